"""A column of doubles is sure where, and only where, each figure in it fits."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl.floats import LARGEST, SMALLEST

nw = pytest.importorskip("narwhals")
np = pytest.importorskip("numpy")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")

from indikator_dsl.columns.looking import BLOCK, look  # noqa: E402  # needs the packages above

if TYPE_CHECKING:
    from collections.abc import Callable

FITTING = [0.0, -0.0, 1.0, -7.5, SMALLEST, -SMALLEST, LARGEST, -LARGEST]
STRANGE = [
    math.inf,
    -math.inf,
    math.nan,
    5e-324,
    math.nextafter(SMALLEST, 0.0),
    -math.nextafter(SMALLEST, 0.0),
    math.nextafter(LARGEST, math.inf),
    -math.nextafter(LARGEST, math.inf),
]
TABLES: dict[str, Callable[[Any], Any]] = {
    "Polars": lambda cells: pl.DataFrame({"a": cells}),
    "Polars in chunks": lambda cells: pl.concat([pl.DataFrame({"a": cells[:3]}), pl.DataFrame({"a": cells[3:]})]),
    "pandas": lambda cells: pd.DataFrame({"a": cells}),
    "pandas nullable": lambda cells: pd.DataFrame({"a": pd.array(cells, dtype="Float64")}),
    "PyArrow": lambda cells: pa.table({"a": cells}),
    "a part of PyArrow": lambda cells: pa.table({"a": np.concatenate([[math.inf], cells])}).slice(1),
}


def looked(frame: Any) -> bool:
    return look(nw.from_native(frame, eager_only=True), ["a"]) == {"a"}


@pytest.mark.parametrize("engine", TABLES)
@settings(max_examples=25)
@given(
    figures=st.lists(st.sampled_from(FITTING) | st.floats(SMALLEST, LARGEST), min_size=4),
    strange=st.none() | st.sampled_from(STRANGE),
    at=st.integers(0, BLOCK + 10),
)
def test_one_strange_figure_is_seen_wherever_it_stands(
    engine: str, figures: list[float], strange: float | None, at: int
) -> None:
    cells = np.resize(np.array(figures), BLOCK + 11)
    if strange is not None:
        cells[at] = strange
    missing = strange is not None and math.isnan(strange) and engine.startswith("pandas")
    assert looked(TABLES[engine](cells)) == (strange is None or missing)


@pytest.mark.parametrize("make", [pl.DataFrame, pa.table], ids=["Polars", "PyArrow"])
def test_a_missing_figure_is_not_strange(make: Callable[[Any], Any]) -> None:
    assert looked(make({"a": [1.0, None, 0.0]}))
    assert not looked(make({"a": [1.0, None, math.inf]}))
