"""What one cell of a table (or one value of Python or JSON) holds."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from numbers import Integral
from typing import NamedTuple

from indikator_dsl.data.dataset import short
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.numbers import MOST_DIGITS

__all__ = ["Cell", "Content", "typed_number"]

Content = str | Fraction | Diagnostic | None
"""Text still to be read, a number, the reason why what the cell holds is never data, or nothing."""

BOUND = 10**MOST_DIGITS


class Cell(NamedTuple):
    """What a cell holds, its span in the source, and its name where cells have names (`B7`).

    `percent` marks a typed number that its spreadsheet shows in percent: 0.85 as 85%.
    """

    content: Content
    start: int = 0
    end: int = 0
    name: str = ""
    percent: bool = False

    @property
    def is_blank(self) -> bool:
        content = self.content
        return content is None or (isinstance(content, str) and (not content or content.isspace()))


def typed_number(value: object) -> Fraction | Diagnostic:
    """`value` (of Python, JSON or a spreadsheet) exactly, or why it is no number; no writing is interpreted.

    Refused are a bool, NaN, infinity, another type, and more than MOST_DIGITS digits. A float is the decimal number
    of its shortest writing: 0.1 is 1/10, not the binary fraction next to it.
    """
    if isinstance(value, bool):
        return Diagnostic.of("M141", isi=value)
    if isinstance(value, float):
        if not math.isfinite(value):
            return Diagnostic.of("M140", isi=float.__repr__(value))
        value = Decimal(float.__repr__(value))
    if isinstance(value, Decimal):
        if not value.is_finite():
            return Diagnostic.of("M140", isi=short(str(value)))
        exponent = value.as_tuple().exponent
        # Looked at before the conversion: Decimal("1E+999999999") is small, its integer is not.
        if value and (value.adjusted() >= MOST_DIGITS or (isinstance(exponent, int) and exponent < -MOST_DIGITS)):
            return Diagnostic.of("M152", isi=short(str(value), 30))
        exact = Fraction(value) if value else Fraction(0)
    elif isinstance(value, Fraction):
        exact = value
    elif isinstance(value, Integral):
        exact = Fraction(int(value))
    else:
        return Diagnostic.of("M153", jenis=type(value).__name__)
    if abs(exact.numerator) >= BOUND or exact.denominator > BOUND:
        return Diagnostic.of("M152", isi=f"±10^{exact.numerator.bit_length() * 3 // 10}")
    return exact
