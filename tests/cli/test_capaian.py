"""`hitung` and `jelaskan` with targets, and `kebijakan`, as an office runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import run

KK = """Kebijakan: Kantor
  Berdasar: Permendagri 86/2017
  Capaian tertinggi: 120

Tujuan: Layanan baik
  Indikator: Persentase laporan selesai
    Formula: Jumlah selesai / Jumlah laporan x 100%
    Target: 2025 = 80
    Polaritas: makin tinggi makin baik
    Bobot: 3
  Indikator: Jumlah keluhan
    Formula: Jumlah keluhan
    Polaritas: makin rendah makin baik
    Bobot: 1
  Indikator: Jumlah rapat
    Formula: Jumlah rapat
"""
DATA = "nama;nilai;periode\nJumlah selesai;3;2025\nJumlah laporan;4;2025\nJumlah keluhan;5;2025\nJumlah rapat;;2025\n"
TARGET = "indikator;2025\nJumlah keluhan;10\nJumlah rapat;4\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("kk.indikator", KK), ("data.csv", DATA), ("target.csv", TARGET)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def test_hitung_shows_targets_and_achievements(folder: Path) -> None:
    ran = run("hitung", "kk.indikator", "data.csv", "--target", "target.csv", cwd=folder)
    assert (ran.code, ran.err) == (0, "")
    lines = [line.split() for line in ran.out.splitlines()]
    assert ["id", "tingkat", "dan", "indikator", "target", "nilai", "capaian", "kategori", "status"] in lines
    rows = {line[0]: " ".join(line) for line in lines if line and line[0].startswith("T1.")}
    assert rows["T1.1"].endswith("80 75 % 93,75 % Sangat Tinggi terhitung")
    assert rows["T1.2"].endswith("10 5 120 % Sangat Tinggi terhitung")
    assert rows["T1.3"].endswith("4 – – belum ada data")
    assert "Capaian menurut kebijakan Kantor (Permendagri Nomor 86 Tahun 2017)." in ran.out
    assert "T1.2: Capaian 150 % dibatasi menjadi 120 % menurut kebijakan Kantor." in ran.out
    assert "Rata-rata" not in ran.out, "a mean is taken only where it is asked for"


def test_the_real_worksheet_up_to_the_third_quarter(tmp_path: Path) -> None:
    """The targets are those of the year, and that is said."""
    office = Path(__file__).parents[2] / "definitions" / "bugul_kidul"
    if not (office / "target.csv").is_file():
        pytest.skip("the checkout's definitions are not here")
    arguments = (str(office), str(office / "data_triwulan.csv"), "--target", str(office / "target.csv"))
    ran = run("hitung", *arguments, "--periode", "s.d. TW III 2025", cwd=tmp_path)
    assert ran.code == 0
    assert "94,59 %  Sangat Tinggi  terhitung" in ran.out
    assert "Dibandingkan dengan target setahun (2025), sedangkan realisasinya baru sebagian tahun." in ran.out
    quarter = run("hitung", *arguments, "--periode", "TW II 2025", cwd=tmp_path)
    assert "Tidak ada target untuk TW II 2025; yang ada: 2024; 2025." in quarter.out


def test_hitung_uses_the_targets_of_the_definition_alone(folder: Path) -> None:
    ran = run("hitung", "kk.indikator", "data.csv", cwd=folder)
    assert "93,75 %" in ran.out
    assert "Tanpa target: T1.2; T1.3." in ran.out


def test_without_any_target_nothing_of_it_is_shown(folder: Path) -> None:
    (folder / "kk.indikator").write_text(KK.replace("    Target: 2025 = 80\n", ""), encoding="utf-8")
    ran = run("hitung", "kk.indikator", "data.csv", cwd=folder)
    assert ran.code == 0
    assert "apaian" not in ran.out
    assert "target" not in ran.out


@pytest.mark.parametrize(("how", "words"), [("polos", "106,88 %, dari 2"), ("berbobot", "100,31 %, dari 2")])
def test_the_mean_is_said_with_what_it_is_of(how: str, words: str, folder: Path) -> None:
    ran = run("hitung", "kk.indikator", "data.csv", "--target", "target.csv", "--rata-rata", how, cwd=folder)
    assert f"Rata-rata capaian ({how}" in ran.out
    assert words in ran.out
    assert "1 tanpa capaian" in ran.out


def test_a_mean_of_another_kind_is_not_known(folder: Path) -> None:
    ran = run("hitung", "kk.indikator", "data.csv", "--rata-rata", "geometrik", cwd=folder)
    assert ran.code == 2
    assert "--rata-rata tidak mengenal `geometrik`; yang ada: polos, berbobot" in ran.err


def test_json_has_all_of_it(folder: Path) -> None:
    arguments = ("data.csv", "--target", "target.csv", "--rata-rata", "polos", "--json")
    data = json.loads(run("hitung", "kk.indikator", *arguments, cwd=folder).out)
    assert data["kebijakan"]["nama"] == "Kantor"
    assert data["kebijakan"]["capaian_tertinggi"] == "120"
    first, second, third = data["capaian"]
    assert (first["id"], first["capaian"], first["kategori"]) == ("T1.1", "93.75", "Sangat Tinggi")
    assert first["target"]["nilai"] == "80"
    assert first["target"]["asal"] == "kk.indikator baris 6"
    assert (first["aturan"], first["dengan_angka"]) == ("Realisasi / Target x 100%", "75 / 80 × 100%")
    assert (second["sebelum_dibatasi"], second["tercapai"], len(second["catatan"])) == ("150", True, 1)
    assert (third["capaian"], third["alasan"]) == (None, "Realisasinya belum ada.")
    assert data["rata_rata"] == {"nilai": "106.875", "cara": "polos", "dari": 2, "indikator": 3}


def test_jelaskan_shows_how_the_achievement_came_about(folder: Path) -> None:
    ran = run("jelaskan", "kk.indikator", "data.csv", "Jumlah keluhan", "--target", "target.csv", cwd=folder)
    said = ran.out[ran.out.index("Capaian =") :].splitlines()
    assert said.pop(3).startswith("  angka   : (2 × 10 - ")
    assert said == [
        "Capaian = 120 % (Sangat Tinggi)",
        "  menurut : kebijakan Kantor (Permendagri Nomor 86 Tahun 2017)",
        "  formula : (2 x Target - Realisasi) / Target x 100%",
        "  langkah : 2 × Target = 20",
        "            2 × Target - Realisasi = 15",
        "            1,5 → 150",
        "  data    : Target = 10  [target.csv baris 2]",
        "            Realisasi = 5",
        "  catatan : Capaian 150 % dibatasi menjadi 120 % menurut kebijakan Kantor.",
    ]


def test_jelaskan_says_why_there_is_none(folder: Path) -> None:
    ran = run("jelaskan", "kk.indikator", "data.csv", "T1.3", "--target", "target.csv", cwd=folder)
    assert "Capaian = –" in ran.out
    assert "target  : 4  [target.csv baris 3]" in ran.out
    assert "sebab   : Realisasinya belum ada." in ran.out
    data = json.loads(run("jelaskan", "kk.indikator", "data.csv", "T1.1", "--json", cwd=folder).out)
    assert data["capaian"]["capaian"] == "93.75"


@pytest.mark.parametrize("verb", ["hitung", "jelaskan"])
def test_a_broken_table_of_targets_is_reported_with_its_place(verb: str, folder: Path) -> None:
    (folder / "target.csv").write_text("indikator;2025\nJumlah keluhn;10\n", encoding="utf-8")
    words = ("T1.1",) if verb == "jelaskan" else ()
    ran = run(verb, "kk.indikator", "data.csv", *words, "--target", "target.csv", cwd=folder)
    assert (ran.code, ran.out) == (1, "")
    assert "target.csv:2:1: galat R151" in ran.err
    assert "tulis: Jumlah keluhan" in ran.err


def test_doubts_about_the_table_are_said_once(folder: Path) -> None:
    (folder / "target.csv").write_text("indikator;2025\nJumlah keluhan;8.3\nJumlah rapat;4,000\n", encoding="utf-8")
    ran = run("hitung", "kk.indikator", "data.csv", "--target", "target.csv", cwd=folder)
    assert ran.code == 0
    assert (ran.out + ran.err).count("dibaca 8,3") == 1
    assert (ran.out + ran.err).count('"4,000" dibaca 4') == 1


def test_a_policy_with_an_error_is_reported_and_the_rest_computed(folder: Path) -> None:
    broken = KK.replace("  Capaian tertinggi: 120\n", "  Makin rendah: Target / Realisai x 100%\n")
    (folder / "kk.indikator").write_text(broken, encoding="utf-8")
    ran = run("hitung", "kk.indikator", "data.csv", "--target", "target.csv", cwd=folder)
    assert ran.code == 1
    assert 'kk.indikator:3:26: galat C103: Aturan "Makin rendah" memakai nama "Realisai"' in ran.err
    assert "93,75 %" in ran.out


def test_kebijakan_lists_what_ships_and_prints_what_can_be_copied(folder: Path) -> None:
    listed = run("kebijakan", cwd=folder)
    assert listed.code == 0
    assert "Permendagri 86/2017\n  dasar: Permendagri Nomor 86 Tahun 2017\n" in listed.out
    assert "kategori: Sangat Tinggi >= 91; Tinggi >= 76; Sedang >= 66; Rendah >= 51; Sangat Rendah" in listed.out
    printed = run("kebijakan", "permenpan rb 8/2021", cwd=folder)
    (folder / "kebijakan.indikator").write_text(printed.out, encoding="utf-8")
    assert run("periksa", "kebijakan.indikator", cwd=folder).code == 0
    unknown = run("kebijakan", "Permendagri 86", cwd=folder)
    assert (unknown.code, unknown.out) == (1, "")
    assert "tulis: Permendagri 86/2017" in unknown.err
