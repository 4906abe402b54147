"""A registry and data → results, each indicator after those it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import evolve

from indikator_dsl.claims.checking import contradictions
from indikator_dsl.data import Dataset, Datum, merge, read_data
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.evaluation.result import Input, Result, Status
from indikator_dsl.evaluation.single import conclude, unit_of
from indikator_dsl.formula.reading import Kind
from indikator_dsl.registry.results import Results
from indikator_dsl.registry.splits import cuts
from indikator_dsl.text.names import fold, listed, short, starts_as_percentage, unit_note
from indikator_dsl.text.nearest import nearest, similar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry

__all__ = ["compute", "compute_in_order"]

SHOWN = 120
MOST_SUGGESTIONS = 20  # unknown names that get a suggestion: a file of the wrong office has hundreds


def compute(
    registry: Registry, data: Mapping[str, Any] | str | Path | Dataset, unit: str | None, periode: str | None
) -> Results:
    """See Registry.evaluate."""
    broken: tuple[Diagnostic, ...] = ()
    try:
        dataset = read_data(data)
    except DataError as error:
        if error.partial is None:
            raise
        dataset, broken = error.partial, error.diagnostics  # its names are checked in the same run
    notes = list(dataset.notes)
    try:
        entries = dataset.select(unit=unit or _own_unit(registry, dataset), periode=periode)
        given = _match(registry, entries, notes)
    except DataError as error:
        raise DataError((*broken, *error.diagnostics)) from None
    if broken:
        raise DataError(broken)
    results = compute_in_order(registry, registry.binder.order, given)
    notes += contradictions(registry.claims, {key: datum.value for key, datum in given.items()}, results)
    ordered = {bound.id: results[bound.id] for bound in registry.indicators}
    units, periods = Dataset(entries).units, Dataset(entries).periods
    return Results(
        ordered,
        registry.lookup,
        tuple(notes),
        unit=units[0] if len(units) == 1 else None,
        periode=periods[0] if len(periods) == 1 else None,
    )


def compute_in_order(
    registry: Registry, ids: Iterable[str], given: Mapping[str, Datum], known: Mapping[str, Result] | None = None
) -> dict[str, Result]:
    """The results of `ids`, each of which stands after those it uses; `known` are results that count as computed."""
    results = dict(known or {})
    for id in ids:
        if id not in results:
            results[id] = _result(registry, registry.binder.indicators[id], given, results)
    return results


def _own_unit(registry: Registry, dataset: Dataset) -> str | None:
    """Of several units in the data, the one that the definitions are for (`Unit:` in their head), if it is there."""
    units = {fold(unit): unit for unit in dataset.units}
    heads = {fold(definition.unit) for definition in registry.definitions if definition.unit}
    return units.get(heads.pop()) if len(units) > 1 and len(heads) == 1 else None


def _match(registry: Registry, entries: tuple[Datum, ...], notes: list[Diagnostic]) -> dict[str, Datum]:
    """Each datum under its key. Raises DataError for every name that is not asked for and every conflict."""
    binder = registry.binder
    problems: list[Diagnostic] = []
    pairs: list[tuple[str, Datum]] = []
    for datum in entries:
        folded = fold(datum.name)
        key = binder.canonical.get(folded, folded)
        if key in binder.base or key in binder.data:
            pairs.append((key, datum))
        elif datum.value is not None or folded not in registry.lookup.folded:
            finding = _unknown(registry, datum, key, suggest=len(problems) < MOST_SUGGESTIONS)
            (notes if finding.code == "R202" else problems).append(
                finding.at(datum.place.narrowed(datum.name)) if datum.place else finding
            )
    try:
        given = merge(pairs, notes)
    except DataError as conflicts:
        problems += conflicts.diagnostics
    if problems:
        raise DataError(problems)
    return given


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


def _result(
    registry: Registry, bound: BoundIndikator, given: Mapping[str, Datum], results: Mapping[str, Result]
) -> Result:
    formula, reason = bound.formula, registry.binder.broken.get(bound.id)
    unit = _unit(bound, registry)
    if reason is not None:
        return Result(bound.nama, Status.GALAT, None, unit, bound.formula.names, reason, formula, (), bound.id)
    if formula.kind is Kind.EXTERNAL:
        datum = given.get(bound.key)
        entered = _input(bound.nama, datum)
        waiting = conclude(formula, (entered,), name=bound.nama, unit=unit, id=bound.id)
        if entered.value is None:
            return evolve(waiting, causes=(bound.nama,))
        return evolve(waiting, status=Status.TERHITUNG, value=entered.value, reason=None)
    inputs = []
    for use in bound.uses:
        if use.indikator is None:
            inputs.append(_input(use.name, given.get(use.key)))
        else:
            used = results[use.indikator]
            inputs.append(Input(use.name, used.value, f"indikator {used.id}", used.id))
            unit = unit or (used.unit if len(bound.uses) == 1 and formula.kind is Kind.MEASURE else None)
    stopped = _stopped(bound, inputs, results)
    if stopped is not None:
        status, causes, why = stopped
        return Result(bound.nama, status, None, unit, causes, why, formula, tuple(inputs), bound.id)
    return conclude(formula, tuple(inputs), name=bound.nama, unit=unit, id=bound.id)


def _stopped(
    bound: BoundIndikator, inputs: list[Input], results: Mapping[str, Result]
) -> tuple[Status, tuple[str, ...], Diagnostic] | None:
    """The outcome where an indicator that is used has no value: its trouble, with the inputs that caused it."""
    used = [results[use.indikator] for use in bound.uses if use.indikator is not None]
    for result in used:
        if result.status is Status.GALAT:
            return Status.GALAT, (result.name or "",), Diagnostic.of("H109", nama=short(result.name or "", SHOWN))
    missing: list[str] = []
    for given, use in zip(inputs, bound.uses, strict=True):
        if use.indikator is None:
            missing += [given.name] if given.value is None else []
        elif results[use.indikator].status is Status.BELUM_ADA_DATA:
            missing += results[use.indikator].causes
        elif results[use.indikator].status in (Status.EKSTERNAL, Status.TANPA_FORMULA):
            missing.append(given.name)
    if missing:
        causes = tuple(dict.fromkeys(missing))
        return Status.BELUM_ADA_DATA, causes, Diagnostic.of("H101", nama=listed(causes))
    for result in used:
        if result.status is Status.TAK_TERDEFINISI:
            return Status.TAK_TERDEFINISI, result.causes, Diagnostic.of("H108", nama=short(result.name or "", SHOWN))
    return None


def _input(name: str, datum: Datum | None) -> Input:
    if datum is None:
        return Input(name, None)
    return Input(name, datum.value, datum.origin.describe() or None)


def _unit(bound: BoundIndikator, registry: Registry) -> str | None:
    """The satuan: as declared; else as the name says; else as the formula says; else that of the one datum it is."""
    if bound.indikator.satuan:
        return bound.indikator.satuan
    if starts_as_percentage(bound.nama):
        return "%"
    said = unit_of(bound.formula) or unit_note(bound.nama)
    if said is None and bound.formula.kind is Kind.MEASURE and bound.uses[0].key in registry.binder.data:
        return registry.binder.data[bound.uses[0].key].satuan
    return said
