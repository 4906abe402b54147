"""XLSX workbooks: the sheet named "Data", or the first one; long or wide form as in a CSV file."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NoReturn

from indikator_dsl.data.cell import Cell, Content, typed_number
from indikator_dsl.data.dataset import short
from indikator_dsl.data.gather import Gatherer
from indikator_dsl.data.merged import spread
from indikator_dsl.data.table import MOST_CELLS, Row, read_table
from indikator_dsl.diagnostics import DataError, Diagnostic, Source
from indikator_dsl.office.archive import open_archive
from indikator_dsl.office.refusal import BrokenArchiveError, RefusedArchiveError, refuse
from indikator_dsl.office.sheets import INSTALL, cell_name, read_values, scan_sheet, sheets
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.data.dataset import Dataset
    from indikator_dsl.office.archive import Archive
    from indikator_dsl.office.sheets import Marks

__all__ = ["INSTALL", "read_xlsx", "xlsx_table"]

PARTED = " | "


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
    collected. A label in a merged cell stands in every row it covers. Raises DataError.
    """
    try:
        archive = open_archive(raw)
        names, marks, chosen = _look_before(archive, file, sheet)
        (values,) = read_values(archive, [chosen])
    except ImportError:
        _refuse("M108", file, INSTALL)
    except RefusedArchiveError as refused:
        raise refuse(refused, file) from None
    except BrokenArchiveError:
        _refuse("M109", file)
    grid = _with_marks(values, marks)
    try:
        troubles = spread(grid, marks.merged)
    except BrokenArchiveError:
        _refuse("M109", file)
    rows, text = _rows(grid, marks)
    gather = Gatherer(Source(text, file))
    by_number = {row.line: row for row in rows} if troubles else {}
    for code, number, column, said in troubles:
        cells = by_number[number].cells if number in by_number else ()
        start, end = (cells[column - 1].start, cells[column - 1].end) if column <= len(cells) else (0, 0)
        gather.say(code, start, end, **said)
    if len(names) > 1:
        gather.say("M208", lembar=short(chosen), jumlah=len(names))
    return gather, rows


def _refuse(code: str, file: str | None, suggestion: str | None = None, **values: object) -> NoReturn:
    raise DataError([Diagnostic.of(code, 0, 0, suggestion, berkas=file or "-", **values)])


def _look_before(archive: Archive, file: str | None, wanted: str) -> tuple[list[str], Marks, str]:
    """The names of the sheets, the scan of the one to read, and its name; refuses one too large to lay out."""
    found = sheets(archive)
    chosen = next((sheet for sheet in found if fold(sheet.name) == wanted), found[0])
    marks = scan_sheet(archive, chosen.part)
    if marks.rows * marks.columns > MOST_CELLS:
        last = cell_name(marks.rows, marks.columns)
        _refuse("M111", file, sampai=f"sel {last}", batas=MOST_CELLS)
    return [sheet.name for sheet in found], marks, chosen.name


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
