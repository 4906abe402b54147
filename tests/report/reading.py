"""What a reader meets in each form of the report: its words in order, and of a page its elements."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from attrs import Factory, define

from indikator_dsl.report import Report, write_report

VOID = frozenset("meta br hr img input link".split())
SILENT = frozenset(("style", "script"))


@define
class Element:
    """One start tag with its attributes, the words inside it, and the names of the elements around it."""

    tag: str
    attributes: dict[str, str]
    around: tuple[str, ...]
    words: str = ""
    inside: list[Element] = Factory(list)


class Page(HTMLParser):
    """The elements of a page in order. Its words are those that are shown."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.unclosed: list[str] = []
        self.shown: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {key: value or "" for key, value in attrs}, tuple(one.tag for one in self.open))
        for outer in self.open:
            outer.inside.append(element)
        self.elements.append(element)
        self.shown.append(element.attributes.get("alttext", ""))  # what a reader of screens says of a formula
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1].tag != tag:
            self.unclosed.append(tag)
            return
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for outer in self.open:
            outer.words += data
        if not any(one.tag in SILENT for one in self.open):
            self.shown.append(data)

    def all(self, *tags: str) -> list[Element]:
        return [one for one in self.elements if one.tag in tags]


PAGES: dict[str, Page] = {}


def page_of(report: Report) -> Page:
    pytest.importorskip("jinja2")
    text = write_report(report, ".html").decode()
    if text not in PAGES:
        PAGES[text] = Page(text)
    return PAGES[text]


def markdown_page(report: Report) -> Page:
    """The Markdown as GitHub would show it."""
    made = pytest.importorskip("markdown_it").MarkdownIt("commonmark", {"html": True}).enable("table")
    return Page(made.render(write_report(report, ".md").decode()))


def document_of(report: Report) -> Any:
    docx = pytest.importorskip("docx")
    return docx.Document(io.BytesIO(write_report(report, ".docx")))


def words(report: Report, suffix: str) -> str:
    """Every word that a reader of the form `suffix` sees, with single blanks."""
    if suffix == ".docx":
        parts = [text.text or "" for text in document_of(report).element.body.iter() if text.tag.endswith("}t")]
    else:
        parts = (page_of(report) if suffix == ".html" else markdown_page(report)).shown
    return re.sub(r"\s+", " ", " ".join(parts).replace("\xa0", " "))
