"""A plan made readable: what is used once stands where it is used, the rest in steps, each a common table expression.

Values of indicators are never put into one another; only intermediates are, where that makes the statement shorter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from indikator_dsl.diagnostics import Diagnostic, EngineError
from indikator_dsl.floats import Assignment, Kind, Op, ops
from indikator_dsl.sql.folding import folded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.floats import Plan
    from indikator_dsl.sql.dialects import Dialect

__all__ = ["Step", "Steps", "arrange"]

SMALL = 5  # operations in what may be written again where it is read
DEEPEST = 20  # operations inside one another in one column; below that, a column of its own
REPEATING = frozenset((Kind.LEAST, Kind.GREATEST, Kind.FLOOR))  # their arguments may be written more than once
TARGETS = frozenset((Kind.LET, Kind.VALUE, Kind.STATUS))
COLUMNS = TARGETS | {Kind.INPUT, Kind.BAD}
CONDITIONS = frozenset((Kind.LESS, Kind.AT_LEAST, Kind.EQUAL, Kind.MISSING, Kind.BAD, Kind.ANY, Kind.ALL, Kind.NOT))
ROOM, MOST_STEPS = 300, 16  # what a database may expand into one column, and how many steps into one another
HOPELESS = 20  # layers of a plan, for each step that there may be: tidying takes two of three away
MOST_EXPANDED = 20_000  # where it cannot be told not to


@frozen
class Step:
    """Columns that read only what stands in the step before. A `fenced` one must not be expanded into its readers.

    `kept` is what later steps read of the step before, None where that is all of it.
    """

    columns: tuple[Assignment, ...]
    fenced: bool = False
    kept: tuple[Op, ...] | None = None


@frozen
class Steps:
    """The steps before the last SELECT, and what that one computes: the wanted columns that nothing else reads.

    `inputs` are the INPUT and BAD that anything reads, in the order of the program. `widest` is the largest number of
    columns of the inputs or of a step.
    """

    inputs: tuple[Op, ...]
    steps: tuple[Step, ...]
    last: dict[Op, Op]
    widest: int


def arrange(plan: Plan, dialect: Dialect) -> Steps:
    """The steps of `plan`. Raises EngineError where they are more than the dialect takes."""
    if plan.deep > HOPELESS * dialect.deepest:
        raise _too_many_steps(dialect, plan.deep)
    wanted = [ops.value(at) for at in plan.program.order]
    wanted += [ops.status(at) for at in plan.program.order] if plan.statuses else []
    columns = _Tidying(plan, wanted).columns
    needed = _uses(columns, wanted)
    columns = {target: op for target, op in columns.items() if target in needed}
    read = {leaf for op in columns.values() for leaf in _leaves(op)}
    level: dict[Op, int] = {}
    layers: list[list[Assignment]] = []
    last: dict[Op, Op] = {}
    asked = set(wanted)
    for target, op in columns.items():
        if target in asked and target not in read:
            last[target] = op
            continue
        at = level[target] = max((level[leaf] + 1 for leaf in _leaves(op)), default=0)
        if at == len(layers):
            layers.append([])
        layers[at].append(Assignment(target, op))
    if len(layers) > dialect.deepest:
        raise _too_many_steps(dialect, len(layers))
    return _narrowed(list(_fenced(layers, dialect)), last, asked - last.keys())


def _narrowed(steps: list[Step], last: dict[Op, Op], passed: set[Op]) -> Steps:
    """The steps, each with no more than later ones read; `passed` are the columns that the last SELECT only names."""
    live = passed.union(*map(_read, last.values()))
    later = []
    for step in reversed(steps):
        live = live - {one.target for one in step.columns}
        later.append(live)
        live = live.union(*(_read(one.op) for one in step.columns))
    inputs = there = tuple(sorted(live, key=lambda op: (op.index, op.kind is Kind.BAD)))
    widest = len(inputs)
    found = []
    for step, live in zip(steps, reversed(later), strict=True):
        kept = tuple(op for op in there if op in live)
        found.append(evolve(step, kept=kept if len(kept) < len(there) else None))
        there = (*kept, *(one.target for one in step.columns))
        widest = max(widest, len(there))
    return Steps(inputs, tuple(found), last, widest)


def _fenced(layers: list[list[Assignment]], dialect: Dialect) -> Iterator[Step]:
    weight: dict[Op, int] = {}
    since = 0
    for layer in layers:
        found = {one.target: one.op.size + sum(weight[leaf] for leaf in _leaves(one.op)) for one in layer}
        weight.update(found)
        since += 1
        fenced = dialect.fence is not None and (since >= MOST_STEPS or max(found.values()) > ROOM)
        if fenced:
            weight = dict.fromkeys(weight, 0)
            since = 0
        elif dialect.expands and max(found.values()) > MOST_EXPANDED:
            raise _too_deep(dialect, f"satu kolom akan memuat lebih dari {MOST_EXPANDED} operasi")
        yield Step(tuple(layer), fenced)


def _too_many_steps(dialect: Dialect, steps: int) -> EngineError:
    return _too_deep(dialect, f"{steps} langkah, batasnya {dialect.deepest}")


def _too_deep(dialect: Dialect, reason: str) -> EngineError:
    return EngineError([Diagnostic.of("E306", dialek=dialect.sqlglot, sebab=reason)])


def _leaves(op: Op) -> Iterator[Op]:
    """What `op` reads of other columns, as often as it does."""
    waiting = [op]
    while waiting:
        one = waiting.pop()
        if one.kind in TARGETS:
            yield one
        waiting += one.args


def _read(op: Op) -> set[Op]:
    """The columns that `op` reads; that a cell is BAD shows in its value and in a column of its own."""
    found = set()
    waiting = [op]
    while waiting:
        one = waiting.pop()
        if one.kind in COLUMNS:
            found.add(one)
        if one.kind is Kind.BAD:
            found.add(ops.input_value(one.index))
        waiting += one.args
    return found


class _Tidying:
    """`columns` has each column that is needed and its operation, each after those that it reads."""

    def __init__(self, plan: Plan, wanted: list[Op]) -> None:
        given = {one.target: one.op for one in plan.assignments}
        self.uses = _uses(given, wanted)
        self.columns: dict[Op, Op] = {}
        self.instead: dict[Op, Op] = {}  # what stands where an intermediate is read
        self.deep: dict[Op, int] = {}
        self.done: dict[Op, Op] = {}
        self.lets = sum(target.kind is Kind.LET for target in given)
        self.made: dict[Op, Op] = {}
        for target, op in given.items():
            if target in self.uses:
                self._take(target, op)

    def _take(self, target: Op, op: Op) -> None:
        op = self._tidy(op)
        if target.kind is Kind.LET and (op.size <= SMALL or self.uses[target] == 1):
            self.instead[target] = op
        else:
            self.columns[target] = op

    def _tidy(self, op: Op) -> Op:
        if op.kind is Kind.LET:
            return self.instead.get(op, op)
        if not op.args:
            return op
        found = self.done.get(op)
        if found is None:
            args = [self._tidy(arg) for arg in op.args]
            found = folded(evolve(op, args=tuple(args)))
            most = SMALL if found.kind in REPEATING else None
            shallow = [self._shallow(arg, most) for arg in found.args]
            found = self.done[op] = found if shallow == list(found.args) else evolve(found, args=tuple(shallow))
            self.deep[found] = 1 + max((self.deep.get(arg, 0) for arg in found.args), default=0)
        return found

    def _shallow(self, op: Op, most: int | None) -> Op:
        """`op`, or a new intermediate that holds it where it is too deep, or larger than `most`."""
        if op.kind in CONDITIONS or (self.deep.get(op, 0) < DEEPEST and (most is None or op.size <= most)):
            return op
        if op not in self.made:
            self.made[op] = ops.let(self.lets)
            self.columns[self.made[op]] = op
            self.lets += 1
        return self.made[op]


def _uses(given: dict[Op, Op], wanted: list[Op]) -> dict[Op, int]:
    """How often each column that is needed is read."""
    uses = dict.fromkeys(wanted, 0)
    for target, op in reversed(given.items()):
        if target in uses:
            for leaf in _leaves(op):
                uses[leaf] = uses.get(leaf, 0) + 1
    return uses
