"""A name that means another period of an indicator by a method: its value is what that period itself gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indikator_dsl import DataError, Registry, Status, loads
from indikator_dsl.data import Dataset
from tests.methods.offices import FIELDS, IKM, UNSUR

if TYPE_CHECKING:
    from pathlib import Path

CHANGE = f"({IKM} - {IKM} tahun lalu) / {IKM} tahun lalu x 100%"


def office(
    formula: str = CHANGE, of_index: str = "Sesuai Permenpan RB Nomor 14 Tahun 2017", more: str = ""
) -> Registry:
    first = f"  Indikator: {IKM}\n    Formula: {of_index}\n"
    return loads(f"Tujuan: T\n{first}  Indikator: Kenaikan\n    Formula: {formula}\n{more}")


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    """All content in 2025 (100), none in 2024 (50)."""
    file = tmp_path / "jawaban.csv"
    rows = [f"{year};{';'.join(str(answer) * 9)}" for year, answer in ((2025, 4), (2024, 2))]
    file.write_text("\n".join([f"periode;{';'.join(UNSUR)}", *rows]) + "\n", encoding="utf-8")
    return file


def given(tmp_path: Path, *rows: str) -> Path:
    file = tmp_path / "data.csv"
    file.write_text("\n".join(["nama;nilai;periode", *rows, ""]), encoding="utf-8")
    return file


def test_the_index_of_last_year_comes_from_the_answers_of_last_year(answers: Path) -> None:
    results = office().evaluate(Dataset(), jawaban=answers, periode="2025")
    assert results["Kenaikan"].value == 100
    assert office().evaluate(Dataset(), jawaban=answers, periode="2024")[IKM].value == 50
    assert any(used.value == 50 and "2024" in (used.origin or "") for used in results["Kenaikan"].inputs)


def test_a_value_entered_for_last_year_gives_way_to_its_answers_and_is_said(tmp_path: Path, answers: Path) -> None:
    data = given(tmp_path, f"{IKM};70;2024")
    results = office().evaluate(data, jawaban=answers, periode="2025")
    assert results["Kenaikan"].value == 100
    (said,) = [found for found in results.diagnostics if found.code == "S301"]
    assert "70" in said.message
    assert "50" in said.message


def test_values_entered_for_both_years_are_used_where_there_are_no_answers(tmp_path: Path) -> None:
    rows = (f"{IKM};80;2025", f"{IKM};64;2024")
    assert office().evaluate(given(tmp_path, *rows), periode="2025")["Kenaikan"].value == 25
    assert office().evaluate({IKM: 80, f"{IKM} tahun lalu": 64})["Kenaikan"].value == 25


def test_last_year_entered_under_its_own_name_must_agree(tmp_path: Path, answers: Path) -> None:
    right = given(tmp_path, f"{IKM} tahun lalu;50;2025")
    assert office().evaluate(right, jawaban=answers, periode="2025")["Kenaikan"].value == 100
    with pytest.raises(DataError, match="G107"):
        office().evaluate(given(tmp_path, f"{IKM} tahun lalu;70;2025"), jawaban=answers, periode="2025")


def test_an_indicator_of_last_year_that_uses_the_index_has_its_notes_too(tmp_path: Path, answers: Path) -> None:
    more = f"  Indikator: Dua kali\n    Formula: {IKM} x 2\n"
    registry = office("(Dua kali - Dua kali tahun lalu) / Dua kali tahun lalu x 100%", more=more)
    results = registry.evaluate(given(tmp_path, f"{IKM};70;2024"), jawaban=answers, periode="2025")
    assert results["Kenaikan"].value == 100
    assert [found.code for found in results.diagnostics if found.code == "S301"] == ["S301"]


def test_this_year_is_computed_too(tmp_path: Path, answers: Path) -> None:
    registry = office(f"({IKM} tahun ini - {IKM} tahun lalu) / {IKM} tahun lalu x 100%")
    results = registry.evaluate(given(tmp_path, f"{IKM};70;2025"), jawaban=answers, periode="2025")
    assert results["Kenaikan"].value == 100
    assert [found.code for found in results.diagnostics if found.code == "S301"] == ["S301"]
    assert registry.evaluate({IKM: 80, f"{IKM} tahun lalu": 64})["Kenaikan"].value == 25


def test_data_of_last_year_that_are_impossible_are_no_missing_data(tmp_path: Path) -> None:
    registry = office(of_index="Sesuai Permendagri 81/2015")
    rows = [
        f"Skor Epdeskel bidang {field};{value};{year}" for field in FIELDS for value, year in ((100, 2025), (-1, 2024))
    ]
    result = registry.evaluate(given(tmp_path, *rows), periode="2025")["Kenaikan"]
    assert result.status is Status.GALAT
    assert "S123" in str(result.reason)


def test_the_template_asks_for_the_answers_of_last_year_too() -> None:
    rows = {row.nama: row for row in office().template()}
    assert f"{IKM} tahun lalu" not in rows
    assert rows[IKM].juga == "1 tahun sebelumnya"
    assert rows["Jumlah responden SKM"].juga == "1 tahun sebelumnya"
