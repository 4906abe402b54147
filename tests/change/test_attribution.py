"""A change divided over its data: what must hold of the parts, whatever the formula and the figures."""

from __future__ import annotations

from fractions import Fraction
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from indikator_dsl import NameLookupError, loads
from indikator_dsl.formula import print_node
from indikator_dsl.testing import data_for, figures
from tests import strategies as our

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.change import Change
    from indikator_dsl.registry import Registry

RATIO = "Selesai / Masuk x 100%"


def registry_of(formula: str, more: str = "") -> Registry:
    return loads(f"Tujuan: T\n  Indikator: Persentase hasil\n    Formula: {formula}\n{more}")


def compared(registry: Registry, before: Mapping[str, object], after: Mapping[str, object]) -> Change:
    return registry.compare("Persentase hasil", registry.evaluate(before), registry.evaluate(after))


def parts_of(change: Change) -> dict[str, Fraction]:
    return {part.nama: part.value for part in change.parts}


shares = st.sampled_from(
    [
        "Jumlah A / Jumlah B x 100%",
        "Jumlah A / (Jumlah A + Jumlah B) x 100%",
        "(Jumlah A + C) / (Jumlah B + lembaga yang aktif) x 1.000",
        "(Jumlah A - C) / Jumlah B - lembaga yang aktif / Jumlah B",
        "(1 + (1 - Jumlah A / Jumlah B)) x 100",
        "Jumlah A x Jumlah B / C",
        "rata-rata dari Jumlah A, Jumlah B dan C",
        "Jumlah A x Jumlah B / Jumlah B",
    ]
)
formulas = st.one_of(shares, our.small_trees.map(print_node))


@st.composite
def changes(draw: st.DrawFn) -> tuple[Registry, dict[str, Fraction | None], dict[str, Fraction | None]]:
    """A registry with one indicator, which may rest on another one, and its data twice."""
    formula = draw(formulas)
    above = "  Indikator: Indeks bawah\n    Formula: " + formula + "\n"
    chained = draw(st.booleans())
    registry = registry_of("Indeks bawah / 2 + Jumlah A", above) if chained else registry_of(formula)
    before = draw(data_for(registry, missing=False, huge=False))
    after = {
        name: draw(st.one_of(st.just(value), figures(missing=False, huge=False))) for name, value in before.items()
    }
    return registry, before, after


@settings(max_examples=150, deadline=None)
@given(changes())
def test_the_parts_add_up_exactly_and_turn_round_with_the_periods(
    drawn: tuple[Registry, dict[str, Fraction | None], dict[str, Fraction | None]],
) -> None:
    registry, before, after = drawn
    change, back = compared(registry, before, after), compared(registry, after, before)
    if change.reason is not None:
        assert not change.parts
        assert back.reason is not None
        return
    assert sum(parts_of(change).values()) == change.total
    assert parts_of(back) == {name: -value for name, value in parts_of(change).items()}
    assert [part.value for part in change.parts if not part.change] == [0] * sum(not p.change for p in change.parts)
    if change.total:
        assert sum(part.share or 0 for part in change.parts) == 100


@settings(max_examples=60, deadline=None)
@given(changes())
def test_a_part_is_what_the_datum_adds_on_average_over_all_orders(
    drawn: tuple[Registry, dict[str, Fraction | None], dict[str, Fraction | None]],
) -> None:
    registry, before, after = drawn
    moved = [name for name in before if before[name] != after[name]]
    assume(len(moved) <= 3)
    change = compared(registry, before, after)
    orders = list(permutations(moved))
    added = dict.fromkeys(moved, Fraction(0))
    for order in orders:
        mixed = dict(before)
        for name in order:
            values = []
            for figure in (before[name], after[name]):
                mixed[name] = figure
                values.append(registry.evaluate(mixed)["Persentase hasil"].value)
            if values[0] is None or values[1] is None:
                assert change.reason is not None
                return
            added[name] += values[1] - values[0]
    assert change.reason is None or change.reason.code in ("B101", "B105")  # B105: thousands of digits
    if change.reason is None:
        expected = {name: total / len(orders) for name, total in added.items() if total}
        assert {name: value for name, value in parts_of(change).items() if value} == expected


