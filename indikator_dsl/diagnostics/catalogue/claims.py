"""U: claims of an analyst. U10x reading them, U15x trying them, U2 what is doubtful about them."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "U101": error(
        "Invarian ini tidak dapat dibaca; bentuknya seperti `0 <= hasil <= 100` atau `naik bila Jumlah A naik`.",
        "Invarian membandingkan `hasil` atau data dengan `<=`, `>=`, `<`, `>`, `=`, atau `bagian dari`, atau "
        "mengatakan arahnya: `naik bila … naik`, `turun bila … naik`.",
        "Tulis misalnya `0 <= hasil <= 100` atau `naik bila Jumlah A naik`.",
    ),
    "U102": error(
        "Contoh ini tidak dapat dibaca; bentuknya seperti `Jumlah A = 2, Jumlah B = 3, hasil 66,67`.",
        "Contoh menyebut nilai tiap data, lalu hasilnya: `nama = bilangan`, dipisah koma, diakhiri `hasil`.",
        "Tulis misalnya `Jumlah A = 2, Jumlah B = 3, hasil 66,67`. Bila sebuah nama memuat koma, pisahkan dengan titik "
        "koma.",
    ),
    "U103": error(
        "Contoh menyebut `{nama}`, yang tidak dipakai formula mana pun dan tidak dinyatakan sebagai Data.",
        "Nama dalam contoh harus nama data atau indikator yang dikenal.",
        "Salin namanya dari formula, atau nyatakan sebagai `Data:`.",
    ),
    "U104": error(
        "Dalam contoh, `{isi}` bukan bilangan yang pasti.",
        "Contoh adalah bukti, maka bilangannya tidak ditebak: titik menandai ribuan, koma menandai desimal.",
        "Tulis bilangannya saja, misalnya `1.250` atau `66,67`; untuk hasil boleh juga `tak terdefinisi` atau "
        "`belum ada data`.",
    ),
    "U105": error(
        "Satuan `{satuan}` di belakang hasil bukan satuan indikator ini.",
        "Di belakang hasil hanya boleh ada satuan indikatornya.",
        "Hapus satuan itu, atau lengkapi `Satuan:` indikatornya.",
    ),
    "U106": error(
        "Nama `{nama}` dipakai beberapa indikator dengan formula berbeda: {daftar}.",
        "Pernyataan ini memakai nama yang tidak menunjuk satu indikator saja.",
        "Tambahkan `Sinonim` yang khas pada indikator yang dimaksud lalu pakai di sini.",
    ),
    "U107": error(
        "`{nama}` dihitung, bukan data yang diisi, maka tidak dapat dinaikkan sendiri.",
        "`naik bila … naik` mengubah satu data dan membiarkan yang lain tetap.",
        "Sebut data dasar yang dipakai formula.",
    ),
    "U108": error(
        "`{angka}` di sini berarti {bilangan} perseratus, sedangkan hasil persentase adalah bilangan seperti 80.",
        "Hasil `80 %` disimpan sebagai 80, sehingga `hasil <= 80%` akan membandingkannya dengan 0,8.",
        "Tulis bilangannya tanpa `%`.",
    ),
    "U109": error(
        "`{nama}` diberi dua nilai yang berbeda dalam satu contoh.",
        "Dua nama atau sinonim menunjuk data yang sama.",
        "Hapus salah satunya.",
    ),
    "U151": error(
        'Contoh untuk "{nama}" tidak cocok: tertulis {tertulis}, sedangkan formulanya menghasilkan {hasil}.',
        "Formula tidak menghitung apa yang dimaksud, atau contohnya salah hitung.",
        "Hitung contoh itu dengan tangan, lalu perbaiki yang keliru.",
    ),
    "U152": error(
        'Invarian `{klaim}` dari "{nama}" tidak selalu benar: bila {keadaan}, maka {hasil}.',
        "Ada data yang menurut semua pernyataan boleh terjadi, tetapi melanggar invarian ini.",
        "Bila data seperti itu mustahil, nyatakan sebabnya, misalnya `Invarian: Jumlah A bagian dari Jumlah B`. Bila "
        "mungkin terjadi, invarian atau formulanya yang perlu diperbaiki.",
    ),
    "U153": error(
        'Invarian `{klaim}` dari "{nama}" tidak selalu benar: bila {keadaan}, hasilnya {sebelum}; bila kemudian {data} '
        "menjadi {nilai}, hasilnya {sesudah}.",
        "Hasil bergerak ke arah yang berlawanan dengan yang dinyatakan.",
        "Periksa arah formulanya, atau perbaiki invariannya.",
    ),
    "U154": error(
        'Invarian `{klaim}` tidak terbukti: hasil "{nama}" tidak pernah berubah ketika {data} naik.',
        "Data itu tidak ikut menentukan hasil; mungkin tidak ada dalam formulanya.",
        "Periksa apakah formulanya memakai data itu.",
    ),
    "U201": warning(
        'Hasil "{nama}" bertentangan dengan invarian: `{kiri}` = {nilai_kiri} seharusnya {hubungan} `{kanan}` = '
        "{nilai_kanan}.",
        "Angka yang diisi, formula, atau invariannya keliru.",
        "Periksa data indikator itu pada sumbernya.",
    ),
    "U202": warning(
        "Contoh ini memberi nilai kepada `{nama}`, yang tidak dipakai indikator ini.",
        "Data itu dikenal, tetapi tidak ada dalam formula indikator ini atau yang dipakainya.",
        "Hapus dari contoh, atau periksa formulanya.",
    ),
    "U203": warning(
        "Contoh ini memakai angka yang dilarang invarian `{invarian}`.",
        "Angka contohnya mustahil menurut pernyataan tentang data.",
        "Pakai angka yang mungkin terjadi.",
    ),
    "U204": warning(
        "Invarian ini belum diuji: pencari contoh penyangkal (Hypothesis) belum terpasang.",
        "Pencarian memakai paket tambahan; contoh perhitungan tetap diuji tanpanya.",
        'Pasang dengan satu perintah: pip install "indikator-dsl[testing]".',
    ),
    "U205": warning(
        'Invarian `{klaim}` dari "{nama}" tidak dapat diuji: tidak ditemukan data yang memberinya nilai.',
        "Pernyataan tentang data saling bertentangan atau terlalu sempit, atau formulanya tidak pernah bernilai.",
        "Periksa invarian data yang bersangkutan, dan formulanya dengan `indikator periksa`.",
    ),
}
