"""Every operation is spelled for every engine, and means what it says of itself."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest

from indikator_dsl.floats import Kind, ops
from tests.columns.frames import ENGINES, rows_of

if TYPE_CHECKING:
    from indikator_dsl.floats import Op

nw = pytest.importorskip("narwhals")

X, Y = ops.input_value(0), ops.input_value(1)
DATA: dict[str, list[Any]] = {"x": [8.0, 0.0, None, 2.5], "y": [2.0, 4.0, 1.0, 0.0]}
LESS = ops.less(X, Y)
MEANT: dict[Kind, tuple[Op, list[Any]]] = {
    Kind.NUMBER: (ops.add([X, ops.number(1.5)]), [9.5, 1.5, None, 4.0]),
    Kind.INPUT: (X, DATA["x"]),
    Kind.LET: (ops.let(0), DATA["x"]),
    Kind.VALUE: (ops.value(0), DATA["y"]),
    Kind.STATUS: (ops.status(0), DATA["y"]),
    Kind.ADD: (ops.add([X, ops.negative(Y), *[ops.number(1.0)] * 20]), [26.0, 16.0, None, 22.5]),
    Kind.MULTIPLY: (ops.multiply(X, Y), [16.0, 0.0, None, 0.0]),
    Kind.DIVIDE: (ops.multiply(ops.divide(X, ops.nonzero(Y)), ops.number(10.0)), [40.0, 0.0, None, None]),
    Kind.NONZERO: (ops.nonzero(X), [8.0, None, None, 2.5]),
    Kind.NEGATIVE: (ops.negative(X), [-8.0, 0.0, None, -2.5]),
    Kind.ABSOLUTE: (ops.absolute(ops.add([X, ops.number(-3.0)])), [5.0, 3.0, None, 0.5]),
    Kind.FLOOR: (ops.floor(X), [8.0, 0.0, None, 2.0]),
    Kind.POWER: (ops.power(X, Y), [64.0, 0.0, None, 1.0]),
    Kind.ROOT: (ops.root(Y), [math.sqrt(2), 2.0, 1.0, 0.0]),
    Kind.LOGARITHM: (
        ops.logarithm(ops.add([X, ops.number(1.0)])),
        [math.log(9), 0.0, None, math.log(3.5)],
    ),
    Kind.LEAST: (ops.least([X, Y]), [2.0, 0.0, None, 0.0]),
    Kind.GREATEST: (ops.greatest([X, Y, ops.multiply(X, Y), ops.number(3.0)]), [16.0, 4.0, None, 3.0]),
    Kind.NOTHING: (ops.case([(LESS, ops.NOTHING)], X), [8.0, None, None, 2.5]),
    Kind.CASE: (ops.case([(LESS, ops.number(1.0)), (ops.missing(X), ops.number(2.0))], Y), [2.0, 1.0, 2.0, 0.0]),
    Kind.OUTCOME: (ops.case([(LESS, ops.outcome(2))], ops.outcome(5)), [5, 2, 5, 5]),
    Kind.LESS: (LESS, [0, 1, 0, 0]),
    Kind.AT_LEAST: (ops.at_least(X, Y), [1, 0, 0, 1]),
    Kind.EQUAL: (ops.equal(X, ops.ZERO), [0, 1, 0, 0]),
    Kind.MISSING: (ops.missing(X), [0, 0, 1, 0]),
    Kind.BAD: (ops.bad(0), [1, 0, 0, 1]),
    Kind.UNEVEN: (ops.uneven(0), [1, 0, 0, 1]),
    Kind.ANY: (ops.any_of([LESS, ops.missing(X), ops.equal(Y, ops.number(2.0))]), [1, 1, 1, 0]),
    Kind.ALL: (ops.all_of([ops.at_least(X, Y), ops.equal(Y, ops.ZERO)]), [0, 0, 0, 1]),
    Kind.NOT: (ops.negate(ops.missing(X)), [1, 1, 0, 1]),
}
CONDITIONS = {
    Kind.LESS, Kind.AT_LEAST, Kind.EQUAL, Kind.MISSING, Kind.BAD, Kind.UNEVEN, Kind.ANY, Kind.ALL, Kind.NOT,
}  # fmt: skip


def test_no_operation_is_left_out() -> None:
    assert set(MEANT) == set(Kind)


@pytest.mark.parametrize("fused", [False, True])
@pytest.mark.parametrize("engine", ENGINES)
def test_operations_mean_what_they_say(engine: str, fused: bool) -> None:
    from indikator_dsl.columns.emit import Names, Spelling

    names = Names.beside(["x", "y"])
    flags = [True, False, False, True]
    columns: dict[str, list[Any]] = {names.of(X): DATA["x"], names.of(ops.let(0)): DATA["x"]}
    columns |= {names.of(Y): DATA["y"], names.of(ops.value(0)): DATA["y"], names.of(ops.status(0)): DATA["y"]}
    columns |= {names.of(ops.bad(0)): flags, names.of(ops.uneven(0)): flags}
    spelling = Spelling(names, fused=fused)
    made = {}
    for kind, (op, _) in MEANT.items():
        if kind in CONDITIONS:
            made[kind.value] = nw.when(spelling.condition(op)).then(nw.lit(1)).otherwise(nw.lit(0))
        else:
            made[kind.value] = spelling.column(op)
    rows = rows_of(nw.from_native(ENGINES[engine](columns)).with_columns(**made).to_native())
    for kind, (_, wants) in MEANT.items():
        found = [row[kind.value] for row in rows]
        assert [one is None for one in found] == [one is None for one in wants], kind
        assert [one for one in found if one is not None] == pytest.approx([one for one in wants if one is not None]), (
            kind
        )


@pytest.mark.parametrize("engine", ENGINES)
def test_a_power_of_what_is_missing_is_missing(engine: str) -> None:
    from indikator_dsl.columns.emit import Names, Spelling

    names = Names.beside([])
    table = nw.from_native(ENGINES[engine]({names.of(X): [1.0, None, 3.0], names.of(Y): [None, 0.0, 2.0]}))
    made = {"xy": ops.power(X, Y), "1y": ops.power(ops.number(1.0), Y), "x0": ops.power(X, ops.ZERO)}
    rows = rows_of(table.with_columns(**{name: Spelling(names).column(op) for name, op in made.items()}).to_native())
    assert [[row[name] for row in rows] for name in made] == [[None, None, 9.0], [None, 1.0, 1.0], [1.0, None, 1.0]]


def test_a_condition_is_no_number() -> None:
    from indikator_dsl.columns.emit import Names, Spelling

    spelling = Spelling(Names.beside([]))
    for kind in CONDITIONS:
        with pytest.raises(TypeError, match="condition"):
            spelling.number(MEANT[kind][0])
    with pytest.raises(TypeError, match="number"):
        spelling.condition(X)
