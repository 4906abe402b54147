"""What a definition file means, and what its writer is told when it is wrong."""

from __future__ import annotations

import pickle
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.definition import (
    Cara,
    Definition,
    Konsolidasi,
    Polaritas,
    Tahun,
    Target,
    read_definition,
    read_definition_file,
)
from indikator_dsl.diagnostics import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = """\
# contoh
Judul: Kertas Kerja Kecamatan Contoh
Unit: Kecamatan Contoh
Tahun: 2021-2026

IKD: Layanan publik yang cepat

  Tujuan: Terwujudnya pelayanan prima
    Penanggung jawab: Camat

    Indikator: Indeks Kepuasan Masyarakat
      Definisi: Nilai survei kepuasan,
                satu kali setahun
      Formula: Sesuai Permenpan RB Nomor 14 tahun 2017
      Satuan: indeks
      Target: 2024 = 85; 2025 = 86,5
      Polaritas: maximize

    sasaran 1: Meningkatnya pelayanan
      Indikator: Persentase laporan yang selesai
        FORMULA: Jumlah laporan selesai

                 / Jumlah laporan x 100%
                 Keterangan: hanya laporan warga
        Konsolidasi: periode: TLK; unit: jumlah

Program: PROGRAM PELAYANAN
  Kode: 7.01.02
  Mendukung: Meningkatnya pelayanan; Yang lain

  Kegiatan: Koordinasi
    Subkegiatan 2.1: Rapat
      Indikator: Jumlah rapat
        Formula:

Data: Jumlah laporan
  Satuan: laporan
  Sinonim: banyaknya laporan; total
           laporan
  Sinonim: laporan masuk
  Invarian: Jumlah laporan selesai bagian dari Jumlah laporan
  Konsolidasi: jumlah
"""


def read(text: str) -> Definition:
    definition, diagnostics = read_definition(text)
    assert not [finding for finding in diagnostics if finding.is_error]
    return definition


def test_the_example_means_what_it_says() -> None:
    definition, diagnostics = read_definition(EXAMPLE, "contoh.indikator")
    assert [(finding.code, finding.place.line) for finding in diagnostics if finding.place] == [("D206", 34)]
    assert (definition.judul, definition.unit) == ("Kertas Kerja Kecamatan Contoh", "Kecamatan Contoh")
    assert definition.tahun == Tahun(2021, 2026)
    assert [[level.nama for level in path] for path in definition.walk()] == [
        ["Layanan publik yang cepat"],
        ["Layanan publik yang cepat", "Terwujudnya pelayanan prima"],
        ["Layanan publik yang cepat", "Terwujudnya pelayanan prima", "Meningkatnya pelayanan"],
        ["PROGRAM PELAYANAN"],
        ["PROGRAM PELAYANAN", "Koordinasi"],
        ["PROGRAM PELAYANAN", "Koordinasi", "Rapat"],
    ]
    tujuan, sasaran = definition.levels[0].children[0], definition.levels[0].children[0].children[0]
    assert tujuan.penanggung_jawab == "Camat"
    assert (sasaran.jenis, sasaran.nomor) == ("Sasaran", "1")
    ikm = tujuan.indikator[0]
    assert ikm.definisi == "Nilai survei kepuasan,\nsatu kali setahun"
    assert ikm.target == (Target("2024", Fraction(85)), Target("2025", Fraction(173, 2)))
    assert ikm.polaritas is Polaritas.MAXIMIZE
    selesai = sasaran.indikator[0]
    assert selesai.formula is not None
    assert selesai.formula.text == "Jumlah laporan selesai\n\n/ Jumlah laporan x 100%\nKeterangan: hanya laporan warga"
    assert selesai.konsolidasi == Konsolidasi(Cara.NILAI_TERAKHIR, Cara.JUMLAH)
    program = definition.levels[1]
    assert program.kode == "7.01.02"
    assert [passage.text for passage in program.mendukung] == ["Meningkatnya pelayanan", "Yang lain"]
    rapat = program.children[0].children[0]
    assert (rapat.jenis, rapat.nomor) == ("Sub Kegiatan", "2.1")
    assert rapat.indikator[0].formula is None
    (data,) = definition.data
    assert data.sinonim == ("banyaknya laporan", "total laporan", "laporan masuk")
    assert data.konsolidasi == Konsolidasi(Cara.JUMLAH, Cara.JUMLAH)
    assert [law.text for law in data.invarian] == ["Jumlah laporan selesai bagian dari Jumlah laporan"]


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace("    ", "\t"),
        lambda text: text.replace("  ", "\u00a0\u00a0"),
        lambda text: text.rstrip(),
        lambda text: text.replace("\n", "   \n"),
        lambda text: "".join("    " + line + "\n" for line in text.split("\n")),
    ],
    ids=["bom", "crlf", "cr", "tabs", "nbsp", "no last line end", "blanks at line ends", "all indented"],
)
def test_how_an_editor_saves_it_does_not_matter(change: object) -> None:
    assert callable(change)
    assert read(change(EXAMPLE)) == read(EXAMPLE)


