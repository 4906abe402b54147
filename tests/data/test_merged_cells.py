"""Merged cells in workbooks of data and of answers."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
import xlsxwriter

from indikator_dsl.data.xlsx_file import read_xlsx
from indikator_dsl.diagnostics import DataError, Diagnostic

if TYPE_CHECKING:
    from collections.abc import Sequence

Range = tuple[str, object]


def workbook(rows: Sequence[Sequence[object]], *merged: Range, beneath: dict[str, object] | None = None) -> bytes:
    """The sheet of `rows`, then the ranges merged with what they show, then what lies beneath them."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Data")
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                if value is not None:
                    sheet.write(at, column, value)
        for cells, value in merged:
            sheet.merge_range(cells, value)
        for cell, value in (beneath or {}).items():
            sheet.write(cell, value)
    return out.getvalue()


def given(raw: bytes) -> list[tuple[object, ...]]:
    return [(one.name, one.value, one.periode, one.unit) for one in read_xlsx(raw).entries]


def refused(raw: bytes) -> Diagnostic:
    with pytest.raises(DataError) as caught:
        read_xlsx(raw, "data.xlsx")
    (found,) = caught.value.diagnostics
    return found


LONG: list[list[object]] = [["Unit", "Periode", "Nama", "Nilai"]]


def test_a_unit_and_a_period_count_for_every_row_they_cover() -> None:
    rows: list[list[object]] = [
        *LONG,
        [None, None, "Jumlah kasus", 3],
        [None, None, "Jumlah warga", 90],
        ["Bakalan", 2025, "Jumlah kasus", 4],
    ]
    assert given(workbook(rows, ("A2:A3", "Kepel"), ("B2:B3", 2025))) == [
        ("Jumlah kasus", 3, "2025", "Kepel"),
        ("Jumlah warga", 90, "2025", "Kepel"),
        ("Jumlah kasus", 4, "2025", "Bakalan"),
    ]


def test_a_name_counts_for_every_row_it_covers() -> None:
    rows: list[list[object]] = [*LONG, ["Kepel", 2024, None, 3], ["Kepel", 2025, None, 5]]
    assert [one[:3] for one in given(workbook(rows, ("C2:C3", "Jumlah kasus")))] == [
        ("Jumlah kasus", 3, "2024"),
        ("Jumlah kasus", 5, "2025"),
    ]


def test_the_wide_form_is_read_alike() -> None:
    rows: list[list[object]] = [["Unit", "Periode", "Jumlah kasus"], [None, "TW I 2025", 3], [None, "TW II 2025", 4]]
    assert [one[3] for one in given(workbook(rows, ("A2:A3", "Kepel")))] == ["Kepel", "Kepel"]


def test_rows_that_hold_nothing_else_stay_blank() -> None:
    rows: list[list[object]] = [*LONG, [None, 2025, "Jumlah kasus", 3], [], [], ["Bakalan", 2025, "Jumlah kasus", 4]]
    assert len(given(workbook(rows, ("A2:A4", "Kepel")))) == 2


@pytest.mark.parametrize("figure", [12, "12", "1.250,5"])
def test_a_figure_over_two_rows_is_never_counted_twice(figure: object) -> None:
    rows: list[list[object]] = [*LONG, ["Kepel", 2025, "Jumlah kasus", None], ["Bakalan", 2025, "Jumlah kasus", None]]
    found = refused(workbook(rows, ("D2:D3", figure)))
    assert found.code == "M191"
    assert "D2:D3" in found.message
    assert found.place is not None


def test_a_cell_over_several_columns_is_refused() -> None:
    rows: list[list[object]] = [*LONG, [None, None, "Jumlah kasus", 3]]
    assert refused(workbook(rows, ("A2:B2", "Kepel"))).code == "M192"


def test_a_heading_over_two_columns_that_hold_data_is_refused() -> None:
    rows: list[list[object]] = [["Unit", "Jumlah kasus", None], ["Kepel", 3, 4]]
    with pytest.raises(DataError, match="M192"):
        read_xlsx(workbook(rows, ("B1:C1", "Jumlah kasus")))


def test_headings_over_two_rows_are_headings_once() -> None:
    rows: list[list[object]] = [[None, None, None, None], [], ["Kepel", 2025, "Jumlah kasus", 3]]
    merged = [(f"{column}1:{column}2", title) for column, title in zip("ABCD", LONG[0], strict=True)]
    assert given(workbook(rows, *merged)) == [("Jumlah kasus", 3, "2025", "Kepel")]


def test_what_lies_unseen_beneath_a_merged_cell_is_refused() -> None:
    rows: list[list[object]] = [*LONG, [None, 2025, "Jumlah kasus", 3], [None, 2025, "Jumlah warga", 9]]
    found = refused(workbook(rows, ("A2:A3", "Kepel"), beneath={"A3": "Bakalan"}))
    assert found.code == "M193"
    assert "Bakalan" in found.message
