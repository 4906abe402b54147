"""Texts that try to break the reader: an answer or a clear error, and nothing recurses to death."""

from __future__ import annotations

import pytest

from indikator_dsl import FormulaError, Status, parse
from indikator_dsl.formula import read

REFUSED = [
    ("(" * 500 + "A" + ")" * 500, "F109", "100 lapis"),
    ("A" + "^2" * 200, "F122", "Pangkat"),
    ("√" * 200 + "A", "F122", "akar"),
    ("1e100000000 x A", "F112", "berpangkat"),
    ("9" * 61 + " x A", "F111", "bukan bilangan"),
    ("A " * 500_000, "F101", "250.000"),
    (r"\frac{" * 200 + "A" + "}{B}" * 200, "F109", "100 lapis"),
    ("A + \x00", "F113", "tidak dikenal"),
]


@pytest.mark.parametrize(("text", "code", "words"), REFUSED, ids=[f"{case[1]}-{case[0][:8]}" for case in REFUSED])
def test_what_is_out_of_bounds_is_refused_by_name(text: str, code: str, words: str) -> None:
    with pytest.raises(FormulaError) as caught:
        parse(text)
    assert code in [finding.code for finding in caught.value.diagnostics]
    assert words in str(caught.value)
    assert len(str(caught.value)) < 5_000


def test_twenty_thousand_terms_are_read_computed_and_explained() -> None:
    text = " + ".join(["A / B", "C - D"] * 10_000)
    result = parse(text).evaluate({"A": 1, "B": 3, "C": 5, "D": 4})
    assert result.display == "13.333,33"
    assert "13.333,33" in str(result.trace)


def test_ninety_nine_brackets_are_still_read() -> None:
    assert parse("(" * 99 + "A + 1" + ")" * 99).evaluate({"A": 1}).value == 2


@pytest.mark.parametrize("text", ["9^9^9", "A^A^A", "(10^1000)^10", "2^(10^50)", "10^-1000000"])
def test_values_without_end_are_a_status(text: str) -> None:
    assert parse(text).evaluate({"A": 10**9}).status is Status.GALAT


@pytest.mark.parametrize(
    "piece", ["(", ")", "a (b) ", "a - ", "1 ", '"', "&amp;", "<b>", "a/b/", r"\frac{", r"\text{", "x 2 ", "A=", "a:b "]
)
def test_repeated_pieces_are_answered(piece: str) -> None:
    formula = read(piece * 5_000)
    assert formula.tree is not None or formula.diagnostics or formula.kind.value == "empty"
