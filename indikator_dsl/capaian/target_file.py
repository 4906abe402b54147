"""Tables of targets: one row an indicator, its target in a column `target` or in one column for each period."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from indikator_dsl.data.columns import misspelled_among
from indikator_dsl.data.dataset import Origin
from indikator_dsl.data.gather import LONGEST_TEXT
from indikator_dsl.data.table import check_split_number, check_stray_cells, filled_rows, plain
from indikator_dsl.definition import Target
from indikator_dsl.definition.fields import read_polaritas, read_target
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.text.periods import read_period

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from indikator_dsl.data.cell import Cell
    from indikator_dsl.data.gather import Gatherer
    from indikator_dsl.data.table import Row
    from indikator_dsl.definition import Polaritas
    from indikator_dsl.diagnostics import Place

__all__ = ["TargetRow", "TargetTable", "read_targets", "targets_of"]

NAMA, ID, TARGET, PERIODE, UNIT, SATUAN, POLARITAS, SUMBER = (
    "indikator",
    "id",
    "target",
    "periode",
    "unit",
    "satuan",
    "polaritas",
    "sumber",
)
COLUMNS = {
    "indikator": NAMA,
    "nama": NAMA,
    "nama indikator": NAMA,
    "indikator kinerja": NAMA,
    "id": ID,
    "target": TARGET,
    "target kinerja": TARGET,
    "nilai": TARGET,
    "nilai target": TARGET,
    "periode": PERIODE,
    "tahun": PERIODE,
    "unit": UNIT,
    "unit kerja": UNIT,
    "satuan": SATUAN,
    "polaritas": POLARITAS,
    "polarisasi": POLARITAS,
    "sumber": SUMBER,
    "dasar": SUMBER,
}
PASSED_OVER = frozenset(("keterangan", "catatan", "no", "nomor", "tingkat"))
TARGET_OF = re.compile(r"target\s+(.+)", re.IGNORECASE)
NOTHING = frozenset(("", "-", "–", "—", "n/a"))


@frozen
class TargetRow:
    """One target of a table, for the indicator that `id`, or else `nama` (a name or an id), means.

    It counts for the office `unit` alone, for every office where that is None. `notes` are doubts about how it was
    read, which are notes of the table, too.
    """

    nama: str
    id: str | None
    target: Target
    unit: str | None
    polaritas: Polaritas | None
    origin: str
    place: Place | None = field(default=None, eq=False, repr=False)
    notes: tuple[Diagnostic, ...] = field(default=(), eq=False, repr=False)


@frozen
class TargetTable:
    """The targets of one file, in its order. `notes` are warnings about it."""

    rows: tuple[TargetRow, ...] = ()
    notes: tuple[Diagnostic, ...] = ()


def read_targets(path: str | Path) -> TargetTable:
    """The targets in a table (`.csv`, `.tsv`, `.txt`, `.xlsx`): a column `indikator` or `id`, and either `periode` and
    `target`, or one column for each period (`Target 2025`, `TW I 2025`); `unit`, `satuan`, `polaritas` and `sumber`
    where given. Of a workbook it is the sheet named "Target", else the first.

    A typed number is itself, in percent where the spreadsheet shows it so; text is read like `Target:` in a
    definition file. Raises DataError with everything that is wrong with the file.
    """
    from indikator_dsl.data.read import open_table

    return targets_of(*open_table(path, TARGET))


def targets_of(gather: Gatherer, rows: Iterable[Row]) -> TargetTable:
    """The targets in `rows`, what is said of them in `gather`. See read_targets."""
    filled = filled_rows(gather, rows)
    heading = next(filled, None)
    if heading is None and not gather.has_errors:
        gather.say("C201")
    columns = None if heading is None or gather.has_errors else _columns(gather, heading)
    found: list[TargetRow] = []
    for row in filled:  # to its end in any case, so that rows that cannot be read are said
        if columns is not None:
            found += _read_row(gather, columns, row)
    if gather.has_errors:
        raise DataError(gather.findings)
    return TargetTable(tuple(found), tuple(gather.findings))


@frozen
class _Columns:
    """Where what stands: the column of each role, and the period (None: that of its row) of each column of targets."""

    roles: dict[str, int]
    periods: dict[int, str | None]
    headings: dict[int, str]
    width: int


def _columns(gather: Gatherer, heading: Row) -> _Columns | None:
    """What the heading says; None, and why, where it names no indicator or no target."""
    roles: dict[str, int] = {}
    periods: dict[int, str | None] = {}
    headings = {at: clean(text) for at, cell in enumerate(heading.cells) if (text := plain(cell))}
    for at, title in headings.items():
        cell = heading.cells[at]
        role = COLUMNS.get(fold(title))
        named = TARGET_OF.fullmatch(title)
        period = named[1] if named else title
        if role is not None:
            if role in roles:
                gather.say("M121", cell.start, cell.end, pertama=short(headings[roles[role]]), kedua=short(title))
            roles.setdefault(role, at)
        elif read_period(period) is not None:
            periods[at] = period
        elif fold(title) not in PASSED_OVER:
            meant = misspelled_among(title, [*COLUMNS, *PASSED_OVER])
            gather.say("M123" if meant else "C202", cell.start, cell.end, meant, kolom=short(title))
    if TARGET in roles:
        periods[roles[TARGET]] = None
    if not periods or not (NAMA in roles or ID in roles):
        if not gather.has_errors:
            gather.say("C201", heading.start, heading.end)
        return None
    return _Columns(roles, periods, headings, len(heading.cells))


def _read_row(gather: Gatherer, columns: _Columns, row: Row) -> list[TargetRow]:
    check_stray_cells(gather, row, columns.headings, columns.width)
    texts = {role: _text(gather, row, at) for role, at in columns.roles.items() if role != TARGET}
    name, id = texts.get(NAMA), texts.get(ID)
    targets: list[tuple[Target, Cell, tuple[Diagnostic, ...]]] = []
    for at, period in columns.periods.items():
        if at >= len(row.cells) or row.cells[at].is_blank:
            continue
        cell, before = row.cells[at], len(gather.findings)
        if at + 1 not in columns.periods and _parted_by_comma(gather, cell):
            check_split_number(gather, row, at, columns.headings)
        for target in _targets(gather, cell, name or id or ""):
            periode = target.periode or period or texts.get(PERIODE)
            satuan = target.satuan or texts.get(SATUAN)
            notes = tuple(gather.findings[before:])
            targets.append((evolve(target, periode=periode, satuan=satuan), cell, notes))
    if not targets:
        return []  # a heading between the rows, or an indicator that has no target yet
    if not (name or id):
        gather.say("C203", row.start, row.end)
        return []
    polaritas = _polaritas(gather, row, columns)
    place = _name_place(gather, row, columns)
    found = []
    for target, cell, notes in targets:
        column = cell.name.rstrip("0123456789") or None
        origin = Origin(gather.file, row.line, column, texts.get(SUMBER)).describe()
        found.append(TargetRow(name or id or "", id, target, texts.get(UNIT), polaritas, origin, place, notes))
    return found


def _targets(gather: Gatherer, cell: Cell, name: str) -> tuple[Target, ...]:
    """The targets in one cell; what cannot be one is said."""
    content = cell.content
    if isinstance(content, Fraction):
        return (Target(None, content * 100, "%") if cell.percent else Target(None, content),)
    if isinstance(content, Diagnostic):
        about = (("nama", short(name)), ("sel", f" (sel {cell.name})" if cell.name else ""))
        gather.add(evolve(content, start=cell.start, end=cell.end, values=content.values + about))
        return ()
    text = plain(cell) or ""
    if text.casefold() in NOTHING:
        return ()
    if not any(map(str.isdigit, text)):
        gather.say("C207", cell.start, cell.end, isi=short(text), nama=short(name))
        return ()
    targets, findings = read_target(text)
    for finding in findings:
        gather.add(evolve(finding, start=cell.start, end=cell.end))
    return targets


def _polaritas(gather: Gatherer, row: Row, columns: _Columns) -> Polaritas | None:
    at = columns.roles.get(POLARITAS)
    text = _text(gather, row, at) if at is not None else None
    if at is None or text is None or text.casefold() in NOTHING:
        return None
    polaritas, findings = read_polaritas(text)
    for finding in findings:
        gather.add(evolve(finding, start=row.cells[at].start, end=row.cells[at].end))
    return polaritas


def _text(gather: Gatherer, row: Row, at: int) -> str | None:
    cell = row.cells[at] if at < len(row.cells) else None
    text = plain(cell) if cell is not None else None
    if text is not None and cell is not None and len(text) > LONGEST_TEXT:
        gather.say("M114", cell.start, cell.end, nama=short(text), batas=LONGEST_TEXT)
        return None
    return clean(text) or None if text is not None else None


def _name_place(gather: Gatherer, row: Row, columns: _Columns) -> Place | None:
    at = columns.roles.get(NAMA, columns.roles.get(ID, 0))
    cell = row.cells[at] if at < len(row.cells) else row.cells[0]
    return gather.place(cell.start, cell.end)


def _parted_by_comma(gather: Gatherer, cell: Cell) -> bool:
    return gather.source is not None and gather.source.text[cell.end : cell.end + 1] == ","
