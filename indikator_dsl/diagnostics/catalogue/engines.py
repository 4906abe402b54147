"""E: engines. 1xx all of them and the compiled function, 2xx columns, 3xx SQL, 4xx tables larger than memory."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "E101": error(
        "Paket {paket} yang diperlukan untuk ini belum terpasang.",
        "Paket ini tidak ikut terpasang bersama program, supaya pemasangan biasa tetap ringan.",
        "Pasang dengan satu perintah, yang ditulis sebagai saran.",
    ),
    "E201": error(
        "Tabel berjenis {jenis} tidak dikenal.",
        "Yang dapat dihitung adalah tabel pandas, Polars, PyArrow, DuckDB, Dask, atau PySpark.",
        "Ubah menjadi salah satunya, misalnya polars.DataFrame(…).",
    ),
    "E202": error(
        "Kolom `{pertama}` dan `{kedua}` berisi data yang sama: `{nama}`.",
        "Kedua judul kolom itu satu nama, atau yang satu sinonim yang lain.",
        "Sisakan satu kolom.",
    ),
    "E203": error(
        "Kolom `{kolom}` berjenis {jenis}, yang tidak dapat memuat angka.",
        "Kolom data berisi bilangan atau teks yang ditulis sebagai bilangan; benar/salah, tanggal, dan daftar bukan.",
        "Ubah kolom itu menjadi bilangan lebih dulu, atau hapus dari tabel bila bukan data.",
    ),
    "E204": error(
        "Kolom `{kolom}` berisi data `{nama}`, yang hanya dipakai metode sebuah peraturan.",
        "Metode peraturan (IKM, SAKIP, Epdeskel) dihitung satu unit dan satu periode, tidak per kolom.",
        "Hitung nilainya dengan registry.evaluate, lalu isikan sebagai kolom indikatornya.",
    ),
    "E205": error(
        "Kolom `{kolom}` bernama sama dengan kolom hasil.",
        "Hasil ditulis ke kolom menurut id indikatornya, dan tabel tidak dapat berisi dua kolom senama.",
        'Ganti nama kolom itu, atau jangan sertakan dengan keep="none".',
    ),
    "E206": error(
        "Tidak ada kolom yang berisi data; yang dibutuhkan antara lain `{nama}`.",
        "Judul kolom dicocokkan dengan nama data dan sinonimnya dalam berkas definisi.",
        "Beri kolom nama datanya; `indikator templat` menulis daftar nama yang dibutuhkan.",
    ),
    "E207": error(
        "Judul kolom tabel harus berupa teks, dan setiap judul hanya sekali.",
        "Data dicari menurut judul kolomnya.",
        "Ganti judul kolomnya sebelum menghitung.",
    ),
    "E208": error(
        "Perhitungan ini bertingkat {dalam}, lebih dari {batas} yang diterima mesin tabel ini.",
        "Indikator yang memakai indikator lain menjadi kueri di dalam kueri, dan mesin basis data membatasi dalamnya.",
        "Pakai tabel Polars, PyArrow, atau pandas, atau hitung sebagian indikator dulu dengan indicators=[…].",
    ),
}
