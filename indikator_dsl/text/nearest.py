"""The names that are written most like a given one, for a message that suggests; never for deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["nearest", "similar"]

LONGEST_SHOWN = 120  # characters of a name in a message
LONGEST = 500  # characters; a longer text is no slip of the pen, and comparing takes its length times theirs


def nearest(word: str, known: Iterable[str], least: float = 70) -> list[str]:
    """Up to three of `known` that are written most like `word`, nearest first; `least` is the likeness in percent."""
    if len(word) > LONGEST:
        return []
    from rapidfuzz import fuzz, process

    folded = {fold(name): name for name in known}
    found = process.extract(fold(word), list(folded), scorer=fuzz.ratio, limit=3, score_cutoff=least)
    return [folded[name] for name, _, _ in found]


def similar(near: list[str]) -> str:
    """The sentence of a message that lists what `nearest` found."""
    return (
        "Yang mirip: " + "; ".join(f"`{short(name, LONGEST_SHOWN)}`" for name in near) + "."
        if near
        else "Tidak ada nama yang mirip."
    )
