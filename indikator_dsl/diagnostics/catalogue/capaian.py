"""C: target and capaian. 101-106 the policy, 109-125 why there is no achievement, or what to know of it, 2xx tables."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "C101": error(
        'Kebijakan "{nama}" tidak dikenal; yang tersedia: {daftar}.',
        "Berdasar menyebut nama kebijakan lain, yang ada di berkas definisi atau disertakan bersama program.",
        "Perbaiki namanya, atau hapus baris Berdasar dan tulis semua aturannya sendiri.",
    ),
    "C102": error(
        'Ada dua kebijakan yang sama-sama berlaku: "{lain}" dan "{nama}".',
        "Satu kumpulan definisi dinilai dengan satu kebijakan, supaya angka di satu laporan dapat dibandingkan.",
        "Hapus salah satunya, atau tulis `Berdasar:` di yang satu bila memang turunan yang lain.",
    ),
    "C103": error(
        'Aturan "{kunci}" memakai nama "{nama}"; yang boleh di sini hanya {boleh}.',
        "Aturan capaian dihitung dari realisasi dan target saja; batas bawah dan atas hanya dimiliki target rentang.",
        "Ganti dengan salah satu nama itu.",
    ),
    "C104": error(
        'Aturan "{kunci}" bukan hitungan.',
        "Isi aturan harus formula, misalnya Realisasi / Target x 100%.",
        "Tulis formulanya; keterangan tempatnya di Catatan.",
    ),
    "C105": error(
        'Berdasar "{nama}" berputar: kebijakan itu akhirnya berdasar pada dirinya sendiri.',
        "Rantai Berdasar harus berakhir pada kebijakan yang berdiri sendiri, paling banyak dua puluh tingkat.",
        "Hapus salah satu baris Berdasar di rantai itu.",
    ),
    "C106": error(
        'Kebijakan "{nama}" membatasi capaian dari {terendah} sampai {tertinggi}: tidak ada nilai yang mungkin.',
        "Batas terendah harus lebih kecil daripada batas tertinggi. Salah satunya mungkin berasal dari Berdasar.",
        "Perbaiki salah satunya; `Capaian terendah: tanpa batas` menghapus batas dari kebijakan yang menjadi dasarnya.",
    ),
    "C109": note(
        "Datanya tidak menyebut periode, sedangkan targetnya per periode: {ada}.",
        "Target yang mana yang harus dipakai tidak dapat diketahui.",
        "Isi kolom periode di berkas data.",
    ),
    "C110": note(
        "Tidak ada target untuk {periode}; yang ada: {ada}.",
        "Target triwulan tidak pernah diturunkan dari target setahun, dan sebaliknya.",
        "Tambahkan target untuk periode itu. Hanya realisasi `s.d.` yang dibandingkan dengan target setahun.",
    ),
    "C111": note(
        "Belum ada target.",
        "Definisi indikator dan tabel target tidak memuat targetnya.",
        "Tulis `Target:` pada indikatornya, atau tambahkan barisnya di tabel target.",
    ),
    "C112": note(
        "Realisasinya belum ada.",
        "Capaian membandingkan realisasi dengan target; indikatornya sendiri belum bernilai.",
        "Lihat status indikator itu.",
    ),
    "C113": note(
        "Targetnya 0, dan menurut kebijakan {kebijakan} capaiannya tidak dihitung.",
        "Realisasi dibagi 0 tidak ada hasilnya. Sebagian aplikasi memberi 0 atau 100; pilihan itu harus dinyatakan.",
        "Tulis `Target nol: 0` atau `Target nol: 100 bila tercapai` di kebijakannya bila kantor Anda memilihnya.",
    ),
    "C114": note(
        "Belum dinyatakan apakah makin tinggi atau makin rendah makin baik.",
        "Cara menghitung capaian bergantung pada polaritas, yang tidak pernah ditebak.",
        "Tulis `Polaritas: makin tinggi makin baik` pada indikatornya, atau isi kolom polaritas di tabel target.",
    ),
    "C115": note(
        'Kebijakan {kebijakan} tidak memuat aturan "{kunci}".',
        "Cara menghitungnya berbeda antarperaturan, maka harus dinyatakan.",
        "Tulis aturannya di kebijakan kantor, atau pakai kebijakan yang memuatnya, misalnya Permenpan RB 8/2021.",
    ),
    "C116": note(
        'Aturan "{kunci}" tidak memberi nilai: {sebab}',
        "Formula aturannya tidak dapat dihitung untuk realisasi dan target ini.",
        "Periksa angkanya; bila benar, laporkan sebagai tak terdefinisi.",
    ),
    "C117": note(
        "Capaian {asal} % dibatasi menjadi {batas} % menurut kebijakan {kebijakan}.",
        "Kebijakan menetapkan capaian terendah atau tertinggi.",
        "Tidak ada yang perlu diubah.",
    ),
    "C118": note(
        "Satuan targetnya tidak cocok: target {target}, sedangkan realisasinya dalam {satuan}.",
        "Persen dan bilangan biasa, juta dan miliar, menit dan jam, tidak dapat dibandingkan begitu saja.",
        "Perbaiki satuan target atau satuan indikatornya.",
    ),
    "C119": note(
        "Polaritasnya rentang, tetapi targetnya satu angka: {target}.",
        "Untuk polaritas rentang, targetnya batas bawah dan batas atas.",
        "Tulis seperti `Target: 2025 = 80 - 90`.",
    ),
    "C120": note(
        "Targetnya 0; menurut kebijakan {kebijakan} capaiannya {nilai} %.",
        "Realisasi dibagi 0 tidak ada hasilnya, dan kebijakan menyatakan apa yang dipakai.",
        "Tidak ada yang perlu diubah.",
    ),
    "C121": note(
        'Aturan "{kunci}" berbalik arah di sini: realisasi {realisasi} terhadap target {target} menjadi {nilai} %.',
        "Bila target atau realisasinya negatif, hasil bagi membuat yang lebih baik tampak lebih buruk.",
        "Nyatakan aturan yang sesuai, misalnya `Makin tinggi: 100 + (Realisasi - Target) / |Target| x 100%`.",
    ),
    "C122": note(
        "Dibandingkan dengan target setahun ({periode}), sedangkan realisasinya baru sebagian tahun.",
        "Untuk periode `s.d.` tidak ada target tersendiri, maka dipakai target tahunnya.",
        "Tidak ada yang perlu diubah. Bila ada target triwulan, tulis `s.d. TW II 2025 = 40`.",
    ),
    "C123": note(
        "Targetnya tidak menyebut unit, dan dipakai apa adanya untuk {unit}.",
        "Target kantor induk belum tentu target bagiannya; untuk jumlah, hampir pasti bukan.",
        "Isi kolom unit di tabel target bila setiap unit punya target sendiri.",
    ),
    "C124": note(
        "Satuan target ({target}) dan satuan realisasi ({satuan}) ditulis berbeda.",
        "Keduanya dibandingkan sebagai bilangan biasa.",
        "Samakan tulisannya bila memang sama.",
    ),
    "C125": note(
        "Targetnya {target}, sedangkan satuan realisasinya tidak ditulis; dibandingkan sebagai bilangan biasa.",
        "Nama dan formula indikatornya tidak mengatakan apakah hasilnya persen.",
        "Tulis `Satuan: %` pada indikatornya, atau hapus % di targetnya.",
    ),
    "C201": error(
        "Tabel target tidak punya kolom indikator dan target yang dapat dikenali.",
        "Baris pertama memuat judul kolom: indikator, lalu periode dan target, atau satu kolom untuk setiap periode.",
        "Tulis judul seperti `indikator;periode;target;polaritas`, atau `indikator;Target 2025;Target 2026`.",
    ),
    "C202": warning(
        'Kolom "{kolom}" di tabel target tidak dibaca.',
        "Yang dibaca: indikator, id, periode, target, satuan, polaritas, unit, sumber, dan kolom berjudul periode.",
        "Bila isinya hanya keterangan, beri judul keterangan atau catatan.",
    ),
    "C203": error(
        "Baris ini berisi target, tetapi tidak menyebut indikatornya.",
        "Setiap target harus jelas untuk indikator yang mana.",
        "Isi kolom indikatornya dengan nama atau id, atau hapus barisnya.",
    ),
    "C204": error(
        'Indikator "{nama}" diberi dua target yang berbeda untuk periode yang sama; yang pertama di {tempat}.',
        "Satu indikator hanya boleh punya satu target untuk satu periode.",
        "Hapus salah satunya, atau perbaiki periodenya. Indikator yang bernama sama dibedakan dengan idnya.",
    ),
    "C205": error(
        'Indikator "{nama}" bertarget {definisi} di definisi dan {tabel} di {tempat} untuk periode yang sama.',
        "Target di definisi dan di tabel target berbeda, dan tidak jelas mana yang berlaku.",
        "Hapus salah satunya.",
    ),
    "C206": error(
        'Polaritas "{nama}" ditulis "{satu}" di {di}, dan "{lain}" di {tempat}.',
        "Polaritas yang berbeda memberi capaian yang berbeda, dan tidak jelas mana yang berlaku.",
        "Hapus salah satunya.",
    ),
    "C207": warning(
        'Target "{isi}" untuk "{nama}" bukan angka, maka capaiannya tidak dihitung.',
        "Capaian hanya dapat dihitung terhadap angka; predikat seperti BB atau WTP tidak punya jarak.",
        "Tulis angkanya bila ada, misalnya nilai 70 untuk BB; bila tidak, biarkan.",
    ),
    "C208": error(
        'Id {id} milik "{nama}", tetapi baris ini bernama "{tertulis}".',
        "Id dan nama di baris yang sama menunjuk indikator yang berbeda.",
        "Perbaiki salah satunya, atau kosongkan kolom id.",
    ),
    "C209": error(
        'Unit "{nama}" di tabel target bukan unit ini dan bukan subunitnya; mungkin maksudnya "{mirip}".',
        "Target hanya berlaku untuk unit yang namanya sama; dengan ejaan lain targetnya tidak pernah dipakai.",
        "Perbaiki ejaannya di tabel target.",
    ),
    "C210": warning(
        'Target untuk unit "{nama}" tidak dipakai: bukan unit ini dan bukan salah satu subunitnya.',
        "Yang dikenal hanya unit yang disebut di `Unit:` dan `Subunit:`, dan unit yang sedang dihitung.",
        "Perbaiki namanya, tambahkan ke `Subunit:` bila memang bagiannya, atau biarkan.",
    ),
}
