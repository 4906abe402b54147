"""CSV as offices save it: both forms, every delimiter and encoding, and where each error stands."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from indikator_dsl.data.csv_file import read_csv
from indikator_dsl.diagnostics import DataError, Diagnostic

if TYPE_CHECKING:
    from indikator_dsl.data import Dataset


def read(text: str) -> Dataset:
    return read_csv(text.encode(), "data.csv")


def refused(raw: str | bytes) -> tuple[Diagnostic, ...]:
    with pytest.raises(DataError) as caught:
        read_csv(raw if isinstance(raw, bytes) else raw.encode(), "data.csv")
    return caught.value.diagnostics


def spots(findings: tuple[Diagnostic, ...]) -> list[tuple[str, int, int]]:
    return [(f.code, f.place.line, f.place.column) for f in findings if f.place is not None]


LONG = "nama;nilai;periode;unit;sumber\nJumlah laporan;1.250,5;2024;Kepel;Seksi Trantib\nJumlah usulan;;2024;Kepel;\n"


def test_the_long_form_gives_value_unit_period_and_origin() -> None:
    laporan, usulan = read(LONG).entries
    assert (laporan.name, laporan.value) == ("Jumlah laporan", Fraction("1250.5"))
    assert (laporan.periode, laporan.unit) == ("2024", "Kepel")
    assert laporan.origin.describe() == "data.csv baris 2; sumber: Seksi Trantib"
    assert usulan.value is None
    assert usulan.origin.sumber is None


def test_the_wide_form_is_one_record_a_row() -> None:
    data = read("unit,Jumlah laporan,Jumlah usulan\nKepel,1,2\nTapa'an,3,\n")
    assert [(d.unit, d.name, d.value) for d in data.entries] == [
        ("Kepel", "Jumlah laporan", 1),
        ("Kepel", "Jumlah usulan", 2),
        ("Tapa'an", "Jumlah laporan", 3),
        ("Tapa'an", "Jumlah usulan", None),
    ]
    assert data.units == ("Kepel", "Tapa'an")


@pytest.mark.parametrize("heading", ["nama;nilai", "Name;VALUE", "data\tnilai", "nilai,nama", "Nama :;Nilai (%)"])
def test_heading_words(heading: str) -> None:
    delimiter = next(sign for sign in ";\t," if sign in heading)
    cells = ("5", "A") if heading.startswith("nilai") else ("A", "5")
    (datum,) = read(f"{heading}\n{delimiter.join(cells)}\n").entries
    assert (datum.name, datum.value) == ("A", Fraction(5))


def test_columns_for_the_eye_may_hold_anything() -> None:
    data = read("No;nama;nilai;satuan;keterangan;dipakai oleh;catatan;definisi\n1;A;5;%;=x;85 %;-;?\n")
    assert [(d.name, d.value) for d in data.entries] == [("A", Fraction(5))]
    assert data.notes == ()


@pytest.mark.parametrize(
    "raw",
    [
        LONG.encode(),
        LONG.encode("utf-8-sig"),
        LONG.replace("\n", "\r\n").encode(),
        LONG.encode("utf-16"),
        b"\xfe\xff" + LONG.encode("utf-16-be"),
        ("sep=;\n" + LONG).encode(),
        ("\n;;;;\n" + LONG + "\n;;\n").encode(),
    ],
    ids=["utf8", "bom", "crlf", "utf16", "utf16be", "sep", "blank lines"],
)
def test_encodings_and_line_ends_change_nothing(raw: bytes) -> None:
    values = [(d.name, d.value, d.periode, d.unit) for d in read_csv(raw).entries]
    assert values == [(d.name, d.value, d.periode, d.unit) for d in read(LONG).entries]


def test_names_may_hold_commas_where_semicolons_part_the_cells() -> None:
    assert [d.name for d in read("Jumlah A, B, dan C;Jumlah D\n5;6\n").entries] == ["Jumlah A, B, dan C", "Jumlah D"]


def test_quoted_cells_hold_delimiters_quotes_and_line_breaks() -> None:
    data = read('nama;nilai\n"Jumlah ""A""; B\ndan C";"1,5"\nJumlah D;6\n')
    assert [(d.name, d.origin.row) for d in data.entries] == [('Jumlah "A"; B dan C', 2), ("Jumlah D", 4)]


def test_errors_after_a_quoted_line_break_stand_on_their_line() -> None:
    findings = refused('nama;nilai\n"A\nB";5\nC;85 %\n')
    assert spots(findings) == [("M145", 4, 3)]
    assert findings[0].place is not None
    assert findings[0].place.excerpt == "C;85 %"


def test_all_errors_of_a_file_come_at_once_in_order() -> None:
    findings = refused("nama;nilai\nA;85 %\n;5\nB;7;8\nC;ya\nA2;1\nA2;2\n")
    assert spots(findings) == [("M145", 2, 3), ("M124", 3, 2), ("M115", 4, 5), ("M141", 5, 3), ("M160", 7, 4)]


def test_rows_after_a_broken_one_are_still_read() -> None:
    findings = refused('nama;nilai\n"A" B;5\nC;ya\n"D"x;1\nE;"5\nF;6\n')
    assert spots(findings) == [("M113", 2, 1), ("M141", 3, 3), ("M113", 4, 1), ("M112", 5, 3)]
    assert spots(refused('"nama"x;nilai\nB;85 %\n"C"x;1\n')) == [("M113", 1, 1), ("M113", 3, 1)]
    assert spots(refused('Jumlah A;5\nJumlah B;6\n"C"x;7\n')) == [("M120", 1, 1), ("M113", 3, 1)]


def test_the_caret_stands_below_the_cell_behind_quoted_ones() -> None:
    text = 'nama;keterangan;nilai\n"A ""b"";\nc";"";ya\nB;"""";"tidak"\n'
    assert spots(refused(text)) == [("M141", 3, 7), ("M141", 4, 8)]


