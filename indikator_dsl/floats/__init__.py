"""A program in binary floating point, once for every engine that computes in doubles: columns and SQL.

`planning` turns a program into assignments of a few primitive operations (`ops`), layered so that each reads only what
stands in layers before it. Which denominator is zero, which root has no value and which number is too large is decided
there, by the rules of docs/decisions/0024; an engine only spells the operations.
"""

from indikator_dsl.floats.facts import LARGEST, SMALLEST, Fact
from indikator_dsl.floats.ops import Kind, Op
from indikator_dsl.floats.planning import STATUSES, Assignment, Plan, make_plan

__all__ = ["LARGEST", "SMALLEST", "STATUSES", "Assignment", "Fact", "Kind", "Op", "Plan", "make_plan"]
