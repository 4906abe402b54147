"""D: what is wrong with a definition file. 1 lines and their places, 2 names and values, 3 the file itself."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "D101": error(
        'Kunci "{kunci}" tidak dikenal di tempat ini.',
        "Kata di depan titik dua bukan salah satu kunci yang boleh ditulis di sini, atau salah eja.",
        "Perbaiki ejaannya. Bila baris ini sambungan isian di atasnya, geser lebih ke kanan daripada isian itu.",
    ),
    "D102": error(
        'Baris "{isi}" tidak berbentuk "Kunci: isi" dan tidak menyambung isian mana pun.',
        "Setiap baris dimulai dengan kunci dan titik dua, kecuali sambungan isian dan komentar.",
        "Tulis kuncinya di depan, atau beri tanda # di awal bila baris itu hanya keterangan.",
    ),
    "D103": error(
        'Baris "{isi}" berada di bawah {kunci} (baris {baris}), tetapi bukan isiannya.',
        "Hanya isian yang boleh bersambung, dan sambungannya lebih menjorok daripada isian itu; nama harus satu baris.",
        "Bila sambungan isian, geser lebih ke kanan. Bila sambungan nama, satukan dengan baris nama itu.",
    ),
    "D111": error(
        '"{kunci}:" menjorok lebih dalam daripada "{atas}:" di baris {baris}, sehingga tampak seperti sambungannya.',
        "Baris yang lebih menjorok daripada sebuah isian adalah sambungan isian itu.",
        "Sejajarkan dengan isian di atasnya. Bila memang sambungan, satukan dengan baris di atasnya.",
    ),
    "D112": warning(
        '"{kunci}:" dibaca sebagai sambungan "{atas}:" (baris {baris}); mungkin maksudnya kunci "{maksud}:".',
        "Baris yang lebih menjorok daripada sebuah isian adalah sambungan isian itu, sekalipun mirip sebuah kunci.",
        "Bila maksudnya kunci, perbaiki ejaannya dan sejajarkan dengan isian di atasnya.",
    ),
    "D121": error(
        "{kunci} tidak boleh berdiri sendiri di tepi kiri; tempatnya di bawah {tempat}.",
        "Jorokan sebuah baris menunjukkan miliknya siapa: baris terdekat di atasnya yang lebih ke kiri.",
        "Geser ke kanan sehingga berada di bawah pemiliknya.",
    ),
    "D122": error(
        "{kunci} tidak boleh berada di bawah {induk}; tempatnya: {tempat}.",
        "Urutan tingkat: IKD, Misi, Tujuan, Sasaran, Program, Kegiatan, Sub Kegiatan; indikator di bawah tingkatnya.",
        "Geser ke kiri atau ke kanan sampai berada di bawah pemilik yang benar.",
    ),
    "D123": error(
        '"{kunci}:" bukan isian {induk}; tempatnya di bawah {tempat}.',
        "Isian menjadi milik baris terdekat di atasnya yang lebih ke kiri, dan setiap jenis baris punya isian sendiri.",
        "Geser sehingga berada di bawah pemiliknya, lebih ke kanan daripada pemilik itu.",
    ),
    "D125": error(
        '"{kunci}:" hanya boleh ditulis di kepala berkas, di tepi kiri, sebelum tingkat dan data yang pertama.',
        "Judul, Unit, Subunit, dan Tahun berlaku untuk seluruh berkas.",
        "Pindahkan ke awal berkas.",
    ),
    "D126": error(
        '"{kunci}:" tidak ada pemiliknya; tempatnya di bawah {tempat}.',
        "Isian di tepi kiri bukan milik indikator, data, atau tingkat mana pun.",
        "Geser ke kanan sehingga berada di bawah pemiliknya.",
    ),
    "D201": error(
        '"{kunci}:" ditulis dua kali; yang pertama di baris {baris}: "{isi}".',
        "Isian ini hanya boleh satu kali, karena tidak jelas mana yang berlaku.",
        "Hapus salah satunya.",
    ),
    "D202": error(
        "{kunci} ini belum diberi nama.",
        "Sesudah titik dua harus ada namanya.",
        "Tulis nama di baris yang sama, sesudah titik dua.",
    ),
    "D203": error(
        'Indikator "{nama}" sudah ada di tingkat yang sama, di baris {baris}.',
        "Dua indikator bernama sama di bawah satu tingkat tidak dapat dibedakan.",
        "Hapus salah satunya, atau beri nama yang berbeda.",
    ),
    "D204": error(
        'Data "{nama}" sudah diterangkan di baris {baris}.',
        "Satu nama data hanya boleh diterangkan satu kali.",
        "Satukan kedua keterangannya.",
    ),
    "D205": warning(
        '"{kunci}:" belum diisi.',
        "Sesudah titik dua tidak ada isi.",
        "Isi, atau hapus barisnya.",
    ),
    "D206": note(
        "Formula belum diisi; indikator ini dianggap belum punya formula.",
        "Sesudah Formula: tidak ada isi.",
        "Tulis kalimat formulanya bila sudah ditetapkan.",
    ),
    "D211": error(
        'Tahun "{isi}" tidak dapat dibaca.',
        "Tahun ditulis sebagai satu tahun atau rentang tahun.",
        "Tulis seperti 2024 atau 2021-2026.",
    ),
    "D212": error(
        'Rentang tahun "{isi}" terbalik.',
        "Tahun awal lebih besar daripada tahun akhir.",
        "Tulis tahun awal di depan.",
    ),
    "D213": error(
        'Target "{isi}" tidak dapat dibaca.',
        "Target adalah satu angka, boleh diikuti % atau satuan, boleh didahului periode dan tanda sama dengan.",
        "Tulis seperti 85,5 atau 2024 = 80; 2025 = 85,5. Batas seperti <= 80 atau maks 80 ditulis 80, dan sisi yang "
        "baik di Polaritas. Yang bukan angka tempatnya di Catatan.",
    ),
    "D214": error(
        'Target "{isi}" untuk periode yang sudah ada targetnya.',
        "Satu periode hanya boleh punya satu target.",
        "Hapus salah satunya, atau perbaiki periodenya.",
    ),
    "D215": error(
        'Polaritas "{isi}" tidak dikenal.',
        "Polaritas menyatakan nilai yang bagaimana yang lebih baik.",
        "Tulis makin tinggi makin baik, makin rendah makin baik, makin dekat target makin baik, atau rentang.",
    ),
    "D216": error(
        'Konsolidasi "{isi}" tidak dikenal.',
        "Konsolidasi menyatakan cara menyatukan angka beberapa periode atau beberapa unit.",
        "Tulis jumlah, rata-rata, atau nilai terakhir; bila berbeda: periode: nilai terakhir; unit: jumlah.",
    ),
    "D217": error(
        'Konsolidasi "{isi}" sudah ditentukan sebelumnya di isian yang sama.',
        "Periode dan unit masing-masing hanya boleh punya satu cara.",
        "Hapus salah satunya.",
    ),
    "D218": warning(
        'Angka "{angka}" dibaca {dibaca}: koma adalah tanda desimal.',
        "Tiga angka sesudah koma sering berasal dari tulisan Inggris, yang memakai koma untuk ribuan.",
        "Bila maksudnya ribuan, pakai titik.",
    ),
    "D219": note(
        'Angka "{angka}" dibaca {dibaca}: titik di sini tanda desimal.',
        "Titik adalah tanda ribuan, tetapi di angka ini tidak mungkin demikian.",
        "Pakai koma sebagai tanda desimal.",
    ),
    "D220": error(
        'Kategori "{isi}" tidak dapat dibaca.',
        "Setiap kategori terdiri dari nama, tanda >= atau >, dan batas bawahnya; kategori dipisahkan titik koma.",
        "Tulis seperti Sangat Tinggi >= 91; Tinggi >= 76. Tanda > berarti batasnya sendiri belum termasuk.",
    ),
    "D221": error(
        'Kategori "{isi}" bernama atau berbatas sama dengan kategori lain di isian ini.',
        "Satu nilai hanya boleh masuk ke satu kategori.",
        "Hapus salah satunya, atau perbaiki batasnya.",
    ),
    "D222": error(
        'Isi "{isi}" tidak dapat dibaca di sini; tulis {tulis}.',
        "Isian ini hanya menerima bentuk tertentu, supaya tidak perlu ditebak maksudnya.",
        "Tulis seperti yang ditunjukkan pesannya.",
    ),
    "D224": error(
        'Rentang target "{isi}" terbalik: batas atasnya tidak lebih besar daripada batas bawahnya.',
        "Target berupa rentang ditulis dari batas bawah ke batas atas.",
        "Tukar kedua angkanya, misalnya 80 - 90; bila maksudnya satu angka, tulis satu angka saja.",
    ),
    "D225": warning(
        'Subunit "{isi}" ditulis dua kali.',
        "Setiap subunit hanya dihitung satu kali, juga bila ditulis dua kali dengan huruf besar-kecil yang berbeda.",
        "Hapus salah satunya.",
    ),
    "D226": error(
        'Kebijakan "{nama}" sudah ditulis di baris {baris}.',
        "Dua kebijakan bernama sama tidak dapat dibedakan.",
        "Satukan keduanya, atau beri nama yang berbeda.",
    ),
    "D230": warning(
        'Abaikan "{isi}" tidak dapat dibaca.',
        "Satu baris menyebut satu kode, lalu kata karena, lalu alasannya.",
        "Tulis seperti `Abaikan: P103 karena satuannya memang orang`; kode lain di barisnya sendiri.",
    ),
    "D231": warning(
        "{kode} diabaikan tanpa alasan, maka tetap dilaporkan.",
        "Alasan membuat orang lain, atau Anda sendiri tahun depan, tahu mengapa temuan ini dibiarkan.",
        "Tulis alasannya sesudah kata karena.",
    ),
    "D232": warning(
        "Tidak ada temuan berkode {kode}.",
        "Kode yang ditulis sesudah Abaikan salah ketik, atau milik versi program yang lain.",
        "Salin kodenya dari temuan yang hendak diabaikan.",
    ),
    "D233": warning(
        "{kode} tidak dapat diabaikan, maka tetap dilaporkan.",
        "Galat adalah sesuatu yang tidak dapat dibaca atau dihitung; temuan tentang Abaikan juga selalu ditampilkan.",
        "Perbaiki penyebabnya, lalu hapus baris Abaikan ini.",
    ),
    "D234": warning(
        "Tidak ada {kode} di sini; baris ini tidak mengabaikan apa pun.",
        "Penyebabnya sudah diperbaiki, atau Abaikan berada di bawah pemilik yang lain daripada temuannya.",
        "Hapus baris ini, atau pindahkan ke bawah pemilik temuannya; di kepala berkas berlaku untuk seluruh berkas.",
    ),
    "D301": error(
        "Berkas ini bukan teks biasa: ada karakter NUL di dalamnya.",
        "Berkas dari Word atau Excel, atau teks UTF-16, tidak dapat dibaca sebagai berkas definisi.",
        "Simpan ulang sebagai teks biasa (Plain Text) dengan pengodean UTF-8.",
    ),
    "D302": error(
        "Berkas ini tidak tersimpan dalam UTF-8: byte {byte} tidak dapat dibaca.",
        "Berkas disimpan dengan pengodean lain, misalnya ANSI (Windows-1252) atau UTF-16.",
        "Simpan ulang dengan pengodean UTF-8; di Notepad: Simpan Sebagai, lalu pilih Pengodean UTF-8.",
    ),
    "D303": error(
        "Berkas ini terlalu besar; batasnya {batas}.",
        "Berkas definisi adalah teks yang ditulis orang; yang sebesar ini hampir pasti berkas lain.",
        "Periksa apakah berkasnya benar, atau pecah menjadi beberapa berkas.",
    ),
    "D304": error(
        'Berkas "{berkas}" tidak dapat dibuka: {sebab}.',
        "Berkas tidak ada, atau tidak boleh dibaca.",
        "Periksa nama, tempat, dan izin berkas.",
    ),
    "D305": warning(
        "Berkas ini kosong: tidak ada satu pun indikator, tingkat, atau data di dalamnya.",
        "Isinya hanya baris kosong atau komentar.",
        "Periksa apakah berkasnya benar.",
    ),
    "D307": error(
        "Berkas ini tampaknya naskah kertas kerja, bukan berkas definisi.",
        "Isinya baris tabel dengan tab, seperti tersalin dari dokumen.",
        "Ubah dahulu dengan `indikator impor NASKAH -o BERKAS.indikator`.",
    ),
    "D306": error(
        "Berkas ini berisi lebih dari {batas} baris.",
        "Berkas definisi adalah teks yang ditulis orang; yang sepanjang ini hampir pasti berkas lain.",
        "Periksa apakah berkasnya benar, atau pecah menjadi beberapa berkas.",
    ),
}
