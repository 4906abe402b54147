"""A percentage that never multiplies by 100, and a count that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import divides, is_percent, scale_of, stated_scale
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Chain, Name, Node, Number, walk
from indikator_dsl.text.names import short, starts_as_percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        tree, passage = bound.formula.tree, bound.indikator.formula
        if tree is None or passage is None or isinstance(tree, Name):
            continue
        scaled = _scales(tree)
        percentage = starts_as_percentage(bound.nama) or is_percent(bound.indikator.satuan)
        if percentage and not scaled and divides(tree) and not _other_scale(bound, tree):
            simple = isinstance(tree, Chain) and tree.operators == "/"
            suggestion = f"{bound.formula.canonical} × 100%" if simple else None
            yield passage.locate(Diagnostic.of("P103", 0, len(passage.text), suggestion, nama=short(bound.nama, 120)))
        elif scaled and not percentage and is_count(bound.nama):
            yield passage.locate(Diagnostic.of("P104", 0, len(passage.text), nama=short(bound.nama, 120)))


def is_count(name: str) -> bool:
    """Whether a name says that it is a count."""
    return name.lower().startswith(("jumlah ", "banyaknya "))


def _other_scale(bound: BoundIndikator, tree: Node) -> bool:
    """Whether `multiplier` asks about the formula: it does multiply, though by another number than 100."""
    return stated_scale(bound) == 100 and scale_of(tree) not in (1, None)


def _scales(tree: Node) -> bool:
    return any(isinstance(part, Number) and part.factor == 100 for part in walk(tree))
