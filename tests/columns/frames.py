"""The same table in every engine of columns, and what comes back as rows."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["ENGINES", "rows_of"]

Columns = "Mapping[str, Sequence[Any]]"


def _arrow(columns: Mapping[str, Sequence[Any]]) -> Any:
    pa = pytest.importorskip("pyarrow")
    kinds = {float: pa.float64(), int: pa.int64(), str: pa.string(), Decimal: pa.decimal128(30, 10), bool: pa.bool_()}

    def kind(cells: Sequence[Any]) -> Any:
        types = {type(cell) for cell in cells if cell is not None}
        return pa.null() if not types else kinds[types.pop()]

    return pa.table({name: pa.array(cells, kind(cells)) for name, cells in columns.items()})


def polars(columns: Mapping[str, Sequence[Any]]) -> Any:
    pl = pytest.importorskip("polars")
    return pl.DataFrame({name: pl.Series(cells, strict=True) for name, cells in columns.items()})


def polars_lazy(columns: Mapping[str, Sequence[Any]]) -> Any:
    return polars(columns).lazy()


def pyarrow(columns: Mapping[str, Sequence[Any]]) -> Any:
    return _arrow(columns)


def pandas(columns: Mapping[str, Sequence[Any]]) -> Any:
    """Of numpy where pandas has it so: whole numbers and decimals with gaps are doubles there."""
    pd = pytest.importorskip("pandas")

    def series(cells: Sequence[Any]) -> Any:
        numbers = all(cell is None or isinstance(cell, int | float | Decimal) for cell in cells)
        whole = numbers and all(isinstance(cell, int) for cell in cells)
        if not numbers or any(isinstance(cell, bool) for cell in cells):
            return pd.Series(cells)
        return pd.Series(cells, dtype="int64" if whole else "float64")

    return pd.DataFrame({name: series(cells) for name, cells in columns.items()})


def pandas_nullable(columns: Mapping[str, Sequence[Any]]) -> Any:
    return pandas(columns).convert_dtypes(convert_integer=False)


def pandas_arrow(columns: Mapping[str, Sequence[Any]]) -> Any:
    pd = pytest.importorskip("pandas")
    return _arrow(columns).to_pandas(types_mapper=pd.ArrowDtype)


def duckdb(columns: Mapping[str, Sequence[Any]]) -> Any:
    engine = pytest.importorskip("duckdb")
    return engine.connect().from_arrow(_arrow(columns))


ENGINES: dict[str, Callable[[Mapping[str, Sequence[Any]]], Any]] = {
    "polars": polars,
    "polars lazy": polars_lazy,
    "pyarrow": pyarrow,
    "pandas": pandas,
    "pandas nullable": pandas_nullable,
    "pandas arrow": pandas_arrow,
    "duckdb": duckdb,
}


def rows_of(frame: Any) -> list[dict[str, Any]]:
    """The rows of a table of any engine; what its engine takes for missing is None."""
    nw = pytest.importorskip("narwhals")
    table = nw.from_native(frame)
    if isinstance(table, nw.LazyFrame):
        table = table.collect()
    columns = table.to_arrow().to_pydict()
    rows = [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    nan = table.implementation.is_pandas()
    return [{name: None if nan and _is_nan(cell) else cell for name, cell in row.items()} for row in rows]


def _is_nan(cell: Any) -> bool:
    return isinstance(cell, float) and math.isnan(cell)
