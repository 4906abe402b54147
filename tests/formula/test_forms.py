"""The forms of writing beyond signs: gold readings in gold/forms/, a file a form.

A case is a formula of one line or more, then

    => what is read                canonical, or `tidak terbaca`
    ! F225 F226                    the codes of all warnings and errors, in the order of the text (none if left out)
    dikenal: Nama A; Nama B        names that count as declared
    nama hasil: Nama               what the left side names (nothing if left out)

Blank lines separate the cases; a line that begins with `# ` is a comment.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indikator_dsl.formula import KnownNames, forms, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.formula import Formula

GOLD = Path(__file__).parent / "gold" / "forms"
SHARED = {"__init__", "regions"}
"""Modules of `forms` that read no form of their own."""


class Case(NamedTuple):
    place: str
    formula: str
    reading: str
    codes: list[str]
    known: list[str]
    left: str | None


def cases(page: Path) -> Iterator[Case]:
    gathered: list[tuple[int, str]] = []
    for number, line in enumerate([*page.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("# "):
            continue
        if line.strip():
            gathered.append((number, line))
        elif gathered:
            yield _case(f"{page.stem}:{gathered[0][0]}", [line for _, line in gathered])
            gathered = []


def _case(place: str, lines: list[str]) -> Case:
    at = next((i for i, line in enumerate(lines) if line.startswith("=> ")), len(lines))
    assert 0 < at < len(lines), f"{place}: a formula and a line `=> …`"
    codes: list[str] = []
    known: list[str] = []
    left: str | None = None
    for line in lines[at + 1 :]:
        key, _, value = line.partition(" ")
        if key == "!":
            codes = value.split()
        elif key == "dikenal:":
            known = value.split("; ")
        else:
            assert line.startswith("nama hasil: "), f"{place}: not understood: {line}"
            left = line.removeprefix("nama hasil: ")
    return Case(place, "\n".join(lines[:at]), lines[at][3:], codes, known, left)


CASES = [case for page in sorted(GOLD.glob("*.txt")) for case in cases(page)]


def reading(case: Case) -> Formula:
    return read(case.formula, KnownNames(case.known) if case.known else None)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_a_form_is_read_as_its_gold_says(case: Case) -> None:
    formula = reading(case)
    assert (formula.canonical or "tidak terbaca") == case.reading
    assert [finding.code for finding in formula.diagnostics if not finding.code.startswith("F3")] == case.codes
    assert formula.left == case.left or formula.errors


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_what_is_read_can_be_written_instead(case: Case) -> None:
    formula = reading(case)
    if formula.canonical is not None:
        assert read(formula.canonical).tree == formula.tree


def test_every_form_has_gold() -> None:
    modules = {path.stem for path in Path(str(forms.__file__)).parent.glob("*.py")} - SHARED
    assert modules <= {page.stem for page in GOLD.glob("*.txt")}
