"""`indikator metode`, and answers of a survey given to `hitung` and `jelaskan`."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import TOP
from tests.cli.running import DEFINITION, run

if TYPE_CHECKING:
    from pathlib import Path

ANSWERS = f"{DEFINITION}/jawaban_skm.csv"
SCORES = f"{DEFINITION}/skor_epdeskel.csv"
IKM = "Indeks Kepuasan Masyarakat atas layanan kecamatan"


@pytest.fixture
def survey(office: Path) -> Path:
    for file in (ANSWERS, SCORES):
        if not (TOP / file).is_file():
            pytest.skip(f"{file} is not here: these tests need the checkout's definitions")
        shutil.copy(TOP / file, office / file)
    return office


def test_every_method_with_its_data_and_its_scale(office: Path) -> None:
    ran = run("metode", cwd=office)
    assert (ran.code, ran.err) == (0, "")
    for words in (
        "SKM: Permenpan RB Nomor 14 Tahun 2017",
        "    Jumlah nilai unsur Sarana dan Prasarana",
        "    mutu A (Sangat Baik): mulai 88,31",
        "    predikat A (Memuaskan): di atas 80",
        "    status Kurang Berkembang: selebihnya",
    ):
        assert words in ran.out
    one = run("metode", "akip", "--json", cwd=office)
    data = json.loads(one.out)
    assert [method["nama"] for method in data["metode"]] == ["AKIP"]
    assert data["metode"][0]["kebijakan"][0]["bobot"]["Pelaporan Kinerja"] == "15"


def test_the_sample_of_a_population(office: Path) -> None:
    assert (
        "450 pengguna layanan: 207,47, dibulatkan 207 responden"
        in run("metode", "SKM", "--populasi", "450", cwd=office).out
    )
    assert run("metode", "SKM", "--populasi", "0", cwd=office).err.startswith("galat S109")
    assert "paling sedikit 1" in run("metode", "--populasi", "-3", cwd=office).err


def test_an_unknown_method_is_answered_with_those_there_are(office: Path) -> None:
    ran = run("metode", "IKM", cwd=office)
    assert ran.code == 1
    assert "AKIP; Epdeskel; SKM" in ran.err


def test_one_command_computes_from_answers_and_scores(survey: Path) -> None:
    ran = run("hitung", DEFINITION, SCORES, "--jawaban", ANSWERS, "--periode", "2025", cwd=survey)
    assert ran.code == 0
    assert "Dihitung menurut peraturannya:" in ran.out
    assert "IKD1.T1.1: 80,83, mutu B (Baik)" in ran.out
    assert "IKD1.T2.1: 66,67 %" in ran.out
    explained = run("jelaskan", DEFINITION, SCORES, IKM, "--jawaban", ANSWERS, "--periode", "2025", cwd=survey)
    assert "NRR Persyaratan: " in explained.out
    assert "jawaban_skm.csv; jumlah 6 kelurahan, masing-masing jumlah 4 periode" in explained.out
    told = run("hitung", DEFINITION, SCORES, "--jawaban", ANSWERS, "--periode", "2025", "--json", cwd=survey)
    first = json.loads(told.out)["hasil"][0]
    assert first["metode"] == {
        "nama": "SKM",
        "kebijakan": "SKM",
        "dasar": "Permenpan RB Nomor 14 Tahun 2017",
        "kategori": "B (Baik)",
        "sebutan": "mutu",
        "dihitung": True,
    }


def test_wrong_answers_are_shown_at_their_place(survey: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "salah.csv"
    text = (survey / ANSWERS).read_text(encoding="utf-8")
    wrong.write_text(text.replace("TW I 2025;4", "TW I 2025;7", 1), encoding="utf-8")
    ran = run("hitung", DEFINITION, SCORES, "--jawaban", str(wrong), "--periode", "2025", cwd=survey)
    assert ran.code == 1
    assert "galat S211" in ran.err
    assert "tertulis 7" in ran.err
    missing = run("hitung", DEFINITION, SCORES, "--jawaban", "tidak-ada.csv", "--periode", "2025", cwd=survey)
    assert missing.code == 1
    assert "M101" in missing.err
