"""An example run: the findings that the program has for its texts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic, IndikatorError, Source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.data import Dataset
    from indikator_dsl.registry import Registry, Results

__all__ = ["findings"]


def findings(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """All that `urai`, `impor`, `periksa`, `uji` or `hitung` says of `texts`, with places; no file is kept."""
    try:
        if "formula" in texts:
            return _of_formula(texts)
        if "naskah.txt" in texts:
            from indikator_dsl.worksheet import import_worksheet

            return import_worksheet(texts["naskah.txt"], "naskah.txt").diagnostics
        if "naskah.csv" in texts:
            from indikator_dsl.worksheet.files import import_csv

            return import_csv(Source(texts["naskah.csv"], "naskah.csv")).diagnostics
        data = next((name for name in texts if name.startswith("data.")), None)
        dataset = _dataset(data, texts[data]) if data is not None else None
        if "kk.indikator" not in texts:
            return dataset.notes if dataset is not None else ()
        return _of_definition(texts, dataset)
    except IndikatorError as error:
        return error.diagnostics


def _of_formula(texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    from indikator_dsl.formula import KnownNames, read

    text = texts["formula"].rstrip("\n")
    known = KnownNames(texts["dikenal"].splitlines()) if "dikenal" in texts else None
    source = Source(text)
    return tuple(source.locate(finding) for finding in read(text, known).diagnostics)


def _dataset(name: str, text: str) -> Dataset:
    from indikator_dsl.data.csv_file import read_csv
    from indikator_dsl.data.json_file import read_json

    return (read_json if name.endswith(".json") else read_csv)(text.encode(), name)


def _with_answers(registry: Registry, dataset: Dataset | None, text: str) -> Dataset:
    from indikator_dsl.data import read_data
    from indikator_dsl.data.csv_file import csv_table
    from indikator_dsl.data.gather import Gatherer
    from indikator_dsl.registry.by_method import add_answers

    gather = Gatherer(Source(text, "jawaban.csv"))
    return add_answers(registry, dataset or read_data({}), (gather, csv_table(gather)[0]))


def _of_claims(registry: Registry) -> tuple[Diagnostic, ...]:
    if not registry.claims.about_results:
        return ()
    tried = registry.try_claims()
    return (*(verdict.finding for verdict in tried.verdicts if verdict.finding is not None), *tried.warnings)


def _of_change(registry: Registry, dataset: Dataset, asked: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    from indikator_dsl.change import target_for

    name = asked["banding"]
    if "ke" in asked:
        before, after = (registry.evaluate(dataset, periode=asked[periode]) for periode in ("dari", "ke"))
        reason = registry.compare(name, before, after).reason
        return () if reason is None else (reason,)
    results = registry.evaluate(dataset, periode=asked.get("periode"))
    capaian = registry.capaian(results)[registry.find(name).id]
    target = target_for(capaian, name, results.periode, asked.get("target"))
    answers = registry.solve(name, results, target, datum=asked.get("untuk"), polaritas=capaian.polaritas).answers
    return tuple(found for answer in answers for found in (answer.reason, *answer.warnings) if found is not None)


def _of_definition(texts: Mapping[str, str], dataset: Dataset | None) -> tuple[Diagnostic, ...]:
    from indikator_dsl.registry import loads

    registry = loads(texts["kk.indikator"], file="kk.indikator", strict=False)
    if "jawaban.csv" in texts:
        dataset = _with_answers(registry, dataset, texts["jawaban.csv"])
    if dataset is None:
        return (*registry.check(), *_of_claims(registry))
    asked = dict(line.split(": ", 1) for line in texts.get("pilihan", "").splitlines())
    if "banding" in asked:
        return _of_change(registry, dataset, asked)
    results = registry.evaluate(dataset, unit=asked.get("unit"), periode=asked.get("periode"))
    if "cari" in asked:
        registry.find(asked["cari"])
    reasons = [result.reason for result in results.values() if result.reason is not None]
    return (*registry.errors, *results.diagnostics, *reasons, *_of_achievements(registry, results, texts))


def _of_achievements(registry: Registry, results: Results, texts: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    if "target.csv" not in texts and not any(bound.indikator.target for bound in registry.indicators):
        return ()
    from indikator_dsl.capaian import TargetTable
    from indikator_dsl.capaian.target_file import targets_of
    from indikator_dsl.data.csv_file import csv_table
    from indikator_dsl.data.decode import decode
    from indikator_dsl.data.gather import Gatherer

    table = TargetTable()
    if "target.csv" in texts:
        gather = Gatherer(decode(texts["target.csv"].encode(), "target.csv"))
        table = targets_of(gather, csv_table(gather)[0])
    found = list(table.notes)
    for capaian in registry.capaian(results, table).values():
        found += (*capaian.notes, *([capaian.reason] if capaian.reason is not None else []))
    return tuple(dict.fromkeys(found))
