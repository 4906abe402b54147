"""How a value came about: the formula, the numbers put in, every intermediate value, and where each number is from.

One Trace covers one formula. Where an input is another indicator's result, the trace names it; a whole explanation
over several indicators is a list of traces (`Results.explain`), so nothing nests without bound.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from attrs import frozen

from indikator_dsl.evaluation.exact import NoValueError, apply, calculate
from indikator_dsl.evaluation.result import Input, Result, exact_text
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.names import fold
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.methods import MethodResult

__all__ = ["TRACE_VERSION", "Step", "Trace", "trace_result"]

TRACE_VERSION = 1
"""Version of the JSON that `Trace.to_json` writes; a change that a reader could trip over raises it."""

LONGEST_LINE = 400  # characters of a formula that the text shows on one line
MOST_STEPS = 60  # parts of one operation that the text lists


@frozen
class Step:
    """One part of the formula and its value (None where it has none).

    `running` holds, for a chain, the value after each operator from left to right. `input` is set for a name.
    """

    text: str
    value: Fraction | None
    parts: tuple[Step, ...] = ()
    running: tuple[Fraction, ...] = ()
    input: Input | None = None

    def to_json(self) -> dict[str, Any]:
        data: dict[str, Any] = {"teks": self.text, "nilai": exact_text(self.value)}
        if self.running:
            data["berjalan"] = [exact_text(value) for value in self.running]
        if self.input is not None:
            data |= {"asal": self.input.origin, "indikator": self.input.indikator}
        if self.parts:
            data["bagian"] = [part.to_json() for part in self.parts]
        return data


@frozen
class Trace:
    """The explanation of one result. `str(trace)` is the text for a reader, `to_json()` the data for a program."""

    result: Result
    step: Step | None
    with_numbers: str | None
    """The formula with every name replaced by its number ("24 / 36 × 100")."""

    def to_json(self) -> dict[str, Any]:
        formula = self.result.formula
        return {
            "versi": TRACE_VERSION,
            "hasil": self.result.to_json(),
            "formula": formula.text if formula else None,
            "dengan_angka": self.with_numbers,
            "langkah": self.step.to_json() if self.step else None,
            "data": [used.to_json() for used in self.result.inputs],
        }

    def lines(self) -> list[str]:
        """The explanation as lines of text."""
        result, formula = self.result, self.result.formula
        lines = [f"{result.name or 'Hasil'} = {result.display}"]
        if formula is not None and formula.text.strip():
            lines.append("  formula : " + _cut(" ".join(formula.text.split())))
        if result.method is not None:
            lines.append(f"  metode  : {result.method.metode}, {result.method.dasar}")
            if result.method.kategori is not None:
                lines.append(f"  {result.method.kata:<8}: {result.method.kategori.nama}")
        if self.with_numbers is not None and self.step is not None and self.step.input is None:
            lines.append("  angka   : " + _cut(self.with_numbers))
        if result.method is not None and self.step is not None:
            lines += _listed(self.step.parts)
        elif self.step is not None and self.step.parts:
            lines += _operations(self.step)
        if result.reason is not None:
            lines.append("  sebab   : " + result.reason.message)
        for number, used in enumerate(result.inputs):
            value = "belum ada data" if used.value is None else format_number(used.value, None)
            origin = f"  [{used.origin}]" if used.origin else ""
            lines.append(("  data    : " if not number else "            ") + f"{used.name} = {value}{origin}")
            if used.cover is not None and used.cover.display and used.value is not None:
                lines.append("              cakupan: " + used.cover.sentence)
        return lines

    def __str__(self) -> str:
        return "\n".join(self.lines())


def trace_result(result: Result) -> Trace:
    """The trace of `result`, from its formula and inputs."""
    formula, method = result.formula, result.method
    if method is not None and method.dihitung:
        return _trace_method(result, method)
    if formula is None or formula.tree is None:
        return Trace(result, None, None)
    inputs = {fold(used.name): used for used in result.inputs}
    values = {name: used.value for name, used in inputs.items() if used.value is not None}
    return Trace(result, _step(formula.tree, inputs, values), _with_numbers(formula.tree, values))


def _trace_method(result: Result, method: MethodResult) -> Trace:
    """The trace of what a method computed: its own steps, and the calculation with the numbers put in."""
    values = {fold(used.name): used.value for used in result.inputs if used.value is not None}
    tree = method.formula.tree if method.formula is not None else None
    step = Step(method.metode, result.value, method.steps) if method.steps else None
    return Trace(result, step, None if tree is None else _with_numbers(tree, values))


def _step(node: Node, inputs: Mapping[str, Input], values: Mapping[str, Fraction]) -> Step:
    parts: tuple[Node, ...] = ()
    running: list[Fraction] = []
    used: Input | None = None
    match node:
        case Number():
            pass
        case Name(text):
            used = inputs.get(fold(text))
        case Chain(_, operands):
            parts = operands
        case Negative(operand):
            parts = (operand,)
        case Power(base, exponent):
            parts = (base, exponent)
        case Call(_, arguments):
            parts = arguments
        case _:
            assert_never(node)
    steps = tuple(_step(part, inputs, values) for part in parts)
    value = _value(node, values)
    if isinstance(node, Chain):
        running = _running(node, steps)
    return Step(print_node(node), value, steps, tuple(running), used)


def _value(node: Node, values: Mapping[str, Fraction]) -> Fraction | None:
    try:
        return calculate(node, values)
    except (NoValueError, KeyError):
        return None


def _running(chain: Chain, steps: tuple[Step, ...]) -> list[Fraction]:
    running: list[Fraction] = []
    total = steps[0].value
    for operator, step, operand in zip(chain.operators, steps[1:], chain.operands[1:], strict=True):
        if total is None or step.value is None:
            break
        try:
            total = apply(operator, total, step.value, operand)
        except NoValueError:
            break
        running.append(total)
    return running


def _with_numbers(tree: Node, values: Mapping[str, Fraction]) -> str:
    """The canonical text with each name's number in its place (or the name in brackets where it has none)."""

    def show(name: str) -> str:
        value = values.get(fold(name))
        if value is None:
            return f"[{name}]"
        return f"({format_number(value, None)})" if value < 0 else format_number(value, None)

    return print_node(tree, show)


def _operations(step: Step) -> list[str]:
    """A line for each operation below the whole, innermost first, and the whole's own running values."""
    inner = [part for part in _inside(step) if part.parts and part is not step and part.value is not None]
    lines = [f"{_cut(part.text, 160)} = {_shown(part.value)}" for part in inner[:MOST_STEPS]]
    if step.running:
        lines.append(" → ".join(_shown(value) for value in step.running[-MOST_STEPS:]))
    return [("  langkah : " if not number else "            ") + line for number, line in enumerate(lines)]


def _listed(steps: Sequence[Step]) -> list[str]:
    """A line for each step that a method tells of itself."""
    lines = [f"{_cut(step.text, 160)} = {_shown(step.value)}" for step in steps[:MOST_STEPS]]
    return [("  langkah : " if not number else "            ") + line for number, line in enumerate(lines)]


def _inside(step: Step) -> list[Step]:
    found: list[Step] = []
    for part in step.parts:
        found += _inside(part)
    found.append(step)
    return found


def _shown(value: Fraction | None) -> str:
    if value is None:
        return "?"
    if value.denominator == 1:
        return format_number(value)
    return format_number(value, 6).rstrip("0").rstrip(",")


def _cut(text: str, most: int = LONGEST_LINE) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"
