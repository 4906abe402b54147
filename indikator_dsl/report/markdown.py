"""The report as GitHub-flavoured Markdown, with formulas as mathematics of LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.printing.latex import print_latex
from indikator_dsl.formula.tree import Name, Number
from indikator_dsl.report import tables
from indikator_dsl.report.words import line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from indikator_dsl.report.model import IndicatorPart, Report
    from indikator_dsl.report.tables import Table

__all__ = ["write_markdown"]

SIGNS = re.compile(r"[\\`*_{}\[\]<>|~$&#@!]")
BLOCK = re.compile(r"^([-+=>]|\d{1,9}[.)])")  # what would begin a list, a quote or a heading
AUTOLINK = re.compile(r"(https?|ftp|mailto|xmpp)(:)|(www)(\.)", re.IGNORECASE)


def text(written: str) -> str:
    """`written` as one line of plain words: no sign of it is markup."""
    plain = SIGNS.sub(lambda sign: "\\" + sign[0], line(written))
    plain = AUTOLINK.sub(lambda found: f"{found[1] or found[3]}\\{found[2] or found[4]}", plain)
    return BLOCK.sub(lambda found: found[0][:-1] + "\\" + found[0][-1], plain)


def write_markdown(report: Report) -> str:
    """The page as Markdown; it ends with a line break."""
    return "\n".join(_lines(report)).rstrip("\n") + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# {text(' · '.join(filter(None, [report.judul, report.unit])))}"
    yield ""
    head = [("Periode", report.periode), ("Disusun", report.tanggal or "")]
    head += [("Sumber data", report.sources)]
    head += [("Naskah", one) for one in report.subjudul]
    yield from _pairs(head)
    yield from ("## Ringkasan", "", f"**{text(report.ringkasan)}**", "")
    if report.rata_rata:
        yield from (text(report.rata_rata), "")
    for table in tables.counts(report):
        yield from _table(table)
    yield from ("## Tabel capaian", "")
    heads = ("Id", "Tingkat dan indikator", "Target", "Realisasi", "Capaian", "Kategori", "Keadaan")
    yield from _table(tables.Table(heads, tuple(_rows(report)), frozenset({2, 3, 4})))
    yield from ("## Rincian indikator", "")
    for one in report.indicators:
        yield from _indicator(one, report)
    yield from ("## Yang belum ada, dan siapa yang melengkapinya", "")
    if report.missing:
        yield from _table(tables.missing(report))
    else:
        yield from ("Tidak ada. Semua data, formula, dan target tersedia.", "")
    yield from ("## Temuan pada definisi dan data", "")
    if not report.findings:
        yield from ("Tidak ada galat maupun peringatan.", "")
    for found in report.findings:
        where = f" ({text(found.tempat)})" if found.tempat else ""
        advice = f" Tulis: {text(found.saran)}" if found.saran else ""
        yield f"- **{found.tingkat} {found.kode}** {text(found.pesan)}{where}{advice}"
    if report.findings:
        yield ""
    if report.notes:
        yield from (text(report.notes), "")
    yield from ("## Asal data", "")
    for origin in report.origins:
        said = f". Menurut pengisinya: {text('; '.join(origin.sumber))}" if origin.sumber else ""
        yield f"- {text(origin.berkas)}: {origin.banyak} angka{said}"
    if report.origins:
        yield ""
    yield from _pairs(report.files)
    yield from ("## Kebijakan capaian", "")
    yield from _pairs(tables.policy(report))


def _rows(report: Report) -> Iterator[tuple[str, ...]]:
    for level in report.levels:
        indent = "\N{NO-BREAK SPACE}" * (2 * level.depth)
        yield level.id, f"{indent}{level.label}: {level.nama}", "", "", "", "", ""
        for one in level.indicators:
            yield (
                one.id,
                f"{indent}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}• {tables.with_cover(one)}",
                one.target,
                one.realisasi_kelas,
                one.capaian,
                one.kategori or "–",
                tables.state(one),
            )


def _indicator(one: IndicatorPart, report: Report) -> Iterator[str]:
    yield from (f"### {text(one.nama)}", "")
    yield from _table(tables.facts(one))
    yield from _pairs(tables.details(one))
    if one.formula is not None:
        yield from (f"Formula: {text(one.formula.shown)}", "")
        tree = one.formula.tree
        if tree is not None and not isinstance(tree, Name | Number):
            yield from ("```math", line(print_latex(tree)), "```", "")
        if one.formula.with_numbers:
            result = one.realisasi if one.nilai is not None else one.status
            yield from (f"Dengan angkanya: {text(one.formula.with_numbers)} = {text(result)}", "")
    if one.aturan:
        yield from (f"Capaian: {text(one.aturan)} = {text(one.capaian)}", "")
    for table in tables.of_indicator(one, report.periode):
        yield from _table(table)


def _pairs(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    said = [f"- {text(key)}: {text(value)}" for key, value in pairs if value]
    yield from said
    if said:
        yield ""


def _table(table: Table) -> Iterator[str]:
    yield "| " + " | ".join(map(text, table.heads)) + " |"
    yield "|" + "|".join("---:" if at in table.right else "---" for at in range(len(table.heads))) + "|"
    for row in table.rows:
        # No-break spaces indent the tree; `text` would take them for blanks.
        cells = [cell[: len(cell) - len(cell.lstrip("\xa0"))] + text(cell.lstrip("\xa0")) for cell in row]
        yield "| " + " | ".join(cells) + " |"
    yield ""
