"""The HTML page: self-contained, closed to hostile names, and built for every reader."""

from __future__ import annotations

import re
from importlib.resources import files
from itertools import pairwise

import pytest

from tests.report.reading import Page, page_of
from tests.report.situations import HOSTILE, broken, many, office

pytest.importorskip("jinja2")

REPORTS = {"kantor": office, "rusak": broken, "banyak": many}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@pytest.fixture(scope="module", params=REPORTS)
def page(request: pytest.FixtureRequest) -> Page:
    return page_of(REPORTS[request.param]())


def test_nothing_is_fetched_and_nothing_runs(page: Page) -> None:
    assert page.all("script", "link", "img", "iframe", "object", "embed", "base", "form", "input", "button") == []
    for one in page.elements:
        assert [name for name in one.attributes if name.startswith("on")] == []
        for name in ("src", "srcset", "action", "data", "poster", "style"):
            assert name not in one.attributes
        assert one.attributes.get("href", "#").startswith("#")
    for style in page.all("style"):
        assert "url(" not in style.words
        assert "@import" not in style.words
    meta = {
        one.attributes.get("http-equiv"): one.attributes["content"]
        for one in page.all("meta")
        if "content" in one.attributes
    }
    assert meta["Content-Security-Policy"] == POLICY


def test_every_element_is_closed_and_every_id_is_there_once(page: Page) -> None:
    assert (page.unclosed, page.open) == ([], [])
    ids = [one.attributes["id"] for one in page.elements if "id" in one.attributes]
    assert len(ids) == len(set(ids))
    assert [one for one in ids if re.search(r"[^\w.-]", one)] == []
    wanted = [one.attributes["href"][1:] for one in page.all("a")]
    for name in ("aria-labelledby", "aria-describedby"):
        wanted += [id for one in page.elements for id in one.attributes.get(name, "").split()]
    assert set(wanted) <= set(ids)


def test_the_headings_are_a_ladder(page: Page) -> None:
    steps = [int(one.tag[1]) for one in page.all("h1", "h2", "h3", "h4", "h5", "h6")]
    assert steps[0] == 1
    assert steps.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(steps))


def test_landmarks_language_and_a_way_past_the_beginning(page: Page) -> None:
    assert page.all("html")[0].attributes["lang"] == "id"
    assert [len(page.all(tag)) for tag in ("main", "nav", "h1")] == [1, 1, 1]
    assert page.all("nav")[0].attributes["aria-label"]
    first = page.all("a")[0]
    assert first.attributes["href"] == "#" + page.all("main")[0].attributes["id"]


def test_tables_have_a_caption_and_their_headings_say_what_they_head(page: Page) -> None:
    for table in page.all("table"):
        assert [one.tag for one in table.inside].count("caption") == 1
        assert [one for one in table.inside if one.tag == "th" and not one.attributes.get("scope")] == []
        assert any(one.tag == "thead" for one in table.inside)
        rows = [one for one in table.inside if one.tag == "tr"]
        assert all(any(cell.tag == "th" for cell in row.inside) for row in rows)


def test_drawings_are_images_with_a_title_and_words(page: Page) -> None:
    for drawing in page.all("svg"):
        if drawing.attributes.get("aria-hidden") == "true":
            continue
        assert drawing.attributes["role"] == "img"
        title, desc = (next(one for one in drawing.inside if one.tag == tag) for tag in ("title", "desc"))
        assert drawing.attributes["aria-labelledby"].split() == [title.attributes["id"], desc.attributes["id"]]
        assert title.words.strip()
        assert desc.words.strip()


def test_a_box_that_scrolls_can_be_reached_by_keyboard(page: Page) -> None:
    boxes = [one for one in page.all("div") if "geser" in one.attributes.get("class", "").split()]
    assert all(one.attributes["tabindex"] == "0" and one.attributes["role"] == "region" for one in boxes)


def test_hostile_names_are_words() -> None:
    page = page_of(broken())
    headings = [" ".join(one.words.split()) for one in page.all("h3")]
    assert any(text.startswith(" ".join(HOSTILE.split())) for text in headings)
    assert "49" not in " ".join(page.shown)  # {{ 7*7 }} is no template
    assert "alert(4)" in page.all("title")[0].words or "alert(4)" in " ".join(page.shown)


def test_a_formula_is_drawn_with_its_names_and_with_its_numbers() -> None:
    page = page_of(office())
    drawn = [one for one in page.all("math") if "dibagi jumlah total laporan trantibmas" in one.attributes["alttext"]]
    assert [one.tag for one in drawn[0].inside].count("mfrac") == 1
    numbers = [one for one in page.all("math") if one.attributes["alttext"] == "31 / 45 × 100"]
    assert "".join(numbers[0].words.split()) == "3145×100"


def test_the_bar_and_the_columns_stand_beside_each_other() -> None:
    titles = [one.words for one in page_of(office()).all("title")]
    name = "Persentase Laporan Trantibmas yang ditindaklanjuti sesuai standard"
    assert f"Realisasi dan target: {name}" in titles
    assert f"Triwulan 2025: {name}" in titles
    assert f"Antartahun: {name}" in titles


# -- colours ----------------------------------------------------------------------------------------------------------

TEXTS = "tinta redup aksen baik tertinggal kosong k0 k1 k2 k3 k4".split()
GROUNDS = ("latar", "kertas")


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb` (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def palettes() -> dict[str, dict[str, str]]:
    style = files("indikator_dsl.report").joinpath("templat/laporan.css").read_text(encoding="utf-8")
    blocks = re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    light, dark = (dict(re.findall(r"--(\w+): (#[0-9a-f]{6})", block)) for block in blocks)
    return {"terang": light, "gelap": {**light, **dark}}


@pytest.mark.parametrize("scheme", ["terang", "gelap"])
def test_every_text_has_the_contrast_of_level_aa(scheme: str) -> None:
    colours = palettes()[scheme]
    for text in TEXTS:
        for ground in GROUNDS:
            high, low = sorted((luminance(colours[text]), luminance(colours[ground])), reverse=True)
            assert (high + 0.05) / (low + 0.05) >= 4.5, (text, ground)


def test_the_dark_scheme_has_every_colour_of_its_own() -> None:
    style = files("indikator_dsl.report").joinpath("templat/laporan.css").read_text(encoding="utf-8")
    light, dark = (set(re.findall(r"--(\w+):", block)) for block in re.findall(r":root \{(.*?)\}", style, re.DOTALL))
    assert light == dark
