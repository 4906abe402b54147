"""What people say: `hasilnya`, `pangkat`, `minus`, `akar dari (…)`; and names that merely hold such words."""

from __future__ import annotations

import pytest

from indikator_dsl.formula import KnownNames, read
from indikator_dsl.formula.tree import DEEPEST

READ = [
    ("A ditambah B, hasilnya dikali 100", "(A + B) × 100"),
    ("A ditambah B hasilnya dikali 100", "(A + B) × 100"),
    ("A ditambah B dan hasilnya dibagi C", "(A + B) / C"),
    ("A ditambah B, kemudian hasilnya dibagi dengan C", "(A + B) / C"),
    ("A + B, hasilnya / C", "(A + B) / C"),
    ("A+B, hasilnya: 3", "(A + B) / 3"),
    ("A - B, hasilnya x 100%", "(A - B) × 100%"),
    ("A dibagi B, hasilnya dikurangi 1", "A / B - 1"),
    ("A ditambah Realisasi bulan lalu, hasilnya dibagi C", "(A + Realisasi bulan lalu) / C"),
    ("Realisasi tahun lalu, lalu dibagi Target", "Realisasi tahun lalu / Target"),
    ("usia 5 ditambah B, hasilnya dikurangi 6", "usia 5 + B - 6"),
    ("A ditambah B, hasilnya dikali C, hasilnya ditambah D, hasilnya dibagi E", "((A + B) × C + D) / E"),
    ("A dikali (B ditambah C, hasilnya dibagi D)", "A × ((B + C) / D)"),
    ("min(A ditambah B, hasilnya dibagi C; D)", "min((A + B) / C; D)"),
    ("Nilai = A ditambah B, hasilnya dibagi C", "(A + B) / C"),
    ("Persentase adalah A ditambah B, hasilnya dibagi C", "(A + B) / C"),
    ("A dikali B, hasilnya pangkat 2", "(A × B)^2"),
    ("Sisi pangkat dua dikali tinggi", "Sisi^2 × tinggi"),
    ("(1 + r) pangkat (1 dibagi n) - 1", "(1 + r)^(1 / n) - 1"),
    ("minus Defisit dibagi PDRB", "-Defisit / PDRB"),
    ("A dikurangi minus B", "A - -B"),
    ("Jumlah dari (nilai x bobot) dibagi jumlah bobot", "Σ(nilai × bobot) / jumlah bobot"),
    ("akar pangkat tiga dari (A dikali B dikali C)", "akar(A × B × C; 3)"),
    ("akar pangkat 3 dari (akar pangkat 2 dari (A + B))", "akar(akar(A + B; 2); 3)"),
    ("rata-rata dari (A; B), hasilnya dikali 2", "rata-rata(A; B) × 2"),
]
NAMES = [
    "Realisasi tahun lalu",
    "Jumlah desa itu",
    "Jumlah kenaikan pangkat (orang)",
    "Jumlah pegawai yang naik pangkat (PNS)",
    "Jumlah PNS menurut pangkat",
    "Rabun minus",
    "Rata-rata dari (nilai) siswa",
    "Nilai akar dari (A)",
]


def doubts(text: str) -> set[str]:
    return {finding.code for finding in read(text).diagnostics if finding.code[1] in "12"}


@pytest.mark.parametrize(("text", "canonical"), READ, ids=[case[0] for case in READ])
def test_what_is_said_is_read(text: str, canonical: str) -> None:
    formula = read(text)
    assert formula.canonical == canonical
    assert doubts(text) <= doubts(canonical)  # saying it raises no question that writing it does not


@pytest.mark.parametrize("name", NAMES)
def test_a_name_with_such_a_word_stays_a_name(name: str) -> None:
    assert read(f"{name} / Jumlah seluruhnya").names == (name, "Jumlah seluruhnya")
    assert read(f"Jumlah seluruhnya dibagi {name} dikali 100").names == ("Jumlah seluruhnya", name)


def test_before_anything_is_calculated_nothing_has_a_result() -> None:
    name = "Jumlah desa yang dievaluasi hasilnya"
    assert read(f"{name} dibagi Jumlah desa").names == (name, "Jumlah desa")
    assert read(f"{name} / Jumlah desa").names == (name, "Jumlah desa")
    assert read(f"Jumlah desa - {name} / 2").names == ("Jumlah desa", name)


@pytest.mark.parametrize("name", ["akar dari (masalah)", "Minus lapangan", "Golongan A pangkat 2"])
def test_a_declared_name_stays_a_name_and_quotes_hold_it_without(name: str) -> None:
    known = KnownNames([name, "Jumlah"])
    assert read(f"{name} / Jumlah", known).names == (name, "Jumlah")
    assert read(f'"{name}" dibagi Jumlah').names == (name, "Jumlah")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("A ditambah B, lalu dibagi C", "F201"),
        ("A ditambah B kemudian dibagi C dikali 100%", "F201"),
        ("A ditambah B, lalu dikali 100%", "F240"),
        ("A ditambah B, selanjutnya dikalikan 100%", "F240"),
        ("A + B setelah itu dikali 100", "F240"),
        ("A ditambah B, dikali 100", "F240"),
        ("(A + B dikurangi C, lalu dikali 2) / D", "F240"),
    ],
)
def test_a_step_that_only_joins_doubts_behind_a_sum(text: str, code: str) -> None:
    codes = [finding.code for finding in read(text).diagnostics if finding.code in ("F201", "F240")]
    assert codes == [code]


@pytest.mark.parametrize(
    "text",
    [
        "A dibagi B, lalu dikali 100",
        "(A ditambah B), lalu dikali 100",
        "A dikali B, dibagi C",
        "A ditambah Kas tahun lalu dikali B",
    ],
)
def test_a_step_that_leaves_no_doubt_is_left_alone(text: str) -> None:
    assert read(text).diagnostics == ()


def test_without_a_comma_the_word_could_end_a_clause() -> None:
    doubted = read("A + Jumlah desa yang dinilai hasilnya dibagi 2").diagnostics
    assert [(found.code, found.suggestion) for found in doubted] == [("F241", ", hasilnya dibagi")]
    assert read("A + Jumlah desa yang dinilai, hasilnya dibagi 2").diagnostics == ()


def test_the_warning_says_what_to_write_instead() -> None:
    text = "A ditambah B, lalu dikali 100"
    (found,) = read(text).diagnostics
    assert found.suggestion is not None
    repaired = text[: found.start] + found.suggestion + text[found.end :]
    assert repaired == "A ditambah B, hasilnya dikali 100"
    assert "`lalu dikali`" in found.message
    assert not read(repaired).diagnostics


def test_a_long_row_of_results_is_bounded() -> None:
    flat = read("A ditambah B, hasilnya dibagi C" + ", hasilnya dikali D" * 3_000)
    assert flat.tree is not None
    assert flat.errors == ()
    row = "A" + " ditambah B, hasilnya dikali C" * DEEPEST
    assert read(row).tree is not None
    deeper = read(row + " ditambah B, hasilnya dikali C")
    assert [finding.code for finding in deeper.errors] == ["F109"]
    assert read("A" + " ditambah B, hasilnya dikali C" * 5_000).tree is None
