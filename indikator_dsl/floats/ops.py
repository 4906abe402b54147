"""The primitive operations that an engine of doubles has to spell; nothing else reaches it."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = [
    "ALWAYS",
    "NOTHING",
    "ZERO",
    "Kind",
    "Op",
    "absolute",
    "add",
    "all_of",
    "any_of",
    "at_least",
    "bad",
    "case",
    "divide",
    "equal",
    "floor",
    "greatest",
    "input_value",
    "least",
    "less",
    "let",
    "logarithm",
    "missing",
    "multiply",
    "negate",
    "negative",
    "nonzero",
    "number",
    "outcome",
    "power",
    "root",
    "status",
    "uneven",
    "value",
]


class Kind(enum.Enum):
    """The operations. In numbers a null makes a null; a condition on a null counts as false."""

    # numbers
    NUMBER = "number"  # `number` is the double
    INPUT = "input"  # the cleaned input number `index`: null where it is missing or bad
    VALUE = "value"  # the value of step number `index`: null unless it is computed
    LET = "let"  # the intermediate number `index`
    ADD = "add"  # two or more terms, a NEGATIVE among them where one is taken away
    MULTIPLY = "multiply"  # of two
    DIVIDE = "divide"  # the first by the second, which is never zero: NONZERO or a number
    NONZERO = "nonzero"  # the number itself, null where it is zero
    NEGATIVE = "negative"
    ABSOLUTE = "absolute"
    FLOOR = "floor"
    POWER = "power"  # a base that is never negative to an exponent, never 0 to a negative one, within doubles
    ROOT = "root"  # the square root of what is never negative
    LOGARITHM = "logarithm"  # the natural one, of what is always positive
    LEAST = "least"  # the smallest of two or more, null where one of them is
    GREATEST = "greatest"
    NOTHING = "nothing"  # null
    CASE = "case"  # condition, value, condition, value, …, value else. Conditions count in their order.
    # conditions
    LESS = "less"  # the first is less than the second
    AT_LEAST = "at_least"  # the first is not less than the second
    EQUAL = "equal"
    MISSING = "missing"  # the number is null
    BAD = "bad"  # the cell of input `index` holds what is no number an engine of doubles takes
    UNEVEN = "uneven"  # the data of step number `index` do not cover the same units and months
    ANY = "any"  # at least one of one or more
    ALL = "all"
    NOT = "not"
    # statuses: a CASE gives one too
    STATUS = "status"  # the status of step number `index`
    OUTCOME = "outcome"  # the status STATUSES[index] itself; EQUAL compares a status with it


@frozen(cache_hash=True)
class Op:
    """One operation on `args`. Two equal operations are one and the same value."""

    kind: Kind
    args: tuple[Op, ...] = ()
    number: float = 0.0
    index: int = 0
    size: int = field(eq=False, init=False, repr=False)
    """How many operations it holds, itself among them."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "size", 1 + sum(arg.size for arg in self.args))


def number(double: float) -> Op:
    return Op(Kind.NUMBER, number=double)


ZERO = number(0.0)


NOTHING = Op(Kind.NOTHING)


def input_value(index: int) -> Op:
    return Op(Kind.INPUT, index=index)


def value(index: int) -> Op:
    return Op(Kind.VALUE, index=index)


def let(index: int) -> Op:
    return Op(Kind.LET, index=index)


def status(index: int) -> Op:
    return Op(Kind.STATUS, index=index)


def outcome(index: int) -> Op:
    return Op(Kind.OUTCOME, index=index)


def bad(index: int) -> Op:
    return Op(Kind.BAD, index=index)


def uneven(index: int) -> Op:
    return Op(Kind.UNEVEN, index=index)


def add(terms: Sequence[Op]) -> Op:
    return terms[0] if len(terms) == 1 else Op(Kind.ADD, tuple(terms))


def multiply(left: Op, right: Op) -> Op:
    return Op(Kind.MULTIPLY, (left, right))


def divide(left: Op, right: Op) -> Op:
    return Op(Kind.DIVIDE, (left, right))


def negative(operand: Op) -> Op:
    return number(-operand.number) if operand.kind is Kind.NUMBER else Op(Kind.NEGATIVE, (operand,))


def absolute(operand: Op) -> Op:
    return number(abs(operand.number)) if operand.kind is Kind.NUMBER else Op(Kind.ABSOLUTE, (operand,))


def nonzero(operand: Op) -> Op:
    return operand if operand.kind is Kind.NUMBER and operand.number else Op(Kind.NONZERO, (operand,))


def floor(operand: Op) -> Op:
    return Op(Kind.FLOOR, (operand,))


def power(base: Op, exponent: Op) -> Op:
    return Op(Kind.POWER, (base, exponent))


def root(operand: Op) -> Op:
    return Op(Kind.ROOT, (operand,))


def logarithm(operand: Op) -> Op:
    return Op(Kind.LOGARITHM, (operand,))


def least(parts: Sequence[Op]) -> Op:
    return parts[0] if len(parts) == 1 else Op(Kind.LEAST, tuple(parts))


def greatest(parts: Sequence[Op]) -> Op:
    return parts[0] if len(parts) == 1 else Op(Kind.GREATEST, tuple(parts))


def case(branches: Sequence[tuple[Op, Op]], otherwise: Op) -> Op:
    if not branches:
        return otherwise
    return Op(Kind.CASE, (*(op for branch in branches for op in branch), otherwise))


def less(left: Op, right: Op) -> Op:
    return Op(Kind.LESS, (left, right))


def at_least(left: Op, right: Op) -> Op:
    return Op(Kind.AT_LEAST, (left, right))


def equal(left: Op, right: Op) -> Op:
    return Op(Kind.EQUAL, (left, right))


def missing(operand: Op) -> Op:
    return Op(Kind.MISSING, (operand,))


def any_of(conditions: Sequence[Op]) -> Op:
    unique = tuple(dict.fromkeys(conditions))
    return unique[0] if len(unique) == 1 else Op(Kind.ANY, unique)


def all_of(conditions: Sequence[Op]) -> Op:
    unique = tuple(dict.fromkeys(conditions))
    return unique[0] if len(unique) == 1 else Op(Kind.ALL, unique)


def negate(condition: Op) -> Op:
    return Op(Kind.NOT, (condition,))


ALWAYS = equal(ZERO, ZERO)
"""A condition that holds, in words that every engine has."""
