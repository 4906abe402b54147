"""The target of an indicator for a period."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from indikator_dsl.definition import Polaritas
from indikator_dsl.evaluation.arithmetic import round_half_up
from indikator_dsl.evaluation.result import exact_text
from indikator_dsl.text.numbers import exact_decimal, format_number
from indikator_dsl.text.periods import Periode, period_key, read_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.definition import Target

__all__ = ["Goal", "goal_of", "months_of"]


@frozen
class Goal:
    """The target that an achievement is measured against: one value, or from `nilai` to `atas`.

    `periode` is the period it was set for as written, None for one set for every period. `yearly` tells that it is
    the target of the whole year while the figure is that of a part of it. `unit` is the office it was set for, None
    for one that names none. `origin` says where it was given.
    """

    nilai: Fraction
    atas: Fraction | None = None
    satuan: str | None = None
    periode: str | None = None
    yearly: bool = False
    unit: str | None = None
    origin: str | None = None

    @property
    def display(self) -> str:
        """`85,5 %` or `80 – 90 %`, every decimal shown."""
        shown = format_number(self.nilai, None)
        if self.atas is not None:
            shown += f" – {format_number(self.atas, None)}"
        return f"{shown} {self.satuan}" if self.satuan else shown

    def as_shown(self, value: Fraction) -> Fraction:
        """`value` with the decimals that a reader compares, two or those of the target: 2/3 meets 66,67 %."""
        return round_half_up(value, Fraction(self.places))

    @property
    def places(self) -> int:
        """The decimals with which a value is compared: two, or as many as the target has."""
        bounds = (self.nilai, self.nilai if self.atas is None else self.atas)
        written = max(len((exact_decimal(bound) or "").partition(".")[2]) for bound in bounds)
        return min(30, max(2, written))

    def reached_by(self, value: Fraction, polaritas: Polaritas | None) -> bool:
        """Whether `value`, as a reader sees it, is at least as good as the target."""
        return self.met_by(value, polaritas) or self.met_by(self.as_shown(value), polaritas)

    def met_by(self, value: Fraction, polaritas: Polaritas | None) -> bool:
        """Whether `value` is exactly at least as good as the target, for a range as its worse bound."""
        upper = self.nilai if self.atas is None else self.atas
        if polaritas is Polaritas.MAXIMIZE:
            return value >= self.nilai
        if polaritas is Polaritas.MINIMIZE:
            return value <= upper
        return self.nilai <= value <= upper

    def to_json(self) -> dict[str, Any]:
        """The target as JSON data; numbers as exact text."""
        return {
            "nilai": exact_text(self.nilai),
            "atas": exact_text(self.atas),
            "satuan": self.satuan,
            "periode": self.periode,
            "target_setahun": self.yearly,
            "unit": self.unit,
            "asal": self.origin,
        }


def goal_of(
    targets: Sequence[Target], periode: str | None, *, unit: str | None = None, origin: str | None = None
) -> Goal | None:
    """The target set for `periode`; else one that is set for every period; else, for a stretch that begins in January
    (`s.d. TW III 2025`), that of its year. None where there is none.

    Without a period the target is the only one there is.
    """
    asked = None if periode is None else months_of(periode)
    found = next((target for target in targets if asked is not None and _key(target) == asked), None)
    found = found or next((target for target in targets if target.periode is None), None)
    yearly = False
    if found is None and periode is not None:
        stretch = read_period(periode)
        if stretch is not None and stretch.kumulatif and stretch.last < 12:
            found = next((target for target in targets if _key(target) == Periode(stretch.tahun)), None)
            yearly = found is not None
    if found is None and periode is None and len(targets) == 1:
        found = targets[0]
    if found is None:
        return None
    return Goal(found.nilai, found.atas, found.satuan, found.periode, yearly, unit, origin)


def _key(target: Target) -> Periode | str | None:
    return None if target.periode is None else months_of(target.periode)


def months_of(periode: str) -> Periode | str:
    """What periods of targets are compared by: `TW I 2025` and `s.d. TW I 2025` are the same months."""
    key = period_key(periode)
    return evolve(key, kumulatif=False) if isinstance(key, Periode) else key
