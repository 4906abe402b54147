"""Workbooks: typed numbers, several sheets, and what a cell hides."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from indikator_dsl import DataError, DefinitionError, import_worksheet_file
from tests.worksheet.writing import Merge, xlsx

if TYPE_CHECKING:
    from pathlib import Path

    from indikator_dsl.worksheet import Imported

HEADINGS: list[Any] = ["No", "Nama Tujuan/Sasaran", "Indikator", "Formula", "Target 2025"]
LABEL: list[Any] = [1, "Tujuan", "Indikator Tujuan", "", ""]
ROW: list[Any] = ["", "A", "B", "Jumlah B", 80]


def imported(tmp_path: Path, raw: bytes) -> Imported:
    path = tmp_path / "kk.xlsx"
    path.write_bytes(raw)
    return import_worksheet_file(path)


def said(found: Imported) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.place.label) for finding in found.diagnostics if finding.place]


def test_typed_numbers_are_written_as_an_official_writes_them(tmp_path: Path) -> None:
    headings: list[Any] = ["No", "Nama Tujuan/Sasaran", "Indikator", "Formula", "Target", "", "", ""]
    years = ["", "", "", "", 2024, 2025, 2026, 2027]
    rows = [headings, years, [*LABEL, "", "", ""], ["", "A", "B", "Jumlah B", 85.5, 0.9, 12500, 0.125]]
    formats = {(3, 5): {"num_format": "0%"}, (3, 7): {"num_format": "0.0%"}}
    found = imported(tmp_path, xlsx({"IKU": rows}, {"IKU": [Merge(0, 4, 1, 4)]}, formats))
    assert "Target: 2024 = 85,5; 2025 = 90 %; 2026 = 12500; 2027 = 12,5 %\n" in found.definition_text
    assert "# Nomor 1 di kertas kerja" in found.definition_text


def test_the_sheets_with_a_table_are_read_and_the_others_named(tmp_path: Path) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "Sampul": [["KERTAS KERJA"], ["KECAMATAN CONTOH"]],
        "IKU": [HEADINGS, LABEL, ROW],
        "Kosong": [[]],
        "Lama": [HEADINGS, LABEL, ["", "Z", "Z", "Z", 1]],
        "Program": [
            ["Program", "Indikator", "Satuan", "Formula"],
            ["Program P", "Q", "%", "Jumlah Q / Jumlah R x 100"],
        ],
    }
    found = imported(tmp_path, xlsx(sheets, hidden=["Lama"]))
    assert "Tujuan: A" in found.definition_text
    assert "Program: Program P" in found.definition_text
    assert "Z" not in found.definition_text
    assert said(found) == [
        ("K503", "lembar Sampul"),
        ("K504", "lembar Lama"),
        ("K302", "lembar Program sel A2"),
    ]


def test_no_row_goes_on_with_a_level_of_another_sheet(tmp_path: Path) -> None:
    found = imported(tmp_path, xlsx({"Satu": [HEADINGS, LABEL, ROW], "Dua": [HEADINGS, ["", "", "C", "Jumlah C", 1]]}))
    assert "Indikator: C" not in found.definition_text
    assert said(found) == [("K305", "lembar Dua baris 2")]


def test_a_finding_names_the_sheet_and_the_cell(tmp_path: Path) -> None:
    rows = [["KERTAS KERJA"], [], HEADINGS, LABEL, ["", "A", "B", "Jumlah B", "naik"]]
    (finding,) = imported(tmp_path, xlsx({"Kertas Kerja": rows})).diagnostics
    assert finding.code == "K212"
    lines = str(finding).splitlines()
    assert lines[0].startswith(f"{tmp_path / 'kk.xlsx'}: lembar Kertas Kerja sel E5: peringatan K212: Target")
    assert lines[1].strip().endswith("| A | B | Jumlah B | naik")
    assert lines[2].index("^^^^") == lines[1].index("naik")
    assert finding.to_json()["place"] == "lembar Kertas Kerja sel E5"


def test_what_is_neither_text_nor_number_is_named_and_left_out(tmp_path: Path) -> None:
    rows = [HEADINGS, LABEL, ["", "A", "B", datetime.date(2025, 2, 1), True]]
    found = imported(tmp_path, xlsx({"IKU": rows}, formats={(2, 3): {"num_format": "yyyy-mm-dd"}}))
    assert said(found) == [
        ("K301", "lembar IKU sel C3"),
        ("K511", "lembar IKU sel D3"),
        ("K511", "lembar IKU sel E3"),
    ]
    assert "2025-02-01" in found.diagnostics[1].message


def test_errors_and_formulas_never_computed_are_no_blanks(tmp_path: Path) -> None:
    raw = xlsx({"IKU": [HEADINGS, LABEL, ROW]})
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                body = body.replace(b'<c r="E3"><v>80</v></c>', b'<c r="E3" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
            target.writestr(name, body)
    (finding,) = imported(tmp_path, out.getvalue()).diagnostics
    assert finding.code == "K511"
    assert "#DIV/0!" in finding.message


def test_what_a_merged_cell_hides_and_what_lies_over_the_cells_is_named(tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("IKU")
        for at, row in enumerate([HEADINGS, LABEL, ROW, ["", "tertutup", "C", "Jumlah C", 5]]):
            sheet.write_row(at, 0, row)
        sheet.merge_range(2, 1, 3, 1, "A")
        sheet.write(3, 1, "tertutup")
        sheet.set_row(3, None, None, {"hidden": True})
        sheet.insert_textbox(2, 3, "a / b")
    found = imported(tmp_path, out.getvalue())
    assert found.definition_text.count("Indikator:") == 2
    assert found.definition_text.count("Tujuan:") == 1
    assert said(found) == [
        ("K512", "lembar IKU sel D3"),
        ("K512", "lembar IKU sel B4"),
        ("K514", "lembar IKU baris 4"),
    ]


def test_raised_letters_are_named_as_their_height_is_not_read(tmp_path: Path) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("IKU")
        for at, row in enumerate([HEADINGS, LABEL, ROW]):
            sheet.write_row(at, 0, row)
        raised = book.add_format({"font_script": 1})
        sheet.write_rich_string(2, 3, "Luas / 10", raised, "2")
    assert said(imported(tmp_path, out.getvalue())) == [("K512", "lembar IKU sel D3")]


def test_a_workbook_without_a_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        imported(tmp_path, xlsx({"Satu": [["nama", "nilai"], ["A", 5]]}))
    assert [finding.code for finding in caught.value.diagnostics] == ["K101"]


def test_without_the_packages_one_command_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(DataError) as caught:
        imported(tmp_path, xlsx({"IKU": [HEADINGS, LABEL, ROW]}))
    assert [finding.suggestion for finding in caught.value.diagnostics] == ['pip install "indikator-dsl[xlsx]"']
