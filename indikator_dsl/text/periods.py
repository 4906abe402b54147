"""Periods as offices write them: `2025`, `TW II 2025`, `2025 triwulan 2`, `Maret 2025`, `s.d. TW III 2025`.

A period is a stretch of whole months of one year, so that it is plain which holds which, and what is one back. A label
that is none of the calendar (`Tahap 1`, `2024/2025`, `per 31 Desember`) stays a label.
"""

from __future__ import annotations

import re
from functools import lru_cache

from attrs import evolve, field, frozen

from indikator_dsl.text.names import fold

__all__ = ["LENGTHS", "Periode", "period_key", "read_period", "spelled"]

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
    "sept": 9,
    "nop": 11,
    "nopember": 11,
    **{month.lower(): number for number, month in enumerate(MONTHS) if number},
}
EDGE = " -/,.;()"
LONGEST = 60  # characters of a label that may be a period
ORDINALS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "pertama": 1, "kedua": 2, "ketiga": 3, "keempat": 4}
UNTIL = r"s\s*\.?\s*/?\s*d\s*\.?|sampai(?:\s+dengan)?|hingga"
CUMULATIVE = re.compile(rf"(?:{UNTIL})\s*(.+)")
RANGE = re.compile(rf"(.*[a-z0-9])(?:\s*[-–]\s*|[\s.]+(?:{UNTIL})\s*)([a-z0-9].*)")
YEAR = re.compile(r"(?:\btahun\s+(?:anggaran\s+)?|\bt\.?a\.?\s*)?(?<![0-9])((?:19|20|21)[0-9]{2})(?![0-9])")
QUARTER = r"tw|triwulan|tri\s+wulan|q|kuartal"
PART = re.compile(
    rf"({QUARTER}|semester|smt|sem|s)\s*\.?[\s\-]*(?:ke\s*-?\s*)?(iv|i{{1,3}}|[1-4]|pertama|kedua|ketiga|keempat)"
)
BACKWARD = re.compile(r"([1-4])\s*(q)")
ISO_MONTH = re.compile(r"((?:19|20|21)[0-9]{2})[-/](0[1-9]|1[0-2])|(0?[1-9]|1[0-2])[-/]((?:19|20|21)[0-9]{2})")
LENGTHS = {"tahun": 12, "semester": 6, "triwulan": 3, "bulan": 1}
"""The kinds of periods by the word for them, and how many months each has."""


