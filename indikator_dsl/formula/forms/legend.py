"""A legend beside the formula: `Keterangan:`, `Ket.`, `dimana`, and lines or pieces `A = jumlah …`.

    (N / D) x 100%
    Keterangan: N = jumlah laporan selesai, D = jumlah laporan

Each entry gives a symbol its long name; the formula then uses the long name. An entry that calculates is no explanation
but another formula, and stays among the statements (`forms/chain`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.regions import ends_operand
from indikator_dsl.formula.forms.remarks import is_remark
from indikator_dsl.formula.lexemes import span_of, written
from indikator_dsl.formula.settle import symbolic
from indikator_dsl.text.lexicon import MEASURE_WORDS
from indikator_dsl.text.names import clean, fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["Entry", "split_legend"]

HEADINGS = frozenset(("keterangan", "ket", "dimana", "penjelasan"))
TRIGGERS = HEADINGS | {"mana"}
EXPLAINS = frozenset(("adalah", "merupakan", "yaitu", "ialah"))
FORMULA_HEADINGS = frozenset(("rumus", "formula", "formulasi", "perhitungan"))
FIGURES = frozenset(("number", "percent", "comma", "mark"))
LONGEST_SYMBOL = 4  # lexemes of a symbol: `N`, `n 3`, `CR_{min}`, `NDGB`


@frozen
class Entry:
    """`symbol` stands for `name`; `start` and `end` are the entry's place in the text."""

    symbol: str
    name: str
    start: int
    end: int


def split_legend(lexemes: list[Lexeme], found: list[Diagnostic]) -> tuple[list[Lexeme], tuple[Entry, ...]]:
    """The lexemes without their legend, and its entries. A legend in which no entry is understood is an error."""
    start = stop = 0
    if not TRIGGERS.isdisjoint([lexeme.text.lower() for lexeme in lexemes]):
        lexemes = _legend_last(lexemes)
        start, stop = _heading(lexemes)
    if not start:
        start = stop = _bare_block(lexemes)
    if not start:
        return lexemes, ()
    entries: list[Entry] = []
    kept = list(lexemes[:start])
    for part in _parts(lexemes[stop:]):
        sign = _sign(part)
        if not sign or is_remark(part):
            found.append(Diagnostic.of("F224", part[0].start, part[-1].end, kata=written(part)[:60]))
        elif part[sign + 1 : sign + 2] and all(lexeme.kind in FIGURES for lexeme in part[sign + 1 :]):
            found.append(Diagnostic.of("F226", part[0].start, part[-1].end, kata=written(part)[:60]))
        elif _holds_operator(part[sign + 1 :]):
            kept += [part[0]._replace(kind="break", text="\n"), *_as_statement(part, sign)]
        else:
            name = clean(written(part[sign + 1 :])).strip(" .,;:")
            if fold(name):
                symbol = clean(written(part[:sign])).strip(" .,;:")
                entries.append(Entry(symbol, name, part[0].start, part[-1].end))
    if not entries and len(kept) == start and not found:
        shown = lexemes[start:stop] or lexemes[start + 1 :]  # the heading; the entries where there is none
        found.append(Diagnostic.of("F132", *span_of(shown)))
    return kept, tuple(entries)


def _legend_last(lexemes: list[Lexeme]) -> list[Lexeme]:
    """A legend that stands before `Rumus: …` goes behind it."""
    if len(lexemes) < 3 or lexemes[0].text.lower() not in HEADINGS or lexemes[1].kind != "colon":
        return lexemes
    for at in range(3, len(lexemes) - 1):
        if lexemes[at].kind == "break" and lexemes[at + 1].text.lower() in FORMULA_HEADINGS:
            return [*lexemes[at + 1 :], lexemes[at], *lexemes[:at]]
    return lexemes


def _holds_operator(part: Sequence[Lexeme]) -> bool:
    """Whether an operator stands in `part` for certain, inside brackets too."""
    return any(ends_operand(part, at) for at in range(len(part)))


def _as_statement(part: list[Lexeme], sign: int) -> list[Lexeme]:
    return [*part[:sign], part[sign]._replace(kind="equals", text="="), *part[sign + 1 :]]


