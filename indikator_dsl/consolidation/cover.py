"""What a joined figure is made of: which units gave one, for which months; and whether the data of a formula match."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Cover", "Uneven", "uneven", "unit_word"]

UNIT_WORDS = ("kelurahan", "desa", "kecamatan", "puskesmas", "sekolah", "seksi", "bidang", "dinas", "unit")


@frozen
class Cover:
    """Of which units and periods a figure is made.

    `units` are those expected, in the order declared; none where the figure is one unit's own. `missing` are those
    that gave none. `periods` counts the parts of the period that gave one, and how many there are (3 of 4 quarters);
    None where the period is not made of parts. `held` has the months of each unit as bits (None: any), by which the
    data of one formula are compared.
    """

    units: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    periods: tuple[int, int] | None = None
    held: tuple[tuple[str, int | None], ...] = field(default=(), repr=False)

    @property
    def complete(self) -> bool:
        return not self.missing and (self.periods is None or self.periods[0] == self.periods[1])

    @property
    def display(self) -> str:
        """`5 dari 6 kelurahan, 3 dari 4 periode`; empty where there is nothing to count."""
        parts = []
        if self.units:
            count = len(self.units)
            parts.append(f"{count - len(self.missing)} dari {count} {unit_word(self.units)}")
        if self.periods is not None:
            parts.append(f"{self.periods[0]} dari {self.periods[1]} periode")
        return ", ".join(parts)

    def to_json(self) -> dict[str, Any]:
        """The coverage as JSON data."""
        return {
            "unit": [len(self.units) - len(self.missing), len(self.units)] if self.units else None,
            "unit_belum_ada": list(self.missing),
            "periode": list(self.periods) if self.periods else None,
        }


def unit_word(units: Sequence[str]) -> str:
    """The word that all `units` begin with (`kelurahan`), or `unit`."""
    first = {unit.split()[0].casefold() for unit in units if unit.strip()}
    word = first.pop() if len(first) == 1 else "unit"
    return word if word in UNIT_WORDS else "unit"


@frozen
class Uneven:
    """Data of one formula that do not cover the same: `name` lacks `units`, or months that another datum has."""

    name: str
    units: tuple[str, ...]


def uneven(covers: Mapping[str, Cover], units: Mapping[str, str]) -> list[Uneven]:
    """The data among `covers` (by name) that lack a unit or months which another of them has.

    Adding up what is there and dividing by more than that would count what is missing as zero. `units` has the names
    of units by their folded names.
    """
    held = {name: dict(cover.held) for name, cover in covers.items() if cover.held}
    expected = dict.fromkeys(unit for months in held.values() for unit in months)
    found = []
    for name, months in held.items():
        lacking = tuple(units.get(unit, unit) for unit in expected if unit not in months)
        if lacking:
            found.append(Uneven(name, lacking))
    if found:
        return found
    for unit in expected:
        masks = {name: months[unit] for name, months in held.items() if months.get(unit) is not None}
        union = 0
        for mask in masks.values():
            union |= mask or 0
        found += [Uneven(name, ()) for name, mask in masks.items() if mask != union]
    return list(dict.fromkeys(found))
