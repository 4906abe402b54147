"""A plan of operations in doubles as expressions of narwhals, which every engine of columns understands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never

import narwhals as nw
from attrs import field, frozen

from indikator_dsl.floats.ops import ALWAYS, Kind, Op

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.floats import Plan

__all__ = ["Names", "Spelling", "with_plan"]

FLAT = 16  # terms that are added from left to right; more are added in halves, for engines bound the depth of a query
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


@frozen
class Spelling:
    """Operations as expressions over the columns that `names` names."""

    names: Names
    made: dict[Op, Any] = field(factory=dict, eq=False, repr=False)

    def number(self, op: Op) -> Any:
        """The expression (narwhals.Expr) of an operation that is a number or a status."""
        found = self.made.get(op)
        if found is None:
            found = self.made[op] = self._number(op)
        return found

    def condition(self, op: Op) -> Any:
        """The expression of an operation that is a condition; on a null it is false or null, which count alike."""
        found = self.made.get(op)
        if found is None:
            found = self.made[op] = self._condition(op)
        return found

    def _number(self, op: Op) -> Any:
        match op.kind:
            case Kind.NUMBER:
                return nw.lit(op.number, nw.Float64)
            case Kind.NOTHING:
                return nw.lit(None, nw.Float64)
            case Kind.OUTCOME:
                return nw.lit(op.index, nw.Int8)
            case Kind.INPUT | Kind.VALUE | Kind.LET | Kind.STATUS:
                return nw.col(self.names.of(op))
            case Kind.ADD:
                return self._sum(op.args)
            case Kind.MULTIPLY:
                return self.number(op.args[0]) * self.number(op.args[1])
            case Kind.DIVIDE:
                return self.number(op.args[0]) / self.number(op.args[1])
            case Kind.NONZERO:
                inner = self.number(op.args[0])
                return nw.when(inner != 0.0).then(inner)
            case Kind.NEGATIVE:
                return self.number(op.args[0]) * -1.0
            case Kind.ABSOLUTE:
                return self.number(op.args[0]).abs()
            case Kind.FLOOR:
                return self.number(op.args[0]).floor()
            case Kind.POWER:
                return self.number(op.args[0]) ** self.number(op.args[1])
            case Kind.ROOT:
                return self.number(op.args[0]).sqrt()
            case Kind.LOGARITHM:
                return self.number(op.args[0]).log()
            case Kind.LEAST | Kind.GREATEST:
                return self._extreme([self.number(arg) for arg in op.args], op.kind is Kind.LEAST)
            case Kind.CASE:
                return self._case(op)
            case (
                Kind.LESS | Kind.AT_LEAST | Kind.EQUAL | Kind.MISSING | Kind.BAD | Kind.UNEVEN | Kind.ANY | Kind.ALL
                | Kind.NOT
            ):  # fmt: skip
                raise TypeError(f"{op.kind.value} is a condition, and no number")
            case _:
                assert_never(op.kind)

    def _condition(self, op: Op) -> Any:
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
                return nw.col(self.names.of(op))
            case Kind.ANY:
                return nw.any_horizontal(*map(self.condition, op.args), ignore_nulls=False)
            case Kind.ALL:
                return nw.all_horizontal(*map(self.condition, op.args), ignore_nulls=False)
            case Kind.NOT:
                return ~self.condition(op.args[0])
            case _:
                raise TypeError(f"{op.kind.value} is a number, and no condition")

    def _sum(self, terms: tuple[Op, ...]) -> Any:
        if len(terms) > FLAT:
            half = len(terms) // 2
            return self._sum(terms[:half]) + self._sum(terms[half:])
        total = self.number(terms[0])
        for term in terms[1:]:
            taken = term.kind is Kind.NEGATIVE
            total = total - self.number(term.args[0]) if taken else total + self.number(term)
        return total

    def _extreme(self, parts: list[Any], least: bool) -> Any:
        """The smallest (or largest) of `parts`, null where one is null: engines themselves pass over nulls."""
        if len(parts) > PAIRED:
            choose = nw.min_horizontal if least else nw.max_horizontal
            return nw.when(*(~part.is_null() for part in parts)).then(choose(*parts))
        found = parts[0]
        for part in parts[1:]:
            first, second = (found, part) if least else (part, found)
            found = nw.when(first <= second).then(found).when(first > second).then(part)
        return found

    def _case(self, op: Op) -> Any:
        *branches, otherwise = op.args
        chain: Any = nw
        for condition, then in zip(branches[::2], branches[1::2], strict=True):
            if condition == ALWAYS or (condition.kind is Kind.ANY and ALWAYS in condition.args):
                otherwise = then
                break
            chain = chain.when(self.condition(condition)).then(self.number(then))
        return self.number(otherwise) if chain is nw else chain.otherwise(self.number(otherwise))


def with_plan(frame: Any, plan: Plan, names: Names) -> Any:
    """`frame` (of narwhals) with a column for each assignment of `plan`, named by `names`, layer by layer.

    It holds a column for every input that the plan reads, and for its BAD and UNEVEN where the plan reads these.
    """
    spelling = Spelling(names)
    for layer in plan.layers:
        frame = frame.with_columns(**{names.of(one.target): spelling.number(one.op) for one in layer})
    return frame
