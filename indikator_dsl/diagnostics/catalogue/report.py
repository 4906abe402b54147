"""L: what an office hands in. 1xx the report."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "L101": error(
        "Laporan tidak dapat ditulis sebagai {akhiran}; yang ada: {daftar}.",
        "Bentuk laporan ditentukan oleh akhiran nama berkasnya.",
        "Pakai salah satu akhiran itu, misalnya `-o laporan.html`.",
    ),
    "L102": error(
        "Paket untuk menulis laporan {bentuk} belum terpasang.",
        "Laporan HTML dan DOCX memakai paket tambahan, yang tidak dipasang bila tidak diminta.",
        "Jalankan perintah itu, atau tulis laporannya sebagai Markdown (`-o laporan.md`).",
    ),
    "L103": error(
        'Tanggal "{dicari}" tidak dapat dibaca.',
        "Tanggal di halaman laporan ditulis tahun, bulan, dan hari, misalnya 2026-01-15.",
        "Tulis `--tanggal 2026-01-15`, atau hapus pilihannya agar dipakai tanggal hari ini.",
    ),
    "L110": warning(
        "Dari {jumlah} unit, hanya {batas} yang pertama ditampilkan satu per satu.",
        "Tabel menurut unit dibatasi agar laporannya tetap dapat dibaca. Nilai gabungannya memakai semua unit.",
        "Tidak ada yang perlu diubah; untuk unit lain, buat laporan dengan `--unit`.",
    ),
    "L111": warning(
        "Nilai untuk {bagian} tidak dapat dihitung: {sebab}",
        "Datanya untuk bagian itu bertentangan atau tidak dapat digabung, sedangkan yang lain tetap ditampilkan.",
        "Perbaiki data yang disebut dalam pesan itu.",
    ),
}
