"""`indikator laporan`: from the raw worksheet to the page in one command, and a clear word where it cannot."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from tests.cli.running import DEFINITION, NASKAH, run

TOP = Path(__file__).parents[2]
FILES = ("data_triwulan.csv", "target.csv", "pernyataan.indikator")
QUARTERS, TARGETS, SAID = (f"{DEFINITION}/{name}" for name in FILES)
FROM_WORKSHEET = ("laporan", NASKAH, QUARTERS, "--bersama", SAID, "--target", TARGETS)


@pytest.fixture
def desk(office: Path, tmp_path: Path) -> Path:
    """A desk with the worksheet, the figures and the targets, on which nothing has been written yet."""
    for file in (NASKAH, QUARTERS, TARGETS, SAID):
        (tmp_path / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / file, tmp_path / file)
    return tmp_path


def test_one_command_from_the_raw_worksheet_to_the_page(desk: Path) -> None:
    pytest.importorskip("jinja2")
    pytest.importorskip("docx")
    ran = run(*FROM_WORKSHEET, "--periode", "2025", "-o", "a.html", "-o", "a.md", "-o", "a.docx", cwd=desk)
    assert (ran.code, ran.out) == (0, "")
    assert "a.html ditulis." in ran.err
    assert "Dari 17 indikator, 10 mencapai target" in ran.err
    page = (desk / "a.html").read_text(encoding="utf-8")
    assert "Kecamatan Bugul Kidul" in page
    assert f"{NASKAH} (diimpor)" in page
    assert (desk / "a.md").read_text(encoding="utf-8").startswith("# Laporan Capaian Kinerja")
    assert (desk / "a.docx").read_bytes().startswith(b"PK")


def test_a_period_is_never_taken_silently(desk: Path) -> None:
    ran = run(*FROM_WORKSHEET, "-o", "a.md", cwd=desk)
    assert ran.code == 1
    assert "M162" in ran.err
    assert '"TW III 2025"' in ran.err
    assert not (desk / "a.md").exists()


def test_what_stands_there_already_is_kept(desk: Path) -> None:
    (desk / "a.md").write_text("tulisan saya", encoding="utf-8")
    ran = run(*FROM_WORKSHEET, "--periode", "2025", "-o", "a.md", cwd=desk)
    assert ran.code == 1
    assert "M170" in ran.err
    assert (desk / "a.md").read_text(encoding="utf-8") == "tulisan saya"
    assert run(*FROM_WORKSHEET, "--periode", "2025", "-o", "a.md", "--timpa", cwd=desk).code == 0


def test_the_date_is_the_one_that_was_given(desk: Path) -> None:
    ran = run(*FROM_WORKSHEET, "--periode", "2025", "-o", "a.md", "--tanggal", "2026-03-02", cwd=desk)
    assert ran.code == 0
    assert "Disusun: 2 Maret 2026" in (desk / "a.md").read_text(encoding="utf-8")


def test_the_mean_is_there_only_where_it_is_asked_for(desk: Path) -> None:
    run(*FROM_WORKSHEET, "--periode", "2025", "-o", "a.md", cwd=desk)
    run(*FROM_WORKSHEET, "--periode", "2025", "-o", "b.md", "--rata-rata", "polos", cwd=desk)
    without, plain = ((desk / name).read_text(encoding="utf-8") for name in ("a.md", "b.md"))
    assert "Rata-rata capaian" not in without
    assert "Rata-rata capaian (polos" in plain


REFUSED = {
    "an ending that nobody writes": ("-o a.pdf", "L101", ".html, .md, .docx, .xlsx"),
    "no ending": ("-o laporan", "L101", "tanpa akhiran"),
    "a date that is none": ("-o a.md --tanggal 31-12-2025", "L103", "31-12-2025"),
    "targets that are not there": ("-o a.md --periode 2025 --target tidak_ada.csv", "M101", "tidak_ada"),
    "a definition that is not there": ("-o a.md --periode 2025 --bersama x.indikator", "D304", "x.indikator"),
    "a unit that nobody has": ("-o a.md --periode 2025 --unit Kepl", "M163", "Kelurahan"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_done_is_said(case: str, desk: Path) -> None:
    arguments, code, words = REFUSED[case]
    ran = run(*FROM_WORKSHEET, *arguments.split(), cwd=desk)
    assert (ran.code, ran.out) == (1, "")
    assert code in ran.err
    assert words in ran.err
    assert not (desk / "a.md").exists()


def test_a_text_that_holds_no_table_is_no_worksheet(desk: Path) -> None:
    (desk / "surat.txt").write_text("Rapat dimulai pukul sembilan.\n", encoding="utf-8")
    ran = run("laporan", "surat.txt", QUARTERS, "-o", "a.md", cwd=desk)
    assert ran.code == 1
    assert "K101" in ran.err


def test_one_broken_formula_does_not_stop_the_report(desk: Path) -> None:
    (desk / "kk.indikator").write_text("Tujuan: A\n  Indikator: B\n    Formula: (C\n  Indikator: D\n    Formula: E\n")
    (desk / "angka.csv").write_text("nama;nilai\nE;4\n")
    ran = run("laporan", "kk.indikator", "angka.csv", "-o", "a.md", cwd=desk)
    assert ran.code == 1  # the definition has an error, and the report says it
    assert "F105" in ran.err
    text = (desk / "a.md").read_text(encoding="utf-8")
    assert "○ belum dapat dinilai (galat)" in text
    assert "| 4 |" in text


def test_the_workbook_is_written_by_the_package_that_writes_workbooks(desk: Path) -> None:
    ran = run(*FROM_WORKSHEET, "--periode", "2025", "-o", "a.md", "-o", "a.xlsx", cwd=desk)
    assert ran.code == 0
    with CalamineWorkbook.from_path(str(desk / "a.xlsx")) as workbook:
        assert workbook.sheet_names == ["Indikator", "Data", "Gabungan", "Kebijakan", "Jejak"]
        rows = workbook.get_sheet_by_name("Indikator").to_python()
    (tercapai,) = [row for row in rows if row[0] == "IKD1.T1.S1.2"]
    assert tercapai[3:8] == [80.0, 31 / 45 * 100, pytest.approx(86.1111111111), "Tinggi", "tidak"]
