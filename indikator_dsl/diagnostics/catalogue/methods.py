"""S: methods of regulations. 10x finding them and their parameters, 11x joining, 12x data that cannot be right,
13x data that are missing, 20x and 21x tables of answers, 30x entered values."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "S101": warning(
        "Metode {nama} tidak dapat dipakai: {sebab}.",
        "Metode peraturan dapat ditambahkan oleh paket lain. Yang ini rusak dan dilewati; yang lain tetap dipakai.",
        "Perbarui atau hapus paket itu, atau beri tahu pembuatnya.",
    ),
    "S102": warning(
        'Formula "{nama}" dikenali oleh beberapa metode: {daftar}.',
        "Metode mana yang berlaku tidak pernah ditebak, jadi tidak satu pun dipakai dan nilainya diisi langsung.",
        "Sebutkan satu peraturan saja di formulanya.",
    ),
    "S103": error(
        'Ada dua kebijakan untuk metode {metode}: "{lain}" dan "{nama}".',
        "Satu metode dihitung dengan satu kebijakan, supaya angka di satu laporan dapat dibandingkan.",
        "Hapus salah satunya, atau tulis `Berdasar:` di yang satu bila memang turunan yang lain.",
    ),
    "S104": warning(
        '`Konsolidasi` yang ditulis untuk "{nama}" tidak dipakai: cara menggabungnya ditetapkan oleh metode {metode}.',
        "Jawaban survei dijumlahkan, skor penilaian tidak pernah dijumlahkan; pilihan lain memberi angka yang salah.",
        "Hapus baris `Konsolidasi` itu.",
    ),
    "S105": error(
        'Bobot komponen di kebijakan "{kebijakan}" berjumlah {jumlah}, bukan 100.',
        "Nilai setiap komponen paling besar sama dengan bobotnya, dan nilai akuntabilitas paling besar 100.",
        "Perbaiki baris `Bobot`, misalnya `Bobot: Perencanaan Kinerja = 30; Pengukuran Kinerja = 30; …`.",
    ),
    "S106": error(
        'Unsur di kebijakan "{kebijakan}" ditulis dua kali, atau hanya sebagian yang bernomor.',
        "Setiap unsur dikenal dari namanya. Nomornya (U1, U2, …) boleh ditulis di depan nama, tetapi di semua unsur.",
        "Tulis misalnya `Bobot: U1 Persyaratan = 1; U2 Waktu Penyelesaian = 1`.",
    ),
    "S108": error(
        'Tidak ada metode bernama "{nama}"; yang ada: {daftar}.',
        "Nama metode adalah nama kebijakannya: SKM, AKIP, Epdeskel, dan yang ditambahkan paket lain.",
        "Tulis salah satu nama itu, atau jalankan `indikator metode` tanpa nama.",
    ),
    "S109": error(
        "Populasi harus paling sedikit 1; tertulis {nilai}.",
        "Populasi adalah banyaknya pengguna layanan yang dapat disurvei.",
        "Tulis misalnya `indikator metode SKM --populasi 450`.",
    ),
    "S110": error(
        '"{nama}" tidak digabung dengan {cara}: {apa} bukan bagian dari satu nilai.',
        "Indeks beberapa unit yang dirata-rata menyamakan unit dengan 10 responden dan unit dengan 1.000 responden. "
        "Indeks keseluruhan dihitung dari semua jawaban yang dikumpulkan.",
        "Isikan jumlah nilai setiap unsur dan jumlah responden tiap unit (lihat `indikator metode`), atau satu nilai "
        "untuk keseluruhan.",
    ),
    "S111": error(
        '"{nama}" tidak digabung dengan {cara}: {apa} masing-masing milik satu unit.',
        "Skor penilaian diberikan kepada satu kantor, desa, atau kelurahan; jumlah dan rata-ratanya tidak berarti.",
        "Isikan skor unit itu sendiri, atau hitung untuk satu unit dengan `--unit`.",
    ),
    "S112": error(
        "Metode {metode} berhenti karena kesalahan programnya: {sebab}.",
        "Metode ini berasal dari paket lain dan tidak menangani data yang diberikan.",
        "Beri tahu pembuat paket itu. Sementara itu, kosongkan data metodenya dan isi nilainya langsung.",
    ),
    "S120": error(
        "Dari {responden} responden, jumlah nilai satu unsur pasti bilangan bulat dari {paling_kecil} sampai "
        "{paling_besar}; tertulis {daftar}.",
        "Setiap jawaban bernilai 1, 2, 3, atau 4. Yang diisikan jumlah semua jawaban, bukan rata-ratanya.",
        "Periksa jumlah nilai unsur itu dan jumlah respondennya.",
    ),
    "S121": error(
        '"{nama}" harus bilangan bulat di atas nol; tertulis {nilai}.',
        "Yang diisikan banyaknya orang yang menjawab.",
        "Perbaiki jumlah respondennya.",
    ),
    "S122": error(
        "Nilai komponen tidak mungkin: {daftar}.",
        "Nilai satu komponen paling kecil 0 dan paling besar sama dengan bobotnya.",
        "Periksa nilainya di lembar kerja evaluasi. Bila bobot di daerah Anda lain, tulis `Kebijakan: AKIP` dengan "
        "`Bobot:` sendiri.",
    ),
    "S123": error(
        "Skor tidak boleh di bawah nol: {daftar}.",
        "Skor setiap bidang dihitung dari nol ke atas.",
        "Periksa skornya di aplikasi Epdeskel.",
    ),
    "S130": note(
        "Belum ada jawaban untuk unsur {daftar}, padahal unsur lain sudah ada.",
        "Menghitung tanpa unsur itu mengubah bobot semua unsur, jadi tidak dilakukan diam-diam.",
        "Lengkapi jawabannya. Bila unsur itu memang tidak disurvei, tulis `Kebijakan: SKM` di berkas definisi dengan "
        "baris `Bobot` yang disarankan.",
    ),
    "S131": note(
        '"{unit}" belum dinilai: skornya 0 di semua bidang.',
        "Skor 0 berarti belum ada penilaian, bukan Kurang Berkembang.",
        "Isikan skornya setelah dinilai.",
    ),
    "S132": note(
        "Belum ada skor dari {daftar}; persentase dan jumlahnya dihitung dari semua {banyak} unit.",
        "Unit yang belum dinilai tidak dianggap belum berkembang, dan tidak dikeluarkan dari penyebutnya.",
        "Isikan skor setiap bidang untuk unit itu.",
    ),
    "S133": note(
        '"{nama}" dihitung dari skor setiap desa atau kelurahan, tetapi belum ada data per unit.',
        "Unit-unit yang dihitung adalah yang disebut di baris `Subunit:`, dan datanya memakai kolom unit.",
        "Tulis `Unit:` dan `Subunit:` di berkas definisi, lalu isikan skor setiap bidang untuk masing-masing unit.",
    ),
    "S134": note(
        'Nama "{nama}" tidak menyebut status mana yang dihitung: {daftar}.',
        "Unit yang dihitung adalah yang berstatus seperti disebut di nama indikatornya.",
        "Sebutkan statusnya di nama indikator, misalnya `Persentase kelurahan dengan kategori cepat berkembang`.",
    ),
    "S135": note(
        'Kata "{kata}" di nama "{nama}" mengubah status mana yang dihitung: {daftar}.',
        "Dengan kata seperti tidak, minimal, atau ke atas dapat dimaksud beberapa status; pilihannya tidak ditebak.",
        "Sebutkan semua status yang dihitung di nama indikatornya, misalnya `Persentase kelurahan berkembang dan cepat "
        "berkembang`.",
    ),
    "S201": error(
        "Tidak ada kolom unsur di tabel jawaban ini; unsurnya: {daftar}.",
        "Baris pertama tabel jawaban memuat nama unsur, satu kolom satu unsur.",
        "Tulis nama unsur sebagai judul kolomnya.",
    ),
    "S202": error(
        'Kolom "{kolom}" hanya bernomor, dan urutan unsurnya belum dinyatakan.',
        "Urutan unsur berbeda antarsumber: Sarana dan Prasarana ada yang U8, ada yang U9.",
        "Tulis nama unsur sebagai judul kolom; atau tulis nomornya di berkas definisi: `Kebijakan: SKM` dengan "
        "`Bobot: U1 Persyaratan = 1; …`.",
    ),
    "S203": error(
        'Ada dua kolom "{kolom}" di tabel jawaban.',
        "Yang mana yang berlaku tidak dapat diketahui.",
        "Hapus salah satunya, atau perbaiki judulnya.",
    ),
    "S204": error(
        'Kolom "{kolom}" bukan nama unsur; mungkin maksudnya "{mirip}".',
        "Jawaban di kolom yang judulnya tidak dikenal tidak ikut dihitung.",
        "Perbaiki judul kolomnya.",
    ),
    "S205": warning(
        'Kolom "{kolom}" tidak dibaca: bukan nama unsur.',
        "Yang dibaca hanya kolom unsur, unit, periode, sumber, dan indikator.",
        "Perbaiki judulnya bila memang unsur; bila bukan, biarkan.",
    ),
    "S206": error(
        'Jawaban "{unsur}" di baris {baris}{sel} kosong.',
        "Responden yang tidak menjawab semua unsur tidak dapat dihitung bersama yang lain tanpa mengubah rata-ratanya.",
        "Isi jawabannya, atau hapus baris responden itu.",
    ),
    "S207": error(
        "Tidak ada jawaban di tabel ini.",
        "Di bawah judul kolom, setiap baris berisi jawaban satu responden.",
        "Periksa apakah berkasnya benar.",
    ),
    "S208": error(
        "Sudah {banyak} kesalahan; baris-baris sesudahnya belum diperiksa.",
        "Kesalahan sebanyak itu biasanya satu sebab: kolom yang bergeser, atau berkas yang keliru.",
        "Perbaiki sebabnya, lalu jalankan lagi.",
    ),
    "S209": error(
        "Ada beberapa indikator SKM, dan tabel jawaban tidak menyebut yang mana: {daftar}.",
        "Jawaban satu layanan tidak dihitung untuk layanan lain.",
        "Tambahkan kolom `indikator` yang berisi nama indikatornya.",
    ),
    "S210": error(
        'Indikator "{isi}" di kolom indikator tidak dikenal; yang ada: {daftar}.',
        "Kolom indikator menentukan untuk indikator mana jawaban itu dihitung.",
        "Perbaiki namanya.",
    ),
    "S211": error(
        'Jawaban "{unsur}" di baris {baris}{sel} tertulis {isi}; yang boleh hanya 1, 2, 3, atau 4.',
        "Setiap jawaban bernilai 1 (tidak baik) sampai 4 (sangat baik).",
        "Perbaiki jawabannya.",
    ),
    "S212": error(
        "Tidak ada indikator yang dihitung dari jawaban survei.",
        "Tabel jawaban dipakai oleh indikator yang formulanya menyebut Permenpan RB Nomor 14 Tahun 2017.",
        "Tulis misalnya `Formula: Sesuai Permenpan RB Nomor 14 Tahun 2017`, atau hapus pilihan `--jawaban`.",
    ),
    "S213": error(
        "Periode jawaban{unit} tumpang tindih: {daftar}.",
        "Setiap baris adalah satu responden. Bila sebagian ditulis per tahun dan sebagian per triwulan, sebagian "
        "responden tidak akan terhitung.",
        "Tulis periode yang sama panjangnya di semua baris, misalnya triwulan saat responden itu menjawab.",
    ),
    "S214": error(
        "Kolom periode kosong di {baris}, padahal baris lain menyebut {daftar}.",
        "Jawaban tanpa periode tidak ikut dihitung di periode mana pun, sehingga respondennya hilang.",
        "Isi periodenya, atau kosongkan kolom periode di semua baris.",
    ),
    "S215": error(
        "Kolom unit kosong di {baris}, padahal baris lain menyebut {daftar}.",
        "Jawaban tanpa unit tidak dijumlahkan dengan jawaban unit lain, sehingga respondennya hilang.",
        "Isi unitnya, atau kosongkan kolom unit di semua baris.",
    ),
    "S216": error(
        'Periode "{isi}" di {baris} tidak dikenal, padahal baris lain menyebut periode seperti "{contoh}".',
        "Jawaban dengan periode yang tidak dikenal tidak ikut dihitung, sehingga respondennya hilang.",
        "Tulis periodenya seperti di baris lain: tahun, semester, triwulan, atau bulan; tanggal tidak perlu.",
    ),
    "S301": warning(
        '"{nama}" diisi {diisi} ({tempat}), padahal dari datanya dihitung {hasil}. Yang dipakai hasil hitungan.',
        "Nilai yang diisi dan data yang menjadi dasarnya harus sama.",
        "Periksa keduanya, lalu hapus nilai yang diisi atau perbaiki datanya.",
    ),
    "S302": warning(
        '"{nama}" diisi {diisi}, yaitu hasil dengan bobot {bobot}; dengan bobot {tepat} hasilnya {hasil}. Yang dipakai '
        "{hasil}.",
        "Bobot yang dipotong membuat jumlah semua bobot kurang dari 1, sehingga indeksnya terlalu kecil.",
        "Hapus nilai yang diisi, atau sampaikan kepada pengelola aplikasi yang menghitungnya.",
    ),
    "S303": warning(
        '"{nama}" diisi {nilai}, padahal nilainya hanya mungkin dari {terkecil} sampai {terbesar}.',
        "Mungkin salah ketik, atau yang diisi nilai dari skala lain.",
        "Periksa nilainya di sumbernya.",
    ),
    "S304": warning(
        '"{nama}" memakai nilai yang diisi, karena belum dapat dihitung dari datanya: {sebab}',
        "Sebagian data metodenya sudah diisi, sebagian belum.",
        "Lengkapi datanya, atau kosongkan semuanya bila hanya nilainya yang ada.",
    ),
}
