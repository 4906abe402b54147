"""Data that are declared and that neither a formula nor an invariant uses: nobody will be asked for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    binder = registry.binder
    if binder.unreadable:
        return  # a formula that cannot be read may be the one that uses them
    used = binder.base.keys() | binder.by_key.keys()
    used |= registry.claims.keys | binder.stems.keys()  # `Jumlah kasus tahun lalu` is taken from `Jumlah kasus`
    for key, data in binder.data.items():
        place = data.place if key not in used else None
        if place is not None:
            yield Diagnostic.of("P113", nama=data.nama).at(place)
