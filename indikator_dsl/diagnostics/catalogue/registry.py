"""R: what can be said when definitions are bound together. R10x binding, R11x and R15x looking up names, R2 doubts."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "R101": error(
        "Formula berputar: {jalur}.",
        "Indikator-indikator ini saling memakai, sehingga tidak ada yang dapat dihitung lebih dahulu.",
        "Ubah salah satu formula agar memakai data dasar, bukan indikator.",
    ),
    "R102": error(
        "Folder `{folder}` tidak berisi berkas definisi (`{akhiran}`).",
        "Folder salah, atau berkasnya berakhiran lain.",
        "Sebutkan berkasnya langsung, atau beri akhiran itu pada namanya.",
    ),
    "R103": error(
        "Nama `{nama}` dipakai beberapa indikator dengan formula berbeda: {daftar}.",
        "Formula ini memakai nama yang tidak menunjuk satu indikator saja.",
        "Beri nama yang berbeda, atau tambahkan `Sinonim` yang khas pada indikator yang dimaksud lalu pakai.",
    ),
    "R104": error(
        "Data `{nama}` sudah dinyatakan di {tempat}.",
        "Satu data dinyatakan dua kali, mungkin dalam berkas berbeda.",
        "Satukan kedua pernyataan itu.",
    ),
    "R105": error(
        "Nama `{nama}` milik `{pemilik}` sudah dipakai untuk `{lain}`.",
        "Satu nama atau sinonim menunjuk dua hal yang berbeda.",
        "Hapus salah satu sinonim, atau pakai nama yang lebih lengkap.",
    ),
    "R106": error(
        "Tidak ada Tujuan, Sasaran, Program, atau Kegiatan bernama `{nama}`.",
        "`Mendukung` harus menyebut nama sebuah tingkat persis seperti tertulis.",
        "Salin namanya dari berkas ini.",
    ),
    "R107": error(
        "`{nama}` menunjuk lebih dari satu tingkat: {daftar}.",
        "Dua tingkat bernama sama.",
        "Bedakan namanya, misalnya dengan menambahkan keterangan dalam kurung.",
    ),
    "R108": error(
        "`{nama}` dinyatakan sebagai Data ({tempat}) dan sekaligus indikator dengan formula.",
        "Nilainya tidak bisa diisi dan dihitung sekaligus.",
        "Hapus pernyataan Data-nya, atau ganti namanya.",
    ),
    "R109": error(
        "Invarian ini tidak dapat dibaca.",
        "Invarian membandingkan dua hal dengan satu hubungan: `bagian dari`, `<=`, `>=`, `<`, `>`, atau `=`.",
        "Tulis misalnya `Jumlah A bagian dari Jumlah B`.",
    ),
    "R110": error(
        "Invarian menyebut `{nama}`, yang tidak dipakai formula mana pun dan tidak dinyatakan sebagai Data.",
        "Nama dalam invarian harus nama data yang dikenal.",
        "Periksa ejaannya, atau nyatakan sebagai `Data:`.",
    ),
    "R111": error(
        "Data `{nama}` tidak ditanyakan sendiri, hanya sebagai bagian dari `{gabung}`; mungkin maksudnya `{potong}`.",
        "Tanda hitung tanpa spasi di dalam formula adalah bagian dari nama, sehingga yang ditanyakan nama gabungannya.",
        "Bila maksudnya menghitung dua data, tulis formulanya dengan spasi; bila satu data, isi atas nama gabungannya.",
    ),
    "R112": error(
        "Data `{nama}` menggabungkan dua data yang ditanyakan terpisah: `{kiri}` dan `{kanan}`.",
        "Formula memakai kedua data itu sendiri-sendiri.",
        "Pecah menjadi dua baris, masing-masing dengan nilainya.",
    ),
    "R119": error(
        "Tidak ada kode `{kode}`. {mirip}",
        "Kode pesan terdiri atas satu huruf dan tiga angka, misalnya F201.",
        "Salin kodenya dari pesan; `indikator kode` tanpa isian menampilkan semuanya.",
    ),
    "R151": error(
        "Tidak ada indikator bernama `{nama}`. {mirip}",
        "Nama atau id yang dicari tidak ada dalam berkas definisi.",
        "Salin namanya dari daftar, atau pakai idnya.",
    ),
    "R152": error(
        "`{nama}` menunjuk beberapa indikator: {daftar}.",
        "Beberapa indikator bernama sama di tempat yang berbeda.",
        "Pakai id salah satunya.",
    ),
    "R153": error(
        "Data `{nama}` tidak dipakai formula mana pun. {mirip}",
        "Namanya salah eja, atau data ini milik berkas definisi lain.",
        "Perbaiki namanya; `indikator templat` menulis daftar nama yang dibutuhkan.",
    ),
    "R154": error(
        "`{nama}` ({id}) belum punya formula, maka nilainya belum dapat diisi.",
        "Indikator tanpa formula tidak menyatakan dari mana nilainya berasal.",
        "Tulis di berkas definisi `Formula: Sesuai …` bila nilainya ditetapkan pihak lain, atau tulis rumusnya.",
    ),
    "R155": error(
        "`{nama}` ({id}) dihitung dari formula, maka nilainya tidak diisi.",
        "Nilai indikator ini berasal dari data dasarnya.",
        "Hapus baris ini, dan isi data dasarnya.",
    ),
    "R202": warning(
        "Data `{nama}` tidak dipakai formula yang terbaca; mungkin milik formula yang masih galat.",
        "Ada formula yang tidak dapat dibaca, sehingga nama data yang dibutuhkannya belum diketahui.",
        "Perbaiki formula yang galat lebih dahulu.",
    ),
    "R203": warning(
        "`{nama}` dibaca sebagai satu nama, padahal {dikenal} dikenal sebagai nama tersendiri.",
        "Tanda hitung tanpa spasi di sekitarnya adalah bagian dari nama.",
        "Beri spasi di kedua sisi tandanya bila maksudnya menghitung; bila satu nama, nyatakan sebagai `Data:`.",
    ),
    "R204": note(
        "`{nama}` dibaca sebagai satu nama; sebagian darinya, {dikenal}, dikenal sebagai nama tersendiri.",
        "Tanda hitung tanpa spasi di sekitarnya adalah bagian dari nama.",
        "Beri spasi di kedua sisi tandanya bila maksudnya menghitung; bila satu nama, nyatakan sebagai `Data:`.",
    ),
    "R205": warning(
        "Formula `{nama}` hanya berisi bilangan; hasilnya selalu sama, apa pun datanya.",
        "Formula menyatakan cara menghitung dari data; hasil yang sudah jadi tempatnya di berkas data atau `Target`.",
        "Tulis nama data yang dihitung, misalnya `Jumlah A / Jumlah B x 100%`.",
    ),
    "R206": warning(
        "Pembagi di sini selalu nol, sehingga hasilnya tidak akan pernah ada.",
        "Pembaginya tertulis sebagai bilangan 0, bukan sebagai nama data.",
        "Tulis nama data yang menjadi pembaginya.",
    ),
    "R207": warning(
        "Data {unit} bertentangan dengan invarian: `{kiri}` = {nilai_kiri} seharusnya {hubungan} `{kanan}` = "
        "{nilai_kanan}.",
        "Angka satu unit tidak mungkin benar bersama-sama, walau jumlah semua unit tampak wajar.",
        "Periksa kedua angka itu pada unit tersebut.",
    ),
    "R201": warning(
        "Data bertentangan dengan invarian: `{kiri}` = {nilai_kiri} seharusnya {hubungan} `{kanan}` = {nilai_kanan}.",
        "Angka yang diisi tidak mungkin benar bersama-sama, atau invariannya keliru.",
        "Periksa kedua angka itu pada sumbernya.",
    ),
}
