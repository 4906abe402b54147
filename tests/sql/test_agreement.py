"""What a real database computes is what the interpreter computes: every value, every status, in every row."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indikator_dsl import Status
from indikator_dsl.formula.tree import walk
from indikator_dsl.sql import DIALECTS
from tests.sql.comparing import Expected, Row, drawn_rows, expected
from tests.workbook.made import EVERY_KIND, Made, every_kind, made

if TYPE_CHECKING:
    from indikator_dsl import Registry
    from tests.sql.engines import Engine

ROWS = 12
NODES = {"Number", "Name", "Chain", "Negative", "Power", "sum", "mean", "min", "max", "abs", "sqrt", "root", "round"}
some = settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])


def problems(
    engine: Engine, registry: Registry, rows: list[Row], reached: Counter[str], trusted: bool = True
) -> list[str]:
    """What the database says otherwise than the interpreter, for each indicator in each row."""
    names, dialect = list(rows[0].data), DIALECTS[engine.dialect]
    types = {name: _type([row.data[name] for row in rows], any(name in row.bad for row in rows)) for name in names}
    columns = {name: f"d{at}" for at, name in enumerate(names)}
    cells: list[list[object]] = []
    for at, row in enumerate(rows):
        cells.append([at, *(row.bad.get(name, _cell(row.data[name], types[name])) for name in names)])
    engine.fill({"baris": "key", **{columns[name]: types[name] for name in names}}, cells)
    text = registry.to_sql(
        engine.dialect, columns=columns, types=types if trusted else "float", keys=["baris"], statuses=True
    )
    found = {one["baris"]: one for one in engine.rows(text)}
    assert len(found) == len(rows)
    plain = registry.to_sql(engine.dialect, columns=columns, types=types if trusted else "float", keys=["baris"])
    alone = {one["baris"]: one for one in engine.rows(plain)}
    wrong = []
    for at, row in enumerate(rows):
        for id, wanted in expected(registry, row).items():
            column = dialect.output_name(id)
            value, status = found[at][column], found[at][dialect.output_name(f"{id} status")]
            said = f"{engine.dialect} row {at} {id}: {wanted}; the database has {value!r}, {status}\n{row}"
            if (value is None) != (status != "terhitung"):
                wrong.append(f"a value without its status. {said}")
            elif alone[at][column] != value:
                wrong.append(f"another value without statuses, {alone[at][column]!r}. {said}")
            elif wanted.status is None:
                reached["unsure"] += 1
            elif status != wanted.status.value or _is_off(value, wanted):
                wrong.append(said)
            else:
                reached[status] += 1
    return wrong


def _is_off(value: float, wanted: Expected) -> bool:
    return wanted.value is not None and abs(Fraction(value) - wanted.value) > Fraction(wanted.off)


def _type(values: list[Fraction | None], spoiled: bool) -> str:
    known = [value for value in values if value is not None]
    if spoiled or any(abs(value) > 10**18 or (value * 100).denominator > 1 for value in known):
        return "float"
    return "integer" if all(value.denominator == 1 for value in known) else "decimal"


def _cell(value: Fraction | None, kind: str) -> object:
    if value is None:
        return None
    return int(value) if kind == "integer" else float(value)


@some
@given(made(), st.integers(0, 2**32), st.booleans())
def test_a_database_agrees_with_the_interpreter(engine: Engine, one: Made, seed: int, trusted: bool) -> None:
    bad = engine.bad if seed % 2 else ()
    rows = [Row(one.data, {}), *drawn_rows(list(one.data), seed, ROWS - 1, bad)]
    wrong = problems(engine, one.registry, rows, Counter(), trusted)
    assert wrong == [], f"{wrong[0]}\n{one.text}"


def test_every_node_and_every_status_is_compared(engine: Engine) -> None:
    one = every_kind()
    reached: Counter[str] = Counter()
    rows = [Row(one.data, {}), *drawn_rows(list(one.data), 1, 200, engine.bad)]
    assert problems(engine, one.registry, rows, reached) == []
    assert {status.value for status in Status} <= set(reached)
    trees = [bound.formula.tree for bound in one.registry.indicators if bound.formula.tree is not None]
    assert {getattr(node, "function", type(node).__name__) for tree in trees for node in walk(tree)} >= NODES, (
        EVERY_KIND
    )
    assert reached["unsure"] < sum(reached.values()) / 4
