"""The rows of a worksheet put into levels and indicators: what each row opens, goes on with, or leaves to be said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.definition.keys import PARENTS
from indikator_dsl.text.names import clean, fold
from indikator_dsl.worksheet.indicators import continue_indikator, make_indikator
from indikator_dsl.worksheet.said import shown
from indikator_dsl.worksheet.table import Label
from indikator_dsl.worksheet.tree import Node, Tree

if TYPE_CHECKING:
    from indikator_dsl.worksheet.headings import Columns
    from indikator_dsl.worksheet.lines import Line
    from indikator_dsl.worksheet.said import Findings
    from indikator_dsl.worksheet.table import Row

__all__ = ["Sections"]


class Sections:
    """The tree while it grows. A section is what stands below the head of a level (`Sasaran 1`)."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.tree = Tree()
        self.columns: Columns | None = None
        self.label: Label | None = None
        self.label_line: Line | None = None
        self.level: Node | None = None  # the last level, to which rows without a name belong
        self.indikator: Node | None = None  # the last indicator, while the rows below may go on with it
        self.section_has_program = False
        self.seen: dict[str, Line] = {}  # the indicators of that level and their lines
        self.labels: list[tuple[Line, Label]] = []

    @property
    def is_open(self) -> bool:
        """Whether a row can be read as going on with what stands above it."""
        return self.label is not None or self.level is not None

    def begin(self, columns: Columns, *, go_on: bool = False) -> None:
        """A table with these columns begins; with `go_on` its rows may belong to the levels above them."""
        self.columns = columns
        self.indikator = None
        if not go_on:
            self.close()
            self.label = self.label_line = self.level = None
            self.tree.current.clear()
        if columns.jenis is not None:
            self.close()
            self.label, self.label_line, self.level = Label(columns.jenis, None, None, ""), None, None

    def close(self) -> None:
        """Say of a section that has ended whether it was empty."""
        if self.label is not None and self.label_line is not None and self.level is None:
            self.findings.say("K308", self.label_line, jenis=self.label.jenis)
            self.label_line = None

    def open(self, line: Line, label: Label, leftovers: list[str]) -> None:
        """The head of a section."""
        self.close()
        self.label, self.label_line, self.level = label, line, None
        self.indikator, self.section_has_program = None, False
        self.labels.append((line, label))
        left = [*filter(None, [label.rest]), *leftovers]
        if left:
            self.findings.say("K309", line, jenis=label.jenis, isi=shown(" | ".join(left)))

    def named(self, line: Line, label: Label, name: str) -> None:
        """The head of a section and the name of its level in one line."""
        self.open(line, label, [])
        self.level = self.open_level(line, None, name, label, None)

    def row(self, line: Line, row: Row) -> None:
        """A row of the table's own text."""
        written = row.text("Nomor") or None
        if row.is_continuation and self.indikator is not None:
            if row.leftovers:
                continue_indikator(self.indikator, line, row, self.findings)
            return
        name = row.cells.get("Nama")
        opened = self.level_columns(line, row, written)
        if name is not None and self.label is not None and not self.is_current(name.text):
            self.level = self.open_level(line, name.column, name.text, self.label, written)
            opened = True
        if self.level is None:
            self.findings.say("K305", line, isi=shown(line))
            return
        if opened:
            written = None
        if "Indikator" in row.cells:
            self.add_indikator(line, row, self.level, written)
            return
        self.indikator = None
        lost = [*filter(None, [written]), *row.leftovers]
        if lost:
            self.findings.say("K306", line, isi=shown(" | ".join(lost)))

    def is_current(self, name: str) -> bool:
        """Whether rows are read for the level of this name already."""
        return self.level is not None and clean(self.level.name).casefold() == name.casefold()

    def level_columns(self, line: Line, row: Row, written: str | None) -> bool:
        """Open the levels that the row names, each in its own column; whether there was one."""
        opened = False
        for jenis in self.columns.levels if self.columns else ():
            cell = row.cells.get(jenis)
            if cell is None:
                continue
            current = self.tree.current.get(jenis)
            if current is not None and clean(current.name).casefold() == cell.text.casefold():
                self.level = current if self.level is None else self.level
                continue
            label = Label(jenis, None, None, "")
            self.level = self.open_level(line, cell.column, cell.text, label, None if opened else written, owned=True)
            opened = True
        return opened

    def open_level(
        self, line: Line, column: int | None, name: str, label: Label, written: str | None, *, owned: bool = False
    ) -> Node:
        """Begin the level `name` of the section `label`; `written` is what its row has in the column of numbers.

        `owned`: its row shows by columns what it belongs to.
        """
        jenis = label.jenis
        if jenis == "Program" and not owned and self.label_line is not None:  # in a column of programs, all are
            named = name.lower().startswith("program")
            if self.section_has_program and not named:
                jenis = "Kegiatan"
                self.findings.say("K303", line, column, nama=shown(name))
            self.section_has_program = self.section_has_program or named
        first = self.level is None
        node = Node(jenis, name, label.nomor if first else None)
        numbers = [text for text in ((label.number if first else None), written) if text]
        if numbers:
            node.comment = number_comment(" dan ".join(numbers))
        parent = self.tree.open(node, owned=owned)
        self.seen = {}
        self.indikator = None
        if jenis == "Program" and parent is None:
            self.findings.say("K302", line, column, nama=shown(name))
        elif parent is None and None not in PARENTS[jenis]:
            owners = " atau ".join(owner for owner in PARENTS[jenis] if owner)
            self.findings.say("K304", line, column, jenis=jenis, nama=shown(name), induk=owners)
        return node

    def add_indikator(self, line: Line, row: Row, level: Node, written: str | None) -> None:
        node = make_indikator(line, row, self.findings)
        if written:
            node.comment = number_comment(written)
        name = row.cells["Indikator"]
        first = self.seen.setdefault(fold(name.text), line)
        if first is not line:
            self.findings.say("K307", line, name.column, nama=shown(name.text), baris=first.called)
        level.indikator.append(node)
        self.indikator = node

    def finish(self) -> None:
        """Numbers of the first column that are missing or out of order, and levels that alone have none."""
        before: tuple[int, Line] | None = None
        for line, label in self.labels:
            written = re.fullmatch(r"([0-9]{1,6})[.)]?", label.number or "")
            if written is None:
                continue
            value = int(written[1])
            if before is not None and value <= before[0]:
                self.findings.say("K203", line, nomor=value, sebelum=before[0], baris=before[1].called)
            elif before is not None and value > before[0] + 1:
                gap = f"{before[0] + 1}" if value == before[0] + 2 else f"{before[0] + 1}–{value - 1}"
                self.findings.say("K201", line, hilang=gap, sebelum=before[0], baris=before[1].called, sesudah=value)
            before = (value, line)
        numbered = {label.jenis for _, label in self.labels if label.nomor or label.number}
        for line, label in self.labels:
            if label.jenis in numbered and not (label.nomor or label.number):
                self.findings.say("K202", line, jenis=label.jenis)


def number_comment(number: str) -> str:
    return f"Nomor {number} di kertas kerja"
