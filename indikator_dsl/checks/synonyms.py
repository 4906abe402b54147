"""Synonyms that join nothing: the same name once more (P114), or a name that no text of the definition writes (P115).

A synonym that is another's declared name is an error already (R105).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.diagnostics import Place
    from indikator_dsl.registry.registry import Registry

SHOWN = 5


def check(registry: Registry) -> Iterator[Diagnostic]:
    written = {fold(name) for bound in registry.indicators for name in bound.formula.names}
    written |= registry.claims.names
    written |= {bound.key for bound in registry.indicators}
    for name, synonyms, place in _declared(registry):
        seen = {fold(name)}
        idle = []
        for synonym in synonyms:
            folded = fold(synonym)
            if folded in seen:
                yield Diagnostic.of("P114", sinonim=short(synonym, 80), nama=name).at(place)
            elif folded not in written:
                idle.append(synonym)
            seen.add(folded)
        if idle and not registry.binder.unreadable:
            shown = "; ".join(f"`{short(synonym)}`" for synonym in idle[:SHOWN]) + ("; …" if len(idle) > SHOWN else "")
            yield Diagnostic.of("P115", sinonim=shown, nama=name).at(place)


def _declared(registry: Registry) -> Iterator[tuple[str, tuple[str, ...], Place]]:
    """Whatever has synonyms: its name, they, and where the name stands."""
    for data in registry.binder.data.values():
        if data.sinonim and data.place is not None:
            yield data.nama, data.sinonim, data.place
    for bound in registry.indicators:
        if bound.indikator.sinonim and bound.indikator.place is not None:
            yield bound.nama, bound.indikator.sinonim, bound.indikator.place
