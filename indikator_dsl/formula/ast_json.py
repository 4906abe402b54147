"""A formula as JSON data, for programs in other languages (docs/api.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.numbers import exact_decimal

if TYPE_CHECKING:
    from indikator_dsl.formula.reading import Formula

__all__ = ["DEEPEST_JSON", "formula_to_json", "node_to_json"]

DEEPEST_JSON = 300
"""Operators in one row that are still written: JSON nests each in the next, and readers stop at some depth."""


def formula_to_json(formula: Formula) -> dict[str, Any]:
    tree, found = formula.tree, list(formula.diagnostics)
    if tree is not None and _longest_chain(tree) > DEEPEST_JSON:
        found.append(Diagnostic.of("F126", 0, len(formula.text), batas=DEEPEST_JSON))
        tree = None
    return {
        "kind": formula.kind.value,
        "ast": None if tree is None else node_to_json(tree),
        "name": formula.left,
        "legend": dict(formula.legend),
        "canonical": None if tree is None else formula.canonical,
        "diagnostics": [diagnostic.to_json() for diagnostic in found],
    }


def node_to_json(node: Node) -> dict[str, Any]:
    """One node; a row of operators is written as two arguments each, the left ones innermost."""
    span = list(node.span)
    match node:
        case Number(value, percent):
            return {"num": exact_decimal(value), "unit": "%" if percent else None, "span": span}
        case Name(text):
            return {"var": text, "span": span}
        case Chain(operators, operands):
            left = node_to_json(operands[0])
            for operator, operand in zip(operators, operands[1:], strict=True):
                right = node_to_json(operand)
                left = {"op": operator, "args": [left, right], "span": [left["span"][0], right["span"][1]]}
            return left
        case Power(base, exponent):
            return {"op": "^", "args": [node_to_json(base), node_to_json(exponent)], "span": span}
        case Negative(operand):
            return {"op": "neg", "args": [node_to_json(operand)], "span": span}
        case Call(function, arguments):
            return {"call": function, "args": [node_to_json(argument) for argument in arguments], "span": span}
        case _:
            assert_never(node)


def _longest_chain(node: Node) -> int:
    match node:
        case Chain(operators, operands):
            return len(operators) + max(map(_longest_chain, operands))
        case Call(arguments=parts):
            return 1 + max(map(_longest_chain, parts))
        case Power(base, exponent):
            return 1 + max(_longest_chain(base), _longest_chain(exponent))
        case Negative(operand):
            return 1 + _longest_chain(operand)
        case _:
            return 0
