"""A registry and data → results, each indicator after those it uses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from attrs import evolve

from indikator_dsl.claims.checking import contradictions
from indikator_dsl.consolidation import Cover, Figure, compare_lag, uneven
from indikator_dsl.data import Dataset, Datum, Origin, merge, read_data
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.evaluation.result import Input, Result, Status
from indikator_dsl.evaluation.single import conclude, unit_of
from indikator_dsl.formula.reading import Kind
from indikator_dsl.registry.by_method import by_method, judged, with_answers
from indikator_dsl.registry.joining import Joined, join
from indikator_dsl.registry.matching import match
from indikator_dsl.registry.results import Results
from indikator_dsl.registry.scope import check_units, find_scope
from indikator_dsl.text.names import fold, listed, short, starts_as_percentage, unit_note
from indikator_dsl.text.periods import Periode

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from fractions import Fraction
    from pathlib import Path

    from indikator_dsl.claims.model import Comparison
    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry

__all__ = ["compute", "compute_in_order"]

SHOWN = 120


def compute(
    registry: Registry,
    data: Mapping[str, Any] | str | Path | Dataset,
    unit: str | None,
    periode: str | None,
    jawaban: str | Path | None = None,
) -> Results:
    """See Registry.evaluate."""
    broken: tuple[Diagnostic, ...] = ()
    try:
        dataset = read_data(data)
    except DataError as error:
        if error.partial is None:
            raise
        dataset, broken = error.partial, error.diagnostics  # its names are checked in the same run
    if jawaban is not None:
        try:
            dataset = with_answers(registry, dataset, jawaban)
        except DataError as error:
            raise DataError((*broken, *error.diagnostics)) from None
    notes = list(dataset.notes)
    try:
        joined = _given(registry, dataset, unit, periode, notes)
    except DataError as error:
        raise DataError((*broken, *error.diagnostics)) from None
    if broken:
        raise DataError(broken)
    results = compute_in_order(registry, registry.binder.order, joined.given, stops=joined)
    notes += dict.fromkeys(note for found in results.values() if found.method for note in found.method.notes)
    values = {key: datum.value for key, datum in joined.given.items()}
    computed = ((bound, results[bound.id]) for bound in registry.indicators if bound.metode is not None)
    values |= {bound.key: result.value for bound, result in computed if result.value is not None}
    notes += contradictions(
        registry.claims, values, results, partial(_comparable, joined, results), partial(_by_unit, joined)
    )
    ordered = {bound.id: results[bound.id] for bound in registry.indicators}
    return Results(
        ordered,
        registry.lookup,
        tuple(notes),
        unit=joined.scope.unit,
        periode=joined.scope.periode,
        figures=joined.figures,
        subunits=joined.scope.subunits,
    )


def _by_unit(joined: Joined, claim: Comparison) -> dict[str, dict[str, Fraction]]:
    """What each subunit gave for the data that `claim` compares, where they were joined and cover the same months."""
    found: dict[str, dict[str, Fraction]] = {}
    months: dict[str, set[int | None]] = {}
    for key in claim.keys:
        figure = joined.figures.get(key)
        if figure is None or not figure.cover.units:
            continue
        held = figure.cover.from_start
        for unit, value in figure.by_unit:
            found.setdefault(unit, {})[key] = value
            months.setdefault(unit, set()).add(held.get(fold(unit)))
    return {unit: values for unit, values in found.items() if len(months[unit] - {None}) < 2}


def _comparable(joined: Joined, results: Mapping[str, Result], claim: Comparison) -> bool:
    """Whether all values that `claim` compares cover the same units and months."""
    covers = (
        joined.cover(term.key) if term.indikator is None else results[term.indikator].cover for term in claim.terms
    )
    named = {str(at): cover for at, cover in enumerate(covers) if cover is not None}
    return not uneven(named, {})


def _given(
    registry: Registry, dataset: Dataset, unit: str | None, periode: str | None, notes: list[Diagnostic]
) -> Joined:
    """The figure of each datum for the unit and period that are meant."""
    lags = registry.binder.lags
    if dataset.units or dataset.periods or unit is not None or periode is not None:
        scope = find_scope(registry, dataset, unit, periode)
        check_units(dataset, scope, notes)
        joined = join(registry, dataset, scope, notes)
        if any(lag.computed for lag in lags.values()):
            notes += _compute_earlier(registry, dataset, joined)
        return joined
    given = merge(match(registry, dataset.entries, notes), notes)
    for key, lag in lags.items():
        if lag.years or lag.steps:
            continue
        if lag.computed:  # `IKM tahun ini`
            id = registry.binder.valued(lag.stem)[0][0]
            result = compute_in_order(registry, [id], given)[id]
            if result.value is not None:
                given.setdefault(key, _datum_of(result, Joined({}), None))
        elif lag.stem in given:
            given.setdefault(key, given[lag.stem])  # `Jumlah kasus tahun ini`
    return Joined(given)


def _compute_earlier(registry: Registry, dataset: Dataset, joined: Joined) -> list[Diagnostic]:
    """Add the values that indicators had in the period that a name means (`Persentase … tahun lalu`).

    What was entered under that name stands. The earlier period is computed from the data that name it alone (a figure
    without a period is not its own value of last year): a name in it that means the value of an indicator in a still
    earlier one is to be entered. Returns what the methods of regulations have to say of the values.
    """
    binder, asked = registry.binder, joined.scope.asked
    known = binder.base.keys() | binder.data.keys()  # other names are the business of those who ask for that period
    before = Dataset(tuple(one for one in dataset.entries if one.periode is not None and binder.key(one.name) in known))
    results: dict[Periode, dict[str, Result]] = {}
    conflicts: list[Diagnostic] = []
    notes: list[Diagnostic] = []
    for key, lag in binder.lags.items():
        periode = lag.shift(asked) if lag.computed and isinstance(asked, Periode) else None
        if periode is None:
            continue
        if periode not in results:
            earlier = join(registry, before, evolve(joined.scope, periode=str(periode)), [])
            results[periode] = compute_in_order(registry, binder.order, earlier.given, stops=earlier)
        result = results[periode][binder.valued(lag.stem)[0][0]]
        entered = joined.given.get(key)
        there = entered is not None and entered.value is not None
        if result.status is Status.GALAT and not there:
            joined.figures[key] = Figure(problem=result.reason)
        if result.value is None:
            continue
        if periode != asked:
            notes += _notes_behind(results[periode], result)
        datum = _datum_of(result, joined, periode)
        if entered is None or entered.value is None:
            joined.given[key] = datum
            joined.figures[key] = Figure(datum, result.cover or Cover())
        else:
            conflicts += compare_lag(entered, datum, periode)
    if conflicts:
        raise DataError(conflicts)
    return list(dict.fromkeys(notes))


def _datum_of(result: Result, joined: Joined, periode: Periode | None) -> Datum:
    """The value of an indicator as a datum of the period it was computed for."""
    origin = Origin(gabungan=f"periode {periode}: indikator {result.id}" if periode else f"indikator {result.id}")
    label = str(periode) if periode else None
    return Datum(result.name or "", result.value, label, joined.scope.unit, origin)


def _notes_behind(results: Mapping[str, Result], result: Result) -> list[Diagnostic]:
    """What the methods say of the values that `result` comes from, and of itself."""
    waiting, seen = [result], {result.id}
    found: list[Diagnostic] = []
    for one in waiting:
        found += one.method.notes if one.method is not None else ()
        for used in one.inputs:
            if used.indikator is not None and used.indikator not in seen:
                seen.add(used.indikator)
                waiting.append(results[used.indikator])
    return found


def compute_in_order(
    registry: Registry,
    ids: Iterable[str],
    given: Mapping[str, Datum],
    known: Mapping[str, Result] | None = None,
    stops: Joined | None = None,
) -> dict[str, Result]:
    """The results of `ids`, each of which stands after those it uses; `known` are results that count as computed.

    `stops` has what keeps data from being joined, where they were.
    """
    results = dict(known or {})
    for id in ids:
        if id not in results:
            results[id] = _result(registry, registry.binder.indicators[id], given, results, stops or NOTHING)
    return results


NOTHING = Joined({})


def _result(
    registry: Registry,
    bound: BoundIndikator,
    given: Mapping[str, Datum],
    results: Mapping[str, Result],
    joined: Joined,
) -> Result:
    formula, reason = bound.formula, registry.binder.broken.get(bound.id)
    unit = _unit(bound, registry)
    if reason is not None:
        return Result(bound.nama, Status.GALAT, None, unit, bound.formula.names, reason, formula, (), bound.id)
    if formula.kind is Kind.EXTERNAL:
        return _external(bound, given, joined, unit)
    inputs = []
    for use in bound.uses:
        if use.indikator is None:
            inputs.append(_input(use.name, given.get(use.key), joined.cover(use.key)))
        else:
            used = results[use.indikator]
            inputs.append(Input(use.name, used.value, f"indikator {used.id}", used.id, used.cover))
            unit = unit or (used.unit if len(bound.uses) == 1 and formula.kind is Kind.MEASURE else None)
    stopped = _stopped(bound, inputs, results, joined)
    if stopped is not None:
        status, causes, why = stopped
        return Result(bound.nama, status, None, unit, causes, why, formula, tuple(inputs), bound.id)
    return conclude(formula, tuple(inputs), name=bound.nama, unit=unit, id=bound.id)


def _external(bound: BoundIndikator, given: Mapping[str, Datum], joined: Joined, unit: str | None) -> Result:
    """The result of a formula that names a source: by the method of a regulation from its data, else as entered."""
    formula, datum = bound.formula, given.get(bound.key)
    found = by_method(bound, given, joined)
    there = datum is not None and datum.value is not None
    if found is not None and not (there and found[0].status is Status.BELUM_ADA_DATA):
        said, used = found
        return Result(
            bound.nama, said.status, said.value, unit, said.causes, said.reason, formula, used, bound.id, said
        )
    entered = _input(bound.nama, datum, joined.cover(bound.key))
    if (problem := joined.problem(bound.key)) is not None:
        return Result(bound.nama, Status.GALAT, None, unit, (bound.nama,), problem, formula, (entered,), bound.id)
    waiting = conclude(formula, (entered,), name=bound.nama, unit=unit, id=bound.id)
    if datum is None or entered.value is None:
        return evolve(waiting, causes=(bound.nama,))
    method = judged(bound, datum, found[0] if found is not None else None)
    return evolve(waiting, status=Status.TERHITUNG, value=entered.value, reason=None, method=method)


def _stopped(
    bound: BoundIndikator, inputs: list[Input], results: Mapping[str, Result], joined: Joined
) -> tuple[Status, tuple[str, ...], Diagnostic] | None:
    """The outcome where an indicator that is used has no value, or data were not joined: the trouble and its causes."""
    if joined.figures:
        for use in bound.uses:
            if use.indikator is None and (problem := joined.problem(use.key)) is not None:
                return Status.GALAT, (use.name,), problem
    used = [results[use.indikator] for use in bound.uses if use.indikator is not None]
    for result in used:
        if result.status is Status.GALAT:
            return Status.GALAT, (result.name or "",), Diagnostic.of("H109", nama=short(result.name or "", SHOWN))
    missing: list[str] = []
    for given, use in zip(inputs, bound.uses, strict=True):
        if use.indikator is None:
            missing += [joined.names.get(use.key, given.name)] if given.value is None else []
        elif results[use.indikator].status is Status.BELUM_ADA_DATA:
            missing += results[use.indikator].causes
        elif results[use.indikator].status in (Status.EKSTERNAL, Status.TANPA_FORMULA):
            missing.append(given.name)
    if missing:
        causes = tuple(dict.fromkeys(missing))
        return Status.BELUM_ADA_DATA, causes, Diagnostic.of("H101", nama=listed(causes))
    if joined.figures and (lacking := joined.uneven(inputs)) is not None:
        return Status.BELUM_ADA_DATA, *lacking
    for result in used:
        if result.status is Status.TAK_TERDEFINISI:
            return Status.TAK_TERDEFINISI, result.causes, Diagnostic.of("H108", nama=short(result.name or "", SHOWN))
    return None


def _input(name: str, datum: Datum | None, cover: Cover | None) -> Input:
    if datum is None:
        return Input(name, None, cover=cover)
    return Input(name, datum.value, datum.origin.describe() or None, cover=cover)


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
