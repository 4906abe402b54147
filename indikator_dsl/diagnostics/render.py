"""A finding as lines of text: place and sentence, the line with a caret, what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indikator_dsl.diagnostics.diagnostic import Diagnostic, Place

__all__ = ["render"]

WIDEST = 120  # characters of a line that are shown; a page-long line is cut around the place


def render(diagnostic: Diagnostic) -> str:
    """`file:line:column: galat F102: sentence`, then the line, a caret, and the suggestion."""
    head = f"{diagnostic.severity.label} {diagnostic.code}: {diagnostic.message}"
    place = diagnostic.place
    if place is None:
        lines = [head]
    else:
        where = f"{place.line}:{place.column}: "
        if place.label is not None:
            lines = [(f"{place.file}: " if place.file else "") + f"{place.label}: {head}"]
        else:
            lines = [(f"{place.file}:" if place.file else "baris ") + where + head]
        if place.excerpt.strip():
            lines += _pointed(place)
    if diagnostic.suggestion is not None:
        lines.append("  tulis: " + diagnostic.suggestion.replace("\n", "\n         "))
    return "\n".join(lines)


def _pointed(place: Place) -> list[str]:
    first = max(0, place.column - 1 - WIDEST // 2) if len(place.excerpt) > WIDEST else 0
    shown = place.excerpt[first : first + WIDEST]
    before = shown[: place.column - 1 - first]
    width = max(1, min(place.width, len(shown) - len(before)))
    left, right = ("…" if first else ""), ("…" if first + WIDEST < len(place.excerpt) else "")
    # A tab in the line is a tab in the margin, so that the caret stands below its place in any editor.
    margin = "".join("\t" if c == "\t" else " " for c in before)
    return [f"  | {left}{_printable(shown)}{right}", f"  | {' ' * len(left)}{margin}{'^' * width}"]


def _printable(text: str) -> str:
    """Control characters would move the cursor or hide text in a terminal: show them as one sign each."""
    return "".join(c if c == "\t" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
