"""XLSX workbooks as the lines of worksheets, one list a sheet, with what merged cells cover."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from indikator_dsl.office.archive import open_archive
from indikator_dsl.office.beside import drawn_cells, scripted_texts
from indikator_dsl.office.refusal import BrokenArchiveError
from indikator_dsl.office.sheets import cell_name, read_values, scan_sheet, sheets
from indikator_dsl.text.names import short
from indikator_dsl.worksheet.lines import NOTHING, Line, written
from indikator_dsl.worksheet.pages import MOST_CELLS, Page, Remark, TooWideError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.office.sheets import Marks

__all__ = ["xlsx_pages"]


def xlsx_pages(raw: bytes, file: str | None) -> list[Page]:
    """The sheets of a workbook. Raises the errors of `office`, TooWideError, and ImportError without the extra."""
    archive = open_archive(raw)
    found = sheets(archive)
    marked = [scan_sheet(archive, sheet.part) for sheet in found]
    total = 0
    for sheet, marks in zip(found, marked, strict=True):
        total += marks.rows * marks.columns
        if total > MOST_CELLS:
            raise TooWideError(f"{short(sheet.name, 31)} sel {cell_name(marks.rows, marks.columns)}")
    scripted = {written(text) for text in scripted_texts(archive)}
    pages: list[Page] = []
    order = 0
    for sheet, marks, values in zip(found, marked, read_values(archive, [one.name for one in found]), strict=True):
        reader = _Reader(f"lembar {short(sheet.name, 31)}", file, marks, values, order)
        reader.read()
        for row, column in drawn_cells(archive, sheet.part):
            reader.remark("K512", row, column, jenis="Gambar, kotak teks, atau bagan", isi="")
        for line in reader.lines if scripted else ():
            for column, cell in enumerate(line.cells):
                if cell in scripted:
                    said: dict[str, str] = {"jenis": "Letak huruf (pangkat atau indeks)", "isi": f": {short(cell)}"}
                    reader.remarks.append(Remark("K512", line, column, said))
        head = Line(cells=("",), number=1, order=order, file=file, name=f"lembar {short(sheet.name, 31)}")
        order += len(reader.lines) + 1
        pages.append(Page(sheet.name, tuple(reader.lines), tuple(reader.remarks), sheet.hidden, line=head))
    return pages


class _Reader:
    def __init__(self, name: str, file: str | None, marks: Marks, values: list[list[object]], order: int) -> None:
        self.name, self.file, self.marks, self.order = name, file, marks, order
        self.values = values[: marks.rows]
        self.lines: list[Line] = []
        self.remarks: list[Remark] = []
        self.said: list[tuple[str, int, int, dict[str, str]]] = []

    def read(self) -> None:
        rows = [
            [self.text(value, row, column) for column, value in enumerate(cells[: self.marks.columns], 1)]
            for row, cells in enumerate(self.values, 1)
        ]
        above, spans = self.merged(rows)
        for row, cells in enumerate(rows, 1):
            padded = (*cells, *[""] * (self.marks.columns - len(cells)))
            self.lines.append(self.line(row, padded, above.get(row, {}), spans.get(row, {})))
        hidden = [row for row in self.marks.hidden if row <= len(rows) and any(rows[row - 1])]
        if hidden:
            listed = ", ".join(map(str, hidden[:10])) + (", …" if len(hidden) > 10 else "")
            self.said.append(("K514", hidden[0], 0, {"baris": listed}))
        for code, at, column, values in self.said:
            self.remark(code, at, column, **values)

    def line(
        self, row: int, cells: tuple[str, ...], above: Mapping[int, str] = NOTHING, spans: Mapping[int, int] = NOTHING
    ) -> Line:
        return Line(
            cells=cells,
            number=row,
            order=self.order + row,
            file=self.file,
            grid=True,
            name=self.name,
            column_names=True,
            above=above,
            spans=spans,
        )

    def remark(self, code: str, row: int, column: int, **values: str) -> None:
        """A finding about the cell; `column` 0 is the row."""
        line = self.lines[row - 1] if row <= len(self.lines) else self.line(row, ("",) * column)
        self.remarks.append(Remark(code, line, column - 1 if column else None, values))

    def text(self, value: object, row: int, column: int) -> str:
        if (row, column) in self.marks.unusable:
            error = self.marks.unusable[row, column]
            said = {"jenis": "galat rumus" if error else "rumus yang belum dihitung", "isi": short(error, 20) or "=…"}
            self.said.append(("K511", row, column, said))
            return ""
        if isinstance(value, str):
            return written(value)
        if isinstance(value, bool):
            self.said.append(("K511", row, column, {"jenis": "nilai ya/tidak", "isi": "BENAR" if value else "SALAH"}))
            return ""
        if isinstance(value, datetime.date | datetime.time | datetime.timedelta):
            self.said.append(("K511", row, column, {"jenis": "tanggal atau waktu", "isi": str(value)}))
            return ""
        return self.number(value, row, column)

    def number(self, value: object, row: int, column: int) -> str:
        """A typed number as it is written: 85.5 is `85,5`, and 0.855 that shows as a percentage `85,5 %`."""
        from indikator_dsl.data.cell import typed_number
        from indikator_dsl.diagnostics import Diagnostic
        from indikator_dsl.text.numbers import exact_decimal

        exact = typed_number(value)
        if isinstance(exact, Diagnostic):
            self.said.append(("K511", row, column, {"jenis": "bilangan di luar batas", "isi": short(str(value), 20)}))
            return ""
        percent = (row, column) in self.marks.percent
        decimal = exact_decimal(exact * 100 if percent else exact) or ""
        return decimal.replace(".", ",") + (" %" if percent else "")

    def merged(self, rows: list[list[str]]) -> tuple[dict[int, dict[int, str]], dict[int, dict[int, int]]]:
        """What merged cells cover, by row and column: the text from above, and the number of columns."""
        above: dict[int, dict[int, str]] = {}
        spans: dict[int, dict[int, int]] = {}
        left = MOST_CELLS
        for row, column, lowest, rightmost in self.marks.merged:
            last_row, last_column = min(lowest, len(rows)), min(rightmost, self.marks.columns)
            if row > last_row or column > last_column:
                continue
            left -= (last_row - row + 1) * (last_column - column + 1)
            if left < 0:
                raise BrokenArchiveError(self.name)
            cells = rows[row - 1]
            text = cells[column - 1] if column <= len(cells) else ""
            if last_column > column:
                spans.setdefault(row, {})[column - 1] = last_column - column + 1
            for at in range(row, last_row + 1):
                for across in range(column, last_column + 1):
                    if (at, across) == (row, column) or across > len(rows[at - 1]):
                        continue
                    if beneath := rows[at - 1][across - 1].strip():
                        said = {"jenis": "Isi sel yang tertutup sel gabungan", "isi": f": {short(beneath)}"}
                        self.said.append(("K512", at, across, said))
                        rows[at - 1][across - 1] = ""
                if at > row and text.strip():
                    above.setdefault(at, {})[column - 1] = text
        return above, spans
