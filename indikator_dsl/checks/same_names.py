"""Two indicators of one name that are not the same calculation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import key_in, meaning, other_place
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    key = key_in(registry)
    first: dict[str, BoundIndikator] = {}
    for bound in registry.indicators:
        tree, passage = bound.formula.tree, bound.indikator.formula
        if tree is None or passage is None or (isinstance(tree, Name) and key(tree.text) == bound.key):
            continue  # a formula that is its own name takes the other's value: that is no second calculation
        other = first.setdefault(bound.key, bound)
        assert other.formula.tree is not None
        if other is not bound and meaning(other.formula.tree, key) != meaning(tree, key):
            where = other_place(other.indikator.place, bound.indikator.place)
            yield passage.locate(Diagnostic.of("P111", 0, len(passage.text), nama=bound.nama, tempat=where))
