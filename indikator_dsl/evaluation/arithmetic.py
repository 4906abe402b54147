"""Exact arithmetic on rationals, with bounds: the meaning that every other backend is held to.

Irrational roots and powers are rounded to 50 significant digits; everything else is exact.
"""

from __future__ import annotations

from decimal import Context, Decimal, Overflow
from decimal import InvalidOperation as InvalidDecimal
from fractions import Fraction

__all__ = ["LARGEST_ROOT", "MOST_BITS", "TooLargeError", "UndefinedError", "checked", "power", "root", "round_half_up"]

MOST_BITS = 10_000
"""Bits that numerator and denominator of a value may have together, some three thousand digits."""

DIGITS = Context(prec=50, Emax=4000, Emin=-4000)
LARGEST_ROOT = 64  # roots that are tried exactly


class UndefinedError(ArithmeticError):
    """The operation has no value: a division by zero, an even root of a negative number."""


class TooLargeError(ArithmeticError):
    """The value needs more than MOST_BITS."""


def checked(value: Fraction) -> Fraction:
    """`value` itself. Raises TooLargeError if it is beyond the bounds."""
    if value.numerator.bit_length() + value.denominator.bit_length() > MOST_BITS:
        raise TooLargeError
    return value


def power(base: Fraction, exponent: Fraction) -> Fraction:
    """`base` to the `exponent`. UndefinedError: 0 to a negative power, a negative number to a fraction."""
    if exponent.denominator != 1:
        if exponent.denominator > LARGEST_ROOT or abs(exponent.numerator) > LARGEST_ROOT:
            return _decimal_power(base, exponent)
        return root(power(base, Fraction(exponent.numerator)), Fraction(exponent.denominator))
    times = exponent.numerator
    if not base and times < 0:
        raise UndefinedError
    bits = base.numerator.bit_length() + base.denominator.bit_length()
    if base and abs(base.numerator) != base.denominator and bits * abs(times) > 2 * MOST_BITS:
        raise TooLargeError
    return checked(base**times if abs(base) != 1 else base ** (times % 2))


def root(value: Fraction, degree: Fraction) -> Fraction:
    """The real root of `value`. Raises UndefinedError for degree zero and for an even root of a negative number."""
    if not degree:
        raise UndefinedError
    if degree.denominator != 1 or not 0 < degree.numerator <= LARGEST_ROOT:
        return power(value, 1 / degree)
    n = degree.numerator
    if value < 0:
        if n % 2 == 0:
            raise UndefinedError
        return -root(-value, degree)
    above, below = _integer_root(value.numerator, n), _integer_root(value.denominator, n)
    if above is not None and below is not None:
        return Fraction(above, below)
    return _decimal_power(value, 1 / degree)


def _integer_root(value: int, n: int) -> int | None:
    """The whole number whose n-th power is `value`, if there is one (Newton's method from above)."""
    if value < 2:
        return value
    guess = 1 << -(-value.bit_length() // n)
    while True:
        better = ((n - 1) * guess + value // guess ** (n - 1)) // n
        if better >= guess:
            return guess if guess**n == value else None
        guess = better


def _decimal_power(base: Fraction, exponent: Fraction) -> Fraction:
    if base < 0 or (not base and exponent < 0):
        raise UndefinedError
    if not base:
        return base
    try:
        return checked(Fraction(DIGITS.power(_decimal(base), _decimal(exponent))))
    except (Overflow, InvalidDecimal):
        raise TooLargeError from None


def _decimal(value: Fraction) -> Decimal:
    return DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))


def round_half_up(value: Fraction, places: Fraction) -> Fraction:
    """`value` rounded to `places` decimals, half away from zero. Raises UndefinedError unless places is 0 to 30."""
    if places.denominator != 1 or not 0 <= places <= 30:
        raise UndefinedError
    scale = 10**places.numerator
    scaled = abs(value) * scale
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(whole if value >= 0 else -whole, scale)
