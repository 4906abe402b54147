"""What is read in the benchmarks: formulas as worksheets have them, and worksheets of any size."""

from __future__ import annotations

import re
from pathlib import Path

from attrs import field, frozen

__all__ = [
    "SHAPES",
    "Facts",
    "LevelFacts",
    "as_definition",
    "as_yaml",
    "formulas",
    "plain_formulas",
    "repeated_worksheet",
    "worksheet",
]

SHAPES = (
    # a formula as worksheets write it; the same operators over identifiers, for parsers that know no others
    (r"$\frac{\text{Jumlah layanan # selesai}}{\text{Jumlah layanan # masuk}} \times 100\%$", "a / b * 100"),
    ("Jumlah laporan # yang ditindaklanjuti sesuai standard/ jumlah total laporan # X 100", "a / b * 100"),
    ("Jumlah usulan # yang disepakati dalam forum PD / Total usulan # yang dibahas x 100%", "a / b * 100"),
    ("Jumlah kegiatan # yang telah dilaksanakan", "a"),
    ("(Jumlah berkas # lengkap + jumlah berkas # susulan) / Jumlah berkas # masuk x 100%", "(a + b) / c * 100"),
    ("Nilai mutu # x 60% + Nilai waktu # x 40%", "a * 0.6 + b * 0.4"),
    ("(Realisasi # - Target #) / Target # × 100%", "(a - b) / b * 100"),
    ("Jumlah kejadian # yang ditangani ÷ jumlah kejadian # · 100%", "a / b * 100"),
    ("[(Nilai awal # + Nilai tengah # + Nilai akhir #) : 3] x 25", "((a + b + c) / 3) * 25"),
    ("Persentase cakupan # = Luas terlayani # / (Luas wilayah # - Luas hutan #) x 100%", "a / (b - c) * 100"),
)

# Of ten levels, each with one indicator: the kind of the level, and how many levels it is inside of.
LEVELS = (
    *(("IKD", 0), ("Misi", 1), ("Tujuan", 2), ("Sasaran", 3), ("Program", 4), ("Kegiatan", 5), ("Sub Kegiatan", 6)),
    *(("Sub Kegiatan", 6), ("Kegiatan", 5), ("Sub Kegiatan", 6)),
)


NAMED = re.compile(
    r"\b(?:[Jj]umlah|Total|Persentase|Presentase|Indeks|Nilai|Meningkatnya|Terwujudnya|Program|PROGRAM|Koordinasi"
    r"|Kegiatan|Transformasi|Penyelenggaraan)(?= \w)"
)
"""Words that open the worksheet's names; a number behind each makes them the names of another office."""


@frozen
class Facts:
    """One indicator."""

    nama: str
    definisi: str
    formula: str
    satuan: str


@frozen
class LevelFacts:
    """One level with its indicator; `depth` is the number of levels around it."""

    jenis: str
    nama: str
    depth: int
    indikator: Facts
    children: list[LevelFacts] = field(factory=list)


def formulas(number: int) -> list[str]:
    """`number` formulas, the ten shapes in turn, no two with the same names."""
    return [SHAPES[at % len(SHAPES)][0].replace("#", f"bidang {at}") for at in range(number)]


def plain_formulas(number: int) -> list[str]:
    """The same calculations over identifiers of one letter and a number."""
    return [
        "".join(f"{letter}{at}" if letter in "abc" else letter for letter in SHAPES[at % len(SHAPES)][1])
        for at in range(number)
    ]


def worksheet(indicators: int) -> list[LevelFacts]:
    """A worksheet with so many indicators, one a level: levels in the order of the file."""
    levels = []
    for at, formula in enumerate(formulas(indicators)):
        jenis, depth = LEVELS[at % len(LEVELS)]
        facts = Facts(
            f"Persentase pelayanan bidang {at} yang diselesaikan tepat waktu",
            f"Perhitungan pelayanan bidang {at} yang selesai dibanding dengan yang dimohonkan oleh masyarakat",
            formula,
            "persen",
        )
        levels.append(LevelFacts(jenis, f"Meningkatnya mutu pelayanan bidang {at} kepada masyarakat", depth, facts))
    return levels


def repeated_worksheet(copies: int) -> str:
    """The real worksheet's definition file so many times over, its names made different: 17 indicators a copy."""
    text = (Path(__file__).parents[1] / "definitions" / "bugul_kidul" / "kertas_kerja.indikator").read_text("utf-8")
    body = text.split("\n\n", 1)[1]  # without the head, which a file has once
    return "\n\n".join(NAMED.sub(rf"\g<0> w{copy}", body) for copy in range(copies))


def as_definition(levels: list[LevelFacts]) -> str:
    """The text of a definition file."""
    lines = ["Judul: Kertas Kerja Uji", ""]
    for level in levels:
        indent, facts = "  " * level.depth, level.indikator
        lines += [
            f"{indent}{level.jenis}: {level.nama}",
            f"{indent}  Indikator: {facts.nama}",
            f"{indent}    Definisi: {facts.definisi}",
            f"{indent}    Formula: {facts.formula}",
            f"{indent}    Satuan: {facts.satuan}",
            "",
        ]
    return "\n".join(lines)


def as_yaml(levels: list[LevelFacts]) -> str:
    """The same facts, nested in the same way, as YAML. Formulas are quoted: `[`, `%` and `: ` mean something there."""
    lines: list[str] = []
    before = 0
    for level in levels:
        indent, facts = "    " * level.depth, level.indikator
        if level.depth > before:
            lines.append(f"{indent[2:]}children:")
        before = level.depth
        quoted = facts.formula.replace("'", "''")
        lines += [
            f"{indent}- jenis: {level.jenis}",
            f"{indent}  nama: {level.nama}",
            f"{indent}  indikator:",
            f"{indent}    nama: {facts.nama}",
            f"{indent}    definisi: {facts.definisi}",
            f"{indent}    formula: '{quoted}'",
            f"{indent}    satuan: {facts.satuan}",
        ]
    return "\n".join(lines)
