"""Documents of Word: equations, tables that go on, text that is not what it seems, and what is beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indikator_dsl import import_worksheet_file, parse
from tests.worksheet.writing import Merge, docx, paragraph, run, table

if TYPE_CHECKING:
    from pathlib import Path

    from indikator_dsl.worksheet import Imported

HEADINGS = ["No", "Nama Sasaran/Program", "Indikator", "Definisi", "Formula"]
LABEL = ["1", "Tujuan", "Indikator Tujuan", "", ""]


def imported(tmp_path: Path, *blocks: str) -> Imported:
    path = tmp_path / "kk.docx"
    path.write_bytes(docx(*blocks))
    return import_worksheet_file(path)


def with_formula(tmp_path: Path, *pieces: str) -> tuple[str, list[str]]:
    """The formula of a worksheet whose cell holds these pieces, and the codes said."""
    row = ["", "Layanan prima", "Persentase X", "d", paragraph(*pieces)]
    found = imported(tmp_path, table([HEADINGS, LABEL, row]))
    _, _, formula = found.definition_text.partition("Formula: ")
    return "\n".join(map(str.strip, formula.splitlines())), [finding.code for finding in found.diagnostics]


def text(words: str, *, normal: bool = False) -> str:
    return f"<m:r>{'<m:rPr><m:nor/></m:rPr>' if normal else ''}<m:t>{words}</m:t></m:r>"


def fraction(above: str, below: str) -> str:
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


def equation(inside: str) -> str:
    return f"<m:oMath>{inside}</m:oMath>"


# -- equations ----------------------------------------------------------------------------------------------------

A, B = text("Jumlah laporan selesai"), text("Jumlah laporan")


@pytest.mark.parametrize(
    ("inside", "written", "canonical"),
    [
        (
            fraction(A, B) + text("×100%"),
            r"$\frac{\text{Jumlah laporan selesai}}{\text{Jumlah laporan}} \times 100\%$",
            "Jumlah laporan selesai / Jumlah laporan × 100%",
        ),
        (
            fraction(text("Jumlah ") + text("laporan selesai"), B) + text(" x 100%", normal=True),
            r"$\frac{\text{Jumlah laporan selesai}}{\text{Jumlah laporan}} x 100\%$",
            "Jumlah laporan selesai / Jumlah laporan × 100%",
        ),
        (
            text("P = ") + fraction(text("A+B"), text("C")),
            r"$P = \frac{A + B}{C}$",
            "(A + B) / C",
        ),
        (
            f"<m:d><m:e>{fraction(A, B)}</m:e></m:d>" + text("·100"),
            r"$\left( \frac{\text{Jumlah laporan selesai}}{\text{Jumlah laporan}} \right) \cdot 100$",
            "Jumlah laporan selesai / Jumlah laporan × 100",
        ),
        (
            f"<m:sSup><m:e>{B}</m:e><m:sup>{text('2')}</m:sup></m:sSup>",
            r"$\text{Jumlah laporan}^{2}$",
            "Jumlah laporan^2",
        ),
        (f"<m:rad><m:deg/><m:e>{B}</m:e></m:rad>", r"$\sqrt{\text{Jumlah laporan}}$", "akar(Jumlah laporan)"),
        (f"<m:rad><m:deg>{text('3')}</m:deg><m:e>{B}</m:e></m:rad>", None, "akar(Jumlah laporan; 3)"),
        (
            fraction(
                f"<m:sSub><m:e>{text('PL')}</m:e><m:sub>{text('A')}</m:sub></m:sSub>",
                f"<m:sSub><m:e>{text('PL')}</m:e><m:sub>{text('K')}</m:sub></m:sSub>",
            ),
            None,
            "PL_A / PL_K",
        ),
        (A + text("/") + B + text(" x 100"), "Jumlah laporan selesai/Jumlah laporan x 100", None),
        (fraction(text("Rata-rata nilai"), text("Nilai A&amp;B")), None, "Rata-rata nilai / Nilai A&B"),
    ],
)
def test_an_equation_reads_as_what_it_shows(
    tmp_path: Path, inside: str, written: str | None, canonical: str | None
) -> None:
    formula, codes = with_formula(tmp_path, equation(inside))
    assert codes == []
    assert written is None or formula == written
    assert canonical is None or parse(formula).canonical == canonical


def test_words_beside_an_equation_stay_with_it(tmp_path: Path) -> None:
    formula, _ = with_formula(tmp_path, "Persentase X = ", equation(fraction(A, B)), " x 100%")
    assert parse(formula).left == "Persentase X"
    assert parse(formula).canonical == "Jumlah laporan selesai / Jumlah laporan × 100%"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (f"<m:m><m:mr><m:e>{A}</m:e><m:e>{B}</m:e></m:mr></m:m>", "matriks"),
        (f"<m:nary><m:naryPr><m:chr m:val='∏'/></m:naryPr><m:sub/><m:sup/><m:e>{A}</m:e></m:nary>", "tanda ∏"),
        (f"<m:f><m:fPr><m:type m:val='noBar'/></m:fPr><m:num>{A}</m:num><m:den>{B}</m:den></m:f>", "tanpa garis"),
        (f"<m:limLow><m:e>{text('lim')}</m:e><m:lim>{A}</m:lim></m:limLow>", "tulisan di bawah"),
    ],
)
def test_an_equation_without_a_sure_reading_is_named_and_never_computed(tmp_path: Path, inside: str, said: str) -> None:
    path = tmp_path / "kk.docx"
    row = ["", "Layanan prima", "Persentase X", "d", paragraph(equation(inside))]
    path.write_bytes(docx(table([HEADINGS, LABEL, row])))
    found = import_worksheet_file(path)
    (finding,) = found.diagnostics
    assert finding.code == "K513"
    assert said in finding.message
    assert finding.place is not None
    assert finding.place.label == "tabel 1 baris 3 kolom 5"
    formula = found.definition_text.partition("Formula: ")[2]
    assert "Jumlah laporan selesai" in formula
    from indikator_dsl.formula import read

    assert read(formula).tree is None


# -- text ---------------------------------------------------------------------------------------------------------


def test_raised_figures_are_not_put_beside_the_others(tmp_path: Path) -> None:
    raised = "<w:r><w:rPr><w:vertAlign w:val='superscript'/></w:rPr><w:t>2</w:t></w:r>"
    formula, _ = with_formula(tmp_path, "Luas / 10", raised)
    assert formula == "Luas / 10²"
    assert with_formula(tmp_path, "Luas (m", raised, ") / 10")[0] == "Luas (m²) / 10"


def test_deleted_text_is_gone_and_struck_text_is_named(tmp_path: Path) -> None:
    deleted = "<w:del><w:r><w:delText>lama </w:delText></w:r></w:del>"
    added = f"<w:ins>{run('Jumlah B')}</w:ins>"
    struck = "<w:r><w:rPr><w:strike/></w:rPr><w:t>tercoret</w:t></w:r>"
    formula, codes = with_formula(tmp_path, "Jumlah A / ", deleted, added, struck)
    assert formula == "Jumlah A / Jumlah B"
    assert codes == ["K515", "K512"]


def test_text_is_put_together_from_whatever_holds_it(tmp_path: Path) -> None:
    link = f"<w:hyperlink>{run('Jumlah')}</w:hyperlink>"
    control = f"<w:sdt><w:sdtContent>{run(' A')}</w:sdtContent></w:sdt>"
    sign = "<w:r><w:sym w:font='Symbol' w:char='F0B8'/></w:r>"
    hyphen = "<w:r><w:t>rata</w:t><w:noBreakHyphen/><w:t>rata B</w:t></w:r>"
    formula, codes = with_formula(tmp_path, link, control, " ", sign, " ", hyphen)
    assert formula == "Jumlah A ÷ rata-rata B"
    assert codes == []


def test_paragraphs_and_line_breaks_of_a_cell_are_lines_of_the_formula(tmp_path: Path) -> None:
    row = ["", "Layanan prima", "Persentase X", "d", paragraph("Jumlah A") + paragraph("-----\nJumlah B")]
    found = imported(tmp_path, table([HEADINGS, LABEL, row]))
    formula = "\n".join(map(str.strip, found.definition_text.partition("Formula: ")[2].splitlines()))
    assert parse(formula).canonical == "Jumlah A / Jumlah B"


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<w:r><w:drawing/></w:r>", "Gambar"),
        ("<w:r><w:pict/></w:r>", "Gambar atau kotak teks"),
        ("<w:r><w:footnoteReference w:id='1'/></w:r>", "Catatan kaki"),
        ("<w:r><w:sym w:font='Wingdings' w:char='F0FC'/></w:r>", "Simbol"),
    ],
)
def test_what_is_no_text_is_named_at_its_cell(tmp_path: Path, markup: str, said: str) -> None:
    found = imported(tmp_path, table([HEADINGS, LABEL, ["", "A", "B", "d", paragraph("Jumlah A", markup)]]))
    (finding,) = found.diagnostics
    assert finding.code == "K512"
    assert said in finding.message
    assert str(finding).startswith(str(tmp_path / "kk.docx") + ": tabel 1 baris 3 kolom 5: peringatan K512")


def test_a_table_in_a_cell_is_read_as_lines_and_said(tmp_path: Path) -> None:
    inner = table([["Jumlah A"], ["Jumlah B"]]) + paragraph("")
    found = imported(tmp_path, table([HEADINGS, LABEL, ["", "A", "B", "d", "<w:p/>" + inner]]))
    assert [finding.code for finding in found.diagnostics] == ["K513"]
    assert "Jumlah A\n" in found.definition_text
    assert "Jumlah B\n" in found.definition_text


# -- tables -------------------------------------------------------------------------------------------------------


def test_tables_go_on_and_others_are_left_out_by_name(tmp_path: Path) -> None:
    found = imported(
        tmp_path,
        paragraph("KERTAS KERJA"),
        paragraph("KECAMATAN CONTOH TAHUN 2025"),
        table([HEADINGS, LABEL, ["", "A", "B", "d", "Jumlah A"]]),
        paragraph("KERTAS KERJA"),
        table([HEADINGS, ["", "", "C", "d", "Jumlah C"]]),
        paragraph(""),
        table([["", "", "D", "d", "Jumlah D"]]),
        table([["Versi", "Tanggal"], ["1", "Januari"]]),
        table([["Pasuruan, 2 Januari 2025", ""], ["Camat Contoh", "Sekretaris"], ["NAMA", "NAMA LAIN"]]),
    )
    assert found.definition_text.count("Indikator:") == 3
    assert "Unit: KECAMATAN CONTOH" in found.definition_text
    said = [(finding.code, finding.place.label) for finding in found.diagnostics if finding.place]
    assert said == [
        ("K206", "paragraf 3"),
        ("K205", "tabel 2 baris 1"),
        ("K207", "tabel 3 baris 1"),
        ("K402", "tabel 4 baris 1"),
        ("K402", "tabel 4 baris 2"),
        ("K401", "tabel 5 baris 1"),
        ("K401", "tabel 5 baris 2"),
        ("K401", "tabel 5 baris 3"),
    ]


def test_borders_that_were_moved_do_not_move_the_columns(tmp_path: Path) -> None:
    """Word keeps a column of the grid for every border that once stood elsewhere."""
    wide = [*HEADINGS[:4], "", HEADINGS[4]]
    rows = [wide, [*LABEL[:4], "", ""], ["", "A", "B", "d", "", "Jumlah A"]]
    found = imported(tmp_path, table(rows, [Merge(row, 3, 1, 2) for row in range(3)]))
    assert "Definisi: d\n" in found.definition_text
    assert "Formula: Jumlah A\n" in found.definition_text
    assert found.diagnostics == ()


def test_a_table_typed_with_tabs_in_paragraphs_is_a_table_too(tmp_path: Path) -> None:
    rows = [HEADINGS, LABEL, ["", "A", "B", "d", "Jumlah A"]]
    tab = "<w:r><w:tab/></w:r>"
    blocks = [paragraph(*[piece for cell in row for piece in (cell, tab)][:-1]) for row in rows]
    assert "Formula: Jumlah A" in imported(tmp_path, *blocks).definition_text


def test_a_row_whose_deletion_is_tracked_is_left_out(tmp_path: Path) -> None:
    kept = table([HEADINGS, LABEL, ["", "A", "B", "d", "Jumlah A"], ["", "", "Z", "d", "Jumlah Z"]])
    at = kept.rindex("<w:tr>") + len("<w:tr>")
    found = imported(tmp_path, kept[:at] + "<w:trPr><w:del/></w:trPr>" + kept[at:])
    assert "Jumlah Z" not in found.definition_text
    assert [finding.code for finding in found.diagnostics] == ["K515"]
