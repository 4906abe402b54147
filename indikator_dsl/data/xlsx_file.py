"""XLSX workbooks: the sheet named "Data", or the first one; long or wide form as in a CSV file."""

from __future__ import annotations

import datetime
import io
import zipfile
import zlib
from typing import TYPE_CHECKING, NoReturn

from indikator_dsl.data.cell import Cell, Content, typed_number
from indikator_dsl.data.dataset import short
from indikator_dsl.data.gather import Gatherer
from indikator_dsl.data.table import MOST_CELLS, Row, read_table
from indikator_dsl.data.xlsx_scan import BrokenWorkbookError, Marks, cell_name, sheet_parts, sheet_size_and_marks
from indikator_dsl.diagnostics import DataError, Diagnostic, Source
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.data.dataset import Dataset

__all__ = ["INSTALL", "read_xlsx", "xlsx_table"]

INSTALL = 'pip install "indikator-dsl[xlsx]"'
MOST_BYTES = 50_000_000  # unpacked
PARTED = " | "

BROKEN = (BrokenWorkbookError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)


def read_xlsx(raw: bytes, file: str | None = None) -> Dataset:
    """The figures of a workbook. A typed number is itself; text is read as written.

    Raises DataError with all errors of the sheet: booleans, dates, error values, formulas never computed; and for
    a broken, encrypted or oversized workbook, or where the packages for XLSX are not installed.
    """
    gather, rows = xlsx_table(raw, file)
    for cell in (cell for row in rows for cell in row.cells if cell.percent):
        text = gather.source.text if gather.source else ""
        gather.say("M207", cell.start, cell.end, sel=cell.name, isi=text[cell.start : cell.end])
    read_table(gather, rows)
    return gather.dataset()


def xlsx_table(raw: bytes, file: str | None = None, sheet: str = "data") -> tuple[Gatherer, list[Row]]:
    """The rows of the sheet that is read (the one named `sheet`, else the first), and where findings about them are
    collected. Raises DataError.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError:
        _refuse("M108", file, INSTALL)
    sheets, marks, chosen = _look_before(raw, file, sheet)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as workbook:
            values = workbook.get_sheet_by_name(chosen).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError):
        _refuse("M109", file)
    rows, text = _rows(_with_marks(values, marks), marks)
    gather = Gatherer(Source(text, file))
    if len(sheets) > 1:
        gather.say("M208", lembar=short(chosen), jumlah=len(sheets))
    return gather, rows


def _refuse(code: str, file: str | None, suggestion: str | None = None, **values: object) -> NoReturn:
    raise DataError([Diagnostic.of(code, 0, 0, suggestion, berkas=file or "-", **values)])


def _look_before(raw: bytes, file: str | None, sheet: str) -> tuple[list[str], Marks, str]:
    """The names of the sheets, the scan of the one to read, and its name; refuses what is not safe to open."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = archive.namelist()
            size = sum(item.file_size for item in archive.infolist())
            if size > MOST_BYTES:
                _refuse("M110", file, ukuran=size // 1_000_000, batas=MOST_BYTES // 1_000_000)
            # Reading every part proves that the directory told the truth about the sizes.
            if len({name.lower() for name in names}) < len(names) or archive.testzip() is not None:
                _refuse("M109", file)
            parts = sheet_parts(archive)
            if not parts:
                _refuse("M109", file)
            chosen = next((name for name in parts if fold(name) == sheet), next(iter(parts)))
            marks = sheet_size_and_marks(archive, parts[chosen])
    except BROKEN:
        _refuse("M109", file)
    if marks.rows * marks.columns > MOST_CELLS:
        last = cell_name(marks.rows, marks.columns)
        _refuse("M111", file, sampai=f"sel {last}", batas=MOST_CELLS)
    return list(parts), marks, chosen


def _with_marks(values: Sequence[Sequence[object]], marks: Marks) -> list[list[object]]:
    """The values, with the reason why it cannot be used in the place of every unusable cell."""
    grid = [list(row) for row in values]
    for (row, column), shown in marks.unusable.items():
        grid += [[] for _ in range(row - len(grid))]
        cells = grid[row - 1]
        cells += [""] * (column - len(cells))
        cells[column - 1] = Diagnostic.of("M155", isi=short(shown, 20)) if shown else Diagnostic.of("M154", isi="=…")
    return grid


def _rows(grid: Sequence[list[object]], marks: Marks) -> tuple[list[Row], str]:
    """The cells, and the sheet as text (one row a line, cells parted by ` | `) that their spans count in."""
    rows: list[Row] = []
    lines: list[str] = []
    at = 0
    for number, values in enumerate(grid, 1):
        while values and values[-1] == "":  # the sheet comes as a full rectangle
            values.pop()
        cells: list[Cell] = []
        shown: list[str] = []
        start = at
        for column, value in enumerate(values, 1):
            shown.append(_shown(value))
            end = start + len(shown[-1])
            percent = (number, column) in marks.percent
            cells.append(Cell(_content(value), start, end, cell_name(number, column), percent))
            start = end + len(PARTED)
        lines.append(PARTED.join(shown))
        at += len(lines[-1]) + 1
        if cells:
            rows.append(Row(number, cells))
    return rows, "\n".join(lines)


def _content(value: object) -> Content:
    if isinstance(value, str | Diagnostic):
        return value
    if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
        return Diagnostic.of("M156", isi=value)
    return typed_number(value)


def _shown(value: object) -> str:
    if isinstance(value, Diagnostic):
        return dict(value.values)["isi"]
    if isinstance(value, str):
        return " ".join(value.split())
    return repr(value).removesuffix(".0") if isinstance(value, float) else str(value)
