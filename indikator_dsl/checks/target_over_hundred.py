"""A percentage that is to reach more than 100."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import is_percent, stated_unit
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
        if indikator.polaritas is not Polaritas.MAXIMIZE or not is_percent(stated_unit(bound)):
            continue
        highest = max((target.atas or target.nilai for target in indikator.target), default=None)
        if highest is not None and highest > 100 and indikator.place is not None:
            shown = format_number(highest, None)
            yield Diagnostic.of("P127", nama=short(bound.nama, 120), target=shown).at(indikator.place)
