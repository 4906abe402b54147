"""Operations on numbers alone, computed here: a database would take 1 / 3 for whole numbers, or for decimal ones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.floats import Kind, ops

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.floats import Op

__all__ = ["folded"]

NEVER = ops.negate(ops.ALWAYS)
CONDITIONS = frozenset((Kind.LESS, Kind.AT_LEAST, Kind.EQUAL))
STRICT = frozenset(
    (
        *(Kind.ADD, Kind.MULTIPLY, Kind.DIVIDE, Kind.NONZERO, Kind.NEGATIVE, Kind.ABSOLUTE, Kind.FLOOR),
        *(Kind.POWER, Kind.ROOT, Kind.LOGARITHM, Kind.LEAST, Kind.GREATEST),
    )
)
"""Those that a null makes null."""


def folded(op: Op) -> Op:
    """`op`, whose arguments are folded before, as a number, a null or a simpler operation where it is one."""
    kind, args = op.kind, op.args
    if kind in STRICT and ops.NOTHING in args:
        return ops.NOTHING
    if args and all(arg.kind is Kind.NUMBER for arg in args):
        return _known(op, [arg.number for arg in args])
    if kind is Kind.MISSING and args[0].kind in (Kind.NUMBER, Kind.NOTHING):
        return ops.ALWAYS if args[0] == ops.NOTHING else NEVER
    if kind in (*CONDITIONS, Kind.ANY, Kind.ALL) and ops.NOTHING in args:
        return NEVER
    if kind is Kind.NOT and args[0] in (ops.ALWAYS, NEVER):
        return NEVER if args[0] == ops.ALWAYS else ops.ALWAYS
    if kind is Kind.ANY:
        return _combined(op, ops.ALWAYS, NEVER)
    if kind is Kind.ALL:
        return _combined(op, NEVER, ops.ALWAYS)
    return _case(args) if kind is Kind.CASE else op


def _combined(op: Op, decides: Op, idle: Op) -> Op:
    args = tuple(arg for arg in op.args if arg != idle)
    if decides in args:
        return decides
    if not args:
        return idle
    return args[0] if len(args) == 1 else evolve(op, args=args)


def _case(args: Sequence[Op]) -> Op:
    branches = []
    otherwise = args[-1]
    for condition, value in zip(args[:-1:2], args[1::2], strict=True):
        if condition == ops.ALWAYS:
            otherwise = value
            break
        if condition != NEVER:
            branches.append((condition, value))
    while branches and branches[-1][1] == otherwise:  # a CASE of nothing but nulls has no type
        branches.pop()
    return ops.case(branches, otherwise)


def _known(op: Op, numbers: Sequence[float]) -> Op:
    """The value of an operation on numbers, null where doubles have none."""
    try:
        match op.kind:
            case Kind.LESS:
                return ops.ALWAYS if numbers[0] < numbers[1] else NEVER
            case Kind.AT_LEAST:
                return ops.ALWAYS if numbers[0] >= numbers[1] else NEVER
            case Kind.EQUAL:
                return ops.ALWAYS if numbers[0] == numbers[1] else NEVER
            case Kind.ADD:
                found = math.fsum(numbers)
            case Kind.MULTIPLY:
                found = numbers[0] * numbers[1]
            case Kind.DIVIDE:
                found = numbers[0] / numbers[1]
            case Kind.NONZERO:
                return op.args[0] if numbers[0] else ops.NOTHING
            case Kind.ABSOLUTE | Kind.NEGATIVE:
                found = abs(numbers[0]) if op.kind is Kind.ABSOLUTE else -numbers[0]
            case Kind.FLOOR:
                found = float(math.floor(numbers[0]))
            case Kind.POWER:
                found = math.pow(numbers[0], numbers[1])
            case Kind.ROOT:
                found = math.sqrt(numbers[0])
            case Kind.LOGARITHM:
                found = math.log(numbers[0])
            case Kind.LEAST | Kind.GREATEST:
                found = min(numbers) if op.kind is Kind.LEAST else max(numbers)
            case _:
                return op
    except (ArithmeticError, ValueError):
        return ops.NOTHING
    return ops.number(found) if math.isfinite(found) else ops.NOTHING
