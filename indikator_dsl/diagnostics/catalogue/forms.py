"""F: what is said where a form of writing beyond signs is read: words, layout, legends, several formulas."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue.entry import Entry, error, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "F137": error(
        "Teks ini contoh hitungan dengan angka jadi, bukan formula.",
        "Setiap bagiannya diawali angka, dan sesudah `=` ada hasilnya.",
        "Ganti angkanya dengan nama data, misalnya `Jumlah dosen tersertifikasi / Jumlah dosen x 100%`.",
    ),
    "F138": error(
        "Ada {banyak} formula dalam satu teks, dan tidak semuanya dipakai oleh yang lain.",
        "Satu indikator punya satu formula; beberapa digabung hanya bila yang satu memakai hasil yang lain.",
        "Simpan satu formula saja, dan tulis yang lain sebagai indikator atau data sendiri.",
    ),
    "F139": error(
        "`{kata}` menawarkan dua cara menghitung; tidak ada yang dapat dipilih.",
        "Kata `atau` di sini tidak menghubungkan dua nama, melainkan dua rumus atau dua ukuran.",
        "Tulis satu cara saja; cara yang lain menjadi indikator sendiri atau pindah ke `Catatan`.",
    ),
    "F155": error(
        "`{kata}` belum lengkap: tertulis cara menghitungnya, tetapi bukan apa yang dihitung.",
        "Sebelum garis miring hanya ada kata ukuran. Itu lebih mirip `jumlah atau nilai …` daripada pembagian.",
        "Tulis lengkap, misalnya `Jumlah transaksi / Nilai transaksi`, atau pilih salah satu ukuran.",
    ),
    "F156": error(
        "Di tengah formula ada kalimat baru: `{kata}`.",
        "Formula diteruskan dalam kalimat berikutnya, sehingga urutan hitungnya tidak pasti.",
        "Tulis sebagai satu formula dengan tanda hitung dan kurung.",
    ),
    "F157": error(
        "`{kata}` membuka perhitungan dalam kalimat, tetapi di dalamnya ada tanda hitung lain.",
        "Dari kalimat seperti ini tidak pasti bagian mana yang dihitung lebih dahulu.",
        "Tulis seluruhnya dengan tanda hitung dan kurung, misalnya `(A + B) / C`.",
    ),
    "F224": warning(
        "Bagian ini dianggap keterangan dan tidak ikut dihitung: `{kata}`.",
        "Sesudah formula ada kalimat, catatan, atau sumber data.",
        "Pindahkan keterangan ke `Catatan` atau `Sumber data`, supaya isian formula hanya berisi formula.",
    ),
    "F225": warning(
        "Garis pecahan dalam satu baris dibaca sebagai `({atas}) / ({bawah})`.",
        "Pecahan dua baris tersalin menjadi satu baris, sehingga ujung pembilang dan penyebut tidak lagi terlihat.",
        "Tulis garis miring: `pembilang / penyebut x 100%`.",
    ),
    "F226": warning(
        "Contoh angka `{kata}` tidak ikut dihitung.",
        "Sesudah formula tertulis pula perhitungannya dengan angka jadi.",
        "Hapus angka contoh dari formula; tulis sebagai `Contoh` bila ingin diuji.",
    ),
    "F227": warning(
        "`{kata}` di ujung penyebut dikalikan dengan seluruh pecahan.",
        "Pengali tertulis sebaris dengan penyebut, padahal biasanya berlaku untuk pecahannya.",
        "Tulis dalam satu baris: `pembilang / penyebut x 100%`.",
    ),
    "F228": warning(
        "Dua baris ini dibaca sebagai pecahan: `{atas}` dibagi `{bawah}`.",
        "Baris kedua tampaknya nama lain, tetapi bisa juga lanjutan nama di baris pertama.",
        "Tulis `/` di antara keduanya; bila satu nama, tulis dalam satu baris.",
    ),
    "F229": warning(
        "Dibaca sebagai `{atas}` {hitung} `{bawah}`.",
        "Kata penghubungnya (`dengan`, `dan`, `terhadap`, `per`) bisa juga bagian dari nama.",
        "Tulis tandanya, misalnya `A / B`, agar pasti; bila seluruhnya satu nama, apit dengan tanda kutip.",
    ),
    "F230": warning(
        "Dibaca sebagai `{atas}` dibagi `{bawah}`, dikali 100%.",
        "Teks diawali `persentase` tanpa menuliskan pengali; bisa juga seluruhnya nama sebuah data.",
        "Tulis `A / B x 100%` agar pasti; bila seluruhnya satu nama, apit dengan tanda kutip.",
    ),
    "F231": warning(
        "Dibaca sebagai `{atas}` dibagi `{bawah}`, dikali {skala}.",
        "`per {skala}` bisa berarti pengali, bisa juga bagian dari nama angka yang sudah jadi.",
        "Tulis `A / B x {skala}` agar pasti; bila sudah jadi, apit seluruh nama dengan tanda kutip.",
    ),
    "F232": warning(
        "`{kata}` dibaca sebagai beberapa data: `{dibaca}`.",
        "Kata `dan` atau `dengan` di dalamnya bisa juga bagian dari satu nama.",
        "Tulis tandanya, misalnya `A - B` atau `(A + B) / 2`; bila satu nama, apit dengan tanda kutip.",
    ),
    "F233": warning(
        "`{kata}` lebih dulu dihitung `{tanda} {angka}`, baru dipakai bagian lain.",
        "Anak kalimat `yang dibagi …` berlaku untuk nama di depannya saja.",
        "Tulis dengan kurung, misalnya `A / (B / 2)`.",
    ),
    "F234": warning(
        "Beberapa formula dijadikan satu: `{dibaca}`.",
        "Formula yang satu memakai hasil formula yang lain di teks yang sama.",
        "Periksa hasil gabungannya; lebih jelas lagi bila setiap formula menjadi indikator sendiri.",
    ),
    "F235": warning(
        "`{nama}` dan `{lain}` hampir sama, tetapi dihitung sebagai dua data.",
        "Nama hanya dianggap sama bila kata-katanya sama.",
        "Bila maksudnya satu data, samakan tulisannya atau nyatakan sebagai sinonim.",
    ),
    "F236": warning(
        "`{nama}` dibaca sebagai satu data; bisa juga jumlah dari dua data.",
        "Kata `dan` tidak menjumlahkan.",
        "Bila maksudnya dua data, tulis `{lain}`; bila memang satu, apit dengan tanda kutip.",
    ),
    "F237": warning(
        "`{kata}`: di dalam jumlah atau rata-rata, setiap nama dihitung dengan satu nilai, bukan baris demi baris.",
        "Jumlah dari hasil kali tidak sama dengan hasil kali dari jumlah; datanya harus sudah berupa jumlah.",
        "Jadikan hasil jumlahnya satu data, misalnya `Σ Nilai tertimbang`, atau tulis setiap sukunya.",
    ),
    "F238": warning(
        "`{kata}` dibaca sebagai bilangan tetap {angka}; kata satuannya tidak dihitung.",
        "Pembaginya angka jadi yang suatu saat bisa berubah, atau nama sebuah data.",
        "Ganti dengan nama datanya, misalnya `Jumlah seluruh K/L`, agar angkanya tidak tertinggal.",
    ),
    "F239": warning(
        "`{nama}` dibaca sebagai nama data tersendiri.",
        "Nama ini hanya menyebut waktu; apa yang diukur tidak tertulis.",
        "Tulis lengkap, misalnya `{lain}`.",
    ),
    "F245": warning(
        "`{kata}` tampaknya alamat sel lembar kerja; di sini ia dibaca sebagai nama data.",
        "Rumus yang diawali `=` dan hanya berisi huruf-angka disalin dari Excel; isi selnya tidak ikut tersalin.",
        "Ganti setiap alamat sel dengan nama yang tertulis di samping sel itu, misalnya `Jumlah siswa`.",
    ),
    "F246": warning(
        "`{kata}` bukan fungsi yang dikenal; `{nama}` dibaca sebagai nama data.",
        "Fungsi yang dikenal: Σ, rata-rata, min, maks, abs, akar, bulat.",
        "Hitung nilainya di luar dan pakai sebagai data, atau tulis dengan fungsi yang dikenal.",
    ),
    "F247": warning(
        "Syarat atau pembulatan di dalam kurung `{kata}` tidak dihitung; ia menjadi bagian dari nama.",
        "Formula tidak mengenal `jika` dan `dibulatkan`; catatan dalam kurung ikut nama di depannya.",
        "Pindahkan syarat itu ke `Definisi` atau `Catatan`; untuk membulatkan, tulis `bulat(…)`.",
    ),
    "F249": warning(
        "`{kata}` dibaca sebagai `x 100%`.",
        "Kalimatnya menyatakan hasil dalam persen tanpa menuliskan pengalinya.",
        "Tulis `x 100%` di akhir formula agar pasti.",
    ),
    "F250": warning(
        "Tanda `—` dibaca sebagai pengurangan.",
        "Garis panjang biasanya memisahkan keterangan, tetapi juga dipakai sebagai tanda kurang.",
        "Tulis `-` bila maksudnya mengurangkan; bila keterangan, pindahkan ke `Catatan`.",
    ),
    "F251": warning(
        "`{bobot} {nama}` dibaca sebagai `{bobot} × {nama}`.",
        "Bobot tertulis di depan nama tanpa tanda kali.",
        "Tulis tanda kalinya, misalnya `40% × Capaian Output`.",
    ),
    "F252": warning(
        "`{kata}` dibaca sebagai pembagian; bisa juga garis miring di dalam nama.",
        "Garis miring ini menempel di kiri dan berspasi di kanan; pembagian lain di formula ini berspasi penuh.",
        "Hapus spasinya bila bagian dari nama; beri spasi di kedua sisi bila maksudnya membagi.",
    ),
    "F253": warning(
        "`{kata}` menjadi bagian dari nama dan tidak dihitung.",
        "Kalimat penyerta `dinyatakan …` tidak dikenali sebagai pengali.",
        "Tulis pengalinya, misalnya `x 100%`, dan hapus kalimat itu.",
    ),
    "F254": warning(
        "`{kata}` dibaca sebagai bagian dari nama pembilang; hasilnya tidak dikali 100.",
        "Kata itu biasanya menamai hasil, bukan pembilangnya.",
        "Bila hasilnya persentase, tulis `{lain}`.",
    ),
    "F255": warning(
        "`{nama}` dibaca sebagai satu nama; garis miring tanpa spasi tidak membagi.",
        "Satu nama dikali 100 jarang dimaksud; mungkin maksudnya pembagian.",
        "Beri spasi di kedua sisi garis miring bila maksudnya membagi.",
    ),
    "F256": warning(
        "Tanda Σ di sini hanya berlaku untuk `{nama}`, tidak untuk bagian sesudahnya.",
        "Tanpa kurung, Σ menempel pada nama di belakangnya.",
        "Tulis `Σ(…)` bila maksudnya menjumlahkan hasil hitungan.",
    ),
    "F257": warning(
        "`{kata}` dianggap nama hasilnya dan tidak ikut dihitung.",
        "Kata seperti `dihitung dari` atau `adalah` memisahkan nama hasil dari rumusnya; bisa juga bagian dari nama.",
        "Tulis `nama hasil = rumus`; bila satu nama, apit dengan tanda kutip.",
    ),
    "F258": warning(
        "Bobot `{bobot}` di belakang `{nama}` tidak dihitung; ia menjadi bagian dari nama.",
        "Formula menghitung bobot hanya bila dikalikan.",
        "Tulis bobotnya di depan dengan tanda kali, misalnya `40% × Nilai A + 60% × Nilai B`.",
    ),
    "F259": warning(
        "`{nama} - 1` dihitung sebagai pengurangan; untuk tahun sebelumnya tulis `{lain}`.",
        "Spasi di kedua sisi tanda hubung berarti kurang.",
        "Hapus spasinya bila maksudnya periode sebelumnya.",
    ),
    "F260": warning(
        "Pangkatnya hanya 1, lalu hasilnya dibagi; mungkin maksudnya `{lain}`.",
        "Tanpa kurung, pangkat hanya mengenai bilangan tepat di belakangnya.",
        "Tulis pangkat pecahan dengan kurung, misalnya `(A x B)^(1/2)`.",
    ),
    "F261": warning(
        "Rata-rata dari satu penjumlahan sama dengan penjumlahan itu; mungkin maksudnya `{lain}`.",
        "Rata-rata membagi dengan banyaknya nilai, dan di sini hanya ada satu.",
        "Pisahkan nilainya dengan titik koma, misalnya `rata-rata(A; B)`.",
    ),
    "F262": warning(
        "Akar di sini hanya mengenai `{nama}`, tidak bagian sesudahnya.",
        "Tanpa kurung, tanda akar menempel pada nama di belakangnya.",
        "Tulis `√(A x B)` bila maksudnya akar dari seluruhnya.",
    ),
    "F263": warning(
        "Dibaca sebagai `{nama}` dikurangi bilangan; bila satu nama, tulis `{lain}`.",
        "Spasi di kedua sisi tanda hubung berarti kurang.",
        "Hapus spasinya, atau apit nama itu dengan tanda kutip, bila tanda hubungnya bagian dari nama.",
    ),
    "F265": warning(
        "Formula ini tidak memakai data apa pun; hasilnya selalu sama.",
        "Semua bagiannya bilangan: nomor kolom, atau angka contoh.",
        "Ganti angkanya dengan nama data.",
    ),
    "F266": warning(
        "`{kata}` dibaca sebagai perkalian; bisa juga ukuran atau nomor di dalam nama.",
        "Nama di depannya berakhir dengan angka, atau di belakangnya sebuah tahun.",
        "Apit nama itu dengan tanda kutip bila tidak ada yang dikalikan.",
    ),
    "F267": warning(
        "`{kata}` dibaca sebagai pembagian dengan {angka}.",
        "Yang dimaksud biasanya `per {angka}`: dibagi jumlahnya, lalu dikali {angka}.",
        "Tulis misalnya `Jumlah kasus / Jumlah penduduk x {angka}`.",
    ),
    "F269": warning(
        "Kata pertama hanya berlaku untuk `{nama}`, tidak untuk bagian sesudah tandanya.",
        "Tanpa kurung, `rata-rata` dan `selisih` adalah bagian dari nama di belakangnya.",
        "Tulis `rata-rata(A; B)` atau `A - B` bila maksudnya menghitung keduanya.",
    ),
    "F271": warning(
        "Simbol `{simbol}` dijelaskan, tetapi tidak dipakai formula.",
        "Simbolnya tertulis lain di formula, atau menempel pada angka atau simbol lain.",
        "Samakan tulisannya, dan beri tanda kali di antara dua simbol.",
    ),
    "F272": warning(
        "`{nama}` dan `{lain}` hanya berbeda huruf besar, dan dihitung sebagai satu data.",
        "Huruf besar dan kecil tidak membedakan nama.",
        "Tulis nama lengkapnya, atau jelaskan keduanya di `Keterangan:`.",
    ),
    "F273": warning(
        "Tanda hubung berspasi di sini dibaca: `{kata}` {makna} `{lain}`.",
        "Berspasi di kedua sisi, tanda hubung bisa berarti kurang, bisa juga bagian satu kata seperti `laki-laki`.",
        "Bila satu kata atau satu rentang, hapus spasinya; bila mengurangkan, beri kurung di sebelah tanda kurang.",
    ),
    "F248": warning(
        "`{kata}` dibaca sebagai singkatan di dalam nama, bukan pembagian.",
        "Satu huruf dengan garis miring menempel, seperti `R/ resep`, lazimnya singkatan.",
        "Beri spasi sebelum garis miring bila maksudnya membagi.",
    ),
}
