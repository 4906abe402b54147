"""The keys of a definition file: how each is spelled, where it may stand, what may be said under it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from indikator_dsl.text.names import clean

__all__ = [
    "ALONE",
    "ALSO_IN_HEAD",
    "BLOCKS",
    "FIELDS",
    "HEAD",
    "LEVELS",
    "PARENTS",
    "REPEATABLE",
    "RULES",
    "Key",
    "allowed_in",
    "near_miss",
    "nearest_key",
    "read_key",
]

LEVELS = ("IKD", "Misi", "Tujuan", "Sasaran", "Program", "Kegiatan", "Sub Kegiatan")
HEAD = ("Judul", "Unit", "Subunit", "Tahun")
ALSO_IN_HEAD = ("Abaikan",)
"""Fields of blocks that may stand in the head as well, for the whole file."""

BLOCKS = (*LEVELS, "Indikator", "Data", "Kebijakan")
"""Keys that open something which has fields of its own."""

PARENTS: dict[str, tuple[str | None, ...]] = {
    "IKD": (None,),
    "Misi": (None, "IKD"),
    "Tujuan": (None, "IKD", "Misi"),
    "Sasaran": (None, "Tujuan"),
    "Program": (None, "Tujuan", "Sasaran"),
    "Kegiatan": ("Program",),
    "Sub Kegiatan": ("Kegiatan",),
    "Indikator": LEVELS,
    "Data": (None,),
    "Kebijakan": (None,),
}
"""What each block may stand under; None is the left margin."""

RULES = ("Makin tinggi", "Makin rendah", "Makin dekat", "Dalam rentang", "Di bawah rentang", "Di atas rentang")
"""Fields of a policy that hold a formula over Realisasi and Target."""

ALONE = {"Sasaran": "Tujuan"}
"""Blocks that may stand at the left margin only where nothing of this kind stands above: many worksheets of main
indicators begin with their sasaran, but beside a tujuan it is an indentation that was forgotten."""

LEVEL_FIELDS = ("Kode", "Mendukung", "Penanggung jawab", "Catatan", "Abaikan")
FIELDS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(LEVELS, LEVEL_FIELDS),
    "Indikator": (
        "Definisi",
        "Formula",
        "Satuan",
        "Sinonim",
        "Invarian",
        "Contoh",
        "Sumber data",
        "Penanggung jawab",
        "Kode",
        "Target",
        "Polaritas",
        "Konsolidasi",
        "Bobot",
        "Catatan",
        "Abaikan",
    ),
    "Data": (
        "Definisi",
        "Satuan",
        "Sinonim",
        "Invarian",
        "Konsolidasi",
        "Sumber data",
        "Penanggung jawab",
        "Kode",
        "Catatan",
        "Abaikan",
    ),
    "Kebijakan": (
        "Berdasar",
        "Dasar",
        *RULES,
        "Capaian terendah",
        "Capaian tertinggi",
        "Target nol",
        "Kategori",
        "Pembulatan",
        "Bobot",
        "Catatan",
        "Abaikan",
    ),
}
"""The fields of each block."""

REPEATABLE = frozenset(("Sinonim", "Mendukung", "Invarian", "Contoh", "Catatan", "Abaikan"))

ALL_KEYS = (*HEAD, *BLOCKS, *dict.fromkeys(key for fields in FIELDS.values() for key in fields))
SPELLINGS = {key.lower(): key for key in ALL_KEYS} | {"subkegiatan": "Sub Kegiatan", "sub-kegiatan": "Sub Kegiatan"}
MEANT = {
    "definisi operasional": "Definisi",
    "formula perhitungan": "Formula",
    "rumus": "Formula",
    "rumus perhitungan": "Formula",
    "cara perhitungan": "Formula",
    "nama indikator": "Indikator",
    "indikator kinerja": "Indikator",
    "sumber": "Sumber data",
    "pic": "Penanggung jawab",
    "polarisasi": "Polaritas",
    "contoh perhitungan": "Contoh",
    "contoh hitungan": "Contoh",
    "ilustrasi": "Contoh",
    "alias": "Sinonim",
    "nama lain": "Sinonim",
    "keterangan": "Catatan",
    "kecualikan": "Abaikan",
    "variabel": "Data",
    "nama data": "Data",
    "perangkat daerah": "Unit",
    "unit kerja": "Unit",
    "sub unit": "Subunit",
    "unit di bawahnya": "Subunit",
    "dasar hukum": "Dasar",
    "predikat": "Kategori",
    "skala": "Kategori",
}
"""Headings of worksheets and manuals that stand for a key; they are suggested, never read as it."""
LAST_NUMBER = re.compile(r"\s+([0-9][0-9A-Za-z.]*)$")
NUMBERED = re.compile(r"(.*\D)\s+([0-9][0-9A-Za-z.]*)")


class Key(NamedTuple):
    """A key in its canonical spelling, and the number after it (`"1"` of `Sasaran 1`), or None."""

    word: str
    nomor: str | None


@lru_cache(maxsize=4096)
def read_key(written: str) -> Key | None:
    """The key that `written` (the text before a colon) spells, or None."""
    folded = clean(written).lower()
    word = SPELLINGS.get(folded)
    if word is not None:
        return Key(word, None)
    numbered = NUMBERED.fullmatch(clean(written))
    if numbered is not None:
        word = SPELLINGS.get(numbered[1].lower())
        if word in LEVELS:
            return Key(word, numbered[2])
    return None


def nearest_key(written: str, allowed: tuple[str, ...] = ALL_KEYS) -> str | None:
    """The key among `allowed` that `written` most likely means, with its number if it has one; None for no key."""
    return _nearest(clean(written), allowed, 70)


def near_miss(written: str) -> str | None:
    """The key that `written` is, or is a slip of the pen from; None for words that are no key."""
    return _nearest(clean(written), ALL_KEYS, 85)


@lru_cache(maxsize=4096)
def _nearest(written: str, allowed: tuple[str, ...], score: float) -> str | None:
    from rapidfuzz import fuzz, process

    number = LAST_NUMBER.search(written)
    word = (written[: number.start()] if number else written).rstrip(" .").lower()
    key = MEANT.get(word, SPELLINGS.get(word))
    if key not in allowed:
        found = process.extractOne(word, allowed, scorer=fuzz.ratio, processor=str.lower, score_cutoff=score)
        key = found[0] if found else None
    return f"{key} {number[1]}" if key in LEVELS and number else key


def allowed_in(owner: str | None) -> tuple[str, ...]:
    """Every key that may stand directly under `owner`; under None, at the left margin."""
    blocks = tuple(block for block, parents in PARENTS.items() if owner in parents)
    return (*HEAD, *ALSO_IN_HEAD, *blocks) if owner is None else (*FIELDS[owner], *blocks)
