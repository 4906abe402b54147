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
ASSESSMENT = r"penilaian|evaluasi|survei|survey|audit|asesmen|assessment|pengukuran|reviu|verifikasi|pemeriksaan"
ASSESSED = re.compile(
    r"\s*(?:nilai|skor|indeks|predikat|opini|kategori|tingkat\s+kematangan|status|hasil)\b"
    r"(?!\s+(?:ter\w+|transaksi|pembayaran|penjualan|belanja|pengadaan|kontrak|pajak|retribusi|denda|sewa|investasi"
    r"|ekspor|impor|produksi|tanah|aset|barang|jasa|usaha|panen|kunjungan|pendapatan|hibah|bantuan|dana)\b)",
    re.IGNORECASE,
)
"""Words that open the name of an assessed value; behind the others of `nilai …` stands money or something counted."""
REGULATION = (
    r"permen\w*|kepmen\w*|kepres|keppres|perpres|inpres|perda|perbup|perwal\w*|perwako|pergub|per(?:ka|ban)\b|pp|uu"
    r"|peraturan|undang-undang|keputusan|instruksi|surat\s+edaran|se"
)
# From where an assessed value comes: a regulation with a number, an application, somebody's assessment.
BY_REGULATION = re.compile(
    rf"\b(?:sesuai|menurut|berdasarkan|mengacu|mengikuti|merujuk)\s+(?:(?:dengan|pada|ke|ketentuan)\s+)?"
    rf"(?:{REGULATION})\b.*[0-9]",
    re.IGNORECASE | re.DOTALL,
)
BY_APPLICATION = re.compile(
    r"\b(?:dari|di|pada|melalui|dalam|lewat|menurut|berdasarkan|sesuai|menggunakan)\s+"
    r"(?:(?:aplikasi|portal|dashboard|dasbor|laman|situs|website|platform|sistem\s+informasi)\b"
    r"|sistem\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
BY_ASSESSOR = re.compile(rf"\b(?:hasil|dari)\s+(?:{ASSESSMENT})\b", re.IGNORECASE)
EVALUATION_REPORT = re.compile(r"\s*(?:LHE|(?i:laporan\s+hasil\s+evaluasi))\b(?!.*\byang\b).*\b[A-Z]\w+", re.DOTALL)
INSTITUTION = re.compile(r"\s[A-Z]\w+")
LONGEST_SOURCE = 400  # characters of a name that are looked at
FOLLOWS = re.compile(r"\s*(?:sesuai|berdasarkan|mengacu|mengikuti|merujuk|menurut)\b", re.IGNORECASE)
# `KEP/25/M.PAN/2/2004`, `800/123/2020`, `PER-5/PB/2024`: the number of a letter or regulation.
LETTER_NUMBER = re.compile(r"(?<!\S)(?=[^\s/]*/\S*[0-9])[\w.\-]+(?:/[\w.\-]+)+(?!\S)")
CALCULATES = re.compile(r"[/:×÷*+=√^∑Σ(]|\s[-−–]\s|\b[xX]\s*[0-9]|\b(?:dibagi|dikali|dikalikan|ditambah|dikurangi)\b")
# A short word before the period is an abbreviation: Kec. Bugul Kidul, Gol. III.
SENTENCE_END = re.compile(r"(?<!\b\w)(?<!\b\w\w)(?<!\b\w{3})(?<!\b\w{4})[.]\s+[A-Z]")
MOST_WORDS = 60


def names_source(name: str) -> bool:
    """Whether a "name" names a source instead of a value: `Sesuai …`, `Hasil penilaian …`, `Nilai … dari BKN`."""
    return EXTERNAL.match(_lower_first(name)) is not None or _assessed_elsewhere(name[:LONGEST_SOURCE])


def _assessed_elsewhere(name: str) -> bool:
    """`Skor IDM berdasarkan Permendes 21/2020`, `Indeks dari aplikasi SIPD`, `LHE AKIP dari Inspektorat`.

    Only what opens as an assessed value does: `Jumlah usulan sesuai Permendagri 86/2017` is counted here.
    """
    if EVALUATION_REPORT.match(name):
        return True
    if ASSESSED.match(name) is None:
        return False
    if BY_REGULATION.search(name) or BY_APPLICATION.search(name):
        return True
    return BY_ASSESSOR.search(name) is not None and INSTITUTION.search(name) is not None


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
