"""`indikator banding` as a process: what it prints, and its exit codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

DEFINITION = """Tujuan: T
  Indikator: Persentase selesai
    Formula: Jumlah selesai / Jumlah laporan x 100%
    Target: 2025 = 80
"""
DATA = """nama;nilai;periode
Jumlah selesai;20;2024
Jumlah laporan;33;2024
Jumlah selesai;24;2025
Jumlah laporan;36;2025
Jumlah selesai;24;2026
"""
WORDS = {
    "two periods": (["--dari", "2024", "--ke", "2025"], 0, "Naik 6,06 poin: 11,62 karena Jumlah selesai bertambah 4"),
    "back": (["--dari", "2025", "--ke", "2024"], 0, "Turun 6,06 poin: "),
    "a period without a value": (["--dari", "2025", "--ke", "2026"], 1, "tidak bernilai pada periode 2026"),
    "the target of the definition": (["--periode", "2025"], 0, "target: 80 % (makin tinggi makin baik)"),
    "one datum": (
        ["--mencapai", "90", "--untuk", "jumlah selesai", "--periode", "2025"],
        0,
        "Agar mencapai 90 %, Jumlah selesai harus menjadi 33 (tepatnya 32,40), bertambah 9.",
    ),
    "a target that is reached": (["--mencapai", "50 %", "--periode", "2025"], 0, "Target sudah tercapai."),
}
REFUSED = {
    "half a pair of periods": (["--dari", "2024"], 2, "--dari dan --ke dipakai bersama"),
    "both questions": (
        ["--dari", "2024", "--ke", "2025", "--mencapai", "3"],
        2,
        "tidak dapat dipakai bersama --mencapai",
    ),
    "a period that is not there": (["--dari", "2024", "--ke", "2023"], 1, "M164"),
    "no target": (["--periode", "2024"], 1, "B210"),
    "a target that is no number": (["--periode", "2024", "--mencapai", "banyak"], 1, "B211"),
    "a datum that is not there": (["--periode", "2025", "--untuk", "Jumlah lapran"], 1, "tulis: Jumlah laporan"),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.indikator").write_text(DEFINITION, encoding="utf-8")
    (tmp_path / "d.csv").write_text(DATA, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("case", WORDS)
def test_the_answer_ends_in_words(case: str, folder: Path) -> None:
    options, code, words = WORDS[case]
    ran = run("banding", "a.indikator", "d.csv", "Persentase selesai", *options, cwd=folder)
    assert (ran.code, ran.err) == (code, "")
    assert words in ran.out


@pytest.mark.parametrize(
    ("formula", "words"),
    [
        ("", "belum punya formula"),
        ("A / / B", "tidak dapat dibaca"),
        ("Persentase lain", "berputar"),
        ("5 x 3", "tidak ada data"),
    ],
)
def test_an_indicator_that_cannot_be_solved_says_so(formula: str, words: str, folder: Path) -> None:
    text = f"Tujuan: T\n  Indikator: Persentase selesai\n    Formula: {formula}\n"
    text += "  Indikator: Persentase lain\n    Formula: Persentase selesai\nData: C\n"
    (folder / "a.indikator").write_text(text, encoding="utf-8")
    (folder / "d.csv").write_text("nama;nilai\nC;1\n", encoding="utf-8")
    ran = run("banding", "a.indikator", "d.csv", "T1.1", "--mencapai", "80", cwd=folder)
    assert ran.code == 1
    assert words in ran.out


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_asked_is_said(case: str, folder: Path) -> None:
    options, code, words = REFUSED[case]
    ran = run("banding", "a.indikator", "d.csv", "Persentase selesai", *options, cwd=folder)
    assert (ran.code, ran.out) == (code, "")
    assert words in ran.err


def test_the_table_shows_each_part(folder: Path) -> None:
    ran = run("banding", "a.indikator", "d.csv", "T1.1", "--dari", "2024", "--ke", "2025", cwd=folder)
    rows = [line.split() for line in ran.out.splitlines()]
    assert ["Jumlah", "selesai", "20", "24", "+4", "+11,62", "191,67", "%"] in rows
    assert ["Jumlah", "laporan", "33", "36", "+3", "-5,56", "-91,67", "%"] in rows
    assert ["seluruhnya", "+6,06"] in rows


def test_json_is_exact(folder: Path) -> None:
    asked = ("banding", "a.indikator", "d.csv", "Persentase selesai", "--json")
    change = json.loads(run(*asked, "--dari", "2024", "--ke", "2025", cwd=folder).out)["perubahan"]
    assert change["perubahan"] == "200/33"
    assert [part["bagian"] for part in change["bagian"]] == ["1150/99", "-50/9"]
    target = json.loads(run(*asked, "--periode", "2025", cwd=folder).out)["target"]
    first = target["jawaban"][0]
    assert (first["tepat"], first["menjadi"], first["selisih"]) == ("28.8", "29", "5")
