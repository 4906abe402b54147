"""Program → the source of one function that computes a whole record in which nothing is missing and nothing is odd.

No text of a user is part of the source: it is made of numbers of values, constants and the words below. The names of
data stand beside it, in tuples.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple, assert_never

from attrs import frozen

from indikator_dsl.compiled.facts import MOST_ERROR, NARROW, Part, RiskyError, entered, entered_whole, hard
from indikator_dsl.compiled.rules import stopped
from indikator_dsl.compiled.spelling import Speller
from indikator_dsl.compiled.variants import PLAIN, Variant
from indikator_dsl.evaluation.result import Status
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.program import Entered, Fixed, Formula
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.program import Program, Step

__all__ = ["Written", "spell_step", "within", "write"]

BLOCK = 128  # steps of one function: Python compiles large functions slowly
USED_ERROR = 700.0  # units that the value of a step which others use may be off: they add to it
GROUP = 10  # results whose product is looked at: few enough to stay within doubles
ZERO = " + 0.0"  # makes a double of any number, and zero of that below it
FEW = 3  # data of which each is looked at alone, and not all together


@frozen
class Written:
    """`source` defines `run`; `names` are the data that each of its blocks fetches, `statuses` those of a plain record.

    `order` has the numbers of the steps in the order of results. `data` is the number of data that a record has, and
    `lacking` the names of those that are None in it.
    """

    source: str
    names: tuple[tuple[str, ...], ...]
    statuses: tuple[Status, ...]
    order: tuple[int, ...]
    data: int
    lacking: tuple[str, ...]


class Spelled(NamedTuple):
    """The code of a step, the conditions that make it doubtful, and the data whose sizes have to be within NARROW."""

    part: Part
    doubts: list[str]
    narrow: list[str]


def write(program: Program, variant: Variant = PLAIN) -> Written:
    """The plain way through `program`: data are as `variant` says, by the names that they are called."""
    return _Writer(program, variant).written()


def spell_step(
    speller: Speller,
    step: Formula,
    parts: Mapping[int, Part],
    *,
    inputs: int,
    used: bool,
    whole: float | None = None,
) -> Spelled:
    """`step` spelled; `parts` has those of the steps that it uses, by their numbers. `used`: others use it.
    `whole`: data are doubles that are whole numbers below that power of ten.

    Raises RiskyError where it has to be computed exactly.
    """
    for narrow in (False, True) if whole is None else (False,):
        values = {}
        for name, number in step.uses.items():
            if number < inputs and whole is not None:
                values[name] = entered_whole(f"x{number}", whole, positive=speller.positive)
            elif number < inputs:
                values[name] = entered(f"x{number}", positive=speller.positive, narrow=narrow)
            else:
                values[name] = parts[number]
        known = max((part.error for part in values.values()), default=1.0)
        most = min(MOST_ERROR, max(USED_ERROR, 3 * known)) if used else MOST_ERROR
        shared, speller.shared = speller.shared, () if narrow else speller.shared
        try:
            part, doubts = speller.spell(step.tree, values, most)
        except RiskyError:
            continue
        finally:
            speller.shared = shared
        return Spelled(part, doubts, [f"x{at}" for at in step.uses.values() if at < inputs] if narrow else [])
    raise RiskyError


class _Writer:
    def __init__(self, program: Program, variant: Variant) -> None:
        self.program = program
        self.variant = variant
        self.inputs = len(program.inputs)
        self.parts: dict[int, Part] = {}
        self.statuses: list[Status] = []
        self.used = {number for step in program.steps for number in program.used(step)}
        self.narrow: dict[str, None] = {}  # of one block, as the next
        self.loose: list[int] = []  # lines that end in ZERO only to make a double
        self.risky = False  # whether something is always computed exactly

    def written(self) -> Written:
        program = self.program
        for step in program.steps:
            self.statuses.append(self._status(step))
        cuts = range(0, len(program.steps), BLOCK) or range(1)
        blocks = [self._block(at, program.steps[at : at + BLOCK]) for at in cuts]
        names = tuple(names for _, names in blocks)
        bodies = [lines for lines, _ in blocks]
        source = self._alone(bodies[0]) if len(bodies) == 1 else self._several(bodies)
        statuses = tuple(self.statuses[at] for at in program.order)
        none = self.variant.missing - self.variant.absent
        lacking = tuple(program.inputs[number].name for number in sorted(none))
        data = len({name for some in names for name in some}) + len(lacking)
        return Written(source, names, statuses, program.order, data, lacking)

    def _status(self, step: Step) -> Status:
        """The status of a step where it can be computed if the data that it needs are there."""
        missing = not self.variant.missing.isdisjoint(self.program.used(step))
        match step:
            case Fixed(status=status):
                return status
            case Entered():
                return Status.EKSTERNAL if missing else Status.TERHITUNG
            case Formula():
                used = [number - self.inputs for number in self.program.used(step) if number >= self.inputs]
                return stopped([self.statuses[at] for at in used], missing=missing) or Status.TERHITUNG
            case _:
                assert_never(step)

    # -- functions -------------------------------------------------------------------------------------------------

    def _alone(self, body: list[str]) -> str:
        """The one function of a set that fits into one."""
        made = [self._value(at) for at in self.program.order]
        values = "".join(f"{value}, " for value in made)
        lines = [self._start()]
        known = ["m = {}"] if any("m)" in line or "m, " in line for line in body) else []
        lines += ["  " + line for line in (*known, *body, "r = new()", f"r._values = ({values})")]
        return _run(lines)

    def _several(self, bodies: Sequence[list[str]]) -> str:
        """A function for each block, which adds its values to `v`, and the one that calls them."""
        lines = []
        for at, body in enumerate(bodies):
            steps = range(at * BLOCK, min((at + 1) * BLOCK, len(self.program.steps)))
            values = "".join(f"{self._value(step)}, " for step in steps)
            lines += [f"def block{at}(d, v, m):", *("  " + line for line in body), f"  v += ({values})"]
        calls = [f"block{at}(d, v, m)" for at in range(len(bodies))]
        whole = [self._start()]
        whole += ["  " + line for line in ("v = []", "m = {}", *calls, "r = new()", "r._values = ordered(v)")]
        return "\n".join(lines) + "\n" + _run(whole)

    def _start(self) -> str:
        lacking = " and lacking(d) == nones" if self.variant.missing - self.variant.absent else ""
        return f"if d.__class__ is dict and len(d) == data{lacking}:"

    def _value(self, at: int) -> str:
        return f"x{self.inputs + at}" if self._computed(at) else "None"

    def _computed(self, at: int) -> bool:
        return self.statuses[at] is Status.TERHITUNG

    # -- one block -------------------------------------------------------------------------------------------------

    def _block(self, start: int, steps: Sequence[Step]) -> tuple[list[str], tuple[str, ...]]:
        """The statements of a block, and the names of the data that it fetches."""
        program = self.program
        used = dict.fromkeys(number for step in steps for number in program.used(step))
        fetched = [number for number in used if number < self.inputs and number not in self.variant.missing]
        earlier = [number for number in used if self.inputs <= number < self.inputs + start]
        speller = Speller(positive=True)
        keys, speller.shared = _shared(steps)
        computed = []
        self.narrow = {}
        self.risky = False
        self.loose = []
        read = {number for at, step in enumerate(steps, start) if self._computed(at) for number in program.used(step)}
        speller.finite |= {f"x{number}": None for number in fetched if number not in read}
        for at, step in enumerate(steps, start):
            speller.keys = keys[at - start]
            if self._computed(at):
                self._step(speller, self.inputs + at, step)
                computed.append(f"x{self.inputs + at}")
        lines = []
        whole, look = self.variant.whole, False
        if fetched:
            taken = f"get{start // BLOCK}(d)"
            several = taken if len(fetched) > 1 else f"({taken},)"
            if whole is not None:
                look, taken = True, f"wholes({several}, {10.0**whole!r})"
            elif len(self.narrow) > max(FEW, len(fetched) // 2):
                look, taken = True, f"narrows({several})"
            lines.append(f"{', '.join(f'x{number}' for number in fetched)}{',' if look else ''} = {taken}")
        lines += [f"x{number} = v[{number - self.inputs}]" for number in earlier]
        odd = [f"{text} and not {within(text, text in speller.signed)}" for text in self.narrow]
        odd += [f"{text} < 0" for text in speller.signed if text not in self.narrow]
        odd += [f"not -1e300 < {text} < 1e300" for text in speller.finite if text not in self.narrow]
        if odd and not look:
            lines.append(f"if {' or '.join(odd)}: raise odd")
        if look:
            for at in self.loose:
                speller.lines[at] = speller.lines[at].removesuffix(ZERO)
        lines += speller.lines
        for at in range(0, len(computed), GROUP) if not look or self.risky else ():
            lines.append(f"p = {' * '.join(computed[at : at + GROUP])}")
            total = " + ".join(computed[at : at + GROUP])
            lines.append(f"if not (0.0 < p < 1e308 or -1e308 < p < 0.0): check(d, m, {total})")
        return lines, tuple(program.inputs[number].name for number in fetched)

    def _step(self, speller: Speller, number: int, step: Step) -> None:
        if isinstance(step, Entered):
            part = entered(f"x{step.source}", positive=True, narrow=False)
            if self.variant.whole is not None:
                part = entered_whole(f"x{step.source}", self.variant.whole, positive=True)
            doubts: list[str] = []
        elif isinstance(step, Formula):
            try:
                found = spell_step(
                    speller, step, self.parts, inputs=self.inputs, used=number in self.used, whole=self.variant.whole
                )
            except RiskyError:
                self.risky = True
                part, doubts = hard(f"x{number}"), ["True"]
            else:
                part, doubts = found.part, found.doubts
                self.narrow |= dict.fromkeys(found.narrow)
        else:
            return
        text = part.text if part.real else part.term + ZERO
        if isinstance(step, Formula) and not part.real:
            self.loose.append(len(speller.lines))
        if doubts == ["True"]:
            text = f"exact({number}, d, m)"
        elif doubts:
            text = f"exact({number}, d, m) if {' or '.join(doubts)} else {text}"
        speller.lines.append(f"x{number} = {text}")
        self.parts[number] = part.as_value(f"x{number}")


def within(text: str, positive: bool = False) -> str:
    """The condition that a datum has a size within NARROW."""
    return f"{10**-NARROW!r} < {text if positive else f'abs({text})'} < {10**NARROW!r}"


def _run(lines: Sequence[str]) -> str:
    body = [*lines, "  return r"]
    lines = ["def run(d):", " try:", *("  " + line for line in body), " except Exception: pass", " return careful(d)"]
    return "\n".join(lines)


def _shared(steps: Sequence[Step]) -> tuple[list[dict[int, int]], set[int]]:
    """For each step a number of each node, equal where they compute the same; and those that are used several times."""
    found: list[dict[int, int]] = []
    numbers: dict[object, int] = {}
    counts: Counter[object] = Counter()

    def number(node: Node, uses: Mapping[str, int], keys: dict[int, int]) -> object:
        parts: tuple[Node, ...]
        match node:
            case Number():
                return node.factor.numerator, node.factor.denominator
            case Name(text):
                return "x", uses[fold(text)]
            case Chain(said, parts) | Call(said, parts):
                pass
            case Negative(operand):
                said, parts = "-", (operand,)
            case Power(base, exponent):
                said, parts = "^", (base, exponent)
            case _:
                assert_never(node)
        inside = tuple([number(part, uses, keys) for part in parts])
        key = numbers.get((said, inside))
        if key is None:
            key = numbers[said, inside] = len(numbers)
            counts.update(inside)
        keys[id(node)] = key
        return key

    for step in steps:
        found.append({})
        if isinstance(step, Formula):
            counts[number(step.tree, step.uses, found[-1])] += 1
    return found, {key for key, count in counts.items() if count > 1 and isinstance(key, int)}
