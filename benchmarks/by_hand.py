"""A set of formulas as a programmer writes it for one engine of tables, by hand and with zero guards: the peers.

Each function takes the set and a table of NumPy arrays by name, and gives what is timed: a call that returns the values
as that engine has them. `arrays_of` makes NumPy arrays of any of them, to be compared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from benchmarks.sets import FormulaSet, Tree

__all__ = ["arrays_of", "by_duckdb", "by_numexpr", "by_numpy", "by_pandas", "by_polars", "by_pyarrow"]


def by_polars(chosen: FormulaSet, frame: Any) -> Callable[[], Any]:
    """A lazy query. Whole numbers become doubles first: products of them would overflow in silence."""
    import polars as pl

    def build(tree: Tree) -> Any:
        if isinstance(tree, str):
            return pl.col(chosen.ours(tree))
        if isinstance(tree, float):
            return pl.lit(tree)
        operator, left, right = tree
        if operator == "*" and isinstance(left, tuple) and left[0] == "/" and isinstance(right, float):
            top, bottom = build(left[1]), build(left[2])
            return pl.when(bottom != 0).then(top / bottom * right)
        a, b = build(left), build(right)
        if operator == "/":
            return a / b if isinstance(right, float) else pl.when(b != 0).then(a / b)
        return a + b if operator == "+" else a - b if operator == "-" else a * b

    query = frame.lazy().with_columns(pl.all().cast(pl.Float64))
    query = query.select(build(tree).alias(f"T1.{at}") for at, tree in enumerate(chosen.trees, 1))
    collect: Callable[[], Any] = query.collect
    return collect


def by_numpy(chosen: FormulaSet, table: Mapping[str, Any]) -> Callable[[], Any]:
    def build(tree: Tree, doubles: Mapping[str, Any]) -> Any:
        if isinstance(tree, str):
            return doubles[tree]
        if isinstance(tree, float):
            return tree
        operator, a, b = tree[0], build(tree[1], doubles), build(tree[2], doubles)
        if operator == "/":
            return np.where(b != 0, a / b, np.nan)
        return a + b if operator == "+" else a - b if operator == "-" else a * b

    def work() -> list[Any]:
        doubles = {name: table[chosen.ours(name)].astype(np.float64, copy=False) for name in chosen.names}
        with np.errstate(all="ignore"):
            return [build(tree, doubles) for tree in chosen.trees]

    return work


def by_numexpr(chosen: FormulaSet, table: Mapping[str, Any]) -> Callable[[], Any]:
    import numexpr

    def build(tree: Tree) -> str:
        if not isinstance(tree, tuple):
            return repr(tree) if isinstance(tree, float) else tree
        operator, a, b = tree[0], build(tree[1]), build(tree[2])
        return f"where({b} != 0, {a} / {b}, nan)" if operator == "/" else f"({a} {operator} {b})"

    texts = [build(tree) for tree in chosen.trees]

    def work() -> list[Any]:
        doubles = {name: table[chosen.ours(name)].astype(np.float64, copy=False) for name in chosen.names}
        return [numexpr.evaluate(text, {**doubles, "nan": np.nan}) for text in texts]

    return work


def by_duckdb(chosen: FormulaSet, connection: Any) -> Callable[[], Any]:
    """A SELECT over the table `data`."""

    def build(tree: Tree) -> str:
        if isinstance(tree, str):
            return f'"{chosen.ours(tree)}"::DOUBLE'
        if isinstance(tree, float):
            return repr(tree)
        operator, a, b = tree[0], build(tree[1]), build(tree[2])
        return f"({a} / NULLIF({b}, 0))" if operator == "/" else f"({a} {operator} {b})"

    columns = ", ".join(f'{build(tree)} AS "T1.{at}"' for at, tree in enumerate(chosen.trees, 1))
    return lambda: connection.sql(f"SELECT {columns} FROM data").to_arrow_table()


def by_pyarrow(chosen: FormulaSet, table: Any) -> Callable[[], Any]:
    import pyarrow as pa
    import pyarrow.compute as pc

    nothing = pa.scalar(None, pa.float64())

    def build(tree: Tree, doubles: Mapping[str, Any]) -> Any:
        if isinstance(tree, str):
            return doubles[tree]
        if isinstance(tree, float):
            return pa.scalar(tree)
        operator, a, b = tree[0], build(tree[1], doubles), build(tree[2], doubles)
        if operator == "/":
            return pc.divide(a, pc.if_else(pc.equal(b, 0.0), nothing, b))
        return {"+": pc.add, "-": pc.subtract, "*": pc.multiply}[operator](a, b)

    def work() -> Any:
        doubles = {name: pc.cast(table[chosen.ours(name)], pa.float64()) for name in chosen.names}
        return pa.table({f"T1.{at}": build(tree, doubles) for at, tree in enumerate(chosen.trees, 1)})

    return work


def by_pandas(chosen: FormulaSet, frame: Any) -> Callable[[], Any]:
    import pandas as pd

    def build(tree: Tree, doubles: Any) -> Any:
        if isinstance(tree, str):
            return doubles[chosen.ours(tree)]
        if isinstance(tree, float):
            return tree
        operator, a, b = tree[0], build(tree[1], doubles), build(tree[2], doubles)
        if operator == "/":
            return a / b if isinstance(b, float) else a / b.where(b != 0)
        return a + b if operator == "+" else a - b if operator == "-" else a * b

    def work() -> Any:
        doubles = frame.astype("float64")
        return pd.DataFrame({f"T1.{at}": build(tree, doubles) for at, tree in enumerate(chosen.trees, 1)})

    return work


def arrays_of(found: Any) -> list[Any]:
    """The value columns of a result of any engine as arrays of doubles, NaN where there is no value."""
    import narwhals as nw

    if isinstance(found, list):
        return [np.broadcast_to(one, np.shape(found[0])).astype(np.float64) for one in found]
    frame = nw.from_native(found)
    if isinstance(frame, nw.LazyFrame):
        frame = frame.collect()
    ids = [name for name in frame.columns if name.startswith("T1.") and " " not in name]
    return [frame[name].cast(nw.Float64).fill_null(float("nan")).to_numpy() for name in ids]
