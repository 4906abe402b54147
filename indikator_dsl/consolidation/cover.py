"""What a joined figure is made of: which units gave one, for which months; and whether the data of a formula match."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from indikator_dsl.text.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indikator_dsl.text.periods import Periode

__all__ = ["Cover", "Uneven", "cover_json", "least", "uneven", "unit_word"]

UNIT_WORDS = ("kelurahan", "desa", "kecamatan", "puskesmas", "sekolah", "seksi", "bidang", "dinas", "unit")


@frozen
class Cover:
    """Of which units and periods a figure is made.

    `units` are those expected, in the order declared; none where the figure is one unit's own. `missing` are those that
    gave none. `periods` is how many parts of the period are known, how many it has, and what they are called (3, 4,
    "triwulan"), of the unit that has the fewest; None where the period is not made of parts. `partial` are the units
    that lack a part although others do not, and what they have (`3 dari 4 triwulan`), or whose last known figure is
    older than others (`terakhir TW I 2025`; `latest` is then the period to ask them for). `held` has the months of each
    unit as bits (None: any), bit 0 being January; by them, counted from the start of `asked`, the data of one formula
    are compared.
    """

    units: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    periods: tuple[int, int, str] | None = None
    partial: tuple[tuple[str, str], ...] = ()
    held: tuple[tuple[str, int | None], ...] = field(default=(), repr=False)
    asked: Periode | None = field(default=None, repr=False)
    latest: Periode | None = field(default=None, repr=False)

    @property
    def from_start(self) -> dict[str, int | None]:
        """The months of each unit counted from the start of the period: TW I and TW IV before it are alike."""
        start = self.asked.first - 1 if self.asked else 0
        return {unit: None if months is None else months >> start for unit, months in self.held}

    @property
    def complete(self) -> bool:
        return not self.missing and not self.partial and (self.periods is None or self.periods[0] == self.periods[1])

    @property
    def display(self) -> str:
        """`5 dari 6 kelurahan, 3 dari 4 triwulan`; empty where there is nothing to count."""
        parts = []
        if self.units:
            count = len(self.units)
            parts.append(f"{count - len(self.missing)} dari {count} {unit_word(self.units)}")
        if self.partial and not self.units:
            parts += dict.fromkeys(has for _, has in self.partial)
        elif self.partial:
            parts.append(f"{len(self.partial)} di antaranya belum lengkap")
        elif self.periods is not None:
            parts.append("{} dari {} {}".format(*self.periods))
        return ", ".join(parts)

    @property
    def counted(self) -> str:
        """`display` without the age of last known figures: what can be counted in a spreadsheet's cells."""
        return evolve(self, partial=(), latest=None).display if self.latest else self.display

    @property
    def shown(self) -> str:
        """`display`, and where it does not say so itself that something is missing: `4 dari 5 desa, belum lengkap`."""
        unsaid = self.display and not self.complete and not self.partial
        return f"{self.display}, belum lengkap" if unsaid else self.display

    @property
    def sentence(self) -> str:
        """The coverage, and the units that gave none or too little: `5 dari 6 desa; belum ada dari Desa Kepel`."""
        missing = f"; belum ada dari {listed(self.missing)}" if self.missing else ""
        partial = listed([f"{unit} ({has})" for unit, has in self.partial] if self.units else ())
        return self.display + (f": {partial}" if partial else "") + missing

    def to_json(self) -> dict[str, Any]:
        """The coverage as JSON data."""
        return {
            "tampilan": self.display,
            "unit": [len(self.units) - len(self.missing), len(self.units)] if self.units else None,
            "unit_belum_ada": list(self.missing),
            "unit_belum_lengkap": {unit: has for unit, has in self.partial if unit},
            "periode": list(self.periods[:2]) if self.periods else None,
            "satuan_periode": self.periods[2] if self.periods else None,
        }


def cover_json(cover: Cover | None) -> dict[str, Any] | None:
    """The coverage as JSON data; None where nothing was joined."""
    return cover.to_json() if cover is not None and cover.display else None


def least(covers: Iterable[Cover]) -> Cover | None:
    """What all of several figures cover: the units of the one with the fewest, and the fewest parts of the period."""
    covers = [cover for cover in covers if cover.display or cover.held]
    if len(covers) < 2:
        return covers[0] if covers else None
    fewest = min(covers, key=lambda cover: (not cover.units, _share(len(cover.units) - len(cover.missing), cover)))
    periods = [cover.periods for cover in covers if cover.periods is not None]
    shortest = min(periods, key=lambda part: Fraction(part[0], part[1])) if periods else None
    held: dict[str, int | None] = {}
    for cover in covers:
        for unit, months in cover.from_start.items():
            before = held.get(unit)
            held[unit] = months if before is None else before if months is None else months & before
    partial: dict[str, list[str]] = {}
    for unit, has in dict.fromkeys(one for cover in covers for one in cover.partial):
        partial.setdefault(unit, []).append(has)
    latest = max((one.latest for one in covers if one.latest), key=lambda one: one.order, default=None)
    asked = covers[0].asked
    start = asked.first - 1 if asked else 0
    calendar = tuple((unit, None if months is None else months << start) for unit, months in held.items())
    lacking = tuple((unit, ", ".join(has)) for unit, has in partial.items())
    return Cover(fewest.units, fewest.missing, shortest, lacking, calendar, asked, latest)


def _share(count: int, cover: Cover) -> Fraction:
    return Fraction(count, len(cover.units) or 1)


def unit_word(units: Sequence[str]) -> str:
    """The word that all `units` begin with (`kelurahan`), or `unit`."""
    first = {unit.split()[0].casefold() for unit in units if unit.strip()}
    word = first.pop() if len(first) == 1 else "unit"
    return word if word in UNIT_WORDS else "unit"


@frozen
class Uneven:
    """Data of one formula that do not cover the same: `name` lacks `units`, or `months` (bits from the start of
    the period) of one unit."""

    name: str
    units: tuple[str, ...]
    months: int = 0


def uneven(covers: Mapping[str, Cover], units: Mapping[str, str]) -> list[Uneven]:
    """The data among `covers` (by name) that lack a unit or months which another of them has.

    Adding up what is there and dividing by more than that would count what is missing as zero. `units` has the names
    of units by their folded names.
    """
    held = {name: cover.from_start for name, cover in covers.items() if cover.held}
    if all(months == first for first in list(held.values())[:1] for months in held.values()):
        return []
    expected = dict.fromkeys(unit for months in held.values() for unit in months)
    found = []
    for name, months in held.items():
        lacking = tuple(units.get(unit, unit) for unit in expected if unit not in months)
        if lacking:
            found.append(Uneven(name, lacking))
    if found:
        return found
    for unit in expected:
        masks = {name: mask for name, months in held.items() if (mask := months.get(unit)) is not None}
        union = 0
        for mask in masks.values():
            union |= mask
        shown = (units.get(unit, unit),) if unit else ()
        found += [Uneven(name, shown, union & ~mask) for name, mask in masks.items() if mask != union]
    return list({one.name: one for one in reversed(found)}.values())[::-1]
