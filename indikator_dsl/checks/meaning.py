"""What several checks ask of a formula: its calculation whatever the writing, its scale, its unit, its factors."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, assert_never

from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power, walk
from indikator_dsl.text.lexicon import NUMBER_WORDS
from indikator_dsl.text.names import fold, starts_as_percentage
from indikator_dsl.text.numbers import NumberNotReadError, read_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from indikator_dsl.diagnostics import Place
    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry

__all__ = [
    "Parts",
    "divides",
    "factors",
    "is_percent",
    "key_in",
    "meaning",
    "other_place",
    "scale_of",
    "stated_scale",
    "stated_unit",
    "terms",
]

PERCENT = frozenset(("%", "persen", "persentase", "presentase", "prosentase"))
ANY_ORDER = frozenset(("sum", "mean", "min", "max"))
PER = re.compile(rf"(?:\bper\s+|/\s*)([0-9][0-9.]*|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})\b")
END = "\x1f"  # no name holds it


def key_in(registry: Registry) -> Callable[[str], str]:
    """The function that tells which datum or indicator a name stands for, synonyms joined."""
    canonical = registry.binder.canonical

    def key(name: str) -> str:
        folded = fold(name)
        return canonical.get(folded, folded)

    return key


def meaning(node: Node, key: Callable[[str], str]) -> str:
    """The same text for the same calculation: brackets, the order of terms and factors and `100` or `100%` are one."""
    match node:
        case Number():
            return str(node.factor)
        case Name(text):
            return END + key(text) + END
        case Chain():
            first, second, (plain, turned) = ("+", "-", terms(node)) if node.additive else ("*", "/", factors(node))
            parts = [first + meaning(part, key) for part in plain] + [second + meaning(part, key) for part in turned]
            return "(" + "".join(sorted(parts)) + ")"
        case Negative(operand):
            return f"(-{meaning(operand, key)})"
        case Power(base, exponent):
            return f"({meaning(base, key)})^({meaning(exponent, key)})"
        case Call(function, arguments):
            inside = [meaning(argument, key) for argument in arguments]
            return f"{function}({';'.join(sorted(inside) if function in ANY_ORDER else inside)})"
        case _:
            assert_never(node)


class Parts(NamedTuple):
    """What a row of operators adds (or multiplies), and what it takes away (or divides by)."""

    above: list[Node]
    below: list[Node]


def factors(node: Node) -> Parts:
    """The factors and the divisors of a product; products inside it are taken apart."""
    return _parts(node, additive=False)


def terms(node: Node) -> Parts:
    """What a sum adds and what it takes away; sums inside it are taken apart."""
    return _parts(node, additive=True)


def _parts(node: Node, *, additive: bool) -> Parts:
    found = Parts([], [])
    todo = [(node, True)]
    while todo:
        part, up = todo.pop()
        if isinstance(part, Chain) and part.additive == additive:
            signs = "+" + part.operators
            pairs = zip(signs, part.operands, strict=True)
            todo += [(inner, up == (sign in "+*")) for sign, inner in pairs][::-1]
        elif additive and isinstance(part, Negative):
            todo.append((part.operand, not up))
        else:
            (found.above if up else found.below).append(part)
    return found


def divides(tree: Node) -> bool:
    """Whether a division by something named stands in the tree: only such a quotient has a scale to speak of."""
    return any(
        operator == "/" and any(isinstance(inner, Name) for inner in walk(operand))
        for part in walk(tree)
        if isinstance(part, Chain)
        for operator, operand in zip(part.operators, part.operands[1:], strict=True)
    )


def scale_of(node: Node) -> Fraction | None:
    """The power of ten that the value is multiplied by: 100 for a percentage, 1 for a plain quotient. None: no telling.

    Other numbers (weights, conversions) are no scale.
    """
    match node:
        case Number():
            return node.factor if _power_of_ten(node.factor) else Fraction(1)
        case Name():
            return Fraction(1)
        case Chain():
            if node.additive:
                scales = {scale_of(operand) for operand in node.operands}
                return scales.pop() if len(scales) == 1 else None
            product = Fraction(1)
            for sign, operand in zip("*" + node.operators, node.operands, strict=True):
                scale = scale_of(operand)
                if scale is None:
                    return None
                product = product * scale if sign == "*" else product / scale
            return product
        case Negative(operand):
            return scale_of(operand)
        case Power() | Call():
            return Fraction(1) if not any(isinstance(part, Number) for part in walk(node)) else None
        case _:
            assert_never(node)


def _power_of_ten(value: Fraction) -> bool:
    return value.denominator == 1 and value > 1 and str(value.numerator).rstrip("0") == "1"


def stated_unit(bound: BoundIndikator) -> str | None:
    """The satuan of the indicator as declared, else `%` if its name is a percentage's, else None."""
    if bound.indikator.satuan:
        return bound.indikator.satuan
    return "%" if starts_as_percentage(bound.nama) else None


def is_percent(unit: str | None) -> bool:
    """Whether a satuan says percent."""
    return unit is not None and unit.strip().lower() in PERCENT


def stated_scale(bound: BoundIndikator) -> int | None:
    """The power of ten that the satuan asks for, else the name: 100 for `%`, 1.000 for `per 1.000 penduduk`."""
    for text in (stated_unit(bound), bound.nama):
        if text is None:
            continue
        if is_percent(text):
            return 100
        unit = text.strip().lower()
        if unit in ("‰", "permil", "per mil"):
            return 1000
        written = PER.search(unit)
        if written is None:
            continue
        try:
            number = NUMBER_WORDS.get(written[1]) or read_number(written[1].rstrip(".")).value
        except NumberNotReadError:
            continue
        if _power_of_ten(Fraction(number)):
            return int(number)
    return None


def other_place(place: Place | None, seen_from: Place | None) -> str:
    """`baris 12`, with the file where it is another one."""
    if place is None:
        return "tempat lain"
    same = seen_from is not None and seen_from.file == place.file
    return f"baris {place.line}" if same or place.file is None else f"{place.file} baris {place.line}"
