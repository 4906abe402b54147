"""What the spelling of a tree asks of single parts, and of the terms of a sum."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from indikator_dsl.compiled.facts import ATOM, PRODUCT, SUM, WHOLE, Part
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from fractions import Fraction

__all__ = [
    "CHUNK",
    "absolute",
    "constant",
    "facts_of_sum",
    "flattened",
    "is_constant",
    "joined",
    "negative",
    "over_one_line",
    "quotient",
    "times",
]

CHUNK = 100
"""Terms that are added in one expression: Python's compiler recurses over them."""


MOST_LINES = 2
"""Different denominators that are brought to one: more take longer than to look how much a sum loses."""


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
    return part._replace(text=f"-{part.operand}", rank=SUM, positive=False, ratio=None)


def absolute(part: Part) -> Part:
    return part._replace(text=f"abs({part.text})", rank=ATOM, positive=True, entered=False, ratio=None)


def times(left: Part, right: Part | None) -> Part:
    """The product of whole parts, whole only where it is below 2^53."""
    if right is None:
        return left
    high, above = left.high + right.high, left.above + right.above
    text, positive = f"{left.term} * {right.operand}", left.positive and right.positive
    error = 0 if high < WHOLE else 1
    return Part(text, PRODUCT, error, 0, high, above, 1, True, positive, real=True, whole=high < WHOLE)


def quotient(above: Part, below: Part) -> Part:
    """A whole part divided by another, which is off by no more than the last rounding."""
    text, positive = f"{above.term} / {below.operand}", above.positive and below.positive
    bits = above.above, below.above
    size = -below.high, above.high
    return Part(text, PRODUCT, 1, *size, *bits, positive=positive, real=True, ratio=(above, below))


def _multiplied(parts: Iterable[Part]) -> Part | None:
    total: Part | None = None
    for part in parts:
        total = times(part, total)
    return total


def _as_one(group: Sequence[tuple[str, Part]]) -> tuple[str, Part]:
    """The sum of whole parts as one, and the sign that stands before it."""
    if len(group) == 1:
        return group[0]
    facts = facts_of_sum([part for _, part in group])
    negative = all(sign == "-" for sign, _ in group)
    if negative:
        group = [("+", part) for _, part in group]
    return "-" if negative else "+", facts._replace(text=_joined_terms(group))


def _joined_terms(terms: Sequence[tuple[str, Part]]) -> str:
    return joined([(sign, term.term) for sign, term in sorted(terms, key=lambda one: one[0] != "+")])


def over_one_line(parts: Sequence[tuple[str, Part]], kept: Callable[[str], str]) -> Part | None:
    """The sum of quotients of whole parts as one, in which nothing is lost. None where it gets too large.

    `kept` gives the name of what its argument computes.
    """
    pairs = [part.pair for _, part in parts]
    lines: dict[str, Part] = {}
    for pair in pairs:
        if pair is None:
            return None
        if pair[1] is not None:
            lines[pair[1].text] = pair[1]
    if not 1 <= len(lines) <= MOST_LINES or len(parts) > CHUNK:
        return None
    if _quotient(parts, lines, lambda text: text) is None:
        return None
    lines = {text: line._replace(text=kept(text), rank=ATOM) for text, line in lines.items()}
    return _quotient(parts, lines, kept)


def _quotient(parts: Sequence[tuple[str, Part]], lines: Mapping[str, Part], kept: Callable[[str], str]) -> Part | None:
    """The sum of `parts` over the product of `lines`, which have the denominators by their texts."""
    groups: dict[str, list[tuple[str, Part]]] = {}
    for sign, part in parts:
        assert part.pair is not None
        whole, line = part.pair
        groups.setdefault("" if line is None else line.text, []).append((sign, whole))
    below = _multiplied(lines.values())
    if below is not None and "" in groups:
        below = below._replace(text=kept(below.text), rank=ATOM)
    above: list[tuple[str, Part]] = []
    for text, group in groups.items():
        sign, total = _as_one(group)
        lacking = below if not text else _multiplied(line for one, line in lines.items() if one != text)
        above.append((sign, total if lacking is None else times(total, lacking)))
    facts = facts_of_sum([term for _, term in above])
    if below is None or not below.whole or not facts.whole:
        return None
    return quotient(facts._replace(text=_joined_terms(above)), below)


def facts_of_sum(parts: Sequence[Part]) -> Part:
    many = math.log2(len(parts))
    high, low = max(part.high for part in parts) + math.log10(len(parts)), min(part.low for part in parts)
    whole = all(part.whole for part in parts) and high < WHOLE
    low = 0 if whole else low
    error = (
        0 if whole else max(part.error for part in parts) + min(len(parts) - 1, CHUNK) * (1 + many // math.log2(CHUNK))
    )
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
