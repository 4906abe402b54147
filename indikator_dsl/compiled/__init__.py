"""A registry as one generated function: a record in, its values and statuses out, at the speed of Python itself.

`writing` makes the function of a program; `spelling` makes each tree Python over doubles, with the conditions under
which doubles are not certain. What that function does not take (data that are missing or odd, zero denominators) goes
step by step (`records`), and what doubles are not certain of is computed exactly. `keeping` keeps code on disk,
`session` computes again only what a change of data changes.
"""

from indikator_dsl.compiled.compiling import Compiled, compile_registry
from indikator_dsl.compiled.results import CompiledResults
from indikator_dsl.compiled.session import Changed, Session

__all__ = ["Changed", "Compiled", "CompiledResults", "Session", "compile_registry"]
