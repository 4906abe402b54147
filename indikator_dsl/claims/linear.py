"""Comparisons of data as linear inequalities, and the interval that they leave to one datum when others are known.

Only used to draw figures that are likely to obey the claims: what is drawn is held against the claims themselves.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.linear import NotLinearError, Quotient, plus, quotient, varies

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from indikator_dsl.claims.model import Comparison
    from indikator_dsl.evaluation.linear import Linear
    from indikator_dsl.formula.tree import Node

__all__ = ["Inequality", "drawing_order", "inequalities", "interval"]

ZERO = Fraction(0)


@frozen
class Inequality:
    """`constant + the sum of weight × datum <= 0`.

    `orders` is False for one half of an equality: one half is enough to say what limits what."""

    weights: dict[str, Fraction]
    constant: Fraction
    orders: bool = True


def inequalities(claims: Iterable[Comparison]) -> Iterator[Inequality]:
    """The inequalities that `claims` come to, as far as they are linear."""
    for claim in claims:
        keys = {term.folded: term.key for term in claim.terms}
        sides = [_linear(side, keys) for side in claim.sides]
        for relation, (left, right) in zip(claim.relations, pairwise(sides), strict=True):
            if relation == "bagian dari" and left is not None:
                yield _minus({None: ZERO}, left)
            if left is None or right is None:
                continue
            if relation in (">", ">=", "≥"):
                yield _minus(right, left)
            else:
                yield _minus(left, right)
                if relation == "=":
                    yield _minus(right, left, orders=False)


def interval(
    key: str, known: Mapping[str, Fraction], laws: Iterable[Inequality], lowest: Mapping[str, Fraction]
) -> tuple[Fraction, Fraction | None]:
    """The least and the greatest value that `laws` leave to `key`; None where nothing limits it.

    `lowest` has the least value of each datum that is not yet known.
    """
    low, high = lowest[key], None
    for law in laws:
        weight = law.weights.get(key)
        if not weight:
            continue
        rest = law.constant
        for other, factor in law.weights.items():
            if other == key:
                continue
            if other in known:
                rest += factor * known[other]
            elif factor > 0:
                rest += factor * lowest[other]
            else:
                break  # an unknown datum without an upper limit limits nothing
        else:
            bound = -rest / weight
            if weight < 0:
                low = max(low, bound)
            else:
                high = bound if high is None else min(high, bound)
    return low, high


def drawing_order(keys: Iterable[str], laws: Iterable[Inequality]) -> list[str]:
    """`keys` so that what limits a datum comes before it: the whole before its parts."""
    waiting = dict.fromkeys(keys)
    above: dict[str, set[str]] = {key: set() for key in waiting}
    for law in laws:
        greater = {key for key, weight in law.weights.items() if weight < 0 and key in waiting}
        for key, weight in law.weights.items():
            if weight > 0 and key in waiting and law.orders:
                above[key] |= greater
    ordered: list[str] = []
    while waiting:
        free = [key for key in waiting if not above[key] & waiting.keys()] or [next(iter(waiting))]
        for key in free:
            del waiting[key]
        ordered += free
    return ordered


def _linear(node: Node, keys: Mapping[str, str]) -> Linear | None:
    """The weight of each datum in `node`, the constant under None; None where it is not linear."""
    try:
        found = quotient(node, {folded: Quotient.unknown(key) for folded, key in keys.items()})
    except (NoValueError, NotLinearError):
        return None
    return None if varies(found.below) else plus({None: ZERO}, found.above, 1 / found.below[None])


def _minus(left: Linear, right: Linear, *, orders: bool = True) -> Inequality:
    difference = plus(left, right, Fraction(-1))
    constant = difference.pop(None)
    return Inequality({key: weight for key, weight in difference.items() if key is not None}, constant, orders)
