"""Text that people wrote, made fit for a page: no control characters, nothing that turns the reading direction."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.text.periods import MONTHS

if TYPE_CHECKING:
    import datetime

__all__ = ["LONGEST", "date_words", "joined", "line", "lines"]

LONGEST = 4_000  # characters of one text on the page; what is cut ends with …
UNSOUND = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
)


def lines(text: str) -> str:
    """`text` with its line breaks, every other character that no page can show as U+FFFD."""
    sound = UNSOUND.sub("\N{REPLACEMENT CHARACTER}", text.replace("\r\n", "\n").replace("\t", " "))
    return sound if len(sound) <= LONGEST else sound[: LONGEST - 1].rstrip() + "…"


def line(text: str) -> str:
    """`text` as one line, every character that no page can show as U+FFFD."""
    return lines(" ".join(text.split()))


def joined(parts: tuple[str, ...]) -> str:
    """`A, B, dan C`."""
    if len(parts) < 2:
        return "".join(parts)
    return ", ".join(parts[:-1]) + (", dan " if len(parts) > 2 else " dan ") + parts[-1]


def date_words(date: datetime.date) -> str:
    """`15 Januari 2026`."""
    return f"{date.day} {MONTHS[date.month]} {date.year}"
