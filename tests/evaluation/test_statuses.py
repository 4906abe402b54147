"""The six statuses, each with what caused it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from indikator_dsl import DataError, Status, parse

CASES = [
    # formula, data, status, causes, words of the reason
    ("A / B", {"A": 1, "B": 2}, Status.TERHITUNG, (), ""),
    ("A / B", {"A": 1}, Status.BELUM_ADA_DATA, ("B",), "Belum ada data untuk: B"),
    ("A / B", {}, Status.BELUM_ADA_DATA, ("A", "B"), "A; B"),
    ("0 × A", {"A": None}, Status.BELUM_ADA_DATA, ("A",), "Belum ada data"),
    ("A / B", {"A": 0, "B": 0}, Status.TAK_TERDEFINISI, ("B",), "`B` bernilai 0"),
    ("A / (B - C)", {"A": 3, "B": 2, "C": 2}, Status.TAK_TERDEFINISI, ("B - C",), "`B - C` bernilai 0"),
    ("√(A)", {"A": -1}, Status.TAK_TERDEFINISI, ("akar(A)",), "akar"),
    ("0^-1", {}, Status.TAK_TERDEFINISI, ("0^-1",), "pangkat"),
    ("9^9^9", {}, Status.GALAT, ("9^9^9",), "terlalu besar"),
    ("Sesuai aplikasi pusat", {}, Status.EKSTERNAL, (), "Menunggu nilai"),
    ("", {}, Status.TANPA_FORMULA, (), "belum punya formula"),
]


@pytest.mark.parametrize(("text", "data", "status", "causes", "words"), CASES, ids=[case[0] for case in CASES])
def test_status_causes_and_reason(
    text: str, data: dict[str, int | None], status: Status, causes: tuple[str, ...], words: str
) -> None:
    result = parse(text).evaluate(data)
    assert (result.status, result.causes) == (status, causes)
    assert words in (result.reason.message if result.reason else "")


VALUES = [
    ("(12 + 8) / 3 × 100%", "666,67 %"),
    ("2^3^2", "512"),
    ("-2^2", "-4"),
    ("2 - 3 - 4", "-5"),
    ("24 / 4 / 3", "2"),
    ("60% × 50", "30"),
    ("1.000 × 0,25", "250"),
    ("100 : 8", "12,50"),
    ("3 / 12.000 × 100.000 penduduk", "25 per 100.000 penduduk"),
    ("akar(2)", "1,41"),
    ("∛(27)", "3"),
    ("0^20.001", "0"),
    ("bulat(2,345; 2)", "2,35"),
    ("bulat(-2,5)", "-3"),
    ("maks(3; 9; 4) - min(3; 9; 4)", "6"),
    ("abs(3 - 5)", "2"),
    ("8^(1/3)", "2"),
    ("Σ(1; 2; 3) / rata-rata(1; 2; 3)", "3"),
]


@pytest.mark.parametrize(("text", "shown"), VALUES, ids=[case[0] for case in VALUES])
def test_values_as_a_reader_sees_them(text: str, shown: str) -> None:
    assert parse(text).evaluate({}).display == shown


@pytest.mark.parametrize("given", [0.1, Decimal("0.1"), "0,1", "0.1", Fraction(1, 10)])
def test_a_number_is_its_shortest_decimal_however_it_is_given(given: object) -> None:
    assert parse("A × 3").evaluate({"A": given}).value == Fraction(3, 10)


@pytest.mark.parametrize("given", [True, float("nan"), float("inf"), "1_000", "satu", "1e999999999", b"1", [1]])
def test_what_is_no_number_is_refused_by_name(given: object) -> None:
    with pytest.raises(DataError) as caught:
        parse("A × 3").evaluate({"A": given})
    assert "A" in str(caught.value)


def test_a_mean_of_ratios_is_not_the_ratio_of_sums() -> None:
    data = {"selesai 1": 1, "semua 1": 1, "selesai 2": 1, "semua 2": 9}
    mean = parse("rata-rata(selesai 1 / semua 1; selesai 2 / semua 2) × 100%").evaluate(data)
    true = parse("(selesai 1 + selesai 2) / (semua 1 + semua 2) × 100%").evaluate(data)
    assert (mean.display, true.display) == ("55,56 %", "20 %")


@pytest.mark.parametrize(
    ("formula", "a", "b", "shown"),
    [
        ("2 x A - B", 10, 5, "2 × 10 - 5"),
        ("(A - B) / B", 416_250_000, 380_000_000, "(416.250.000 - 380.000.000) / 380.000.000"),
        ("A - B", 100, 100, "100 - 100"),
        ("A - B", 1, -5, "1 - (-5)"),
        ("A - (B + 2)", 10, 5, "10 - (5 + 2)"),
    ],
)
def test_the_numbers_of_a_trace_have_only_the_brackets_that_they_need(formula: str, a: int, b: int, shown: str) -> None:
    result = parse(formula).evaluate({"A": a, "B": b})
    assert result.trace.with_numbers == shown
    assert parse(shown).evaluate({}).value == result.value


def test_the_trace_shows_formula_numbers_steps_and_data() -> None:
    result = parse("Persentase selesai = (A + B) / C × 100%").evaluate({"A": 1, "B": 2, "C": 4})
    assert str(result.trace) == (
        "Persentase selesai = 75 %\n"
        "  formula : Persentase selesai = (A + B) / C × 100%\n"
        "  angka   : (1 + 2) / 4 × 100%\n"
        "  langkah : A + B = 3\n"
        "            0,75 → 75\n"
        "  data    : A = 1\n"
        "            B = 2\n"
        "            C = 4"
    )


def test_long_sums_compute_without_recursion() -> None:
    data = {f"Desa {number}": 1 for number in range(5_000)}
    result = parse(" + ".join(data)).evaluate(data)
    assert result.value == 5_000
    assert "Desa 4999 = 1" in str(result.trace)
