"""DOCX documents as the lines of a worksheet: paragraphs, and the rows of all tables on their grids of columns.

Read by hand and not by a library: the libraries leave out equations and give a merged cell once for each column that it
covers, which is half of what is needed here; they also bring an XML parser of their own, to be hardened separately.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from indikator_dsl.office.archive import open_archive
from indikator_dsl.office.refusal import BrokenArchiveError, RefusedArchiveError
from indikator_dsl.office.xml import read_tree
from indikator_dsl.text.names import short
from indikator_dsl.worksheet.lines import BLANK, Line, written
from indikator_dsl.worksheet.pages import MOST_CELLS, Page, Remark, TooWideError
from indikator_dsl.worksheet.word_text import CONTAINERS, Text, paragraph_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.office.xml import Element

__all__ = ["docx_page"]

DOCUMENT = "word/document.xml"
NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
}
FETCHING = re.compile(
    r"^\s*(?:INCLUDETEXT|INCLUDEPICTURE|INCLUDE|IMPORT|LINK|DDE|DDEAUTO|DATABASE|RD)\b", re.IGNORECASE
)
MOST_COLUMNS = 1_000


def docx_page(raw: bytes, file: str | None) -> Page:
    """The document. Raises the errors of `office`, and TooWideError for tables beyond MOST_CELLS."""
    tree = read_tree(open_archive(raw).part(DOCUMENT), DOCUMENT, NAMESPACES)
    body = tree.find("w:body")
    if tree.name != "w:document" or body is None:
        raise BrokenArchiveError(DOCUMENT)
    _refuse_fields(tree)
    reader = _Reader(file)
    for block in _blocks(body):
        if block.name == "w:p":
            reader.paragraph(block)
        else:
            reader.table(block)
    whole = Line(cells=("",), number=1, file=file, name="dokumen")
    return Page("", tuple(reader.lines), tuple(reader.remarks), line=whole)


def _blocks(element: Element) -> Iterator[Element]:
    """The paragraphs and tables of a body or a cell, in their order, out of whatever holds them."""
    left = list(reversed(element.children))
    while left:
        child = left.pop()
        if child.name in CONTAINERS:
            left += reversed(child.children)
        elif child.name in {"w:p", "w:tbl"}:
            yield child


def _refuse_fields(tree: Element) -> None:
    """Refuse fields that bring in other files; their instruction may be cut into several runs."""
    for simple in tree.all("w:fldSimple"):
        _check_field(simple.get("instr") or "")
    instruction: list[str] = []
    left = [tree]
    while left:
        element = left.pop()
        if element.name == "w:instrText":
            instruction.append(element.text)
        elif element.name == "w:fldChar":
            _check_field("".join(instruction))
            instruction = []
        left += reversed(element.children)
    _check_field("".join(instruction))


def _check_field(instruction: str) -> None:
    if FETCHING.match(instruction):
        raise RefusedArchiveError("luar", bagian=f"bidang {short(instruction, 40)}")


@define
class _Cell:
    """A cell of a table's row: the first column of the grid, how many it covers, and whether it continues one above."""

    column: int
    span: int
    continues: bool
    text: Text


@define
class _Table:
    rows: list[list[_Cell]] = field(factory=list)
    has_deleted_rows: bool = False


