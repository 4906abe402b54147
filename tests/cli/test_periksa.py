"""`indikator periksa` at work in a pipeline: levels and silences, and the files it reads together."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import run

if TYPE_CHECKING:
    from pathlib import Path

DOUBTFUL = """\
Tujuan: Layanan “prima” 😀

  Indikator: Persentase laporan
    Formula: A / B
    Abaikan: P103 karena memang pecahan

  Indikator: Persentase 😀 usulan, "cepat"
    Formula: C / D

  Indikator: Nilai SAKIP
    Formula: Sesuai Permenpan RB Nomor 88 Tahun 2021

  Indikator: Rusak
    Formula: (E
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "kantor kita").mkdir()
    (tmp_path / "kantor kita" / "a.indikator").write_text(DOUBTFUL, encoding="utf-8")
    return tmp_path


FILE = "kantor kita/a.indikator"


def test_the_summary_counts_what_is_let_be_and_semua_shows_it(folder: Path) -> None:
    usual, everything = run("periksa", FILE, cwd=folder), run("periksa", FILE, "--semua", cwd=folder)
    last = "4 indikator: 1 galat, 1 peringatan, 1 catatan, 1 diabaikan dengan alasan."
    assert (
        usual.out.splitlines()[-2:]
        == everything.out.splitlines()[-2:]
        == [last, "Penjelasan: indikator kode F105 P103"]
    )
    assert "memang pecahan" not in usual.out
    assert "  diabaikan di baris 5: memang pecahan" in everything.out.splitlines()
    places = [int(line) for line in re.findall(r"^kantor kita/a\.indikator:(\d+):", everything.out, re.MULTILINE)]
    assert places == [4, 8, 11, 14]


def test_json_has_what_is_let_be_with_its_reason(folder: Path) -> None:
    data = json.loads(run("periksa", FILE, "--json", cwd=folder).out)
    assert data == json.loads(run("periksa", FILE, "--format", "json", cwd=folder).out)
    assert [(each["code"], each["line"], each["alasan"]) for each in data["diabaikan"]] == [
        ("P103", 4, "memang pecahan")
    ]
    assert [each["code"] for each in data["diagnostik"]] == ["P103", "F305", "F105"]


@pytest.mark.parametrize(
    "text",
    [
        "Tujuan: A\n  Indikator: B\n    Formula: B\n",
        "Tujuan: A\n  Indikator: B\n    Formula: Sesuai Aplikasi E-Sukma\n",
    ],
)
@pytest.mark.parametrize("form", ["teks", "json", "sarif", "github"])
def test_nothing_and_notes_alone_pass(text: str, form: str, tmp_path: Path) -> None:
    (tmp_path / "a.indikator").write_text(text, encoding="utf-8")
    assert run("periksa", "a.indikator", "--format", form, cwd=tmp_path).code == 0


@pytest.mark.parametrize("form", ["teks", "json", "sarif", "github"])
def test_findings_fail_in_every_form(form: str, folder: Path) -> None:
    ran = run("periksa", FILE, "--format", form, cwd=folder)
    assert (ran.code, ran.err) == (1, "")


def test_a_project_chooses_the_level_of_a_code(folder: Path) -> None:
    levels = "P103=galat, f305=peringatan"
    data = json.loads(run("periksa", FILE, "--json", "--tingkat", levels, cwd=folder).out)
    assert [(each["code"], each["severity"]) for each in data["diagnostik"]] == [
        ("P103", "error"),
        ("F305", "warning"),
        ("F105", "error"),
    ]
    (folder / FILE).write_text(DOUBTFUL.partition("  Indikator: Rusak")[0], encoding="utf-8")
    assert run("periksa", FILE, cwd=folder).code == 1
    assert run("periksa", FILE, "--tingkat", "P103=catatan", cwd=folder).code == 0
    ran = run("periksa", FILE, "--tingkat", "P103=abaikan", "--semua", cwd=folder)
    assert ran.code == 0
    assert "0 galat, 0 peringatan, 1 catatan, 2 diabaikan dengan alasan." in ran.out
    assert "diabaikan: --tingkat P103=abaikan" in ran.out


@pytest.mark.parametrize(
    ("level", "words"),
    [
        ("P103", "tulis seperti P101=abaikan"),
        ("P103=parah", "galat, peringatan, catatan, abaikan"),
        ("P999=galat", "tidak ada temuan berkode `P999`"),
        ("F105=catatan", "tingkat galat tidak dapat diubah"),
        ("", "tulis seperti"),
    ],
)
def test_a_level_that_is_none_is_a_usage_error(level: str, words: str, folder: Path) -> None:
    ran = run("periksa", FILE, "--tingkat", level, cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_an_unknown_form_is_a_usage_error(folder: Path) -> None:
    ran = run("periksa", FILE, "--format", "xml", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "--format tidak mengenal `xml`" in ran.err
    ran = run("periksa", FILE, "--format", "sarif", "--json", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "tidak dapat dipakai bersama" in ran.err


SERVES = "Program: P\n  Mendukung: Layanan\n\n  Indikator: Q\n    Formula: Q\n"
SERVED = "Tujuan: Layanan\n\n  Indikator: R\n    Formula: R\n"


def test_files_of_one_folder_are_one_worksheet_and_folders_are_several(tmp_path: Path) -> None:
    for office in ("satu", "dua"):
        (tmp_path / office).mkdir()
        (tmp_path / office / "a.indikator").write_text(SERVED + "\nData: R\n", encoding="utf-8")
        (tmp_path / office / "b.indikator").write_text(SERVES, encoding="utf-8")
    both = run("periksa", "satu/a.indikator", "satu/b.indikator", cwd=tmp_path)
    assert (both.code, both.out) == (0, "2 indikator: 0 galat, 0 peringatan, 0 catatan.\n")
    # Data R is declared in both offices: together they would contradict each other.
    assert run("periksa", "satu", "dua", cwd=tmp_path).out == "4 indikator: 0 galat, 0 peringatan, 0 catatan.\n"
    alone = run("periksa", "satu/b.indikator", cwd=tmp_path)
    assert (alone.code, "R106" in alone.out) == (1, True)
    beside = run("periksa", "--sefolder", "satu/b.indikator", "dua/b.indikator", cwd=tmp_path)
    assert (beside.code, beside.out) == (0, "4 indikator: 0 galat, 0 peringatan, 0 catatan.\n")


def test_what_cannot_be_read_does_not_hide_the_rest(folder: Path) -> None:
    (folder / "kosong").mkdir()
    ran = run("periksa", "kosong", "tak-ada.indikator", FILE, cwd=folder)
    assert ran.code == 1
    assert [code for code in ("R102", "D304", "P103", "F105") if code not in ran.out] == []
    assert "1 diabaikan dengan alasan." in ran.out


def test_format_takes_several_files(tmp_path: Path) -> None:
    (tmp_path / "a.indikator").write_text("tujuan: A\n", encoding="utf-8")
    (tmp_path / "b.indikator").write_text("Tujuan: B\n", encoding="utf-8")
    (tmp_path / "c.indikator").write_text("Tujan: C\n", encoding="utf-8")
    ran = run("format", "--tulis", "a.indikator", "b.indikator", "c.indikator", cwd=tmp_path)
    assert ran.code == 1
    assert "a.indikator dirapikan." in ran.err
    assert "c.indikator:1:1: galat D101" in ran.err
    assert (tmp_path / "a.indikator").read_text(encoding="utf-8") == "Tujuan: A\n"
