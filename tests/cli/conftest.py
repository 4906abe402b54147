"""A folder with the real worksheet, its definition and its data; made once, read by all, written by none."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import DATA, DEFINITION, NASKAH

TOP = Path(__file__).parents[2]

CLEAN = """Tujuan: Terwujudnya pelayanan

  Indikator: Persentase laporan selesai
    Formula: Jumlah laporan selesai / Jumlah laporan x 100%
    Satuan: %
"""
BROKEN = {
    "bersih.indikator": CLEAN,
    "rusak.indikator": CLEAN + "    Targt: 2024 = 80\n",
    "formula.indikator": CLEAN.replace(" / Jumlah", " / / Jumlah"),
    "kosong.txt": "",
    "kosong.indikator": "",
    "kosong.csv": "",
    "kosong.json": "",
    "kosong.xlsx": "",
    "bersih.csv": "nama;nilai\nJumlah laporan selesai;3\nJumlah laporan;4\n",
    "salah.csv": "nama;nilai\nJumlah laporan selesai;tiga\nJumlah laporan;4\n",
    "rusak.json": '{"Jumlah laporan": ',
}
GARBAGE = bytes(range(256)) * 8


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kantor")
    for file in (DATA, NASKAH, f"{DEFINITION}/kertas_kerja.indikator", f"{DEFINITION}/pernyataan.indikator"):
        if not (TOP / file).is_file():
            pytest.skip(f"{file} is not here: these tests need the checkout's definitions")
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(TOP / file, folder / file)
    for name, text in BROKEN.items():
        (folder / name).write_text(text, encoding="utf-8")
    for name in ("sampah.txt", "sampah.indikator", "sampah.csv", "sampah.json", "sampah.xlsx"):
        (folder / name).write_bytes(GARBAGE)
    (folder / "folder.csv").mkdir()
    (folder / "dua").mkdir()
    (folder / "dua" / "a.indikator").write_text("Tujuan: A\n  Indikatr: B\n", encoding="utf-8")
    (folder / "dua" / "b.indikator").write_text("Tujuan: A\n  Sasarn: C\n", encoding="utf-8")
    return folder
