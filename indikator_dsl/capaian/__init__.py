"""Realisasi against target: the achievement by a declared policy, and the class it falls into.

`policy` makes one policy of what the files declare and of those that ship in `kebijakan/`, `scale` classifies,
`targets` finds the target of a period, `target_file` reads tables of them, `achieving` computes, `mean` takes the mean
of several. The rules are formulas of the language, so they are shown, traced and exported like any other.
"""

from indikator_dsl.capaian.achieving import Capaian, achieve
from indikator_dsl.capaian.mean import Mean, mean_of
from indikator_dsl.capaian.policy import Policy, bind_policy, resolve, shipped, shipped_names, shipped_text
from indikator_dsl.capaian.scale import classify
from indikator_dsl.capaian.target_file import TargetTable, read_targets
from indikator_dsl.capaian.targets import Goal, goal_of

__all__ = [
    "Capaian",
    "Goal",
    "Mean",
    "Policy",
    "TargetTable",
    "achieve",
    "bind_policy",
    "classify",
    "goal_of",
    "mean_of",
    "read_targets",
    "resolve",
    "shipped",
    "shipped_names",
    "shipped_text",
]
