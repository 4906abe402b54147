"""C: target and capaian. 10x the policy, 11x why there is no achievement or what bounds it, 2xx tables of targets."""

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
        'Aturan "{kunci}" memakai nama "{nama}"; yang boleh hanya Realisasi, Target, Batas Bawah, dan Batas Atas.',
        "Aturan capaian dihitung dari realisasi dan target saja.",
        "Ganti dengan salah satu nama itu.",
    ),
    "C104": error(
        'Aturan "{kunci}" bukan hitungan.',
        "Isi aturan harus formula, misalnya Realisasi / Target x 100%.",
        "Tulis formulanya; keterangan tempatnya di Catatan.",
    ),
    "C111": note(
        "Belum ada target untuk periode ini.",
        "Definisi indikator dan tabel target tidak memuat target untuk periode yang dihitung.",
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
    "C201": error(
        "Tabel target tidak punya kolom indikator dan target yang dapat dikenali.",
        "Baris pertama memuat judul kolom: indikator, lalu periode dan target, atau satu kolom untuk setiap periode.",
        "Tulis judul seperti `indikator;periode;target;polaritas`, atau `indikator;Target 2025;Target 2026`.",
    ),
    "C202": warning(
        'Kolom "{kolom}" di tabel target tidak dibaca.',
        "Judulnya tidak dikenal, atau sudah ada kolom lain dengan arti yang sama.",
        "Pakai judul indikator, periode, target, polaritas, atau sumber; hapus kolom yang tidak perlu.",
    ),
    "C203": error(
        "Ada {isi}.",
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
        'Polaritas "{nama}" ditulis "{definisi}" di definisi dan "{tabel}" di {tempat}.',
        "Polaritas di definisi dan di tabel target berbeda, dan tidak jelas mana yang berlaku.",
        "Hapus salah satunya.",
    ),
}
