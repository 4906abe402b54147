"""A long table of units and periods → one row for each parent: data joined by their ways, then the formulas."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals as nw

from indikator_dsl.columns.binding import check_results
from indikator_dsl.columns.emit import Names, Spelling, spell
from indikator_dsl.columns.frame import as_narwhals
from indikator_dsl.columns.joining import read_sources
from indikator_dsl.columns.joining_tables import small_table
from indikator_dsl.columns.joining_units import declared
from indikator_dsl.columns.rollup_results import Results
from indikator_dsl.columns.rollup_stages import figures, per_parent, side_by_side
from indikator_dsl.columns.rollup_table import Headings, Long
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.floats import Kind, make_plan
from indikator_dsl.program import lower
from indikator_dsl.text.names import short
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.columns.joining_units import Members
    from indikator_dsl.floats import Plan
    from indikator_dsl.registry.registry import Registry

__all__ = ["consolidate_frame"]


def consolidate_frame(
    registry: Registry,
    frame: Any,
    *,
    periode: str,
    parent: str | Mapping[Any, Any] | None,
    headings: tuple[str, str, str, str],
    shown: tuple[bool, bool],
    indicators: Iterable[str] | None,
) -> Any:
    """See Registry.consolidate_frame. `headings`: unit, period, name, value; `shown`: statuses and coverage, or not."""
    statuses, coverage = shown
    asked = period_key(periode)
    if not isinstance(asked, Periode):
        raise DataError([Diagnostic.of("E253", periode=short(periode))])
    if isinstance(indicators, str):
        raise TypeError("indicators are several names, not one text")
    program = lower(registry, indicators)
    long = Long(as_narwhals(frame), Headings(*headings, parent if isinstance(parent, str) else None))
    mapping = parent if isinstance(parent, Mapping) else declared(registry) if parent is None else None
    reading = read_sources(registry, program, long.found(), asked, alone=long.headings.alone)
    members = long.members(mapping)
    results = Results.of(program, reading, long.at)
    parents = _parents(long, members)
    if reading.sources:
        parents = parents.join(_joined(long, members, results), on=long.at("parent"), how="left")
    inputs = results.inputs(max(members.counts, default=1))
    covered = results.coverage(alone=long.headings.alone) if coverage else {}
    plan = make_plan(program, results.facts(long.whole), statuses=statuses, joined=True)
    named, polars = long.headings.named, long.rows.implementation.is_polars()
    columns = results.columns(statuses, covered, enum=polars)
    check_results([named], list(columns))
    # Only what is read again is carried along: to DuckDB and pandas each column has a price at every step.
    parents = parents.select(nw.col(long.at("shown")).alias(named), **covered, **inputs)
    computed = _computed(parents, plan, [named, *covered], Names(long.at.prefix))
    return computed.select(named, **columns).sort(named).to_native()


def _computed(parents: Any, plan: Plan, kept: Sequence[str], names: Names) -> Any:
    """The columns `kept` of `parents`, and the values and statuses of `plan`."""
    layers = spell(plan, Spelling(names))
    for layer in layers[:-1]:
        parents = parents.with_columns(**{names.of(target): one for target, one in layer.items()})
    earlier = [names.of(op) for layer in layers[:-1] for op in layer if op.kind in (Kind.VALUE, Kind.STATUS)]
    last = {names.of(target): one for layer in layers[-1:] for target, one in layer.items()}
    return parents.select(*kept, *earlier, **last)


def _parents(long: Long, members: Members) -> Any:
    """A row for each parent: what joins it to the figures, what it is called, how many units it has."""
    at = long.at
    numbers = bool(members.parents) and all(isinstance(one, int) for one in members.parents)
    shown = list(members.parents) if numbers else list(map(str, members.parents))
    mapped = members.members is not None
    large = any(isinstance(one, int) and one >= 2**63 for one in members.parents)
    kind: Any = nw.String if not numbers else nw.UInt64 if large else nw.Int64
    if numbers and not mapped:
        kind = type(long.rows.collect_schema()[at("unit" if long.headings.alone else "parent")])
    columns = {at("shown"): shown, at("parent"): range(len(shown)) if mapped else shown, at("count"): members.counts}
    return small_table(
        long.rows, columns, {at("shown"): kind, at("parent"): nw.Int64 if mapped else kind, at("count"): nw.Int64}
    )


def _joined(long: Long, members: Members, results: Results) -> Any:
    """A row for each parent that has figures, with its data joined."""
    at, sources = long.at, results.reading.sources
    labels = [(number, source, *one) for number, source in enumerate(sources) for one in source.labels]
    lookup = small_table(
        long.rows,
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
    rows = long.rows.filter(long.given).join(lookup, on=[at("nama"), at("periode")], how="inner")
    by = [at("parent"), at("unit")]
    if members.members is not None:
        known, (numbers, parents) = list(members.members), zip(*members.members.values(), strict=True)
        kinds = {at("unit"): long.rows.collect_schema()[at("unit")], at("member"): nw.Int64, at("parent"): nw.Int64}
        table = {at("unit"): known, at("member"): numbers, at("parent"): parents}
        rows = rows.join(small_table(long.rows, table, kinds), on=at("unit"), how="inner")
        by = [at("parent"), at("member")]
    elif long.headings.alone:
        rows = rows.with_columns(nw.col(at("unit")).alias(at("parent")))
        by = [at("parent")]
    wide = side_by_side(figures(rows, sources, by, at), sources, results.groups, by, at)
    return per_parent(wide, sources, results.groups, at("parent"), at)
