"""The same indicators for other units and periods than those reported; what cannot be computed there is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, frozen

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.report.series import Stretch, stretches
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.capaian import Capaian, TargetTable
    from indikator_dsl.data import Dataset
    from indikator_dsl.registry import Registry, Results

__all__ = ["MOST_UNITS", "Evaluated", "of_periods", "of_units"]

MOST_UNITS = 60  # subunits that a table of the report shows


@frozen
class Evaluated:
    """The results of one unit and period, and the achievements (none where they were not asked for)."""

    results: Results
    achievements: dict[str, Capaian] = Factory(dict)


def of_units(
    registry: Registry, dataset: Dataset, subunits: Sequence[str], periode: str | None, found: list[Diagnostic]
) -> dict[str, Evaluated | None]:
    """The results of each of `subunits`; None for one that the data do not name, or that cannot be computed."""
    if len(subunits) > MOST_UNITS:
        found.append(Diagnostic.of("L110", jumlah=len(subunits), batas=MOST_UNITS))
    there = set(map(fold, dataset.units))
    return {
        unit: _evaluated(registry, dataset, (unit, periode), unit, found) if fold(unit) in there else None
        for unit in subunits[:MOST_UNITS]
    }


def of_periods(
    registry: Registry,
    dataset: Dataset,
    targets: TargetTable | None,
    main: Evaluated,
    found: list[Diagnostic],
) -> tuple[tuple[Stretch, dict[str, Evaluated | None]], ...]:
    """Every trend that the data allow beside the period of `main`, with the results of its periods."""
    periode = main.results.periode
    known: dict[str, Evaluated | None] = {periode: main} if periode is not None else {}
    trends = []
    for stretch in stretches(dataset.periods, periode):
        for one, _ in stretch.periods:
            if one not in known:
                done = None
                if one not in stretch.empty:
                    done = _evaluated(registry, dataset, (main.results.unit, one), f"periode {one}", found)
                if done is not None:
                    done = Evaluated(done.results, registry.capaian(done.results, targets))
                known[one] = done
        trends.append((stretch, {one: known[one] for one, _ in stretch.periods}))
    return tuple(trends)


def _evaluated(
    registry: Registry, dataset: Dataset, asked: tuple[str | None, str | None], what: str, found: list[Diagnostic]
) -> Evaluated | None:
    try:
        return Evaluated(registry.evaluate(dataset, unit=asked[0], periode=asked[1]))
    except DataError as error:
        why = short(error.diagnostics[0].message, 300) if error.diagnostics else ""
        found.append(Diagnostic.of("L111", bagian=short(what, 120), sebab=why))
        return None
