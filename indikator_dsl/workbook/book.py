"""The one place where anything is written into a workbook: text that stays text, formulas within bounds, styles."""

from __future__ import annotations

import datetime
import math
import re
from typing import TYPE_CHECKING, Any, BinaryIO

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import short
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

__all__ = ["LONGEST_FORMULA", "NO_VALUE", "Book", "Sheet", "absolute", "cell_text"]

MOST_ROWS = 1_048_576
LONGEST_FORMULA = 8_192
LONGEST_TEXT = 32_767  # UTF-16 units of a cell
NO_VALUE = "–"
LINE, HIGHEST = 15, 405  # points of a line of text, and of a row at most
UNDATED = datetime.datetime(2000, 1, 1)
UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

HEAD = {
    "bold": True,
    "bg_color": "#1F3A5F",
    "font_color": "#FFFFFF",
    "text_wrap": True,
    "valign": "vcenter",
    "align": "center",
    "border": 1,
    "border_color": "#C9D3DE",
}
CELL = {"valign": "top", "border": 1, "border_color": "#C9D3DE"}
VALUE = {**CELL, "align": "right", "num_format": "#,##0.00"}
LEVEL = {**CELL, "bold": True, "text_wrap": True, "bg_color": "#E8EEF4"}
DEEPEST = 8  # levels inside one another
STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "note": {"font_color": "#44546A"},
    "head": HEAD,
    "text": {**CELL, "text_wrap": True},
    "entry": {**CELL, "text_wrap": True, "locked": False, "num_format": "@"},
    "number": {**CELL, "locked": False, "num_format": "#,##0.00####", "bg_color": "#FFFBE6"},
    "value": VALUE,
    "result": {**VALUE, "bold": True},
    "level": LEVEL,
    "level centred": {**LEVEL, "align": "center"},
    "fixed": {**CELL, "text_wrap": False, "num_format": "#,##0.00####"},
    "level value": {**LEVEL, "text_wrap": False, "align": "right", "num_format": "#,##0.00"},
    "percent": {**VALUE, "bold": True, "num_format": '#,##0.00" %"'},
    "centred": {**CELL, "align": "center"},
    "class": {**CELL, "align": "center", "text_wrap": True},
    "helper": {**CELL, "font_color": "#7A8794"},
    "whole": {"num_format": "#,##0"},
    "whole percent": {"num_format": '#,##0" %"'},
    "ya": {"font_color": "#1B5E20", "bold": True},
    "tidak": {"font_color": "#9C1C13", "bold": True},
    "kelas 0": {"bg_color": "#CFE8D5", "font_color": "#14512F"},
    "kelas 1": {"bg_color": "#E3F1D9", "font_color": "#2F5D1E"},
    "kelas 2": {"bg_color": "#FFF5CC", "font_color": "#6B5200"},
    "kelas 3": {"bg_color": "#FDE3CB", "font_color": "#8A3F00"},
    "kelas 4": {"bg_color": "#FBDAD7", "font_color": "#9C1C13"},
    "terhitung": {"bg_color": "#E3F1E3", "font_color": "#1B5E20"},
    "belum ada data": {"bg_color": "#FFF1CC", "font_color": "#7A4F00"},
    "tak terdefinisi": {"bg_color": "#E4E7F5", "font_color": "#283593"},
    "eksternal": {"bg_color": "#EFE3F3", "font_color": "#6A1B7A"},
    "tanpa formula": {"bg_color": "#ECEFF1", "font_color": "#455A64"},
    **{f"level {depth}": {**LEVEL, "indent": depth, "align": "left"} for depth in range(DEEPEST)},
    **{
        f"level {depth} in one line": {**LEVEL, "indent": depth, "align": "left", "text_wrap": False}
        for depth in range(DEEPEST)
    },
    **{f"name {depth}": {**CELL, "text_wrap": True, "indent": depth, "align": "left"} for depth in range(DEEPEST + 1)},
    "galat": {"bg_color": "#FBE0DE", "font_color": "#9C1C13"},
}


def cell_text(text: str, most: int = LONGEST_TEXT) -> str:
    """`text` as a cell can hold it: no control characters but line ends, at most `most` UTF-16 units."""
    text = UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(text) * 2 <= most or len(text.encode("utf-16-le")) <= 2 * most:
        return text
    return text.encode("utf-16-le")[: 2 * (most - 1)].decode("utf-16-le", "ignore") + "…"


class Book:
    """A workbook under construction. `created` is the date in its properties; the same input gives the same bytes.

    `heading` is what the printed pages of the sheets added from then on have at their top.
    """

    def __init__(self, target: BinaryIO, *, title: str = "", created: datetime.datetime | None = None) -> None:
        import xlsxwriter

        never = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
        self.workbook = xlsxwriter.Workbook(target, {"in_memory": True, **never})
        self.workbook.set_properties({"title": cell_text(title, 250), "created": created or UNDATED})
        self.sheets: list[Sheet] = []
        self.heading = title
        self.styles: Mapping[str, Any] = {name: self.workbook.add_format(style) for name, style in STYLES.items()}

    def sheet(self, name: str, columns: Mapping[str, float], *, head: int = 0, frozen: int = 2) -> Sheet:
        """A sheet whose row `head` has the headings `columns`, each with the width of its column in characters.

        The rows up to `head` and the first `frozen` columns stay where they are when one scrolls.
        """
        sheet = Sheet(self, name, [*columns.values()])
        self.sheets.append(sheet)
        for column, (heading, width) in enumerate(columns.items()):
            sheet.raw.set_column(column, column, width)
            sheet.text(head, column, heading, "head")
        sheet.raw.freeze_panes(head + 1, frozen)
        sheet.raw.repeat_rows(head)
        sheet.raw.set_landscape()
        sheet.raw.set_paper(9)  # A4
        sheet.raw.fit_to_pages(1, 0)
        sheet.raw.set_margins(0.4, 0.4, 0.7, 0.6)
        sheet.raw.set_header("&L" + cell_text(" ".join(self.heading.split()), 100).replace("&", "&&") + "&R&A")
        sheet.raw.set_footer("&RHalaman &P dari &N")
        return sheet

    def keep_place(self, name: str) -> None:
        """Give a sheet that is written later its place before those that it looks at."""
        self.workbook.add_worksheet(name)

    def close(self) -> None:
        for sheet in self.sheets:
            sheet.heighten()
        self.workbook.close()


