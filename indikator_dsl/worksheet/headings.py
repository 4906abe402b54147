"""The columns of a worksheet's table, told by their headings, whatever their wording, over one row or several."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from indikator_dsl.definition.keys import LEVELS
from indikator_dsl.text.names import fold
from indikator_dsl.worksheet.markup import without_markup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.worksheet.lines import Line

__all__ = [
    "ASSUMED",
    "FIELDS",
    "Columns",
    "find_columns",
    "is_heading_text",
    "is_numbering",
    "kind_of",
    "read_heading",
    "same_titles",
]

LONGEST_HEADING = 100
LONGEST_SUBHEADING = 40
MOST_ROWS = 3
"""Rows that the headings of one table take: `Target`, `Tahun`, `2024`."""

FIELDS = ("Definisi", "Formula", "Satuan", "Target", "Polaritas", "Sumber data", "Penanggung jawab")
"""Kinds of columns that become fields of an indicator, in the order that they are written."""

OTHER = re.compile(
    r"(?:jenis|tipe|bobot|kode|level|kategori|aspek|realisasi|capaian|kondisi|base\s?line|pagu|anggaran|lokasi|volume)\b",
    re.IGNORECASE,
)
"""First words of headings that speak of an indicator or a program and name neither."""

HEADINGS = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("Definisi", r"\bdefinisi\b"),
        (
            "Formula",
            r"\b(?:formula(?:si)?|rumus(?:an)?|(?:cara|metode|teknik) (?:per|peng)?hitung(?:an)?|penghitungan)\b",
        ),
        ("Satuan", r"^satuan\b"),
        ("Target", r"\btarget\b"),
        ("Polaritas", r"\bpolari(?:tas|sasi)\b"),
        ("Sumber data", r"^sumber\b"),
        ("Penanggung jawab", r"\bpenanggung\s?-?\s?jawab\b|^(?:pic|pj)\b"),
        ("Nomor", r"^(?:(?:no|nomor)\b\.?(?:\s+urut)?|#)$"),
        ("Catatan", r"^(?:alasan|keterangan|ket|catatan)\b"),
        ("Indikator", r"\b(?:indikator|iku|ikk)\b"),
        ("Definisi", r"^penjelasan\b"),
        ("Nama", r"\b(?:nama|uraian|tujuan|sasaran|program|kegiatan)\b"),
    )
)
"""The first that fits names the column: "Definisi Operasional Indikator" is the definition's."""

LEVEL_HEADING = re.compile(
    r"(?:nama\s+|uraian\s+)?(ikd|misi|tujuan|sasaran|program|sub[\s-]*kegiatan|kegiatan)"
    r"(?:\s+(?:strategis|daerah|opd|pd|skpd|perangkat|renstra|rpjmd|kinerja|utama|jangka|menengah|kecamatan|dinas))*",
    re.IGNORECASE,
)
WORDS = re.compile(
    r"(?:[\W\d_]|\b(?:no|nomor|urut|nama|uraian|misi|ikd|tujuan|sasaran|program|sub|kegiatan|indikator|kinerja|utama|iku|"
    r"ikk|strategis|definisi|operasional|formula|formulasi|rumus|perhitungan|penghitungan|pengukuran|hitung|cara|metode|"
    r"penjelasan|satuan|target|tahun|triwulan|tw|polaritas|polarisasi|sumber|data|penanggung|jawab|pic|pj|alasan|"
    r"pemilihan|keterangan|ket|catatan|daerah|perangkat|dan|atau|realisasi|capaian|bobot|kode|jenis)\b)+",
    re.IGNORECASE,
)
"""A cell that holds nothing but words of headings."""

GROUPED = frozenset(("Target", "Indikator", "Catatan", ""))
"""Kinds of headings that stand over several columns even where no merged cell says so."""

COLUMN_NUMBER = re.compile(r"\(?([0-9]{1,2})\)?")


@frozen
class Columns:
    """What each column holds: a name of HEADINGS, a level, or `""` for a column of another kind; and their titles.

    `jenis` is the level that the column of names is headed with, if it is one. `owners` gives, for a column without a
    title, the column whose heading reaches over it. `parts` are the folded texts that stand in the heading of each.
    """

    kinds: tuple[str, ...]
    titles: tuple[str, ...]
    jenis: str | None = None
    owners: dict[int, int] = field(factory=dict)
    parts: tuple[frozenset[str], ...] = ()

    @property
    def levels(self) -> tuple[str, ...]:
        """The levels that have columns of their own, from the top; empty where one column holds the names of all."""
        return tuple(level for level in LEVELS if level in self.kinds)

    def at(self, kind: str) -> int | None:
        """The (first) column of `kind`."""
        return self.kinds.index(kind) if kind in self.kinds else None


ASSUMED = Columns(
    ("Nomor", "Nama", "Indikator", "Definisi", "Formula"), ("No.", "Nama", "Indikator", "Definisi", "Formula")
)
"""The columns of a table that has lost its headings."""


