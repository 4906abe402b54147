"""The data for one unit and period, joined from those of its subunits and of the parts of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, frozen

from indikator_dsl.consolidation import Cover, Figure, Scope, consolidate, uneven
from indikator_dsl.data import Dataset, Datum
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.registry.matching import match
from indikator_dsl.text.names import fold, listed, short, starts_as_percentage
from indikator_dsl.text.nearest import nearest
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.consolidation.consolidate import Rule
    from indikator_dsl.evaluation.result import Input
    from indikator_dsl.registry.registry import Registry

__all__ = ["Joined", "join"]

LIKELY = 85  # percent of likeness at which an unknown unit is taken for a misspelled subunit
SHOWN = 120
PERCENT = frozenset(("%", "persen"))


@frozen
class Joined:
    """The datum of each key, and what stands in the way of those that could not be joined."""

    given: dict[str, Datum]
    figures: dict[str, Figure] = Factory(dict)
    unit: str | None = None
    periode: str | None = None
    units: dict[str, str] = Factory(dict)
    """The units by their folded names, for messages."""

    subunits: tuple[str, ...] = ()
    """The units whose data make up those of `unit`; none where they gave none."""

    def problem(self, key: str) -> Diagnostic | None:
        """Why the figures of `key` could not be joined, or None."""
        figure = self.figures.get(key)
        return figure.problem if figure else None

    def cover(self, key: str) -> Cover | None:
        """What the figure of `key` covers; None where it was taken as it is."""
        figure = self.figures.get(key)
        return figure.cover if figure else None

    def uneven(self, inputs: Sequence[Input]) -> tuple[tuple[str, ...], Diagnostic] | None:
        """The data of one formula that cover less than the others, and the reason; None where all cover the same."""
        covers = {used.name: used.cover for used in inputs if used.cover is not None}
        if len(covers) < 2:
            return None
        found = uneven(covers, self.units)
        if not found:
            return None
        first = found[0]
        nama = short(first.name, SHOWN)
        if first.units:
            reason = Diagnostic.of("G120", nama=nama, unit=listed(first.units))
        else:
            reason = Diagnostic.of("G121", nama=nama, periode=self.periode or "")
        return tuple(one.name for one in found), reason


def join(
    registry: Registry, dataset: Dataset, unit: str | None, periode: str | None, notes: list[Diagnostic]
) -> Joined:
    """The figures for `unit` and `periode`, or for those that the data and the definitions leave no doubt about.

    Raises DataError for names that mean nothing, for a unit or period that must be said, and for contradictions.
    """
    scope = _scope(registry, dataset, unit, periode)
    wanted = {fold(one) for one in (scope.unit, *scope.subunits) if one is not None}
    if scope.subunits:
        _check_units(dataset, scope, wanted, notes)
    asked = scope.asked
    here: list[Datum] = []
    elsewhere: list[Datum] = []
    for datum in dataset.entries:
        if datum.unit is None or fold(datum.unit) in wanted:
            (here if _concerns(datum, asked) else elsewhere).append(datum)
    pairs = match(registry, here, notes)
    if registry.binder.lags:
        binder = registry.binder
        for datum in elsewhere:
            key = binder.canonical.get(fold(datum.name), fold(datum.name))
            if key in binder.stems:
                pairs.append((key, datum))
    binder = registry.binder
    found = consolidate(_once(pairs, notes), scope, lambda key: _rule(registry, key), binder.lags)
    if found.conflicts:
        raise DataError(dict.fromkeys(found.conflicts))
    notes += found.notes
    given = {key: figure.datum for key, figure in found.figures.items() if figure.datum is not None}
    for key, datum in pairs:
        given.setdefault(key, datum) if datum.value is None and key not in found.figures else None
    names = {fold(one): one for one in (*scope.subunits, *([scope.unit] if scope.unit else []))}
    return Joined(given, found.figures, scope.unit, scope.periode, names, scope.subunits)


def _scope(registry: Registry, dataset: Dataset, unit: str | None, periode: str | None) -> Scope:
    """The unit and period that are meant. Raises DataError where the data name several and none is asked for."""
    heads = {fold(head.unit): head for head in registry.definitions if head.unit}
    subunits = {fold(head.unit): head.subunit for head in registry.definitions if head.unit and head.subunit}
    units = {fold(one): one for one in dataset.units}
    if unit is None and len(heads) == 1:
        own = next(iter(heads))
        if own in units or any(fold(one) in units for one in subunits.get(own, ())):
            unit = units.get(own, heads[own].unit)
    below = tuple(subunits.get(fold(unit), ())) if unit is not None else ()
    joinable = any(fold(one) in units for one in below)
    parts = Dataset(tuple(datum for datum in dataset.entries if _of(datum, unit, below)))
    findings: list[Diagnostic] = []
    chosen = unit
    if not joinable:
        chosen, found = _asked(dataset, unit)
        findings += found
        parts = dataset if chosen is None else Dataset(tuple(d for d in dataset.entries if _of(d, chosen, ())))
    chosen_period, found = _asked_period(dataset, parts, periode, unknown_unit=bool(findings) and unit is not None)
    if findings or found:
        raise DataError((*findings, *found))
    return Scope(chosen, below if joinable else (), chosen_period)


def _of(datum: Datum, unit: str | None, below: Sequence[str]) -> bool:
    if datum.unit is None or unit is None:
        return True
    return fold(datum.unit) in {fold(unit), *map(fold, below)}


def _asked(dataset: Dataset, unit: str | None) -> tuple[str | None, Sequence[Diagnostic]]:
    try:
        dataset_units = dataset.choose_unit(unit)
    except DataError as error:
        return None, error.diagnostics
    return dataset_units, ()


def _asked_period(
    dataset: Dataset, parts: Dataset, periode: str | None, *, unknown_unit: bool
) -> tuple[str | None, Sequence[Diagnostic]]:
    """The period that is meant; one that holds periods of the data is known even where no figure is for just it."""
    if periode is not None:
        asked = period_key(periode)
        keys = {period_key(one) for one in dataset.periods}
        if isinstance(asked, Periode) and any(isinstance(key, Periode) and asked.holds(key) for key in keys):
            return periode, ()
    try:
        return (parts if not unknown_unit else Dataset()).choose_period(periode, dataset.periods), ()
    except DataError as error:
        return None, error.diagnostics


def _concerns(datum: Datum, asked: Periode | str | None) -> bool:
    """Whether a figure may count for the period asked for."""
    if datum.periode is None or asked is None:
        return True
    key = period_key(datum.periode)
    if isinstance(key, Periode) and isinstance(asked, Periode):
        # A sum up to the end of the month before is what a cumulative figure is counted from.
        return asked.holds(key) or (key.kumulatif and key.tahun == asked.tahun and key.last <= asked.last)
    return key == asked


def _check_units(dataset: Dataset, scope: Scope, wanted: set[str], notes: list[Diagnostic]) -> None:
    """Say which units of the data are outside. One that is nearly the name of a subunit would be lost: an error."""
    problems: list[Diagnostic] = []
    there = {fold(one) for one in dataset.units}
    absent = [one for one in scope.subunits if fold(one) not in there]
    first = {fold(datum.unit): datum for datum in reversed(dataset.entries) if datum.unit is not None}
    for folded, datum in first.items():
        if folded in wanted:
            continue
        near = nearest(datum.unit or "", absent, least=LIKELY)
        name = short(datum.unit or "", SHOWN)
        if near:
            finding = Diagnostic.of("G104", 0, 0, near[0], nama=name, mirip=near[0])
        else:
            finding = Diagnostic.of("G105", nama=name, unit=short(scope.unit or "", SHOWN))
        (problems if near else notes).append(finding.at(datum.place) if datum.place else finding)
    if problems:
        raise DataError(problems)


def _once(pairs: list[tuple[str, Datum]], notes: list[Diagnostic]) -> list[tuple[str, Datum]]:
    """The figures that have a value, each once for its key, unit and period. Raises DataError for a conflict."""
    from indikator_dsl.data import merge

    keyed = (
        ((key, fold(datum.unit or ""), period_key(datum.periode) if datum.periode else ""), datum)
        for key, datum in pairs
    )
    return [(key[0], datum) for key, datum in merge(keyed, notes).items() if datum.value is not None]


def _rule(registry: Registry, key: str) -> Rule:
    """The declared way of a datum: its own, else that of the indicator of its name; and by which code joining is
    refused. The way of a datum that a method asks for is that of its regulation."""
    binder = registry.binder
    data, bound = binder.data.get(key), binder.by_key.get(key)
    if key in binder.asked:
        way = binder.asked[key].konsolidasi
        return way, "S111" if way.unit is None else None
    declared = data.konsolidasi if data else None
    declared = declared or (bound.indikator.konsolidasi if bound else None)
    unit = (data.satuan if data else None) or (bound.indikator.satuan if bound else None) or ""
    name = data.nama if data else bound.nama if bound else key
    if starts_as_percentage(name) or fold(unit) in PERCENT or unit.strip() in PERCENT:
        return declared, "G111"
    return declared, "S110" if bound is not None and bound.metode is not None else None
