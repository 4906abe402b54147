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

MOST_UNITS = 12  # units that are said of one claim


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
    by_unit: Callable[[Comparison], Mapping[str, Mapping[str, Fraction]]] | None = None,
) -> list[Diagnostic]:
    """A warning for each comparison that `data` or the results computed from them contradict.

    One whose values cannot be held against each other, by `comparable`, says nothing. What is said of data alone must
    hold of each unit too: `by_unit` gives the data of each by its name, where the data were joined.
    """
    found = []
    for claim in (*claims.about_data, *claims.about_results):
        if not isinstance(claim, Comparison):
            continue
        values = side_values(claim, data, results)
        if values is not None and not holds(claim, values) and (comparable is None or comparable(claim)):
            found.append(_contradicted(claim, values, results))
        if claim.indicators or by_unit is None:
            continue
        units = ((unit, side_values(claim, given, results)) for unit, given in by_unit(claim).items())
        wrong = [(unit, sides) for unit, sides in units if sides is not None and not holds(claim, sides)]
        found += [_contradicted(claim, sides, results, unit) for unit, sides in wrong[:MOST_UNITS]]
    return found


def _contradicted(
    claim: Comparison, values: list[Fraction], results: Mapping[str, Result], unit: str | None = None
) -> Diagnostic:
    """The finding for the first relation of `claim` that does not hold between `values`, of `unit` or of all."""
    steps = enumerate(zip(claim.relations, pairwise(values), strict=True))
    at, relation, left, right = next((at, how, *pair) for at, (how, pair) in steps if not RELATIONS[how](*pair))
    shown = {
        "kiri": print_node(claim.sides[at]),
        "nilai_kiri": format_number(left, None),
        "hubungan": relation,
        "kanan": print_node(claim.sides[at + 1]),
        "nilai_kanan": format_number(right, None),
    }
    if claim.indicators:
        shown["nama"] = shortened(results[claim.owner or claim.indicators[0]].name or "")
    if unit is not None:
        shown["unit"] = shortened(unit)
    code = "U201" if claim.indicators else "R201" if unit is None else "R207"
    return claim.passage.locate(Diagnostic.of(code, 0, len(claim.passage.text), **shown))
