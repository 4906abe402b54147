"""The figures of many units and periods → one figure a datum, and one for each name that means an earlier period."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve

from indikator_dsl.consolidation.over_periods import at_place, last_month, over_periods, shown
from indikator_dsl.consolidation.over_units import Figure, Scope, figure
from indikator_dsl.definition import Cara
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.periods import Periode

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from indikator_dsl.consolidation.over_units import Rule
    from indikator_dsl.data import Datum
    from indikator_dsl.text.lags import Lag

__all__ = ["Consolidation", "compare_lag", "consolidate"]


@define
class Consolidation:
    """The figures by the key of their datum, and what is wrong with the data: errors, warnings and notes."""

    figures: dict[str, Figure] = Factory(dict)
    findings: list[Diagnostic] = Factory(list)


def consolidate(
    data: Iterable[tuple[str, Datum]],
    scope: Scope,
    rule: Callable[[str], Rule],
    lags: Mapping[str, Lag],
) -> Consolidation:
    """One figure for every key in `data` (pairs of key and figure) and every key of `lags` that can be answered.

    What the method of a regulation gives for another period is no figure that was given: the caller computes it.

    Figures of units outside the scope, and figures without a value, are to be left out by the caller.
    """
    by_unit: dict[str, dict[str, list[Datum]]] = defaultdict(lambda: defaultdict(list))
    for key, datum in data:
        by_unit[key][fold(datum.unit or "")].append(datum)
    found = Consolidation()
    for key, units in by_unit.items():
        stem = lags[key].stem if key in lags else key
        found.figures[key] = figure(units, scope, rule(stem), found.findings)
    asked = scope.asked
    for key, lag in lags.items():
        units = by_unit.get(lag.stem, {})
        shifted = lag.shift(asked) if isinstance(asked, Periode) else None
        if lag.metode or not units or shifted is None:
            continue
        if shifted != asked:
            units = _with_period(units)
        earlier = figure(units, evolve(scope, periode=str(shifted)), rule(lag.stem), found.findings)
        there = found.figures.get(key)
        apart = [
            finding
            for unit in map(fold, scope.subunits)
            for finding in _of_unit(by_unit.get(key, {}).get(unit), units.get(unit), scope, shifted, rule(lag.stem))
        ]
        found.findings += apart
        if there is not None and there.datum is not None:
            alike = there.cover.from_start == earlier.cover.from_start
            if earlier.datum is not None and alike and not apart:
                found.findings += compare_lag(there.datum, earlier.datum, shifted)
        elif earlier.datum is not None or earlier.problem is not None:
            found.figures[key] = _dated(earlier, shifted) if shifted != asked else earlier
    return found


def _of_unit(
    entered: Sequence[Datum] | None, data: Sequence[Datum] | None, scope: Scope, shifted: Periode, rule: Rule
) -> list[Diagnostic]:
    """Hold what one unit entered under the name of an earlier period against its own figure of that period.

    The units that entered one need not be those whose earlier figures are there: the joined figures tell nothing then.
    """
    asked = scope.asked
    if not entered or not data or not isinstance(asked, Periode):
        return []
    way = rule.way.periode if rule.way and not rule.refusal else None
    given, earlier = over_periods(entered, asked, way, []), over_periods(data, shifted, way, [])
    if given.value is None or earlier.value is None or earlier.reach is None:
        return []
    reach = given.reach
    if reach is None:  # without a period: for all of the one asked for
        reach = last_month(asked) if way is Cara.NILAI_TERAKHIR else asked.months
    if reach >> (asked.first - 1) != earlier.reach >> (shifted.first - 1):
        return []
    return compare_lag(evolve(given.data[0], value=given.value), evolve(earlier.data[0], value=earlier.value), shifted)


def _with_period(units: Mapping[str, Sequence[Datum]]) -> dict[str, list[Datum]]:
    """The figures that name their period: one that names none is not its own value of last year."""
    return {unit: [datum for datum in data if datum.periode is not None] for unit, data in units.items()}


def _dated(earlier: Figure, shifted: Periode) -> Figure:
    """The figure whose origin says the period it is from."""
    datum = earlier.datum
    if datum is None:
        return earlier
    how = f"periode {shifted}" + (f": {datum.origin.gabungan}" if datum.origin.gabungan else "")
    return evolve(earlier, datum=evolve(datum, origin=evolve(datum.origin, gabungan=how)))


def compare_lag(given: Datum, earlier: Datum, shifted: Periode) -> list[Diagnostic]:
    """Hold a figure given under the name of an earlier period against the figure of that period."""
    if given.value == earlier.value:
        return []
    finding = Diagnostic.of(
        "G107",
        nama=short(given.name, 120),
        nilai=shown(given.value),
        tempat=short(given.origin.describe(), 120),
        asal=short(earlier.name, 120),
        periode=shifted,
        lain=shown(earlier.value),
    )
    return [at_place(finding, given)]
