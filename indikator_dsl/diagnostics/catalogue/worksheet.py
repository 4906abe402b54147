"""K: what the importer has to say about a raw worksheet. 1 the text, 2 the table, 3 levels and rows, 4 other lines."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "K101": error(
        "Tidak ada tabel kertas kerja di dalam teks ini.",
        "Tidak ditemukan baris judul kolom (Nama, Indikator, Definisi, Formula) maupun baris tingkat seperti Tujuan.",
        "Salin tabelnya dari kertas kerja sehingga antarkolom terpisah oleh tab.",
    ),
    "K102": warning(
        "Baris judul kolom tidak ditemukan; kolom dianggap berurutan: {urutan}.",
        "Di atas tabel tidak ada baris yang menyebut Nama, Indikator, dan Definisi atau Formula.",
        "Periksa apakah isi kolomnya sudah tepat, atau tambahkan baris judul kolom lalu impor lagi.",
    ),
    "K103": error(
        "Teks ini bukan teks biasa: ada karakter NUL di dalamnya.",
        "Berkas Word, Excel, atau PDF harus diubah menjadi teks dahulu.",
        "Simpan ulang sebagai teks biasa dengan pengodean UTF-8.",
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
}
