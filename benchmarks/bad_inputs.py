"""What somebody may send to hurt: time, memory and the answer. Every one in fresh processes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measuring import Row, fresh, row
from indikator_dsl import IndikatorError, loads
from indikator_dsl.formula.reading import read

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

__all__ = ["INPUTS", "figures", "load_file", "load_for_other_data", "read_and_compute"]

RUNS = 3
SETUP = """
from benchmarks import bad_inputs
bad_inputs.read_and_compute("A / B")
text = bad_inputs.INPUTS[{work!r}][{name!r}]()
"""


def read_and_compute(text: str) -> str:
    """A formula, read and computed with 2 for every name: the codes of its errors, or the status of its result."""
    formula = read(text)
    if formula.errors:
        return ", ".join(dict.fromkeys(finding.code for finding in formula.errors))
    result = formula.evaluate(dict.fromkeys(formula.names, 2))
    return f"{result.status.value} {result.reason.code if result.reason else ''}"


def load_file(text: str) -> str:
    """A definition file: the codes of its errors, or how many indicators it has."""
    try:
        return f"{len(loads(text).indicators)} indicators"
    except IndikatorError as error:
        return ", ".join(dict.fromkeys(finding.code for finding in error.diagnostics))


def load_for_other_data(text: str) -> str:
    """A definition file, computed with a thousand data that it does not ask for: the codes of the errors."""
    try:
        return repr(loads(text).evaluate({f"Jumlah hal {at} yang lain": 1 for at in range(1_000)}))
    except IndikatorError as error:
        return ", ".join(dict.fromkeys(finding.code for finding in error.diagnostics))


def _indicators(name: str, formula: str) -> str:
    """A thousand levels with an indicator each; `#` is the number of each, `>` that of the next, round a ring."""
    one = f"Tujuan: Bagian #\n  Indikator: {name}\n    Formula: {formula}\n"
    return "".join(one.replace("#", str(at)).replace(">", str((at + 1) % 1_000)) for at in range(1_000))


INPUTS: dict[str, dict[str, Callable[[], str]]] = {
    "read_and_compute": {
        "`A / B` (what the others stand beside)": lambda: "A / B",
        "500 brackets in one another": lambda: "(" * 500 + "A" + ")" * 500,
        "a sum of 20,000 names": lambda: " + ".join(f"A{at}" for at in range(20_000)),
        "a sum of 20,000 terms in LaTeX": lambda: " + ".join([r"\text{A}"] * 20_000),
        "`9^9^9`": lambda: "9^9^9",
        "`1e100000000`": lambda: "1e100000000",
        "1 MB in one line": lambda: "A / " * 250_000,
        "250,000 open brackets": lambda: "(" * 250_000,
        "60,000 divisions": lambda: "A / " * 60_000 + "A",
    },
    "load_file": {
        "a definition file with a formula of 1 MB": lambda: (
            "Tujuan: A\n  Indikator: B\n    Formula: " + "A / " * 250_000
        ),
        "a definition file of one line of 1 MB": lambda: "A" * 1_000_000,
        "5,000 lines, each further in (12 MB)": lambda: "\n".join(" " * at + "Tujuan: A" for at in range(5_000)),
        "1,000 indicators of one name, and 1,000 that use it": lambda: (
            _indicators("Nilai A", "Jumlah B / Jumlah C") + _indicators("Nilai #", "Nilai A / Jumlah D #")
        ),
        "1,000 indicators in a ring, each using the first too": lambda: _indicators("Nilai #", "Nilai > + Nilai 0"),
    },
    "load_for_other_data": {
        "1,000 data for 1,000 indicators that ask for others": lambda: _indicators("Nilai #", "Jumlah B # / Jumlah C"),
    },
}


def figures() -> Iterator[Row]:
    for work, inputs in INPUTS.items():
        for name in inputs:
            setup = SETUP.format(work=work, name=name)
            samples = fresh(setup, f"told = bad_inputs.{work}(text)", RUNS, "told")
            peak = max(sample.memory for sample in samples)
            yield row(name, samples, f"peak {peak:.0f} MB; answer: {samples[0].told}")
