"""The results of external indicators whose formula names the method of a regulation."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.consolidation import Cover
from indikator_dsl.data import Dataset
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.evaluation.arithmetic import round_half_up
from indikator_dsl.evaluation.result import Input
from indikator_dsl.text.names import fold, listed, short
from indikator_dsl.text.numbers import exact_decimal, format_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from indikator_dsl.data import Datum
    from indikator_dsl.methods import Given, MethodResult
    from indikator_dsl.methods.model import Table
    from indikator_dsl.registry.bound import BoundIndikator, BoundMethod
    from indikator_dsl.registry.joining import Joined
    from indikator_dsl.registry.registry import Registry

__all__ = ["add_answers", "by_method", "judged", "with_answers"]

SHOWN = 120
Outcome = tuple["MethodResult", tuple[Input, ...]]


def with_answers(registry: Registry, dataset: Dataset, path: str | Path) -> Dataset:
    """`dataset` with the data in the table of answers at `path`. Raises DataError as `add_answers` does."""
    from indikator_dsl.data.read import open_table
    from indikator_dsl.methods.answers import SHEET

    return add_answers(registry, dataset, open_table(path, SHEET))


def add_answers(registry: Registry, dataset: Dataset, table: Table) -> Dataset:
    """`dataset` with the data in a table of answers. Raises DataError for the table, and where no method reads it."""
    bound = [one for one in registry.indicators if one.metode is not None]
    readers = {one.key: one for one in reversed(bound) if one.metode and _reads_answers(one.metode)}
    if not readers:
        raise DataError([Diagnostic.of("S212")])
    metode = next(iter(readers.values())).metode
    assert metode is not None
    named = [one.nama for one in reversed(readers.values())] if len(readers) > 1 else []
    try:
        read = metode.method.read_answers(table, metode.policy, named) or Dataset()
    except DataError:
        raise
    except Exception as problem:
        raise DataError([_broken(metode, problem)]) from None
    return Dataset((*dataset.entries, *read.entries), (*dataset.notes, *read.notes))


def _reads_answers(metode: BoundMethod) -> bool:
    from indikator_dsl.methods import Method

    return type(metode.method).read_answers is not Method.read_answers


def by_method(bound: BoundIndikator, given: Mapping[str, Datum], joined: Joined) -> Outcome | None:
    """What the method of `bound` gives, with the data it used; None where none of its data are there."""
    metode = bound.metode
    if metode is None:
        return None
    from indikator_dsl.methods import Given, MethodResult

    method, keys = metode.method, dict(zip(metode.keys, metode.asks, strict=True))
    values: dict[str, Fraction] = {}
    by_unit: dict[str, dict[str, Fraction]] = {}
    for key, ask in keys.items():
        datum, figure = given.get(key), joined.figures.get(key)
        if datum is not None and datum.value is not None:
            values[ask.kunci] = datum.value
        for unit, value in figure.by_unit if figure is not None else ():
            by_unit.setdefault(unit, {})[ask.kunci] = value
    problem = next((why for key in keys if (why := joined.problem(key)) is not None), None)
    if not values and not by_unit and problem is None:
        return None
    what = Given(bound.nama, metode.policy, metode.asks, values, by_unit, joined.scope.subunits)
    each = metode.by_unit
    inputs = _inputs_of_units(metode, joined) if each else _inputs(metode, given, joined)
    try:
        if problem is not None and not each:
            return method.failed(what, tuple(ask.nama for ask in metode.asks), problem), inputs
        lacking = None if each else joined.uneven(inputs)
        found = method.lacking(what, *lacking) if lacking is not None else method.compute(what)
        if not isinstance(found, MethodResult):
            raise TypeError(f"hasilnya {type(found).__name__}, bukan MethodResult")
        entered = given.get(bound.key)
        if entered is not None and entered.value is not None and found.value is not None:
            found = evolve(found, notes=(*found.notes, *_compared(metode, what, entered, found.value)))
    except Exception as broken:  # a method of another package: what it does wrong is no traceback for the analyst
        found = method.failed(what, (), _broken(metode, broken))
    return found, inputs


def _broken(metode: BoundMethod, problem: Exception) -> Diagnostic:
    cause = short(str(problem), 200).rstrip(".") or type(problem).__name__
    return Diagnostic.of("S112", metode=metode.method.nama, sebab=cause)


def judged(bound: BoundIndikator, entered: Datum, incomplete: MethodResult | None) -> MethodResult | None:
    """What the method says of an entered value: its class. `incomplete` is what it could not compute for itself."""
    metode = bound.metode
    if metode is None or entered.value is None:
        return None
    from indikator_dsl.methods import Given

    method, policy, value = metode.method, metode.policy, entered.value
    kategori = None
    notes: list[Diagnostic] = []
    if incomplete is not None:
        said = incomplete.reason.message if incomplete.reason is not None else listed(incomplete.causes)
        notes.append(Diagnostic.of("S304", nama=short(bound.nama, SHOWN), sebab=said))
    if method.batas is not None and not method.batas[0] <= value <= method.batas[1]:
        low, high = map(format_number, method.batas)
        nilai = format_number(value, None)
        notes.append(Diagnostic.of("S303", nama=short(bound.nama, SHOWN), nilai=nilai, terkecil=low, terbesar=high))
    else:
        try:
            kategori = method.judge(bound.nama, value, policy)
        except Exception as problem:
            notes.append(_broken(metode, problem))
    located = [note.at(entered.place) if entered.place else note for note in notes]
    found = method.entered(Given(bound.nama, policy, metode.asks), value, kategori, located)
    return found if incomplete is None else evolve(found, causes=incomplete.causes, reason=incomplete.reason)


def _inputs(metode: BoundMethod, given: Mapping[str, Datum], joined: Joined) -> tuple[Input, ...]:
    found = []
    for key, ask in zip(metode.keys, metode.asks, strict=True):
        datum = given.get(key)
        origin = datum.origin.describe() if datum is not None else None
        found.append(Input(ask.nama, datum.value if datum is not None else None, origin, cover=joined.cover(key)))
    return tuple(found)


def _inputs_of_units(metode: BoundMethod, joined: Joined) -> tuple[Input, ...]:
    """One input for each datum of each subunit."""
    found = []
    held = [dict(figure.by_unit) if (figure := joined.figures.get(key)) else {} for key in metode.keys]
    missing = tuple(unit for unit in joined.scope.subunits if any(unit not in one for one in held))
    cover = Cover(joined.scope.subunits, missing)
    for unit in joined.scope.subunits:
        for key, ask, values in zip(metode.keys, metode.asks, held, strict=True):
            figure, value = joined.figures.get(key), values.get(unit)
            parts = [one for one in figure.sources if fold(one.unit or "") == fold(unit)] if figure is not None else []
            origin = parts[0].origin.describe() if len(parts) == 1 else None
            found.append(Input(f"{ask.nama} ({unit})", value, origin, cover=cover))
    return tuple(found)


def _compared(metode: BoundMethod, what: Given, entered: Datum, value: Fraction) -> list[Diagnostic]:
    """The finding where an entered value is not the computed one, rounded as it was written."""
    assert entered.value is not None
    written = exact_decimal(entered.value)
    places = None if written is None else len(written.partition(".")[2])
    if entered.value == (value if places is None else round_half_up(value, Fraction(places))):
        return []
    found = metode.method.explain(entered.value, places, what, value) or Diagnostic.of(
        "S301",
        nama=short(what.nama, SHOWN),
        diisi=format_number(entered.value, None),
        hasil=format_number(value),
        tempat=short(entered.origin.describe(), SHOWN),
    )
    return [found.at(entered.place) if entered.place else found]
