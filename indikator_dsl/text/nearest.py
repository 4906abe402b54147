"""The names that are written most like a given one, for a message that suggests; never for deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["nearest", "similar"]


def nearest(word: str, known: Iterable[str], least: float = 70) -> list[str]:
    """Up to three of `known` that are written most like `word`, nearest first; `least` is the likeness in percent."""
    from rapidfuzz import fuzz, process

    folded = {fold(name): name for name in known}
    found = process.extract(fold(word), list(folded), scorer=fuzz.ratio, limit=3, score_cutoff=least)
    return [folded[name] for name, _, _ in found]


def similar(near: list[str]) -> str:
    """The sentence of a message that lists what `nearest` found."""
    return "Yang mirip: " + "; ".join(f"`{name}`" for name in near) + "." if near else "Tidak ada nama yang mirip."
