"""What is known of a number of the generated code before any data are seen, and when that is not enough."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import NamedTuple

from indikator_dsl.evaluation.arithmetic import MOST_BITS
from indikator_dsl.text.numbers import MOST_DIGITS

__all__ = [
    "ATOM",
    "MOST_ERROR",
    "NARROW",
    "PRODUCT",
    "SUM",
    "UNIT",
    "WHOLE",
    "Part",
    "RiskyError",
    "entered",
    "entered_whole",
    "fits",
    "hard",
    "written",
]

SUM, PRODUCT, ATOM = 0, 1, 2

UNIT = 2.0**-53
MOST_ERROR = 7000.0
"""Units in the last place (2^-53) that a result may be off: 8e-13 of itself."""

RANGE = 290.0  # decimal exponents within which doubles keep all their digits, with room
NARROW = 15.0
"""Where any datum could be too large or too small for certainty, data of sizes within 10^±15 may still be sure."""

DIGIT = math.log2(10)
ENTERED_BITS = MOST_DIGITS * DIGIT
"""Bits of numerator or denominator of a datum."""

WHOLE = math.log10(2**53)
"""Doubles hold all whole numbers up to this power of ten, with their sums and products."""

IN_A_DOUBLE = 17  # digits of the shortest decimal of a double


class RiskyError(ArithmeticError):
    """Doubles are not sure to give what exact arithmetic gives: the step is computed exactly."""


class Part(NamedTuple):
    """A piece of generated code with a number as its value. An exact zero is zero, and nothing else is.

    `rank`: SUM, PRODUCT or ATOM, as tightly as it holds together. `error`: the units that it may be off. `low`, `high`:
    the decimal exponents of its size where it is not zero. `above`, `below`: the bits of numerator and denominator of
    the exact value. `decimal`: that denominator is a power of ten. `positive`: it is never negative. `entered`: it is a
    number as it was entered or written. `real`: a double comes out, whatever number goes in. `whole`: it is exactly a
    whole number, and what it comes from is whole, too: nothing is lost where such cancel. `ratio`: two of such whose
    quotient it is.
    """

    text: str
    rank: int
    error: float
    low: float
    high: float
    above: float
    below: float
    decimal: bool = False
    positive: bool = False
    entered: bool = False
    real: bool = False
    whole: bool = False
    ratio: tuple[Part, Part] | None = None

    @property
    def operand(self) -> str:
        return self.text if self.rank == ATOM else f"({self.text})"

    def as_value(self, text: str) -> Part:
        """The part of what `text` names, a double to which this part was computed."""
        return self._replace(text=text, rank=ATOM, entered=False, real=True, ratio=None)

    @property
    def pair(self) -> tuple[Part, Part | None] | None:
        """Whole parts of which the first, divided by the second if there is one, is this one."""
        return (self, None) if self.whole else self.ratio

    @property
    def term(self) -> str:
        return self.text if self.rank >= PRODUCT else f"({self.text})"


def fits(part: Part) -> Part:
    """`part` itself. Raises RiskyError where it could leave what doubles hold, or the bounds of exact arithmetic."""
    if part.error > MOST_ERROR or part.low < -RANGE or part.high > RANGE or part.above + part.below > MOST_BITS:
        raise RiskyError
    return part


def entered(text: str, *, positive: bool, narrow: bool) -> Part:
    """A datum: any that `data` reads, or with `narrow` one of a size within 10^±15."""
    if narrow:
        digits = NARROW + IN_A_DOUBLE
        return Part(text, ATOM, 1, -NARROW, NARROW, IN_A_DOUBLE * DIGIT, digits * DIGIT, True, positive, True)
    most = MOST_DIGITS
    return Part(text, ATOM, 1, -most, most, ENTERED_BITS, ENTERED_BITS, True, positive, True)


def entered_whole(text: str, most: float, *, positive: bool) -> Part:
    """A datum that is a double and a whole number, below 10^`most`."""
    return Part(text, ATOM, 0, 0, most, most * DIGIT, 1, True, positive, True, real=True, whole=most < WHOLE)


def hard(text: str) -> Part:
    """A number that was computed exactly; what is computed of it has to be, too."""
    return Part(text, ATOM, 1, -RANGE, RANGE, MOST_BITS, MOST_BITS, real=True)


def written(value: Fraction) -> Part:
    """A number that stands in the formula. Raises RiskyError where it is beyond doubles."""
    try:
        double = float(value)
    except OverflowError:
        raise RiskyError from None
    if bool(double) != bool(value):
        raise RiskyError
    size = math.log10(abs(double)) if double else 0.0
    above, below = value.numerator.bit_length(), value.denominator.bit_length()
    text = repr(double)
    plain = Fraction(text) == value
    rank = ATOM if double >= 0 else SUM
    whole = value.denominator == 1 and size < WHOLE
    error = 0 if Fraction(double) == value else 1
    return fits(Part(text, rank, error, size, size, above, below, plain, double >= 0, plain, real=True, whole=whole))
