"""Program → plan: assignments of values, intermediates and statuses, in layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from indikator_dsl.evaluation.result import Status
from indikator_dsl.floats import ops
from indikator_dsl.floats.facts import Fact, Part
from indikator_dsl.floats.lowering import Lowering, deciding_names
from indikator_dsl.floats.ops import Kind, Op
from indikator_dsl.program import Entered, Fixed, Formula

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.floats.lowering import Check
    from indikator_dsl.program import Program, Step

__all__ = ["STATUSES", "Assignment", "Plan", "make_plan"]

STATUSES: tuple[Status, ...] = tuple(Status)
"""The statuses in the order of their numbers, for engines that keep them as small numbers."""

LEAVES = frozenset((Kind.NUMBER, Kind.INPUT, Kind.VALUE, Kind.LET, Kind.STATUS, Kind.OUTCOME, Kind.NOTHING))
WITHOUT_VALUE = (Status.BELUM_ADA_DATA, Status.EKSTERNAL, Status.TANPA_FORMULA)  # of what is used: data are missing


@frozen
class Assignment:
    """`target` (a LET, VALUE or STATUS) is `op`."""

    target: Op
    op: Op


@frozen
class Plan:
    """What an engine of doubles computes for `program`.

    `layers` hold the assignments; each reads inputs and what stands in earlier layers only. Every step has a VALUE;
    with `statuses` every one has a STATUS too, and without them there is none. `deep` is the number of layers.
    """

    program: Program
    layers: tuple[tuple[Assignment, ...], ...]
    statuses: bool

    @property
    def deep(self) -> int:
        return len(self.layers)

    @property
    def assignments(self) -> tuple[Assignment, ...]:
        """All assignments, each after those it reads."""
        return tuple(one for layer in self.layers for one in layer)


def make_plan(
    program: Program, facts: Mapping[int, Fact] | None = None, *, statuses: bool = True, joined: bool = False
) -> Plan:
    """The plan of `program`; `facts` has what is known of inputs, by their number.

    `joined` tells that the data were joined from those of units and periods: a formula whose data do not cover the same
    (UNEVEN) has no value then.
    """
    return _Planner(program, facts or {}, statuses, joined).plan()


class _Planner:
    def __init__(self, program: Program, facts: Mapping[int, Fact], statuses: bool, joined: bool) -> None:
        self.program = program
        self.facts = facts
        self.statuses = statuses
        self.joined = joined
        self.lets: dict[Op, Op] = {}
        self.level: dict[Op, int] = {}  # of LET, VALUE and STATUS: the layer that they stand in
        self.reach: dict[Op, int] = {}  # of other operations: the layer that they can be read in
        self.layers: list[list[Assignment]] = []
        self.parts: list[Part] = []  # of the steps
        self.possible: list[frozenset[Status]] = []  # the statuses that each step may have
        self.deciding = self._deciding()

    def plan(self) -> Plan:
        for at, step in enumerate(self.program.steps):
            self._step(at, step)
        return Plan(self.program, tuple(map(tuple, self.layers)), self.statuses)

    def _deciding(self) -> list[bool]:
        """Of each step, whether its being zero, or exact, decides on another."""
        program = self.program
        found = [False] * len(program.steps)
        for at in range(len(program.steps) - 1, -1, -1):
            step = program.steps[at]
            if isinstance(step, Formula):
                for name in deciding_names(step.tree, found[at]):
                    number = step.uses[name] - len(program.inputs)
                    if number >= 0:
                        found[number] = True
        return found

    # -- assignments -----------------------------------------------------------------------------------------------

    def share(self, op: Op) -> Op:
        """`op` as something that is cheap to read again: itself, or an intermediate that holds it."""
        if op.kind in LEAVES or (op.kind is Kind.NEGATIVE and op.args[0].kind in LEAVES):
            return op
        if op not in self.lets:
            self.lets[op] = ops.let(len(self.lets))
            self._assign(self.lets[op], op)
        return self.lets[op]

    def _assign(self, target: Op, op: Op) -> None:
        level = self._reach(op)
        while len(self.layers) <= level:
            self.layers.append([])
        self.layers[level].append(Assignment(target, op))
        self.level[target] = level

    def _reach(self, op: Op) -> int:
        """The first layer in which all that `op` reads is there."""
        if op.kind in (Kind.LET, Kind.VALUE, Kind.STATUS):
            return self.level[op] + 1
        if not op.args:
            return 0
        found = self.reach.get(op)
        if found is None:
            found = self.reach[op] = max(map(self._reach, op.args))
        return found

    # -- steps -----------------------------------------------------------------------------------------------------

    def _step(self, at: int, step: Step) -> None:
        match step:
            case Fixed(status=status):
                self._conclude(at, Part(ops.NOTHING, 0.0, 0.0), [], ops.outcome(STATUSES.index(status)), {status})
            case Entered(source=number):
                part = self._source(number)
                branches = self._problems((number,))
                if number < len(self.program.inputs):
                    branches.append((ops.missing(part.op), Status.EKSTERNAL))
                possible = {status for _, status in branches} | {Status.TERHITUNG}
                self._conclude(at, part, branches, ops.outcome(STATUSES.index(Status.TERHITUNG)), possible)
            case Formula():
                self._formula(at, step)
            case _:
                assert_never(step)

    def _formula(self, at: int, step: Formula) -> None:
        used = self.program.used(step)
        lowering = Lowering({name: self._source(number) for name, number in step.uses.items()}, self.share)
        part = lowering.part(step.tree, self.deciding[at])
        branches = self._problems(used)
        missing = [ops.missing(ops.input_value(number)) for number in used if number < len(self.program.inputs)]
        missing += self._having(used, WITHOUT_VALUE)
        if missing:
            branches.append((ops.any_of(missing), Status.BELUM_ADA_DATA))
        if self.joined and len(used) > 1:
            branches.append((ops.uneven(at), Status.BELUM_ADA_DATA))
            part = evolve(part, op=ops.case([(ops.uneven(at), ops.NOTHING)], part.op))
        undefined = self._having(used, (Status.TAK_TERDEFINISI,))
        if undefined:
            branches.append((ops.any_of(undefined), Status.TAK_TERDEFINISI))
        branches += _merged(lowering.checks)
        possible = {status for _, status in branches} | {Status.TERHITUNG}
        self._conclude(at, part, branches, ops.outcome(STATUSES.index(Status.TERHITUNG)), possible)

    def _source(self, number: int) -> Part:
        """The part of what value `number` is."""
        if number >= len(self.program.inputs):
            return self.parts[number - len(self.program.inputs)]
        fact = self.facts.get(number, Fact())
        return Part(ops.input_value(number), fact.low, fact.high, fact.whole, fact.exact)

    def _problems(self, used: Sequence[int]) -> list[tuple[Op, Status]]:
        """The branch for data that are no numbers, and for what was computed of such."""
        inputs = len(self.program.inputs)
        broken = [ops.bad(number) for number in used if number < inputs and not self.facts.get(number, Fact()).sure]
        broken += self._having(used, (Status.GALAT,))
        return [(ops.any_of(broken), Status.GALAT)] if broken else []

    def _having(self, used: Sequence[int], statuses: Sequence[Status]) -> list[Op]:
        """The conditions that a step that is used has one of `statuses`."""
        found = []
        for number in used:
            at = number - len(self.program.inputs)
            if at < 0:
                continue
            for status in statuses:
                if self.possible[at] == {status}:
                    found.append(ops.ALWAYS)
                elif status in self.possible[at]:
                    found.append(ops.equal(ops.status(at), ops.outcome(STATUSES.index(status))))
        return found

    def _conclude(
        self,
        at: int,
        part: Part,
        branches: Sequence[tuple[Op, Status]],
        otherwise: Op,
        possible: set[Status],
    ) -> None:
        value = part.op
        if any(condition == ops.ALWAYS for condition, _ in branches):
            value = ops.NOTHING
        self._assign(ops.value(at), value)
        self.parts.append(evolve(part, op=ops.value(at)))
        self.possible.append(frozenset(possible))
        if self.statuses:
            named = [(condition, ops.outcome(STATUSES.index(status))) for condition, status in branches]
            self._assign(ops.status(at), ops.case(named, otherwise))


def _merged(checks: Sequence[Check]) -> list[tuple[Op, Status]]:
    """The checks as branches; those of one status that stand together are one."""
    found: list[tuple[list[Op], Status]] = []
    for check in checks:
        if found and found[-1][1] is check.status:
            found[-1][0].append(check.condition)
        else:
            found.append(([check.condition], check.status))
    return [(ops.any_of(conditions), status) for conditions, status in found]
