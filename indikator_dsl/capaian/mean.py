"""The mean of several achievements, where somebody asks for it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.evaluation.result import exact_text
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.capaian.achieving import Capaian

__all__ = ["Mean", "mean_of"]


@frozen
class Mean:
    """The mean of `count` achievements, in percent, out of `total` indicators; weighted by their Bobot, or plain.

    `value` is None where there is nothing to take the mean of.
    """

    value: Fraction | None
    count: int
    total: int
    weighted: bool

    def __str__(self) -> str:
        """The mean for a reader, with what it is a mean of."""
        kind = "berbobot menurut Bobot" if self.weighted else "polos, setiap indikator sama beratnya"
        shown = "tidak ada" if self.value is None else f"{format_number(self.value)} %"
        left_out = self.total - self.count
        lacking = "capaian atau Bobot" if self.weighted else "capaian"
        said = f"; {left_out} tanpa {lacking} tidak ikut, dan tidak dihitung nol" if left_out else ""
        return f"Rata-rata capaian ({kind}): {shown}, dari {self.count} di antara {self.total} indikator{said}."

    def to_json(self) -> dict[str, Any]:
        """The mean as JSON data."""
        return {
            "nilai": exact_text(self.value),
            "cara": "berbobot" if self.weighted else "polos",
            "dari": self.count,
            "indikator": self.total,
        }


def mean_of(achievements: Iterable[tuple[Capaian, Fraction | None]], *, weighted: bool) -> Mean:
    """The mean of those achievements that there are; each comes with its weight (`Bobot`).

    A weighted mean leaves out an indicator without a weight. What is left out shows in `count`; nothing counts as 0.
    """
    pairs = [(capaian.value, weight if weighted else Fraction(1)) for capaian, weight in achievements]
    used = [(value, weight) for value, weight in pairs if value is not None and weight is not None]
    if not used:
        return Mean(None, 0, len(pairs), weighted)
    total = sum(value * weight for value, weight in used)
    return Mean(Fraction(total, sum(weight for _, weight in used)), len(used), len(pairs), weighted)
