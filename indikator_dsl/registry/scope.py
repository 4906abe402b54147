"""Which unit and period an evaluation is for, and which units of the data make that unit up."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.consolidation import Scope, reaches
from indikator_dsl.data import Dataset
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.data import Datum
    from indikator_dsl.registry.registry import Registry

__all__ = ["Likeness", "check_units", "find_scope", "subunits_of"]

SHORTEST, LONG, LONGEST = 4, 10, 200  # letters of names that are compared; from LONG on two may be wrong, else one
SHOWN = 120
NUMBER = re.compile(r"[0-9]+|\b[ivx]+\b")


def subunits_of(registry: Registry) -> dict[str, tuple[str, ...]]:
    """The subunits of each unit, by its folded name; what several files declare for one unit is put together."""
    found: dict[str, dict[str, str]] = {}
    for head in registry.definitions:
        if head.unit and head.subunit:
            below = found.setdefault(fold(head.unit), {})
            for unit in head.subunit:
                below.setdefault(fold(unit), unit)
    return {unit: tuple(below.values()) for unit, below in found.items()}


def find_scope(registry: Registry, dataset: Dataset, unit: str | None, periode: str | None) -> Scope:
    """The unit and period that are meant. Raises DataError where the data name several and none is asked for."""
    subunits = subunits_of(registry)
    heads = {fold(head.unit): head.unit for head in registry.definitions if head.unit}
    units = {fold(one): one for one in dataset.units}
    joinable = {own for own, below in subunits.items() if any(fold(one) in units for one in below)}
    if unit is None and len(heads) == 1:
        own = next(iter(heads))
        if own in units or own in joinable:
            unit = heads[own]
    findings: list[Diagnostic] = []
    if unit is not None and fold(unit) in joinable:
        unit, below = units.get(fold(unit), heads[fold(unit)]), subunits[fold(unit)]
    else:
        below = ()
        try:
            unit = dataset.choose_unit(unit, tuple(heads[own] for own in joinable))
        except DataError as error:
            findings += error.diagnostics
    wanted = None if unit is None else {fold(unit), *map(fold, below)}
    here = [one for one in dataset.entries if wanted is None or one.unit is None or fold(one.unit) in wanted]
    # Which periods there are to choose from is known only for a unit that exists.
    known = Dataset() if findings and unit is not None else Dataset(tuple(here))
    try:
        periode = _period(known, dataset, periode)
    except DataError as error:
        findings += error.diagnostics
    if findings:
        raise DataError(findings)
    return Scope(unit, below, periode)


def _period(here: Dataset, dataset: Dataset, periode: str | None) -> str | None:
    """The period that is meant: one of the data, or one that figures of other periods tell something of."""
    if periode is not None and isinstance(asked := period_key(periode), Periode):
        keys = [key for one in dataset.periods if isinstance(key := period_key(one), Periode)]
        if asked.stretch in {key.stretch for key in keys} or reaches(asked, keys):
            return periode
    return here.choose_period(periode, dataset.periods)


def check_units(dataset: Dataset, scope: Scope, notes: list[Diagnostic]) -> None:
    """Say which units of the data are outside. One that is nearly the name of a subunit would be lost: an error."""
    if not scope.subunits:
        return
    wanted = {fold(one) for one in (scope.unit, *scope.subunits) if one is not None}
    first = {fold(datum.unit): datum for datum in reversed(dataset.entries) if datum.unit is not None}
    problems: list[Diagnostic] = []
    outside = [datum for folded, datum in reversed(first.items()) if folded not in wanted]
    likeness = Likeness(scope.subunits) if outside else None
    for datum in outside:
        near = likeness.nearest(datum.unit or "") if likeness else None
        name = short(datum.unit or "", SHOWN)
        if near is not None:
            finding = Diagnostic.of("G104", 0, 0, near, nama=name, mirip=near)
        else:
            finding = Diagnostic.of("G105", nama=name, unit=short(scope.unit or "", SHOWN))
        (problems if near else notes).append(_at(finding, datum))
    if problems:
        raise DataError(problems)


class Likeness:
    """Units by what sets them apart: their names without the words that all begin with, and their numbers.

    `Kelurahan Kepell` is like `Kelurahan Kepel`; `Kelurahan Bugul Lor` is not like `Kelurahan Bugul Kidul`, nor `RW 12`
    like `RW 13`.
    """

    def __init__(self, units: Sequence[str]) -> None:
        starts = {fold(unit).split(" ", 1)[0] for unit in units}
        self.start = f"{starts.pop()} " if len(starts) == 1 and len(units) > 1 else ""
        self.units = {self._own(unit): unit for unit in units}

    def _own(self, unit: str) -> str:
        return fold(unit).removeprefix(self.start)

    def nearest(self, unit: str) -> str | None:
        """The unit that `unit` most likely is, a slip of the pen or two away; None for another one."""
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        own = self._own(unit)
        if not SHORTEST <= len(own) <= LONGEST:
            return None
        slips = 1 if len(own) < LONG else 2
        numbers = NUMBER.findall(own)
        near = extract(own, self.units.keys(), scorer=OSA.distance, score_cutoff=slips, limit=3)
        return next((self.units[one] for one, _, _ in near if NUMBER.findall(one) == numbers), None)


def _at(finding: Diagnostic, datum: Datum) -> Diagnostic:
    return finding.at(datum.place) if datum.place else finding
