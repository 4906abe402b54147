"""What differs between databases beyond what sqlglot knows: names, limits, and how far steps may be nested."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic, EngineError

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["DIALECTS", "Dialect", "Fence", "find_dialect"]

CONTROL = r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]"
BEYOND_MYSQL = CONTROL + r"|[\U00010000-\U0010ffff]| $"  # characters of four bytes, a blank at the end


class Fence(enum.Enum):
    """How a database is told to compute a step once."""

    MATERIALIZED = "MATERIALIZED"
    LIMIT = "LIMIT"  # a limit that no table reaches; MySQL and MariaDB keep such a step apart


@frozen
class Dialect:
    """One database. `sqlglot` is its name there.

    `longest` limits the name of a column, in what `measure` counts; `forbidden` matches what no such name may hold, and
    `plain_names` tells that it is letters, digits and underscores only.
    `widest` is how many columns one SELECT may have, `deepest` how many steps the statement may have.
    `expands` tells that it may write a step into the columns that read it, once for each time that they do, and `fence`
    what keeps it from that, if anything does. `strict_extremes` tells that LEAST and GREATEST are null where one
    argument is. `untyped` tells that any cell may hold text.
    """

    sqlglot: str
    longest: int
    widest: int
    deepest: int
    measure: Callable[[str], int] = len
    forbidden: str = CONTROL
    plain_names: bool = False
    expands: bool = True
    fence: Fence | None = None
    strict_extremes: bool = False
    untyped: bool = False

    def output_name(self, name: str) -> str:
        """`name` (an id, or an id and ` status`) as this database can name a column of a result."""
        return re.sub(r"\W", "_", name, flags=re.ASCII) if self.plain_names else name


def _bytes(name: str) -> int:
    return len(name.encode())


# Run for real by the tests: sqlite, postgres, duckdb. Their `deepest` is measured, that of the others is careful.
DIALECTS: dict[str, Dialect] = {
    "sqlite": Dialect("sqlite", 10_000, 2000, 200, fence=Fence.MATERIALIZED, strict_extremes=True, untyped=True),
    "postgres": Dialect("postgres", 63, 1600, 200, measure=_bytes, fence=Fence.MATERIALIZED),
    "mysql": Dialect("mysql", 64, 1000, 50, forbidden=BEYOND_MYSQL, fence=Fence.LIMIT, strict_extremes=True),
    "mariadb": Dialect("mysql", 64, 1000, 50, forbidden=BEYOND_MYSQL, fence=Fence.LIMIT, strict_extremes=True),
    "duckdb": Dialect("duckdb", 10_000, 20_000, 200, fence=Fence.MATERIALIZED),
    "spark": Dialect("spark", 255, 10_000, 50, expands=False),
    "tsql": Dialect("tsql", 128, 1024, 50),
    "bigquery": Dialect("bigquery", 300, 10_000, 50, plain_names=True, expands=False, strict_extremes=True),
}

ALSO = {
    **{"postgresql": "postgres", "pgsql": "postgres", "sqlserver": "tsql", "sqlsrv": "tsql", "mssql": "tsql"},
    **{"sqlite3": "sqlite", "pyspark": "spark", "databricks": "spark"},
}
"""What Laravel, Django and others call them."""


def find_dialect(name: str) -> Dialect:
    """The dialect called `name`. Raises EngineError for a name that is none."""
    folded = name.strip().casefold()
    found = DIALECTS.get(ALSO.get(folded, folded))
    if found is None:
        from indikator_dsl.text.nearest import nearest

        near = nearest(name, DIALECTS, least=50)
        raise EngineError(
            [Diagnostic.of("E301", 0, 0, near[0] if near else None, dialek=name[:80], daftar=", ".join(DIALECTS))]
        )
    return found
