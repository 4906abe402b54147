"""X: the workbook of results (lembar kerja)."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "X201": error(
        'Lembar "{lembar}" memerlukan lebih dari {batas} baris.',
        "Excel tidak menerima baris lebih banyak dari itu dalam satu lembar.",
        "Bagi berkas definisinya menjadi beberapa, lalu buat satu buku kerja untuk masing-masing.",
    ),
    "X202": error(
        "Rumus untuk sel {sel} lebih panjang dari {batas} karakter.",
        "Excel tidak menerima rumus yang lebih panjang dari itu dalam satu sel.",
        "Pecah formula indikatornya: beri nama pada bagiannya dan jadikan bagian itu indikator tersendiri.",
    ),
    "X203": error(
        'Buku kerja hasil ditulis sebagai .xlsx, bukan "{berkas}".',
        "Bentuk berkas dipilih menurut akhirannya.",
        "Beri akhiran .xlsx.",
    ),
    "X301": note(
        "Nilainya, atau salah satu bagian formulanya, terlalu besar untuk dihitung di dalam sel.",
        "Sel lembar kerja hanya memuat bilangan sampai 1,8 × 10^308.",
        "Periksa pangkat dan satuan datanya; bila memang benar, hitung dengan `indikator hitung`.",
    ),
}
