"""The periods beside the one that is reported: its parts, those before it, and the same in earlier years."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from indikator_dsl.text.names import fold
from indikator_dsl.text.periods import MONTHS, ROMAN, Periode, read_period

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["MOST_POINTS", "Stretch", "stretches"]

MOST_POINTS = 12  # periods of one trend; the latest are kept
KINDS = {1: "Bulan", 3: "Triwulan", 6: "Semester"}


@frozen
class Stretch:
    """One trend to be drawn: pairs of a period and its short label, the earliest first; and those without any data."""

    judul: str
    periods: tuple[tuple[str, str], ...]
    empty: frozenset[str] = frozenset()


def stretches(known: Sequence[str], asked: str | None) -> tuple[Stretch, ...]:
    """The trends that the periods `known` to the data allow beside `asked`; none where there is nothing to compare.

    Nothing later than `asked` is in them. A part that the data lack stands in its place as empty, so that a gap shows.
    """
    if asked is None:
        return ()
    period = read_period(asked)
    if period is None:
        return _labels(known, asked)
    keys = [key for one in known if (key := read_period(one)) is not None]
    found = [_parts(keys, period, period)]
    if period.length < 12 and not period.kumulatif:
        found.append(_parts(keys, Periode(period.tahun), period))
    found.append(_years(keys, period))
    return tuple(one for one in found if one is not None)


def _labels(known: Sequence[str], asked: str) -> tuple[Stretch, ...]:
    """Periods that are none of the calendar (`Tahap 1`), in the order of the data, up to the one asked for."""
    folded = [fold(one) for one in known]
    upto = list(known[: folded.index(fold(asked)) + 1]) if fold(asked) in folded else []
    plain = [one for one in upto if read_period(one) is None][-MOST_POINTS:]
    return (Stretch("Antarperiode", tuple((one, one) for one in plain)),) if len(plain) > 1 else ()


def _parts(keys: Sequence[Periode], whole: Periode, asked: Periode) -> Stretch | None:
    """The parts of `whole`: of the length of `asked` where that is itself a part, else the longest that data have."""
    inside = [key for key in keys if whole.holds(key) and key.length < whole.length and not key.kumulatif]
    length = asked.length if asked != whole else max((key.length for key in inside), default=0)
    if length not in KINDS or whole.length % length:
        return None
    there = {(key.first - 1) // length for key in inside if (key.first - 1) // length == (key.last - 1) // length}
    there = {number for number in there if (number + 1) * length <= asked.last}
    if len(there) < 2:
        return None
    parts = [Periode(whole.tahun, n * length + 1, (n + 1) * length) for n in range(min(there), max(there) + 1)]
    empty = frozenset(str(part) for part in parts if (part.first - 1) // length not in there)
    periods = tuple((str(part), _label(part)) for part in parts)
    return Stretch(f"{KINDS[length]} {whole.tahun}", periods[-MOST_POINTS:], empty)


def _years(keys: Sequence[Periode], asked: Periode) -> Stretch | None:
    """The same months of every year up to the one of `asked` that the data have something of."""
    years = sorted({key.tahun for key in keys if key.tahun <= asked.tahun})
    same = [evolve(asked, tahun=year) for year in years]
    same = [one for one in same if any(one.holds(key) for key in keys)][-MOST_POINTS:]
    if len(same) < 2:
        return None
    title = "Antartahun" if asked.length == 12 else f"{str(asked).removesuffix(str(asked.tahun)).strip()} antartahun"
    return Stretch(title, tuple((str(one), str(one.tahun)) for one in same))


def _label(part: Periode) -> str:
    if part.length == 1:
        return MONTHS[part.last][:3]
    return f"TW {ROMAN[part.last // 3]}" if part.length == 3 else f"Sem. {ROMAN[part.last // 6]}"
