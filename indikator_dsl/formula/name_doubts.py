"""Doubts about single names: a name that is no whole name, or that hides something which will not be computed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Chain, Name, Number
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.tree import Node

__all__ = ["name_doubts"]

MOST_NAMES = 40  # of one formula that are compared with each other
SHORT = 60
FILLERS = frozenset("yang dari di pada untuk oleh dengan dalam atas secara telah sudah akan para ini itu nya".split())
TIMES = frozenset("periode tahun bulan triwulan semester minggu hari kuartal".split())
RELATIVE = frozenset("sebelumnya lalu ini berjalan sekarang kini n n-1 t t-1".split())
ALTERNATIVE = re.compile(r"\batau\s+(?:terhadap|dibagi|dikali|dibanding\w*|ditambah|dikurang\w*)\b", re.IGNORECASE)
CONDITION = re.compile(r"\([^()]*\b(?:jika|bila|apabila|kalau|dibulatkan|pembulatan)\b", re.IGNORECASE)
CALLED = re.compile(r"(ln|log|log10|exp|sin|cos|tan)\(", re.IGNORECASE)
WEIGHT = r"(?:[0-9]{1,2}(?:[.,][0-9]+)?\s?%|0[.,][0-9]+)"
WEIGHTED = re.compile(rf"\s(?:{WEIGHT}|\((?:bobot\s)?{WEIGHT}\))$", re.IGNORECASE)
CALL = re.compile(r"[\w-]+\s?\([^()]*;[^()]*\)")
LONGEST_SYMBOL = 2
LISTED = re.compile(r"(?:rata-rata|rerata|jumlah)\s+\([^()]*[,;][^()]*\)", re.IGNORECASE)
CLAUSE = re.compile(
    r"\(dalam\s+(?:persen|%)\)|[,\s]\s*(?:dan\s+|yang\s+)?(?:biasanya\s+)?dinyatakan\s+(?:dalam|sebagai)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[a-z]{3}[a-z][a-z])[.]\s+[A-Z][a-z]|(?<=[A-Z]{3})[.]\s+[A-Z][a-z]")
LISTING = re.compile(r"([A-Z_]{3,}|[a-z]{1,2})\([^()]*,")
TWO_COUNTED = re.compile(r"(jumlah|jml|total|banyaknya)\s+([\w-]+)\s+dan\s+([\w-]+)", re.IGNORECASE)
COMPARES = frozenset("> < <> mod ~ jika bila apabila kalau".split())
COMPARED = re.compile(
    r"^(?:jika|bila|apabila|kalau)\s|\smod\s|\s~\s|<>|[<>]\s+(?:jumlah|total|nilai|target|realisasi)\b", re.IGNORECASE
)
LOST = re.compile(r"\s100\s?%|\s%\s+(?:jumlah|jml|total|nilai)\b", re.IGNORECASE)
CLAUSES = frozenset("dalam atau dan jika bila apabila kalau dibulatkan pembulatan adalah dinyatakan".split())
"""Words without which no name needs a second look; beside them only words of time, brackets and full stops do."""


def name_doubts(
    text: str, tree: Node, names: Sequence[Name], words: Set[str], known: KnownNames | None
) -> Iterator[Diagnostic]:
    """What is to be asked of the bare names of a formula; a name that is declared or in quotes is sure of itself.

    `words` are the words of the formula in small letters: where none of ours is among them, nothing is looked at.
    """
    if not names:
        yield Diagnostic.of("F265", 0, len(text))
        return
    if len(names) > 1:
        yield from _two_cases(names[:MOST_NAMES])
    if len(names) > 1 and not words.isdisjoint(FILLERS):
        yield from _nearly_equal(names[:MOST_NAMES])
    if len(names) > 1 and ("%" in words or "0" in text):
        yield from _weights(names[:MOST_NAMES])
    if "selisih" in words and len(names) > 1:
        yield from _torn_difference(names[:MOST_NAMES])
    if not words.isdisjoint(COMPARES):
        yield from _compared(text, names, known)
    if "%" in words:
        yield from _hidden_percent(text, names, known)
    clauses = not words.isdisjoint(CLAUSES) or ". " in text
    timed = not words.isdisjoint(TIMES)
    scaled = len(names) == 1 and "/" in text and _is_scaled(tree)
    if not (scaled or clauses or timed or "(" in text):
        return
    for name in names[: MOST_NAMES * 10]:
        start, end = name.span
        if text[start : start + 1] in '"“' or (known is not None and known.knows(name.text)):
            continue
        if scaled:
            yield from _scaled_slash(name)
        if clauses:
            yield from _clauses(name, text[start:end], alone=len(names) == 1)
        if timed:
            yield from _time_alone(name, names)
        if CALL.fullmatch(name.text):
            yield Diagnostic.of("F246", start, end, kata=name.text.split("(")[0].strip(), nama=name.text[:SHORT])
        if "(" in name.text and LISTED.fullmatch(name.text):
            yield Diagnostic.of("F217", start, end, f'"{name.text}"')
        called = CALLED.match(name.text) or LISTING.match(name.text) if "(" in name.text else None
        if called:
            yield Diagnostic.of("F246", start, end, kata=called[1], nama=name.text[:SHORT])


def _clauses(name: Name, written: str, *, alone: bool) -> Iterator[Diagnostic]:
    """Words inside a name that sound like a condition, a choice, a unit or a new sentence."""
    start, end = name.span
    lowered = written.lower()  # a cheap look before each pattern
    if "atau" in lowered and (found := ALTERNATIVE.search(written)):
        yield Diagnostic.of("F139", start + found.start(), start + found.end(), kata=found[0])
    if "(" in written and (found := CONDITION.search(written)):
        yield Diagnostic.of("F247", start + found.start(), end, kata=written[found.start() :][:SHORT])
    if ("dinyatakan" in lowered or "(dalam" in lowered) and (found := CLAUSE.search(written)) and found.start():
        yield Diagnostic.of("F253", start + found.start(), end, kata=written[found.start() :][:SHORT])
    if not alone and "." in written and (found := SENTENCE.search(written)):
        yield Diagnostic.of("F156", start + found.start(), end, kata=written[found.start() :][:SHORT])
    if alone and " adalah " in name.text:
        yield Diagnostic.of("F217", start, end, f'"{name.text}"')
    if " dan " in lowered and (found := TWO_COUNTED.fullmatch(name.text)):
        other = f"({found[1]} {found[2]} + {found[1]} {found[3]})"
        yield Diagnostic.of("F236", start, end, other, nama=name.text[:SHORT], lain=other[:SHORT])


def _time_alone(name: Name, names: Sequence[Name]) -> Iterator[Diagnostic]:
    """`… periode ini - periode sebelumnya`: a name that says when, and not what."""
    words = name.text.lower().split()
    if len(words) > 3 or words[0] not in TIMES or not set(words[1:]) & RELATIVE or not set(words) <= TIMES | RELATIVE:
        return
    whole = next((one.text for one in names if one != name and one.text.split()[-1].lower() in RELATIVE), "")
    if whole:
        other = " ".join([*_measured_part(whole), *name.text.split()])
        yield Diagnostic.of("F239", *name.span, other, nama=name.text, lain=other[:SHORT])


def _torn_difference(names: Sequence[Name]) -> Iterator[Diagnostic]:
    """`selisih A / B dengan C`: the difference of two things, torn apart by a sign between them."""
    if any(" dengan " in name.text.lower() for name in names[1:]):
        for name in names:
            if name.text.lower().startswith("selisih "):
                yield Diagnostic.of("F217", *name.span, f'"{name.text}"')


def _compared(text: str, names: Sequence[Name], known: KnownNames | None) -> Iterator[Diagnostic]:
    """`jika A > B`, `A > Jumlah B`, `A mod B`: no value comes of a condition, and none of an unknown sign."""
    for name in names:
        start, end = name.span
        if (
            text[start] not in '"“'
            and not (known is not None and known.knows(name.text))
            and COMPARED.search(name.text)
        ):
            yield Diagnostic.of("F133", start, end)


def _hidden_percent(text: str, names: Sequence[Name], known: KnownNames | None) -> Iterator[Diagnostic]:
    """`Jumlah A 100%`, `A % B`: a percentage in the middle of a name, where a sign seems to be lost."""
    for name in names:
        start, end = name.span
        sure = text[start] in '"“' or (known is not None and known.knows(name.text))
        if not sure and LOST.search(name.text):
            yield Diagnostic.of("F219", start, end, kata=name.text[:SHORT])


def _two_cases(names: Sequence[Name]) -> Iterator[Diagnostic]:
    """`n / N x 100%`: two symbols that differ in case alone are one name, and one datum."""
    symbols: dict[str, str] = {}
    for name in names:
        if len(name.text) <= LONGEST_SYMBOL:
            other = symbols.setdefault(fold(name.text), name.text)
            if other != name.text:
                yield Diagnostic.of("F272", *name.span, nama=name.text, lain=other)


def _is_scaled(tree: Node) -> bool:
    """Whether a tree is one name times a hundred or more, and nothing else."""
    if not isinstance(tree, Chain) or set(tree.operators) != {"*"} or not isinstance(tree.operands[0], Name):
        return False
    factors = tree.operands[1:]
    return any(isinstance(part, Number) and part.value >= 100 for part in factors)


def _scaled_slash(name: Name) -> Iterator[Diagnostic]:
    """`(siswa lulus/siswa) x 100%`: nothing divides, and a slash without blanks stands in the one name."""
    before, slash, _ = name.text.partition("/")
    if slash and before.count("(") == before.count(")"):
        yield Diagnostic.of("F255", *name.span, name.text.replace("/", " / "), nama=name.text[:SHORT])


def _weights(names: Sequence[Name]) -> Iterator[Diagnostic]:
    """`Nilai A (40%) + Nilai B (60%)`: weights behind the names, where nothing computes them."""
    weighted = [(name, found[0].strip()) for name in names if (found := WEIGHTED.search(name.text))]
    for name, weight in weighted if len(weighted) > 1 else ():
        bare = name.text[: -len(weight)].strip()
        factor = weight.strip("()").split()[-1]
        yield Diagnostic.of("F258", *name.span, f"{factor} × {bare}", bobot=weight, nama=bare[:SHORT])


def _measured_part(name: str) -> list[str]:
    """What a name measures, without the words of time at its end."""
    words = name.split()
    while words and words[-1].lower() in TIMES | RELATIVE:
        words.pop()
    return words


def _nearly_equal(names: Sequence[Name]) -> Iterator[Diagnostic]:
    """Two names that differ in small words only: `Jumlah air disalurkan` and `Jumlah air yang disalurkan`."""
    last_words = [name.text.rpartition(" ")[2].lower() for name in names]
    if len(set(last_words)) == len(last_words):
        return  # names that differ in small words only end in the same word
    first: dict[tuple[str, ...], Name] = {}
    for name in names:
        folded = fold(name.text)
        key = tuple(word for word in folded.split() if word not in FILLERS)
        other = first.setdefault(key, name)
        if other is not name and fold(other.text) != folded and key:
            yield Diagnostic.of("F235", *name.span, other.text, nama=other.text[:SHORT], lain=name.text[:SHORT])
