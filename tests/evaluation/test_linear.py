"""A formula as a quotient of linear forms says what computing says, wherever there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import parse
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.evaluation.linear import NotLinearError, Quotient, quotient, value_of
from indikator_dsl.formula.tree import names_of
from indikator_dsl.testing import figures
from indikator_dsl.text.names import fold
from tests import strategies as our

if TYPE_CHECKING:
    from fractions import Fraction

    from indikator_dsl.formula.tree import Node


@settings(max_examples=300, deadline=None)
@given(st.data(), our.small_trees)
def test_it_has_the_value_that_computing_has_and_none_where_that_has_none(drawn: st.DataObject, tree: Node) -> None:
    names = sorted({fold(name.text) for name in names_of(tree)})
    drawn_values = {name: drawn.draw(figures(missing=False, huge=False)) for name in names}
    values: dict[str, Fraction] = {name: value for name, value in drawn_values.items() if value is not None}
    unknown = drawn.draw(st.sets(st.sampled_from(names))) if names else set()
    known = {name: Quotient.unknown(name) if name in unknown else Quotient.number(values[name]) for name in names}
    try:
        value = calculate(tree, values)
    except NoValueError:
        value = None
    try:
        form = quotient(tree, known)
    except NotLinearError:
        return
    except NoValueError:
        assert value is None
        return
    if value is None:
        assert not value_of(form.below, values) or not all(value_of(each, values) for each in form.divisors)
        return
    assert all(value_of(divisor, values) for divisor in form.divisors)
    assert value_of(form.above, values) / value_of(form.below, values) == value


LINEAR = [
    "A / B x 100",
    "A / (A + B)",
    "(1 + (1 - A / B)) x 100",
    "A / (A + B) + C / (A + B)",
    "A x B / B",
    "1 / (A / B)",
]
NOT_LINEAR = ["A x A", "A ^ 2", "A / B + B / A", "min(A; B)", "akar(A)", "A / B / C", "A x B"]


@pytest.mark.parametrize("formula", [*LINEAR, *NOT_LINEAR])
def test_what_is_a_quotient_of_sums_is_known_as_one(formula: str) -> None:
    tree = parse(formula).tree
    assert tree is not None
    known = {fold(name.text): Quotient.unknown(name.text) for name in names_of(tree)}
    if formula in LINEAR:
        assert quotient(tree, known).divisors
    else:
        with pytest.raises(NotLinearError):
            quotient(tree, known)
