"""The text of a statement: what a developer reads, what a database can take, and what it must never be made to do."""

from __future__ import annotations

import re
import sqlite3
from functools import cache
from typing import TYPE_CHECKING

import pytest

from indikator_dsl import Registry, loads
from indikator_dsl.diagnostics import EngineError, NameLookupError
from indikator_dsl.sql import DIALECTS

if TYPE_CHECKING:
    from tests.sql.engines import Engine

pytest.importorskip("sqlglot")


def registry(*formulas: str, names: tuple[str, ...] = ()) -> Registry:
    lines = ["Tujuan: Tujuan"]
    for at, formula in enumerate(formulas):
        name = names[at] if at < len(names) else f"Indikator {at + 1}"
        lines += [f"  Indikator: {name}", *([f"    Formula: {formula}"] if formula else [])]
    return loads("\n".join(lines) + "\n", strict=False)


def codes(of: Registry, dialect: str = "postgres", **asked: object) -> list[str]:
    with pytest.raises(EngineError) as refused:
        of.to_sql(dialect, **asked)  # type: ignore[arg-type]
    assert all(found.message.endswith(".") for found in refused.value.diagnostics)
    return [found.code for found in refused.value.diagnostics]


def test_a_formula_of_an_office_reads_as_it_was_written() -> None:
    text = registry("Selesai / Masuk x 100%", "A x (B - C) / (D x E) + F").to_sql("postgres", types="integer")
    assert '"Selesai" / NULLIF("Masuk", 0) * 100 AS "T1.1"' in text
    assert '"A" * ("B" - "C") / NULLIF("D" * "E", 0) + "F" AS "T1.2"' in text
    assert text.count("WITH") == 1
    assert "langkah" not in text
    assert text.endswith(";\n")


def test_an_indicator_that_others_use_is_a_step_and_stands_in_no_formula() -> None:
    text = registry("A + B", "Indikator 1 / C", "Indikator 2 x Indikator 1").to_sql("duckdb", types="integer")
    assert text.count('"A" + "B"') == 1
    assert '"T1.1" / NULLIF("C", 0) AS "T1.2"' in text
    assert '"T1.2" * "T1.1" AS "T1.3"' in text


def test_integers_are_not_divided_as_integers(engine: Engine) -> None:
    engine.fill({"A": "integer", "B": "integer"}, [[1, 2]])
    for types in ("integer", "float"):
        text = registry("A / B", "A / (B x 4) + 1 / 3 - 1 / 3", "1 / 4").to_sql(engine.dialect, types=types)
        assert list(engine.rows(text)[0].values()) == [0.5, 0.125, 0.25]


def test_no_row_stops_a_query(postgres: Engine) -> None:
    """Numbers that no double holds, NaN and infinity: PostgreSQL has columns that take them all."""
    engine = postgres
    rows = ["1e400", "-1e400", "1e-400", "NaN", "Infinity", "-Infinity", "1e30", "1e-30", "0", None, "2"]
    engine.fill({"A": "NUMERIC", "B": "NUMERIC"}, [[a, b] for a in rows for b in rows])
    of = registry("A / B", "A x A x A x A / B / B", "akar(A - B)", "A^B", "(A x B)^-7", "bulat(A / B; 2)")
    found = engine.rows(of.to_sql("postgres", statuses=True))
    assert len(found) == len(rows) ** 2
    assert {one["T1.1 status"] for one in found} == {"terhitung", "belum ada data", "tak terdefinisi", "galat"}


HOSTILE = (
    *('a"b', "a'b", "a`b", "a]b", "a\\b", "a;b--c", "*/ a /* b", "/*! a */", "a%s b", "$1", ":nama", "á é", "a\u2028b"),
    *("a {b} c", "'; DROP TABLE data; --", '"; DROP TABLE data; --', "*/; DROP TABLE data; --"),
)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_are_never_more_than_names(engine: Engine, name: str) -> None:
    """As a name of an indicator (a comment) and as that of a column, a key and a table (identifiers)."""
    of = registry("A / B", names=(name,))
    engine.fill({name: "integer", "kunci " + name: "integer"}, [[3, 7]])
    text = of.to_sql(engine.dialect, columns={"A": name, "B": name}, keys=["kunci " + name], types="integer")
    assert [list(one.values()) for one in engine.rows(text)] == [[7, 1.0]]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", HOSTILE)
