"""Whether a target and a realisasi are counted alike: 5 miliar beside figures in juta rupiah are not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.tree import Number, walk
from indikator_dsl.text.lexicon import PERCENT_WORDS
from indikator_dsl.text.names import fold, starts_as_percentage

if TYPE_CHECKING:
    from indikator_dsl.formula.tree import Node

__all__ = ["comparable", "is_percentage", "is_scaled", "same_unit"]

SCALES = {
    "ratus": 2,
    "ribu": 3,
    "rb": 3,
    "ribuan": 3,
    "juta": 6,
    "jt": 6,
    "jutaan": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
    "trilyun": 12,
}
MEASURES = (
    "detik sekon",
    "menit mnt",
    "jam",
    "hari hr",
    "minggu pekan",
    "bulan bln",
    "triwulan",
    "semester",
    "tahun thn th",
    "mg miligram",
    "gram gr g",
    "kg kilogram kilo",
    "kwintal kuintal",
    "ton",
    "mm",
    "cm sentimeter",
    "m meter mtr",
    "km kilometer",
    "m2 meter²",
    "ha hektar hektare",
    "km2",
    "m3",
    "ml mililiter",
    "liter l",
    "wh",
    "kwh",
    "mwh",
    "kbps",
    "mbps",
    "gbps",
)
UNIT_OF = {fold(word): at for at, words in enumerate(MEASURES) for word in words.split()}
"""The measure that a word names; two words of one measure (gram, gr) are one unit, any other two are not."""

WORDS = re.compile(r"[^\W_]+")
COUNTS = re.compile(r"(?:jumlah|jml|jlh|banyaknya|banyak|total)\b(?!.*(?:persen|prosen|rasio|angka))", re.IGNORECASE)


def same_unit(one: str, other: str) -> bool:
    """Whether two units are one: `%` and `persen`, `Laporan` and `laporan`."""
    return _plain(one) == _plain(other)


def comparable(one: str, other: str) -> bool:
    """Whether a number of `one` may stand beside a number of `other`.

    Two words (berkas, laporan) may name the same things. Percent, per 1.000, juta, or menit beside jam mean numbers of
    another size.
    """
    if same_unit(one, other):
        return True
    if any(_plain(unit) == "%" or any(map(str.isdigit, unit)) for unit in (one, other)):
        return False
    if _scale(one) != _scale(other):
        return False
    first, second = _measures(one), _measures(other)
    return not (first - second and second - first)


def is_scaled(unit: str) -> bool:
    """Whether a word of `unit` makes its numbers greater: juta, miliar."""
    return _scale(unit) > 0


def is_percentage(nama: str, tree: Node | None) -> bool | None:
    """Whether an indicator that states no unit is a percentage, by its name and the factor 100 of its formula.

    False only for a name that counts (`Jumlah …`) and a formula that never multiplies by 100; None where neither is
    known.
    """
    if starts_as_percentage(nama):
        return True
    if tree is not None and any(isinstance(node, Number) and node.factor == 100 for node in walk(tree)):
        return True
    return False if COUNTS.match(nama.strip()) else None


def _plain(unit: str) -> str:
    folded = fold(unit)
    return "%" if folded in PERCENT_WORDS else folded or unit.strip()


def _scale(unit: str) -> int:
    return sum(SCALES.get(word, 0) for word in WORDS.findall(fold(unit)))


def _measures(unit: str) -> set[int]:
    return {UNIT_OF[word] for word in WORDS.findall(fold(unit)) if word in UNIT_OF}
