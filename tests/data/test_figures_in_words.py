"""A figure with words around it gets the figure as a suggestion, where the words say nothing of how many."""

from __future__ import annotations

import pytest

from indikator_dsl.data.number_text import read_text


@pytest.mark.parametrize("written", ["nihil", "Nol", "TIDAK ADA"])
def test_a_word_for_nought_is_asked_back_not_guessed(written: str) -> None:
    value, finding = read_text(written)
    assert value is None
    assert finding is not None
    assert (finding.code, finding.suggestion) == ("M157", "0")


@pytest.mark.parametrize(
    ("written", "suggestion"),
    [
        ("9 aduan", "9"),
        ("1.250 kepala keluarga", "1.250"),
        ("6 (enam)", "6"),
        ("-3 kasus", "-3"),
        ("9 lebih", None),
        ("9-an", None),
        ("2 juta aduan", None),
        ("sekitar 9", None),
        ("empat puluh", None),
    ],
)
def test_a_figure_with_what_it_counts_is_suggested_alone(written: str, suggestion: str | None) -> None:
    value, finding = read_text(written)
    assert value is None
    assert finding is not None
    assert (finding.code, finding.suggestion) == ("M148", suggestion)
