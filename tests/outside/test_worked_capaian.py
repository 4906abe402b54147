"""The published examples of capaian, computed by the policy of the regulation they come from."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path

import pytest

from indikator_dsl.capaian import Goal, achieve, resolve, shipped
from indikator_dsl.definition import Polaritas
from indikator_dsl.text.numbers import format_number

FIGURES = Path(__file__).parents[3] / "shared" / "worked" / "dev.jsonl"
LINES = [json.loads(line) for line in FIGURES.read_text(encoding="utf-8").splitlines()] if FIGURES.is_file() else []
CASES = [line for line in LINES if set(line["inputs"]) == {"r", "t"} and line["indicator"].startswith("Capaian")]

pytestmark = pytest.mark.skipif(not CASES, reason="the published figures are not beside this checkout")


@pytest.mark.parametrize("case", CASES, ids=[line["id"] for line in CASES])
def test_the_policy_gives_the_printed_figure_or_the_figure_does_not_add_up(
    case: dict,  # type: ignore[type-arg]
) -> None:
    kebijakan = shipped("Permenpan RB 8/2021")
    assert kebijakan is not None
    polaritas = Polaritas.MINIMIZE if "minimize" in case["indicator"] else Polaritas.MAXIMIZE
    realisasi, target = (Fraction(case["inputs"][name]) for name in ("r", "t"))
    value = achieve(resolve(kebijakan)[0], polaritas, realisasi, Goal(target)).value
    assert value is not None
    places = re.search(r"dp=(\d+)", case["note"])
    assert places is not None
    ours = format_number(value, int(places[1])) + "%"
    assert (ours == case["printed_result"]) == ("[match]" in case["note"]), f"{ours}, printed {case['printed_result']}"


def test_the_misprint_of_the_regulation_is_shown_as_what_it_is() -> None:
    """It prints 113 % for 92 of 90; ours is 102,22."""
    misprints = [case for case in CASES if "MISMATCH" in case["note"]]
    assert [case["printed_result"] for case in misprints] == ["113%"]
