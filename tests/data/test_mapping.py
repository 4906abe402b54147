"""Figures given from Python."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.data import read_data
from indikator_dsl.diagnostics import DataError


def test_every_kind_of_number_is_itself() -> None:
    given = {"a": 5, "b": 0.1, "c": Decimal("1.50"), "d": Fraction(1, 3), "e": "1.000", "f": None, "g": -0.0, "h": 1e21}
    assert [d.value for d in read_data(given).entries] == [
        5,
        Fraction(1, 10),
        Fraction(3, 2),
        Fraction(1, 3),
        1000,
        None,
        0,
        10**21,
    ]


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (True, "M141", "True"),
        (float("nan"), "M140", "nan"),
        (float("-inf"), "M140", "inf"),
        (Decimal("NaN"), "M140", "NaN"),
        (Decimal("1E+999999999"), "M152", "terlalu panjang"),
        (10**80, "M152", "terlalu panjang"),
        (1e-200, "M152", "terlalu panjang"),
        (Fraction(1, 10**80), "M152", "terlalu panjang"),
        ([5], "M153", "list"),
        (5j, "M153", "complex"),
        ("85 %", "M145", "bilangannya saja"),
    ],
)
def test_what_is_no_number_is_refused_by_name(value: object, code: str, words: str) -> None:
    with pytest.raises(DataError) as caught:
        read_data({"Nilai SAKIP": value})
    (finding,) = caught.value.diagnostics
    assert finding.code == code
    assert words in finding.message
    assert "Nilai SAKIP" in finding.message


def test_all_names_that_cannot_be_used_come_at_once() -> None:
    with pytest.raises(DataError) as caught:
        read_data({5: 1, "": 2, "A": 1, "a ": 2, "B": True})  # type: ignore[dict-item]
    assert sorted(f.code for f in caught.value.diagnostics) == ["M125", "M127", "M141", "M160"]


@given(st.floats(min_value=-1e30, max_value=1e30).filter(lambda value: value == 0 or abs(value) > 1e-40))
def test_a_float_is_its_shortest_decimal_writing(value: float) -> None:
    (datum,) = read_data({"A": value}).entries
    assert datum.value == Fraction(repr(value))
