"""What changed, and what would it take: a change divided over the data that moved it, a formula solved for one datum.

`attribution` divides (Shapley's value, docs/decisions/0019), `solving` solves, `limits` says which claims an answer
would break, `wording` puts both into a sentence, and `basis` is what they stand on: an indicator as a function of the
data that people enter.
"""

from indikator_dsl.change.attribution import Change, Part, compare
from indikator_dsl.change.solving import Answer, Solution, solve, target_for

__all__ = ["Answer", "Change", "Part", "Solution", "compare", "solve", "target_for"]
