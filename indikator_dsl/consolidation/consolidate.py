"""The figures of one unit, or of the units below it → one figure a datum."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve, frozen

from indikator_dsl.consolidation.cover import Cover, unit_word
from indikator_dsl.consolidation.figures import Figure, Part, over_periods
from indikator_dsl.data import Datum, Origin
from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.numbers import format_number
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from indikator_dsl.consolidation.lags import Lag

__all__ = ["Consolidation", "Scope", "consolidate"]


@frozen
class Scope:
    """What is asked for: a unit (None where the data name none), the units that make it up, and a period."""

    unit: str | None = None
    subunits: tuple[str, ...] = ()
    periode: str | None = None

    @property
    def asked(self) -> Periode | str | None:
        return None if self.periode is None else period_key(self.periode)


@define
class Consolidation:
    """The figures by the key of their datum, and what the data contradict."""

    figures: dict[str, Figure] = Factory(dict)
    conflicts: list[Diagnostic] = Factory(list)
    notes: list[Diagnostic] = Factory(list)


Rule = tuple[Konsolidasi | None, str | None]
"""How a datum is joined, and the code that refuses it: G111 for a percentage, which has no sum and no mean; S110 and
S111 for an index or a score that a regulation gives to one unit alone; None where any declared way will do."""


def consolidate(
    data: Iterable[tuple[str, Datum]],
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
    asked = scope.asked
    for key, units in by_unit.items():
        found.figures[key] = _figure(units, scope, asked, rule(key), found)
    for key, lag in lags.items():
        units = by_unit.get(lag.stem, {})
        there = found.figures.get(key)
        if not units or (there is not None and there.datum is not None) or not isinstance(asked, Periode):
            continue
        shifted = lag.shift(asked)
        if shifted is not None:
            figure = _figure(units, evolve(scope, periode=str(shifted)), shifted, rule(lag.stem), found)
            if figure.datum is not None or figure.problem is not None:
                found.figures[key] = figure
    return found


def _figure(
    units: Mapping[str, list[Datum]],
    scope: Scope,
    asked: Periode | str | None,
    rule: Rule,
    found: Consolidation,
) -> Figure:
    way = rule[0]
    own_key = fold(scope.unit or "")
    periode_way = way.periode if way else None
    own = over_periods(
        [*units.get(own_key, ()), *(units.get("", ()) if own_key else ())], asked, periode_way, found.conflicts
    )
    parts = {
        unit: over_periods(units[fold(unit)], asked, periode_way, found.conflicts)
        for unit in scope.subunits
        if fold(unit) in units
    }
    parts = {unit: part for unit, part in parts.items() if part.value is not None or part.problem is not None}
    figure = _joined_figure(own, parts, scope, rule, found)
    by_unit = tuple((unit, part.value) for unit, part in parts.items() if part.value is not None)
    return evolve(figure, by_unit=by_unit, sources=tuple(datum for part in parts.values() for datum in part.data))


def _joined_figure(
    own: Part,
    parts: Mapping[str, Part],
    scope: Scope,
    rule: Rule,
    found: Consolidation,
) -> Figure:
    """The one figure for the unit's own and those of its subunits."""
    way, refusal = rule
    everyone = (own, *parts.values())
    if refusal and (broken := _refused(refusal, everyone, way.periode if way else None, own, parts)) is not None:
        return Figure(problem=broken)
    if own.value is not None:
        if parts and way is not None and way.unit is Cara.JUMLAH and all(p.problem is None for p in parts.values()):
            _compare(own, parts, scope, found)
        return _own(own, scope, scope.asked)
    problem = next((part.problem for part in everyone if part.problem is not None), None)
    if problem is not None:
        return Figure(problem=problem)
    if not parts:
        return Figure()
    return _of_parts(parts, scope, scope.asked, way.unit if way else None)


def _refused(
    code: str, everyone: Iterable[Part], way: Cara | None, own: Part, parts: Mapping[str, Part]
) -> Diagnostic | None:
    """Why figures are not joined: those of a percentage have no sum, and their mean is not that of the whole.

    An index of several measurements may be averaged over periods where that is declared, but has no sum.
    """
    name = next((datum.name for part in everyone for datum in part.data), "")
    ways = (Cara.JUMLAH, Cara.RATA_RATA) if code == "G111" else (Cara.JUMLAH,)
    joined = [part for part in everyone if len(part.data) > 1 and part.way in ways]
    if joined and way is not None:
        return Diagnostic.of(code, nama=short(name, 120), cara=way.value, apa="Angka beberapa periode")
    if own.value is None and len(parts) > (1 if code == "G111" else 0):
        return Diagnostic.of(code, nama=short(name, 120), cara="jumlah atau rata-rata", apa="Angka beberapa unit")
    return None


