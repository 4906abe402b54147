"""Long tables: each engine says of the rows that belong together what the interpreter says of their figures."""

from __future__ import annotations

import math
from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import DataError, EngineError, Registry, Status, loads
from tests.columns.frames import ENGINES, rows_of
from tests.columns.test_agreement import decimals, doubles, meant, texts, whole
from tests.engines.differences import expected
from tests.workbook.made import Made, every_kind, made

pytest.importorskip("narwhals")

TEXT = """
Data: Jumlah laporan
  Sinonim: laporan masuk
Data: Jumlah laporan selesai
Tujuan: Layanan
  Indikator: Persentase laporan selesai
    Formula: Jumlah laporan selesai / Jumlah laporan × 100%
  Indikator: Laporan tahun ini
    Formula: "Jumlah laporan tahun ini" + 1
  Indikator: IKM
    Formula: Sesuai hasil survei kecamatan
"""
Row = tuple[str | None, int, str, Any]
UNITS, YEARS = ("Desa A", "Desa B", None), (2024, 2025)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return loads(TEXT)


@st.composite
def long_rows(draw: st.DrawFn, names: list[str]) -> list[Row]:
    cells = draw(st.sampled_from([doubles, whole, decimals, texts]))
    rows: list[Row] = []
    for name in names:
        for unit in UNITS:
            for year in YEARS:
                figures = draw(
                    st.one_of(st.just([]), st.lists(cells, min_size=1, max_size=1), st.lists(cells, max_size=2))
                )
                figures = figures * 2 if draw(st.integers(0, 5)) == 0 else figures
                rows += [(unit, year, draw(st.sampled_from([name, name.upper()])), figure) for figure in figures]
    return draw(st.permutations(rows))


def groups_of(rows: list[Row]) -> dict[tuple[Any, ...], tuple[dict[str, Any], list[str]]]:
    """The figures of each unit and year, in the order in which these are met, and which of them are bad."""
    found: dict[tuple[Any, ...], dict[str, list[Any]]] = {}
    for unit, year, name, figure in rows:
        found.setdefault((unit, year), {}).setdefault(name.casefold(), []).append(figure)
    told = {}
    for labels, by_name in found.items():
        read = {name: [meant(figure) for figure in figures] for name, figures in by_name.items()}
        values = {name: {value for value, _ in one if value is not None} for name, one in read.items()}
        bad = [name for name, one in read.items() if any(wrong for _, wrong in one) or len(values[name]) > 1]
        told[labels] = ({name: next(iter(one), None) for name, one in values.items()}, bad)
    return told


def problems(engine: str, one: Made, rows: list[Row], seen: Counter[str]) -> list[str]:
    units, years, names, figures = zip(*rows, strict=True)
    frame = ENGINES[engine]({"Unit": [*units], "Tahun": [*years], "nama": [*names], "nilai": [*figures]})
    result = one.registry.evaluate_frame(frame, statuses=True)
    assert type(result) is type(frame)
    found = rows_of(result)
    groups = groups_of(rows)
    order = [(row["Unit"], row["Tahun"]) for row in found]
    assert (len(order), set(order)) == (len(groups), set(groups))
    assert order == [*groups] or engine == "duckdb"
    wrong = []
    for labels, row in zip(order, found, strict=True):
        data, bad = groups[labels]
        for id, wants in expected(one.registry, data, bad).items():
            seen[row[f"{id} status"]] += 1
            problem = wants.problem(row[f"{id} status"], row[id])
            if problem:
                wrong.append(f"{labels} {id}: {problem}, for {data}, bad {bad}")
    return wrong


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_agrees_with_the_interpreter(engine: str) -> None:
    seen: Counter[str] = Counter()
    one = every_kind()
    rows: list[Row] = [
        (unit, 2025, name, None if value is None else float(value))
        for unit in UNITS
        for name, value in one.data.items()
    ]
    assert problems(engine, one, rows, seen) == []

    @settings(max_examples=6)
    @given(made(), st.data())
    def law(one: Made, draw: st.DataObject) -> None:
        rows = draw.draw(long_rows([*one.data]))
        if rows:
            assert problems(engine, one, rows, seen) == [], one.text

    law()
    assert {status.value for status in Status} <= set(seen)


