"""B: comparing periods and reaching targets (banding). B1 why a change is not divided, B2 why a datum has no answer."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "B101": note(
        'Tidak dapat dibandingkan: "{nama}" tidak bernilai pada periode {periode}. {sebab}',
        "Perubahan hanya ada di antara dua nilai. Data yang kosong tidak pernah dianggap nol.",
        "Lengkapi data periode itu, atau pilih periode lain.",
    ),
    "B102": note(
        "Perubahan ini tidak dapat dibagi. Bila hanya {data} yang berubah, nilainya tidak ada: {sebab}",
        "Bagian tiap data dihitung dari campuran angka lama dan angka baru, dan salah satu campuran itu tidak punya "
        "nilai.",
        "Tidak ada yang perlu diubah bila datanya benar; jelaskan perubahannya dengan kata-kata sendiri.",
    ),
    "B103": note(
        "Perubahan ini tidak dibagi: {jumlah} data berubah bersama, sedangkan pembagian yang persis dihitung sampai "
        "{batas} data.",
        "Setiap tambahan data melipatduakan campuran yang harus dihitung. Data yang hanya dijumlahkan, atau hanya ada "
        "di pembilang, tidak dibatasi.",
        "Bandingkan indikator yang menjadi bagiannya satu per satu, misalnya jumlah pembilang dan jumlah penyebutnya.",
    ),
    "B104": note(
        '"{nama}" tidak dapat diurai: nilainya tidak dihitung dari data yang terlihat pada hasilnya.',
        "Nilai itu datang dari cara lain, misalnya gabungan beberapa periode atau unit, bukan dari formulanya saja.",
        "Pilih satu unit dan satu periode, atau lihat asal nilainya dengan `indikator jelaskan`.",
    ),
    "B105": note(
        "Perubahan ini tidak dibagi: {jumlah} data berubah bersama, dan bagian tiap datanya baru persis dengan ribuan "
        "angka.",
        "Banyak data penyebut berubah sekaligus, sehingga pecahannya tidak punya penyebut bersama yang wajar. Bagian "
        "yang dibulatkan tidak diberikan, karena jumlahnya tidak lagi pasti.",
        "Bandingkan pembilang dan penyebutnya satu per satu sebagai indikator sendiri.",
    ),
    "B201": error(
        '`{data}` bukan data yang menentukan "{nama}". Datanya: {daftar}.',
        "Yang dapat dicari hanya data dasar yang dipakai formulanya, langsung atau lewat indikator lain.",
        "Salin namanya dari daftar itu.",
    ),
    "B202": note(
        "Berapa pun {data}, nilainya tetap sama.",
        "Dengan angka data yang lain, data ini tidak ikut menentukan nilai; misalnya ia dikalikan nol.",
        "Pilih data lain.",
    ),
    "B203": note(
        "{target} tidak pernah tercapai dengan mengubah {data} saja; nilainya hanya mendekati.",
        "Nilai ini batas yang didekati bila data itu terus bertambah, tetapi tidak pernah sampai.",
        "Pilih target lain, atau data lain.",
    ),
    "B204": note(
        "Tidak ada jawabannya: dengan {data} = {nilai}, formulanya tidak punya nilai.",
        "Satu-satunya angka yang memenuhi persamaannya membuat sebuah penyebut menjadi nol.",
        "Pilih target lain, atau data lain.",
    ),
    "B205": note(
        "Tidak dapat dicari untuk {data}: `{bagian}` bukan perbandingan sederhana dalam data itu.",
        "Yang dapat dipecahkan dengan persis: data itu dijumlahkan, dikurangkan, dikalikan, atau dibagi dengan data "
        "lain. Pangkat, akar, `min`, `maks`, dan data yang dikalikan dengan dirinya sendiri tidak.",
        "Cobalah beberapa angka dengan `indikator hitung`.",
    ),
    "B206": note(
        "Belum dapat dicari: {sebab}",
        "Untuk mencari satu data, semua data lain harus sudah ada dan formulanya harus dapat dihitung.",
        "Lengkapi data yang lain, atau perbaiki formulanya.",
    ),
    "B207": warning(
        "Jawaban ini melanggar invarian `{klaim}`{batas}.",
        "Angka yang diperlukan mustahil menurut pernyataan di berkas definisi, jadi target itu tidak tercapai dengan "
        "mengubah data ini saja.",
        "Ubah juga data lain, atau tinjau targetnya.",
    ),
    "B208": warning(
        "Jawaban ini lebih kecil dari nol: {data} = {nilai}.",
        "Sesuatu yang dihitung atau diukur biasanya tidak kurang dari nol.",
        "Ubah juga data lain, atau tinjau targetnya.",
    ),
    "B209": note(
        "Yang diperlukan {data} = {nilai}, tetapi tidak ada bilangan bulat di dekatnya yang memenuhi target.",
        "Data ini menghitung sesuatu yang tidak dapat dibagi.",
        "Pilih target lain, atau data lain.",
    ),
    "B210": error(
        'Tidak ada target untuk "{nama}"{periode}{sebab}.',
        "Berkas definisi tidak memuat `Target:` yang berlaku, dan perintahnya tidak menyebutkannya.",
        "Tulis `--target 80`, atau isikan `Target:` di bawah indikatornya.",
    ),
    "B211": error(
        "Target `{isi}` bukan satu bilangan yang pasti.",
        "Target ditulis sebagai satu bilangan: titik menandai ribuan, koma menandai desimal.",
        "Tulis misalnya `--target 85,5`.",
    ),
    "B212": note(
        '"{nama}" dihitung menurut {dasar} dari hasil survei atau penilaian, jadi tidak dicari berapa datanya agar '
        "target tercapai.",
        "Jawaban responden dan skor penilaian adalah hasil pengukuran; angka yang dicari mundur dari target bukan lagi "
        "hasil pengukuran.",
        "Lihat unsur mana yang mengubah nilainya antara dua periode: `indikator banding` dengan `--dari` dan `--ke`.",
    ),
}
