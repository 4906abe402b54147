"""The roll-up in the engine of a table is the roll-up of the interpreter, parent by parent: value, status, coverage."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings

from indikator_dsl import loads
from indikator_dsl.data import Dataset, Datum

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")
pd = pytest.importorskip("pandas")
pa = pytest.importorskip("pyarrow")
duckdb = pytest.importorskip("duckdb")

from tests.columns.nations import Nation, differences, evaluated, every_status, nations  # noqa: E402  # needs the packages above

if TYPE_CHECKING:
    from collections.abc import Callable

Columns = dict[str, list[Any]]


def arrow(columns: Columns) -> Any:
    kinds = {str: pa.string(), float: pa.float64(), int: pa.int64()}
    first = {name: next((type(one) for one in column if one is not None), float) for name, column in columns.items()}
    return pa.table(columns, schema=pa.schema([(name, kinds[kind]) for name, kind in first.items()]))


ENGINES: dict[str, tuple[Callable[[Columns], Any], Callable[[Any], Columns]]] = {
    "polars": (lambda c: pl.from_arrow(arrow(c)), lambda f: f.to_dict(as_series=False)),
    "polars lazy": (lambda c: pl.from_arrow(arrow(c)).lazy(), lambda f: f.collect().to_dict(as_series=False)),
    "pandas": (lambda c: arrow(c).to_pandas(), lambda f: f.to_dict(orient="list")),
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


def rolled(nation: Nation, engine: str, **how: Any) -> Columns:
    make, read = ENGINES[engine]
    frame = make(nation.columns)
    found = nation.registry.consolidate_frame(frame, periode=nation.periode, **{"parent": "kecamatan"} | how)
    assert type(found) is type(frame)
    return read(found)


@settings(max_examples=60, suppress_health_check=[*HealthCheck])
@given(nations())
def test_polars_says_of_every_parent_what_the_interpreter_says(nation: Nation) -> None:
    wrong = differences(nation, rolled(nation, "polars"), Counter())
    assert not wrong, "\n".join([*wrong, nation.text])


@settings(max_examples=8, suppress_health_check=[*HealthCheck])
@given(nations())
def test_every_engine_says_what_the_interpreter_says(nation: Nation) -> None:
    for engine in ENGINES:
        wrong = differences(nation, rolled(nation, engine), Counter())
        assert not wrong, "\n".join([engine, *wrong, nation.text])


@pytest.mark.parametrize("engine", ENGINES)
def test_every_status_and_every_reason_not_to_join_is_said_by_every_engine(engine: str) -> None:
    reached: Counter[str] = Counter()
    nation = every_status()
    assert not differences(nation, rolled(nation, engine), reached)
    assert set(reached) >= REACHED


@pytest.mark.parametrize("engine", ENGINES)
def test_indicators_that_read_no_data_have_their_status_all_the_same(engine: str) -> None:
    text = "Tujuan: T\n  Indikator: Kosong\n  Indikator: Tetap\n    Formula: 6 / 4\nData: A\n"
    nation = evaluated(text, "2025", (("Kec. Awan", "Desa A", "2025", "A", Fraction(1)),))
    assert not differences(nation, rolled(nation, engine), Counter())


# -- who belongs to whom -----------------------------------------------------------------------------------------------


def told_apart(nation: Nation) -> Nation:
    """The nation with units whose names are unlike each other."""
    rows = tuple((parent, f"{unit} {parent}", label, name, value) for parent, unit, label, name, value in nation.rows)
    return nation._replace(rows=rows)


@settings(max_examples=10, suppress_health_check=[*HealthCheck])
@given(nations())
def test_a_mapping_and_the_heads_of_definitions_say_the_same_as_a_column(nation: Nation) -> None:
    nation = told_apart(nation)
    column = rolled(nation, "polars")
    mapping = {f" {unit.upper()}": parent for parent, unit, *_ in nation.rows}
    by_mapping = rolled(nation, "polars", parent=mapping)
    assert by_mapping.pop("unit") == column.pop("kecamatan")
    assert list(by_mapping.values()) == list(column.values())


def test_without_a_parent_the_heads_of_the_definitions_say_who_belongs_to_whom() -> None:
    text = "Unit: Kecamatan X\nSubunit: Desa A; Desa B; Desa C\nTujuan: T\n  Indikator: I\n    Formula: A\n"
    registry = loads(text + "Data: A\n  Konsolidasi: jumlah\n")
    columns = {"unit": ["desa a", "Desa B"], "periode": ["2025"] * 2, "nama": ["A"] * 2, "nilai": [1, 2]}
    table = registry.consolidate_frame(pl.DataFrame(columns), periode=2025)
    assert table.to_dicts() == [
        {
            "unit": "Kecamatan X",
            "banyak unit": 3,
            "T1.1": 3.0,
            "T1.1 status": "terhitung",
            "T1.1 unit": 2,
            "T1.1 bagian": None,
        }
    ]


@settings(max_examples=10, suppress_health_check=[*HealthCheck])
@given(nations())
def test_units_that_stand_for_themselves_are_joined_over_periods_alone(nation: Nation) -> None:
    nation = told_apart(nation)
    results = {}
    for unit in dict.fromkeys(row[1] for row in nation.rows):
        data = Dataset(tuple(Datum(n, value, label, unit) for _, u, label, n, value in nation.rows if u == unit))
        results[unit] = nation.registry.evaluate(data, unit=unit, periode=nation.periode)
    rows = tuple((unit, unit, label, name, value) for _, unit, label, name, value in nation.rows)
    alone = nation._replace(rows=rows, results=results)
    table = rolled(alone, "polars", parent="unit")
    assert not differences(alone, table | {"kecamatan": table["unit"]}, Counter()), nation.text


@pytest.mark.parametrize("engine", ENGINES)
def test_a_unit_with_figures_for_another_indicator_alone_leaves_this_one_its_value(engine: str) -> None:
    names = ("Realisasi", "Pagu", "Kematian", "Kelahiran")
    registry = loads(
        "Unit: Kec. A\nSubunit: Desa 1; Desa 2; Desa 3\nTujuan: T\n"
        "  Indikator: Persentase serapan\n    Formula: Realisasi / Pagu x 100%\n"
        "  Indikator: Angka kematian\n    Formula: Kematian / Kelahiran x 1.000\n"
        + "".join(f"Data: {name}\n  Konsolidasi: jumlah\n" for name in names)
    )
    figures = [
        *(("Desa 1", "TW I 2025", "Realisasi", 8), ("Desa 1", "TW I 2025", "Pagu", 10)),
        *(("Desa 3", "TW II 2025", "Realisasi", 3), ("Desa 3", "TW II 2025", "Pagu", 10)),
        ("Desa 2", "TW I 2025", "Kematian", 1),
    ]
    columns = dict(zip(("unit", "periode", "nama", "nilai"), map(list, zip(*figures, strict=True)), strict=True))
    make, read = ENGINES[engine]
    found = read(registry.consolidate_frame(make(columns), periode=2025))
    assert found["T1.1"] == pytest.approx([55.0])
    assert (found["T1.1 status"], found["T1.2 status"]) == (["terhitung"], ["belum ada data"])
