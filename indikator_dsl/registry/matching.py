"""Which base datum each name in the data means; every name that means none is said, with what it may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.formula.reading import Kind
from indikator_dsl.registry.splits import cuts
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.nearest import nearest, similar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.data import Datum
    from indikator_dsl.registry.registry import Registry

__all__ = ["match"]

SHOWN = 120
MOST_SUGGESTIONS = 20  # unknown names that get a suggestion: a file of the wrong office has hundreds


def match(registry: Registry, entries: Iterable[Datum], notes: list[Diagnostic]) -> list[tuple[str, Datum]]:
    """Each datum with its key. Raises DataError with every name that is not asked for."""
    binder = registry.binder
    problems: list[Diagnostic] = []
    said: set[str] = set()
    pairs: list[tuple[str, Datum]] = []
    for datum in entries:
        folded = fold(datum.name)
        key = binder.canonical.get(folded, folded)
        if key in binder.base or key in binder.data or (key in binder.stems and key not in binder.by_key):
            pairs.append((key, datum))
        elif folded not in said and (datum.value is not None or folded not in registry.lookup.folded):
            said.add(folded)  # a name stands in a row for each unit and period, and is wrong once
            finding = _unknown(registry, datum, key, suggest=len(problems) < MOST_SUGGESTIONS)
            (notes if finding.code == "R202" else problems).append(
                finding.at(datum.place.narrowed(datum.name)) if datum.place else finding
            )
    if problems:
        raise DataError(problems)
    return pairs


def _unknown(registry: Registry, datum: Datum, key: str, *, suggest: bool) -> Diagnostic:
    """The finding for a datum that nothing asks for: computed, without a formula, or simply not known.

    Where a formula cannot be read the datum may be its own, and is only warned about.
    """
    shown = short(datum.name, SHOWN)
    bound = registry.binder.by_key.get(key)
    if bound is not None:
        return Diagnostic.of("R154" if bound.formula.kind is Kind.EMPTY else "R155", nama=shown, id=bound.id)
    if registry.binder.unreadable:
        return Diagnostic.of("R202", nama=shown)
    if not suggest:
        return Diagnostic.of("R153", 0, 0, nama=shown, mirip=similar([]))
    names = [base.nama for base in registry.base_data] + [data.nama for data in registry.binder.data.values()]
    joined = _joined(datum.name, names)
    if joined is not None:
        return joined
    near = nearest(datum.name, names)
    return Diagnostic.of("R153", 0, 0, near[0] if near else None, nama=shown, mirip=similar(near))


def _joined(name: str, names: list[str]) -> Diagnostic | None:
    """The finding for a datum that is one piece of a name that is asked for, or two such names in one."""
    folded, shown = fold(name), name[:SHOWN]
    for asked in names:
        for left, sign, right in cuts(asked):
            if folded in (fold(left), fold(right)):
                return Diagnostic.of("R111", nama=shown, gabung=asked[:SHOWN], potong=f"{left} {sign} {right}"[:SHOWN])
    known = {fold(asked): asked for asked in names}
    for left, _, right in cuts(name):
        if fold(left) in known and fold(right) in known:
            return Diagnostic.of("R112", nama=shown, kiri=known[fold(left)], kanan=known[fold(right)])
    return None
