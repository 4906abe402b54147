"""What an engine of doubles has to say of data: as the exact interpreter, but for what docs/decisions/0024 names.

`expected(registry, data, bad)` is one Expected for each indicator; `Expected.problem(status, value)` says what is wrong
with what an engine said. Data are numbers as the engine gets them (floats and ints) or None.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl import Status
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.program import Entered, Fixed, Formula, lower
from tests.engines.close import Close, UnsureError, close_to

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from indikator_dsl import Registry, Results
    from indikator_dsl.program import Program, Step

__all__ = ["Expected", "expected"]

LARGEST, SMALLEST = Fraction(10**30), Fraction(1, 10**30)  # a datum beyond these is bad
RELATIVE = Fraction(1, 10**12)
ANYTHING = frozenset(Status)


@frozen
class Expected:
    """What may be said of an indicator: one of `statuses`, and for `terhitung` the `value`, off by `within` at most.

    `value` None with `terhitung` among the statuses: the data are of those on which 0024 leaves engines free.
    """

    statuses: frozenset[Status]
    value: Fraction | None = None
    within: Fraction = Fraction(0)

    @property
    def free(self) -> bool:
        """Whether 0024 leaves an engine free to differ."""
        return len(self.statuses) > 1

    def problem(self, status: Status | str | None, value: float | None) -> str | None:
        """What is wrong with `status` (None: the engine gave values alone) and `value`; None where nothing is."""
        if status is not None:
            status = Status(status)
            if status not in self.statuses:
                return f"{status.value} instead of {' or '.join(one.value for one in self.statuses)}"
            if (value is not None) != (status is Status.TERHITUNG):
                return f"{status.value} with the value {value}"
        elif (value is not None) != (Status.TERHITUNG in self.statuses) and not self.free:
            return f"the value {value} instead of {self.value}"
        if value is None or self.value is None:
            return None
        if not math.isfinite(value):
            return f"{value} is no number"
        off = abs(Fraction(value) - self.value)
        return None if off <= self.within else f"{value!r} instead of {float(self.value)!r}, off by {float(off)}"


def expected(
    registry: Registry, data: Mapping[str, Any], bad: Collection[str] = (), *, results: Results | None = None
) -> dict[str, Expected]:
    """By the id of each indicator what an engine of doubles may say. `bad` are names whose cell is no number at all.

    Data beyond ±1e30, or nearer to zero than 1e-30, count as bad too. `results` are those of the interpreter, for data
    without bad ones, where they are known already.
    """
    numbers = {name: None if value is None else Fraction(str(value)) for name, value in data.items()}
    beyond = {name for name, value in numbers.items() if value and not SMALLEST <= abs(value) <= LARGEST} | {*bad}
    if beyond or results is None:
        results = registry.evaluate({**data, **dict.fromkeys(beyond)})
    keys = {registry.binder.key(name): value for name, value in numbers.items()}
    program = lower(registry, present=keys)
    broken = {registry.binder.key(name) for name in beyond}
    told = _Told(program, results)
    for at, datum in enumerate(program.inputs):
        told.entered(at, keys.get(datum.key), datum.key in broken)
    for step in program.steps:
        told.step(step)
    return {step.id: one for step, one in zip(program.steps, told.steps, strict=True)}


class _Told:
    """Goes through a program in its order. `values` has what the engine may see of each value, None where none."""

    def __init__(self, program: Program, results: Results) -> None:
        self.program = program
        self.results = results
        self.values: list[Close | None] = []
        self.bad: list[bool] = []  # of inputs
        self.steps: list[Expected] = []

    def entered(self, at: int, value: Fraction | None, bad: bool) -> None:
        self.bad.append(bad)
        self.values.append(None if bad or value is None else Close.entered(value))

    def step(self, step: Step) -> None:
        self.steps.append(self._expected(step))

    def _expected(self, step: Step) -> Expected:
        result = self.results[step.id]
        used = self.program.used(step)
        inputs = len(self.program.inputs)
        self.values.append(None)
        if isinstance(step, Fixed):
            return Expected(frozenset({result.status}))
        steps = [self.steps[number - inputs] for number in used if number >= inputs]
        if any(self.bad[number] for number in used if number < inputs):
            return Expected(frozenset({Status.GALAT}))
        if any(one.statuses == {Status.GALAT} for one in steps):
            return Expected(frozenset({Status.GALAT}))
        if any(one.free for one in steps):
            return Expected(ANYTHING)
        if isinstance(step, Entered):
            found = self.values[step.source]
        elif any(self.values[number] is None for number in used):
            found = None
        else:
            assert isinstance(step, Formula)
            known = {name: value for name, number in step.uses.items() if (value := self.values[number]) is not None}
            try:
                found = close_to(step.tree, known)
            except UnsureError:
                return Expected(frozenset({Status.TERHITUNG, Status.TAK_TERDEFINISI, Status.GALAT}))
            except NoValueError:
                found = None
        self.values[-1] = found
        if found is None or result.value is None:
            return Expected(frozenset({result.status}))
        return Expected(frozenset({result.status}), result.value, abs(result.value) * RELATIVE + Fraction(found.off))
