"""What a definition file means: the levels of a worksheet, their indicators, and the names of its data.

Everything here is immutable. Two definitions are equal when they say the same, wherever in a file they say it.
"""

from __future__ import annotations

import enum
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from indikator_dsl.diagnostics.diagnostic import Diagnostic, Place
    from indikator_dsl.diagnostics.source import Source

__all__ = [
    "Abaikan",
    "Batas",
    "Cara",
    "DataName",
    "Definition",
    "Indikator",
    "Kategori",
    "Kebijakan",
    "Konsolidasi",
    "Level",
    "Passage",
    "Polaritas",
    "Spot",
    "Tahun",
    "Target",
    "TargetNol",
]


@frozen
class Spot:
    """A stretch of a file. The place for a message is worked out only when it is asked for."""

    source: Source
    start: int
    end: int
    line: int
    """Counts from 1."""

    @property
    def place(self) -> Place:
        return self.source.place(self.start, self.end)


@frozen
class Passage:
    """The text of one field, and where each of its lines stands in the file.

    `text` has its lines joined by "\\n", without their indentation. `segments` are pairs (where a line starts in
    `text`, where it starts in the file), ascending. Passages are equal when their texts are.
    """

    text: str
    segments: tuple[tuple[int, int], ...] = field(default=((0, 0),), eq=False, repr=False)
    source: Source | None = field(default=None, eq=False, repr=False)

    def offset(self, at: int) -> int:
        """Where in the file the character number `at` of `text` stands."""
        in_text, in_file = self.segments[max(0, bisect_right(self.segments, at, key=_start_in_text) - 1)]
        return in_file + at - in_text

    def part(self, start: int, end: int) -> Passage:
        """The passage `text[start:end]`, which knows its own place."""
        first = bisect_right(self.segments, start, key=_start_in_text)
        last = bisect_left(self.segments, end, key=_start_in_text)
        later = tuple((in_text - start, in_file) for in_text, in_file in self.segments[first:last])
        return Passage(self.text[start:end], ((0, self.offset(start)), *later), self.source)

    def locate(self, diagnostic: Diagnostic) -> Diagnostic:
        """`diagnostic`, whose span counts characters of `text`, with the place it has in the file.

        Span and suggestion stay as they are. Without a file the place is one in `text` itself.
        """
        from indikator_dsl.diagnostics.source import Source

        if self.source is None:
            return Source(self.text).locate(diagnostic)
        start = self.offset(diagnostic.start)
        # The end belongs to the last character of the span, not to the line that may start right after it.
        end = self.offset(max(diagnostic.start, diagnostic.end - 1)) + (diagnostic.end > diagnostic.start)
        return diagnostic.at(self.source.place(start, max(start, end)))

    @property
    def place(self) -> Place | None:
        """Where the first line stands; None for a passage that comes from no file."""
        if self.source is None:
            return None
        start = self.segments[0][1]
        return self.source.place(start, start + len(self.text.partition("\n")[0]))


def _start_in_text(segment: tuple[int, int]) -> int:
    return segment[0]


class Polaritas(enum.Enum):
    """Which way is better."""

    MAXIMIZE = "makin tinggi makin baik"
    MINIMIZE = "makin rendah makin baik"
    STABILIZE = "makin dekat target makin baik"
    RANGE = "rentang"


class Cara(enum.Enum):
    """How the figures of several periods, or of several units, become one."""

    JUMLAH = "jumlah"
    RATA_RATA = "rata-rata"
    NILAI_TERAKHIR = "nilai terakhir"


@frozen
class Konsolidasi:
    """How figures are put together over periods and over units; None where the file does not say."""

    periode: Cara | None = None
    unit: Cara | None = None


@frozen
class Tahun:
    """The years a worksheet is for, both included; one year has `awal == akhir`."""

    awal: int
    akhir: int


@frozen
class Target:
    """A target value: of one period ("2024"), or of every period where `periode` is None.

    `satuan` is the unit written after the number (`%`, `dokumen`), None where there is none. `atas` is the upper
    bound of a range (`80 - 90`), whose lower bound is `nilai`; None for a single value.
    """

    periode: str | None
    nilai: Fraction
    satuan: str | None = None
    atas: Fraction | None = None


@frozen
class Kategori:
    """One class of a scale: values from `batas` on, `batas` itself only where `termasuk`.

    `batas` None is the lowest class of a scale that has no lower end.
    """

    nama: str
    batas: Fraction | None
    termasuk: bool = True


@frozen
class Batas:
    """A bound that a policy sets for capaian; `nilai` None says that there is none."""

    nilai: Fraction | None


@frozen
class TargetNol:
    """What the capaian of a target of zero is: `nilai`, or nothing where it is None.

    With `bila_tercapai` it is `nilai` only where the target is reached, and 0 otherwise.
    """

    nilai: Fraction | None = None
    bila_tercapai: bool = False


