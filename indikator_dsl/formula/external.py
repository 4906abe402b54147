"""Texts that are no arithmetic: a value that comes from elsewhere, or a paragraph (docs/bahasa/jenis.md)."""

from __future__ import annotations

import re

__all__ = ["cites_number", "is_paragraph", "names_source"]

EXTERNAL = re.compile(
    r"""\s*(?:
        (?:sesuai|berdasarkan|mengacu|mengikuti|merujuk|menggunakan|diperoleh\s+dari|bersumber|diambil\s+dari)\b
      | (?:nilai\s+|skor\s+|indeks\s+)?hasil\s+(?:skor\s+|nilai\s+)?
        (?:penilaian|evaluasi|survei|survey|audit|asesmen|assessment|pengukuran|reviu|verifikasi)\b
      | (?:peraturan|undang-undang|keputusan|permen\w*(?:-\w+)?|perpres|perda|surat\s+edaran)\s
      | nilai\s+(?:evaluasi|penilaian|reviu)\b
      | nilai\s+(?:mengikuti|mengacu|sesuai)\b
      | (?:nilai|skor|indeks|predikat|opini|kategori|tingkat)\b
        (?!\s+ter(?:besar|kecil|tinggi|rendah)) .* \b(?:dari|oleh|dirilis|diterbitkan)\s+[A-Z]\w+
    )""",
    re.VERBOSE | re.DOTALL,
)
FOLLOWS = re.compile(r"\s*(?:sesuai|berdasarkan|mengacu|mengikuti|merujuk|menurut)\b", re.IGNORECASE)
# `KEP/25/M.PAN/2/2004`, `800/123/2020`, `PER-5/PB/2024`: the number of a letter or regulation.
LETTER_NUMBER = re.compile(r"(?<!\S)(?=[^\s/]*/\S*[0-9])[\w.\-]+(?:/[\w.\-]+)+(?!\S)")
CALCULATES = re.compile(r"[/:×÷*+=√^∑Σ(]|\s[-−–]\s|\b[xX]\s*[0-9]|\b(?:dibagi|dikali|dikalikan|ditambah|dikurangi)\b")
# A short word before the period is an abbreviation: Kec. Bugul Kidul, Gol. III.
SENTENCE_END = re.compile(r"(?<!\b\w)(?<!\b\w\w)(?<!\b\w{3})(?<!\b\w{4})[.]\s+[A-Z]")
MOST_WORDS = 60


def names_source(name: str) -> bool:
    """Whether a "name" names a source instead of a value: `Sesuai …`, `Hasil penilaian …`, `Nilai … dari BKN`."""
    return EXTERNAL.match(_lower_first(name)) is not None


def cites_number(text: str) -> bool:
    """Whether `text` follows a letter or regulation by its number and calculates nothing: `Sesuai KEP/25/M.PAN/2/2004`.

    The slashes of such a number divide nothing.
    """
    if FOLLOWS.match(text) is None or "/" not in text:
        return False
    rest, count = LETTER_NUMBER.subn(" ", text)
    return count > 0 and CALCULATES.search(rest) is None


def is_paragraph(text: str) -> bool:
    """Whether a "name" is really a paragraph: sentences, or more words than any name has."""
    return len(text.split()) > MOST_WORDS or SENTENCE_END.search(text) is not None


def _lower_first(text: str) -> str:
    """The first two words in lower case; institutions, further on, keep the capital they are known by."""
    words = text.split(None, 2)
    return " ".join([*map(str.lower, words[:2]), *words[2:]])
