"""Merged cells of a table in a spreadsheet: a label counts for every row it covers, a figure never for two."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl.data.columns import IGNORED, NAMA, PERIODE, SUMBER, UNIT, role_of
from indikator_dsl.data.dataset import short
from indikator_dsl.data.number_text import read_text
from indikator_dsl.data.table import MOST_CELLS
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.office.refusal import BrokenArchiveError
from indikator_dsl.office.sheets import cell_name
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.office.sheets import Merged

__all__ = ["Trouble", "spread"]

LABELS = frozenset((NAMA, PERIODE, UNIT, SUMBER))
OF_INDICATOR = "indikator"
SHOWN = 40


class Trouble(NamedTuple):
    """A merged cell that could mean two things: the code that says so, the cell (from 1), and values for the code."""

    code: str
    row: int
    column: int
    values: dict[str, str]


def spread(grid: Sequence[list[object]], merged: Sequence[Merged]) -> list[Trouble]:
    """Write each merged label into the rows of `grid` that it covers, and tell which merged cells are in doubt.

    The first row that is not blank is the heading: what is merged in it is no datum. Rows that hold nothing but what
    covers them stay as they are. Raises BrokenArchiveError for more covered cells than any table has.
    """
    filled = [any(not _blank(value) for value in row) for row in grid]
    heading = next((at for at, there in enumerate(filled, 1) if there), 0)
    troubles: list[Trouble] = []
    left = MOST_CELLS
    for cell in merged:
        last_row, last_column = min(cell.last_row, len(grid)), cell.last_column
        if cell.row > last_row or cell.row < heading:
            continue
        width = max(len(row) for row in grid[cell.row - 1 : last_row])
        last_column = min(last_column, max(width, len(grid[heading - 1])))
        left -= max(0, last_row - cell.row + 1) * max(1, last_column - cell.column + 1)
        if left < 0:
            raise BrokenArchiveError(cell_name(cell.row, cell.column))
        value = _at(grid, cell.row, cell.column)
        covered = [
            (row, column)
            for row in range(cell.row, last_row + 1)
            for column in range(cell.column, last_column + 1)
            if (row, column) != (cell.row, cell.column)
        ]
        name = f"{cell_name(cell.row, cell.column)}:{cell_name(cell.last_row, cell.last_column)}"
        beneath = [beside for at in covered if not _blank(beside := _at(grid, *at)) and beside != value]
        if beneath:
            isi = short(str(beneath[0]) if not isinstance(beneath[0], Diagnostic) else "…", SHOWN)
            troubles.append(Trouble("M193", cell.row, cell.column, {"sel": name, "isi": isi}))
            continue
        if _blank(value):
            continue
        headings = [_at(grid, heading, column) for column in range(cell.column, last_column + 1)]
        if cell.row == heading:
            if _hides_columns(grid, heading, cell.column, last_column):
                troubles.append(Trouble("M192", cell.row, cell.column, {"sel": name}))
            continue
        if sum(not _blank(title) for title in headings) > 1:
            troubles.append(Trouble("M192", cell.row, cell.column, {"sel": name}))
            continue
        rows = [row for row in range(cell.row + 1, last_row + 1) if filled[row - 1]]
        if rows and not _is_label(headings[0]) and _is_number(value):
            troubles.append(Trouble("M191", cell.row, cell.column, {"sel": name}))
            continue
        for row in rows:
            cells = grid[row - 1]
            cells += [""] * (cell.column - len(cells))
            cells[cell.column - 1] = value
    return troubles


def _at(grid: Sequence[list[object]], row: int, column: int) -> object:
    cells = grid[row - 1]
    return cells[column - 1] if column <= len(cells) else ""


def _blank(value: object) -> bool:
    return isinstance(value, str) and not value.strip()


def _is_label(title: object) -> bool:
    if not isinstance(title, str):
        return False
    return role_of(title) in LABELS or fold(title) in IGNORED or fold(title) == OF_INDICATOR


def _is_number(value: object) -> bool:
    if isinstance(value, str):
        return read_text(value)[0] is not None
    return not isinstance(value, Diagnostic)


def _hides_columns(grid: Sequence[list[object]], heading: int, first: int, last: int) -> bool:
    """Whether columns that a heading is merged over hold something; a title over the entire table is none of them."""
    if last == first or sum(not _blank(value) for value in grid[heading - 1]) < 2:
        return False
    return any(not _blank(value) for row in grid[heading:] for value in row[first:last])
