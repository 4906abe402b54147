"""A unit that the formula cannot give: a percentage counted in people, a plain count in percent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import divides, is_percent, scale_of, stated_unit
from indikator_dsl.checks.scale import is_count
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Chain, Name
from indikator_dsl.text.lexicon import UNIT_NOTES
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry

COUNTED = UNIT_NOTES - {"%", "persen", "poin", "kali"} | frozenset(
    "kk keluarga sekolah siswa peserta anak balita ibu guru pegawai lembaga kelompok kecamatan opd kasus kejadian "
    "paket lokasi rumah bangunan perusahaan berkas surat usulan".split()
)
COUNTS = re.compile(r"(?:jumlah|jml|jlh|banyaknya|total)\b(?!.*persen)", re.IGNORECASE)


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        tree, passage, unit = bound.formula.tree, bound.indikator.formula, stated_unit(bound)
        if tree is None or passage is None or unit is None:
            continue
        result = _result(tree, bound, unit.strip(), registry)
        if result is not None:
            finding = Diagnostic.of("P110", 0, len(passage.text), nama=bound.nama, satuan=unit, hasil=result)
            yield passage.locate(finding)


def _result(tree: Node, bound: BoundIndikator, unit: str, registry: Registry) -> str | None:
    """What the formula gives instead of `unit`, as the end of a sentence; None where it may give it."""
    if is_percent(unit):
        return "membilang tanpa membagi" if _only_counts(tree, bound, registry) else None
    if unit.lower() not in COUNTED or not divides(tree):
        return None
    scale = scale_of(tree)
    if scale == 100 and not is_count(bound.nama):
        return "membagi lalu mengalikan 100, maka hasilnya persen"
    if scale == 1 and isinstance(tree, Chain) and tree.operators == "/":
        units = {_unit_of(part, bound, registry) for part in tree.operands}
        if units == {fold(unit)}:
            return f"membagi {unit} dengan {unit}, maka satuannya habis terbagi"
    return None


def _only_counts(tree: Node, bound: BoundIndikator, registry: Registry) -> bool:
    parts = tree.operands if isinstance(tree, Chain) and tree.additive else (tree,)
    return all(
        isinstance(part, Name) and COUNTS.match(part.text) and not is_percent(_unit_of(part, bound, registry))
        for part in parts
    )


def _unit_of(part: Node, bound: BoundIndikator, registry: Registry) -> str | None:
    """The declared unit of the datum or of the other indicator that `part` names, folded."""
    if not isinstance(part, Name):
        return None
    named = fold(part.text)
    use = next((use for use in bound.uses if fold(use.name) == named), None)
    if use is None:
        return None
    if use.indikator is not None and use.indikator != bound.id:
        unit = stated_unit(registry.binder.indicators[use.indikator])
    else:
        data = registry.binder.data.get(use.key)
        unit = data.satuan if data else None
    return unit.strip().lower() if unit else None
