"""`indikator sql`: a statement on the screen or in a file, findings in words."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

pytest.importorskip("sqlglot")
TEXT = """Tujuan: T
  Indikator: Persentase selesai
    Formula: Selesai / Masuk x 100%
  Indikator: Lain
    Formula: C
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "uji.indikator").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_view_from_the_command_line_computes(folder: Path) -> None:
    columns = [
        "--kolom",
        "Selesai=s",
        "Masuk=m",
        "--tipe",
        "integer",
        "Masuk=float",
        "--indikator",
        "Persentase selesai",
    ]
    view = ["--status", "--sebagai-view", "v", "--kunci", "unit", "--tabel", "d"]
    ran = run("sql", "uji.indikator", "--dialek", "sqlite", *columns, *view, "-o", "v.sql", cwd=folder)
    assert (ran.code, ran.out, ran.err) == (0, "", "v.sql ditulis.\n")
    database = sqlite3.connect(":memory:")
    database.executescript("CREATE TABLE d (unit, s, m); INSERT INTO d VALUES ('a', 1, 4), ('b', 1, 0), ('c', 1, 'x');")
    database.executescript((folder / "v.sql").read_text(encoding="utf-8"))
    found = database.execute("SELECT * FROM v ORDER BY unit").fetchall()
    assert found == [("a", 25.0, "terhitung"), ("b", None, "tak terdefinisi"), ("c", None, "galat")]


def test_what_is_wrong_is_said_with_what_to_write(folder: Path) -> None:
    ran = run("sql", "uji.indikator", "--dialek", "postgress", cwd=folder)
    assert ran.code == 1
    assert "E301" in ran.err
    assert "tulis: postgres" in ran.err
    ran = run("sql", "uji.indikator", "--dialek", "mysql", "--kolom", "Selesay=s", cwd=folder)
    assert ran.code == 1
    assert "tulis: Selesai" in ran.err
    assert ran.out == ""


def test_a_table_without_a_datum(folder: Path) -> None:
    ran = run("sql", "uji.indikator", "--dialek", "postgres", "--kolom", "C=", cwd=folder)
    assert ran.code == 0
    assert 'CAST(NULL AS DOUBLE PRECISION) AS "' in ran.out
