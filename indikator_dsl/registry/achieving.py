"""Results and targets → achievements, by the policy of the registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from indikator_dsl.capaian.achieving import Capaian, achieve
from indikator_dsl.capaian.target_file import TargetTable, read_targets
from indikator_dsl.capaian.targets import Goal, goal_of, months_of
from indikator_dsl.capaian.units import is_percentage
from indikator_dsl.diagnostics import DataError, Diagnostic, NameLookupError
from indikator_dsl.registry.scope import Likeness
from indikator_dsl.text.names import fold, listed, short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.capaian.target_file import TargetRow
    from indikator_dsl.definition import Polaritas
    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results

__all__ = ["achieve_all"]

SHOWN = 120


def achieve_all(registry: Registry, results: Results, targets: TargetTable | str | Path | None) -> dict[str, Capaian]:
    """See Registry.capaian."""
    if not isinstance(targets, str | Path | TargetTable | None):
        raise TypeError(f"capaian() needs a path or a TargetTable as targets, not {type(targets).__name__}")
    table = read_targets(targets) if isinstance(targets, str | Path) else targets or TargetTable()
    problems: list[Diagnostic] = []
    rows = _by_indicator(registry, table, problems)
    office = _Office.of(registry, results)
    unused = _unknown_units(registry, office, table, problems)
    found: dict[str, Capaian] = {}
    for bound in registry.indicators:
        mine = [row for row in rows.get(bound.id, ()) if row.unit is None or fold(row.unit) == office.unit]
        goal, notes = _goal(bound, mine, office, problems)
        polaritas = _polaritas(bound, mine, problems)
        result = results.by_id[bound.id]
        why = None if goal is not None else _why_none(bound, mine, office)
        kind = is_percentage(bound.nama, bound.formula.tree)
        kind = kind if kind is not None or bound.formula.tree is not None else True  # what stands elsewhere may be one
        capaian = achieve(
            registry.policy, polaritas, result.value, goal, satuan=result.unit, percentage=kind, why_none=why
        )
        passed_over = [
            unused[fold(row.unit)] for row in rows.get(bound.id, ()) if row.unit and fold(row.unit) in unused
        ]
        found[bound.id] = evolve(capaian, notes=(*notes, *dict.fromkeys(passed_over), *capaian.notes))
    if problems:
        raise DataError(dict.fromkeys(problems))
    return found


@frozen
class _Office:
    """Whose results are judged: the folded name of the unit, whether it is a part of another one, and the period."""

    unit: str | None
    shown: str | None
    is_part: bool
    is_head: bool
    periode: str | None

    @classmethod
    def of(cls, registry: Registry, results: Results) -> _Office:
        heads = {fold(head.unit): head.unit for head in registry.definitions if head.unit}
        parts = {fold(one) for head in registry.definitions for one in head.subunit}
        shown = results.unit or (next(iter(heads.values())) if len(heads) == 1 else None)
        unit = None if shown is None else fold(shown)
        return cls(unit, shown, unit in parts and unit not in heads, unit in heads, results.periode)


def _unknown_units(
    registry: Registry, office: _Office, table: TargetTable, problems: list[Diagnostic]
) -> dict[str, Diagnostic]:
    """The units of the table that are none of this office and its subunits, folded, each with what is said of it once.

    One that is nearly the name of such a unit is a problem: its targets would be lost.
    """
    heads = [head.unit for head in registry.definitions if head.unit]
    parts = [one for head in registry.definitions for one in head.subunit]
    known = [*heads, *parts, *([office.shown] if office.shown else [])]
    offices = {fold(one): one for one in known}
    first = {fold(row.unit): row for row in reversed(table.rows) if row.unit and fold(row.unit) not in offices}
    if not first:
        return {}
    among, own = Likeness(parts), Likeness([offices[one] for one in offices.keys() - set(map(fold, parts))])
    found: dict[str, Diagnostic] = {}
    for unit, row in reversed(first.items()):
        name = short(row.unit or "", SHOWN)
        near = among.nearest(unit) or own.nearest(unit)
        if near is not None:
            problems.append(_at(row, Diagnostic.of("C209", 0, 0, near, nama=name, mirip=near)))
        else:
            found[unit] = _at(row, Diagnostic.of("C210", nama=name))
    return found


def _by_indicator(registry: Registry, table: TargetTable, problems: list[Diagnostic]) -> dict[str, list[TargetRow]]:
    """The rows by the id of their indicator; a name that means none or several, and two targets for one period, are
    said once each."""
    found: dict[str, list[TargetRow]] = {}
    asked: dict[str, str | None] = {}
    for row in table.rows:
        name = row.id or row.nama
        if name not in asked:
            asked[name] = None
            try:
                asked[name] = registry.lookup.find(name)
            except NameLookupError as error:
                problems += (_at(row, one) for one in error.diagnostics)
        id = asked[name]
        if id is None:
            continue
        bound = registry.binder.indicators[id]
        if row.id is not None and fold(row.nama) not in map(fold, (id, bound.nama, *bound.indikator.sinonim)):
            written, meant = short(row.nama, SHOWN), short(bound.nama, SHOWN)
            problems.append(_at(row, Diagnostic.of("C208", id=id, nama=meant, tertulis=written)))
            continue
        found.setdefault(id, []).append(row)
    for rows in found.values():
        first: dict[object, TargetRow] = {}
        for row in rows:
            period = None if row.target.periode is None else months_of(row.target.periode)
            other = first.setdefault((fold(row.unit or ""), period), row)
            if (other.target.nilai, other.target.atas) != (row.target.nilai, row.target.atas):
                twice = Diagnostic.of("C204", nama=short(row.nama, SHOWN), tempat=other.origin)
                problems.append(_at(row, twice))
    return found


def _goal(
    bound: BoundIndikator, rows: Sequence[TargetRow], office: _Office, problems: list[Diagnostic]
) -> tuple[Goal | None, tuple[Diagnostic, ...]]:
    """The target that counts, and doubts about it: that of the office itself before one that names no office, one for
    just the period before one for its year. Where definition and table both have one they must agree."""
    place = bound.indikator.place
    where = f"{Path(place.file).name} baris {place.line}" if place and place.file else None
    defined = goal_of(bound.indikator.target, office.periode, origin=where)
    own, row = _listed([one for one in rows if one.unit is not None], office)
    if own is None:
        own, row = _listed([one for one in rows if one.unit is None], office)
    goal = own or defined
    if own is not None and defined is not None and (own.unit is None or office.is_head):
        if own.yearly != defined.yearly:
            goal = defined if own.yearly else own
        elif row is not None and (own.nilai, own.atas) != (defined.nilai, defined.atas):
            name, told = short(bound.nama, SHOWN), (defined.display, own.display)
            twice = Diagnostic.of("C205", nama=name, definisi=told[0], tabel=told[1], tempat=row.origin)
            problems.append(_at(row, twice))
    notes = row.notes if row is not None and goal is own else ()
    if goal is not None and goal.unit is None and office.is_part:
        notes = (*notes, Diagnostic.of("C123", unit=short(office.shown or "", SHOWN)))
    return goal, notes


def _listed(rows: Sequence[TargetRow], office: _Office) -> tuple[Goal | None, TargetRow | None]:
    """The target of a table for the period, and its row."""
    goal = goal_of([row.target for row in rows], office.periode)
    if goal is None:
        return None, None
    row = next(row for row in rows if (row.target.nilai, row.target.periode) == (goal.nilai, goal.periode))
    return evolve(goal, unit=row.unit, origin=row.origin), row


def _why_none(bound: BoundIndikator, rows: Sequence[TargetRow], office: _Office) -> Diagnostic:
    """Why there is no target: none at all, or none for the period."""
    written = (*bound.indikator.target, *(row.target for row in rows))
    periods = tuple(dict.fromkeys(target.periode for target in written if target.periode is not None))
    if not periods:
        return Diagnostic.of("C111")
    if office.periode is None:
        return Diagnostic.of("C109", ada=listed(periods))
    return Diagnostic.of("C110", periode=short(office.periode), ada=listed(periods))


def _polaritas(bound: BoundIndikator, rows: Sequence[TargetRow], problems: list[Diagnostic]) -> Polaritas | None:
    found, where = bound.indikator.polaritas, "definisi"
    for row in rows:
        if row.polaritas is None or row.polaritas is found:
            continue
        if found is None:
            found, where = row.polaritas, row.origin
            continue
        name, told = short(bound.nama, SHOWN), (found.value, row.polaritas.value)
        twice = Diagnostic.of("C206", nama=name, satu=told[0], di=where, lain=told[1], tempat=row.origin)
        problems.append(_at(row, twice))
    return found


def _at(row: TargetRow, finding: Diagnostic) -> Diagnostic:
    return finding.at(row.place) if row.place else finding
