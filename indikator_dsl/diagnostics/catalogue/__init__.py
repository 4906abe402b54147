"""Every code that the engine can say, with its sentence, cause and cure: one file a subject.

F formula (text), H evaluation, D definition files, R registry, P checks on meaning, M data, K worksheet import,
U claims, C target and capaian, G consolidation over units and periods, B what changed and what a target takes,
L what is handed in, X the workbook of results, S methods of regulations, E engines.
A code, once published, keeps its meaning for ever; a new meaning takes a new code.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["Entry", "all_entries", "entry", "error", "note", "warning"]

SUBJECTS = {
    "F": "formula",
    "H": "evaluation",
    "D": "definition",
    "R": "registry",
    "P": "checks",
    "M": "data",
    "K": "worksheet",
    "U": "claims",
    "C": "capaian",
    "G": "consolidation",
    "B": "change",
    "L": "report",
    "X": "workbook",
    "S": "methods",
    "E": "engines",
}


@cache
def _subject(letter: str) -> dict[str, Entry]:
    module = import_module(f"{__name__}.{SUBJECTS[letter]}")
    entries: dict[str, Entry] = module.ENTRIES
    return entries


def entry(code: str) -> Entry:
    """The entry of `code`. Raises KeyError for a code that was never published."""
    return _subject(code[:1])[code]


def all_entries() -> dict[str, Entry]:
    """Every code and its entry, in the order of the subjects."""
    return {code: found for letter in SUBJECTS for code, found in _subject(letter).items()}
