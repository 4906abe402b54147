"""Definition files in their one canonical layout; what they mean, and their comments, stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.definition.keys import BLOCKS
from indikator_dsl.definition.reader import read_checked
from indikator_dsl.diagnostics.errors import DefinitionError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.definition.document import Comment, Document, Entry

__all__ = ["format_definition", "print_document"]

INDENTATION = 2


def format_definition(text: str, file: str | None = None) -> str:
    """`text` in canonical layout. Formatting twice changes nothing more; the definition it reads as is the same.

    Two blanks of indentation for each owner, keys in their own spelling, one blank line before each level, indicator
    and name of data, the lines of a long value below one another. Raises DefinitionError, with everything that was
    found, where the text has errors: layout is only for what is understood.
    """
    _, document, diagnostics = read_checked(text, file)
    if any(diagnostic.is_error for diagnostic in diagnostics):
        raise DefinitionError(diagnostics)
    return print_document(document)


def print_document(document: Document) -> str:
    """The canonical text of `document`, read or made. Its values must not hold what would read as something else."""
    lines: list[str] = []
    for number, entry in enumerate(document.entries):
        block = entry.keyword in BLOCKS
        margin = " " * (INDENTATION * entry.depth)
        if block and lines:
            lines.append("")
        lines += _comments(entry.comments, margin, blanks=block or number == 0)
        lines += _entry(entry, margin)
        if entry.trailing:
            following = document.entries[number + 1 : number + 2]
            # One deeper than the next block, or it would be read as that one's.
            depth = max([entry.depth, *(after.depth + 1 for after in following)])
            lines += _comments(entry.trailing, " " * (INDENTATION * depth), blanks=False)
    if document.comments:
        lines += [""] if lines else []
        lines += _comments(document.comments, "", blanks=True)
    while lines and not lines[-1]:
        lines.pop()
    return "".join(line + "\n" for line in lines)


def _entry(entry: Entry, margin: str) -> list[str]:
    key = f"{entry.keyword} {entry.nomor}:" if entry.nomor else f"{entry.keyword}:"
    first, *others = entry.text.split("\n")
    hanging = margin + " " * (len(key) + 1)
    continued = [hanging + line.strip() if line.strip() else "" for line in others]
    return [margin + (f"{key} {first.strip()}" if first.strip() else key), *continued]


def _comments(comments: Iterable[Comment], margin: str, *, blanks: bool) -> list[str]:
    lines: list[str] = []
    for comment in comments:
        lines.append(margin + comment.text)
        if blanks and comment.blank_after:
            lines.append("")
    return lines
