"""What `evaluate_frame` takes, refuses, and gives back."""

from __future__ import annotations

import pickle
from typing import Any

import pytest

from indikator_dsl import DataError, EngineError, NameLookupError, Registry, loads
from tests.columns.frames import ENGINES, rows_of

pytest.importorskip("narwhals")

TEXT = """
Judul: Buatan
Data: Jumlah laporan
  Sinonim: laporan masuk
Data: Jumlah laporan selesai
Tujuan: Layanan
  Indikator: Persentase laporan selesai
    Formula: Jumlah laporan selesai / Jumlah laporan × 100%
  Indikator: IKM
    Formula: Sesuai hasil survei kecamatan
  Indikator: Gabungan
    Formula: Persentase laporan selesai + IKM
"""
COLUMNS: dict[str, list[Any]] = {
    "Kode": ["31.01", "31.02", "31.03"],
    "Unit": ["A", "B", "C"],
    "jumlah laporan SELESAI": [30, 0, 5],
    "laporan masuk": [40.0, 0.0, None],
    "IKM": [80.5, None, 70.0],
}
PERCENT, IKM, BOTH = "T1.1", "T1.2", "T1.3"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return loads(TEXT)


@pytest.mark.parametrize("engine", ENGINES)
def test_one_row_in_and_one_row_out_labels_first(registry: Registry, engine: str) -> None:
    given = ENGINES[engine](COLUMNS)
    found = registry.evaluate_frame(given, statuses=True)
    assert type(found) is type(given)
    rows = rows_of(found)
    order = ["Kode", "Unit", PERCENT, f"{PERCENT} status", IKM, f"{IKM} status", BOTH, f"{BOTH} status"]
    assert [list(row) for row in rows] == [order] * 3
    assert [row["Kode"] for row in rows] == COLUMNS["Kode"]
    assert [row[PERCENT] for row in rows] == [75.0, None, None]
    assert [row[f"{PERCENT} status"] for row in rows] == ["terhitung", "tak terdefinisi", "belum ada data"]
    assert [row[f"{IKM} status"] for row in rows] == ["terhitung", "eksternal", "terhitung"]
    assert [row[BOTH] for row in rows] == [155.5, None, None]


@pytest.mark.parametrize("engine", ENGINES)
def test_what_is_kept_and_what_is_asked_for(registry: Registry, engine: str) -> None:
    given = ENGINES[engine](COLUMNS)
    for keep, wants in (("none", []), ("labels", ["Kode", "Unit"]), ("all", list(COLUMNS))):
        rows = rows_of(registry.evaluate_frame(given, indicators=["Gabungan"], keep=keep))  # type: ignore[arg-type]
        assert [list(row) for row in rows] == [[*wants, BOTH]] * 3
        assert [row[BOTH] for row in rows] == [155.5, None, None]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_datum_without_a_column_is_missing_everywhere(registry: Registry, engine: str) -> None:
    given = ENGINES[engine]({"IKM": [1.5, 2.5]})
    rows = rows_of(registry.evaluate_frame(given, statuses=True))
    assert [row[f"{PERCENT} status"] for row in rows] == ["belum ada data"] * 2
    assert [row[IKM] for row in rows] == [1.5, 2.5]
    constant = loads("Tujuan: T\n  Indikator: Tetap\n    Formula: 3 + 4\n")
    assert [row["T1.1"] for row in rows_of(constant.evaluate_frame(given, keep="none"))] == [7.0, 7.0]


@pytest.mark.parametrize(
    ("columns", "code", "words"),
    [
        ({"Jumlah laporan": [1], "laporan masuk": [2]}, "E202", ["Jumlah laporan", "laporan masuk"]),
        ({"Jumlah laporan": [1], "Jumlah laporn selesai": [2]}, "R153", ["Jumlah laporan selesai"]),
        ({"Jumlah laporan": [1], "jml_laporan_selesai (berkas) 2025": [2]}, "R153", ["Jumlah laporan selesai"]),
        ({"Jumlah laporan": [1], "Gabungan": [2]}, "R155", ["Gabungan"]),
        ({"Jumlah laporan": [1], "t1.1": [2]}, "E205", ["t1.1"]),
        ({"Kode": [1]}, "E206", ["Jumlah laporan selesai"]),
        ({"Jumlah laporan": [True]}, "E203", ["Jumlah laporan", "Boolean"]),
    ],
)
def test_columns_that_cannot_be_meant_so_are_refused(
    registry: Registry, columns: dict[str, list[Any]], code: str, words: list[str]
) -> None:
    for make in ENGINES.values():
        with pytest.raises(DataError) as caught:
            registry.evaluate_frame(make(columns))
        assert [finding.code for finding in caught.value.diagnostics] == [code]
        assert all(word in str(caught.value) for word in words)
        assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)


