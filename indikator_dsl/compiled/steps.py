"""The steps of a program as functions of their own, each made when it is first called."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from indikator_dsl.compiled.exactly import LARGEST, MOST, SMALLEST, by_the_tree, exact_pair, reduced
from indikator_dsl.compiled.facts import RiskyError, entered, hard
from indikator_dsl.compiled.pairs import spell_pairs
from indikator_dsl.compiled.spelling import Speller
from indikator_dsl.compiled.variants import narrows, wholes
from indikator_dsl.compiled.writing import spell_step, within
from indikator_dsl.evaluation.arithmetic import MOST_BITS
from indikator_dsl.program import Entered, Fixed, Formula

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indikator_dsl.compiled.exactly import Exact
    from indikator_dsl.compiled.facts import Part
    from indikator_dsl.program import Program

__all__ = ["WORDS", "Steps"]

CHECKED = -1  # the number of no value


def _check(data: Mapping[str, Any], known: dict[int, Any], total: float) -> None:
    """Raise where `total`, a sum of results, or a datum is no finite number: an infinite datum can leave a zero."""
    if CHECKED not in known:
        known[CHECKED] = sum(data.values(), 0.0)
    if not math.isfinite(known[CHECKED]) or not math.isfinite(total):
        raise ArithmeticError


WORDS: dict[str, Any] = {
    "__builtins__": {},
    "Exception": Exception,
    "abs": abs,
    "check": _check,
    "copysign": math.copysign,
    "dict": dict,
    "floor": math.floor,
    "len": len,
    "max": max,
    "min": min,
    "narrows": narrows,
    "reduced": reduced,
    "odd": ArithmeticError(),
    "sqrt": math.sqrt,
    "wholes": wholes,
}
"""All that generated code can name."""


class Steps:
    """`functions[at](values)` is the value of step `at`, from the values of inputs and steps by their numbers.

    A function raises an exception of any kind where it does not know the value. Each may be called first only after
    those of the steps that it uses. `fills` has, by the number of a step, the inputs that its value counts for where
    they were not given.
    """

    def __init__(self, program: Program, *, exact: bool = False) -> None:
        self.program = program
        self.inputs = len(program.inputs)
        self.exact = exact
        self.functions: list[Callable[[list[Any]], Any]] = [
            partial(self._first, at) for at in range(len(program.steps))
        ]
        self.fills: dict[int, list[int]] = {}
        for number, one in enumerate(program.inputs):
            if one.fallback is not None and one.fallback >= self.inputs:
                self.fills.setdefault(one.fallback, []).append(number)
        self._pairs: dict[int, Callable[[Any], Exact]] = {}
        self._bits: dict[int, tuple[float, float]] = {}
        self._parts: dict[int, Part] = {}
        self._used = {number for step in program.steps for number in program.used(step)}

    def number(self, value: Any) -> Any:
        """What the functions compute with for `value` as entered. Raises ArithmeticError for what is no such number."""
        kind = type(value)
        if not self.exact:
            if kind is float and (not value or SMALLEST <= abs(value) < LARGEST):
                return value
            if kind is int and -MOST < value < MOST:
                return value
        pair = exact_pair(value)
        if self.exact:
            return pair
        return pair[0] if pair[1] == 1 else Fraction(*pair)

    def exactly(self, at: int, known: Mapping[int, Exact]) -> Exact:
        """The exact value of step `at`, a formula, from those of what it uses.

        Raises NoValueError, or ZeroDivisionError where it is sure that nothing got too large before.
        """
        step = self.program.steps[at]
        assert isinstance(step, Formula)
        made = self._pairs.get(at)
        if made is None:
            made = self._pairs[at] = self._made_of_pairs(self.inputs + at, step)
        return made(known)

    def _made_of_pairs(self, number: int, step: Formula) -> Callable[[Any], Exact]:
        try:
            lines, pair = spell_pairs(step.tree, step.uses, self._bits)
        except RiskyError:
            self._bits[number] = MOST_BITS, MOST_BITS
            return partial(by_the_tree, step)
        self._bits[number] = pair.most_above, pair.most_below
        lines = [f"n{used}, d{used} = v[{used}]" for used in self.program.used(step)] + lines
        made: Callable[[Mapping[int, Exact]], Exact] = _function(
            [*lines, f"return reduced({pair.above}, {pair.below})"]
        )
        return made

    def _first(self, at: int, values: list[Any]) -> Any:
        self.functions[at] = made = self._made(at)
        return made(values)

    def _made(self, at: int) -> Callable[[list[Any]], Any]:
        step, number = self.program.steps[at], self.inputs + at
        speller = Speller(positive=False)
        doubts: list[str] = []
        if isinstance(step, Fixed):
            return _unknown
        if self.exact:
            return self._made_of_pairs(number, step) if isinstance(step, Formula) else itemgetter(step.source)
        if isinstance(step, Entered):
            part = entered(f"x{step.source}", positive=False, narrow=False)
        else:
            try:
                found = spell_step(speller, step, self._parts, inputs=self.inputs, used=number in self._used)
            except RiskyError:
                self._parts[number] = hard(f"x{number}")
                return _unknown
            part, doubts = found.part, [f"{text} and not {within(text)}" for text in found.narrow] + found.doubts
        self._parts[number] = part.as_value(f"x{number}")
        lines = [f"x{used} = v[{used}]" for used in self.program.used(step)]
        lines += speller.lines
        lines += [f"if {' or '.join(doubts)}: raise odd"] if doubts else []
        lines.append(f"return {part.text}" if part.real else f"return {part.term} + 0.0")
        return _function(lines)


def _function(lines: list[str]) -> Callable[[Any], Any]:
    """The function of `v` with the statements `lines`."""
    words = dict(WORDS)
    exec("def step(v):\n" + "\n".join("  " + line for line in lines), words)
    made: Callable[[Any], Any] = words["step"]
    return made


def _unknown(values: list[Any]) -> Any:
    raise ArithmeticError
