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
    "E203": error(
        "Kolom `{kolom}` berjenis {jenis}, yang tidak dapat memuat angka.",
        "Kolom data berisi bilangan atau teks yang ditulis sebagai bilangan; benar/salah, tanggal, dan daftar bukan.",
        "Ubah kolom itu menjadi bilangan lebih dulu, atau hapus dari tabel bila bukan data.",
    ),
}
