"""What the catalogue knows of one code."""

from __future__ import annotations

from string import Formatter
from typing import NamedTuple

from indikator_dsl.diagnostics.diagnostic import Severity

__all__ = ["Entry", "error", "note", "warning"]


class Entry(NamedTuple):
    """`sentence` has {holes} for the values; `cause` and `cure` are for the page of the code. All Indonesian."""

    severity: Severity
    sentence: str
    cause: str
    cure: str

    @property
    def shown(self) -> str:
        """The sentence for a reader: a hole `{nama}` as `‹nama›`, doubled braces as one."""
        pieces = Formatter().parse(self.sentence)
        return "".join(text + (f"‹{hole}›" if hole else "") for text, hole, _, _ in pieces)


def error(sentence: str, cause: str, cure: str) -> Entry:
    return Entry(Severity.ERROR, sentence, cause, cure)


def warning(sentence: str, cause: str, cure: str) -> Entry:
    return Entry(Severity.WARNING, sentence, cause, cure)


def note(sentence: str, cause: str, cure: str) -> Entry:
    return Entry(Severity.NOTE, sentence, cause, cure)
