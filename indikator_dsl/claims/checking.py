"""Claims held against values that are there: given data, and the results computed from them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from indikator_dsl.claims.model import RELATIONS, Comparison
from indikator_dsl.claims.naming import shortened
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from fractions import Fraction

    from indikator_dsl.claims.model import Claims
    from indikator_dsl.evaluation import Result

__all__ = ["contradictions", "holds", "side_values"]


def side_values(
    claim: Comparison, data: Mapping[str, Fraction | None], results: Mapping[str, Result]
) -> list[Fraction] | None:
    """The value of each side; None where a datum or a result is missing: then the claim says nothing."""
    values: dict[str, Fraction] = {}
    for term in claim.terms:
        value = data.get(term.key) if term.indikator is None else results[term.indikator].value
        if value is None:
            return None
        values[term.folded] = value
    try:
        return [calculate(side, values) for side in claim.sides]
    except NoValueError:
        return None


def holds(claim: Comparison, values: Iterable[Fraction]) -> bool:
    """Whether each relation holds between the values of its two sides."""
    steps = zip(claim.relations, pairwise(values), strict=True)
    return all(RELATIONS[relation](left, right) for relation, (left, right) in steps)


def contradictions(
    claims: Claims,
    data: Mapping[str, Fraction | None],
    results: Mapping[str, Result],
    comparable: Callable[[Comparison], bool] | None = None,
) -> list[Diagnostic]:
    """A warning for each comparison that `data` or the results computed from them contradict.

    One whose values cannot be held against each other, by `comparable`, says nothing.
    """
    found = []
    for claim in (*claims.about_data, *claims.about_results):
        if not isinstance(claim, Comparison):
            continue
        values = side_values(claim, data, results)
        if values is None or holds(claim, values) or not (comparable is None or comparable(claim)):
            continue
        code = "U201" if claim.indicators else "R201"
        for at, (relation, (left, right)) in enumerate(zip(claim.relations, pairwise(values), strict=True)):
            if not RELATIONS[relation](left, right):
                shown = {
                    "kiri": print_node(claim.sides[at]),
                    "nilai_kiri": format_number(left, None),
                    "hubungan": relation,
                    "kanan": print_node(claim.sides[at + 1]),
                    "nilai_kanan": format_number(right, None),
                }
                if claim.indicators:
                    shown["nama"] = shortened(results[claim.owner or claim.indicators[0]].name or "")
                finding = Diagnostic.of(code, 0, len(claim.passage.text), **shown)
                found.append(claim.passage.locate(finding))
                break
    return found
