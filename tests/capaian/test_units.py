"""Numbers of different size are never divided by each other: juta and miliar, menit and jam, a count and a percent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indikator_dsl import loads
from indikator_dsl.capaian.units import comparable

if TYPE_CHECKING:
    from indikator_dsl.capaian import Capaian

ALIKE = [
    ("laporan", "berkas"),
    ("laporan", "Laporan"),
    ("persen", "%"),
    ("hari", "hari kerja"),
    ("hari kerja", "hari kalender"),
    ("kg", "kilogram"),
    ("milyar rupiah", "miliar rupiah"),
    ("juta", "juta rupiah"),
    ("rupiah", "Rp"),
    ("rupiah", "rupiah per tahun"),
    ("ha", "hektare"),
    ("m²", "m2"),
]
UNLIKE = [
    ("miliar", "juta rupiah"),
    ("juta", "rupiah"),
    ("ribu orang", "orang"),
    ("triliun rupiah", "miliar rupiah"),
    ("jam", "menit"),
    ("hari", "minggu"),
    ("bulan", "tahun"),
    ("hari kerja", "jam kerja"),
    ("kg", "ton"),
    ("kuintal", "ton"),
    ("km", "m"),
    ("ha", "km2"),
    ("ha", "m²"),
    ("%", "laporan"),
    ("per 1.000 penduduk", "per 100.000 penduduk"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_words_for_the_same_size_of_number_are_compared(one: str, other: str) -> None:
    assert comparable(one, other)
    assert comparable(other, one)


@pytest.mark.parametrize(("one", "other"), UNLIKE)
def test_units_of_another_size_are_not(one: str, other: str) -> None:
    assert not comparable(one, other)
    assert not comparable(other, one)


def achieved(target: str, value: int, *, nama: str = "Jumlah laporan selesai", more: str = "") -> Capaian:
    registry = loads(
        f"Tujuan: A\n  Indikator: {nama}\n    Formula: {nama}\n    Target: {target}\n"
        f"    Polaritas: makin tinggi makin baik\n{more}"
    )
    return registry.capaian(registry.evaluate({nama: value}))["T1.1"]


@pytest.mark.parametrize(
    ("target", "satuan", "shown"),
    [
        ("5 miliar", "juta rupiah", "juta rupiah"),
        ("5 juta", "rupiah", "rupiah"),
        ("5 juta", None, "bilangan biasa"),
        ("1 jam", "menit", "menit"),
        ("80 %", None, "bilangan biasa"),
    ],
)
def test_no_achievement_is_computed_across_them(target: str, satuan: str | None, shown: str) -> None:
    found = achieved(target, 60, more=f"    Satuan: {satuan}\n" if satuan else "")
    assert found.value is None
    assert found.reason is not None
    assert found.reason.code == "C118"
    assert (
        found.reason.message == f"Satuan targetnya tidak cocok: target {target}, sedangkan realisasinya dalam {shown}."
    )


def test_a_percentage_of_what_may_be_one_is_computed_and_doubted() -> None:
    found = achieved("80 %", 60, nama="Tingkat kehadiran")
    assert found.value == 75
    assert [note.code for note in found.notes] == ["C125"]


@pytest.mark.parametrize("formula", ["Hadir / Undangan x 100", "Hadir / Undangan x 100%"])
def test_a_formula_that_multiplies_by_a_hundred_is_a_percentage(formula: str) -> None:
    text = f"Tujuan: A\n  Indikator: Tingkat kehadiran\n    Formula: {formula}\n    Target: 80 %\n"
    registry = loads(text + "    Polaritas: makin tinggi makin baik\n")
    found = registry.capaian(registry.evaluate({"Hadir": 3, "Undangan": 5}))["T1.1"]
    assert found.value == 75
    assert found.notes == ()


@pytest.mark.parametrize(("target", "asked"), [("80 %", True), ("5 juta", True), ("80 laporan", False), ("80", False)])
def test_periksa_asks_about_a_percentage_as_the_target_of_a_count(target: str, *, asked: bool) -> None:
    text = "Tujuan: A\n  Indikator: Jumlah selesai\n    Formula: Jumlah selesai\n    Target: "
    assert ("P128" in [one.code for one in loads(f"{text}{target}\n").check()]) is asked
