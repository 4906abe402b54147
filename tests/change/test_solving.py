"""What one datum would have to be: an answer is tried by computing with it, and where there is none it says why."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import IndikatorError, NameLookupError, loads
from indikator_dsl.capaian import Goal, achieve
from indikator_dsl.change import target_for
from indikator_dsl.data import Dataset, Datum
from indikator_dsl.definition import Polaritas
from indikator_dsl.evaluation.arithmetic import round_half_up
from indikator_dsl.formula import print_node
from indikator_dsl.testing import data_for, figures
from tests import strategies as our
from tests.change.test_attribution import registry_of, shares

if TYPE_CHECKING:
    from indikator_dsl import Capaian
    from indikator_dsl.change import Answer, Solution
    from indikator_dsl.registry import Registry

NAME = "Persentase hasil"
RATIO = "Jumlah laporan selesai / Jumlah laporan x 100%"
NOW = {"Jumlah laporan selesai": 24, "Jumlah laporan": 36}
PART = (
    "Data: Jumlah laporan selesai\n  Satuan: laporan\n  Invarian: Jumlah laporan selesai bagian dari Jumlah laporan\n"
)


def solved(registry: Registry, data: dict[str, Fraction | None], target: Fraction) -> Solution:
    return registry.solve(NAME, registry.evaluate(data), target)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.one_of(shares, our.small_trees.map(print_node)), figures(missing=False, huge=False))
def test_computing_with_the_answer_gives_the_target(drawn: st.DataObject, formula: str, target: Fraction) -> None:
    registry = registry_of(formula)
    data = drawn.draw(data_for(registry, huge=False))
    for answer in solved(registry, data, target).answers:
        assert (answer.needed is None) == (answer.reason is not None)
        if answer.needed is not None and len(str(answer.needed)) < 60:  # more digits are no figure to give in
            assert registry.evaluate({**data, answer.nama: answer.needed})[NAME].value == target


@settings(max_examples=100, deadline=None)
@given(st.data(), shares)
def test_a_value_that_can_be_reached_is_reached(drawn: st.DataObject, formula: str) -> None:
    """What another figure for the datum gives is a target with an answer, unless the datum decides nothing."""
    registry = registry_of(formula)
    data = drawn.draw(data_for(registry, missing=False, huge=False))
    name = drawn.draw(st.sampled_from(sorted(data)))
    target = registry.evaluate({**data, name: drawn.draw(figures(missing=False, huge=False))})[NAME].value
    if target is None:
        return
    (answer,) = registry.solve(NAME, registry.evaluate(data), target, datum=name).answers[:1]
    assert answer.reason is None or answer.reason.code in ("B202", "B209")


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(
        ["Jumlah A / Jumlah B x 100%", "(Jumlah A + 3) / (Jumlah A + Jumlah B) x 100%", "Jumlah A - Jumlah B"]
    ),
    st.tuples(st.integers(1, 300), st.integers(1, 300)),
    st.fractions(min_value=1, max_value=99, max_denominator=7),
    st.sampled_from([Polaritas.MAXIMIZE, Polaritas.MINIMIZE]),
)
def test_the_whole_number_reaches_the_target_as_shown_and_no_easier_one_beside_it(
    formula: str, now: tuple[int, int], target: Fraction, polaritas: Polaritas
) -> None:
    registry = registry_of(formula)
    data = dict(zip(("Jumlah A", "Jumlah B"), now, strict=True))
    for answer in registry.solve(NAME, registry.evaluate(data), target, polaritas=polaritas).answers:
        if answer.whole is None:
            assert answer.needed is None or answer.needed.denominator == 1
            continue
        assert answer.needed is not None
        enough = answer.whole + (1 if answer.whole < answer.needed else -1)  # the whole number on the other side
        value, other = (registry.evaluate({**data, answer.nama: x})[NAME].value for x in (answer.whole, enough))
        assert value is not None
        shown = round_half_up(value, Fraction(2))
        sign = 1 if polaritas is Polaritas.MAXIMIZE else -1
        assert sign * value >= sign * target or sign * shown >= sign * target
        if sign * value >= sign * target and other is not None:  # the one beside it is not enough, not even as shown
            assert sign * round_half_up(other, Fraction(2)) < sign * target


@given(
    st.sampled_from([Polaritas.MAXIMIZE, Polaritas.MINIMIZE, Polaritas.STABILIZE]),
    st.integers(1, 60),
    st.integers(1, 60),
    st.decimals(0, 100, places=2).map(Fraction),
)
def test_what_capaian_calls_reached_is_reached(polaritas: Polaritas, done: int, all_: int, target: Fraction) -> None:
    registry = registry_of(RATIO)
    results = registry.evaluate({"Jumlah laporan selesai": done, "Jumlah laporan": all_})
    value = results[NAME].value
    capaian = achieve(registry.policy, polaritas, value, Goal(target))
    solution = registry.solve(NAME, results, target, polaritas=polaritas)
    assert solution.reached is capaian.tercapai


def test_what_is_reached_as_shown_asks_for_no_more() -> None:
    registry = registry_of(RATIO, PART)
    solution = registry.solve(NAME, registry.evaluate(NOW), Fraction("66.67"), datum="Jumlah laporan selesai")
    assert solution.reached
    assert solution.answers[0].whole == 24
    assert solution.sentence == "Sudah 66,67 %; Jumlah laporan selesai cukup tetap 24."
    more = registry.evaluate({**NOW, "Jumlah laporan selesai": 10})
    assert (
        "harus menjadi 24 (tepatnya 24,0012), bertambah 14." in registry.solve(NAME, more, Fraction("66.67")).sentence
    )


def one(datum: str, target: float, formula: str = RATIO, more: str = PART, **data: object) -> Answer:
    registry = registry_of(formula, more)
    return registry.solve(NAME, registry.evaluate({**NOW, **data}), target, datum=datum).answers[0]


def test_the_number_of_reports_still_missing() -> None:
    answer = one("jumlah laporan selesai", 80)
    assert answer.needed == Fraction(144, 5)
    assert answer.whole == 29
    assert answer.more == 5
    assert answer.warnings == ()


def test_what_a_claim_forbids_is_said_with_its_limit() -> None:
    answer = one("Jumlah laporan selesai", 110, more=PART.replace("Data", "    Invarian: hasil <= 100\nData", 1))
    messages = [warning.message for warning in answer.warnings]
    assert "paling banyak 36" in messages[0]
    assert "hasil <= 100" in messages[1]


def test_a_part_may_grow_together_with_its_whole() -> None:
    registry = registry_of(RATIO, PART)
    solution = registry.solve(NAME, registry.evaluate(NOW), 80, datum="Jumlah laporan selesai")
    alone, together = solution.answers
    assert (alone.along, together.along) == ((), ("Jumlah laporan",))
    assert together.more == 24
    assert registry.evaluate({"Jumlah laporan selesai": 48, "Jumlah laporan": 60})[NAME].value == 80


def test_a_datum_that_is_not_there_yet_can_be_asked_for() -> None:
    registry = registry_of(RATIO)
    answers = registry.solve(NAME, registry.evaluate({"Jumlah laporan": 36}), 80).answers
    assert [(answer.whole, answer.more) for answer in answers] == [(29, None), (None, None)]
    assert answers[1].reason is not None
    assert "belum ada data untuk Jumlah laporan selesai" in answers[1].reason.message


COUNTED = [
    ("Jumlah laporan", "", 36, True),
    ("Banyaknya kader aktif", "", 36, True),
    ("Laporan masuk", "", 36, False),
    ("Laporan masuk", "Satuan: laporan", 36, True),
    ("Jumlah anggaran terserap", "", 36, False),
    ("Jumlah sampah (ton)", "", 36, False),
    ("Jumlah kendaraan (unit)", "", 36, True),
    ("Jumlah jalan", "Satuan: km", 36, False),
    ("Jumlah laporan", "", Fraction(73, 2), False),
]


@pytest.mark.parametrize(("name", "satuan", "now", "counted"), COUNTED)
def test_only_what_is_counted_is_asked_for_in_whole_numbers(
    name: str, satuan: str, now: Fraction, counted: bool
) -> None:
    registry = registry_of(f'"{name}" / 7', f"Data: {name}\n  {satuan}\n" if satuan else "")
    (answer,) = registry.solve(NAME, registry.evaluate({name: now}), Fraction(3, 2)).answers
    assert answer.needed == Fraction(21, 2)
    assert answer.whole == (11 if counted else None)


NO_ANSWER = [
    ("A x B", {"A": 3, "B": 0}, 5, "B202", "Berapa pun A"),
    ("A / (A + B) x 100%", {"A": 3, "B": 2}, 100, "B203", "tidak pernah tercapai"),
    ("1 / (B / A)", {"A": 3, "B": 2}, 0, "B204", "A = 0"),
    ("A ^ 2", {"A": 3}, 5, "B205", "`A^2`"),
    ("maks(A; B) + 1", {"A": 3, "B": 2}, 5, "B205", "`maks(A; B)`"),
    ("A / B x A", {"A": 3, "B": 2}, 5, "B205", "bukan perbandingan sederhana"),
    ("A / (B - B)", {"A": 3, "B": 2}, 5, "B206", "tidak punya nilai"),
    ("A / B", {"A": 3}, 5, "B206", "belum ada data untuk B"),
]


@pytest.mark.parametrize(("formula", "data", "target", "code", "words"), NO_ANSWER)
def test_no_answer_says_why(formula: str, data: dict[str, int], target: int, code: str, words: str) -> None:
    registry = registry_of(formula)
    (answer,) = registry.solve(NAME, registry.evaluate(data), target, datum="A").answers
    assert answer.value is None
    assert answer.reason is not None
    assert answer.reason.code == code
    assert words in answer.reason.message


def test_an_answer_below_zero_is_doubted() -> None:
    answer = one("Jumlah laporan", 110, "100 - Jumlah laporan", "Data: Jumlah laporan selesai\n")
    assert answer.value == -10
    assert [warning.code for warning in answer.warnings] == ["B208"]


def test_a_datum_of_another_formula_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(NameLookupError, match=r"B201.*Datanya: Jumlah laporan selesai; Jumlah laporan\.") as caught:
        one("Jumlah laporan seleasi", 80)
    assert caught.value.diagnostics[0].suggestion == "Jumlah laporan selesai"


def achieved(periode: str | None, target: str = "2024 = 80; 2025 = 85", polaritas: str = "") -> Capaian:
    """The achievement of the indicator for data of `periode`."""
    registry = registry_of(RATIO, f"    Target: {target}\n{polaritas}")
    data = Dataset(tuple(Datum(name, Fraction(value), periode) for name, value in NOW.items()))
    return registry.capaian(registry.evaluate(data))[registry.find(NAME).id]


@pytest.mark.parametrize(("polaritas", "expected"), [("", 70), ("    Polaritas: makin rendah makin baik\n", 80)])
def test_of_a_range_the_bound_that_is_to_be_reached_is_the_target(polaritas: str, expected: int) -> None:
    assert target_for(achieved("2025", "70 - 80", polaritas), NAME, "2025") == expected
    assert target_for(achieved("2025", "5", polaritas), NAME, "2025", "70 - 80") == expected


@pytest.mark.parametrize(
    ("periode", "written", "expected"), [("2024", None, 80), ("2025", None, 85), ("2025", "90,5 %", Fraction(181, 2))]
)
def test_the_target_is_the_written_one_or_that_of_the_period(periode: str, written: str, expected: Fraction) -> None:
    assert target_for(achieved(periode), NAME, periode, written) == expected


@pytest.mark.parametrize(
    ("periode", "written", "code"),
    [
        ("2026", None, "B210"),
        (None, None, "B210"),
        ("2024", "banyak", "B211"),
        ("2024", "1,000", "B211"),
        ("2024", "", "B211"),
    ],
)
def test_a_target_is_never_guessed(periode: str, written: str, code: str) -> None:
    with pytest.raises(IndikatorError, match=code):
        target_for(achieved(periode), NAME, periode, written)


@pytest.mark.parametrize(
    ("target", "sentence"),
    [
        (80, "Agar mencapai 80 %, Jumlah laporan selesai harus menjadi 29 (tepatnya 28,80), bertambah 5."),
        (60, "Sudah di atas 60 % (66,67 %); Jumlah laporan selesai cukup menjadi 22 (tepatnya 21,60), berkurang 2."),
        (75, "Agar mencapai 75 %, Jumlah laporan selesai harus menjadi 27, bertambah 3."),
    ],
)
def test_the_sentence(target: int, sentence: str) -> None:
    registry = registry_of(RATIO, PART)
    assert registry.solve(NAME, registry.evaluate(NOW), target, datum="Jumlah laporan selesai").sentence == sentence


def test_through_another_indicator_and_back() -> None:
    registry = loads(
        "Tujuan: T\n  Indikator: Indeks\n    Formula: (Persentase hasil + Nilai lain) / 2\n"
        f"  Indikator: {NAME}\n    Formula: {RATIO}\n"
    )
    results = registry.evaluate({**NOW, "Nilai lain": 80})
    for answer in registry.solve("Indeks", results, 75).answers:
        data = {**NOW, "Nilai lain": 80, answer.nama: answer.needed}
        assert registry.evaluate(data)["Indeks"].value == 75
