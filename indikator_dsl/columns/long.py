"""A table with a row for each figure → the table with a row for each unit and period, and a column for each datum."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import narwhals as nw
from attrs import frozen

from indikator_dsl.columns.binding import is_datum
from indikator_dsl.columns.cleaning import clean, kinds
from indikator_dsl.columns.emit import Names
from indikator_dsl.columns.joining_tables import collected, small_table
from indikator_dsl.columns.rollup_stages import Words
from indikator_dsl.data import Datum
from indikator_dsl.data.columns import IGNORED, NAMA, NILAI, SUMBER, role_of
from indikator_dsl.diagnostics import DataError, Diagnostic, EngineError
from indikator_dsl.program import Entered, lower
from indikator_dsl.registry.matching import match
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indikator_dsl.program import Program
    from indikator_dsl.registry.registry import Registry

__all__ = ["Spread", "spread"]

INFINITE = float("inf")  # what a bad figure becomes, for it is bad in every engine
SHOWN = 120


@frozen
class Spread:
    """`table` has the columns `labels`, that tell the rows apart, and one for each datum that is needed; `data` are the
    pairs of its key and its column.
    """

    table: Any
    labels: tuple[str, ...]
    data: tuple[tuple[str, str], ...]


@frozen
class Headings:
    """The columns of the names and of the figures, and those that tell which figures belong together."""

    nama: str
    nilai: str
    labels: tuple[str, ...]


def spread(registry: Registry, table: Any, indicators: Iterable[str] | None, *, checked: bool) -> Spread | None:
    """`table` with its figures side by side; None where its headings are not those of a long table.

    A lazy table is asked at once which names there are. `checked` as in Registry.evaluate_frame. Raises DataError for
    headings and names that cannot be meant so, EngineError for what only the interpreter computes.
    """
    headings = _headings(registry, list(table.collect_schema()))
    if headings is None:
        return None
    at = Words(Names.beside(table.collect_schema()).prefix)
    rows = _rows(table, headings, at, checked)
    counts = _names(rows, at)
    blank = [name for name in counts if not fold(name)]
    if any(counts[name] for name in blank):
        raise DataError([Diagnostic.of("E255", banyak=sum(counts[name] for name in blank))])
    rows = rows.filter(~nw.col(at("nama")).is_in(blank)) if blank else rows
    written: dict[str, list[str]] = {}
    entries = [Datum(name, Fraction(0) if given else None) for name, given in counts.items() if name not in blank]
    for key, datum in match(registry, entries, []):
        written.setdefault(key, []).append(datum.name)
    program = lower(registry, indicators, present=written)
    _check_methods(program, written, counts)
    numbers = {at_input: one.key for at_input, one in enumerate(program.inputs) if one.key in written}
    fallbacks = {
        number: fallback
        for number, key in numbers.items()
        if (fallback := _entered(program, program.inputs[number].fallback)) in numbers
    }
    writings = {name: number for number, key in numbers.items() for name in written[key]}
    wide = _wide(rows, headings.labels, writings, fallbacks, at)
    return Spread(wide, headings.labels, tuple((key, at("data", number)) for number, key in numbers.items()))


def _headings(registry: Registry, columns: Sequence[str]) -> Headings | None:
    """Raises DataError where two columns could hold the names or the figures, or a column is a datum of its own."""
    by_role: dict[str, list[str]] = {NAMA: [], NILAI: [], SUMBER: []}
    others = []
    for column in columns:
        found = by_role.get(role_of(column) or "")
        if found is not None:
            found.append(column)
        elif fold(column) not in IGNORED:
            others.append(column)
    if not by_role[NAMA] or not by_role[NILAI]:
        return None
    if any(is_datum(registry, registry.binder.key(column)) for column in (*by_role[NAMA], *by_role[NILAI])):
        return None
    problems = [
        Diagnostic.of("E257", pertama=short(found[0], SHOWN), kedua=short(found[1], SHOWN))
        for found in (by_role[NAMA], by_role[NILAI])
        if len(found) > 1
    ]
    problems += [
        Diagnostic.of("E256", kolom=short(column, SHOWN), nama=by_role[NAMA][0], nilai=by_role[NILAI][0])
        for column in others
        if role_of(column) is None and is_datum(registry, registry.binder.key(column))
    ]
    if problems:
        raise DataError(problems)
    return Headings(by_role[NAMA][0], by_role[NILAI][0], tuple(others))


def _rows(table: Any, headings: Headings, at: Words, checked: bool) -> Any:
    """The labels, the name and the cleaned figure of each row, and its place where the engine has an order."""
    figure = clean(headings.nilai, kinds(table)[headings.nilai], sure=checked)
    value = figure.value if figure.bad is None else nw.when(figure.bad).then(nw.lit(INFINITE)).otherwise(figure.value)
    name = nw.col(headings.nama)
    is_text = isinstance(table.collect_schema()[headings.nama], nw.String)
    # PyArrow joins no text with large text.
    text = name if is_text and not table.implementation.is_pyarrow() else name.cast(nw.String)
    columns = {at("nama"): nw.when(~name.is_null()).then(text).otherwise(nw.lit("")), at("value"): value}
    if not headings.labels:
        columns[at("all")] = nw.when(name.is_null()).then(nw.lit(1)).otherwise(nw.lit(1))
    rows = table.select(*headings.labels, **columns)
    if isinstance(rows, nw.DataFrame):
        return rows.with_row_index(at("row"))
    if rows.implementation.is_polars():
        return nw.from_native(rows.to_native().with_row_index(at("row")))
    return rows


def _names(rows: Any, at: Words) -> dict[str, int]:
    """The names as they are written, in no order, and how many figures each has."""
    given = nw.when(nw.col(at("value")).is_null()).then(nw.lit(0)).otherwise(nw.lit(1)).cast(nw.Int64)
    counted = rows.select(nw.col(at("nama")), given.alias(at("given")))
    found = collected(counted.group_by(at("nama")).agg(nw.col(at("given")).sum()))
    return {str(name): int(given) for name, given in sorted(zip(*found.values(), strict=True))}


def _check_methods(program: Program, written: Mapping[str, Sequence[str]], counts: Mapping[str, int]) -> None:
    """Raises EngineError for figures from which the method of a regulation computes."""
    problems = [
        Diagnostic.of("E250", nama=short(nama, SHOWN))
        for key, nama in program.by_methods.items()
        if any(counts[name] for name in written.get(key, ()))
    ]
    if problems:
        raise EngineError(problems)


def _entered(program: Program, number: int | None) -> int | None:
    """The input that value `number` is; that of an indicator, if it is entered."""
    step = None if number is None else program.step_of(number)
    return step.source if isinstance(step, Entered) else number


def _wide(
    rows: Any, labels: Sequence[str], writings: Mapping[str, int], fallbacks: Mapping[int, int], at: Words
) -> Any:
    """`fallbacks` have the datum that counts where there is no row of another, by their numbers."""
    kept = [*(labels or [at("all")])]
    place = [nw.col(at("row")).min()] if at("row") in rows.collect_schema() else []
    numbers = list(dict.fromkeys(writings.values()))
    sparse: dict[str, nw.Expr] = {}
    for number in numbers:
        mine = nw.col(at("number")) == number
        sparse[at("value", number)] = nw.when(mine).then(nw.col(at("value")))
        if number in fallbacks:
            sparse[at("there", number)] = nw.when(mine).then(nw.lit(1))
    least = [nw.col(at("value", number)).min().alias(at("least", number)) for number in numbers]
    lookup: dict[str, Sequence[Any]] = {at("nama"): list(writings), at("number"): list(writings.values())}
    kinds = {at("nama"): nw.String, at("number"): nw.Int64}
    rows = rows.join(small_table(rows, lookup, kinds), on=at("nama"), how="left")
    rows = rows.select(*kept, *([at("row")] if place else []), **sparse)
    wide = rows.group_by(*kept).agg(*least, *(nw.col(name).max() for name in sparse), *place)
    wide = nw.maybe_reset_index(wide.sort(at("row"))) if place else wide
    # Two figures for one datum: none of them can be taken, unless they are the same.
    data = {number: _only(nw.col(at("least", number)), nw.col(at("value", number))) for number in numbers}
    for number, fallback in fallbacks.items():
        absent = nw.col(at("there", number)).is_null()
        data[number] = nw.when(absent).then(data[fallback]).otherwise(data[number])
    columns = {at("data", number): one for number, one in data.items()}
    return wide.select(*labels, **columns) if data else wide


def _only(least: nw.Expr, most: nw.Expr) -> nw.Expr:
    return nw.when(least == most).then(least).when(least < most).then(nw.lit(INFINITE))
