"""What the catalogue knows of one code."""

from __future__ import annotations

from typing import NamedTuple

from indikator_dsl.diagnostics.diagnostic import Severity

__all__ = ["Entry", "error", "note", "warning"]


class Entry(NamedTuple):
    """`sentence` has {holes} for the values; `cause` and `cure` are for the page of the code. All Indonesian."""

    severity: Severity
    sentence: str
    cause: str
    cure: str


def error(sentence: str, cause: str, cure: str) -> Entry:
    return Entry(Severity.ERROR, sentence, cause, cure)


def warning(sentence: str, cause: str, cure: str) -> Entry:
    return Entry(Severity.WARNING, sentence, cause, cure)


def note(sentence: str, cause: str, cure: str) -> Entry:
    return Entry(Severity.NOTE, sentence, cause, cure)
