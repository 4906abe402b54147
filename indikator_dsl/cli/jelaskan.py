"""`indikator jelaskan DEFINISI DATA "INDIKATOR"`: where one number comes from, down to file and row.

Where the indicator has a target, how its achievement was computed, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.cli.capaian import judge
from indikator_dsl.cli.output import print_json, report

if TYPE_CHECKING:
    from argparse import Namespace

    from indikator_dsl.cli.capaian import Judged


def run(options: Namespace) -> int:
    from indikator_dsl.evaluation.trace import TRACE_VERSION
    from indikator_dsl.registry import load

    registry = load(options.definisi, strict=False)
    results = registry.evaluate(options.data, unit=options.unit, periode=options.periode, jawaban=options.jawaban)
    traces = results.explain(options.indikator)
    bound = registry.find(options.indikator)
    judged = judge(registry, results, options.target)
    if options.json:
        data = {"versi": TRACE_VERSION, "jejak": [trace.to_json() for trace in traces]}
        if judged is not None:
            data |= {"kebijakan": registry.policy.to_json(), "capaian": judged.by_id[bound.id].to_json()}
        print_json(data)
        return 1 if registry.errors else 0
    report((*registry.errors, *results.diagnostics, *(judged.findings if judged else ())))
    above = [level for level in registry.levels if f"{bound.level.id}.".startswith(f"{level.id}.")]
    print(f"{bound.id}  {' › '.join(f'{level.jenis}: {level.nama}' for level in above)}")
    if bound.indikator.definisi:
        print(f"definisi : {bound.indikator.definisi}")
    print()
    print("\n\n".join(map(str, traces)))
    if judged is not None:
        print("\n" + "\n".join(_achievement(judged, bound.id)))
    return 1 if registry.errors else 0


def _achievement(judged: Judged, id: str) -> list[str]:
    """How the achievement of one indicator came about, or why there is none."""
    capaian = judged.by_id[id]
    lines = capaian.rule.trace.lines()[1:] if capaian.rule is not None and capaian.value is not None else []
    kategori = f" ({capaian.kategori.nama})" if capaian.kategori else ""
    head = [f"Capaian = {capaian.display}{kategori}", f"  menurut : {judged.policy_line()}"]
    if capaian.goal is not None and not lines:
        origin = f"  [{capaian.goal.origin}]" if capaian.goal.origin else ""
        lines = [f"  target  : {capaian.goal.display}{origin}"]
    said = [capaian.reason] if capaian.reason is not None else []
    notes = [f"  catatan : {note.message}" for note in capaian.notes]
    return [*head, *lines, *(f"  sebab   : {one.message}" for one in said), *notes]
