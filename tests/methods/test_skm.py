"""SKM: the index of Permenpan RB 14/2017 from totals of answers, against printed figures and laws."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import DefinitionError, Result, Status, loads
from indikator_dsl.methods import sample_size
from tests.methods.offices import IKM, UNSUR, office, skm, totals

PRINTED = (105, 101, 100, 116, 102, 105, 106, 105, 115)  # of 29 respondents; printed result 91,48
WORKED = Path(__file__).parents[3] / "shared" / "worked" / "skm_49_responden.json"
SUMS_OF_49 = (138, 139, 150, 177, 159, 163, 161, 143, 159)
THREE = "Kebijakan: SKM\n  Bobot: Persyaratan = 1; Biaya/Tarif = 1; Perilaku Pelaksana = 1\n"
OLD = "Kebijakan: SKM\n  Berdasar: SKM KepMenPAN 25/2004\n  Bobot: Persyaratan Pelayanan = 1; Keamanan Pelayanan = 1\n"


def mutu(result: Result) -> str | None:
    assert result.method is not None
    return result.method.kategori.nama if result.method.kategori else None


def test_the_printed_index_comes_out_and_its_way_is_shown() -> None:
    result = skm().evaluate(totals(PRINTED, 29))[IKM]
    assert (result.status, result.display, result.value) == (Status.TERHITUNG, "91,48", Fraction(955 * 25, 29 * 9))
    assert mutu(result) == "A (Sangat Baik)"
    text = str(result.trace)
    for shown in (
        "metode  : SKM, Permenpan RB Nomor 14 Tahun 2017",
        "mutu    : A (Sangat Baik)",
        "NRR Biaya/Tarif: 116 / 29 = 4",
        "jumlah NRR = 32,931034",
        "nilai indeks: jumlah NRR × 1/9 = 3,659004",
        "IKM: nilai indeks × 25 = 91,475096",
        "Jumlah responden SKM = 29",
    ):
        assert shown in text


def test_the_answers_of_49_respondents() -> None:
    result = skm().evaluate(totals(SUMS_OF_49, 49))[IKM]
    assert (result.value, mutu(result)) == (Fraction(11575, 147), "B (Baik)")


@pytest.mark.skipif(not WORKED.is_file(), reason="the worked figures are not beside the project")
def test_the_worked_figures_of_49_respondents_are_those() -> None:
    worked = json.loads(WORKED.read_text(encoding="utf-8"))
    assert tuple(worked["sum_per_unsur"]) == SUMS_OF_49
    assert worked["ikm_exact"] == "11575/147"


@pytest.mark.parametrize(("entered", "weight"), [("90,56", "0,11"), ("91,37", "0,111"), ("91,38", "0,111")])
def test_a_value_by_cut_off_weights_is_recognised(entered: str, weight: str) -> None:
    results = skm().evaluate({**totals(PRINTED, 29), IKM: entered})
    assert results[IKM].display == "91,48"
    said = [found for found in results.diagnostics if found.code in ("S301", "S302")]
    assert len(said) == 1
    assert (f"bobot {weight}" in said[0].message) == (entered != "91,37")
    assert "91,48" in said[0].message
    assert entered in said[0].message


def test_three_unsur_printed_with_a_weight_of_0_33() -> None:
    """Printed 86,63 with 0,33; a third each is 87,5, and only the unrounded way gives either."""
    data = totals((74, 76, 60), 20, ("Persyaratan", "Biaya/Tarif", "Perilaku Pelaksana"))
    results = skm(THREE).evaluate({**data, IKM: "86,63"})
    assert results[IKM].value == Fraction(175, 2)
    said = next(found.message for found in results.diagnostics if found.code == "S302")
    assert "bobot 0,33; dengan bobot 1/3 hasilnya 87,50" in said


@pytest.mark.parametrize("entered", ["91,48", "91,5", "91", "91,4751"])
def test_an_entered_value_that_agrees_as_far_as_it_is_written_is_not_mentioned(entered: str) -> None:
    results = skm().evaluate({**totals(PRINTED, 29), IKM: entered})
    assert results[IKM].display == "91,48"
    assert [found.code for found in results.diagnostics] == []


def test_without_answers_the_entered_value_stands_with_its_origin_and_gets_its_class() -> None:
    result = skm().evaluate({IKM: "88,31"})[IKM]
    assert (result.status, result.display) == (Status.TERHITUNG, "88,31")
    assert mutu(result) == "A (Sangat Baik)"
    assert result.method is not None
    assert not result.method.dihitung
    assert [used.name for used in result.inputs] == [IKM]
    assert skm().evaluate({})[IKM].status is Status.EKSTERNAL


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("25", "D (Tidak Baik)"),
        ("64,994", "D (Tidak Baik)"),
        ("64,995", "C (Kurang Baik)"),
        ("65", "C (Kurang Baik)"),
        ("76,604", "C (Kurang Baik)"),
        ("76,605", "B (Baik)"),
        ("88,304", "B (Baik)"),
        ("88,305", "A (Sangat Baik)"),
        ("100", "A (Sangat Baik)"),
    ],
)
def test_a_value_between_two_printed_intervals_is_rounded_half_up_first(value: str, found: str) -> None:
    assert mutu(skm().evaluate({IKM: value})[IKM]) == found


def test_an_entered_value_that_cannot_be_is_warned_about() -> None:
    results = skm().evaluate({IKM: "3,66"})
    assert [found.code for found in results.diagnostics] == ["S303"]
    assert "25 sampai 100" in results.diagnostics[0].message
    assert mutu(results[IKM]) is None


def test_the_older_regulation_is_chosen_by_the_formula_or_by_a_policy() -> None:
    assert mutu(office(IKM, "Sesuai KepMenPAN 25/2004").evaluate({IKM: "70"})[IKM]) == "B (Baik)"
    assert mutu(skm().evaluate({IKM: "70"})[IKM]) == "C (Kurang Baik)"
    result = skm(OLD).evaluate(totals((30, 28), 10, ("Persyaratan Pelayanan", "Keamanan Pelayanan")))[IKM]
    assert (result.value, mutu(result)) == (Fraction(145, 2), "B (Baik)")
    assert "KEP/25/M.PAN/2/2004" in str(result.trace)


def test_a_method_s_policy_is_not_the_policy_of_achievements() -> None:
    registry = skm(THREE + "Kebijakan: Permendagri 86/2017\n")
    assert registry.policy.nama == "Permendagri 86/2017"
    assert registry.errors == ()
    assert skm(THREE).policy.nama == "Umum"


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ("Kebijakan: SKM\n  Bobot: Persyaratan = 1; U2 Biaya/Tarif = 1\n", "S106"),
        ("Kebijakan: SKM\n  Bobot: U1 Persyaratan = 1; U1 Biaya/Tarif = 1\n", "S106"),
        ("Kebijakan: SKM\n  Bobot: Persyaratan = 1; Biaya/Tarif = 0\n", "D222"),
        ("Kebijakan: SKM\nKebijakan: SKM lain\n  Berdasar: SKM KepMenPAN 25/2004\n", "S103"),
    ],
)
def test_a_policy_that_cannot_be_computed_with_is_an_error_of_the_file(more: str, code: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        skm(more)
    assert code in [found.code for found in caught.value.diagnostics]


def test_an_unsur_without_answers_is_not_left_out_silently() -> None:
    data = totals(PRINTED, 29)
    del data["Jumlah nilai unsur Waktu Penyelesaian"]
    result = skm().evaluate(data)[IKM]
    assert (result.status, result.causes) == (Status.BELUM_ADA_DATA, ("Jumlah nilai unsur Waktu Penyelesaian",))
    assert result.reason is not None
    suggestion = result.reason.suggestion
    assert suggestion is not None
    declared = skm(f"Kebijakan: SKM\n  {suggestion}\n").evaluate(data)[IKM]
    assert declared.value == Fraction(sum(PRINTED) - 100, 29) / 8 * 25


def test_an_incomplete_survey_lets_the_entered_value_stand_and_says_so() -> None:
    data = totals(PRINTED, 29)
    del data["Jumlah responden SKM"]
    results = skm().evaluate({**data, IKM: "91,48"})
    assert results[IKM].display == "91,48"
    assert [found.code for found in results.diagnostics] == ["S304"]
    assert "Jumlah responden SKM" in results.diagnostics[0].message


@pytest.mark.parametrize(
    ("change", "status", "words"),
    [
        ({"Jumlah nilai unsur Biaya/Tarif": 117}, Status.GALAT, "Biaya/Tarif = 117"),
        ({"Jumlah nilai unsur Biaya/Tarif": 28}, Status.GALAT, "29 sampai 116"),
        ({"Jumlah nilai unsur Biaya/Tarif": "3,62"}, Status.GALAT, "Biaya/Tarif = 3,62"),
        ({"Jumlah responden SKM": 0}, Status.TAK_TERDEFINISI, "Jumlah responden SKM"),
        ({"Jumlah responden SKM": "29,5"}, Status.GALAT, "29,5"),
        ({"Jumlah responden SKM": -29}, Status.GALAT, "-29"),
    ],
)
def test_totals_that_no_answers_can_give_have_no_index(
    change: dict[str, int | str], status: Status, words: str
) -> None:
    result = skm().evaluate({**totals(PRINTED, 29), **change})[IKM]
    assert (result.status, result.value) == (status, None)
    assert result.reason is not None
    assert words in result.reason.message


TWO_UNITS = "Unit: Kecamatan A\nSubunit: Kelurahan B; Kelurahan C\n"


def test_the_mean_of_two_indices_is_refused_even_where_it_is_declared(tmp_path: Path) -> None:
    text = f"{TWO_UNITS}Tujuan: T\n  Indikator: {IKM}\n    Formula: Permenpan 14/2017\n    Konsolidasi: rata-rata\n"
    table = tmp_path / "d.csv"
    table.write_text(f"nama;nilai;unit\n{IKM};80;Kelurahan B\n{IKM};90;Kelurahan C\n", encoding="utf-8")
    result = loads(text).evaluate(table)[IKM]
    assert result.status is Status.GALAT
    assert result.reason is not None
    assert result.reason.code == "S110"
    assert "rata-rata" in result.reason.message


def test_two_surveys_of_one_office_are_never_computed_from_each_other_s_answers() -> None:
    one, two = f"{IKM} Puskesmas", f"{IKM} Kantor"
    registry = loads(
        f"Tujuan: T\n  Indikator: {one}\n    Formula: Permenpan 14/2017\n"
        f"  Indikator: {two}\n    Formula: Permenpan 14/2017\n"
    )
    data = {f"{name} ({one})": value for name, value in totals(PRINTED, 29).items()}
    results = registry.evaluate(data)
    assert (results[one].display, results[two].status) == ("91,48", Status.EKSTERNAL)


answers = st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=12)


def index_of(rows: list[list[int]]) -> Fraction:
    value = REGISTRY.evaluate(totals([sum(column) for column in zip(*rows, strict=True)], len(rows)))[IKM].value
    assert value is not None
    return value


REGISTRY = skm()


@given(answers)
def test_the_index_lies_between_25_and_100_and_is_the_mean_of_all_answers(rows: list[list[int]]) -> None:
    value = index_of(rows)
    assert 25 <= value <= 100
    assert value == Fraction(sum(map(sum, rows)), 9 * len(rows)) * 25


@given(answers)
def test_the_formula_of_the_method_is_the_same_calculation(rows: list[list[int]]) -> None:
    data = totals([sum(column) for column in zip(*rows, strict=True)], len(rows))
    result = REGISTRY.evaluate(data)[IKM]
    assert result.method is not None
    assert result.method.formula is not None
    assert result.method.formula.diagnostics == ()
    assert result.method.formula.evaluate(data).value == result.value
    assert set(result.method.formula.names) == {used.name for used in result.inputs}


@pytest.mark.parametrize(
    ("population", "exact", "nearest"),
    [
        (50, "44,343", 44),
        (100, "79,507", 80),
        (440, "205,326", 205),
        (450, "207,472", 207),
        (460, "209,567", 210),
        (500, "217,473", 217),
        (1000, "277,709", 278),
        (10000, "369,928", 370),
    ],
)
def test_the_sample_size_of_the_printed_table(population: int, exact: str, nearest: int) -> None:
    found = sample_size(population)
    assert round(found * 1000) == round(Fraction(exact.replace(",", ".")) * 1000)
    assert int(found + Fraction(1, 2)) == nearest
    assert 0 < found <= population


def test_nobody_is_no_population() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        sample_size(0)
    for wrong in (True, 2.5, "100"):
        with pytest.raises(TypeError, match="whole number"):
            sample_size(wrong)  # type: ignore[arg-type]  # that is what is tested


def test_the_form_asks_for_the_answers_last_and_says_what_they_are() -> None:
    rows = skm().template()
    assert rows[0].nama == IKM
    assert [row.nama for row in rows[1:]] == [*totals(PRINTED, 29)]
    assert all(row.pilihan and row.definisi and row.dipakai_oleh == (IKM,) for row in rows[1:])
    assert len(UNSUR) + 2 == len(rows)