def test_unlike_figures_count_as_unlike() -> None:
    """The law above reads what is bad off these groups."""
    rows: list[Row] = [
        ("a", 1, "X", 2.0),
        ("a", 1, "x", 3.0),
        ("a", 1, "Y", 2.0),
        ("a", 1, "Y", 2.0),
        ("a", 1, "Z", None),
    ]
    assert groups_of(rows) == {("a", 1): ({"x": 2.0, "y": 2.0, "z": None}, ["x"])} or groups_of(rows) == {
        ("a", 1): ({"x": 3.0, "y": 2.0, "z": None}, ["x"])
    }


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_given_once_what_is_given_twice_and_what_counts_instead(registry: Registry, engine: str) -> None:
    rows = [
        ("Z", "Jumlah laporan", 4.0), ("Z", "Jumlah laporan selesai", 3.0), ("A", "laporan masuk", 4.0),
        ("A", "JUMLAH laporan", 4.0), ("A", "Jumlah laporan selesai", 1.0), ("B", "Jumlah laporan", 4.0),
        ("B", "laporan masuk", 5.0), ("B", "Jumlah laporan selesai", 3.0), ("C", "IKM", 80.0),
        ("D", "Jumlah laporan", 1.0), ("D", "Jumlah laporan tahun ini", None), ("E", "Jumlah laporan", math.inf),
        ("E", "Jumlah laporan selesai", 1.0),
    ]  # fmt: skip
    units, names, figures = (list(column) for column in zip(*rows, strict=True))
    given: dict[str, list[Any]] = {
        "Satuan": [str(at) for at in range(len(rows))],
        "unit": units,
        "Data": names,
        "Value": figures,
    }
    found = {row["unit"]: row for row in rows_of(registry.evaluate_frame(ENGINES[engine](given), statuses=True))}
    assert {unit: (row["T1.1"], row["T1.1 status"]) for unit, row in found.items()} == {
        "Z": (75.0, "terhitung"), "A": (25.0, "terhitung"), "B": (None, "galat"), "C": (None, "belum ada data"),
        "D": (None, "belum ada data"), "E": (None, "galat"),
    }  # fmt: skip
    assert [found[unit]["T1.2"] for unit in "ZABCDE"] == [5.0, 5.0, None, None, None, None]
    assert found["C"]["T1.3"] == 80.0
    assert list(found["C"]) == ["unit", "T1.1", "T1.1 status", "T1.2", "T1.2 status", "T1.3", "T1.3 status"]
    alone = rows_of(
        registry.evaluate_frame(ENGINES[engine]({"unit": units, "nama": names, "nilai": figures}), keep="none")
    )
    assert sorted(alone[0]) == ["T1.1", "T1.2", "T1.3"]
    assert len(alone) == len(found)


@pytest.mark.parametrize("engine", ENGINES)
def test_without_labels_all_rows_are_one(registry: Registry, engine: str) -> None:
    given: dict[str, list[Any]] = {
        "nama": ["Jumlah laporan", None, "Jumlah laporan selesai"],
        "nilai": [4.0, None, 1.0],
    }
    assert rows_of(registry.evaluate_frame(ENGINES[engine](given), indicators=["T1.1"])) == [{"T1.1": 25.0}]


def test_large_and_numbered_texts_of_pyarrow_are_names(registry: Registry) -> None:
    pa = pytest.importorskip("pyarrow")
    for kind in (pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())):
        given = pa.table({"unit": pa.array(["A"]).cast(kind), "nama": pa.array(["IKM"]).cast(kind), "nilai": [80.0]})
        assert registry.evaluate_frame(given)["T1.3"].to_pylist() == [80.0]
        dated = given.append_column("periode", pa.array(["2025"]).cast(kind))
        assert registry.consolidate_frame(dated, periode=2025, parent="unit")["T1.3"].to_pylist() == [80.0]


