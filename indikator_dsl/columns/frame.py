"""A table with a column for each datum → the same table with a column for each indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast, get_args
from weakref import WeakKeyDictionary

import narwhals as nw
from attrs import frozen
from narwhals.exceptions import DuplicateError

from indikator_dsl.columns.binding import Binding, bind_columns, check_methods, check_results
from indikator_dsl.columns.cleaning import kinds
from indikator_dsl.columns.computing import WORDS, Computation
from indikator_dsl.columns.eager import compute_eagerly
from indikator_dsl.columns.long import spread
from indikator_dsl.diagnostics import DataError, Diagnostic, EngineError
from indikator_dsl.floats import ops
from indikator_dsl.program import lower
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from narwhals.dtypes import DType

    from indikator_dsl.floats import Op
    from indikator_dsl.registry.registry import Registry

__all__ = ["Keep", "as_narwhals", "evaluate_frame"]

Keep = Literal["labels", "all", "none"]


@frozen
class Question:
    """All on which the plan for a table depends, beside the registry.

    `labels` and `data` are those of a long table whose figures were put side by side (Spread), None for a wide one.
    """

    schema: tuple[tuple[str, DType | None], ...]
    engine: nw.Implementation
    lazy: bool
    statuses: bool
    indicators: tuple[str, ...] | None
    keep: Keep
    checked: bool
    labels: tuple[str, ...] | None
    data: tuple[tuple[str, str], ...] | None


MOST_LAYERS = 400  # of one query: DuckDB refuses what is nested a thousand deep, as a chain of indicators makes it
MOST_PREPARED = 32
_PREPARED: WeakKeyDictionary[Registry, dict[Question, Computation]] = WeakKeyDictionary()
"""What was computed last, for each registry: to plan it takes as long as to compute a hundred thousand rows."""


def evaluate_frame(
    registry: Registry,
    frame: Any,
    *,
    statuses: bool = False,
    indicators: Iterable[str] | None = None,
    keep: Keep = "labels",
    checked: bool = False,
) -> Any:
    """See Registry.evaluate_frame."""
    if keep not in get_args(Keep):
        raise ValueError(f"keep is one of {get_args(Keep)}, not {keep!r}")
    if isinstance(indicators, str):
        raise TypeError("indicators are several names, not one text")
    indicators = None if indicators is None else tuple(indicators)
    table = as_narwhals(frame)
    long = spread(registry, table, indicators, checked=checked)
    if long is not None:  # what is bad stands there as infinite, and must be looked at
        table, checked, keep = long.table, False, "none" if keep == "none" else "labels"
    question = Question(
        tuple(kinds(table).items()),
        table.implementation,
        isinstance(table, nw.LazyFrame),
        statuses,
        indicators,
        keep,
        checked,
        None if long is None else long.labels,
        None if long is None else long.data,
    )
    known = _PREPARED.setdefault(registry, {})
    computation = known.get(question)
    if computation is None:
        computation = _prepared(registry, question)
        while len(known) >= MOST_PREPARED:
            known.pop(next(iter(known)), None)
        known[question] = computation
    if not computation.results:
        if not computation.kept:
            raise ValueError("neither an indicator nor a column is asked for")
        return table.select(*computation.kept).to_native()
    if isinstance(table, nw.LazyFrame):
        return computation.on(table).to_native()
    return compute_eagerly(computation, table)


def _prepared(registry: Registry, question: Question) -> Computation:
    schema = dict(question.schema)
    if question.labels is None or question.data is None:
        binding = bind_columns(registry, schema)
    else:
        binding = Binding(dict(question.data), question.labels)
    program = lower(registry, question.indicators, present=binding.data.keys())
    if question.data is None:
        check_methods(program, binding.data)
        if program.inputs and not binding.data:
            raise DataError([Diagnostic.of("E206", nama=short(program.inputs[0].name))])
    kept = {"labels": binding.labels, "all": tuple(schema), "none": ()}[question.keep]
    columns = {at: binding.data.get(one.key) for at, one in enumerate(program.inputs)}
    engine = question.engine
    fused = engine.is_polars() or engine.is_duckdb() or not question.lazy
    deepest = MOST_LAYERS if question.lazy and not engine.is_polars() else 10**6
    computation = Computation(
        program, schema, columns, kept, question.statuses, _outcomes(engine), fused, question.checked, deepest
    )
    check_results(kept, computation.results)
    return computation


def _outcomes(implementation: nw.Implementation) -> dict[Op, nw.Expr]:
    """The statuses as the engine keeps them."""
    if implementation.is_pandas() or implementation.is_pyarrow():
        return {}  # as their numbers, of which `eager` makes words
    kind = nw.Enum(WORDS) if implementation.is_polars() or implementation.is_duckdb() else nw.String()
    return {ops.outcome(at): nw.lit(word, kind) for at, word in enumerate(WORDS)}


def as_narwhals(frame: Any) -> nw.DataFrame[Any] | nw.LazyFrame[Any]:
    """`frame` as narwhals sees it.

    Raises EngineError (E201) for what is no table of an engine that it knows, DataError (E207) for headings that are
    not texts, or not different.
    """
    try:
        table = nw.from_native(frame)
    except DuplicateError:
        raise DataError([Diagnostic.of("E207")]) from None
    except TypeError:
        raise EngineError([Diagnostic.of("E201", jenis=type(frame).__name__)]) from None
    if not all(isinstance(column, str) for column in table.columns):
        raise DataError([Diagnostic.of("E207")])
    try:
        table.collect_schema()
    except ValueError:
        raise _of_no_kind(table) from None
    return cast("nw.DataFrame[Any] | nw.LazyFrame[Any]", table)


def _of_no_kind(table: Any) -> DataError:
    """What is to be said of a table in PyArrow with decimals of whole tens, of which narwhals has no kind."""
    problems = []
    for column in table.columns:
        try:
            table.select(column).collect_schema()
        except ValueError as refused:
            problems.append(Diagnostic.of("E203", kolom=short(column), jenis=f"Decimal ({refused})"))
    return DataError(problems)
