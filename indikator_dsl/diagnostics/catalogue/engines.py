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
    "E301": error(
        "`{dialek}` bukan dialek SQL yang dikenal.",
        "Setiap basis data menulis SQL dengan caranya sendiri. Yang dikenal: {daftar}.",
        "Pilih salah satu dari dialek itu.",
    ),
    "E302": error(
        "Tidak ada data bernama `{nama}` yang diperlukan definisi ini.",
        "Nama kolom dan tipe diberikan per data, dengan nama data seperti di `indikator templat`.",
        "Perbaiki nama datanya, atau hapus dari daftar kolom atau tipe.",
    ),
    "E303": error(
        "`{nama}` tidak dapat menjadi nama di {dialek}: {sebab}.",
        "Basis data memotong atau menolak nama seperti itu, dan nama yang terpotong bisa tertukar.",
        "Yang dapat dilakukan: {cara}.",
    ),
    "E304": error(
        "Hasilnya akan memuat dua kolom bernama `{nama}`.",
        "Kolom yang dibawa serta dan kolom indikator tidak boleh bernama sama, juga bila hanya besar kecil hurufnya "
        "yang berbeda.",
        "Jangan bawa kolom itu, atau beri indikatornya Kode lain.",
    ),
    "E305": error(
        "Pernyataan ini memerlukan {kolom} kolom, sedangkan {dialek} menerima paling banyak {batas}.",
        "Setiap data, indikator, dan status menjadi satu kolom.",
        "Bagi indikatornya ke beberapa pernyataan dengan `indicators` (di terminal: --indikator).",
    ),
    "E306": error(
        "Indikator yang saling memakai terlalu bertingkat untuk {dialek}: {sebab}.",
        "Setiap tingkat menjadi satu langkah, dan basis data tidak sanggup menyusun sebanyak itu.",
        "Hitung indikator di tingkat bawah lebih dulu, simpan nilainya, lalu pakai nilai itu sebagai data.",
    ),
    "E307": error(
        "`{tipe}` bukan tipe kolom yang dikenal.",
        "Tipe menentukan apa yang masih harus diperiksa. Yang dikenal: {daftar}.",
        "Pilih salah satu dari tipe itu.",
    ),
    "E102": error(
        'Folder "{folder}" tidak dapat dipakai untuk menyimpan kode yang sudah jadi: {sebab}.',
        "Kode yang disimpan di situ akan dijalankan, jadi tidak boleh ada orang lain yang dapat mengubahnya.",
        "Tunjuk folder milik Anda sendiri, atau folder yang belum ada supaya dibuatkan.",
    ),
}
