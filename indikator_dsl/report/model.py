"""The report as data: every word that a page shows, in its order. The writers lay it out and decide nothing.

Texts are clean (see `words`); numbers are written as Indonesian texts write them. Beside a number that is drawn stands
its exact value.
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from indikator_dsl.formula.tree import Node

__all__ = [
    "Count",
    "FindingPart",
    "FormulaPart",
    "IndicatorPart",
    "InputPart",
    "LevelPart",
    "Missing",
    "OriginPart",
    "Point",
    "PolicyPart",
    "Report",
    "Trend",
    "UnitRow",
    "Verdict",
]

NONE = "–"
MOST_SOURCES = 2  # sources that the head of the page names; there they warn of figures that are no real ones


class Verdict(enum.Enum):
    """Every indicator is one of these; the value is the word that a reader sees."""

    TERCAPAI = "mencapai target"
    BELUM = "belum mencapai target"
    TANPA = "belum dapat dinilai"

    @property
    def sign(self) -> str:
        """A sign that says it without colour."""
        return {"mencapai target": "✓", "belum mencapai target": "▽", "belum dapat dinilai": "○"}[self.value]


@frozen
class Count:
    """How many indicators are `nama`. `rank` places a class of the scale: 0 the best, 4 the worst; None elsewhere."""

    nama: str
    banyak: int
    rank: int | None = None


@frozen
class FormulaPart:
    """A formula: as written, as the canonical text, read aloud, and with the numbers put in; None where there is none.

    `tree` and `values` (by the fold of the name) are what the notations of mathematics are made of.
    """

    text: str
    canonical: str | None = None
    sentence: str | None = None
    with_numbers: str | None = None
    tree: Node | None = field(default=None, repr=False)
    values: Mapping[str, Fraction] = field(factory=dict, repr=False)

    @property
    def shown(self) -> str:
        """The formula for a reader: as written, the canonical text where it was written as LaTeX."""
        return self.canonical if self.canonical and "\\" in self.text else self.text


@frozen
class InputPart:
    """One datum of a formula. `indikator` is the id of the indicator whose result it is, where it is one."""

    nama: str
    nilai: str
    ada: bool
    cakupan: str
    lengkap: bool
    asal: str
    indikator: str | None = None


@frozen
class UnitRow:
    """What one subunit gave: the data of the formula in its order, and the realisasi that follows from them."""

    unit: str
    data: tuple[str, ...]
    realisasi: str
    status: str


@frozen
class Point:
    """One period of a trend. `label` is short enough to stand under a column."""

    periode: str
    label: str
    realisasi: str
    nilai: Fraction | None
    target: str
    batas: tuple[Fraction, Fraction] | None
    capaian: str
    status: str


@frozen
class Trend:
    """The same indicator in several periods of one kind."""

    judul: str
    points: tuple[Point, ...]

    @property
    def with_targets(self) -> bool:
        """Whether any of the periods has a target; else there are no columns for them."""
        return any(point.batas is not None for point in self.points)


@frozen
class IndicatorPart:
    """One indicator with everything that the report says of it.

    `batas` are the bounds of the target (equal where it is one value), `nilai` the realisasi and `persen` the capaian
    in percent: exact, for drawing. `alasan` says why there is no value or capaian, `catatan` what a reader must know.
    """

    id: str
    nama: str
    jalur: tuple[str, ...]
    definisi: str
    satuan: str
    polaritas: str
    target: str
    asal_target: str
    realisasi: str
    capaian: str
    kategori: str
    rank: int | None
    verdict: Verdict
    status: str
    cakupan: str
    lengkap: bool
    alasan: tuple[str, ...]
    catatan: tuple[str, ...]
    formula: FormulaPart | None
    aturan: str | None
    inputs: tuple[InputPart, ...]
    units: tuple[UnitRow, ...]
    trends: tuple[Trend, ...]
    sumber_data: str
    penanggung_jawab: str
    nilai: Fraction | None = None
    batas: tuple[Fraction, Fraction] | None = None
    persen: Fraction | None = None
    kelas: str = ""
    """What the regulation calls such a value: `mutu B (Baik)`."""
    metode: str = ""
    """The method of a regulation, and whether the value was computed by it or entered."""
    langkah: tuple[tuple[str, str], ...] = ()
    """The steps of the method: pairs of a text and a value."""

    @property
    def realisasi_kelas(self) -> str:
        """The realisasi with its class, where it has one."""
        return f"{self.realisasi}, {self.kelas}" if self.kelas else self.realisasi

    @property
    def unit_heads(self) -> tuple[str, ...]:
        """The titles of the columns of data in the table of units."""
        return tuple(used.nama for used in self.inputs) if self.units and self.units[0].data else ()


@frozen
class LevelPart:
    """One level of the tree; `depth` 0 is the left margin. `label` is `Sasaran 1`."""

    id: str
    label: str
    nama: str
    depth: int
    indicators: tuple[IndicatorPart, ...]


@frozen
class Missing:
    """Something that has to be supplied. `siapa` says by whom, as far as the definitions say it."""

    apa: str
    nama: str
    rincian: str
    siapa: str
    sumber: str
    untuk: tuple[tuple[str, str], ...]
    """The indicators that wait for it: id and name."""


@frozen
class FindingPart:
    """One finding: `tingkat` is galat, peringatan or catatan."""

    tingkat: str
    kode: str
    pesan: str
    tempat: str
    saran: str


@frozen
class OriginPart:
    """One source of figures: a file, how many figures came from it, and what their giver said of them."""

    berkas: str
    banyak: int
    sumber: tuple[str, ...]


@frozen
class PolicyPart:
    """The rules that the achievements follow. `aturan` are pairs of a case and its formula."""

    nama: str
    dasar: str
    aturan: tuple[tuple[str, str], ...]
    skala: tuple[str, ...]
    catatan: tuple[str, ...]


@frozen
class Report:
    """The whole report. `tanggal` is None where no date was given."""

    judul: str
    unit: str
    periode: str
    tanggal: str | None
    subjudul: tuple[str, ...]
    ringkasan: str
    rata_rata: str | None
    verdicts: tuple[Count, ...]
    statuses: tuple[Count, ...]
    categories: tuple[Count, ...]
    levels: tuple[LevelPart, ...]
    missing: tuple[Missing, ...]
    findings: tuple[FindingPart, ...]
    notes: str
    """What of the findings is not listed, as a sentence; empty where all are."""
    origins: tuple[OriginPart, ...]
    files: tuple[tuple[str, str], ...]
    """What was read: pairs of a kind (`Definisi`, `Data`, `Target`) and a file."""
    policy: PolicyPart

    @property
    def indicators(self) -> tuple[IndicatorPart, ...]:
        return tuple(one for level in self.levels for one in level.indicators)

    @property
    def sources(self) -> str:
        """What the givers of the figures say of their source, for the head of the page; empty where they say much."""
        said = tuple(dict.fromkeys(source for origin in self.origins for source in origin.sumber))
        return "; ".join(said) if len(said) <= MOST_SOURCES else ""

    @property
    def behind(self) -> tuple[IndicatorPart, ...]:
        """The indicators that did not reach their target, the furthest from it first."""
        late = [one for one in self.indicators if one.verdict is Verdict.BELUM]
        return tuple(sorted(late, key=lambda one: one.persen if one.persen is not None else 0))

    @property
    def unjudged(self) -> tuple[IndicatorPart, ...]:
        """The indicators without an achievement."""
        return tuple(one for one in self.indicators if one.verdict is Verdict.TANPA)
