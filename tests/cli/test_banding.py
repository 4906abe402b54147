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
    "two periods": (
        ["--dari", "2024", "--ke", "2025"],
        0,
        "Naik 6,06 poin: +11,62 poin karena Jumlah selesai bertambah 4",
    ),
    "back": (["--dari", "2025", "--ke", "2024"], 0, "Turun 6,06 poin: "),
    "a period without a value": (["--dari", "2025", "--ke", "2026"], 1, "tidak bernilai pada periode 2026"),
    "the target of the definition": (["--periode", "2025"], 0, "target: 80 % (makin tinggi makin baik)"),
    "one datum": (
        ["--mencapai", "90", "--untuk", "jumlah selesai", "--periode", "2025"],
        0,
        "Agar mencapai 90 %, Jumlah selesai harus menjadi 33 (tepatnya 32,40), bertambah 9.",
    ),
    "a target that is reached": (
        ["--mencapai", "50 %", "--periode", "2025"],
        0,
        "Target sudah tercapai: 66,67 %, di atas 50 %.",
    ),
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


def test_a_target_that_is_reached_is_said_before_how_much_may_still_be_lost(folder: Path) -> None:
    for more in ([], ["--untuk", "Jumlah laporan"]):
        asked = ("--mencapai", "50", "--periode", "2025", *more)
        lines = run("banding", "a.indikator", "d.csv", "T1.1", *asked, cwd=folder).out.splitlines()
        said = lines.index("Target sudah tercapai: 66,67 %, di atas 50 %.")
        assert lines[said + 1] == "Sampai di mana tiap data masih dapat berubah sebelum target lepas:"
        assert lines[said + 3].split()[:2] == ["bila", "berubah"]
        assert "harus" not in "".join(lines)


def test_json_is_exact(folder: Path) -> None:
    asked = ("banding", "a.indikator", "d.csv", "Persentase selesai", "--json")
    change = json.loads(run(*asked, "--dari", "2024", "--ke", "2025", cwd=folder).out)["perubahan"]
    assert change["perubahan"] == "200/33"
    assert [part["bagian"] for part in change["bagian"]] == ["1150/99", "-50/9"]
    target = json.loads(run(*asked, "--periode", "2025", cwd=folder).out)["target"]
    first = target["jawaban"][0]
    assert (first["tepat"], first["menjadi"], first["selisih"]) == ("28.8", "29", "5")


UNITS = """Unit: Kecamatan K
Subunit: Desa A; Desa B
Tujuan: T
  Indikator: Persentase selesai
    Formula: Jumlah selesai / Jumlah laporan x 100%
    Target: 2025 = 80
    Polaritas: makin tinggi makin baik
  Indikator: Jumlah laporan selesai
    Formula: Jumlah selesai
    Target: 2025 = 60
    Polaritas: makin tinggi makin baik
Data: Jumlah selesai
  Konsolidasi: jumlah
Data: Jumlah laporan
  Konsolidasi: jumlah
"""
OF_UNITS = """nama;nilai;periode;unit
Jumlah selesai;8;TW I 2025;Desa A
Jumlah laporan;10;TW I 2025;Desa A
Jumlah selesai;8;TW I 2025;Desa B
Jumlah laporan;10;TW I 2025;Desa B
Jumlah selesai;9;TW II 2025;Desa A
Jumlah laporan;10;TW II 2025;Desa A
Jumlah selesai;9;TW III 2025;Desa A
Jumlah laporan;10;TW III 2025;Desa A
Jumlah laporan;10;TW III 2025;Desa B
"""


@pytest.fixture
def units(folder: Path) -> Path:
    (folder / "a.indikator").write_text(UNITS, encoding="utf-8")
    (folder / "d.csv").write_text(OF_UNITS, encoding="utf-8")
    return folder


def test_a_period_that_lacks_a_unit_says_so(units: Path) -> None:
    asked = ("banding", "a.indikator", "d.csv", "Persentase selesai", "--dari", "TW I 2025", "--ke", "TW II 2025")
    lines = run(*asked, cwd=units).out.splitlines()
    assert "TW II 2025: 1 dari 2 desa; belum ada dari Desa B." in lines
    assert not any(line.startswith("TW I 2025: 2 dari") for line in lines)  # a whole period needs no line
    change = json.loads(run(*asked, "--json", cwd=units).out)["perubahan"]
    assert [change[side]["cakupan"]["unit"] for side in ("dari", "ke")] == [[2, 2], [1, 2]]


def test_what_is_sought_for_a_part_of_the_year_says_whose_target_it_is_and_what_is_covered(units: Path) -> None:
    asked = ("banding", "a.indikator", "d.csv", "Persentase selesai", "--periode", "s.d. TW II 2025")
    out = run(*asked, cwd=units).out
    assert "Dibandingkan dengan target setahun (2025), sedangkan realisasinya baru sebagian tahun.\n" in out
    assert "s.d. TW II 2025: 2 dari 2 desa, 1 di antaranya belum lengkap: Desa B (1 dari 2 triwulan).\n" in out
    data = json.loads(run(*asked, "--json", cwd=units).out)
    assert data["target"]["cakupan"]["unit_belum_lengkap"] == {"Desa B": "1 dari 2 triwulan"}
    assert [one["code"] for one in data["diagnostik"]] == ["C122"]
    given = run(*asked, "--mencapai", "95", cwd=units).out
    assert "target setahun" not in given


def test_uneven_coverage_is_the_reason_that_nothing_is_sought(units: Path) -> None:
    asked = ("--periode", "TW III 2025", "--mencapai", "80")
    ran = run("banding", "a.indikator", "d.csv", "Persentase selesai", *asked, cwd=units)
    assert ran.code == 1
    assert 'Belum dapat dicari: "Jumlah selesai" belum ada ' in ran.out
    assert "dari Desa B, padahal data lain di formula ini sudah ada." in ran.out
    assert "data yang terlihat" not in ran.out


def test_the_target_of_the_whole_office_is_none_of_a_unit(units: Path) -> None:
    asked = ("--periode", "s.d. TW II 2025", "--unit", "Desa A")
    ran = run("banding", "a.indikator", "d.csv", "T1.2", *asked, cwd=units)
    assert (ran.code, ran.out) == (1, "")
    assert "B210" in ran.err
    assert "2025: target ini untuk Kecamatan K (60), bukan untuk Desa A" in ran.err
