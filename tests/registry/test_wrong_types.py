"""What a programmer hands over by mistake is refused at once, in words that name the argument."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from indikator_dsl import loads
from indikator_dsl.report import build_report

REGISTRY = loads("Tujuan: A\n  Indikator: B\n    Formula: C x 2\n")
DATA = {"C": 4}
RESULTS: Any = REGISTRY.evaluate(DATA)
WRONG: Any = [None, 123, {}, "2025"]


@pytest.mark.parametrize("wrong", WRONG)
def test_results_are_what_evaluate_gave(wrong: Any) -> None:
    for call in (
        lambda: REGISTRY.capaian(wrong),
        lambda: REGISTRY.compare("B", RESULTS, wrong),
        lambda: REGISTRY.compare("B", wrong, RESULTS),
        lambda: REGISTRY.solve("B", wrong, 8),
    ):
        with pytest.raises(TypeError, match=f"Results of evaluate.., not {type(wrong).__name__}"):
            call()


@pytest.mark.parametrize("wrong", [123, {}, b"x"])
def test_targets_are_a_path_or_a_table(wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"as targets, not {type(wrong).__name__}"):
        REGISTRY.capaian(RESULTS, wrong)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"unit": 5}, "unit is a name, not int"),
        ({"periode": True}, "periode is a text or a year, not bool"),
        ({"periode": 2.5}, "periode is a text or a year, not float"),
    ],
)
def test_unit_and_period(asked: Any, words: str) -> None:
    with pytest.raises(TypeError, match=words):
        REGISTRY.evaluate(DATA, **asked)
    with pytest.raises(TypeError, match=words):
        build_report(REGISTRY, DATA, **asked)


def test_the_arguments_of_a_report() -> None:
    wrong: Any = "2025"
    with pytest.raises(TypeError, match=r"tanggal is a datetime\.date, not str"):
        build_report(REGISTRY, DATA, tanggal=wrong)
    with pytest.raises(ValueError, match="mean is one of polos, berbobot, or None, not 'x'"):
        build_report(REGISTRY, DATA, mean="x")
    with pytest.raises(ValueError, match="mean is one of"):
        build_report(REGISTRY, DATA, mean="")


@pytest.mark.parametrize("wrong", ["delapan", "8", None, True, [8]])
def test_the_target_to_solve_for_is_a_number(wrong: Any) -> None:
    with pytest.raises(TypeError, match=f"target is a number, not {type(wrong).__name__}"):
        REGISTRY.solve("B", RESULTS, wrong)


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), Decimal("NaN"), Decimal("-Infinity")])
def test_and_a_finite_one(wrong: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        REGISTRY.solve("B", RESULTS, wrong)


@pytest.mark.parametrize("target", [10, 10.0, Decimal("10"), Fraction(10), Fraction(10**400)])
def test_every_kind_of_number_is_one(target: Any) -> None:
    assert REGISTRY.solve("B", RESULTS, target).answers[0].needed == Fraction(target) / 2
