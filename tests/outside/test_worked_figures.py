"""Published figures with their inputs: the engine gives every printed digit of those that add up."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from indikator_dsl import parse
from indikator_dsl.text.numbers import format_number

FIGURES = Path(__file__).parents[3] / "shared" / "worked" / "dev.jsonl"
LINES = [json.loads(line) for line in FIGURES.read_text(encoding="utf-8").splitlines()] if FIGURES.is_file() else []
PLACES = re.compile(r"dp=(\d+)")

pytestmark = pytest.mark.skipif(not LINES, reason="the published figures are not beside this checkout")


def printed(text: str, places: int) -> str:
    """The printed figure in our writing: a source may group with points or not, and print a point as decimal mark."""
    digits = re.sub(r"[^0-9.,-]", "", text).strip(".,")
    decimal = digits[-places - 1] if places and len(digits) > places else ""
    whole = digits[: -places - 1] if decimal else digits
    fraction = digits[-places:] if decimal else ""
    return re.sub(r"[.,]", "", whole) + ("," + fraction if fraction else "")


@pytest.mark.parametrize("case", LINES, ids=[line["id"] for line in LINES])
def test_every_figure_that_adds_up_comes_out_to_its_printed_digits(case: dict) -> None:  # type: ignore[type-arg]
    result = parse(case["formula"]).evaluate({name: Fraction(value) for name, value in case["inputs"].items()})
    assert result.value is not None
    exact = re.search(r"exact=([-0-9.]+)", case["note"])
    if exact:
        assert abs(result.value - Fraction(exact[1])) <= Fraction(1, 10**6)
    places = PLACES.search(case["note"])
    if "[match" in case["note"] and places:
        ours = format_number(result.value, int(places[1])).replace(".", "")
        if result.value.denominator == 1 and int(places[1]):
            ours += "," + "0" * int(places[1])
        assert ours == printed(case["printed_result"], int(places[1]))
