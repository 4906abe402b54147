"""M: figures and the files they come in. M1 errors, M2 warnings, M3 notes."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning
from indikator_dsl.diagnostics.catalogue.office import ENTRIES as OFFICE

__all__ = ["ENTRIES"]

FILES: dict[str, Entry] = {
    "M101": error(
        'Berkas "{berkas}" tidak ditemukan.',
        "Tidak ada berkas dengan nama itu di tempat yang disebut.",
        "Periksa nama, folder, dan akhiran berkas.",
    ),
    "M102": error(
        'Berkas "{berkas}" tidak dapat dibuka: {sebab}.',
        "Berkasnya ada, tetapi sistem tidak mengizinkan isinya dibaca.",
        "Tutup berkas itu di program lain, periksa izinnya, atau salin ke folder sendiri.",
    ),
    "M103": error(
        'Jenis berkas "{berkas}" tidak dikenal ({akhiran}); yang dapat dibaca: .csv, .tsv, .txt, .json, dan .xlsx.',
        "Cara membaca dipilih menurut akhiran nama berkas.",
        "Simpan data sebagai CSV UTF-8 atau XLSX. Berkas .xls lama: buka, lalu simpan ulang sebagai .xlsx.",
    ),
    "M104": error(
        'Berkas "{berkas}" lebih besar dari {batas} MB.',
        "Data indikator sebesar itu hampir pasti bukan data yang dimaksud.",
        "Pastikan berkasnya benar, atau bagi menjadi beberapa berkas.",
    ),
    "M105": error(
        "Berkas ini tidak disimpan sebagai UTF-8: huruf di sini tidak dapat dibaca. "
        'Di Excel: Simpan Sebagai, lalu pilih "CSV UTF-8 (dipisahkan koma)".',
        'Pilihan "CSV" biasa di Excel memakai pengodean lama (cp1252) yang artinya bergantung pada komputernya.',
        "Simpan ulang sebagai UTF-8; di Notepad: Simpan Sebagai, Pengodean UTF-8.",
    ),
    "M106": error(
        "Di sini ada karakter NUL: berkas ini bukan teks UTF-8. Simpan ulang sebagai CSV UTF-8 atau JSON UTF-8.",
        "Berkas biner (misalnya buku kerja Excel yang diberi akhiran .csv), atau UTF-16 tanpa tanda pengenal.",
        "Buka di program asalnya dan simpan sebagai UTF-8; buku kerja Excel diberi akhiran .xlsx.",
    ),
    "M107": error(
        "Berkas ini kosong.",
        "Tidak ada satu sel pun yang berisi.",
        "Periksa apakah berkas yang benar sudah disimpan.",
    ),
    "M108": error(
        'Untuk berkas XLSX seperti "{berkas}" perlu paket tambahan yang belum terpasang.',
        "Paket pembaca dan penulis XLSX tidak ikut dipasang dengan paket dasar.",
        'Pasang dengan satu perintah: pip install "indikator-dsl[xlsx]", atau simpan datanya sebagai CSV UTF-8.',
    ),
    "M109": error(
        'Berkas "{berkas}" bukan buku kerja XLSX yang utuh, atau dilindungi kata sandi.',
        "Isi berkas tidak tersusun sebagai buku kerja; mungkin rusak, terenkripsi, atau hanya diganti akhirannya.",
        "Buka di Excel atau LibreOffice, hapus kata sandinya, dan simpan ulang sebagai .xlsx.",
    ),
    "M110": error(
        'Isi berkas "{berkas}" menjadi {ukuran} MB setelah dibuka; batasnya {batas} MB.',
        "Berkas XLSX adalah arsip terkompresi; yang kecil pun dapat berisi sangat banyak.",
        "Pindahkan lembar data ke buku kerja baru tanpa gambar dan lembar lain.",
    ),
    "M111": error(
        'Tabel pada berkas "{berkas}" terlalu luas: sampai {sampai} lebih dari {batas} sel, yang kosong ikut dihitung.',
        "Satu isian yang jauh dari data membuat lembar dihitung sebagai jutaan sel.",
        "Hapus isi yang jauh di luar tabel, lalu simpan ulang; atau bagi menjadi beberapa berkas.",
    ),
    "M112": error(
        "Tanda kutip yang dibuka di sini tidak pernah ditutup; sejak baris ini berkas tidak dapat dibaca.",
        'Sel yang diawali tanda kutip harus diakhiri tanda kutip; kutip di dalamnya ditulis dua kali ("").',
        "Tutup tanda kutipnya, atau hapus bila memang bukan pengapit sel.",
    ),
    "M113": error(
        "Setelah tanda kutip penutup sel ini masih ada tulisan atau spasi; seluruh barisnya tidak dapat dibaca.",
        'Tanda kutip di dalam sel ditulis satu kali saja, sehingga dikira penutup; seharusnya dua kali ("").',
        "Gandakan tanda kutip di dalam sel, atau letakkan pemisah kolom setelah tanda kutip penutup.",
    ),
    "M114": error(
        'Tulisan "{nama}" terlalu panjang untuk satu sel; batasnya {batas} karakter.',
        "Biasanya karena tanda kutip yang tidak ditutup; spreadsheet pun memotong sel yang lebih panjang.",
        "Periksa tanda kutip di sekitarnya, atau pendekkan tulisannya.",
    ),
    "M115": error(
        "Baris ini punya {jumlah} sel, sedangkan judul kolomnya hanya {judul}.",
        "Biasanya karena koma desimal atau koma dalam nama ikut dianggap pemisah kolom.",
        'Apit sel yang berisi pemisah dengan tanda kutip ("85,5"), atau pakai titik koma sebagai pemisah kolom.',
    ),
}

TABLES: dict[str, Entry] = {
    "M120": error(
        "Bentuk tabel ini tidak dapat ditentukan: {sebab}. Bentuk panjang: judul kolom nama dan nilai, satu baris satu "
        "data. Bentuk lebar: setiap judul kolom adalah nama data, setiap baris satu unit atau periode.",
        "Baris pertama yang berisi harus judul kolom dari salah satu bentuk itu.",
        "Tambahkan baris judul kolom, misalnya nama;nilai;periode;unit;sumber.",
    ),
    "M121": error(
        'Kolom "{kedua}" sama artinya dengan kolom "{pertama}".',
        "Dua kolom menyebut hal yang sama sehingga tidak jelas mana yang berlaku.",
        "Sisakan satu kolom, atau ganti judul yang lain (misalnya keterangan).",
    ),
    "M122": error(
        "Sel ini{sel} berisi sesuatu, tetapi kolomnya tidak berjudul.",
        "Isi di bawah judul yang kosong tidak diketahui artinya.",
        "Beri kolom itu judul, atau kosongkan selnya.",
    ),
    "M123": error(
        'Kolom "{kolom}" tidak dikenal dan mirip sekali dengan kolom yang dikenal.',
        "Judul kolom salah tulis; bila diabaikan, isinya hilang tanpa terasa.",
        "Perbaiki tulisannya, atau pakai judul lain yang jelas berbeda.",
    ),
    "M124": error(
        "Nilai ini{sel} tidak bernama: kolom nama pada barisnya kosong.",
        "Nilai tanpa nama tidak dapat dipakai. Sel gabungan hanya memberi nama pada baris pertamanya.",
        "Isi kolom nama pada setiap baris.",
    ),
    "M125": error(
        'Nama, periode, unit, atau sumber di sini tidak dapat dipakai: "{nama}".',
        "Nama tidak berisi satu huruf atau angka pun, atau tulisannya memuat setengah karakter yang rusak.",
        "Tulis ulang dengan huruf biasa.",
    ),
    "M126": error(
        'Kolom "{kolom}"{sel} harus berisi tulisan atau bilangan.',
        "Selnya berisi tanggal, benar/salah, atau galat rumus.",
        "Ubah sel itu menjadi teks, misalnya 2024 atau Triwulan I 2024.",
    ),
    "M127": error(
        "Nama data harus berupa teks, bukan {jenis}: {nama}.",
        "Kunci pada pemetaan Python bukan str.",
        "Pakai nama data sebagai kunci.",
    ),
    "M130": error(
        "JSON tidak dapat dibaca di sini: seharusnya {harapan}, tetapi tertulis {isi}.",
        "Susunan JSON terputus: koma berlebih, tanda kutip tunggal, komentar, atau kurung yang tidak ditutup.",
        "Perbaiki di tempat yang ditunjuk; bagian setelahnya belum diperiksa.",
    ),
    "M131": error(
        "Kurung di berkas ini bersarang terlalu dalam untuk dibaca.",
        "Data cukup ditulis sebagai daftar catatan; susunan yang lebih dalam tidak ada artinya.",
        'Tulis sebagai {"nama data": nilai} atau daftar catatan dengan kunci nama dan nilai.',
    ),
    "M132": error(
        'Isi JSON harus berupa objek {{"nama data": nilai}} atau daftar catatan [{{"nama": …, "nilai": …}}].',
        "Yang ditemukan hanya satu nilai lepas.",
        "Bungkus nilai itu dalam objek dengan nama datanya.",
    ),
    "M133": error(
        'Isi "{nama}" adalah daftar atau objek, bukan satu nilai.',
        "Setiap nama data berpasangan dengan satu bilangan, satu teks, atau null.",
        'Untuk beberapa unit atau periode pakai daftar catatan dengan kunci "nama", "nilai", "unit", dan "periode".',
    ),
    "M134": error(
        'Setiap isi daftar harus berupa catatan {{"nama": …, "nilai": …}}.',
        "Ada isi daftar yang bukan objek.",
        "Ubah menjadi catatan dengan kunci nama dan nilai.",
    ),
    "M135": error(
        'Catatan ini tidak punya kunci "{kunci}".',
        "Setiap catatan harus menyebut nama dan nilai.",
        'Tambahkan kuncinya; nilai yang belum ada ditulis "nilai": null.',
    ),
    "M136": error(
        'Kunci "{kunci}" muncul lebih dari sekali dalam satu catatan, atau bersama kunci lain yang sama artinya.',
        "JSON dengan kunci kembar dibaca berbeda-beda oleh tiap program.",
        "Sisakan satu.",
    ),
}

NUMBERS: dict[str, Entry] = {
    "M140": error(
        'Nilai "{nama}"{sel} tertulis "{isi}", yang bukan bilangan. Bila datanya belum ada, kosongkan.',
        "NaN dan tak hingga adalah sisa perhitungan yang gagal.",
        "Perbaiki perhitungan asalnya, atau kosongkan selnya.",
    ),
    "M141": error(
        'Nilai "{nama}"{sel} tertulis "{isi}" (ya atau tidak); yang dibutuhkan bilangan.',
        "Jawaban ya/tidak tidak punya besaran yang pasti.",
        "Tulis bilangannya, misalnya 1 untuk ada dan 0 untuk tidak ada bila itu yang didefinisikan.",
    ),
    "M142": error(
        'Nilai "{nama}"{sel} tertulis "{isi}"; garis bawah bukan bagian dari bilangan.',
        "Garis bawah di antara angka adalah kebiasaan bahasa pemrograman.",
        "Pisahkan ribuan dengan titik, misalnya 1.000.",
    ),
    "M143": error(
        'Nilai "{nama}"{sel} tertulis "{isi}" dengan angka yang bukan 0 sampai 9 biasa.',
        "Angka lebar, angka Arab, atau pangkat tersalin dari dokumen lain.",
        "Ketik ulang dengan angka biasa.",
    ),
    "M144": error(
        'Nilai "{nama}"{sel} tertulis "{isi}" dengan pangkat sepuluh; tulis bilangannya lengkap.',
        "Excel menyingkat bilangan panjang (1E+05) dan angka di belakangnya mungkin sudah hilang.",
        "Lebarkan kolom, ubah format menjadi Number, lalu simpan ulang; atau tulis lengkap, misalnya 100.000.",
    ),
    "M145": error(
        'Nilai "{nama}"{sel} tertulis "{isi}"; tulis bilangannya saja, tanpa satuan, %, atau Rp.',
        "Satuan dinyatakan pada definisi indikator. Menebak apakah 85 % berarti 85 atau 0,85 terlalu berbahaya.",
        "Hapus tanda satuannya; kata juta atau miliar ditulis sebagai angka.",
    ),
    "M146": error(
        'Nilai "{nama}"{sel} tertulis "{isi}"; dalam pembukuan kurung berarti minus. '
        "Tulis dengan tanda minus, atau {bilangan} saja bila bukan minus.",
        "Tanda kurung di sekitar bilangan punya dua arti.",
        "Tulis -5 atau 5, bukan (5).",
    ),
    "M147": error(
        'Nilai "{nama}"{sel} tertulis "{isi}" dan memuat lebih dari satu bilangan; tulis satu bilangan saja.',
        "Pecahan, rentang, tanggal, atau ribuan yang dipisah spasi.",
        "Tulis satu bilangan; pembilang dan penyebut ditulis sebagai dua data. Ribuan dipisah dengan titik.",
    ),
    "M148": error(
        'Nilai "{nama}"{sel} tertulis "{isi}", bukan bilangan. Bila datanya belum ada, kosongkan.',
        "Selnya berisi kata-kata.",
        "Tulis bilangan; keterangan ditulis di kolom keterangan atau sumber.",
    ),
    "M149": error(
        'Nilai "{nama}"{sel} berisi rumus "{isi}"; tulis hasilnya.',
        "Rumus dalam teks tidak dihitung, agar angka yang dipakai selalu sama dengan yang terlihat.",
        "Tempelkan nilainya (Tempel Khusus, Nilai) sebelum menyimpan.",
    ),
    "M150": error(
        'Nilai "{nama}"{sel} tertulis "{isi}" dengan tanda Inggris; di sini titik memisahkan ribuan dan koma desimal.',
        "Komputer atau aplikasi asalnya memakai kebiasaan Inggris.",
        "Tukar titik dan komanya.",
    ),
    "M151": error(
        'Nilai "{nama}"{sel} tertulis "{isi}"; letak titik atau komanya tidak membentuk bilangan.',
        "Kelompok ribuan harus tiga angka, dan hanya ada satu koma desimal dengan angka di kedua sisinya.",
        "Tulis misalnya 1.234.567,89.",
    ),
    "M152": error(
        'Nilai "{nama}"{sel} terlalu panjang untuk sebuah bilangan nyata: {isi}.',
        "Bilangan boleh memuat paling banyak 60 angka.",
        "Periksa nilainya; mungkin hasil perhitungan yang keliru.",
    ),
    "M153": error(
        'Nilai "{nama}"{sel} berjenis {jenis}; yang diterima bilangan, teks, atau None.',
        "Jenis nilai Python itu tidak menyatakan satu bilangan yang pasti.",
        "Ubah menjadi int, Fraction, Decimal, float, atau teks.",
    ),
    "M154": error(
        'Nilai "{nama}"{sel} adalah rumus yang belum pernah dihitung.',
        "Berkas dibuat oleh program yang menulis rumus tanpa hasilnya.",
        "Buka berkasnya di Excel atau LibreOffice, lalu simpan ulang.",
    ),
    "M155": error(
        'Nilai "{nama}"{sel} adalah galat rumus {isi}.',
        "Rumus di spreadsheet gagal dihitung.",
        "Perbaiki rumusnya, atau kosongkan selnya bila datanya belum ada.",
    ),
    "M156": error(
        'Nilai "{nama}"{sel} adalah tanggal atau waktu ({isi}), bukan bilangan.',
        "Spreadsheet sering mengubah ketikan seperti 1/2 atau 5-6 menjadi tanggal.",
        "Ubah format sel menjadi Number dan ketik ulang bilangannya.",
    ),
}

CHOICES: dict[str, Entry] = {
    "M160": error(
        "{nama} diberi dua nilai yang berbeda: {nilai_pertama} ({tempat_pertama}) dan {nilai_kedua} ({tempat_kedua}).",
        "Satu nama punya dua nilai untuk unit dan periode yang sama, mungkin lewat sinonim atau huruf besar-kecil.",
        "Hapus yang keliru. Bila keduanya benar, bedakan dengan kolom unit atau periode, atau beri nama berbeda.",
    ),
    "M161": error(
        "Data ini memuat {jumlah} unit: {daftar}. Pilih salah satu dengan --unit (di Python: unit=).",
        "Nilai beberapa unit tidak dicampur tanpa diminta.",
        "Sebutkan unit yang dihitung.",
    ),
    "M162": error(
        "Data ini memuat {jumlah} periode: {daftar}. Pilih salah satu dengan --periode (di Python: periode=).",
        "Nilai beberapa periode tidak dicampur tanpa diminta.",
        "Sebutkan periode yang dihitung.",
    ),
    "M163": error(
        'Tidak ada data untuk unit "{dicari}"; yang ada: {daftar}.',
        "Nama unit salah tulis, atau datanya belum dimasukkan.",
        "Tulis nama unit seperti di dalam data.",
    ),
    "M164": error(
        'Tidak ada data untuk periode "{dicari}"; yang ada: {daftar}.',
        "Periode salah tulis, atau datanya belum dimasukkan.",
        "Tulis periode seperti di dalam data.",
    ),
    "M170": error(
        'Berkas "{berkas}" sudah ada dan tidak ditimpa.',
        "Mungkin sudah diisi; menimpanya akan menghapus isian itu.",
        "Pakai nama lain, atau minta dengan jelas agar ditimpa (di Python: overwrite=True).",
    ),
    "M171": error(
        'Berkas "{berkas}" tidak dapat ditulis.',
        "Foldernya tidak ada, tidak boleh ditulisi, atau berkasnya sedang dibuka.",
        "Buat foldernya, tutup berkasnya, atau pilih tempat lain.",
    ),
    "M173": error(
        'Formulir isian ditulis sebagai .csv atau .xlsx, bukan "{berkas}".',
        "Bentuk berkas dipilih menurut akhirannya.",
        "Beri akhiran .csv atau .xlsx.",
    ),
    "M178": error(
        "Formulir ini akan memuat {jumlah} baris, lebih dari {batas}.",
        "Formulir sebesar itu tidak dapat dibaca kembali.",
        "Buat satu formulir untuk setiap unit dengan --unit, atau bagi periodenya lebih kasar.",
    ),
    "M179": error(
        'Periode "{periode}" tidak dapat dibagi per {per}.',
        "Yang dapat dibagi adalah tahun, semester, atau triwulan, menurut kalender.",
        "Sebutkan periodenya, misalnya --periode 2025 --per triwulan.",
    ),
    "M191": error(
        "Sel gabungan {sel} memuat satu bilangan untuk beberapa baris.",
        "Itu dapat berarti satu angka untuk semua baris bersama, atau angka yang sama untuk setiap baris.",
        "Pisahkan selnya (Unmerge Cells), lalu tulis angkanya di baris yang dimaksud.",
    ),
    "M192": error(
        "Sel gabungan {sel} menutupi beberapa kolom.",
        "Isinya dapat milik kolom yang mana pun, dan kolom lainnya terbaca kosong.",
        "Pisahkan selnya (Unmerge Cells), lalu isi setiap kolom.",
    ),
    "M193": error(
        'Di bawah sel gabungan {sel} ada isi lain yang tidak terlihat: "{isi}".',
        "Yang terlihat di layar dan yang tersimpan di berkas berbeda, jadi tidak jelas mana yang benar.",
        "Pisahkan selnya (Unmerge Cells), lalu periksa isi setiap baris.",
    ),
}

WARNINGS_AND_NOTES: dict[str, Entry] = {
    "M201": warning(
        'Nilai "{nama}"{sel} tertulis "{isi}" dan dibaca {nilai}: koma adalah tanda desimal.',
        "Di dokumen Inggris koma memisahkan ribuan, sehingga 1,000 di sana berarti seribu.",
        "Bila maksudnya ribuan, tulis dengan titik; bila desimal, nol di belakangnya boleh dihapus.",
    ),
    "M202": warning(
        'Kolom "{kolom}" tidak dikenal dan tidak dibaca.',
        "Yang dibaca: nama, nilai, periode, unit, dan sumber.",
        "Bila isinya hanya keterangan, beri judul keterangan atau catatan.",
    ),
    "M203": warning(
        "Hanya ada judul kolom; tidak ada satu baris data pun.",
        "Tabelnya belum diisi.",
        "Isi barisnya, atau periksa apakah berkas yang benar sudah disimpan.",
    ),
    "M204": warning(
        "Baris ini dilewati: kolom nama dan nilainya kosong, tetapi ada isi di kolom lain.",
        "Mungkin judul bagian, atau baris yang belum selesai diisi.",
        "Isi nama dan nilainya, atau hapus barisnya.",
    ),
    "M205": warning(
        'Nilai {bilangan} diikuti "{sisa}" di kolom "{kolom}": mungkin satu bilangan yang terpotong pada koma desimal.',
        "Dalam berkas yang dipisah koma, 85,5 tanpa tanda kutip menjadi dua sel.",
        "Apit bilangan berkoma dengan tanda kutip, atau pakai titik koma sebagai pemisah kolom.",
    ),
    "M206": warning(
        'Kunci "{kunci}" di samping "data" tidak dibaca.',
        'Bila "data" berisi daftar catatan, hanya daftar itu yang dibaca.',
        "Periode, unit, dan sumber ditulis di dalam setiap catatan.",
    ),
    "M207": warning(
        "Sel {sel} berformat persen di spreadsheet; yang dibaca adalah isi sebenarnya, {isi}, bukan yang terlihat.",
        "Sel yang memperlihatkan 85% berisi 0,85.",
        "Bila indikatornya dalam persen, ubah format sel menjadi Number dan tulis 85.",
    ),
    "M208": warning(
        'Dari {jumlah} lembar hanya lembar "{lembar}" yang dibaca.',
        'Yang dibaca adalah lembar bernama "Data", atau lembar pertama.',
        'Beri nama "Data" pada lembar yang dimaksud.',
    ),
    "M209": warning(
        'Nilai "{nama}" tertulis "{isi}": titiknya dibaca sebagai ribuan, padahal di tempat lain berarti desimal.',
        "Dalam sumber yang sama titik dipakai dengan dua arti; besar nilainya bisa keliru seribu kali.",
        "Tulis desimal dengan koma dan ribuan dengan titik di seluruh berkas.",
    ),
    "M210": warning(
        'Tidak dibaca dari folder data: "{nama}".',
        "Yang dibaca dari sebuah folder hanya berkas .csv, .tsv, .json, dan .xlsx yang langsung ada di dalamnya.",
        "Bila isinya data, simpan sebagai .xlsx atau .csv langsung di folder itu.",
    ),
    "M211": warning(
        "Unitnya tidak tertulis; angka yang sama dari {jumlah} berkas dihitung sekali: {daftar} ({berkas}).",
        "Tanpa unit, angka yang sama dari beberapa kelurahan tidak dapat dibedakan dari satu angka yang ditulis "
        "berulang.",
        "Tambahkan kolom unit di setiap berkas bila angkanya milik unit yang berbeda.",
    ),
    "M301": note(
        'Nilai "{nama}"{sel} tertulis "{isi}"; titiknya dibaca sebagai tanda desimal.',
        "Angka di belakang titik tidak membentuk kelompok ribuan.",
        "Tulis tanda desimal dengan koma.",
    ),
    "M302": note(
        "{nama} diberikan dua kali dengan nilai yang sama, {nilai_pertama}: {tempat_pertama} dan {tempat_kedua}.",
        "Nilai kembar tidak mengubah hasil.",
        "Hapus salah satu agar tidak berbeda di kemudian hari.",
    ),
    "M303": note(
        "{nama} diberikan dua kali: {nilai_pertama} ({tempat_pertama}) dan {nilai_kedua} ({tempat_kedua}); "
        "yang berisi yang dipakai.",
        "Salah satunya masih kosong.",
        "Hapus baris yang kosong.",
    ),
}

ENTRIES: dict[str, Entry] = FILES | TABLES | NUMBERS | CHOICES | OFFICE | WARNINGS_AND_NOTES
