"""The findings of an import, in the order of the lines that they are about."""

from __future__ import annotations

from attrs import evolve

from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.text.names import clean
from indikator_dsl.worksheet.lines import Line
from indikator_dsl.worksheet.markup import without_markup

__all__ = ["Findings", "shown"]

LONGEST_VALUE = 80


class Findings:
    """What was found so far."""

    def __init__(self) -> None:
        self._found: list[tuple[int, int, Diagnostic]] = []

    def say(
        self, code: str, line: Line, column: int | None = None, suggestion: str | None = None, **values: object
    ) -> None:
        """A finding about the line, or about the cell of it in `column`."""
        start, end = line.span(column)
        finding = Diagnostic.of(code, start, end, suggestion, **values)
        self._found.append((line.order, start, evolve(finding, place=line.place(column))))

    def located(self) -> list[Diagnostic]:
        """All of them, in the order of the file."""
        return [finding for _, _, finding in sorted(self._found, key=lambda found: found[:2])]


def shown(said: Line | str) -> str:
    """A line or a text for the inside of a message."""
    if isinstance(said, Line):
        said = "\t".join(said.cells).strip()
    text = clean(without_markup(said))
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
