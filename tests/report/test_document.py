"""The Word document: headings that are headings, tables whose first row stands again, mathematics."""

from __future__ import annotations

import io
import time
import zipfile

import pytest
from attrs import evolve

from indikator_dsl.report.docx import write_docx
from tests.report.reading import document_of
from tests.report.situations import broken, office

pytest.importorskip("docx")

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


@pytest.mark.parametrize("make", [office, broken])
def test_the_headings_are_those_of_the_report(make: object) -> None:
    report = make()  # type: ignore[operator]
    paragraphs = document_of(report).paragraphs
    assert [one.text for one in paragraphs if one.style.name == "Heading 2"] == [one.nama for one in report.indicators]
    first = [one.text for one in paragraphs if one.style.name == "Heading 1"]
    assert first[:3] == ["Ringkasan", "Tabel capaian", "Rincian indikator"]
    assert first[-1] == "Kebijakan capaian"


def test_the_first_row_of_every_table_stands_again_on_the_next_page() -> None:
    for table in document_of(broken()).tables:
        rows = table._tbl.tr_lst
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_the_wide_table_lies_and_everything_else_stands() -> None:
    sections = document_of(office()).sections
    assert [one.page_width > one.page_height for one in sections] == [False, True, False]
    assert {round(max(one.page_width, one.page_height).cm, 1) for one in sections} == {29.7}


def test_formulas_are_mathematics_of_word() -> None:
    body = document_of(office()).element.body
    fractions = list(body.iter(f"{M}f"))
    assert len(fractions) > 10
    assert any("".join(text.text for text in one.iter(f"{M}t")) == "3145" for one in fractions)


def test_the_document_knows_its_title_and_its_language() -> None:
    document = document_of(office())
    assert document.core_properties.title == "Laporan Capaian Kinerja · Kecamatan Bugul Kidul · 2025"
    assert document.styles["Normal"].element.find(f"{W}rPr/{W}lang").get(f"{W}val") == "id-ID"


def test_one_report_gives_the_same_bytes_whenever_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    report = office()
    first = write_docx(report)
    monkeypatch.setattr(time, "time", lambda: 2_000_000_000.0)  # the clock that the packing of the file asks
    assert write_docx(report) == first
    with zipfile.ZipFile(io.BytesIO(first)) as package:
        assert package.testzip() is None
        assert {part.date_time[:3] for part in package.infolist()} == {(2000, 1, 1)}


def test_what_stands_on_several_lines_or_looks_like_markup_is_text() -> None:
    report = evolve(office(), notes="satu <b> & dua\ntiga")
    assert "satu <b> & dua\ntiga" in [one.text for one in document_of(report).paragraphs]
