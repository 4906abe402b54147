"""One registry and one table, through every engine: the same statuses and the same values."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import Registry, Status
from indikator_dsl.formula import Node
from indikator_dsl.formula.printing.canonical import FUNCTIONS
from indikator_dsl.formula.tree import walk
from tests.engines.differences import expected
from tests.engines.running import ENGINES, EXACT
from tests.workbook.made import Made, amounts, every_kind, made

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

NODES = ({node.__name__ for node in get_args(Node)} - {"Call"}) | set(FUNCTIONS)
ROWS = 4
harsh = st.sampled_from([0.0, 1.0, -8.0, 0.1, 0.2, 0.3, 1e30, -1e30, 1e-30, 3e31, -1e200, 1e-31, 5e-324, 1e15 + 0.125])
cells = st.one_of(st.none(), amounts.map(float), amounts.map(float), harsh)


def problems(
    name: str, registry: Registry, table: Mapping[str, Sequence[float | None]], seen: Counter[str]
) -> list[str]:
    """What the engine `name` says otherwise than the interpreter, beyond what it may."""
    said = ENGINES[name](registry, table)
    rows = [dict(zip(table, row, strict=True)) for row in zip(*table.values(), strict=True)]
    assert len(said) == len(rows)
    found = []
    for row, results in zip(rows, said, strict=True):
        exactly = registry.evaluate(row).by_id
        if name in EXACT:
            wrong = [id for id, one in exactly.items() if results[id] != (one.status, one.value)]
        elif name == "compiled":
            wrong = [id for id, one in exactly.items() if not _near(results[id], one.status, one.value)]
        else:
            wrong = [id for id, wants in expected(registry, row).items() if wants.problem(*results[id])]
        found += [f"{id}: {results[id]} instead of {exactly[id]}, for {row}" for id in wrong]
        seen.update(status.value for status, _ in results.values())
        for one in exactly.values():
            if one.status is Status.TERHITUNG and one.formula is not None and one.formula.tree is not None:
                seen.update(getattr(node, "function", type(node).__name__) for node in walk(one.formula.tree))
    return found


def _near(said: tuple[Status, float | None], status: Status, value: Any) -> bool:
    if value is None or said[1] is None:
        return said == (status, value)
    if abs(value) > 10**308:
        return said[0] is status  # no double: docs/api.md says what it is instead
    return said[0] is status and abs(said[1] - float(value)) <= 1e-12 * abs(float(value))


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_says_what_the_interpreter_says(name: str) -> None:
    seen: Counter[str] = Counter()
    one = every_kind()
    table = {datum: [None if value is None else float(value)] * 2 for datum, value in one.data.items()}
    assert problems(name, one.registry, table, seen) == []

    @settings(max_examples=25)
    @given(made(), st.data())
    def law(one: Made, draw: st.DataObject) -> None:
        rows = [draw.draw(st.fixed_dictionaries(dict.fromkeys(one.data, cells))) for _ in range(ROWS)]
        table = {datum: [row[datum] for row in rows] for datum in one.data}
        if table:
            assert problems(name, one.registry, table, seen) == [], one.text

    law()
    assert {status.value for status in Status} <= set(seen)
    assert set(seen) >= NODES
