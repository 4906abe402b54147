"""Checks on meaning: what a careful reader would ask about definitions that read without error. One check, one file.

A check is a function from the registry to findings. It never changes anything, and it never merges names: a near miss
is reported for a person to decide. CONTRIBUTING.md walks through adding one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.checks import (
    counting_definition,
    joined_names,
    joining,
    missing_formula,
    multiplier,
    near_names,
    parentless_program,
    range_target,
    same_formulas,
    same_names,
    same_parts,
    scale,
    synonyms,
    target_over_hundred,
    target_polarity,
    target_unit,
    unit,
    unused_data,
    weight_notes,
    weights,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from indikator_dsl.diagnostics import Diagnostic
    from indikator_dsl.registry.registry import Registry

__all__ = ["CHECKS", "run_checks"]

CHECKS: tuple[Callable[[Registry], Iterable[Diagnostic]], ...] = (
    missing_formula.check,
    parentless_program.check,
    counting_definition.check,
    scale.check,
    multiplier.check,
    unit.check,
    same_parts.check,
    weights.check,
    weight_notes.check,
    same_names.check,
    same_formulas.check,
    near_names.check,
    joined_names.check,
    unused_data.check,
    synonyms.check,
    joining.check,
    target_polarity.check,
    range_target.check,
    target_over_hundred.check,
    target_unit.check,
)


def run_checks(registry: Registry) -> Iterator[Diagnostic]:
    """The findings of every check, in the order of CHECKS."""
    for check in CHECKS:
        yield from check(registry)