def test_what_is_no_table_is_refused(registry: Registry) -> None:
    pd = pytest.importorskip("pandas")
    for frame in (3, {"Jumlah laporan": [1]}, [1]):
        with pytest.raises(EngineError, match="E201"):
            registry.evaluate_frame(frame)
    for headings in (["IKM", "IKM"], ["IKM", 2]):
        with pytest.raises(DataError, match="E207"):
            registry.evaluate_frame(pd.DataFrame([[1, 2]], columns=headings))
    table = pd.DataFrame({"IKM": [1]})
    with pytest.raises(NameLookupError):
        registry.evaluate_frame(table, indicators=["Tidak ada"])
    with pytest.raises(TypeError):
        registry.evaluate_frame(table, indicators="IKM")
    with pytest.raises(ValueError, match="keep"):
        registry.evaluate_frame(table, keep="semua")  # type: ignore[arg-type]


def test_data_of_a_regulations_method_are_left_to_the_interpreter() -> None:
    pl = pytest.importorskip("polars")
    registry = loads("Tujuan: T\n  Indikator: IKM\n    Formula: Sesuai Permenpan RB Nomor 14 tahun 2017\n")
    only_for_it = next(base.nama for base in registry.base_data if base.metode is not None)
    with pytest.raises(EngineError, match="E204"):
        registry.evaluate_frame(pl.DataFrame({"IKM": [80.0], only_for_it: [3.0]}))
    assert registry.evaluate_frame(pl.DataFrame({"IKM": [80.0]}))["T1.1"].to_list() == [80.0]


def test_data_that_a_method_and_a_formula_read_are_the_interpreters_too() -> None:
    pl = pytest.importorskip("polars")
    shared = "Jumlah nilai unsur Persyaratan"
    registry = loads(
        "Tujuan: T\n  Indikator: IKM\n    Formula: Sesuai Permenpan RB Nomor 14 tahun 2017\n"
        f"  Indikator: Separuh\n    Formula: {shared} / 2\n"
    )
    wide, long = pl.DataFrame({shared: [3.0]}), pl.DataFrame({"nama": [shared], "nilai": [3.0]})
    dated = pl.DataFrame({"unit": ["A"], "periode": ["2025"], "nama": [shared], "nilai": [3.0]})
    with pytest.raises(EngineError, match="E204"):
        registry.evaluate_frame(wide)
    with pytest.raises(EngineError, match="E250"):
        registry.evaluate_frame(long)
    with pytest.raises(EngineError, match="E250"):
        registry.consolidate_frame(dated, periode=2025, parent="unit")
    for frame in (wide, long):
        assert registry.evaluate_frame(frame, indicators=["Separuh"])["T1.2"].to_list() == [1.5]


def test_lazy_stays_lazy(registry: Registry) -> None:
    pl = pytest.importorskip("polars")

    def fail(frame: Any) -> Any:
        raise AssertionError("the table was computed")

    given = pl.LazyFrame({"IKM": [1.0]}).map_batches(fail, schema={"IKM": pl.Float64})
    found = registry.evaluate_frame(given, statuses=True)
    assert isinstance(found, pl.LazyFrame)
    assert found.collect_schema()[IKM] == pl.Float64


def test_slices_are_one_table(registry: Registry, monkeypatch: pytest.MonkeyPatch) -> None:
    """One slice may hold what another has not: a NaN, an infinite figure, nothing at all."""
    pl = pytest.importorskip("polars")
    figures = [1.0, 2.0, float("nan"), float("inf"), None, -4.0, 1e31, 0.0]
    frame = pl.DataFrame({"Kode": range(8), "Jumlah laporan": figures, "Jumlah laporan selesai": [1.0] * 8})
    whole = registry.evaluate_frame(frame, statuses=True)
    for rows in (1, 2, 3, 8):
        monkeypatch.setattr("indikator_dsl.columns.eager.ROWS", rows)
        assert registry.evaluate_frame(frame, statuses=True).equals(whole)
    assert registry.evaluate_frame(frame.clear(), statuses=True).equals(whole.clear())
    assert whole[f"{PERCENT} status"].to_list() == [
        "terhitung", "terhitung", "belum ada data", "galat", "belum ada data", "terhitung", "galat", "tak terdefinisi",
    ]  # fmt: skip


def test_checked_doubles_give_the_same(registry: Registry) -> None:
    for make in ENGINES.values():
        columns = COLUMNS | {"jumlah laporan SELESAI": [30.0, 0.0, 5.0]}
        looked, checked = (registry.evaluate_frame(make(columns), checked=one, statuses=True) for one in (False, True))
        assert rows_of(looked) == rows_of(checked)


