"""Which formulas name which method, and which only mention a number."""

from __future__ import annotations

import pytest

from indikator_dsl import loads
from indikator_dsl.methods import find_methods

KNOWN = [
    ("SKM", "Sesuai Permenpan RB Nomor 14 tahun 2017 di aplikasi E-Sukma"),
    ("SKM", "Permenpan 14/2017"),
    ("SKM", "PermenPANRB No. 14 Th 2017"),
    ("SKM", "PermenPAN-RB 14/2017"),
    ("SKM", "Sesuai Peraturan Menteri PANRB Nomor 14 Tahun 2017"),
    ("SKM", "Hasil survei menurut PERMENPAN RB NO.14 TAHUN 2017 tentang Pedoman SKM"),
    (
        "SKM",
        "Sesuai Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia "
        "Nomor 14 Tahun 2017",
    ),
    ("SKM", "Sesuai Permenpan RB 16/2014 sebagaimana diganti dengan Permenpan RB 14/2017"),
    ("SKM", "Sesuai KepMenPAN Nomor 25 Tahun 2004"),
    ("AKIP", "Permenpan RB 88/2021"),
    ("AKIP", "Hasil evaluasi Inspektorat sesuai PermenPANRB Nomor 88 Tahun 2021"),
    ("AKIP", "LHE AKIP dari Inspektorat"),
    ("AKIP", "Nilai SAKIP hasil evaluasi Inspektorat"),
    ("AKIP", "Hasil evaluasi SAKIP"),
    ("Epdeskel", "Hasil Epdeskel sesuai Permendagri 81 Tahun 2015"),
    ("Epdeskel", "Nilai Epdeskel dari aplikasi Epdeskel"),
    ("Epdeskel", "Sesuai Aplikasi EPDESSEL"),
    ("Epdeskel", "Sesuai aplikasi Epdeskel"),
    ("Epdeskel", "Hasil penilaian EPDesKel"),
    ("Epdeskel", "Permendagri 81/2015"),
    ("Epdeskel", "Sesuai Peraturan Menteri Dalam Negeri Nomor 81 Tahun 2015"),
]
UNKNOWN = [
    "Sesuai Permenpan RB 53/2014",
    "Sesuai Permenpan RB 114/2017",
    "Sesuai Permenpan RB 14/20170",
    "Sesuai Permenpan RB 14/2016",
    "Sesuai Permendagri 14/2017",
    "Sesuai Permenpan RB 81/2015",
    "Sesuai Permendagri 88/2021",
    "Sesuai Permendagri 12/2007",
    "Sesuai Permenpan RB, 14 kegiatan tahun 2017",
    "Sesuai surat nomor 14 tahun 2017",
    "Sesuai aplikasi depdesselatan",
    "Sesuai Permenpan RB 12/2015",
    "Nilai SAKIP hasil evaluasi Inspektorat sesuai Permenpan RB 12/2015",
    "Hasil evaluasi Inspektorat",
]


@pytest.mark.parametrize(("method", "formula"), KNOWN)
def test_a_formula_names_its_method(method: str, formula: str) -> None:
    registry = loads(f"Tujuan: T\n  Indikator: Nilai\n    Formula: {formula}\n", strict=False)
    metode = registry.indicators[0].metode
    assert metode is not None, registry.indicators[0].formula.kind
    assert metode.method.nama == method


@pytest.mark.parametrize("formula", UNKNOWN)
def test_another_number_is_another_regulation(formula: str) -> None:
    registry = loads(f"Tujuan: T\n  Indikator: Nilai\n    Formula: {formula}\n", strict=False)
    assert registry.indicators[0].metode is None
    assert not any(row.pilihan for row in registry.template())


@pytest.mark.parametrize(
    ("nama", "formula"),
    [
        ("Jumlah unit yang melaksanakan survei", "Sesuai Permenpan RB 14/2017"),
        ("Persentase unit dengan mutu A", "Sesuai Permenpan RB 14/2017"),
        ("Persentase PD dengan predikat minimal BB", "Sesuai Permenpan RB 88/2021"),
    ],
)
def test_a_count_under_the_same_regulation_is_not_its_index(nama: str, formula: str) -> None:
    assert loads(f"Tujuan: T\n  Indikator: {nama}\n    Formula: {formula}\n").indicators[0].metode is None


@pytest.mark.parametrize("number", ["KEP/25/M.PAN/2/2004", "25/KEP/M.PAN/2/2004", "Kep/25/MPAN/2/2004"])
def test_the_number_of_the_older_regulation_chooses_its_scale(number: str) -> None:
    method = next(one for one in find_methods()[0] if one.nama == "SKM")
    text = f"Sesuai Keputusan Menteri PAN Nomor {number}"
    assert method.recognises(text, "Indeks Kepuasan Masyarakat")
    assert method.policy_of(text) == "SKM KepMenPAN 25/2004"
    assert not method.recognises(text.replace("25", "26"), "Indeks Kepuasan Masyarakat")


def test_every_method_is_described() -> None:
    methods, findings = find_methods()
    assert [method.nama for method in methods] == ["AKIP", "Epdeskel", "SKM"]
    assert findings == ()
    assert all(method.dasar and method.kebijakan for method in methods)
