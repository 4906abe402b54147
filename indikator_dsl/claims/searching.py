"""The search for data that a claim about results does not survive, and for the smallest such data.

Derandomised and bounded by a number of trials: the same claim gets the same answer on every run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.claims.checking import holds, side_values
from indikator_dsl.claims.drawing import World
from indikator_dsl.claims.model import Comparison
from indikator_dsl.claims.subject import Subject

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from hypothesis.strategies import DrawFn, SearchStrategy

    from indikator_dsl.claims.model import Direction
    from indikator_dsl.evaluation import Result
    from indikator_dsl.registry import Registry

__all__ = ["TRIALS", "Case", "Search", "search"]

TRIALS = 200
"""Sets of data on which one claim is tried."""


@frozen
class Case:
    """Data (keys to values) and the results from them; for a direction also the datum's greater value and results."""

    data: dict[str, Fraction]
    results: dict[str, Result]
    greater: Fraction | None = None
    after: dict[str, Result] | None = None


@frozen
class Search:
    """`counterexample` is the smallest found, None for none; `told` counts the trials that could tell.

    `moved` says for a direction whether the result ever moved.
    """

    counterexample: Case | None
    told: int
    moved: bool


def search(registry: Registry, claim: Comparison | Direction, more: Sequence[Comparison] = ()) -> Search:
    """Try `claim` where all claims about data hold, and those of `more`. Needs Hypothesis."""
    ids = claim.indicators if isinstance(claim, Comparison) else (claim.owner,)
    subject = Subject.of(registry, ids)
    own = claim.keys if isinstance(claim, Comparison) else (claim.key,)
    keys = tuple(dict.fromkeys((*subject.keys, *own)))
    world = World.of(keys, (*registry.claims.linked(keys), *more))
    told = 0
    moved = False

    def contradicts(case: Case) -> bool:
        nonlocal told, moved
        if isinstance(claim, Comparison):
            values = side_values(claim, case.data, case.results)
            told += values is not None
            return values is not None and not holds(claim, values)
        assert case.after is not None
        before, after = case.results[claim.owner].value, case.after[claim.owner].value
        if before is None or after is None:
            return False
        told += 1
        moved = moved or after != before
        return after < before if claim.up else after > before

    key = None if isinstance(claim, Comparison) else claim.key
    return Search(_smallest(_cases(world, subject, key), contradicts), told, moved)


def _cases(world: World, subject: Subject, raised: str | None) -> SearchStrategy[Case]:
    from hypothesis import strategies as st

    @st.composite
    def cases(draw: DrawFn) -> Case:
        data = world.draw(draw)
        results = subject.compute(data)
        if raised is None:
            return Case(data, results)
        greater = world.draw_greater(draw, raised, data)
        return Case(data, results, greater, subject.compute({**data, raised: greater}))

    return cases()


def _smallest(cases: SearchStrategy[Case], contradicts: Callable[[Case], bool]) -> Case | None:
    from hypothesis import HealthCheck, Phase, find, settings
    from hypothesis.errors import NoSuchExample, Unsatisfiable

    bounded = settings(
        max_examples=TRIALS,
        derandomize=True,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    try:
        return find(cases, contradicts, settings=bounded)
    except (NoSuchExample, Unsatisfiable):
        return None
