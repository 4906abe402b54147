"""Registry, data and targets → the report as data."""

from __future__ import annotations

import datetime
from collections import Counter
from typing import TYPE_CHECKING, Any

from indikator_dsl.capaian import mean_of
from indikator_dsl.data import read_data
from indikator_dsl.diagnostics import Diagnostic, Severity
from indikator_dsl.evaluation.result import Status
from indikator_dsl.report.indicators import Drawer, rank
from indikator_dsl.report.missing import missing_of
from indikator_dsl.report.model import Count, FindingPart, LevelPart, OriginPart, PolicyPart, Report, Verdict
from indikator_dsl.report.several import Evaluated, of_periods, of_units
from indikator_dsl.report.words import date_words, joined, line, lines
from indikator_dsl.text.names import fold
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from indikator_dsl.capaian import Capaian, Policy, TargetTable
    from indikator_dsl.data import Dataset
    from indikator_dsl.definition import Definition
    from indikator_dsl.registry import Registry

__all__ = ["MEANS", "build_report"]

MEANS = {"polos": False, "berbobot": True}
MOST_FINDINGS = 300
MOST_SOURCES = 12  # texts of sources listed for one file
MOST_FILES = 60


def build_report(
    registry: Registry,
    data: Mapping[str, Any] | str | Path | Dataset,
    *,
    targets: TargetTable | str | Path | None = None,
    unit: str | None = None,
    periode: str | int | None = None,
    mean: str | None = None,
    tanggal: datetime.date | None = None,
    jawaban: str | Path | None = None,
) -> Report:
    """The report of `registry` for one unit and period.

    `data`, `unit`, `periode` and `jawaban` are those of `Registry.evaluate`, `targets` those of `Registry.capaian`.
    `mean` asks for the mean of the achievements, `polos` or `berbobot`; without it there is none. `tanggal` is the
    page's date.
    Raises DataError for data or targets that cannot be used, and where the data name several units or periods and none
    is asked for. What is merely missing, undefined or wrong with one indicator is part of the report.
    """
    if mean is not None and mean not in MEANS:
        raise ValueError(f"mean is one of {', '.join(MEANS)}, or None, not {mean!r}")
    if not isinstance(tanggal, datetime.date | None):
        raise TypeError(f"tanggal is a datetime.date, not {type(tanggal).__name__}")
    dataset = read_data(data)
    if jawaban is not None:
        dataset = registry.with_answers(dataset, jawaban)
    table = _targets(targets)
    results = registry.evaluate(dataset, unit=unit, periode=periode)
    main = Evaluated(results, registry.capaian(results, table))
    subunits = next((head.subunit for head in registry.definitions if head.subunit and _is(head, results.unit)), ())
    found: list[Diagnostic] = []
    units = of_units(registry, dataset, subunits, results.periode, found)
    trends = of_periods(registry, dataset, table, main, found)
    drawer = Drawer(registry, main, units, trends)
    parts: dict[str, list[Any]] = {}
    for bound in registry.indicators:
        parts.setdefault(bound.level.id, []).append(drawer.indicator(bound))
    levels = tuple(
        LevelPart(
            level.id,
            line(f"{level.jenis} {level.level.nomor}" if level.level.nomor else level.jenis),
            line(f"{level.level.kode} {level.nama}" if level.level.kode else level.nama),
            level.depth,
            tuple(parts.get(level.id, ())),
        )
        for level in registry.levels
    )
    said = dict.fromkeys((*registry.check(), *results.diagnostics, *(table.notes if table else ()), *found))
    listed = sorted(
        (one for one in said if one.severity is not Severity.NOTE), key=lambda one: (not one.is_error, one.code[0])
    )
    indicators = [one for level in levels for one in level.indicators]
    verdicts = Counter(one.verdict for one in indicators)
    return Report(
        judul="Laporan Capaian Kinerja",
        unit=line(results.unit or ""),
        periode=line(results.periode or ""),
        tanggal=date_words(tanggal) if tanggal else None,
        subjudul=tuple(dict.fromkeys(line(head.judul) for head in registry.definitions if head.judul)),
        ringkasan=_summary(len(indicators), verdicts),
        rata_rata=_mean(registry, main.achievements, mean),
        verdicts=tuple(Count(verdict.value, verdicts[verdict]) for verdict in Verdict),
        statuses=_statuses(main),
        categories=_categories(registry.policy, main.achievements),
        levels=levels,
        missing=missing_of(registry, results, main.achievements, subunits),
        findings=tuple(map(_finding, listed[:MOST_FINDINGS])),
        notes=_unlisted(said, listed),
        origins=_origins(dataset),
        files=_files(registry, dataset, table),
        policy=_policy(registry.policy),
    )


