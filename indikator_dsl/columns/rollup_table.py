"""The long table that is rolled up: its columns made ready, and the two questions that are put to it before."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import narwhals as nw
from attrs import frozen

from indikator_dsl.columns.cleaning import clean, kinds
from indikator_dsl.columns.emit import Names
from indikator_dsl.columns.joining import Found
from indikator_dsl.columns.joining_tables import collected
from indikator_dsl.columns.joining_units import Members, by_column, by_mapping, itself
from indikator_dsl.columns.rollup_stages import Words
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import listed, short
from indikator_dsl.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Headings", "Long"]


@frozen
class Headings:
    """The columns of the table that are read. `parent` None: a mapping tells it; `unit`: no units are joined."""

    unit: str
    periode: str
    nama: str
    nilai: str
    parent: str | None

    @property
    def alone(self) -> bool:
        return self.parent == self.unit

    @property
    def named(self) -> str:
        """What the column of the parents is called in the result."""
        return self.parent or self.unit


class Long:
    """A long table. `rows` has its columns under names of our own (`at`), `given` tells which rows have a figure, good
    or bad, and `whole` whether all figures are whole numbers.

    Raises DataError for columns that are not there, or hold something else (E203, E240, E254).
    """

    def __init__(self, table: Any, headings: Headings) -> None:
        schema = table.collect_schema()
        there = schema.names()
        self.at = Words(Names.beside(there).prefix)
        self.headings = headings
        for one in (headings.unit, headings.periode, headings.nama, headings.nilai, headings.parent):
            if one is not None and one not in schema:
                near = nearest(one, there)
                values = {"kolom": short(one), "daftar": listed(there)}
                raise DataError([Diagnostic.of("E240", 0, 0, near[0] if near else None, **values)])
        self.kinds = kinds(table)
        kind = self.kinds[headings.nilai]
        self.whole = kind is not None and kind.is_integer()
        self.given: nw.Expr = ~nw.col(self.at("value")).is_null()
        self.rows = self._rows(table, schema)

    def _rows(self, table: Any, schema: Any) -> Any:
        at, headings = self.at, self.headings
        names = {"unit": headings.unit, "periode": headings.periode, "nama": headings.nama}
        if headings.parent is not None and not headings.alone:
            names["parent"] = headings.parent
        columns = {}
        for word, column in names.items():
            text = _is_text(column, schema[column]) or word in ("periode", "nama")
            one = nw.col(column)
            # pandas would make a word of what is missing; PyArrow joins no text with large text.
            if type(self.kinds[column]) is not nw.String or table.implementation.is_pyarrow():
                whole = nw.UInt64 if isinstance(schema[column], nw.UInt64) else nw.Int64
                one = one.cast(nw.String if text else whole)
            columns[at(word)] = one
        figure = clean(headings.nilai, self.kinds[headings.nilai])
        columns[at("value")] = figure.value
        if figure.bad is not None:
            columns[at("bad")] = nw.when(figure.bad).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
            self.given = self.given | (nw.col(at("bad")) > 0)
        return table.select(**columns)

    def _counted(self, *by: str, **more: nw.Expr) -> dict[str, list[Any]]:
        """How many figures there are of each group, and more of them."""
        at = self.at
        one = nw.when(self.given).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
        rows = self.rows.with_columns(one.alias(at("given"))).group_by(*map(at, by))
        columns = collected(rows.agg(nw.col(at("given")).sum(), *(more[word].alias(at(word)) for word in more)))
        return {word: columns[at(word)] for word in (*by, "given", *more)}

    def found(self) -> list[Found]:
        """The names and periods that stand together."""
        value = nw.col(self.at("value"))
        columns = self._counted("nama", "periode", least=value.min(), most=value.max())
        return [
            Found(_text(nama) or "", _text(label), int(given), _number(least), _number(most))
            for nama, label, given, least, most in zip(*columns.values(), strict=True)
        ]

    def members(self, mapping: Mapping[Any, Any] | None) -> Members:
        """Which units make up which parent."""
        if mapping is None and not self.headings.alone:
            pairs = self._counted("parent", "unit")
            return by_column(
                list(zip(_all(pairs["parent"]), _all(pairs["unit"]), map(int, pairs["given"]), strict=True))
            )
        columns = self._counted("unit")
        units = list(zip(_all(columns["unit"]), map(int, columns["given"]), strict=True))
        return itself(units) if mapping is None else by_mapping(mapping, units)


def _is_text(column: str, dtype: Any) -> bool:
    """Whether names in a column of `dtype` are texts; else whole numbers. Raises DataError (E254) for other kinds."""
    if isinstance(dtype, nw.String | nw.Categorical | nw.Enum):
        return True
    if dtype.is_integer():
        return False
    raise DataError([Diagnostic.of("E254", kolom=short(column), jenis=str(dtype))])


def _present(value: Any) -> Any:
    """None for what an engine of tables calls missing."""
    return None if value is None or (isinstance(value, float) and math.isnan(value)) else value


def _all(values: list[Any]) -> list[Any]:
    return [_present(value) for value in values]


def _text(value: Any) -> str | None:
    return None if _present(value) is None else str(value)


def _number(value: Any) -> float:
    return 0.0 if _present(value) is None else float(value)
