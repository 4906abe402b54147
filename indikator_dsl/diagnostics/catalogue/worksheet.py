"""K: what the importer has to say about a raw worksheet. 1 the text, 2 the table, 3 levels and rows, 4 other lines,
5 files: workbooks and documents.
"""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "K101": error(
        "Tidak ada tabel kertas kerja di sini.",
        "Tidak ditemukan baris judul kolom (Nama, Indikator, Definisi, Formula) maupun baris tingkat seperti Tujuan.",
        "Beri baris judul kolom di atas tabelnya. Dalam berkas teks antarkolom dipisah oleh tab.",
    ),
    "K102": warning(
        "Baris judul kolom tidak ditemukan; kolom dianggap berurutan: {urutan}.",
        "Di atas tabel tidak ada baris yang menyebut Nama, Indikator, dan Definisi atau Formula.",
        "Periksa apakah isi kolomnya sudah tepat, atau tambahkan baris judul kolom lalu impor lagi.",
    ),
    "K103": error(
        "Teks ini bukan teks biasa: ada karakter NUL di dalamnya.",
        "Berkas biner diberi akhiran teks, atau teksnya tersimpan dalam pengodean lain.",
        "Simpan ulang sebagai teks biasa dengan pengodean UTF-8; berkas Word dan Excel dengan akhiran .docx dan .xlsx.",
    ),
    "K104": error(
        "Teks ini terlalu besar; batasnya {batas}.",
        "Kertas kerja adalah naskah yang ditulis orang; yang sebesar ini hampir pasti berkas lain.",
        "Periksa apakah berkasnya benar, atau pecah menjadi beberapa berkas.",
    ),
    "K201": warning(
        "Nomor {hilang} tidak ada: sesudah nomor {sebelum} (baris {baris}) langsung nomor {sesudah}.",
        "Penomoran kertas kerja melompat; mungkin ada bagian yang tertinggal.",
        "Periksa naskah aslinya; bila bagian itu memang tidak ada, abaikan peringatan ini.",
    ),
    "K202": note(
        "{jenis} ini tidak bernomor, padahal {jenis} yang lain bernomor.",
        "Penomoran di kertas kerja tidak lengkap.",
        "Tambahkan nomornya bila sudah pasti, misalnya Sasaran 3:.",
    ),
    "K203": warning(
        "Nomor {nomor} tidak urut: sebelumnya sudah nomor {sebelum} (baris {baris}).",
        "Nomor di kolom pertama berulang atau mundur.",
        "Periksa urutan bagiannya pada naskah asli.",
    ),
    "K204": warning(
        "Kolom nomor hilang di baris {baris}; isi kolomnya digeser satu ke kanan.",
        "Baris itu kurang satu kolom, sehingga nama berada di kolom nomor; sering terjadi sesudah ganti halaman.",
        "Periksa apakah nama, indikator, definisi, dan formula baris itu sudah di tempatnya.",
    ),
    "K205": note(
        "Judul kolom yang berulang dilewati.",
        "Judul kolom tercetak lagi di halaman berikutnya.",
        "Tidak perlu tindakan.",
    ),
    "K206": note(
        'Judul yang berulang dilewati: "{isi}".',
        "Judul tercetak lagi di halaman berikutnya.",
        "Tidak perlu tindakan.",
    ),
    "K207": note(
        "Tabel terputus sebelum baris ini (ganti halaman); baris ini dibaca sebagai lanjutannya.",
        "Ada baris kosong di tengah tabel.",
        "Periksa apakah baris ini memang melanjutkan bagian di atasnya.",
    ),
    "K208": warning(
        'Kolom "{kolom}" tidak dikenal; isinya disimpan sebagai Catatan.',
        "Judul kolom ini bukan salah satu yang dimengerti.",
        "Pindahkan isinya ke isian yang sesuai, misalnya Target atau Polaritas.",
    ),
    "K209": warning(
        'Baris ini punya kolom lebih banyak daripada judulnya; kelebihannya disimpan sebagai Catatan: "{isi}".',
        "Mungkin ada tab di dalam isi sebuah kolom.",
        "Periksa isi kolom-kolom baris ini pada naskah asli.",
    ),
    "K210": note(
        "Baris nomor kolom dilewati.",
        "Di bawah judul kolom ada baris yang hanya menomori kolomnya: (1), (2), (3).",
        "Tidak perlu tindakan.",
    ),
    "K211": note(
        "Mulai baris ini tabel memakai judul kolom yang lain.",
        "Di tengah naskah ada judul kolom yang berbeda dengan judul di atasnya.",
        "Periksa apakah isi tabel di bawahnya sudah di tempatnya.",
    ),
    "K212": warning(
        'Target "{isi}" tidak dapat dibaca sebagai satu bilangan untuk satu periode; disimpan sebagai Catatan.',
        "Isinya bukan bilangan, memuat beberapa bilangan, atau judul kolomnya tidak menyebut tahun yang jelas.",
        "Tulis Target: di bawah indikator itu, misalnya Target: 2025 = 85,5.",
    ),
    "K213": warning(
        'Polaritas "{isi}" tidak dikenal; disimpan sebagai Catatan.',
        "Yang dikenal: maximize, minimize, stabilize, range, atau kalimat seperti makin tinggi makin baik.",
        "Tulis Polaritas: di bawah indikator itu dengan salah satu kata tersebut.",
    ),
    "K214": note(
        'Formula di sel gabungan dipakai juga untuk indikator di baris ini: "{isi}".',
        "Sel formula digabung ke bawah meliputi beberapa indikator.",
        "Periksa apakah formula itu memang milik semua indikator tersebut.",
    ),
    "K215": note(
        'Baris ini dibaca sebagai lanjutan indikator "{nama}": "{isi}".',
        "Sel indikatornya digabung ke bawah meliputi baris ini.",
        "Periksa apakah isi baris ini memang milik indikator itu.",
    ),
    "K216": warning(
        'Baris "{isi}" di dalam sel formula disimpan sebagai Catatan.',
        "Baris itu diawali kata yang di berkas definisi membuka isian lain, misalnya Target: atau Contoh:.",
        "Bila memang bagian dari formula, tulis ulang tanpa kata itu di awal baris.",
    ),
    "K217": note(
        'Baris ini dibaca sebagai lanjutan judul kolom: "{isi}".',
        "Judul kolom tersusun atas beberapa baris, misalnya Target dengan tahun-tahun di bawahnya.",
        "Periksa apakah baris ini memang judul, bukan isi tabel.",
    ),
    "K301": warning(
        'Indikator "{nama}" belum punya formula.',
        "Kolom formulanya kosong; formula tidak pernah dikarang.",
        "Tulis Formula: di bawah indikator itu bila sudah ditetapkan.",
    ),
    "K302": warning(
        '"{nama}" belum diketahui mendukung sasaran yang mana.',
        "Kertas kerja tidak menunjukkan program mendukung sasaran apa.",
        "Tambahkan baris Mendukung: di bawah program itu, diisi nama sasarannya.",
    ),
    "K303": warning(
        '"{nama}" dianggap Kegiatan: namanya tidak diawali "Program" dan barisnya berada di bagian Program.',
        "Judul Kegiatan di atas baris ini tampaknya tertinggal.",
        "Periksa pada naskah asli; bila ternyata program, pindahkan ke tepi kiri dan ubah kuncinya.",
    ),
    "K304": warning(
        '{jenis} "{nama}" tidak ada induknya; seharusnya di bawah {induk}.',
        "Di atas baris ini belum ada tingkat yang dapat menjadi induknya.",
        "Tambahkan tingkat induknya di atasnya, lalu geser yang ini ke bawahnya.",
    ),
    "K305": error(
        'Baris ini belum diketahui tingkatnya dan dilewati: "{isi}".',
        "Di atasnya belum ada baris tingkat seperti Tujuan, Sasaran, atau Program.",
        "Tambahkan baris tingkat di atasnya pada naskah, lalu impor lagi.",
    ),
    "K306": warning(
        'Isi ini tidak punya indikator dan dilewati: "{isi}".',
        "Kolom indikator di baris ini kosong, padahal kolom lain berisi.",
        "Periksa naskah aslinya; salin isinya ke tempat yang benar.",
    ),
    "K307": warning(
        'Indikator "{nama}" sudah ada di tingkat yang sama, di baris {baris}.',
        "Satu indikator tertulis dua kali di bawah satu tingkat.",
        "Hapus salah satunya, atau beri nama yang berbeda.",
    ),
    "K308": warning(
        "Bagian {jenis} ini kosong dan dilewati.",
        "Di bawah judul bagian ini tidak ada satu baris pun.",
        "Periksa apakah isinya tertinggal.",
    ),
    "K309": warning(
        'Di baris judul {jenis} ada isi yang dilewati: "{isi}".',
        "Baris judul bagian hanya berisi nama tingkat dan kata Indikator.",
        "Periksa naskah aslinya; salin isinya ke tempat yang benar.",
    ),
    "K310": error(
        'Baris ini tampaknya sambungan sel di atasnya dan tidak dipakai: "{isi}".',
        "Sebuah sel berisi ganti baris (Enter), sehingga satu baris tabel terpotong menjadi dua.",
        "Satukan kedua baris itu dalam naskah, lalu impor lagi.",
    ),
    "K401": note(
        'Tanda tangan dilewati: "{isi}".',
        "Baris ini bagian dari tanda tangan pejabat, bukan isi tabel.",
        "Tidak perlu tindakan.",
    ),
    "K402": warning(
        'Baris di luar tabel dilewati: "{isi}".',
        "Baris ini tidak berkolom dan bukan judul maupun tanda tangan.",
        "Periksa apakah baris ini bagian dari isi yang tertinggal.",
    ),
    "K501": error(
        'Jenis berkas "{berkas}" tidak dikenal ({akhiran}); naskah dibaca dari .txt, .tsv, .csv, .xlsx, dan .docx.',
        "Cara membaca dipilih menurut akhiran nama berkas.",
        "Berkas .doc, .xls, .odt, atau .ods: buka, lalu simpan ulang sebagai .docx atau .xlsx. PDF: salin tabelnya.",
    ),
    "K502": error(
        "Tanda kutip di baris ini tidak berpasangan sehingga baris-baris CSV tidak dapat dipisahkan.",
        'Sel yang diawali tanda kutip harus diakhiri tanda kutip; kutip di dalamnya ditulis dua kali ("").',
        "Perbaiki tanda kutipnya, atau simpan ulang dari Excel sebagai CSV UTF-8.",
    ),
    "K503": warning(
        'Lembar "{lembar}" tidak berisi tabel kertas kerja dan dilewati.',
        "Di lembar itu tidak ditemukan baris judul kolom yang menyebut nama, indikator, dan isian lain.",
        "Bila lembar itu bagian dari kertas kerja, beri baris judul kolom di atas tabelnya.",
    ),
    "K504": warning(
        'Lembar "{lembar}" tersembunyi dan dilewati.',
        "Lembar itu tidak terlihat oleh orang yang membuka buku kerja ini.",
        "Bila memang bagian dari kertas kerja, tampilkan lembarnya, simpan, lalu impor lagi.",
    ),
    "K511": warning(
        "Isi sel ini {jenis}, bukan tulisan atau bilangan, dan dilewati: {isi}.",
        "Spreadsheet mengubah ketikan seperti 1/2 menjadi tanggal, dan rumus yang gagal menjadi galat.",
        "Ubah format selnya menjadi Text, ketik ulang isinya, lalu impor lagi.",
    ),
    "K512": warning(
        "{jenis} di sini tidak dibaca{isi}.",
        "Yang dibaca hanya tulisan di dalam sel dan paragraf, sebagaimana terlihat di halaman.",
        "Bila isinya bagian dari kertas kerja, ketik sebagai tulisan biasa di dalam selnya, lalu impor lagi.",
    ),
    "K513": warning(
        'Di sini ada {jenis} yang tidak dapat disalin dengan pasti; periksa hasilnya: "{isi}".',
        "Susunan itu punya arti yang tidak dapat ditulis dalam satu baris tulisan.",
        "Periksa formulanya di berkas definisi, lalu tulis ulang dengan kata-kata bila perlu.",
    ),
    "K514": note(
        "Baris tersembunyi di lembar ini ikut dibaca: {baris}.",
        "Baris itu disembunyikan atau tersaring, tetapi isinya tetap ada.",
        "Hapus barisnya bila memang tidak berlaku lagi, lalu impor lagi.",
    ),
    "K515": note(
        "Di sini ada perubahan terlacak; dibaca seakan-akan semuanya sudah diterima.",
        "Word menyimpan tulisan yang dihapus dan ditambahkan sampai perubahannya diterima.",
        "Terima atau tolak perubahannya di Word, simpan, lalu impor lagi.",
    ),
}
