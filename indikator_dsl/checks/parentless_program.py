"""A program that neither stands under a Sasaran nor says what it supports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.levels:
        if bound.jenis != "Program" or bound.parent is not None or bound.level.mendukung:
            continue
        place = bound.level.place
        if place is not None:
            yield Diagnostic.of("P105", nama=short(bound.nama, 120)).at(place)