class Sheet:
    """A sheet of a Book; rows and columns count from 0."""

    def __init__(self, book: Book, name: str, widths: Sequence[float]) -> None:
        self.book = book
        self.widths = widths
        self.lines: dict[int, int] = {}  # of the rows that need more than one
        self.last_row, self.printed = 0, len(widths) - 1
        self.raw = book.workbook.get_worksheet_by_name(name) or book.workbook.add_worksheet(name)
        self.quoted = name if name.isascii() and name.isalpha() else f"'{name}'"

    def reference(self, row: int, column: int) -> str:
        """What a formula of any sheet calls the cell, wherever that formula is copied to."""
        return f"{self.quoted}!{absolute(row, column)}"

    def span(self, first: tuple[int, int], last: tuple[int, int]) -> str:
        """What a formula of any sheet calls the cells from `first` to `last`, each a row and a column."""
        return f"{self.reference(*first)}:{absolute(*last)}"

    def columns_printed(self, last: int) -> None:
        """Print only the columns up to `last`; what is beyond them is for who wants to know more."""
        self.printed = last

    def text(self, row: int, column: int, text: str | None, style: str = "text") -> None:
        self._within(row)
        if text:
            text = cell_text(text)
            self._measure(row, column, text, style)
            self.raw.write_string(row, column, text, self.book.styles[style])
        else:
            self.raw.write_blank(row, column, None, self.book.styles[style])

    def number(self, row: int, column: int, value: Fraction | int | None, style: str = "number") -> None:
        self._within(row)
        if value is None:
            self.raw.write_blank(row, column, None, self.book.styles[style])
        else:
            self.raw.write_number(row, column, float(value), self.book.styles[style])

    def formula(self, row: int, column: int, text: str, engine: Fraction | str | None, style: str = "text") -> str:
        """Write a formula without its `=`; `engine` is what a program shows that does not compute. Its reference.

        Raises DataError (X202) for a formula longer than Excel takes.
        """
        self._within(row)
        if len(text) >= LONGEST_FORMULA:
            raise DataError([Diagnostic.of("X202", sel=self.reference(row, column), batas=LONGEST_FORMULA)])
        shown = _shown(engine)
        if isinstance(shown, str):
            self._measure(row, column, shown, style)
        self.raw.write_formula(row, column, "=" + text, self.book.styles[style], shown)
        return self.reference(row, column)

    def whole_numbers(self, first: int, last: int, column: int, style: str = "whole", *, until: int = 0) -> None:
        """Show numbers without decimals as such, as the engine does; from `column` on `until` another one."""
        cell = f"{chr(ord('A') + column)}{first + 1}"
        self.where(f"AND(ISNUMBER({cell}),{cell}=ROUND({cell},0))", first, last, column, style, until=until)

    def where(self, condition: str, first: int, last: int, column: int, style: str, *, until: int = 0) -> None:
        """Give cells another style where `condition`, written for the first of them, is true."""
        if last >= first:
            options = {"type": "formula", "criteria": f"={condition}", "format": self.book.styles[style]}
            self.raw.conditional_format(first, column, last, max(column, until), options)

    def coloured(self, first: int, last: int, column: int, words: list[str]) -> None:
        """Colour the cells that hold one of `words`, each of which is a style."""
        for word in words if last >= first else ():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self.book.styles[word]}
            self.raw.conditional_format(first, column, last, column, rule)

    def heighten(self) -> None:
        """Make each row as high as its text: no program does that for a workbook that it only reads."""
        for row, lines in self.lines.items():
            self.raw.set_row(row, min(lines * LINE, HIGHEST))
        if self.printed < len(self.widths) - 1:
            self.raw.print_area(0, 0, self.last_row, self.printed)

    def _measure(self, row: int, column: int, text: str, style: str) -> None:
        if STYLES[style].get("text_wrap"):
            room = self.widths[column] * (0.85 if STYLES[style].get("bold") else 0.95)
            lines = sum(max(1, math.ceil(len(line) / room)) for line in text.split("\n"))
            if lines > self.lines.get(row, 1):
                self.lines[row] = lines

    def _within(self, row: int) -> None:
        self.last_row = max(self.last_row, row)
        if row >= MOST_ROWS:
            raise DataError([Diagnostic.of("X201", lembar=short(self.raw.get_name()), batas=MOST_ROWS)])


def absolute(row: int, column: int) -> str:
    """A cell by its row and column, as a formula of its own sheet calls it wherever that formula is copied to."""
    return f"${chr(ord('A') + column)}${row + 1}"


def _shown(engine: Fraction | str | None) -> float | str:
    if engine is None:
        return NO_VALUE
    if isinstance(engine, str):
        return cell_text(engine)
    try:
        return float(engine)
    except OverflowError:
        return cell_text(format_number(engine))  # the engine has it, no cell can hold it
