"""Which columns of doubles hold nothing strange: seen once, every formula is spared the question."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING, Any

from indikator_dsl.floats import LARGEST, SMALLEST

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import narwhals as nw

__all__ = ["look"]

BLOCK = 1 << 15  # doubles that are looked at while they are in the cache
# The bits of doubles above zero, read as a whole number, are in the order of the doubles; those of infinity and NaN are
# above all of them, and those of what is below zero (or -0) above these.
LOWEST, HIGHEST = (struct.unpack("=Q", struct.pack("=d", bound))[0] for bound in (SMALLEST, LARGEST))


def look(table: nw.DataFrame[Any], columns: Sequence[str]) -> frozenset[str]:
    """Those of `columns` (of doubles) in which every figure is within bounds, and none a NaN but in pandas.

    To pandas a NaN is a missing figure. The table is of Polars, pandas or PyArrow; without NumPy nothing is said of it.
    """
    try:
        import numpy as np
    except ImportError:  # Polars and PyArrow do without it
        return frozenset()
    sure = []
    spare = np.empty(BLOCK, np.uint64)
    with np.errstate(invalid="ignore"):
        for column in columns:
            native = table.to_native()[column]
            nan = table.implementation.is_pandas() and isinstance(native.dtype, np.dtype)
            if all(_fits(array, nan, np, spare) for array in _arrays(native, table.implementation, np)):
                sure.append(column)
    return frozenset(sure)


def _arrays(native: Any, engine: nw.Implementation, np: Any) -> Iterator[Any]:
    """The doubles of a column as arrays of numpy, with any figure where one is missing."""
    if engine.is_pandas():
        known = isinstance(native.dtype, np.dtype)
        yield np.asarray(native.to_numpy(), np.float64) if known else native.to_numpy(np.float64, na_value=0.0)
    elif engine.is_polars():
        for chunk in native.get_chunks():
            yield (chunk.fill_null(0.0) if chunk.null_count() else chunk).to_numpy()
    else:
        for chunk in native.chunks:
            # What stands where a figure is missing is any double, and mostly 0: a strange one only costs the short way.
            yield np.frombuffer(chunk.buffers()[1], np.float64)[chunk.offset :][: len(chunk)]


def _fits(array: Any, nan: bool, np: Any, spare: Any) -> bool:
    for start in range(0, len(array), BLOCK):
        block = array[start : start + BLOCK]
        if not _is_plain(block.view(np.uint64), np, spare) and not _is_within(block, nan, np):
            return False
    return True


def _is_plain(bits: Any, np: Any, spare: Any) -> bool:
    """Whether all are zero or between the bounds, and none is below zero: the cheapest that can be asked."""
    if bits.max() > HIGHEST:
        return False
    # One less than zero is the largest number.
    return bool(np.subtract(bits, 1, out=spare[: len(bits)]).min() >= LOWEST - 1)


def _is_within(block: Any, nan: bool, np: Any) -> bool:
    size = np.abs(block)
    fits = ((size >= SMALLEST) & (size <= LARGEST)) | (size == 0.0)
    return bool((fits | np.isnan(block) if nan else fits).all())
