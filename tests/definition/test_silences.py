"""`Abaikan: P103 karena …`: read in every place where it may stand, refused by name where it says too little."""

from __future__ import annotations

import pytest

from indikator_dsl.definition import format_definition, read_definition

FILE = """\
Judul: Kertas Kerja
Abaikan: P101 karena ejaannya dari naskah resmi

Tujuan: Pelayanan
  Abaikan: P105 karena programnya menyusul

  Indikator: Persentase laporan
    Formula: A / B
    Abaikan: P103 karena memang pecahan
    Abaikan: f201 karena
             pembagiannya memang
             didahulukan

Data: A
  Abaikan: P113 karena dipakai laporan lain
"""


def test_it_stands_in_the_head_and_under_levels_indicators_and_data() -> None:
    definition, found = read_definition(FILE)
    assert found == ()
    reasons = [(silence.kode, silence.alasan) for silence in definition.silences()]
    assert reasons == [
        ("P101", "ejaannya dari naskah resmi"),
        ("P105", "programnya menyusul"),
        ("P103", "memang pecahan"),
        ("F201", "pembagiannya memang didahulukan"),
        ("P113", "dipakai laporan lain"),
    ]
    (level,) = definition.levels
    assert [silence.kode for silence in level.indikator[0].abaikan] == ["P103", "F201"]
    assert [silence.place.line for silence in definition.silences() if silence.place] == [2, 5, 9, 10, 15]


def test_it_reaches_its_owner_and_all_below_it() -> None:
    definition, _ = read_definition(FILE)
    reach = {silence.kode: silence.reach for silence in definition.silences()}
    assert reach["P105"] == (4, 13)
    assert reach["P103"] == reach["F201"] == (7, 13)
    assert reach["P101"][0] == 1
    assert reach["P101"][1] >= 15


def test_it_is_formatted_like_any_field() -> None:
    assert format_definition(FILE) == FILE
    loose = FILE.replace("    Abaikan: P103", "    ABAIKAN:   P103")
    assert format_definition(loose) == FILE


@pytest.mark.parametrize(
    ("written", "code", "words", "suggestion"),
    [
        ("P103", "D231", "P103 diabaikan tanpa alasan", "P103 karena …"),
        ("P103 karena", "D231", "tanpa alasan", "P103 karena …"),
        ("P103 karena …", "D231", "tanpa alasan", "P103 karena …"),
        ("P103: memang pecahan", "D230", "tidak dapat dibaca", "P103 karena memang pecahan"),
        (
            "P103, p101 dan F201 karena sudah dibahas",
            "D230",
            "tidak dapat dibaca",
            "P103 karena sudah dibahas\nAbaikan: P101 karena sudah dibahas\nAbaikan: F201 karena sudah dibahas",
        ),
        ("semua peringatan", "D230", '"semua peringatan"', None),
        ("P999 karena salah ketik", "D232", "P999", None),
        ("X103 karena salah ketik", "D232", "X103", None),
        ("F105 karena biar saja", "D233", "F105 tidak dapat diabaikan", None),
        ("D234 karena biar saja", "D233", "D234 tidak dapat diabaikan", None),
    ],
)
def test_what_it_cannot_be_is_told_with_what_to_write(
    written: str, code: str, words: str, suggestion: str | None
) -> None:
    text = f"Tujuan: A\n\n  Indikator: B\n    Formula: B\n    Abaikan: {written}\n"
    definition, found = read_definition(text)
    assert [(finding.code, finding.suggestion) for finding in found] == [(code, suggestion)]
    assert words in found[0].message
    assert found[0].place is not None
    assert (found[0].place.line, found[0].place.column) == (5, 14)
    assert list(definition.silences()) == []
    if suggestion is not None and "…" not in suggestion:
        assert read_definition(text.replace(written, suggestion.replace("\n", "\n    ")))[1] == ()


def test_it_has_no_place_at_the_left_margin_below_the_head() -> None:
    _, found = read_definition("Tujuan: A\n\nAbaikan: P101 karena ejaan lama\n")
    assert [finding.code for finding in found] == ["D126"]
    assert "tingkat" in found[0].message
