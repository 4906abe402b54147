"""Figures of many units and periods → one figure for each datum, by its declared `Konsolidasi`, with what it covers.

`cover` says what a figure is made of, `over_periods` joins those of one unit, `consolidate` those of several units, and
`lags` knows which names mean an earlier period. A formula is computed afterwards, on the joined data: the ratio of
sums, never the mean of ratios.
"""

from indikator_dsl.consolidation.consolidate import Consolidation, Scope, consolidate
from indikator_dsl.consolidation.cover import Cover, uneven
from indikator_dsl.consolidation.figures import Figure
from indikator_dsl.consolidation.lags import Lag, lag_of

__all__ = ["Consolidation", "Cover", "Figure", "Lag", "Scope", "consolidate", "lag_of", "uneven"]
