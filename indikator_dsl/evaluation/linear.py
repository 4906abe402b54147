"""A formula as the quotient of two linear forms in some of its names, exactly: (200 × A + 5) / (A + B).

Most formulas of worksheets are one: sums, shares, ratios. It tells what a formula gives for every value of a datum at
once, which is how it is solved for one, and how a change of many data is divided.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias, assert_never

from attrs import frozen

from indikator_dsl.evaluation.arithmetic import UndefinedError, checked
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Linear", "NotLinearError", "Quotient", "plus", "quotient", "value_of", "varies"]

Linear: TypeAlias = dict[str | None, Fraction]
"""The weight of each key, never zero; under None, always there, the constant."""

ZERO, ONE = Fraction(0), Fraction(1)
MOST_FACTORS = 8  # factors of a product that hold unknowns: what could still cancel


class NotLinearError(Exception):
    """`node` is no quotient of linear forms: a power, a root, a product of what is sought with itself."""

    def __init__(self, node: Node) -> None:
        super().__init__(node)
        self.node = node


@frozen
class Quotient:
    """`above / below`. `divisors` are the forms that a division has needed: where one is zero there is no value.

    They stand apart because what cancels still divides: A × B / B has no value where B is zero.
    """

    above: Linear
    below: Linear
    divisors: tuple[Linear, ...] = ()

    @classmethod
    def number(cls, value: Fraction) -> Quotient:
        return cls({None: value}, {None: ONE})

    @classmethod
    def unknown(cls, key: str, more: Fraction = ZERO) -> Quotient:
        """`key` + `more`."""
        return cls({None: more, key: ONE}, {None: ONE})

    @property
    def constant(self) -> Fraction | None:
        """The value, where no unknown decides on it."""
        return None if varies(self.above) or varies(self.below) else self.above[None] / self.below[None]


def varies(form: Linear) -> bool:
    """Whether any unknown has a weight in `form`."""
    return len(form) > 1


def value_of(form: Linear, values: Mapping[str, Fraction]) -> Fraction:
    """The value of `form` where the unknowns have `values`."""
    return sum((weight * values[key] for key, weight in form.items() if key is not None), form[None])


def plus(left: Linear, right: Linear, factor: Fraction = ONE) -> Linear:
    """`left + factor × right`."""
    total = dict(left)
    _add(total, right, factor)
    return total


def quotient(node: Node, values: Mapping[str, Quotient]) -> Quotient:
    """What `node` is; `values` maps the fold of every name in it.

    Raises NotLinearError, and NoValueError for what has no value whatever the unknowns are.
    """
    match node:
        case Number():
            return Quotient.number(node.factor)
        case Name(text):
            return values[fold(text)]
        case Negative(operand):
            inner = quotient(operand, values)
            return Quotient(plus({None: ZERO}, inner.above, -ONE), inner.below, inner.divisors)
        case Chain(operators, operands):
            parts = [quotient(operand, values) for operand in operands]
            return _guarded(node, ("+" if node.additive else "*") + operators, parts)
        case Power(base, exponent):
            return _of_numbers(node, [quotient(base, values), quotient(exponent, values)])
        case Call(function, arguments):
            parts = [quotient(argument, values) for argument in arguments]
            if function not in ("sum", "mean"):
                return _of_numbers(node, parts)
            total = _guarded(node, "+" * len(parts), parts)
            return total if function == "sum" else _guarded(node, "*/", [total, Quotient.number(Fraction(len(parts)))])
        case _:
            assert_never(node)


def _guarded(node: Node, signs: str, parts: Sequence[Quotient]) -> Quotient:
    divisors = _divisors(parts)
    try:
        return _sum(node, signs, parts, divisors) if signs[0] == "+" else _product(node, signs, parts, divisors)
    except ArithmeticError as cause:
        raise NoValueError(node, cause) from None


def _of_numbers(node: Power | Call, parts: Sequence[Quotient]) -> Quotient:
    """A power or a function, which only numbers can be put into."""
    numbers = [Number(part.constant) for part in parts if part.constant is not None]
    if len(numbers) < len(parts):
        raise NotLinearError(node)
    known = Power(numbers[0], numbers[1]) if isinstance(node, Power) else Call(node.function, tuple(numbers))
    try:
        value = calculate(known, {})
    except NoValueError as problem:
        raise NoValueError(node, problem.cause) from None
    return Quotient({None: value}, {None: ONE}, _divisors(parts))


def _divisors(parts: Sequence[Quotient]) -> tuple[Linear, ...]:
    """Each divisor once: an indicator that is used twice, by one that is used twice, brings the same ones along."""
    return tuple({id(divisor): divisor for part in parts for divisor in part.divisors}.values())


def _sum(node: Node, signs: str, parts: Sequence[Quotient], divisors: tuple[Linear, ...]) -> Quotient:
    """All parts over one denominator: there may be one that varies, and then what varies must stand over it."""
    below: Linear = next((part.below for part in parts if varies(part.below)), {None: ONE})
    above: Linear = {None: ZERO}
    for sign, part in zip(signs, parts, strict=True):
        one = ONE if sign == "+" else -ONE
        scale = _ratio(below, part.below)
        if scale is not None:
            _add(above, part.above, one * scale)
        elif part.constant is not None:
            _add(above, below, one * part.constant)
        else:
            raise NotLinearError(node)
    return Quotient(above, below, divisors)


def _product(node: Node, signs: str, parts: Sequence[Quotient], divisors: tuple[Linear, ...]) -> Quotient:
    scale = ONE
    above: list[Linear] = []
    below: list[Linear] = []
    for sign, part in zip(signs, parts, strict=True):
        over, under = (part.above, part.below) if sign == "*" else (part.below, part.above)
        if sign == "/":
            if not varies(under) and not under[None]:
                raise NoValueError(node, UndefinedError())
            if varies(under):
                divisors = (*divisors, under)
        for form, factors in ((over, above), (under, below)):
            if varies(form):
                factors.append(form)
            else:
                scale = checked(scale * form[None] if factors is above else scale / form[None])
    if len(above) > MOST_FACTORS or len(below) > MOST_FACTORS:
        raise NotLinearError(node)
    for over in list(above):
        for under in below:
            ratio = _ratio(over, under)
            if ratio is not None:
                above.remove(over)
                below.remove(under)
                scale = checked(scale * ratio)
                break
    if not scale:
        above, below = [], []
    if len(above) > 1 or len(below) > 1:
        raise NotLinearError(node)
    numerator: Linear = plus({None: ZERO}, above[0], scale) if above else {None: scale}
    return Quotient(numerator, below[0] if below else {None: ONE}, divisors)


def _ratio(left: Linear, right: Linear) -> Fraction | None:
    """The number that `right` times it is `left`; None where there is none."""
    if left.keys() != right.keys():
        return None
    # A form that varies has a weight other than zero; a denominator that does not is a number other than zero.
    key = next((key for key in right if key is not None), None)
    ratio = left[key] / right[key]
    return ratio if all(weight == ratio * right[other] for other, weight in left.items()) else None


def _add(total: Linear, more: Linear, factor: Fraction) -> None:
    for key, weight in more.items():
        new = checked(total.get(key, ZERO) + factor * weight)
        if new or key is None:
            total[key] = new
        else:
            total.pop(key, None)
