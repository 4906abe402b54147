"""What an analyst claims of data and results, in the definition file: laws (`Invarian`) and worked examples (`Contoh`).

`reading` reads comparisons and directions, `examples_reading` the examples, all into the classes of `model`; `checking`
holds them against given data, `examples` works the examples, `drawing` and `searching` look for counterexamples with
Hypothesis, `advice` looks for the declaration that is missing, `wording` says what was found, and `report` runs all
of it.
"""

from indikator_dsl.claims.model import Claims, Comparison, Direction, Example, Term
from indikator_dsl.claims.reading import read_claims

__all__ = ["Claims", "Comparison", "Direction", "Example", "Term", "read_claims"]
