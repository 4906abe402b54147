"""The table in a raw worksheet: its columns found by their headings, its rows put straight, page markup removed."""

from __future__ import annotations

import re
from typing import NamedTuple

from indikator_dsl.text.names import clean

__all__ = [
    "ASSUMED",
    "Columns",
    "Label",
    "Row",
    "find_columns",
    "is_row",
    "is_signature",
    "is_torn",
    "read_label",
    "read_row",
    "without_markup",
]

TAGS = re.compile(r"</?(?:b|i|u|strong|em|p|span|div|font|center)(?:[^\S\t\n][^<>\t\n]*)?>", re.IGNORECASE)
BREAKS = re.compile(r"<br\s*/?>", re.IGNORECASE)
ENTITY = re.compile(r"&(?:[A-Za-z][0-9A-Za-z]{1,31}|#[0-9]{1,7}(?![0-9])|#[xX][0-9A-Fa-f]{1,6}(?![0-9A-Fa-f]));?")
"""Longer ones name no character; the number of one with thousands of digits could not even be read."""
NUMBER = re.compile(r"(?:[0-9]+(?:\.[0-9]+)*|[ivxlc]+|[a-z])[.)]?", re.IGNORECASE)
LABEL = re.compile(
    r"(?:([0-9]+)[.)]?\s+)?(IKD|Misi|Tujuan|Sasaran|Program|Kegiatan|Sub(?:\s+|-)?Kegiatan)"
    r"(?:\s+Strategis)?(?:\s+([0-9][0-9A-Za-z.]*))?\s*:?",
    re.IGNORECASE,
)
INDICATOR_LABEL = re.compile(
    r"Indikator(?:\s+(?:Kinerja|Utama|Strategis|IKD|Misi|Tujuan|Sasaran|Program|Kegiatan|Sub|-|[0-9]+))*", re.IGNORECASE
)
LEVEL_NAMES = {
    "ikd": "IKD",
    "misi": "Misi",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "program": "Program",
    "kegiatan": "Kegiatan",
}
SIGNATURE = re.compile(
    r"\bNIP\b|^(?:Plt\.?\s+|Pj\.?\s+)?(?:Camat|Lurah|Kepala|Sekretaris|Bupati|Wali\s?kota)\b|^Mengetahui\b",
    re.IGNORECASE,
)

# The first that fits names the column: "Definisi Operasional Indikator" is the definition's.
HEADINGS = (
    ("Definisi", re.compile(r"\bdefinisi\b", re.IGNORECASE)),
    ("Formula", re.compile(r"\b(?:formula(?:si)?|rumus|(?:cara|metode) (?:per)?hitung(?:an)?)\b", re.IGNORECASE)),
    ("Satuan", re.compile(r"^satuan\b", re.IGNORECASE)),
    ("Sumber data", re.compile(r"^sumber\b", re.IGNORECASE)),
    ("Penanggung jawab", re.compile(r"^(?:penanggung\s?jawab|pic)\b", re.IGNORECASE)),
    ("Nomor", re.compile(r"^(?:no|nomor)\b\.?$", re.IGNORECASE)),
    ("Indikator", re.compile(r"\bindikator\b", re.IGNORECASE)),
    ("Nama", re.compile(r"\b(?:nama|uraian|tujuan|sasaran|program|kegiatan)\b", re.IGNORECASE)),
)


class Columns(NamedTuple):
    """What each column holds: a name of HEADINGS, or `""` for a column of another kind, whose title is in `titles`."""

    kinds: tuple[str, ...]
    titles: tuple[str, ...]


ASSUMED = Columns(
    ("Nomor", "Nama", "Indikator", "Definisi", "Formula"), ("No.", "Nama", "Indikator", "Definisi", "Formula")
)
"""The columns of a table that has lost its headings."""


class Row(NamedTuple):
    """The cells of one line by kind of column, blank ones left out; `others` are (title, text) of unknown columns.

    `shifted` tells that the column of numbers was missing; `extra` holds what stands beyond the last column.
    """

    cells: dict[str, str]
    others: tuple[tuple[str, str], ...]
    extra: str
    shifted: bool


class Label(NamedTuple):
    """The head of a section: a level, the number after it, the number before it, and words that say something else."""

    jenis: str
    nomor: str | None
    number: str | None
    rest: str


