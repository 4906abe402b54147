"""The real check: LibreOffice Calc computes the workbooks anew, and finds what the engine found."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from indikator_dsl import Status, loads
from indikator_dsl.definition import Cara, Polaritas
from indikator_dsl.workbook import write_workbook
from tests.workbook.comparing import compare, compare_joined
from tests.workbook.recalculating import needs_calc, recalculated

MANY = int(os.environ.get("INDIKATOR_BUKU_KERJA", "40"))
"""Registries of each kind that are compared; `INDIKATOR_BUKU_KERJA=1000` takes some ten minutes."""

of_checkout = pytest.mark.skipif(
    not (Path(__file__).parents[2] / "pyproject.toml").is_file(), reason="what a built wheel computes is the same code"
)

NODES = ("Number", "Name", "Chain", "Negative", "Power", "sum", "mean", "min", "max", "abs", "sqrt", "root", "round")


@needs_calc
@of_checkout
def test_a_recalculated_workbook_equals_the_engine(tmp_path: Path) -> None:
    report = compare(MANY, tmp_path)
    assert report.wrong == []
    assert report.registries == MANY
    assert set(report.statuses) == {status.value for status in Status}
    assert set(report.nodes) >= set(NODES)
    assert report.ties <= MANY / 100
    assert report.beyond < sum(report.statuses.values()) / 20


REACHED = (
    *(f"periode: {way.value}" for way in Cara),
    *("unit: jumlah", "unit: rata-rata"),
    *(polaritas.value for polaritas in Polaritas),
    *("G110", "G111", "G112", "G120", "G121"),  # joined not at all, or unevenly
    *("capaian", "C111", "C112", "C113", "C114", "C115", "C117", "C119", "C120", "C121"),
)


@needs_calc
@of_checkout
def test_data_of_many_units_and_periods_stay_live(tmp_path: Path) -> None:
    report = compare_joined(MANY, tmp_path)
    assert report.wrong == []
    assert report.stale == []
    assert report.changed > MANY / 5
    assert set(report.statuses) == {status.value for status in Status}
    assert set(REACHED) <= set(report.reached)
    assert report.beyond < sum(report.statuses.values()) / 20


CASES: list[tuple[str, dict[str, float], float | None]] = [
    # formula, data, value (None: tak terdefinisi)
    ("-A^2", {"A": 3}, -9),
    ("(-A)^2", {"A": 3}, 9),
    ("-A^2 + B", {"A": 3, "B": 1}, -8),
    ("B - A^2 × A", {"A": 3, "B": 1}, -26),
    ("-A^2 × B / A", {"A": 3, "B": 2}, -6),
    ("Σ(-A^2)", {"A": 3}, -9),
    ("A^B^C", {"A": 2, "B": 3, "C": 2}, 512),
    ("A - (B - C) - D", {"A": 1, "B": 2, "C": 3, "D": 4}, -2),
    ("A / (B × C)", {"A": 12, "B": 2, "C": 3}, 2),
    ("A / B / C", {"A": 12, "B": 2, "C": 3}, 2),
    ("A^B", {"A": 0, "B": 0}, 1),
    ("A^0", {"A": 0}, 1),
    ("A^B", {"A": 0, "B": -1}, None),
    ("A^-1", {"A": 0}, None),
    ("A^B", {"A": -8, "B": 3}, -512),
    ("A^(1/3)", {"A": -8}, -2),
    ("A^(2/3)", {"A": -8}, 4),
    ("A^(B/C)", {"A": -8, "B": 1, "C": 3}, -2),
    ("A^(B/C)", {"A": -8, "B": 2, "C": 3}, 4),
    ("A^(B/C)", {"A": -8, "B": 1, "C": 2}, None),
    ("A^(B/C)", {"A": -8, "B": 65, "C": 3}, None),
    ("A^(B/C)", {"A": -8, "B": 1, "C": 10**15}, None),
    ("A^(B - C)", {"A": -8, "B": 3, "C": 3}, 1),
    ("A^0,5", {"A": -4}, None),
    ("akar(A)", {"A": -4}, None),
    ("akar(A; 3)", {"A": -27}, -3),
    ("akar(A; B)", {"A": -27, "B": 3}, -3),
    ("akar(A; B)", {"A": -27, "B": 2}, None),
    ("akar(A; B)", {"A": 5, "B": 0}, None),
    ("akar(A; B)", {"A": 8, "B": -3}, 0.5),
    ("akar(A - B - C)", {"A": 0.3, "B": 0.1, "C": 0.2}, 0),
    ("bulat(A; 2)", {"A": 1.005}, 1.01),
    ("bulat(A / B; 2)", {"A": 2.01, "B": 2}, 1.01),
    ("bulat(A)", {"A": -2.5}, -3),
    ("bulat(A; B)", {"A": 1, "B": 0.5}, None),
    ("A / (B + C - D)", {"A": 1, "B": 0.1, "C": 0.2, "D": 0.3}, None),
    ("A / (B / C - B / C)", {"A": 1, "B": 1, "C": 3}, None),
    ("A - B + C", {"A": 10**12, "B": 10**12, "C": 0.25}, 0.25),
    ("A - B + C", {"A": 10**15, "B": 10**15 - 1, "C": 0}, 1),
    ("100% × A", {"A": 0.5}, 50),
    ("60% × A", {"A": 50}, 30),
    ("A / B × 100%", {"A": 0, "B": 0}, None),
]
"""Where spreadsheets, floats and the engine could differ."""


@needs_calc
def test_the_corners_of_arithmetic_and_a_sum_of_many_terms(tmp_path: Path) -> None:
    lines, data = ["Tujuan: T"], dict[str, float]()
    for at, (formula, given, _) in enumerate(CASES):
        names = {name: f"Data {name} {at}" for name in given}
        written = "".join(names.get(character, character) for character in formula)
        lines += [f"  Indikator: Kasus {at}", f"    Formula: {written}"]
        data |= {names[name]: value for name, value in given.items()}
    many = {f"Desa {number}": number for number in range(2_000)}
    lines += ["  Indikator: Semua", "    Formula: " + " + ".join(many)]
    registry = loads("\n".join(lines) + "\n")
    results = registry.evaluate(data | many)
    write_workbook(registry, results, tmp_path / "kasus.xlsx")
    rows = recalculated(tmp_path / "kasus.xlsx", tmp_path)["Indikator"][5:]
    found = {str(row[1].value): (row[3].value, row[4].value) for row in rows if len(row) > 5}
    for at, (formula, given, value) in enumerate(CASES):
        shown, status = found[f"Kasus {at}"]
        assert status == ("tak terdefinisi" if value is None else "terhitung"), (formula, given)
        assert results[f"Kasus {at}"].status.value == status
        if value is None:
            assert shown == "–"
        else:
            assert isinstance(shown, float)
            assert abs(shown - value) <= 1e-12 * abs(value), (formula, given, shown)
    assert found["Semua"] == (sum(many.values()), "terhitung")
