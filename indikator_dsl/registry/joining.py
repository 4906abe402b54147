"""The data for one unit and period, joined from those of its subunits and of the parts of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import Factory, frozen

from indikator_dsl.consolidation import Cover, Figure, Rule, Scope, consolidate, uneven
from indikator_dsl.data import Dataset, Datum, merge
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.registry.labels import check_labels
from indikator_dsl.registry.matching import match
from indikator_dsl.registry.ratios import is_ratio
from indikator_dsl.text.names import fold, listed, short
from indikator_dsl.text.periods import Periode, period_key, spelled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.evaluation.result import Input
    from indikator_dsl.registry.registry import Registry

__all__ = ["Joined", "join", "missing_names", "rule_of"]

SHOWN = 120


@frozen
class Joined:
    """The datum of each key, and what stands in the way of those that could not be joined."""

    given: dict[str, Datum]
    figures: dict[str, Figure] = Factory(dict)
    scope: Scope = Factory(Scope)
    names: dict[str, str] = Factory(dict)
    """What to ask for where a datum is missing, by key: `Jumlah kasus (2024)` for `Jumlah kasus tahun lalu`."""

    def problem(self, key: str) -> Diagnostic | None:
        """Why the figures of `key` could not be joined, or None."""
        figure = self.figures.get(key)
        return figure.problem if figure else None

    def cover(self, key: str) -> Cover | None:
        """What the figure of `key` covers; None where it was taken as it is."""
        figure = self.figures.get(key)
        return figure.cover if figure else None

    def uneven(self, inputs: Sequence[Input]) -> tuple[tuple[str, ...], Diagnostic] | None:
        """The data of one formula that cover less than the others, and the reason; None where all cover the same."""
        covers = {used.name: used.cover for used in inputs if used.cover is not None}
        if len(covers) < 2:
            return None
        scope = self.scope
        found = uneven(covers, {fold(one): one for one in (*scope.subunits, *([scope.unit] if scope.unit else []))})
        if not found:
            return None
        first = found[0]
        nama = short(first.name, SHOWN)
        if first.months and (asked := covers[first.name].asked) is not None:
            lacking = spelled(first.months << (asked.first - 1), asked.tahun)
            if first.units:
                lacking += f" dari {listed(first.units)}"
            reason = Diagnostic.of("G121", nama=nama, periode=lacking)
        else:
            reason = Diagnostic.of("G120", nama=nama, unit=listed(first.units))
        return tuple(one.name for one in found), reason


def join(registry: Registry, dataset: Dataset, scope: Scope, notes: list[Diagnostic]) -> Joined:
    """The figures for `scope`. Raises DataError for names that mean nothing, and for contradictions."""
    binder = registry.binder
    asked = scope.asked
    wanted = {fold(one) for one in (scope.unit, *scope.subunits) if one is not None}
    here: list[Datum] = []
    elsewhere: list[Datum] = []
    for datum in dataset.entries:
        if datum.unit is None or scope.unit is None or fold(datum.unit) in wanted:
            (here if _concerns(datum, asked) else elsewhere).append(datum)
    check_labels(elsewhere, asked, notes)
    pairs = match(registry, here, notes)
    for datum in elsewhere:
        key = binder.key(datum.name)
        if key in binder.stems or ((key in binder.base or key in binder.data) and _same_year(datum, asked)):
            pairs.append((key, datum))
    found = consolidate(_once(pairs, notes), scope, lambda key: rule_of(registry, key), binder.lags)
    findings = dict.fromkeys(found.findings)
    if any(finding.is_error for finding in findings):
        raise DataError(findings)
    notes += findings
    given = {key: figure.datum for key, figure in found.figures.items() if figure.datum is not None}
    for key, datum in pairs:
        if datum.value is None and key not in found.figures:
            given.setdefault(key, datum)  # a blank says where the figure is to be written
    return Joined(given, found.figures, scope, missing_names(registry, asked))


def _concerns(datum: Datum, asked: Periode | str | None) -> bool:
    """Whether a figure is one for the period asked for, or for a part of it."""
    if datum.periode is None or asked is None:
        return True
    key = period_key(datum.periode)
    return asked.holds(key) if isinstance(key, Periode) and isinstance(asked, Periode) else key == asked


def _same_year(datum: Datum, asked: Periode | str | None) -> bool:
    """Whether a figure for another period may tell something of the one asked for: s.d. TW II of TW II."""
    key = period_key(datum.periode or "")
    return isinstance(key, Periode) and isinstance(asked, Periode) and key.tahun == asked.tahun


def _once(pairs: Iterable[tuple[str, Datum]], notes: list[Diagnostic]) -> list[tuple[str, Datum]]:
    """The figures that have a value, each once for its key, unit and period. Raises DataError for a conflict."""
    keyed = (((key, fold(datum.unit or ""), _stretch(datum)), datum) for key, datum in pairs)
    return [(key[0], datum) for key, datum in merge(keyed, notes).items() if datum.value is not None]


def _stretch(datum: Datum) -> tuple[int, int, int] | str:
    if datum.periode is None:
        return ""
    key = period_key(datum.periode)
    return key.stretch if isinstance(key, Periode) else key


def missing_names(registry: Registry, asked: Periode | str | None) -> dict[str, str]:
    """What to ask for where a datum of an earlier period is missing, by key: `Jumlah kasus (2024)`."""
    if not isinstance(asked, Periode):
        return {}
    stems = registry.binder.stems
    names = {}
    for key, lag in registry.binder.lags.items():
        shifted = lag.shift(asked)
        own = registry.binder.base[key].nama if shifted is None else stems[lag.stem]
        names[key] = f"{own} ({lag.unanswered(asked) if shifted is None else shifted})"
    return names


def rule_of(registry: Registry, key: str) -> Rule:
    """The declared way of a datum: its own, else that of the indicator of its name; and by which code joining
    it is refused. The way of a datum that a method asks for is that of its regulation."""
    binder = registry.binder
    if key in binder.asked:
        way = binder.asked[key].konsolidasi
        return Rule(way, "S111" if way.unit is None else None)
    data, bound = binder.data.get(key), binder.by_key.get(key)
    declared = data.konsolidasi if data else None
    declared = declared or (bound.indikator.konsolidasi if bound else None)
    unit = (data.satuan if data else None) or (bound.indikator.satuan if bound else None)
    name = data.nama if data else bound.nama if bound else key
    if is_ratio(name, unit) or (unit is None and key in binder.ratios):
        return Rule(declared, "G111")
    return Rule(declared, "S110" if bound is not None and bound.metode is not None else None)
