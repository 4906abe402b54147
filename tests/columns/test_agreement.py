"""Tables with columns of every kind: each engine says what the interpreter says of each row."""

from __future__ import annotations

import math
from collections import Counter
from decimal import Decimal
from fractions import Fraction
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import Status
from indikator_dsl.data.number_text import read_text
from indikator_dsl.formula import Node
from indikator_dsl.formula.printing.canonical import FUNCTIONS
from indikator_dsl.formula.tree import walk
from tests.columns.frames import ENGINES, rows_of
from tests.engines.differences import expected
from tests.workbook.made import Made, amounts, every_kind, made

NODES = ({node.__name__ for node in get_args(Node)} - {"Call"}) | set(FUNCTIONS)
ROWS = 5
texts = st.sampled_from(
    ["12", "1.234", "85,5", "-0,25", "", "n/a", "-", "1.5", "belum ada data", "9 aduan", "dua", "5%"]
)
doubles = st.one_of(
    st.none(),
    amounts.map(float),
    amounts.map(float),
    st.sampled_from([0.0, 0.1, 0.2, 0.3, 1e30, 2e30, 1e-30, 1e-31, math.inf, -math.inf, math.nan]),
)
whole = st.one_of(st.none(), st.integers(-5, 5), st.integers(0, 10**12))
decimals = st.one_of(st.none(), st.integers(-(10**8), 10**8).map(lambda n: Decimal(n).scaleb(-2)))
columns = st.sampled_from([doubles, doubles, whole, decimals, texts]).flatmap(
    lambda cells: st.lists(cells, min_size=ROWS, max_size=ROWS)
)


def meant(cell: Any) -> tuple[Any, bool]:
    """The number that a cell holds, as the interpreter takes it, and whether it is bad."""
    if isinstance(cell, str):
        value, finding = read_text(cell)
        return (None if value is None else Decimal(value.numerator) / value.denominator), bool(
            finding and finding.is_error
        )
    if isinstance(cell, float) and not math.isfinite(cell):
        return None, math.isinf(cell)
    return cell, False


def problems(engine: str, one: Made, table: dict[str, list[Any]], seen: Counter[str]) -> list[str]:
    labels = [f"unit {row}" for row in range(ROWS)]
    given = ENGINES[engine]({"Unit": labels, **table})
    result = one.registry.evaluate_frame(given, statuses=True)
    bare = rows_of(one.registry.evaluate_frame(given, keep="none"))
    assert type(result) is type(given)
    rows = rows_of(result)
    assert [row["Unit"] for row in rows] == labels
    wrong = []
    for at, row in enumerate(rows):
        cells = {name: meant(column[at]) for name, column in table.items()}
        data, bad = {name: cell for name, (cell, _) in cells.items()}, [name for name, (_, bad) in cells.items() if bad]
        for id, wants in expected(one.registry, data, bad).items():
            status, value = row[f"{id} status"], row[id]
            seen[status] += 1
            problem = wants.problem(status, value)
            if problem is None and bare[at][id] != value:
                problem = f"without statuses {bare[at][id]} instead of {value}"
            if problem:
                wrong.append(f"{id}: {problem}, for {data}, bad {bad}")
            elif status == Status.TERHITUNG.value:
                formula = one.registry.binder.indicators[id].formula
                nodes = walk(formula.tree) if formula.tree is not None else ()
                seen.update(getattr(node, "function", type(node).__name__) for node in nodes)
    return wrong


@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_agrees_with_the_interpreter(engine: str) -> None:
    seen: Counter[str] = Counter()
    one = every_kind()
    table = {name: [None if value is None else float(value)] * ROWS for name, value in one.data.items()}
    assert problems(engine, one, table, seen) == []

    @settings(max_examples=8)
    @given(made(), st.data())
    def law(one: Made, draw: st.DataObject) -> None:
        table = draw.draw(st.fixed_dictionaries(dict.fromkeys(one.data, columns)))
        if table:
            assert problems(engine, one, table, seen) == [], one.text

    law()
    assert {status.value for status in Status} <= set(seen)
    assert set(seen) >= NODES


def test_figures_that_the_interpreter_takes_exactly_stay_so() -> None:
    """The comparison above is of doubles: one that could not see a wrong value would be none."""
    registry = every_kind().registry
    wants = expected(registry, {"A": 8.0, "B": 0.25}, [])["T1.1"]
    assert wants.problem("terhitung", float(wants.value or 0)) is None
    assert wants.problem("terhitung", float(wants.value or 0) * (1 + 1e-9)) is not None
    assert wants.value == Fraction(registry.evaluate({"A": 8.0, "B": 0.25})["T1.1"].value or 0)
