"""`indikator hitung DEFINISI DATA`: the tree of levels and indicators with their values, or why there are none.

Where an indicator has a target, target, capaian and kategori stand beside the values.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from indikator_dsl.cli.capaian import HEADINGS, judge
from indikator_dsl.cli.output import print_json, print_table, report, working
from indikator_dsl.diagnostics import DataError
from indikator_dsl.formula.reading import Kind

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from indikator_dsl.cli.capaian import Judged
    from indikator_dsl.evaluation import Result
    from indikator_dsl.registry import Registry, Results


def run(options: Namespace) -> int:
    from indikator_dsl.registry import load

    with working("Menghitung…"):
        registry = load(options.definisi, strict=False)
        try:
            results = registry.evaluate(
                options.data, unit=options.unit, periode=options.periode, jawaban=options.jawaban
            )
        except DataError as error:
            raise DataError((*registry.errors, *error.diagnostics)) from None
        judged = judge(registry, results, options.target, options.rata_rata)
    said = (*results.diagnostics, *(judged.findings if judged else ()))
    if options.json:
        data = results.to_json() | (judged.to_json() if judged else {})
        data["diagnostik"] = [diagnostic.to_json() for diagnostic in said]
        print_json({**data, "definisi": [diagnostic.to_json() for diagnostic in registry.errors]})
    else:
        report((*registry.errors, *said))
        _show(registry, results, judged)
    return 1 if registry.errors else 0


def _show(registry: Registry, results: Results, judged: Judged | None) -> None:
    for definition in registry.definitions:
        if definition.judul:
            print(definition.judul)
    used = [f"unit {results.unit}"] if results.unit else []
    used += [f"periode {results.periode}"] if results.periode else []
    if used:
        print("data: " + ", ".join(used))
    rows: list[tuple[str, ...]] = []
    reasons: list[str] = []
    entered: list[str] = []
    by_rule: list[str] = []
    under: dict[str, list[str]] = {}
    for bound in registry.indicators:
        under.setdefault(bound.level.id, []).append(bound.id)
    for level in registry.levels:
        indent = "  " * level.depth
        number = f" {level.level.nomor}" if level.level.nomor else ""
        rows.append((level.id, f"{indent}{level.jenis}{number}: {level.nama}", "", "", "", "", "", ""))
        for id in under.get(level.id, ()):
            result = results.by_id[id]
            value = result.display if result.value is not None else "–"
            target, capaian, kategori = judged.cells(id) if judged else ("", "", "")
            cover = result.cover if result.value is not None else None
            covered = cover.display if cover else ""
            shown = (target, value, capaian, kategori, result.status.value, covered)
            rows.append((id, f"{indent}  • {result.name}", *shown))
            if result.formula is not None and result.formula.kind is Kind.EXTERNAL and result.value is not None:
                if result.method is not None and result.method.dihitung:
                    by_rule.append(f"{id}: {result.display}{_class(result)}  [{result.method.dasar}]")
                else:
                    origin = result.inputs[0].origin or "tanpa keterangan asal"
                    entered.append(f"{id}: {result.display}{_class(result)}  [{origin}]")
            if result.reason is not None:
                reasons.append(f"{id}: {result.reason.message}")
    _print(rows, judged)
    if by_rule:
        print("\nDihitung menurut peraturannya:")
        print("\n".join("  " + line for line in by_rule))
    if entered:
        print("\nNilai dari luar (dimasukkan, bukan dihitung):")
        print("\n".join("  " + line for line in entered))
    if reasons:
        print("\nYang belum bernilai:")
        print("\n".join("  " + reason for reason in reasons))
    if judged is not None:
        print("\n" + "\n".join(judged.lines()))
    counts = Counter(result.status.value for result in results.by_id.values())
    print(f"\n{len(results)} indikator: " + ", ".join(f"{number} {status}" for status, number in counts.items()) + ".")


def _class(result: Result) -> str:
    """`, mutu A (Sangat Baik)` where the method of a regulation has a class for the value."""
    method = result.method
    return "" if method is None or method.kategori is None else f", {method.kata} {method.kategori.nama}"


def _print(rows: Sequence[tuple[str, ...]], judged: Judged | None) -> None:
    """The table, without the columns that nothing fills."""
    target, capaian, kategori = HEADINGS
    headings = ("id", "tingkat dan indikator", target, "nilai", capaian, kategori, "status", "cakupan")
    left_out = set() if judged is not None else {2, 4, 5}
    if not any(row[-1] for row in rows):
        left_out.add(len(headings) - 1)
    if judged is not None and not judged.registry.policy.scale:
        left_out.add(5)
    kept = [column for column in range(len(headings)) if column not in left_out]
    shown = [tuple(row[column] for column in kept) for row in rows]
    numbers = frozenset(place for place, column in enumerate(kept) if column in (2, 3, 4))
    print_table([headings[column] for column in kept], shown, right=numbers)
