"""Answers of respondents become totals; what is no answer is said with its place."""

from __future__ import annotations

import json
from datetime import datetime
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import DataError, loads
from indikator_dsl.data.gather import Gatherer
from indikator_dsl.diagnostics import Source
from indikator_dsl.methods import read_answers
from indikator_dsl.methods.answers import answers_of
from tests.methods.offices import IKM, UNSUR, skm, totals
from tests.methods.test_skm import SUMS_OF_49, TWO_UNITS, WORKED

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from indikator_dsl.data import Dataset

HEADING = ";".join(UNSUR)
GOOD = "3;4;3;4;3;4;3;4;3"


def read(text: str) -> Dataset:
    from indikator_dsl.data.csv_file import csv_table

    gather = Gatherer(Source(text, "jawaban.csv"))
    return answers_of((gather, csv_table(gather)[0]))


def table(rows: list[list[int]], unit: str = "") -> str:
    lines = [f"{';'.join(map(str, row))};{unit}" for row in rows]
    return "\n".join([f"{HEADING};unit", *lines]) + "\n"


def sums(dataset: Dataset) -> dict[tuple[str | None, str | None, str], Fraction | None]:
    return {(datum.unit, datum.periode, datum.name): datum.value for datum in dataset.entries}


def codes(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(text)
    return [found.code for found in caught.value.diagnostics]


def test_each_unit_and_period_has_its_totals(tmp_path: Path) -> None:
    file = tmp_path / "jawaban.csv"
    rows = [f"1;Kepel;TW I 2025;{GOOD};L;x", f"2;kepel;TW I 2025;{GOOD};P;x", f"3;Bakalan;TW II 2025;{GOOD};P;y"]
    file.write_text(f"No;Unit;Periode;{HEADING};Jenis Kelamin;Sumber\n" + "\n".join(rows), encoding="utf-8")
    dataset = read_answers(file)
    found = sums(dataset)
    assert len(found) == 2 * 10
    assert found["Kepel", "TW I 2025", "Jumlah nilai unsur Biaya/Tarif"] == 8
    assert found["Bakalan", "TW II 2025", "Jumlah responden SKM"] == 1
    origin = dataset.entries[0].origin.describe()
    assert "jawaban.csv" in origin
    assert "2 jawaban, baris 2 sampai 3" in origin
    assert "sumber: x" in origin


def test_an_unsur_is_read_by_its_name_wherever_it_stands_and_whatever_its_number() -> None:
    turned = ";".join(f"U{number} {name}" for number, name in enumerate(reversed(UNSUR), 1))
    assert sums(read(f"{turned}\n1;1;1;1;1;1;1;1;4\n"))[None, None, "Jumlah nilai unsur Persyaratan"] == 4


def test_a_spreadsheet_gives_the_same(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    rows = [[1, 2, 3, 4, 1, 2, 3, 4, 1], [4, 4, 4, 4, 4, 4, 4, 4, 4]]
    file = tmp_path / "jawaban.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([list(UNSUR), *rows]):
            sheet.write_row(at, 0, row)
    assert sums(read_answers(file)) == sums(read(table(rows)))
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([list(UNSUR), [1, 2, 3, 4, 5, 2, 3, 2.5, 1]]):
            sheet.write_row(at, 0, row)
    with pytest.raises(DataError) as caught:
        read_answers(file)
    assert [(found.code, dict(found.values)["sel"]) for found in caught.value.diagnostics] == [
        ("S211", " (sel E2)"),
        ("S211", " (sel H2)"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{HEADING}\n3;4;3;5;3;4;3;4;3\n", ["S211"]),
        (f"{HEADING}\n3;4;3;0;3;4;3;4;baik\n", ["S211", "S211"]),
        (f"{HEADING}\n3;4;3;2,5;3;4;3;4;-1\n", ["S211", "S211"]),
        (f"{HEADING}\n3;4;3;;3;4;3;4\n", ["S206", "S206"]),
        (f"{HEADING}\n", ["S207"]),
        ("", ["S207"]),
        ("unit;catatan\nKepel;baik\n", ["S201"]),
        ("U1;U2;U3\n1;2;3\n", ["S202", "S202", "S202"]),
        (f"{HEADING};Persyaratan\n{GOOD};4\n", ["S203"]),
        (f"unit;{HEADING};Unit\na;{GOOD};b\n", ["S203"]),
        (f"{HEADING.replace('Persyaratan', 'Persaratan')}\n{GOOD}\n", ["S204"]),
        (f"{HEADING}\n" + "5;5;5;5;5;5;5;5;5\n" * 50, ["S211"] * 108 + ["S208"]),
    ],
)
def test_what_is_no_answer_is_said(text: str, found: list[str]) -> None:
    assert codes(text) == found


def test_a_wrong_answer_is_shown_at_its_place() -> None:
    with pytest.raises(DataError) as caught:
        read(f"{HEADING}\n{GOOD}\n3;4;3;7;3;4;3;4;3\n")
    place = caught.value.diagnostics[0].place
    assert place is not None
    assert (place.file, place.line, place.column, place.width) == ("jawaban.csv", 3, 7, 1)
    assert "Biaya/Tarif" in str(caught.value)
    assert "tertulis 7" in str(caught.value)


def test_another_column_is_said_and_passed_over() -> None:
    assert [found.code for found in read(f"{HEADING};Warna\n{GOOD};biru\n").notes] == ["S205"]


@pytest.mark.parametrize(
    ("title", "unsur"),
    [
        ("Waktu", "Waktu Penyelesaian"),
        ("U3 Waktu", "Waktu Penyelesaian"),
        ("biaya", "Biaya/Tarif"),
        ("Produk", "Produk Spesifikasi Jenis Pelayanan"),
        ("Perilaku", "Perilaku Pelaksana"),
        ("Sarana", "Sarana dan Prasarana"),
        ("Pelaksana", None),  # of two
        ("Warna", None),
    ],
)
def test_a_heading_of_one_word_is_answered_with_the_unsur_that_holds_it(title: str, unsur: str | None) -> None:
    kept = [name for name in UNSUR if name != unsur and "Pelaksana" not in name]
    (note,) = read(f"{';'.join(kept)};{title}\n{'3;' * len(kept)}4\n").notes
    assert (note.code, note.suggestion) == ("S205", unsur)


def test_a_word_of_an_unsur_that_has_its_column_means_another_question() -> None:
    (note,) = read(f"{HEADING};Waktu\n{GOOD};pagi\n").notes
    assert note.suggestion is None


def test_numbers_alone_are_read_where_the_definition_file_numbers_its_unsur(tmp_path: Path) -> None:
    numbered = "; ".join(f"U{number} {name} = 1" for number, name in enumerate(reversed(UNSUR), 1))
    registry = skm(f"Kebijakan: SKM\n  Bobot: {numbered}\n")
    file = tmp_path / "jawaban.csv"
    file.write_text(";".join(f"U{number}" for number in range(1, 10)) + "\n1;2;3;4;4;4;4;4;4\n", encoding="utf-8")
    result = registry.evaluate({}, jawaban=file)[IKM]
    assert result.value == Fraction(30, 9) * 25
    values = {used.name: used.value for used in result.inputs}
    assert values["Jumlah nilai unsur Sarana dan Prasarana"] == 1
    with pytest.raises(DataError, match="S202"):
        skm().evaluate({}, jawaban=file)
    file.write_text(";".join(f"U{number} {name}" for number, name in enumerate(UNSUR, 1)) + f"\n{GOOD}\n", "utf-8")
    with pytest.raises(DataError, match="U1 Persyaratan"):  # another number than the one declared
        registry.evaluate({}, jawaban=file)


def test_answers_of_several_units_and_periods_are_pooled(tmp_path: Path) -> None:
    """One unit has one satisfied respondent, the other three who are not: the mean of the indices would be 62,5."""
    file = tmp_path / "jawaban.csv"
    rows = ["Kelurahan B;TW I 2025;" + "4;" * 8 + "4"] + ["Kelurahan C;TW II 2025;" + "1;" * 8 + "1"] * 3
    file.write_text(f"unit;periode;{HEADING}\n" + "\n".join(rows), encoding="utf-8")
    registry = skm(head=TWO_UNITS)
    result = registry.evaluate({}, jawaban=file, periode="2025")[IKM]
    assert result.value == Fraction(7, 4) * 25
    assert result.cover is not None
    assert result.cover.units == ("Kelurahan B", "Kelurahan C")
    assert registry.evaluate({}, jawaban=file, periode="2025", unit="Kelurahan B")[IKM].value == 100
    assert registry.evaluate({}, jawaban=file, periode="TW II 2025")[IKM].value == 25


def test_an_unsur_that_only_one_unit_asked_stops_the_index(tmp_path: Path) -> None:
    data = tmp_path / "d.csv"
    rows = [f"{name};{value};Kelurahan B" for name, value in totals([3] * 9, 1).items()]
    rows += [f"{name};{value};Kelurahan C" for name, value in totals([4] * 9, 1).items()][1:]
    data.write_text("\n".join(["nama;nilai;unit", *rows]), encoding="utf-8")
    result = skm(head=TWO_UNITS).evaluate(data)[IKM]
    assert (result.status.value, result.causes) == ("belum ada data", ("Jumlah nilai unsur Persyaratan",))
    assert "Kelurahan C" in str(result.reason)


def test_answers_need_an_indicator_that_uses_them(tmp_path: Path) -> None:
    file = tmp_path / "jawaban.csv"
    file.write_text(f"{HEADING}\n{GOOD}\n", encoding="utf-8")
    with pytest.raises(DataError, match="S212"):
        loads("Tujuan: T\n  Indikator: A\n    Formula: B / C\n").evaluate({}, jawaban=file)


def test_two_surveys_need_a_column_that_says_whose_answers_they_are(tmp_path: Path) -> None:
    names = ("IKM Puskesmas", "IKM Kantor")
    registry = loads("Tujuan: T\n" + "".join(f"  Indikator: {n}\n    Formula: Permenpan 14/2017\n" for n in names))
    file = tmp_path / "jawaban.csv"
    file.write_text(f"{HEADING}\n{GOOD}\n", encoding="utf-8")
    with pytest.raises(DataError, match="S209"):
        registry.evaluate({}, jawaban=file)
    file.write_text(f"indikator;{HEADING}\nIKM Puskesmas;{GOOD}\nIKM Kntor;{GOOD}\n", encoding="utf-8")
    with pytest.raises(DataError, match="S210"):
        registry.evaluate({}, jawaban=file)
    file.write_text(f"indikator;{HEADING}\nIKM Puskesmas;{GOOD}\nIKM Kantor;{'4;' * 8}4\n", encoding="utf-8")
    results = registry.evaluate({}, jawaban=file)
    assert (results["IKM Puskesmas"].display, results["IKM Kantor"].display) == ("86,11", "100")


def test_errors_of_data_and_answers_come_together(tmp_path: Path) -> None:
    data, file = tmp_path / "d.csv", tmp_path / "jawaban.csv"
    data.write_text("nama;nilai\nIKM;dua\n", encoding="utf-8")
    file.write_text(f"{HEADING}\n9;4;3;4;3;4;3;4;3\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        skm().evaluate(data, jawaban=file)
    assert {found.code[0] for found in caught.value.diagnostics} == {"M", "S"}


def labelled(*rows: str) -> str:
    return "\n".join([f"unit;periode;{HEADING}", *(f"{row};{GOOD}" for row in rows)]) + "\n"


@pytest.mark.parametrize(
    ("rows", "code", "words"),
    [
        (["K;2025", "K;TW I 2025", "K;TW I 2025"], "S213", ["2025", "baris 2", "TW I 2025", "baris 3 sampai 4"]),
        (["K;Semester I 2025", "K;Mei 2025", "L;TW I 2025"], "S213", ["baris 2", "baris 3", "dari K"]),
        (["K;TW I 2025", "K;s.d. TW II 2025"], "S213", ["s.d. TW II 2025"]),
        (["K;TW I 2025", "K;", "K;TW II 2025", "L;"], "S214", ["baris 3, 5", "TW I 2025; TW II 2025"]),
        ([";2025", "K;2025", ";2025"], "S215", ["baris 2, 4", "K"]),
        (["K;TW II 2025", "K;12/05/2025"], "S216", ["12/05/2025", "baris 3", "TW II 2025"]),
        (["K;TW I 2025", "K;Tahap 1"], "S216", ["Tahap 1"]),
    ],
)
def test_rows_that_cannot_be_added_up_lose_no_respondent(rows: list[str], code: str, words: list[str]) -> None:
    with pytest.raises(DataError) as caught:
        read(labelled(*rows))
    (found,) = caught.value.diagnostics
    assert found.code == code
    assert all(word in found.message for word in words)
    assert found.place is not None


@pytest.mark.parametrize(
    ("period", "instead"),
    [("12/05/2025", "TW II 2025"), ("2025-11-03", "TW IV 2025"), ("31.13.2025", None), ("Tahap 1", None)],
)
def test_a_date_is_answered_with_the_period_to_write(period: str, instead: str | None) -> None:
    with pytest.raises(DataError) as caught:
        read(labelled("K;TW II 2025", f"K;{period}"))
    assert caught.value.diagnostics[0].suggestion == instead


def test_units_may_hand_in_by_the_year_and_by_the_quarter() -> None:
    assert sums(read(labelled("K;2025", "L;TW I 2025", "L;TW II 2025")))["K", "2025", "Jumlah responden SKM"] == 1


@pytest.mark.parametrize("other", ["Triwulan 1 2025", "2025 triwulan I", "Januari-Maret 2025", "s.d. TW I 2025"])
def test_two_writings_of_a_period_are_one_group(other: str) -> None:
    found = sums(read(labelled("K;TW I 2025", f"k;{other}")))
    assert found["K", "TW I 2025", "Jumlah responden SKM"] == 2
    assert len(found) == 10


def test_a_date_in_a_spreadsheet_is_no_blank_period(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    file = tmp_path / "jawaban.xlsx"
    with xlsxwriter.Workbook(str(file), {"default_date_format": "dd/mm/yyyy"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Periode", *UNSUR])
        sheet.write_row(1, 1, [3] * 9)
        sheet.write_datetime(1, 0, datetime(2025, 5, 12))
    with pytest.raises(DataError, match="M126"):
        read_answers(file)


def test_respondents_under_a_merged_unit_belong_to_it(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    file = tmp_path / "jawaban.xlsx"
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Unit", "Periode", *UNSUR])
        for at in range(1, 4):
            sheet.write_row(at, 2, [3] * 9)
        sheet.merge_range("A2:A4", "Kepel")
        sheet.merge_range("B2:B4", 2025)
    assert sums(read_answers(file))["Kepel", "2025", "Jumlah responden SKM"] == 3
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, UNSUR)
        for at in (1, 2):
            sheet.write_row(at, 1, [3] * 8)
        sheet.merge_range("A2:A3", 3)
    with pytest.raises(DataError, match="M191"):
        read_answers(file)


respondents = st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=2, max_size=10)


@given(respondents, st.randoms(use_true_random=False))
def test_the_order_of_respondents_never_matters(rows: list[list[int]], random: Random) -> None:
    turned = random.sample(rows, len(rows))
    assert sums(read(table(turned))) == sums(read(table(rows)))


@given(respondents, st.data())
def test_two_halves_pooled_are_the_whole(rows: list[list[int]], data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(rows) - 1))
    halves = [sums(read(table(part))) for part in (rows[:cut], rows[cut:])]
    whole = sums(read(table(rows)))
    assert whole == {key: (halves[0][key] or 0) + (halves[1][key] or 0) for key in whole}


@pytest.mark.skipif(not WORKED.is_file(), reason="the worked figures are not beside the project")
def test_the_answers_of_49_respondents_one_by_one(tmp_path: Path) -> None:
    rows = json.loads(WORKED.read_text(encoding="utf-8"))["rows"]
    file = tmp_path / "jawaban.csv"
    file.write_text(table(rows), encoding="utf-8")
    assert [datum.value for datum in read_answers(file).entries[:9]] == [*map(Fraction, SUMS_OF_49)]
    assert skm().evaluate({}, jawaban=file)[IKM].value == Fraction(11575, 147)