def test_names_survive_reading_back(dialect: str, name: str) -> None:
    from sqlglot import exp, parse

    try:
        text = registry("A / B", names=(name,)).to_sql(dialect, columns={"A": name, "B": "b"}, types="integer")
    except EngineError as refused:
        if refused.diagnostics[0].code != "E303":
            raise
        return
    (tree,) = (found for found in parse(text, dialect=DIALECTS[dialect].sqlglot) if isinstance(found, exp.Query))
    assert name in {column.name for column in tree.find_all(exp.Column)}
    for identifier in {one.sql(DIALECTS[dialect].sqlglot, identify=True) for one in tree.find_all(exp.Identifier)}:
        text = text.replace(identifier, "")
    assert re.findall(r"/\*(?![ ])|(?<! )\*/", text) == []


def test_a_view_is_made_and_asked(engine: Engine) -> None:
    engine.fill({"unit": "key", "A": "integer"}, [[1, 5], [2, 6]])
    view = {"sqlite": "capaian", "duckdb": "main.capaian", "postgres": "pg_temp.capaian"}[engine.dialect]
    text = registry("A x 2").to_sql(engine.dialect, engine.table, keys=["unit"], view=view)
    if engine.dialect == "sqlite":
        engine.execute("DROP VIEW IF EXISTS capaian")
    engine.execute(text)
    assert engine.rows(f"SELECT * FROM {view} WHERE unit = 2") == [{"unit": 2, "T1.1": 12.0}]
    if engine.dialect == "sqlite":
        with pytest.raises(sqlite3.OperationalError, match="already exists"):
            engine.execute(text)
    else:
        engine.execute(text)
    engine.execute(f"DROP VIEW {view}")


def test_a_table_may_be_called_as_a_step_is(engine: Engine) -> None:
    engine.execute("CREATE TEMPORARY TABLE masukan (a INTEGER, langkah_1 INTEGER)")
    engine.execute("INSERT INTO masukan VALUES (3, 4)")
    of = registry("A / B", "Indikator 1 + A")
    text = of.to_sql(engine.dialect, "masukan", columns={"A": "a", "B": "langkah_1"}, keys=["a"])
    assert [*engine.rows(text)[0].values()] == [3, 0.75, 3.75]
    engine.execute("DROP TABLE masukan")


def test_data_without_a_column_are_not_there(engine: Engine) -> None:
    of = loads(
        "Tujuan: T\n  Indikator: X\n    Formula: Kasus tahun ini / Kasus\n  Indikator: Y\n    Formula: Kasus / Jiwa\n"
    )
    engine.fill({"Kasus": "integer"}, [[4]])
    text = of.to_sql(engine.dialect, columns={"Jiwa": None}, statuses=True)
    assert list(engine.rows(text)[0].values()) == [1.0, "terhitung", None, "belum ada data"]


def test_what_a_database_cannot_take_is_refused() -> None:
    long = "Jumlah laporan ketenteraman dan ketertiban yang ditindaklanjuti sesuai standar"
    assert codes(registry(f"{long} / B")) == ["E303"]
    assert registry(f"{long} / B").to_sql("sqlite")
    assert registry(f"{long} / B").to_sql("postgres", columns={long: "laporan"})
    assert codes(registry(f"{'é' * 32} / B")) == ["E303"], "PostgreSQL counts bytes"
    assert codes(registry("A / B"), "oracle") == ["E301"]
    assert codes(registry("A / B"), columns={"C": "c", "D": None}) == ["E302", "E302"]
    assert codes(registry("A / B"), columns={"A": ""}) == ["E303"]
    assert codes(registry("A / B"), types={"C": "integer"}) == ["E302"]
    assert codes(registry("A / B"), types="teks") == ["E307"]
    assert codes(registry("A / B"), keys=["t1.1"]) == ["E304"]
    assert codes(registry("A / B"), keys=["unit", "UNIT"]) == ["E304"]
    assert codes(registry("A / B"), keys=[""]) == ["E303"]
    assert codes(registry("A / B"), keys=["a\0b"]) == ["E303"]
    assert codes(registry("A / B"), table="a.b.c.d") == ["E303"]
    assert codes(registry("A / B"), "bigquery", columns={"A": "jumlah a"}) == ["E303"]
    with pytest.raises(NameLookupError):
        registry("A / B").to_sql("postgres", indicators=["Indikator 9"])
    with pytest.raises(TypeError):
        registry("A / B").to_sql("postgres", keys="unit")
    with pytest.raises(TypeError):
        registry("A / B").to_sql("postgres", indicators="Indikator 1")


def test_of_the_indicators_wanted_alone_and_what_they_use() -> None:
    of = registry("A / B", "Indikator 1 + C", "D")
    text = of.to_sql("postgres", indicators=["Indikator 2"], types="integer")
    assert '"D"' not in text
    assert re.findall(r'AS "(T1\.\d)"', text) == ["T1.1", "T1.2"]
    assert text.rpartition("SELECT")[2].count('AS "T1.1"') == 0


@cache
def long_sum() -> Registry:
    return registry(f"A / ({' + '.join(['A', 'B'] * 10_000)})")


