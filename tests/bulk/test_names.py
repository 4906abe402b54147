"""Columns are found by their names, files by theirs, and no name takes the place of another."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

pytest.importorskip("narwhals")
pytest.importorskip("polars")

import polars as pl

from indikator_dsl.bulk import evaluate_files
from indikator_dsl.diagnostics import DataError
from tests.bulk.tables import read_output, registry

if TYPE_CHECKING:
    from pathlib import Path

ENGINES = ("polars", "duckdb")
REGISTRY = registry()
FIGURES = {"Surat selesai": [1.0], "Surat masuk": [2.0]}


def write(path: Path, **labels: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    columns = {**{name: [value] for name, value in labels.items()}, **FIGURES}
    if path.suffix == ".csv":
        pl.DataFrame(columns).write_csv(path)
    else:
        pl.DataFrame(columns).write_parquet(path)


@pytest.mark.parametrize("suffix", ["csv", "parquet"])
@pytest.mark.parametrize("engine", ENGINES)
def test_columns_in_another_order_keep_their_names(engine: str, suffix: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    data = tmp_path / "data"
    write(data / "bulan=7" / "tahun=2025" / f"a.{suffix}", kode="k1", desa="d1")
    write(data / "tahun=2024" / "bulan=8" / f"b.{suffix}", desa="d2", kode="k2")
    evaluate_files(REGISTRY, data, tmp_path / "hasil.csv", engine=engine, indicators=["T1.1"], decimal="titik")
    one, two = read_output(tmp_path / "hasil.csv", ",")
    assert {"bulan": "7", "tahun": "2025", "kode": "k1", "desa": "d1"}.items() <= one.items()
    assert {"bulan": "8", "tahun": "2024", "kode": "k2", "desa": "d2"}.items() <= two.items()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["a[bc]", "a*", "a?", "[!b]"])
def test_the_name_of_a_file_is_no_pattern(engine: str, name: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    for folder in (tmp_path, tmp_path / "ab"):
        write(folder / "ab.parquet", kode="lain")
    for suffix in ("parquet", "csv"):
        write(tmp_path / f"{name}.{suffix}", kode="ini")
        hasil = tmp_path / name / f"hasil-{suffix}.csv"
        evaluate_files(REGISTRY, tmp_path / f"{name}.{suffix}", hasil, engine=engine, decimal="titik")
        assert [row["kode"] for row in read_output(hasil, ",")] == ["ini"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_label_may_have_any_name(engine: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    frame = pl.DataFrame({"file_row_number": [str(number) for number in range(40)], "Pagu": [1.0] * 40})
    frame.write_parquet(tmp_path / "data.parquet", row_group_size=7)
    frame.write_csv(tmp_path / "data.csv")
    for source in ("data.parquet", "data.csv"):
        hasil = tmp_path / f"hasil-{source}.csv"
        evaluate_files(REGISTRY, tmp_path / source, hasil, engine=engine, part_rows=9, decimal="titik")
        assert [row["file_row_number"] for row in read_output(hasil, ",")] == frame["file_row_number"].to_list()


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", ["T1.1", "t1.1", "T1.1 status", "KODE", "kode", "surat MASUK", "tahun=1/Tahun"])
def test_what_folders_say_takes_no_other_place(engine: str, name: str, tmp_path: Path) -> None:
    pytest.importorskip(engine)
    write(tmp_path / "data" / f"{name}=2025" / "a.parquet", kode="k1")
    with pytest.raises(DataError) as refused:
        evaluate_files(REGISTRY, tmp_path / "data", tmp_path / "hasil.csv", engine=engine, statuses=True)
    assert refused.value.diagnostics[0].code == "E419"
    assert not (tmp_path / "hasil.csv").exists()


def test_duckdb_does_not_give_a_column_another_name(tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    write(tmp_path / "a.parquet", kode="k1", KODE="k2")
    with pytest.raises(DataError) as refused:
        evaluate_files(REGISTRY, tmp_path / "a.parquet", tmp_path / "hasil.csv", engine="duckdb")
    assert "DuckDB kolom `KODE` ada dua kali" in refused.value.diagnostics[0].message
    evaluate_files(REGISTRY, tmp_path / "a.parquet", tmp_path / "hasil.csv")
    assert read_output(tmp_path / "hasil.csv", ",")[0]["KODE"] == "k2"