@frozen
class Periode:
    """The months `first` to `last` (1 to 12, both included) of the year `tahun`.

    `kumulatif` marks one written as counting from January on (`s.d. TW III`): its `first` is 1.
    """

    tahun: int
    first: int = 1
    last: int = 12
    kumulatif: bool = False
    months: int = field(init=False, eq=False, repr=False)
    """Its months as bits: bit 0 is January."""

    @months.default
    def _bits(self) -> int:
        return ((1 << self.length) - 1) << (self.first - 1)

    @property
    def stretch(self) -> tuple[int, int, int]:
        """What it covers, however it is written: `s.d. TW II 2025` and `Semester I 2025` are one stretch."""
        return self.tahun, self.first, self.last

    @property
    def order(self) -> tuple[int, int, int]:
        """What periods are sorted by: the year, then where they end, then the shorter one first."""
        return self.tahun, self.last, -self.first

    @property
    def length(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    @property
    def is_part_of_year(self) -> bool:
        """Whether a year is made of such periods: a quarter is one, `Februari-April` and nine months are none."""
        return 12 % self.length == 0 and (self.first - 1) % self.length == 0

    def holds(self, other: Periode) -> bool:
        """Whether all months of `other` belong to this period."""
        return self.tahun == other.tahun and self.first <= other.first and other.last <= self.last

    def touches(self, other: Periode) -> bool:
        """Whether `other` lies in this period, or counts from January on and ends in it."""
        ends_here = self.tahun == other.tahun and self.first <= other.last <= self.last
        return ends_here and (other.kumulatif or self.first <= other.first)

    def years_back(self, years: int = 1) -> Periode:
        """The same months `years` earlier."""
        return evolve(self, tahun=self.tahun - years)

    def back(self, steps: int = 1) -> Periode:
        """The period of the same length `steps` before it (after it, where `steps` is negative): `TW IV 2024` is one
        before `TW I 2025`, and before `s.d. TW I 2025` too, which is the same months. Of one that is no even part of a
        year (nine months since January) the year before."""
        if not self.is_part_of_year:
            return self.years_back(steps)
        number = (self.tahun * 12 + self.first - 1) // self.length - steps
        tahun, month = divmod(number * self.length, 12)
        return Periode(tahun, month + 1, month + self.length)

    def parts(self, length: int) -> tuple[Periode, ...]:
        """The periods of `length` months that it is made of; none where its ends are not theirs."""
        if (self.first - 1) % length or self.last % length:
            return ()
        return tuple(Periode(self.tahun, at, at + length - 1) for at in range(self.first, self.last + 1, length))

    def __str__(self) -> str:
        if self.kumulatif:
            end = f"TW {ROMAN[self.last // 3]}" if self.last % 3 == 0 and self.last < 12 else MONTHS[self.last]
            return f"s.d. {end} {self.tahun}"
        if self.length == 12:
            return str(self.tahun)
        if self.length == 6 and self.last % 6 == 0:
            return f"Semester {ROMAN[self.last // 6]} {self.tahun}"
        if self.length == 3 and self.last % 3 == 0:
            return f"TW {ROMAN[self.last // 3]} {self.tahun}"
        if self.length == 1:
            return f"{MONTHS[self.last]} {self.tahun}"
        return f"{MONTHS[self.first]}-{MONTHS[self.last]} {self.tahun}"


@lru_cache(maxsize=4096)
def read_period(text: str) -> Periode | None:
    """The period that `text` names, or None for a label that is none of the calendar (`Tahap 1`)."""
    if len(text) > LONGEST:
        return None
    folded = fold(text)
    iso = ISO_MONTH.fullmatch(folded)
    if iso is not None:
        return Periode(int(iso[1] or iso[4]), int(iso[2] or iso[3]), int(iso[2] or iso[3]))
    years = list(YEAR.finditer(folded))
    if len(years) != 1:
        return None
    year = years[0]
    rest = f"{folded[: year.start()]} {folded[year.end() :]}".strip(EDGE)
    cumulative = CUMULATIVE.fullmatch(rest)
    if cumulative is not None or (rest and CUMULATIVE.fullmatch(f"{rest} 1")):
        months = _months(cumulative[1].strip(EDGE)) if cumulative else (1, 12)
        return None if months is None else Periode(int(year[1]), 1, months[1], kumulatif=True)
    months = _months(rest) if rest else (1, 12)
    if months is None and (between := RANGE.fullmatch(rest)) is not None:
        first, last = _months(between[1].strip(EDGE)), _months(between[2].strip(EDGE))
        months = (first[0], last[1]) if first and last and first[1] < last[0] else None
    return None if months is None else Periode(int(year[1]), *months)


def _months(text: str) -> tuple[int, int] | None:
    """The first and last month of a part of a year as written without the year."""
    part = PART.fullmatch(text)
    if part is None and (turned := BACKWARD.fullmatch(text)) is not None:
        part = PART.fullmatch(turned[2] + turned[1])
    if part is None:
        month = SPELLED.get(text.removeprefix("bulan").strip(EDGE))
        return None if month is None else (month, month)
    length = 6 if part[1].startswith("s") else 3
    number = ORDINALS.get(part[2]) or int(part[2])
    return None if number > 12 // length else ((number - 1) * length + 1, number * length)


def period_key(text: str) -> Periode | str:
    """What two writings of a period are compared by: the period itself, or the fold of a label that is none."""
    return read_period(text) or fold(text)


def spelled(months: int, tahun: int) -> str:
    """The months of a year given as bits, in the fewest words: `TW III 2025, November 2025`."""
    found = []
    at = 1
    while at <= 12:
        for length in LENGTHS.values():
            part = Periode(tahun, at, at + length - 1)
            if (at - 1) % length == 0 and part.last <= 12 and part.months & months == part.months:
                found.append(str(part))
                at += length
                break
        else:
            at += 1
    return ", ".join(found)
