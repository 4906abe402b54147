"""The levels of a worksheet while they are put together from its rows, and the definition file they make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import define, field

from indikator_dsl.definition.document import Comment, Document, Entry
from indikator_dsl.definition.formatter import print_document
from indikator_dsl.definition.keys import LEVELS, PARENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Node", "Tree"]

UNIT = re.compile(
    r"\b(?:kecamatan|kelurahan|desa|dinas|badan|sekretariat|inspektorat|puskesmas|rumah sakit|rsud|bagian)\b.*",
    re.IGNORECASE,
)
REGION = re.compile(r"\s+(?:pemerintah\s+)?(?:kota|kabupaten|kab\.|provinsi)\s.*|\s+tahun\b.*", re.IGNORECASE)
YEARS = re.compile(r"\btahun\s+([12][0-9]{3})(?:\s*[-–]\s*([12][0-9]{3}))?", re.IGNORECASE)


@define
class Node:
    """A level or an indicator, and what belongs to it."""

    keyword: str
    name: str
    nomor: str | None = None
    comment: str | None = None
    fields: list[tuple[str, str]] = field(factory=list)
    indikator: list[Node] = field(factory=list)
    children: list[Node] = field(factory=list)


class Tree:
    """Levels as they are met, each put under the last one that may own it."""

    def __init__(self) -> None:
        self.roots: list[Node] = []
        self.current: dict[str, Node] = {}

    def open(self, node: Node, *, owned: bool = False) -> Node | None:
        """Put `node` in its place and return its parent. Programs stand alone: no row says what they serve.

        `owned`: the row of `node` says by its columns what it belongs to, a program's too.
        """
        depth = LEVELS.index(node.keyword)
        for deeper in LEVELS[depth:]:
            self.current.pop(deeper, None)
        allowed = () if node.keyword == "Program" and not owned else PARENTS[node.keyword]
        owners = [self.current[level] for level in LEVELS[:depth] if level in self.current and level in allowed]
        parent = owners[-1] if owners else None
        (parent.children if parent else self.roots).append(node)
        self.current[node.keyword] = node
        return parent

    def text(self, titles: list[str]) -> str:
        """The definition file, in canonical layout, headed by what the titles say."""
        entries = [Entry(keyword, text=text) for keyword, text in _head(titles)]
        for root in self.roots:
            entries += _entries(root, 0)
        return print_document(Document(tuple(entries)))


def _entries(node: Node, depth: int) -> Iterator[Entry]:
    comments = (Comment(f"# {node.comment}", 0, False),) if node.comment else ()
    yield Entry(node.keyword, node.nomor, node.name, depth=depth, comments=comments)
    for keyword, text in node.fields:
        yield Entry(keyword, text=text, depth=depth + 1)
    for below in (*node.indikator, *node.children):
        yield from _entries(below, depth + 1)


def _head(titles: list[str]) -> Iterator[tuple[str, str]]:
    if titles:
        yield "Judul", " ".join(titles)
    unit = next((found[0] for title in titles if (found := UNIT.search(title))), None)
    if unit:
        yield "Unit", REGION.sub("", unit).strip()
    years = YEARS.search(" ".join(titles))
    if years and (years[2] is None or years[1] <= years[2]):
        yield "Tahun", "-".join(filter(None, years.groups()))
