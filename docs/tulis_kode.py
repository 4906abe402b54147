"""Write docs/kode.md, the page of all codes, from the catalogue: `python docs/tulis_kode.py`.

With `--periksa` nothing is written; the exit code is 1 if the page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path
from string import Formatter

from indikator_dsl.diagnostics.catalogue import all_entries

PAGE = Path(__file__).with_name("kode.md")
HEAD = """\
# Kode galat, peringatan, dan catatan

Halaman ini ditulis dari katalog program dengan `python docs/tulis_kode.py`; jangan diubah dengan tangan.

Setiap temuan punya kode yang artinya tidak pernah berubah. **Galat** menghentikan pembacaan atau perhitungan yang
bersangkutan, **peringatan** mengatakan bahwa mungkin ada maksud lain, dan **catatan** hanya memberi tahu. Kata
di antara ‹ › diisi dari teks atau data yang diperiksa.
"""
SUBJECTS = {
    "F": ("formula", "Huruf F: pembacaan kalimat formula; aturannya ada di [rujukan bahasa](bahasa/README.md)."),
    "H": ("hasil", "Huruf H: alasan mengapa sebuah indikator tidak punya nilai."),
    "D": ("definisi", "Huruf D: berkas definisi, yaitu susunan tingkat, indikator, dan isiannya."),
    "R": ("hubungan", "Huruf R: hubungan antarindikator, nama data, dan invarian setelah semua berkas disatukan."),
    "P": ("periksa", "Huruf P: pertanyaan tentang makna dari `indikator periksa`; formulanya sendiri terbaca."),
    "M": ("data", "Huruf M: berkas data dan angka di dalamnya."),
    "U": ("uji", "Huruf U: pernyataan analis sendiri (`Invarian`, `Contoh`) dan hasil `indikator uji` atasnya."),
    "K": ("kertas kerja", "Huruf K: impor Kertas Kerja dari naskah menjadi berkas definisi."),
}
"""The title and the sentence of each letter."""


def page() -> str:
    """The whole page. Raises KeyError for a code whose letter has no sentence here."""
    parts = [HEAD]
    letter = ""
    for code, (severity, sentence, cause, cure) in all_entries().items():
        if code[0] != letter:
            letter = code[0]
            title, about = SUBJECTS[letter]
            parts.append(f"## {letter}: {title}\n\n{about}\n")
        parts.append(
            f"### {code} ({severity.label})\n\n{shown(sentence)}\n\n*Sebab:* {cause}\n\n*Cara memperbaiki:* {cure}\n"
        )
    return "\n".join(parts)


def shown(sentence: str) -> str:
    """The sentence for a reader: a hole `{nama}` as `‹nama›`, doubled braces as one."""
    pieces = Formatter().parse(sentence)
    return "".join(text + (f"‹{hole}›" if hole else "") for text, hole, _, _ in pieces)


def main(arguments: list[str]) -> int:
    """Write the page, or only compare it. Returns the exit code."""
    if arguments not in ([], ["--periksa"]):
        print("Pemakaian: python docs/tulis_kode.py [--periksa]", file=sys.stderr)
        return 2
    text = page()
    if not arguments:
        PAGE.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == text:
        return 0
    print("docs/kode.md tidak sesuai dengan katalog; jalankan: python docs/tulis_kode.py", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
