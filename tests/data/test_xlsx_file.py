"""Workbooks: typed cells, the sheet that is read, and files that are not what they seem."""

from __future__ import annotations

import datetime
import io
import sys
import zipfile
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import xlsxwriter

from indikator_dsl.data.xlsx_file import read_xlsx
from indikator_dsl.diagnostics import DataError, Diagnostic

if TYPE_CHECKING:
    from indikator_dsl.data import Dataset

HEADING = ["nama", "nilai", "periode", "keterangan"]


def workbook(sheets: dict[str, list[list[object]]], formats: dict[str, dict[str, Any]] | None = None) -> bytes:
    """A workbook of `sheets`; text is text, `formats` are by cell name."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    cell = f"{'ABCDEF'[column]}{at + 1}"
                    shape = (formats or {}).get(cell)
                    sheet.write(at, column, value, *([book.add_format(shape)] if shape else []))
    return out.getvalue()


def patched(raw: bytes, old: bytes, new: bytes, part: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The workbook with the XML of one part changed, as another program could have written it."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            assert name != part or old in body
            target.writestr(name, body.replace(old, new) if name == part else body)
    return out.getvalue()


def table(*rows: list[object], **formats: dict[str, Any]) -> bytes:
    return workbook({"Data": [[*HEADING], *rows]}, formats)


def refused(raw: bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(DataError) as caught:
        read_xlsx(raw, "data.xlsx")
    return caught.value.diagnostics


def values(data: Dataset) -> list[tuple[str, Fraction | None, str | None]]:
    return [(d.name, d.value, d.periode) for d in data.entries]


def test_typed_numbers_are_themselves_and_text_is_read() -> None:
    data = read_xlsx(table(["A", 0.1, 2024], ["B", "1.000", "2024"], ["C", None, 2024], ["D", 1e21, 2024]), "data.xlsx")
    assert values(data) == [
        ("A", Fraction(1, 10), "2024"),
        ("B", 1000, "2024"),
        ("C", None, "2024"),
        ("D", 10**21, "2024"),
    ]
    assert data.entries[0].origin.describe() == "data.xlsx baris 2 kolom B"


def test_the_wide_form_and_an_offset_table() -> None:
    raw = workbook({"Lembar": [[], [None, "unit", "Jumlah A"], [None, "Kepel", 5]]})
    (datum,) = read_xlsx(raw).entries
    assert (datum.unit, datum.value, datum.origin.row, datum.origin.column) == ("Kepel", Fraction(5), 3, "C")


def test_the_sheet_named_data_is_read_else_the_first() -> None:
    rows: list[list[object]] = [["nama", "nilai"], ["A", 5]]
    data = read_xlsx(workbook({"Catatan": [["apa saja"]], "DATA": rows}))
    assert [d.value for d in data.entries] == [5]
    assert [(n.code, dict(n.values)["lembar"]) for n in data.notes] == [("M208", "DATA")]
    assert len(read_xlsx(workbook({"Satu": rows, "Dua": [["x"]]})).entries) == 1


def test_an_empty_sheet_is_an_error_a_heading_alone_a_warning() -> None:
    assert [f.code for f in refused(workbook({"Data": [], "Lain": [["x"]]}))] == ["M208", "M107"]
    notes = read_xlsx(workbook({"Data": [["nama", "nilai"]], "Lain": [["x"]]})).notes
    assert {n.code for n in notes} == {"M208", "M203"}


def test_cells_that_are_no_numbers_are_refused_by_cell_name() -> None:
    findings = refused(table(["A", True], ["B", datetime.date(2024, 1, 2)], ["C", "85 %"], [None, 5], ["D", "=A1"]))
    assert [(f.code, f.place.line) for f in findings if f.place] == [
        ("M141", 2),
        ("M156", 3),
        ("M145", 4),
        ("M124", 5),
        ("M149", 6),
    ]
    assert "B2" in findings[0].message
    assert "B3" in findings[1].message
    assert "2024-01-02" in findings[1].message
    assert findings[2].place is not None
    assert findings[2].place.excerpt == "C | 85 %"


def test_what_is_not_read_may_hold_anything() -> None:
    assert len(read_xlsx(table(["A", 5, 2024, True])).entries) == 1
    assert [f.code for f in refused(table(["A", 5, datetime.date(2024, 1, 1)]))] == ["M126"]


def test_error_values_and_formulas_never_computed_are_no_blanks() -> None:
    raw = table(["A", 111], ["B", 222])
    raw = patched(raw, b'<c r="B2"><v>111</v></c>', b'<c r="B2" t="e"><f>1/0</f><v>#DIV/0!</v></c>')
    raw = patched(raw, b'<c r="B3"><v>222</v></c>', b'<c r="B3"><f>SUM(A1)</f></c>')
    raw = patched(raw, b"</sheetData>", b'<row r="9"><c r="C9" t="e"><v>#N/A</v></c></row></sheetData>')
    first, second, *rest = refused(raw)
    assert (first.code, second.code) == ("M155", "M154")
    assert "#DIV/0!" in first.message
    assert "B3" in second.message
    assert [f.code for f in rest] == ["M204", "M126"]


@pytest.mark.parametrize("empty", [b"<v></v>", b"<v/>", b"<v> </v>", b""])
def test_a_formula_that_a_library_saved_without_computing_it_is_no_blank(empty: bytes) -> None:
    raw = patched(table(["A", 111]), b'<c r="B2"><v>111</v></c>', b'<c r="B2"><f>4+3</f>' + empty + b"</c>")
    (finding,) = refused(raw)
    assert finding.code == "M154"
    assert "B2" in finding.message


def test_a_formula_whose_computed_text_is_empty_is_a_blank() -> None:
    raw = patched(table(["A", 111]), b'<c r="B2"><v>111</v></c>', b'<c r="B2" t="str"><f>""</f><v></v></c>')
    assert [d.value for d in read_xlsx(raw).entries] == [None]


def test_a_cell_that_shows_percent_is_warned_about() -> None:
    data = read_xlsx(table(["A", 0.85], ["B", 0.5], B2={"num_format": "0%"}, B3={"num_format": "0,0 %;-0 %"}))
    assert [d.value for d in data.entries] == [Fraction(17, 20), Fraction(1, 2)]
    assert [(n.code, dict(n.values)["sel"]) for n in data.notes] == [("M207", "B2"), ("M207", "B3")]
    assert "isi sebenarnya, 0,85, bukan" in data.notes[0].message


def test_a_lone_far_cell_is_refused_before_it_takes_the_memory() -> None:
    far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    (finding,) = refused(patched(table(["A", 5]), b"</sheetData>", far))
    assert finding.code == "M111"
    assert "XFD1048576" in finding.message


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'r="B2"', b'r="B99999999999999999999"'),
        (b'r="B2"', b'r="B3"'),
        (b'<row r="2"', b'<row r="-2"'),
        (b"</sheetData>", b"</row>"),
    ],
)
def test_a_sheet_that_contradicts_itself_is_refused(old: bytes, new: bytes) -> None:
    (finding,) = refused(patched(table(["A", 5]), old, new))
    assert finding.code == "M109"
    assert "bukan buku kerja XLSX yang utuh" in finding.message


def test_files_that_are_no_workbook_are_refused() -> None:
    assert [f.code for f in refused(b"nama;nilai\n")] == ["M109"]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "x")
    assert [f.code for f in refused(out.getvalue())] == ["M109"]
    raw = table(["A", 5])
    assert [f.code for f in refused(raw[: len(raw) // 2])] == ["M109"]


def test_a_small_file_that_unpacks_to_a_giant_is_refused() -> None:
    out = io.BytesIO(table(["A", 5]))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/gambar.bin", bytes(60_000_000))
    (finding,) = refused(out.getvalue())
    assert finding.code == "M110"
    assert "50 MB" in finding.message


def test_without_the_packages_one_command_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    (finding,) = refused(table(["A", 5]))
    assert (finding.code, finding.suggestion) == ("M108", 'pip install "indikator-dsl[xlsx]"')
