"""MySQL, MariaDB, Spark, SQL Server and BigQuery: their statements are read back, looked at, and run by DuckDB."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from indikator_dsl.diagnostics import EngineError
from indikator_dsl.sql import DIALECTS
from tests.sql.comparing import Row, drawn_rows
from tests.sql.engines import Translated
from tests.sql.test_agreement import problems
from tests.workbook.made import Made, every_kind, made

sqlglot = pytest.importorskip("sqlglot")
duckdb = pytest.importorskip("duckdb")

OTHERS = ("mysql", "spark", "tsql", "bigquery")
ROWS = 6
few = settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])


def test_every_dialect_is_run_or_read_back() -> None:
    assert {DIALECTS[name].sqlglot for name in DIALECTS} == {"sqlite", "duckdb", "postgres", *OTHERS}


@pytest.mark.parametrize("dialect", OTHERS)
@few
@given(one=made(), seed=st.integers(0, 2**32), trusted=st.booleans())
def test_the_statement_means_the_same_when_it_is_read_back(dialect: str, one: Made, seed: int, trusted: bool) -> None:
    engine = Translated(duckdb.connect(), dialect)
    rows = [Row(one.data, {}), *drawn_rows(list(one.data), seed, ROWS - 1, engine.bad if seed % 2 else ())]
    try:
        assert problems(engine, one.registry, rows, Counter(), trusted) == [], one.text
    except EngineError as refused:
        if refused.diagnostics[0].code != "E306":
            raise
        reject()


def statement(made_of: Made, dialect: str) -> str:
    columns = {base.nama: f"d{at}" for at, base in enumerate(made_of.registry.base_data)}
    try:
        return made_of.registry.to_sql(dialect, columns=columns, keys=["unit"], statuses=True)
    except EngineError as refused:
        if refused.diagnostics[0].code != "E306":
            raise
        reject()


@pytest.mark.parametrize("dialect", DIALECTS)
@few
@example(one=every_kind())
@given(one=made())
def test_no_divisor_is_zero_and_every_name_is_quoted(dialect: str, one: Made) -> None:
    from sqlglot import exp

    tree = sqlglot.parse_one(statement(one, dialect), dialect=DIALECTS[dialect].sqlglot)
    for division in tree.find_all(exp.Div):
        divisor = division.expression.unnest()
        divisor = divisor.this if isinstance(divisor, exp.Neg) else divisor
        number = isinstance(divisor, exp.Literal) and float(divisor.this) != 0
        assert number or isinstance(divisor, exp.Nullif), division.sql()
        assert not (number and isinstance(division.this.unnest(), exp.Literal)), division.sql()
    assert all(name.quoted for name in tree.find_all(exp.Identifier))
    assert not list(tree.find_all(exp.Subquery)), "steps are common table expressions"


@few
@example(one=every_kind())
@given(one=made())
def test_a_step_carries_only_what_is_read_later(one: Made) -> None:
    from sqlglot import exp

    tree = sqlglot.parse_one(statement(one, "sqlite"), dialect="sqlite")
    asked = {column.name for shown in tree.expressions for column in shown.find_all(exp.Column)}
    for step in reversed(tree.ctes):
        given = {shown.alias_or_name for shown in step.this.expressions} - {"*"}
        assert given <= asked | {"unit", "baris"}
        read = {column.name for shown in step.this.expressions for column in shown.find_all(exp.Column)}
        asked = read | (asked - given if step.this.is_star else set())
