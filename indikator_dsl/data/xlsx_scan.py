"""What has to be known of a spreadsheet before, and beside, its values.

The library that reads the values lays a sheet out as one block of memory (a cell at the last row and column of an
8 KB file asks for 500 GB), shows an error such as #DIV/0! and a formula that was never computed as blank cells, and
does not tell 0.85 from a cell that shows 85 %. All of this stands in the sheet's XML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from attrs import Factory, define

if TYPE_CHECKING:
    from collections.abc import Callable
    from zipfile import ZipFile

__all__ = ["BrokenWorkbookError", "Marks", "cell_name", "sheet_parts", "sheet_size_and_marks"]

ROW = re.compile("[1-9][0-9]{0,6}")
CELL_NAME = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
PERCENT_FORMATS = ("9", "10")  # the two that every spreadsheet has built in

Attributes = dict[str, str]


class BrokenWorkbookError(Exception):
    """The parts of the workbook are not as a workbook has them."""


@define
class Marks:
    """The extent of a sheet, and the cells (row and column, from 1) whose value alone would mislead.

    `unusable` holds what an error cell shows (`#DIV/0!`), or "" for a formula that was never computed.
    """

    rows: int = 0
    columns: int = 0
    unusable: dict[tuple[int, int], str] = Factory(dict)
    percent: set[tuple[int, int]] = Factory(set)


def _parse(archive: ZipFile, part: str, start: Callable[[str, Attributes], None], **handlers: object) -> None:
    """Feed a part of the archive to `start(tag, attributes)`; tags come without their namespace prefix."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda tag, attributes: start(tag.rpartition(":")[2], attributes)
    for name, handler in handlers.items():
        setattr(parser, name, handler)
    try:
        parser.Parse(archive.read(part), True)
    except (KeyError, expat.ExpatError, UnicodeError, LookupError) as error:
        raise BrokenWorkbookError(part) from error


def sheet_parts(archive: ZipFile) -> dict[str, str]:
    """The worksheets by name and the part of the archive that each is in. Chart sheets are left out."""
    targets: dict[str, str] = {}
    parts: dict[str, str] = {}

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            target = attributes.get("Target", "").lstrip("/")
            targets[attributes.get("Id", "")] = target if target.startswith("xl/") else f"xl/{target}"

    def sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            identifier = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            if identifier in targets:
                parts[attributes.get("name", "")] = targets[identifier]

    _parse(archive, "xl/_rels/workbook.xml.rels", relation)
    _parse(archive, "xl/workbook.xml", sheet)
    return parts


def sheet_size_and_marks(archive: ZipFile, part: str) -> Marks:
    """Scan one worksheet. Raises BrokenWorkbookError for XML that is none."""
    marks = Marks()
    styles = _percent_styles(archive)
    row = column = 0
    cell: Attributes = {}
    error = ""
    has_formula = has_value = in_value = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal row, column, cell, error, has_formula, has_value, in_value
        if tag == "row":
            row, column = _row_number(attributes.get("r"), row + 1), 0
        elif tag == "c":
            column += 1
            if "r" in attributes:
                column = _column_number(attributes["r"], row)
            cell, error = attributes, ""
            has_formula = has_value = False
        elif tag == "f":
            has_formula = True
        elif tag in {"v", "is"}:
            has_value = in_value = True

    def text(data: str) -> None:
        nonlocal error
        if in_value and cell.get("t") == "e":
            error += data

    def end(tag: str) -> None:
        nonlocal in_value
        tag = tag.rpartition(":")[2]
        if tag in {"v", "is"}:
            in_value = False
        elif tag == "c" and (has_value or has_formula):
            marks.rows, marks.columns = max(marks.rows, row), max(marks.columns, column)
            if cell.get("t") == "e":
                marks.unusable[row, column] = error or "#?"
            elif has_formula and not has_value:
                marks.unusable[row, column] = ""
            elif cell.get("s") in styles and cell.get("t", "n") == "n":
                marks.percent.add((row, column))

    _parse(archive, part, start, EndElementHandler=end, CharacterDataHandler=text)
    return marks


def _percent_styles(archive: ZipFile) -> frozenset[str]:
    """The numbers of the cell styles that show a number as a percentage."""
    formats = set(PERCENT_FORMATS)
    styles: list[str] = []
    inside = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside
        if tag == "numFmt" and "%" in attributes.get("formatCode", ""):
            formats.add(attributes.get("numFmtId", ""))
        elif tag == "xf" and inside:
            styles.append(attributes.get("numFmtId", "0"))
        elif tag != "xf":
            # cellXfs is what cells refer to; cellStyleXfs, before it, holds the same elements for something else.
            inside = tag == "cellXfs" or (inside and tag in {"alignment", "protection", "extLst", "ext"})

    if "xl/styles.xml" in archive.namelist():
        _parse(archive, "xl/styles.xml", start)
    return frozenset(str(i) for i, number_format in enumerate(styles) if number_format in formats)


def _row_number(written: str | None, otherwise: int) -> int:
    if written is None:
        return otherwise
    # Where a number is not plainly one, the library that reads the values may take it for another: refuse it.
    if not ROW.fullmatch(written):
        raise BrokenWorkbookError(written)
    return int(written)


def _column_number(name: str, row: int) -> int:
    placed = CELL_NAME.fullmatch(name)
    if placed is None or placed[2] != str(row):
        raise BrokenWorkbookError(name)
    number = 0
    for letter in placed[1]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(row: int, column: int) -> str:
    """`B7` of row 7, column 2 (both from 1)."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters + str(row)
