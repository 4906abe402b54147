"""Powers and roots in doubles, over the whole domain that evaluation/arithmetic.py gives them.

Engines know neither 0^0 = 1 nor the cube root of -8. A negative base has a power where the exponent is p/q in lowest
terms with q odd: whole exponents always, others up to LARGEST_ROOT in p and q.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.evaluation.arithmetic import LARGEST_ROOT
from indikator_dsl.evaluation.exact import constant
from indikator_dsl.evaluation.result import Status
from indikator_dsl.floats import ops
from indikator_dsl.floats.facts import MOST_WHOLE, RANGE, Part
from indikator_dsl.formula.tree import Number

if TYPE_CHECKING:
    from indikator_dsl.floats.lowering import Lowering
    from indikator_dsl.floats.ops import Op
    from indikator_dsl.formula.tree import Node

__all__ = ["power", "root", "to_constant"]

MOST_FACTORS = 4  # a power up to this is written as a product, which every engine multiplies alike
NEAR = 1e-9  # an exponent so near to p/q is p/q
NO_FRACTION = 0.01  # nothing is so near to zero and yet p/q with a q that counts


def power(lowering: Lowering, base: Node, exponent: Node, deciding: bool) -> Part:
    """`base` to the `exponent`, with its checks said to `lowering`."""
    known = constant(exponent)
    if known is not None:
        return to_constant(lowering, base, known, deciding)
    bottom = lowering.part(base, True)
    top = lowering.within(lowering.part(exponent, True))
    return _to_any(lowering, base, bottom, top)


def root(lowering: Lowering, value: Node, degree: Node, deciding: bool) -> Part:
    """The root of `value`: its power to 1/`degree`."""
    known = constant(degree)
    if known:
        return to_constant(lowering, value, 1 / known, deciding)
    bottom = lowering.part(value, True)
    index = lowering.shared(lowering.within(lowering.part(degree, True)))
    lowering.check(ops.equal(index.op, ops.ZERO), Status.TAK_TERDEFINISI)
    top = ops.divide(ops.number(1.0), ops.Op(ops.Kind.NONZERO, (index.op,)))
    return _to_any(lowering, value, bottom, Part(top, -index.high, -index.low))


def to_constant(lowering: Lowering, base: Node, exponent: Fraction, deciding: bool) -> Part:
    """`base` to an exponent that is known."""
    whole = exponent.denominator == 1
    part = lowering.shared(lowering.part(base, deciding or not whole or exponent < 0))
    if exponent == 1:
        return part
    if exponent == 0:
        one = ops.add([ops.multiply(ops.ZERO, lowering.within(part).op), ops.number(1.0)])
        return Part(one, 0.0, 0.0, whole=True, exact=True)
    negative, zero = ops.less(part.op, ops.ZERO), ops.equal(part.op, ops.ZERO)
    wrong = [] if _is_odd(exponent) else [negative]
    wrong += [zero] if exponent < 0 else []
    if wrong:
        part = lowering.guarded(part, ops.any_of(wrong), Status.TAK_TERDEFINISI)
    if whole and 1 < exponent <= MOST_FACTORS:
        return _product(lowering, part, exponent.numerator)
    top = _double(exponent)
    ends = [part.low * top, part.high * top]
    if min(ends) < -RANGE or max(ends) > RANGE:
        part = _within(lowering, part, ops.number(abs(top)))
        ends = [-RANGE, RANGE]
    if exponent == Fraction(1, 2):
        op = ops.root(part.op)
    else:
        size = lowering.keep(ops.absolute(part.op)) if _is_odd(exponent) else part.op
        op = ops.power(size, ops.number(top))
        if _is_odd(exponent) and exponent.numerator % 2:
            op = lowering.keep(op)
            op = ops.case([(negative, ops.negative(op))], op)
    return Part(op, min(ends), max(ends))


def _product(lowering: Lowering, part: Part, count: int) -> Part:
    if part.low * count < -RANGE or part.high * count > RANGE:
        part = lowering.within(part, RANGE / count)
    op = part.op
    for _ in range(count - 1):
        op = ops.multiply(op, part.op)
    high = part.high * count
    whole = part.whole and high <= MOST_WHOLE
    return Part(op, part.low * count, high, whole, whole)


def _double(exponent: Fraction) -> float:
    """`exponent`; where it is beyond doubles, one of its sign: what has such a power has the same power to either."""
    sign = 1.0 if exponent > 0 else -1.0
    try:
        return float(exponent) or sign * 1e-300
    except OverflowError:
        return sign * 1e300


def _within(lowering: Lowering, base: Part, exponent: Op) -> Part:
    """`base` where its power to an exponent of the size `exponent` is within doubles: beyond that it is `galat`."""
    size = lowering.keep(ops.absolute(base.op))
    zero = ops.equal(base.op, ops.ZERO)
    positive = ops.case([(zero, ops.number(1.0))], size)
    log = lowering.keep(ops.absolute(ops.logarithm(positive)))
    # The exponent may be near 1e300 itself: it is compared with a quotient, for a product could overflow.
    most = ops.divide(ops.number(RANGE * math.log(10)), ops.nonzero(log))
    beyond = ops.all_of([ops.negate(ops.equal(log, ops.ZERO)), ops.at_least(exponent, most)])
    return lowering.guarded(base, beyond, Status.GALAT)


def _to_any(lowering: Lowering, base: Node, bottom: Part, top: Part) -> Part:
    """`bottom`, the value of `base`, to an exponent that the data say."""
    top = lowering.shared(top)
    none, still = ops.equal(top.op, ops.ZERO), ops.less(top.op, ops.ZERO)
    bottom = lowering.shared(bottom)
    positive = isinstance(base, Number) and base.factor > 0
    sign: Op | None = None
    if not positive:
        sign = lowering.keep(_sign(lowering, bottom.op, top.op))
        lacking = ops.all_of([ops.equal(bottom.op, ops.ZERO), still])
        wrong = ops.any_of([ops.equal(sign, ops.ZERO), lacking])
        bottom = lowering.guarded(bottom, wrong, Status.TAK_TERDEFINISI)
    bottom = _within(lowering, bottom, lowering.keep(ops.absolute(top.op)))
    value = ops.power(bottom.op if positive else lowering.keep(ops.absolute(bottom.op)), top.op)
    if sign is not None:
        value = ops.multiply(sign, value)
    # 1 to no exponent, and still a null where the base is one.
    one = ops.case([(ops.missing(bottom.op), ops.NOTHING)], ops.number(1.0))
    return Part(ops.case([(none, one)], lowering.keep(value)), -RANGE, RANGE)


def _sign(lowering: Lowering, base: Op, exponent: Op) -> Op:
    """1 or -1, the sign of the power; 0 where there is none, because the base is negative and no root of it is real."""
    fits: list[tuple[Op, Op]] = []
    size = lowering.keep(ops.absolute(exponent))
    for q in range(1, LARGEST_ROOT, 2):
        p = lowering.keep(ops.multiply(size, ops.number(float(q)))) if q > 1 else size
        nearest = lowering.keep(ops.floor(ops.add([p, ops.number(0.5)])))
        off = ops.absolute(ops.add([p, ops.negative(nearest)]))
        fit = ops.less(off, ops.number(NEAR))
        if q > 1:
            fit = ops.all_of([fit, ops.less(p, ops.number(LARGEST_ROOT + 0.5))])
        half = ops.multiply(nearest, ops.number(0.5))
        even = ops.equal(ops.floor(half), half)
        fits.append((fit, ops.case([(even, ops.number(1.0))], ops.number(-1.0))))
    free = ops.any_of([ops.at_least(base, ops.ZERO), ops.equal(exponent, ops.ZERO)])
    return ops.case([(free, ops.number(1.0)), (ops.less(size, ops.number(NO_FRACTION)), ops.ZERO), *fits], ops.ZERO)


def _is_odd(exponent: Fraction) -> bool:
    """Whether a negative number has a power to `exponent`."""
    p, q = abs(exponent.numerator), exponent.denominator
    return q == 1 or (q % 2 == 1 and q <= LARGEST_ROOT and p <= LARGEST_ROOT)
