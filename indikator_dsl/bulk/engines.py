"""Polars and DuckDB: a part read, computed and written to a file."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any, Protocol

from attrs import frozen

from indikator_dsl.program import need

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from indikator_dsl.bulk.parts import Part

__all__ = ["ENGINES", "DuckDB", "Engine", "Form", "Polars"]

ROW_NUMBER = "file_row_number"  # the column that DuckDB adds where it is asked to


@frozen
class Form:
    """How parts are written. `comma`: the decimal sign of CSV is a comma."""

    kind: str
    separator: str
    comma: bool


class Engine(Protocol):
    """`write` computes `part`, rows of the file `source`, and writes them to `path`, with a heading where asked for."""

    version: str
    errors: tuple[type[Exception], ...]

    def write(
        self, part: Part, source: Path, compute: Callable[[Any], Any], path: Path, form: Form, *, heading: bool
    ) -> None: ...


class Polars:
    def __init__(self) -> None:
        self.polars = need("polars", "kolom")
        self.version = f"polars {self.polars.__version__}"
        self.errors: tuple[type[Exception], ...] = (self.polars.exceptions.PolarsError,)

    def write(
        self, part: Part, source: Path, compute: Callable[[Any], Any], path: Path, form: Form, *, heading: bool
    ) -> None:
        frame = part.frame
        if frame is None:
            rows = self.polars.scan_parquet(source, hive_partitioning=False, glob=False)
            frame = rows.slice(part.start, part.rows).collect()
        result = compute(frame)
        if form.kind == "parquet":
            result.write_parquet(path)
        else:
            result = result.with_columns(self.polars.selectors.float() + 0.0)  # there is no -0 to people
            result.write_csv(path, include_header=heading, separator=form.separator, decimal_comma=form.comma)


class DuckDB:
    """A part of a CSV file comes by way of a Parquet file beside `path`, so that Polars alone says how CSV reads."""

    def __init__(self) -> None:
        self.duckdb = need("duckdb", "mesin")
        self.version = f"duckdb {self.duckdb.__version__}"
        self.errors: tuple[type[Exception], ...] = (self.duckdb.Error,)

    def write(
        self, part: Part, source: Path, compute: Callable[[Any], Any], path: Path, form: Form, *, heading: bool
    ) -> None:
        beside = path.with_name(path.name + ".baca")
        try:
            if part.frame is not None:
                part.frame.write_parquet(beside, compression="lz4")
            with self.duckdb.connect() as connection:
                whole = part.frame is not None
                rows = self._read(connection, beside) if whole else self._slice(connection, source, part)
                result = compute(rows)
                if form.kind == "parquet":
                    result.write_parquet(str(path), compression="zstd")
                else:
                    self._as_text(result, form.comma).write_csv(str(path), header=heading, sep=form.separator)
        finally:
            beside.unlink(missing_ok=True)

    def _read(self, connection: Any, path: Path, **options: bool) -> Any:
        """The rows of the one file `path`: DuckDB takes a name for a pattern, and what folders are called for data."""
        name = re.sub(r"([\[*?])", r"[\1]", os.path.abspath(path))
        return connection.read_parquet(name, hive_partitioning=False, **options)

    def _slice(self, connection: Any, path: Path, part: Part) -> Any:
        """The rows of `part`, with a column of their numbers where the file has none of that name."""
        rows = self._read(connection, path)
        if ROW_NUMBER in map(str.casefold, rows.columns):
            return rows.limit(part.rows, part.start)
        rows = self._read(connection, path, file_row_number=True)
        return rows.filter(f"{ROW_NUMBER} BETWEEN {part.start} AND {part.stop - 1}")

    def _as_text(self, result: Any, comma: bool) -> Any:
        """Numbers as they are to be written; there is no -0 to people."""
        number = "replace(CAST({0} + 0.0 AS VARCHAR), '.', ',') AS {0}" if comma else "{0} + 0.0 AS {0}"
        names = ('"' + name.replace('"', '""') + '"' for name in result.columns)
        quoted = zip(names, result.types, strict=True)
        return result.project(", ".join(number.format(name) if type == "DOUBLE" else name for name, type in quoted))


ENGINES: dict[str, type[Polars] | type[DuckDB]] = {"polars": Polars, "duckdb": DuckDB}
