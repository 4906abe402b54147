"""Parsing formulas one by one, beside parsers of the same operators over identifiers."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from benchmarks.inputs import formulas, plain_formulas
from benchmarks.measuring import Row, against, in_process, row

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["figures"]

NUMBER = 1_000
RUNS = 7

CALC = r"""
?start: sum
?sum: product | sum "+" product | sum "-" product
?product: atom | product "*" atom | product "/" atom
?atom: NUMBER | NAME | "-" atom | "(" sum ")"
NAME: /[a-z]\w*/
%import common.NUMBER
%import common.WS
%ignore WS
"""


def figures() -> Iterator[Row]:
    from lark import Lark

    from indikator_dsl import parse

    ours, plain = formulas(NUMBER), plain_formulas(NUMBER)
    calc = Lark(CALC, parser="lalr")
    taken = in_process(lambda: [parse(text) for text in ours], RUNS)
    by_lark = in_process(lambda: [calc.parse(text) for text in plain], RUNS)
    by_python = in_process(lambda: [ast.parse(text, mode="eval") for text in plain], RUNS)
    fastest = NUMBER / min(sample.seconds for sample in taken)
    beside = "; ".join(
        [
            f"{fastest:,.0f} a second",
            against(taken, by_lark, "Lark"),
            against(taken, by_python, "`ast.parse`"),
        ]
    )
    yield row("`parse`, one formula of a mix of ten shapes", taken, beside, per=NUMBER)
    yield row("Lark's LALR calculator, `a1 / b1 * 100` (peer)", by_lark, per=NUMBER)
    yield row("Python's own `ast.parse` in C, the same (peer)", by_python, per=NUMBER)
