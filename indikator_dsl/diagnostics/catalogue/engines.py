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
    "E240": error(
        'Tabel tidak memiliki kolom "{kolom}". Kolom yang ada: {daftar}.',
        "Tabel panjang memerlukan kolom unit, periode, nama, dan nilai; namanya dapat ditentukan saat memanggil.",
        "Sebutkan nama kolom yang benar, atau ubah nama kolom di tabel.",
    ),
    "E241": error(
        "Tidak diketahui unit mana membentuk unit mana: tabel, daftar, dan Subunit di definisi tidak menyebutnya.",
        "Induk tiap unit dapat berupa kolom tabel, daftar, atau kepala definisi; ketiganya tidak ada.",
        "Sebutkan kolom induk (parent) atau daftar unit dan induknya, atau tulis Unit dan Subunit di kepala definisi.",
    ),
    "E243": error(
        'Satu unit ditulis dengan dua cara: "{pertama}" dan "{kedua}".',
        "Mesin tabel membandingkan tulisan huruf demi huruf, sehingga unit itu akan dihitung dua kali.",
        "Samakan tulisannya, atau berikan induk sebagai daftar: di situ huruf besar dan spasi tidak dibedakan.",
    ),
    "E244": error(
        'Angka "{nama}" memiliki periode yang tidak dikenal: {label}.',
        "Untuk menggabung, setiap angka perlu bulan, triwulan, semester, atau tahun yang jelas.",
        "Isi periodenya, atau keluarkan baris itu dari tabel.",
    ),
    "E245": error(
        "Tabel tidak memiliki angka untuk tahun dari periode {periode}. Periode yang ada: {daftar}.",
        "Periode yang diminta tidak ada di tabel.",
        "Minta salah satu periode yang ada, atau tambahkan angkanya.",
    ),
    "E246": error(
        'Angka "{nama}" untuk {angka} tidak dapat digabung menjadi {periode} di tabel{lain}.',
        "Mesin tabel menggabung bagian yang sama panjang, tidak bertumpuk, tanpa s.d.; selebihnya perlu penafsir.",
        "Sisakan satu jenis periode untuk data itu, atau hitung dengan evaluate().",
    ),
    "E247": error(
        '"{unit}" disebut di bawah lebih dari satu induk: {induk}.',
        "Satu unit pada daftar hanya dapat membentuk satu induk.",
        "Perbaiki daftar itu; bila dua unit bernama sama, bedakan namanya, misalnya dengan kode wilayah.",
    ),
    "E248": error(
        "Sebanyak {banyak} angka di tabel tidak menyebut unit atau induknya.",
        "Angka tanpa unit tidak dapat dihitung untuk siapa pun.",
        "Isi kolomnya, atau keluarkan baris itu dari tabel.",
    ),
    "E249": error(
        'Tabel memuat angka "{unit}" sebagai induk, di samping angka unit di bawahnya.',
        "Angka induk sendiri perlu dibandingkan dengan angka unitnya; itu dilakukan penafsir, tidak oleh mesin tabel.",
        "Keluarkan baris induk dari tabel, atau hitung dengan evaluate().",
    ),
    "E250": error(
        'Data "{nama}" dihitung dengan metode suatu peraturan, yang tidak dikenal mesin tabel.',
        "Metode seperti IKM dan SAKIP hanya dihitung oleh penafsir.",
        "Isi nilai indikatornya sebagai data, atau hitung dengan evaluate().",
    ),
    "E251": error(
        'Nilai "{nama}" untuk {periode} hanya dapat ditentukan penafsir.',
        "Nilainya dihitung dari indikator pada periode itu, atau diisi sendiri di samping angka periode itu.",
        "Isi nilainya sebagai data dan keluarkan angka periode itu, atau kecualikan indikatornya.",
    ),
    "E252": error(
        "Sebanyak {banyak} unit di tabel tidak ada pada daftar induk: {daftar}.",
        "Unit yang salah ketik akan hilang tanpa diketahui.",
        "Perbaiki tulisannya, tambahkan ke daftar, atau keluarkan barisnya dari tabel.",
    ),
    "E253": error(
        'Periode yang diminta, "{periode}", bukan bulan, triwulan, semester, atau tahun.',
        "Tabel digabung menurut bulan pada kalender.",
        "Tulis misalnya 2025, TW II 2025, atau Maret 2025.",
    ),
    "E254": error(
        'Kolom "{kolom}" berisi {jenis}, padahal seharusnya nama.',
        "Unit, induk, periode, dan nama data ditulis sebagai teks atau bilangan bulat.",
        "Ubah jenis kolom itu menjadi teks.",
    ),
}
