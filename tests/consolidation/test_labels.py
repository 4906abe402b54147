"""A figure whose period cannot be read is never dropped without a word."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from indikator_dsl import DataError
from indikator_dsl.diagnostics import Severity
from tests.consolidation.offices import office, table, value
from tests.methods.offices import UNSUR, skm

if TYPE_CHECKING:
    from pathlib import Path

OFFICE = office("Jumlah A / Jumlah B x 100", "Jumlah A := periode: nilai terakhir; unit: jumlah", "Jumlah B := jumlah")
WELL = "Jumlah A;4;TW I 2025;Desa Awan\nJumlah B;5;TW I 2025;Desa Awan\n"


@pytest.mark.parametrize(
    ("label", "suggestion"),
    [
        ("Triwulan IV", "TW IV 2025"),
        ("Triwulan IV Th. 2025", "TW IV 2025"),
        ("TW IV 25", "TW IV 2025"),
        ("TW IIII 2025", "TW IV 2025"),
        ("Thn 2025", "2025"),
        ("2025.0", "2025"),
        ("s.d. TW III", "s.d. TW III 2025"),
        ("Q4", "TW IV 2025"),
        ("Desember", "Desember 2025"),
        ("Smt II", "Semester II 2025"),
        ("TW V 2025", None),
        ("TW 5", None),
        ("per 31 Desember 2025", None),
        ("Januari-Februari-Maret", None),
    ],
)
def test_a_misspelt_period_is_an_error_with_what_was_meant(label: str, suggestion: str | None) -> None:
    with pytest.raises(DataError) as caught:
        OFFICE.evaluate(table(f"{WELL}Jumlah A;9;{label};Desa Awan\nJumlah B;9;{label};Desa Awan\n"), periode="2025")
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.suggestion) == ("G116", suggestion)
    assert f'2 angka berperiode "{label}"' in finding.message
    assert finding.place is not None
    assert finding.place.line == 4


@pytest.mark.parametrize("label", ["Tahap 1", "2024/2025", "Tahun Pelajaran 2024/2025", "Desakan", "akhir", "Tabel A"])
def test_another_label_is_warned_about_and_the_rest_is_computed(label: str) -> None:
    results = OFFICE.evaluate(table(f"{WELL}Jumlah A;9;{label};Desa Awan\n"), periode="2025")
    (finding,) = (one for one in results.diagnostics if one.code == "G117")
    assert finding.severity is Severity.WARNING
    assert f'1 angka berperiode "{label}"' in finding.message
    assert value(results) == Fraction(80)


def test_what_is_of_another_unit_or_blank_or_of_another_period_of_the_calendar_is_not_said() -> None:
    more = "Jumlah A;9;Triwulan IV;Desa Lain\nJumlah A;;Triwulan IV;Desa Bumi\nJumlah A;9;2024;Desa Awan\n"
    results = OFFICE.evaluate(table(WELL + more), periode="2025")
    assert not {"G116", "G117"} & {one.code for one in results.diagnostics}
    assert value(results) == Fraction(80)


def test_a_label_that_is_asked_for_is_used() -> None:
    text = "Jumlah A;9;Tahap 1;Desa Awan\nJumlah B;10;Tahap 1;Desa Awan\n"
    assert value(OFFICE.evaluate(table(text), periode="Tahap 1")) == Fraction(90)


def test_answers_of_a_misspelt_period_are_said_too(tmp_path: Path) -> None:
    rows = [";".join(["unit", "periode", *UNSUR])]
    rows += [";".join(["K", periode, *["3"] * len(UNSUR)]) for periode in ("TW I 2025", "Triwulan IV")]
    (tmp_path / "jawaban.csv").write_text("\n".join(rows), "utf-8")
    with pytest.raises(DataError) as caught:
        skm().evaluate({}, jawaban=tmp_path / "jawaban.csv", periode="TW I 2025")
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.suggestion) == ("S216", "TW IV 2025")
    assert finding.place is not None
    assert (finding.place.file or "").endswith("jawaban.csv")


@pytest.mark.parametrize(
    ("asked", "suggestion"),
    [("s.d. TW III", "s.d. TW III 2025"), ("TW I Thn 2025", "TW I 2025")],
)
def test_a_period_asked_without_its_year_is_suggested_with_that_of_the_data(asked: str, suggestion: str) -> None:
    with pytest.raises(DataError) as caught:
        OFFICE.evaluate(table(WELL), periode=asked)
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.suggestion) == ("M164", suggestion)


def test_no_year_is_suggested_where_the_data_have_several() -> None:
    with pytest.raises(DataError) as caught:
        OFFICE.evaluate(table(WELL + "Jumlah A;5;TW I 2024;Desa Awan\n"), periode="s.d. TW III")
    assert caught.value.diagnostics[0].suggestion != "s.d. TW III 2025"