def _is(head: Definition, unit: str | None) -> bool:
    return head.unit is not None and unit is not None and fold(head.unit) == fold(unit)


def _targets(targets: TargetTable | str | Path | None) -> TargetTable | None:
    from indikator_dsl.capaian import TargetTable, read_targets

    return targets if targets is None or isinstance(targets, TargetTable) else read_targets(targets)


def _summary(total: int, verdicts: Mapping[Verdict, int]) -> str:
    if not total:
        return "Definisi ini belum memuat indikator."
    said = tuple(f"{verdicts[verdict]} {verdict.value}" for verdict in Verdict if verdicts[verdict])
    if len(said) == 1:
        verdict = next(verdict for verdict in Verdict if verdicts[verdict])
        return f"Semua indikator, sebanyak {total}, {verdict.value}."
    return f"Dari {total} indikator, {joined(said)}."


def _mean(registry: Registry, achievements: Mapping[str, Capaian], asked: str | None) -> str | None:
    """The mean that was asked for as a sentence: which one, and of how many."""
    if asked is None:
        return None
    pairs = [(achievements[bound.id], bound.indikator.bobot) for bound in registry.indicators]
    return str(mean_of(pairs, weighted=MEANS[asked]))


def _statuses(main: Evaluated) -> tuple[Count, ...]:
    counts = Counter(result.status for result in main.results.by_id.values())
    return tuple(Count(status.value, counts[status]) for status in Status if counts[status])


def _categories(policy: Policy, achievements: Mapping[str, Capaian]) -> tuple[Count, ...]:
    """Every class of the scale with its number, those with none too: a scale is read as a whole."""
    counts = Counter(one.kategori.nama for one in achievements.values() if one.kategori is not None)
    return tuple(Count(line(one.nama), counts[one.nama], rank(policy, one)) for one in policy.scale)


def _finding(one: Diagnostic) -> FindingPart:
    where = ""
    if one.place is not None:
        where = " ".join(filter(None, [one.place.file, one.place.label or f"baris {one.place.line}"]))
    return FindingPart(one.severity.label, one.code, line(one.message), line(where), lines(one.suggestion or ""))


def _unlisted(said: Mapping[Diagnostic, None], listed: Sequence[Diagnostic]) -> str:
    notes, rest = len(said) - len(listed), max(0, len(listed) - MOST_FINDINGS)
    parts: tuple[str, ...] = (f"{rest} temuan lain",) if rest else ()
    parts += (f"{notes} catatan",) if notes else ()
    return (
        f"Tidak dirinci di sini: {joined(parts)}. Semuanya ditampilkan `indikator periksa` dan `indikator hitung`."
        if parts
        else ""
    )


def _origins(dataset: Dataset) -> tuple[OriginPart, ...]:
    counts: Counter[str] = Counter()
    sources: dict[str, dict[str, None]] = {}
    for datum in dataset.entries:
        if datum.value is not None:
            file = datum.origin.file or "diberikan langsung"
            counts[file] += 1
            if datum.origin.sumber:
                sources.setdefault(file, {}).setdefault(line(datum.origin.sumber))
    return tuple(
        OriginPart(line(file), count, _some(tuple(sources.get(file, ()))))
        for file, count in counts.most_common(MOST_FILES)
    )


def _some(texts: tuple[str, ...]) -> tuple[str, ...]:
    return (
        texts if len(texts) <= MOST_SOURCES else (*texts[:MOST_SOURCES], f"dan {len(texts) - MOST_SOURCES} sumber lain")
    )


def _files(registry: Registry, dataset: Dataset, table: TargetTable | None) -> tuple[tuple[str, str], ...]:
    files = [("Definisi", head.file or "diberikan langsung") for head in registry.definitions]
    files += [("Data", datum.origin.file or "diberikan langsung") for datum in dataset.entries]
    rows = table.rows if table else ()
    files += [("Target", row.place.file) for row in rows if row.place and row.place.file]
    return tuple((kind, line(file)) for kind, file in dict.fromkeys(files))[:MOST_FILES]


def _policy(policy: Policy) -> PolicyPart:
    rules = tuple((key, line(formula.text)) for key, formula in policy.rules.items())
    bounds = (("Capaian terendah", policy.lowest), ("Capaian tertinggi", policy.highest))
    rules += tuple((key, f"{format_number(value, None)} %") for key, value in bounds if value is not None)
    scale = []
    for one in policy.scale:
        bound = (
            "" if one.batas is None else f" ({'mulai' if one.termasuk else 'di atas'} {format_number(one.batas, None)})"
        )
        scale.append(line(one.nama) + bound)
    return PolicyPart(
        line(policy.nama), line(policy.dasar or ""), rules, tuple(scale), tuple(map(line, policy.catatan))
    )
