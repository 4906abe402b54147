"""`indikator massal` as a process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("narwhals")
pytest.importorskip("polars")

from tests.bulk.tables import TEXT, WITH_COMMAS, as_csv, expected, read_output, registry, rows, same
from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def office(tmp_path: Path) -> Path:
    (tmp_path / "d.indikator").write_text(TEXT)
    (tmp_path / "data.csv").write_bytes(as_csv(rows(120, WITH_COMMAS)))
    return tmp_path


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_it_computes_and_says_what_it_did(office: Path, engine: str) -> None:
    pytest.importorskip(engine)
    ran = run("massal", "d.indikator", "data.csv", "hasil.csv", "--status", "--mesin", engine, cwd=office)
    assert (ran.code, ran.out, ran.err) == (0, "120 baris dalam 1 bagian: hasil.csv\n", "")
    found = read_output(office / "hasil.csv")
    one = registry()
    assert all(same(row, expected(one, cells)) for row, cells in zip(found, rows(120, WITH_COMMAS), strict=True))
    again = run("massal", "d.indikator", "data.csv", "hasil.csv", "--status", "--mesin", engine, "--json", cwd=office)
    said = json.loads(again.out)
    assert said == {"keluaran": "hasil.csv", "baris": 120, "bagian": 1, "sudah_ada": 1, "definisi": []}


def test_another_form_and_fewer_indicators(office: Path) -> None:
    arguments = ("massal", "d.indikator", "data.csv", "hasil", "--bentuk", "csv", "--desimal", "koma")
    ran = run(*arguments, "--indikator", "Akar sisa", "--indikator", "T1.1", cwd=office)
    assert (ran.code, ran.err) == (0, "")
    assert list(read_output(office / "hasil" / "bagian-00000.csv")[0]) == ["kode", "desa", "T1.1", "T1.3"]


def test_what_does_not_fit_is_refused_until_it_is_begun_anew(office: Path) -> None:
    assert run("massal", "d.indikator", "data.csv", "hasil", cwd=office).code == 0
    (office / "d.indikator").write_text(TEXT.replace("x 100%", "x 1.000"))
    refused = run("massal", "d.indikator", "data.csv", "hasil", cwd=office)
    assert (refused.code, refused.out) == (1, "")
    assert "E412" in refused.err
    assert "`--ulang`" in run("kode", "E412", cwd=office).out
    assert run("massal", "d.indikator", "data.csv", "hasil", "--ulang", cwd=office).code == 0


def test_a_broken_formula_is_said_and_the_others_are_computed(office: Path) -> None:
    (office / "d.indikator").write_text(TEXT + "  Indikator: Rusak\n    Formula: (Pagu + \n")
    ran = run("massal", "d.indikator", "data.csv", "hasil.csv", "--status", cwd=office)
    assert ran.code == 1
    assert "galat F" in ran.err
    found = read_output(office / "hasil.csv")
    assert {row["T1.6 status"] for row in found} == {"galat"}
    assert "terhitung" in {row["T1.1 status"] for row in found}
    nobody = run("massal", "d.indikator", "data.csv", "x", "--indikator", "Tidak ada", cwd=office)
    assert nobody.code == 1
    assert "Tidak ada" in nobody.err
