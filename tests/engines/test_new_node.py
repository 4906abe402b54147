"""A node that a backend does not know stops it loudly: nothing is left out of a formula in silence."""

from __future__ import annotations

import io
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, frozen

from indikator_dsl import Registry, loads
from indikator_dsl.evaluation.exact import calculate
from indikator_dsl.evaluation.linear import Quotient, quotient
from indikator_dsl.floats import make_plan
from indikator_dsl.formula import Chain, Name
from indikator_dsl.program import lower

DATA = {"A": 6, "B": 2}


@frozen
class Strange:
    """A node of the tree that somebody has just added."""

    span: tuple[int, int] = (0, 0)


def with_a_strange_node() -> Registry:
    """A registry whose only formula is A + B + a strange node."""
    registry = loads("Tujuan: T\n  Indikator: I\n    Formula: A + B\n")
    bound = registry.binder.indicators["T1.1"]
    tree: Any = Chain("++", (Name("A"), Name("B"), Strange()))  # type: ignore[arg-type]
    registry.binder.indicators["T1.1"] = evolve(bound, formula=evolve(bound.formula, tree=tree))
    registry.indicators = tuple(registry.binder.indicators.values())
    return registry


def linear(registry: Registry) -> None:
    tree: Any = registry.indicators[0].formula.tree
    quotient(tree, {"a": Quotient.unknown("a"), "b": Quotient.unknown("b")})


def exact(registry: Registry) -> None:
    tree: Any = registry.indicators[0].formula.tree
    calculate(tree, {"a": Fraction(6), "b": Fraction(2)})


def workbook(registry: Registry) -> None:
    pytest.importorskip("xlsxwriter")
    from indikator_dsl.workbook import add_registry, new_workbook

    known = loads("Tujuan: T\n  Indikator: I\n    Formula: A + B\n")
    add_registry(new_workbook(io.BytesIO()), registry, known.evaluate(DATA))


def polars(registry: Registry) -> None:
    pl = pytest.importorskip("polars")
    registry.evaluate_frame(pl.DataFrame({name: [value] for name, value in DATA.items()}))


def sql(registry: Registry) -> None:
    pytest.importorskip("sqlglot")
    registry.to_sql("postgres")


BACKENDS: dict[str, Callable[[Registry], object]] = {
    "exact": exact,
    "interpreter": lambda registry: registry.evaluate(DATA),
    "linear": linear,
    "workbook": workbook,
    "floats": lambda registry: make_plan(lower(registry)),
    "compiled": lambda registry: registry.compile()(DATA),
    "compiled exactly": lambda registry: registry.compile(exact=True)(DATA),
    "columns": polars,
    "SQL": sql,
}


@pytest.mark.parametrize("name", BACKENDS)
def test_a_backend_refuses_a_node_that_it_does_not_know(name: str) -> None:
    with pytest.raises(AssertionError, match="Strange"):
        BACKENDS[name](with_a_strange_node())
