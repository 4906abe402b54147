"""What people are asked to fill in: every base datum once, of whom, and for which periods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.data import TemplateRow
from indikator_dsl.definition import Cara
from indikator_dsl.registry.bound import BaseDatum
from indikator_dsl.registry.joining import rule_of
from indikator_dsl.registry.scope import subunits_of
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from indikator_dsl.registry.registry import Registry

__all__ = ["asked_units", "template_rows"]

JOINED = (Cara.JUMLAH, Cara.RATA_RATA)


def asked_units(registry: Registry, unit: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The unit that is asked, and those below it; without `unit` that of the head, if it is the only one with some."""
    subunits = subunits_of(registry)
    heads = {fold(head.unit): head.unit for head in registry.definitions if head.unit}
    if unit is None and len(heads) == 1 and subunits:
        unit = next(iter(heads.values()))
    return unit, subunits.get(fold(unit), ()) if unit is not None else ()


def template_rows(registry: Registry) -> list[TemplateRow]:
    """See Registry.template."""
    names = {bound.id: bound.nama for bound in registry.indicators}
    asked, also = _stems(registry)
    rows = []
    for base in sorted(asked, key=lambda base: base.metode is not None):
        definisi, satuan = (base.definition.definisi, base.definition.satuan) if base.definition else (None, None)
        if base.metode is not None:
            definisi, satuan = definisi or base.metode.definisi, satuan or base.metode.satuan
        users = tuple(dict.fromkeys(names[id] for id in base.indikator))
        rule = rule_of(registry, base.key)
        over_periods, over_units = (rule.way.periode, rule.way.unit) if rule.way else (None, None)
        rows.append(
            TemplateRow(
                base.nama,
                definisi,
                satuan,
                users,
                base.eksternal,
                pilihan=base.metode is not None,
                antarunit=(not rule.refusal and over_units in JOINED) or _is_of_units(registry, base),
                antarperiode=_has_parts(over_periods, base.metode is not None, bool(rule.refusal)),
                juga=", ".join(dict.fromkeys(also.get(base.key, ()))) or None,
            )
        )
    return rows


def _is_of_units(registry: Registry, base: BaseDatum) -> bool:
    """Whether a method takes the figure of each subunit as it is: the score of each kelurahan."""
    bound = (registry.binder.indicators[id] for id in base.indikator)
    return base.metode is not None and any(one.metode is not None and one.metode.by_unit for one in bound)


def _has_parts(way: Cara | None, of_method: bool, refused: bool) -> bool:
    """Whether the figure is asked for each part of a period. An assessment by a regulation is one for all of it."""
    if of_method:
        return way in JOINED
    return way is Cara.NILAI_TERAKHIR or (way is not None and not refused)


def _stems(registry: Registry) -> tuple[list[BaseDatum], dict[str, list[str]]]:
    """The base data, those that mean another period under the name of their own; and which periods those mean."""
    binder = registry.binder
    asked: dict[str, BaseDatum] = {}
    also: dict[str, list[str]] = {}
    for key, base in binder.base.items():
        lag = binder.lags.get(key)
        if lag is None:
            asked[key] = base
            continue
        if lag.computed:
            below = _needed(registry, binder.valued(lag.stem)[0][0])
        else:
            below = [lag.stem]
            if lag.stem not in binder.base:
                users = asked[lag.stem].indikator if lag.stem in asked else ()
                nama, data = binder.stems[lag.stem], binder.data.get(lag.stem)
                asked[lag.stem] = BaseDatum(lag.stem, nama, data, (*users, *base.indikator))
        if lag.years or lag.steps:
            for needed in below:
                also.setdefault(needed, []).append(lag.words)
    return list(asked.values()), also


def _needed(registry: Registry, id: str) -> list[str]:
    """The keys of the base data that the value of an indicator needs."""
    binder = registry.binder
    waiting, seen = [id], {id}
    found: dict[str, None] = {}
    for one in waiting:
        bound = binder.indicators[one]
        if bound.metode is not None:
            found |= dict.fromkeys((bound.key, *bound.metode.keys))
        for use in bound.uses:
            if use.indikator is None:
                found.setdefault(use.key)
            elif use.indikator not in seen:
                seen.add(use.indikator)
                waiting.append(use.indikator)
    return list(found)
