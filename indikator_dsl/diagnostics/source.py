"""A text with a name, which turns a character's number into line and column."""

from __future__ import annotations

from bisect import bisect_right

from indikator_dsl.diagnostics.diagnostic import Diagnostic, Place

__all__ = ["Source"]


class Source:
    """A text and where it came from. Lines are found once, so that placing many findings stays cheap."""

    def __init__(self, text: str, file: str | None = None) -> None:
        self.text = text
        self.file = file
        self._starts: list[int] | None = None
        self._line: tuple[int, str] | None = None

    def place(self, start: int, end: int) -> Place:
        """The place of `text[start:end]`; a span over several lines is cut at the end of its first."""
        if self._starts is None:
            self._starts = [0]
            at = self.text.find("\n")
            while at >= 0:
                self._starts.append(at + 1)
                at = self.text.find("\n", at + 1)
        start = min(max(start, 0), len(self.text))
        line = bisect_right(self._starts, start) - 1
        first = self._starts[line]
        last = self._starts[line + 1] - 1 if line + 1 < len(self._starts) else len(self.text)
        width = max(1, min(end, last) - start)
        if self._line is None or self._line[0] != line:
            self._line = (line, self.text[first:last].rstrip("\r"))  # places of one line share its text
        return Place(self.file, line + 1, start - first + 1, width, self._line[1])

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """`diagnostic` with the place its span has here."""
        return diagnostic.at(self.place(diagnostic.start, diagnostic.end))
