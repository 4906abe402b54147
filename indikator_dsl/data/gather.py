"""Where every reader puts what it finds: the entries, and all findings of the source with their places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve

from indikator_dsl.data.dataset import Dataset, Datum, Origin, reconcile, short
from indikator_dsl.data.number_text import read_text
from indikator_dsl.diagnostics import DataError, Diagnostic, Place, Source
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from indikator_dsl.data.cell import Cell

__all__ = ["LONGEST_TEXT", "Gatherer", "Labels"]

LONGEST_TEXT = 32_000
"""Characters of a name, period, unit or source; a spreadsheet's cell holds 32,767."""


class Labels(NamedTuple):
    """What the figures of one row have in common."""

    periode: str | None = None
    unit: str | None = None
    sumber: str | None = None


NO_LABELS = Labels()

GROUPED_ONLY = re.compile(r"[-−+]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")
MOST_GROUPED = 20  # of them that a warning points at


class Gatherer:
    """Collects one source. Spans count characters of `source`; without a source findings have no place."""

    def __init__(self, source: Source | None = None) -> None:
        self.source = source
        self.file = source.file if source else None
        self.findings: list[Diagnostic] = []
        self._entries: list[Datum] = []
        self._point_decimals = False
        self._grouped: list[tuple[str, str, int, int]] = []  # figures whose only points part thousands
        self._line: Place | None = None
        self._line_start = 0

    @property
    def has_errors(self) -> bool:
        return any(finding.is_error for finding in self.findings)

    def say(self, code: str, start: int = 0, end: int = 0, suggestion: str | None = None, **values: object) -> None:
        """Add a finding about `source.text[start:end]`."""
        self.add(Diagnostic.of(code, start, end, suggestion, **values))

    def add(self, finding: Diagnostic) -> None:
        """Add a finding whose span is one of the source."""
        place = self.place(finding.start, finding.end)
        self.findings.append(finding if place is None else finding.at(place))

    def place(self, start: int, end: int) -> Place | None:
        """The place of a span. Places of one line share its text: a line of many cells is not copied for each."""
        if self.source is None:
            return None
        line = self._line
        if line is not None and self._line_start <= start <= self._line_start + len(line.excerpt):
            column = start - self._line_start + 1
            width = max(1, min(end, self._line_start + len(line.excerpt)) - start)
            return Place(line.file, line.line, column, width, line.excerpt)
        self._line = line = self.source.place(start, end)
        self._line_start = start - line.column + 1
        return line

    def datum(self, name: str, cell: Cell, row: int | None = None, labels: Labels = NO_LABELS) -> None:
        """Add the figure in `cell` of the clean `name`, or say why it is none. `row` counts rows of the file from 1."""
        content, start, end, cell_name, _ = cell
        for text in (name, *labels):
            if text is not None and (code := _why_unusable(text)):
                self.say(code, start, end, nama=short(text), batas=LONGEST_TEXT)
                return
        if not fold(name):
            self.say("M125", start, end, nama=short(name))
            return
        value, finding = None, None
        if isinstance(content, str):
            value, finding = read_text(content)
            if value is not None and len(self._grouped) < MOST_GROUPED and GROUPED_ONLY.fullmatch(content.strip()):
                self._grouped.append((name, content.strip(), start, end))
        elif isinstance(content, Diagnostic):
            finding = content
        else:
            value = content
        if finding is not None:
            about = (("nama", short(name)), ("sel", f" (sel {cell_name})" if cell_name else ""))
            self.add(evolve(finding, start=start, end=end, values=finding.values + about))
            self._point_decimals = self._point_decimals or finding.code == "M301"
            if finding.is_error:
                return
        origin = Origin(self.file, row, cell_name.rstrip("0123456789") or None, labels.sumber)
        self._entries.append(Datum(name, value, labels.periode, labels.unit, origin, self.place(start, end)))

    def dataset(self) -> Dataset:
        """The entries, doublets joined; a point used in both its meanings is warned about.

        Raises DataError with everything that was found if any of it is an error.
        """
        for name, content, start, end in self._grouped if self._point_decimals else ():
            self.say("M209", start, end, nama=short(name), isi=content)
        keyed = (((fold(d.name), fold(d.unit or ""), fold(d.periode or "")), d) for d in self._entries)
        entries, twice = reconcile(keyed)
        findings = tuple(sorted((*self.findings, *twice), key=_position))
        if any(finding.is_error for finding in findings):
            raise DataError(findings, Dataset(tuple(entries.values())))
        return Dataset(tuple(entries.values()), findings)


def _position(finding: Diagnostic) -> tuple[int, int]:
    return (finding.place.line, finding.place.column) if finding.place else (0, 0)


@lru_cache(maxsize=1 << 12)
def _why_unusable(text: str) -> str | None:
    """The code of what keeps `text` from being a label: its length, or half a surrogate pair (JSON's `\\ud800`)."""
    if len(text) > LONGEST_TEXT:
        return "M114"
    return "M125" if not text.isascii() and any("\ud800" <= c <= "\udfff" for c in text) else None
