"""A percentage whose operational definition counts: the name says a share, the definition says a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import short, starts_as_percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry

COUNTS = re.compile(r"\s*(?:perhitungan\s+|hasil\s+)?(?:jumlah|banyaknya|total)\b", re.IGNORECASE)
SHARES = re.compile(
    r"\b(?:persen\w*|presentase|prosentase|rasio|perbandingan|dibanding\w*|dibagi|proporsi)\b|%", re.IGNORECASE
)


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        definition = bound.indikator.definisi
        if not definition or not starts_as_percentage(bound.nama):
            continue
        if not COUNTS.match(definition) or SHARES.search(definition):
            continue
        place = bound.indikator.place
        if place is not None:
            yield Diagnostic.of("P102", nama=short(bound.nama, 120), definisi=short(definition)).at(place)
