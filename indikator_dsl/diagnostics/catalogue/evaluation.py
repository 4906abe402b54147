"""H: why a result has no value (hasil)."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "H101": note(
        "Belum ada data untuk: {nama}.",
        "Satu atau lebih data yang dipakai formula belum diisi. Data yang kosong tidak pernah dianggap nol.",
        "Isi data itu, atau tulis 0 bila memang nol.",
    ),
    "H102": note(
        "Pembagian dengan nol: `{bagian}` bernilai 0.",
        "Penyebut bernilai nol, misalnya tidak ada laporan sama sekali; hasil baginya tidak ada, bukan 0 %.",
        "Tidak ada yang perlu diubah bila datanya benar; laporkan sebagai tak terdefinisi.",
    ),
    "H103": note(
        "Menunggu nilai dari sumbernya: {sumber}.",
        "Formula menunjuk peraturan, aplikasi, atau lembaga; nilainya tidak dihitung di sini.",
        "Isikan nilainya dalam berkas data atas nama indikator ini, dengan sumbernya.",
    ),
    "H104": note(
        "Indikator ini belum punya formula.",
        "Kolom formula pada naskah kosong.",
        "Tulis `Formula:` di berkas definisi; bila nilainya ditetapkan pihak lain, tulis `Formula: Sesuai …`.",
    ),
    "H105": error(
        "Formulanya tidak dapat dibaca: {sebab}",
        "Formula mengandung kesalahan, maka tidak ada yang dihitung.",
        "Perbaiki formulanya; `indikator periksa` menunjukkan tempatnya.",
    ),
    "H106": error(
        "Nilai `{bagian}` terlalu besar untuk dihitung.",
        "Pangkat atau perkalian menghasilkan bilangan dengan ribuan angka.",
        "Periksa pangkat dan satuan datanya.",
    ),
    "H107": note(
        "`{bagian}` tidak punya nilai: akar atau pangkat ini tidak berlaku untuk angkanya.",
        "Misalnya akar genap dari bilangan negatif, atau pembulatan ke jumlah desimal yang tidak bulat.",
        "Periksa datanya; bila datanya benar, laporkan sebagai tak terdefinisi.",
    ),
    "H108": note(
        "Indikator yang dipakainya tak terdefinisi: {nama}.",
        "Nilai indikator lain dipakai dalam formula ini, dan nilai itu sendiri tidak ada.",
        "Lihat penjelasan indikator tersebut.",
    ),
    "H109": error(
        "Indikator yang dipakainya galat: {nama}.",
        "Nilai indikator lain dipakai dalam formula ini, dan formulanya tidak dapat dibaca.",
        "Perbaiki formula indikator tersebut.",
    ),
    "H110": error(
        "Formulanya berputar: {jalur}.",
        "Indikator-indikator ini saling memakai, sehingga tidak ada yang dapat dihitung lebih dahulu.",
        "Ubah salah satu formula agar memakai data dasar.",
    ),
}
