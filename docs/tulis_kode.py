"""Write docs/kode.md, the list of all codes, and docs/kode/, a page a code: `python docs/tulis_kode.py`.

All of it comes from the catalogue and the examples; the messages are those that the program has for the examples. With
`--periksa` nothing is written; the exit code is 1 if a page is out of date.
"""

from __future__ import annotations

import sys
from pathlib import Path

from indikator_dsl.diagnostics.catalogue import Entry, all_entries
from indikator_dsl.diagnostics.render import render
from indikator_dsl.examples import example
from indikator_dsl.examples.running import findings

FOLDER = Path(__file__).parent
HEAD = """\
# Kode galat, peringatan, dan catatan

Halaman ini ditulis dari katalog program dengan `python docs/tulis_kode.py`; jangan diubah dengan tangan.

Setiap kode punya halaman dengan sebab, cara memperbaiki, dan contohnya; `indikator kode F201` menampilkan halaman yang
sama di layar.

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
    "B": (
        "banding",
        "Huruf B: membandingkan dua periode dan mencari yang perlu untuk mencapai target (`indikator banding`).",
    ),
    "L": ("laporan", "Huruf L: menulis laporan (`indikator laporan`)."),
    "X": ("buku kerja hasil", "Huruf X: buku kerja hasil (.xlsx) yang menghitung sendiri."),
    "K": ("kertas kerja", "Huruf K: impor Kertas Kerja dari naskah menjadi berkas definisi."),
    "C": ("capaian", "Huruf C: kebijakan capaian, target, tabel target, dan alasan mengapa capaian tidak dihitung."),
    "G": ("gabungan", "Huruf G: penggabungan data beberapa unit dan periode."),
    "S": (
        "metode",
        "Huruf S: nilai dari luar yang dihitung menurut peraturannya, dan tabel jawaban survei.",
    ),
    "E": ("mesin hitung", "Huruf E: batas mesin hitung cepat: fungsi jadi, kolom, SQL, dan tabel yang sangat besar."),
}
"""The title and the sentence of each letter."""


def pages() -> dict[Path, str]:
    """Every page by its path. Raises KeyError for a code whose letter has no sentence here."""
    made = {FOLDER / "kode.md": index()}
    for code, entry in all_entries().items():
        made[FOLDER / "kode" / f"{code}.md"] = page(code, entry)
    return made


def index() -> str:
    """The list of all codes."""
    parts = [HEAD]
    letter = ""
    for code, entry in all_entries().items():
        if code[0] != letter:
            letter = code[0]
            title, about = SUBJECTS[letter]
            parts.append(f"\n## {letter}: {title}\n\n{about}\n\n| Kode | Tingkat | Pesan |\n|---|---|---|\n")
        sentence = entry.shown.replace("|", "\\|")
        parts.append(f"| [{code}](kode/{code}.md) | {entry.severity.label} | {sentence} |\n")
    return "".join(parts)


def page(code: str, entry: Entry) -> str:
    """The page of one code."""
    parts = [f"# {code} ({entry.severity.label})", entry.shown]
    parts += [f"*Sebab:* {entry.cause}", f"*Cara memperbaiki:* {entry.cure}"]
    shown = example(code)
    if shown is not None and shown.why is not None:
        parts.append(f"Tanpa contoh: {shown.why}")
    elif shown is not None:
        parts += ["## Contoh", *texts(shown.broken), "Pesannya:"]
        parts.append(fenced("\n".join(render(finding) for finding in findings(shown.broken))))
        parts += ["Sesudah diperbaiki:", *texts({name: shown.mended[name] for name in shown.changed})]
    return "\n\n".join([*parts, "[Semua kode](../kode.md)"]) + "\n"


def texts(given: dict[str, str]) -> list[str]:
    """The texts of an example, each under the name of its file."""
    parts = []
    for name, text in given.items():
        parts += [] if name == "formula" else [f"`{name}`:"]
        parts.append(fenced(text.rstrip("\n")))
    return parts


def fenced(text: str) -> str:
    return f"```text\n{text}\n```"


def main(arguments: list[str]) -> int:
    """Write the pages, or only compare them. Returns the exit code."""
    if arguments not in ([], ["--periksa"]):
        print("Pemakaian: python docs/tulis_kode.py [--periksa]", file=sys.stderr)
        return 2
    made = pages()
    left_over = set((FOLDER / "kode").glob("*.md")) - set(made)
    if not arguments:
        (FOLDER / "kode").mkdir(exist_ok=True)
        for path in left_over:
            path.unlink()
        for path, text in made.items():
            path.write_text(text, encoding="utf-8", newline="\n")
        return 0
    if not left_over and all(
        path.is_file() and path.read_text(encoding="utf-8") == text for path, text in made.items()
    ):
        return 0
    print(
        "docs/kode.md atau docs/kode/ tidak sesuai dengan katalog; jalankan: python docs/tulis_kode.py", file=sys.stderr
    )
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
