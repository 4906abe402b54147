"""Numbers as Indonesian texts write them, read and printed (docs/bahasa/bilangan.md).

`.` groups thousands and `,` is the decimal mark. Values are exact rationals in, exact rationals out.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

__all__ = ["MOST_DIGITS", "NumberNotReadError", "WrittenNumber", "exact_decimal", "format_number", "read_number"]

MOST_DIGITS = 60
"""Digits that one written number may have; the longest real figure seen has thirteen."""

PLAIN = re.compile(r"[0-9]+")
GROUPED = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
COMMA = re.compile(r"[0-9]+,[0-9]+")
POINT = re.compile(r"[0-9]+\.[0-9]+")
ENGLISH_THOUSAND = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+(?:\.[0-9]+)?")


class WrittenNumber(NamedTuple):
    """The value of a written number, and the code of what its writing leaves in doubt, if anything.

    `doubt` is `"F302"` (a point read as the decimal mark), `"F204"` (`1,000` read as one) or None.
    """

    value: Fraction
    doubt: str | None


class NumberNotReadError(ValueError):
    """`text` is not a number of Indonesian writing; `suggestion` is how its writer may have meant it, or None."""

    def __init__(self, text: str, suggestion: str | None = None) -> None:
        super().__init__(text, suggestion)
        self.text = text
        self.suggestion = suggestion


def read_number(text: str) -> WrittenNumber:
    """Read unsigned `text`: `1.000` is 1000, `0,25` and (with a note) `0.25` are a quarter, `1,000` (a warning) is 1.

    Raises NumberNotReadError for what is no such number or has more than MOST_DIGITS digits.
    """
    if len(text) > 2 * MOST_DIGITS or sum(map(str.isdigit, text)) > MOST_DIGITS:
        raise NumberNotReadError(text[:20] + "…" if len(text) > 20 else text)
    if PLAIN.fullmatch(text):
        return WrittenNumber(Fraction(int(text)), None)
    if GROUPED.fullmatch(text):
        return WrittenNumber(Fraction(text.replace(".", "").replace(",", ".")), None)
    if COMMA.fullmatch(text):
        doubt = "F204" if ENGLISH_THOUSAND.fullmatch(text) else None
        return WrittenNumber(Fraction(text.replace(",", ".")), doubt)
    if POINT.fullmatch(text):
        return WrittenNumber(Fraction(text), "F302")
    suggestion = None
    if ENGLISH.fullmatch(text):
        suggestion = text.translate({ord(","): ".", ord("."): ","})
    raise NumberNotReadError(text, suggestion)


def exact_decimal(value: Fraction) -> str | None:
    """The whole decimal writing of `value` with a point and no grouping (`"0.125"`), or None where it never ends."""
    denominator, twos, fives = value.denominator, 0, 0
    while denominator % 2 == 0:
        denominator, twos = denominator // 2, twos + 1
    while denominator % 5 == 0:
        denominator, fives = denominator // 5, fives + 1
    if denominator != 1:
        return None
    places = max(twos, fives)
    digits = str(abs(value.numerator) * 10**places // value.denominator).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def format_number(value: Fraction, places: int | None = 2) -> str:
    """`value` for a reader: rounded half up (away from zero), `1.234,57`; a whole number without decimals.

    `places=None` prints every decimal of a value whose decimals end, and six of any other.
    """
    if places is None:
        exact = exact_decimal(value)
        if exact is not None:
            whole, _, decimals = exact.partition(".")
            sign, whole = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
            return sign + _grouped(whole) + ("," + decimals if decimals else "")
        places = 6
    scaled = abs(value) * 10**places
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    sign = "-" if value < 0 and rounded else ""
    whole, decimals = divmod(rounded, 10**places)
    if value.denominator == 1 or not places:
        return sign + _grouped(str(whole))
    return f"{sign}{_grouped(str(whole))},{decimals:0{places}d}"


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", ".") if len(digits) <= 400 else digits
