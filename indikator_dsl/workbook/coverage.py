"""What a figure covers as text that a formula can make and compare: a sign a unit, and a sign a month.

Of six kelurahan of which the second gave nothing: `101111`. Of a year of which each told only the first half:
`111111000000` for each that gave something. Data that are joined by other ways than sums say nothing of months.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.consolidation import Cover

__all__ = ["DIFFER", "NOTHING", "Coverage", "Signs", "bits", "shared", "signs_of", "written"]

DIFFER = "≠"
LONGEST_LITERAL = 120  # a formula takes 255 characters, quotes twice
Signs = tuple[str, str]
"""The signs of the units and those of the months."""

NOTHING: Signs = ("", "")


@frozen
class Coverage:
    """The cells of what a figure covers: as a reader sees it (empty: nowhere), and as signs of units and of months.

    `engine` is what they show before anything is computed.
    """

    said: str
    units: str
    months: str
    engine: tuple[str, str, str]


def bits(months: int, length: int) -> str:
    """`months` as signs, the first of the period first."""
    return "".join("1" if months >> at & 1 else "0" for at in range(length))


def signs_of(cover: Cover | None, units: Sequence[str]) -> Signs:
    """The signs of what the engine found a figure to cover; `units` are those that make up the whole, if any."""
    held = cover.from_start if cover is not None else {}
    if cover is None or not held:
        return NOTHING
    keys = [fold(unit) for unit in units] or [""]
    length = cover.asked.length if cover.asked is not None else 12
    masks = (held.get(key) for key in keys)
    months = "".join(bits(mask, length) for mask in masks if mask is not None)
    return "".join("1" if key in held else "0" for key in keys), months


def written(cover: Cover, units: Sequence[str]) -> Coverage:
    """A coverage that no cell computes, as text within the formulas that look at it."""
    texts = cover.display, *signs_of(cover, units)
    said, of_units, of_months = (_literal(text) for text in texts)
    return Coverage(said, of_units, of_months, texts)


def _literal(text: str) -> str:
    parts = [text[at : at + LONGEST_LITERAL].replace('"', '""') for at in range(0, len(text), LONGEST_LITERAL)]
    return "&".join(f'"{part}"' for part in parts)


def shared(signs: Iterable[str]) -> list[str]:
    """After each of `signs`, what all up to it have in common: those signs, or DIFFER. Empty ones do not count."""
    found: list[str] = []
    before = ""
    for own in signs:
        before = own if not before else before if own in ("", before) else DIFFER
        found.append(before)
    return found
