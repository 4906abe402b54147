"""Small tables of our own in the engine of a frame, so that it can join them to its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from indikator_dsl.diagnostics import Diagnostic, EngineError
from indikator_dsl.program import need

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["collected", "small_table"]


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
        need("pyarrow", "kolom")
        tiny = nw.from_dict(data, kinds, backend="pyarrow").to_native()  # noqa: F841  # the query finds it by its name
        # A relation joins with those of its own connection only, and hands out no connection: a query on it has it.
        return nw.from_native(like.to_native().query("_indikator_kecil", "SELECT * FROM tiny"))
    if engine is nw.Implementation.DASK:
        frame = nw.from_dict(data, kinds, backend="pandas").to_native()
        return nw.from_native(need("dask.dataframe", "kolom").from_pandas(frame, npartitions=1))
    if engine is nw.Implementation.PYSPARK:
        session = like.to_native().sparkSession
        return nw.from_dict(data, kinds, backend="pandas").lazy("pyspark", session=session)
    raise EngineError([Diagnostic.of("E201", jenis=engine.value)])


def collected(frame: Any) -> dict[str, list[Any]]:
    """The columns of a small frame (of narwhals) as lists of Python."""
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return dict(eager.to_dict(as_series=False))
