"""A raw worksheet, as it comes out of a document, turned into a definition file; every line is used or reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.definition.reader import LONE_RETURN, MOST_BYTES
from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.diagnostics.errors import DefinitionError
from indikator_dsl.diagnostics.source import Source
from indikator_dsl.text.names import fold
from indikator_dsl.worksheet.headings import ASSUMED, is_heading_text, is_numbering, read_heading, same_titles
from indikator_dsl.worksheet.lines import text_lines
from indikator_dsl.worksheet.markup import without_markup
from indikator_dsl.worksheet.said import Findings, shown
from indikator_dsl.worksheet.sections import Sections
from indikator_dsl.worksheet.table import (
    is_row,
    is_signature,
    is_torn,
    read_label,
    read_named_label,
    read_row,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.worksheet.headings import Columns
    from indikator_dsl.worksheet.lines import Line
    from indikator_dsl.worksheet.pages import Page

__all__ = ["Imported", "Importer", "import_worksheet"]


@frozen
class Imported:
    """The definition file that a worksheet makes, and what was found on the way, located in the worksheet."""

    definition_text: str
    diagnostics: tuple[Diagnostic, ...]


def import_worksheet(text: str, file: str | None = None) -> Imported:
    """Read the raw `text` of a worksheet, its columns separated by tabs. `file` is named in the findings.

    Nothing is made up: a missing formula stays missing, a program gets no parent that no row names. Every line that
    is not blank is in the definition or in a finding. Raises DefinitionError for a text that holds no table.
    """
    text = LONE_RETURN.sub("\n", text.removeprefix("\ufeff"))
    source = Source(text, file)
    nul = text.find("\0")
    if nul >= 0:
        raise DefinitionError([source.locate(Diagnostic.of("K103", nul, nul + 1))])
    if len(text) > MOST_BYTES:
        raise DefinitionError([source.locate(Diagnostic.of("K104", batas=f"{MOST_BYTES // 1_000_000} MB"))])
    importer = Importer()
    importer.read(text_lines(source))
    return importer.imported()


class Importer:
    """Reads one worksheet after another into one definition."""

    def __init__(self) -> None:
        self.findings = Findings()
        self.sections = Sections(self.findings)
        self.columns: Columns | None = None
        self.titles: list[str] = []
        self.shifted: list[Line] = []  # the run of lines that lack the column of numbers

    def imported(self) -> Imported:
        """What was read. Raises DefinitionError where no table was found."""
        self.sections.finish()
        if self.columns is None:
            raise DefinitionError(self.findings.located())
        return Imported(self.sections.tree.text(self.titles), tuple(self.findings.located()))

    def read(self, lines: Sequence[Line]) -> None:
        """Read one text, sheet or document, whose table has columns of its own."""
        columns, first = self.find_table(lines)
        if columns is None:
            self.findings.say("K101", lines[0])
            return
        self.columns = columns
        self.sections.begin(columns)
        self.rows(lines, first)
        self.sections.close()
        self.report_shifted()

    def read_pages(self, pages: Sequence[Page]) -> None:
        """Read those sheets (or the document) that have a table; of the others it is said that they are left out."""
        shown_pages = [page for page in pages if not page.hidden]
        headed = [page for page in shown_pages if _heading(page.lines) is not None]
        read = headed or [page for page in shown_pages if _first_label(page.lines) is not None]
        if not read:
            self.findings.say("K101", next((page.line for page in shown_pages), pages[0].line))
            return
        for page in pages:
            if page in read:
                self.read(page.lines)
                for code, line, column, values in page.remarks:
                    self.findings.say(code, line, column, None, **values)
            elif any(line.filled for line in page.lines):
                self.findings.say("K504" if page.hidden else "K503", page.line, lembar=page.name)

    def rows(self, lines: Sequence[Line], first: int) -> None:
        signatures, titles = _signature_lines(lines, first), set(map(fold, self.titles))
        after_blank = after_row = signed = False
        number = first
        while number < len(lines):
            line = lines[number]
            number += 1
            text = without_markup(line.whole)
            if not text:
                after_blank, after_row = True, False
                continue
            was_after_row, after_row = after_row, False
            if number - 1 in signatures:
                self.findings.say("K401", line, isi=shown(line))
                signed = True
            elif self.is_heading(line):
                self.findings.say("K205", line)
                signed = False
            elif (heading := self.new_heading(lines, number - 1)) is not None:
                number += heading - 1
            elif is_numbering(line):
                self.findings.say("K210", line)
            elif is_torn(line, self.table) or (was_after_row and len(line.cells) == 1 and not line.grid):
                self.findings.say("K310", line, isi=shown(line))
                after_row = True
            elif (named := read_named_label(line)) is not None and len(line.cells) > 1:
                after_row = True
                self.sections.named(line, *named)
            elif is_row(line, self.table) and not (signed and line.filled == 1):
                after_row, signed = True, False
                if after_blank and self.sections.is_open:
                    self.findings.say("K207", line)
                self.row(line)
            elif fold(text) in titles:
                self.findings.say("K206", line, isi=shown(line))
            else:
                self.findings.say("K402", line, isi=shown(line))
            after_blank = False

    @property
    def table(self) -> Columns:
        assert self.columns is not None  # rows are read below headings
        return self.columns

    # -- around the table -----------------------------------------------------------------------------------------

    def find_table(self, lines: Sequence[Line]) -> tuple[Columns | None, int]:
        """The columns of the table and the number of the first line below its headings; reports what stands above."""
        found = _heading(lines)
        if found is not None:
            number, columns, rows = found
            self.titles_above(lines[:number])
            self.report_heading(lines[number : number + rows], columns)
            return columns, number + rows
        first = _first_label(lines)
        if first is None:
            return None, 0
        self.titles_above(lines[:first])
        self.findings.say("K102", lines[first], urutan=", ".join(ASSUMED.kinds))
        return ASSUMED, first

    def is_heading(self, line: Line) -> bool:
        """Whether the headings of the table are printed here again."""
        return len(line.cells) > 1 and same_titles(line, self.table)

    def new_heading(self, lines: Sequence[Line], at: int) -> int | None:
        """Take over the headings of another table, if they stand here; the number of their rows."""
        line = lines[at]
        if line.filled < 3 or not all(is_heading_text(text) for cell in line.cells if (text := without_markup(cell))):
            return None
        found = read_heading(lines, at)
        row = read_row(line, self.table, shifted_before=False)
        is_label = read_label(row) is not None and set(row.leftovers) <= set(row.printed_headings)
        if found is None or is_label:
            return None
        self.report_shifted()
        self.columns = found[0]
        self.findings.say("K211", line)
        self.report_heading(lines[at : at + found[1]], found[0])
        self.sections.begin(found[0], go_on=True)
        return found[1]

    def report_heading(self, rows: Sequence[Line], columns: Columns) -> None:
        line = rows[0]
        for below in rows[1:]:
            self.findings.say("K217", below, isi=shown(below))
        for column, (title, kind) in enumerate(zip(columns.titles, columns.kinds, strict=True)):
            if title and not kind and column not in columns.owners:
                self.findings.say("K208", line, column if line.grid else None, kolom=shown(title))

    def titles_above(self, lines: Sequence[Line]) -> None:
        """The lines that stand together first are the title; what else stands above the table is reported."""
        ended, first = False, not self.titles
        for line in lines:
            text = without_markup(line.whole)
            if not text:
                ended = bool(self.titles)
            elif not first and fold(text) in map(fold, self.titles):
                self.findings.say("K206", line, isi=shown(text))
            elif ended or not first or line.filled > 1:
                self.findings.say("K402", line, isi=shown(text))
            else:
                self.titles.append(text)

    # -- rows -----------------------------------------------------------------------------------------------------

    def row(self, line: Line) -> None:
        follows = bool(self.shifted) and self.shifted[-1].number == line.number - 1
        row = read_row(line, self.table, shifted_before=follows)
        if row.shifted:
            self.shifted.append(line)
        else:
            self.report_shifted()
        label = read_label(row)
        if label is not None:
            again = row.printed_headings
            left = [text for text in row.leftovers if text not in again]
            if len(left) < len(row.leftovers):
                self.findings.say("K205", line)
            self.sections.open(line, label, left)
        else:
            self.sections.row(line, row)

    def report_shifted(self) -> None:
        if self.shifted:
            first, last = self.shifted[0], self.shifted[-1]
            self.findings.say(
                "K204", first, baris=f"{first.number}–{last.called}" if last is not first else last.called
            )
            self.shifted = []


def _heading(lines: Sequence[Line]) -> tuple[int, Columns, int] | None:
    """Where the headings of the table stand, its columns, and the number of rows of the headings."""
    for number, line in enumerate(lines):
        if len(line.cells) > 1 and (found := read_heading(lines, number)) is not None:
            return number, *found
    return None


def _first_label(lines: Sequence[Line]) -> int | None:
    """The head of the first section in a table that has lost its headings."""
    for number, line in enumerate(lines):
        if len(line.cells) > 1 and read_label(read_row(line, ASSUMED, shifted_before=False)) is not None:
            return number
    return None


def _signature_lines(lines: Sequence[Line], first: int) -> set[int]:
    found: set[int] = set()
    paragraph: list[int] = []
    for number in range(first, len(lines) + 1):
        if number < len(lines) and lines[number].filled:
            paragraph.append(number)
            continue
        # Only what follows a blank line: a row right under the table is a row, whatever it says.
        if paragraph and paragraph[0] > first and is_signature([lines[at] for at in paragraph]):
            found.update(paragraph)
        paragraph = []
    return found