@frozen(kw_only=True)
class Kebijakan:
    """The rules by which achievements are computed and judged, with the regulation they follow (`dasar`).

    `rumus` maps the field of a rule (`Makin tinggi`, …) to its formula over Realisasi and Target, not yet read.
    What is None or empty is taken from the policy that `berdasar` names. `kategori` are in the order of their bounds,
    the highest first; a value is rounded half up to `pembulatan` decimals before it is classified. `bobot` are the
    weights of a method's components.
    """

    nama: str
    berdasar: Passage | None = None
    dasar: str | None = None
    rumus: tuple[tuple[str, Passage], ...] = ()
    terendah: Batas | None = None
    tertinggi: Batas | None = None
    target_nol: TargetNol | None = None
    kategori: tuple[Kategori, ...] = ()
    pembulatan: int | None = None
    bobot: tuple[tuple[str, Fraction], ...] = ()
    catatan: tuple[str, ...] = ()
    abaikan: tuple[Abaikan, ...] = ()
    spot: Spot | None = field(default=None, eq=False, repr=False)

    @property
    def place(self) -> Place | None:
        """Where the name stands."""
        return self.spot.place if self.spot else None


@frozen
class Abaikan:
    """Findings that an analyst has looked at and lets be: those of the code `kode`, because of `alasan`.

    `reach` are the first and the last line of the file on which that holds: of the block that the line stands in and
    of all below it, or of the whole file.
    """

    kode: str
    alasan: str
    reach: tuple[int, int] = field(default=(1, 1), eq=False, repr=False)
    spot: Spot | None = field(default=None, eq=False, repr=False)

    @property
    def place(self) -> Place | None:
        """Where the code stands."""
        return self.spot.place if self.spot else None


@frozen(kw_only=True)
class Indikator:
    """One indicator as the file defines it. `formula` is the sentence, not yet read; None means it has none.

    `invarian` and `contoh` are its claims (laws of its result, worked examples), not yet read either.
    """

    nama: str
    definisi: str | None = None
    formula: Passage | None = None
    satuan: str | None = None
    sinonim: tuple[str, ...] = ()
    invarian: tuple[Passage, ...] = ()
    contoh: tuple[Passage, ...] = ()
    sumber_data: str | None = None
    penanggung_jawab: str | None = None
    kode: str | None = None
    target: tuple[Target, ...] = ()
    polaritas: Polaritas | None = None
    konsolidasi: Konsolidasi | None = None
    bobot: Fraction | None = None
    catatan: tuple[str, ...] = ()
    abaikan: tuple[Abaikan, ...] = ()
    spot: Spot | None = field(default=None, eq=False, repr=False)

    @property
    def place(self) -> Place | None:
        """Where the name stands."""
        return self.spot.place if self.spot else None


@frozen(kw_only=True)
class DataName:
    """What a file says of one datum: a value that people enter. `invarian` are sentences, not yet read."""

    nama: str
    definisi: str | None = None
    satuan: str | None = None
    sinonim: tuple[str, ...] = ()
    invarian: tuple[Passage, ...] = ()
    konsolidasi: Konsolidasi | None = None
    sumber_data: str | None = None
    penanggung_jawab: str | None = None
    kode: str | None = None
    catatan: tuple[str, ...] = ()
    abaikan: tuple[Abaikan, ...] = ()
    spot: Spot | None = field(default=None, eq=False, repr=False)

    @property
    def place(self) -> Place | None:
        """Where the name stands."""
        return self.spot.place if self.spot else None


@frozen(kw_only=True)
class Level:
    """One level of the worksheet. `jenis` is one of IKD, Misi, Tujuan, Sasaran, Program, Kegiatan, Sub Kegiatan.

    `nomor` is the number after that word (`"1"` of `Sasaran 1:`), `kode` the code of the nomenclature with its
    leading zeros (Permendagri 90/2019); both stay strings. `mendukung` names levels that this one serves besides
    its parent.
    """

    jenis: str
    nama: str
    nomor: str | None = None
    kode: str | None = None
    mendukung: tuple[Passage, ...] = ()
    penanggung_jawab: str | None = None
    catatan: tuple[str, ...] = ()
    abaikan: tuple[Abaikan, ...] = ()
    indikator: tuple[Indikator, ...] = ()
    children: tuple[Level, ...] = ()
    spot: Spot | None = field(default=None, eq=False, repr=False)

    @property
    def place(self) -> Place | None:
        """Where the name stands."""
        return self.spot.place if self.spot else None


@frozen(kw_only=True)
class Definition:
    """One definition file. `levels` are those at the left margin; the others are below them.

    `subunit` are the offices whose data make up those of `unit`.
    """

    judul: str | None = None
    unit: str | None = None
    subunit: tuple[str, ...] = ()
    tahun: Tahun | None = None
    levels: tuple[Level, ...] = ()
    data: tuple[DataName, ...] = ()
    kebijakan: tuple[Kebijakan, ...] = ()
    abaikan: tuple[Abaikan, ...] = ()
    file: str | None = field(default=None, eq=False)

    def walk(self) -> Iterator[tuple[Level, ...]]:
        """Every level in the order of the file, each as the path from the left margin down to it (itself last)."""
        waiting: list[tuple[Level, ...]] = [(level,) for level in reversed(self.levels)]
        while waiting:
            path = waiting.pop()
            yield path
            waiting.extend((*path, child) for child in reversed(path[-1].children))

    def silences(self) -> Iterator[Abaikan]:
        """Every `Abaikan`: those of the head, of the levels and their indicators, of the data."""
        yield from self.abaikan
        for path in self.walk():
            yield from path[-1].abaikan
            for indikator in path[-1].indikator:
                yield from indikator.abaikan
        for data in self.data:
            yield from data.abaikan
        for kebijakan in self.kebijakan:
            yield from kebijakan.abaikan
