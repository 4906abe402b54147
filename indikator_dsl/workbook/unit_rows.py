"""The rows of the units on the sheet "Gabungan": their entries, joined over the parts of the period."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.definition import Cara
from indikator_dsl.text.periods import Periode
from indikator_dsl.workbook.coverage import bits
from indikator_dsl.workbook.excel import EACH, TIGHT, WHOLE
from indikator_dsl.workbook.parts import number_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from indikator_dsl.workbook.book import Sheet
    from indikator_dsl.workbook.entries import Entry, Joining, Line

__all__ = ["COUNTED", "FIRST", "NAME", "WAY", "WHOLE_FIGURE", "UnitRows", "joined"]

WHOLE_FIGURE = "angka keseluruhan"
NAME, WAY, FIRST = range(3)
COUNTED = (Cara.JUMLAH, Cara.RATA_RATA)


class UnitRows:
    """The rows of one datum: the first is for the joined figure, then one for each unit, the unit itself the last."""

    def __init__(
        self,
        sheet: Sheet,
        place: tuple[int, int],
        one: Joining,
        subunits: Sequence[str],
        source: Callable[[Entry], str],
    ) -> None:
        self.row, parts = place  # the row of the datum, and how many parts of a period the sheet has columns for
        self.sheet, self.one, self.subunits, self.source = sheet, one, subunits, source
        self.signs = ("", "")
        self.result = FIRST + parts
        self.cover, self.state, self.said, self.filled, self.units, self.months, self.why = (
            self.result + step for step in range(1, 8)
        )
        self.rows = {line: self.row + 1 + at for at, line in enumerate((*one.below, *([one.own] if one.own else [])))}

    @property
    def counts_parts(self) -> bool:
        return self.one.periode_way in COUNTED

    def write_line(self, line: Line, row: int) -> None:
        sheet, one = self.sheet, self.one
        unit = line.unit or "data tanpa unit"
        sheet.text(row, NAME, f"{unit} ({WHOLE_FIGURE})" if line.own and self.subunits else unit, "name 1")
        sheet.text(row, WAY, None)
        several = len(line.entries) > 1
        for at in range(self.result - FIRST):
            if several and at < len(line.entries):
                cell, value = self.source(line.entries[at]), line.entries[at].value
                sheet.formula(
                    row, FIRST + at, f'IF(ISNUMBER({cell}),{cell},"")', value if value is not None else "", "value"
                )
            else:
                sheet.text(row, FIRST + at, None)
        value = self._value(line)
        shown = value if value is not None else ""
        sheet.formula(row, self.result, self._over_periods(line, row), shown, "value")
        for column in (self.cover, self.state, self.said, self.why):
            sheet.text(row, column, None)
        there = sum(entry.value is not None for entry in line.entries)
        counted = f"COUNT({self.entries_of(line)})"
        filled = sheet.reference(row, self.filled)
        sheet.formula(row, self.filled, f'IF({counted}=0,"",{counted})', Fraction(there) if there else "", "helper")
        if several and self.counts_parts:
            said = f'IF(ISNUMBER({filled}),{filled}&" dari {len(line.entries)} {one.part}","")'
            sheet.formula(
                row, self.cover, said, f"{there} dari {len(line.entries)} {one.part}" if there else "", "name 1"
            )
        self._signs(line, row)

    def entries_of(self, line: Line) -> str:
        """The cells with the entries of a line."""
        row = self.rows[line]
        if len(line.entries) == 1:
            return self.sheet.reference(row, self.result)
        return self.sheet.span((row, FIRST), (row, FIRST + len(line.entries) - 1))

    def _over_periods(self, line: Line, row: int) -> str:
        if len(line.entries) == 1:
            cell = self.source(line.entries[0])
            return f'IF(ISNUMBER({cell}),{cell},"")'
        entries = self.entries_of(line)
        match self.one.periode_way:
            case None:
                return '""'
            case Cara.NILAI_TERAKHIR:
                text = '""'
                for at in range(len(line.entries)):
                    cell = self.sheet.reference(row, FIRST + at)
                    text = f"IF(ISNUMBER({cell}),{cell},{text})"
                return text
            case way:
                return f'IF(COUNT({entries})=0,"",{joined(way, entries, entries, len(line.entries), TIGHT)})'

    def _value(self, line: Line) -> Fraction | None:
        values = [entry.value for entry in line.entries if entry.value is not None]
        if len(line.entries) == 1 or not values:
            return values[0] if values else None
        match self.one.periode_way:
            case None:
                return None
            case Cara.NILAI_TERAKHIR:
                return values[-1]
            case Cara.RATA_RATA:
                return sum(values, Fraction(0)) / len(values)
            case _:
                return sum(values, Fraction(0))

    def _signs(self, line: Line, row: int) -> None:
        """The signs of this unit after those of the units above it."""
        sheet, first = self.sheet, line.own or row == self.row + 1
        there = f"ISNUMBER({sheet.reference(row, self.result)})"
        texts = self._running(line)
        for column, sign, none, engine in (
            (self.units, '"1"', '"0"', texts[0]),
            (self.months, self._months(line, row), '""', texts[1]),
        ):
            before = "" if first else f"{sheet.reference(row - 1, column)}&"
            sheet.formula(row, column, f"{before}IF({there},{sign},{none})", engine, "helper")

    def _running(self, line: Line) -> tuple[str, str]:
        """What the signs of a line show before anything is computed: those of the lines above it, and its own."""
        there = self._value(line) is not None
        units, months = ("", "") if line.own else self.signs
        found = units + ("1" if there else "0"), months + (self._month_text(line) if there else "")
        if not line.own:
            self.signs = found
        return found

    @property
    def _length(self) -> int:
        """The months that figures are compared by; 0 where they are not."""
        asked, way = self.one.asked, self.one.periode_way
        return asked.length if isinstance(asked, Periode) and way in (None, Cara.JUMLAH) else 0

    def _months(self, line: Line, row: int) -> str:
        """The formula of the months that a line tells."""
        if not self._length or line.entries[0].undated:
            return '""'
        if len(line.entries) == 1:
            return f'"{bits(-1, self._length)}"'
        each = self._length // len(line.entries)
        cells = (self.sheet.reference(row, FIRST + at) for at in range(len(line.entries)))
        return "&".join(f'IF(ISNUMBER({cell}),"{"1" * each}","{"0" * each}")' for cell in cells)

    def _month_text(self, line: Line) -> str:
        if not self._length or line.entries[0].undated:
            return ""
        each = self._length // len(line.entries)
        return "".join(("0" if entry.value is None else "1") * each for entry in line.entries)


def joined(way: Cara, figures: str, sizes: str, terms: int, rest: float) -> str:
    """The sum or the mean of `figures`, zero where only rounding is left of the `sizes` that were added."""
    part = number_text(Fraction(max(rest, terms * EACH)))
    size = f'(SUMIF({sizes},">0")-SUMIF({sizes},"<0"))'
    total = f"AVERAGE({figures})" if way is Cara.RATA_RATA else f"SUM({figures})"
    return f"IF(ABS(SUM({figures}))<MIN({WHOLE},{part}*{size}),0,{total})"