def test_the_index_of_pandas_and_columns_like_our_own_stay(registry: Registry) -> None:
    pd = pytest.importorskip("pandas")
    ours = "_indikator_value_0"
    frame = pd.DataFrame({"Jumlah laporan": [4.0, 2.0], "Jumlah laporan selesai": [1.0, 1.0], ours: ["a", "b"]})
    frame.index = pd.Index([7, 7])
    found = registry.evaluate_frame(frame, statuses=True)
    assert found.index.tolist() == [7, 7]
    assert found[ours].tolist() == ["a", "b"]
    assert found[PERCENT].tolist() == [25.0, 50.0]
    assert list(frame.columns) == ["Jumlah laporan", "Jumlah laporan selesai", ours]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_long_chain_of_indicators_is_computed(engine: str) -> None:
    lines = ["Tujuan: T", "  Indikator: Ke-0", "    Formula: A / B"]
    for at in range(1, 30):
        lines += [f"  Indikator: Ke-{at}", f"    Formula: Ke-{at - 1} + A / B"]
    registry = loads("\n".join(lines) + "\n")
    given = ENGINES[engine]({"Unit": ["a", "b", "c"], "A": [1.0, 1.0, None], "B": [4.0, 0.0, 1.0]})
    rows = rows_of(registry.evaluate_frame(given, statuses=True, indicators=["Ke-29", "Ke-3"]))
    assert [row["T1.30"] for row in rows] == [7.5, None, None]
    assert [row["T1.4"] for row in rows] == [1.0, None, None]
    assert [row["T1.30 status"] for row in rows] == ["terhitung", "tak terdefinisi", "belum ada data"]


def test_what_is_too_deep_for_a_database_is_refused() -> None:
    lines = ["Tujuan: T", "  Indikator: Ke-0", "    Formula: A / B"]
    for at in range(1, 450):
        lines += [f"  Indikator: Ke-{at}", f"    Formula: Ke-{at - 1} + A"]
    registry = loads("\n".join(lines) + "\n")
    with pytest.raises(EngineError, match="E208"):
        registry.evaluate_frame(ENGINES["duckdb"]({"A": [1.0], "B": [2.0]}))


def test_a_long_chain_does_not_name_every_column_in_every_layer() -> None:
    pl = pytest.importorskip("polars")
    from indikator_dsl.columns.computing import UNKNOWN
    from indikator_dsl.columns.frame import _PREPARED

    many = 300
    chain = "".join(f"  Indikator: Nilai {at}\n    Formula: Nilai {at - 1} + A\n" for at in range(2, many + 1))
    registry = loads(f"Tujuan: T\n  Indikator: Nilai 1\n    Formula: A\n{chain}")
    assert registry.evaluate_frame(pl.DataFrame({"A": [2.0]}))[f"T1.{many}"].to_list() == [2.0 * many]
    (computation,) = _PREPARED[registry].values()
    assert sum(len(step.live or ()) for step in computation._steps(UNKNOWN)) < 10 * many


@pytest.mark.parametrize("engine", ENGINES)
def test_no_indicators_are_the_labels_alone(registry: Registry, engine: str) -> None:
    given = ENGINES[engine](COLUMNS)
    found = registry.evaluate_frame(given, indicators=[], statuses=True)
    assert type(found) is type(given)
    assert rows_of(found) == [{"Kode": f"31.0{at}", "Unit": unit} for at, unit in enumerate("ABC", 1)]
    with pytest.raises(ValueError, match="neither an indicator nor a column"):
        registry.evaluate_frame(given, indicators=[], keep="none")


@pytest.mark.parametrize("engine", ENGINES)
def test_no_power_has_a_value_without_its_base_or_exponent(engine: str) -> None:
    text = "Tujuan: T\n  Indikator: I\n    Formula: A^B\n  Indikator: J\n    Formula: 1^B\n"
    registry = loads(text + "  Indikator: K\n    Formula: A × 8^(1 / 3)\n")
    given = ENGINES[engine]({"A": [1.0, None, 2.0], "B": [None, 0.0, 3.0]})
    assert [list(row.values()) for row in rows_of(registry.evaluate_frame(given))] == [
        [None, None, 2.0], [None, 1.0, None], [8.0, 1.0, 4.0],
    ]  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
def test_a_long_product_is_computed(engine: str) -> None:
    product = " × ".join(("A", "B", "C")[at % 3] for at in range(600))
    registry = loads(f"Tujuan: T\n  Indikator: I\n    Formula: {product}\n")
    given = ENGINES[engine]({"A": [2.0, 9.0, 2.0, 2.0], "B": [0.25, 9.0, 0.0, None], "C": [2.0, 9.0, 2.0, 2.0]})
    rows = rows_of(registry.evaluate_frame(given, statuses=True))
    assert [row["T1.1"] for row in rows] == [1.0, None, 0.0, None]
    assert [row["T1.1 status"] for row in rows] == ["terhitung", "galat", "terhitung", "belum ada data"]
