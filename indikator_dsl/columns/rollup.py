"""A long table of units and periods → one row for each parent: data joined by their ways, then the formulas."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals as nw
from attrs import frozen

from indikator_dsl.columns.cleaning import Clean, clean
from indikator_dsl.columns.emit import Names, with_plan
from indikator_dsl.columns.joining import Found, Reading, Source, read_sources
from indikator_dsl.columns.joining_tables import collected, small_table
from indikator_dsl.columns.joining_units import Members, by_column, by_mapping, declared, itself
from indikator_dsl.columns.rollup_stages import Words, figures, per_parent, side_by_side, total
from indikator_dsl.definition import Cara
from indikator_dsl.diagnostics import DataError, Diagnostic, EngineError
from indikator_dsl.floats import STATUSES, Fact, make_plan, ops
from indikator_dsl.floats.facts import MOST_WHOLE
from indikator_dsl.program import Formula, Program, lower
from indikator_dsl.text.names import listed, short
from indikator_dsl.text.nearest import nearest
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.registry.registry import Registry

__all__ = ["consolidate_frame"]

COUNT = "banyak unit"
SMALLEST_MEAN = -60.0


@frozen
class Headings:
    """The columns of the table that are read. `parent` None: it is told by a mapping."""

    unit: str
    periode: str
    nama: str
    nilai: str
    parent: str | None


def consolidate_frame(
    registry: Registry,
    frame: Any,
    *,
    periode: str,
    parent: str | Mapping[Any, Any] | None,
    headings: tuple[str, str, str, str],
    statuses: bool,
    coverage: bool,
    indicators: Iterable[str] | None,
) -> Any:
    """See Registry.consolidate_frame."""
    asked = period_key(periode)
    if not isinstance(asked, Periode):
        raise DataError([Diagnostic.of("E253", periode=short(periode))])
    try:
        table = nw.from_native(frame)
    except TypeError:
        raise EngineError([Diagnostic.of("E242", jenis=type(frame).__name__)]) from None
    column = parent if isinstance(parent, str) else None
    roll = _RollUp(registry, table, Headings(*headings, column), asked, lower(registry, indicators))
    mapping = parent if isinstance(parent, Mapping) else declared(registry) if parent is None else None
    return roll.run(mapping, statuses, coverage).to_native()


class _RollUp:
    def __init__(self, registry: Registry, table: Any, headings: Headings, asked: Periode, program: Program) -> None:
        self.registry = registry
        self.asked = asked
        self.program = program
        self.alone = headings.parent == headings.unit
        schema = table.collect_schema()
        self.at = Words(Names.beside(schema.names()).prefix)
        for one in (headings.unit, headings.periode, headings.nama, headings.nilai, headings.parent):
            if one is not None and one not in schema:
                near = nearest(one, schema.names())
                raise DataError(
                    [
                        Diagnostic.of(
                            "E240", 0, 0, near[0] if near else None, kolom=short(one), daftar=listed(schema.names())
                        )
                    ]
                )
        self.named = headings.parent or headings.unit  # what the column of the parents is called
        self.kind = _kind(self.named, schema[self.named])
        self.whole = schema[headings.nilai].is_integer()
        self.given: nw.Expr = ~nw.col(self.at("value")).is_null()  # that a row has a figure, good or bad
        self.rows = self._rows(table, headings, schema)

    def _rows(self, table: Any, headings: Headings, schema: Any) -> Any:
        """The table in columns of our own: names as text, figures cleaned."""
        at = self.at
        figure: Clean = clean(headings.nilai, schema[headings.nilai])
        names = {"unit": headings.unit, "periode": headings.periode, "nama": headings.nama}
        if headings.parent is not None and not self.alone:
            names["parent"] = headings.parent
        columns = {}
        for word, column in names.items():
            kind = _kind(column, schema[column])
            text = kind is nw.String or word in ("periode", "nama")
            columns[at(word)] = nw.col(column).cast(nw.String) if text else nw.col(column).cast(nw.Int64)
        columns[at("value")] = figure.value
        if figure.bad is not None:
            columns[at("bad")] = nw.when(figure.bad).then(nw.lit(1)).otherwise(nw.lit(0)).cast(nw.Int64)
            self.given = self.given | (nw.col(at("bad")) > 0)
        return table.select(**columns)

    # -- what is asked of the table before ---------------------------------------------------------------------------

    def _given(self) -> nw.Expr:
        """1 for a row that has a figure."""
        one = nw.when(self.given).then(nw.lit(1)).otherwise(nw.lit(0))
        return one.cast(nw.Int64).alias(self.at("given"))

    def _found(self) -> list[Found]:
        at = self.at
        value = nw.col(at("value"))
        asked = (
            self.rows.with_columns(self._given())
            .group_by(at("nama"), at("periode"))
            .agg(nw.col(at("given")).sum(), value.min().alias(at("least")), value.max().alias(at("most")))
        )
        columns = collected(asked)
        words = ("nama", "periode", "given", "least", "most")
        rows = zip(*(columns[at(word)] for word in words), strict=True)
        return [
            Found(_text(nama) or "", _text(label), int(given), _number(least), _number(most))
            for nama, label, given, least, most in rows
        ]

    def _members(self, mapping: Mapping[Any, Any] | None) -> Members:
        at = self.at
        keys = [at("unit")] if mapping is not None or self.alone else [at("parent"), at("unit")]
        columns = collected(self.rows.with_columns(self._given()).group_by(*keys).agg(nw.col(at("given")).sum()))
        units = [_present(unit) for unit in columns[at("unit")]]
        given = list(map(int, columns[at("given")]))
        if mapping is not None:
            return by_mapping(mapping, list(zip(units, given, strict=True)))
        if self.alone:
            return itself(list(zip(units, given, strict=True)))
        return by_column(list(zip(map(_present, columns[at("parent")]), units, given, strict=True)))

    # -- the roll-up -------------------------------------------------------------------------------------------------

    def run(self, mapping: Mapping[Any, Any] | None, statuses: bool, coverage: bool) -> Any:
        at, program = self.at, self.program
        reading = read_sources(self.registry, program, self._found(), self.asked, alone=self.alone)
        members = self._members(mapping)
        leaves = _leaves(program, reading)
        groups: dict[frozenset[int], int] = {}
        for step, below in zip(program.steps, leaves, strict=True):
            if isinstance(step, Formula) and len(below) > 1:
                groups.setdefault(below, len(groups))
        parents = self._parents(members, mapping is not None)
        if reading.sources:
            parents = parents.join(self._joined(reading, members, groups), on=at("parent"), how="left")
        most_units = max(members.counts, default=1)
        parents = parents.with_columns(**self._inputs(reading, most_units, groups, leaves))
        facts = {number: self._fact(reading.sources[source]) for number, source in reading.of_input.items()}
        facts |= {n: Fact(sure=True) for n in range(len(program.inputs)) if n not in reading.of_input}
        names = Names(at.prefix)
        computed = with_plan(parents, make_plan(program, facts, statuses=statuses, joined=True), names)
        return computed.select(**self._columns(names, reading, leaves, statuses, coverage)).sort(self.named)

    def _parents(self, members: Members, mapped: bool) -> Any:
        at = self.at
        kind = nw.Int64 if all(isinstance(one, int) for one in members.parents) and members.parents else nw.String
        shown = [one if kind is nw.Int64 else str(one) for one in members.parents]
        columns: dict[str, Any] = {at("shown"): shown, at("count"): members.counts}
        kinds: dict[str, Any] = {at("shown"): kind, at("count"): nw.Int64}
        columns[at("parent")] = range(len(shown)) if mapped else shown
        kinds[at("parent")] = nw.Int64 if mapped else kind
        return small_table(self.rows, columns, kinds)

    def _joined(self, reading: Reading, members: Members, groups: Mapping[frozenset[int], int]) -> Any:
        at, sources = self.at, reading.sources
        labels = [(number, source, *one) for number, source in enumerate(sources) for one in source.labels]
        lookup = small_table(
            self.rows,
            {
                at("nama"): [found.name for _, _, found, _ in labels],
                at("periode"): [found.periode for _, _, found, _ in labels],
                at("source"): [number for number, _, _, _ in labels],
                at("bits"): [months for _, _, _, months in labels],
                at("length"): [source.length for _, source, _, _ in labels],
            },
            {at("nama"): nw.String, at("periode"): nw.String}
            | dict.fromkeys((at("source"), at("bits"), at("length")), nw.Int64),
        )
        rows = self.rows.filter(self.given)
        rows = rows.join(lookup, on=[at("nama"), at("periode")], how="inner")
        if members.members is not None:
            units = list(members.members)
            known = small_table(
                self.rows,
                {
                    at("unit"): units,
                    at("member"): [members.members[unit][0] for unit in units],
                    at("parent"): [members.members[unit][1] for unit in units],
                },
                {
                    at("unit"): self.rows.collect_schema()[at("unit")],
                    at("member"): nw.Int64,
                    at("parent"): nw.Int64,
                },
            )
            rows = rows.join(known, on=at("unit"), how="inner")
            by = [at("parent"), at("member")]
        elif self.alone:
            rows = rows.with_columns(nw.col(at("unit")).alias(at("parent")))
            by = [at("parent")]
        else:
            by = [at("parent"), at("unit")]
        wide = side_by_side(figures(rows, sources, by, at), sources, groups, by, at)
        return per_parent(wide, sources, groups, at("parent"), at)

    # -- what the plan reads, and what comes out ---------------------------------------------------------------------

    def _inputs(
        self, reading: Reading, most_units: int, groups: Mapping[frozenset[int], int], leaves: list[frozenset[int]]
    ) -> dict[str, nw.Expr]:
        at, names, found = self.at, Names(self.at.prefix), {}
        for number in range(len(self.program.inputs)):
            source = reading.of_input.get(number)
            value, bad = nw.lit(None, nw.Float64), nw.lit(value=False)
            if source is not None:
                bad = self._bad(source, reading.sources[source])
                there = nw.col(at("u", source)).fill_null(0) > 0
                value = nw.when(there & ~bad).then(total(source, reading.sources[source], most_units, at))
            found[names.of(ops.input_value(number))] = value
            found[names.of(ops.bad(number))] = bad
        for step, below in enumerate(leaves):
            group = groups.get(below)
            uneven = nw.lit(value=False) if group is None else nw.col(at("e", group)).fill_null(0) > 0
            found[names.of(ops.uneven(step))] = uneven
        return found

    def _bad(self, number: int, source: Source) -> nw.Expr:
        trouble = nw.col(self.at("t", number)).fill_null(0) > 0
        there = nw.col(self.at("u", number)).fill_null(0) > 0
        if source.always:
            return trouble | there
        if source.several:
            return trouble | (there & (nw.col(self.at("count")) > 1))
        return trouble

    def _fact(self, source: Source) -> Fact:
        whole = self.whole and not source.mean and source.way.unit is not Cara.RATA_RATA
        high = min(source.high + 1, 45.0)
        return Fact(whole, 0.0 if whole else SMALLEST_MEAN, high, exact=whole and high <= MOST_WHOLE)

    def _columns(
        self, names: Names, reading: Reading, leaves: list[frozenset[int]], statuses: bool, coverage: bool
    ) -> dict[str, nw.Expr]:
        at = self.at
        found = {self.named: nw.col(at("shown"))}
        if coverage and not self.alone:
            found[COUNT] = nw.col(at("count"))
        for step in self.program.order:
            id = self.program.steps[step].id
            found[id] = nw.col(names.of(ops.value(step)))
            if statuses:
                found[f"{id} status"] = _words(nw.col(names.of(ops.status(step))))
            if coverage:
                below = sorted(leaves[step])
                if not self.alone:
                    found[f"{id} unit"] = self._fewest([self._units(one, reading.sources[one]) for one in below])
                counted = [one for one in below if reading.sources[one].counted]
                found[f"{id} bagian"] = self._fewest([self._share(one, reading.sources[one]) for one in counted])
        return found

    def _units(self, number: int, source: Source) -> nw.Expr:
        """How many units gave a figure; null where there is none, or it could not be joined."""
        units = nw.col(self.at("u", number))
        return nw.when((units > 0) & ~self._bad(number, source)).then(units)

    def _share(self, number: int, source: Source) -> nw.Expr:
        months = nw.col(self.at("n", number)).cast(nw.Float64)
        there = nw.col(self.at("u", number)) > 0
        return nw.when(there & ~self._bad(number, source)).then(months / float(self.asked.length))

    def _fewest(self, counts: list[nw.Expr]) -> nw.Expr:
        """The smallest of `counts`; nothing where all are nothing, and where there are none."""
        if not counts:
            known = nw.col(self.at("count"))
            return nw.when(known < 0).then(known)  # pandas has no literal nothing among whole numbers
        return counts[0] if len(counts) == 1 else nw.min_horizontal(*counts)


def _leaves(program: Program, reading: Reading) -> list[frozenset[int]]:
    """The sources that each step comes from, by way of other steps too."""
    found: list[frozenset[int]] = []
    inputs = len(program.inputs)
    for step in program.steps:
        below: set[int] = set()
        for number in program.used(step):
            if number >= inputs:
                below |= found[number - inputs]
            elif number in reading.of_input:
                below.add(reading.of_input[number])
        found.append(frozenset(below))
    return found


def _words(status: nw.Expr) -> nw.Expr:
    chain: Any = nw
    for number, word in enumerate(STATUSES):
        chain = chain.when(status == number).then(nw.lit(word.value))
    found: nw.Expr = chain
    return found


def _kind(column: str, dtype: Any) -> Any:
    """How names in a column of `dtype` are taken: as text, or as whole numbers. Raises DataError for other kinds."""
    if isinstance(dtype, nw.String | nw.Categorical | nw.Enum):
        return nw.String
    if dtype.is_integer():
        return nw.Int64
    raise DataError([Diagnostic.of("E254", kolom=short(column), jenis=str(dtype))])


def _present(value: Any) -> Any:
    """None for what an engine of tables calls missing."""
    return None if value is None or (isinstance(value, float) and math.isnan(value)) else value


def _text(value: Any) -> str | None:
    return None if _present(value) is None else str(value)


def _number(value: Any) -> float:
    return 0.0 if _present(value) is None else float(value)
