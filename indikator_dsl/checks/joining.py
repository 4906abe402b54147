"""How figures are joined, where that was declared wrongly or not at all: sums of percentages, units without a way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import is_percent
from indikator_dsl.definition import Cara
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import listed, short, starts_as_percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.definition import Konsolidasi
    from indikator_dsl.diagnostics import Place
    from indikator_dsl.registry.registry import Registry

MOST_PASTED = 20
LONGEST = 120


def check(registry: Registry) -> Iterator[Diagnostic]:
    divided = any(head.subunit for head in registry.definitions)
    for data in registry.binder.data.values():
        yield from _way(data.nama, data.satuan, data.konsolidasi, data.place, divided=divided, computed=False)
    for bound in registry.indicators:
        one = bound.indikator
        computed = bound.formula.kind is Kind.EXPRESSION
        yield from _way(one.nama, one.satuan, one.konsolidasi, one.place, divided=divided, computed=computed)
    if divided:
        yield from _undeclared(registry)


def _way(
    nama: str, satuan: str | None, way: Konsolidasi | None, place: Place | None, *, divided: bool, computed: bool
) -> Iterator[Diagnostic]:
    if way is None or place is None:
        return
    joined = [(word, cara) for word, cara in (("periode", way.periode), ("unit", way.unit)) if cara is not None]
    wrong = [(word, cara) for word, cara in joined if cara in (Cara.JUMLAH, Cara.RATA_RATA)]
    if wrong and (starts_as_percentage(nama) or is_percent(satuan)):
        ways = "; ".join(f"{word}: {cara.value}" for word, cara in wrong)
        end = (
            "dihitung dari data yang sudah digabung, sehingga konsolidasinya tidak dipakai"
            if computed
            else "tidak dapat digabung begitu"
        )
        yield Diagnostic.of("P119", nama=short(nama, LONGEST), cara=ways, akibat=end).at(place)
    elif divided and not computed and way.unit is Cara.NILAI_TERAKHIR:
        periode = (way.periode or way.unit).value
        yield Diagnostic.of("P120", nama=short(nama, LONGEST), periode=periode).at(place)


def _undeclared(registry: Registry) -> Iterator[Diagnostic]:
    """One finding for all data that the subunits would give and nobody can join."""
    binder = registry.binder
    lacking = []
    for key, base in registry.binder.base.items():
        bound, data = binder.by_key.get(key), base.definition
        satuan = (data.satuan if data else None) or (bound.indikator.satuan if bound else None)
        way = (data.konsolidasi if data else None) or (bound.indikator.konsolidasi if bound else None)
        if (
            base.eksternal
            or base.metode is not None
            or key in binder.lags
            or starts_as_percentage(base.nama)
            or is_percent(satuan)
        ):
            continue  # those are given once for the whole, or joined as their regulation says
        if way is None or way.unit is None:
            lacking.append(base)
    if not lacking:
        return
    new = [base for base in lacking if base.definition is None]
    pasted = "\n".join(f"Data: {base.nama}\n  Konsolidasi: …" for base in new[:MOST_PASTED])
    finding = Diagnostic.of(
        "P121", suggestion=pasted or None, jumlah=len(lacking), daftar=listed([base.nama for base in lacking])
    )
    first = lacking[0]
    using = binder.indicators[first.indikator[0]].indikator
    place = first.definition.place if first.definition else using.formula.place if using.formula else using.place
    if place is not None:
        yield finding.at(place)
