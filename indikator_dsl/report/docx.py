"""The report as a Word document: real headings and table styles, the wide table on a landscape page."""

from __future__ import annotations

import datetime
import io
from typing import TYPE_CHECKING

from indikator_dsl.report import tables
from indikator_dsl.report.docx_table import HEAD, Cell, table_xml
from indikator_dsl.report.mathematics import omml, omml_with_numbers
from indikator_dsl.report.model import Verdict
from indikator_dsl.report.need import missing_package

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.report.model import IndicatorPart, Report
    from indikator_dsl.report.tables import Table

__all__ = ["write_docx"]

MATHEMATICS = "http://schemas.openxmlformats.org/officeDocument/2006/math"
ACCENT = "0E5A5A"
PAGE = 17.4  # centimetres between the margins of A4
COLOURS = {Verdict.TERCAPAI: "1C6B47", Verdict.BELUM: "9A4A00", Verdict.TANPA: "5C666B"}
EPOCH = datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC)


def write_docx(report: Report) -> bytes:
    """The document as bytes. Raises DataError where the package for documents is not installed."""
    try:
        import docx  # noqa: F401
    except ImportError:
        missing_package("DOCX")
    writer = _Writer(report)
    writer.write()
    target = io.BytesIO()
    writer.document.save(target)
    return target.getvalue()