def test_a_sum_of_20000_terms_runs(engine: Engine) -> None:
    engine.fill({"A": "integer", "B": "integer"}, [[3, 7]])
    text = long_sum().to_sql(engine.dialect, types="float")
    if engine.dialect == "postgres":
        engine.execute("SET jit = off")
    assert list(engine.rows(text)[0].values()) == [3e-05]


def test_a_chain_of_60_runs(engine: Engine) -> None:
    engine.fill({"A": "integer", "B": "integer"}, [[3, 7]])
    formulas = ["A / B", *(f"Indikator {at} / B + Indikator {at}" for at in range(1, 60))]
    found = engine.rows(registry(*formulas).to_sql(engine.dialect, types="integer", statuses=True))
    assert found[0]["T1.60"] == pytest.approx(3 / 7 * (8 / 7) ** 59, rel=1e-12)
    assert found[0]["T1.60 status"] == "terhitung"


def test_a_chain_of_5000_is_refused() -> None:
    long = registry("A / B", *(f"Indikator {at} / B" for at in range(1, 5000)))
    assert codes(long, "sqlite") == ["E306"]
    deep = registry("A / B", *(f"Indikator {at} / B" for at in range(1, 300)))
    for dialect in DIALECTS:
        assert codes(deep, dialect) == ["E306"]


def test_more_columns_than_a_database_has_are_refused() -> None:
    many = registry(*(f"A + {at}" for at in range(1700)))
    assert codes(many, "postgres") == ["E305"]
    assert many.to_sql("sqlite")


def test_columns_that_are_read_no_more_do_not_count() -> None:
    """Six levels of 170: MySQL takes 1000 columns, and no step has more than 342."""
    wide = 170
    formulas = [f"A + {at} x B" for at in range(wide)]
    formulas += [f"Indikator {at + 1} + Indikator {at // wide * wide + (at + 1) % wide + 1}" for at in range(5 * wide)]
    asked = [f"Indikator {at}" for at in range(5 * wide + 1, 6 * wide + 1)]
    of = registry(*formulas)
    assert codes(of, "mysql") == ["E305"]
    assert of.to_sql("mysql", indicators=asked).count("AS (") == 6


CHOSEN = ("100 / maks(3; A)", "7 / min(A x 3; 2)", "abs(min(-1; A)) / 2", "(maks(10; A) + maks(3; B)) / 4", "A^C / 4")


def test_a_number_that_is_chosen_is_a_double(engine: Engine) -> None:
    engine.fill({"A": "integer", "B": "integer", "C": "integer"}, [[1, 2, 0]])
    for types in ("integer", "float"):
        found = engine.rows(registry(*CHOSEN).to_sql(engine.dialect, types=types))
        assert list(found[0].values()) == pytest.approx([100 / 3, 3.5, 0.5, 3.25, 0.25])


def test_a_column_that_is_not_there_stops_sqlite_too() -> None:
    database = sqlite3.connect(":memory:")
    database.execute("CREATE TABLE data (kode TEXT, A REAL)")
    for text in (
        registry("A / B").to_sql("sqlite", statuses=True),
        registry("A").to_sql("sqlite", keys=["kodee"]),
        registry("A").to_sql("sqlite", "main.data", columns={"A": "Aa"}),
    ):
        with pytest.raises(sqlite3.OperationalError, match="no such column"):
            database.execute(text)


def test_one_datum_has_one_column_and_something_is_asked_for() -> None:
    of = registry("A / B")
    assert codes(of, columns={"A": "x", "a": "y"}) == ["E310"]
    assert codes(of, types={"B": "integer", "b": "decimal"}) == ["E310"]
    assert codes(of, indicators=[]) == ["E311"]


def test_names_that_would_be_changed_or_cut_are_refused() -> None:
    assert codes(registry('"A __SQLGLOT__LB__ x" / B'), "sqlite") == ["E303"]
    assert codes(registry("A"), table="t" * 64) == ["E303"]
    assert codes(registry("A"), view="skema." + "v" * 64) == ["E303"]


def test_data_of_a_regulations_method_are_left_to_the_interpreter() -> None:
    shared = "Jumlah nilai unsur Persyaratan"
    registry = loads(
        "Tujuan: T\n  Indikator: IKM\n    Formula: Sesuai Permenpan RB Nomor 14 tahun 2017\n"
        f"  Indikator: Separuh\n    Formula: {shared} / 2\n"
    )
    with pytest.raises(EngineError, match="E308"):
        registry.to_sql("sqlite")
    assert shared in registry.to_sql("sqlite", indicators=["Separuh"])
    assert shared not in registry.to_sql("sqlite", indicators=["IKM"])
    assert registry.to_sql("sqlite", columns={shared: None})
