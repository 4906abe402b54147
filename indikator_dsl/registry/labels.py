"""Figures whose period is none of the calendar, where one of the calendar is asked for: they are not used, and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.likely_periods import likely_period, looks_like_period
from indikator_dsl.text.names import short
from indikator_dsl.text.periods import Periode, period_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.data import Datum

__all__ = ["check_labels"]

MOST_LABELS = 20  # that are said one by one
SHOWN = 120


def check_labels(entries: Iterable[Datum], asked: Periode | str | None, notes: list[Diagnostic]) -> None:
    """Say which of `entries` have a value and a period that is none of the calendar, once for each such label.

    A misspelt period (`Triwulan IV` without its year) would be lost without a word and raises DataError; another label
    (`Tahap 1`) may well be meant for something else, and is a warning in `notes`.
    """
    if not isinstance(asked, Periode):
        return
    labels: dict[str, list[Datum]] = {}
    for datum in entries:
        if datum.value is not None and datum.periode is not None:
            key = period_key(datum.periode)
            if not isinstance(key, Periode):
                labels.setdefault(key, []).append(datum)
    problems: list[Diagnostic] = []
    for data in list(labels.values())[:MOST_LABELS]:
        finding = _finding(data, asked)
        (problems if finding.is_error else notes).append(finding)
    if problems:
        raise DataError(problems)


def _finding(data: list[Datum], asked: Periode) -> Diagnostic:
    first = data[0]
    label = first.periode or ""
    shown, tempat = short(label, SHOWN), short(first.origin.describe() or first.name, SHOWN)
    if looks_like_period(label):
        likely = likely_period(label, asked.tahun)
        finding = Diagnostic.of(
            "G116", 0, 0, str(likely) if likely else None, banyak=len(data), label=shown, tempat=tempat
        )
    else:
        finding = Diagnostic.of("G117", banyak=len(data), label=shown, tempat=tempat, periode=asked)
    return finding.at(first.place.narrowed(label)) if first.place else finding
