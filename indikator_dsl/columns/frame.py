"""A table with a column for each datum → the same table with a column for each indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast, get_args

import narwhals as nw
from narwhals.exceptions import DuplicateError

from indikator_dsl.columns.binding import bind_columns, check_methods, check_results
from indikator_dsl.columns.computing import WORDS, Computation
from indikator_dsl.columns.eager import compute_eagerly
from indikator_dsl.diagnostics import DataError, Diagnostic, EngineError
from indikator_dsl.floats import ops
from indikator_dsl.program import lower
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.floats import Op
    from indikator_dsl.registry.registry import Registry

__all__ = ["Keep", "as_narwhals", "evaluate_frame"]

Keep = Literal["labels", "all", "none"]


def evaluate_frame(
    registry: Registry,
    frame: Any,
    *,
    statuses: bool = False,
    indicators: Iterable[str] | None = None,
    keep: Keep = "labels",
) -> Any:
    """See Registry.evaluate_frame."""
    if keep not in get_args(Keep):
        raise ValueError(f"keep is one of {get_args(Keep)}, not {keep!r}")
    if isinstance(indicators, str):
        raise TypeError("indicators are several names, not one text")
    table = as_narwhals(frame)
    schema = dict(table.collect_schema())
    binding = bind_columns(registry, schema)
    program = lower(registry, indicators, present=binding.data.keys())
    check_methods(program, binding.data)
    if program.inputs and not binding.data:
        raise DataError([Diagnostic.of("E206", nama=short(program.inputs[0].name))])
    kept = {"labels": binding.labels, "all": tuple(schema), "none": ()}[keep]
    columns = {at: binding.data.get(one.key) for at, one in enumerate(program.inputs)}
    implementation = table.implementation
    in_place = implementation.is_polars() or not isinstance(table, nw.LazyFrame)
    computation = Computation(program, schema, columns, kept, statuses, _outcomes(implementation), in_place)
    check_results(kept, computation.results)
    if isinstance(table, nw.LazyFrame):
        return computation.on(table).to_native()
    return compute_eagerly(computation, table)


def _outcomes(implementation: nw.Implementation) -> dict[Op, nw.Expr]:
    """The statuses as the engine keeps them."""
    if implementation.is_pandas() or implementation.is_pyarrow():
        return {}  # as their numbers, of which `eager` makes words
    kind = nw.Enum(WORDS) if implementation.is_polars() else nw.String()
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
    if not all(isinstance(column, str) for column in table.collect_schema()):
        raise DataError([Diagnostic.of("E207")])
    return cast("nw.DataFrame[Any] | nw.LazyFrame[Any]", table)
