"""Raw worksheets become definition files: the real one to the letter, any other without losing a line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.definition import Definition, format_definition, read_definition
from indikator_dsl.diagnostics import DefinitionError
from indikator_dsl.worksheet import Imported, import_worksheet
from indikator_dsl.worksheet.headings import find_columns
from indikator_dsl.worksheet.markup import without_markup

BUGUL_KIDUL = Path(__file__).parents[2] / "definitions" / "bugul_kidul"
NASKAH = (BUGUL_KIDUL / "naskah.txt").read_text(encoding="utf-8")
HEADINGS = "No.\tNama Tujuan/Sasaran\tIndikator\tDefinisi Operasional\tFormula Perhitungan\n"


def findings(imported: Imported) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in imported.diagnostics if finding.place]


def read(imported: Imported) -> Definition:
    definition, diagnostics = read_definition(imported.definition_text)
    assert not [finding for finding in diagnostics if finding.is_error]
    return definition


# -- the real worksheet -------------------------------------------------------------------------------------------


def test_the_real_worksheet_gives_the_shipped_file() -> None:
    shipped = (BUGUL_KIDUL / "kertas_kerja.indikator").read_text(encoding="utf-8")
    assert import_worksheet(NASKAH).definition_text == shipped
    assert format_definition(shipped) == shipped
    assert read_definition(shipped)[1] == ()


def test_the_real_worksheet_has_seventeen_indicators_at_their_levels() -> None:
    definition = read(import_worksheet(NASKAH))
    counted: Counter[str] = Counter()
    for path in definition.walk():
        counted[path[-1].jenis] += len(path[-1].indikator)
    assert counted == {"IKD": 0, "Tujuan": 2, "Sasaran": 6, "Program": 4, "Kegiatan": 5}
    shape = [(level.jenis, level.nomor, [child.jenis for child in level.children]) for level in definition.levels]
    assert shape == [("IKD", None, ["Tujuan", "Tujuan"])] + [
        ("Program", None, ["Kegiatan"] * count) for count in (1, 2, 1, 1)
    ]
    assert [child.nomor for child in definition.levels[0].children[0].children] == ["1", "2"]
    assert (definition.judul, definition.unit) == (
        "KERTAS KERJA KECAMATAN BUGUL KIDUL KOTA PASURUAN",
        "KECAMATAN BUGUL KIDUL",
    )


def test_every_cell_of_the_real_worksheet_is_kept_word_for_word() -> None:
    indikator = [found for path in read(import_worksheet(NASKAH)).walk() for found in path[-1].indikator]
    table = {cell.strip() for line in NASKAH.split("\n") if "\t" in line for cell in line.split("\t")}
    for found in indikator:
        assert {found.nama, found.definisi} <= table
        assert found.formula is None or found.formula.text in table
    assert sum(found.formula is None for found in indikator) == 2
    assert any(found.formula is not None and found.formula.text.startswith("$\\frac{") for found in indikator)


def test_what_the_real_worksheet_leaves_open_is_said() -> None:
    imported = import_worksheet(NASKAH, "naskah.txt")
    assert findings(imported) == [
        ("K301", 15),
        ("K301", 16),
        ("K202", 17),
        ("K202", 19),
        ("K207", 22),
        ("K201", 23),
        ("K302", 24),
        ("K303", 25),
        ("K302", 27),
        ("K302", 32),
        ("K207", 34),
        ("K204", 34),
        ("K302", 37),
        *[("K401", line) for line in range(42, 47)],
        ("K402", 48),
        ("K402", 49),
    ]
    messages = {finding.code: finding.message for finding in imported.diagnostics}
    assert "Nomor 3 tidak ada" in messages["K201"]
    assert "34–39" in messages["K204"]
    assert "Penyelenggaraan Urusan Pemerintahan Umum" in messages["K302"]
    assert "Camata B" in messages["K402"]
    assert not any(finding.is_error for finding in imported.diagnostics)


# -- other worksheets ---------------------------------------------------------------------------------------------


def test_columns_in_another_order_and_unknown_ones() -> None:
    imported = import_worksheet(
        "Formula\tSatuan\tIndikator Kinerja\tUraian\tTarget 2024\tWarna\n"
        "\t\tIndikator Tujuan\tTujuan\t\na / b\t%\tCapaian\tMaju\t80\tbiru\n"
    )
    (tujuan,) = read(imported).levels
    (capaian,) = tujuan.indikator
    assert (tujuan.nama, capaian.nama, capaian.satuan, capaian.catatan) == (
        "Maju",
        "Capaian",
        "%",
        ("Warna: biru",),
    )
    assert [(one.periode, str(one.nilai)) for one in capaian.target] == [("2024", "80")]
    assert findings(imported) == [("K208", 1)]


def test_a_table_without_headings_is_read_in_the_usual_order() -> None:
    imported = import_worksheet("1\tTujuan\tIndikator Tujuan\t\t\n\tMaju\tCapaian\tdef\ta / b\n")
    assert read(imported).levels[0].indikator[0].definisi == "def"
    assert findings(imported) == [("K102", 1)]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("\tTujuan\t\t\t\n\tA\tB\td\te\tlebih\n", [("K209", 3)]),
        ("\tTujuan\t\t\t\n\tA\tB\td\tf\n\t\tb.\td\tf\n", [("K307", 4)]),
        ("\tTujuan\t\t\t\n\tA\t\t\tf\n", [("K306", 3)]),
        ("\tA\tB\td\tf\n", [("K305", 2)]),
        ("\tTujuan\t\t\t\n\tProgram\t\t\t\n\tA\tB\td\tf\n", [("K308", 2), ("K302", 4)]),
        ("\tTujuan\tIndikator\tsisa\t\n\tA\tB\td\tf\n", [("K309", 2)]),
        ("\tKegiatan\t\t\t\n\tA\tB\td\tf\n", [("K304", 3)]),
        ("2\tTujuan\t\t\t\n\tA\tB\td\tf\n2\tTujuan\t\t\t\n\tC\tB\td\tf\n", [("K203", 4)]),
        ("\tTujuan\t\t\t\n\tA\tB\td\tf\n\n" + HEADINGS + "\t\tC\td\tf\n", [("K205", 5)]),
        ("\tTujuan\t\t\t\n\tA\tB\td\tf\nTujuan\tIndikator\t\t\nCepat\tD\td\tf\n\tE\td\tf\n", [("K204", 4)]),
    ],
)
def test_every_irregularity_is_named(rows: str, expected: list[tuple[str, int]]) -> None:
    assert findings(import_worksheet(HEADINGS + rows)) == expected


def test_a_page_that_lost_its_column_of_numbers_keeps_rows_without_a_name_straight() -> None:
    imported = import_worksheet(HEADINGS + "Tujuan\tIndikator\t\t\nCepat\tD\td\tf\n\tE\te\tg\n")
    second = read(imported).levels[0].indikator[1]
    assert (second.nama, second.definisi, second.formula and second.formula.text) == ("E", "e", "g")


def test_markup_of_the_page_is_removed_but_not_from_formulas() -> None:
    imported = import_worksheet(
        HEADINGS + "\t**Tujuan**\t\t\t\n\t<b>Maju</b> &amp;<br>adil\t<i>B</i>\td\t<b>x</b> / y\n"
    )
    (tujuan,) = read(imported).levels
    formula = tujuan.indikator[0].formula
    assert (tujuan.nama, tujuan.indikator[0].nama) == ("Maju & adil", "B")
    assert formula is not None
    assert formula.text == "<b>x</b> / y"


def test_a_tag_that_is_not_closed_in_its_cell_stays_as_it_is_written() -> None:
    (tujuan,) = read(import_worksheet(HEADINGS + "\tTujuan\t\t\t\n\t<span\tD\td\ta > b\n")).levels
    assert (tujuan.nama, tujuan.indikator[0].nama) == ("<span", "D")
    assert without_markup("<span\nDua>") == "<span Dua>"


def test_an_entity_that_names_no_character_stays_as_it_is_written() -> None:
    number = "&#" + "9" * 5_000
    (tujuan,) = read(import_worksheet(HEADINGS + f"\tTujuan\t\t\t\n\tMaju {number}; &#65;\tB\td\tf\n")).levels
    assert tujuan.nama == f"Maju {number}; A"


def test_a_repeated_title_is_noted() -> None:
    table = HEADINGS + "\tTujuan\t\t\t\n\tA\tB\td\tf\n"
    imported = import_worksheet(
        "KERTAS KERJA TAHUN 2024\nDINAS SOSIAL KABUPATEN X\n\n" + table + "\n**KERTAS KERJA TAHUN 2024**\n"
    )
    assert findings(imported) == [("K206", 8)]
    definition = read(imported)
    assert definition.unit == "DINAS SOSIAL"
    assert definition.tahun is not None
    assert definition.tahun.awal == definition.tahun.akhir == 2024


@pytest.mark.parametrize(
    ("text", "code"), [("", "K101"), ("hanya prosa\n", "K101"), ("a\tb\tc\n", "K101"), ("a\0b", "K103")]
)
def test_a_text_without_a_table_is_refused(text: str, code: str) -> None:
    with pytest.raises(DefinitionError) as raised:
        import_worksheet(text, "x.txt")
    assert [finding.code for finding in raised.value.diagnostics] == [code]


# -- laws ---------------------------------------------------------------------------------------------------------

CELLS = st.sampled_from(
    "||1|2|7 Program|Tujuan|<b>Sasaran 1</b>|Program|Kegiatan|Sub Kegiatan|Indikator Tujuan|Program maju|Nama satu|"
    "Nama dua|indikator satu|a / b X 100|Formula: a|# pagar|Camat|NIP. 1|**|:|\u200b|\x0b|IKD|Misi".split("|")
)
TABLES = st.lists(st.lists(CELLS, min_size=1, max_size=6).map("\t".join)).map("\n".join)


@given(TABLES)
def test_no_line_is_lost(rows: str) -> None:
    text = HEADINGS + rows
    imported = import_worksheet(text)
    named = {line for _, line in findings(imported)}
    for number, line in enumerate(text.split("\n"), 1):
        words = without_markup(line.replace("Indikator Tujuan", "")).split()
        kept = all(word in imported.definition_text for word in words)
        assert number in named or kept or find_columns(line.split("\t"))


@given(TABLES)
def test_what_is_imported_can_be_read(rows: str) -> None:
    imported = import_worksheet(HEADINGS + rows)
    _, diagnostics = read_definition(imported.definition_text)
    codes = {code for code, _ in findings(imported)}
    # A level without its parent and an indicator written twice are for a person to settle; both are named.
    assert {finding.code for finding in diagnostics if finding.is_error} <= (
        ({"D121"} if "K304" in codes else set()) | ({"D203"} if "K307" in codes else set())
    )


@given(st.text() | TABLES)
def test_any_text_is_imported_or_refused(text: str) -> None:
    try:
        imported = import_worksheet(text)
    except DefinitionError as refused:
        said = refused.diagnostics
    else:
        said = imported.diagnostics
    # A table with nothing to say about it is one that was read whole.
    assert said or imported.definition_text
    assert all(str(finding) for finding in said)


TORN = """No\tNama\tIndikator\tDefinisi\tFormula
1\tTujuan\tIndikator Tujuan\t\t
\tPelayanan baik\tPersentase laporan\tbaris satu
baris dua\tJumlah A / Jumlah B x 100%
\tPelayanan cepat\tJumlah laporan\tdefinisi\tJumlah A
/ Jumlah B
"""


def test_a_cell_torn_by_a_line_break_is_an_error_and_becomes_no_indicator() -> None:
    imported = import_worksheet(TORN)
    torn = [finding for finding in imported.diagnostics if finding.code == "K310"]
    assert [finding.place.line for finding in torn if finding.place] == [4, 6]
    assert "baris dua" in torn[0].message
    assert imported.definition_text.count("Indikator:") == 2
