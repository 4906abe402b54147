"""The tree of a formula: six kinds of node, immutable, compared by meaning (spans do not count).

A chain holds a whole row of operators of one precedence, so a sum of twenty thousand terms is one flat node, and the
depth of a tree is bounded by DEEPEST: walking it may recurse.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

__all__ = [
    "DEEPEST",
    "Call",
    "Chain",
    "Name",
    "Negative",
    "Node",
    "Number",
    "Power",
    "Span",
    "make_chain",
    "names_of",
    "walk",
]

DEEPEST = 100
"""Brackets, powers and roots that may stand inside one another."""

Span: TypeAlias = tuple[int, int]
"""Start and end (exclusive) in the formula's text, in characters."""


@frozen
class Number:
    """A written number. `percent` marks `p%`: 100 % is the factor 100 that makes a percentage, any other is p/100."""

    value: Fraction
    percent: bool = False
    span: Span = field(default=(0, 0), eq=False, repr=False)

    @property
    def factor(self) -> Fraction:
        """What the number counts for in the arithmetic."""
        return self.value / 100 if self.percent and self.value != 100 else self.value


@frozen
class Name:
    """The name of a datum or an indicator: the words as written, blanks collapsed, markup removed."""

    text: str
    span: Span = field(default=(0, 0), eq=False, repr=False)


@frozen
class Chain:
    """`operands[0] operators[0] operands[1] operators[1] …`, left to right.

    `operators` holds one character an operator: all of them `+` or `-`, or all of them `*` or `/`.
    The first operand is never itself a chain of the same precedence: (a / b) * c is a / b * c.
    """

    operators: str
    operands: tuple[Node, ...]
    span: Span = field(default=(0, 0), eq=False, repr=False)

    @property
    def additive(self) -> bool:
        return self.operators[0] in "+-"


@frozen
class Power:
    """`base` to the `exponent`."""

    base: Node
    exponent: Node
    span: Span = field(default=(0, 0), eq=False, repr=False)


@frozen
class Negative:
    """Minus `operand`."""

    operand: Node
    span: Span = field(default=(0, 0), eq=False, repr=False)


@frozen
class Call:
    """A function (`sum mean min max abs sqrt root round`) and its arguments."""

    function: str
    arguments: tuple[Node, ...]
    span: Span = field(default=(0, 0), eq=False, repr=False)


Node: TypeAlias = Number | Name | Chain | Power | Negative | Call


def make_chain(operators: str, operands: Sequence[Node], span: Span) -> Chain:
    """A chain in the one form it has: (a / b) * c becomes a / b * c, or the same arithmetic would have two trees."""
    first = operands[0]
    if isinstance(first, Chain) and first.additive == (operators[0] in "+-"):
        return Chain(first.operators + operators, (*first.operands, *operands[1:]), span)
    return Chain(operators, tuple(operands), span)


def reach(nodes: Sequence[Node]) -> Span:
    """The place that `nodes` take up together, whatever their order: a label may put the denominator first."""
    return min([node.span[0] for node in nodes]), max([node.span[1] for node in nodes])


def walk(tree: Node) -> Iterator[Node]:
    """Every node of the tree, each before its parts, in the order of the text."""
    todo: list[Node] = [tree]
    while todo:
        node = todo.pop()
        yield node
        match node:
            case Name() | Number():
                pass
            case Chain(operands=parts) | Call(arguments=parts):
                todo += reversed(parts)
            case Power(base, exponent):
                todo += (exponent, base)
            case Negative(operand):
                todo.append(operand)
            case _:
                assert_never(node)


def names_of(tree: Node) -> list[Name]:
    """Every Name of the tree, in the order of the text; one that occurs twice comes twice."""
    if isinstance(tree, Chain) and all(isinstance(part, Name | Number) for part in tree.operands):
        return [part for part in tree.operands if isinstance(part, Name)]  # most formulas: nothing to walk through
    return [node for node in walk(tree) if isinstance(node, Name)]
