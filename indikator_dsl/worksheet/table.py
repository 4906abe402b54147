"""The rows of a worksheet's table: their cells by kind, put straight; heads of sections and signatures told apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl.definition.keys import LEVELS
from indikator_dsl.text.names import clean
from indikator_dsl.worksheet.headings import FIELDS, is_heading_text, kind_of
from indikator_dsl.worksheet.markup import without_markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.worksheet.headings import Columns
    from indikator_dsl.worksheet.lines import Line

__all__ = [
    "OF_LINES",
    "Cell",
    "Label",
    "Row",
    "is_row",
    "is_signature",
    "is_torn",
    "read_label",
    "read_named_label",
    "read_row",
]

NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)*|[ivxlc]+|[a-z])[.)]?", re.IGNORECASE)
LEVEL = (
    r"(?:([0-9]+)[.)]?\s+)?(IKD|Misi|Tujuan|Sasaran|Program|Kegiatan|Sub(?:\s+|-)?Kegiatan)"
    r"(?:\s+Strategis)?(?:\s+([0-9][0-9A-Za-z.]*))?"
)
LABEL = re.compile(LEVEL + r"\s*:?", re.IGNORECASE)
NAMED_LABEL = re.compile(LEVEL + r"\s*:\s*(\S.*)", re.IGNORECASE)
INDICATOR_LABEL = re.compile(
    r"Indikator(?:\s+(?:Kinerja|Utama|Strategis|IKD|Misi|Tujuan|Sasaran|Program|Kegiatan|Sub|-|[0-9]+))*", re.IGNORECASE
)
LEVEL_NAMES = {
    "ikd": "IKD",
    "misi": "Misi",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "program": "Program",
    "kegiatan": "Kegiatan",
}
SIGNATURE = re.compile(
    r"\bNIP\b|^(?:Plt\.?\s+|Pj\.?\s+)?(?:Camat|Lurah|Kepala|Sekretaris|Bupati|Wali\s?kota)\b|^Mengetahui\b",
    re.IGNORECASE,
)
OF_LINES = frozenset(("Nomor", "Nama", "Indikator", *LEVELS))
"""Kinds that name something: where one is blank, the line goes on with what the lines above have named."""
CROSSED_OUT = frozenset(("-", "–", "—", "n/a", "...", "…"))
"""What is written into a cell to show that nothing belongs there."""
REPEATED = frozenset(("Target", "Catatan", ""))
"""Kinds that may stand in several columns."""


class Cell(NamedTuple):
    """What stands in one column of a line: the kind and the title of the column, the text, the column of the line."""

    kind: str
    title: str
    text: str
    column: int


class Row(NamedTuple):
    """One line by its columns, blank cells left out.

    `cells` holds the kinds that stand once; `others` targets, remarks, and what stands under headings that are not
    known. `above` are the cells of lines above that reach down into this one. `shifted` tells that the column of
    numbers was missing; `extra` holds what stands beyond the last column.
    """

    cells: dict[str, Cell]
    others: tuple[Cell, ...]
    above: tuple[Cell, ...]
    extra: str
    shifted: bool

    def text(self, kind: str, otherwise: str = "") -> str:
        """What the line says itself in the column of `kind`."""
        return self.cells[kind].text if kind in self.cells else otherwise

    @property
    def is_continuation(self) -> bool:
        """Whether the cell of the indicator above reaches down to this line, so that what it holds is said of that."""
        covered = any(cell.kind == "Indikator" for cell in self.above)
        return covered and not any(kind in self.cells for kind in OF_LINES)

    @property
    def leftovers(self) -> list[str]:
        """What the line says beside a level's name and an indicator's."""
        cells = [*(self.cells[kind] for kind in FIELDS if kind in self.cells), *self.others]
        return [*(cell.text for cell in cells), *filter(None, [self.extra])]

    @property
    def printed_headings(self) -> list[str]:
        """Those of the leftovers that are headings of their columns, printed again beside the head of a section."""
        cells = [*self.cells.values(), *self.others]
        return [cell.text for cell in cells if is_heading_text(cell.text) and kind_of(cell.text) == cell.kind != ""]


class Label(NamedTuple):
    """The head of a section: a level, the number after it, the number before it, and words that say something else."""

    jenis: str
    nomor: str | None
    number: str | None
    rest: str


def read_row(line: Line, columns: Columns, *, shifted_before: bool) -> Row:
    """The cells of `line`. A row that lacks the first column, that of the numbers, is shifted into place.

    Whether it lacks it is told by what stands first; where nothing stands first, by the row before it on the page.
    """
    cells = line.cells
    count = len(columns.kinds)
    moved = 0
    if columns.kinds[0] == "Nomor":
        first = without_markup(cells[0])
        numbered = not first or NUMBER.fullmatch(first) is not None
        ends_blank = len(cells) < count or not cells[count - 1].strip()
        if len(cells) < count or line.grid:
            follows = not first and shifted_before and (len(cells) == count - 1 or line.grid)
            moved = int(ends_blank and (not numbered or follows) and not (line.grid and line.filled < 2))
        else:
            moved = int(not numbered and not cells[-1].strip())
    found: dict[str, Cell] = {}
    others: list[Cell] = []
    above: list[Cell] = []
    for column in range(moved, count):
        at = column - moved
        titled = columns.owners.get(column, column)
        kind, title = columns.kinds[titled], columns.titles[titled]
        own = _text(cells[at], kind) if at < len(cells) else ""
        if own and kind not in REPEATED and kind not in found:
            found[kind] = Cell(kind, title, own, at)
        elif own:
            others.append(Cell(kind if kind in REPEATED else "", title, own, at))
        elif at in line.above:
            above.append(Cell(kind, title, _text(line.above[at], kind), at))
    extra = clean(" ".join(cells[count - moved :]))
    return Row(found, tuple(others), tuple(above), extra, bool(moved))


def _text(cell: str, kind: str) -> str:
    text = without_markup(cell)
    if text.lower() in CROSSED_OUT:
        return ""
    # A formula stays as written, markup and all: its reader removes it and still knows every place.
    return cell.strip() if kind == "Formula" else text


def read_label(row: Row) -> Label | None:
    """The section that `row` heads, or None for a row of the table's own text."""
    label = LABEL.fullmatch(row.text("Nama"))
    usual = INDICATOR_LABEL.fullmatch(row.text("Indikator", "Indikator")) is not None
    if label is None or not (usual or row.cells.keys().isdisjoint(("Definisi", "Formula"))):
        return None
    number = " ".join(filter(None, (row.text("Nomor"), label[1])))
    return Label(_jenis(label[2]), label[3], number or None, "" if usual else row.text("Indikator"))


