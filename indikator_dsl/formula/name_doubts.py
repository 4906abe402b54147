"""Doubts about single names: a name that is no whole name, or that hides something which will not be computed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.tree import Name

__all__ = ["name_doubts"]

MOST_NAMES = 40  # of one formula that are compared with each other
SHORT = 60
FILLERS = frozenset("yang dari di pada untuk oleh dengan dalam atas secara telah sudah akan para ini itu nya".split())
TIMES = frozenset("periode tahun bulan triwulan semester minggu hari kuartal".split())
RELATIVE = frozenset("sebelumnya lalu ini berjalan sekarang kini n n-1 t t-1".split())
ALTERNATIVE = re.compile(r"\batau\s+(?:terhadap|dibagi|dikali|dibanding\w*|ditambah|dikurang\w*)\b", re.IGNORECASE)
CONDITION = re.compile(r"\([^()]*\b(?:jika|bila|apabila|kalau|dibulatkan|pembulatan)\b", re.IGNORECASE)
CELL = re.compile(r"\$?[A-Z]{1,2}\$?[0-9]{1,5}")
CALLED = re.compile(
    r"(ln|log|log10|exp|sin|cos|tan|sqrt|if|iif|iferror|ifs|countifs?|counta|sumifs?|sumproduct|averageifs?)\(", re.I
)
CLAUSE = re.compile(r"[,\s]\s*(?:dan\s+|yang\s+)?(?:biasanya\s+)?dinyatakan\s+(?:dalam|sebagai)\b", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[a-z]{3}[a-z][a-z])[.]\s+[A-Z][a-z]|(?<=[A-Z]{3})[.]\s+[A-Z][a-z]")
LISTING = re.compile(r"([A-Z_]{3,}|[a-z]{1,2})\([^()]*,")
TWO_COUNTED = re.compile(r"(jumlah|jml|total|banyaknya)\s+([\w-]+)\s+dan\s+([\w-]+)", re.IGNORECASE)
HINT = re.compile(
    r"\batau\s|\b(?:jika|bila|apabila|kalau|dibulatkan|pembulatan|adalah|dinyatakan)\b|[.]\s+[A-Z]|[a-z0-9]\(|\bdan\s|^\s*=|sebelumnya|\blalu\b|\bini\b",
    re.IGNORECASE,
)


def name_doubts(text: str, names: Sequence[Name], known: KnownNames | None) -> Iterator[Diagnostic]:
    """What is to be asked of the bare names of a formula; a name that is declared or in quotes is sure of itself."""
    if len(names) > 1:
        yield from _nearly_equal(names[:MOST_NAMES])
    if HINT.search(text) is None:
        return
    sheet = text.lstrip().startswith("=")
    for name in names[: MOST_NAMES * 10]:
        start, end = name.span
        if text[start : start + 1] in '"“' or (known is not None and known.knows(name.text)):
            continue
        yield from _of_one(name, names, text[start:end], sheet=sheet)


def _of_one(name: Name, names: Sequence[Name], written: str, *, sheet: bool) -> Iterator[Diagnostic]:
    start, end = name.span
    shown = name.text[:SHORT]
    if found := ALTERNATIVE.search(written):
        yield Diagnostic.of("F139", start + found.start(), start + found.end(), kata=found[0])
    if found := CONDITION.search(written):
        yield Diagnostic.of("F247", start + found.start(), end, kata=written[found.start() :][:SHORT])
    if sheet and CELL.fullmatch(name.text):
        yield Diagnostic.of("F245", start, end, nama=shown)
    if (found := CALLED.match(name.text)) or (found := LISTING.match(name.text)):
        yield Diagnostic.of("F246", start, end, kata=found[1], nama=shown)
    if (found := CLAUSE.search(written)) and found.start():
        yield Diagnostic.of("F253", start + found.start(), end, kata=written[found.start() :][:SHORT])
    if len(names) > 1 and (found := SENTENCE.search(written)):
        yield Diagnostic.of("F156", start + found.start(), end, kata=written[found.start() :][:SHORT])
    if len(names) == 1 and " adalah " in name.text:
        yield Diagnostic.of("F217", start, end, f'"{name.text}"')
    if found := TWO_COUNTED.fullmatch(name.text):
        other = f"({found[1]} {found[2]} + {found[1]} {found[3]})"
        yield Diagnostic.of("F236", start, end, other, nama=shown, lain=other)
    words = name.text.lower().split()
    if len(words) < 4 and words[0] in TIMES and set(words[1:]) & RELATIVE and set(words) <= TIMES | RELATIVE:
        whole = next(
            (other.text for other in names if other.text.split()[-1].lower() in RELATIVE and other != name), ""
        )
        other = " ".join([*_measured_part(whole), *name.text.split()])
        if whole:
            yield Diagnostic.of("F239", start, end, other, nama=shown, lain=other[:SHORT])


def _measured_part(name: str) -> list[str]:
    """What a name measures, without the words of time at its end."""
    words = name.split()
    while words and words[-1].lower() in TIMES | RELATIVE:
        words.pop()
    return words


def _nearly_equal(names: Sequence[Name]) -> Iterator[Diagnostic]:
    """Two names that differ in small words only: `Jumlah air disalurkan` and `Jumlah air yang disalurkan`."""
    first: dict[tuple[str, ...], Name] = {}
    for name in names:
        folded = fold(name.text)
        key = tuple(word for word in folded.split() if word not in FILLERS)
        other = first.setdefault(key, name)
        if other is not name and fold(other.text) != folded and key:
            yield Diagnostic.of("F235", *name.span, other.text, nama=other.text[:SHORT], lain=name.text[:SHORT])
