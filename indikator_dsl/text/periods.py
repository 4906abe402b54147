"""Periods as offices write them: `2025`, `TW II 2025`, `2025 triwulan 2`, `Maret 2025`, `s.d. TW III 2025`.

A period is a stretch of whole months of one year, so that it is plain which holds which, and what is one back.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import evolve, frozen

from indikator_dsl.text.names import fold

__all__ = ["Periode", "period_key", "read_period"]

ROMAN = ("", "I", "II", "III", "IV")
MONTHS = (
    "",
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
SPELLED = {month[:3].lower(): number for number, month in enumerate(MONTHS) if number} | {
    "agt": 8,
    "ags": 8,
    "pebruari": 2,
    "peb": 2,
    "nop": 11,
    "nopember": 11,
    **{month.lower(): number for number, month in enumerate(MONTHS) if number},
}
ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
CUMULATIVE = re.compile(r"(?:s\s*\.?\s*/?\s*d\s*\.?|sampai(?:\s+dengan)?|hingga)\s+(.+)")
YEAR = re.compile(r"(?:tahun\s+|ta\s+)?((?:19|20|21)[0-9]{2})")
PART = re.compile(r"(tw|triwulan|q|kuartal|semester|smt|sem|s)\s*\.?[\s\-]*(iv|i{1,3}|[1-4])")
TAIL = re.compile(r"\s*\btahun(?:\s+anggaran)?$|\s*\bta$")
ISO_MONTH = re.compile(r"((?:19|20|21)[0-9]{2})[-/](0[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/]((?:19|20|21)[0-9]{2})")


@frozen
class Periode:
    """The months `first` to `last` (1 to 12, both included) of the year `tahun`.

    `kumulatif` marks a figure that counts from January on (`s.d. TW III`): its `first` is 1.
    """

    tahun: int
    first: int = 1
    last: int = 12
    kumulatif: bool = False

    @property
    def order(self) -> tuple[int, int, int]:
        """What periods are sorted by: the year, then where they end, then the shorter one first."""
        return self.tahun, self.last, -self.first

    @property
    def length(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    @property
    def months(self) -> int:
        """Its months as bits: bit 0 is January."""
        return ((1 << self.length) - 1) << (self.first - 1)

    def holds(self, other: Periode) -> bool:
        """Whether all months of `other` belong to this period."""
        return self.tahun == other.tahun and self.first <= other.first and other.last <= self.last

    def years_back(self, years: int = 1) -> Periode:
        """The same months `years` earlier."""
        return evolve(self, tahun=self.tahun - years)

    def back(self) -> Periode:
        """The period of the same length right before it: `TW IV 2024` of `TW I 2025`. Of one that counts from January
        on, that of the year before."""
        if self.kumulatif or self.length == 12 or 12 % self.length or (self.first - 1) % self.length:
            return self.years_back()
        if self.first > self.length:
            return Periode(self.tahun, self.first - self.length, self.last - self.length)
        return Periode(self.tahun - 1, 13 - self.length, 12)

    def __str__(self) -> str:
        if self.kumulatif and self.last == 12:
            return f"s.d. Desember {self.tahun}"
        if self.kumulatif:
            end = f"TW {ROMAN[self.last // 3]}" if self.last % 3 == 0 else MONTHS[self.last]
            return f"s.d. {end} {self.tahun}"
        if self.length == 12:
            return str(self.tahun)
        if self.length == 6:
            return f"Semester {ROMAN[self.last // 6]} {self.tahun}"
        if self.length == 3:
            return f"TW {ROMAN[self.last // 3]} {self.tahun}"
        return f"{MONTHS[self.last]} {self.tahun}"


@lru_cache(maxsize=4096)
def read_period(text: str) -> Periode | None:
    """The period that `text` names, or None for a label that is none of the calendar (`Tahap 1`)."""
    folded = fold(text)
    cumulative = CUMULATIVE.fullmatch(folded)
    if cumulative is not None:
        until = read_period(cumulative[1])
        return None if until is None or until.kumulatif else Periode(until.tahun, 1, until.last, kumulatif=True)
    iso = ISO_MONTH.fullmatch(folded)
    if iso is not None:
        return _months(int(iso[1] or iso[4]), int(iso[2] or iso[3]), 1)
    years = list(YEAR.finditer(folded))
    if len(years) != 1:
        return None
    year = years[0]
    before, after = folded[: year.start()], folded[year.end() :]
    rest = f"{before} {after}".strip(" -/,.;()")
    if (before and before[-1].isalnum()) or (after and after[0].isdigit()):
        return None
    if not rest:
        return Periode(int(year[1]))
    part = PART.fullmatch(TAIL.sub("", rest))
    if part is not None:
        length = 6 if part[1].startswith("s") else 3
        number = ORDINALS[part[2]]
        return None if number > 12 // length else _months(int(year[1]), number, length)
    month = SPELLED.get(TAIL.sub("", rest).removeprefix("bulan").strip(" ."))
    return None if month is None else _months(int(year[1]), month, 1)


def _months(year: int, number: int, length: int) -> Periode:
    return Periode(year, (number - 1) * length + 1, number * length)


def period_key(text: str) -> Periode | str:
    """What two writings of a period are compared by: the period itself, or the fold of a label that is none."""
    return read_period(text) or fold(text)
