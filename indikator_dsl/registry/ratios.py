"""Which data are percentages or ratios, whose figures have no sum and no mean over units or periods."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import fold, starts_as_percentage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.registry.bound import BoundIndikator

__all__ = ["is_ratio", "ratio_data"]

UNITS = ("%", "persen", "persentase", "‰", "permil", "per mil", "rasio", "per ")
WORD = re.compile(r"rasio\b|.*\b(?:dalam|dlm)\s+(?:persen|%|permil)\s*\)?$")
# `per 1.000 penduduk` is a ratio, `per 31 Desember` a date. `/ 1.000` is no part of a name.
PER = re.compile(r"\bper[\s-]+(?:10{2,}|1(?:0{0,2})(?:\.000)+|seratus|seribu|sepuluh ribu|seratus ribu|sejuta|mil)\b")


def is_ratio(nama: str, satuan: str | None) -> bool:
    """Whether something so named, measured in `satuan`, is a percentage or a ratio.

    `Jumlah desa dengan kematian di atas 5 per 1.000` is a count where its satuan says so.
    """
    unit, name = fold(satuan or ""), fold(nama)
    if starts_as_percentage(nama) or unit.startswith(UNITS) or WORD.match(name):
        return True
    return not unit and PER.search(name) is not None


def ratio_data(indicators: Mapping[str, BoundIndikator]) -> frozenset[str]:
    """The keys of the data that percentages are, unchanged: `Tingkat A` where `Persentase A` is `Tingkat A`."""
    waiting = [one for one in indicators.values() if is_ratio(one.nama, one.indikator.satuan)]
    seen = {one.id for one in waiting}
    found = set()
    for bound in waiting:
        if bound.formula.kind is not Kind.MEASURE:
            continue
        for use in bound.uses:
            if use.indikator is None:
                found.add(use.key)
            elif use.indikator not in seen:
                seen.add(use.indikator)
                waiting.append(indicators[use.indikator])
    return frozenset(found)
