"""A definition file as it was written: its entries in their order, with their places and the comments between."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

from indikator_dsl.definition.model import Passage, Spot

if TYPE_CHECKING:
    from indikator_dsl.diagnostics.source import Source

__all__ = ["Comment", "Document", "Entry"]


class Comment(NamedTuple):
    """A line that starts with `#`; `text` has the sign. `blank_after` tells whether a blank line follows."""

    text: str
    indentation: int
    blank_after: bool


class Entry(NamedTuple):
    """One `Kunci: isi`, the lines that continue it included.

    `segments` place the lines of `text` in the file (see Passage); `start` is where the key stands and `end` where
    its first line ends. `owner` is the number of the entry that this one belongs to, None at the left margin;
    `depth` counts the owners. `comments` stand before the entry, `trailing` right after it.
    """

    keyword: str
    nomor: str | None = None
    text: str = ""
    segments: tuple[tuple[int, int], ...] = ((0, 0),)
    start: int = 0
    end: int = 0
    line: int = 1
    indentation: int = 0
    depth: int = 0
    owner: int | None = None
    comments: tuple[Comment, ...] = ()
    trailing: tuple[Comment, ...] = ()

    def passage(self, source: Source | None) -> Passage:
        return Passage(self.text, self.segments, source)

    def spot(self, source: Source) -> Spot:
        """Where the first line of the text stands; where the key stands if there is no text."""
        start = self.segments[0][1] if self.text else self.start
        return Spot(source, start, self.end, self.line)


@frozen
class Document:
    """All entries of a file; `comments` stand after the last."""

    entries: tuple[Entry, ...]
    comments: tuple[Comment, ...] = ()
    source: Source | None = field(default=None, eq=False, repr=False)
