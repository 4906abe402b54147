"""Pieces of formula text: how tightly they bind, numbers as Excel reads them, and lists cut to fit a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

__all__ = ["ATOM", "POWER", "PRODUCT", "SUM", "Part", "number_text", "packed"]

SUM, PRODUCT, POWER, ATOM = range(4)
OVERFLOW = "(1E+300*1E+300)"


@frozen
class Part:
    """The text of a part of a formula; `rank` is how tightly its outermost operator binds.

    `exact` tells that its float is the one nearest to the exact value: a number as it was entered or written.
    """

    text: str
    rank: int = ATOM
    depth: int = 0
    exact: bool = False

    def at_least(self, rank: int) -> str:
        """The text, in brackets unless it binds as tightly as `rank`."""
        return self.text if self.rank >= rank else f"({self.text})"

    def behind_minus(self) -> str:
        """The text as it stands behind a minus, which binds tighter than a power in Excel: -2^2 is 4 there."""
        return self.text if self.rank >= PRODUCT and "^" not in self.text else f"({self.text})"


def number_text(value: Fraction) -> str:
    """A number as a formula holds it: a point, no grouping, the digits that a float has."""
    try:
        short = repr(float(value)).removesuffix(".0").upper()
    except OverflowError:
        short = OVERFLOW
    return short if value >= 0 else f"({short})"


def packed(texts: Sequence[str], longest: int, most: int = 10_000) -> list[tuple[int, int]]:
    """Start and end of runs of `texts`, each of at most `longest` characters and `most` texts, and two or more."""
    runs: list[tuple[int, int]] = []
    start, length = 0, 0
    for at, text in enumerate(texts):
        if at - start >= 2 and (length + len(text) > longest or at - start >= most):
            runs.append((start, at))
            start, length = at, 0
        length += len(text)
    runs.append((start, len(texts)))
    return runs
