"""Small tables of our own in the engine of a frame, so that it can join them to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from indikator_dsl.diagnostics import Diagnostic, EngineError
from indikator_dsl.program import need

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["collected", "small_table"]

DUCKDB_KINDS: dict[Any, str] = {nw.String: "VARCHAR", nw.Int64: "BIGINT", nw.UInt64: "UBIGINT"}


def small_table(like: Any, columns: Mapping[str, Sequence[Any]], kinds: Mapping[str, Any]) -> Any:
    """A frame (of narwhals) with `columns`, of the same engine as `like`; `kinds` are the types of the columns.

    Raises EngineError (E201) for an engine whose tables we do not know how to make.
    """
    data = {name: list(values) for name, values in columns.items()}
    engine = like.implementation
    if isinstance(like, nw.DataFrame):
        return nw.from_dict(data, kinds, backend=engine)
    if engine is nw.Implementation.POLARS:
        return nw.from_dict(data, kinds, backend=engine).lazy()
    if engine is nw.Implementation.DUCKDB:
        return nw.from_native(_relation(like.to_native(), data, kinds))
    if engine is nw.Implementation.DASK:
        frame = nw.from_dict(data, kinds, backend="pandas").to_native()
        return nw.from_native(need("dask.dataframe", "kolom").from_pandas(frame, npartitions=1))
    if engine is nw.Implementation.PYSPARK:
        session = like.to_native().sparkSession
        return nw.from_dict(data, kinds, backend="pandas").lazy("pyspark", session=session)
    raise EngineError([Diagnostic.of("E201", jenis=engine.value)])


def _relation(like: Any, data: Mapping[str, list[Any]], kinds: Mapping[str, Any]) -> Any:
    """A relation of DuckDB with `data`. It reads no table by a name, for the user's may be called so too.

    A relation joins with those of its own connection only, and hands out no connection: so it is made of `like`. Each
    column is one text that is split, for to hand over a list takes a second for every fifty thousand values.
    """
    duckdb = need("duckdb", "kolom")
    columns = []
    for name, values in data.items():
        words = list(map(str, values)) or ["0"]
        used = set().union(*words)
        mark = next(mark for mark in map(chr, range(0xE000, 0x110000)) if mark not in used)
        split = duckdb.FunctionExpression("string_split", *map(duckdb.ConstantExpression, (mark.join(words), mark)))
        cells = duckdb.FunctionExpression("unnest", split)
        columns.append(cells.cast(DUCKDB_KINDS[kinds[name]]).alias(name))
    one = like.limit(0).aggregate("count(*)")  # one row, whatever `like` has
    found = one.select(*columns)
    return found if any(data.values()) else found.limit(0)


def collected(frame: Any) -> dict[str, list[Any]]:
    """The columns of a small frame (of narwhals) as lists of Python."""
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return dict(eager.to_dict(as_series=False))
