"""Registries with rows of data; what the interpreter says of each row, and how near a double must come to it."""

from __future__ import annotations

import math
from fractions import Fraction
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl import Status
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Number, Power, walk
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl import Registry, Result
    from indikator_dsl.formula import Node

CLOSE = 1e-12
LARGEST = 1e100  # no part of a formula is compared beyond; the engines say `galat` somewhere behind it
NEAR_ZERO = 1e-11  # of the terms: smaller differences may count as none
LARGEST_EXPONENT = 10**6
NEAR_FRACTION = 1e-7
POOL = [
    *map(Fraction, (0, 0, 1, 1, 2, 3, 5, -1, -4, 8, 27, 36, 100, 1000, 10**9, 123456789, -7)),
    *(Fraction(n, 10) for n in (1, 2, 3, 4, 6, -1, -3)),
    *(Fraction(1, 3), Fraction(-2, 3), Fraction(1, 2), Fraction(7, 50), Fraction(12345, 100), Fraction(1, 10**12)),
    *(Fraction(10**25), Fraction(-(10**20)), Fraction(1, 10**25)),
    *[None] * 6,
]


class Row(NamedTuple):
    """Data by name, exact; and by name what the table holds that is no number to compute with."""

    data: dict[str, Fraction | None]
    bad: dict[str, object]


def drawn_rows(names: Sequence[str], seed: int, many: int, bad: Sequence[object]) -> list[Row]:
    random = Random(seed)
    rows = []
    for _ in range(many):
        data = {name: random.choice(POOL) for name in names}
        spoiled = {name: random.choice(bad) for name in names if bad and random.random() < 0.04}
        rows.append(Row({**data, **dict.fromkeys(spoiled)}, spoiled))
    return rows


class Expected(NamedTuple):
    """What an engine must find. `status` is None where doubles may see it otherwise (docs/decisions/0024)."""

    status: Status | None
    value: Fraction | None = None
    off: float = 0.0


def expected(registry: Registry, row: Row) -> dict[str, Expected]:
    """What is to be found for each indicator, by its id."""
    results = registry.evaluate(row.data)
    bad = {registry.binder.key(name) for name in row.bad}
    found: dict[str, Expected] = {}
    sizes: dict[str, float] = {}
    for id in registry.binder.order:
        bound, result = registry.binder.indicators[id], results[id]
        reads = {use.key for use in bound.uses if use.indikator is None}
        reads |= {bound.key} if bound.formula.kind.name == "EXTERNAL" else set()
        used = [use.indikator for use in bound.uses if use.indikator is not None]
        if id in registry.binder.broken or not (bound.formula.tree is not None or reads):
            found[id] = Expected(result.status)
        elif reads & bad or any(found[one].status is Status.GALAT for one in used):
            found[id] = Expected(Status.GALAT)
        elif any(found[one].status is None for one in used) or _is_unsure(result):
            found[id] = Expected(None)
        else:
            sizes[id] = _size(result, sizes)
            found[id] = Expected(result.status, result.value, CLOSE * sizes[id])
    return found


def _values(result: Result) -> dict[str, Fraction]:
    return {fold(used.name): used.value for used in result.inputs if used.value is not None}


def _is_unsure(result: Result) -> bool:
    """Whether a part of the formula is beyond what doubles tell apart."""
    if result.reason is not None and result.reason.code == "H106":
        return True
    if result.formula is None or result.formula.tree is None:
        return False
    values = _values(result)
    return any(_is_unsure_part(node, values) for node in walk(result.formula.tree))


def _is_unsure_part(node: Node, values: Mapping[str, Fraction]) -> bool:
    try:
        if isinstance(node, Power):
            base, exponent = calculate(node.base, values), calculate(node.exponent, values)
        elif isinstance(node, Call) and node.function == "root":
            base, degree = (calculate(part, values) for part in node.arguments)
            exponent = 1 / degree if degree else Fraction(0)
        else:
            base = exponent = Fraction(0)
        if base < 0 and _is_unclear(exponent):
            return True
        value = abs(calculate(node, values))
        terms = [abs(calculate(one, values)) for one in _terms(node)]
        if value > LARGEST or 0 < value < 1 / LARGEST or 0 < value < sum(terms) * Fraction(NEAR_ZERO):
            return True
        if base and not value:  # the decimals of the interpreter end, at 1e-4000
            return True
        return isinstance(node, Call) and node.function == "round" and _is_near_half(node, values)
    except (NoValueError, KeyError):
        return False


def _is_unclear(exponent: Fraction) -> bool:
    """Whether a double does not tell the exponent of a negative number from one with another power, or with none."""
    near = (abs(exponent * q - round(exponent * q)) for q in range(1, 65, 2))
    return abs(exponent) > LARGEST_EXPONENT or any(0 < off < NEAR_FRACTION for off in near)


def _terms(node: Node) -> Sequence[Node]:
    if isinstance(node, Chain) and node.additive:
        return node.operands
    return node.arguments if isinstance(node, Call) and node.function in ("sum", "mean") else ()


def _is_near_half(node: Call, values: Mapping[str, Fraction]) -> bool:
    places = calculate(node.arguments[1], values) if len(node.arguments) > 1 else Fraction(0)
    scaled = abs(calculate(node.arguments[0], values)) * 10**places
    off = abs(scaled - math.floor(scaled) - Fraction(1, 2))
    return 0 < off < scaled * Fraction(NEAR_ZERO)


def _size(result: Result, sizes: Mapping[str, float]) -> float:
    """How large the terms are that the value is made of: by that much their roundings count."""
    if result.value is None:
        return 0.0
    if result.formula is None or result.formula.tree is None:
        return abs(float(result.value))
    values = _values(result)
    known = {fold(used.name): sizes[used.indikator] for used in result.inputs if used.indikator is not None}

    def size(node: Node) -> float:
        value = abs(float(calculate(node, values)))
        match node:
            case Number():
                return value
            case Name(text):
                return max(value, known.get(fold(text), value))
            case Negative(operand):
                return size(operand)
            case Chain(operators, operands):
                if node.additive:
                    return sum(map(size, operands))
                total, whole = abs(float(calculate(operands[0], values))), size(operands[0])
                for operator, operand in zip(operators, operands[1:], strict=True):
                    part, its = abs(float(calculate(operand, values))), size(operand)
                    if operator == "*":
                        total, whole = total * part, whole * part + total * its
                    else:
                        total, whole = total / part, whole / part + total * its / part / part
                return whole
            case Power(base, exponent):
                return power(base, exponent, value)
            case Call("root", (base, degree)):
                return value + power(base, degree, value) / max(abs(float(calculate(degree, values))), 1e-9) ** 2
            case Call("sqrt", (base,)):
                return power(base, Number(Fraction(1, 2)), value)
            case Call("mean", arguments):
                return sum(map(size, arguments)) / len(arguments)
            case Call(_, arguments):
                return max(value, sum(map(size, arguments)))

    def power(base: Node, exponent: Node, value: float) -> float:
        bottom, top = abs(float(calculate(base, values))), abs(float(calculate(exponent, values)))
        if not bottom:
            return value
        return value * (1 + max(top, 1.0) * size(base) / bottom + abs(math.log(bottom)) * size(exponent))

    return size(result.formula.tree)
