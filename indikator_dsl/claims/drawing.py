"""Figures that obey the claims about data, drawn by Hypothesis: counts from zero up, the whole before its parts.

Data count and measure, so nothing below zero is drawn unless a claim gives the datum a lower limit below zero.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.claims.checking import holds, side_values
from indikator_dsl.claims.linear import Inequality, drawing_order, inequalities, interval

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from hypothesis.strategies import DrawFn

    from indikator_dsl.claims.model import Comparison

__all__ = ["World"]

SIZES = ((1, 10), (1, 1_000), (10, 100), (1, 1_000_000), (100, 10_000))
"""How figures are drawn, the plainest first: the parts of one that are counted (1 whole, 10 tenths), and how many."""


@frozen
class World:
    """The data `keys`, and the claims that hold among them."""

    keys: tuple[str, ...]
    claims: tuple[Comparison, ...]
    laws: tuple[Inequality, ...]
    order: tuple[str, ...]
    lowest: dict[str, Fraction]

    @classmethod
    def of(cls, keys: Iterable[str], claims: Sequence[Comparison]) -> World:
        """`claims` are about data alone; the data that they name belong to the world too."""
        keys = tuple(dict.fromkeys((*keys, *(key for claim in claims for key in claim.keys))))
        laws = tuple(inequalities(claims))
        lowest = dict.fromkeys(keys, Fraction(0))
        for law in laws:
            (key, weight), *others = law.weights.items() or [("", Fraction(0))]
            if not others and weight < 0:
                lowest[key] = min(lowest[key], -law.constant / weight)
        return cls(keys, tuple(claims), laws, tuple(drawing_order(keys, laws)), lowest)

    def obeys(self, data: Mapping[str, Fraction | None]) -> bool:
        """Whether no claim is contradicted; a claim about a datum that is missing says nothing."""
        sides = [(claim, side_values(claim, data, {})) for claim in self.claims]
        return all(values is None or holds(claim, values) for claim, values in sides)

    def draw(self, draw: DrawFn) -> dict[str, Fraction]:
        """A value for each datum, so that all claims hold. For use inside a Hypothesis composite."""
        from hypothesis import assume

        data: dict[str, Fraction] = {}
        for key in self.order:
            data[key] = _figure(draw, *interval(key, data, self.laws, self.lowest))
        assume(self.obeys(data))
        return {key: data[key] for key in self.keys}

    def draw_greater(self, draw: DrawFn, key: str, data: Mapping[str, Fraction]) -> Fraction:
        """Another, greater value for `key` with which, all others equal, the claims hold too."""
        from hypothesis import assume

        others = {other: value for other, value in data.items() if other != key}
        _, high = interval(key, others, self.laws, self.lowest)
        greater = _figure(draw, data[key], high)
        assume(greater > data[key] and self.obeys({**data, key: greater}))
        return greater


def _figure(draw: DrawFn, low: Fraction, high: Fraction | None) -> Fraction:
    from hypothesis import assume
    from hypothesis import strategies as st

    if high is not None and high <= low:
        assume(high == low)
        return low
    parts, most = draw(st.sampled_from(SIZES))
    first = math.ceil(low * parts)
    last = max(first, 0) + most
    if high is not None:
        last = min(last, math.floor(high * parts)) if draw(st.integers(0, 3)) < 3 else math.floor(high * parts)
    if last < first:
        return draw(st.sampled_from((low, high or low)))
    return Fraction(draw(st.integers(first, last)), parts)
