"""A value and a scale → a class."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.evaluation.arithmetic import round_half_up

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.definition import Kategori

__all__ = ["classify"]


def classify(value: Fraction, scale: Sequence[Kategori], places: int | None) -> Kategori | None:
    """The class of `scale` (the highest bound first) that `value` falls into, None where it is below all of them.

    `value` is rounded half up to `places` decimals first, so that no value falls between two printed intervals; None
    rounds nothing.
    """
    rounded = value if places is None else round_half_up(value, Fraction(places))
    for kategori in scale:
        bound = kategori.batas
        if bound is None or rounded > bound or (kategori.termasuk and rounded == bound):
            return kategori
    return None
