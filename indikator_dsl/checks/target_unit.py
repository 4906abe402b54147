"""A target counted in another unit than the indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import is_percent, stated_unit
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        unit, place = stated_unit(bound), bound.indikator.place
        if unit is None or place is None:
            continue
        other = next((t.satuan for t in bound.indikator.target if t.satuan and not _same(t.satuan, unit)), None)
        if other is not None:
            told = short(other, 40), short(unit, 40)
            yield Diagnostic.of("P128", nama=short(bound.nama, 120), target=told[0], satuan=told[1]).at(place)


def _same(one: str, other: str) -> bool:
    return fold(one) == fold(other) or (is_percent(one) and is_percent(other))
