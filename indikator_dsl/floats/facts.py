"""What is known of a double before any data are seen."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from indikator_dsl.floats.ops import Op

__all__ = ["LARGEST", "MOST_WHOLE", "RANGE", "SMALLEST", "Fact", "Part"]

LARGEST, SMALLEST = 1e30, 1e-30
"""A datum beyond these (and not zero) is `galat` in an engine of doubles: what is computed of it could overflow."""

RANGE = 290.0
"""Decimal exponents that a computed value may reach; what could pass it is checked when it is computed."""

MOST_WHOLE = 15.9
"""Decimal digits up to which whole numbers are exact in doubles (2^53)."""


@frozen
class Fact:
    """What is known of an input.

    `whole`: it holds whole numbers only. `low` and `high` are the decimal exponents between which its size lies where
    it is not zero. `sure`: no cell of it is bad (text, infinite, beyond LARGEST or SMALLEST). `exact`: each double is
    the one nearest to the exact value, as where it was entered; a sum or a mean of several is not.
    """

    whole: bool = False
    low: float = -30.0
    high: float = 30.0
    sure: bool = False
    exact: bool = True

    @classmethod
    def integers(cls) -> Fact:
        """A column of machine integers: always sure."""
        return cls(whole=True, low=0.0, high=19.0, sure=True)


@frozen
class Part:
    """A computed value and what is known of it: `low`, `high` and `whole` as in Fact.

    `exact`: the double is the one nearest to the exact value, as that of a number that was entered or written.
    `grid`: it is a multiple of 10^low, as sums are. A sum of such is no finer, so that long chains need no checks.
    """

    op: Op
    low: float
    high: float
    whole: bool = False
    exact: bool = False
    grid: bool = False

    @property
    def finest(self) -> float:
        """The decimal exponent of what the value is a multiple of; a double has 17 digits at most."""
        if self.whole:
            return 0.0
        return self.low if self.grid else self.low - 17

    @classmethod
    def number(cls, value: Fraction) -> Part | None:
        """The part of a written number; None where it is beyond doubles."""
        from indikator_dsl.floats.ops import number

        try:
            double = float(value)
        except OverflowError:
            return None
        size = math.log10(abs(double)) if double else 0.0
        if abs(size) > RANGE or (value and not double):
            return None
        whole = value.denominator == 1 and abs(value) < 2**53
        return cls(number(double), size - 0.01, size + 0.01, whole, whole or Fraction(repr(double)) == value)
