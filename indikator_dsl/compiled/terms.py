"""What the spelling of a tree asks of single parts, and of the terms of a sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from indikator_dsl.compiled.facts import ATOM, SUM, WHOLE, Part
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, walk

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

__all__ = ["CHUNK", "absolute", "constant", "facts_of_sum", "flattened", "is_constant", "joined", "negative"]

CHUNK = 100
"""Terms that are added in one expression: Python's compiler recurses over them."""


def constant(node: Node) -> Fraction | None:
    """The value of a node without names, None where it has names or no value."""
    if isinstance(node, Number):
        return node.factor
    if any(isinstance(part, Name) for part in walk(node)):
        return None
    try:
        return calculate(node, {})
    except NoValueError:
        return None


def is_constant(text: str) -> bool:
    return text[:1].isdigit() and " " not in text


def negative(part: Part) -> Part:
    return part._replace(text=f"-{part.operand}", rank=SUM, positive=False)


def absolute(part: Part) -> Part:
    return part._replace(text=f"abs({part.text})", rank=ATOM, positive=True, entered=False)


def facts_of_sum(parts: Sequence[Part]) -> Part:
    many = math.log2(len(parts))
    high, low = max(part.high for part in parts) + math.log10(len(parts)), min(part.low for part in parts)
    whole = all(part.whole for part in parts) and high < WHOLE
    low = 0 if whole else low
    error = 0 if whole else max(part.error for part in parts) + min(len(parts) - 1, CHUNK) * (1 + many // math.log2(CHUNK))
    decimal = all(part.decimal for part in parts)
    below = max(part.below for part in parts) if decimal else sum(part.below for part in parts)
    above = max(part.above for part in parts) + below + many
    real = any(part.real for part in parts)
    return Part("", SUM, error, low, high, above, below, decimal, real=real, whole=whole)


def joined(texts: Sequence[tuple[str, str]]) -> str:
    first = "-" if texts[0][0] == "-" else ""
    return first + texts[0][1] + "".join(f" {sign} {text}" for sign, text in texts[1:])


def flattened(terms: Sequence[Node], signs: str) -> list[tuple[str, Node]]:
    """The terms of a sum with those of sums in it in their place, each with its sign."""
    found: list[tuple[str, Node]] = []
    waiting = list(zip(signs, terms, strict=True))[::-1]
    while waiting:
        sign, term = waiting.pop()
        match term:
            case Chain(operators, operands) if term.additive:
                inside = zip("+" + operators, operands, strict=True)
            case Call("sum", arguments):
                inside = zip("+" * len(arguments), arguments, strict=True)
            case Negative(operand):
                inside = zip("-", (operand,), strict=True)
            case _:
                found.append((sign, term))
                continue
        waiting += [("+" if one == sign else "-", part) for one, part in inside][::-1]
    return found
