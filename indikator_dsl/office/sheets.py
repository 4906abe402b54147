"""What has to be known of a spreadsheet before, and beside, its values.

The library that reads the values lays a sheet out as one block of memory (a cell at the last row and column of an
8 KB file asks for 500 GB), shows an error such as #DIV/0! and a formula that was never computed as blank cells, and
does not tell 0.85 from a cell that shows 85 %. All of this stands in the sheet's XML.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, NamedTuple

from attrs import Factory, define

from indikator_dsl.office.refusal import BrokenArchiveError
from indikator_dsl.office.xml import walk

if TYPE_CHECKING:
    from indikator_dsl.office.archive import Archive
    from indikator_dsl.office.xml import Attributes

__all__ = [
    "INSTALL",
    "Marks",
    "Merged",
    "Sheet",
    "cell_name",
    "read_values",
    "related_parts",
    "scan_sheet",
    "sheets",
]

INSTALL = 'pip install "indikator-dsl[xlsx]"'

ROW = re.compile("[1-9][0-9]{0,6}")
CELL_NAME = re.compile("([A-Z]{1,3})([1-9][0-9]{0,6})")
PERCENT_FORMATS = ("9", "10")  # the two that every spreadsheet has built in


class Sheet(NamedTuple):
    """A worksheet: its name, the part it is in, and whether its workbook hides it."""

    name: str
    part: str
    hidden: bool


class Merged(NamedTuple):
    """The cells from `row`, `column` to `last_row`, `last_column` (from 1, all inclusive), shown as one."""

    row: int
    column: int
    last_row: int
    last_column: int


@define
class Marks:
    """The extent of a sheet, and the cells (row and column, from 1) whose value alone would mislead.

    `unusable` holds what an error cell shows (`#DIV/0!`), or "" for a formula that was never computed; `hidden` are
    rows that are not shown.
    """

    rows: int = 0
    columns: int = 0
    unusable: dict[tuple[int, int], str] = Factory(dict)
    percent: set[tuple[int, int]] = Factory(set)
    merged: list[Merged] = Factory(list)
    hidden: list[int] = Factory(list)


def sheets(archive: Archive) -> list[Sheet]:
    """The worksheets in the order of the workbook. Chart sheets are left out.

    Raises BrokenArchiveError for a workbook that has none, or two of one name.
    """
    targets = related_parts(archive, "xl/_rels/workbook.xml.rels", "worksheet")
    found: list[Sheet] = []

    def sheet(tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            identifier = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            if identifier in targets:
                hidden = attributes.get("state", "visible") != "visible"
                found.append(Sheet(attributes.get("name", ""), targets[identifier], hidden))

    walk(archive.part("xl/workbook.xml"), "xl/workbook.xml", sheet)
    if not found or len({sheet.name for sheet in found}) < len(found):
        raise BrokenArchiveError("xl/workbook.xml")
    return found


def read_values(archive: Archive, names: list[str]) -> list[list[list[object]]]:
    """The values of the named sheets by row and column, from A1 on: str, float, bool, dates; "" where blank.

    Raises ImportError where the package that reads them is not installed.
    """
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(archive.packed())) as workbook:
            return [
                [list(row) for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)]
                for name in names
            ]
    except (CalamineError, OSError, ValueError) as error:
        raise BrokenArchiveError(str(error)) from error


def related_parts(archive: Archive, part: str, kind: str) -> dict[str, str]:
    """The parts that `part` (a `.rels`) relates to by relations of `kind`, by identifier."""
    folder = part.partition("_rels/")[0]
    targets: dict[str, str] = {}

    def relation(tag: str, attributes: Attributes) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith("/" + kind):
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else folder + target
            while "/../" in path:
                path = re.sub(r"[^/]+/\.\./", "", path, count=1)
            targets[attributes.get("Id", "")] = path

    walk(archive.part(part), part, relation)
    return targets


def scan_sheet(archive: Archive, part: str) -> Marks:
    """Look through one worksheet. Raises BrokenArchiveError for XML that is none, or contradicts itself."""
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
            if attributes.get("hidden") in {"1", "true"}:
                marks.hidden.append(row)
        elif tag == "c":
            column += 1
            if "r" in attributes:
                column = _column_number(attributes["r"], row)
            cell, error = attributes, ""
            has_formula = has_value = False
        elif tag == "f":
            has_formula = True
        elif tag in {"v", "is"}:
            # A library that computes nothing writes an empty <v/> behind the formula; a text may truly be empty.
            in_value = True
            has_value = has_value or not has_formula or cell.get("t") == "str"
        elif tag == "mergeCell":
            marks.merged.append(_merged(attributes.get("ref", "")))

    def text(data: str) -> None:
        nonlocal error, has_value
        if in_value:
            has_value = has_value or not data.isspace()
            if cell.get("t") == "e":
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

    walk(archive.part(part), part, start, EndElementHandler=end, CharacterDataHandler=text)
    return marks


def _merged(reference: str) -> Merged:
    first, _, last = reference.partition(":")
    ends = [CELL_NAME.fullmatch(name) for name in (first, last or first)]
    if ends[0] is None or ends[1] is None:
        raise BrokenArchiveError(reference)
    rows, columns = zip(*((int(end[2]), _letters(end[1])) for end in ends if end), strict=True)
    return Merged(min(rows), min(columns), max(rows), max(columns))


def _percent_styles(archive: Archive) -> frozenset[str]:
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

    if "xl/styles.xml" in archive.parts:
        walk(archive.part("xl/styles.xml"), "xl/styles.xml", start)
    return frozenset(str(i) for i, number_format in enumerate(styles) if number_format in formats)


def _row_number(written: str | None, otherwise: int) -> int:
    if written is None:
        return otherwise
    # Where a number is not plainly one, the library that reads the values may take it for another: refuse it.
    if not ROW.fullmatch(written):
        raise BrokenArchiveError(written)
    return int(written)


def _column_number(name: str, row: int) -> int:
    placed = CELL_NAME.fullmatch(name)
    if placed is None or placed[2] != str(row):
        raise BrokenArchiveError(name)
    return _letters(placed[1])


def _letters(written: str) -> int:
    number = 0
    for letter in written:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def cell_name(row: int, column: int) -> str:
    """`B7` of row 7, column 2 (both from 1)."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters + str(row)
