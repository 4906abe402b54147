"""Rows of cells (CSV, spreadsheet) as figures.

Long form, one row a figure:            Wide form, one column a figure, one row a record:

    nama             ; nilai ; periode      unit  ; Jumlah laporan ; Jumlah laporan selesai
    Jumlah laporan   ; 120   ; 2024         Kepel ; 120            ; 96
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl.data.cell import Cell
from indikator_dsl.data.columns import IGNORED, NAMA, NILAI, PERIODE, SUMBER, UNIT, misspelled, role_of
from indikator_dsl.data.dataset import short
from indikator_dsl.data.gather import Labels
from indikator_dsl.data.number_text import read_text
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import clean, fold
from indikator_dsl.text.numbers import exact_decimal

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from indikator_dsl.data.gather import Gatherer

__all__ = [
    "GUARDED",
    "MOST_CELLS",
    "Row",
    "add_record",
    "check_split_number",
    "check_stray_cells",
    "filled_rows",
    "plain",
    "read_table",
]

IN_WORDS = ("M148", "M157")  # of a cell that holds words
MOST_CELLS = 2_000_000
"""Cells of one table: rows times columns, blank ones too."""

GUARDED = ("=", "+", "-", "@")
"""A spreadsheet takes text that starts so for a formula: the template writes a `'` before it, reading takes it off."""


class Row(NamedTuple):
    """The cells of one row (at least one), and the line of the file (row of the sheet) it starts on."""

    line: int
    cells: Sequence[Cell]

    @property
    def start(self) -> int:
        return self.cells[0].start

    @property
    def end(self) -> int:
        return self.cells[-1].end


class Column(NamedTuple):
    at: int
    heading: str
    role: str | None


def read_table(gather: Gatherer, rows: Iterable[Row], *, decimal_comma_splits: bool = False) -> None:
    """Add the figures of a table, whose first row that is not blank is its heading.

    `decimal_comma_splits`: the comma separates cells, so that an unquoted `85,5` has become two cells.
    """
    filled = filled_rows(gather, rows)
    heading = next(filled, None)
    if gather.has_errors:  # a row above could not be read: which one is the heading is not known
        _pass(filled)
        return
    if heading is None:
        gather.say("M107")
        return
    first = next(filled, None)
    columns = [Column(i, text, role_of(text)) for i, cell in enumerate(heading.cells) if (text := plain(cell))]
    if reason := _why_unclear(columns, first):
        gather.say("M120", heading.start, heading.end, suggestion="nama;nilai", sebab=reason)
        _pass(filled)
        return
    by_role = {column.role: column.at for column in columns if column.role}
    is_long = NAMA in by_role
    _check_headings(gather, heading, columns, is_long)
    if first is None:
        if not gather.has_errors:
            gather.say("M203", heading.start, heading.end)
        return
    headed = {column.at for column in columns}
    has_gaps = len(headed) < len(heading.cells)
    named = [column for column in columns if column.role is None]
    headings = {column.at: column.heading for column in columns}
    for row in chain((first,), filled):
        width = len(row.cells)
        if width > len(heading.cells) or has_gaps:
            check_stray_cells(gather, row, headed, len(heading.cells))
        cells = {role: row.cells[at] for role, at in by_role.items() if at < width}
        if is_long:
            if decimal_comma_splits:
                check_split_number(gather, row, by_role[NILAI], headings)
            add_record(gather, cells, row.line, row.start, row.end)
            continue
        labels = _labels(gather, cells)
        for column in named:
            cell = row.cells[column.at] if column.at < width else Cell(None, row.end, row.end)
            gather.datum(column.heading, cell, row.line, labels)


def _pass(rows: Iterable[Row]) -> None:
    """Go through the rest of the rows, so that those which cannot be read are said."""
    for _ in rows:
        pass


def filled_rows(gather: Gatherer, rows: Iterable[Row]) -> Iterator[Row]:
    """The rows that are not blank, as long as the table has no more than MOST_CELLS."""
    count = width = 0
    for row in rows:
        count += max(width, len(row.cells))  # a short row of the wide form gives a figure for every column too
        if count > MOST_CELLS:
            where = f"baris {row.line}"
            gather.say("M111", row.start, row.end, berkas=short(gather.file or "-"), sampai=where, batas=MOST_CELLS)
            return
        if not all(cell.is_blank for cell in row.cells):
            width = width or len(row.cells)
            yield row


def add_record(gather: Gatherer, cells: Mapping[str, Cell], row: int | None, start: int, end: int) -> None:
    """Add the figure of one record of the long form: its cells by role, its row in the file, and its span."""
    blank = Cell(None, end, end)
    name_cell, value = cells.get(NAMA, blank), cells.get(NILAI, blank)
    name = _text(gather, name_cell, NAMA)
    labels = _labels(gather, cells)
    if name is not None:
        gather.datum(name, value, row, labels)
    elif not value.is_blank:
        gather.say("M124", value.start, value.end, sel=_in_cell(value))
    elif not isinstance(name_cell.content, Diagnostic):
        gather.say("M204", start, end)


def _labels(gather: Gatherer, cells: Mapping[str, Cell]) -> Labels:
    periode, unit, sumber = cells.get(PERIODE), cells.get(UNIT), cells.get(SUMBER)
    return Labels(_text(gather, periode, PERIODE), _text(gather, unit, UNIT), _text(gather, sumber, SUMBER))


def plain(cell: Cell) -> str | None:
    """The cell as text, or None where it is blank or holds what is no text. A typed 2024 is the text 2024."""
    if isinstance(cell.content, str):
        return _unguarded(cell.content) or None
    return exact_decimal(cell.content) if isinstance(cell.content, Fraction) else None


@lru_cache(maxsize=1 << 12)
def _unguarded(text: str) -> str:
    text = clean(text)
    return text[1:] if text.startswith("'") and text[1:].startswith(GUARDED) else text


def _text(gather: Gatherer, cell: Cell | None, role: str) -> str | None:
    text = plain(cell) if cell else None
    if text is None and cell and isinstance(cell.content, Diagnostic):
        gather.say("M126", cell.start, cell.end, kolom=role, sel=_in_cell(cell))
    return text


def _in_cell(cell: Cell) -> str:
    return f" (sel {cell.name})" if cell.name else ""


def _why_unclear(columns: Sequence[Column], record: Row | None) -> str | None:
    """Why the heading is neither that of the long form nor that of the wide form, or None."""
    roles = [column.role for column in columns]
    if (NAMA in roles) != (NILAI in roles):
        there, absent = (NAMA, NILAI) if NAMA in roles else (NILAI, NAMA)
        return f'ada kolom "{there}" tetapi tidak ada kolom "{absent}"'
    if NAMA in roles:
        return None
    named = [column for column in columns if column.role is None]
    if not named:
        return "tidak ada kolom yang berisi data"
    for column in named:
        value, finding = read_text(column.heading)
        if value is not None or (finding is not None and finding.code not in IN_WORDS):
            return f'judul kolom "{short(column.heading, 30)}" adalah bilangan, bukan nama'
    first = named[0]
    content = record.cells[first.at].content if record is not None and first.at < len(record.cells) else None
    finding = read_text(content)[1] if isinstance(content, str) else None
    if finding is not None and finding.code in IN_WORDS:
        return f'kolom "{short(first.heading, 30)}" berisi kata-kata, bukan bilangan'
    return None


def _check_headings(gather: Gatherer, heading: Row, columns: Sequence[Column], is_long: bool) -> None:
    seen: dict[str, str] = {}
    for column in columns:
        cell = heading.cells[column.at]
        if column.role is not None:
            if column.role in seen:
                values = {"pertama": short(seen[column.role]), "kedua": short(column.heading)}
                gather.say("M121", cell.start, cell.end, **values)
            seen.setdefault(column.role, column.heading)
        elif is_long and fold(column.heading) not in IGNORED:
            meant = misspelled(column.heading)
            gather.say("M123" if meant else "M202", cell.start, cell.end, meant, kolom=short(column.heading))


def check_stray_cells(gather: Gatherer, row: Row, headed: Container[int], width: int) -> None:
    """Every cell that is not blank must stand under a heading; `width` is the number of cells in the heading's row."""
    stray = [(at, cell) for at, cell in enumerate(row.cells) if at not in headed and not cell.is_blank]
    if not stray:
        return
    first, last = stray[0][1], stray[-1][1]
    if stray[-1][0] >= width:
        gather.say("M115", first.start, last.end, jumlah=len(row.cells), judul=width)
    else:
        gather.say("M122", first.start, last.end, sel=_in_cell(first))


def check_split_number(gather: Gatherer, row: Row, value: int, headings: Mapping[int, str]) -> None:
    """`85,5` without quotes in a file parted by commas: the figure becomes 85 and the next column gets the 5.

    `value` is the column of the figure, `headings` have the text of each column's heading.
    """
    after = headings.get(value + 1)
    if after is None or fold(after) in {"no", "nomor"} or len(row.cells) < value + 2:
        return
    whole, decimals = row.cells[value].content, row.cells[value + 1].content
    if not (isinstance(whole, str) and isinstance(decimals, str)):
        return
    if whole.strip().lstrip("-").isdigit() and decimals.isdigit() and len(decimals) <= 3:
        suggestion = f'"{whole.strip()},{decimals}"'
        start, end = row.cells[value].start, row.cells[value + 1].end
        gather.say("M205", start, end, suggestion, bilangan=short(whole), kolom=short(after), sisa=decimals)
