"""A percentage that never multiplies by 100, and a count that does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Chain, Name, Node, Number, walk
from indikator_dsl.text.names import short, starts_as_percentage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


PERCENT = frozenset(("%", "persen"))


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        tree, passage = bound.formula.tree, bound.indikator.formula
        if tree is None or passage is None or isinstance(tree, Name):
            continue
        scaled = _scales(tree)
        percentage = starts_as_percentage(bound.nama) or (bound.indikator.satuan or "").strip().lower() in PERCENT
        if percentage and not scaled and _divides(tree):
            simple = isinstance(tree, Chain) and tree.operators == "/"
            suggestion = f"{bound.formula.canonical} × 100%" if simple else None
            yield passage.locate(Diagnostic.of("P103", 0, len(passage.text), suggestion, nama=short(bound.nama, 120)))
        elif scaled and not percentage and bound.nama.lower().startswith("jumlah "):
            yield passage.locate(Diagnostic.of("P104", 0, len(passage.text), nama=short(bound.nama, 120)))


def _scales(tree: Node) -> bool:
    return any(isinstance(part, Number) and part.factor == 100 for part in walk(tree))


def _divides(tree: Node) -> bool:
    return any(isinstance(part, Chain) and "/" in part.operators for part in walk(tree))
