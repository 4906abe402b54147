"""Definitions bound together: what each name in a formula stands for, in which order to compute, and with what data.

`bind` gives every level and indicator its id and resolves names, `order` finds the order and the cycles, `loading`
reads files, `registry` is what a program holds, `results` what it gets back.
"""

from indikator_dsl.registry.bound import BaseDatum, BoundIndikator, BoundLevel, BoundMethod, Use
from indikator_dsl.registry.loading import load, loads
from indikator_dsl.registry.registry import Registry
from indikator_dsl.registry.results import Results
from indikator_dsl.registry.together import load_together

__all__ = [
    "BaseDatum",
    "BoundIndikator",
    "BoundLevel",
    "BoundMethod",
    "Registry",
    "Results",
    "Use",
    "load",
    "load_together",
    "loads",
]