# Each: the text, then line, code, words of the message and the suggestion of every finding, in order.
Finding = tuple[int, str, str, str | None]
BROKEN: list[tuple[str, list[Finding]]] = [
    ("Sasran 2: A", [(1, "D101", "Sasran 2", "Sasaran 2")]),
    ("Kegiatn 2: A", [(1, "D101", "Kegiatn 2", "Kegiatan 2"), (1, "D121", "di bawah Program", None)]),
    ("Tujuan: A\n  Rumus: b", [(2, "D101", "Rumus", "Formula"), (2, "D123", "di bawah Indikator", None)]),
    ("Tujuan: A\n  Indikator: B\n    Rumus: b", [(3, "D101", "Rumus", "Formula")]),
    ("Tujuan: A\n  Indikator: B\n    Formul: c\n    Satuann: %",
     [(3, "D101", "Formul", "Formula"), (4, "D101", "", "Satuan")]),
    ("Tujuan: A\n  Zzyzx: b\n    sambungannya", [(2, "D101", "Zzyzx", None)]),
    ("sebuah kalimat saja", [(1, "D102", "sebuah kalimat saja", None)]),
    ("Tujuan: A\n  Indikator: B\n    Formula: c\n    / d", [(4, "D103", '"/ d"', "      / d")]),
    ("Tujuan: Terwujudnya\n  pelayanan prima", [(2, "D103", "baris 1", None)]),
    (
        "Tujuan: A\n  Indikator: B\n    Definisi: c\n      Formula: d / e\n    Satuan: %",
        [(4, "D111", 'lebih dalam daripada "Definisi:" di baris 3', "    Formula: d / e")],
    ),
    ("Tujuan: A\n  Indikator: B\n    Definisi: c\n      Formulaa: d", [(4, "D112", "Formulaa", "    Formula: d")]),
    ("Sasaran: A", []),
    ("Kegiatan: A", [(1, "D121", "di bawah Program", None)]),
    ("Tujuan: A\nSasaran: B", [(2, "D121", "di bawah Tujuan", "  Sasaran: B")]),
    ("Indikator: A", [(1, "D121", "di bawah IKD", None)]),
    ("Tujuan: A\n  Kegiatan: B", [(2, "D122", "Kegiatan tidak boleh berada di bawah Tujuan", None)]),
    ("Tujuan: A\n  Indikator: B\n    Indikator: C", [(3, "D122", "di bawah Indikator", "  Indikator: C")]),
    ("Tujuan: A\n  Data: B", [(2, "D122", "tepi kiri", "Data: B")]),
    ("Tujuan: A\n  Satuan: %", [(2, "D123", "bukan isian Tujuan", None)]),
    (
        "Tujuan: A\n  Indikator: B\n    Formula: c\n  Sasaran: D\n     Satuan: %",
        [(5, "D123", "bukan isian Sasaran", None)],
    ),
    ("Tujuan: A\n  Indikator: B\n  Satuan: %", [(3, "D123", "bukan isian Tujuan", "    Satuan: %")]),
    ("Tujuan: A\nJudul: B", [(2, "D125", "kepala berkas", None)]),
    ("Formula: a / b", [(1, "D126", "tidak ada pemiliknya", None)]),
    ("Judul: A\nJudul: B", [(2, "D201", 'baris 1: "A"', None)]),
    ("Tujuan: A\n  Indikator: B\n    Satuan: %\n    Satuan: orang", [(4, "D201", "baris 3", None)]),
    ("Tujuan:\n  Indikator:\nData:",
     [(1, "D202", "Tujuan", None), (2, "D202", "Indikator", None), (3, "D202", "Data", None)]),
    ("Tujuan: A\n  Indikator: B  c\n  Indikator: b C.", [(3, "D203", "baris 2", None)]),
    ("Data: Jumlah A\nData: jumlah a", [(2, "D204", "baris 1", None)]),
    ("Tujuan: A\n  Kode:\n  Indikator: B\n    Formula:", [(2, "D205", "Kode", None), (4, "D206", "Formula", None)]),
    ("Tahun: dua ribu", [(1, "D211", "dua ribu", None)]),
    ("Tahun: tahun 2021 dan 2026", [(1, "D211", "", "2021-2026")]),
    ("Tahun: 2026-2021", [(1, "D212", "terbalik", "2021-2026")]),
    ("Tujuan: A\n  Indikator: B\n    Target: WTP", [(3, "D213", "WTP", None)]),
    ("Tujuan: A\n  Indikator: B\n    Target: <= 80", [(3, "D213", "", "80")]),
    ("Tujuan: A\n  Indikator: B\n    Target: maks = 80 %", [(3, "D213", "", "80 %")]),
    ("Tujuan: A\n  Indikator: B\n    Target: 2025 >= 80", [(3, "D213", "", "2025 = 80")]),
    ("Tujuan: A\n  Indikator: B\n    Target: 2025 = < 80", [(3, "D213", "", "2025 = 80")]),
    ("Tujuan: A\n  Indikator: B\n    Target: 80 = 90", [(3, "D213", "", None)]),
    ("Tujuan: A\n  Indikator: B\n    Target: Minimal 5 hari", [(3, "D213", "", "5 hari")]),
    ("Tujuan: A\n  Indikator: B\n    Target: 2024: 80", [(3, "D213", "", "2024 = 80")]),
    ("Tujuan: A\n  Indikator: B\n    Target: 2024 = 80, 2025 = 81", [(3, "D213", "", "2024 = 80; 2025 = 81")]),
    ("Tujuan: A\n  Indikator: B\n    Target: Rp 5.000", [(3, "D213", "", "5.000")]),
    ("Tujuan: A\n  Indikator: B\n    Target: 1,234.5", [(3, "D213", "", "1.234,5")]),
    ("Tujuan: A\n  Indikator: B\n    Target: 2024 = 1;\n      2024 = 2", [(4, "D214", "2024 = 2", None)]),
    ("Tujuan: A\n  Indikator: B\n    Target: 1,000; 2025 = 8.5",
     [(3, "D218", "dibaca 1", None), (3, "D219", "8,5", None)]),
    ("Tujuan: A\n  Indikator: B\n    Polaritas: maximise", [(3, "D215", "maximise", "makin tinggi makin baik")]),
    ("Tujuan: A\n  Indikator: B\n    Konsolidasi: jumlahkan", [(3, "D216", "jumlahkan", "jumlah")]),
    ("Data: B\n  Konsolidasi: periode: terakir; unit: jumlah", [(2, "D216", "terakir", "periode: nilai terakhir")]),
    ("Data: B\n  Konsolidasi: unit: jumlah; unit: rata-rata", [(2, "D217", "rata-rata", None)]),
    ("Judul: a\0b", [(1, "D301", "NUL", None)]),
    ("", [(1, "D305", "kosong", None)]),
    ("# hanya komentar\n\n", [(1, "D305", "kosong", None)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BROKEN, ids=[text[:40] for text, _ in BROKEN])
def test_what_is_wrong_is_said_at_its_place(text: str, expected: list[Finding]) -> None:
    _, diagnostics = read_definition(text, "uji.indikator")
    found = [(finding.place.line if finding.place else 0, finding.code, finding.suggestion) for finding in diagnostics]
    assert found == [(line, code, suggestion) for line, code, _, suggestion in expected]
    for finding, (_, _, words, _) in zip(diagnostics, expected, strict=True):
        assert words in finding.message
        assert "uji.indikator" in str(finding)


@pytest.mark.parametrize("text", [text for text, expected in BROKEN if any(finding[3] for finding in expected)])
def test_a_pasted_suggestion_cures_its_finding(text: str) -> None:
    _, diagnostics = read_definition(text)
    for finding in diagnostics:
        if finding.suggestion is not None:
            cured = text[: finding.start] + finding.suggestion + text[finding.end :]
            _, left = read_definition(cured)
            assert len(left) < len(diagnostics) or finding.code not in {other.code for other in left}


def test_one_run_finds_all_errors() -> None:
    text = "\n".join(text for text, _ in BROKEN if "\0" not in text)
    _, diagnostics = read_definition(text)
    assert {finding.code for finding in diagnostics} >= {"D101", "D102", "D103", "D111", "D121", "D122", "D201", "D213"}
    assert [finding.start for finding in diagnostics] == sorted(finding.start for finding in diagnostics)


def test_errors_do_not_hide_what_could_be_read() -> None:
    definition, diagnostics = read_definition("Tujuan: A\n  Indikatr: B\n    Formula: c / d\n    Satuan: %\n")
    assert [finding.code for finding in diagnostics] == ["D101"]
    assert definition.levels[0].indikator[0].satuan == "%"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("85,5", (Target(None, Fraction(171, 2)),)),
        ("100%", (Target(None, Fraction(100), "%"),)),
        ("2024 = 1.000 dokumen; TW 1 2025 = -2,5 %",
         (Target("2024", Fraction(1000), "dokumen"), Target("TW 1 2025", Fraction(-5, 2), "%"))),
    ],
)  # fmt: skip
def test_targets(written: str, target: tuple[Target, ...]) -> None:
    definition = read(f"Tujuan: A\n  Indikator: B\n    Target: {written}\n")
    assert definition.levels[0].indikator[0].target == target


