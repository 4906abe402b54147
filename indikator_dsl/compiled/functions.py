"""Powers and functions of a tree as Python over doubles."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.compiled.facts import ATOM, MOST_ERROR, PRODUCT, SUM, UNIT, Part, RiskyError, fits, written
from indikator_dsl.compiled.terms import absolute, constant, facts_of_sum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.compiled.spelling import Speller
    from indikator_dsl.formula.tree import Node

__all__ = ["call", "power"]

HALF = 1e-5  # nearer than this to a half, rounding is decided exactly
MOST_PLACES = 15


def power(speller: Speller, base: Node, exponent: Fraction | None) -> Part:
    if exponent is None or abs(exponent) > 64 or exponent.denominator > 64:
        raise RiskyError
    part = _finite(speller, base)
    if exponent == 0:
        return Part(f"0.0 * {part.operand} + 1.0", SUM, part.error, 0.0, 0.0, 2, 2, True, True, real=True)
    top = float(exponent)
    low, high = sorted((part.low * top, part.high * top))
    error = part.error * abs(top) + 2 + 150 * abs(top)
    if exponent.denominator == 1:
        times = abs(exponent.numerator)
        above, below = part.above * times, part.below * times
        if exponent < 0:
            above, below = below, above
        even = exponent.numerator % 2 == 0
        text = f"{part.operand} ** {top!r}"
        positive = part.positive or even
        return fits(Part(text, PRODUCT, error, low, high, above, below, False, positive, real=True))
    times = abs(exponent.numerator)
    within = fits(part._replace(above=part.above * times, below=part.below * times))
    bits = 10 / 3 * (60 + max(-low, high)) + within.below
    if exponent == Fraction(1, 2):
        return fits(Part(f"sqrt({part.text})", ATOM, error, low, high, bits, bits, False, True, real=True))
    value = speller.kept(part.text)
    speller.doubts[f"not {value} > 0.0"] = None
    return fits(Part(f"{value} ** {top!r}", PRODUCT, error, low, high, bits, bits, False, True, real=True))


def _finite(speller: Speller, node: Node) -> Part:
    """The part of `node`, of which a value that is no number could go unnoticed in what comes out."""
    speller.look_at_sizes(node)
    return speller.part(node)


def call(speller: Speller, function: str, arguments: Sequence[Node]) -> Part:
    match function:
        case "sum":
            return speller.sum(arguments, "+" * len(arguments))
        case "mean":
            total = speller.sum(arguments, "+" * len(arguments))
            count = written(Fraction(len(arguments)))
            text = f"{total.operand} / {count.text}"
            below, size = total.below + count.above, math.log10(len(arguments))
            made = Part(text, PRODUCT, total.error + 1, total.low - size, total.high, total.above, below)
            return fits(made._replace(positive=total.positive))
        case "min" | "max":
            parts = [_finite(speller, argument) for argument in arguments]
            if len(parts) == 1:
                return parts[0]
            text = f"{function}({', '.join(part.text for part in parts)})"
            facts = facts_of_sum(parts)
            positive = all(part.positive for part in parts)
            most = max(part.above for part in parts), max(part.below for part in parts)
            facts = facts._replace(text=text, rank=ATOM, positive=positive, above=most[0], below=most[1])
            return facts._replace(error=max(part.error for part in parts), real=all(part.real for part in parts))
        case "abs":
            return absolute(_finite(speller, arguments[0]))
        case "sqrt":
            return power(speller, arguments[0], Fraction(1, 2))
        case "root":
            degree = constant(arguments[1])
            return power(speller, arguments[0], 1 / degree if degree else None)
        case "round":
            return _round(speller, arguments[0], constant(arguments[1]) if len(arguments) > 1 else Fraction(0))
        case _:
            raise ValueError(f"no function is called {function!r}")


def _round(speller: Speller, value: Node, places: Fraction | None) -> Part:
    if places is None or places.denominator != 1 or not 0 <= places <= MOST_PLACES:
        raise RiskyError
    part = _finite(speller, value)
    scale = repr(10.0**places.numerator)
    inner = speller.kept(part.text)
    scaled = speller.temporary(f"abs({inner}) * {scale}")
    up = speller.temporary(f"floor({scaled} + 0.5)")
    error = MOST_ERROR if speller.shrunk else max(part.error, 1)
    most = HALF / 2 / (error * UNIT)
    speller.doubts[f"not ({scaled} < {most!r} and {HALF!r} < {up} - {scaled} + 0.5 < {1 - HALF!r})"] = None
    text = f"copysign({up} / {scale}, {inner})"
    bits = (max(part.high, 0) + 2 + places.numerator) * 10 / 3
    low, below = -places.numerator - 1.0, places.numerator * 10 / 3 + 1
    return fits(Part(text, ATOM, max(part.error, 1), low, part.high + 1, bits, below, True, part.positive, real=True))