class _Writer:
    def __init__(self, report: Report) -> None:
        from docx import Document

        self.report = report
        self.document = Document()
        self._set_up()

    def write(self) -> None:
        report = self.report
        self.document.add_paragraph(report.judul, style="Subtitle")
        self.document.add_heading(report.unit or next(iter(report.subjudul), "Semua data"), 0)
        head = [("Periode", report.periode), ("Disusun", report.tanggal or ""), ("Sumber data", report.sources)]
        self.pairs([*head, *(("Naskah", one) for one in report.subjudul)])
        self.document.add_heading("Ringkasan", 1)
        self.document.add_paragraph().add_run(report.ringkasan).bold = True
        if report.rata_rata:
            self.document.add_paragraph(report.rata_rata)
        for table in tables.counts(report):
            self.table(table, (9, 3))
        self.turn(landscape=True)
        self.tree()
        self.turn(landscape=False)
        self.document.add_heading("Rincian indikator", 1)
        for one in report.indicators:
            self.indicator(one)
        self.rest()

    # -- parts ----------------------------------------------------------------------------------------------------

    def tree(self) -> None:
        self.document.add_heading("Tabel capaian", 1)
        heads = ("Tingkat dan indikator", "Target", "Realisasi", "Capaian", "Kategori", "Keadaan")
        rows: list[list[Cell]] = []
        for level in self.report.levels:
            title = f"{level.label}: {level.nama}"
            rows.append([Cell(title, bold=True, indent=level.depth, shade="F3F1EA", span=len(heads))])
            for one in level.indicators:
                row = [Cell(tables.with_cover(one), indent=level.depth + 1)]
                row += [Cell(shown, right=True) for shown in (one.target, one.realisasi_kelas, one.capaian)]
                row += [Cell(one.kategori or "–"), Cell(tables.state(one), colour=COLOURS[one.verdict])]
                rows.append(row)
        titles = [Cell(head, right=0 < at < 4, bold=True, shade=HEAD) for at, head in enumerate(heads)]
        self.put(table_xml(titles, rows, (9.6, 2.6, 2.9, 2.6, 2.9, 4.9)))

    def indicator(self, one: IndicatorPart) -> None:
        self.document.add_heading(one.nama, 2)
        self.table(tables.facts(one), (3.2, 3.2, 3, 3.4, 4.6))
        self.pairs(tables.details(one))
        if one.formula is not None:
            self.pairs([("Formula", one.formula.shown)])
            self.mathematics(omml(one.formula))
            if one.formula.with_numbers:
                result = one.realisasi if one.nilai is not None else one.status
                self.pairs([("Dengan angkanya", f"{one.formula.with_numbers} = {result}")])
                self.mathematics(omml_with_numbers(one.formula))
        if one.aturan:
            self.pairs([("Perhitungan capaian", f"{one.aturan} = {one.capaian}")])
        for table in tables.of_indicator(one, self.report.periode):
            self.table(table, (6, 2, 3.4, 6) if table.heads[-1] == "Asal" else None)

    def rest(self) -> None:
        report = self.report
        self.document.add_heading("Yang belum ada, dan siapa yang melengkapinya", 1)
        if report.missing:
            self.table(tables.missing(report), (2.2, 6.8, 5, 3.4))
        else:
            self.document.add_paragraph("Tidak ada. Semua data, formula, dan target tersedia.")
        self.document.add_heading("Temuan pada definisi dan data", 1)
        if not report.findings:
            self.document.add_paragraph("Tidak ada galat maupun peringatan.")
        for found in report.findings:
            paragraph = self.document.add_paragraph(style="List Bullet")
            paragraph.add_run(f"{found.tingkat} {found.kode} ").bold = True
            where = f" ({found.tempat})" if found.tempat else ""
            paragraph.add_run(found.pesan + where + (f" Tulis: {found.saran}" if found.saran else ""))
        if report.notes:
            self.document.add_paragraph(report.notes)
        self.document.add_heading("Asal data", 1)
        for origin in report.origins:
            said = f". Menurut pengisinya: {'; '.join(origin.sumber)}" if origin.sumber else ""
            self.document.add_paragraph(f"{origin.berkas}: {origin.banyak} angka{said}", style="List Bullet")
        self.pairs(report.files)
        self.document.add_heading("Kebijakan capaian", 1)
        self.pairs(tables.policy(report))

    # -- pieces ---------------------------------------------------------------------------------------------------

    def pairs(self, pairs: Iterable[tuple[str, str]]) -> None:
        for key, value in pairs:
            if value:
                paragraph = self.document.add_paragraph()
                paragraph.paragraph_format.space_after = 0
                paragraph.add_run(f"{key}: ").bold = True
                paragraph.add_run(value)

    def table(self, table: Table, widths: Sequence[float] | None = None) -> None:
        """`widths` of the columns in centimetres; without them the page's, the first one twice the others."""
        count = len(table.heads)
        wide = widths or (PAGE - (count - 1) * (PAGE / (count + 1)), *((PAGE / (count + 1),) * (count - 1)))
        heads = [Cell(head, at in table.right, bold=True, shade=HEAD) for at, head in enumerate(table.heads)]
        rows = [[Cell(shown, at in table.right) for at, shown in enumerate(row)] for row in table.rows]
        self.put(table_xml(heads, rows, wide))

    def put(self, table: str) -> None:
        """A table, and the paragraph that keeps it apart from the next one."""
        from docx.oxml import parse_xml

        apart = self.document.add_paragraph()
        apart.paragraph_format.space_after = 0
        apart._p.addprevious(parse_xml(table))

    def mathematics(self, inside: str | None) -> None:
        if inside is not None:
            from docx.oxml import parse_xml

            left = '<m:oMathParaPr><m:jc m:val="left"/></m:oMathParaPr>'
            made = f'<m:oMathPara xmlns:m="{MATHEMATICS}">{left}<m:oMath>{inside}</m:oMath></m:oMathPara>'
            self.document.add_paragraph()._p.append(parse_xml(made))

    def turn(self, *, landscape: bool) -> None:
        """Begin a new page that lies or stands."""
        from docx.enum.section import WD_ORIENT, WD_SECTION

        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        if (section.page_width > section.page_height) is not landscape:
            section.page_width, section.page_height = section.page_height, section.page_width

    def _set_up(self) -> None:
        """A4, Indonesian, a calm type; a title for whoever lists the file."""
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Cm, Pt, RGBColor

        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(1.8)
        section.top_margin = section.bottom_margin = Cm(1.8)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Calibri", Pt(10.5)
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "id-ID")
        normal.element.get_or_add_rPr().append(language)
        for name in ("Title", "Heading 1", "Heading 2", "Subtitle"):
            self.document.styles[name].font.color.rgb = RGBColor.from_string(ACCENT)
        properties = self.document.core_properties
        report = self.report
        properties.title = " · ".join(filter(None, [report.judul, report.unit, report.periode]))[:255]
        properties.author, properties.language, properties.comments = "", "id-ID", ""
        properties.created = properties.modified = EPOCH
        section.footer.paragraphs[0].text = properties.title
