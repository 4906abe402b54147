"""The exact values of one record, each computed when it is asked for."""

from __future__ import annotations

import math
from decimal import Decimal
from fractions import Fraction
from math import gcd
from typing import TYPE_CHECKING

from indikator_dsl.data.cell import typed_number
from indikator_dsl.evaluation.exact import calculate
from indikator_dsl.program import Formula
from indikator_dsl.text.numbers import MOST_DIGITS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indikator_dsl.compiled.steps import Steps

__all__ = ["LARGEST", "MOST", "SMALLEST", "Exact", "by_the_tree", "double", "exact_pair", "exact_value", "reduced"]

Exact = tuple[int, int]
"""A value as numerator and denominator, reduced; the denominator is positive."""

MOST = 10**MOST_DIGITS
LARGEST, SMALLEST = 1e60, 1e-40  # every double between these is a number that data may be
NONE: dict[int, int] = {}


def exact_pair(value: object) -> Exact:
    """A number as it was entered, exactly. Raises ArithmeticError for what is none."""
    if type(value) is tuple:
        return value
    if type(value) is int and -MOST < value < MOST:
        return value, 1
    if type(value) is float and (not value or SMALLEST <= abs(value) < LARGEST):
        return Decimal(repr(value)).as_integer_ratio()
    exact = typed_number(value)
    if isinstance(exact, Fraction):
        return exact.numerator, exact.denominator
    raise ArithmeticError


def exact_value(
    steps: Steps,
    number: int,
    known: dict[int, Exact],
    datum: Callable[[int], object],
    filled: Mapping[int, int] = NONE,
) -> Exact:
    """The value `number` of the program; `known` gets it, and all those that it comes from.

    `datum` gives what was entered as input k, `filled` the value that counts in the place of an input. Raises
    NoValueError or ZeroDivisionError where a formula has no value.
    """
    program = steps.program
    waiting = [number]
    while waiting:
        at = waiting[-1]
        step = program.step_of(at)
        used = program.used(step) if step is not None else (filled[at],) if at in filled else ()
        lacking = [one for one in used if one not in known]
        if lacking:
            waiting += lacking
            continue
        waiting.pop()
        if at in known:
            continue
        if isinstance(step, Formula):
            known[at] = steps.exactly(at - steps.inputs, known)
        else:
            known[at] = known[used[0]] if used else exact_pair(datum(at))
    return known[number]


def by_the_tree(step: Formula, known: Mapping[int, Exact]) -> Exact:
    """The value of a step as the interpreter computes it. Raises NoValueError."""
    value = calculate(step.tree, {name: Fraction(*known[one]) for name, one in step.uses.items()})
    return value.numerator, value.denominator


def reduced(above: int, below: int) -> Exact:
    """A pair in the one form that it has. Raises ZeroDivisionError for the denominator zero."""
    if not below:
        raise ZeroDivisionError
    shared = gcd(above, below) if below > 0 else -gcd(above, below)
    return above // shared, below // shared


def double(above: int, below: int) -> float:
    """The double nearest to a value; infinity where that is beyond doubles."""
    try:
        return above / below
    except OverflowError:
        return math.inf if above > 0 else -math.inf
