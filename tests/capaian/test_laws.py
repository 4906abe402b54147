"""What an achievement obeys, whatever the figures: by every policy that ships, and by those an office declares."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from indikator_dsl.capaian import Capaian, Goal, Policy, achieve, resolve, shipped, shipped_names
from indikator_dsl.definition import Polaritas, TargetNol

MAX, MIN, NEAR, RANGE = Polaritas.MAXIMIZE, Polaritas.MINIMIZE, Polaritas.STABILIZE, Polaritas.RANGE


def policy(name: str) -> Policy:
    kebijakan = shipped(name)
    assert kebijakan is not None
    return resolve(kebijakan)[0]


POLICIES = {name: policy(name) for name in shipped_names()}
FORM_A, FORM_B = POLICIES["Permenpan RB 53/2014"], POLICIES["Target dibagi realisasi"]
RANGES, CAPPED = POLICIES["Permenpan RB 8/2021"], POLICIES["Paling tinggi 120"]

decimals = st.decimals(0, 10_000, places=2).map(Fraction)
positive = st.decimals("0.01", 10_000, places=2).map(Fraction)
ranges = st.tuples(positive, positive).filter(lambda pair: pair[0] < pair[1]).map(lambda pair: Goal(*pair))
directions = st.sampled_from([MAX, MIN, NEAR])


def achieved(by: Policy, polaritas: Polaritas, realisasi: Fraction | int, target: Fraction | int) -> Capaian:
    return achieve(by, polaritas, Fraction(realisasi), Goal(Fraction(target)))


def percent(by: Policy, polaritas: Polaritas, realisasi: Fraction | int, target: Fraction | int) -> Fraction:
    value = achieved(by, polaritas, realisasi, target).value
    assert value is not None
    return value


# -- one target ------------------------------------------------------------------------------------------------------


@given(st.sampled_from(list(POLICIES.values())), directions, positive)
def test_what_meets_its_target_is_a_hundred_percent_by_every_rule(by: Policy, way: Polaritas, target: Fraction) -> None:
    capaian = achieved(by, way, target, target)
    if capaian.value is None:  # only where the policy has no such rule, and says so
        assert capaian.reason is not None
        assert capaian.reason.code == "C115"
    else:
        assert capaian.value == capaian.unbounded == 100
    assert capaian.tercapai is True


@given(decimals, decimals, positive)
def test_the_higher_the_better_is_linear(one: Fraction, other: Fraction, target: Fraction) -> None:
    both = percent(FORM_A, MAX, one + other, target)
    assert both == percent(FORM_A, MAX, one, target) + percent(FORM_A, MAX, other, target)


@given(decimals, positive)
@example(Fraction(30), Fraction(10))
def test_the_published_form_of_the_lower_the_better_is_the_mirror_of_the_higher(
    realisasi: Fraction, target: Fraction
) -> None:
    """(2T − R) / T: as far above 100 as R/T is below it. In the words of 8/2021 it is the same number."""
    value = percent(FORM_A, MIN, realisasi, target)
    assert value - 100 == 100 - percent(FORM_A, MAX, realisasi, target)
    assert value == percent(RANGES, MIN, realisasi, target)


@given(positive, positive)
def test_the_two_forms_of_the_lower_the_better_agree_only_at_the_target(realisasi: Fraction, target: Fraction) -> None:
    one, other = percent(FORM_A, MIN, realisasi, target), percent(FORM_B, MIN, realisasi, target)
    assert (one == other) == (realisasi == target)
    assert one <= other, "the quotient is never the stricter one"


@pytest.mark.parametrize(("realisasi", "one", "other"), [(5, 150, 200), (20, 0, 50), (30, -100, Fraction(100, 3))])
def test_the_two_forms_by_number(realisasi: int, one: int, other: Fraction) -> None:
    assert percent(FORM_A, MIN, realisasi, 10) == one
    assert percent(FORM_B, MIN, realisasi, 10) == other


@given(positive, st.decimals(0, 100, places=2).map(Fraction))
def test_near_the_target_counts_alike_above_and_below(target: Fraction, off: Fraction) -> None:
    assert percent(FORM_A, NEAR, target + off, target) == percent(FORM_A, NEAR, target - off, target) <= 100


@given(st.sampled_from([FORM_A, FORM_B, RANGES, CAPPED]), st.sampled_from([MAX, MIN]), positive, positive, positive)
def test_better_is_never_less(by: Policy, way: Polaritas, one: Fraction, other: Fraction, target: Fraction) -> None:
    low, high = sorted((one, other))
    worse, better = (low, high) if way is MAX else (high, low)
    assert percent(by, way, worse, target) <= percent(by, way, better, target)


@given(directions, decimals, positive)
def test_reached_is_a_hundred_percent_or_more(way: Polaritas, realisasi: Fraction, target: Fraction) -> None:
    capaian = achieved(FORM_A, way, realisasi, target)
    assert capaian.value is not None
    assert capaian.tercapai == (capaian.value >= 100)


def test_what_a_reader_sees_as_equal_is_reached() -> None:
    """Four of six kelurahan are 66,666… %, printed 66,67 %: the target of 66,67 %."""
    capaian = achieved(FORM_A, MAX, Fraction(200, 3), Fraction("66.67"))
    assert capaian.tercapai is True
    assert capaian.value == Fraction(200, 3) / Fraction("66.67") * 100, "the achievement itself is never rounded"
    assert achieved(FORM_A, MAX, Fraction("66.6"), 67).tercapai is False
    assert achieved(FORM_A, MAX, Fraction("66.996"), Fraction("66.999")).tercapai is False


# -- negative figures ------------------------------------------------------------------------------------------------


@given(
    st.sampled_from([FORM_A, FORM_B]), directions, decimals.map(lambda v: v - 5000), decimals.map(lambda v: v - 5000)
)
@example(FORM_A, MAX, Fraction(-1), Fraction(-2))
@example(FORM_A, NEAR, Fraction(-3), Fraction(-2))
@example(FORM_B, MIN, Fraction(-5), Fraction(10))
def test_no_quotient_turns_round_in_silence(by: Policy, way: Polaritas, realisasi: Fraction, target: Fraction) -> None:
    """Better than the target is a hundred percent or more, worse is a hundred or less; or there is a reason."""
    capaian = achieved(by, way, realisasi, target)
    if capaian.value is None:
        assert capaian.reason is not None
        assert capaian.reason.code in {"C113", "C116", "C121"}
        return
    better = {MAX: realisasi - target, MIN: target - realisasi, NEAR: -abs(realisasi - target)}[way]
    assert capaian.value >= 100 if better > 0 else capaian.value <= 100


# -- ranges ----------------------------------------------------------------------------------------------------------


@given(ranges, st.fractions(0, 1, max_denominator=50), st.sampled_from([MAX, MIN, RANGE, None]))
def test_inside_a_range_is_a_hundred_whatever_the_polarity(goal: Goal, share: Fraction, way: Polaritas | None) -> None:
    assert goal.atas is not None
    capaian = achieve(RANGES, way, goal.nilai + share * (goal.atas - goal.nilai), goal)
    assert capaian.value == 100
    assert capaian.tercapai is True


@given(ranges, positive, st.sampled_from([MAX, MIN]))
def test_outside_a_range_its_bound_stands_for_the_target(goal: Goal, realisasi: Fraction, way: Polaritas) -> None:
    assert goal.atas is not None
    assume(not goal.nilai <= realisasi <= goal.atas)
    bound = goal.nilai if realisasi < goal.nilai else goal.atas
    assert achieve(RANGES, way, realisasi, goal).value == percent(RANGES, way, realisasi, bound)


def test_slower_than_a_range_allows_is_no_success() -> None:
    """Three to five days, the fewer the better, eight taken: (1 + (1 − 8/5)), not 8/5."""
    goal = Goal(Fraction(3), Fraction(5))
    assert achieve(RANGES, MIN, Fraction(8), goal).value == 40
    assert achieve(RANGES, MAX, Fraction(8), goal).value == 160
    assert achieve(RANGES, RANGE, Fraction(2), goal).value == Fraction(200, 3)
    outside = achieve(RANGES, RANGE, Fraction(8), goal)
    assert outside.value == 160
    assert outside.tercapai is False


def test_outside_a_range_the_polarity_must_be_known() -> None:
    capaian = achieve(RANGES, None, Fraction(8), Goal(Fraction(3), Fraction(5)))
    assert capaian.value is None
    assert capaian.reason is not None
    assert capaian.reason.code == "C114"


# -- bounds ----------------------------------------------------------------------------------------------------------


@given(st.sampled_from([MAX, MIN]), decimals, positive)
def test_bounds_move_nothing_inside_them_and_say_when_they_act(
    way: Polaritas, realisasi: Fraction, target: Fraction
) -> None:
    free = percent(FORM_A, way, realisasi, target)
    capaian = achieved(CAPPED, way, realisasi, target)
    assert capaian.unbounded == free
    assert capaian.value == min(max(free, Fraction(0)), Fraction(120))
    assert [note.code for note in capaian.notes] == ([] if capaian.value == free else ["C117"])


def test_a_bound_says_what_it_did() -> None:
    (note,) = achieved(CAPPED, MAX, 30, 10).notes
    assert note.message == "Capaian 300 % dibatasi menjadi 120 % menurut kebijakan Paling tinggi 120."


# -- a target of zero ------------------------------------------------------------------------------------------------

ZERO = {
    "tak terdefinisi": TargetNol(),
    "0": TargetNol(Fraction(0)),
    "100 bila tercapai": TargetNol(Fraction(100), bila_tercapai=True),
}


@pytest.mark.parametrize(
    ("said", "way", "values"),
    [
        # what the policy says, the polarity, the achievement for a realisasi of -1, 0 and 5
        ("tak terdefinisi", MAX, (None, None, None)),
        ("tak terdefinisi", MIN, (None, None, None)),
        ("tak terdefinisi", NEAR, (None, None, None)),
        ("0", MAX, (0, 0, 0)),
        ("0", MIN, (0, 0, 0)),
        ("100 bila tercapai", MAX, (0, 100, 100)),
        ("100 bila tercapai", MIN, (100, 100, 0)),
        ("100 bila tercapai", NEAR, (0, 100, 0)),
    ],
)
def test_a_target_of_zero_is_what_the_policy_says(
    said: str, way: Polaritas, values: tuple[int | None, int | None, int | None]
) -> None:
    by = evolve(FORM_A, zero=ZERO[said])
    for realisasi, value in zip((-1, 0, 5), values, strict=True):
        capaian = achieved(by, way, realisasi, 0)
        assert capaian.value == value
        if value is None:
            assert capaian.reason is not None
            assert capaian.reason.message == (
                "Targetnya 0, dan menurut kebijakan Permenpan RB 53/2014 capaiannya tidak dihitung."
            )
        else:
            assert [note.code for note in capaian.notes] == ["C120"]


def test_where_nothing_is_declared_of_zero_the_formula_decides() -> None:
    by = evolve(FORM_A, zero=None)
    quotient = achieved(by, MAX, 5, 0)
    assert quotient.value is None
    assert quotient.reason is not None
    assert quotient.reason.message == (
        'Aturan "Makin tinggi" tidak memberi nilai: Pembagian dengan nol: `Target` bernilai 0.'
    )
    assert percent(evolve(FORM_B, zero=None), MIN, 5, 0) == 0, "0 / 5 is a number"


# -- classes ---------------------------------------------------------------------------------------------------------


@given(st.fractions(-500, 500))
def test_every_value_has_one_class_where_the_lowest_is_open(value: Fraction) -> None:
    by = POLICIES["Permendagri 86/2017"]
    capaian = achieved(by, MAX, value, 100)
    assert capaian.kategori is not None
    bounds = [kategori.batas for kategori in by.scale]
    assert bounds[-1] is None
    assert all(one > other for one, other in pairwise(bound for bound in bounds if bound is not None))


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("90.5", "Sangat Tinggi"),  # rounded half up to 91
        ("90.49", "Tinggi"),
        ("91", "Sangat Tinggi"),
        ("75.5", "Tinggi"),
        ("75.4999", "Sedang"),
        ("65.5", "Sedang"),
        ("50.5", "Rendah"),
        ("50.49", "Sangat Rendah"),
        ("-100", "Sangat Rendah"),
        ("250", "Sangat Tinggi"),
    ],
)
def test_the_gaps_between_printed_bounds_are_closed_by_rounding(value: str, name: str) -> None:
    kategori = achieved(POLICIES["Permendagri 86/2017"], MAX, Fraction(value), 100).kategori
    assert kategori is not None
    assert kategori.nama == name


@given(st.fractions(-200, 200), st.fractions(-200, 200))
def test_more_is_never_a_lower_class(one: Fraction, other: Fraction) -> None:
    scale = POLICIES["Permendagri 86/2017"].scale
    low, high = (achieved(POLICIES["Permendagri 86/2017"], MAX, v, 100).kategori for v in sorted((one, other)))
    assert low is not None
    assert high is not None
    assert scale.index(high) <= scale.index(low)
