"""What could be declared so that a claim holds: for a quotient, that its numerator is a part of its denominator."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from indikator_dsl.claims.model import Comparison, Term
from indikator_dsl.claims.searching import search
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.tree import Chain, names_of, walk
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry import BoundIndikator, Registry

__all__ = ["missing_declarations"]

MOST_TRIED = 6


def missing_declarations(registry: Registry, claim: Comparison) -> tuple[str, ...]:
    """Sentences such as `Jumlah A bagian dari Jumlah B` with which `claim` holds; none where none is found."""
    candidates = [
        candidate
        for id in claim.indicators
        for candidate in islice(_candidates(registry.binder.indicators[id], claim), MOST_TRIED)
    ][:MOST_TRIED]
    for chosen in (*((candidate,) for candidate in candidates), tuple(candidates)):
        tried = search(registry, claim, chosen) if chosen else None
        if tried is not None and tried.counterexample is None and tried.told:
            return tuple(
                f"{print_node(candidate.sides[0])} bagian dari {print_node(candidate.sides[1])}" for candidate in chosen
            )
    return ()


def _candidates(bound: BoundIndikator, claim: Comparison) -> Iterator[Comparison]:
    """For each division of data by data in the formula: that what is divided is a part of what divides it."""
    keys = {fold(use.name): use.key for use in bound.uses if use.indikator is None}
    for node in walk(bound.formula.tree) if bound.formula.tree is not None else ():
        if not isinstance(node, Chain) or node.additive:
            continue
        parts = list(zip("*" + node.operators, node.operands, strict=True))
        for _, part in (pair for pair in parts if pair[0] == "*"):
            for _, whole in (pair for pair in parts if pair[0] == "/"):
                names = [fold(name.text) for side in (part, whole) for name in names_of(side)]
                # Of a difference it would hold because it says more than anybody knows: that growth has an end.
                subtracts = any(isinstance(inner, Chain) and "-" in inner.operators for inner in walk(part))
                named = names_of(part) and names_of(whole) and part != whole and not subtracts
                if named and all(name in keys for name in names):
                    terms = tuple(Term(name, keys[name]) for name in dict.fromkeys(names))
                    yield Comparison(claim.passage, (part, whole), ("bagian dari",), terms)
