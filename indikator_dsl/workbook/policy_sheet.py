"""The sheet "Kebijakan": the rules, bounds and scale by which achievements are judged, for readers and for formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.capaian.achieving import ABOVE, BELOW, INSIDE, RULES
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import clean, short

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from indikator_dsl.capaian import Policy
    from indikator_dsl.workbook.book import Book

__all__ = ["PolicyCells", "write_policy"]

COLUMNS = {"bagian": 26, "isi": 70, "nilai": 14, "batasnya": 12}
PART, SAID, VALUE, SIGN = range(len(COLUMNS))
STRICT = ">"


@frozen
class PolicyCells:
    """Where the parts of the policy stand.

    `lowest`, `highest` and `zero` are cells with numbers, blank where the policy says nothing; `places` is the number
    of decimals. `names`, `bounds` and `signs` are the ranges of the scale, of `many` classes. `sentences` are cells by
    the code of their finding (C113, X304, X305), and by the field of a rule that is missing (C115).
    """

    policy: Policy
    lowest: str
    highest: str
    zero: str
    places: str
    many: int
    names: str
    bounds: str
    signs: str
    sentences: Mapping[str, str]

    def bounded(self, value: str) -> str:
        """The formula of `value` within the bounds of the policy: a blank bound does not count."""
        return f"MIN(MAX({value},{self.lowest}),{self.highest})"

    def rank(self, value: str) -> str:
        """The formula of the number of the class of the cell `value`, 1 being the highest; as capaian/scale.py."""
        rounded = value
        if self.policy.places is not None:
            moved = f"{value}+SIGN({value})*MIN(0.1*10^(-{self.places}),4E-15*ABS({value}))"
            rounded = f"ROUND({moved},{self.places})"
        near = f"1E-12*ABS({self.bounds})"
        below = f"({rounded}<{self.bounds}-{near})"
        just = f'({self.signs}="{STRICT}")*(ABS({rounded}-{self.bounds})<={near})'
        return f"SUMPRODUCT(ISNUMBER({self.bounds})*({below}+{just}))+1"


def write_policy(book: Book, name: str, policy: Policy) -> PolicyCells:
    """Write the sheet. What stands in it as a number may be changed; rules are shown, and live in the formulas."""
    sheet = book.sheet(name, COLUMNS, frozen=1)
    row = 1

    def line(part: str, said: str | None, value: Fraction | int | None = None, sign: str | None = None) -> str:
        """A row whose value is shown, or missing; the cell of that value."""
        nonlocal row
        sheet.text(row, PART, part)
        sheet.text(row, SAID, said)
        sheet.number(row, VALUE, value)
        sheet.text(row, SIGN, sign, "centred")
        row += 1
        return sheet.reference(row - 1, VALUE)

    def said(part: str, text: str) -> str:
        nonlocal row
        for column, found in enumerate((part, text, None, None)):
            sheet.text(row, column, found)
        row += 1
        return sheet.reference(row - 1, SAID)

    said("Kebijakan", clean(policy.nama))
    said("Dasar", clean(policy.dasar or "tidak disebut"))
    for key, rule in policy.rules.items():
        said(key, " ".join(rule.text.split()))
    lowest = line("Capaian terendah", _or_none("capaian di bawahnya menjadi sebesar ini", policy.lowest), policy.lowest)
    highest = line(
        "Capaian tertinggi", _or_none("capaian di atasnya menjadi sebesar ini", policy.highest), policy.highest
    )
    nought = policy.zero.nilai if policy.zero else None
    zero = line("Target nol", _zero(policy), nought)
    rounding = (
        "tidak dibulatkan" if policy.places is None else "desimal sebelum dibandingkan dengan batas, setengah ke atas"
    )
    places = line("Pembulatan", rounding, policy.places)
    first = row
    for kategori in policy.scale:
        sign = None if kategori.batas is None else "≥" if kategori.termasuk else STRICT
        line("Kategori", clean(kategori.nama), kategori.batas, sign)
    last = max(first, row - 1)
    for note in policy.catatan:
        said("Catatan", clean(note))
    nama = short(policy.nama)
    sentences = {
        "C113": Diagnostic.of("C113", kebijakan=nama),
        "X304": Diagnostic.of("X304", kebijakan=nama),
        "X305": Diagnostic.of("X305", kebijakan=nama),
    }
    for key in (*RULES.values(), INSIDE, BELOW, ABOVE):
        if key not in policy.rules:
            sentences[key] = Diagnostic.of("C115", kebijakan=nama, kunci=key)
    cells = {key: said("Kalimat", finding.message) for key, finding in sentences.items()}
    sheet.whole_numbers(1, row - 1, VALUE)
    names, bounds, signs = (sheet.span((first, column), (last, column)) for column in (SAID, VALUE, SIGN))
    return PolicyCells(policy, lowest, highest, zero, places, len(policy.scale), names, bounds, signs, cells)


def _or_none(said: str, value: Fraction | None) -> str:
    return "tidak dibatasi" if value is None else said


def _zero(policy: Policy) -> str:
    """What the policy says of a target of zero."""
    zero = policy.zero
    if zero is None:
        return "tidak diatur; menurut rumusnya"
    if zero.nilai is None:
        return "capaiannya tidak dihitung"
    return "capaian bila target tercapai, selain itu 0" if zero.bila_tercapai else "capaian bila targetnya 0"
