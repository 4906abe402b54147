"""`indikator jelaskan DEFINISI DATA "INDIKATOR"`: where one number comes from, down to file and row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.cli.output import print_json, report

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    from indikator_dsl.evaluation.trace import TRACE_VERSION
    from indikator_dsl.registry import load

    registry = load(options.definisi, strict=False)
    results = registry.evaluate(options.data, unit=options.unit, periode=options.periode, jawaban=options.jawaban)
    traces = results.explain(options.indikator)
    if options.json:
        print_json({"versi": TRACE_VERSION, "jejak": [trace.to_json() for trace in traces]})
        return 1 if registry.errors else 0
    report((*registry.errors, *results.diagnostics))
    bound = registry.find(options.indikator)
    above = [level for level in registry.levels if f"{bound.level.id}.".startswith(f"{level.id}.")]
    print(f"{bound.id}  {' › '.join(f'{level.jenis}: {level.nama}' for level in above)}")
    if bound.indikator.definisi:
        print(f"definisi : {bound.indikator.definisi}")
    print()
    print("\n\n".join(map(str, traces)))
    return 1 if registry.errors else 0
