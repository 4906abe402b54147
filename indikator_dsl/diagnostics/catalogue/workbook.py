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
    "X302": note(
        "Data formula ini tidak mencakup unit atau periode yang sama: {daftar}.",
        "Menghitungnya bersama data yang lebih lengkap berarti menganggap yang belum ada sama dengan 0.",
        "Isi sel yang kosong di lembar Data, atau isi 0 bila memang nol.",
    ),
    "X303": note(
        'Aturan "{kunci}" berbalik arah untuk realisasi dan target ini, maka capaiannya tidak dihitung.',
        "Bila target atau realisasinya negatif, hasil bagi membuat yang lebih baik tampak lebih buruk.",
        "Nyatakan aturan yang sesuai, misalnya `Makin tinggi: 100 + (Realisasi - Target) / |Target| x 100%`.",
    ),
    "X304": note(
        "Capaian dibatasi menurut kebijakan {kebijakan}; angka sebelum dibatasi ada di lembar Jejak.",
        "Kebijakan menetapkan capaian terendah atau tertinggi.",
        "Tidak ada yang perlu diubah.",
    ),
    "X305": note(
        "Targetnya 0; capaiannya ditetapkan kebijakan {kebijakan}.",
        "Realisasi dibagi 0 tidak ada hasilnya, dan kebijakan menyatakan apa yang dipakai.",
        "Tidak ada yang perlu diubah.",
    ),
}
