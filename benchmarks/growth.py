"""How cost grows with the number of formulas: 10 to 10,000 of the dense set, over the same forty data."""

from __future__ import annotations

import statistics
import tempfile
from typing import TYPE_CHECKING, Any

from benchmarks.measuring import Row, against, in_turn, row
from benchmarks.sets import dense, expression

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.measuring import Sample

__all__ = ["figures"]

SIZES = {10: 15, 100: 9, 1_000: 5, 10_000: 3}
PARSE, COMPILE, PYTHON = "`parse` of each formula", "`registry.compile()`", "Python's `compile()` of each (peer)"
LOAD, RUN, EVAL = "`registry.compile()` that was kept", "compiled, one record", "Python's `eval` of each (peer)"
PEERS = {COMPILE: (PARSE, "`parse`"), LOAD: (PYTHON, "Python's `compile()`"), RUN: (EVAL, "`eval`")}


def figures() -> Iterator[Row]:
    before: dict[str, list[Sample]] = {}
    for size, runs in SIZES.items():
        yield Row(f"**{size:,} formulas**", "", "", 0)
        with tempfile.TemporaryDirectory() as folder:
            taken = in_turn(_works(size, folder), runs)
        for name, found in taken.items():
            beside = [against(found, taken[PEERS[name][0]], PEERS[name][1])] if name in PEERS else []
            if name in before:
                grown = statistics.median(one.seconds for one in found)
                grown /= statistics.median(one.seconds for one in before[name])
                beside.append(f"{grown:.3g} times as long as a tenth of them")
            yield row(name, found, "; ".join(beside))
        before = taken


def _works(size: int, folder: str) -> dict[str, Callable[[], Any]]:
    import polars as pl

    from indikator_dsl import loads, parse

    chosen = dense(size)
    texts = [chosen.written(tree) for tree in chosen.trees]
    plain = [expression(tree, str) for tree in chosen.trees]
    registry = loads(chosen.definition)
    record = chosen.record()
    named = {chosen.ours(name): value for name, value in record.items()}
    frame = pl.DataFrame({name: [value] for name, value in named.items()}).lazy()
    registry.compile(cache=folder)
    compiled = registry.compile()
    codes = [compile(text, "<formula>", "eval") for text in plain]
    globals_: dict[str, Any] = {}
    return {
        PARSE: lambda: [parse(text) for text in texts],
        "`loads` of their definition": lambda: loads(chosen.definition),
        PYTHON: lambda: [compile(text, "<formula>", "eval") for text in plain],
        COMPILE: registry.compile,
        LOAD: lambda: registry.compile(cache=folder),
        EVAL: lambda: [eval(code, globals_, record) for code in codes],
        RUN: lambda: compiled(named),
        "`registry.evaluate`, one record": lambda: registry.evaluate(named),
        "`registry.evaluate_frame`, the query of a lazy Polars frame alone": lambda: registry.evaluate_frame(frame),
        '`registry.to_sql("duckdb")`': lambda: registry.to_sql("duckdb"),
    }
