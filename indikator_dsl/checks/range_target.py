"""A polarity that asks for a range, and a target that is one number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.definition.model import Polaritas
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import short
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        indikator = bound.indikator
        if indikator.polaritas is not Polaritas.RANGE or indikator.place is None:
            continue
        single = next((target for target in indikator.target if target.atas is None), None)
        if single is not None:
            shown = format_number(single.nilai, None)
            yield Diagnostic.of("P126", nama=short(bound.nama, 120), target=shown).at(indikator.place)
