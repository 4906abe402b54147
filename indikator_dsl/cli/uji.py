"""`indikator uji DEFINISI [DATA]`: the analyst's own claims (`Contoh`, `Invarian`), tried one by one."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import print_json, print_table, report, working
from indikator_dsl.cli.scratch import no_folder_left
from indikator_dsl.diagnostics import DataError

if TYPE_CHECKING:
    from argparse import Namespace

    from indikator_dsl.claims.report import Report
    from indikator_dsl.diagnostics import Diagnostic
    from indikator_dsl.registry import Registry

CLAIM = 60  # characters of a claim in the table
CONTRADICTIONS = ("R201", "U201")


def run(options: Namespace) -> int:
    from indikator_dsl.registry import load

    with working("Menguji…"):
        registry = load(options.definisi, strict=False)
        on_data: tuple[Diagnostic, ...] = ()
        if options.data is not None:
            try:
                results = registry.evaluate(options.data, unit=options.unit, periode=options.periode)
            except DataError as error:
                raise DataError((*registry.errors, *error.diagnostics)) from None
            on_data = results.diagnostics
        with no_folder_left():
            tried = registry.try_claims()
    contradictions = [found for found in on_data if found.code in CONTRADICTIONS]
    if options.json:
        print_json(_as_json(registry, tried, on_data))
    else:
        findings = [verdict.finding for verdict in tried.verdicts if verdict.finding is not None]
        report((*registry.errors, *findings, *tried.warnings, *on_data))
        _show(registry, tried, contradictions if options.data is not None else None)
    return 0 if tried.all_hold and not registry.errors and not contradictions else 1


def _show(registry: Registry, tried: Report, contradictions: list[Diagnostic] | None) -> None:
    rows = [
        (verdict.outcome.value, verdict.indikator, verdict.jenis, _short(verdict.claim.passage.text))
        for verdict in tried.verdicts
    ]
    if rows:
        print_table(("hasil uji", "id", "jenis", "pernyataan"), rows)
        counts = Counter(verdict.outcome.value for verdict in tried.verdicts)
        print(
            f"\n{len(rows)} pernyataan: " + ", ".join(f"{number} {outcome}" for outcome, number in counts.items()) + "."
        )
    else:
        print("Belum ada pernyataan tentang hasil; tulis misalnya `Contoh: Jumlah A = 2, Jumlah B = 3, hasil 66,67`.")
    if tried.without_claims:
        print(f"{tried.without_claims} indikator tanpa pernyataan.")
    assumed = len(registry.claims.about_data)
    if assumed:
        print(f"{assumed} invarian data dianggap benar selama pengujian.")
    if contradictions is not None:
        print(
            f"Pada data: {len(contradictions)} invarian dilanggar."
            if contradictions
            else "Pada data: tidak ada invarian yang dilanggar."
        )


def _as_json(registry: Registry, tried: Report, on_data: tuple[Diagnostic, ...]) -> dict[str, object]:
    counts = Counter(verdict.outcome.value for verdict in tried.verdicts)
    return {
        "indikator": len(registry.indicators),
        "tanpa_pernyataan": tried.without_claims,
        "jumlah": dict(counts),
        "pernyataan": [verdict.to_json() for verdict in tried.verdicts],
        "definisi": [found.to_json() for found in registry.errors],
        "diagnostik": [found.to_json() for found in (*tried.warnings, *on_data)],
    }


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= CLAIM else text[: CLAIM - 1] + "…"
