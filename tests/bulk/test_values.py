"""Files in, files out: each row has the interpreter's values and statuses, wherever the parts are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("narwhals")
pytest.importorskip("polars")

import polars as pl

from indikator_dsl.bulk import evaluate_files
from indikator_dsl.evaluation import Status
from tests.bulk.tables import (
    DATA,
    LABELS,
    WITH_COMMAS,
    WITH_POINTS,
    as_csv,
    expected,
    read_output,
    registry,
    rows,
    same,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENGINES = ("polars", "duckdb")
REGISTRY = registry()


def result(folder: Path) -> pl.DataFrame:
    return pl.concat([pl.read_parquet(part) for part in sorted(folder.rglob("*.parquet"))])


def check(table: Sequence[Sequence[str]], found: Sequence[dict[str, object]], *, points: bool = False) -> set[object]:
    """Every row is there, in order, as the interpreter says; returns the statuses that occurred."""
    assert [row["kode"] for row in found] == [row[0] for row in table]
    assert [row["desa"] or "" for row in found] == [row[1] for row in table]
    for row, one in zip(table, found, strict=True):
        wanted = expected(REGISTRY, row, points=points)
        assert same(one, wanted), (row, one, wanted)
    return {row[f"{id} status"] for row in found for id in expected(REGISTRY, table[0], points=points)}


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("points", [False, True])
def test_a_csv_file_has_the_values_of_the_interpreter(engine: str, points: bool, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    table = rows(300, WITH_POINTS if points else WITH_COMMAS)
    (tmp_path / "data.csv").write_bytes(as_csv(table, "," if points else ";"))
    done = evaluate_files(
        REGISTRY, tmp_path / "data.csv", tmp_path / "hasil", statuses=True, engine=engine, part_rows=75
    )
    assert (done.rows, done.kept) == (300, 0)
    assert done.parts > 3
    seen = check(table, list(result(tmp_path / "hasil").iter_rows(named=True)), points=points)
    assert seen >= {Status.TERHITUNG.value, Status.BELUM_ADA_DATA.value, Status.TAK_TERDEFINISI.value, "eksternal"}


@pytest.mark.parametrize("engine", ENGINES)
def test_a_cell_that_is_no_number_breaks_what_uses_it_and_nothing_else(engine: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    for sign, cell in (("koma", "dua belas"), ("titik", "12,5"), ("titik", "dua")):
        table = [[f"{number:03}", "x", "3", "4", "10", "5", "80"] for number in range(300)]
        table[170][2] = cell  # far behind the first part: read as numbers before, and as numbers again after it
        (tmp_path / "data.csv").write_bytes(as_csv(table))
        evaluate_files(
            REGISTRY,
            tmp_path / "data.csv",
            tmp_path / "hasil.csv",
            statuses=True,
            engine=engine,
            part_rows=50,
            decimal=sign,
            restart=True,
        )
        found = read_output(tmp_path / "hasil.csv")
        assert [row["T1.1 status"] for row in found] == ["galat" if at == 170 else "terhitung" for at in range(300)]
        assert {row["T1.2 status"] for row in found} == {"terhitung"}


def test_the_sign_of_the_first_rows_holds_for_the_whole_file(tmp_path: Path) -> None:
    table = [[f"{number:03}", "x", "3.25", "4", "10", "5", "80"] for number in range(300)]
    table[299][2] = "1.234"
    (tmp_path / "data.csv").write_bytes(as_csv(table))
    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil", part_rows=20)
    assert result(tmp_path / "hasil")["T1.1"][299] == pytest.approx(1.234 / 4 * 100)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_partitioned_folder_stays_partitioned(engine: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    tables = {
        f"tahun=202{year}/bulan={month}": rows(60, WITH_POINTS, year) for year in (4, 5) for month in ("01", "02")
    }
    for name, table in tables.items():
        (tmp_path / "data[1]" / name).mkdir(parents=True)
        numbers = [[float(cell) if cell else None for cell in row[2:]] for row in table]
        columns = dict(zip(DATA, zip(*numbers, strict=True), strict=True))
        frame = pl.DataFrame({"kode": [row[0] for row in table], "desa": [row[1] for row in table], **columns})
        frame.write_parquet(tmp_path / "data[1]" / name / "part-0.parquet", row_group_size=17)
        (tmp_path / "data[1]" / name / "_SUCCESS").touch()
    done = evaluate_files(
        REGISTRY, tmp_path / "data[1]", tmp_path / "hasil", statuses=True, engine=engine, part_rows=40
    )
    assert (done.rows, done.parts) == (240, 8)
    for name, table in tables.items():
        check(table, list(result(tmp_path / "hasil" / name).iter_rows(named=True)), points=True)
    # Other programs read it as one table, with the columns of the partition.
    assert set(pl.read_parquet(tmp_path / "hasil/**/*.parquet", hive_partitioning=True)["tahun"]) == {2024, 2025}
    # In a single file they are columns.
    evaluate_files(REGISTRY, tmp_path / "data[1]", tmp_path / "hasil.csv", statuses=True, engine=engine, part_rows=40)
    found = read_output(tmp_path / "hasil.csv", ",")
    check([row for table in tables.values() for row in table], found, points=True)
    assert [(row["tahun"], row["bulan"]) for row in found[::60]] == [
        ("2024", "01"), ("2024", "02"), ("2025", "01"), ("2025", "02")
    ]  # fmt: skip


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize(("separator", "zero"), [(";", "0,0"), (",", "0.0")])
def test_zero_has_no_sign(engine: str, separator: str, zero: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    (tmp_path / "data.csv").write_bytes(as_csv([["1", "x", "0", "-3", "4", "1", "2"]], separator))
    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil.csv", engine=engine, indicators=["T1.1"])
    lines = (tmp_path / "hasil.csv").read_text().splitlines()
    assert lines == [separator.join(("kode", "desa", "T1.1")), separator.join(("1", "x", zero))]


def test_only_the_indicators_asked_for(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(as_csv(rows(10, WITH_COMMAS)))
    evaluate_files(
        REGISTRY, tmp_path / "data.csv", tmp_path / "hasil.csv", indicators=["Akar sisa", "T1.1"], decimal="koma"
    )
    assert list(read_output(tmp_path / "hasil.csv")[0]) == [*LABELS, "T1.1", "T1.3"]


def test_a_file_without_rows_gives_columns_without_rows(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_bytes(as_csv([]))
    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil.csv", statuses=True)
    evaluate_files(REGISTRY, tmp_path / "data.csv", tmp_path / "hasil", statuses=True)
    heading = (tmp_path / "hasil.csv").read_text().strip().split(";")
    assert heading[:4] == ["kode", "desa", "T1.1", "T1.1 status"]
    assert result(tmp_path / "hasil").columns == heading
