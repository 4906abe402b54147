"""The figure of one datum for the unit and period asked for, from the figures of the unit and of those below it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from indikator_dsl.consolidation.cover import Cover, unit_word
from indikator_dsl.consolidation.over_periods import at_place, over_periods, shown
from indikator_dsl.data import Datum, Origin
from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.consolidation.over_periods import Part

__all__ = ["Figure", "Rule", "Scope", "figure"]

NO_COVER = Cover()
SHOWN = 120
NO_WAY = Konsolidasi()


@frozen
class Scope:
    """What is asked for: a unit (None where the data name none), the units that make it up, and a period."""

    unit: str | None = None
    subunits: tuple[str, ...] = ()
    periode: str | None = None

    @property
    def asked(self) -> Periode | str | None:
        return None if self.periode is None else period_key(self.periode)


@frozen
class Rule:
    """How a datum is joined (None: not declared), and the code by which its sum and mean are refused: G111 for a
    percentage or ratio. None where any declared way will do."""

    way: Konsolidasi | None = None
    refusal: str | None = None


@frozen
class Figure:
    """One datum for the unit and period asked for, and the figures it was made of (`parts`).

    `problem` says why the figures there are could not be joined; `datum` is None then, and where there are none.
    `periode_way` and `unit_way` are the ways that were used, None where there was nothing to join.
    """

    datum: Datum | None = None
    cover: Cover = NO_COVER
    parts: tuple[Datum, ...] = ()
    problem: Diagnostic | None = None
    periode_way: Cara | None = None
    unit_way: Cara | None = None
    by_unit: tuple[tuple[str, Fraction], ...] = ()
    """What each unit that gave a figure gave for the period, in the order declared."""

    given: tuple[Datum, ...] = field(default=(), repr=False)
    """All figures there are of the unit and of those below it, of other periods too."""


def figure(units: Mapping[str, Sequence[Datum]], scope: Scope, rule: Rule, findings: list[Diagnostic]) -> Figure:
    """The one figure for `scope` from those of each unit (by its folded name, `""` for figures that name none).

    The unit's own figure counts; those of its subunits are joined where it has none, and compared where it has one.
    What contradicts itself is added to `findings`.
    """
    asked, way = scope.asked, rule.way or NO_WAY
    of_whole = units.get(fold(scope.unit or "")) or units.get("", ())
    own = over_periods(of_whole, asked, way.periode, findings)
    parts = {}
    every = [*of_whole]
    for unit in scope.subunits:
        given = units.get(fold(unit))
        if given:
            every += given
            part = over_periods(given, asked, way.periode, findings)
            if part.value is not None or part.problem is not None:
                parts[unit] = part
    joined = _joined(own, parts, scope, rule, findings)
    by_unit = tuple((unit, part.value) for unit, part in parts.items() if part.value is not None)
    return evolve(joined, by_unit=by_unit, given=tuple(every))


def _joined(own: Part, parts: Mapping[str, Part], scope: Scope, rule: Rule, findings: list[Diagnostic]) -> Figure:
    if rule.refusal and (broken := _refused(rule.refusal, own, parts, scope)) is not None:
        return Figure(problem=broken)
    asked = scope.asked if isinstance(scope.asked, Periode) else None
    if own.value is not None:
        summed = rule.way is not None and rule.way.unit is Cara.JUMLAH and not rule.refusal
        if parts and summed and all(part.value is not None for part in parts.values()):
            findings += _compare(own, parts, scope)
        held = _held(dict.fromkeys(scope.subunits or ("",), own))
        datum = _datum(own.data, own.value, scope, own.how)
        return Figure(datum, Cover((), (), own.count, (), held, asked), own.data, None, own.way)
    problem = next((part.problem for part in (own, *parts.values()) if part.problem is not None), None)
    if problem is not None:
        return Figure(problem=problem)
    return _of_parts(parts, scope, rule.way.unit if rule.way else None, asked) if parts else Figure()


def _refused(code: str, own: Part, parts: Mapping[str, Part], scope: Scope) -> Diagnostic | None:
    """Why the figures of a percentage are not joined: they have no sum, and their mean is not that of the whole.

    Not even one part stands for the whole.
    """
    counted = (own,) if own.data else tuple(parts.values())
    name = next((datum.name for part in counted for datum in part.data), "")
    for part in counted:
        if part.way in (Cara.JUMLAH, Cara.RATA_RATA):
            return Diagnostic.of(code, nama=short(name, SHOWN), cara=part.way.value, apa="Angka beberapa periode")
    if own.value is None and own.problem is None and counted and len(scope.subunits) > 1 and name:
        return Diagnostic.of(code, nama=short(name, SHOWN), cara="jumlah atau rata-rata", apa="Angka beberapa unit")
    return None


def _held(parts: Mapping[str, Part]) -> tuple[tuple[str, int | None], ...]:
    return tuple((fold(unit), part.months) for unit, part in parts.items())


def _of_parts(parts: Mapping[str, Part], scope: Scope, way: Cara | None, asked: Periode | None) -> Figure:
    data = tuple(datum for part in parts.values() for datum in part.data)
    nama, word = short(data[0].name, SHOWN), unit_word(scope.subunits)
    if way is None:
        return Figure(problem=Diagnostic.of("G112", nama=nama, ada=f"{len(parts)} {word}"))
    if way is Cara.NILAI_TERAKHIR:
        return Figure(problem=Diagnostic.of("G114", nama=nama))
    total = _total(parts)
    value = total if way is Cara.JUMLAH else total / len(parts)
    missing = tuple(unit for unit in scope.subunits if unit not in parts)
    counts = [part.count for part in parts.values() if part.count is not None]
    count = min(counts, key=_share) if counts else None
    partial: tuple[tuple[str, str], ...] = ()
    if count is not None and (len(counts) < len(parts) or any(_share(one) != _share(count) for one in counts)):
        partial = tuple(
            (u, "{} dari {} {}".format(*p.count)) for u, p in parts.items() if p.count and _share(p.count) < 1
        )
    hows = {part.how for part in parts.values()}
    how = f"{way.value} {len(parts)} {word}"
    if len(hows) > 1:
        how += f" dari {len(data)} angka" if len(data) > len(parts) else ""
    elif each := hows.pop():
        how += f", masing-masing {each}"
    first = next(iter(parts.values()))
    datum = _datum(data, value, scope, how)
    return Figure(
        datum, Cover(scope.subunits, missing, count, partial, _held(parts), asked), data, None, first.way, way
    )


def _share(count: tuple[int, int, str]) -> Fraction:
    return Fraction(count[0], count[1])


def _total(parts: Mapping[str, Part]) -> Fraction:
    return sum((part.value for part in parts.values() if part.value is not None), Fraction(0))


def _compare(own: Part, parts: Mapping[str, Part], scope: Scope) -> list[Diagnostic]:
    """Hold a figure given for the whole against those of its units."""
    total, datum = _total(parts), own.data[0]
    complete = len(parts) == len(scope.subunits) and all(part.months == own.months for part in parts.values())
    if complete and total == own.value:
        return []
    finding = Diagnostic.of(
        "G103" if complete else "G106",
        nama=short(datum.name, SHOWN),
        nilai=shown(own.value),
        tempat=short(datum.origin.describe(), SHOWN),
        jumlah=shown(total),
        banyak=f"{len(parts)} dari {len(scope.subunits)} {unit_word(scope.subunits)}",
    )
    return [at_place(finding, datum)]


def _datum(data: tuple[Datum, ...], value: Fraction | None, scope: Scope, how: str) -> Datum:
    if not how:
        return data[0]
    if len(data) == 1:
        origin = evolve(data[0].origin, gabungan=how)
    else:
        files, sources = {datum.origin.file for datum in data}, {datum.origin.sumber for datum in data}
        file = files.pop() if len(files) == 1 else None
        origin = Origin(file, sumber=sources.pop() if len(sources) == 1 else None, gabungan=how)
    asked = scope.asked
    return Datum(data[0].name, value, None if asked is None else str(asked), scope.unit, origin, data[0].place)
