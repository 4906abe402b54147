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
    "E102": error(
        'Folder "{folder}" tidak dapat dipakai untuk menyimpan kode yang sudah jadi: {sebab}.',
        "Kode yang disimpan di situ akan dijalankan, jadi tidak boleh ada orang lain yang dapat mengubahnya.",
        "Tunjuk folder milik Anda sendiri, atau folder yang belum ada supaya dibuatkan.",
    ),
}
