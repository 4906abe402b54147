"""The table that the office fills in: what is written, filled in, reads back."""

from __future__ import annotations

import csv
import io
import re
import sys
import tempfile
import zipfile
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl.data import Dataset, TemplateRow, read_data, write_template
from indikator_dsl.diagnostics import DataError
from indikator_dsl.text.names import clean, fold
from indikator_dsl.text.numbers import format_number

HARD_NAMES = (
    "Jumlah laporan",
    "Jumlah usulan; disepakati",
    'Jumlah "paket" kerja',
    "Jumlah A\ndan B",
    "=HYPERLINK(A1)",
    "-5 sampai 6 tahun",
    "+ modal",
    "@unit",
    "'kutip",
    "Nilai, yang, berkoma",
    "_x0041_ Tapa'an ≤ 5",
)


def filled_csv(path: Path, values: list[str]) -> None:
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))
    for row, value in zip(rows[1:], values, strict=True):
        row[1] = value
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(rows)
    path.write_bytes(out.getvalue().encode("utf-8-sig"))


def filled_xlsx(path: Path, values: list[str]) -> None:
    """Type `values` into column B of the saved workbook, as numbers."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            body = source.read(name).decode()
            if name == "xl/worksheets/sheet1.xml":
                for row, value in enumerate(values, 2):
                    body, found = re.subn(rf'(<c r="B{row}" s="\d+")/>', rf"\1><v>{value}</v></c>", body)
                    assert found == 1
            target.writestr(name, body)
    path.write_bytes(out.getvalue())


def named_values(data: Dataset) -> list[tuple[str, Fraction | None]]:
    return [(d.name, d.value) for d in data.entries]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_filled_in_it_reads_back(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"isian{suffix}"
    write_template([TemplateRow(name, satuan="%") for name in HARD_NAMES], path, periode="2024", unit="Tapa'an")
    blank = read_data(path)
    assert named_values(blank) == [(clean(name), None) for name in HARD_NAMES]
    fill = filled_csv if suffix == ".csv" else filled_xlsx
    fill(path, [str(i) for i in range(len(HARD_NAMES))])
    data = read_data(path)
    assert named_values(data) == [(clean(name), Fraction(i)) for i, name in enumerate(HARD_NAMES)]
    assert {(d.periode, d.unit) for d in data.entries} == {("2024", "Tapa'an")}
    assert data.notes == ()


NAMES = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn")), min_size=1, max_size=30).filter(fold),
    unique_by=fold,
    min_size=1,
    max_size=6,
)


@settings(max_examples=60, deadline=None)
@given(NAMES, st.sampled_from([".csv", ".xlsx"]), st.integers(0, 10**9))
def test_any_name_and_value_reads_back(names: list[str], suffix: str, value: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"isian{suffix}"
        write_template([TemplateRow(name) for name in names], path)
        exact = [Fraction(value + i, 4) for i in range(len(names))]
        if suffix == ".csv":
            filled_csv(path, [format_number(v, None) for v in exact])
        else:
            filled_xlsx(path, [str(float(v)) for v in exact])
        assert named_values(read_data(path)) == [(clean(n), v) for n, v in zip(names, exact, strict=True)]


def test_a_spreadsheet_opens_the_csv_as_text(tmp_path: Path) -> None:
    path = tmp_path / "isian.csv"
    write_template([TemplateRow("=A1+1", "Definisi\nbaris dua", "laporan", ("Indikator X", "Indikator Y"), True)], path)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    heading, row, rest = raw.decode("utf-8-sig").split("\r\n")
    assert heading == "nama;nilai;satuan;periode;unit;sumber;keterangan;dipakai oleh"
    assert row.startswith("'=A1+1;;laporan;;;;")
    assert "Definisi baris dua; nilai dari luar" in row
    assert "Indikator X; Indikator Y" in row
    assert rest == ""


def test_no_text_of_the_workbook_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    write_template([TemplateRow("=1+1", "=2+2", "=3", ("=4",))], path, periode="=5", unit="=6")
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 'state="frozen"' in sheet


def refusal(rows: list[TemplateRow], path: Path) -> str:
    with pytest.raises(DataError) as caught:
        write_template(rows, path)
    return str(caught.value)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_a_file_that_may_be_filled_in_is_not_overwritten(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"isian{suffix}"
    path.write_text("isian orang")
    assert "sudah ada" in refusal([], path)
    assert path.read_text() == "isian orang"
    write_template([TemplateRow("A")], path, overwrite=True)
    assert [d.name for d in read_data(path).entries] == ["A"]


def test_what_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    assert "M171" in refusal([], tmp_path / "tidak" / "ada.csv")
    assert ".csv atau .xlsx" in refusal([], tmp_path / "isian.pdf")
    assert "terlalu panjang" in refusal([TemplateRow("A" * 40_000)], tmp_path / "isian.xlsx")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_characters_that_no_file_can_hold_are_shown_as_replaced(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"isian{suffix}"
    write_template([TemplateRow("Jumlah \ud800 \uffff A")], path)
    assert [d.name for d in read_data(path).entries] == ["Jumlah \ufffd \ufffd A"]


def test_without_the_packages_csv_still_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    assert 'pip install "indikator-dsl[xlsx]"' in refusal([], tmp_path / "isian.xlsx")
    write_template([TemplateRow("A")], tmp_path / "isian.csv")
