"""One record, step by step: what is missing, what is zero, and what doubles are not sure of.

This is the way of every record that the one generated function does not take, and that of a session. A step is still a
generated function over doubles; where it raises, the rules of statuses decide, and then exact arithmetic.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, assert_never

from indikator_dsl.compiled.exactly import double, exact_value
from indikator_dsl.compiled.results import CompiledResults
from indikator_dsl.compiled.rules import stopped
from indikator_dsl.evaluation.arithmetic import TooLargeError
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.result import Status
from indikator_dsl.program import Entered, Fixed, Formula

if TYPE_CHECKING:
    from indikator_dsl.compiled.exactly import Exact
    from indikator_dsl.compiled.results import Shape
    from indikator_dsl.compiled.steps import Steps

__all__ = ["Record"]

SMALLEST, LARGEST = 1e-290, 1e290  # what is computed of a double beyond these may not be one


class Record:
    """The state of one record: `statuses` and `shown`, the value or None, of each step by its number from 0.

    `entered` is what each input holds: a number as `Steps.number` makes it, or None where it is missing. `filled` has,
    for each input that was not given at all, the number of the step whose value counts in its place.
    """

    def __init__(self, steps: Steps, entered: list[Any], filled: dict[int, int]) -> None:
        count = len(steps.program.steps)
        self.steps = steps
        self.entered = entered
        self.filled = filled
        self.values: list[Any] = [*entered, *[None] * count]  # what the functions compute with
        self.shown: list[Any] = [None] * count
        self.statuses: list[Status] = [Status.GALAT] * count
        self.exact: dict[int, Exact] = {}

    def compute_all(self) -> None:
        for at in range(len(self.statuses)):
            self.compute(at)

    def results(self, shape: Shape) -> CompiledResults:
        order = self.steps.program.order
        values, statuses = [self.shown[at] for at in order], [self.statuses[at] for at in order]
        return CompiledResults.of(tuple(values), tuple(statuses), shape)

    def compute(self, at: int) -> None:
        """Compute step `at`, after those that it uses."""
        steps = self.steps
        number = steps.inputs + at
        try:
            value = steps.functions[at](self.values)
        except Exception:  # whatever Python says of a number that is missing, zero or odd: it is looked into
            value = None
        if value is None:
            status, value = self._settle(at, number)
        else:
            status = Status.TERHITUNG
            self.shown[at] = Fraction(*value) if steps.exact else value
        self.statuses[at] = status
        self.values[number] = value
        for one in steps.fills.get(number, ()):
            if self.filled.get(one) == number:
                self.values[one] = value

    def _settle(self, at: int, number: int) -> tuple[Status, Any]:
        """The status of a step that its function did not compute, and what is computed with for it."""
        self.shown[at] = None
        program = self.steps.program
        step = program.steps[at]
        if isinstance(step, Fixed):
            return step.status, None
        used = [self.statuses[one - self.steps.inputs] for one in program.used(step) if one >= self.steps.inputs]
        missing = any(self._missing(one) for one in program.used(step) if one < self.steps.inputs)
        if isinstance(step, Entered):
            if missing:
                return Status.EKSTERNAL, None
        elif isinstance(step, Formula):
            if (status := stopped(used, missing=missing)) is not None:
                return status, None
        else:
            assert_never(step)
        try:
            exact = exact_value(self.steps, number, self.exact, self.entered.__getitem__, self.filled)
        except ZeroDivisionError:
            return Status.TAK_TERDEFINISI, None
        except NoValueError as problem:
            large = isinstance(problem.cause, TooLargeError)
            return (Status.GALAT if large else Status.TAK_TERDEFINISI), None
        if self.steps.exact:
            self.shown[at] = Fraction(*exact)
            return Status.TERHITUNG, exact
        self.shown[at] = value = double(*exact)
        return Status.TERHITUNG, value if not exact[0] or SMALLEST < abs(value) < LARGEST else None

    def _missing(self, number: int) -> bool:
        """Whether there is nothing for input `number`. A value that is there may be too large to compute with."""
        if number in self.filled:
            return self.statuses[self.filled[number] - self.steps.inputs] is not Status.TERHITUNG
        return self.entered[number] is None
