"""When a division is drawn as a fraction, numerator above denominator: what the printed notations share."""

from __future__ import annotations

from typing import assert_never

from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power

__all__ = ["MOST_STACKED", "draws_fractions"]

MOST_STACKED = 2
"""Divisions in one row that are drawn as fractions inside each other; a longer row is drawn as a row."""

DEEPEST_DRAWN = 20
"""Levels of a tree that are drawn with fractions: each is two brackets to the reader, which bounds them."""


def draws_fractions(tree: Node) -> bool:
    return _depth(tree) <= DEEPEST_DRAWN


def _depth(node: Node) -> int:
    match node:
        case Number() | Name():
            return 0
        case Chain(operands=parts) | Call(arguments=parts):
            return 1 + max(map(_depth, parts))
        case Power(base, exponent):
            return 1 + max(_depth(base), _depth(exponent))
        case Negative(operand):
            return 1 + _depth(operand)
        case _:
            assert_never(node)
