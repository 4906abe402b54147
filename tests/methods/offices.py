"""Small offices whose formulas name a regulation, and the data of their methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl import Registry, loads

if TYPE_CHECKING:
    from collections.abc import Sequence

UNSUR = (
    "Persyaratan",
    "Sistem, Mekanisme, dan Prosedur",
    "Waktu Penyelesaian",
    "Biaya/Tarif",
    "Produk Spesifikasi Jenis Pelayanan",
    "Kompetensi Pelaksana",
    "Perilaku Pelaksana",
    "Penanganan Pengaduan, Saran, dan Masukan",
    "Sarana dan Prasarana",
)
IKM = "Indeks Kepuasan Masyarakat"
SAKIP = "Nilai SAKIP"
SHARE = "Persentase kelurahan dengan kategori cepat berkembang"
SCORE = "Skor perkembangan desa"
COMPONENTS = (
    "Perencanaan Kinerja",
    "Pengukuran Kinerja",
    "Pelaporan Kinerja",
    "Evaluasi Akuntabilitas Kinerja Internal",
)
FIELDS = ("pemerintahan", "kewilayahan", "kemasyarakatan")


def office(nama: str, formula: str, more: str = "", head: str = "") -> Registry:
    return loads(f"{head}{more}\nTujuan: Pelayanan prima\n  Indikator: {nama}\n    Formula: {formula}\n")


def skm(more: str = "", head: str = "") -> Registry:
    return office(IKM, "Sesuai Permenpan RB Nomor 14 tahun 2017 di aplikasi E-Sukma", more, head)


def totals(values: Sequence[int | str], respondents: int | str, unsur: Sequence[str] = UNSUR) -> dict[str, int | str]:
    return {f"Jumlah nilai unsur {name}": value for name, value in zip(unsur, values, strict=True)} | {
        "Jumlah responden SKM": respondents
    }


def scores(*values: object) -> dict[str, object]:
    return {f"Skor Epdeskel bidang {name}": value for name, value in zip(FIELDS, values, strict=True)}


def components(*values: object) -> dict[str, object]:
    return {f"Nilai komponen {name}": value for name, value in zip(COMPONENTS, values, strict=True)}
