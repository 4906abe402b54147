"""What the figures of one year add up to, whatever stretches they were given for.

Every figure says how much was added between two ends of months: `TW II` between the ends of March and June, `s.d. TW
III` between the start of the year and the end of September. So a sum is known wherever figures lead from its start to
its end, forward or backward: TW III is s.d. TW III less s.d. TW II. Quarters, months, semesters and cumulative entries
of the same facts give the same sum, in whatever order and mixture, and a figure that the others contradict is found.
"""

from __future__ import annotations

from fractions import Fraction
from functools import reduce
from math import gcd
from typing import TYPE_CHECKING, NamedTuple

from attrs import frozen

from indikator_dsl.text.periods import Periode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.data import Datum

__all__ = ["Contradiction", "Dated", "Total", "parts_held", "reaches", "total"]

COUNTED = {3: "triwulan", 6: "semester"}


class Dated(NamedTuple):
    """A figure that has a value, and the period it is for."""

    period: Periode
    datum: Datum


class Contradiction(NamedTuple):
    """A figure, and what those of other periods (`others`) say that it should be."""

    dated: Dated
    others: tuple[Dated, ...]
    should: Fraction


@frozen
class Total:
    """The sum over those `months` (as bits) of a period that figures tell, which figures, and those taken away."""

    value: Fraction
    months: int
    added: tuple[Dated, ...]
    taken: tuple[Dated, ...] = ()

    @property
    def data(self) -> tuple[Datum, ...]:
        return tuple(dated.datum for dated in (*self.added, *self.taken))


def total(asked: Periode, figures: Sequence[Dated], contradictions: list[Contradiction]) -> Total | None:
    """The sum for `asked` from figures of its year, each of another stretch; None where they say nothing of it.

    Where they tell only some of its months, the sum is that of as many months as can be told.
    """
    seen = 0
    for dated in figures:
        if seen & dated.period.months:
            break
        seen |= dated.period.months
    else:  # nothing overlaps, as nearly always: the sum is just that
        return _sum([dated for dated in figures if asked.holds(dated.period)])
    ends = _Ends(sorted(figures, key=lambda dated: (dated.period.length, dated.period.first)), contradictions)
    return ends.total(asked)


def reaches(asked: Periode, periods: Iterable[Periode]) -> bool:
    """Whether figures for all these `periods` tell something of `asked`: a part of it, its end, or its sum."""
    within = [period for period in periods if period.tahun == asked.tahun]
    if any(asked.touches(period) for period in within):
        return True
    connected = {asked.first - 1}
    for _ in within:
        connected |= {
            end for one in within for end in (one.first - 1, one.last) if connected & {one.first - 1, one.last}
        }
    return asked.last in connected


def parts_held(asked: Periode, months: int, figures: Iterable[Dated]) -> tuple[int, int, str]:
    """How many parts of `asked` the figures tell, how many it has, and what such a part is called."""
    start = asked.first - 1
    ends = [end - start for one in figures for end in (one.period.first - 1, one.period.last)]
    length = reduce(gcd, ends, asked.length)
    length = length if length in COUNTED else 1
    return months.bit_count() // length, asked.length // length, COUNTED.get(length, "bulan")


def _sum(figures: Sequence[Dated]) -> Total | None:
    if not figures:
        return None
    value, months = Fraction(0), 0
    for dated in figures:
        value += dated.datum.value or 0
        months |= dated.period.months
    return Total(value, months, tuple(sorted(figures, key=lambda dated: dated.period.order)))


class _Ends:
    """The ends of the months of a year, 0 to 12, and how much lies between those that figures join.

    `group` numbers the ends that are joined, `height` is how much lies between the first of a group and an end.
    """

    def __init__(self, figures: Iterable[Dated], contradictions: list[Contradiction]) -> None:
        self.group = list(range(13))
        self.height = [Fraction(0)] * 13
        self.steps: list[list[tuple[int, Dated]]] = [[] for _ in range(13)]
        for dated in figures:
            start, end = dated.period.first - 1, dated.period.last
            if self.group[start] != self.group[end]:
                self._join(start, end, dated)
            elif (should := self.height[end] - self.height[start]) != dated.datum.value:
                added, taken = self._way(start, end)
                contradictions.append(Contradiction(dated, (*added, *taken), should))

    def _join(self, start: int, end: int, dated: Dated) -> None:
        shift = self.height[start] + (dated.datum.value or 0) - self.height[end]
        moved, group = self.group[end], self.group[start]
        for at in range(13):
            if self.group[at] == moved:
                self.group[at] = group
                self.height[at] += shift
        self.steps[start].append((end, dated))
        self.steps[end].append((start, dated))

    def _way(self, start: int, end: int) -> tuple[list[Dated], list[Dated]]:
        """The figures on the one way between two ends that are joined: those to add, and those to take away."""
        before: dict[int, tuple[int, Dated] | None] = {start: None}
        waiting = [start]
        for at in waiting:
            for to, dated in self.steps[at]:
                if to not in before:
                    before[to] = (at, dated)
                    waiting.append(to)
        added: list[Dated] = []
        taken: list[Dated] = []
        at = end
        while (step := before[at]) is not None:
            (added if step[0] < at else taken).append(step[1])
            at = step[0]
        return added[::-1], taken

    def total(self, asked: Periode) -> Total | None:
        start, last = asked.first - 1, asked.last
        stretches = [(start, last)] if self.group[start] == self.group[last] else self._stretches(start, last)
        value, months = Fraction(0), 0
        added: list[Dated] = []
        taken: list[Dated] = []
        for first, end in stretches:
            value += self.height[end] - self.height[first]
            months |= Periode(asked.tahun, first + 1, end).months
            more, less = self._way(first, end)
            added += more
            taken += less
        return Total(value, months, tuple(added), tuple(taken)) if stretches else None

    def _stretches(self, start: int, last: int) -> list[tuple[int, int]]:
        """The stretches between joined ends, none over another, that hold the most months."""
        best: dict[int, tuple[int, list[tuple[int, int]]]] = {start: (0, [])}
        for end in range(start + 1, last + 1):
            best[end] = best[end - 1]
            for first in range(start, end):
                if self.group[first] == self.group[end] and best[first][0] + end - first > best[end][0]:
                    best[end] = best[first][0] + end - first, [*best[first][1], (first, end)]
        return best[last][1]
