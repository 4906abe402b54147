"""The tables of the report as rows of text, for the writers whose tables are no more than that (Markdown, DOCX)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.report.model import IndicatorPart, Report

__all__ = ["Table", "counts", "details", "facts", "missing", "of_indicator", "policy", "state", "with_cover"]


@frozen
class Table:
    """Titles of the columns and rows of as many cells; the columns in `right` hold numbers."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: frozenset[int] = frozenset()


def counts(report: Report) -> tuple[Table, ...]:
    """How many indicators there are by verdict, by class and by status."""
    listed = (("Keadaan", report.verdicts), ("Kategori", report.categories), ("Status", report.statuses))
    return tuple(
        Table((head, "Indikator"), tuple((one.nama, str(one.banyak)) for one in given), frozenset({1}))
        for head, given in listed
        if given
    )


def with_cover(one: IndicatorPart) -> str:
    """The name, and what its data cover."""
    return f"{one.nama} ({_cover(one.cakupan, one.lengkap)})" if one.cakupan else one.nama


def state(one: IndicatorPart) -> str:
    """`✓ mencapai target`, and the status where it is another than `terhitung`."""
    said = f"{one.verdict.sign} {one.verdict.value}"
    return said if one.status == "terhitung" else f"{said} ({one.status})"


def facts(one: IndicatorPart) -> Table:
    """The figures of one indicator in one row."""
    heads = ("Realisasi", "Target", "Capaian", "Kategori", "Keadaan")
    return Table(heads, ((one.realisasi_kelas, one.target, one.capaian, one.kategori or "–", state(one)),))


def details(one: IndicatorPart) -> tuple[tuple[str, str], ...]:
    """What else is said of one indicator: pairs of a title and a text, those without text left out."""
    pairs = (
        ("Id", one.id),
        ("Tempat", " › ".join(one.jalur)),
        ("Definisi", one.definisi),
        *(("Alasan", said) for said in one.alasan),
        *(("Catatan", said) for said in one.catatan),
        ("Status", one.status),
        ("Cakupan", _cover(one.cakupan, one.lengkap)),
        ("Metode", one.metode),
        ("Satuan", one.satuan),
        ("Polaritas", one.polaritas),
        ("Asal target", one.asal_target),
        ("Sumber data", one.sumber_data),
        ("Penanggung jawab", one.penanggung_jawab),
    )
    return tuple(pair for pair in pairs if pair[1])


def of_indicator(one: IndicatorPart, periode: str) -> Iterable[Table]:
    """The steps of its method, the data of one indicator, what each unit gave, and its trends."""
    if one.langkah:
        yield Table(("Langkah perhitungan", "Nilai"), one.langkah, frozenset({1}))
    if one.inputs:
        rows = tuple((used.nama, used.nilai, _cover(used.cakupan, used.lengkap), used.asal) for used in one.inputs)
        yield Table(("Data yang dipakai", "Nilai", "Cakupan", "Asal"), rows, frozenset({1}))
    if one.units:
        heads = (f"Unit, periode {periode}" if periode else "Unit", *one.unit_heads, "Realisasi", "Status")
        units = tuple((row.unit, *row.data, row.realisasi, row.status) for row in one.units)
        yield Table(heads, units, frozenset(range(1, len(heads) - 1)))
    for trend in one.trends:
        if trend.with_targets:
            points = tuple((p.periode, p.realisasi, p.target, p.capaian, p.status) for p in trend.points)
            yield Table((trend.judul, "Realisasi", "Target", "Capaian", "Status"), points, frozenset({1, 2, 3}))
        else:
            plain = tuple((p.periode, p.realisasi, p.status) for p in trend.points)
            yield Table((trend.judul, "Realisasi", "Status"), plain, frozenset({1}))


def missing(report: Report) -> Table:
    """What is missing and who supplies it."""
    rows = tuple(
        (
            one.apa,
            f"{one.nama} ({one.rincian})" if one.rincian else one.nama,
            f"{one.siapa}; sumber: {one.sumber}" if one.sumber else one.siapa,
            ", ".join(id for id, _ in one.untuk),
        )
        for one in report.missing
    )
    return Table(("Jenis", "Yang belum ada", "Dilengkapi oleh", "Untuk indikator"), rows)


def policy(report: Report) -> tuple[tuple[str, str], ...]:
    """The policy as pairs of a title and a text."""
    rules = report.policy
    pairs = [("Kebijakan", rules.nama), ("Dasar", rules.dasar), *rules.aturan, ("Kategori", "; ".join(rules.skala))]
    pairs += [("Catatan", one) for one in rules.catatan]
    return tuple(pair for pair in pairs if pair[1])


def _cover(shown: str, complete: bool) -> str:
    return shown if complete or not shown else f"{shown}, belum lengkap"
