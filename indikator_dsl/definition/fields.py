"""The values of the short fields: years, targets, polarity, consolidation. Each reader says what it cannot read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from indikator_dsl.definition.model import Cara, Konsolidasi, Polaritas, Tahun, Target
from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.text.names import clean, fold
from indikator_dsl.text.numbers import NumberNotReadError, format_number, read_number
from indikator_dsl.text.periods import period_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from indikator_dsl.text.numbers import WrittenNumber
    from indikator_dsl.text.periods import Periode

__all__ = ["doubts_of", "read_konsolidasi", "read_polaritas", "read_tahun", "read_target", "split_list"]

Findings = tuple[Diagnostic, ...]

LONGEST_VALUE = 40
YEARS = re.compile(
    r"([12][0-9]{3})(?:\s*(?:-|–|—|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?)\s*([12][0-9]{3}))?", re.IGNORECASE
)
YEAR = re.compile(r"[12][0-9]{3}")
TARGET = re.compile(
    r"\s*([-−]?)\s*([0-9](?:[0-9.,]*[0-9])?)\s*(?:%?\s*(?:-|–|—|s\.?\s*/?\s*d\.?|sampai(?:\s+dengan)?)\s*"
    r"([0-9](?:[0-9.,]*[0-9])?))?\s*(%|[^\W\d_][^=0-9]*)?",
    re.IGNORECASE,
)
COMPARED = re.compile(r"<=|>=|[<>≤≥]")
BOUND_WORDS = frozenset(
    "maks maksimal maksimum max min minimal minimum paling banyak tinggi lama lambat sedikit rendah kurang lebih dari "
    "atau sama dengan di bawah atas tidak hingga batas target realisasi nilai".split()
)
"""Words that say on which side of a target the good values lie: a label of nothing but these names no period."""

BOUND = re.compile(
    r"^(?:(?:maks|min)(?:imal|imum)?\b\.?|max\b\.?|paling \w+|(?:kurang|lebih) dari|di (?:bawah|atas))\s*[=:]?\s*",
    re.IGNORECASE,
)
COMMA_BETWEEN = re.compile(r",\s++(?=[^,;=]*=)")

POLARITIES = {
    "maximize": Polaritas.MAXIMIZE,
    "maksimal": Polaritas.MAXIMIZE,
    "makin tinggi makin baik": Polaritas.MAXIMIZE,
    "semakin tinggi semakin baik": Polaritas.MAXIMIZE,
    "minimize": Polaritas.MINIMIZE,
    "minimal": Polaritas.MINIMIZE,
    "makin rendah makin baik": Polaritas.MINIMIZE,
    "semakin rendah semakin baik": Polaritas.MINIMIZE,
    "stabilize": Polaritas.STABILIZE,
    "makin dekat target makin baik": Polaritas.STABILIZE,
    "semakin dekat target semakin baik": Polaritas.STABILIZE,
    "range": Polaritas.RANGE,
    "rentang": Polaritas.RANGE,
}
WAYS = {
    "jumlah": Cara.JUMLAH,
    "sum": Cara.JUMLAH,
    "rata-rata": Cara.RATA_RATA,
    "average": Cara.RATA_RATA,
    "nilai terakhir": Cara.NILAI_TERAKHIR,
    "terakhir": Cara.NILAI_TERAKHIR,
    "take last known": Cara.NILAI_TERAKHIR,
    "tlk": Cara.NILAI_TERAKHIR,
}


def split_list(text: str) -> Iterator[tuple[int, int]]:
    """The stretches of `text` between its semicolons, without blanks at their ends; empty ones are left out."""
    start = 0
    for part in text.split(";"):
        inner = part.strip()
        if inner:
            first = start + len(part) - len(part.lstrip())
            yield first, first + len(inner)
        start += len(part) + 1


@lru_cache(maxsize=4096)
def read_tahun(text: str) -> tuple[Tahun | None, Findings]:
    """`2024` or `2021-2026`."""
    years = YEARS.fullmatch(text.strip())
    if years is None:
        found = YEAR.findall(text)
        suggestion = "-".join((found[0], found[-1])) if len(found) > 1 else "".join(found)
        return None, (_finding("D211", text, suggestion or None),)
    first, last = int(years[1]), int(years[2] or years[1])
    if last < first:
        return None, (_finding("D212", text, f"{last}-{first}"),)
    return Tahun(first, last), ()


@lru_cache(maxsize=4096)
def read_polaritas(text: str) -> tuple[Polaritas | None, Findings]:
    """The English words of the manuals or the Indonesian phrases."""
    found = POLARITIES.get(fold(text))
    if found is not None:
        return found, ()
    near = _near(text, tuple(POLARITIES))
    return None, (_finding("D215", text, POLARITIES[near].value if near else None),)


@lru_cache(maxsize=4096)
def read_konsolidasi(text: str) -> tuple[Konsolidasi | None, Findings]:
    """One way for periods and units alike, or `periode: nilai terakhir; unit: jumlah`."""
    ways: dict[str, Cara] = {}
    findings: list[Diagnostic] = []
    parts = list(split_list(text))
    for start, end in parts:
        part = text[start:end]
        subject, colon, way = (piece.strip() for piece in part.rpartition(":"))
        subjects = (fold(subject),) if colon else ("periode", "unit")
        cara = WAYS.get(fold(way))
        if cara is None or not {*subjects} <= {"periode", "unit"} or (not colon and len(parts) > 1):
            suggestion = _konsolidasi_suggestion(subject, way) if colon or len(parts) == 1 else None
            findings.append(_finding("D216", part, suggestion, start))
        elif any(name in ways for name in subjects):
            findings.append(_finding("D217", part, None, start))
        else:
            ways.update(dict.fromkeys(subjects, cara))
    if findings or not ways:
        return None, tuple(findings)
    return Konsolidasi(ways.get("periode"), ways.get("unit")), ()


def _konsolidasi_suggestion(subject: str, way: str) -> str | None:
    near = _near(way, tuple(WAYS))
    near_subject = _near(subject, ("periode", "unit"))
    if near is None or (subject and near_subject is None):
        return None
    return (f"{near_subject}: " if near_subject else "") + WAYS[near].value


@lru_cache(maxsize=4096)
def read_target(text: str) -> tuple[tuple[Target, ...], Findings]:
    """`85,5` or `2024 = 80; 2025 = 85,5 - 90`, each number or range with `%` or a unit after it, if any."""
    targets: list[Target] = []
    findings: list[Diagnostic] = []
    periods: set[Periode | str | None] = set()
    for start, end in split_list(text):
        part = text[start:end]
        period, written = _period_and_number(part)
        if written is None:
            findings.append(_finding("D213", part, _target_suggestion(part), start))
            continue
        at = end - len(written.string)
        value = _target_number(written, 2, at, findings)
        upper = _target_number(written, 3, at, findings) if written[3] else None
        if value is None or (written[3] and upper is None):
            continue
        if written[1]:
            value = -value
        if upper is not None and upper <= value:
            findings.append(_finding("D224", part, None, start))
            continue
        key = None if period is None else period_key(period)
        if key in periods:
            findings.append(_finding("D214", part, None, start))
            continue
        periods.add(key)
        targets.append(Target(period, value, clean(written[4]) if written[4] else None, upper))
    return tuple(targets), tuple(findings)


def _target_number(written: re.Match[str], group: int, at: int, findings: list[Diagnostic]) -> Fraction | None:
    """The number in a group of TARGET, whose text starts at `at` of the field; None, and why, for what is none."""
    text, start = written[group], at + written.start(group)
    try:
        number = read_number(text)
    except NumberNotReadError as unread:
        findings.append(Diagnostic.of("D213", start, start + len(text), unread.suggestion, isi=_short(text)))
        return None
    findings += doubts_of(text, start, number)
    return number.value


def doubts_of(text: str, start: int, number: WrittenNumber) -> Iterator[Diagnostic]:
    """What is to be said of `number`, written as `text` from the character `start` of its field on."""
    if number.doubt is not None:
        code = "D218" if number.doubt == "F204" else "D219"
        meant = format_number(number.value, None)
        yield Diagnostic.of(code, start, start + len(text), angka=_short(text), dibaca=_short(meant))


def _period_and_number(part: str) -> tuple[str | None, re.Match[str] | None]:
    """The period before the `=` of one target, if any, and the match of its number; None for what is no target."""
    period, equals, number = part.partition("=")
    if not equals:
        return None, TARGET.fullmatch(part)
    return clean(period), TARGET.fullmatch(number) if _may_be_period(period) else None


def _may_be_period(label: str) -> bool:
    """Whether what stands before `=` may name a period: one of the calendar, or a label like `Tahap 1`.

    `< = 80` and `maks = 80` are bounds, `80 = 90` two numbers.
    """
    if COMPARED.search(label) or BOUND_WORDS.issuperset(fold(label).replace(".", "").split()):
        return False
    return any(map(str.isalpha, label)) or YEAR.search(label) is not None


def _target_suggestion(part: str) -> str | None:
    """`part` with what is most often wrong put right: commas or a colon where `;` and `=` belong, bounds, `Rp`."""
    spread = COMMA_BETWEEN.sub("; ", part)
    colon = re.sub(r"^([^=:]*[^=:\s])\s*:\s*", r"\1 = ", part)
    bare = re.sub(r"rp\.?\s*", "", part, flags=re.IGNORECASE)
    equated = re.sub(r"(\w)\s*(?:<=|>=|[<>≤≥])\s*", r"\1 = ", part)
    unbound = BOUND.sub("", clean(COMPARED.sub("", part)).lstrip(" ="))
    for candidate in (spread, colon, bare, equated, unbound):
        pieces = [candidate[start:end] for start, end in split_list(candidate)]
        if pieces and candidate != part and all(_period_and_number(piece)[1] for piece in pieces):
            return candidate
    return None


def _near(text: str, words: tuple[str, ...]) -> str | None:
    from rapidfuzz import fuzz, process

    found = process.extractOne(fold(text)[:LONGEST_VALUE], words, scorer=fuzz.ratio, score_cutoff=60)
    return found[0] if found else None


def _finding(code: str, text: str, suggestion: str | None, start: int = 0) -> Diagnostic:
    return Diagnostic.of(code, start, start + len(text), suggestion, isi=_short(text))


def _short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
