"""What the records of one generated function have in common, and how data are found to be so."""

from __future__ import annotations

import math
from itertools import repeat
from operator import add
from struct import Struct
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.formula.tree import Chain, walk
from indikator_dsl.program import Formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.program import Program

__all__ = ["PLAIN", "SIZES", "Variant", "narrows", "variant_of", "wants_whole", "wholes"]

SIZES = (5.0, 7.0, 15.0)
"""Whole numbers below 10^5 stay exact where three are multiplied, below 10^7 where two are, below 10^15 in sums."""

ZEROS = repeat(0.0)
NUMBERS = {int, float}


@frozen
class Variant:
    """Records in which the inputs `missing` are None, or not there at all (`absent`, some of them).

    `whole`: what is there is whole, not negative, and below that power of ten. None: it may be anything.
    """

    missing: frozenset[int] = frozenset()
    absent: frozenset[int] = frozenset()
    whole: float | None = None


PLAIN = Variant()
WORTH = 0.75  # of these differences to a datum


def wants_whole(program: Program) -> bool:
    """Whether so much is taken away in `program` that it pays to look whether all data are whole numbers first."""
    count = 0
    for step in program.steps:
        if isinstance(step, Formula):
            count += sum(isinstance(node, Chain) and "-" in node.operators for node in walk(step.tree))
    return count > len(program.inputs) * WORTH


def wholes(values: Sequence[Any], most: float) -> Sequence[float]:
    """`values` as doubles. Raises where not all are whole numbers from zero to less than `most`."""
    if sum(values).__class__ is int:  # then all of them are ints: True counts as 1
        ordered = sorted(values)
        if ordered[0] >= 0 and ordered[-1] < most:
            doubles = DOUBLES[len(values)]
            return doubles.unpack(doubles.pack(*values))
    elif {*map(type, values)} <= NUMBERS:
        found = [*map(add, values, ZEROS)]
        if min(found) >= 0.0 and sum(found) < math.inf and max(found) < most and all(map(float.is_integer, found)):
            return found
    raise ArithmeticError


class _Doubles(dict[int, Struct]):
    """For each number of doubles what makes them of numbers and back: the fastest way there is."""

    def __missing__(self, count: int) -> Struct:
        self[count] = made = Struct(f"{count}d")
        return made


DOUBLES = _Doubles()


def narrows(values: Sequence[Any]) -> Sequence[float]:
    """`values` as doubles. Raises where one is negative, or beyond 10^±15 and not zero."""
    total = sum(values)
    if total.__class__ is float or total.__class__ is int:
        found = [*map(add, values, ZEROS)]
        least = sorted(found)[0]
        # The sum finds NaN, too, which the least may pass over.
        if total < 1e15 and (least > 1e-15 or (least == 0.0 and min(filter(None, found), default=1.0) > 1e-15)):
            return found
    raise ArithmeticError


def variant_of(program: Program, read: Sequence[int], data: Mapping[str, Any], *, whole: bool) -> Variant | None:
    """The variant that `data` are of, where names are as they are called; None where there is none for them.

    `read` are the inputs that are read at all. `whole`: it makes a difference whether numbers are whole.
    """
    missing: list[int] = []
    absent: list[int] = []
    values: list[Any] = []
    for number in read:
        one = program.inputs[number]
        value = data.get(one.name)
        if value is not None:
            values.append(value)
            continue
        missing.append(number)
        if one.name not in data:
            if one.fallback is not None:
                return None
            absent.append(number)
    if len(values) + len(missing) - len(absent) != len(data) or not {*map(type, values)} <= NUMBERS:
        return None
    size = None
    if whole and values:
        largest = max(values)
        fits = sum(values) < math.inf and min(values) >= 0 and largest < 10 ** SIZES[-1]
        if fits and all(value.__class__ is int or value.is_integer() for value in values):
            size = next(most for most in SIZES if largest < 10**most)
    return Variant(frozenset(missing), frozenset(absent), size)
