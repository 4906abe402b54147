"""A plan of operations in doubles as expressions of narwhals, which every engine of columns understands."""

from __future__ import annotations

from functools import reduce
from operator import and_
from typing import TYPE_CHECKING, Any, TypeVar, assert_never, cast

import narwhals as nw
from attrs import define, field, frozen

from indikator_dsl.floats.ops import ALWAYS, Kind, Op

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from indikator_dsl.floats import Plan

Frame = TypeVar("Frame", "nw.DataFrame[Any]", "nw.LazyFrame[Any]")
Divisors = dict[Op, None]  # a set that keeps its order

__all__ = ["Frame", "Names", "Spelling", "spell", "with_plan"]

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


@define
class Spelling:
    """Operations as expressions over columns.

    `given` has the expressions of inputs that stand in no column of their own, and of outcomes that are not their small
    number. `fused`: a division by zero is computed and its result thrown away, which saves a column; else the divisor
    is null where it is zero.
    """

    names: Names
    given: Mapping[Op, nw.Expr] = field(factory=dict)
    fused: bool = False
    _made: dict[Op, nw.Expr] = field(factory=dict, init=False)

    def number(self, op: Op) -> nw.Expr:
        """The expression of an operation that is a number or a status."""
        found = self._made.get(op)
        if found is None:
            found, divisors = self._number(op)
            if divisors:
                found = nw.when(reduce(and_, (self.number(divisor) != 0.0 for divisor in divisors))).then(found)
            self._made[op] = found
        return found

    def condition(self, op: Op) -> nw.Expr:
        """The expression of an operation that is a condition; on a null it is false or null, which count alike."""
        found = self._made.get(op)
        if found is None:
            found = self._made[op] = self._condition(op)
        return found

    def _number(self, op: Op) -> tuple[nw.Expr, Divisors]:
        """The expression, and the divisors in it: it counts only where none of them is zero."""
        match op.kind:
            case Kind.NUMBER:
                return nw.lit(op.number, nw.Float64), {}
            case Kind.NOTHING:
                return nw.lit(None, nw.Float64), {}
            case Kind.OUTCOME:
                return self.given.get(op, nw.lit(op.index, nw.Int8)), {}
            case Kind.INPUT | Kind.VALUE | Kind.LET | Kind.STATUS:
                return self._column(op), {}
            case Kind.ADD:
                taken = [arg.kind is Kind.NEGATIVE for arg in op.args]
                terms = tuple(arg.args[0] if away else arg for arg, away in zip(op.args, taken, strict=True))
                return self._joined(terms, lambda parts: _sum(parts, taken))
            case Kind.MULTIPLY:
                return self._joined(op.args, lambda parts: parts[0] * parts[1])
            case Kind.DIVIDE:
                return self._joined(op.args, lambda parts: parts[0] / parts[1])
            case Kind.NONZERO:
                inner, divisors = self._part(op.args[0])
                return inner, divisors | {op.args[0]: None}
            case Kind.NEGATIVE:
                return self._joined(op.args, lambda parts: parts[0] * -1.0)
            case Kind.ABSOLUTE:
                return self._joined(op.args, lambda parts: parts[0].abs())
            case Kind.FLOOR:
                return self.number(op.args[0]).floor(), {}
            case Kind.POWER:
                return self.number(op.args[0]) ** self.number(op.args[1]), {}
            case Kind.ROOT:
                return self.number(op.args[0]).sqrt(), {}
            case Kind.LOGARITHM:
                return self.number(op.args[0]).log(), {}
            case Kind.LEAST | Kind.GREATEST:
                return _extreme([self.number(arg) for arg in op.args], op.kind is Kind.LEAST), {}
            case Kind.CASE:
                return self._case(op), {}
            case (
                Kind.LESS | Kind.AT_LEAST | Kind.EQUAL | Kind.MISSING | Kind.BAD | Kind.UNEVEN | Kind.ANY | Kind.ALL
                | Kind.NOT
            ):  # fmt: skip
                raise TypeError(f"{op.kind.value} is a condition, and no number")
            case _:
                assert_never(op.kind)

    def _column(self, op: Op) -> nw.Expr:
        found = self.given.get(op)
        return nw.col(self.names.of(op)) if found is None else found

    def _part(self, op: Op) -> tuple[nw.Expr, Divisors]:
        """A part of an operation that is null where one of its parts is."""
        return self._number(op) if self.fused and op.kind in FUSED else (self.number(op), {})

    def _joined(self, args: tuple[Op, ...], join: Callable[[list[nw.Expr]], nw.Expr]) -> tuple[nw.Expr, Divisors]:
        parts = [self._part(arg) for arg in args]
        divisors = {divisor: None for _, found in parts for divisor in found}
        return join([part for part, _ in parts]), divisors

    def _condition(self, op: Op) -> nw.Expr:
        match op.kind:
            case Kind.LESS:
                return self.number(op.args[0]) < self.number(op.args[1])
            case Kind.AT_LEAST:
                return self.number(op.args[0]) >= self.number(op.args[1])
            case Kind.EQUAL:
                return self.number(op.args[0]) == self.number(op.args[1])
            case Kind.MISSING:
                return self.number(op.args[0]).is_null()
            case Kind.BAD | Kind.UNEVEN:
                return self._column(op)
            case Kind.ANY:
                return nw.any_horizontal(*map(self.condition, op.args), ignore_nulls=False)
            case Kind.ALL:
                return nw.all_horizontal(*map(self.condition, op.args), ignore_nulls=False)
            case Kind.NOT:
                return ~self.condition(op.args[0])
            case _:
                raise TypeError(f"{op.kind.value} is a number, and no condition")

    def _case(self, op: Op) -> nw.Expr:
        *branches, otherwise = op.args
        chain: Any = nw
        for condition, then in zip(branches[::2], branches[1::2], strict=True):
            if condition == ALWAYS or (condition.kind is Kind.ANY and ALWAYS in condition.args):
                otherwise = then
                break
            chain = chain.when(self.condition(condition)).then(self.number(then))
        return self.number(otherwise) if chain is nw else cast("nw.Expr", chain.otherwise(self.number(otherwise)))


def _sum(terms: Sequence[nw.Expr], taken: Sequence[bool]) -> nw.Expr:
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


def spell(
    plan: Plan, names: Names, given: Mapping[Op, nw.Expr] | None = None, *, fused: bool = False
) -> list[dict[str, nw.Expr]]:
    """The layers of `plan`: the columns of each, as `names` names them, with their expressions.

    The frame they are for has a column for every INPUT, BAD and UNEVEN that the plan reads, or `given` has its
    expression. See Spelling for `fused`.
    """
    spelling = Spelling(names, given or {}, fused)
    return [{names.of(one.target): spelling.number(one.op) for one in layer} for layer in plan.layers]


def with_plan(frame: Frame, plan: Plan, names: Names) -> Frame:
    """`frame` (of narwhals) with a column for each assignment of `plan`; it has one for all that the plan reads."""
    for layer in spell(plan, names):
        frame = frame.with_columns(**layer)
    return frame
