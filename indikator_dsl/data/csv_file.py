"""CSV files: cells parted by `;`, `,` or tabs, quoted or not, with the place of every cell."""

from __future__ import annotations

import re
from io import StringIO
from itertools import accumulate
from typing import TYPE_CHECKING

from indikator_dsl.data.cell import Cell
from indikator_dsl.data.columns import NAMA, NILAI, role_of
from indikator_dsl.data.dataset import short
from indikator_dsl.data.decode import decode
from indikator_dsl.data.gather import LONGEST_TEXT, Gatherer
from indikator_dsl.data.table import MOST_CELLS, Row, read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indikator_dsl.data.dataset import Dataset

__all__ = ["csv_table", "read_csv"]

DELIMITERS = ("\t", ";", ",")
"""In the order of preference: names hold commas far more often than semicolons."""

SEPARATOR_LINE = re.compile(r"sep=([;,|\t])\n", re.IGNORECASE)


def read_csv(raw: bytes, file: str | None = None) -> Dataset:
    """The figures of a CSV file, long or wide form. Raises DataError with all errors of the file."""
    gather = Gatherer(decode(raw, file))
    rows, delimiter = csv_table(gather)
    read_table(gather, rows, decimal_comma_splits=delimiter == ",")
    return gather.dataset()


def csv_table(gather: Gatherer) -> tuple[Iterator[Row], str]:
    """The rows of the text that `gather` collects from, and the sign that parts their cells."""
    assert gather.source is not None
    text = gather.source.text
    lines = StringIO(text).readlines()
    separator = SEPARATOR_LINE.match(text)
    delimiter = separator[1] if separator else _delimiter(lines)
    return _rows(gather, text, lines, delimiter, 1 if separator else 0), delimiter


def _rows(gather: Gatherer, text: str, lines: Sequence[str], delimiter: str, skipped: int) -> Iterator[Row]:
    """The rows that are not empty. A row whose quotes are broken is said and left out."""
    import csv

    starts = list(accumulate(map(len, lines), initial=0))
    reader = csv.reader(lines[skipped:], delimiter=delimiter, strict=True)
    while True:
        line = skipped + reader.line_num
        try:
            contents = next(reader, None)
        except csv.Error as error:
            _say_broken(gather, str(error), text, starts[line], delimiter)
            continue
        if contents is None:
            return
        if contents:
            # One more than a table may have is enough to have it refused.
            yield Row(line + 1, _cells(text, starts[line], contents[: MOST_CELLS + 1]))


def _cells(text: str, at: int, contents: Sequence[str]) -> list[Cell]:
    """The cells of the row that starts at `at`."""
    cells = []
    for content in contents:
        # Strict reading knows two writings: the cell as it is, and between quotes with those inside doubled.
        end = at + len(content)
        if text.startswith('"', at):
            end += 2 + content.count('"')
        cells.append(Cell(content, at, end))
        at = end + 1
    return cells


def _say_broken(gather: Gatherer, reason: str, text: str, at: int, delimiter: str) -> None:
    """Say why the row that starts at `at` could not be read, at the cell that breaks it."""
    if "limit" in reason:
        gather.say("M114", at, at + 1, nama=short(text[at : at + 300]), batas=LONGEST_TEXT)
        return
    sign = re.escape(delimiter)
    sound = re.compile(rf'(?:(?:"[^"]*+(?:""[^"]*+)*+"(?={sign})|(?!")[^{sign}\n]*+){sign})*+')
    if before := sound.match(text, at):
        at = before.end()
    gather.say("M112" if "end of data" in reason else "M113", at, at + 1)


def _delimiter(lines: Sequence[str]) -> str:
    """The sign that parts the heading into the columns of the long form; else the first one it holds."""
    import csv

    held: list[str] = []
    for delimiter in DELIMITERS:
        try:
            rows = csv.reader(lines, delimiter=delimiter)
            heading = next((row for row in rows if any(map(str.strip, row))), None)
        except csv.Error:
            continue
        # A file that holds nothing but blanks and this sign is blank.
        if heading is None or {NAMA, NILAI} <= set(map(role_of, heading)):
            return delimiter
        if len(heading) > 1:
            held.append(delimiter)
    return held[0] if held else ";"
