"""What an answer may be: whole where things are counted, within what the analyst's claims allow."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.claims.checking import holds, side_values
from indikator_dsl.claims.linear import inequalities, interval
from indikator_dsl.claims.model import Comparison
from indikator_dsl.claims.subject import Subject
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Name
from indikator_dsl.text.lexicon import COUNT_WORDS
from indikator_dsl.text.names import short, unit_note
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from indikator_dsl.change.basis import Basis
    from indikator_dsl.registry import Registry

__all__ = ["broken_limits", "is_counted", "wholes_of"]

LONGEST = 120  # characters of a claim in a message
MEASURED_UNITS = frozenset(
    "% persen permil ton kg kwintal kuintal gram gr liter ha hektar hektare km km2 km² m m2 m² m3 m³ hari minggu bulan "
    "tahun jam menit detik rp rp. rupiah ribu juta miliar milyar kwh gbps mbps poin indeks nilai skor".split()
)
"""Units of which there are halves; of any other (laporan, orang, desa) there are none."""

AMOUNTS = frozenset(
    "nilai luas panjang lebar tinggi volume kapasitas berat bobot skor angka indeks rasio persentase presentase pagu "
    "anggaran biaya pendapatan belanja dana retribusi pajak rupiah waktu jam produksi".split()
)
"""Words after `Jumlah …` that say that an amount is summed up, and no things are counted."""


def is_counted(registry: Registry, key: str, now: Fraction | None) -> bool:
    """Whether the datum `key` counts things: it is whole now, and its satuan or else its name says so."""
    if now is not None and now.denominator != 1:
        return False
    name = registry.name_of_datum(key)
    declared = registry.binder.data.get(key)
    unit = (declared.satuan if declared else None) or unit_note(name)
    if unit:
        return unit.lower().split()[0] not in MEASURED_UNITS
    first, *rest = name.lower().split() or [""]
    return first in COUNT_WORDS | {"banyak"} and AMOUNTS.isdisjoint(rest)


def wholes_of(registry: Registry, key: str, among: tuple[str, ...]) -> Iterator[str]:
    """The data of `among` that a claim says the datum `key` is a part of (`A bagian dari B`)."""
    for claim in registry.claims.linked((key,)):
        if claim.relations == ("bagian dari",) and all(isinstance(side, Name) for side in claim.sides):
            part, *whole = claim.keys
            yield from (other for other in whole if part == key and other in among)


def broken_limits(
    basis: Basis, figures: Mapping[str, Fraction], moved: Mapping[str, Fraction], key: str
) -> tuple[Diagnostic, ...]:
    """A warning (B207) for each claim that the data `moved` would break, and one (B208) for a count below zero."""
    registry = basis.registry
    after = {**figures, **moved}
    found = []
    for claim in (*registry.claims.about_data, *registry.claims.about_results):
        if not isinstance(claim, Comparison):
            continue
        subject = Subject.of(registry, claim.indicators)
        if moved.keys().isdisjoint((*claim.keys, *subject.keys)):
            continue
        results = subject.compute({other: after.get(other) for other in subject.keys})
        values = side_values(claim, after, results)
        if values is not None and not holds(claim, values):
            limit = _limit(basis, claim, figures, moved, key)
            found.append(Diagnostic.of("B207", klaim=short(claim.passage.text, LONGEST), batas=limit))
    before = figures.get(key)
    if not found and moved[key] < 0 and (before is None or before >= 0):
        found.append(Diagnostic.of("B208", data=basis.name(key), nilai=format_number(moved[key], 4)))
    return tuple(found)


def _limit(
    basis: Basis, claim: Comparison, figures: Mapping[str, Fraction], moved: Mapping[str, Fraction], key: str
) -> str:
    """`: Jumlah A paling banyak 36`, where the claim says so and no other datum moves; else nothing."""
    if len(moved) > 1 or claim.indicators or not {"<", ">"}.isdisjoint(claim.relations):
        return ""
    others = {other: value for other, value in figures.items() if other != key}
    lowest = dict.fromkeys((*claim.keys, key), Fraction(0))
    low, high = interval(key, others, inequalities([claim]), lowest)
    if high is not None and moved[key] > high:
        return f": {basis.name(key)} paling banyak {format_number(high, None)}"
    return f": {basis.name(key)} paling sedikit {format_number(low, None)}" if moved[key] < low else ""
