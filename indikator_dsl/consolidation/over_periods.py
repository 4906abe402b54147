"""The figures of one unit → its figure for one period."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.consolidation.totals import Contradiction, Dated, parts_held, total
from indikator_dsl.definition import Cara
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import short
from indikator_dsl.text.numbers import format_number
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.consolidation.totals import Total
    from indikator_dsl.data import Datum

__all__ = ["NOTHING", "Part", "at_place", "last_month", "named", "over_periods", "rounded_alike", "shown"]

MOST_DECIMALS = 12  # of a mean that was rounded before it was entered
MOST_NAMED = 4  # periods that a message lists


@frozen
class Part:
    """One unit's figure for a period; `value` None where there is none, and `problem` why, where figures are there.

    `months` are those it counts, as bits (None: it is not counted by months). `count` is how many parts of the period
    it was made of, of how many, and what those are called. `how` says how it came about; empty where it was given.
    """

    value: Fraction | None = None
    months: int | None = None
    data: tuple[Datum, ...] = ()
    count: tuple[int, int, str] | None = None
    problem: Diagnostic | None = None
    way: Cara | None = None
    how: str = ""
    reach: int | None = None
    """The months that it tells of, as bits, whether they are counted or not: those of a mean, the last one of a last
    value. By them figures of several units are compared. None: any."""


NOTHING = Part()


def over_periods(
    data: Sequence[Datum], asked: Periode | str | None, way: Cara | None, findings: list[Diagnostic]
) -> Part:
    """The figure for the period `asked` from the figures of one unit, each with a value and of another stretch.

    A figure for just that period is taken as it is; others are joined by `way`. What contradicts itself (a year that is
    not the sum of its quarters) or stays out of the sum is added to `findings`.
    """
    if isinstance(asked, Periode):
        dated = [
            Dated(key, datum)
            for datum in data
            if datum.periode is not None and isinstance(key := period_key(datum.periode), Periode)
        ]
        part = _dated(dated, asked, way, findings)
    else:
        named = (datum for datum in data if datum.periode is not None)
        part = _given(next((d for d in named if asked is None or period_key(d.periode or "") == asked), None))
    if part.data or part.problem is not None:
        return part
    return _given(next((datum for datum in data if datum.periode is None), None))


def _given(datum: Datum | None, months: int | None = None, reach: int | None = None) -> Part:
    return NOTHING if datum is None else Part(datum.value, months, (datum,), reach=reach)


def last_month(period: Periode) -> int:
    """The month that a value at the end of `period` is of, as a bit."""
    return 1 << (period.last - 1)


def _dated(dated: Sequence[Dated], asked: Periode, way: Cara | None, findings: list[Diagnostic]) -> Part:
    same_year = [one for one in dated if one.period.tahun == asked.tahun]
    exact = next((one.datum for one in same_year if one.period.months == asked.months), None)
    if way is Cara.JUMLAH:
        return _summed(same_year, asked, exact, findings)
    inside = sorted((one for one in same_year if asked.touches(one.period)), key=lambda one: one.period.order)
    if way is Cara.NILAI_TERAKHIR and inside:
        return _last(inside, exact, asked, findings)
    if exact is not None:
        if way is Cara.RATA_RATA:
            findings += _against_mean(Dated(asked, exact), [one for one in inside if one.datum is not exact])
        return _given(exact, asked.months if way is None else None, asked.months)
    if not inside:
        return NOTHING
    if way is None:
        first = inside[0]
        ada = f"{len(inside)} angka" if len(inside) > 1 else f"hanya {first.period}"
        return Part(problem=Diagnostic.of("G110", nama=short(first.datum.name, 120), ada=ada, periode=asked))
    return _mean(inside, asked)


def _summed(same_year: Sequence[Dated], asked: Periode, exact: Datum | None, findings: list[Diagnostic]) -> Part:
    contradictions: list[Contradiction] = []
    found = total(asked, same_year, contradictions)
    findings += map(_contradicts, contradictions)
    if exact is not None:
        return _given(exact, asked.months, asked.months)
    if found is None:
        return NOTHING
    findings += _left_out(same_year, asked, found)
    counted = parts_held(asked, found.months, (*found.added, *found.taken))
    count = counted if counted[1] > 1 else None
    return Part(found.value, found.months, found.data, count, None, Cara.JUMLAH, _sum_of(found), found.months)


def _left_out(figures: Iterable[Dated], asked: Periode, found: Total) -> Iterable[Diagnostic]:
    """A warning for each figure inside the period whose months are partly counted: it can be neither used nor added."""
    for one in figures:
        if asked.holds(one.period) and one.period.months & ~found.months:
            beside = next(other for other in found.added if other.period.months & one.period.months)
            nama, tempat = short(one.datum.name, 120), short(beside.datum.origin.describe(), 120)
            finding = Diagnostic.of("G102", nama=nama, kedua=one.period, pertama=beside.period, tempat=tempat)
            yield at_place(finding, one.datum)
    if found.value < 0 and found.taken and all((datum.value or 0) >= 0 for datum in found.data):
        first = found.added[0]
        nama, dari = short(first.datum.name, 120), named(found.taken)
        finding = Diagnostic.of("G108", nama=nama, periode=first.period, dari=dari, nilai=shown(found.value))
        yield at_place(finding, first.datum)


def _sum_of(found: Total) -> str:
    if found.taken:
        return f"{named(found.added)} dikurangi {named(found.taken)}"
    return f"jumlah {len(found.added)} periode" if len(found.added) > 1 else f"hanya {found.added[0].period}"


def _last(inside: Sequence[Dated], exact: Datum | None, asked: Periode, findings: list[Diagnostic]) -> Part:
    last = inside[-1]
    findings += [
        _contradicts(Contradiction(last, (one,), one.datum.value or Fraction(0)))
        for one in inside
        if one.period.last == last.period.last and one.datum.value != last.datum.value
    ]
    if exact is not None:
        return _given(exact, None, last_month(asked))
    how = f"nilai terakhir: {last.period}"
    return Part(last.datum.value, None, (last.datum,), None, None, Cara.NILAI_TERAKHIR, how, last_month(last.period))


def _mean(inside: Sequence[Dated], asked: Periode) -> Part:
    nama = short(inside[0].datum.name, 120)
    cumulative = next((one.period for one in inside if one.period.kumulatif), None)
    if cumulative is not None:
        return Part(problem=Diagnostic.of("G113", nama=nama, periode=cumulative))
    shortest, longest = (pick(inside, key=lambda one: one.period.length) for pick in (min, max))
    if shortest.period.length != longest.period.length:
        problem = Diagnostic.of("G115", nama=nama, pertama=shortest.period, kedua=longest.period)
        return Part(problem=problem)
    data = tuple(one.datum for one in inside)
    mean = sum((datum.value for datum in data if datum.value is not None), Fraction(0)) / len(data)
    months = 0
    for one in inside:
        months |= one.period.months
    count = parts_held(asked, months, inside)
    return Part(mean, None, data, count, None, Cara.RATA_RATA, f"rata-rata {len(data)} periode", months)


def _against_mean(exact: Dated, others: Sequence[Dated]) -> Iterable[Diagnostic]:
    """Hold a figure for the entire period against the mean of those for its parts, where all parts are there."""
    mean = _mean(others, exact.period) if others else NOTHING
    if mean.value is None or mean.count is None or mean.count[0] < mean.count[1]:
        return
    if sum(one.period.length for one in others) == exact.period.length and not rounded_alike(
        exact.datum.value, mean.value
    ):
        yield _contradicts(Contradiction(exact, tuple(others), mean.value))


def _contradicts(found: Contradiction) -> Diagnostic:
    datum = found.dated.datum
    finding = Diagnostic.of(
        "G101",
        nama=short(datum.name, 120),
        periode=found.dated.period,
        nilai=shown(datum.value),
        tempat=short(datum.origin.describe(), 120),
        dari=named(found.others),
        jumlah=shown(found.should),
    )
    return at_place(finding, datum)


def at_place(finding: Diagnostic, datum: Datum) -> Diagnostic:
    return finding.at(datum.place) if datum.place else finding


def named(figures: Sequence[Dated]) -> str:
    """The periods of `figures` for a message, the first few of many."""
    periods = ", ".join(str(one.period) for one in figures[:MOST_NAMED])
    return periods + (f", dan {len(figures) - MOST_NAMED} lainnya" if len(figures) > MOST_NAMED else "")


def rounded_alike(given: Fraction | None, mean: Fraction) -> bool:
    """Whether `given` is `mean` rounded to the decimals that it was given with: 82,8 for 82,75."""
    if given is None:
        return False
    places = next((at for at in range(MOST_DECIMALS) if 10**at % given.denominator == 0), MOST_DECIMALS)
    return abs(given - mean) <= Fraction(1, 2 * 10**places)


def shown(value: Fraction | None) -> str:
    return "–" if value is None else format_number(value, None)
