"""Formulas that no data can change: only numbers, or a division by a written zero."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Chain, Number, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.bound import BoundIndikator

__all__ = ["constant_parts"]


def constant_parts(bound: BoundIndikator) -> Iterator[Diagnostic]:
    """What in the formula of `bound` has the same outcome whatever the data are, each at its place in the text."""
    formula = bound.formula
    if formula.tree is None:
        return
    if not formula.names:
        yield Diagnostic.of("R205", *formula.tree.span, nama=bound.nama)
    for node in walk(formula.tree) if "0" in formula.text else ():
        if isinstance(node, Chain):
            for operator, (_, operand) in zip(node.operators, pairwise(node.operands), strict=True):
                if operator == "/" and isinstance(operand, Number) and not operand.value:
                    yield Diagnostic.of("R206", *operand.span)
