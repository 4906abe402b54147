"""The stretches of time that figures are for, and whether cells can join them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.definition import Cara
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.data import Datum

__all__ = ["LENGTHS", "Stretch", "concerns", "stretch_key", "stretch_of", "stretches_of"]

LENGTHS = {1: "bulan", 3: "triwulan", 6: "semester"}
Stretch = Periode | str | None


def stretches_of(data: Sequence[Datum], asked: Periode | str | None, way: Cara | None) -> tuple[Stretch, ...] | None:
    """The stretches of one length that `asked` is made of and that all figures of a unit are for; none without figures.

    None where cells could not join them as the engine does.
    """
    if not isinstance(asked, Periode):
        there = [datum for datum in data if concerns(datum, asked)]
        undated = [datum for datum in there if datum.periode is None]
        if not there:
            return ()
        return None if 0 < len(undated) < len(there) else (None if len(undated) == len(there) else asked,)
    dated = [one for datum in data if isinstance(one := stretch_of(datum), Periode) and one.tahun == asked.tahun]
    undated = [datum for datum in data if datum.periode is None]
    near = [one for one in dated if one.months & asked.months]
    if undated:
        return None if near else (None,)
    if not near:
        return () if not dated or way is not Cara.JUMLAH or _apart(dated) else None
    if way is Cara.JUMLAH and not _apart(dated):
        return None
    if all(one.months == asked.months for one in near):
        return (asked,)
    length = near[0].length
    parts = asked.parts(length) if length in LENGTHS else ()
    regular = all(one.length == length and not one.kumulatif and one in parts for one in near)
    return parts if parts and regular else None


def _apart(periods: Sequence[Periode]) -> bool:
    """Whether no two of `periods` share a month."""
    seen = 0
    for one in periods:
        if seen & one.months:
            return False
        seen |= one.months
    return True


def stretch_of(datum: Datum) -> Stretch:
    """The stretch that a figure is for, None where it names none."""
    return None if datum.periode is None else period_key(datum.periode)


def stretch_key(stretch: Stretch) -> Stretch:
    """What stretches are compared by: `s.d. TW II` and `Semester I` are one."""
    return evolve(stretch, kumulatif=False) if isinstance(stretch, Periode) else stretch


def concerns(datum: Datum, asked: Periode | str | None) -> bool:
    """Whether the engine may look at a figure for the period."""
    stretch = stretch_of(datum)
    if stretch is None or asked is None:
        return True
    if isinstance(asked, Periode):
        return isinstance(stretch, Periode) and stretch.tahun == asked.tahun
    return stretch == asked
