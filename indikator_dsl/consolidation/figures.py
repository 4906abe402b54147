"""The figures of one unit → its figure for one period."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.consolidation.cover import Cover
from indikator_dsl.definition import Cara
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import short
from indikator_dsl.text.numbers import format_number
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.data import Datum

__all__ = ["Figure", "Part", "over_periods"]

NO_COVER = Cover()


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


@frozen
class Part:
    """One unit's figure: its value, its months as bits (None: not compared), how many parts of how many it has."""

    value: Fraction | None = None
    months: int | None = None
    data: tuple[Datum, ...] = ()
    count: tuple[int, int] | None = None
    problem: Diagnostic | None = None
    way: Cara | None = None


def over_periods(
    data: Sequence[Datum], asked: Periode | str | None, way: Cara | None, conflicts: list[Diagnostic]
) -> Part:
    """The figure for the period `asked` from the figures of one unit, those without a value left out before.

    A figure for just that period is taken as it is; those for parts of it are joined by `way`. A contradiction (a
    year that is not the sum of its quarters, two figures for one month) is added to `conflicts`.
    """
    if asked is None or isinstance(asked, str):
        same = [datum for datum in data if datum.periode is not None and (asked is None or _key(datum) == asked)]
        chosen = same or [datum for datum in data if datum.periode is None]
        return Part(chosen[0].value, None, tuple(chosen[:1])) if chosen else Part()
    dated = [(key, datum) for datum in data if isinstance(key := _key(datum), Periode)]
    inside = [(key, datum) for key, datum in dated if asked.holds(key)]
    exact = [(key, datum) for key, datum in inside if key.months == asked.months]
    finer = sorted(
        ((key, datum) for key, datum in inside if key.months != asked.months), key=lambda pair: pair[0].order
    )
    if way is Cara.JUMLAH:
        total = _total(asked, [pair for pair in dated if pair[0].tahun == asked.tahun], conflicts)
    else:
        total = None
    if exact:
        _, datum = exact[0]
        if total is not None and total.months == asked.months and total.value != datum.value:
            conflicts.append(_differs(datum, total, asked))
        return Part(datum.value, None if way in (Cara.NILAI_TERAKHIR, Cara.RATA_RATA) else asked.months, (datum,))
    if total is not None and total.data:
        return total
    if not finer:
        timeless = [datum for datum in data if datum.periode is None]
        return Part(timeless[0].value, None, tuple(timeless[:1])) if timeless else Part()
    if way is None:
        shown = f"{len(finer)} angka" if len(finer) > 1 else f"hanya {finer[0][0]}"
        return Part(problem=Diagnostic.of("G110", nama=short(finer[0][1].name, 120), ada=shown, periode=asked))
    last = finer[-1][1]
    counted = _counted(asked, [key for key, _ in finer])
    if way is Cara.NILAI_TERAKHIR:
        return Part(last.value, None, (last,), None, None, way)
    cumulative = next((datum for key, datum in finer if key.kumulatif), None)
    if cumulative is not None:
        return Part(problem=Diagnostic.of("G113", nama=short(cumulative.name, 120), periode=cumulative.periode or ""))
    _overlaps(finer, conflicts)
    values = [datum.value for _, datum in finer if datum.value is not None]
    mean = sum(values, Fraction(0)) / len(values)
    return Part(mean, None, tuple(datum for _, datum in finer), counted, None, way)


def _key(datum: Datum) -> Periode | str:
    return period_key(datum.periode or "")


def _total(asked: Periode, dated: list[tuple[Periode, Datum]], conflicts: list[Diagnostic]) -> Part | None:
    """The sum over the months of `asked` that there are figures for; None for none.

    A cumulative figure (`s.d. TW III`) stands for all months up to its end; those of the plain figures that it holds
    must add up to it where they are complete.
    """
    within = [(key, datum) for key, datum in dated if key.last <= asked.last and key.months != asked.months]
    plain = sorted(
        ((key, datum) for key, datum in within if not key.kumulatif and asked.holds(key)),
        key=lambda pair: pair[0].order,
    )
    start = Fraction(0)
    used: list[Datum] = []
    months = 0
    sums = sorted(((key, datum) for key, datum in dated if key.kumulatif), key=lambda pair: pair[0].last)
    until = [pair for pair in sums if asked.first <= pair[0].last <= asked.last and pair[0].months != asked.months]
    before = [pair for pair in sums if pair[0].last == asked.first - 1]
    if until and (asked.first == 1 or before):
        key, datum = until[-1]
        opened = before[-1][1] if asked.first > 1 else None
        start = (datum.value or Fraction(0)) - ((opened.value if opened else None) or Fraction(0))
        months = key.months & asked.months
        used = [datum, *([opened] if opened else [])]
        held = [(inner, figure) for inner, figure in plain if inner.last <= key.last]
        _check_sum(key, datum, held, conflicts)
        plain = [(inner, figure) for inner, figure in plain if inner.first > key.last]
    _overlaps(plain, conflicts)
    for key, datum in plain:
        start += datum.value or 0
        months |= key.months
        used.append(datum)
    if not used:
        return None
    keys = [key for key, _ in plain]
    counted = _counted(asked, keys) if keys and len(keys) == len(used) else None
    if counted is None and months != asked.months:
        counted = months.bit_count(), asked.length
    return Part(start, months, tuple(used), counted, None, Cara.JUMLAH)


def _check_sum(key: Periode, datum: Datum, held: list[tuple[Periode, Datum]], conflicts: list[Diagnostic]) -> None:
    months = 0
    for inner, _ in held:
        months |= inner.months
    if months == key.months:
        total = sum((figure.value or Fraction(0) for _, figure in held), Fraction(0))
        if total != datum.value:
            part = Part(total, months, tuple(figure for _, figure in held))
            conflicts.append(_differs(datum, part, key))


def _counted(asked: Periode, keys: Sequence[Periode]) -> tuple[int, int]:
    """How many parts of `asked` there are figures for, in parts of the shortest length met."""
    length = min(key.length for key in keys)
    if asked.length % length:
        length = 1
    months = 0
    for key in keys:
        months |= key.months
    return months.bit_count() // length, asked.length // length


def _overlaps(pairs: Sequence[tuple[Periode, Datum]], conflicts: list[Diagnostic]) -> None:
    for (before, first), (key, datum) in pairwise(pairs):
        if before.months & key.months:
            found = Diagnostic.of(
                "G102",
                nama=short(datum.name, 120),
                pertama=before,
                kedua=key,
                tempat=short(first.origin.describe(), 120),
            )
            conflicts.append(found.at(datum.place) if datum.place else found)


def _differs(datum: Datum, total: Part, asked: Periode) -> Diagnostic:
    found = Diagnostic.of(
        "G101",
        nama=short(datum.name, 120),
        periode=asked,
        nilai=_shown(datum.value),
        tempat=short(datum.origin.describe(), 120),
        jumlah=_shown(total.value),
        banyak=len(total.data),
    )
    return found.at(datum.place) if datum.place else found


def _shown(value: Fraction | None) -> str:
    return "–" if value is None else format_number(value, None)
