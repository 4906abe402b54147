"""JSON: the three shapes, exact numbers, doublets, and the place of every error."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from indikator_dsl.data.json_file import read_json
from indikator_dsl.diagnostics import DataError, Diagnostic

if TYPE_CHECKING:
    from indikator_dsl.data import Dataset


def read(text: str) -> Dataset:
    return read_json(text.encode(), "data.json")


def refused(text: str) -> list[tuple[str, int, int]]:
    return [(f.code, f.place.line, f.place.column) for f in findings(text) if f.place is not None]


def findings(text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(DataError) as caught:
        read(text)
    return caught.value.diagnostics


def test_an_object_of_names() -> None:
    data = read('{"Jumlah laporan": 1.10,\n "Jumlah usulan": "1.000", "Nilai SAKIP": null, "Besar": 1e5}')
    assert [(d.name, d.value, d.origin.row) for d in data.entries] == [
        ("Jumlah laporan", Fraction(11, 10), 1),
        ("Jumlah usulan", 1000, 2),
        ("Nilai SAKIP", None, 2),
        ("Besar", 100_000, 2),
    ]


@pytest.mark.parametrize("frame", ["{}", '{{"data": {}}}'])
def test_records(frame: str) -> None:
    records = '[{"nama": "A", "nilai": 5, "tahun": 2024, "unit": "Kepel", "sumber": "LKjIP", "satuan": "%"}]'
    (datum,) = read(frame.format(records)).entries
    assert (datum.name, datum.value, datum.periode, datum.unit, datum.origin.sumber) == (
        "A",
        Fraction(5),
        "2024",
        "Kepel",
        "LKjIP",
    )


def test_a_datum_may_be_called_data() -> None:
    assert [(d.name, d.value) for d in read('{"data": 5}').entries] == [("data", Fraction(5))]


def test_numbers_are_exact() -> None:
    assert read('{"A": 0.1234567890123456789012345}').entries[0].value == Fraction("0.1234567890123456789012345")


def test_escapes_in_names() -> None:
    assert read('{"Tapa\\u0027an \\"A\\"": 1}').entries[0].name == 'Tapa\'an "A"'


def test_what_is_no_number_is_refused_each_in_its_place() -> None:
    text = '{"A": true,\n"B": NaN,\n"C": [1],\n"D": 1e999999999999,\n"E": "85 %",\n"F": -Infinity, "G": {}}'
    assert refused(text) == [
        ("M141", 1, 7),
        ("M140", 2, 6),
        ("M133", 3, 6),
        ("M152", 4, 6),
        ("M145", 5, 6),
        ("M140", 6, 6),
        ("M133", 6, 22),
    ]


def test_doublet_keys_are_found() -> None:
    (finding,) = findings('{"A": 1,\n "a": 2}')
    assert finding.code == "M160"
    assert "baris 1" in finding.message
    assert "baris 2" in finding.message
    assert [n.code for n in read('{"A": 1, "A": 1.0}').notes] == ["M302"]
    assert refused('[{"nama": "A", "nilai": 1, "value": 1}]') == [("M136", 1, 28)]


def test_records_with_errors() -> None:
    text = (
        '[{"nama": "A"},\n5,\n{"nilai": 5},\n{"nama": "B", "nilai": 1, "periode": true},\n{"nama": null, "nilai": 1}]'
    )
    assert refused(text) == [("M135", 1, 2), ("M134", 2, 1), ("M135", 3, 1), ("M126", 4, 38), ("M124", 5, 25)]


def test_unknown_keys_are_said_once() -> None:
    notes = read('[{"nama": "A", "nilai": 1, "warna": 1}, {"nama": "B", "nilai": 1, "warna": 1}]').notes
    assert [n.code for n in notes] == ["M202"]
    (finding,) = findings('[{"nama": "A", "nilai": 1, "priode": "2024"}]')
    assert (finding.code, finding.suggestion) == ("M123", "periode")


def test_keys_beside_data_are_not_lost_in_silence() -> None:
    notes = read('{"data": [{"nama": "A", "nilai": 1}], "periode": "2024"}').notes
    assert [(n.code, dict(n.values)["kunci"]) for n in notes] == [("M206", "periode")]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "words"),
    [
        ("", "M107", 1, 1, "kosong"),
        ("5", "M132", 1, 1, "nama data"),
        ("{'A': 1}", "M130", 1, 2, "tanda kutip ganda"),
        ('{"A": 1\n "B": 2}', "M130", 2, 2, "koma atau kurung penutup"),
        ('{"A" 1}', "M130", 1, 6, "titik dua"),
        ('{"A": 01}', "M130", 1, 8, "koma atau kurung penutup"),
        ('{"A": }', "M130", 1, 7, "seharusnya nilai"),
        ('{"A": 1', "M130", 1, 8, "tertulis akhir berkas"),
        ('["A"', "M130", 1, 5, "koma atau kurung penutup"),
        ('{"A": "1}', "M130", 1, 7, "ditutup tanda kutip"),
        ('{"A\\q": 1}', "M130", 1, 4, "tanda \\ yang sah"),
        ('{"A\\ud8": 1}', "M130", 1, 5, "tanda \\ yang sah"),
        ('{"A\n": 1}', "M130", 1, 4, "\\n atau \\t"),
        ('{"A": 1} // catatan', "M130", 1, 10, "akhir berkas"),
        ("[" * 100_000, "M131", 1, 1, "terlalu dalam"),
        ('{"a":' * 100_000, "M131", 1, 1, "terlalu dalam"),
        ('{"\\ud800": 1}', "M125", 1, 12, "tidak dapat dipakai"),
        ('{"' + "A" * 40_000 + '": 1}', "M114", 1, 40_006, "32000"),
    ],
)
def test_broken_json_is_refused_where_it_breaks(text: str, code: str, line: int, column: int, words: str) -> None:
    assert refused(text)[0] == (code, line, column)
    assert words in findings(text)[0].message


@pytest.mark.parametrize("text", ['{"A": 1,\n}', '[{"nama": "A", "nilai": 1},\n]'])
def test_a_comma_too_many_is_refused_near_it(text: str) -> None:
    # The versions of Python point at the comma or at what follows it.
    ((code, line, _),) = refused(text)
    assert (code, line in (1, 2)) == ("M130", True)


@pytest.mark.parametrize(
    "digits", ["9" * 61, "9" * 100_000, "0." + "1" * 100_000, "1e999999999", "1e9999999999999999999"]
)
def test_a_number_beyond_reason_is_refused_before_it_is_made(digits: str) -> None:
    (finding,) = findings(f'{{"A": {digits}}}')
    assert finding.code == "M152"


def test_brackets_and_colons_inside_texts_move_no_place() -> None:
    text = '{"data": [{"nama": "A: [{\\"", "nilai": 1, "catatan": {"x": ["]", 5, {}]}},\n{"nama": "B", "nilai": "ya"}]}'
    assert refused(text) == [("M141", 2, 24)]


def test_each_record_has_its_own_row() -> None:
    data = read('[{"nama": "A", "nilai": 1, "unit": "X"},\n\n{"nama": "A", "nilai": 2, "unit": "Y"}]')
    assert [d.origin.row for d in data.entries] == [1, 3]
    assert [d.place and (d.place.line, d.place.column) for d in data.entries] == [(1, 25), (3, 24)]
