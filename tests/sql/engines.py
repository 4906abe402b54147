"""Databases as the tests see them: make a table, put rows in, run a statement."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMN_TYPES = {"float": "DOUBLE PRECISION", "decimal": "DECIMAL(30, 2)", "integer": "BIGINT", "key": "INTEGER"}


class Engine:
    """A connection and what differs: `dialect`, the sign of a parameter, cells that are no numbers to compute with."""

    dialect: str
    mark = "?"
    bad: Sequence[object] = (1e300, -1e31, 1e-300, float("nan"), float("inf"))
    table = "data"

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def execute(self, text: str, values: Sequence[object] = ()) -> Any:
        return self.connection.execute(text, values) if values else self.connection.execute(text)

    def fill(self, columns: Mapping[str, str], rows: Sequence[Sequence[object]]) -> None:
        """Make the table `data` anew, with `columns` of the types given (see COLUMN_TYPES), and `rows` in it."""
        named = ", ".join(f"{quoted(name)} {COLUMN_TYPES.get(kind, kind)}" for name, kind in columns.items())
        self.execute(f"DROP TABLE IF EXISTS {self.table}")
        self.execute(f"CREATE TABLE {self.table} ({named})")
        marks = ", ".join([self.mark] * len(columns))
        for row in rows:
            self.execute(f"INSERT INTO {self.table} VALUES ({marks})", row)

    def rows(self, text: str) -> list[dict[str, Any]]:
        """The rows that a statement gives, by the names of their columns."""
        cursor = self.execute(text)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


class Sqlite(Engine):
    dialect = "sqlite"
    bad = (1e300, -1e31, 1e-300, float("inf"), "abc", b"5")

    @classmethod
    def new(cls) -> Sqlite:
        return cls(sqlite3.connect(":memory:"))


class Duckdb(Engine):
    dialect = "duckdb"


class Postgres(Engine):
    dialect = "postgres"
    mark = "%s"
    table = "pg_temp.data"


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


class Translated(Duckdb):
    """A database that is not here: its statement is read back by sqlglot and run by DuckDB.

    What is shown so is that brackets, casts and zero tests survive its grammar; not what the database itself does.
    """

    def __init__(self, connection: Any, dialect: str) -> None:
        super().__init__(connection)
        self.dialect = dialect

    def rows(self, text: str) -> list[dict[str, Any]]:
        from sqlglot import transpile

        (one,) = (found for found in transpile(text, read=self.dialect, write="duckdb") if found)
        return super().rows(one.replace(" AS REAL)", " AS DOUBLE)"))  # SQL Server's FLOAT is a double
