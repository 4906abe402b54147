"""What the checks on formulas ask about, case by case: each pair of a small definition and what is found in it."""

from __future__ import annotations

import pytest

from indikator_dsl import loads


def found(*indicators: tuple[str, str, str | None], data: str = "") -> list[str]:
    """The codes found in a file with these indicators: name, formula, satuan."""
    lines = ["Tujuan: Pelayanan"]
    for name, formula, satuan in indicators:
        lines += [f"  Indikator: {name}", f"    Formula: {formula}"] + ([f"    Satuan: {satuan}"] if satuan else [])
    return [finding.code for finding in loads("\n".join(lines) + "\n" + data).check() if finding.code != "P115"]


RATIO = "Jumlah laporan selesai / Jumlah laporan"


@pytest.mark.parametrize(
    ("name", "formula", "satuan", "codes"),
    [
        # a scale beside the unit that is declared, or that the name says
        ("Capaian", f"{RATIO} x 100%", "%", []),
        ("Capaian", f"{RATIO} x 100", "persen", []),
        ("Capaian", f"{RATIO} x 1.000", "%", ["P109"]),
        ("Persentase capaian", f"{RATIO} x 1.000", None, ["P109"]),
        ("Persentase capaian", f"{RATIO} x 1.000", "Orang", ["P103"]),
        ("Angka kematian", f"{RATIO} x 100.000", "per 100.000 kelahiran hidup", []),
        ("Angka kematian", f"{RATIO} x 1.000", "kasus/100.000 KH", ["P109"]),
        ("Angka kematian per 1.000 penduduk", f"{RATIO} x 100", None, ["P109"]),
        ("Angka kematian", f"{RATIO} x 1.000", "per seribu penduduk", []),
        ("Angka kematian", RATIO, "per 1.000 penduduk", ["P109"]),
        ("Angka kematian", "Jumlah kematian / (Jumlah penduduk / 1.000)", "per 1.000 penduduk", []),
        ("Capaian", "(1 - Jumlah laporan tertunda / Jumlah laporan) x 100%", "%", []),
        ("Capaian", "100% - (Jumlah laporan tertunda / Jumlah laporan x 100%)", "%", []),
        ("Indeks", "(Nilai mutu + Nilai waktu) / 2 x 25", "%", []),
        ("Persentase capaian", "(Persentase awal + Persentase akhir) / 2", None, []),
        # a unit that the calculation cannot give
        ("Capaian", "Jumlah laporan", "%", ["P110"]),
        ("Capaian", "Jumlah laporan selesai + Jumlah laporan tertunda", "persen", ["P110"]),
        ("Capaian", "Persentase laporan selesai", "%", []),
        ("Jumlah prodi unggul", f"{RATIO} x 100%", "Persentase", []),
        ("Capaian", "Total persentase capaian", "%", []),
        ("Capaian", f"{RATIO} x 100%", "laporan", ["P110"]),
        ("Capaian", f"{RATIO} x 100%", "indeks", []),
        ("Jumlah capaian", f"{RATIO} x 100%", "laporan", ["P104"]),
        # something divided by itself
        ("Rasio", "Jumlah laporan / Jumlah laporan", None, ["P108"]),
        ("Rasio", "(Kas + Utang) / (Utang + Kas)", None, ["P108"]),
        ("Rasio", "Kas x (Utang / kas)", None, ["P108"]),
        ("Rasio", "(Kas - Utang) / Utang", None, []),
        ("Rasio", "100 / 100 x Kas", None, []),
        # weights
        ("Indeks", "20% × Mutu + 80% × Waktu", None, []),
        ("Indeks", "20% × Mutu + 70% × Waktu", None, ["P117"]),
        ("Indeks", "Mutu × 60% + Waktu × 30%", None, ["P117"]),
        ("Indeks", " + ".join(f"14% × {name}" for name in "Satu Dua Tiga Empat Lima Enam Tujuh".split()), None, []),
        ("Indeks", "20% × Mutu + Waktu", None, []),
        ("Indeks", "Mutu + 10% × Mutu", None, []),
        ("Indeks", "Nilai mutu (60%) + Nilai waktu × 40%", None, ["P118"]),
    ],
)
def test_one_indicator(name: str, formula: str, satuan: str | None, codes: list[str]) -> None:
    assert found((name, formula, satuan)) == codes


