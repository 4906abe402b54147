"""An invariant of data holds of each unit, not only of all together."""

from __future__ import annotations

from indikator_dsl import loads
from tests.consolidation.offices import table

HEAD = "Unit: Kecamatan A\nSubunit: Desa Awan; Desa Bumi\nTujuan: T\n  Indikator: Hasil\n    Formula: Aktif / Ada\n"
OFFICE = loads(
    HEAD + "Data: Aktif\n  Invarian: Aktif bagian dari Ada\n  Konsolidasi: jumlah\nData: Ada\n  Konsolidasi: jumlah\n"
)


def said(text: str) -> list[tuple[str, str]]:
    results = OFFICE.evaluate(table(text), periode="2025")
    return [(one.code, one.message) for one in results.diagnostics if one.code in {"R201", "R207"}]


def test_a_unit_that_breaks_the_invariant_is_named_although_the_sum_keeps_it() -> None:
    text = "Aktif;13;2025;Desa Bumi\nAda;12;2025;Desa Bumi\nAktif;8;2025;Desa Awan\nAda;12;2025;Desa Awan\n"
    ((code, message),) = said(text)
    assert code == "R207"
    assert message.startswith("Data Desa Bumi bertentangan dengan invarian: `Aktif` = 13 ")


def test_a_negative_part_of_one_unit_is_named() -> None:
    text = "Aktif;-3;2025;Desa Bumi\nAda;12;2025;Desa Bumi\nAktif;8;2025;Desa Awan\nAda;12;2025;Desa Awan\n"
    ((code, message),) = said(text)
    assert code == "R207"
    assert "`Aktif` = -3" in message


def test_both_are_said_where_the_sum_breaks_it_too() -> None:
    text = "Aktif;30;2025;Desa Bumi\nAda;12;2025;Desa Bumi\nAktif;8;2025;Desa Awan\nAda;12;2025;Desa Awan\n"
    assert [code for code, _ in said(text)] == ["R201", "R207"]


def test_figures_of_other_months_are_not_held_against_each_other() -> None:
    assert not said(
        "Aktif;13;2025;Desa Bumi\nAda;12;TW I 2025;Desa Bumi\nAktif;8;2025;Desa Awan\nAda;12;2025;Desa Awan\n"
    )
