"""One operation of `floats` in the words of a database, as an expression of sqlglot."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from sqlglot import exp

from indikator_dsl.floats import STATUSES, Kind, ops

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlglot.expressions import Expr

    from indikator_dsl.floats import Op
    from indikator_dsl.sql.dialects import Dialect

__all__ = ["Spelling", "literal"]

MOST_TERMS = 16  # in a row; more are written in brackets, so that no parser has to go deep
MOST_ARGUMENTS = 100  # of one call; SQLite takes 127
NUMBERS = frozenset((Kind.NUMBER, Kind.NOTHING))
WHOLE = 1e15


def literal(number: float) -> Expr:
    """A number as SQL writes it; what it is multiplied with or compared to is always a double."""
    whole = number.is_integer() and abs(number) < WHOLE
    positive = exp.Literal.number(str(int(abs(number))) if whole else repr(abs(number)))
    return exp.Neg(this=positive) if number < 0 else positive


def _pointed(number: float) -> Expr:
    """A number that is a double by its writing alone."""
    positive = exp.Literal.number(repr(abs(number)))
    return exp.Neg(this=positive) if number < 0 else positive


class Spelling:
    """`column` gives the column that an INPUT, LET, VALUE or STATUS stands in, `filled` that of an input which is 1
    where its cell holds anything and 0 where it is empty."""

    def __init__(self, dialect: Dialect, column: Callable[[Op], Expr], filled: Callable[[int], Expr]) -> None:
        self.dialect = dialect
        self.column = column
        self.filled = filled

    def whole_column(self, op: Op) -> Expr:
        """`op` as a column of its own: a double also where nothing in it says so."""
        return self._double(self.spell(op)) if op.kind in NUMBERS else self.spell(op)

    def spell(self, op: Op) -> Expr:
        """`op` as an expression: doubles are doubles in every database, conditions stand only where one may stand."""
        args = op.args
        match op.kind:
            case Kind.NUMBER:
                return literal(op.number)
            case Kind.INPUT | Kind.VALUE | Kind.LET | Kind.STATUS:
                return self.column(op)
            case Kind.ADD:
                return self._sum(args)
            case Kind.MULTIPLY:
                return exp.Mul(this=self._factor(args[0]), expression=self._inside(args[1]))
            case Kind.DIVIDE:
                # A divisor is never zero by its own tests; that it is not is said where everybody looks for it.
                plain = args[1].kind in (Kind.NUMBER, Kind.NONZERO)
                divisor = self._inside(args[1] if plain else ops.nonzero(args[1]))
                # `typed` keeps sqlglot from adding a cast: both are doubles.
                return exp.Div(this=self._factor(args[0]), expression=divisor, typed=True, safe=False)
            case Kind.NONZERO:
                return exp.Nullif(this=self.spell(args[0]), expression=literal(0.0))
            case Kind.NEGATIVE:
                return exp.Neg(this=self._inside(args[0]))
            case Kind.ABSOLUTE:
                return exp.Abs(this=self.spell(args[0]))
            case Kind.FLOOR:
                return self._floor(self.spell(args[0]))
            case Kind.POWER:
                # A whole number as the base would make the power one in SQL Server.
                base = self.spell(args[0])
                base = self._double(base) if args[0].kind is Kind.NUMBER else base
                return exp.Pow(this=base, expression=self.spell(args[1]))
            case Kind.ROOT:
                return exp.Sqrt(this=self.spell(args[0]))
            case Kind.LOGARITHM:
                return exp.Ln(this=self.spell(args[0]))
            case Kind.LEAST | Kind.GREATEST:
                return self._extreme(op.kind, args)
            case Kind.NOTHING:
                return exp.null()
            case Kind.CASE:
                return self._case(args)
            case Kind.LESS:
                return exp.LT(this=self.spell(args[0]), expression=self.spell(args[1]))
            case Kind.AT_LEAST:
                return exp.GTE(this=self.spell(args[0]), expression=self.spell(args[1]))
            case Kind.EQUAL:
                return exp.EQ(this=self.spell(args[0]), expression=self.spell(args[1]))
            case Kind.MISSING:
                return exp.Is(this=self._inside(args[0]), expression=exp.null())
            case Kind.BAD:
                filled = exp.EQ(this=self.filled(op.index), expression=literal(1.0))
                nothing = exp.Is(this=self.column(ops.input_value(op.index)), expression=exp.null())
                return exp.And(this=filled, expression=nothing)
            case Kind.UNEVEN:
                raise AssertionError("data are joined before they are in a table")
            case Kind.ANY:
                return self._connected(exp.Or, [self._clause(arg) for arg in args])
            case Kind.ALL:
                return self._connected(exp.And, [self._clause(arg) for arg in args])
            case Kind.NOT:
                if args[0].kind is Kind.EQUAL:
                    left, right = args[0].args
                    return exp.NEQ(this=self.spell(left), expression=self.spell(right))
                return exp.Not(this=exp.paren(self.spell(args[0]), copy=False))
            case Kind.OUTCOME:
                return exp.Literal.string(STATUSES[op.index].value)
            case _:
                assert_never(op.kind)

    # -- brackets --------------------------------------------------------------------------------------------------

    def _inside(self, op: Op) -> Expr:
        """`op` where only something of one piece may stand."""
        found = self.spell(op)
        return exp.paren(found, copy=False) if isinstance(found, exp.Binary | exp.Neg) else found

    def _factor(self, op: Op) -> Expr:
        """`op` at the left of a multiplication sign or a division sign."""
        found = self.spell(op)
        return found if isinstance(found, exp.Mul | exp.Div) else self._inside(op)

    def _clause(self, op: Op) -> Expr:
        """A condition among others."""
        found = self.spell(op)
        return exp.paren(found, copy=False) if isinstance(found, exp.Connector) else found

    def _connected(self, kind: type[exp.Connector], parts: list[Expr]) -> Expr:
        while len(parts) > MOST_TERMS:
            parts = [self._row(kind, parts[at : at + MOST_TERMS]) for at in range(0, len(parts), MOST_TERMS)]
        return self._row(kind, parts, bracketed=False)

    def _row(self, kind: type[exp.Connector], parts: Sequence[Expr], bracketed: bool = True) -> Expr:
        found: Expr = parts[0]
        for part in parts[1:]:
            found = kind(this=found, expression=part)
        return exp.paren(found, copy=False) if bracketed and len(parts) > 1 else found

    # -- numbers ---------------------------------------------------------------------------------------------------

    def _double(self, expression: Expr) -> Expr:
        return exp.Cast(this=expression, to=exp.DataType.build(exp.DataType.Type.DOUBLE))

    def _sum(self, terms: Sequence[Op]) -> Expr:
        if len(terms) > MOST_TERMS:
            size = MOST_TERMS
            while size * MOST_TERMS < len(terms):
                size *= MOST_TERMS
            rows = [self._sum(terms[at : at + size]) for at in range(0, len(terms), size)]
            total: Expr = exp.paren(rows[0], copy=False)
            for row in rows[1:]:
                total = exp.Add(this=total, expression=exp.paren(row, copy=False))
            return total
        found = self.spell(terms[0])
        if isinstance(found, exp.Neg) and len(terms) > 1:
            found = self._inside(terms[0])
        for term in terms[1:]:
            kind: type[exp.Binary] = exp.Add
            if term.kind is Kind.NEGATIVE:
                kind, term = exp.Sub, term.args[0]  # noqa: PLW2901
            elif term.kind is Kind.NUMBER and term.number < 0:
                kind, term = exp.Sub, ops.number(-term.number)  # noqa: PLW2901
            right = self.spell(term)
            if isinstance(right, exp.Add | exp.Sub | exp.Neg):
                right = exp.paren(right, copy=False)
            found = kind(this=found, expression=right)
        return found

    def _floor(self, number: Expr) -> Expr:
        """The floor of a double, as one: Spark's is an integer, and not every SQLite has any."""
        name = self.dialect.sqlglot
        if name not in ("sqlite", "spark"):
            return exp.Floor(this=number)
        down: Expr = exp.Floor(this=number)
        if name == "sqlite":  # a cast cuts toward zero
            cut = exp.Cast(this=number, to=exp.DataType.build(exp.DataType.Type.BIGINT))
            lower = exp.Case().when(exp.LT(this=number.copy(), expression=cut.copy()), literal(1.0), copy=False)
            down = exp.Sub(this=cut, expression=lower.else_(literal(0.0), copy=False))
        large = exp.GTE(this=exp.Abs(this=number.copy()), expression=literal(WHOLE * 4))
        return self._double(exp.Case().when(large, number.copy(), copy=False).else_(down, copy=False))

    def _extreme(self, kind: Kind, args: Sequence[Op]) -> Expr:
        """The least or greatest, null where one argument is."""
        parts = [self._chosen(arg) for arg in args]
        while len(parts) > MOST_ARGUMENTS:
            rows = [parts[at : at + MOST_ARGUMENTS] for at in range(0, len(parts), MOST_ARGUMENTS)]
            parts = [self._call(kind, row) if len(row) > 1 else row[0] for row in rows]
        found = self._call(kind, parts)
        if len(parts) == 2 and not self.dialect.strict_extremes:  # SQL Server has LEAST since 2022 only
            first, second = parts if kind is Kind.LEAST else (parts[1], parts[0])
            lower = exp.LTE(this=first, expression=second)
            higher = exp.GT(this=first.copy(), expression=second.copy())
            chosen = exp.Case().when(lower, parts[0].copy(), copy=False)
            return chosen.when(higher, parts[1].copy(), copy=False)
        unsure = [self._clause(ops.missing(arg)) for arg in args if arg.kind is not Kind.NUMBER]
        if self.dialect.strict_extremes or not unsure:
            return found
        return exp.Case().when(self._connected(exp.Or, unsure), exp.null(), copy=False).else_(found, copy=False)

    def _chosen(self, op: Op) -> Expr:
        """`op` as one of several that a value is chosen from. SQLite gives it as it is written: 3 stays an integer."""
        if op.kind is Kind.NUMBER and self.dialect.untyped:
            return _pointed(op.number)
        return self.spell(op)

    def _call(self, kind: Kind, parts: Sequence[Expr]) -> Expr:
        sqlite = self.dialect.sqlglot == "sqlite"
        least, greatest = ("MIN", "MAX") if sqlite else ("LEAST", "GREATEST")
        return exp.Anonymous(this=least if kind is Kind.LEAST else greatest, expressions=list(parts))

    def _case(self, args: Sequence[Op]) -> Expr:
        found = exp.Case()
        for condition, value in zip(args[:-1:2], args[1::2], strict=True):
            found.append("ifs", exp.If(this=self.spell(condition), true=self._chosen(value)))
        found.set("default", self._chosen(args[-1]))
        values = {value.kind for value in (*args[1::2], args[-1])}
        return self._double(found) if values <= NUMBERS else found