def test_a_message_shows_place_caret_and_what_to_write() -> None:
    (finding,) = refused("nama;nilai\nNilai SAKIP;85 %\n")
    assert str(finding).splitlines() == [
        'data.csv:2:13: galat M145: Nilai "Nilai SAKIP" tertulis "85 %"; tulis bilangannya saja, tanpa satuan, %, atau '
        "Rp.",
        "  | Nilai SAKIP;85 %",
        "  |             ^^^^",
        "  tulis: 85",
    ]


def test_a_doubtful_writing_is_read_and_noted() -> None:
    data = read("nama;nilai\nA;1,000\nB;0.25\n")
    assert [d.value for d in data.entries] == [1, Fraction(1, 4)]
    assert spots(data.notes) == [("M201", 2, 3), ("M301", 3, 3)]
    assert data.notes[0].suggestion == "1.000"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jumlah A;5\nJumlah B;6\n", 'judul kolom "5" adalah bilangan'),
        ("nama;realisasi\nA;5\n", 'tidak ada kolom "nilai"'),
        ("nilai;Jumlah A\n5;6\n", 'tidak ada kolom "nama"'),
        ("indikator;realisasi\nJumlah A;5\n", "berisi kata-kata"),
        ("unit;periode\nKepel;2024\n", "tidak ada kolom yang berisi data"),
    ],
)
def test_a_form_that_cannot_be_told_shows_both(text: str, words: str) -> None:
    (finding,) = refused(text)
    assert finding.code == "M120"
    assert words in finding.message
    assert "Bentuk panjang" in finding.message
    assert "Bentuk lebar" in finding.message


def test_a_misspelled_heading_is_an_error_a_foreign_one_a_warning() -> None:
    (finding,) = refused("nama;nilai;priode\nA;5;2024\n")
    assert (finding.code, finding.suggestion) == ("M123", "periode")
    assert spots(read("nama;nilai;warna\nA;5;biru\n").notes) == [("M202", 1, 12)]


def test_two_columns_of_one_meaning_are_refused() -> None:
    (finding,) = refused("nama;nilai;tahun;periode\nA;5;2024;TW I\n")
    assert finding.code == "M121"


def test_cells_without_a_heading_are_refused_blank_ones_are_not() -> None:
    assert spots(refused("nama;nilai;\nA;5;6\n")) == [("M122", 2, 5)]
    assert spots(refused("nama;;nilai\nA;6\n")) == [("M122", 2, 3)]
    assert len(read("nama;nilai;;\nA;5;;\nB;6;;;;\nC\n").entries) == 3


