"""Weights in percent that do not add up to 100 %."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import factors
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Chain, Number, walk
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.registry import Registry

ROUNDED = Fraction(2)  # percent that equal weights may lack: three times 33 %, seven times 14 %
SHOWN = 8


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        tree, passage = bound.formula.tree, bound.indikator.formula
        if tree is None or passage is None:
            continue
        for chain in walk(tree):
            if not isinstance(chain, Chain) or set(chain.operators) != {"+"}:
                continue
            weights = [_weight(term) for term in chain.operands]
            percents = [weight for weight in weights if weight is not None]
            total = sum(percents, Fraction(0))
            if len(percents) < len(weights) or total == 100:
                continue
            if len(set(percents)) == 1 and abs(total - 100) <= ROUNDED:
                continue
            listed = " + ".join(f"{format_number(percent, None)}%" for percent in percents[:SHOWN])
            listed += " + …" if len(percents) > SHOWN else ""
            jumlah = format_number(total, None)
            yield passage.locate(Diagnostic.of("P117", *chain.span, jumlah=jumlah, daftar=listed))


def _weight(term: Node) -> Fraction | None:
    """The percent that a term is weighted with; None for a term that has no weight, or several."""
    if isinstance(term, Number):
        return None
    percents = [part.value for part in factors(term).above if isinstance(part, Number) and part.percent]
    weights = [percent for percent in percents if percent != 100]
    return weights[0] if len(weights) == 1 and len(percents) == 1 else None
