"""Realisasi against target: the achievement by a declared policy, and the class it falls into.

`policy` makes one policy of what the files declare and of those that ship in `kebijakan/`, `scale` classifies,
`targets` finds the target of a period, `achieving` computes. The rules are formulas of the language, so they are shown,
traced and exported like any other.
"""

from indikator_dsl.capaian.achieving import Capaian, achieve, mean_of
from indikator_dsl.capaian.policy import Policy, bind_policy, shipped
from indikator_dsl.capaian.scale import classify
from indikator_dsl.capaian.targets import Goal, TargetTable, read_targets

__all__ = [
    "Capaian",
    "Goal",
    "Policy",
    "TargetTable",
    "achieve",
    "bind_policy",
    "classify",
    "mean_of",
    "read_targets",
    "shipped",
]