class _Reader:
    def __init__(self, file: str | None) -> None:
        self.file = file
        self.lines: list[Line] = []
        self.remarks: list[Remark] = []
        self.paragraphs = self.tables = self.cells = 0

    def paragraph(self, element: Element) -> None:
        text = paragraph_text(element)
        self.paragraphs += 1
        cells = tuple(written(cell.replace("\n", " ")) for cell in text.said.split("\t"))
        line = Line(
            cells=cells,
            number=self.paragraphs,
            order=len(self.lines),
            file=self.file,
            name=f"paragraf {self.paragraphs}",
        )
        self.add(line, None, text)
        self.lines.append(line)

    def table(self, element: Element) -> None:
        self.tables += 1
        table = _Table()
        for found in _rows(element):
            self.row(found, table)
        # Columns of the grid at which no cell begins are what moved borders have left.
        used = sorted({cell.column for row in table.rows for cell in row}) or [0]
        place = {column: at for at, column in enumerate(used)}
        self.lines.append(BLANK)
        active: dict[int, str] = {}
        for number, row in enumerate(table.rows, 1):
            cells, above, spans = [""] * len(used), {}, {}
            said: list[tuple[int, Text]] = []
            for cell in row:
                at = place[cell.column]
                covered = sum(1 for column in used if cell.column <= column < cell.column + cell.span)
                if covered > 1:
                    spans[at] = covered
                if cell.continues:
                    if active.get(at, "").strip():
                        above[at] = active[at]
                    continue
                cells[at] = active[at] = written(cell.text.said)
                said.append((at, cell.text))
            line = Line(
                cells=tuple(cells),
                number=number,
                order=len(self.lines),
                file=self.file,
                grid=True,
                above=above,
                spans=spans,
                name=f"tabel {self.tables}",
            )
            for at, text in said:
                self.add(line, at, text)
            self.lines.append(line)
        if table.has_deleted_rows:
            self.remarks.append(Remark("K515", self.lines[-1], None, {}))
        self.lines.append(BLANK)

    def row(self, element: Element, table: _Table) -> None:
        if element.find("w:trPr", "w:del") is not None:
            table.has_deleted_rows = True
            return
        column = _count(element.find("w:trPr", "w:gridBefore"), 0)
        row: list[_Cell] = []
        for cell in _children(element, "w:tc"):
            span = _count(cell.find("w:tcPr", "w:gridSpan"), 1)
            continues = any(
                merge is not None and merge.get("val") != "restart"
                for merge in (cell.find("w:tcPr", "w:vMerge"), cell.find("w:tcPr", "w:hMerge"))
            )
            row.append(_Cell(column, span, continues, _cell_text(cell)))
            column += span
        table.rows.append(row)
        self.cells += column
        if column > MOST_COLUMNS or self.cells > MOST_CELLS:
            raise TooWideError(f"tabel {self.tables} baris {len(table.rows)}")

    def add(self, line: Line, column: int | None, text: Text) -> None:
        for code, values in text.remarks:
            self.remarks.append(Remark(code, line, column, values))


def _rows(table: Element) -> Iterator[Element]:
    return _children(table, "w:tr")


def _children(element: Element, name: str) -> Iterator[Element]:
    """The rows of a table or the cells of a row, out of whatever holds them."""
    left = list(reversed(element.children))
    while left:
        child = left.pop()
        if child.name == name:
            yield child
        elif child.name in CONTAINERS:
            left += reversed(child.children)


def _cell_text(cell: Element) -> Text:
    """The paragraphs of a cell, one a line; a table in it as lines as well, which is said."""
    text = Text()
    said: list[str] = []
    for block in _blocks(cell):
        if block.name == "w:p":
            inner = paragraph_text(block)
            said.append(inner.said.replace("\t", " "))
            text.remarks += inner.remarks
            continue
        for nested in _rows(block):
            parts = [_cell_text(inner) for inner in _children(nested, "w:tc")]
            said.append(" ".join(part.said for part in parts))
            for part in parts:
                text.remarks += part.remarks
        text.say("K513", jenis="tabel di dalam sel", isi=short(" ".join(said)))
    text.said = "\n".join(said)
    return text


def _count(element: Element | None, otherwise: int) -> int:
    written_count = element.get("val") if element is not None else None
    if written_count is None:
        return otherwise
    if not re.fullmatch("[0-9]{1,4}", written_count):
        raise BrokenArchiveError(DOCUMENT)
    return min(max(int(written_count), otherwise), MOST_COLUMNS + 1)