@given(st.lists(st.tuples(*(st.integers(-50, 50),) * 3), min_size=1, max_size=40))
def test_in_a_sum_the_part_is_the_weight_times_the_change(terms: list[tuple[int, int, int]]) -> None:
    written = " + ".join(f"({weight} x Unsur {at})" for at, (weight, _, _) in enumerate(terms)).replace("(-", "(0 - ")
    registry = registry_of(written)
    before = {f"Unsur {at}": old for at, (_, old, _) in enumerate(terms)}
    after = {f"Unsur {at}": new for at, (_, _, new) in enumerate(terms)}
    expected = {f"Unsur {at}": weight * (new - old) for at, (weight, old, new) in enumerate(terms)}
    assert parts_of(compared(registry, before, after)) == expected


@given(st.permutations(["Selesai", "Masuk", "Batal"]), st.lists(st.integers(1, 99), min_size=6, max_size=6))
def test_neither_the_names_nor_their_order_matter(order: list[str], values: list[int]) -> None:
    formula = "({0} + {1}) / ({1} + {2}) x 100%"
    names = ["Selesai", "Masuk", "Batal"]
    first = compared(registry_of(formula.format(*names)), *(dict(zip(names, v, strict=True)) for v in halves(values)))
    other = [f"{name} lain" for name in order]
    turned = "100% x ({1} + {0}) / ({2} + {1})".format(*other)
    second = compared(registry_of(turned), *(dict(zip(other, v, strict=True)) for v in halves(values)))
    assert [parts_of(first)[name] for name in names] == [parts_of(second)[name] for name in other]


def halves(values: list[int]) -> tuple[list[int], list[int]]:
    return values[:3], values[3:]


def test_data_of_the_numerator_alone_may_be_many() -> None:
    above = [f"Unsur {at}" for at in range(60)]
    registry = registry_of(f"({' + '.join(above)}) / (Responden + Unit) x 100%")
    before = {name: at for at, name in enumerate(above)} | {"Responden": 90, "Unit": 7}
    after = {name: 2 * at for at, name in enumerate(above)} | {"Responden": 95, "Unit": 9}
    change = compared(registry, before, after)
    parts = parts_of(change)
    assert change.reason is None
    assert sum(parts.values()) == change.total
    assert parts["Unsur 0"] == 0
    assert parts["Unsur 40"] == 2 * parts["Unsur 20"] > 0
    assert parts["Responden"] < 0


