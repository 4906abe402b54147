"""The mean of achievements: of those there are, plain or weighted, never with a zero for what is missing."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.capaian import Capaian, mean_of

values = st.lists(st.one_of(st.none(), st.fractions(-100, 300)), max_size=8)
weights = st.fractions(Fraction(1, 10), 50)


def of(*found: Fraction | int | None) -> list[tuple[Capaian, Fraction | None]]:
    return [(Capaian(None, None if value is None else Fraction(value)), None) for value in found]


@given(values)
def test_what_is_missing_is_left_out_and_counted(found: list[Fraction | None]) -> None:
    mean = mean_of(of(*found), weighted=False)
    there = [value for value in found if value is not None]
    assert (mean.count, mean.total) == (len(there), len(found))
    assert mean.value == (sum(there) / len(there) if there else None)


@given(st.lists(st.fractions(0, 200), min_size=1, max_size=8), weights, weights)
def test_weights_count_by_their_ratio_alone(found: list[Fraction], weight: Fraction, factor: Fraction) -> None:
    pairs = [(capaian, weight + at) for at, (capaian, _) in enumerate(of(*found))]
    scaled = [(capaian, factor * own) for capaian, own in pairs]
    assert mean_of(pairs, weighted=True).value == mean_of(scaled, weighted=True).value
    same = [(capaian, weight) for capaian, _ in pairs]
    assert mean_of(same, weighted=True).value == mean_of(pairs, weighted=False).value
    value = mean_of(pairs, weighted=True).value
    assert value is not None
    assert min(found) <= value <= max(found)


def test_it_says_what_it_is_a_mean_of() -> None:
    (a, _), (b, _), (c, _) = of(100, 40, None)
    assert str(mean_of([(a, None), (b, None), (c, None)], weighted=False)) == (
        "Rata-rata capaian (polos, setiap indikator sama beratnya): 70 %, dari 2 di antara 3 indikator; "
        "1 tanpa capaian tidak ikut, dan tidak dihitung nol."
    )
    assert str(mean_of([(a, Fraction(3)), (b, None), (c, Fraction(1))], weighted=True)) == (
        "Rata-rata capaian (berbobot menurut Bobot): 100 %, dari 1 di antara 3 indikator; "
        "2 tanpa capaian atau Bobot tidak ikut, dan tidak dihitung nol."
    )
    assert "tidak ada, dari 0 di antara 0" in str(mean_of([], weighted=True))
