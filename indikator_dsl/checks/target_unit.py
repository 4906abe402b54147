"""A target counted in another unit than the indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.capaian.achieving import UNSTATED
from indikator_dsl.capaian.units import is_percentage, is_scaled
from indikator_dsl.checks.meaning import is_percent, stated_unit
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        unit, place = stated_unit(bound), bound.indikator.place
        if unit is None and is_percentage(bound.nama, bound.formula.tree) is False:
            unit = UNSTATED
        if unit is None or place is None:
            continue
        others = (t.satuan for t in bound.indikator.target if t.satuan and not _same(t.satuan, unit))
        other = next((one for one in others if unit is not UNSTATED or is_percent(one) or is_scaled(one)), None)
        if other is not None:
            told = short(other, 40), short(unit, 40)
            yield Diagnostic.of("P128", nama=short(bound.nama, 120), target=told[0], satuan=told[1]).at(place)


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other) or (is_percent(one) and is_percent(other))
