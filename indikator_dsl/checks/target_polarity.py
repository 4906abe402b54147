"""A target of which nobody says whether more or less is better."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        indikator = bound.indikator
        if indikator.target and indikator.polaritas is None and indikator.place is not None:
            yield Diagnostic.of("P125", nama=short(bound.nama, 120)).at(indikator.place)
