"""Results and targets → achievements, by the policy of the registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from indikator_dsl.capaian.achieving import Capaian, achieve
from indikator_dsl.capaian.targets import Goal, TargetTable, goal_of, read_targets
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.capaian.targets import TargetRow
    from indikator_dsl.definition import Polaritas
    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results

__all__ = ["achieve_all"]


def achieve_all(registry: Registry, results: Results, targets: TargetTable | str | Path | None) -> dict[str, Capaian]:
    """See Registry.capaian."""
    table = read_targets(targets) if isinstance(targets, str | Path) else targets or TargetTable()
    rows = table.by_indicator(registry.lookup.find)
    problems: list[Diagnostic] = []
    found: dict[str, Capaian] = {}
    for bound in registry.indicators:
        mine = rows.get(bound.id, ())
        goal = _goal(bound, mine, results.periode, problems)
        polaritas = _polaritas(bound, mine, problems)
        found[bound.id] = achieve(registry.policy, polaritas, results.by_id[bound.id].value, goal)
    if problems:
        raise DataError(problems)
    return found


def _goal(
    bound: BoundIndikator, rows: Sequence[TargetRow], periode: str | None, problems: list[Diagnostic]
) -> Goal | None:
    """The target for `periode`, of the definition or of the table; one for just that period before a general one."""
    place = bound.indikator.place
    where = f"{Path(place.file).name} baris {place.line}" if place and place.file else None
    defined = goal_of(bound.indikator.target, periode, where)
    listed = goal_of([row.target for row in rows], periode)
    if listed is None:
        return defined
    row = next(row for row in rows if (row.target.nilai, row.target.periode) == (listed.nilai, listed.periode))
    given = Goal(listed.nilai, listed.atas, listed.satuan, listed.periode, listed.yearly, row.origin)
    if defined is None or (defined.yearly and not given.yearly):
        return given
    if given.yearly and not defined.yearly:
        return defined
    if (defined.nilai, defined.atas) != (given.nilai, given.atas):
        twice = Diagnostic.of(
            "C205",
            nama=short(bound.nama, 120),
            definisi=defined.display,
            tabel=given.display,
            tempat=row.origin,
        )
        problems.append(twice.at(row.at.place) if row.at.place else twice)
    return given


def _polaritas(bound: BoundIndikator, rows: Sequence[TargetRow], problems: list[Diagnostic]) -> Polaritas | None:
    declared = bound.indikator.polaritas
    for row in rows:
        if row.polaritas is None:
            continue
        if declared is not None and declared is not row.polaritas:
            twice = Diagnostic.of(
                "C206",
                nama=short(bound.nama, 120),
                definisi=declared.value,
                tabel=row.polaritas.value,
                tempat=row.origin,
            )
            problems.append(twice.at(row.at.place) if row.at.place else twice)
        declared = declared or row.polaritas
    return declared
