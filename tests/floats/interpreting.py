"""The smallest engine there is: a plan in Python's own floats, every operation computed, whatever the others say.

A database may compute all branches of a case, and conditions that others make void. So nothing here is left out, and
every number that comes out of an operation must be finite: `run` raises where one is not.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from indikator_dsl.floats import STATUSES, Kind
from indikator_dsl.floats import ops as make

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping, Sequence

    from indikator_dsl import Status
    from indikator_dsl.floats import Op, Plan

__all__ = ["PlainEngine", "run"]


def run(
    plan: Plan, cells: Sequence[float | None], bad: Sequence[bool] = (), reached: Counter[Kind] | None = None
) -> dict[str, tuple[Status | None, float | None]]:
    """Status (None without statuses) and value of each step by its id. `reached` counts the kinds of operations."""
    engine = PlainEngine(cells, bad or [False] * len(cells))
    for one in plan.assignments:
        assert one.target not in engine.known, f"assigned twice: {one.target}"
        engine.known[one.target] = engine.of(one.op)
    if reached is not None:
        reached.update(op.kind for op in engine.known)
    found = {}
    for at, step in enumerate(plan.program.steps):
        status = STATUSES[engine.known[make.status(at)]] if plan.statuses else None
        found[step.id] = (status, engine.known[make.value(at)])
    return found


class PlainEngine:
    """Cleaned inputs and whether they are bad, both by number; `known` are the results of operations so far."""

    def __init__(
        self, cells: Sequence[float | None], bad: Sequence[bool], uneven: Mapping[int, bool] | None = None
    ) -> None:
        self.cells = cells
        self.bad = bad
        self.uneven = uneven or {}
        self.known: dict[Op, Any] = {}

    def of(self, op: Op) -> Any:
        if op not in self.known:
            assert op.kind not in (Kind.LET, Kind.VALUE, Kind.STATUS), f"read before it is assigned: {op}"
            found = self._computed(op)
            assert not isinstance(found, float) or math.isfinite(found), f"{found}: {op}"
            self.known[op] = found
        return self.known[op]

    def _computed(self, op: Op) -> Any:
        args = [self.of(arg) for arg in op.args]
        match op.kind:
            case Kind.NUMBER:
                return op.number
            case Kind.INPUT:
                return self.cells[op.index]
            case Kind.NOTHING:
                return None
            case Kind.OUTCOME:
                return op.index
            case Kind.BAD:
                return self.bad[op.index]
            case Kind.UNEVEN:
                return self.uneven.get(op.index, False)
            case Kind.CASE:
                branches = zip(args[:-1:2], args[1:-1:2], strict=True)
                return next((value for condition, value in branches if condition), args[-1])
            case Kind.MISSING:
                return args[0] is None
            case Kind.ANY:
                return any(args)
            case Kind.ALL:
                return all(args)
            case Kind.NOT:
                return None if args[0] is None else not args[0]
        return None if None in args else self._of_numbers(op.kind, args)

    @staticmethod
    def _of_numbers(kind: Kind, args: list[Any]) -> Any:
        match kind:
            case Kind.ADD:
                while len(args) > 1:  # in pairs, so that a long sum is no deep one
                    args = [sum(args[at : at + 2]) for at in range(0, len(args), 2)]
                return args[0]
            case Kind.MULTIPLY:
                return args[0] * args[1]
            case Kind.DIVIDE:
                return args[0] / args[1]
            case Kind.NONZERO:
                return args[0] or None
            case Kind.NEGATIVE:
                return -args[0]
            case Kind.ABSOLUTE:
                return abs(args[0])
            case Kind.FLOOR:
                return float(math.floor(args[0]))
            case Kind.POWER:
                assert args[0] >= 0
                return args[0] ** args[1]
            case Kind.ROOT:
                return math.sqrt(args[0])
            case Kind.LOGARITHM:
                return math.log(args[0])
            case Kind.LEAST:
                return min(args)
            case Kind.GREATEST:
                return max(args)
            case Kind.LESS:
                return args[0] < args[1]
            case Kind.AT_LEAST:
                return args[0] >= args[1]
            case Kind.EQUAL:
                return args[0] == args[1]
            case _:
                raise AssertionError(f"no spelling for {kind}")
