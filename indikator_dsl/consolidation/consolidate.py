"""The figures of many units and periods → one figure a datum, and one for each name that means an earlier period."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve

from indikator_dsl.consolidation.over_periods import at_place, shown
from indikator_dsl.consolidation.over_units import Figure, Scope, figure
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from indikator_dsl.consolidation.lags import Lag
    from indikator_dsl.consolidation.over_units import Rule
    from indikator_dsl.data import Datum

__all__ = ["Consolidation", "compare_lag", "consolidate"]


@define
class Consolidation:
    """The figures by the key of their datum, and what is wrong with the data: errors, warnings and notes."""

    figures: dict[str, Figure] = Factory(dict)
    findings: list[Diagnostic] = Factory(list)


def consolidate(
    data: Sequence[tuple[str, Datum]],
    scope: Scope,
    rule: Callable[[str], Rule],
    lags: Mapping[str, Lag],
) -> Consolidation:
    """One figure for every key in `data` (pairs of key and figure) and every key of `lags` that can be answered.

    Figures of units outside the scope, and figures without a value, are to be left out by the caller.
    """
    by_unit: dict[str, dict[str, list[Datum]]] = defaultdict(lambda: defaultdict(list))
    for key, datum in data:
        by_unit[key][fold(datum.unit or "")].append(datum)
    found = Consolidation()
    periods = {at for _, datum in data if isinstance(at := period_key(datum.periode or ""), Periode)}
    asked, now = scope.asked, evolve(scope, latest=_latest(scope.asked, periods))
    for key, units in by_unit.items():
        stem = lags[key].stem if key in lags else key
        found.figures[key] = figure(units, now, rule(stem), found.findings)
    for key, lag in lags.items():
        units = by_unit.get(lag.stem, {})
        shifted = lag.shift(asked) if isinstance(asked, Periode) else None
        if not units or shifted is None:
            continue
        then = evolve(scope, periode=str(shifted), latest=_latest(shifted, periods))
        earlier = figure(units, then, rule(lag.stem), found.findings)
        there = found.figures.get(key)
        if there is not None and there.datum is not None:
            if earlier.datum is not None and dict(there.cover.held) == dict(earlier.cover.held):
                found.findings += compare_lag(there.datum, earlier.datum, shifted)
        elif earlier.datum is not None or earlier.problem is not None:
            found.figures[key] = _dated(earlier, shifted) if shifted != asked else earlier
    return found


def _latest(asked: Periode | str | None, periods: Iterable[Periode]) -> Periode | None:
    """Of `periods` that lie in the one asked for, that which ends last; the shortest of several."""
    inside = (one for one in periods if isinstance(asked, Periode) and asked.touches(one))
    return max(inside, key=lambda one: (one.last, one.first, not one.kumulatif), default=None)


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
