"""`indikator uji` as a process: what it prints, its exit codes, and that it leaves nothing behind."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.cli.running import DATA, DEFINITION, run

if TYPE_CHECKING:
    from pathlib import Path

INDICATOR = "Tujuan: T\n  Indikator: Persentase selesai\n    Formula: Selesai / Semua x 100\n"
HOLDS = "    Contoh: Selesai = 2, Semua = 3, hasil 66,67\n    Invarian: naik bila Selesai naik\n"
FAILS = "    Invarian: hasil <= 100\n"
LAW = "    Invarian: Selesai bagian dari Semua\n"


def written(folder: Path, text: str) -> str:
    (folder / "a.indikator").write_text(text, encoding="utf-8")
    return "a.indikator"


@pytest.mark.parametrize(
    ("claims", "code", "words"),
    [
        (HOLDS, 0, "2 pernyataan: 2 berlaku."),
        (HOLDS + FAILS, 1, "3 pernyataan: 2 berlaku, 1 gagal."),
        (HOLDS + FAILS + LAW, 0, "3 pernyataan: 3 berlaku.\n1 invarian data dianggap benar"),
        ("", 0, "Belum ada pernyataan tentang hasil"),
        ("    Contoh: Selesai = 2\n", 1, "Belum ada pernyataan"),
    ],
)
def test_the_exit_code_says_whether_all_hold(claims: str, code: int, words: str, tmp_path: Path) -> None:
    ran = run("uji", written(tmp_path, INDICATOR + claims), cwd=tmp_path)
    assert ran.code == code
    assert words in ran.out
    assert [path.name for path in tmp_path.iterdir()] == ["a.indikator"]


def test_the_counterexample_is_printed_the_same_on_every_run(tmp_path: Path) -> None:
    first, second = (run("uji", written(tmp_path, INDICATOR + FAILS), cwd=tmp_path) for _ in range(2))
    assert first == second
    assert "bila Selesai = 2 dan Semua = 1, maka hasil = 200" in first.err
    assert "Invarian: Selesai bagian dari Semua" in first.err


def test_data_are_held_against_the_claims_too(tmp_path: Path) -> None:
    file = written(tmp_path, INDICATOR + FAILS + LAW)
    (tmp_path / "d.csv").write_text("nama;nilai\nSelesai;3\nSemua;2\n", encoding="utf-8")
    ran = run("uji", file, "d.csv", cwd=tmp_path)
    assert ran.code == 1
    assert "Pada data: 2 invarian dilanggar." in ran.out
    assert "R201" in ran.err
    assert "U201" in ran.err


def test_json_for_programs(tmp_path: Path) -> None:
    ran = run("uji", written(tmp_path, INDICATOR + HOLDS + FAILS), "--json", cwd=tmp_path)
    answer = json.loads(ran.out)
    assert (ran.code, answer["indikator"], answer["tanpa_pernyataan"]) == (1, 1, 0)
    assert answer["jumlah"] == {"berlaku": 2, "gagal": 1}
    failed = next(claim for claim in answer["pernyataan"] if claim["hasil"] == "gagal")
    assert failed["penyangkal"] == {"Selesai": "2", "Semua": "1"}
    assert failed["temuan"]["code"] == "U152"
    assert failed["temuan"]["line"] == 6


def test_without_hypothesis_examples_are_worked_and_laws_say_how_to_install_it(tmp_path: Path) -> None:
    hidden = tmp_path / "hidden"
    hidden.mkdir()
    # A finder in front of all others that finds no Hypothesis, as where it is not installed.
    (hidden / "sitecustomize.py").write_text(
        "import sys\n"
        "class Hide:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'hypothesis':\n"
        "            raise ModuleNotFoundError(name)\n"
        "sys.meta_path.insert(0, Hide())\n"
    )
    import indikator_dsl

    package = indikator_dsl.__file__.removesuffix("/indikator_dsl/__init__.py")
    paths = {"PYTHONUTF8": "1", "PYTHONPATH": f"{hidden}:{package}"}
    ran = run("uji", written(tmp_path, INDICATOR + HOLDS), cwd=tmp_path, env=paths)
    assert ran.code == 1
    assert "1 berlaku" in ran.out
    assert "1 tidak teruji" in ran.out
    assert "U204" in ran.err


def test_the_claims_of_the_real_worksheet_hold(office: Path) -> None:
    ran = run("uji", DEFINITION, DATA, cwd=office)
    assert (ran.code, ran.err) == (0, "")
    assert "7 pernyataan: 7 berlaku." in ran.out