REFUSED = {
    "a figure that is missing": (RATIO, {"Selesai": 2}, {"Selesai": 3, "Masuk": 4}, "B101", "Masuk"),
    "a denominator of zero": (
        RATIO,
        {"Selesai": 2, "Masuk": 3},
        {"Selesai": 3, "Masuk": 0},
        "B101",
        "Pembagian dengan nol",
    ),
    "a mixture without a value": (
        "Selesai / (Masuk - Batal)",
        {"Selesai": 1, "Masuk": 4, "Batal": 2},
        {"Selesai": 3, "Masuk": 9, "Batal": 4},
        "B102",
        "Bila hanya Batal yang berubah",
    ),
    "a mixture without a value that cancels": (
        "Selesai x (Masuk - Batal) / (Masuk - Batal)",
        {"Selesai": 1, "Masuk": 4, "Batal": 2},
        {"Selesai": 3, "Masuk": 9, "Batal": 4},
        "B102",
        "Bila hanya Batal yang berubah",
    ),
    "too many data in a denominator": (
        "1 / (" + " + ".join(f"Unsur {at}" for at in range(20)) + ")",
        {f"Unsur {at}": 1 for at in range(20)},
        {f"Unsur {at}": 2 for at in range(20)},
        "B103",
        "20 data berubah bersama",
    ),
    "too many data in what is no sum": (
        "min(" + "; ".join(f"Unsur {at}" for at in range(20)) + ")",
        {f"Unsur {at}": 1 for at in range(20)},
        {f"Unsur {at}": 2 for at in range(20)},
        "B103",
        "sampai 12 data",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_divided_says_why(case: str) -> None:
    formula, before, after, code, words = REFUSED[case]
    change = compared(registry_of(formula), before, after)
    assert change.reason is not None
    assert change.reason.code == code
    assert words in change.reason.message
    assert not change.parts
    assert words in change.sentence


SENTENCES = [
    (
        RATIO,
        (20, 33),
        (24, 36),
        "Naik 6,06 poin: +11,62 poin karena Selesai bertambah 4; -5,56 karena Masuk bertambah 3.",
    ),
    (RATIO, (24, 36), (20, 36), "Turun 11,11 poin, seluruhnya karena Selesai berkurang 4."),
    (RATIO, (24, 36), (24, 36), "Tetap: tidak ada data yang mengubahnya."),
    (
        RATIO,
        (20, 40),
        (30, 60),
        "Tetap: +20,83 poin karena Selesai bertambah 10; -20,83 karena Masuk bertambah 20.",
    ),
    (
        "Selesai + Masuk",
        (1, 2),
        (2, 4),
        "Naik 3 poin: +2 poin karena Masuk bertambah 2; +1 karena Selesai bertambah 1.",
    ),
    (
        RATIO,
        (24, 36),
        (20, 33),
        "Turun 6,06 poin: -11,62 poin karena Selesai berkurang 4; +5,56 karena Masuk berkurang 3.",
    ),
    ("Selesai / Masuk", (1, 1000), (2, 1000), "Naik 0,001 poin, seluruhnya karena Selesai bertambah 1."),
]


@pytest.mark.parametrize(("formula", "before", "after", "sentence"), SENTENCES)
def test_the_sentence_names_the_greatest_part_first(
    formula: str, before: tuple[int, int], after: tuple[int, int], sentence: str
) -> None:
    names = ("Selesai", "Masuk")
    change = compared(registry_of(formula), *(dict(zip(names, values, strict=True)) for values in (before, after)))
    assert change.sentence == sentence


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ((2, -1, -1), "; selebihnya, 3 data lain, saling meniadakan."),
        ((2, -1, -2), "; -1 karena 3 data lain."),
        ((2, 1, -1), "; +2 karena 3 data lain."),
    ],
)
def test_what_the_sentence_does_not_name_has_a_sign_or_cancels_out(last: tuple[int, ...], words: str) -> None:
    moves = (-9, 8, -7, 6, -5, *last)
    registry = registry_of(" + ".join(f"Unsur {at}" for at in range(len(moves))))
    old, new = ({f"Unsur {at}": 20 + share * move for at, move in enumerate(moves)} for share in (0, 1))
    sentence = compared(registry, old, new).sentence
    assert ": -9 poin karena Unsur 0 berkurang 9; +8 karena Unsur 1 bertambah 8; -7 karena" in sentence
    assert sentence.endswith(words)


def test_a_value_entered_from_outside_is_its_own_datum() -> None:
    registry = registry_of("Sesuai Permenpan RB Nomor 14 tahun 2017")
    change = compared(registry, {"Persentase hasil": "88,5"}, {"Persentase hasil": 90})
    assert parts_of(change) == {"Persentase hasil": Fraction(3, 2)}


def test_an_indicator_that_is_not_there_is_a_name_not_found() -> None:
    registry = registry_of(RATIO)
    results = registry.evaluate({"Selesai": 2, "Masuk": 3})
    with pytest.raises(NameLookupError, match="R151"):
        registry.compare("Persentase lain", results, results)
