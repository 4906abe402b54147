"""The figures of one source: what was given, by whom, for which period; choosing among them, and joining them."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from attrs import Factory, frozen

from indikator_dsl.diagnostics import DataError, Diagnostic, Place
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.nearest import nearest
from indikator_dsl.text.numbers import exact_decimal, format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Sequence
    from fractions import Fraction

__all__ = ["Dataset", "Datum", "Origin", "merge", "reconcile", "short"]

Key = TypeVar("Key", bound="Hashable")
SHOWN = 6  # units or periods listed in one message


@frozen
class Origin:
    """The file and row a figure stood in, and what its giver said of its source.

    `row` counts the lines of the file (rows of a spreadsheet) from 1; `column` is the letter of a spreadsheet column;
    `sumber` is free text such as the title of a report. Each is None where there is nothing to say.
    """

    file: str | None = None
    row: int | None = None
    column: str | None = None
    sumber: str | None = None
    gabungan: str | None = None
    """How this figure came about from others (`jumlah 6 kelurahan, masing-masing jumlah 4 periode`)."""

    def describe(self) -> str:
        """The origin in Indonesian: `data.csv baris 7; sumber: Laporan Seksi Trantib`."""
        where = [self.file] if self.file else []
        where += [f"baris {self.row}"] if self.row is not None else []
        where += [f"kolom {self.column}"] if self.column else []
        parts = [" ".join(where)] if where else []
        parts += [self.gabungan] if self.gabungan else []
        parts += [f"sumber: {self.sumber}"] if self.sumber else []
        return "; ".join(parts) or "data yang diberikan langsung"


@frozen
class Datum:
    """One figure. `value` None means that there is none yet (never zero).

    `name` is kept as written (blanks collapsed); `unit` is the office or kelurahan it counts for, not the satuan;
    `place` points at the figure for messages.
    """

    name: str
    value: Fraction | None
    periode: str | None = None
    unit: str | None = None
    origin: Origin = Factory(Origin)
    place: Place | None = None


def _unit(datum: Datum) -> str | None:
    return datum.unit


def _periode(datum: Datum) -> str | None:
    return datum.periode


@frozen
class Dataset:
    """The figures of one source in the order they were given, and what reading them left to be said.

    `notes` holds warnings and notes only: a source with an error is never a Dataset.
    """

    entries: tuple[Datum, ...] = ()
    notes: tuple[Diagnostic, ...] = ()

    @property
    def units(self) -> tuple[str, ...]:
        """The units that entries name, each once (compared as names), as first written."""
        return _distinct(self.entries, _unit)

    @property
    def periods(self) -> tuple[str, ...]:
        """The periods that entries name, each once, as first written."""
        return _distinct(self.entries, _periode)

    def select(self, unit: str | None = None, periode: str | None = None) -> tuple[Datum, ...]:
        """The entries of one unit and one period.

        An entry without a unit (period) belongs to every one, unless the selection holds one of its name that has
        it. What is not asked for is plain where the data name no more than one. Raises DataError where they name
        several, and for a unit or period that no entry has although others have one.
        """
        findings: list[Diagnostic] = []
        chosen = _folded(_choose(unit, self.units, self.units, ("M161", "M163"), findings))
        entries = _belonging(self.entries, chosen, _unit)
        # Which periods there are to choose from is known only for a unit that exists.
        periods = () if findings and unit is not None else _distinct(entries, _periode)
        chosen = _folded(_choose(periode, periods, self.periods, ("M162", "M164"), findings))
        if findings:
            raise DataError(findings)
        return _own_first(_own_first(_belonging(entries, chosen, _periode), _unit), _periode)

    def choose_unit(self, unit: str | None, besides: Sequence[str] = ()) -> str | None:
        """The unit that `unit` means, or the only one there is; None where entries name none. Raises DataError.

        `besides` are units that may be asked for although no entry names them.
        """
        findings: list[Diagnostic] = []
        chosen = _choose(unit, self.units, (*self.units, *besides), ("M161", "M163"), findings)
        if findings:
            raise DataError(findings)
        return chosen

    def choose_period(self, periode: str | None, known: Sequence[str]) -> str | None:
        """The period that `periode` means, or the only one; `known` are those that may be named. Raises DataError."""
        findings: list[Diagnostic] = []
        chosen = _choose(periode, self.periods, known, ("M162", "M164"), findings)
        if findings:
            raise DataError(findings)
        return chosen


def _distinct(entries: Iterable[Datum], get: Callable[[Datum], str | None]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for datum in entries:
        written = get(datum)
        if written is not None:
            first.setdefault(fold(written), written)
    return tuple(first.values())


def _choose(
    asked: str | None, present: Sequence[str], known: Sequence[str], codes: tuple[str, str], findings: list[Diagnostic]
) -> str | None:
    """The unit or period to select as written, or None where nothing sets entries apart (or after an error)."""
    several, unknown = codes
    if asked is None:
        if len(present) > 1:
            option = f'--{"unit" if several == "M161" else "periode"} "{present[0]}"'
            findings.append(Diagnostic.of(several, suggestion=option, daftar=_list(present), jumlah=len(present)))
        return present[0] if len(present) == 1 else None
    if known and fold(asked) not in map(fold, known):
        near = nearest(asked, known)
        shown = _list(near or known)
        findings.append(Diagnostic.of(unknown, suggestion=near[0] if near else None, dicari=short(asked), daftar=shown))
        return None
    return next((one for one in known if fold(one) == fold(asked)), asked)


def _folded(name: str | None) -> str | None:
    return None if name is None else fold(name)


def _belonging(entries: Iterable[Datum], chosen: str | None, get: Callable[[Datum], str | None]) -> list[Datum]:
    if chosen is None:
        return list(entries)
    return [datum for datum in entries if (written := get(datum)) is None or fold(written) == chosen]


def _own_first(entries: Iterable[Datum], get: Callable[[Datum], str | None]) -> tuple[Datum, ...]:
    entries = tuple(entries)
    own = {fold(datum.name) for datum in entries if get(datum) is not None}
    return tuple(datum for datum in entries if get(datum) is not None or fold(datum.name) not in own)


def _list(names: Sequence[str]) -> str:
    shown = ", ".join(f'"{short(name, 40)}"' for name in names[:SHOWN])
    return shown + (f", dan {len(names) - SHOWN} lainnya" if len(names) > SHOWN else "")


def merge(data: Iterable[tuple[Key, Datum]], notes: list[Diagnostic] | None = None) -> dict[Key, Datum]:
    """One datum for every key: `(key of the name, datum)` pairs in, keys as the caller compares names.

    The same value twice, and a value beside a blank, are fine; each adds a note to `notes` if a list is given. Two
    different values are a conflict: raises DataError with all conflicts, each with both places.
    """
    merged, findings = reconcile(data)
    conflicts = [finding for finding in findings if finding.is_error]
    if conflicts:
        raise DataError(conflicts)
    if notes is not None:
        notes += findings
    return merged


def reconcile(data: Iterable[tuple[Key, Datum]]) -> tuple[dict[Key, Datum], list[Diagnostic]]:
    """What `merge` does, with conflicts among the findings; of two different values the first is kept."""
    merged: dict[Key, Datum] = {}
    findings: list[Diagnostic] = []
    for key, datum in data:
        first = merged.setdefault(key, datum)
        if first is datum:
            continue
        if first.value == datum.value:
            code = "M302"
        elif first.value is None or datum.value is None:
            code = "M303"
            if first.value is None:
                merged[key] = datum
            if first.origin.file != datum.origin.file:
                continue  # a form lists what another file, or the answers of a survey, fill in
        else:
            code = "M160"
        findings.append(_twice(code, first, datum))
    return merged, findings


def _twice(code: str, first: Datum, second: Datum) -> Diagnostic:
    name = f'"{short(second.name)}"'
    if fold(first.name) != fold(second.name):
        name += f' (juga ditulis "{short(first.name)}")'
    values = {
        "nama": name,
        "nilai_pertama": _shown(first.value),
        "tempat_pertama": short(first.origin.describe(), 120),
        "nilai_kedua": _shown(second.value),
        "tempat_kedua": short(second.origin.describe(), 120),
    }
    finding = Diagnostic.of(code, 0, 0, None, **values)
    return finding if second.place is None else finding.at(second.place)


def _shown(value: Fraction | None) -> str:
    if value is None:
        return "belum ada data"
    return str(value) if exact_decimal(value) is None else format_number(value, None)
