"""The databases that the tests run on; each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.sql.engines import Duckdb, Postgres, Sqlite
from tests.sql.postgres import server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.sql.engines import Engine

ENGINES = ("sqlite", "duckdb", "postgres")


@pytest.fixture(scope="session")
def postgres() -> Iterator[Engine]:
    psycopg = pytest.importorskip("psycopg")
    with server() as where, psycopg.connect(where, autocommit=True) as connection:
        yield Postgres(connection)


@pytest.fixture(scope="session", params=ENGINES)
def engine(request: pytest.FixtureRequest) -> Engine:
    pytest.importorskip("sqlglot")
    if request.param == "sqlite":
        return Sqlite.new()
    if request.param == "duckdb":
        return Duckdb(pytest.importorskip("duckdb").connect())
    found: Engine = request.getfixturevalue("postgres")
    return found
