"""What the readers of office files hand to the importer: pages of lines, and remarks on what they could not read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import field, frozen

if TYPE_CHECKING:
    from indikator_dsl.worksheet.lines import Line

__all__ = ["MOST_CELLS", "Page", "Remark", "TooWideError"]

MOST_CELLS = 500_000
"""Cells of one sheet or document, blank ones and those under merged cells too."""


class TooWideError(Exception):
    """A sheet reaches too far; the argument is the cell that it reaches to."""


class Remark(NamedTuple):
    """A finding of the file's reader about a line, or a column of it."""

    code: str
    line: Line
    column: int | None
    values: dict[str, str]


@frozen(eq=False)
class Page:
    """One sheet (or a document): its lines, and what its reader has to say of them if they are used.

    `hidden` pages are not shown to who opens the file.
    """

    name: str
    lines: tuple[Line, ...]
    remarks: tuple[Remark, ...] = ()
    hidden: bool = False
    line: Line = field(kw_only=True)
    """What a finding about the page as a whole stands at."""
