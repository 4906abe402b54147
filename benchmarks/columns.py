"""Tables of ten thousand rows and a million: ours on each engine, beside the same formulas written for it by hand.

Ten million rows are in `large.py`, in fresh processes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks import by_hand
from benchmarks.measuring import Row, absent, against, in_turn, row
from benchmarks.sets import dense, worksheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.sets import FormulaSet

__all__ = ["KINDS", "agreeing", "figures", "table_of"]

KINDS = ("whole numbers", "decimals")
ZERO = 0.01  # of the cells
NEARLY_ALL = 0.999  # of the rows in which a peer must have the same values: where terms cancel, they differ

HAND, LAZY, EAGER = "lazy Polars by hand (peer)", "ours on Polars, lazy", "ours on Polars, eager"
PAIRS = {  # of ours with the peer that it stands beside
    LAZY: HAND,
    EAGER: HAND,
    f"{LAZY}, checked before": HAND,
    f"{LAZY}, with statuses": HAND,
    f"{EAGER}, with statuses": HAND,
    "NumPy by hand (peer)": HAND,
    "numexpr by hand (peer)": HAND,
    "ours on DuckDB": "DuckDB by hand (peer)",
    "ours on DuckDB, with statuses": "DuckDB by hand (peer)",
    "ours as SQL in DuckDB": "DuckDB by hand (peer)",
    "ours on PyArrow": "PyArrow by hand (peer)",
    "ours on PyArrow, with statuses": "PyArrow by hand (peer)",
    "ours on pandas": "pandas by hand (peer)",
    "ours on pandas, with statuses": "pandas by hand (peer)",
}


def table_of(chosen: FormulaSet, rows: int, kind: str, seed: int = 1) -> dict[str, Any]:
    """Data of so many records, whole numbers or decimals, some of them zero."""
    draw = np.random.default_rng(seed)
    table: dict[str, Any] = {}
    for name in chosen.names:
        cells = draw.integers(1, 1_000, rows)
        cells[draw.random(rows) < ZERO] = 0
        table[chosen.ours(name)] = cells if kind == KINDS[0] else cells / 10
    return table


def figures() -> Iterator[Row]:
    for chosen, rows, runs, kinds in (
        (worksheet(), 10_000, 15, KINDS[:1]),
        (worksheet(), 1_000_000, 9, KINDS),
        (dense(), 10_000, 5, KINDS[:1]),
        (dense(), 1_000_000, 2, KINDS[1:]),
    ):
        for kind in kinds:
            yield Row(f"**{chosen.title}, {rows:,} rows, {kind}**", "", "", 0)
            table = table_of(chosen, rows, kind)
            for makers in TOGETHER:
                works, missing = _prepared(chosen, table, makers)
                samples = in_turn(works, runs)
                for name, found in samples.items():
                    peer = PAIRS.get(name)
                    yield row(name, found, against(found, samples[peer], "by hand") if peer in samples else "")
                yield from (absent(name, error) for name, error in missing.items())


def _prepared(
    chosen: FormulaSet, table: dict[str, Any], makers: tuple[str, ...]
) -> tuple[dict[str, Callable[[], Any]], dict[str, ModuleNotFoundError]]:
    """What is timed, by its name, and what is not installed. Each computes what NumPy does, or is none."""
    from indikator_dsl import loads

    registry = loads(chosen.definition)
    works: dict[str, Callable[[], Any]] = {}
    missing: dict[str, ModuleNotFoundError] = {}
    for name in makers:
        try:
            works |= MAKERS[name](registry, chosen, table)
        except ModuleNotFoundError as error:
            missing[name] = error
    wanted = by_hand.by_numpy(chosen, table)()
    for name, work in works.items():
        share = agreeing(by_hand.arrays_of(work()), wanted)
        if share < NEARLY_ALL:
            raise AssertionError(f"{name}: {share} of the values are those of NumPy")
    return works, missing


def agreeing(found: list[Any], wanted: list[Any]) -> float:
    """The part of the values that are the same. Where the terms of a sum cancel, engines may differ."""
    same = [np.isclose(a, b, rtol=1e-9, atol=0, equal_nan=True).mean() for a, b in zip(found, wanted, strict=True)]
    return float(np.mean(same))


# -- what is timed ---------------------------------------------------------------------------------------------------


def on_polars(registry: Any, chosen: FormulaSet, table: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import polars as pl

    frame = pl.DataFrame(table)
    return {
        HAND: by_hand.by_polars(chosen, frame),
        LAZY: lambda: registry.evaluate_frame(frame.lazy()).collect(),
        EAGER: lambda: registry.evaluate_frame(frame),
        f"{LAZY}, checked before": lambda: registry.evaluate_frame(frame.lazy(), checked=True).collect(),
        f"{LAZY}, with statuses": lambda: registry.evaluate_frame(frame.lazy(), statuses=True).collect(),
        f"{EAGER}, with statuses": lambda: registry.evaluate_frame(frame, statuses=True),
    }


def on_numpy(registry: Any, chosen: FormulaSet, table: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    return {"NumPy by hand (peer)": by_hand.by_numpy(chosen, table)}


def on_numexpr(registry: Any, chosen: FormulaSet, table: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    return {"numexpr by hand (peer)": by_hand.by_numexpr(chosen, table)}


def on_duckdb(registry: Any, chosen: FormulaSet, table: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import duckdb
    import pyarrow as pa

    connection = duckdb.connect()
    connection.register("given", pa.table(table))
    connection.execute("CREATE TABLE data AS SELECT * FROM given")
    whole = all(cells.dtype.kind == "i" for cells in table.values())
    query = registry.to_sql("duckdb", "data", types="integer" if whole else "float")
    relation = connection.table("data")

    def ours(statuses: bool) -> Any:
        return registry.evaluate_frame(relation, statuses=statuses).to_arrow_table()

    return {
        "DuckDB by hand (peer)": by_hand.by_duckdb(chosen, connection),
        "ours on DuckDB": lambda: ours(False),
        "ours on DuckDB, with statuses": lambda: ours(True),
        "ours as SQL in DuckDB": lambda: connection.sql(query).to_arrow_table(),
    }


def on_pyarrow(registry: Any, chosen: FormulaSet, table: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import pyarrow as pa

    frame = pa.table(table)
    return {
        "PyArrow by hand (peer)": by_hand.by_pyarrow(chosen, frame),
        "ours on PyArrow": lambda: registry.evaluate_frame(frame),
        "ours on PyArrow, with statuses": lambda: registry.evaluate_frame(frame, statuses=True),
    }


def on_pandas(registry: Any, chosen: FormulaSet, table: dict[str, Any]) -> dict[str, Callable[[], Any]]:
    import pandas as pd

    frame = pd.DataFrame(table)
    return {
        "pandas by hand (peer)": by_hand.by_pandas(chosen, frame),
        "ours on pandas": lambda: registry.evaluate_frame(frame),
        "ours on pandas, with statuses": lambda: registry.evaluate_frame(frame, statuses=True),
    }


MAKERS: dict[str, Callable[[Any, FormulaSet, dict[str, Any]], dict[str, Callable[[], Any]]]] = {
    "Polars": on_polars,
    "NumPy": on_numpy,
    "numexpr": on_numexpr,
    "DuckDB": on_duckdb,
    "PyArrow": on_pyarrow,
    "pandas": on_pandas,
}

TOGETHER = (("Polars", "NumPy", "numexpr"), ("DuckDB",), ("PyArrow",), ("pandas",))
"""Those that are timed in turn; tables of others would only take memory meanwhile."""