def _heading(lexemes: Sequence[Lexeme]) -> tuple[int, int]:
    """Where a legend begins, and where its first entry does; (0, 0) if there is none."""
    for at in range(1, len(lexemes) - 2):
        lexeme = lexemes[at]
        if lexeme.kind != "word":
            continue
        word, length = lexeme.text.lower(), 1
        if word == "di" and lexemes[at + 1].text.lower() == "mana":
            word, length = "dimana", 2
        if word not in HEADINGS:
            continue
        after = at + length
        after += lexemes[after].text.lower() in ("simbol", "variabel", "rumus", "formula") and after + 2 < len(lexemes)
        marked = lexemes[after].kind == "colon" or (word == "ket" and lexemes[after].text == ".")
        begins = lexemes[at - 1].kind in ("break", "comma") or lexemes[at - 1].text == "."
        if marked:
            while after < len(lexemes) and (lexemes[after].kind in ("colon", "break") or lexemes[after].text == "."):
                after += 1
            return at, after
        opens = (begins or word == "dimana") and _sign(lexemes[after : after + LONGEST_SYMBOL + 1])
        if opens and (lexemes[at - 1].kind == "break" or symbolic(lexemes[after].text)):
            return at, after
        if begins and lexemes[after].kind == "break":
            return at, after + 1
    return 0, 0


def _bare_block(lexemes: Sequence[Lexeme]) -> int:
    """Where the lines at the end begin that each explain a symbol of the lines above, without a heading; 0 if none."""
    ends = [at for at, lexeme in enumerate(lexemes) if lexeme.kind == "break"]
    stops = [*ends[1:], len(lexemes)]
    start = 0
    if not ends or not any(lexeme.kind in ("equals", "colon") for lexeme in lexemes[ends[0] :]):
        return 0
    symbols: dict[str, int] = {}
    for at, lexeme in enumerate(lexemes):
        symbols.setdefault(lexeme.text.casefold(), at)
    for end, stop in zip(reversed(ends), reversed(stops), strict=False):
        line = [lexeme for lexeme in lexemes[end + 1 : stop] if lexeme.kind not in ("minus", "times")]
        sign = _sign(line[: LONGEST_SYMBOL + 1])
        if not line:
            continue
        if (
            not sign
            or line[0].text.lower() in MEASURE_WORDS
            or symbols[line[0].text.casefold()] >= end
            or sign + 1 == len(line)
        ):
            break
        if _holds_operator(line[sign + 1 :]) or line[sign + 1].kind == "number":
            break
        start = end
    return start


def _parts(lexemes: Sequence[Lexeme]) -> list[list[Lexeme]]:
    """The entries: one a line, or where a comma, `;` or `dan` stands before the next `symbol =`."""
    parts: list[list[Lexeme]] = [[]]
    for at, lexeme in enumerate(lexemes):
        bullet = lexeme.kind in ("minus", "times") and not parts[-1]
        joins = lexeme.kind == "comma" or lexeme.text.lower() == "dan" or lexeme.text == "."
        if lexeme.kind == "break" or (joins and _opens_entry(lexemes, at + 1)):
            if parts[-1]:
                parts.append([])
        elif not bullet and not (lexeme.text.lower() == "dan" and not parts[-1]):
            parts[-1].append(lexeme)
    return [part for part in parts if part]


def _opens_entry(lexemes: Sequence[Lexeme], at: int) -> bool:
    last = at + LONGEST_SYMBOL
    while at < min(len(lexemes), last) and (
        lexemes[at].kind in ("comma", "break", "minus") or lexemes[at].text.lower() == "dan"
    ):
        at += 1
    return _sign(lexemes[at : at + LONGEST_SYMBOL + 1]) > 0


def _sign(part: Sequence[Lexeme]) -> int:
    """The index of the sign behind the symbol that opens `part`; 0 if it opens with none."""
    for at, lexeme in enumerate(part):
        if lexeme.kind in ("equals", "colon") or lexeme.text.lower() in EXPLAINS:
            return at
        if lexeme.kind in ("comma", "break", "slash", "divide", "close"):
            return 0
    return 0
