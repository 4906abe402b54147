"""The reports that these tests read: the real worksheet's, and one in which everything is wrong."""

from __future__ import annotations

import datetime
from functools import cache
from pathlib import Path

from indikator_dsl import load, loads, read_data
from indikator_dsl.data import Dataset
from indikator_dsl.report import Report, build_report

TOP = Path(__file__).parents[2]
OFFICE = TOP / "definitions" / "bugul_kidul"
DAY = datetime.date(2026, 1, 15)

HOSTILE = (
    '<script>alert(1)</script> | [klik](javascript:alert(2)) `a` **b** $x$ & "c" <img src=x onerror=alert(3)> {{ 7*7 }}'
)
TURNED = "Jumlah \u202ewadah\u202c dan \x07bel"
LONG = "Persentase " + "laporan masyarakat yang sangat panjang namanya " * 10 + "selesai"
UNBROKEN = "Jumlah_" + "x" * 490

BROKEN = f"""Judul: LAPORAN </title><script>alert(4)</script>
Unit: Kecamatan <b>Contoh</b>
Subunit: Kelurahan A; Kelurahan <i>B</i>

Kebijakan: Permenpan RB 53/2014

Tujuan: Semua yang dapat keliru {HOSTILE}
  Penanggung jawab: Seksi <u>Umum</u>

  Indikator: {HOSTILE}
    Definisi: {HOSTILE}
    Formula: "Jumlah selesai <b>" / "Jumlah semua" x 100%
    Target: 2025 = 30
    Polaritas: makin tinggi makin baik
    Catatan: {HOSTILE}

  Indikator: {LONG}
    Formula: {LONG.replace("Persentase", "Jumlah")} / Jumlah pembagi x 100%
    Target: 2025 = 80
    Polaritas: makin tinggi makin baik
    Sumber data: Buku register
    Penanggung jawab: Seksi Trantib

  Indikator: Tak terdefinisi
    Formula: Jumlah selesai lain / Jumlah nol
    Target: 2025 = 80
    Polaritas: makin tinggi makin baik

  Indikator: Tak terbaca
    Formula: (Jumlah selesai lain / Jumlah nol
    Target: 2025 = 80

  Indikator: Dari luar
    Formula: Sesuai Permenpan RB Nomor 14 tahun 2017

  Indikator: Tanpa formula

  Indikator: Tanpa target
    Formula: Jumlah selesai lain

  Indikator: Tanpa polaritas
    Formula: Jumlah selesai lain
    Target: 2025 = 5

  Indikator: Angka kematian
    Formula: Jumlah kematian
    Target: 2025 = 10
    Polaritas: makin rendah makin baik

  Indikator: Rentang
    Formula: Jumlah selesai lain
    Target: 2025 = 10 - 20
    Polaritas: rentang

  Indikator: {UNBROKEN}
    Formula: Jumlah selesai lain
    Satuan: {LONG}
    Target: 2025 = 123456789012345678901234567890,123456789
    Polaritas: makin tinggi makin baik

  Indikator: {TURNED}
    Formula: Jumlah kematian - 100
    Target: 2025 = 4
    Polaritas: makin tinggi makin baik

Data: Jumlah kematian
  Konsolidasi: jumlah
"""

FIGURES = """nama;nilai;periode;unit
"Jumlah selesai <b>";90;2025;Kecamatan <b>Contoh</b>
Jumlah semua;100;2025;Kecamatan <b>Contoh</b>
Jumlah selesai lain;7;2025;Kecamatan <b>Contoh</b>
Jumlah nol;0;2025;Kecamatan <b>Contoh</b>
Jumlah kematian;35;2025;Kelurahan A
"""


@cache
def office(periode: str | None = "2025", mean: str | None = None) -> Report:
    """The report of the example that comes with the library."""
    registry = load(OFFICE)
    return build_report(
        registry, OFFICE / "data_triwulan.csv", targets=OFFICE / "target.csv", periode=periode, mean=mean, tanggal=DAY
    )


@cache
def surveyed() -> Report:
    """The report of the same office from the answers of its survey and the scores of its kelurahan."""
    registry = load(OFFICE)
    data, answers = OFFICE / "skor_epdeskel.csv", OFFICE / "jawaban_skm.csv"
    return build_report(registry, data, targets=OFFICE / "target.csv", periode="2025", tanggal=DAY, jawaban=answers)


@cache
def broken() -> Report:
    """A report in which everything that can be missing or wrong is missing or wrong, under hostile names."""
    return build_report(loads(BROKEN, file="rusak.indikator", strict=False), figures(FIGURES), periode="2025")


@cache
def many() -> Report:
    """Three hundred indicators, none with data."""
    lines = ["Tujuan: Banyak"]
    for number in range(300):
        lines += [
            f"  Indikator: Persentase urusan {number}",
            f"    Formula: Jumlah a{number} / Jumlah b{number} x 100%",
        ]
    return build_report(loads("\n".join(lines) + "\n"), Dataset())


def figures(text: str) -> Dataset:
    from indikator_dsl.data.csv_file import read_csv

    return read_data(read_csv(text.encode(), "angka.csv"))
