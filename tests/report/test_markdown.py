"""The Markdown report, rendered: tables and mathematics where they belong, and no name is markup."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from indikator_dsl.report import write_report
from indikator_dsl.report.markdown import text
from indikator_dsl.report.words import line
from tests.report.reading import Page, markdown_page
from tests.report.situations import broken, office

OURS = frozenset("h1 h2 h3 p ul li strong table thead tbody tr th td pre code".split())


@pytest.mark.parametrize("make", [office, broken])
def test_only_our_own_markup_is_markup(make: object) -> None:
    page = markdown_page(make())  # type: ignore[operator]
    assert {one.tag for one in page.elements} <= OURS
    assert all(one.attributes.get("class") == "language-math" for one in page.all("code"))


def test_every_row_of_a_table_has_all_its_cells() -> None:
    for table in markdown_page(broken()).all("table"):
        heads = sum(one.tag == "th" for one in table.inside)
        rows = [one for one in table.inside if one.tag == "tr"]
        assert {sum(cell.tag in ("th", "td") for cell in row.inside) for row in rows} == {heads}


def test_formulas_are_mathematics() -> None:
    shown = [one.words for one in markdown_page(office()).all("code")]
    assert any(words.startswith(r"\frac{\text{Jumlah Laporan Trantibmas") for words in shown)
    assert all("\n" not in words.strip() for words in shown)


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
def test_any_text_is_read_back_as_itself(written: str) -> None:
    md = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    page = Page(md.render(f"- {text(written)}\n"))
    assert {one.tag for one in page.elements} <= {"ul", "li"}
    assert " ".join("".join(page.shown).split()) == " ".join(line(written).split())
