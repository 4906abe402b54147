"""Which columns of doubles hold nothing strange: seen once, every formula is spared the question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indikator_dsl.floats import LARGEST, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Sequence

    import narwhals as nw

__all__ = ["look_numpy", "look_polars"]

BLOCK = 1 << 14  # doubles that are looked at while they are in the nearest cache


def look_polars(frame: Any, columns: Sequence[str]) -> frozenset[str]:
    """Those of `columns` (of doubles, of a Polars DataFrame) in which every figure is within bounds and no NaN."""
    import polars as pl

    def count(column: str) -> Any:
        one = pl.col(column)
        return (one >= SMALLEST).sum() - (one > LARGEST).sum() + (one == 0.0).sum() + one.null_count()

    def count_negative(column: str) -> Any:
        return (pl.col(column) <= -SMALLEST).sum() - (pl.col(column) < -LARGEST).sum()

    if not columns:
        return frozenset()
    fitting = dict(zip(columns, frame.select(count(column).alias(column) for column in columns).row(0), strict=True))
    others = [column for column, fit in fitting.items() if fit != frame.height]
    if others:
        below = frame.select(count_negative(column).alias(column) for column in others).row(0)
        for column, fit in zip(others, below, strict=True):
            fitting[column] += fit
    return frozenset(column for column, fit in fitting.items() if fit == frame.height)


def look_numpy(table: nw.DataFrame[Any], columns: Sequence[str]) -> frozenset[str]:
    """The same of pandas or PyArrow, where the doubles can be seen without a copy; a NaN of pandas is a missing one."""
    try:
        import numpy as np
    except ImportError:  # PyArrow does without it
        return frozenset()
    sure = []
    with np.errstate(invalid="ignore"):
        for column in columns:
            arrays = _arrays(table, column, np)
            if arrays is not None and all(_fits(array, table.implementation.is_pandas(), np) for array in arrays):
                sure.append(column)
    return frozenset(sure)


def _arrays(table: nw.DataFrame[Any], column: str, np: Any) -> list[Any] | None:
    """The doubles of a column as arrays of numpy; None where that would take a copy."""
    if table.implementation.is_pandas():
        native = table.to_native()[column]
        return [native.to_numpy()] if isinstance(native.dtype, np.dtype) else None
    chunks = table.to_native()[column].chunks
    # What stands where a figure is missing is any double, and mostly 0: a strange one only costs the short way.
    return [np.frombuffer(chunk.buffers()[1], np.float64)[chunk.offset :][: len(chunk)] for chunk in chunks]


def _fits(array: Any, nan: bool, np: Any) -> bool:
    count = np.count_nonzero
    for start in range(0, len(array), BLOCK):
        block = array[start : start + BLOCK]
        fitting = count(block >= SMALLEST) - count(block > LARGEST)
        if fitting < len(block):
            fitting += count(block == 0.0)
        if fitting < len(block):
            fitting += count(block <= -SMALLEST) - count(block < -LARGEST)
        if fitting < len(block) and nan:
            fitting += count(np.isnan(block))
        if fitting < len(block):
            return False
    return True
