"""An indicator whose formula cell is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        if bound.formula.kind is Kind.EMPTY and bound.indikator.place is not None:
            yield Diagnostic.of("P106", nama=short(bound.nama, 120)).at(bound.indikator.place)
