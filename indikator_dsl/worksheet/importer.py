"""A raw worksheet, as it comes out of a document, turned into a definition file; every line is used or reported."""

from __future__ import annotations

import re

from attrs import frozen

from indikator_dsl.definition.keys import PARENTS
from indikator_dsl.definition.reader import LONE_RETURN, MOST_BYTES
from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.diagnostics.errors import DefinitionError
from indikator_dsl.diagnostics.source import Source
from indikator_dsl.text.names import clean, fold
from indikator_dsl.worksheet.table import (
    ASSUMED,
    Columns,
    Label,
    Row,
    find_columns,
    is_row,
    is_signature,
    is_torn,
    read_label,
    read_row,
    without_markup,
)
from indikator_dsl.worksheet.tree import FIELDS, Node, Tree

__all__ = ["Imported", "import_worksheet"]

LONGEST_VALUE = 80


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
    importer = _Importer(text.split("\n"))
    importer.read()
    diagnostics = [source.locate(finding) for finding in sorted(importer.diagnostics, key=lambda found: found.start)]
    if importer.columns is None:
        raise DefinitionError(diagnostics)
    return Imported(importer.tree.text(importer.titles), tuple(diagnostics))


class _Importer:
    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.starts = [0]
        for line in lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.diagnostics: list[Diagnostic] = []
        self.columns: Columns | None = None
        self.titles: list[str] = []
        self.tree = Tree()
        self.label: Label | None = None
        self.label_line = 0
        self.level: Node | None = None  # the last level, to which rows without a name belong
        self.section_has_program = False
        self.seen: dict[str, int] = {}  # the indicators of that level and their lines
        self.shifted: list[int] = []  # the run of lines that lack the column of numbers
        self.labels: list[tuple[int, Label]] = []

    def read(self) -> None:
        first = self.find_table()
        if self.columns is None:
            self.say("K101", 0)
            return
        signatures, titles = self.signature_lines(first), set(map(fold, self.titles))
        after_blank = after_row = False
        for number in range(first, len(self.lines)):
            line = self.lines[number]
            if not without_markup(line):
                after_blank, after_row = True, False
                continue
            was_after_row, after_row = after_row, False
            if number in signatures:
                self.say("K401", number, isi=_short(line))
            elif find_columns(line) is not None:
                self.say("K205", number)
            elif is_torn(line, self.columns) or (was_after_row and "\t" not in line):
                self.say("K310", number, isi=_short(line))
                after_row = True
            elif is_row(line, self.columns):
                after_row = True
                if after_blank and self.label is not None:
                    self.say("K207", number)
                self.row(number, read_row(line, self.columns, shifted_before=self.shifted[-1:] == [number - 1]))
            elif fold(without_markup(line)) in titles:
                self.say("K206", number, isi=_short(line))
            else:
                self.say("K402", number, isi=_short(line))
            after_blank = False
        self.close_section()
        self.report_shifted()
        self.check_numbers()

    # -- around the table -----------------------------------------------------------------------------------------

    def find_table(self) -> int:
        """Find the columns and the title; return the number of the first line below the headings."""
        for number, line in enumerate(self.lines):
            if "\t" in line and (columns := find_columns(line)) is not None:
                self.columns = columns
                self.titles_above(number)
                for title, kind in zip(columns.titles, columns.kinds, strict=True):
                    if title and not kind:
                        self.say("K208", number, kolom=_short(title))
                return number + 1
        for number, line in enumerate(self.lines):
            if "\t" in line and read_label(read_row(line, ASSUMED, shifted_before=False)) is not None:
                self.columns = ASSUMED
                self.titles_above(number)
                self.say("K102", number, urutan=", ".join(ASSUMED.kinds))
                return number
        return 0

    def titles_above(self, table: int) -> None:
        """The lines that stand together first are the title; what else stands above the table is reported."""
        ended = False
        for number in range(table):
            text = without_markup(self.lines[number])
            if not text:
                ended = bool(self.titles)
            elif ended or "\t" in self.lines[number].strip():
                self.say("K402", number, isi=_short(text))
            else:
                self.titles.append(text)

    def signature_lines(self, first: int) -> set[int]:
        found: set[int] = set()
        paragraph: list[int] = []
        for number in range(first, len(self.lines) + 1):
            if number < len(self.lines) and self.lines[number].strip():
                paragraph.append(number)
                continue
            # Only what follows a blank line: a row right under the table is a row, whatever it says.
            if paragraph and paragraph[0] > first and is_signature([self.lines[at] for at in paragraph]):
                found.update(paragraph)
            paragraph = []
        return found

    # -- rows -----------------------------------------------------------------------------------------------------

    def row(self, number: int, row: Row) -> None:
        if row.shifted:
            self.shifted.append(number)
        else:
            self.report_shifted()
        label = read_label(row)
        if label is not None:
            self.open_section(number, label, row)
            return
        name, indikator = row.cells.get("Nama"), row.cells.get("Indikator")
        if self.label is None or (self.level is None and not name):
            self.say("K305", number, isi=_short(self.lines[number]))
            return
        written = row.cells.get("Nomor")
        if name and (self.level is None or clean(self.level.name).casefold() != clean(name).casefold()):
            self.level = self.open_level(number, name, self.label, written)
            written = None
        if indikator and self.level is not None:
            self.add_indikator(number, indikator, row, self.level, written)
            return
        lost = [
            written or "",
            *(row.cells.get(kind, "") for kind in FIELDS),
            *(text for _, text in row.others),
            row.extra,
        ]
        if any(lost):
            self.say("K306", number, isi=_short(" | ".join(filter(None, lost))))

    def open_section(self, number: int, label: Label, row: Row) -> None:
        self.close_section()
        self.label, self.label_line, self.level, self.section_has_program = label, number, None, False
        self.labels.append((number, label))
        left = [label.rest, *(row.cells.get(kind, "") for kind in FIELDS), *(text for _, text in row.others), row.extra]
        if any(left):
            self.say("K309", number, jenis=label.jenis, isi=_short(" | ".join(filter(None, left))))

    def close_section(self) -> None:
        if self.label is not None and self.level is None:
            self.say("K308", self.label_line, jenis=self.label.jenis)

    def open_level(self, number: int, name: str, label: Label, written: str | None) -> Node:
        """Begin the level `name` of the section `label`; `written` is what its row has in the column of numbers."""
        jenis = label.jenis
        if jenis == "Program":
            named = name.lower().startswith("program")
            if self.section_has_program and not named:
                jenis = "Kegiatan"
                self.say("K303", number, nama=_short(name))
            self.section_has_program = self.section_has_program or named
        first = self.level is None
        node = Node(jenis, name, label.nomor if first else None)
        numbers = [text for text in ((label.number if first else None), written) if text]
        if numbers:
            node.comment = _number_comment(" dan ".join(numbers))
        parent = self.tree.open(node)
        self.seen = {}
        if jenis == "Program":
            self.say("K302", number, nama=_short(name))
        elif parent is None and None not in PARENTS[jenis]:
            owners = " atau ".join(owner for owner in PARENTS[jenis] if owner)
            self.say("K304", number, jenis=jenis, nama=_short(name), induk=owners)
        return node

    def add_indikator(self, number: int, name: str, row: Row, level: Node, written: str | None) -> None:
        node = Node("Indikator", name)
        node.fields = [(kind, row.cells[kind]) for kind in FIELDS if kind in row.cells]
        node.fields += [("Catatan", f"{title}: {text}" if title else text) for title, text in row.others]
        if row.extra:
            node.fields.append(("Catatan", row.extra))
            self.say("K209", number, isi=_short(row.extra))
        if "Formula" not in row.cells:
            self.say("K301", number, nama=_short(name))
        if written:
            node.comment = _number_comment(written)
        first = self.seen.setdefault(fold(name), number)
        if first != number:
            self.say("K307", number, nama=_short(name), baris=first + 1)
        level.indikator.append(node)

    # -- findings -------------------------------------------------------------------------------------------------

    def say(self, code: str, number: int, suggestion: str | None = None, **values: object) -> None:
        """A finding about the line `number`, which counts from 0."""
        line = self.lines[number]
        start = self.starts[number] + len(line) - len(line.lstrip())
        end = self.starts[number] + len(line.rstrip())
        self.diagnostics.append(Diagnostic.of(code, start, max(start, end), suggestion, **values))

    def report_shifted(self) -> None:
        if self.shifted:
            first, last = self.shifted[0], self.shifted[-1]
            lines = f"{first + 1}" if first == last else f"{first + 1}–{last + 1}"
            self.say("K204", first, baris=lines)
            self.shifted = []

    def check_numbers(self) -> None:
        """Numbers of the first column that are missing or out of order, and levels that alone have none."""
        before: tuple[int, int] | None = None
        for number, label in self.labels:
            written = re.fullmatch(r"([0-9]{1,6})[.)]?", label.number or "")
            if written is None:
                continue
            value = int(written[1])
            if before is not None and value <= before[0]:
                self.say("K203", number, nomor=value, sebelum=before[0], baris=before[1] + 1)
            elif before is not None and value > before[0] + 1:
                gap = f"{before[0] + 1}" if value == before[0] + 2 else f"{before[0] + 1}–{value - 1}"
                self.say("K201", number, hilang=gap, sebelum=before[0], baris=before[1] + 1, sesudah=value)
            before = (value, number)
        numbered = {label.jenis for _, label in self.labels if label.nomor or label.number}
        for number, label in self.labels:
            if label.jenis in numbered and not (label.nomor or label.number):
                self.say("K202", number, jenis=label.jenis)


def _number_comment(number: str) -> str:
    return f"Nomor {number} di kertas kerja"


def _short(text: str) -> str:
    text = clean(without_markup(text))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
