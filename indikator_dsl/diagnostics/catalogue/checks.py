"""P: what the checks on meaning ask (periksa)."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, warning

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
}