def _own(own: Part, scope: Scope, asked: Periode | str | None) -> Figure:
    held = tuple((fold(unit), own.months) for unit in scope.subunits) or (("", own.months),)
    datum = _joined(own.data, own.value, scope, asked, _how(own, 0, None, ()))
    return Figure(datum, Cover((), (), own.count, held), own.data, None, own.way)


def _of_parts(parts: Mapping[str, Part], scope: Scope, asked: Periode | str | None, way: Cara | None) -> Figure:
    data = tuple(datum for part in parts.values() for datum in part.data)
    if way is None:
        shown = f"{len(parts)} {unit_word(scope.subunits)}"
        return Figure(problem=Diagnostic.of("G112", nama=short(data[0].name, 120), ada=shown))
    if way is Cara.NILAI_TERAKHIR:
        return Figure(problem=Diagnostic.of("G114", nama=short(data[0].name, 120)))
    values = [part.value for part in parts.values() if part.value is not None]
    total = sum(values, Fraction(0))
    value = total if way is Cara.JUMLAH else total / len(values)
    missing = tuple(unit for unit in scope.subunits if unit not in parts)
    counts = [part.count for part in parts.values() if part.count is not None]
    count = min(counts, key=lambda pair: Fraction(pair[0], pair[1])) if counts else None
    held = tuple((fold(unit), part.months) for unit, part in parts.items()) if way is Cara.JUMLAH else ()
    first = next(iter(parts.values()))
    how = _how(first, len(parts), way, scope.subunits)
    datum = _joined(data, value, scope, asked, how)
    return Figure(datum, Cover(scope.subunits, missing, count, held), data, None, first.way, way)


def _compare(own: Part, parts: Mapping[str, Part], scope: Scope, found: Consolidation) -> None:
    """Hold a figure given for the whole against those of its units."""
    total = sum((part.value for part in parts.values() if part.value is not None), Fraction(0))
    datum = own.data[0]
    values: dict[str, object] = {
        "nama": short(datum.name, 120),
        "nilai": format_number(own.value or Fraction(0), None),
        "tempat": short(datum.origin.describe(), 120),
        "jumlah": format_number(total, None),
        "banyak": f"{len(parts)} dari {len(scope.subunits)} {unit_word(scope.subunits)}",
    }
    if len(parts) < len(scope.subunits):
        finding = Diagnostic.of("G106", 0, 0, None, **values)
        found.notes.append(finding.at(datum.place) if datum.place else finding)
    elif total != own.value:
        finding = Diagnostic.of("G103", 0, 0, None, **values)
        found.conflicts.append(finding.at(datum.place) if datum.place else finding)


def _how(part: Part, units: int, way: Cara | None, subunits: tuple[str, ...]) -> str:
    """How a figure came about, without the number of figures; empty for one that was taken as it is."""
    words = [f"{part.way.value} {len(part.data)} periode" if len(part.data) > 1 else ""] if part.way else []
    if part.way is Cara.NILAI_TERAKHIR and part.data:
        words = [f"nilai terakhir, {part.data[0].periode}"]
    if way is not None:
        words.append(f"{way.value} {units} {unit_word(subunits)}")
    return ", ".join(filter(None, words))


def _joined(
    data: tuple[Datum, ...], value: Fraction | None, scope: Scope, asked: Periode | str | None, how: str
) -> Datum:
    if len(data) == 1 and not how:
        return data[0]
    files = {datum.origin.file for datum in data}
    sources = {datum.origin.sumber for datum in data}
    origin = Origin(
        files.pop() if len(files) == 1 else None,
        sumber=sources.pop() if len(sources) == 1 else None,
        gabungan=f"{len(data)} angka" + (f": {how}" if how else ""),
    )
    if len(data) == 1:
        origin = evolve(data[0].origin, gabungan=how)
    return Datum(data[0].name, value, None if asked is None else str(asked), scope.unit, origin, data[0].place)
