"""The Markdown report, rendered: tables and mathematics where they belong, and no name is markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indikator_dsl import loads
from indikator_dsl.report import build_report, write_report
from indikator_dsl.report.markdown import message, text
from indikator_dsl.report.words import line
from tests.report.reading import Page, markdown_page
from tests.report.situations import broken, office

OURS = frozenset("h1 h2 h3 p ul li strong table thead tbody tr th td pre code".split())


@pytest.mark.parametrize("make", [office, broken])
def test_only_our_own_markup_is_markup(make: object) -> None:
    page = markdown_page(make())  # type: ignore[operator]
    assert {one.tag for one in page.elements} <= OURS
    assert {one.attributes.get("class") for one in page.all("code")} <= {"language-math", None}


def test_every_row_of_a_table_has_all_its_cells() -> None:
    for table in markdown_page(broken()).all("table"):
        heads = sum(one.tag == "th" for one in table.inside)
        rows = [one for one in table.inside if one.tag == "tr"]
        assert {sum(cell.tag in ("th", "td") for cell in row.inside) for row in rows} == {heads}


def test_formulas_are_mathematics() -> None:
    drawn = [one for one in markdown_page(office()).all("code") if one.attributes.get("class") == "language-math"]
    shown = [one.words for one in drawn]
    assert any(words.startswith(r"\frac{\text{Jumlah Laporan Trantibmas") for words in shown)
    assert all("\n" not in words.strip() for words in shown)


def test_a_formula_of_several_lines_keeps_its_lines() -> None:
    formula = "Jumlah selesai\n             -------------- x 100%\n             Jumlah masuk"
    report = build_report(loads(f"Tujuan: T\n  Indikator: Persentase selesai\n    Formula: {formula}\n"), {})
    written = write_report(report, ".md").decode()
    assert re.search(r"\nFormula:\n\n```\nJumlah selesai\n *-------------- x 100%\n *Jumlah masuk\n```\n", written)


@pytest.mark.parametrize(
    "plain",
    ["4.303.251.500", "data_triwulan.csv", "-5,56", "+4", "80 - 90 %", "x < 5 & y > 3", "A * B", "baik! {x}", "a]"],
)
def test_what_is_no_markup_has_no_backslash(plain: str) -> None:
    assert text(plain) == plain


def test_a_message_shows_what_it_quotes_as_code() -> None:
    assert message("Jalankan `indikator periksa` *sekarang*.") == r"Jalankan `indikator periksa` \*sekarang\*."


def test_it_is_one_text_that_ends_with_a_line_break() -> None:
    written = write_report(broken(), ".md").decode()
    assert written.endswith("\n")
    assert "\n\n\n" not in written


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
@example("1. daftar")
@example("# judul")
@example("- butir")
@example("www.contoh.id http://contoh.id a@b.id ~~x~~ :smile:")
@example("&lt; \\ ` | <b> ***")
@example("=== \n---")
@example("a__b_ _c_ __d__ _²_ *e* f * g*h ***")
@example("#judul ## # a#")
@example("--- -")
@example("+")
@example("0)")
@example("< a <a &amp &amp; &#35;")
def test_any_text_is_read_back_as_itself(written: str) -> None:
    md = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page(md.render(f"- {text(written)}\n"))
    assert {one.tag for one in page.elements} <= {"ul", "li"}
    assert " ".join("".join(page.shown).split()) == " ".join(line(written).split())