def test_data_of_one_unit_divided_have_none_left() -> None:
    data = "\nData: Jumlah guru\n  Satuan: orang\n\nData: Jumlah siswa\n  Satuan: Orang\n"
    assert found(("Beban guru", "Jumlah siswa / Jumlah guru", "orang"), data=data) == ["P110"]
    assert found(("Beban guru", "Jumlah siswa / Jumlah guru", "rasio"), data=data) == []
    other = data.replace("Satuan: Orang", "Satuan: anak")
    assert found(("Beban guru", "Jumlah siswa / Jumlah guru", "orang"), data=other) == []


def test_a_formula_again_under_another_name_is_asked_about_however_it_is_written() -> None:
    first = ("Capaian laporan", f"{RATIO} x 100%", None)
    for again in (f"100 x ({RATIO})", f"100 x {RATIO}", f"({RATIO}) × 100"):
        assert found(first, ("Capaian usulan", again, None)) == ["P112"]
    assert found(first, ("Capaian usulan", f"{RATIO} x 50", None)) == []
    data = "\nData: Jumlah laporan\n  Sinonim: Banyaknya aduan\n"
    assert found(first, ("Capaian", "Jumlah laporan selesai / Banyaknya aduan x 100", None), data=data) == ["P112"]


def test_a_name_of_two_known_names_is_asked_about_and_a_longer_name_is_not() -> None:
    known = [("Guru", "Jumlah guru", None), ("Siswa", "Jumlah siswa", None)]
    assert found(*known, ("Rasio", "Jumlah siswa Jumlah guru x 2", None)) == ["P116"]
    assert found(*known, ("Rasio", "Jumlah siswa Jumlah guru dan lainnya x 2", None)) == []
    assert found(*known, ("Rasio", "Jumlah siswa yang lulus x 2", None)) == []
    declared = "\nData: Jumlah siswa Jumlah guru\n"
    assert found(*known, ("Rasio", "Jumlah siswa Jumlah guru x 2", None), data=declared) == []


def test_what_the_reader_warned_of_is_shown_and_not_asked_again() -> None:
    assert found(("Likuiditas", "Kas + Setara Kas / Utang", None)) == ["F201"]
    assert found(("Bagian", "A / B / C / D", None)) == ["F220"]
    known = [("Guru", "Jumlah guru", None), ("Siswa", "Jumlah siswa", None)]
    assert found(*known, ("Rasio", "Jumlah siswa dan Jumlah guru x 2", None)) == ["F217"]
    assert found(("Indeks", "Nilai mutu (60%) + Nilai waktu (40%)", None)) == ["F258", "F258"]


def test_an_unreadable_formula_leaves_no_data_blamed_as_unused() -> None:
    data = "\nData: Jumlah laporan\n  Sinonim: Banyaknya aduan\n"
    text = "Tujuan: A\n  Indikator: B\n    Formula: (Jumlah laporan\n" + data
    codes = {finding.code for finding in loads(text, strict=False).check()}
    assert codes == {"F105"}


def test_data_of_an_earlier_year_are_a_use() -> None:
    """`Jumlah kasus tahun lalu` is taken from `Jumlah kasus`, which must stay declared for its way of joining."""
    growth = ("Pertumbuhan", "(Jumlah kasus tahun ini - Jumlah kasus tahun lalu) / Jumlah kasus tahun lalu x 100%", "%")
    assert "P113" not in found(growth, data="Data: Jumlah kasus\n  Konsolidasi: jumlah\n")
