"""G: joining figures of many units and periods.

10x contradictions, 11x what is not joined, 12x data that do not match, 13x names of earlier periods.
"""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "G101": error(
        '"{nama}" untuk {periode} tertulis {nilai} ({tempat}), padahal menurut angka {dari} seharusnya {jumlah}.',
        "Angka satu periode harus cocok dengan angka periode-periode lain yang membentuknya.",
        "Perbaiki yang salah, atau hapus salah satunya.",
    ),
    "G102": warning(
        '"{nama}": angka {kedua} tidak ikut dihitung, karena sebagian bulannya sudah termasuk di {pertama} ({tempat}).',
        "Bulan yang sama tidak boleh terhitung dua kali, dan sebagian dari satu angka tidak dapat diambil.",
        "Isikan angka periode yang saling menyambung, misalnya setiap triwulan, atau setiap s.d.",
    ),
    "G103": error(
        '"{nama}" tertulis {nilai} untuk keseluruhan ({tempat}), padahal {cara} dari {banyak} adalah {jumlah}.',
        "Angka untuk seluruh unit dan angka unit-unitnya yang digabung harus sama.",
        "Perbaiki yang salah, atau hapus baris untuk keseluruhannya.",
    ),
    "G104": error(
        'Unit "{nama}" bukan salah satu subunit; mungkin maksudnya "{mirip}".',
        "Nama unit di data harus sama dengan yang ditulis di `Subunit:`, kalau tidak angkanya tidak ikut dihitung.",
        "Perbaiki ejaannya di data.",
    ),
    "G105": warning(
        'Data unit "{nama}" tidak dipakai: bukan {unit} dan bukan salah satu subunitnya.',
        "Yang digabung hanya unit yang disebut di `Subunit:`.",
        "Tambahkan ke `Subunit:` bila memang bagiannya; bila bukan, biarkan.",
    ),
    "G106": warning(
        '"{nama}" dipakai {nilai} untuk keseluruhan ({tempat}); {cara} dari {banyak} adalah {jumlah}.',
        "Ada angka untuk seluruh unit, dan angka unit-unitnya belum lengkap atau untuk bulan lain. "
        "Yang dipakai angka keseluruhannya.",
        "Lengkapi angka unit-unitnya supaya dapat dicocokkan.",
    ),
    "G107": error(
        '"{nama}" tertulis {nilai} ({tempat}), padahal "{asal}" untuk {periode} adalah {lain}.',
        "Keduanya berarti hal yang sama: angka periode sebelumnya.",
        "Perbaiki yang salah, atau hapus baris yang menyebut periode sebelumnya di namanya.",
    ),
    "G108": warning(
        '"{nama}": angka {periode} lebih kecil daripada {dari}, sehingga selisihnya {nilai}.',
        "Angka yang menghitung sejak Januari biasanya tidak berkurang.",
        "Periksa kedua angka itu. Bila memang ada koreksi, biarkan.",
    ),
    "G110": error(
        'Belum dinyatakan bagaimana "{nama}" digabung menjadi {periode}: yang ada {ada}.',
        "Angka beberapa periode dapat dijumlahkan, dirata-rata, atau diambil yang terakhir; itu tidak pernah ditebak.",
        "Tulis di berkas definisi, di bawah `Data:`, misalnya `Konsolidasi: jumlah` atau "
        "`Konsolidasi: periode: nilai terakhir; unit: jumlah`.",
    ),
    "G111": error(
        '"{nama}" adalah persentase atau perbandingan. {apa} tidak digabung dengan {cara}.',
        "Rata-rata persentase bukan persentase keseluruhan: 1 dari 1 dan 1 dari 9 rata-ratanya 56 %, padahal "
        "keseluruhannya 2 dari 10, yaitu 20 %.",
        "Kumpulkan pembilang dan penyebutnya, lalu persentasenya dihitung di sini; atau isikan satu angka keseluruhan.",
    ),
    "G112": error(
        'Belum dinyatakan bagaimana "{nama}" digabung antarunit: yang ada angka {ada}.',
        "Angka beberapa unit dapat dijumlahkan atau dirata-rata; itu tidak pernah ditebak.",
        "Tulis di berkas definisi, di bawah `Data:`, misalnya `Konsolidasi: jumlah`.",
    ),
    "G113": error(
        '"{nama}" tidak dapat dirata-rata: {periode} adalah angka yang menghitung sejak Januari.',
        "Rata-rata dihitung dari angka yang masing-masing untuk satu periode.",
        "Isikan angka setiap periode, bukan angka s.d.",
    ),
    "G114": error(
        '"{nama}" tidak dapat digabung antarunit dengan nilai terakhir.',
        "Unit-unit tidak berurutan, sehingga tidak ada yang terakhir.",
        "Pakai jumlah atau rata-rata untuk unit: `Konsolidasi: periode: nilai terakhir; unit: jumlah`.",
    ),
    "G115": error(
        '"{nama}" tidak dapat dirata-rata: panjang {pertama} dan {kedua} berbeda.',
        "Rata-rata dihitung dari angka yang periodenya sama panjang; selain itu bobotnya harus ditebak.",
        "Isikan angka periode yang sama panjang, misalnya setiap triwulan, atau satu angka untuk seluruh periode.",
    ),
    "G120": note(
        '"{nama}" belum ada dari {unit}, padahal data lain di formula ini sudah ada.',
        "Menghitungnya bersama data yang lebih lengkap berarti menganggap yang belum ada sama dengan 0.",
        "Mintalah datanya dari unit itu, atau isi 0 bila memang nol.",
    ),
    "G121": note(
        '"{nama}" belum ada untuk {periode}, padahal data lain di formula ini lebih lengkap.',
        "Menghitungnya bersama data yang lebih lengkap berarti menganggap yang belum ada sama dengan 0.",
        "Lengkapi datanya untuk setiap periode, atau isi 0 bila memang nol.",
    ),
    "G130": note(
        '"{nama}" diambil dari data "{asal}", {periode}.',
        "Nama yang menyebut tahun lalu, tahun n-1, atau (t-1) berarti data yang sama untuk periode lain.",
        "Bila bukan itu maksudnya, tulis namanya sebagai `Data:` di berkas definisi; nama yang dinyatakan didahulukan.",
    ),
}
