"""When two written names are the same name (docs/bahasa/nama.md)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from indikator_dsl.text.lexicon import UNIT_NOTES

__all__ = ["clean", "fold", "starts_as_percentage", "unit_note"]

EDGE = " .,:;!?=\"'“”‘’«»*_`"
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
LAST_NOTE = re.compile(r"\s*\(([^()]*)\)$")
PERCENTAGE = re.compile(r"(?:persentase|presentase|prosentase|persen\b|%)|.*\((?:%|persen)\)$", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The form of `name` that is compared: equal folds, same name.

    NFKC, case, blanks (NBSP and zero-width too), dashes and edge punctuation are folded, and a bracketed unit at the
    end is left out. Nothing else: `tranribmas` and `trantibmas` stay two names. Folding a fold changes nothing.
    """
    if name.isascii():
        folded = name.lower()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
        folded = folded.translate(INVISIBLE).translate(DASHES)
    folded = " ".join(folded.split()).strip(EDGE)
    while folded.endswith(")"):
        note = LAST_NOTE.search(folded)
        if note is None or not note.start() or note[1].strip() not in UNIT_NOTES:
            break
        folded = folded[: note.start()].strip(EDGE)
    return folded


def clean(text: str) -> str:
    """`text` with every run of blanks as one blank and none at its ends: a name as it is kept and shown."""
    return " ".join(text.translate(INVISIBLE).split())


def unit_note(name: str) -> str | None:
    """The bracketed unit at the end of `name` as written (`%` of `… yang Aktif (%)`), or None."""
    note = LAST_NOTE.search(name.rstrip(EDGE))
    return note[1].strip() if note and note[1].strip().lower() in UNIT_NOTES else None


def starts_as_percentage(name: str) -> bool:
    """Whether a name says that it is a percentage: `Persentase …`, `Presentase …`, `Prosentase …`, `% …`, `… (%)`."""
    return PERCENTAGE.match(name.strip()) is not None
