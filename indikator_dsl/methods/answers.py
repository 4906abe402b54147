"""Answers of a survey, one row a respondent → the totals that SKM computes from, for each unit and period.

unit             ; periode    ; Persyaratan ; Waktu Penyelesaian ; …
Kelurahan Kepel  ; TW I 2025  ; 3           ; 4                  ; …
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.data import Dataset, Datum, Origin
from indikator_dsl.data.columns import PERIODE, SUMBER, UNIT, role_of
from indikator_dsl.data.number_text import read_text
from indikator_dsl.data.table import MOST_CELLS, plain
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.methods.answer_groups import Group, check_groups, group_key
from indikator_dsl.methods.skm import HIGHEST, LOWEST, RESPONDENTS, SKM, Unsur, total_of, unsur_of
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.text.nearest import nearest
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from indikator_dsl.data.cell import Cell
    from indikator_dsl.data.gather import Gatherer
    from indikator_dsl.data.table import Row
    from indikator_dsl.methods.model import Table

__all__ = ["SHEET", "answers_of", "read_answers"]

SHEET = "jawaban"  # of a workbook; else its first

WORD = re.compile(r"\w+")
NUMBER_ALONE = re.compile(r"u\s?([0-9]{1,2})")
LABELS = frozenset((UNIT, PERIODE, SUMBER))
OF_INDICATOR = "indikator"
PASSED_OVER = frozenset(
    (
        *("no", "nomor", "nama", "responden", "no responden", "nomor responden", "kode responden", "email", "tanggal"),
        *("timestamp", "jenis kelamin", "umur", "usia", "pendidikan", "pendidikan terakhir", "pekerjaan"),
        *("jenis layanan", "layanan", "kritik dan saran", "keterangan", "catatan", "kecamatan", "alamat"),
    )
)
"""What a questionnaire also asks for, and the form that collects it adds; it may hold anything."""

LIKELY = 70  # percent of likeness at which a heading is taken for a misspelled unsur
MOST_WRONG = 100  # wrong answers after which reading stops


def read_answers(path: str | Path, unsur: Sequence[Unsur] | None = None, indikator: Sequence[str] = ()) -> Dataset:
    """The totals of each unsur and the number of respondents, for each unit and period of a table of answers.

    The table (`.csv`, `.tsv`, `.txt`, `.xlsx`) has a column for each of `unsur` (those of Permenpan RB 14/2017 where
    none are given), headed by its name; `U1 Persyaratan` and `U1` are read where the definition file writes those
    numbers (`Bobot: U1 Persyaratan = 1; …`), `U1` alone never otherwise. Columns `unit`, `periode` and `sumber` hold
    what they hold in a table of data; `indikator` must choose among the names given, where there are several.

    Raises DataError with every answer that is none of 1, 2, 3 and 4, for columns whose meaning is in doubt, and for
    rows whose units or periods cannot be added up: blank beside named ones, `2025` beside `TW I 2025`.
    """
    from indikator_dsl.data.read import open_table

    return answers_of(open_table(path, SHEET), unsur, indikator)


def answers_of(table: Table, unsur: Sequence[Unsur] | None = None, indikator: Sequence[str] = ()) -> Dataset:
    """See read_answers; the table has been opened."""
    gather, rows = table
    if unsur is None:
        from indikator_dsl.methods.policies import policy_for

        unsur = unsur_of(policy_for(SKM(), "", ())[0].weights)
    reader = _Reader(gather, unsur, indikator)
    reader.read(rows)
    if gather.has_errors:
        raise DataError(gather.findings)
    return Dataset(tuple(reader.entries()), tuple(gather.findings))


class _Reader:
    def __init__(self, gather: Gatherer, unsur: Sequence[Unsur], indikator: Sequence[str]) -> None:
        self.gather = gather
        self.unsur = unsur
        self.by_name = {fold(one.nama): one.nama for one in unsur}
        self.by_number = {one.nomor: one.nama for one in unsur if one.nomor is not None}
        self.indikator = {fold(name): name for name in indikator}
        self.roles: dict[str, int] = {}
        self.columns: dict[int, str] = {}  # the unsur that each column is of
        self.groups: dict[tuple[object, ...], Group] = {}
        self.wrong = 0

    def read(self, rows: Iterable[Row]) -> None:
        heading: Row | None = None
        cells = 0
        for row in rows:
            cells += len(row.cells)
            if cells > MOST_CELLS:
                berkas, sampai = short(self.gather.file or "-"), f"baris {row.line}"
                self.gather.say("M111", row.start, row.end, berkas=berkas, sampai=sampai, batas=MOST_CELLS)
                return
            if all(cell.is_blank for cell in row.cells):
                continue
            if heading is None:
                heading = row
                self.head(row)
                if self.gather.has_errors:
                    return
            else:
                self.row(row)
                if self.wrong >= MOST_WRONG:
                    self.gather.say("S208", row.start, row.end, banyak=MOST_WRONG)
                    return
        if not self.groups and not self.gather.has_errors:
            self.gather.say("S207")
        check_groups(self.gather, self.groups.values())

    # -- heading -------------------------------------------------------------------------------------------------

    def head(self, row: Row) -> None:
        doubtful: list[tuple[str, Cell]] = []
        for at, cell in enumerate(row.cells):
            title = plain(cell) or ""
            folded = fold(title)
            role = OF_INDICATOR if folded == OF_INDICATOR else role_of(title)
            unsur = self.find(title)
            if unsur is not None:
                if unsur in self.columns.values():
                    self.gather.say("S203", cell.start, cell.end, kolom=short(unsur))
                self.columns[at] = unsur
            elif role in LABELS or role == OF_INDICATOR:
                assert role is not None
                if role in self.roles:
                    self.gather.say("S203", cell.start, cell.end, kolom=short(title))
                self.roles.setdefault(role, at)
            elif folded and folded not in PASSED_OVER:
                doubtful.append((title, cell))
        for title, cell in doubtful:
            self.doubt(title, cell)
        if not self.columns and not self.gather.has_errors:
            self.gather.say("S201", row.start, row.end, daftar="; ".join(one.nama for one in self.unsur))
        if self.indikator and OF_INDICATOR not in self.roles:
            self.gather.say("S209", row.start, row.end, daftar="; ".join(map(short, self.indikator.values())))

    def find(self, title: str) -> str | None:
        """The unsur that a heading names: by its name, by its name behind a number, or by a number that is declared."""
        folded = fold(title)
        if folded in self.by_name:
            return self.by_name[folded]
        alone = NUMBER_ALONE.fullmatch(folded)
        if alone:
            return self.by_number.get(int(alone[1]))
        behind = unsur_of([(title, Fraction(1))])[0]
        named = self.by_name.get(fold(behind.nama))
        if behind.nomor is None or named is None or self.by_number.get(behind.nomor, named) != named:
            return None
        return named

    def doubt(self, title: str, cell: Cell) -> None:
        """A heading that is none of those known: it may be an unsur, whose answers would be lost."""
        if NUMBER_ALONE.fullmatch(fold(title)):
            self.gather.say("S202", cell.start, cell.end, kolom=short(title))
            return
        absent = [one.nama for one in self.unsur if one.nama not in self.columns.values()]
        written = unsur_of([(title, Fraction(1))])[0].nama
        near = nearest(written, absent, least=LIKELY)
        if near:
            self.gather.say("S204", cell.start, cell.end, near[0], kolom=short(title), mirip=near[0])
        else:
            words = set(WORD.findall(fold(written)))
            holding = [name for name in absent if words and words <= set(WORD.findall(fold(name)))]
            meant = holding[0] if len(holding) == 1 else None  # `Waktu`; it may also be another question
            self.gather.say("S205", cell.start, cell.end, meant, kolom=short(title))

    # -- respondents ---------------------------------------------------------------------------------------------

    def row(self, row: Row) -> None:
        answers = {unsur: self.answer(row, at, unsur) for at, unsur in self.columns.items()}
        labels = {role: self.label(row, at, role) for role, at in self.roles.items()}
        named = labels.get(OF_INDICATOR)
        indikator = self.indikator.get(fold(named)) if named is not None else None
        if self.indikator and indikator is None:
            self.wrong += 1
            shown = "; ".join(map(short, self.indikator.values()))
            near = nearest(named or "", self.indikator.values())
            self.gather.say("S210", row.start, row.end, near[0] if near else None, isi=short(named or ""), daftar=shown)
        if None in answers.values() or (self.indikator and indikator is None):
            return
        unit, periode = labels.get(UNIT), labels.get(PERIODE)
        group = self.groups.setdefault(group_key(unit, periode, indikator), Group(unit, periode, indikator, row))
        group.add_row(row.line)
        if source := labels.get(SUMBER):
            group.sources.add(source)
        for unsur, answer in answers.items():
            group.totals[unsur] = group.totals.get(unsur, 0) + (answer or 0)

    def label(self, row: Row, at: int, role: str) -> str | None:
        cell = row.cells[at] if at < len(row.cells) else None
        if cell is not None and isinstance(cell.content, Diagnostic):  # a date: taken for a blank it would go lost
            self.wrong += 1
            where = f" (sel {cell.name})" if cell.name else ""
            self.gather.say("M126", cell.start, cell.end, kolom=role, sel=where)
        return clean(plain(cell) or "") or None if cell is not None else None

    def answer(self, row: Row, at: int, unsur: str) -> int | None:
        """The answer in one cell, or None after saying what is wrong with it."""
        cell = row.cells[at] if at < len(row.cells) else None
        if cell is None or cell.is_blank:
            self.wrong += 1
            start, end = (cell.start, cell.end) if cell else (row.end, row.end)
            where = f" (sel {cell.name})" if cell and cell.name else ""
            self.gather.say("S206", start, end, unsur=short(unsur), baris=row.line, sel=where)
            return None
        value = read_text(cell.content)[0] if isinstance(cell.content, str) else cell.content
        if isinstance(value, Fraction) and value.denominator == 1 and LOWEST <= value <= HIGHEST:
            return int(value)
        self.wrong += 1
        shown = cell.content if isinstance(cell.content, str) else "?"
        shown = format_number(value, None) if isinstance(value, Fraction) else shown
        where = f" (sel {cell.name})" if cell.name else ""
        isi = short(shown, 30)
        self.gather.say("S211", cell.start, cell.end, unsur=short(unsur), baris=row.line, isi=isi, sel=where)
        return None

    # -- totals --------------------------------------------------------------------------------------------------

    def entries(self) -> Iterable[Datum]:
        for group in self.groups.values():
            first, last = group.rows[0][0], group.rows[-1][1]
            lines = f"baris {first}" if first == last else f"baris {first} sampai {last}"
            source = group.sources.pop() if len(group.sources) == 1 else None
            origin = Origin(self.gather.file, sumber=source, gabungan=f"{group.count} jawaban, {lines}")
            totals: Mapping[str, int] = {total_of(unsur): total for unsur, total in group.totals.items()}
            for name, value in {**totals, RESPONDENTS: group.count}.items():
                shown = f"{name} ({group.indikator})" if group.indikator else name
                yield Datum(shown, Fraction(value), group.periode, group.unit, origin)
