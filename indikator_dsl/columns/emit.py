"""A plan of operations in doubles as expressions of narwhals, which every engine of columns understands."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING, Any, TypeVar, assert_never, cast

import narwhals as nw
from attrs import define, field, frozen

from indikator_dsl.floats import ops
from indikator_dsl.floats.ops import ALWAYS, ZERO, Kind, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from indikator_dsl.columns.cleaning import Doubles
    from indikator_dsl.floats import Plan

Frame = TypeVar("Frame", "nw.DataFrame[Any]", "nw.LazyFrame[Any]")
Value = nw.Expr | float
Guards = dict[Op, None]  # a set that keeps its order: of each INPUT that it fits, of each NONZERO that it holds

__all__ = ["Frame", "Names", "Spelling", "spell"]

FLAT = 16  # terms that are added from left to right; more are added in halves, for engines bound the depth of a query
FUSED = frozenset((Kind.ADD, Kind.MULTIPLY, Kind.DIVIDE, Kind.NONZERO, Kind.NEGATIVE, Kind.ABSOLUTE))
PAIRED = 3  # numbers of which the smallest is found in pairs


@frozen
class Names:
    """What the columns of a computation are called. `prefix` begins no column that was there before."""

    prefix: str

    @classmethod
    def beside(cls, columns: Iterable[str]) -> Names:
        """Names that no column of `columns` has, in engines too that tell no capitals."""
        taken = {column.lower() for column in columns}
        prefix = "_indikator_"
        while any(column.startswith(prefix) for column in taken):
            prefix = "_" + prefix
        return cls(prefix)

    def of(self, op: Op) -> str:
        """The column that holds an INPUT, BAD, UNEVEN, LET, VALUE or STATUS."""
        return f"{self.prefix}{op.kind.value}_{op.index}"

    def fits(self, op: Op) -> str:
        """The column that tells where an INPUT is a figure within bounds."""
        return f"{self.prefix}fits_{op.index}"

    def zero(self, op: Op) -> str:
        """The column that tells where an INPUT is zero."""
        return f"{self.prefix}zero_{op.index}"


@define
class Spelling:
    """Operations as expressions over columns.

    `given` has the expressions of inputs that stand in no column of their own, and of outcomes that are not their small
    number; `tested` what to compare with zero in an input's stead, `zeros` where an input is zero, if a column has it.
    What `never` has does not occur. `loose` has the inputs that are given as they stand in the table: what is computed
    of one that does not fit is thrown away. `fused`: a division by zero is computed and its result thrown away, which
    saves a column; else the divisor is null where it is zero.
    """

    names: Names
    given: dict[Op, nw.Expr] = field(factory=dict)
    tested: dict[Op, nw.Expr] = field(factory=dict)
    zeros: dict[Op, nw.Expr] = field(factory=dict)
    never: set[Op] = field(factory=set)
    loose: dict[Op, Doubles] = field(factory=dict)
    fused: bool = False
    _made: dict[Op, Value] = field(factory=dict, init=False)
    _conditions: dict[Op, nw.Expr] = field(factory=dict, init=False)

    def column(self, op: Op) -> nw.Expr:
        """The expression of an operation that is a number or a status."""
        found = self.number(op)
        return nw.lit(found, nw.Float64) if isinstance(found, float) else found

    def number(self, op: Op) -> Value:
        """The same, where a written number may be itself."""
        found = self._made.get(op)
        if found is None:
            found, guards = self._number(op)
            if guards:
                found = nw.when(reduce(and_, self._holding(guards))).then(found)
            self._made[op] = found
        return found

    def condition(self, op: Op) -> nw.Expr:
        """The expression of an operation that is a condition; on a null it is false or null, which count alike."""
        found = self._conditions.get(op)
        if found is None:
            found = self._conditions[op] = self._condition(op)
        return found

    def _number(self, op: Op) -> tuple[Value, Guards]:
        """The expression, and its guards: it counts only where all of them hold."""
        match op.kind:
            case Kind.NUMBER:
                return op.number, {}
            case Kind.NOTHING:
                return nw.lit(None, nw.Float64), {}
            case Kind.OUTCOME:
                return self.given.get(op, nw.lit(op.index, nw.Int8)), {}
            case Kind.INPUT if op in self.loose:
                return self.loose[op].value, {op: None}
            case Kind.INPUT | Kind.VALUE | Kind.LET | Kind.STATUS:
                return self.given.get(op, nw.col(self.names.of(op))), {}
            case Kind.ADD:
                taken = [arg.kind is Kind.NEGATIVE for arg in op.args]
                terms = tuple(arg.args[0] if away else arg for arg, away in zip(op.args, taken, strict=True))
                return self._joined(terms, lambda parts: _sum(parts, taken))
            case Kind.MULTIPLY:
                return self._joined(op.args, lambda parts: parts[0] * parts[1])
            case Kind.DIVIDE:
                return self._joined(op.args, lambda parts: parts[0] / _expression(parts[1]))
            case Kind.NONZERO:
                inner, guards = self._part(op.args[0])
                return inner, guards | {op: None}
            case Kind.NEGATIVE:
                return self._joined(op.args, lambda parts: parts[0] * -1.0)
            case Kind.ABSOLUTE:
                return self._joined(op.args, lambda parts: _expression(parts[0]).abs())
            case Kind.FLOOR:
                return self.column(op.args[0]).floor(), {}
            case Kind.POWER:
                return self._power(op), {}
            case Kind.ROOT:
                return self.column(op.args[0]).sqrt(), {}
            case Kind.LOGARITHM:
                return self.column(op.args[0]).log(), {}
            case Kind.LEAST | Kind.GREATEST:
                return _extreme([self.column(arg) for arg in op.args], op.kind is Kind.LEAST), {}
            case Kind.CASE:
                return self._case(op), {}
            case (
                Kind.LESS | Kind.AT_LEAST | Kind.EQUAL | Kind.MISSING | Kind.BAD | Kind.UNEVEN | Kind.ANY | Kind.ALL
                | Kind.NOT
            ):  # fmt: skip
                raise TypeError(f"{op.kind.value} is a condition, and no number")
            case _:
                assert_never(op.kind)

    def _power(self, op: Op) -> nw.Expr:
        """What is missing to pandas is a NaN, of which the power to 0 is 1, and 1 to its power is 1."""
        there = [~self.column(arg).is_null() for arg in op.args if arg.kind is not Kind.NUMBER]
        found = self.column(op.args[0]) ** self.number(op.args[1])
        return nw.when(*there).then(found) if there else found

    def _holding(self, guards: Guards) -> list[nw.Expr]:
        found = []
        for op in guards:
            if op.kind is Kind.NONZERO:
                divisor = op.args[0]
                if divisor in self.zeros:
                    found += [self.loose[divisor].fits] if divisor in self.loose else []
                    found.append(~self.zeros[divisor])
                elif divisor in self.loose:
                    found.append(self.loose[divisor].nonzero)
                else:
                    found.append(self.tested.get(divisor, self.column(divisor)) != 0)
            elif ops.nonzero(op) not in guards:
                found.append(self.loose[op].fits)
        return found

    def _part(self, op: Op) -> tuple[Value, Guards]:
        """A part of an operation that is null where one of its parts is."""
        return self._number(op) if self.fused and (op.kind in FUSED or op in self.loose) else (self.number(op), {})

    def _joined(self, args: tuple[Op, ...], join: Callable[[list[Value]], Value]) -> tuple[Value, Guards]:
        parts = [self._part(arg) for arg in args]
        guards = {guard: None for _, found in parts for guard in found}
        return join([part for part, _ in parts]), guards

    def _condition(self, op: Op) -> nw.Expr:
        match op.kind:
            case Kind.LESS:
                return self.column(op.args[0]) < self.number(op.args[1])
            case Kind.AT_LEAST:
                return self.column(op.args[0]) >= self.number(op.args[1])
            case Kind.EQUAL:
                if op.args[1] == ZERO and op.args[0] in self.zeros:
                    return self.zeros[op.args[0]]
                if op.args[1] == ZERO and op.args[0] in self.tested:
                    return self.tested[op.args[0]] == 0
                if op.args[1] == ZERO and op.args[0] in self.loose:
                    return self.loose[op.args[0]].value == 0.0
                return self.column(op.args[0]) == self.number(op.args[1])
            case Kind.MISSING if op.args[0] in self.loose:
                fits = self.loose[op.args[0]].fits
                return ~fits | fits.is_null()
            case Kind.MISSING:
                return self.column(op.args[0]).is_null()
            case Kind.BAD if ops.input_value(op.index) in self.loose:
                return self.loose[ops.input_value(op.index)].bad
            case Kind.BAD | Kind.UNEVEN:
                return nw.col(self.names.of(op))
            case Kind.ANY:
                parts = [self.condition(arg) for arg in op.args if arg not in self.never]
                return reduce(or_, parts) if len(parts) < PAIRED else nw.any_horizontal(*parts, ignore_nulls=False)
            case Kind.ALL:
                return nw.all_horizontal(*map(self.condition, op.args), ignore_nulls=False)
            case Kind.NOT:
                return ~self.condition(op.args[0])
            case _:
                raise TypeError(f"{op.kind.value} is a number, and no condition")

    def _case(self, op: Op) -> Value:
        *branches, otherwise = op.args
        chain: Any = nw
        for condition, then in zip(branches[::2], branches[1::2], strict=True):
            if condition == ALWAYS or (condition.kind is Kind.ANY and ALWAYS in condition.args):
                otherwise = then
                break
            either = condition.args if condition.kind is Kind.ANY else (condition,)
            if not all(part in self.never for part in either):
                chain = chain.when(self.condition(condition)).then(self.number(then))
        return self.number(otherwise) if chain is nw else cast("nw.Expr", chain.otherwise(self.number(otherwise)))


def _expression(value: Value) -> nw.Expr:
    return nw.lit(value, nw.Float64) if isinstance(value, float) else value


def _sum(terms: Sequence[Value], taken: Sequence[bool]) -> Value:
    """The sum of `terms`, of which those are taken away that `taken` says."""
    if len(terms) > FLAT:
        half = len(terms) // 2
        return _sum(terms[:half], taken[:half]) + _sum(terms[half:], taken[half:])
    total = terms[0] * -1.0 if taken[0] else terms[0]
    for term, away in zip(terms[1:], taken[1:], strict=True):
        total = total - term if away else total + term
    return total


def _extreme(parts: list[nw.Expr], least: bool) -> nw.Expr:
    """The smallest (or largest) of `parts`, null where one is null: engines themselves pass over nulls."""
    if len(parts) > PAIRED:
        choose = nw.min_horizontal if least else nw.max_horizontal
        return nw.when(*(~part.is_null() for part in parts)).then(choose(*parts))
    found = parts[0]
    for part in parts[1:]:
        first, second = (found, part) if least else (part, found)
        found = nw.when(first <= second).then(found).when(first > second).then(part)
    return found


def spell(plan: Plan, spelling: Spelling) -> list[dict[Op, nw.Expr]]:
    """The layers of `plan`: what is assigned in each, with its expression.

    The frame they are for has a column for every INPUT, BAD and UNEVEN that the plan reads and `spelling` has not.
    """
    return [{one.target: spelling.column(one.op) for one in layer} for layer in plan.layers]
