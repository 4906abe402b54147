"""Figures of many units and periods → one figure for each datum, by its declared `Konsolidasi`, with what it covers.

`totals` knows what the figures of a year add up to, `over_periods` joins those of one unit, `over_units` those of
several units, `cover` says what a figure is made of. A formula is computed afterwards, on the joined data: the ratio of
sums, never the mean of ratios.
"""

from indikator_dsl.consolidation.consolidate import Consolidation, compare_lag, consolidate
from indikator_dsl.consolidation.cover import Cover, cover_json, least, uneven, unit_word
from indikator_dsl.consolidation.over_units import Figure, Rule, Scope, refused_ways, refuses_units
from indikator_dsl.consolidation.totals import reaches

__all__ = [
    "Consolidation",
    "Cover",
    "Figure",
    "Rule",
    "Scope",
    "compare_lag",
    "consolidate",
    "cover_json",
    "least",
    "reaches",
    "refused_ways",
    "refuses_units",
    "uneven",
    "unit_word",
]
