"""Where brackets stand and when a division is drawn as a fraction: what the printed notations of mathematics share."""

from __future__ import annotations

from typing import Protocol, assert_never

from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power

__all__ = ["ATOM", "POWER", "PRODUCT", "SIGNED", "SUM", "Notation", "lay_out"]

SUM, PRODUCT, SIGNED, POWER, ATOM = range(5)  # how tightly each kind of text binds

MOST_STACKED = 2
"""Divisions in one row that are drawn as fractions inside each other; a longer row is drawn as a row."""

DEEPEST_DRAWN = 20
"""Levels of a tree that are drawn with fractions: each is two brackets to the reader, which bounds them."""


class Notation(Protocol):
    """How one notation writes each kind of node; `inside`, `above` and the like are written already."""

    def number(self, node: Number) -> str: ...
    def name(self, text: str) -> str: ...
    def sign(self, operator: str) -> str: ...
    def row(self, parts: list[str]) -> str: ...
    def bracket(self, inside: str) -> str: ...
    def fraction(self, above: str, below: str) -> str: ...
    def power(self, base: str, exponent: str) -> str: ...
    def negative(self, operand: str) -> str: ...
    def call(self, function: str, inside: list[str], arguments: tuple[Node, ...]) -> str: ...


def lay_out(tree: Node, notation: Notation) -> str:
    return _text(tree, notation, _depth(tree) <= DEEPEST_DRAWN)[0]


def _print(node: Node, least: int, notation: Notation, fractions: bool) -> str:
    text, binding = _text(node, notation, fractions)
    return text if binding >= least else notation.bracket(text)


def _text(node: Node, notation: Notation, fractions: bool) -> tuple[str, int]:
    match node:
        case Number():
            return notation.number(node), ATOM
        case Name(text):
            return notation.name(text), ATOM
        case Chain(operators, operands):
            return _row(operators, operands, notation, fractions)
        case Power(base, exponent):
            below = _print(base, ATOM, notation, fractions)
            return notation.power(below, _text(exponent, notation, fractions)[0]), POWER
        case Negative(operand):
            return notation.negative(_print(operand, POWER, notation, fractions)), SIGNED
        case Call(function, arguments):
            inside = [_text(argument, notation, fractions)[0] for argument in arguments]
            return notation.call(function, inside, arguments), ATOM
        case _:
            assert_never(node)


def _row(operators: str, operands: tuple[Node, ...], notation: Notation, fractions: bool) -> tuple[str, int]:
    stacked = fractions and operators.count("/") <= MOST_STACKED
    own = SUM if operators[0] in "+-" else PRODUCT
    above, binding = _text(operands[0], notation, fractions)
    parts = [above]  # what is read so far; a fraction takes all of it for its numerator
    for operator, operand in zip(operators, operands[1:], strict=True):
        if operator == "/" and stacked:
            parts = [notation.fraction(notation.row(parts), _text(operand, notation, fractions)[0])]
            binding = POWER
            continue
        if binding < own:
            parts = [notation.bracket("".join(parts))]
        parts += (notation.sign(operator), _print(operand, own + 1, notation, fractions))
        binding = own
    return notation.row(parts), binding


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
