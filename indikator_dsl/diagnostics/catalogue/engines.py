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
        "Kolom `{kolom}` berisi data `{nama}`, yang dipakai metode sebuah peraturan.",
        "Metode peraturan (IKM, SAKIP, Epdeskel) dihitung satu unit dan satu periode, tidak per kolom.",
        "Isikan nilai registry.evaluate sebagai kolom indikatornya, atau hitung indikator lain saja (indicators=[…]).",
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
        "Isi nilai indikatornya sebagai data, atau hitung indikator lain saja (indicators=[…]), atau pakai evaluate().",
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
    "E255": error(
        "Sebanyak {banyak} angka di tabel panjang tidak disertai nama datanya.",
        "Pada tabel panjang setiap baris memuat nama data dan nilainya; angka tanpa nama tidak dapat dihitung.",
        "Isi namanya, atau keluarkan baris itu dari tabel.",
    ),
    "E256": error(
        "Tabel ini panjang (kolom `{nama}` dan `{nilai}`), tetapi kolom `{kolom}` juga berjudul nama data.",
        "Tabel panjang memuat satu angka per baris, tabel lebar satu kolom per data; tidak jelas mana yang berlaku.",
        "Pindahkan angka kolom itu menjadi baris, atau hapus atau ganti judul kolom yang bukan data.",
    ),
    "E257": error(
        "Kolom `{pertama}` dan `{kedua}` sama-sama berjudul untuk isi yang sama.",
        "Tabel panjang memuat satu kolom nama dan satu kolom nilai; `data` dan `name` juga berarti nama.",
        "Ganti judul salah satunya, atau hapus kolom itu.",
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
    "E308": error(
        "Data `{nama}` dipakai rumus dan juga metode sebuah peraturan, yang tidak dihitung dalam SQL.",
        "Bila data itu terisi, indikator bermetode dihitung darinya; kueri hanya membaca nilai yang sudah diisikan.",
        "Hitung dengan registry.evaluate, atau sebutkan indikator yang diperlukan saja dengan `indicators`.",
    ),
    "E310": error(
        "`{nama}` dan `{lain}` adalah satu data, tetapi diberi dua kolom atau dua tipe.",
        "Keduanya nama atau sinonim dari data yang sama, dan yang mana yang dimaksud tidak dapat ditebak.",
        "Sebutkan salah satunya saja.",
    ),
    "E311": error(
        "Tidak ada indikator yang diminta.",
        "Daftar indikatornya kosong, maka pernyataannya tidak akan menghitung apa-apa.",
        "Sebutkan indikatornya, atau hapus pilihan itu supaya semuanya dihitung.",
    ),
    "E401": error(
        "Di {masukan} tidak ada berkas CSV atau Parquet.",
        "Masukan adalah satu berkas, sebuah folder, atau sebuah pola seperti data/*.csv; yang dibaca hanya .csv, "
        ".tsv, .txt, dan .parquet, dan bukan yang namanya berawal garis bawah atau titik.",
        "Periksa nama foldernya. Berkas Excel perlu disimpan sebagai CSV dahulu.",
    ),
    "E402": error(
        "{masukan} berisi berkas CSV dan berkas Parquet sekaligus.",
        "Keduanya mungkin memuat baris yang sama; membaca semuanya dapat menghitung satu baris dua kali.",
        "Sebut salah satu jenis saja, misalnya dengan pola data/*.parquet.",
    ),
    "E403": error(
        "Kepala kolom {berkas} tidak dapat dipakai: {sebab}.",
        "Baris pertama berisi nama kolom. Setiap kolom perlu nama, dan tidak ada dua yang sama.",
        "Perbaiki baris pertama berkas itu.",
    ),
    "E404": error(
        "Kolom {berkas} tidak sama dengan kolom {dasar}: {beda}.",
        "Berkas-berkas satu masukan dibaca sebagai satu tabel. Kolom yang hanya ada di sebagian berkas, atau yang "
        "jenis isinya berbeda, membuat hasilnya tidak dapat disatukan.",
        "Samakan kolomnya, atau hitung berkas itu tersendiri.",
    ),
    "E405": error(
        "Baris {baris} di {berkas} berisi {ada} kolom; kepala kolomnya {perlu}.",
        "Baris yang kurang atau lebih kolomnya menggeser angka ke nama yang salah.",
        "Perbaiki baris itu. Tanda pemisah di dalam sel perlu diapit tanda kutip.",
    ),
    "E406": error(
        "Tanda kutip di baris {baris} {berkas} tidak mengapit satu sel utuh.",
        "Dalam CSV tanda kutip membuka dan menutup sebuah sel. Yang di tengah sel, atau yang tidak ditutup, membuat "
        "baris sesudahnya terbaca sebagai bagian sel itu.",
        "Apit selnya dengan tanda kutip, dan tulis tanda kutip di dalamnya dua kali.",
    ),
    "E407": error(
        "Baris {baris} di {berkas} bukan teks UTF-8.",
        "Berkas besar dibaca sebagai UTF-8, supaya tidak ada huruf yang ditebak.",
        "Simpan ulang sebagai CSV UTF-8.",
    ),
    "E408": error(
        "Kolom `{kolom}` di {berkas} memakai titik desimal (`{isi}`), "
        "dan kolom `{kolom_koma}` koma desimal (`{isi_koma}`).",
        "Tanpa tahu tanda desimalnya, `1.234` bisa berarti seribu lebih atau satu lebih sedikit.",
        "Sebut tandanya: `--desimal koma` atau `--desimal titik`. Dengan titik, sel berkoma berstatus galat; "
        "dengan koma, tiap sel dibaca seperti `indikator hitung` membacanya.",
    ),
    "E409": error(
        "Berkas {berkas} tidak dapat dibaca: {sebab}.",
        "Sistem operasi menolak membuka atau membaca berkas itu.",
        "Periksa izin berkasnya, dan apakah disknya masih tersambung.",
    ),
    "E410": error(
        "{berkas} tidak terbaca sebagai Parquet.",
        "Berkas itu rusak, terpotong, atau bukan Parquet meskipun namanya berakhir .parquet.",
        "Ambil ulang berkas itu dari asalnya.",
    ),
    "E411": error(
        "Di {keluaran} sudah ada isi yang tidak dibuat oleh `indikator massal`, atau yang diubah sesudahnya.",
        "Hasil tidak pernah dicampur dengan berkas lain, dan berkas orang tidak pernah dihapus.",
        "Pilih folder yang kosong atau yang belum ada. Satu berkas .csv boleh diganti dengan `--ulang`.",
    ),
    "E412": error(
        "Hasil yang belum selesai di {keluaran} dihitung dengan {beda} yang lain.",
        "Bagian yang sudah ada dan bagian yang akan dihitung tidak akan seragam.",
        "Mulai dari awal dengan `--ulang`, atau pilih keluaran lain.",
    ),
    "E413": error(
        "Hasil tidak dapat ditulis ke {keluaran}: {sebab}.",
        "Bagian yang sudah selesai tetap tersimpan.",
        "Sediakan tempat, lalu jalankan perintah yang sama: perhitungan dilanjutkan dari bagian terakhir.",
    ),
    "E414": error(
        "Proses lain sedang menulis ke {keluaran}.",
        "Dua proses yang menulis ke satu keluaran akan saling menimpa.",
        "Tunggu sampai selesai, atau pilih keluaran lain.",
    ),
    "E415": error(
        "{berkas} berbentuk panjang: satu baris satu angka, dengan kolom nama dan nilai.",
        "Yang dihitung per baris adalah tabel lebar: satu baris satu unit dan periode, satu kolom satu data.",
        "Bentangkan tabelnya lebih dahulu, atau pakai `registry.evaluate_frame` yang mengenal bentuk panjang.",
    ),
    "E416": error(
        "Keluaran {keluaran} dan masukan {masukan} ada di tempat yang sama.",
        "Hasilnya akan menimpa masukannya, atau terbaca sebagai masukan pada perhitungan berikutnya.",
        "Pilih keluaran di luar tempat masukannya.",
    ),
    "E417": error(
        "{berkas} berubah selama perhitungan.",
        "Sebagian hasil dihitung dari isi yang lama dan sebagian dari isi yang baru.",
        "Jalankan lagi dengan `--ulang` setelah berkas itu tidak ditulis lagi.",
    ),
    "E418": error(
        "Bagian {berkas} mulai baris {baris} tidak terbaca.",
        "Mesin tabel menolak isinya, meskipun jumlah kolom dan tanda kutipnya benar.",
        "Periksa baris-baris itu: mungkin ada tanda yang tidak tampak.",
    ),
    "E419": error(
        "Bagian folder `{kolom}=…` bernama sama dengan sebuah data atau kolom.",
        "Nama folder memberi keterangan tentang baris, bukan angka untuk formula.",
        "Ganti nama folder atau kolomnya.",
    ),
}
