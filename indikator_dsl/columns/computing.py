"""One computation over the columns of a table, as layers of expressions."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import narwhals as nw
from attrs import define, field, frozen

from indikator_dsl.columns.cleaning import clean, missing_column
from indikator_dsl.columns.emit import Frame, Names, Spelling, spell
from indikator_dsl.diagnostics import Diagnostic, EngineError
from indikator_dsl.floats import STATUSES, Kind, Plan, make_plan, ops

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from narwhals.dtypes import DType

    from indikator_dsl.floats import Assignment, Op
    from indikator_dsl.program import Program

__all__ = ["STATUS", "UNKNOWN", "WORDS", "Computation", "Known"]

SHALLOW = 12  # layers of a plan through which all columns are carried
CARRIED = 32  # layers of a deep plan after which columns that nothing reads any more are dropped
STATUS = " status"  # of the heading of a column of statuses, behind the id
WORDS = tuple(status.value for status in STATUSES)


@frozen
class Known:
    """What somebody has seen of columns: `sure` have doubles of which none is bad or a NaN, `full` lack no figure."""

    sure: frozenset[str] = frozenset()
    full: frozenset[str] = frozenset()


UNKNOWN = Known()


@frozen
class Step:
    """Columns that are added together. `live` are those that stay beside them, None where all do."""

    columns: dict[str, nw.Expr]
    live: tuple[str, ...] | None = None

    def beside(self, kept: Sequence[str]) -> list[str]:
        """The columns that stay, with those that are `kept`; none of them named where all do."""
        return [] if self.live is None else list(dict.fromkeys((*kept, *self.live)))


@define
class Computation:
    """What is to be computed of tables with the columns `schema`.

    `columns` has the column of each input of `program` by its number, None where the table has none. `kept` are the
    columns that stand before the results. `outcomes` are the expressions of the statuses, where they are not their
    numbers. `fused` as in Spelling. `checked`: the doubles are known to be figures, and nothing is looked at.
    `deepest` is the number of layers that the engine takes.
    """

    program: Program
    schema: Mapping[str, DType | None]
    columns: Mapping[int, str | None]
    kept: Sequence[str]
    statuses: bool
    outcomes: Mapping[Op, nw.Expr]
    fused: bool
    checked: bool = False
    deepest: int = 10**6
    _names: Names = field(init=False)
    _made: dict[Known, list[Step]] = field(factory=dict, init=False)

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
    def read(self) -> list[str]:
        """The columns that are read."""
        return [column for column in self.columns.values() if column is not None]

    @property
    def doubles(self) -> list[str]:
        """The columns of doubles to look at: each is computed faster where it is known to hold nothing strange."""
        return [column for column in self.read if not self.checked and isinstance(self.schema[column], nw.Float64)]

    def on(self, table: Frame, known: Known = UNKNOWN, *, keep: bool = True) -> Frame:
        """The kept columns of `table` (unless `keep` is false) and the results, in the order of its rows."""
        steps = self._made.get(known)
        if steps is None:
            steps = self._made[known] = self._steps(known)
        kept: list[str] = list(self.kept) if keep else []
        for step in steps[:-1]:
            live: list[str] = step.beside(kept)
            table = table.select(*live, **step.columns) if live else table.with_columns(**step.columns)
        return table.select(*kept, **steps[-1].columns)

    def _steps(self, known: Known) -> list[Step]:
        """The columns that are added one after another, and at last the results."""
        names = self._names
        cleaned = {
            at: missing_column()
            if column is None
            else clean(column, self.schema[column], sure=self.checked or column in known.sure)
            for at, column in self.columns.items()
        }
        plan = make_plan(self.program, {at: one.fact for at, one in cleaned.items()}, statuses=self.statuses)
        if plan.deep > self.deepest:
            raise EngineError([Diagnostic.of("E208", 0, 0, None, dalam=plan.deep, batas=self.deepest)])
        tested = {
            ops.input_value(at): nw.col(column)
            for at, column in self.columns.items()
            if column is not None and cleaned[at].fact.whole and not cleaned[at].empty
        }
        loose = {ops.input_value(at): one.doubles for at, one in cleaned.items() if self.fused and one.doubles}
        reads = _reads(plan, tested.keys() | loose.keys())
        # The status asks again whether a divisor is zero.
        divisors = _divisors(plan) if self.statuses else set()
        spelling = Spelling(names, dict(self.outcomes), tested, loose=loose, fused=self.fused)
        first: dict[str, nw.Expr] = {}
        for at, one in cleaned.items():
            value = ops.input_value(at)
            asked = loose[value].value if value in loose else tested.get(value, one.value if one.bare else None)
            if value in divisors and asked is not None and not one.empty:
                first[names.zero(value)] = asked == 0
                spelling.zeros[value] = nw.col(names.zero(value))
            if value in loose:
                if self.statuses or reads[value] > 1:
                    first[names.fits(value)] = loose[value].fits
                    loose[value] = loose[value].kept(names.fits(value))
                continue
            if one.bad is not None and self.statuses:
                first[names.of(ops.bad(at))] = one.bad
            if one.bare or reads[value] < 2:
                spelling.given[value] = one.value
            else:
                first[names.of(value)] = one.value
            if self.columns[at] in known.full:
                spelling.never.add(ops.missing(value))
        layers = spell(plan, spelling)
        # A column that is selected is as long as the table only where it reads another.
        empty = {at for at, one in cleaned.items() if one.empty}
        fixed = {one.target for layer in plan.layers[-1:] for one in layer if not _reads_columns(one.op, empty)}
        last = {op: one for layer in layers[-1:] for op, one in layer.items() if op not in fixed}
        results = {heading: last.get(op, nw.col(names.of(op))) for heading, op in self._results().items()}
        between = [{names.of(op): one for op, one in layer.items() if op not in last} for layer in layers]
        columns = [layer for layer in (first, *between) if layer] + [results]
        if plan.deep <= SHALLOW:
            return [Step(layer) for layer in columns]
        return self._narrow(plan, spelling, columns)

    def _narrow(self, plan: Plan, spelling: Spelling, columns: Sequence[dict[str, nw.Expr]]) -> list[Step]:
        """The steps of a deep plan: to carry every column through all of them would take the square of their number."""
        last_read = dict.fromkeys((self._names.of(op) for op in self._results().values()), len(columns))
        made = {name: at for at, layer in enumerate(columns[:-1]) for name in layer}
        offset = len(columns) - plan.deep
        for at, layer in enumerate(plan.layers):
            for name in self._columns_of(layer, spelling):
                last_read[name] = max(at + offset, last_read.get(name, 0))
        live: list[list[str]] = [[] for _ in columns]
        # What a step makes is there for the next one; the columns of the table are there from the start.
        there = dict.fromkeys(self.schema, -1) | made
        for name, last in last_read.items():
            for at in range(there.get(name, last) + 1, min(last, len(columns) - 1)):
                live[at].append(name)
        # To name the columns that stay costs more than to carry some more of them for a while.
        return [Step(layer, None if at % CARRIED else tuple(live[at])) for at, layer in enumerate(columns)]

    def _columns_of(self, layer: Sequence[Assignment], spelling: Spelling) -> set[str]:
        """The columns that the assignments of a layer read."""
        found = set()
        waiting, seen = [one.op for one in layer], set()
        while waiting:
            op = waiting.pop()
            if op in seen:
                continue
            seen.add(op)
            column = self.columns[op.index] if op.kind is Kind.INPUT else None
            if op.kind is Kind.INPUT and column is not None:
                found |= {column, self._names.of(op), self._names.fits(op), self._names.zero(op)}
            elif op.kind is Kind.BAD and ops.input_value(op.index) in spelling.loose:
                waiting.append(ops.input_value(op.index))
            elif op.kind in (Kind.VALUE, Kind.STATUS, Kind.LET, Kind.BAD):
                found.add(self._names.of(op))
            waiting += op.args
        return found


def _reads_columns(op: Op, empty: Container[int]) -> bool:
    """Whether `op` reads a column: an input that is not `empty`, or what was computed before."""
    waiting = [op]
    while waiting:
        op = waiting.pop()
        if op.kind in (Kind.VALUE, Kind.STATUS, Kind.LET, Kind.BAD) or (
            op.kind is Kind.INPUT and op.index not in empty
        ):
            return True
        waiting += op.args
    return False


def _divisors(plan: Plan) -> set[Op]:
    """The inputs by which something is divided."""
    found = set()
    waiting = [one.op for one in plan.assignments]
    while waiting:
        op = waiting.pop()
        found |= {arg for arg in op.args if op.kind is Kind.NONZERO and arg.kind is Kind.INPUT}
        waiting += op.args
    return found


def _reads(plan: Plan, tested: Container[Op]) -> Counter[Op]:
    """How often each input is read; a divisor is read twice, for it is looked at first, unless something else is."""
    found: Counter[Op] = Counter()
    waiting = [one.op for one in plan.assignments]
    while waiting:
        op = waiting.pop()
        if op.kind is Kind.INPUT:
            found[op] += 1
        waiting += op.args * 2 if op.kind is Kind.NONZERO and op.args[0] not in tested else op.args
    return found
