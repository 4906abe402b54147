"""What the roll-up does not join is said with a code, and figures that are no figures spoil their own parent only."""

from __future__ import annotations

import re
from typing import Any

import pytest

from indikator_dsl import DataError, EngineError, loads

pytest.importorskip("narwhals")
pl = pytest.importorskip("polars")
pa = pytest.importorskip("pyarrow")
pytest.importorskip("pandas")
duckdb = pytest.importorskip("duckdb")

TEXT = """
Tujuan: T
  Indikator: Rasio
    Formula: A / B
  Indikator: Dua kali
    Formula: Rasio × 2
  Indikator: Terakhir
    Formula: S
  Indikator: Rata-rata
    Formula: R
Data: A
  Konsolidasi: jumlah
Data: B
  Konsolidasi: jumlah
Data: S
  Konsolidasi: periode: nilai terakhir; unit: jumlah
Data: R
  Konsolidasi: rata-rata
"""
REGISTRY = loads(TEXT)
LAGGED = loads(
    """
Tujuan: T
  Indikator: Pertumbuhan
    Formula: ("Jumlah warga" - "Jumlah warga tahun lalu") / "Jumlah warga tahun lalu"
  Indikator: Beda
    Formula: Pertumbuhan - "Pertumbuhan tahun lalu"
Data: Jumlah warga
  Konsolidasi: jumlah
"""
)
SURVEY = loads("Tujuan: T\n  Indikator: IKM\n    Formula: Sesuai Permenpan RB Nomor 14 tahun 2017\n")
Row = tuple[str | int | None, str | int | None, str | int | None, str, Any]
GOOD: list[Row] = [
    ("K1", "a", "TW I 2025", "A", 1),
    ("K1", "a", "TW I 2025", "B", 2),
    ("K1", "b", "TW I 2025", "A", 3),
    ("K1", "b", "TW I 2025", "B", 4),
    ("K2", "c", "TW I 2025", "A", 5),
    ("K2", "c", "TW I 2025", "B", 6),
]


def table(*rows: Row) -> Any:
    names = ("kecamatan", "unit", "periode", "nama", "nilai")
    return pl.DataFrame(dict(zip(names, map(list, zip(*rows, strict=True)), strict=True)), strict=False)


def statuses(frame: Any, **how: Any) -> dict[str, tuple[str, str]]:
    """The status of `Rasio` and of what uses it, by parent."""
    found = REGISTRY.consolidate_frame(frame, periode=2025, parent="kecamatan", **how)
    return {row["kecamatan"]: (row["T1.1 status"], row["T1.2 status"]) for row in found.to_dicts()}


def code(frame: Any, registry: Any = REGISTRY, kind: type[Exception] = DataError, **how: Any) -> tuple[str, str]:
    with pytest.raises(kind) as raised:
        registry.consolidate_frame(frame, **{"periode": "2025", "parent": "kecamatan"} | how)
    error: Any = raised.value
    message = str(error)
    assert "{" not in message
    return error.diagnostics[0].code, re.sub(r"\s+", " ", message)


FINE, SPOILT = ("terhitung", "terhitung"), ("galat", "galat")


@pytest.mark.parametrize("bad", [float("inf"), 1e31, -1e-31])
def test_a_figure_beyond_bounds_is_galat_for_its_parent_alone(bad: float) -> None:
    rows = [(*row[:4], float(row[4])) for row in GOOD]
    assert statuses(table(*rows[:-1], ("K2", "c", "TW I 2025", "B", bad))) == {"K1": FINE, "K2": SPOILT}


@pytest.mark.parametrize("text", ["banyak", "1.2.3", "12 orang"])
def test_a_text_that_is_no_number_is_galat_for_its_parent_alone(text: str) -> None:
    rows = [(*row[:4], f"{row[4]},0") for row in GOOD]
    assert statuses(table(*rows[:-1], ("K2", "c", "TW I 2025", "B", text))) == {"K1": FINE, "K2": SPOILT}


@pytest.mark.parametrize("label", ["TW I 2025", "triwulan 1 2025"])
@pytest.mark.parametrize("times", [1, 2, 3, 7, 8, 15, 16, 4096])
def test_a_second_figure_for_one_cell_is_galat_for_its_parent_alone(label: str, times: int) -> None:
    again: Row = ("K1", "a", label, " b ", 2)
    assert statuses(table(*GOOD, *[again] * times)) == {"K1": SPOILT, "K2": FINE}


