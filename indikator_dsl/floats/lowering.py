"""Tree → operations in doubles: the same meaning as evaluation/exact.py, with statuses that can be trusted.

Doubles do not cancel exactly: 0.1 + 0.2 - 0.3 is not 0, and a denominator that is zero would go unseen. So a sum on
which something depends (a denominator, a root, a rounding: `deciding`) is cleared of what can only be rounding. And
doubles end at 1e308: what could pass that is checked where it is computed (docs/decisions/0024).

Every operation that comes out has a value or a null, whatever the data: what has no value is a null from there on, and
`checks` says why.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from attrs import evolve, frozen

from indikator_dsl.evaluation.exact import constant
from indikator_dsl.evaluation.result import Status
from indikator_dsl.floats import ops, powers
from indikator_dsl.floats.facts import MOST_WHOLE, RANGE, Part
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from indikator_dsl.floats.ops import Op

__all__ = ["Check", "Lowering", "deciding_names"]

TIGHT, LOOSE = 4e-15, 1e-12  # rests below this part of the terms are rounding: of terms as entered, of computed ones
EACH = 2.3e-16  # what one more term as entered may add
WHOLE = 0.4  # no rest so large is taken for rounding, so that sums of whole numbers are always exact
NUDGE = 1 + 4e-15  # moves a half that doubles put just below it
MOST_NOISE = 0.1  # of the last decimal
NO_DECIMALS = 4e15  # from here on a double has no decimals that could be rounded
HALFWAY = RANGE / 2
FACTORS = 9  # of entered numbers, whose product cannot pass RANGE
NO_PLACES = Number(Fraction(0))


@frozen
class Check:
    """A condition under which the tree has no value, and the status that it has then. Checks count in their order."""

    condition: Op
    status: Status


class Lowering:
    """Lowers one tree. `values` has the part of the fold of every name; `keep` makes an operation an intermediate."""

    def __init__(self, values: Mapping[str, Part], keep: Callable[[Op], Op]) -> None:
        self.values = values
        self.keep = keep
        self.checks: list[Check] = []
        self.noise: dict[Op, Op] = {}  # of a sum that something depends on: what doubles may be off

    def part(self, node: Node, deciding: bool) -> Part:
        """The value of `node`. `deciding` tells that a status, a root or a rounding depends on it."""
        match node:
            case Number():
                found = Part.number(node.factor)
                if found is None:
                    self.check(ops.ALWAYS, Status.GALAT)
                    return Part(ops.ZERO, 0.0, 0.0, whole=True, exact=True)
                return found
            case Name(text):
                return self.values[fold(text)]
            case Chain(operators, operands):
                if node.additive:
                    return self._sum(operands, "+" + operators, deciding)
                return self._product(operators, operands, deciding)
            case Negative(operand):
                inner = self.part(operand, deciding)
                return evolve(inner, op=ops.negative(inner.op))
            case Power(base, exponent):
                return powers.power(self, base, exponent, deciding)
            case Call(function, arguments):
                return self._call(function, arguments, deciding)
            case _:
                assert_never(node)

    # -- what the parts share --------------------------------------------------------------------------------------

    def check(self, condition: Op, status: Status) -> None:
        self.checks.append(Check(condition, status))

    def shared(self, part: Part) -> Part:
        """`part`, cheap enough to be read several times."""
        return evolve(part, op=self.keep(part.op))

    def guarded(self, part: Part, condition: Op, status: Status) -> Part:
        """`part` (shared before), null where `condition` holds, which is then the reason."""
        self.check(condition, status)
        return self.shared(evolve(part, op=ops.case([(condition, ops.NOTHING)], part.op)))

    def within(self, part: Part, most: float = HALFWAY) -> Part:
        """`part`, no larger than 10^most and no smaller than 10^-most: beyond that it is `galat`."""
        if part.high <= most and part.low >= -most:
            return part
        part = self.shared(part)
        size = ops.absolute(part.op)
        beyond = [ops.at_least(size, ops.number(10.0**most))] if part.high > most else []
        if part.low < -most:
            tiny = ops.less(size, ops.number(10.0**-most))
            beyond.append(ops.all_of([tiny, ops.negate(ops.equal(part.op, ops.ZERO))]))
        found = self.guarded(part, ops.any_of(beyond), Status.GALAT)
        low = max(part.low, -most)
        return evolve(found, low=low, high=min(part.high, most), grid=part.grid and low == part.low)

    # -- sums and products -----------------------------------------------------------------------------------------

    def _sum(self, terms: Sequence[Node], signs: str, deciding: bool) -> Part:
        parts = [self.within(self.part(term, deciding)) for term in terms]
        added = [part.op if sign == "+" else ops.negative(part.op) for sign, part in zip(signs, parts, strict=True)]
        low, high = min(part.finest for part in parts), max(part.high for part in parts)
        high += math.log10(sum(10.0 ** (part.high - high) for part in parts))  # a long chain of sums grows slowly
        exact = all(part.exact for part in parts)
        if all(part.whole for part in parts) and high <= MOST_WHOLE:
            return Part(ops.add(added), 0.0, high, whole=True, exact=True)
        if not deciding:
            return Part(ops.add(added), low, high, grid=True)
        added = [self.keep(op) for op in added]
        size = ops.add([ops.absolute(op) for op in added])
        noise = ops.multiply(ops.number(TIGHT), size)
        if exact and len(parts) == 2:
            self.noise[ops.add(added)] = noise
            return Part(ops.add(added), low, high, grid=True)
        total = self.keep(ops.add(added))
        rest = max(TIGHT, len(parts) * EACH) if exact else LOOSE
        bound = ops.least([ops.number(WHOLE), ops.multiply(ops.number(rest), size)])
        cleared = ops.case([(ops.less(ops.absolute(total), bound), ops.ZERO)], total)
        found = self.keep(cleared)
        self.noise[found] = noise
        return Part(found, low, high, grid=True)

    def _product(self, operators: str, operands: Sequence[Node], deciding: bool) -> Part:
        if len(operands) > FACTORS and "/" not in operators:
            # One after another, each would have to be looked at in a layer of its own.
            half = len(operands) // 2
            first = self._product(operators[: half - 1], operands[:half], deciding)
            return self._multiplied(first, self._product(operators[half:], operands[half:], deciding))
        result = self.part(operands[0], deciding)
        for operator, operand in zip(operators, operands[1:], strict=True):
            part = self.part(operand, deciding or operator == "/")
            if operator == "*":
                result = self._multiplied(result, part)
                continue
            if isinstance(operand, Number) and part.op == ops.ZERO:
                self.check(ops.ALWAYS, Status.TAK_TERDEFINISI)
            elif not isinstance(operand, Number):
                part = self.shared(part)
                self.check(ops.equal(part.op, ops.ZERO), Status.TAK_TERDEFINISI)
            low, high = result.low - part.high, result.high - part.low
            if low < -RANGE or high > RANGE:
                result, part = self.within(result), self.within(part)
                low, high = -RANGE, RANGE
            result = Part(ops.divide(result.op, ops.nonzero(part.op)), low, high)
        return result

    def _multiplied(self, first: Part, second: Part) -> Part:
        low, high = first.low + second.low, first.high + second.high
        if low < -RANGE or high > RANGE:
            first, second = self.within(first), self.within(second)
            low, high = -RANGE, RANGE
        whole = first.whole and second.whole and high <= MOST_WHOLE
        return Part(ops.multiply(first.op, second.op), low, high, whole=whole, exact=whole)

    # -- functions -------------------------------------------------------------------------------------------------

    def _call(self, function: str, arguments: Sequence[Node], deciding: bool) -> Part:
        match function:
            case "sum" | "mean":
                total = self._sum(arguments, "+" * len(arguments), deciding) if len(arguments) > 1 else None
                total = total or self.part(arguments[0], deciding)
                if function == "sum" or len(arguments) == 1:
                    return total
                count = ops.number(float(len(arguments)))
                return Part(ops.divide(total.op, count), total.low - 5, total.high)
            case "min" | "max":
                # Engines write each argument several times: in a nest of them that grows by powers.
                parts = [self.shared(self.part(argument, deciding)) for argument in arguments]
                make = ops.least if function == "min" else ops.greatest
                low, high = min(part.low for part in parts), max(part.high for part in parts)
                whole, exact = all(part.whole for part in parts), all(part.exact for part in parts)
                return Part(make([part.op for part in parts]), low, high, whole, exact)
            case "abs":
                inner = self.part(arguments[0], deciding)
                return evolve(inner, op=ops.absolute(inner.op))
            case "sqrt":
                return powers.to_constant(self, arguments[0], Fraction(1, 2), deciding)
            case "root":
                return powers.root(self, arguments[0], arguments[1], deciding)
            case "round":
                return self._round(arguments[0], arguments[1] if len(arguments) > 1 else NO_PLACES)
            case _:
                raise ValueError(f"no function is called {function!r}")

    def _round(self, value: Node, places: Node) -> Part:
        """Half away from zero. A value is first moved over what doubles may lack to a half."""
        part = self.part(value, True)
        noise = self.noise.get(part.op)
        part = self.shared(self.within(part))
        decimals = constant(places)
        if decimals is not None:
            if decimals.denominator != 1 or not 0 <= decimals <= 30:
                return self.guarded(part, ops.ALWAYS, Status.TAK_TERDEFINISI)
            if part.whole:
                return part
            scale = ops.number(10.0**decimals.numerator)
        else:
            at = self.shared(self.part(places, True))
            wrong = [ops.less(at.op, ops.ZERO), ops.less(ops.number(30.0), at.op)]
            wrong.append(ops.negate(ops.equal(ops.floor(at.op), at.op)))
            at = self.guarded(at, ops.any_of(wrong), Status.TAK_TERDEFINISI)
            scale = self.keep(ops.power(ops.number(10.0), at.op))
        scaled = self.keep(ops.multiply(ops.absolute(part.op), scale))
        moved = [ops.multiply(scaled, ops.number(NUDGE)), ops.number(0.5)]
        if noise is not None:  # of a difference it is that of its terms, which may be much larger
            moved.append(ops.least([ops.number(MOST_NOISE), ops.multiply(noise, scale)]))
        up = ops.floor(ops.add(moved))
        rounded = self.keep(ops.divide(up, scale if decimals is not None else ops.nonzero(scale)))
        branches = [
            (ops.at_least(scaled, ops.number(NO_DECIMALS)), part.op),
            (ops.less(part.op, ops.ZERO), ops.negative(rounded)),
        ]
        return Part(ops.case(branches, rounded), -31.0, part.high + 1, whole=decimals == 0 and part.high < MOST_WHOLE)


def deciding_names(node: Node, deciding: bool) -> set[str]:
    """The folds of the names in `node` on whose being zero, or exact, something depends."""
    match node:
        case Number():
            return set()
        case Name(text):
            return {fold(text)} if deciding else set()
        case Negative(operand):
            return deciding_names(operand, deciding)
        case Chain(operators, operands):
            first = deciding_names(operands[0], deciding)
            pairs = zip(operators, operands[1:], strict=True)
            return first.union(*(deciding_names(part, deciding or operator == "/") for operator, part in pairs))
        case Power(base, exponent):
            return deciding_names(base, True) | deciding_names(exponent, True)
        case Call(function, arguments):
            inside = deciding or function in ("sqrt", "root", "round")
            return set().union(*(deciding_names(argument, inside) for argument in arguments))
        case _:
            assert_never(node)
