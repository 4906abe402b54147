"""M18: office files (XLSX, DOCX) that are not opened, as data or as a worksheet."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "M180": error(
        'Berkas "{berkas}" memakai format lama (.xls atau .doc) yang tidak dibaca.',
        "Sebelum 2007 Excel dan Word menyimpan isi dengan susunan lain yang dapat membawa program.",
        "Buka di Excel, Word, atau LibreOffice, pilih Simpan Sebagai, lalu pilih .xlsx atau .docx.",
    ),
    "M181": error(
        'Berkas "{berkas}" dilindungi kata sandi sehingga isinya tidak dapat dibaca.',
        "Seluruh isinya diacak dengan kata sandi itu.",
        "Buka dengan kata sandinya, hapus perlindungannya (Berkas, Info, Proteksi), lalu simpan ulang.",
    ),
    "M182": error(
        'Berkas "{berkas}" memuat makro atau kontrol program ({bagian}) sehingga tidak dibuka.',
        "Makro adalah program; berkas isian dan kertas kerja tidak memerlukannya.",
        "Simpan ulang sebagai .xlsx atau .docx biasa, tanpa makro; atau salin tabelnya ke berkas baru.",
    ),
    "M183": error(
        'Berkas "{berkas}" mengambil isi dari tempat lain ({bagian}) sehingga tidak dibuka.',
        "Isinya bergantung pada berkas, templat, atau alamat yang tidak ikut dikirim dan dapat berubah.",
        "Putuskan tautannya (Excel: Data, Edit Tautan; Word: templat Normal), atau tempelkan nilainya ke berkas baru.",
    ),
    "M184": error(
        'Di dalam berkas "{berkas}" tertanam berkas atau objek lain ({bagian}) sehingga tidak dibuka.',
        "Objek tertanam dapat berisi apa saja dan isinya tidak terbaca sebagai tabel.",
        "Hapus objeknya, ketik isinya sebagai teks biasa, lalu simpan ulang; atau salin tabelnya ke berkas baru.",
    ),
    "M185": error(
        'Berkas "{berkas}" memuat deklarasi entitas XML ({bagian}) sehingga tidak dibuka.',
        "Excel, Word, dan LibreOffice tidak pernah menulisnya; deklarasi itu dapat membengkakkan isi tanpa batas.",
        "Buka di Excel, Word, atau LibreOffice, lalu simpan ulang; bila asalnya tidak jelas, jangan dipakai.",
    ),
    "M186": error(
        'Susunan arsip berkas "{berkas}" tidak wajar sehingga tidak dibuka: {sebab}.',
        "Dua program dapat melihat isi yang berbeda di dalam arsip seperti ini.",
        "Buka di Excel, Word, atau LibreOffice, lalu simpan ulang; bila asalnya tidak jelas, jangan dipakai.",
    ),
    "M187": error(
        'Berkas "{berkas}" bukan dokumen DOCX yang utuh.',
        "Isi berkas tidak tersusun sebagai dokumen Word; mungkin rusak, atau hanya diganti akhirannya.",
        "Buka di Word atau LibreOffice, lalu simpan ulang sebagai .docx.",
    ),
}