def test_codes_stay_strings() -> None:
    assert read("Program: A\n  Kode: 07.010\n").levels[0].kode == "07.010"


PIECES = [
    *"\n\n\r\t  :#;=,.1aA%\u00a0\x0b\x85\u2028/",
    "Formula:",
    "\n    Target: ",
    "\n Tujuan:",
    "\n  Indikator: x",
    "  ",
]


@given(st.lists(st.sampled_from(PIECES)).map("".join) | st.text())
def test_any_text_is_read_without_an_exception(text: str) -> None:
    definition, diagnostics = read_definition(text)
    assert isinstance(definition, Definition)
    assert all(finding.place is not None and finding.message for finding in diagnostics)


def test_a_file_is_read_as_its_text(tmp_path: Path) -> None:
    path = tmp_path / "kertas kerja.txt"
    path.write_bytes(b"\xef\xbb\xbf" + EXAMPLE.replace("\n", "\r\n").encode())
    definition, diagnostics = read_definition_file(path)
    assert definition == read(EXAMPLE)
    assert definition.file == str(path)
    assert [finding.severity for finding in diagnostics] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("raw", "code", "line", "words"),
    [
        (b"Judul: A\nUnit: Tapa\x92an\n", "D302", 2, "0x92"),
        ("Judul: A\n".encode("utf-16"), "D302", 1, "UTF-8"),
        (b"PK\x03\x04\0\0", "D301", 1, "bukan teks biasa"),
        (b"#" * 20_000_001, "D303", 1, "20 MB"),
    ],
)
def test_a_file_that_is_no_text(tmp_path: Path, raw: bytes, code: str, line: int, words: str) -> None:
    path = tmp_path / "a.indikator"
    path.write_bytes(raw)
    definition, (finding,) = read_definition_file(path)
    assert definition == Definition()
    assert (finding.code, finding.place.line if finding.place else 0) == (code, line)
    assert words in finding.message


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "tidak_ada.indikator", tmp_path):
        _, (finding,) = read_definition_file(path)
        assert finding.code == "D304"
        assert path.name in finding.message