def without_markup(text: str) -> str:
    """`text` without the markup of a page: `<b>`, `<br>`, `**`, and entities as the signs they stand for."""
    if "<" in text:
        text = TAGS.sub("", BREAKS.sub(" ", text))
    if "&" in text:
        from html import unescape

        text = ENTITY.sub(lambda entity: unescape(entity[0]), text)
    return clean(text.replace("**", "").replace("\0", " "))


def find_columns(line: str) -> Columns | None:
    """The columns that `line` heads, if it is the row of headings: it names name, indicator and something of both."""
    titles = tuple(without_markup(cell) for cell in line.split("\t"))
    kinds: list[str] = []
    for title in titles:
        kind = next((kind for kind, heading in HEADINGS if heading.search(title)), "") if len(title) <= 100 else ""
        kinds.append(kind if kind not in kinds else "")
    if not {"Nama", "Indikator"} <= {*kinds} or not {"Definisi", "Formula"} & {*kinds}:
        return None
    return Columns(tuple(kinds), titles)


def read_row(line: str, columns: Columns, *, shifted_before: bool) -> Row:
    """The cells of `line`. A row that lacks the first column, that of the numbers, is shifted into place.

    Whether it lacks it is told by what stands first; where nothing stands first, by the row before it on the page.
    """
    cells = line.split("\t")
    first = without_markup(cells[0])
    count = len(columns.kinds)
    shifted = False
    if columns.kinds[0] == "Nomor":
        numbered = not first or NUMBER.fullmatch(first) is not None
        if len(cells) < count:
            shifted = not numbered or (not first and shifted_before and len(cells) == count - 1)
        else:
            shifted = not numbered and not cells[-1].strip()
    if shifted:
        cells = ["", *cells]
    found: dict[str, str] = {}
    others: list[tuple[str, str]] = []
    for kind, title, cell in zip(columns.kinds, columns.titles, cells, strict=False):
        # A formula stays as written, markup and all: its reader removes it and still knows every place.
        text = cell.strip() if kind == "Formula" else without_markup(cell)
        if text and kind:
            found[kind] = text
        elif text:
            others.append((title, text))
    extra = clean(" ".join(cells[count:]))
    return Row(found, tuple(others), extra, shifted)


def read_label(row: Row) -> Label | None:
    """The section that `row` heads, or None for a row of the table's own text."""
    label = LABEL.fullmatch(row.cells.get("Nama", ""))
    usual = INDICATOR_LABEL.fullmatch(row.cells.get("Indikator", "Indikator")) is not None
    if label is None or not (usual or row.cells.keys().isdisjoint(("Definisi", "Formula"))):
        return None
    jenis = LEVEL_NAMES.get(label[2].lower(), "Sub Kegiatan")
    number = " ".join(filter(None, (row.cells.get("Nomor"), label[1])))
    return Label(jenis, label[3], number or None, "" if usual else row.cells["Indikator"])


def is_row(line: str, columns: Columns) -> bool:
    """Whether `line` is a row of the table: two cells filled, or as wide as the table, or the head of a section."""
    cells = line.split("\t")
    filled = sum(map(bool, map(str.strip, cells)))
    if len(cells) > 1 and (filled > 1 or len(cells) >= len(columns.kinds) - 1):
        return True
    return filled == 1 and LABEL.fullmatch(without_markup(line)) is not None


def is_torn(line: str, columns: Columns) -> bool:
    """Whether `line` is the rest of a cell that held a line break: text where the number stands, and cells missing."""
    cells = line.split("\t")
    first = without_markup(cells[0])
    if (
        columns.kinds[0] != "Nomor"
        or not first
        or NUMBER.fullmatch(first)
        or not 1 < len(cells) < len(columns.kinds) - 1
    ):
        return False
    return read_label(read_row(line, columns, shifted_before=False)) is None


def is_signature(paragraph: list[str]) -> bool:
    """Whether lines that stand together are the signature of an official."""
    narrow = all(sum(map(bool, map(str.strip, line.split("\t")))) < 3 for line in paragraph)
    return narrow and any(SIGNATURE.search(cell.strip()) for line in paragraph for cell in line.split("\t"))