@pytest.mark.parametrize("months", range(1, 13))
@pytest.mark.parametrize("name", ["A", "S", "R"])
def test_no_two_figures_of_a_month_pass_for_those_of_others(months: int, name: str) -> None:
    """The months are added up as bits: no sum of some of them may look like another."""
    labels = [f"2025-{month:02}" for month in range(1, months + 1)]
    frame = table(*(("K", "a", label, name, 1) for label in labels))
    again = table(*(("K", "a", label, name, 1) for label in (*labels, labels[months // 2])))
    id = {"A": "T1.1", "S": "T1.3", "R": "T1.4"}[name]
    for found, status in ((frame, "belum ada data" if name == "A" else "terhitung"), (again, "galat")):
        rolled = REGISTRY.consolidate_frame(found, periode=2025, parent="kecamatan")
        assert rolled[f"{id} status"].to_list() == [status]


def test_codes_of_units_and_years_may_be_numbers() -> None:
    rows: list[Row] = [(3575010, 3575010001, 2025, "A", 1), (3575010, 3575010001, 2025, "B", 2)]
    for frame in (table(*rows), duckdb.connect().from_arrow(table(*rows).to_arrow())):
        found = REGISTRY.consolidate_frame(frame, periode=2025, parent="kecamatan", indicators=["Dua kali"])
        rows_out = found.to_dicts() if isinstance(found, pl.DataFrame) else found.pl().to_dicts()
        assert rows_out == [
            {
                "kecamatan": 3575010,
                "banyak unit": 1,
                "T1.2": 1.0,
                "T1.2 status": "terhitung",
                "T1.2 unit": 1,
                "T1.2 bagian": None,
            }
        ]


def test_what_is_not_asked_for_does_not_come() -> None:
    found = REGISTRY.consolidate_frame(
        table(*GOOD), periode="TW I 2025", parent="kecamatan", statuses=False, coverage=False
    )
    assert found.columns == ["kecamatan", "T1.1", "T1.2", "T1.3", "T1.4"]


def test_a_lazy_frame_is_not_computed_before_it_is_asked_for() -> None:
    found = REGISTRY.consolidate_frame(table(*GOOD).lazy(), periode=2025, parent="kecamatan")
    assert isinstance(found, pl.LazyFrame)


@pytest.mark.parametrize(
    ("rows", "how", "expected", "words"),
    [
        ([], {"value": "angka"}, "E240", 'kolom "angka"'),
        ([], {"parent": "kabupaten"}, "E240", "kecamatan; unit; periode; nama; nilai"),
        ([], {"parent": None}, "E241", "Subunit"),
        ([("K2", "C ", "TW II 2025", "A", 1)], {}, "E243", '"K2 / C"'),
        ([("k1", "x", "TW II 2025", "A", 1)], {}, "E243", "dua cara"),
        ([("K1", "a", "Tahap 1", "A", 1)], {}, "E244", '"Tahap 1"'),
        ([("K1", "a", None, "A", 1)], {}, "E244", "kosong"),
        ([], {"periode": 2024}, "E245", "TW I 2025"),
        ([("K1", "a", "Maret 2025", "A", 1)], {}, "E246", "Maret 2025"),
        ([("K1", "a", "s.d. TW II 2025", "A", 1)], {}, "E246", "s.d. TW II 2025"),
        ([("K1", "a", "TW I 2025", "S", 1), ("K1", "b", "2025", "S", 1)], {}, "E246", '"S"'),
        ([("K1", "a", "Februari-April 2025", "R", 1)], {}, "E246", "Februari-April 2025"),
        ([], {"parent": {"a": "K1", "A ": "K2", "b": "K1", "c": "K2"}}, "E247", "K1; K2"),
        ([("K1", None, "TW I 2025", "A", 1)], {}, "E248", "1 angka"),
        ([(None, "a", "TW I 2025", "A", 1)], {}, "E248", "1 angka"),
        ([("K1", "k1", "TW I 2025", "A", 1)], {}, "E249", '"k1"'),
        ([("K1", "K1", "TW I 2025", "A", 1)], {"parent": {"a": "K1", "b": "K1", "c": "K2"}}, "E249", '"K1"'),
        ([], {"parent": {"a": "K1", "b": "K1"}}, "E252", "c"),
        ([], {"periode": "Tahap 1"}, "E253", "Tahap 1"),
        ([], {"name": "nilai"}, "E254", "Float64"),
        ([("K1", "a", "TW I 2025", "AA", 1)], {}, "R153", "AA"),
        ([("K1", "a", "TW I 2025", "Rasio", 1)], {}, "R155", "Rasio"),
    ],
)
def test_what_cannot_be_joined_is_refused_with_the_reason(
    rows: list[Row], how: dict[str, Any], expected: str, words: str
) -> None:
    frame = table(*GOOD, *rows)
    if expected == "E254":
        frame = frame.with_columns(pl.col("nilai").cast(pl.Float64))
    found, message = code(frame, **how)
    assert found == expected, message
    assert words in message


@pytest.mark.parametrize("column", ["kecamatan", "unit", "periode"])
def test_pandas_makes_no_word_of_what_is_missing(column: str) -> None:
    frame = table(*GOOD).to_pandas().astype({column: object})
    frame.loc[0, column] = None
    assert code(frame)[0] == ("E244" if column == "periode" else "E248")


def test_an_unknown_kind_of_table_is_refused() -> None:
    assert code({"unit": ["a"]}, kind=EngineError)[0] == "E201"


def test_earlier_values_that_only_the_interpreter_knows_are_refused() -> None:
    now: list[Row] = [("K", "a", "2025", "Jumlah warga", 12), ("K", "a", "2024", "Jumlah warga", 10)]
    assert code(table(*now), LAGGED, EngineError)[0] == "E251"
    found = LAGGED.consolidate_frame(table(*now), periode=2025, parent="kecamatan", indicators=["Pertumbuhan"])
    assert found["T1.1"].to_list() == [pytest.approx(0.2)]
    both = table(*now, ("K", "a", "2025", "Jumlah warga tahun lalu", 10))
    assert code(both, LAGGED, EngineError, indicators=["Pertumbuhan"])[0] == "E251"


def test_what_the_method_of_a_regulation_reads_is_refused() -> None:
    name = next(base.nama for base in SURVEY.base_data if base.metode is not None)
    assert code(table(("K", "a", "2025", name, 3)), SURVEY, EngineError)[0] == "E250"


def test_tables_of_the_user_are_never_taken_for_our_own() -> None:
    """Our small tables need no name, and no looking for variables of Python."""
    connection = duckdb.connect()
    connection.execute("CREATE TABLE tiny (a INT)")
    connection.register("long", table(*GOOD).to_arrow())
    connection.execute("SET python_enable_replacements = false")
    for parent, wants in (("kecamatan", ["K1", "K2"]), ({"a": "X", "b": "X", "c": "\ue000Y"}, ["X", "\ue000Y"])):
        found = REGISTRY.consolidate_frame(connection.table("long"), periode=2025, parent=parent)
        assert [(row[0], row[2]) for row in found.fetchall()] == list(zip(wants, [4 / 6, 5 / 6], strict=True))
    nobody = connection.sql("FROM long LIMIT 0")
    with pytest.raises(DataError, match="E245"):
        REGISTRY.consolidate_frame(nobody, periode=2025, parent="kecamatan")


@pytest.mark.parametrize("engine", ["polars", "pyarrow", "pandas", "duckdb"])
def test_codes_of_64_bits_are_codes(engine: str) -> None:
    large = 2**64 - 1
    rows: list[Row] = [(2**63, large, "2025", "A", 1.0), (2**63, large, "2025", "B", 2.0)]
    names = ("kecamatan", "unit", "periode", "nama", "nilai")
    kinds = (pa.uint64(), pa.uint64(), pa.string(), pa.string(), pa.float64())
    frame: Any = pa.table(list(map(pa.array, zip(*rows, strict=True), kinds)), names=names)
    if engine == "duckdb":
        frame = duckdb.connect().from_arrow(frame)
    elif engine != "pyarrow":
        frame = pl.from_arrow(frame) if engine == "polars" else frame.to_pandas()
    for parent, wants in (("kecamatan", 2**63), ("unit", large), ({large: 7}, 7), ({large: 2**63}, 2**63)):
        found = REGISTRY.consolidate_frame(frame, periode=2025, parent=parent, indicators=["Rasio"], coverage=False)
        row = found.fetchall()[0] if engine == "duckdb" else pl.DataFrame(found).row(0)
        assert row[:2] == (wants, 0.5)