def read_named_label(line: Line) -> tuple[Label, str] | None:
    """The section and the name of the level that a line with one filled cell gives: `Sasaran 1: Tertib umum`."""
    if line.filled != 1:
        return None
    label = NAMED_LABEL.fullmatch(without_markup(line.whole))
    return label and (Label(_jenis(label[2]), label[3], label[1], ""), label[4])


def _jenis(written: str) -> str:
    return LEVEL_NAMES.get(written.lower(), "Sub Kegiatan")


def is_row(line: Line, columns: Columns) -> bool:
    """Whether `line` is a row of the table: two cells filled, or as wide as the table, or the head of a section."""
    count, width = len(line.cells), len(columns.kinds)
    if line.grid and not width - 1 <= count <= width:
        return False  # of another table
    if count > 1 and line.filled > 1:
        return True
    if line.grid and columns.kinds[0] == "Nomor" and line.cells[0].strip():
        pass  # a remark below the table
    elif count > 1 and count >= width - 1:
        return True
    return line.filled == 1 and LABEL.fullmatch(without_markup(line.whole)) is not None


def is_torn(line: Line, columns: Columns) -> bool:
    """Whether `line` is the rest of a cell that held a line break: text where the number stands, and cells missing."""
    first = without_markup(line.cells[0])
    count = len(line.cells)
    if (
        line.grid
        or columns.kinds[0] != "Nomor"
        or not first
        or NUMBER.fullmatch(first)
        or not 1 < count < len(columns.kinds) - 1
    ):
        return False
    return read_label(read_row(line, columns, shifted_before=False)) is None


def is_signature(paragraph: Sequence[Line]) -> bool:
    """Whether lines that stand together are the signature of an official."""
    narrow = all(line.filled < 3 for line in paragraph)
    return narrow and any(SIGNATURE.search(cell.strip()) for line in paragraph for cell in line.cells)
