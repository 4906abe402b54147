"""P: what the checks on meaning ask (periksa)."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "P101": warning(
        "`{jarang}` ({kali_jarang} kali) dan `{sering}` ({kali_sering} kali) hanya berbeda satu huruf.",
        "Salah satunya mungkin salah ketik; bagi mesin keduanya nama yang berbeda.",
        "Perbaiki ejaannya, atau satukan dengan `Sinonim`. Bila memang dua hal, biarkan.",
    ),
    "P102": warning(
        '`{nama}` adalah persentase, tetapi definisinya menghitung jumlah: "{definisi}".',
        "Nama menyatakan bagian dari keseluruhan, definisi menyatakan banyaknya.",
        "Sebutkan pembandingnya dalam definisi, misalnya `Perbandingan jumlah … dengan jumlah seluruh …`.",
    ),
    "P103": warning(
        "`{nama}` adalah persentase, tetapi formulanya tidak dikalikan 100%.",
        "Hasil bagi 5/6 akan tampil 0,83 dan bukan 83,33.",
        "Tambahkan `x 100%` di akhir formula.",
    ),
    "P104": warning(
        "`{nama}` adalah jumlah, tetapi formulanya dikalikan 100.",
        "Sebuah jumlah biasanya tidak dinyatakan dalam persen.",
        "Periksa nama atau formulanya.",
    ),
    "P105": warning(
        "Program `{nama}` tidak menyatakan apa yang didukungnya.",
        "Naskah tidak menunjukkan Sasaran yang didukung program ini.",
        "Tambahkan `Mendukung: <nama Sasaran>` di bawah program, atau letakkan program di bawah Sasarannya.",
    ),
    "P106": warning(
        "Indikator `{nama}` belum punya formula.",
        "Kolom formula pada naskah kosong.",
        "Tulis `Formula:`; bila nilainya ditetapkan pihak lain, tulis misalnya `Formula: Hasil evaluasi Inspektorat`.",
    ),
    "P107": warning(
        "`{jarang}` ({kali_jarang} kali) dan `{sering}` ({kali_sering} kali) tampaknya istilah yang sama.",
        "Kedua istilah hanya berbeda imbuhan; bagi mesin keduanya nama yang berbeda.",
        "Pakai satu istilah, atau satukan nama datanya dengan `Sinonim`. Bila memang dua hal, biarkan.",
    ),
    "P108": warning(
        "`{bagian}` dibagi dengan dirinya sendiri, maka tidak berpengaruh pada hasilnya.",
        "Nama yang sama berdiri di atas dan di bawah garis bagi; biasanya salah satunya tersalin.",
        "Periksa penyebutnya: biasanya nama seluruhnya, misalnya `Jumlah laporan selesai / Jumlah laporan x 100%`.",
    ),
    "P109": warning(
        "Satuan `{satuan}` memerlukan pengali {perlu}, tetapi formulanya {pengali}.",
        "Pengali di formula dan satuan hasilnya tidak menyatakan skala yang sama.",
        "Sesuaikan pengalinya, atau perbaiki `Satuan`.",
    ),
    "P110": warning(
        "Satuan `{nama}` adalah `{satuan}`, tetapi formulanya {hasil}.",
        "Perhitungan seperti ini tidak dapat menghasilkan satuan itu.",
        "Perbaiki `Satuan`, atau periksa apakah formulanya milik indikator lain.",
    ),
    "P111": warning(
        "Nama `{nama}` juga dipakai di {tempat}, tetapi formulanya berbeda.",
        "Satu nama dengan dua perhitungan menghasilkan dua angka yang tidak dapat dibandingkan.",
        "Samakan formulanya, atau beri nama yang membedakan keduanya.",
    ),
    "P112": warning(
        "Formula ini sama dengan formula `{lain}` di {tempat}.",
        "Dua indikator yang berbeda nama menghitung hal yang sama; sering kali formulanya tersalin dan belum diubah.",
        "Periksa formulanya. Bila memang sama, tulis nama indikator itu sebagai formula, atau abaikan dengan alasan.",
    ),
    "P113": warning(
        "Data `{nama}` tidak dipakai formula atau invarian mana pun.",
        "Data ini tidak akan ditanyakan dalam templat dan tidak dapat diisi.",
        "Samakan namanya dengan nama dalam formula, beri `Sinonim`, atau hapus.",
    ),
    "P114": warning(
        "Sinonim `{sinonim}` sama saja dengan nama yang sudah ada pada `{nama}`.",
        "Perbedaan huruf besar, spasi, dan satuan (%) di ujung nama memang tidak membedakan nama.",
        "Hapus sinonim itu.",
    ),
    "P115": note(
        "Sinonim {sinonim} untuk `{nama}` tidak tertulis dalam formula atau invarian mana pun.",
        "Sinonim menyatukan nama yang berbeda tulisannya; yang ini hanya berguna bila berkas data memakainya.",
        "Periksa ejaannya; hapus bila tidak dipakai berkas data.",
    ),
    "P116": warning(
        "`{nama}` dibaca sebagai satu nama, padahal `{awal}` dan `{akhir}` masing-masing dikenal.",
        "Di antara dua nama itu tidak ada tanda hitung, maka seluruhnya dianggap satu nama data.",
        "Tulis tanda hitungnya; bila memang satu data, nyatakan dengan `Data:`.",
    ),
    "P117": warning(
        "Bobotnya berjumlah {jumlah}%, bukan 100%: {daftar}.",
        "Nilai gabungan dengan bobot yang tidak genap 100% akan terlalu besar atau terlalu kecil.",
        "Periksa bobot setiap bagian, dan apakah ada bagian yang terlewat.",
    ),
    "P118": warning(
        "`({bobot}%)` di dalam `{nama}` hanya keterangan nama, tidak ikut menghitung.",
        "Kurung sesudah sebuah nama adalah bagian dari nama itu.",
        "Tulis bobotnya sebagai pengali di depan nama; bila memang keterangan, biarkan.",
    ),
    "P119": warning(
        "`{nama}` adalah persentase; {akibat} ({cara}).",
        "Rata-rata atau jumlah persentase bukan persentase keseluruhan: 1 dari 1 dan 1 dari 9 adalah 2 dari 10, yaitu "
        "20 %, padahal rata-ratanya 56 %.",
        "Hapus konsolidasinya, dan tulis konsolidasi pembilang serta penyebutnya. Persentase yang datang dari luar "
        "diisi satu kali untuk keseluruhan, atau diambil yang terakhir: `Konsolidasi: periode: nilai terakhir`.",
    ),
    "P120": warning(
        "`{nama}` tidak dapat digabung antarunit dengan nilai terakhir.",
        "Unit-unit tidak berurutan, sehingga tidak ada yang terakhir.",
        "Tulis misalnya `Konsolidasi: periode: {periode}; unit: jumlah`.",
    ),
    "P121": warning(
        "Belum dinyatakan bagaimana {jumlah} data digabung antarunit: {daftar}.",
        "Berkas ini menyebut subunit. Angka mereka dapat dijumlahkan atau dirata-rata, dan itu tidak pernah ditebak.",
        "Tulis `Konsolidasi:` setiap data: misalnya `jumlah` untuk kejadian, `periode: nilai terakhir; unit: jumlah` "
        "untuk keadaan. Data yang memang diisi satu kali untuk keseluruhan: `Abaikan: P121 karena …` di kepala berkas.",
    ),
    "P125": warning(
        "`{nama}` punya target, tetapi belum dinyatakan apakah makin tinggi atau makin rendah makin baik.",
        "Tanpa polaritas capaiannya tidak dihitung; arahnya tidak pernah ditebak dari nama.",
        "Tulis `Polaritas: makin tinggi makin baik`, atau abaikan bila kolom polaritas di tabel target mengisinya.",
    ),
    "P126": warning(
        "Polaritas `{nama}` adalah rentang, tetapi targetnya satu angka: {target}.",
        "Rentang memerlukan batas bawah dan batas atas.",
        "Tulis misalnya `Target: 2025 = 80 - 90`, atau pakai `Polaritas: makin dekat target makin baik`.",
    ),
    "P127": warning(
        "Target `{nama}` adalah {target} persen: di atas 100.",
        "Persentase bagian dari keseluruhan tidak dapat melebihi 100; targetnya mungkin salah ketik.",
        "Perbaiki targetnya; bila memang dapat melebihi 100, misalnya pertumbuhan, abaikan dengan alasan.",
    ),
    "P128": warning(
        "Target `{nama}` bersatuan `{target}`, sedangkan indikatornya bersatuan `{satuan}`.",
        "Realisasi dan target yang berbeda satuan tidak dapat dibandingkan.",
        "Samakan satuannya, atau hapus satuan di belakang angka target.",
    ),
}
