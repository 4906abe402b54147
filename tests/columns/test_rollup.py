"""The roll-up in the engine of a table is the roll-up of the interpreter, parent by parent: value, status, coverage."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from tests.columns.nations import Nation, differences, nations  # noqa: E402  # needs the packages above

if TYPE_CHECKING:
    from collections.abc import Callable

Columns = dict[str, list[Any]]
KINDS = {"unit": "string", "kecamatan": "string", "periode": "string", "nama": "string", "nilai": "float64"}


def polars_schema() -> dict[str, Any]:
    return {name: pl.Float64 if name == "nilai" else pl.String for name in KINDS}


def arrow(columns: Columns) -> Any:
    return pa.table(
        columns, schema=pa.schema([(name, pa.float64() if name == "nilai" else pa.string()) for name in columns])
    )


ENGINES: dict[str, tuple[Callable[[Columns], Any], Callable[[Any], Columns]]] = {
    "polars": (lambda c: pl.DataFrame(c, schema_overrides=polars_schema()), lambda f: f.to_dict(as_series=False)),
    "polars lazy": (
        lambda c: pl.LazyFrame(c, schema_overrides=polars_schema()),
        lambda f: f.collect().to_dict(as_series=False),
    ),
    "pandas": (lambda c: pd.DataFrame(c).astype({"nilai": "float64"}), lambda f: f.to_dict(orient="list")),
    "pandas of pyarrow": (
        lambda c: arrow(c).to_pandas(types_mapper=pd.ArrowDtype),
        lambda f: f.astype(object).where(f.notna(), None).to_dict(orient="list"),
    ),
    "pyarrow": (arrow, lambda f: f.to_pydict()),
    "duckdb": (lambda c: duckdb.connect().from_arrow(arrow(c)), lambda f: f.to_arrow_table().to_pydict()),
}
REACHED = {"terhitung", "belum ada data", "tak terdefinisi", "eksternal", "tanpa formula", "galat"} | {
    "G110", "G111", "G112", "G114", "G120", "G121", "H101", "H102", "H108", "H109",
}  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_says_of_every_parent_what_the_interpreter_says(engine: str) -> None:
    make, read = ENGINES[engine]
    reached: Counter[str] = Counter()

    @settings(max_examples=60, suppress_health_check=[*HealthCheck])
    @given(nations())
    def holds(nation: Nation) -> None:
        frame = make(nation.columns)
        rolled = nation.registry.consolidate_frame(frame, periode=nation.periode, parent="kecamatan")
        assert type(rolled) is type(frame)
        wrong = differences(nation, read(rolled), reached)
        assert not wrong, "\n".join([*wrong, nation.text, *map(str, nation.rows)])

    holds()
    if engine == "polars":
        assert REACHED <= set(reached)
