"""The figure of one datum for the unit and period asked for, from the figures of the unit and of those below it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from indikator_dsl.consolidation.cover import Cover, unit_word
from indikator_dsl.consolidation.over_periods import at_place, last_month, over_periods, rounded_alike, shown
from indikator_dsl.data import Datum, Origin
from indikator_dsl.definition import Cara, Konsolidasi
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indikator_dsl.consolidation.over_periods import Part

__all__ = ["Figure", "Rule", "Scope", "figure", "refused_ways", "refuses_units"]

NO_COVER = Cover()
SHOWN = 120
NO_WAY = Konsolidasi()


@frozen
class Scope:
    """What is asked for: a unit (None where the data name none), the units that make it up, and a period."""

    unit: str | None = None
    subunits: tuple[str, ...] = ()
    periode: str | None = None
    latest: Periode | None = None
    """Of the periods that any figure in the scope is for, the one that ends last; None where it is not known."""

    @property
    def asked(self) -> Periode | str | None:
        return None if self.periode is None else period_key(self.periode)


@frozen
class Rule:
    """How a datum is joined (None: not declared), and the code by which joining is refused. G111 for a percentage or
    ratio, which has no sum and no mean; S110 and S111 for an index or a score of one unit alone, which has no sum.
    None where any declared way will do."""

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
    sources: tuple[Datum, ...] = ()
    """The figures that `by_unit` is from."""

    given: tuple[Datum, ...] = field(default=(), repr=False)
    """All figures there are of the unit and of those below it, of other periods too."""


def figure(units: Mapping[str, Sequence[Datum]], scope: Scope, rule: Rule, findings: list[Diagnostic]) -> Figure:
    """The one figure for `scope` from those of each unit (by its folded name, `""` for figures that name none).

    The unit's own figure counts, and those of its subunits are compared with it; they are joined where it has none, or
    where each of them tells of more months than it does (the unit's own TW I is not the year). What contradicts itself
    is added to `findings`.
    """
    asked, way = scope.asked, rule.way or NO_WAY
    whole = units.get(fold(scope.unit or "")) or units.get("", ())
    # Of what has no sum or mean the year is not what they say it should be.
    said: list[Diagnostic] = [] if rule.refusal and way.periode in refused_ways(rule.refusal) else findings
    own = over_periods(whole, asked, way.periode, said)
    parts = {}
    every = [*whole]
    for unit in scope.subunits:
        given = units.get(fold(unit))
        if given:
            every += given
            part = over_periods(given, asked, way.periode, said)
            if part.value is not None or part.problem is not None:
                parts[unit] = part
    apart = list(_by_period(whole, units, scope, rule)) if own.data and parts and _joins(rule) else []
    findings += apart
    joined = _joined(own, parts, scope, rule, [] if apart else findings)  # a quarter's contradiction is said once
    by_unit = tuple((unit, part.value) for unit, part in parts.items() if part.value is not None)
    sources = tuple(datum for part in parts.values() for datum in part.data)
    return evolve(joined, by_unit=by_unit, sources=sources, given=tuple(every))


def _joined(own: Part, parts: Mapping[str, Part], scope: Scope, rule: Rule, findings: list[Diagnostic]) -> Figure:
    if rule.refusal and (broken := _refused(rule.refusal, own, parts, scope)) is not None:
        return Figure(problem=broken)
    asked = scope.asked if isinstance(scope.asked, Periode) else None
    if own.value is not None and not (_joins(rule) and _fuller(parts, own, scope)):
        if parts and _joins(rule) and all(part.value is not None for part in parts.values()):
            finding = _compare(own, parts, scope, rule)
            findings += [finding] if finding is not None else []
        held = _held(dict.fromkeys(scope.subunits or ("",), own))
        datum = _datum(own.data, own.value, scope, own.how)
        late = _late({scope.unit or "": own}, scope)
        cover = Cover((), (), own.count, late, held, asked, scope.latest if late else None)
        return Figure(datum, cover, own.data, None, own.way)
    problem = next((part.problem for part in (own, *parts.values()) if part.problem is not None), None)
    if problem is not None:
        return Figure(problem=problem)
    return _of_parts(parts, scope, rule.way.unit if rule.way else None, asked) if parts else Figure()


def refused_ways(code: str) -> tuple[Cara, ...]:
    """The ways by which figures of several periods are not joined where a rule has the refusal `code`."""
    return (Cara.JUMLAH, Cara.RATA_RATA) if code == "G111" else (Cara.JUMLAH,)


def _late(parts: Mapping[str, Part], scope: Scope) -> tuple[tuple[str, str], ...]:
    """The units whose last known figure is of an earlier period than others of the same scope, and of which."""
    if scope.latest is None:
        return ()
    ends = ((unit, part.last) for unit, part in parts.items())
    return tuple((unit, f"terakhir {last}") for unit, last in ends if last and last.last < scope.latest.last)


def refuses_units(code: str, subunits: Sequence[str]) -> bool:
    """Whether no figure of `subunits` stands for the whole: the percentage of the only one does, an index never."""
    return len(subunits) > 1 or code != "G111"


def _refused(code: str, own: Part, parts: Mapping[str, Part], scope: Scope) -> Diagnostic | None:
    """Why the figures of a percentage are not joined: they have no sum, and their mean is not that of the whole.

    Not even one part stands for the whole. An index or a score may be averaged over periods where that is declared, and
    is never that of the whole, not even where there is but one unit below.
    """
    ways = refused_ways(code)
    counted = (own,) if own.data else tuple(parts.values())
    name = next((datum.name for part in counted for datum in part.data), "")
    for part in counted:
        if part.way is not None and part.way in ways:
            return Diagnostic.of(code, nama=short(name, SHOWN), cara=part.way.value, apa="Angka beberapa periode")
    if own.value is None and own.problem is None and name and refuses_units(code, scope.subunits):
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
    late = _late(parts, scope)
    hows = {part.how for part in parts.values()}
    how = f"{way.value} {len(parts)} {word}"
    if len(hows) > 1:
        how += f" dari {len(data)} angka" if len(data) > len(parts) else ""
    elif each := hows.pop():
        how += f", masing-masing {each}"
    first = next(iter(parts.values()))
    datum = _datum(data, value, scope, how)
    latest = scope.latest if late else None
    cover = Cover(scope.subunits, missing, count, partial or late, _held(parts), asked, latest)
    return Figure(datum, cover, data, None, first.way, way)


def _share(count: tuple[int, int, str]) -> Fraction:
    return Fraction(count[0], count[1])


def _total(parts: Mapping[str, Part]) -> Fraction:
    return sum((part.value for part in parts.values() if part.value is not None), Fraction(0))


def _joins(rule: Rule) -> bool:
    """Whether the figures of units are joined, so that they can be held against one for the whole."""
    return rule.way is not None and rule.way.unit in (Cara.JUMLAH, Cara.RATA_RATA) and not rule.refusal


def _fuller(parts: Mapping[str, Part], own: Part, scope: Scope) -> bool:
    """Whether every subunit tells of all the months that the whole's own figure tells of, and some of more."""
    if not parts or own.reach is None or len(parts) < len(scope.subunits):
        return False
    reaches = [part.reach for part in parts.values() if part.value is not None and part.reach is not None]
    if len(reaches) < len(parts):
        return False
    if own.way is Cara.NILAI_TERAKHIR:
        return min(reaches) >= own.reach and max(reaches) > own.reach
    return all(reach & own.reach == own.reach for reach in reaches) and any(reach != own.reach for reach in reaches)


def _by_period(
    whole: Sequence[Datum], units: Mapping[str, Sequence[Datum]], scope: Scope, rule: Rule
) -> Iterable[Diagnostic]:
    """Hold each figure of the whole for a part of the period against those of the units for just that part."""
    asked, way = scope.asked, rule.way or NO_WAY
    if not isinstance(asked, Periode):
        return
    for datum in whole:
        period = period_key(datum.periode or "")
        if not isinstance(period, Periode) or period.months == asked.months or not asked.touches(period):
            continue
        own = over_periods([datum], period, way.periode, [])
        given = {unit: over_periods(units.get(fold(unit), ()), period, way.periode, []) for unit in scope.subunits}
        if all(part.value is not None for part in given.values()):
            finding = _compare(own, given, scope, rule)
            if finding is not None and finding.is_error:
                yield finding


def _compare(own: Part, parts: Mapping[str, Part], scope: Scope, rule: Rule) -> Diagnostic | None:
    """Hold a figure given for the whole against those of its units."""
    way = rule.way.unit if rule.way else None
    total, datum = _total(parts), own.data[0]
    should = total / len(parts) if way is Cara.RATA_RATA else total
    reach = own.reach
    if reach is None and isinstance(asked := scope.asked, Periode):  # without a period: for all of the one asked for
        reach = last_month(asked) if rule.way and rule.way.periode is Cara.NILAI_TERAKHIR else asked.months
    even = all(part.reach in (None, reach) for part in parts.values())
    complete = even and len(parts) == len(scope.subunits)
    agrees = own.value == should or (way is Cara.RATA_RATA and rounded_alike(own.value, should))
    if complete and agrees:
        return None
    finding = Diagnostic.of(
        "G103" if complete else "G106",
        nama=short(datum.name, SHOWN),
        nilai=shown(own.value),
        tempat=short(datum.origin.describe(), SHOWN),
        cara=way.value if way else "",
        jumlah=shown(should),
        banyak=f"{len(parts)} dari {len(scope.subunits)} {unit_word(scope.subunits)}",
    )
    return at_place(finding, datum)


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
