"""All checks on meaning over worksheets of ten thousand indicators, beside a tenth of them."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from benchmarks.measuring import Row, fresh, row

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["figures"]

MADE_UP = "as_definition(worksheet({size}))"
REAL = "repeated_worksheet({copies})"
SETUP = """
from benchmarks.inputs import as_definition, repeated_worksheet, worksheet
from indikator_dsl import loads
registry = loads({text}, strict=False)
"""
RUNS = 5
WORKSHEETS = {
    "10,000 definitions": (MADE_UP.format(size=1_000), MADE_UP.format(size=10_000)),
    "9,996 definitions: the real worksheet 588 times": (REAL.format(copies=59), REAL.format(copies=588)),
}


def figures() -> Iterator[Row]:
    for name, (tenth, whole) in WORKSHEETS.items():
        few, many = (
            fresh(SETUP.format(text=text), "found = registry.check()", RUNS, "len(found)") for text in (tenth, whole)
        )
        growth = statistics.median(each.seconds for each in many) / statistics.median(each.seconds for each in few)
        yield row(f"`check`, {name}", many, f"{many[0].told} findings; {growth:.3g} times as long as a tenth of it")
