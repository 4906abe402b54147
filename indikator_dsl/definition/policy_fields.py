"""The values of the short fields of a policy, of weights and of subunits. Each reader says what it cannot read."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.definition.fields import doubts_of, split_list
from indikator_dsl.definition.model import Batas, Kategori, TargetNol
from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.text.numbers import NumberNotReadError, read_number

if TYPE_CHECKING:
    from fractions import Fraction

    from indikator_dsl.definition.fields import Findings
    from indikator_dsl.text.numbers import WrittenNumber

__all__ = [
    "read_batas",
    "read_bobot",
    "read_kategori",
    "read_pembulatan",
    "read_positive",
    "read_subunit",
    "read_target_nol",
]

LONGEST = 40
LONGEST_CLASS = 200  # characters of one class that are looked at for a suggestion
NUMBER = r"([-−]?)\s*([0-9][0-9.,]*)\s*%?"
SIGNED = re.compile(r"\s*" + NUMBER + r"\s*")
BOUND = re.compile(r"(.*[^\s<>=≥])\s*(>=|≥|>)\s*" + NUMBER)
UNBOUND = re.compile(r"[^\W\d][^<>=≥0-9]*")
WEIGHT = re.compile(r"(.*[^\s=])\s*=\s*" + NUMBER)
NO_BOUND = frozenset(("tanpa batas", "tidak dibatasi", "tidak ada"))
UNDEFINED = frozenset(("tak terdefinisi", "tidak terdefinisi", "tidak dihitung"))
IF_REACHED = re.compile(r"(.+?)\s+bila\s+(?:target(?:nya)?\s+)?tercapai\s*", re.IGNORECASE)
MOST_PLACES = 6
MOST_CLASSES = 200


@lru_cache(maxsize=4096)
def read_kategori(text: str) -> tuple[tuple[Kategori, ...] | None, Findings]:
    """`Tinggi >= 76; Sedang >= 66; Rendah` or, where the bound itself belongs to the class below, `AA > 90`.

    One class may stand without a bound: it takes all that is below the others.
    """
    if text.count(";") > MOST_CLASSES:
        return None, (_unread(text, f"paling banyak {MOST_CLASSES} kategori"),)
    taken: set[str | Fraction | None] = set()
    found: list[Kategori] = []
    findings: list[Diagnostic] = []
    for start, end in split_list(text):
        part = text[start:end]
        written = BOUND.fullmatch(part)
        value = _value(written, 3, start, findings) if written else None
        if written is not None and value is not None:
            kategori = Kategori(clean(written[1]), value, written[2] != ">")
        elif UNBOUND.fullmatch(part):
            kategori = Kategori(clean(part), None)
        else:
            findings.append(_finding("D220", part, _with_bound(part), start))
            continue
        own = {fold(kategori.nama), kategori.batas}
        if not own.isdisjoint(taken):
            findings.append(_finding("D221", part, None, start))
            continue
        taken |= own
        found.append(kategori)
    found.sort(key=lambda kategori: (kategori.batas is not None, kategori.batas), reverse=True)
    return (None if _broken(findings) else tuple(found)), tuple(findings)


def _with_bound(part: str) -> str | None:
    """`Tinggi: 76`, `Tinggi = 76` and the printed `Tinggi 76-90` as a class with its lower bound."""
    if len(part) > LONGEST_CLASS:
        return None
    written = re.fullmatch(r"(.*[^\W\d].*?)\s*[:=]?\s*([0-9][0-9.,]*)(?:\s*[-–]\s*[0-9][0-9.,]*)?", part)
    return f"{clean(written[1])} >= {written[2]}" if written and _number(written[2]) is not None else None


@lru_cache(maxsize=4096)
def read_batas(text: str) -> tuple[Batas | None, Findings]:
    """A number, with `%` or without, or `tanpa batas`."""
    if fold(text) in NO_BOUND:
        return Batas(None), ()
    value, findings = _one_number(text)
    return (Batas(value), findings) if value is not None else (None, (_unread(text, "120 atau tanpa batas"),))


@lru_cache(maxsize=4096)
def read_target_nol(text: str) -> tuple[TargetNol | None, Findings]:
    """`tak terdefinisi`, a number, or `100 bila tercapai`."""
    if fold(text) in UNDEFINED:
        return TargetNol(), ()
    reached = IF_REACHED.fullmatch(text)
    value, findings = _one_number(reached[1] if reached else text)
    if value is None:
        return None, (_unread(text, "tak terdefinisi, 0, atau 100 bila tercapai"),)
    return TargetNol(value, reached is not None), findings


@lru_cache(maxsize=4096)
def read_pembulatan(text: str) -> tuple[int | None, Findings]:
    """A number of decimals: `2`, `2 desimal`, `bilangan bulat`."""
    folded = fold(text)
    if folded in {"bilangan bulat", "bulat"}:
        return 0, ()
    written = re.fullmatch(r"([0-9])(?:\s+(?:angka\s+)?(?:desimal|di belakang koma))?", folded)
    if written is None or int(written[1]) > MOST_PLACES:
        return None, (_unread(text, f"0 sampai {MOST_PLACES}, banyaknya desimal"),)
    return int(written[1]), ()


@lru_cache(maxsize=4096)
def read_positive(text: str) -> tuple[Fraction | None, Findings]:
    """A weight: one number above zero, with `%` or without."""
    value, findings = _one_number(text)
    return (value, findings) if value and value > 0 else (None, (_unread(text, "angka di atas nol, misalnya 2"),))


@lru_cache(maxsize=4096)
def read_bobot(text: str) -> tuple[tuple[tuple[str, Fraction], ...] | None, Findings]:
    """The weights of several components: `Perencanaan = 30; Pengukuran = 30`."""
    found: dict[str, tuple[str, Fraction]] = {}
    findings: list[Diagnostic] = []
    for start, end in split_list(text):
        part = text[start:end]
        written = WEIGHT.fullmatch(part)
        value = _value(written, 2, start, findings) if written else None
        if written is None or value is None or value <= 0 or fold(written[1]) in found:
            findings.append(evolve(_unread(part, "Nama = 30; Nama lain = 70"), start=start, end=end))
            continue
        found[fold(written[1])] = clean(written[1]), value
    return (None if _broken(findings) else tuple(found.values())), tuple(findings)


@lru_cache(maxsize=4096)
def read_subunit(text: str) -> tuple[tuple[str, ...], Findings]:
    """The names of units, parted by semicolons; one said twice is reported and counts once."""
    found: dict[str, str] = {}
    findings: list[Diagnostic] = []
    for start, end in split_list(text):
        name = clean(text[start:end])
        if found.setdefault(fold(name), name) is not name:
            findings.append(_finding("D225", text[start:end], None, start))
    return tuple(found.values()), tuple(findings)


def _broken(findings: list[Diagnostic]) -> bool:
    return any(finding.is_error for finding in findings)


def _number(text: str) -> WrittenNumber | None:
    try:
        return read_number(text)
    except NumberNotReadError:
        return None


def _value(written: re.Match[str], sign: int, at: int, findings: list[Diagnostic]) -> Fraction | None:
    """The number in the groups `sign` and the one after it of a match that starts at `at` of the field, or None."""
    text = written[sign + 1].rstrip(".,")
    number = _number(text)
    if number is None:
        return None
    findings += doubts_of(text, at + written.start(sign + 1), number)
    return -number.value if written[sign] else number.value


def _one_number(text: str) -> tuple[Fraction | None, Findings]:
    findings: list[Diagnostic] = []
    written = SIGNED.fullmatch(text)
    value = _value(written, 1, 0, findings) if written else None
    return value, tuple(findings)


def _unread(text: str, tulis: str) -> Diagnostic:
    return Diagnostic.of("D222", 0, len(text), isi=short(text, LONGEST), tulis=tulis)


def _finding(code: str, text: str, suggestion: str | None, start: int) -> Diagnostic:
    return Diagnostic.of(code, start, start + len(text), suggestion, isi=short(text, LONGEST))
