"""Two indicators of different names that are the same calculation: most often a formula copied and not changed."""

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
        if tree is None or passage is None or isinstance(tree, Name) or not bound.formula.names:
            continue  # one name alone is how an indicator takes the value of a datum or of another indicator
        other = first.setdefault(meaning(tree, key), bound)
        if other.key != bound.key:
            where = other_place(other.indikator.place, bound.indikator.place)
            yield passage.locate(Diagnostic.of("P112", 0, len(passage.text), lain=other.nama, tempat=where))
