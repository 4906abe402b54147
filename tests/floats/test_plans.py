"""How a plan is built: layers, intermediates, facts; and that its size follows that of the formulas."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import Status, loads
from indikator_dsl.floats import STATUSES, Fact, Kind, make_plan
from indikator_dsl.floats import ops as make
from indikator_dsl.program import lower
from tests.floats.interpreting import PlainEngine, run
from tests.workbook.made import Made, made

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.floats import Op, Plan

ASSIGNED = (Kind.LET, Kind.VALUE, Kind.STATUS)
CONDITIONS = (Kind.LESS, Kind.AT_LEAST, Kind.EQUAL, Kind.MISSING, Kind.BAD, Kind.UNEVEN, Kind.ANY, Kind.ALL, Kind.NOT)
ARGUMENTS = {
    **dict.fromkeys([Kind.MULTIPLY, Kind.DIVIDE, Kind.POWER, Kind.LESS, Kind.AT_LEAST, Kind.EQUAL], 2),
    **dict.fromkeys([Kind.NONZERO, Kind.NEGATIVE, Kind.ABSOLUTE, Kind.FLOOR, Kind.ROOT, Kind.LOGARITHM], 1),
    **dict.fromkeys([Kind.MISSING, Kind.NOT], 1),
    **dict.fromkeys([Kind.NUMBER, Kind.INPUT, Kind.NOTHING, Kind.BAD, Kind.UNEVEN, Kind.OUTCOME, *ASSIGNED], 0),
}
AT_LEAST_TWO = (Kind.ADD, Kind.LEAST, Kind.GREATEST, Kind.ANY, Kind.ALL)


def below(op: Op) -> Iterator[Op]:
    todo = [op]
    while todo:
        one = todo.pop()
        yield one
        todo += one.args


def plan_of(formula: str, *, statuses: bool = True, facts: Fact | None = None) -> Plan:
    program = lower(loads(f"Tujuan: T\n  Indikator: I\n    Formula: {formula}\n"))
    known = {} if facts is None else dict.fromkeys(range(len(program.inputs)), facts)
    return make_plan(program, known, statuses=statuses)


@given(made(), st.booleans(), st.booleans())
def test_every_layer_reads_earlier_layers_alone(one: Made, statuses: bool, joined: bool) -> None:
    plan = make_plan(lower(one.registry), statuses=statuses, joined=joined)
    known: set[Op] = set()
    for layer in plan.layers:
        assert layer
        for assignment in layer:
            assert assignment.target.kind in ASSIGNED
            read = {op for op in below(assignment.op) if op.kind in ASSIGNED}
            assert read <= known
        targets = [assignment.target for assignment in layer]
        assert known.isdisjoint(targets)
        assert len(set(targets)) == len(targets)
        known.update(targets)
    kinds = Counter(op.kind for op in known)
    steps = range(len(plan.program.steps))
    assert {make.value(at) for at in steps} <= known
    assert {make.status(at) for at in steps if statuses} <= known
    assert kinds[Kind.STATUS] == (len(steps) if statuses else 0)
    if not statuses:
        read = {op for assignment in plan.assignments for op in below(assignment.op)}
        assert not any(op.kind is Kind.STATUS for op in read)


@given(made())
def test_every_operation_has_the_arguments_that_its_kind_takes(one: Made) -> None:
    plan = make_plan(lower(one.registry))
    for op in {op for assignment in plan.assignments for op in below(assignment.op)}:
        if op.kind is Kind.CASE:
            assert len(op.args) >= 3
            assert len(op.args) % 2 == 1
            assert all(condition.kind in CONDITIONS for condition in op.args[:-1:2])
            assert all(value.kind not in CONDITIONS for value in (*op.args[1:-1:2], op.args[-1]))
        elif op.kind in AT_LEAST_TWO:
            assert len(op.args) >= 2
        else:
            assert len(op.args) == ARGUMENTS[op.kind]
        if op.kind in (Kind.ANY, Kind.ALL, Kind.NOT):
            assert all(arg.kind in CONDITIONS for arg in op.args)
        if op.kind is Kind.DIVIDE:
            divisor = op.args[1]
            assert divisor.kind is Kind.NONZERO or (divisor.kind is Kind.NUMBER and divisor.number)


def test_a_worksheet_formula_costs_a_division_a_product_and_a_zero_test() -> None:
    (layer,) = plan_of("A / B × 100%", statuses=False).layers
    (assignment,) = layer
    assert assignment.op == make.multiply(
        make.divide(make.input_value(0), make.nonzero(make.input_value(1))), make.number(100.0)
    )


def test_equal_parts_are_computed_once() -> None:
    plan = plan_of("(A + B + C) / akar(A + B + C) × (A + B + C)^2")
    sums = [one for one in plan.assignments if one.op.kind is Kind.ADD and make.input_value(2) in one.op.args]
    assert len(sums) == 1


def test_facts_spare_checks() -> None:
    def checks(facts: Fact | None) -> int:
        plan = plan_of("A / (B + C + D)", facts=facts)
        return sum(op.kind is Kind.BAD or op.kind is Kind.LEAST for one in plan.assignments for op in below(one.op))

    assert checks(None) > checks(Fact(sure=True)) > checks(Fact(whole=True, high=9.0, sure=True)) == 0


def test_data_that_do_not_cover_the_same_wait_where_they_were_joined() -> None:
    program = lower(loads("Tujuan: T\n  Indikator: I\n    Formula: A / B\n  Indikator: J\n    Formula: A\n"))
    plan = make_plan(program, joined=True)
    engine = PlainEngine([1.0, 0.0], [False, False], uneven={0: True, 1: True})
    for one in plan.assignments:
        engine.known[one.target] = engine.of(one.op)
    said = [(STATUSES[engine.known[make.status(at)]], engine.known[make.value(at)]) for at in range(2)]
    assert said == [(Status.BELUM_ADA_DATA, None), (Status.TERHITUNG, 1.0)]


@pytest.mark.parametrize("many", [1_000, 10_000])
def test_a_long_sum_is_one_flat_operation(many: int) -> None:
    plan = plan_of("A / (" + " + ".join(f"B{at}" for at in range(many)) + ")")
    assert plan.deep < 10
    assert max(op.kind is Kind.ADD and len(op.args) for one in plan.assignments for op in below(one.op)) == many
    status, value = run(plan, [3.0] + [0.1] * many)["T1.1"]
    assert status is Status.TERHITUNG
    assert value == pytest.approx(3 / (many / 10), rel=1e-12)


def test_a_long_chain_of_indicators_is_a_plan_of_its_length() -> None:
    many = 2_000
    chain = "".join(f"  Indikator: Nilai {at}\n    Formula: Nilai {at - 1} + A\n" for at in range(2, many + 1))
    plan = make_plan(lower(loads(f"Tujuan: T\n  Indikator: Nilai 1\n    Formula: A\n{chain}")))
    assert many <= plan.deep <= many + 1
    said = run(plan, [2.0])
    assert said[f"T1.{many}"] == (Status.TERHITUNG, 2.0 * many)


@pytest.mark.parametrize("function", ["min", "maks"])
def test_a_nest_of_extremes_writes_each_of_them_once(function: str) -> None:
    nest = "A"
    for at in range(20):
        nest = f"{function}({nest}; B{at})"
    extremes = (Kind.LEAST, Kind.GREATEST)
    plan = plan_of(nest)
    assert max(sum(op.kind in extremes for op in below(one.op)) for one in plan.assignments) == 1
