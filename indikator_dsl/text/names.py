"""When two written names are the same name (docs/bahasa/nama.md)."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from indikator_dsl.text.lexicon import UNIT_NOTES

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["QUOTED", "clean", "fold", "listed", "short", "starts_as_percentage", "unit_note"]

QUOTED = re.compile(r'"(?:[^"]|"")*"|“[^“”]*”')  # a name that is taken as it stands
EDGE = " .,:;!?=\"'“”‘’«»*_`"
INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")
LONGEST_SHOWN = 120  # characters of a name in a list
MOST_SHOWN = 8  # names of a list
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
    return " ".join((text if text.isascii() else text.translate(INVISIBLE)).split())


def short(text: str, most: int = 60) -> str:
    """`text` for the inside of a message: one line, at most `most` characters, nothing that moves a cursor."""
    line = " ".join(text[: 4 * most].split())
    line = line if len(line) <= most and len(text) <= 4 * most else line[:most].rstrip() + "…"
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in line)


def listed(names: Sequence[str]) -> str:
    """`names` for the inside of a message: the first few, shortened, and how many more there are."""
    shown = "; ".join(short(name, LONGEST_SHOWN) for name in names[:MOST_SHOWN])
    return shown + (f"; dan {len(names) - MOST_SHOWN} lainnya" if len(names) > MOST_SHOWN else "")


def unit_note(name: str) -> str | None:
    """The bracketed unit at the end of `name` as written (`%` of `… yang Aktif (%)`), or None."""
    note = LAST_NOTE.search(name.rstrip(EDGE))
    return note[1].strip() if note and note[1].strip().lower() in UNIT_NOTES else None


def starts_as_percentage(name: str) -> bool:
    """Whether a name says that it is a percentage: `Persentase …`, `Presentase …`, `Prosentase …`, `% …`, `… (%)`."""
    return PERCENTAGE.match(name.strip()) is not None
