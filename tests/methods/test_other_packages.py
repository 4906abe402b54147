"""A method that another package registers: found, computed, and never a reason why a definition file cannot be read."""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from pathlib import Path

import pytest

import indikator_dsl

METHOD = '''
from fractions import Fraction
from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.evaluation.trace import Step
from indikator_dsl.methods import Ask, Method, cites


class IDM(Method):
    """The index of villages: the mean of three indices."""

    nama = "IDM"
    dasar = "Permendesa Nomor 2 Tahun 2016"
    kata = "status"
    kebijakan = """Kebijakan: IDM
  Dasar: Permendesa Nomor 2 Tahun 2016
  Kategori: Mandiri > 0,8155; Maju > 0,7072; Berkembang > 0,5989; Tertinggal > 0,4907; Sangat Tertinggal
  Pembulatan: 4 desimal
"""

    def recognises(self, text, nama_indikator):
        return cites(text, r"permendesa", 2, 2016)

    def asks(self, policy):
        way = Konsolidasi(Cara.NILAI_TERAKHIR, None)
        return tuple(Ask(one, f"Indeks Ketahanan {one}", "dari aplikasi IDM", way) for one in ("Sosial", "Ekonomi"))

    def compute(self, given):
        if given.missing:
            return self.lacking(given, given.missing)
        value = sum(given.values.values(), Fraction(0)) / 2
        return self.result(given, value, [Step("rata-rata", value)])


class Rusak(IDM):
    nama = "Rusak"
    kebijakan = IDM.kebijakan.replace("Kebijakan: IDM", "Kebijakan: Rusak")

    def recognises(self, text, nama_indikator):
        return cites(text, r"permendesa", 3, 2016)

    def compute(self, given):
        raise RuntimeError("tidak terpikir")


class Ragu(Rusak):
    nama = "Ragu"

    def recognises(self, text, nama_indikator):
        if "4/2016" in text:
            raise RuntimeError("ragu")
        return cites(text, r"permendesa", 2, 2016) and "ganda" in text


class Hampa(IDM):
    nama = "Hampa"
    kebijakan = IDM.kebijakan.replace("Kebijakan: IDM", "Kebijakan: Hampa")

    def recognises(self, text, nama_indikator):
        return cites(text, r"permendesa", 5, 2016)

    def compute(self, given):
        return None

    def judge(self, nama_indikator, value, policy):
        raise RuntimeError("tanpa skala")


class BukanMetode:
    pass
'''
BROKEN = 'raise SystemExit("paket ini hanya untuk Windows")\n'
ENTRIES = """[indikator_dsl.metode]
idm = metode_luar:IDM
rusak = metode_luar:Rusak
ragu = metode_luar:Ragu
hampa = metode_luar:Hampa
bukan = metode_luar:BukanMetode
hilang = metode_luar:TidakAda
berhenti = metode_berhenti:Apa
tiada = modul_yang_tidak_ada:Apa
"""
PROGRAM = """
import json, pickle, sys
from indikator_dsl import loads

def registry(formula):
    return loads(f"Tujuan: T\\n  Indikator: Indeks\\n    Formula: Sesuai {formula}\\n", strict=False)

data = {"Indeks Ketahanan Sosial": "0,8", "Indeks Ketahanan Ekonomi": "0,6"}
out = {}
for formula in [*(f"Permendesa {number}/2016" for number in (2, 3, 4, 5)), "Permendesa 2/2016 ganda", "5"]:
    bound = registry(formula if formula != "5" else "Permendesa 5/2016")
    given = data if formula != "5" else {"Indeks": 1}
    results = pickle.loads(pickle.dumps(bound.evaluate(given if bound.indicators[0].metode else {})))
    result = results["Indeks"]
    out[formula] = {
        "status": result.status.value,
        "nilai": result.display,
        "kategori": result.method and result.method.kategori and result.method.kategori.nama,
        "alasan": result.reason and result.reason.message,
        "jejak": str(result.trace),
        "temuan": [f"{found.code} {found.message}" for found in (*bound.diagnostics, *results.diagnostics)],
    }
print(json.dumps(out))
"""


@pytest.fixture(scope="module")
def packages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """A folder of installed packages as an environment for a process."""
    folder = tmp_path_factory.mktemp("paket")
    (folder / "metode_luar.py").write_text(METHOD, encoding="utf-8")
    (folder / "metode_berhenti.py").write_text(BROKEN, encoding="utf-8")
    info = folder / "metode_luar-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: metode-luar\nVersion: 1.0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text(ENTRIES, encoding="utf-8")
    source = str(Path(indikator_dsl.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), source]), "PYTHONUTF8": "1"}


@pytest.fixture(scope="module")
def found(packages: dict[str, str]) -> dict[str, dict[str, str]]:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=packages, check=False)
    assert done.returncode == 0, done.stderr
    answer: dict[str, dict[str, str]] = json.loads(done.stdout)
    return answer


def test_a_method_of_another_package_computes_and_classifies(found: dict[str, dict[str, str]]) -> None:
    idm = found["Permendesa 2/2016"]
    assert (idm["status"], idm["nilai"], idm["kategori"]) == ("terhitung", "0,70", "Berkembang")
    assert "metode  : IDM, Permendesa Nomor 2 Tahun 2016" in idm["jejak"]


def test_what_cannot_be_loaded_is_a_warning_with_its_cause(found: dict[str, dict[str, str]]) -> None:
    said = " ".join(line for line in found["Permendesa 2/2016"]["temuan"] if line.startswith("S101"))
    for words in ("bukan turunan", "TidakAda", "hanya untuk Windows", "modul_yang_tidak_ada"):
        assert words in said


def test_a_method_that_fails_is_an_error_of_its_indicator_alone(found: dict[str, dict[str, str]]) -> None:
    broken = found["Permendesa 3/2016"]
    assert broken["status"] == "galat"
    assert "Rusak" in broken["alasan"]
    assert "tidak terpikir" in broken["alasan"]
    assert found["Permendesa 5/2016"]["status"] == "galat"
    assert found["5"]["status"] == "terhitung"
    assert any("tanpa skala" in line for line in found["5"]["temuan"])


def test_two_methods_for_one_formula_are_said_and_none_is_taken(found: dict[str, dict[str, str]]) -> None:
    doubtful = found["Permendesa 2/2016 ganda"]
    assert doubtful["status"] == "eksternal"
    assert any(line.startswith("S102") and "IDM; Ragu" in line for line in doubtful["temuan"])
    raised = found["Permendesa 4/2016"]
    assert raised["status"] == "eksternal"
    assert any(line.startswith("S101") and "ragu" in line for line in raised["temuan"])


def test_the_command_lists_it_and_warns(packages: dict[str, str]) -> None:
    command = [sys.executable, "-m", "indikator_dsl", "metode"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", env=packages, check=False)
    assert done.returncode == 0
    for words in ("SKM: Permenpan RB Nomor 14 Tahun 2017", "IDM: Permendesa", "status Mandiri: di atas 0,8155"):
        assert words in done.stdout
    assert "peringatan S101" in done.stderr
    assert "Traceback" not in done.stderr


def test_results_with_methods_pickle() -> None:
    from tests.methods.offices import IKM, skm, totals

    registry = pickle.loads(pickle.dumps(skm()))
    results = registry.evaluate(totals((29,) * 9, 29))
    assert pickle.loads(pickle.dumps(results))[IKM].display == "25"
