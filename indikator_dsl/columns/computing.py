"""One computation over the columns of a table, as layers of expressions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import narwhals as nw
from attrs import define, field

from indikator_dsl.columns.cleaning import clean, missing_column
from indikator_dsl.columns.emit import Frame, Names, spell
from indikator_dsl.floats import STATUSES, Kind, Plan, make_plan, ops

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from narwhals.dtypes import DType

    from indikator_dsl.floats import Op
    from indikator_dsl.program import Program

__all__ = ["STATUS", "WORDS", "Computation"]

STATUS = " status"  # of the heading of a column of statuses, behind the id
WORDS = tuple(status.value for status in STATUSES)

Layers = list[dict[str, nw.Expr]]


@define
class Computation:
    """What is to be computed of tables with the columns `schema`.

    `columns` has the column of each input of `program` by its number, None where the table has none. `kept` are the
    columns that stand before the results. `outcomes` are the expressions of the statuses, where they are not their
    numbers. `fused` as in Spelling.
    """

    program: Program
    schema: Mapping[str, DType]
    columns: Mapping[int, str | None]
    kept: Sequence[str]
    statuses: bool
    outcomes: Mapping[Op, nw.Expr]
    fused: bool
    _names: Names = field(init=False)
    _made: dict[frozenset[str], Layers] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        self._names = Names.beside(self.schema)

    @property
    def results(self) -> list[str]:
        """The headings of the results."""
        return list(self._results())

    def _results(self) -> dict[str, Op]:
        found: dict[str, Op] = {}
        for at in self.program.order:
            found[self.program.steps[at].id] = ops.value(at)
            if self.statuses:
                found[self.program.steps[at].id + STATUS] = ops.status(at)
        return found

    @property
    def doubles(self) -> list[str]:
        """The columns of doubles that are read: each is computed faster where it is known to hold nothing strange."""
        used = dict.fromkeys(column for column in self.columns.values() if column is not None)
        return [column for column in used if isinstance(self.schema[column], nw.Float64)]

    def on(self, table: Frame, sure: frozenset[str] = frozenset(), *, keep: bool = True) -> Frame:
        """The kept columns of `table` (unless `keep` is false) and the results, in the order of its rows.

        `sure` are columns of doubles in which somebody has looked: nothing is bad there, and nothing a NaN.
        """
        layers = self._made.get(sure)
        if layers is None:
            layers = self._made[sure] = self._layers(sure)
        for layer in layers:
            if layer:
                table = table.with_columns(**layer)
        kept = [nw.col(column) for column in self.kept] if keep else []
        return table.select(*kept, **{heading: nw.col(self._names.of(op)) for heading, op in self._results().items()})

    def _layers(self, sure: frozenset[str]) -> Layers:
        cleaned = {
            at: missing_column() if column is None else clean(column, self.schema[column], sure=column in sure)
            for at, column in self.columns.items()
        }
        plan = make_plan(self.program, {at: one.fact for at, one in cleaned.items()}, statuses=self.statuses)
        reads = _reads(plan)
        given = dict(self.outcomes)
        first: dict[str, nw.Expr] = {}
        for at, one in cleaned.items():
            if one.bad is not None and self.statuses:
                first[self._names.of(ops.bad(at))] = one.bad
            if one.bare or reads[ops.input_value(at)] < 2:
                given[ops.input_value(at)] = one.value
            else:
                first[self._names.of(ops.input_value(at))] = one.value
        return [first, *spell(plan, self._names, given, fused=self.fused)]


def _reads(plan: Plan) -> Counter[Op]:
    """How often each input is read; a divisor is read twice, for it is looked at first."""
    found: Counter[Op] = Counter()
    waiting = [one.op for one in plan.assignments]
    while waiting:
        op = waiting.pop()
        if op.kind is Kind.INPUT:
            found[op] += 1
        waiting += op.args * 2 if op.kind is Kind.NONZERO else op.args
    return found
