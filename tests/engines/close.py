"""How near doubles can come to the exact value of a tree, and where they cannot decide what the interpreter decides.

The walk is that of evaluation/exact.py, with a bound on the error beside every value. It is an estimate of doubles as
such, not of what floats/ makes of them, but for the bounds below which 0024 takes a sum for zero.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from indikator_dsl.evaluation.arithmetic import TooLargeError, power, root, round_half_up
from indikator_dsl.evaluation.exact import NoValueError, apply
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Number, Power
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from indikator_dsl.formula import Node

__all__ = ["Close", "UnsureError", "close_to"]

EPSILON = 2.0**-52
TIGHT, LOOSE, WHOLE = 4e-15, 1e-12, 0.4  # below these a sum is taken for zero: of the sizes of its terms, and at most
EACH = 2.3e-16
NUDGE = 4e-15  # by so much of itself a value is moved over a half
FAR = 1e145  # from here on an engine may say `galat` of a part of a formula
NEAR = 1e-9  # an exponent so near to p/q is taken for p/q
LARGEST_EXPONENT = 10**6
MOST_TRIED = 64  # p and q of the fractions that an exponent is taken for
WIDER = 1.05  # the bounds of 0024 are met in doubles, which may be a little off themselves


class UnsureError(Exception):
    """Doubles do not tell what the interpreter tells, or a number is so large or small that an engine gives up."""


@frozen
class Close:
    """A value, and how far a double may be `off`. `exact`: the double is the one of what was entered or written, or of
    a whole number. `seen` tells that a zero is seen to be one by doubles.
    """

    value: Fraction
    off: float
    exact: bool = False
    seen: bool = True

    @classmethod
    def entered(cls, value: Fraction) -> Close:
        size = _size(value)
        return cls(value, size * EPSILON, exact=Fraction(repr(float(value))) == value)

    @property
    def decided(self) -> bool:
        """Whether a double knows the sign of the value, and whether it is zero."""
        return self.seen if not self.value else (self.exact or _size(self.value) > self.off)

    @property
    def whole(self) -> bool:
        return self.exact and self.value.denominator == 1


def close_to(node: Node, values: Mapping[str, Close]) -> Close:
    """The value of `node`. Raises NoValueError as `calculate` does, and UnsureError where 0024 leaves engines free."""
    match node:
        case Number():
            return Close.entered(node.factor)
        case Name(text):
            return values[fold(text)]
        case Chain(operators, operands):
            return _chain(operators, operands, values)
        case Negative(operand):
            inner = close_to(operand, values)
            return evolve(inner, value=-inner.value)
        case Power(base, exponent):
            bottom, top = close_to(base, values), close_to(exponent, values)
            return _power(node, bottom, top, lambda: power(bottom.value, top.value))
        case Call(function, arguments):
            if function in ("sum", "mean"):
                total = _chain("+" * (len(arguments) - 1), arguments, values)
                count = len(arguments) if function == "mean" else 1
                return evolve(total, value=total.value / count, off=total.off / count, exact=total.exact and count == 1)
            return _call(node, function, [close_to(argument, values) for argument in arguments])
        case _:
            assert_never(node)


def _size(value: Fraction) -> float:
    size = abs(value)
    if size and not 1 / FAR < size < FAR:
        raise UnsureError
    return float(size)


def _exactly(node: Node, step: Callable[[], Fraction]) -> Fraction:
    """What the interpreter computes. Where it gives up for digits, doubles go on."""
    try:
        return step()
    except TooLargeError:
        raise UnsureError from None
    except NoValueError as problem:
        if isinstance(problem.cause, TooLargeError):
            raise UnsureError from None
        raise
    except ArithmeticError as cause:
        raise NoValueError(node, cause) from None


# -- sums and products -------------------------------------------------------------------------------------------------


def _chain(operators: str, operands: Sequence[Node], values: Mapping[str, Close]) -> Close:
    parts = [close_to(operands[0], values)]
    found = parts[0]
    for operator, operand in zip(operators, operands[1:], strict=True):
        part = close_to(operand, values)
        parts.append(part)
        if operator == "/" and not part.decided:
            raise UnsureError
        value = _applied(operator, found, part, operand)
        found = _product(operator, found, part, value) if operator in "*/" else Close(value, 0.0)
    return found if not operators or operators[0] in "*/" else _sum(found.value, parts)


def _applied(operator: str, left: Close, right: Close, operand: Node) -> Fraction:
    value = _exactly(operand, lambda: apply(operator, left.value, right.value, operand))
    _size(value)
    return value


def _sum(total: Fraction, parts: Sequence[Close]) -> Close:
    size = sum(_size(one.value) for one in parts)
    exact = all(one.exact for one in parts)
    off = sum(one.off for one in parts) + size * EPSILON * len(parts)
    if exact and len(parts) == 2:
        return Close(total, off, exact=all(one.whole for one in parts) and size < 2**53)
    if all(one.whole for one in parts) and size < 2**53:
        return Close(total, _size(total) * EPSILON, exact=True)
    bound = min(WHOLE, size * (max(TIGHT, EACH * len(parts)) if exact else LOOSE))
    if _size(total) > bound * WIDER + off:
        return Close(total, off)
    return Close(total, off + bound * WIDER, seen=not total and off < bound)


def _product(operator: str, left: Close, right: Close, value: Fraction) -> Close:
    off = _size(value) * EPSILON
    if operator == "*":
        off += left.off * _size(right.value) + right.off * (_size(left.value) + left.off)
    else:
        least = max(_size(right.value) - right.off, _size(right.value) / 2)
        off += (left.off + right.off * _size(value)) / least
    exact = operator == "*" and left.whole and right.whole and abs(value) < 2**53
    zeros = [one.seen for one in (left, right) if not one.value]
    return Close(value, off, exact, seen=any(zeros) or not zeros)


# -- functions ---------------------------------------------------------------------------------------------------------


def _call(node: Node, function: str, parts: Sequence[Close]) -> Close:
    match function:
        case "min" | "max":
            value = (min if function == "min" else max)(one.value for one in parts)
            seen = value != 0 or all(one.decided for one in parts)
            return Close(value, max(one.off for one in parts), all(one.exact for one in parts), seen)
        case "abs":
            return evolve(parts[0], value=abs(parts[0].value))
        case "sqrt":
            half = Close(Fraction(1, 2), 0.0, exact=True)
            return _power(node, parts[0], half, lambda: root(parts[0].value, Fraction(2)))
        case "root":
            radicand, degree = parts
            if not degree.decided:
                raise UnsureError
            if not degree.value:
                return _power(node, radicand, degree, lambda: root(radicand.value, degree.value))
            exponent = 1 / degree.value
            off = _size(exponent) * (degree.off / _size(degree.value) * 2 + EPSILON)
            top = Close(exponent, off, degree.exact)
            return _power(node, radicand, top, lambda: root(radicand.value, degree.value))
        case "round":
            return _round(node, *parts, *[Close(Fraction(0), 0.0, exact=True)][: 2 - len(parts)])
        case _:
            raise ValueError(function)


def _power(node: Node, base: Close, exponent: Close, step: Callable[[], Fraction]) -> Close:
    if not base.decided or not exponent.decided or (base.value < 0 and _may_be_taken_for_another(exponent)):
        raise UnsureError
    value = _exactly(node, step)
    size = _size(value)
    if not base.value:
        return Close(value, size * EPSILON, seen=base.seen)
    if not value:
        raise UnsureError  # zero only because the interpreter's own decimals end
    log = abs(math.log(abs(base.value.numerator)) - math.log(base.value.denominator))
    times = _size(exponent.value)
    relative = 2 * times * base.off / _size(base.value) + 2 * log * exponent.off + EPSILON * (4 + 2 * times * log)
    if relative > 1e-3:
        raise UnsureError
    return Close(value, size * relative)


def _may_be_taken_for_another(exponent: Close) -> bool:
    """Whether doubles may take an exponent for a fraction that it is not, or not for the one that it is."""
    size = abs(exponent.value)
    if size > LARGEST_EXPONENT or exponent.off * MOST_TRIED > NEAR / 2:
        return True
    for q in range(1, MOST_TRIED, 2):
        off = abs(size * q - round(size * q))
        if 0 < off < 2 * NEAR:
            return True
    return False


def _round(node: Node, value: Close, places: Close) -> Close:
    nearest = round(places.value)
    if not places.exact and places.off and places.value != nearest and abs(places.value - nearest) <= places.off * 2:
        raise UnsureError
    if places.value == nearest and not places.decided:
        raise UnsureError
    rounded = _exactly(node, lambda: round_half_up(value.value, places.value))
    if value.whole:
        return evolve(value, value=rounded)
    scale = 10.0**nearest
    scaled = abs(value.value) * 10**nearest
    size, off = _size(scaled), value.off * scale + EPSILON * _size(scaled)
    if size >= 1e15:
        return Close(rounded, value.off + 0.5 / scale + _size(rounded) * EPSILON)
    from_half = float(abs(scaled - math.floor(scaled) - Fraction(1, 2)))
    if from_half <= off + NUDGE * WIDER * size and (from_half or off > NUDGE * size):
        raise UnsureError
    return Close(rounded, _size(rounded) * EPSILON, exact=nearest == 0)