def test_too_many_lines_are_refused() -> None:
    _, (finding,) = read_definition("#\n" * 1_000_001)
    assert finding.code == "D306"


# -- places -----------------------------------------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(1, 9), st.text(alphabet="abc /", min_size=1).filter(str.strip)), max_size=6))
def test_every_character_of_a_passage_is_found_in_its_file(lines: list[tuple[int, str]]) -> None:
    text = "Tujuan: A\n  Indikator: B\n    Formula: awal\n" + "".join(
        "\n" * (indentation % 3 == 0) + " " * (4 + indentation) + line + "\n" for indentation, line in lines
    )
    formula = read(text).levels[0].indikator[0].formula
    assert formula is not None
    written = text.split("\n")
    for at, character in enumerate(formula.text):
        if character != "\n":
            place = formula.locate(Diagnostic.of("F101", at, at + 1)).place
            assert place is not None
            assert written[place.line - 1] == place.excerpt.ljust(len(written[place.line - 1]))
            assert place.excerpt[place.column - 1] == character


def test_a_part_of_a_passage_knows_its_place() -> None:
    definition, _ = read_definition("Program: A\n  Mendukung: satu;\n    dua; ti\n      ga\n", "p.indikator")
    places = [passage.place for passage in definition.levels[0].mendukung]
    assert [(place.line, place.column) for place in places if place] == [(2, 14), (3, 5), (3, 10)]
    last = definition.levels[0].mendukung[2]
    place = last.locate(Diagnostic.of("F101", 3, 5)).place
    assert place is not None
    assert (place.file, place.line, place.column, place.width) == ("p.indikator", 4, 7, 2)


def test_names_know_their_place() -> None:
    definition, _ = read_definition(EXAMPLE, "contoh.indikator")
    place = definition.levels[0].children[0].indikator[0].place
    assert place is not None
    assert (place.line, place.column) == (11, 16)
    place = definition.data[0].place
    assert place is not None
    assert place.excerpt == "Data: Jumlah laporan"


def test_definitions_pickle_with_their_places() -> None:
    definition = read(EXAMPLE)
    copy = pickle.loads(pickle.dumps(definition))
    assert copy == definition
    assert copy.data[0].place == definition.data[0].place
