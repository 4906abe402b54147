"""CSV files as the lines of a worksheet: a quoted cell may hold line ends, and stays one cell."""

from __future__ import annotations

import csv
from io import StringIO
from itertools import accumulate
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.diagnostics.errors import DefinitionError
from indikator_dsl.worksheet.headings import find_columns
from indikator_dsl.worksheet.lines import BLANK, Line, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.diagnostics.source import Source

__all__ = ["csv_lines"]

DELIMITERS = (";", ",", "\t")
SEARCHED = 60  # rows in which the headings are looked for


def csv_lines(source: Source) -> list[Line]:
    """The rows of the file. Raises DefinitionError where quotes are left open or text stands behind them."""
    lines = StringIO(source.text).readlines()
    delimiter = next((sign for sign in DELIMITERS if _heads(lines, sign)), None) or _first(source.text)
    starts = list(accumulate(map(len, lines), initial=0))
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    found: list[Line] = []
    while True:
        at = reader.line_num
        try:
            contents = next(reader, None)
        except csv.Error:
            raise DefinitionError([source.locate(Diagnostic.of("K502", starts[at], starts[at] + 1))]) from None
        if contents is None:
            return found or [BLANK]
        bounds = _bounds(source.text, starts[at], contents)
        cells = tuple(map(written, contents)) or ("",)
        found.append(Line(cells=cells, number=at + 1, order=at + 1, file=source.file, source=source, bounds=bounds))


def _bounds(text: str, at: int, contents: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Where the cells of the row that starts at `at` stand."""
    bounds: list[tuple[int, int]] = []
    for content in contents:
        # Strict reading knows two writings: the cell as it is, and between quotes with those inside doubled.
        end = at + len(content)
        if text.startswith('"', at):
            end += 2 + content.count('"')
        bounds.append((at, end))
        at = end + 1
    return tuple(bounds) or ((at, at),)


def _heads(lines: Sequence[str], delimiter: str) -> bool:
    """Whether one of the first rows is that of the headings, where this sign parts the cells."""
    try:
        rows = csv.reader(lines[: 2 * SEARCHED], delimiter=delimiter)
        return any(find_columns(cells) for cells, _ in zip(rows, range(SEARCHED), strict=False))
    except csv.Error:
        return False


def _first(text: str) -> str:
    return next((sign for sign in ("\t", ";", ",") if sign in text), ";")
