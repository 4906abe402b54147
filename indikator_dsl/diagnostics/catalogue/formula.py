"""F: what can be said of a formula's text. F1 errors (F245 warns), F2 warnings (another reading), F3 notes."""

from __future__ import annotations

from indikator_dsl.diagnostics.catalogue import forms
from indikator_dsl.diagnostics.catalogue.entry import Entry, error, note, warning

__all__ = ["ENTRIES"]

ENTRIES: dict[str, Entry] = {
    "F101": error(
        "Formula ini lebih panjang dari {batas} karakter.",
        "Isi sel terlalu panjang untuk sebuah formula; biasanya satu dokumen utuh tersalin ke dalamnya.",
        "Simpan rumusnya saja, dan pindahkan penjelasan ke `Definisi` atau `Catatan`.",
    ),
    "F102": error(
        "Tanda `{tanda}` tidak punya nilai di sebelah kirinya.",
        "Formula, atau isi sebuah kurung atau fungsi, dimulai dengan operator.",
        "Tulis nama atau angka sebelum tanda itu, atau hapus tandanya.",
    ),
    "F103": error(
        "Dua tanda hitung berurutan: `{sebelum}` lalu `{tanda}`, tanpa nilai di antaranya.",
        "Satu nama atau angka terlewat, atau sebuah tanda tertulis dua kali.",
        "Lengkapi nilai di antara kedua tanda, atau hapus salah satunya.",
    ),
    "F104": error(
        "Setelah tanda `{tanda}` tidak ada nilai lagi.",
        "Formula, atau isi sebuah kurung, berakhir dengan operator.",
        "Tulis nama atau angka sesudah tanda itu, atau hapus tandanya.",
    ),
    "F105": error(
        "Kurung `{tanda}` dibuka tetapi tidak ditutup.",
        "Jumlah kurung buka lebih banyak daripada kurung tutup.",
        "Tambahkan kurung tutup di tempat kelompok itu berakhir.",
    ),
    "F106": error(
        "Kurung `{tanda}` menutup sesuatu yang tidak pernah dibuka.",
        "Jumlah kurung tutup lebih banyak daripada kurung buka.",
        "Tambahkan kurung buka di awal kelompoknya, atau hapus kurung ini.",
    ),
    "F107": error(
        "Kurung `{buka}` ditutup dengan `{tanda}`; pasangannya lain.",
        "Jenis kurung buka dan kurung tutup tidak sama.",
        "Pakai pasangan yang sama: ( ), [ ] atau { }.",
    ),
    "F108": error(
        "Kurung ini kosong.",
        "Tidak ada nama atau angka di dalam kurung.",
        "Isi kurung itu, atau hapus.",
    ),
    "F109": error(
        "Kurung bersarang lebih dari {batas} lapis.",
        "Formula yang dibuat orang jarang lebih dari lima lapis; teks ini tampaknya rusak.",
        "Pecah formula menjadi beberapa indikator yang saling memakai.",
    ),
    "F110": error(
        "Tidak ada tanda hitung sebelum `{kata}`.",
        "Dua nilai berdampingan tanpa operator di antaranya.",
        "Tulis tanda di antaranya, misalnya ` x ` atau ` / `; bila keduanya satu nama, apit dengan tanda kutip.",
    ),
    "F111": error(
        "`{angka}` bukan bilangan yang dapat dibaca dengan pasti.",
        "Titik mengelompokkan ribuan dan koma menandai desimal: 1.234,5. Tulisan lain bermakna ganda.",
        "Tulis misalnya 1.234,5 atau 1234,5.",
    ),
    "F112": error(
        "Bilangan berpangkat seperti `{angka}` tidak dipakai dalam formula.",
        "Tulisan `e` pada bilangan biasa muncul dari salinan lembar kerja atau kalkulator.",
        "Tulis bilangan lengkap, misalnya 100.000.",
    ),
    "F113": error(
        "Tanda `{tanda}` tidak dikenal di dalam formula.",
        "Tanda ini bukan operator dan bukan bagian dari sebuah nama.",
        "Hapus tandanya; bila memang bagian dari nama, apit nama itu dengan tanda kutip.",
    ),
    "F114": error(
        "Perintah LaTeX `{kata}` tidak dikenal.",
        "Melewatkan perintah yang tidak dikenal dapat mengubah nilai, maka formula ditolak.",
        "Pakai perintah pada halaman LaTeX rujukan bahasa, atau tulis formula dengan kata biasa.",
    ),
    "F115": error(
        "Susunan LaTeX di sekitar `{kata}` tidak lengkap.",
        "Kurung kurawal kurang atau berlebih, atau sebuah perintah tidak mendapat isinya.",
        "Periksa pasangan { dan }; pecahan ditulis \\frac{atas}{bawah}.",
    ),
    "F116": error(
        "Tanda `{tanda}` di sini tidak memisahkan apa pun.",
        "Koma dan titik koma memisahkan isi fungsi seperti min(A; B); di luar itu hanya boleh di dalam nama.",
        "Hapus tandanya, atau tulis operator yang dimaksud.",
    ),
    "F117": error(
        "Fungsi {nama} memerlukan paling banyak {batas} isi, tetapi diberi {banyak}.",
        "Isi fungsi terlalu banyak.",
        "Sisakan isi yang diperlukan; pisahkan dengan titik koma.",
    ),
    "F118": error(
        "Tanda `=` hanya boleh satu kali, sesudah nama hasilnya; yang ini tidak.",
        "Sebelum `=` hanya boleh ada satu nama, yaitu nama hasilnya, dan hanya satu kali.",
        "Tulis satu formula saja: `Nama hasil = formula`.",
    ),
    "F119": error(
        "Nama di antara tanda kutip ini kosong.",
        "Tanda kutip mengapit nama apa adanya, maka isinya harus ada.",
        "Isi namanya, atau hapus tanda kutipnya.",
    ),
    "F120": error(
        "`{angka}` memakai angka yang bukan 0-9.",
        "Teks tersalin dari sumber dengan angka lebar atau aksara lain.",
        "Ketik ulang dengan angka 0-9.",
    ),
    "F122": error(
        "Pangkat dan akar lebih dari {batas} dalam satu formula.",
        "Teks ini tampaknya rusak.",
        "Pecah formula menjadi beberapa indikator yang saling memakai.",
    ),
    "F123": error(
        "Di sebelah kanan tidak ada formula.",
        "Hanya judul atau ruas kiri yang tertulis, misalnya `Persentase X =`.",
        "Tulis formulanya, atau kosongkan isian ini.",
    ),
    "F124": error(
        "Tanda `%` di sini tidak didahului bilangan, sehingga tidak menghitung apa pun.",
        "Tanda persen hanya bermakna sesudah bilangan.",
        "Untuk menyatakan hasil dalam persen, tulis `x 100%`.",
    ),
    "F125": error(
        "Tanda kutip ini dibuka tetapi tidak ditutup.",
        "Nama di antara tanda kutip harus diakhiri tanda kutip juga.",
        "Tambahkan tanda kutip di akhir nama.",
    ),
    "F126": error(
        "Formula ini terlalu panjang untuk ditulis sebagai pohon JSON (paling banyak {batas} tanda hitung sederet).",
        "Setiap tanda hitung bersarang di dalam berikutnya, dan pembaca JSON membatasi kedalaman.",
        "Pecah formula menjadi beberapa indikator; perhitungannya sendiri tidak terbatas seperti ini.",
    ),
    "F127": error(
        "Baris ini bukan objek JSON dengan `text` berupa teks.",
        '`indikator urai --jsonl` membaca satu objek {"id": …, "text": …} setiap baris.',
        "Tulis satu objek JSON per baris.",
    ),
    "F130": error(
        "Kata `{kata}` di sini tidak dapat dibaca sebagai operator; tulis `{tanda}`.",
        "Kata itu berada di dalam anak kalimat atau bentuknya belum dibaca; di dalam nama ia akan salah baca.",
        "Ganti dengan tandanya: `/`, `x`, `+`, atau ` - `. Bila memang bagian nama, apit nama itu dengan tanda kutip.",
    ),
    "F131": error(
        "Baris baru yang diawali `{kata}` tidak tersambung dengan tanda hitung.",
        "Dua baris dibaca sebagai pecahan bila tepat satu nama di atas dan satu nama terukur di bawahnya.",
        "Tulis tanda hitungnya, misalnya `/` di awal baris kedua.",
    ),
    "F132": error(
        "Keterangan simbol ini tidak dapat dibaca.",
        "Setiap simbol dijelaskan dengan `simbol = nama lengkap`, dipisahkan baris atau koma.",
        "Tulis nama lengkapnya langsung di dalam formula, atau rapikan keterangannya.",
    ),
    "F133": error(
        "Perbandingan seperti `<=` atau `>=` tidak dapat dihitung.",
        "Formula menghasilkan satu nilai; syarat atau target ditulis di tempat lain.",
        "Hapus perbandingannya, dan tulis targetnya pada `Target`.",
    ),
    "F134": error(
        "Titik dua sesudah `{kata}` bisa berarti bagi, bisa juga judul.",
        "Di kedua sisi titik dua ada nama yang diukur, dan titik duanya menempel seperti pada sebuah judul.",
        "Tulis `/` bila maksudnya membagi; bila judul, hapus bagian sebelum titik dua.",
    ),
    "F135": error(
        "Garis pecahan ini tidak dapat dibaca dengan pasti.",
        "Garis pecahan dibaca bila hanya ada satu, dengan pembilang sebelum dan penyebut sesudahnya.",
        "Tulis dalam satu baris: `pembilang / penyebut x 100%`.",
    ),
    "F136": error(
        "`{kata}` menempelkan tanda kali pada kata atau bilangan.",
        "Tanpa spasi, huruf x tidak dapat dibedakan dari bagian kata.",
        "Beri spasi di kedua sisi x; bila memang satu nama, apit dengan tanda kutip.",
    ),
    "F140": error(
        "Sebelum pemisah `{tanda}` ini tidak ada isi.",
        "Di antara kurung buka dan pemisah, atau di antara dua pemisah, satu isi fungsi terlewat.",
        "Tulis isi yang kurang, atau hapus pemisahnya.",
    ),
    "F142": error(
        "Akar `{tanda}` ini belum punya isi.",
        "Sesudah tanda akar harus langsung ada nama, angka, atau kurung yang diakarkan.",
        "Tulis yang diakarkan di dalam kurung, misalnya `√(A + B)`.",
    ),
    "F143": error(
        "`{kata}` adalah galat lembar kerja, bukan bagian dari formula.",
        "Teks ini disalin dari sel Excel yang rumusnya sedang gagal; nama yang semula ada di situ sudah hilang.",
        "Tulis formulanya dengan nama, misalnya `Jumlah A / Jumlah B x 100%`.",
    ),
    "F144": error(
        "`{kata}` adalah alamat sel lembar kerja.",
        "Isi sebuah sel hanya diketahui di lembar asalnya; di sini setiap angka disebut dengan namanya.",
        "Ganti setiap alamat sel dengan nama yang tertulis di samping sel itu, misalnya `Jumlah siswa`.",
    ),
    "F145": error(
        "`{kata}` adalah fungsi lembar kerja yang tidak dipakai dalam formula.",
        "Syarat, pencarian, dan pencacahan sel hanya ada artinya di lembar kerja.",
        "Tulis perhitungannya saja. Pembagian dengan nol tidak perlu dijaga: hasilnya dilaporkan tak terdefinisi.",
    ),
    "F146": error(
        "`{kata}` tampaknya bilangan yang diketik dengan huruf.",
        "Huruf l dan O serupa dengan angka 1 dan 0; dengan huruf di dalamnya ini terbaca sebagai nama.",
        "Ketik ulang dengan angka. Bila memang nama, apit dengan tanda kutip.",
    ),
    "F147": error(
        "Kata `{kata}` tampaknya salah ketik dari `{maksud}`.",
        "Kata yang salah ketik terbaca sebagai bagian dari nama, sehingga tidak ada yang dihitung.",
        "Perbaiki ejaannya, atau tulis tandanya. Bila memang bagian nama, apit nama itu dengan tanda kutip.",
    ),
    "F148": error(
        "`{kata}` menunjuk tulisan di tempat lain, bukan formula.",
        "Naskah atau lampiran yang dimaksud tidak ikut dibaca.",
        "Salin formulanya ke sini; bila nilainya ditetapkan pihak lain, tulis misalnya `Sesuai aplikasi SIMDA`.",
    ),
    "F149": error(
        "`{kata}` melewatkan bagian yang harus dihitung.",
        "Pembaca dapat menebak kelanjutannya, tetapi perhitungan memerlukan semua bagiannya.",
        "Tulis setiap bagian, misalnya `A1 + A2 + A3`, atau satu nama untuk jumlahnya: `Jumlah A`.",
    ),
    "F201": warning(
        "Dibaca sebagai `{dibaca}`: pembagian didahulukan. Mungkin maksudnya `{lain}`.",
        "Pembagian didahulukan dari penjumlahan, juga bila penulisnya membayangkan garis pecahan.",
        "Beri kurung pada pembilang atau penyebutnya; bila bacaan ini benar, beri kurung pada pembagiannya.",
    ),
    "F202": warning(
        "Dibaca sebagai `{dibaca}`, dari kiri ke kanan. Mungkin maksudnya `{lain}`.",
        "Sesudah `A / B x C`, C mengalikan hasil bagi, bukan pembaginya.",
        "Beri kurung pada penyebutnya: A / (B x C); atau, bila bacaan ini benar: (A / B) x C.",
    ),
    "F203": warning(
        "Pembagian ditulis dengan `/` dan `:` sekaligus; dibaca dari kiri ke kanan.",
        "Dua tanda bagi yang berbeda sering dimaksudkan sebagai dua tingkat pembagian.",
        "Beri kurung pada bagian yang dihitung lebih dahulu.",
    ),
    "F204": warning(
        "`{angka}` dibaca sebagai bilangan desimal: koma menandai desimal.",
        "Dalam penulisan Inggris koma mengelompokkan ribuan; dalam penulisan Indonesia titiklah yang melakukannya.",
        "Tulis 1.000 untuk seribu, atau 1,0 untuk satu.",
    ),
    "F205": warning(
        "`{kata}` setelah kurung tidak ikut dihitung.",
        "Kata-kata sesudah kelompok dalam kurung bukan operator dan bukan nama tersendiri.",
        "Hapus kata-kata itu, atau tulis ke dalam nama di dalam kurung.",
    ),
    "F206": warning(
        "Tanda hitung di dalam `{kata}` dianggap bagian dari nama, tidak dihitung.",
        "Kurung sesudah sebuah nama adalah keterangan nama itu.",
        "Bila harus dihitung, tulis sebagai penjumlahan biasa: (Jumlah A + Jumlah B).",
    ),
    "F207": warning(
        "Garis miring berjarak di sini dibaca sebagai pembagian bertingkat; tampaknya sebuah daftar.",
        "Garis miring dengan spasi selalu berarti bagi.",
        'Bila ini satu nama, tulis tanpa spasi dan apit dengan tanda kutip: "{daftar}".',
    ),
    "F208": warning(
        "`{tanda}` di sini dianggap bagian dari nama, bukan tanda kali.",
        "Huruf X di antara dua kata bisa berarti angka Romawi, seperti pada `kelas X yang lulus`.",
        "Bila maksudnya kali, tulis `×` atau `*`.",
    ),
    "F209": warning(
        "Tanda hubung ini berspasi di satu sisi saja; dibaca sebagai {makna}.",
        "Pengurangan diberi spasi di kedua sisi, tanda hubung dalam kata tidak diberi spasi.",
        "Beri spasi di kedua sisi untuk mengurangkan, atau hapus spasinya.",
    ),
    "F210": warning(
        "`{kata}` tanpa spasi dibaca sebagai satu nama, bukan pengurangan.",
        "Tanda hubung tanpa spasi adalah bagian dari nama.",
        "Beri spasi di kedua sisi tanda kurang bila maksudnya mengurangkan.",
    ),
    "F211": warning(
        "`{kata}` dibaca sebagai satu nama, bukan bilangan.",
        "Bilangan diikuti kata yang bukan nama satuan yang dikenal.",
        "Bila yang dimaksud bilangannya, hapus kata sesudahnya; bila memang nama, apit dengan tanda kutip.",
    ),
    "F212": warning(
        "`{kata}` dianggap judul dan tidak ikut dihitung.",
        "Titik dua yang menempel pada kata di awal teks menandai judul, seperti `Rumus:`.",
        "Bila maksudnya membagi, beri spasi di kedua sisi titik dua, atau pakai `/`.",
    ),
    "F213": warning(
        "`{kata}` dianggap bagian dari nama, bukan pembagian.",
        "Garis miring di antara dua bilangan di dalam nama biasanya nomor atau tahun, seperti `tahun 2012/2013`.",
        "Beri spasi di kedua sisi garis miring bila maksudnya membagi.",
    ),
    "F214": warning(
        "`{tanda}` dibaca sebagai bagian dari nama, bukan perkalian.",
        "X yang menempel pada bilangan lebih sering sebuah simbol, seperti `X2`.",
        "Bila maksudnya kali, beri spasi di kedua sisi x; bila simbol, apit namanya dengan tanda kutip.",
    ),
    "F215": warning(
        "Tanda hitung di dalam `{kata}` dianggap bagian dari nama, tidak dihitung.",
        "Isi \\text{} dalam LaTeX adalah kata-kata.",
        "Tulis operatornya di luar \\text{}.",
    ),
    "F216": warning(
        "`{tanda}` di sini dibaca sebagai tanda kali.",
        "Huruf x di antara dua nama hampir selalu berarti kali.",
        "Tulis `×` atau `*` agar pasti; bila bagian dari nama, apit nama itu dengan tanda kutip.",
    ),
    "F217": warning(
        "Kata-kata ini dibaca sebagai satu nama; mungkin maksudnya sebuah perhitungan.",
        "Kata seperti `perbandingan`, `terhadap`, atau `rata-rata … dari` di sini tidak jelas batas-batasnya.",
        "Bila maksudnya menghitung, tulis `A / B` atau `(A + B)`; bila memang nama, apit dengan tanda kutip.",
    ),
    "F218": warning(
        "`{kata} …` dibaca sebagai satu nama yang diawali kurung.",
        "Kurung yang langsung diikuti kata, tanpa tanda hitung, dianggap bagian dari nama.",
        "Bila kata sesudah kurung hanya keterangan, hapus kata itu.",
    ),
    "F219": warning(
        "`{kata}` dibaca sebagai satu nama; tanda `%` di ujungnya tidak menghitung apa pun.",
        "Tanda persen hanya bermakna sesudah bilangan.",
        "Untuk menyatakan hasil dalam persen, tulis `x 100%`.",
    ),
    "F220": warning(
        "Ada {banyak} pembagian berturut-turut; sebagian garis miring mungkin bagian dari nama.",
        "Garis miring yang diberi spasi di salah satu sisinya selalu berarti bagi.",
        "Bila bagian dari nama, hapus spasi di sekitarnya atau apit nama itu dengan tanda kutip.",
    ),
    "F221": warning(
        "`{kata}` sesudah formula dianggap target dan tidak ikut dihitung.",
        "Formula menghasilkan satu nilai; batas yang diharapkan bukan bagian dari perhitungannya.",
        "Tulis targetnya pada `Target`, dan hapus dari formula.",
    ),
    "F222": warning(
        "`100%` di sini dihitung sebagai 100, bukan sebagai 1.",
        "Sebagai pengali, `100%` berarti dinyatakan dalam persen; sebagai suku atau pembagi itu jarang dimaksud.",
        "Tulis `1` bila maksudnya keseluruhan, misalnya `(1 - 20%) x Pagu`.",
    ),
    "F309": note(
        "Tanda `{tanda}` di awal dianggap butir daftar.",
        "Tanda hubung yang diikuti spasi di awal teks menandai butir, bukan bilangan negatif.",
        "Tidak perlu tindakan; untuk bilangan negatif tulis tanpa spasi.",
    ),
    "F223": warning(
        "Teks ini berupa uraian, bukan formula.",
        "Isinya kalimat atau daftar, tanpa nama dan tanda hitung yang dapat dihitung.",
        "Tulis formulanya, misalnya `Jumlah A / Jumlah B x 100%`, dan pindahkan uraian ke `Definisi`.",
    ),
    "F240": warning(
        "`{kata}` di sini hanya mengenai nilai yang terakhir, bukan seluruh jumlah sebelumnya.",
        "Perkalian dan pembagian didahulukan, juga bila ditulis dengan kata sesudah koma, `lalu`, atau `kemudian`.",
        "Bila seluruh jumlahnya yang dimaksud, tulis `{lain}`; bila hanya nilai terakhir, beri kurung di situ.",
    ),
    "F241": warning(
        "`hasilnya` di sini dibaca sebagai hasil semua yang sudah disebut, bukan bagian dari nama `{nama}`.",
        "Sesudah kata `yang`, tanpa koma, kata `hasilnya` bisa juga menutup keterangan sebuah nama.",
        "Beri koma sebelum `hasilnya`; bila kata itu bagian dari nama, apit nama itu dengan tanda kutip.",
    ),
    "F301": note(
        "Huruf `{tanda}` dari aksara lain dibaca sebagai x, tanda kali.",
        "Huruf ini tampak seperti x tetapi kode hurufnya lain.",
        "Ketik ulang sebagai x.",
    ),
    "F302": note(
        "`{angka}`: titiknya dibaca sebagai tanda desimal.",
        "Titik ini tidak mengelompokkan ribuan, maka hanya bisa menandai desimal.",
        "Tulis dengan koma: 0,25.",
    ),
    "F303": note(
        "`{kata}` di samping bilangan dianggap satuannya dan tidak ikut dihitung.",
        "Kata satuan sesudah bilangan bukan nilai tersendiri.",
        "Tidak perlu tindakan.",
    ),
    "F304": note(
        "Batas nama di sini ditentukan oleh nama yang sudah dikenal: `{nama}`.",
        "Teks ini dapat dipotong dengan lebih dari satu cara; nama yang dinyatakan dalam berkas definisi menang.",
        "Tidak perlu tindakan; tanda kutip membuatnya pasti.",
    ),
    "F305": note(
        "Teks ini menunjuk sumber di luar, bukan perhitungan.",
        "Formula menyebut peraturan, aplikasi, atau lembaga yang menghasilkan nilainya.",
        "Isikan nilainya bersama sumbernya dalam berkas data.",
    ),
    "F308": note(
        "`{kata}` sesudah bilangan tidak ikut dihitung.",
        "Kurung sesudah bilangan adalah keterangan.",
        "Tidak perlu tindakan.",
    ),
    **forms.ENTRIES,
}