def test_a_decimal_comma_cut_in_two_does_not_pass_unseen() -> None:
    data = read("nama,nilai,periode\nA,85,5\n")
    assert [(n.code, n.suggestion) for n in data.notes] == [("M205", '"85,5"')]
    assert read('nama,nilai,periode\nA,"85,5",2024\n').notes == ()


def test_a_row_without_name_and_value_is_skipped_with_a_warning() -> None:
    assert spots(read("nama;nilai;sumber\n;;Bagian A\nB;5;\n").notes) == [("M204", 2, 1)]


def test_a_heading_alone_is_a_warning() -> None:
    data = read("nama;nilai\n")
    assert data.entries == ()
    assert [n.code for n in data.notes] == ["M203"]


@pytest.mark.parametrize(
    ("raw", "code", "line", "column", "words"),
    [
        (b"", "M107", 1, 1, "kosong"),
        (b" \n\n", "M107", 1, 1, "kosong"),
        (b"\n,,\n,,\n", "M107", 1, 1, "kosong"),
        ("nama;nilai\nKafé;5\n".encode("cp1252"), "M105", 2, 4, "CSV UTF-8"),
        ("nama;nilai\r\nKafé;5\r\n".encode("cp1252"), "M105", 2, 4, "Simpan Sebagai"),
        (b"nama;nilai\nA;\x00\n", "M106", 2, 3, "UTF-8"),
        ("nama;nilai\n".encode("utf-16-le"), "M106", 1, 2, "UTF-8"),
        (b"\xff\xfen", "M105", 1, 1, "UTF-8"),
        (b'nama;nilai\nA;"5\nB;6\n', "M112", 2, 3, "tidak pernah ditutup"),
        (b'nama;nilai\nB;"A" B;5\n', "M113", 2, 3, "tanda kutip penutup"),
        (b'nama;nilai\n"A\n""B""";"C"";5\n', "M112", 3, 8, "tidak pernah ditutup"),
        (b'"nama;nilai\nA;5\n', "M112", 1, 1, "tidak pernah ditutup"),
        (b"nama;nilai\nA;5\nB;" + b"9" * 40_000, "M152", 3, 3, "terlalu panjang"),
        (b"nama;nilai\nA;5\n" + b"B" * 40_000 + b";5", "M114", 3, 40_002, "32000"),
        (b"nama;nilai\nA;5\n" + b"B" * 140_000 + b";5", "M114", 3, 1, "32000"),
        (b'"nama;nilai\n' + b"A;5\n" * 40_000, "M114", 1, 1, "32000"),
    ],
)
def test_a_broken_file_is_refused_where_it_breaks(raw: bytes, code: str, line: int, column: int, words: str) -> None:
    first = refused(raw)[0]
    assert spots((first,)) == [(code, line, column)]
    assert words in first.message


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("nama;nilai\nA;5\n" + ";" * 20, 3),
        ("Data 1;Data 2;Data 3;Data 4;Data 5\n" + "7\n" * 5, 5),
        (";" * 100 + "A", 1),
    ],
    ids=["wide row", "wide heading", "first row"],
)
def test_a_table_with_too_many_cells_is_refused(monkeypatch: pytest.MonkeyPatch, text: str, line: int) -> None:
    monkeypatch.setattr("indikator_dsl.data.table.MOST_CELLS", 20)
    finding = next(f for f in refused(text) if f.is_error)
    assert spots((finding,)) == [("M111", line, 1)]
    assert f"baris {line}" in finding.message


def test_a_formula_sign_guarded_by_an_apostrophe_is_a_name() -> None:
    assert [d.name for d in read("nama;nilai\n'=A1;5\n'tanda;6\n").entries] == ["=A1", "'tanda"]


def test_a_line_of_many_cells_is_placed_cell_by_cell() -> None:
    heading = ";".join(f"Data {i}" for i in range(2000))
    data = read(f"{heading}\n{';'.join('7' * 2000)}\n")
    last = data.entries[-1].place
    assert last is not None
    assert (last.line, last.column) == (2, 3999)
    assert last.excerpt is (data.entries[-2].place or last).excerpt