def test_two_tables_of_one_schema_with_other_names_are_two(registry: Registry) -> None:
    make = ENGINES["polars"]
    for name, value in (("IKM", 80.0), ("Jumlah laporan", None), ("IKM", 80.0)):
        columns: dict[str, list[Any]] = {"unit": ["A"], "nama": [name], "nilai": [80.0]}
        found = registry.evaluate_frame(make(columns))
        assert found["T1.3"].to_list() == [value]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_cannot_be_meant_is_refused(registry: Registry, engine: str) -> None:
    make = ENGINES[engine]
    cases: list[tuple[dict[str, list[Any]], str]] = [
        ({"nama": ["Jumlah lapran"], "nilai": [1.0]}, "R153"),
        ({"nama": ["Persentase laporan selesai"], "nilai": [1.0]}, "R155"),
        ({"nama": ["IKM", None], "nilai": [1.0, 2.0]}, "E255"),
        ({"nama": ["IKM", " "], "nilai": [1.0, 2.0]}, "E255"),
        ({"nama": ["IKM"], "nilai": [1.0], "Jumlah laporan": [2.0]}, "E256"),
        ({"nama": ["IKM"], "data": ["IKM"], "nilai": [1.0]}, "E257"),
        ({"nama": ["IKM"], "nilai": [True]}, "E203"),
    ]
    for columns, code in cases:
        with pytest.raises(DataError, match=code):
            registry.evaluate_frame(make(columns))


def test_a_label_alone_makes_no_long_table(registry: Registry) -> None:
    pl = pytest.importorskip("polars")
    found = registry.evaluate_frame(pl.DataFrame({"Nama": ["Kepel"], "IKM": [80.0]}))
    assert found.row(0) == ("Kepel", None, None, 80.0)
    named = loads("Data: Nilai\nTujuan: T\n  Indikator: I\n    Formula: Nilai + A\n")
    found = named.evaluate_frame(pl.DataFrame({"nama": ["Kepel"], "nilai": [3.0], "A": [1.0]}))
    assert found.columns == ["nama", "nilai", "T1.1"]


def test_data_of_a_method_are_refused_and_its_entered_value_counts_for_this_year() -> None:
    pl = pytest.importorskip("polars")
    registry = loads(
        "Tujuan: T\n  Indikator: IKM\n    Formula: Sesuai Permenpan RB Nomor 14 tahun 2017\n"
        "  Indikator: Naik\n    Formula: IKM tahun ini - IKM tahun lalu\n"
    )
    only_for_it = next(base.nama for base in registry.base_data if base.metode is not None)
    with pytest.raises(EngineError, match="E250"):
        registry.evaluate_frame(pl.DataFrame({"nama": [only_for_it], "nilai": [4.0]}))
    rows = [("A", "IKM", 80.0), ("A", "IKM tahun lalu", 70.0), ("B", "IKM", 80.0), ("B", "IKM tahun lalu", 70.0)]
    rows += [("B", "IKM tahun ini", 75.0), ("C", "IKM tahun lalu", 70.0)]
    found = registry.evaluate_frame(pl.DataFrame(rows, schema=["unit", "nama", "nilai"], orient="row"))
    for unit, value in zip("ABC", found["T1.2"].to_list(), strict=True):
        data = {name: figure for one, name, figure in rows if one == unit}
        assert value == registry.evaluate(data)["T1.2"].value


def test_lazy_stays_lazy_but_for_the_names(registry: Registry) -> None:
    pl = pytest.importorskip("polars")
    asked: list[list[str]] = []

    def note(frame: Any) -> Any:
        asked.append(frame.columns)
        return frame

    schema = {"unit": pl.String, "nama": pl.String, "nilai": pl.Float64}
    rows = pl.LazyFrame({"unit": ["A"], "nama": ["IKM"], "nilai": [1.0]}, schema=schema)
    found = registry.evaluate_frame(rows.map_batches(note, schema=schema), statuses=True)
    assert len(asked) == 1
    assert isinstance(found, pl.LazyFrame)
    assert found.collect()["T1.3"].to_list() == [1.0]
