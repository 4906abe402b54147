"""The lines of a worksheet, whatever file it came in: cells, what merged cells cover, and where all of it stands."""

from __future__ import annotations

import re
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from indikator_dsl.diagnostics.diagnostic import Place
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.diagnostics.source import Source

__all__ = ["BLANK", "NOTHING", "Line", "text_lines", "written"]

PARTED = " | "
LONGEST_CELL = 60  # characters of a cell in the line that a message shows
UNPRINTED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
NOTHING: Mapping[int, Any] = {}


@frozen(kw_only=True)
class Line:
    """One line of a text, row of a table, or paragraph of a document; columns count from 0.

    `number` counts from 1 in the text, the sheet or the table, `order` over all of a file. `grid` tells that the cells
    stand in the columns of a real table, so that no cell is torn and none is missing. `above` holds, by column, the
    text of the merged cell that reaches down into this line; `spans` how many columns a cell covers, if more than one.
    `name` is the sheet, table or paragraph, None for a text; with `column_names` its columns are A, B, C.
    """

    cells: tuple[str, ...]
    number: int
    order: int = 0
    file: str | None = None
    grid: bool = False
    above: Mapping[int, str] = NOTHING
    spans: Mapping[int, int] = NOTHING
    name: str | None = None
    column_names: bool = False
    source: Source | None = field(default=None, repr=False)
    bounds: tuple[tuple[int, int], ...] = ()

    @property
    def filled(self) -> int:
        """How many cells hold something."""
        return sum(map(bool, map(str.strip, self.cells)))

    @property
    def called(self) -> str:
        """What a message calls the line after the word `baris`: `7`, `7 lembar IKU`, `4 tabel 2`."""
        return f"{self.number} {self.name}" if self.name else str(self.number)

    @property
    def whole(self) -> str:
        """All that the line holds, as one text; tabs part the cells, as no tag of a page reaches over two."""
        return "\t".join(filter(None, map(str.strip, self.cells)))

    def span(self, column: int | None = None) -> tuple[int, int]:
        """Where the cell (or the line) stands in the text that was read, without blanks at its ends; 0, 0 for none."""
        if self.source is None:
            return 0, 0
        start, end = self.bounds[0][0], self.bounds[-1][1]
        if column is not None and column < len(self.bounds):
            start, end = self.bounds[column]
        text = self.source.text[start:end]
        first = start + len(text) - len(text.lstrip())
        return first, max(first, start + len(text.rstrip()))

    def place(self, column: int | None = None) -> Place:
        """The place of the cell, or of the line."""
        if self.source is not None:
            return self.source.place(*self.span(column))
        shown = [short(cell, LONGEST_CELL) for cell in self.cells]
        while shown and not shown[-1]:
            shown.pop()
        excerpt = PARTED.join(shown)
        at, width = 0, len(excerpt)
        if column is not None and column < len(shown):
            at = sum(len(text) + len(PARTED) for text in shown[:column])
            width = len(shown[column])
        return Place(self.file, self.number, at + 1, max(1, width), excerpt, self._label(column))

    def _label(self, column: int | None) -> str | None:
        if self.name is None:
            return None
        if not self.grid:
            return self.name
        if not self.column_names:
            return f"{self.name} baris {self.number}" + ("" if column is None else f" kolom {column + 1}")
        if column is None:
            return f"{self.name} baris {self.number}"
        from indikator_dsl.office.sheets import cell_name

        return f"{self.name} sel {cell_name(self.number, column + 1)}"


BLANK = Line(cells=("",), number=0)
"""Stands between two tables, or a table and the text beside it."""


def text_lines(source: Source) -> list[Line]:
    """The lines of a text whose columns are parted by tabs."""
    lines: list[Line] = []
    start = 0
    for number, text in enumerate(source.text.split("\n"), 1):
        cells = tuple(text.split("\t"))
        starts = list(accumulate((len(cell) + 1 for cell in cells), initial=start))
        bounds = tuple((at, at + len(cell)) for at, cell in zip(starts, cells, strict=False))
        lines.append(Line(cells=cells, number=number, order=number, file=source.file, source=source, bounds=bounds))
        start = starts[-1]
    return lines


def written(text: str) -> str:
    """The text of an office file's cell as a line of a definition file can hold it: no tabs, no control characters."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\t", " ")
    return UNPRINTED.sub(" ", text)
