"""A division of something by itself: the numerator stands in the denominator too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import factors, key_in, meaning
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.tree import Chain, Number, walk
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    key = key_in(registry)
    for bound in registry.indicators:
        tree, passage = bound.formula.tree, bound.indikator.formula
        if tree is None or passage is None:
            continue
        for chain, part in _cancelling(tree, key):
            yield passage.locate(Diagnostic.of("P108", *chain.span, bagian=short(print_node(part), 80)))


def _cancelling(tree: Node, key: Callable[[str], str]) -> Iterator[tuple[Chain, Node]]:
    inside: set[int] = set()  # products that are part of a product that was looked at
    for chain in walk(tree):
        if not isinstance(chain, Chain) or chain.additive:
            continue
        if id(chain) not in inside and any("/" in part.operators for part in walk(chain) if isinstance(part, Chain)):
            above, below = factors(chain)
            divisors = {meaning(part, key) for part in below if not isinstance(part, Number)}
            for part in above:
                if divisors and not isinstance(part, Number) and meaning(part, key) in divisors:
                    yield chain, part
                    break
        inside.update(id(part) for part in chain.operands)
