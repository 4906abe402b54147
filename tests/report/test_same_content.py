"""Whoever reads the page, the Markdown or the Word document reads the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.report.reading import words
from tests.report.situations import broken, many, office, surveyed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from indikator_dsl.report import Report

FORMS = (".html", ".md", ".docx")
REPORTS: dict[str, Callable[[], Report]] = {
    "kantor": lambda: office(mean="polos"),
    "survei": surveyed,
    "rusak": broken,
    "banyak": many,
}


def said(report: Report) -> Iterator[str]:
    """What every form must say."""
    yield from (report.judul, report.unit, report.periode, report.ringkasan, report.rata_rata or "", report.notes)
    yield from (report.policy.nama, report.policy.dasar, *report.policy.catatan, *report.subjudul)
    for level in report.levels:
        yield from (level.label, level.nama)
    for one in report.indicators:
        yield from (one.id, one.nama, one.definisi, one.target, one.realisasi, one.capaian, one.kategori, one.status)
        yield from (one.verdict.value, one.cakupan, *one.alasan, *one.catatan, *one.jalur, one.polaritas, one.satuan)
        yield from (one.sumber_data, one.penanggung_jawab, one.asal_target, one.aturan or "")
        yield from (one.formula.shown, one.formula.with_numbers or "") if one.formula else ()
        yield from (one.kelas, one.metode, *(text for step in one.langkah for text in step))
        for used in one.inputs:
            yield from (used.nama, used.nilai, used.cakupan, used.asal)
        for row in one.units:
            yield from (row.unit, *row.data, row.realisasi, row.status)
        for trend in one.trends:
            yield trend.judul
            for point in trend.points:
                yield from (point.periode, point.realisasi, point.status)
    for lack in report.missing:
        yield from (lack.apa, lack.nama, lack.rincian, lack.siapa, lack.sumber, *(id for id, _ in lack.untuk))
    for found in report.findings:
        yield from (found.tingkat, found.kode, found.pesan, found.tempat, found.saran)
    for origin in report.origins:
        yield from (origin.berkas, *origin.sumber)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", REPORTS)
def test_every_form_says_all_that_the_report_says(which: str, form: str) -> None:
    report = REPORTS[which]()
    shown = flat(words(report, form))
    assert [text for text in dict.fromkeys(said(report)) if flat(text) not in shown] == []


def flat(text: str) -> str:
    """Without blanks: a form may put a line break or a gap between a number and its unit."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("make", [office, broken])
def test_a_form_is_the_same_for_the_same_report(make: Callable[[], Report]) -> None:
    pytest.importorskip("jinja2")
    from indikator_dsl.report import write_report

    for form in (".html", ".md"):
        assert write_report(make(), form) == write_report(make(), form)
