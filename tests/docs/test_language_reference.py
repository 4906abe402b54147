"""The language reference is true: every example on its pages is read, and computed, as the page says.

An example is a block fenced with the word `contoh`; cases in it are separated by a blank line. A case is a formula of
one line or more, then `=> what is read`, and after that, where wanted:

    ! F201 F202                   the codes of all findings, in the order of the text (none: notes at most)
    dikenal: Nama A; Nama B       names that count as declared
    nama hasil: Nama              what the left side names
    {Nama A: 2; Nama B: 3} = 5    data, and what is shown
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indikator_dsl.diagnostics.catalogue import all_entries
from indikator_dsl.formula import KnownNames, read
from indikator_dsl.formula.ast_json import DEEPEST_JSON
from indikator_dsl.formula.grammar import MOST_POWERS
from indikator_dsl.formula.reading import LONGEST, Kind
from indikator_dsl.formula.tree import DEEPEST
from indikator_dsl.text.numbers import MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.formula import Formula

FOLDER = Path(__file__).parents[2] / "docs" / "bahasa"
if not FOLDER.is_dir():
    pytest.skip("the pages of the language reference are not here", allow_module_level=True)
PAGES = sorted(FOLDER.glob("*.md"))

WITHOUT_TREE = {Kind.EXTERNAL: "(eksternal)", Kind.NARRATIVE: "(uraian)", Kind.EMPTY: "(kosong)"}
VALUES = re.compile(r"\{(.*)\} = (.+)")
NOT_SHOWN = {
    "F101",  # a text of a quarter of a million characters
    "F109",  # a hundred brackets inside each other
    "F122",  # a hundred powers
    "F126",  # said of a tree as JSON only
    "F127",  # said of a line of `urai --jsonl` only
}
"""Codes that no short example can show; batas.md tells of the limits, and the tests below cross them."""


class Case(NamedTuple):
    place: str
    formula: str
    reading: str
    codes: list[str] | None
    known: list[str]
    left: str | None
    values: list[tuple[dict[str, str], str]]


def cases(page: Path) -> Iterator[Case]:
    inside = False
    gathered: list[tuple[int, str]] = []
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```"):
            if inside and gathered:
                yield _case(page.name, gathered)
            inside, gathered = line == "```contoh", []
        elif inside and line.strip():
            gathered.append((number, line))
        elif gathered:
            yield _case(page.name, gathered)
            gathered = []


def _case(page: str, lines: list[tuple[int, str]]) -> Case:
    place = f"{page}:{lines[0][0]}"
    written = [line for _, line in lines]
    at = next((i for i, line in enumerate(written) if line.startswith("=> ")), None)
    assert at is not None, f"{place}: no line `=> …`"
    codes: list[str] | None = None
    known: list[str] = []
    left: str | None = None
    values: list[tuple[dict[str, str], str]] = []
    for line in written[at + 1 :]:
        if line.startswith("! "):
            codes = line[2:].split()
        elif line.startswith("dikenal: "):
            known = line.removeprefix("dikenal: ").split("; ")
        elif line.startswith("nama hasil: "):
            left = line.removeprefix("nama hasil: ")
        else:
            found = VALUES.fullmatch(line)
            assert found, f"{place}: not understood: {line}"
            pairs = [pair.rpartition(": ") for pair in found[1].split("; ") if pair]
            values.append(({name: value for name, _, value in pairs}, found[2]))
    return Case(place, "\n".join(written[:at]), written[at][3:], codes, known, left, values)


CASES = [case for page in PAGES for case in cases(page)]


def reading_of(formula: Formula) -> str:
    """What the page writes after `=>`."""
    return "tidak terbaca" if formula.errors else WITHOUT_TREE.get(formula.kind) or formula.canonical or ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_an_example_is_read_as_the_page_says(case: Case) -> None:
    formula = read(case.formula, KnownNames(case.known) if case.known else None)
    assert reading_of(formula) == case.reading
    found = [diagnostic.code for diagnostic in formula.diagnostics]
    if case.codes is None:
        assert [code for code in found if code[1] in "12"] == []
    else:
        assert found == case.codes
    if case.left is not None:
        assert formula.left == case.left


@pytest.mark.parametrize("case", [case for case in CASES if case.values], ids=lambda case: case.place)
def test_an_example_has_the_value_the_page_shows(case: Case) -> None:
    formula = read(case.formula, KnownNames(case.known) if case.known else None)
    shown = [(data, formula.evaluate(data).display) for data, _ in case.values]
    assert shown == case.values


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.place)
def test_what_is_read_can_be_written_instead(case: Case) -> None:
    formula = read(case.formula, KnownNames(case.known) if case.known else None)
    if formula.canonical is not None:
        assert read(formula.canonical).tree == formula.tree


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_has_an_example(page: Path) -> None:
    assert any(case.place.startswith(page.name + ":") for case in CASES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_is_in_the_index_and_its_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text):
        assert (FOLDER / link).exists(), f"{page.name}: {link}"
    if page.name != "README.md":
        assert f"({page.name})" in (FOLDER / "README.md").read_text(encoding="utf-8")


def test_every_finding_of_the_reader_is_shown() -> None:
    of_formulas = {code for code in all_entries() if code.startswith("F")}
    shown = {code for case in CASES for code in case.codes or ()}
    assert of_formulas - shown == NOT_SHOWN & of_formulas


def test_a_code_named_on_a_page_is_in_the_catalogue() -> None:
    for page in PAGES:
        named = set(re.findall(r"\b[FHDRPMKUL][0-9]{3}\b", page.read_text(encoding="utf-8")))
        assert named <= set(all_entries()), page.name


@pytest.mark.parametrize(
    ("limit", "within", "beyond", "code"),
    [
        (LONGEST, "A" + " " * (LONGEST - 1), "A" + " " * LONGEST, "F101"),
        (DEEPEST, "(" * DEEPEST + "1" + ")" * DEEPEST, "(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1), "F109"),
        (MOST_POWERS, "2" + "^1" * MOST_POWERS, "2" + "^1" * (MOST_POWERS + 1), "F122"),
        (MOST_DIGITS, "9" * MOST_DIGITS, "9" * (MOST_DIGITS + 1), "F111"),
    ],
    ids=["panjang", "kurung", "pangkat", "angka"],
)
def test_a_limit_is_the_one_the_page_names(limit: int, within: str, beyond: str, code: str) -> None:
    page = (FOLDER / "batas.md").read_text(encoding="utf-8")
    assert re.search(rf"\b{limit:,}\b".replace(",", r"\."), page), f"batas.md does not name {limit}"
    assert read(within).tree is not None
    refused = read(beyond)
    assert refused.tree is None
    assert code in [diagnostic.code for diagnostic in refused.errors]


def test_a_row_of_signs_too_long_for_json_is_still_computed() -> None:
    assert f" {DEEPEST_JSON} " in (FOLDER / "batas.md").read_text(encoding="utf-8")
    formula = read("1" + " + 1" * (DEEPEST_JSON + 1))
    assert formula.evaluate({}).display == str(DEEPEST_JSON + 2)
    data = formula.to_json()
    assert data["ast"] is None
    assert "F126" in [diagnostic["code"] for diagnostic in data["diagnostics"]]
