"""A registry → the text of one statement: `masukan` with the data as doubles, the steps, the last SELECT."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen
from sqlglot import exp

from indikator_dsl.diagnostics import Diagnostic, EngineError
from indikator_dsl.floats import LARGEST, SMALLEST, Fact, Kind, make_plan, ops
from indikator_dsl.program import lower
from indikator_dsl.sql.dialects import Fence, find_dialect
from indikator_dsl.sql.names import Columns, check_names, table_parts
from indikator_dsl.sql.spelling import Spelling, literal
from indikator_dsl.sql.steps import arrange

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from sqlglot.expressions import Expr

    from indikator_dsl.floats import Op
    from indikator_dsl.registry.registry import Registry

T = TypeVar("T")

__all__ = ["TYPES", "Request", "write"]

TYPES = ("float", "decimal", "integer")
BY_COLUMNS = "berikan nama kolom lain yang sah dengan `columns` (di terminal: --kolom)"
BY_CODE = "beri indikatornya Kode yang lebih pendek"
BY_KEYS = "berikan nama kolom yang ada di tabelnya"
BY_TABLE = "tulis nama tabel, atau skema.tabel"
NO_LIMIT = 2**63 - 1  # rows
BRACKET = re.compile(r"\(\n\s+([^\n]{1,60})\n\s*\)")
SHOWN = 200  # characters of a name in a comment


@frozen
class Request:
    """What was asked for: see Registry.to_sql."""

    dialect: str
    table: str
    columns: Mapping[str, str | None]
    types: str | Mapping[str, str]
    keys: tuple[str, ...]
    statuses: bool
    view: str | None
    indicators: Iterable[str] | None


def write(registry: Registry, asked: Request) -> str:
    """The statement. Raises EngineError with every name that the database cannot take, and for its limits."""
    return _Writer(registry, asked).text()


class _Writer:
    def __init__(self, registry: Registry, asked: Request) -> None:
        self.dialect = find_dialect(asked.dialect)
        self.asked = asked
        table = table_parts(asked.table, self.dialect, BY_TABLE)
        self.table = _table(table)
        self.view = None if asked.view is None else _table(table_parts(asked.view, self.dialect, BY_TABLE))
        indicators = None if asked.indicators is None else list(asked.indicators)
        every = lower(registry, indicators)
        if not every.order:
            raise EngineError([Diagnostic.of("E311")])
        known = {base.key: base.nama for base in registry.base_data} | {one.key: one.name for one in every.inputs}
        columns = self._by_key(registry, known, asked.columns)
        # What counts in the stead of another datum needs no column of that name, unless the caller says that there is.
        absent = {one.key for one in every.inputs if one.fallback is not None} - columns.keys()
        absent |= {key for key, column in columns.items() if column is None}
        present = {one.key for one in every.inputs} - absent
        self.program = lower(registry, indicators, present=present)
        self.columns = {
            at: column
            for at, one in enumerate(self.program.inputs)
            if one.key in present and (column := columns.get(one.key, one.name)) is not None
        }
        self.types = self._types(registry, known)
        self._check_methods()
        plan = make_plan(self.program, self._facts(), statuses=asked.statuses)
        self.steps = arrange(plan, self.dialect)
        self._name()
        self.spelling = Spelling(self.dialect, lambda op: _column(self.names[op]), lambda at: _column(self.filled[at]))

    # -- what was asked for ----------------------------------------------------------------------------------------

    def _by_key(self, registry: Registry, known: Mapping[str, str], given: Mapping[str, T]) -> dict[str, T]:
        """What is given for each datum, by its key."""
        from indikator_dsl.text.nearest import nearest

        first: dict[str, str] = {}
        twice = [
            (name, other) for name in given if (other := first.setdefault(registry.binder.key(name), name)) != name
        ]
        if twice:
            raise EngineError(Diagnostic.of("E310", nama=one[:SHOWN], lain=other[:SHOWN]) for one, other in twice)
        found = {registry.binder.key(name): value for name, value in given.items()}
        unknown = [name for name in given if registry.binder.key(name) not in known]
        if unknown:
            near = [nearest(name, known.values()) for name in unknown]
            raise EngineError(
                Diagnostic.of("E302", 0, 0, names[0] if names else None, nama=name[:SHOWN])
                for name, names in zip(unknown, near, strict=True)
            )
        return found

    def _check_methods(self) -> None:
        """Raises EngineError where a column holds data from which the method of a regulation computes, too."""
        found = [name for at in self.columns if (name := self.program.by_methods.get(self.program.inputs[at].key))]
        if found:
            raise EngineError(Diagnostic.of("E308", nama=name[:SHOWN]) for name in found)

    def _types(self, registry: Registry, known: Mapping[str, str]) -> dict[int, str]:
        types = self.asked.types
        given = {} if isinstance(types, str) else self._by_key(registry, known, types)
        every = types if isinstance(types, str) else "float"
        for one in (every, *given.values()):
            if one not in TYPES:
                raise EngineError([Diagnostic.of("E307", tipe=str(one)[:SHOWN], daftar=", ".join(TYPES))])
        return {at: given.get(self.program.inputs[at].key) or every for at in self.columns}

    def _facts(self) -> dict[int, Fact]:
        sure = not self.dialect.untyped
        facts = {
            "float": Fact(),
            "decimal": Fact(sure=sure),
            "integer": Fact(whole=True, low=0.0, high=19.0, sure=sure),
        }
        nothing = dict.fromkeys(range(len(self.program.inputs)), Fact(sure=True))  # of data without a column
        return nothing | {at: facts[of] for at, of in self.types.items()}

    # -- names -----------------------------------------------------------------------------------------------------

    def _name(self) -> None:
        """Give every column a name: those of the result first, which are what the caller will ask for."""
        program, dialect = self.program, self.dialect
        ids = [dialect.output_name(step.id) for step in program.steps]
        said = [dialect.output_name(f"{step.id} status") for step in program.steps]
        wanted = [*self.asked.keys]
        for at in program.order:
            wanted += [ids[at], said[at]] if self.asked.statuses else [ids[at]]
        findings = check_names(dialect, self.columns.values(), BY_COLUMNS)
        findings += check_names(dialect, self.asked.keys, BY_KEYS)
        findings += check_names(dialect, wanted[len(self.asked.keys) :], BY_CODE)
        first = {name.casefold(): at for at, name in reversed([*enumerate(wanted)])}
        twice = [name for at, name in enumerate(wanted) if first[name.casefold()] < at]
        findings += [Diagnostic.of("E304", nama=name[:SHOWN]) for name in twice]
        if findings:
            raise EngineError(findings)
        taken = Columns(wanted)
        self.names: dict[Op, str] = {}
        self.filled: dict[int, str] = {}
        outputs = set(program.order)
        for at in range(len(program.steps)):
            fresh = at not in outputs
            self.names[ops.value(at)] = taken.new(ids[at], dialect) if fresh else ids[at]
            self.names[ops.status(at)] = taken.new(said[at], dialect) if fresh else said[at]
        for op in self.steps.inputs:
            if op.kind is Kind.INPUT:
                self.names[op] = taken.new(self.columns.get(op.index, self.program.inputs[op.index].key), dialect)
        for op in self.steps.inputs:
            if op.kind is Kind.BAD:
                self.filled[op.index] = taken.new(f"{self.names[ops.input_value(op.index)]} terisi", dialect)
        lets = [one.target for step in self.steps.steps for one in step.columns if one.target.kind is Kind.LET]
        for at, let in enumerate(lets, 1):
            self.names[let] = taken.new(f"antara_{at}", dialect)

    # -- the statement ---------------------------------------------------------------------------------------------

    def text(self) -> str:
        named = Columns(part.name for part in self.table.find_all(exp.Identifier))
        tables = [(named.new("masukan", self.dialect), self._cleaned(), False)]
        for number, step in enumerate(self.steps.steps, 1):
            kept: list[Expr] = [exp.Star()]
            if step.kept is not None:
                kept = [_column(name) for name in (*self.asked.keys, *map(self._column_name, step.kept))]
            made = [self._aliased(one.target, one.op) for one in step.columns]
            query = exp.select(*kept, *made, copy=False).from_(_table([tables[-1][0]]), copy=False)
            if step.fenced and self.dialect.fence is Fence.LIMIT:
                query = query.limit(NO_LIMIT, copy=False)
            name = named.new(f"langkah_{number}", self.dialect)
            tables.append((name, query, step.fenced and self.dialect.fence is Fence.MATERIALIZED))
        last = self._last().from_(_table([tables[-1][0]]), copy=False)
        self._check_width()
        for name, query, fenced in tables:
            alias = exp.to_identifier(name, quoted=True)
            last = last.with_(alias, as_=query, materialized=True if fenced else None, copy=False)
        whole: Expr = last
        if self.view is not None:
            replace = self.dialect.sqlglot != "sqlite"
            whole = exp.Create(this=self.view, kind="VIEW", expression=last, replace=replace)
        text: str = whole.sql(dialect=self.dialect.sqlglot, pretty=True, identify=True, copy=False)
        return _brackets_joined(text) + ";\n"

    def _column_name(self, op: Op) -> str:
        return self.filled[op.index] if op.kind is Kind.BAD else self.names[op]

    def _check_width(self) -> None:
        results = len(self.program.order) * (1 + self.asked.statuses)
        widest = len(self.asked.keys) + max(self.steps.widest, results)
        if widest > self.dialect.widest:
            raise EngineError(
                [Diagnostic.of("E305", dialek=self.dialect.sqlglot, kolom=widest, batas=self.dialect.widest)]
            )

    def _cleaned(self) -> exp.Select:
        """The keys as they are, and each datum as a double: null where it is missing or no number that can be used."""
        found: list[Expr] = [_alias(self._given(key), key) for key in self.asked.keys]
        for op in self.steps.inputs:
            at = op.index
            column = self.columns.get(at)
            if op.kind is Kind.BAD:
                value = exp.Case().when(exp.Is(this=self._given(column or ""), expression=exp.null()), literal(0.0))
                found.append(_alias(value.else_(literal(1.0)), self.filled[at]))
            elif column is None:
                found.append(_alias(_double(exp.null()), self.names[op], self.program.inputs[at].name))
            else:
                name = self.program.inputs[at].name
                found.append(_alias(self._clean(at, column), self.names[op], name if name != column else None))
        query = exp.select(*(found or [_alias(literal(1.0), "baris")]), copy=False)
        return query.from_(self.table, copy=False)

    def _given(self, name: str) -> exp.Column:
        """A column of the table. SQLite takes a name that it does not find for a text, unless a table is named."""
        table = exp.to_identifier(self.table.name, quoted=True) if self.dialect.untyped else None
        return exp.Column(this=exp.to_identifier(name, quoted=True), table=table)

    def _clean(self, at: int, name: str) -> Expr:
        column, kind = self._given(name), self.types[at]
        double = _double(column)
        if kind != "float" and not self.dialect.untyped:
            return double
        tests: list[Expr] = [exp.EQ(this=column.copy(), expression=literal(0.0))]
        # Compared before the cast: a cast of 1e400 stops a query. NaN is larger than all numbers, or unlike them.
        tests += [_between(column, SMALLEST, LARGEST), _between(column, -LARGEST, -SMALLEST)]
        fits: Expr = exp.or_(*tests, copy=False)
        if self.dialect.untyped:
            words = [exp.Literal.string(word) for word in (("integer",) if kind == "integer" else ("integer", "real"))]
            typed = exp.In(this=exp.Anonymous(this="TYPEOF", expressions=[column.copy()]), expressions=words)
            fits = typed if kind == "integer" else exp.And(this=typed, expression=exp.paren(fits, copy=False))
        return exp.Case().when(fits, double, copy=False)

    def _last(self) -> exp.Select:
        found: list[Expr] = [_column(key) for key in self.asked.keys]
        for at in self.program.order:
            targets = [ops.value(at), ops.status(at)] if self.asked.statuses else [ops.value(at)]
            found += [self._aliased(target, self.steps.last.get(target)) for target in targets]
        return exp.select(*found, copy=False)

    def _aliased(self, target: Op, op: Op | None) -> Expr:
        """The column `target`, computed by `op`, or as an earlier step has it."""
        name = self.names[target]
        comment = self.program.steps[target.index].nama if target.kind is Kind.VALUE else None
        return _alias(_column(name) if op is None else self.spelling.whole_column(op), name, comment)


def _brackets_joined(text: str) -> str:
    """`text` with short brackets in one line, which sqlglot spreads over three. Names hold no line breaks."""
    before = ""
    while before != text:
        before, text = text, BRACKET.sub(r"(\1)", text)
    return text


def _table(parts: Sequence[str]) -> exp.Table:
    names = dict(zip(("this", "db", "catalog"), reversed(parts), strict=False))
    return exp.Table(**{part: exp.to_identifier(name, quoted=True) for part, name in names.items()})


def _column(name: str) -> exp.Column:
    return exp.Column(this=exp.to_identifier(name, quoted=True))


def _double(expression: Expr) -> Expr:
    return exp.Cast(this=expression, to=exp.DataType.build(exp.DataType.Type.DOUBLE))


def _between(column: Expr, low: float, high: float) -> Expr:
    return exp.Between(this=column.copy(), low=literal(low), high=literal(high))


def _alias(expression: Expr, name: str, comment: str | None = None) -> Expr:
    same = isinstance(expression, exp.Column) and expression.name == name and not expression.table
    found = expression if same else exp.Alias(this=expression, alias=exp.to_identifier(name, quoted=True))
    if comment:
        # A comment must not end, nest or begin anything: PostgreSQL nests them, MySQL runs `/*!`.
        plain = re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]+", " ", comment)
        plain = plain.replace("*", "×").replace("!", "").replace("+", " + ").strip()
        found.add_comments([plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"])
    return found
