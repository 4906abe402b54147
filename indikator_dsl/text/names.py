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
PERCENT_NOTES = ("(%)", "(persen)")
LAST_NOTE = re.compile(r"\s*\(([^()]*)\)$")
PERCENTAGE = re.compile(r"(?:persentase|presentase|prosentase|persen\b|%)|.*\((?:%|persen)\)$", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def fold(name: str) -> str:
    """The form of `name` that is compared: equal folds, same name.

    NFKC, case, blanks (NBSP and zero-width too), dashes and edge punctuation are folded, and `(%)` at the end is left
    out. Other units are compared: sampah (ton) and sampah (m3) are two data. Nothing else is folded: `tranribmas` and
    `trantibmas` stay two names. Folding a fold changes nothing.
    """
    if name.isascii():
        folded = name.lower()
    else:
        folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
        folded = folded.translate(INVISIBLE).translate(DASHES)
    folded = " ".join(folded.split()).strip(EDGE)
    end = len(folded)
    while folded.endswith(PERCENT_NOTES, 0, end):
        end = folded.rindex("(", 0, end)
        while end and folded[end - 1] in EDGE:
            end -= 1
    return folded[:end]


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
