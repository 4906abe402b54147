"""Tables in memory: looked at first, computed in slices that stay in the cache, statuses kept as small numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals as nw

from indikator_dsl.columns.computing import UNKNOWN, WORDS, Known
from indikator_dsl.columns.looking import look

if TYPE_CHECKING:
    from indikator_dsl.columns.computing import Computation

__all__ = ["compute_eagerly"]

ROWS = 1 << 20  # of a slice


def compute_eagerly(computation: Computation, table: nw.DataFrame[Any]) -> Any:
    """The result of `computation` on `table`, as the engine's own table."""
    implementation = table.implementation
    if implementation.is_polars():
        return _polars(computation, table.to_native())
    known = UNKNOWN
    if implementation.is_pandas() or implementation.is_pyarrow():
        known = Known(look(table, computation.doubles))
    result = computation.on(table, known).to_native()
    if computation.statuses and implementation.is_pandas():
        return _pandas_words(computation, result, implementation.to_native_namespace())
    if computation.statuses and implementation.is_pyarrow():
        return _arrow_words(computation, result, implementation.to_native_namespace())
    return result


def _polars(computation: Computation, frame: Any) -> Any:
    import polars as pl

    whole = [column for column, kind in computation.schema.items() if kind is not None and kind.is_integer()]
    full = {column for column in (*whole, *computation.doubles) if not frame[column].null_count()}
    done = []
    for start in range(0, max(frame.height, 1), ROWS):
        part = frame.slice(start, ROWS)
        sure = look(nw.from_native(part, eager_only=True), computation.doubles)
        # In doubles that are not sure, a NaN may stand for a missing one.
        known = Known(sure, frozenset(full & {*whole, *sure}))
        query = computation.on(nw.from_native(part.lazy()), known, keep=False)
        done.append(query.to_native().collect())
    results = done[0] if len(done) == 1 else pl.concat(done, rechunk=False)
    return frame.select(computation.kept).hstack(results) if computation.kept else results


def _pandas_words(computation: Computation, frame: Any, pd: Any) -> Any:
    columns = {
        heading: pd.Categorical.from_codes(frame[heading].to_numpy(), categories=list(WORDS))
        for heading in computation.results[1::2]
    }
    return frame.assign(**columns)


def _arrow_words(computation: Computation, table: Any, pa: Any) -> Any:
    words = pa.array(WORDS)
    for heading in computation.results[1::2]:
        at = table.schema.get_field_index(heading)
        chunks = [pa.DictionaryArray.from_arrays(chunk, words) for chunk in table.column(at).chunks]
        table = table.set_column(at, heading, pa.chunked_array(chunks, pa.dictionary(pa.int8(), pa.string())))
    return table
