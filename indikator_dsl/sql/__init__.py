"""A registry as one `SELECT` or `CREATE VIEW`, for the database that holds the data.

`steps` makes the plan of `floats` short and puts it into steps, `spelling` writes one operation in the words of a
dialect (`dialects`), `names` refuses names that a database cannot take, `statement` puts it together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.program import need
from indikator_dsl.sql.dialects import DIALECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indikator_dsl.registry.registry import Registry

__all__ = ["DIALECTS", "to_sql"]


def to_sql(
    registry: Registry,
    dialect: str,
    table: str = "data",
    *,
    columns: Mapping[str, str | None] | None = None,
    types: str | Mapping[str, str] = "float",
    keys: Sequence[str] = (),
    statuses: bool = False,
    view: str | None = None,
    indicators: Iterable[str] | None = None,
) -> str:
    """See Registry.to_sql."""
    need("sqlglot", "sql")
    from indikator_dsl.sql.statement import Request, write

    for said, names in (("keys", keys), ("indicators", indicators)):
        if isinstance(names, str):
            raise TypeError(f"{said} is a sequence of names, not one name")
    asked = Request(dialect, table, dict(columns or {}), types, tuple(keys), statuses, view, indicators)
    return write(registry, asked)
