"""Every engine under one call: a registry and a table of columns in, status and value of each indicator and row out."""

from __future__ import annotations

import math
import sqlite3
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from indikator_dsl import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from indikator_dsl import Registry

__all__ = ["ENGINES", "Said", "Table"]

Table = "Mapping[str, Sequence[float | None]]"
"""Columns of doubles by their names."""

Said = "list[dict[str, tuple[Status | None, float | None]]]"
"""For each row, by the ids of the indicators."""


def compiled(registry: Registry, table: Mapping[str, Sequence[float | None]], exact: bool = False) -> Any:
    function = registry.compile(exact=exact)
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    found = []
    for row in rows:
        results = function(row)
        found.append(dict(zip(results.ids, zip(results.statuses, results.values, strict=True), strict=True)))
    return found


def compiled_exactly(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    found = compiled(registry, table, exact=True)
    assert all(value is None or type(value) is Fraction for row in found for _, value in row.values())
    return [{id: (status, None if value is None else value) for id, (status, value) in row.items()} for row in found]


def interpreted(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    return [{id: (one.status, one.value) for id, one in registry.evaluate(row).by_id.items()} for row in rows]


def polars_eager(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    pl = pytest.importorskip("polars")
    frame = pl.DataFrame(table, schema=dict.fromkeys(table, pl.Float64))
    return _of_columns(registry, registry.evaluate_frame(frame, statuses=True).to_dict(as_series=False))


def polars_lazy(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    pl = pytest.importorskip("polars")
    frame = pl.LazyFrame(table, schema=dict.fromkeys(table, pl.Float64))
    return _of_columns(registry, registry.evaluate_frame(frame, statuses=True).collect().to_dict(as_series=False))


def pandas(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    pd = pytest.importorskip("pandas")
    frame = pd.DataFrame(table).astype("float64")
    return _of_columns(registry, registry.evaluate_frame(frame, statuses=True).to_dict("list"))


def pyarrow(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    pa = pytest.importorskip("pyarrow")
    frame = pa.table({name: pa.array(cells, pa.float64()) for name, cells in table.items()})
    return _of_columns(registry, registry.evaluate_frame(frame, statuses=True).to_pydict())


def duckdb(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    engine, pa = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    connection = engine.connect()
    relation = connection.from_arrow(pa.table({name: pa.array(cells, pa.float64()) for name, cells in table.items()}))
    return _of_columns(registry, registry.evaluate_frame(relation, statuses=True).to_arrow_table().to_pydict())


def sql_in_duckdb(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    pytest.importorskip("sqlglot")
    engine, pa = pytest.importorskip("duckdb"), pytest.importorskip("pyarrow")
    connection = engine.connect()
    connection.register("data", pa.table({name: pa.array(cells, pa.float64()) for name, cells in table.items()}))
    query = registry.to_sql("duckdb", "data", statuses=True)
    return _of_columns(registry, connection.sql(query).to_arrow_table().to_pydict())


def sql_in_sqlite(registry: Registry, table: Mapping[str, Sequence[float | None]]) -> Any:
    pytest.importorskip("sqlglot")
    connection = sqlite3.connect(":memory:")
    if not connection.execute(
        "SELECT 1 FROM pragma_compile_options WHERE compile_options LIKE '%MATH_FUNC%'"
    ).fetchall():
        pytest.skip("this SQLite has no mathematical functions")
    quoted = ['"' + name.replace('"', '""') + '"' for name in table]
    connection.execute(f"CREATE TABLE data ({', '.join(f'{name} REAL' for name in quoted)})")
    marks = ", ".join("?" for _ in quoted)
    connection.executemany(f"INSERT INTO data VALUES ({marks})", list(zip(*table.values(), strict=True)))
    cursor = connection.execute(registry.to_sql("sqlite", "data", statuses=True))
    names = [column[0] for column in cursor.description]
    return _of_columns(registry, dict(zip(names, zip(*cursor.fetchall(), strict=True), strict=True)))


def _of_columns(registry: Registry, columns: Mapping[str, Sequence[Any]]) -> Any:
    ids = [bound.id for bound in registry.indicators]
    found = []
    for at in range(len(columns[ids[0]])):
        row = {}
        for id in ids:
            value = columns[id][at]
            missing = value is None or (isinstance(value, float) and math.isnan(value))
            row[id] = (Status(columns[f"{id} status"][at]), None if missing else value)
        found.append(row)
    return found


ENGINES: dict[str, Callable[[Registry, Mapping[str, Sequence[float | None]]], Any]] = {
    "interpreter": interpreted,
    "compiled": compiled,
    "compiled exactly": compiled_exactly,
    "Polars, eager": polars_eager,
    "Polars, lazy": polars_lazy,
    "pandas": pandas,
    "PyArrow": pyarrow,
    "DuckDB": duckdb,
    "SQL in DuckDB": sql_in_duckdb,
    "SQL in SQLite": sql_in_sqlite,
}
"""What runs in this process. PostgreSQL, Dask and Spark have tests of their own."""

EXACT = ("interpreter", "compiled exactly")
"""Those that have nothing to differ in."""
