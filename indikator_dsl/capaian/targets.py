"""The target of an indicator for a period: from its definition, or from a table of targets."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve, field, frozen

from indikator_dsl.definition.fields import read_polaritas, read_target
from indikator_dsl.diagnostics import DataError, Diagnostic, NameLookupError
from indikator_dsl.evaluation.result import exact_text
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.text.numbers import format_number
from indikator_dsl.text.periods import Periode, period_key, read_period

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from indikator_dsl.data.cell import Cell
    from indikator_dsl.data.gather import Gatherer
    from indikator_dsl.data.table import Row
    from indikator_dsl.definition import Polaritas, Target

__all__ = ["Goal", "TargetTable", "goal_of", "read_targets"]

COLUMNS = {
    "indikator": "nama",
    "nama": "nama",
    "nama indikator": "nama",
    "indikator kinerja": "nama",
    "id": "nama",
    "target": "target",
    "nilai": "target",
    "periode": "periode",
    "tahun": "periode",
    "polaritas": "polaritas",
    "polarisasi": "polaritas",
    "sumber": "sumber",
    "dasar": "sumber",
}
PASSED_OVER = frozenset(("satuan", "keterangan", "catatan", "no", "nomor", "unit", "tingkat"))
TARGET_OF = re.compile(r"target\s+(.+)", re.IGNORECASE)
NOTHING = frozenset(("", "-", "–", "—", "n/a"))


@frozen
class Goal:
    """The target that an achievement is measured against: one value, or from `nilai` to `atas`.

    `periode` is the period it was set for as written, None for one set for every period. `yearly` tells that it is
    the target of the whole year while the figure is that of a part of it. `origin` says where it was given.
    """

    nilai: Fraction
    atas: Fraction | None = None
    satuan: str | None = None
    periode: str | None = None
    yearly: bool = False
    origin: str | None = None

    @property
    def display(self) -> str:
        """`85,5 %` or `80 – 90 %`, every decimal shown."""
        shown = format_number(self.nilai, None)
        if self.atas is not None:
            shown += f" – {format_number(self.atas, None)}"
        return f"{shown} {self.satuan}" if self.satuan else shown

    def to_json(self) -> dict[str, Any]:
        """The target as JSON data; numbers as exact text."""
        return {
            "nilai": exact_text(self.nilai),
            "atas": exact_text(self.atas),
            "satuan": self.satuan,
            "periode": self.periode,
            "target_setahun": self.yearly,
            "asal": self.origin,
        }


def goal_of(targets: Sequence[Target], periode: str | None, origin: str | None = None) -> Goal | None:
    """The target set for `periode`; else one that is set for every period; else, for a stretch that begins in January
    (`s.d. TW III 2025`), that of its year. None where there is none."""
    asked = None if periode is None else period_key(periode)
    for target in targets:
        if target.periode is not None and asked is not None and _same(period_key(target.periode), asked):
            return _goal(target, origin)
    plain = next((target for target in targets if target.periode is None), None)
    if plain is not None:
        return _goal(plain, origin)
    if isinstance(asked, Periode) and asked.kumulatif:
        year = Periode(asked.tahun)
        for target in targets:
            if target.periode is not None and period_key(target.periode) == year:
                return _goal(target, origin, yearly=asked.last < 12)
    if asked is None and len(targets) == 1:
        return _goal(targets[0], origin)
    return None


def _same(one: Periode | str, other: Periode | str) -> bool:
    if isinstance(one, Periode) and isinstance(other, Periode):
        return (one.tahun, one.first, one.last) == (other.tahun, other.first, other.last)
    return one == other


def _goal(target: Target, origin: str | None, *, yearly: bool = False) -> Goal:
    return Goal(target.nilai, target.atas, target.satuan, target.periode, yearly, origin)


@frozen
class TargetRow:
    """One target of a table, for the indicator that `nama` (a name or an id) means."""

    nama: str
    target: Target
    polaritas: Polaritas | None
    origin: str
    at: Diagnostic = field(eq=False, repr=False)  # an empty finding that knows the place of the name


@frozen
class TargetTable:
    """The targets of one file, in its order."""

    rows: tuple[TargetRow, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    def by_indicator(self, find: Callable[[str], str]) -> dict[str, list[TargetRow]]:
        """The rows by the id of their indicator. Raises DataError with every name that means none, or several."""
        found: dict[str, list[TargetRow]] = {}
        problems: list[Diagnostic] = []
        for row in self.rows:
            try:
                found.setdefault(find(row.nama), []).append(row)
            except NameLookupError as error:
                problems += (one.at(row.at.place) if row.at.place else one for one in error.diagnostics)
        for rows in found.values():
            seen: dict[Periode | str | None, TargetRow] = {}
            for row in rows:
                key = None if row.target.periode is None else period_key(row.target.periode)
                first = seen.setdefault(key, row)
                if first is not row and (first.target.nilai, first.target.atas) != (row.target.nilai, row.target.atas):
                    twice = Diagnostic.of("C204", nama=short(row.nama), tempat=first.origin)
                    problems.append(twice.at(row.at.place) if row.at.place else twice)
        if problems:
            raise DataError(dict.fromkeys(problems))
        return found


def read_targets(path: str | Path) -> TargetTable:
    """The targets in a table (`.csv`, `.tsv`, `.txt`, `.xlsx`): a column `indikator` (name or id), and either `periode`
    and `target`, or one column for each period (`Target 2025`, `TW I 2025`); `polaritas` and `sumber` where given.

    Raises DataError with everything that is wrong with the file.
    """
    from indikator_dsl.data.read import open_table

    gather, rows = open_table(path)
    reader = _Reader(gather)
    reader.read(rows)
    if gather.has_errors:
        raise DataError(gather.findings)
    return TargetTable(tuple(reader.rows), tuple(gather.findings))


class _Reader:
    def __init__(self, gather: Gatherer) -> None:
        self.gather = gather
        self.rows: list[TargetRow] = []

    def read(self, rows: Iterable[Row]) -> None:
        roles: dict[int, str] = {}
        periods: dict[int, str | None] = {}
        heading: Row | None = None
        for row in rows:
            if all(cell.is_blank for cell in row.cells):
                continue
            if heading is None:
                heading = row
                for at, cell in enumerate(row.cells):
                    self.head(at, _text(cell), cell, roles, periods)
                if "nama" not in roles.values() or not periods:
                    self.gather.say("C201", row.start, row.end)
                    return
                continue
            texts = {at: _text(cell) for at, cell in enumerate(row.cells)}
            self.row(row, {role: texts.get(at, "") for at, role in roles.items()}, texts, periods)
        if heading is None:
            self.gather.say("C201")

    def head(self, at: int, title: str, cell: Cell, roles: dict[int, str], periods: dict[int, str | None]) -> None:
        folded = fold(title)
        role = COLUMNS.get(folded)
        named = TARGET_OF.fullmatch(clean(title))
        if role == "target":
            periods[at] = None
        elif role is not None:
            if role in roles.values():
                self.gather.say("C202", cell.start, cell.end, kolom=short(title))
            roles.setdefault(at, role)
        elif named is not None or read_period(title) is not None:
            periods[at] = named[1] if named else clean(title)
        elif folded and folded not in PASSED_OVER:
            self.gather.say("C202", cell.start, cell.end, kolom=short(title))

    def row(self, row: Row, of: dict[str, str], texts: dict[int, str], periods: dict[int, str | None]) -> None:
        name = clean(of.get("nama", ""))
        if not name:
            self.gather.say("C203", row.start, row.end, isi="baris tanpa nama indikator")
            return
        polaritas: Polaritas | None = None
        if of.get("polaritas", "").strip():
            polaritas, found = read_polaritas(of["polaritas"])
            for finding in found:
                self.gather.say(finding.code, row.start, row.end, finding.suggestion, **dict(finding.values))
        where = f"{self.gather.file} baris {row.line}" if self.gather.file else f"baris {row.line}"
        origin = "; ".join(filter(None, [where, of.get("sumber") and f"sumber: {of['sumber']}"]))
        at = self.gather.place(row.start, row.end)
        for column, written in periods.items():
            text = texts.get(column, "").strip()
            if text.casefold() in NOTHING:
                continue
            periode = written or of.get("periode") or None
            cell = row.cells[column]
            targets, found = read_target(text)
            for finding in found:
                self.gather.say(finding.code, cell.start, cell.end, finding.suggestion, **dict(finding.values))
            for target in targets:
                marked = Diagnostic.of("C111").at(at) if at else Diagnostic.of("C111")
                self.rows.append(TargetRow(name, _for(target, periode), polaritas, origin, marked))


def _text(cell: Cell) -> str:
    """A cell as text; a typed number as it is written in Indonesian, a year without its point of thousands."""
    from indikator_dsl.data.table import plain

    if isinstance(cell.content, Fraction) and (cell.content.denominator != 1 or abs(cell.content) >= 10_000):
        return format_number(cell.content, None)
    return plain(cell) or ""


def _for(target: Target, periode: str | None) -> Target:
    return target if target.periode is not None or periode is None else evolve(target, periode=clean(periode))
