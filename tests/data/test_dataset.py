"""Choosing unit and period, and joining figures that bear one name."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.data import Dataset, Datum, Origin, merge
from indikator_dsl.diagnostics import DataError, Diagnostic


def datum(name: str, value: int | None, unit: str | None = None, periode: str | None = None) -> Datum:
    return Datum(name, None if value is None else Fraction(value), periode, unit, Origin("data.csv", value))


def chosen(data: Dataset, unit: str | None = None, periode: str | None = None) -> dict[str, Fraction | None]:
    return {d.name: d.value for d in data.select(unit, periode)}


def refused(data: Dataset, unit: str | None = None, periode: str | None = None) -> list[str]:
    with pytest.raises(DataError) as caught:
        data.select(unit, periode)
    return [f.message for f in caught.value.diagnostics]


TWO_UNITS = Dataset((datum("A", 1, "Kepel"), datum("A", 2, "Tapa'an"), datum("A", 3), datum("B", 4)))


def test_an_entry_of_no_unit_belongs_to_every_unit_that_has_no_own() -> None:
    assert chosen(TWO_UNITS, "Kepel") == {"A": 1, "B": 4}
    assert chosen(TWO_UNITS, "  TAPA’AN".replace("’", "'")) == {"A": 2, "B": 4}


def test_an_own_entry_counts_only_in_the_period_chosen() -> None:
    data = Dataset((datum("A", 1, "Kepel", "2023"), datum("A", 2, None, "2024"), datum("B", 3, "Kepel", "2024")))
    assert chosen(data, "Kepel", "2024") == {"A": 2, "B": 3}
    assert chosen(data, "Kepel", "2023") == {"A": 1}


def test_an_own_blank_is_not_filled_with_the_figure_of_all() -> None:
    assert chosen(Dataset((datum("A", None, "Kepel"), datum("A", 5))), "Kepel") == {"A": None}


def test_one_unit_and_one_period_need_no_choice() -> None:
    assert chosen(Dataset((datum("A", 1, "Kepel", "2024"), datum("B", 2)))) == {"A": 1, "B": 2}
    assert chosen(Dataset((datum("A", 1),)), "Kepel", "2024") == {"A": 1}
    assert chosen(Dataset()) == {}


def test_several_units_or_periods_must_be_chosen_from() -> None:
    (message,) = refused(TWO_UNITS)
    assert '"Kepel", "Tapa\'an"' in message
    assert "--unit" in message
    assert "unit=" in message
    periods = Dataset((datum("A", 1, "Kepel", "2023"), datum("A", 2, "Tapa'an", "2024")))
    assert ["--unit" in m or "--periode" in m for m in refused(periods)] == [True, True]
    assert chosen(periods, "Kepel") == {"A": 1}


def test_long_lists_are_cut() -> None:
    (message,) = refused(Dataset(tuple(datum("A", i, f"Unit {i}") for i in range(20))))
    assert "dan 14 lainnya" in message


def test_an_unknown_unit_or_period_names_the_nearest() -> None:
    with pytest.raises(DataError) as caught:
        TWO_UNITS.select("Kepl")
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.suggestion) == ("M163", "Kepel")
    (message,) = refused(Dataset((datum("A", 1, None, "2024"),)), periode="Triwulan I")
    assert '"2024"' in message


def test_units_and_periods_are_compared_as_names() -> None:
    data = Dataset((datum("A", 1, "Kepel", "TW I"), datum("B", 2, "KEPEL ", "tw  i")))
    assert (data.units, data.periods) == (("Kepel",), ("TW I",))


def test_two_values_conflict_and_both_places_are_shown() -> None:
    with pytest.raises(DataError) as caught:
        merge([("a", datum("A", 1)), ("a", datum("banyaknya A", 2)), ("b", datum("B", 3)), ("b", datum("B", 4))])
    first, second = caught.value.diagnostics
    assert first.code == second.code == "M160"
    assert "data.csv baris 1" in first.message
    assert "data.csv baris 2" in first.message
    assert 'juga ditulis "A"' in first.message


def test_equal_values_and_blanks_join_with_a_note() -> None:
    notes: list[Diagnostic] = []
    merged = merge(
        [("a", datum("A", None)), ("a", datum("A", 5)), ("a", datum("A", None)), ("b", datum("B", 7))], notes
    )
    assert {key: found.value for key, found in merged.items()} == {"a": 5, "b": 7}
    assert [n.code for n in notes] == ["M303", "M303"]
    assert merge([("a", datum("A", 5)), ("a", datum("A", 5))], notes)["a"].value == 5
    assert notes[-1].code == "M302"


def test_a_blank_beside_a_value_of_another_file_is_not_said() -> None:
    notes: list[Diagnostic] = []
    blank, filled = Datum("A", None, origin=Origin("isian.csv", 2)), Datum("A", Fraction(5), origin=Origin("j.csv", 9))
    for pair in ((blank, filled), (filled, blank)):
        assert merge([("a", one) for one in pair], notes)["a"].value == 5
    assert notes == []


def test_values_that_print_alike_are_shown_apart() -> None:
    third, near = Datum("A", Fraction(1, 3)), Datum("A", Fraction("0.333333"))
    with pytest.raises(DataError, match="1/3"):
        merge([("a", third), ("a", near)])


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from([None, 1, 2])), max_size=8), st.randoms())
def test_the_order_of_entries_never_matters(rows: list[tuple[str, int | None]], random: object) -> None:
    shuffled = list(rows)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    def joined(pairs: list[tuple[str, int | None]]) -> dict[str, Fraction | None] | str:
        try:
            return {key: d.value for key, d in merge((name, datum(name, value)) for name, value in pairs).items()}
        except DataError:
            return "conflict"

    assert joined(rows) == joined(shuffled)


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (Origin(), "data yang diberikan langsung"),
        (Origin("data.csv", 7, None, "Laporan Seksi Trantib"), "data.csv baris 7; sumber: Laporan Seksi Trantib"),
        (Origin("data.xlsx", 7, "B"), "data.xlsx baris 7 kolom B"),
        (Origin(sumber="wawancara"), "sumber: wawancara"),
    ],
)
def test_an_origin_describes_itself(origin: Origin, words: str) -> None:
    assert origin.describe() == words


def test_a_dataset_and_its_errors_pickle() -> None:
    assert pickle.loads(pickle.dumps(TWO_UNITS)) == TWO_UNITS
    with pytest.raises(DataError) as caught:
        TWO_UNITS.select()
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
