"""A multiplier that fits no unit: `x 1.000` for a percentage, `x 100` for a number per 1.000 people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks.meaning import divides, scale_of, stated_scale, stated_unit
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Chain
from indikator_dsl.text.names import short
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        tree, passage = bound.formula.tree, bound.indikator.formula
        wanted = stated_scale(bound)
        if tree is None or passage is None or wanted is None or not divides(tree):
            continue
        scale = scale_of(tree)
        if scale is None or scale == wanted or (wanted == 100 and scale == 1):
            continue  # a percentage that is not multiplied at all is asked about by `scale`
        pengali = "tidak memakai pengali" if scale == 1 else f"memakai pengali {format_number(scale, None)}"
        simple = scale == 1 and isinstance(tree, Chain) and tree.operators == "/"
        asked = "100%" if wanted == 100 else f"{wanted:,}".replace(",", ".")
        yield passage.locate(
            Diagnostic.of(
                "P109",
                0,
                len(passage.text),
                f"{bound.formula.canonical} × {asked}" if simple else None,
                satuan=short(stated_unit(bound) or bound.nama, 80),
                pengali=pengali,
                perlu=asked,
            )
        )
