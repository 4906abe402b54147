"""A registry as one generated function: a record in, its values and statuses out, at the speed of Python itself.

`writing` makes the function of a program; `spelling` makes each tree Python over doubles, with the conditions under
which doubles are not certain. Records of whole numbers, and those that lack the same data again and again, have
functions of their own (`variants`). What these do not take (odd data, zero denominators) goes step by step (`records`),
and what doubles are not certain of is computed in long decimals (`decimals`), or exactly. `keeping` keeps code on disk,
`session` computes again only what a change of data changes.
"""

from indikator_dsl.compiled.compiling import Compiled, compile_registry
from indikator_dsl.compiled.results import CompiledResults
from indikator_dsl.compiled.session import Changed, Session

__all__ = ["Changed", "Compiled", "CompiledResults", "Session", "compile_registry"]
