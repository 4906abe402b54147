"""Names of columns and tables: found, held against what the database takes, and kept apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic, EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.sql.dialects import Dialect

__all__ = ["NOT_IN_TABLES", "Columns", "check_names", "table_parts"]

SHOWN = 120
NOT_IN_TABLES = re.compile(r"[\x00-\x1f\x7f-\x9f`\\]")
OURS = "__SQLGLOT__"  # the library writes a line break for a mark that begins so
MOST_PARTS = 3  # catalog.schema.table


def check_names(dialect: Dialect, names: Iterable[str], cure: str) -> list[Diagnostic]:
    """What keeps `names` from being names of columns. `cure` says in Indonesian what to do about it."""
    found = []
    for name in names:
        reason = None
        if not name:
            reason = "nama itu kosong"
        elif dialect.measure(name) > dialect.longest:
            unit = "karakter" if dialect.measure is len else "bita"
            reason = f"panjangnya {dialect.measure(name)} {unit}, batasnya {dialect.longest}"
        elif (
            OURS in name
            or re.search(dialect.forbidden, name)
            or (dialect.plain_names and dialect.output_name(name) != name)
        ):
            reason = "ada karakter yang tidak boleh dipakai di situ"
        if reason:
            shown = name if len(name) <= SHOWN else name[: SHOWN - 1] + "…"
            shown = re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]", "�", shown)
            found.append(Diagnostic.of("E303", nama=shown, dialek=dialect.sqlglot, sebab=reason, cara=cure))
    return found


def table_parts(name: str, dialect: Dialect, cure: str) -> list[str]:
    """`schema.table` as its parts. Raises EngineError for what is no name of a table."""
    parts = name.split(".")
    findings = check_names(dialect, parts, cure) if all(parts) and not dialect.plain_names else []
    if findings:
        raise EngineError(findings)
    if len(parts) > MOST_PARTS or not all(parts) or NOT_IN_TABLES.search(name):
        shown = NOT_IN_TABLES.sub("�", name)[:SHOWN]
        raise EngineError(
            [Diagnostic.of("E303", nama=shown, dialek=dialect.sqlglot, sebab="itu bukan nama tabel", cara=cure)]
        )
    return parts


class Columns:
    """Names that are taken; databases do not tell `A` from `a`."""

    def __init__(self, taken: Iterable[str]) -> None:
        self.taken = {name.casefold() for name in taken}

    def new(self, name: str, dialect: Dialect) -> str:
        """`name`, with a number behind it where it is taken already."""
        made, count = name, 1
        while made.casefold() in self.taken or dialect.measure(made) > dialect.longest:
            count += 1
            made = f"kolom_{count}" if dialect.measure(f"{name}_{count}") > dialect.longest else f"{name}_{count}"
        self.taken.add(made.casefold())
        return made