def read_heading(lines: Sequence[Line], at: int) -> tuple[Columns, int] | None:
    """The columns that the line `at` heads, with the rows below that belong to its headings; None for another line.

    The number is that of the rows. A heading names levels, indicators, and something of them.
    """
    titles = [without_markup(cell) for cell in lines[at].cells]
    while titles and not titles[-1]:
        titles.pop()
    if len(titles) < 3 or not _may_head(titles):
        return None
    width = max((len(line.cells) for line in lines[at : at + MOST_ROWS]), default=0)
    titles += [""] * (width - len(titles))
    kinds = [kind_of(title) for title in titles]
    parts = [{title} for title in titles]
    rows = 1
    while rows < MOST_ROWS and at + rows < len(lines) and lines[at].grid == lines[at + rows].grid:
        below = [without_markup(cell) for cell in lines[at + rows].cells]
        groups = _groups(titles, below, kinds, lines[at].spans)
        if groups is None:
            break
        above = list(titles)
        for column, group in groups.items():
            own = kind_of(below[column])
            joined = " ".join(filter(None, (above[group], below[column])))
            kinds[column] = own if own in {*FIELDS, "Catatan"} else kind_of(joined)
            titles[column] = joined
            parts[column] |= {below[column], joined}
        rows += 1
    columns = _columns(titles, kinds, lines[at].spans)
    if columns is None:
        return None
    return evolve(columns, parts=tuple(frozenset(map(fold, filter(None, texts))) for texts in parts)), rows


def find_columns(cells: Sequence[str]) -> Columns | None:
    """The columns that one row of headings alone names, or None."""
    titles = [without_markup(cell) for cell in cells]
    return _columns(titles, [kind_of(title) for title in titles], {})


def kind_of(title: str) -> str:
    """What a column with this heading holds; `""` for none of the kinds."""
    if not title or len(title) > LONGEST_HEADING or OTHER.match(title):
        return ""
    return next((kind for kind, heading in HEADINGS if heading.search(title)), "")


def is_heading_text(text: str) -> bool:
    """Whether `text` is made of nothing but words of headings."""
    return len(text) <= LONGEST_HEADING and WORDS.fullmatch(text) is not None


def is_numbering(line: Line) -> bool:
    """Whether the line numbers the columns below their headings: `(1) (2) (3)`."""
    numbers = [COLUMN_NUMBER.fullmatch(text) for cell in line.cells if (text := cell.strip())]
    return len(numbers) >= 3 and [number and int(number[1]) for number in numbers] == list(range(1, len(numbers) + 1))


def same_titles(line: Line, columns: Columns) -> bool:
    """Whether the line is one of the rows of the table's own headings, printed again."""
    filled = [(at, fold(text)) for at, cell in enumerate(line.cells) if (text := without_markup(cell))]
    if not filled or not all(at < len(columns.parts) and cell in columns.parts[at] for at, cell in filled):
        return False
    return len(filled) >= 3 or not any(columns.kinds[at] in {"Nama", *LEVELS} for at, _ in filled)


def _may_head(titles: Sequence[str]) -> bool:
    """Cheap: whether the top row of headings names both indicators and levels."""
    kinds = {kind_of(title) for title in titles}
    return {"Nama", "Indikator"} <= kinds


def _groups(
    titles: Sequence[str], below: Sequence[str], kinds: Sequence[str], spans: Mapping[int, int]
) -> dict[int, int] | None:
    """The column whose heading stands over each cell of a second row of headings; None for a row that is none."""
    found: dict[int, int] = {}
    for column, cell in enumerate(below):
        if not cell:
            continue
        group = column
        while group > 0 and not titles[group]:
            group -= 1
        alone = group == column and (column + 1 >= len(titles) or titles[column + 1] != "")
        closed = group not in spans and kinds[group] not in GROUPED
        worded = re.search(r"[^\W\d_]|[12][0-9]{3}", cell)
        if alone or closed or not titles[group] or not worded or len(cell) > LONGEST_SUBHEADING:
            return None
        found[column] = group
    return found or None


def _columns(titles: Sequence[str], kinds: Sequence[str], spans: Mapping[int, int]) -> Columns | None:
    """The columns, if these are the headings of a table: each kind once, targets as many times as there are periods."""
    named = [at for at, kind in enumerate(kinds) if kind == "Nama"]
    levels = {at: level for at in named if (level := _level(titles[at]))}
    distinct = len(set(levels.values())) == len(levels) and len(levels) > 1
    kept: list[str] = []
    jenis = None
    for at, kind in enumerate(kinds):
        held = kind
        if kind == "Nama" and distinct:
            held = levels.get(at, "")
        elif kind == "Nama" and kind not in kept:
            jenis = levels.get(at)
        elif kind == "Nama" and fold(titles[at]).startswith("uraian") and "Definisi" not in kinds:
            held = "Definisi"
        kept.append(held if held in {"Target", "Catatan"} or held not in kept else "")
    if not ("Nama" in kept or distinct) or "Indikator" not in kept or set(FIELDS).isdisjoint(kept):
        return None
    owners: dict[int, int] = {}
    for first, count in spans.items():
        owners.update({at: first for at in range(first + 1, first + count) if at < len(titles) and not titles[at]})
    count = len(titles)
    while count - 1 not in owners and not titles[count - 1]:
        count -= 1
    return Columns(tuple(kept[:count]), tuple(titles[:count]), jenis, owners)


def _level(title: str) -> str | None:
    found = LEVEL_HEADING.fullmatch(title.strip(" .:"))
    if found is None:
        return None
    word = re.sub(r"[\s-]+", "", found[1].lower())
    return {"ikd": "IKD", "subkegiatan": "Sub Kegiatan"}.get(word, word.capitalize())
