"""The sheet "Gabungan": of each datum a row a unit and a column a part of the period, joined by cells.

The cells do what consolidation/over_periods.py and over_units.py do for data that `entries` found fit for it: a blank
entry is missing and never zero, the unit's own figure comes before those of the units below it, and a figure says what
it covers. Of all other data the engine's figure is put in as a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.consolidation import refused_ways, refuses_units
from indikator_dsl.consolidation.cover import unit_word
from indikator_dsl.definition import Cara
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.result import Status
from indikator_dsl.text.names import short
from indikator_dsl.workbook.book import NO_VALUE
from indikator_dsl.workbook.coverage import Coverage, signs_of
from indikator_dsl.workbook.excel import LOOSE, TIGHT
from indikator_dsl.workbook.outcome import BROKEN, MISSING, OK
from indikator_dsl.workbook.unit_rows import COUNTED, FIRST, NAME, WAY, WHOLE_FIGURE, UnitRows, joined

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from indikator_dsl.workbook.book import Book
    from indikator_dsl.workbook.entries import Entry, Joining, Line

__all__ = ["DataCell", "write_joined"]

SHOWN = 120
BY_PROGRAM = "digabung oleh program, tidak dihitung ulang di sini"


@frozen
class DataCell:
    """The cells of one base datum: its value and name; where it was joined also its status, why it could not be
    joined, and what it covers. `given` marks a number as it was entered."""

    value: str
    name: str
    status: str = ""
    problem: str = ""
    coverage: Coverage | None = None
    given: bool = True


def write_joined(
    book: Book, name: str, planned: Sequence[Joining], subunits: Sequence[str], source: Callable[[Entry], str]
) -> list[DataCell]:
    """Write the sheet; `source` gives the cell of an entry. The cells of each of `planned`, in order."""
    parts = max((len(line.entries) for one in planned for line in one.lines if len(line.entries) > 1), default=0)
    columns = {"data dan unit": 50, "cara": 30} | {f"bagian {number}": 13 for number in range(1, parts + 1)}
    columns |= {"gabungan": 16, "cakupan": 34, "keadaan": 16, "keterangan": 50}
    columns |= {"terisi": 8, "unit": 8, "bulan": 8, "sebab": 8}
    sheet = book.sheet(name, columns)
    sheet.raw.set_column(len(columns) - 4, len(columns) - 1, None, None, {"hidden": True})
    sheet.columns_printed(len(columns) - 5)
    row, places = 1, []
    for one in planned:
        places.append(_Block(sheet, (row, parts), one, subunits, source).write())
        row += 1 + len(one.lines)
    result = FIRST + parts
    sheet.whole_numbers(1, row - 1, FIRST, until=result)
    sheet.coloured(1, row - 1, result + 2, [Status.TERHITUNG.value, Status.BELUM_ADA_DATA.value, Status.GALAT.value])
    return places


class _Block(UnitRows):
    """The rows of one datum: the first has the joined figure, then one for each unit."""

    def write(self) -> DataCell:
        one, sheet, row = self.one, self.sheet, self.row
        sheet.text(row, NAME, one.shown, "level")
        sheet.text(row, WAY, self._ways(), "level")
        labels = one.stretches if len(one.stretches) > 1 else ()
        for at in range(self.result - FIRST):
            sheet.text(row, FIRST + at, str(labels[at]) if at < len(labels) else None, "level centred")
        for line, at in self.rows.items():
            self.write_line(line, at)
        signs = signs_of(one.figure.cover, self.subunits) if one.figure.datum is not None else ("", "")
        texts = self._head(signs) if one.live else self._constant(signs)
        said, units, months = (sheet.reference(row, column) for column in (self.cover, self.units, self.months))
        status, problem = (sheet.reference(row, column) for column in (self.state, self.why))
        coverage = Coverage(said, units, months, texts)
        name, value = sheet.reference(row, NAME), sheet.reference(row, self.result)
        return DataCell(value, name, status, problem, coverage, one.is_one)

    # -- the joined figure ---------------------------------------------------------------------------------------

    def _cannot(self, line: Line) -> bool:
        """Whether the figures of a line cannot become one for the period, whatever they are."""
        way = self.one.periode_way
        refusal = self.one.rule.refusal
        return len(line.entries) > 1 and (way is None or (refusal is not None and way in refused_ways(refusal)))

    @property
    def _refused_over_units(self) -> bool:
        refusal = self.one.rule.refusal
        return refusal is not None and refuses_units(refusal, self.subunits)

    @property
    def _cannot_over_units(self) -> bool:
        one = self.one
        return self._refused_over_units or one.unit_way not in COUNTED or self._cannot(one.below[0])

    def _head(self, signs: tuple[str, str]) -> tuple[str, str, str]:
        one, sheet, row = self.one, self.sheet, self.row
        own, below = one.own, one.below
        has_own = f"COUNT({self.entries_of(own)})>0" if own else "FALSE()"
        status = MISSING
        if below:
            status = f"IF(COUNT({self._all_entries()})>0,{BROKEN if self._cannot_over_units else OK},{MISSING})"
        if own:
            status = f"IF({has_own},{BROKEN if self._cannot(own) else OK},{status})"
        state = sheet.reference(row, self.state)
        sheet.formula(row, self.state, status, self._status(), "level")
        value = sheet.reference(self.rows[own], self.result) if own else ""
        if below and not self._cannot_over_units:
            value = f"IF({has_own},{value},{self._over_units()})" if own else self._over_units()
        datum = one.figure.datum
        result = datum.value if datum is not None else None
        joined = f'IF({state}={OK},{value},"{NO_VALUE}")' if value else f'"{NO_VALUE}"'
        sheet.formula(row, self.result, joined, result, "level value")
        many = max(1, len(self.subunits))
        texts = []
        for column, engine in ((self.units, signs[0]), (self.months, signs[1])):
            text = sheet.reference(self.rows[below[-1]], column) if below else '""'
            if own:
                text = f"IF({has_own},REPT({sheet.reference(self.rows[own], column)},{many}),{text})"
            sheet.formula(row, column, f'IF({state}={OK},{text},"")', engine, "helper")
            texts.append(engine)
        sheet.text(row, self.filled, None)
        cover, shown = self._cover(has_own), self._cover_text()
        sheet.formula(row, self.cover, f'IF({state}={OK},{cover},"")', shown, "level 1")
        why = self._problem()
        sheet.text(row, self.why, why, "helper")
        if why:
            said = f'IF({state}={BROKEN},{sheet.reference(row, self.why)},"")'
            sheet.formula(row, self.said, said, why if self._status() == Status.GALAT.value else "", "level")
        else:
            sheet.text(row, self.said, None, "level")
        return shown, texts[0], texts[1]

    def _all_entries(self) -> str:
        below, several = self.one.below, len(self.one.below[0].entries) > 1
        last = FIRST + len(below[0].entries) - 1 if several else self.result
        return self.sheet.span((self.rows[below[0]], FIRST if several else self.result), (self.rows[below[-1]], last))

    def _figures(self, column: int) -> str:
        below = self.one.below
        return self.sheet.span((self.rows[below[0]], column), (self.rows[below[-1]], column))

    def _over_units(self) -> str:
        one, figures, rest = self.one, self._figures(self.result), TIGHT
        sizes, terms = figures, len(one.below)
        if len(one.below[0].entries) > 1:
            if one.periode_way is Cara.JUMLAH:
                sizes, terms = self._all_entries(), terms * len(one.below[0].entries)
            elif one.periode_way is Cara.RATA_RATA:
                rest = LOOSE
        way = one.unit_way
        assert way is not None
        return joined(way, figures, sizes, terms, rest)

    def _cover(self, has_own: str) -> str:
        """The formula of what the figure covers, as consolidation/cover.py says it."""
        one, text = self.one, '""'
        if one.below:
            many, filled = len(self.subunits), self._figures(self.filled)
            text = f'COUNT({self._figures(self.result)})&" dari {many} {unit_word(self.subunits)}"'
            parts = len(one.below[0].entries)
            if parts > 1 and self.counts_parts:
                same = f'MIN({filled})&" dari {parts} {one.part}"'
                partly = f'COUNTIF({filled},"<{parts}")&" di antaranya belum lengkap"'
                text += f'&", "&IF(MIN({filled})=MAX({filled}),{same},{partly})'
        if one.own:
            own = f'"{WHOLE_FIGURE}"' if self.subunits else '""'
            if len(one.own.entries) > 1 and self.counts_parts:
                own = (
                    f'{self.sheet.reference(self.rows[one.own], self.filled)}&" dari {len(one.own.entries)} {one.part}"'
                )
            text = f"IF({has_own},{own},{text})"
        return text

    def _cover_text(self) -> str:
        one = self.one
        if one.figure.datum is None:
            return ""
        return one.figure.cover.counted or (WHOLE_FIGURE if self.subunits and one.own else "")

    def _status(self) -> str:
        figure = self.one.figure
        status = Status.BELUM_ADA_DATA if figure.datum is None else Status.TERHITUNG
        found: str = (status if figure.problem is None else Status.GALAT).value
        return found

    def _problem(self) -> str | None:
        """Why the figures cannot be joined: what the engine said, or would say if there were any."""
        one = self.one
        if one.figure.problem is not None:
            return one.figure.problem.message
        nama, refusal = short(one.shown, SHOWN), one.rule.refusal
        lines = [line for line in one.lines if self._cannot(line)]
        way = one.periode_way
        if refusal and lines and way is not None:
            return Diagnostic.of(refusal, nama=nama, cara=way.value, apa="Angka beberapa periode").message
        if lines:
            return Diagnostic.of("G110", nama=nama, ada="beberapa angka", periode=one.asked).message
        if not one.below or not self._cannot_over_units:
            return None
        if refusal and self._refused_over_units:
            how = "jumlah atau rata-rata"
            return Diagnostic.of(refusal, nama=nama, cara=how, apa="Angka beberapa unit").message
        if one.unit_way is None:
            return Diagnostic.of("G112", nama=nama, ada=f"beberapa {unit_word(self.subunits)}").message
        return Diagnostic.of("G114", nama=nama).message

    def _constant(self, signs: tuple[str, str]) -> tuple[str, str, str]:
        one, sheet, row = self.one, self.sheet, self.row
        datum, problem = one.figure.datum, one.figure.problem
        value = datum.value if datum is not None else None
        if value is None:
            sheet.text(row, self.result, NO_VALUE, "level value")
        else:
            sheet.number(row, self.result, value, "level value")
        said = problem.message if problem is not None else BY_PROGRAM
        if datum is not None and datum.origin.gabungan:
            said += f": {datum.origin.gabungan}"
        display = one.figure.cover.display
        texts = {self.cover: display, self.state: self._status(), self.said: said}
        for column, text in texts.items():
            sheet.text(row, column, text, "level 1" if column == self.cover else "level")
        for column, text in {self.units: signs[0], self.months: signs[1], self.filled: "", self.why: said}.items():
            sheet.text(row, column, text, "helper")
        return display, *signs

    def _ways(self) -> str:
        one, ways = self.one, []
        if any(len(line.entries) > 1 for line in one.lines):
            ways.append(f"periode: {one.periode_way.value if one.periode_way else 'belum dinyatakan'}")
        if one.below:
            ways.append(f"unit: {one.unit_way.value if one.unit_way else 'belum dinyatakan'}")
        return "; ".join(ways)
