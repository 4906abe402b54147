"""A plan, run in plain Python, says what the exact interpreter says."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import Status, loads
from indikator_dsl.floats import Fact, Kind, make_plan
from indikator_dsl.formula.tree import walk
from indikator_dsl.program import Formula, lower
from tests.engines.differences import expected
from tests.floats.interpreting import run
from tests.workbook.made import Made, every_kind, made

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl import Registry

NODES = {"Number", "Name", "Chain", "Negative", "Power", "sum", "mean", "min", "max", "abs", "sqrt", "root", "round"}
OF_JOINED_DATA = {Kind.UNEVEN}

plain = st.sampled_from([0.0, 1.0, -1.0, 2.0, 0.1, 0.2, 0.3, -0.3, 0.5, -8.0, 27.0, 100.0])
edges = st.sampled_from([1e30, -1e30, 1e-30, -1e-30, 3e-30, 1e29, 1e15, 1e16])
cells = st.one_of(
    st.none(),
    plain,
    edges,
    st.integers(-(10**12), 10**12).map(float),
    st.floats(-1e6, 1e6).map(lambda x: float(f"{x:.6g}")).filter(lambda x: not x or abs(x) > 1e-30),
    st.floats(1e-30, 1e30),
    st.floats(-1e30, -1e-30),
)
"""Everything that a cell can hold which is not bad."""


def wrong(registry: Registry, data: Mapping[str, float | None], seen: Counter[str], kinds: Counter[Kind]) -> list[str]:
    """What the plans of `registry` say otherwise than the interpreter: with statuses, without, and with facts."""
    program = lower(registry)
    given = [data.get(one.name) for one in program.inputs]
    whole = {at for at, cell in enumerate(given) if cell is not None and cell.is_integer() and abs(cell) < 1e19}
    facts = {at: Fact.integers() if at in whole else Fact(sure=True) for at in range(len(given))}
    said = [
        run(make_plan(program), given, reached=kinds),
        run(make_plan(program, statuses=False), given, reached=kinds),
        run(make_plan(program, facts), given, reached=kinds),
    ]
    wanted = expected(registry, data)
    for step in program.steps:
        wants = wanted[step.id]
        seen.update(["free"] if wants.free else [status.value for status in wants.statuses])
        if isinstance(step, Formula) and wants.value is not None:
            seen.update(getattr(node, "function", type(node).__name__) for node in walk(step.tree))
    found = ((id, wants.problem(*one[id])) for one in said for id, wants in wanted.items())
    return [f"{id}: {problem}" for id, problem in found if problem]


def as_floats(one: Made) -> dict[str, float | None]:
    return {name: None if value is None else float(value) for name, value in one.data.items()}


@pytest.mark.parametrize("harsh", [False, True])
def test_a_plan_says_what_the_interpreter_says(harsh: bool) -> None:
    seen: Counter[str] = Counter()
    kinds: Counter[Kind] = Counter()
    one = every_kind()
    assert wrong(one.registry, as_floats(one), seen, kinds) == []

    @settings(max_examples=300)
    @given(made(), st.data())
    def law(one: Made, draw: st.DataObject) -> None:
        data = {name: draw.draw(cells) for name in one.data} if harsh else as_floats(one)
        assert wrong(one.registry, data, seen, kinds) == [], f"{data}\n{one.text}"

    law()
    assert {status.value for status in Status} <= set(seen)
    assert set(seen) >= NODES
    assert set(kinds) >= set(Kind) - OF_JOINED_DATA
    assert seen["free"] < sum(seen[status.value] for status in Status) / 8


def test_a_cell_that_is_no_number_is_galat_wherever_it_is_used() -> None:
    registry = loads(
        "Tujuan: T\n  Indikator: Satu\n    Formula: A / B\n  Indikator: Dua\n    Formula: Satu + C\n"
        "  Indikator: Tiga\n    Formula: C\n  Indikator: Empat\n    Formula: Sesuai aplikasi pusat\n"
    )
    program = lower(registry)
    at = {one.name: number for number, one in enumerate(program.inputs)}
    for broken, galat in (("A", {"Satu", "Dua"}), ("C", {"Dua", "Tiga"}), ("Empat", {"Empat"})):
        given: list[float | None] = [None if number == at[broken] else 2.0 for number in range(len(at))]
        said = run(make_plan(program), given, [number == at[broken] for number in range(len(at))])
        assert {registry.find(id).nama for id, (status, _) in said.items() if status is Status.GALAT} == galat
        wanted = expected(registry, dict.fromkeys(at, 2), [broken])
        assert [problem for id, one in wanted.items() if (problem := one.problem(*said[id]))] == []


CASES: list[tuple[str, dict[str, float], float | Status]] = [
    ("A / (B + C - D)", {"A": 1, "B": 0.1, "C": 0.2, "D": 0.3}, Status.TAK_TERDEFINISI),
    ("A / (B - C)", {"A": 1, "B": 0.3, "C": 0.3}, Status.TAK_TERDEFINISI),
    ("A / (B - C)", {"A": 1, "B": 1e15 + 0.125, "C": 1e15}, 8.0),
    ("akar(B + C - D)", {"B": 0.1, "C": 0.2, "D": 0.3}, 0.0),
    ("akar(A - B)", {"A": 1, "B": 2}, Status.TAK_TERDEFINISI),
    ("bulat(A × 1,15; 2)", {"A": 1.1}, 1.27),  # 1.265, which doubles put below
    ("bulat(-A)", {"A": 2.5}, -3.0),
    ("bulat(A; B)", {"A": 2.5, "B": 31}, Status.TAK_TERDEFINISI),
    ("bulat(A; B)", {"A": 2.5, "B": 0.5}, Status.TAK_TERDEFINISI),
    ("A^B", {"A": 0, "B": 0}, 1.0),
    ("A^B", {"A": 0, "B": -1}, Status.TAK_TERDEFINISI),
    ("A^(B/C)", {"A": -8, "B": 2, "C": 3}, 4.0),
    ("A^(B/C)", {"A": -8, "B": 1, "C": 2}, Status.TAK_TERDEFINISI),
    ("akar(A; B)", {"A": -27, "B": 3}, -3.0),
    ("akar(A; B)", {"A": 4, "B": 0}, Status.TAK_TERDEFINISI),
    ("A × B × C × D", {"A": 1e30, "B": 1e30, "C": 1e30, "D": 1e30}, 1e120),
    ("A^9 × B^9", {"A": 1e30, "B": 1e30}, Status.GALAT),
    ("A^(187^158)", {"A": 3}, Status.GALAT),
    ("A^(187^-158)", {"A": 3}, 1.0),
    ("A^(187^-158)", {"A": 0}, 0.0),
    ("A / B × 100%", {"A": 0, "B": 0}, Status.TAK_TERDEFINISI),
    ("A × (B / C)", {"A": 1, "B": 0, "C": 1e-30}, 0.0),
]


@pytest.mark.parametrize(("formula", "data", "wanted"), CASES)
def test_where_doubles_would_go_astray(formula: str, data: dict[str, float], wanted: float | Status) -> None:
    program = lower(loads(f"Tujuan: T\n  Indikator: I\n    Formula: {formula}\n"))
    status, value = run(make_plan(program), [float(data[one.name]) for one in program.inputs])["T1.1"]
    if isinstance(wanted, Status):
        assert (status, value) == (wanted, None)
    else:
        assert status is Status.TERHITUNG
        assert value == pytest.approx(wanted, rel=1e-12, abs=0)


@given(st.lists(st.integers(0, 10**9), min_size=2, max_size=4), st.integers(0, 1))
def test_a_difference_of_figures_with_two_decimals_is_rounded_as_it_is_written(cents: list[int], places: int) -> None:
    names = "ABCD"[: len(cents)]
    registry = loads(f"Tujuan: T\n  Indikator: Sisa\n    Formula: bulat({' - '.join(names)}; {places})\n")
    figures = {name: Fraction(one, 100) for name, one in zip(names, cents, strict=True)}
    exact = registry.evaluate(figures)["T1.1"].value
    plan = make_plan(lower(registry))
    found = run(plan, [float(figures[one.name]) for one in plan.program.inputs])
    assert exact is not None
    assert found["T1.1"] == (Status.TERHITUNG, float(exact))
