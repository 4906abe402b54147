"""One indicator of the registry → its part of the report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.evaluation.result import Status
from indikator_dsl.formula.tree import walk
from indikator_dsl.report.missing import Responsible
from indikator_dsl.report.model import NONE, FormulaPart, IndicatorPart, InputPart, Point, Trend, UnitRow, Verdict
from indikator_dsl.report.words import line, lines
from indikator_dsl.text.names import fold
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.capaian import Capaian, Goal, Policy
    from indikator_dsl.definition import Kategori
    from indikator_dsl.evaluation.result import Input, Result
    from indikator_dsl.methods import MethodResult
    from indikator_dsl.registry import Registry
    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.report.series import Stretch
    from indikator_dsl.report.several import Evaluated

__all__ = ["Drawer", "rank"]

MOST_NODES = 300  # parts of a formula that is drawn; a longer one is shown as text
MOST_COLUMNS = 4  # data of a formula that the table of units shows beside the realisasi
MOST_STEPS = 100  # steps of a method that are shown
DECIMALS = 4  # of a step: NRR and weights of a survey are printed with three or four
WORST = 4
REPEATED = frozenset(("C112",))  # what the realisasi's own reason says already


def rank(policy: Policy, kategori: Kategori) -> int:
    """Where a class stands in the scale of the policy, from 0 (the best) to 4."""
    return policy.scale.index(kategori) * WORST // max(1, len(policy.scale) - 1) if kategori in policy.scale else WORST


class Drawer:
    """Makes the parts of one report; `units` and `trends` are the results of the subunits and of other periods."""

    def __init__(
        self,
        registry: Registry,
        main: Evaluated,
        units: Mapping[str, Evaluated | None],
        trends: Sequence[tuple[Stretch, Mapping[str, Evaluated | None]]],
    ) -> None:
        self.registry = registry
        self.main = main
        self.units = units
        self.trends = trends
        self.responsible = Responsible(registry)
        self.levels = {level.id: level for level in registry.levels}

    def indicator(self, bound: BoundIndikator) -> IndicatorPart:
        result, capaian = self.main.results.by_id[bound.id], self.main.achievements[bound.id]
        inputs = tuple(map(_input, result.inputs))
        goal, cover = capaian.goal, result.cover
        reasons = [result.reason] if result.reason is not None else []
        if capaian.reason is not None and capaian.reason.code not in REPEATED:
            reasons.append(capaian.reason)
        method = result.method
        notes = [line(note.message) for note in (*(method.notes if method else ()), *capaian.notes)]
        return IndicatorPart(
            id=bound.id,
            nama=line(bound.nama),
            jalur=self._path(bound),
            definisi=lines(bound.indikator.definisi or ""),
            satuan=line(result.unit or ""),
            polaritas=capaian.polaritas.value if capaian.polaritas else "",
            target=line(goal.display) if goal else NONE,
            asal_target=line(goal.origin or "") if goal else "",
            realisasi=line(result.display) if result.value is not None else NONE,
            capaian=capaian.display,
            kategori=line(capaian.kategori.nama) if capaian.kategori else "",
            rank=rank(self.registry.policy, capaian.kategori) if capaian.kategori else None,
            verdict=_verdict(capaian),
            status=result.status.value,
            cakupan=cover.display if cover else "",
            lengkap=cover is None or cover.complete,
            alasan=tuple(dict.fromkeys(line(reason.message) for reason in reasons)),
            catatan=(*notes, *map(lines, bound.indikator.catatan)),
            formula=_formula(result),
            aturan=line(capaian.rule.trace.with_numbers or "") if capaian.rule else None,
            inputs=inputs,
            units=self._units(bound, result),
            trends=self._trends(bound),
            sumber_data=line(bound.indikator.sumber_data or ""),
            penanggung_jawab=self.responsible.indicator(bound),
            nilai=result.value,
            batas=_bounds(goal),
            persen=capaian.value,
            kelas=line(f"{method.kata} {method.kategori.nama}") if method and method.kategori else "",
            metode=_method(method) if method else "",
            langkah=_steps(method) if method else (),
        )

    def _path(self, bound: BoundIndikator) -> tuple[str, ...]:
        path = []
        at: str | None = bound.level.id
        while at is not None:
            level = self.levels[at]
            number = f" {level.level.nomor}" if level.level.nomor else ""
            path.append(line(f"{level.jenis}{number}: {level.nama}"))
            at = level.parent
        return tuple(reversed(path))

    def _units(self, bound: BoundIndikator, result: Result) -> tuple[UnitRow, ...]:
        """What each subunit gave; nothing where none of them gave anything to this indicator."""
        shown = len(result.inputs) if len(result.inputs) <= MOST_COLUMNS else 0
        rows, given = [], False
        for unit, done in self.units.items():
            if done is None:
                rows.append(UnitRow(line(unit), (NONE,) * shown, NONE, Status.BELUM_ADA_DATA.value))
                continue
            own = done.results.by_id[bound.id]
            given = given or any(used.value is not None for used in own.inputs)
            data = tuple(map(_value, own.inputs[:shown])) if len(own.inputs) >= shown else (NONE,) * shown
            realisasi = line(own.display) if own.value is not None else NONE
            rows.append(UnitRow(line(unit), data, realisasi, own.status.value))
        return tuple(rows) if given else ()

    def _trends(self, bound: BoundIndikator) -> tuple[Trend, ...]:
        found = []
        for stretch, evaluated in self.trends:
            points = tuple(_point(bound.id, one, label, evaluated[one]) for one, label in stretch.periods)
            if sum(point.nilai is not None for point in points) > 1:
                found.append(Trend(line(stretch.judul), points))
        return tuple(found)


def _method(method: MethodResult) -> str:
    how = "dihitung dari datanya" if method.dihitung else "nilainya dimasukkan"
    return line(f"{method.metode}, {method.dasar}; {how}")


def _steps(method: MethodResult) -> tuple[tuple[str, str], ...]:
    steps = method.steps if method.dihitung else ()
    return tuple(
        (line(step.text), NONE if step.value is None else format_number(step.value, DECIMALS))
        for step in steps[:MOST_STEPS]
    )


def _verdict(capaian: Capaian) -> Verdict:
    if capaian.tercapai is None:
        return Verdict.TANPA
    return Verdict.TERCAPAI if capaian.tercapai else Verdict.BELUM


def _bounds(goal: Goal | None) -> tuple[Fraction, Fraction] | None:
    return None if goal is None else (goal.nilai, goal.nilai if goal.atas is None else goal.atas)


def _value(used: Input) -> str:
    return NONE if used.value is None else format_number(used.value, None)


def _input(used: Input) -> InputPart:
    return InputPart(
        line(used.name),
        "belum ada data" if used.value is None else format_number(used.value, None),
        used.value is not None,
        used.cover.display if used.cover else "",
        used.cover is None or used.cover.complete,
        line(used.origin or ""),
        used.indikator,
    )


def _point(id: str, periode: str, label: str, done: Evaluated | None) -> Point:
    if done is None:
        return Point(line(periode), line(label), NONE, None, NONE, None, NONE, Status.BELUM_ADA_DATA.value)
    result, capaian = done.results.by_id[id], done.achievements[id]
    return Point(
        line(periode),
        line(label),
        line(result.display) if result.value is not None else NONE,
        result.value,
        line(capaian.goal.display) if capaian.goal else NONE,
        _bounds(capaian.goal),
        capaian.display,
        result.status.value,
    )


def _formula(result: Result) -> FormulaPart | None:
    formula, method = result.formula, result.method
    if formula is None or not formula.text.strip():
        return None
    text = lines(formula.text.strip())
    if method is not None and method.dihitung and method.formula is not None:
        formula = method.formula  # the text names the regulation, and this is what it says
    if formula.tree is None or sum(1 for _ in walk(formula.tree)) > MOST_NODES:
        return FormulaPart(text)
    values = {fold(used.name): used.value for used in result.inputs if used.value is not None}
    numbers = result.trace.with_numbers if values else None
    return FormulaPart(
        text,
        line(formula.canonical or ""),
        line(formula.sentence or ""),
        line(numbers) if numbers else None,
        formula.tree,
        values,
    )
