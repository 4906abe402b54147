"""The answers of a survey by unit, period and indicator, and whether these groups can be added up.

An answer is one row of a sum, not a statement about it: where the rows of one table are labelled by halves, or for
periods that overlap, choosing among the labels would lose respondents. Such a table is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import Factory, define

from indikator_dsl.text.names import fold, listed, short
from indikator_dsl.text.periods import Periode, period_key, read_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.data.gather import Gatherer
    from indikator_dsl.data.table import Row

__all__ = ["Group", "check_groups", "group_key"]

DATE = re.compile(r"[0-9]{1,2}[-/.]([0-9]{1,2})[-/.]((?:19|20|21)[0-9]{2})|((?:19|20|21)[0-9]{2})-([0-9]{2})-[0-9]{2}")
SHOWN_ROWS = 6  # stretches of rows listed for one group
SHOWN_GROUPS = 12  # groups listed in one message
MOST_LABELS = 20  # labels outside the calendar that are said


@define
class Group:
    """The answers of one unit, period and indicator; `first` is the row of the first of them."""

    unit: str | None
    periode: str | None
    indikator: str | None
    first: Row
    count: int = 0
    totals: dict[str, int] = Factory(dict)
    rows: list[list[int]] = Factory(list)
    """The rows of the table, as stretches: first and last of each."""
    sources: set[str] = Factory(set)

    @property
    def period(self) -> Periode | None:
        return None if self.periode is None else read_period(self.periode)

    def add_row(self, line: int) -> None:
        """Count the respondent in row `line`."""
        self.count += 1
        if self.rows and self.rows[-1][1] == line - 1:
            self.rows[-1][1] = line
        else:
            self.rows.append([line, line])


def group_key(unit: str | None, periode: str | None, indikator: str | None) -> tuple[object, ...]:
    """What two rows of one group have in common: `TW I 2025` and `Triwulan 1 2025` are one period."""
    key = period_key(periode or "")
    return fold(unit or ""), key.stretch if isinstance(key, Periode) else key, fold(indikator or "")


def check_groups(gather: Gatherer, groups: Iterable[Group]) -> None:
    """Say everything that keeps the groups of a table from being added up."""
    by_indicator: dict[str, list[Group]] = {}
    for group in groups:
        by_indicator.setdefault(fold(group.indikator or ""), []).append(group)
    for one in by_indicator.values():
        _check_units(gather, one)
        _check_periods(gather, one)


def _check_units(gather: Gatherer, groups: Sequence[Group]) -> None:
    blank = [group for group in groups if group.unit is None]
    named = {fold(group.unit): group.unit for group in groups if group.unit is not None}
    if blank and named:
        row = blank[0].first
        only = next(iter(named.values())) if len(named) == 1 else None
        units = listed(list(named.values()))
        gather.say("S215", row.start, row.end, only, baris=_lines(blank), daftar=units)


def _check_periods(gather: Gatherer, groups: Sequence[Group]) -> None:
    dated = [group for group in groups if group.period is not None]
    known = list(dict.fromkeys(group.period for group in dated if group.period is not None))
    labels = {fold(group.periode): group.periode for group in groups if group.periode is not None}
    blank = [group for group in groups if group.periode is None]
    if blank and labels:
        row = blank[0].first
        only = next(iter(labels.values())) if len(labels) == 1 else None
        shown = listed(list(labels.values()))
        gather.say("S214", row.start, row.end, only, baris=_lines(blank), daftar=shown)
    strange: dict[str, list[Group]] = {}
    for group in groups:
        if known and group.periode is not None and group.period is None:
            strange.setdefault(fold(group.periode), []).append(group)
    for those in list(strange.values())[:MOST_LABELS]:
        row, label = those[0].first, those[0].periode or ""
        suggestion = _of_date(label, known)
        gather.say("S216", row.start, row.end, suggestion, isi=short(label), baris=_lines(those), contoh=known[0])
    by_unit: dict[str, list[tuple[Periode, Group]]] = {}
    for group in dated:
        if group.period is not None:
            by_unit.setdefault(fold(group.unit or ""), []).append((group.period, group))
    for of_unit in by_unit.values():
        for cluster in _overlapping(of_unit):
            _say_overlap(gather, cluster)


def _overlapping(groups: Sequence[tuple[Periode, Group]]) -> list[list[tuple[Periode, Group]]]:
    """Those whose months overlap, together; a period that no other overlaps is left out."""
    clusters: list[list[tuple[Periode, Group]]] = []
    end = (0, 0)
    for period, group in sorted(groups, key=lambda one: (one[0].tahun, one[0].first, -one[0].last)):
        if clusters and (period.tahun, period.first) <= end:
            clusters[-1].append((period, group))
        else:
            clusters.append([(period, group)])
        end = max(end, (period.tahun, period.last))
    return [cluster for cluster in clusters if len(cluster) > 1]


def _say_overlap(gather: Gatherer, cluster: Sequence[tuple[Periode, Group]]) -> None:
    widest = max(cluster, key=lambda one: one[0].length)[1]
    narrowest = min(cluster, key=lambda one: one[0].length)[1]
    shown = [f'"{short(group.periode or "")}" ({_lines([group])})' for _, group in cluster[:SHOWN_GROUPS]]
    row = widest.first
    unit = f" dari {short(widest.unit)}" if widest.unit else ""
    gather.say("S213", row.start, row.end, narrowest.periode, unit=unit, daftar="; ".join(shown))


def _of_date(label: str, known: Sequence[Periode]) -> str | None:
    """The period to write in place of a date: the one of the table that holds it, else its month."""
    date = DATE.fullmatch(label.strip())
    if date is None:
        return None
    month, year = int(date[1] or date[4]), int(date[2] or date[3])
    if not 1 <= month <= 12:
        return None
    exact = Periode(year, month, month)
    length = min(period.length for period in known)
    whole = Periode(year, (month - 1) // length * length + 1, (month - 1) // length * length + length)
    usual = whole if 12 % length == 0 else exact
    return str(next((period for period in known if period.holds(exact)), usual))


def _lines(groups: Iterable[Group]) -> str:
    """`baris 2 sampai 4, 7` of the rows of some groups."""
    found = sorted(stretch for group in groups for stretch in group.rows)
    shown = [str(first) if first == last else f"{first} sampai {last}" for first, last in found[:SHOWN_ROWS]]
    return "baris " + ", ".join(shown) + (", …" if len(found) > SHOWN_ROWS else "")
