"""Ways of writing that once were read as something else in silence: each is now read right, doubted or refused."""

from __future__ import annotations

import pytest

from indikator_dsl.formula import Kind, KnownNames, read

DOUBTED = [
    ("(100% - 20%) x Pagu", "F222"),
    ("Realisasi / 100%", "F222"),
    ("Laki-laki / Laki-laki + Perempuan x 100%", "F201"),
    ("Kas - Utang / Modal + Cadangan", "F201"),
    ("(Kas + Piutang) : Utang / Modal", "F203"),
    ("(Bobot x Nilai) unsur / Jumlah unsur", "F205"),
    ("Bobot (Nilai x Jumlah unsur)", "F206"),
    ("Jumlah hadir/Jumlah undangan (x 100)", "F206"),
    ("1-Rasio", "F210"),
    ("(Nilai X1 + Nilai X2) / 2", "F214"),
    ("Jumlah kasus terhadap Jumlah penduduk x 100%", "F229"),
    ("Jumlah kasus / Jumlah penduduk per 100.000", "F217"),
    ("Aset lancar\nutang lancar", "F217"),
    ("Jumlah hadir / Jumlah undangan 100%", "F219"),
    ("Jumlah R/ resep / Jumlah R/ lembar", "F248"),
    ("(A / B) x 100% ≥ 80%", "F221"),
    ("(Nilai tahun n - Nilai tahun n - 1) / Nilai tahun n", "F259"),
    ("Pagu / PBB tahun n - 1 x 100%", "F259"),
    ("Pagu / (PBB tahun n - 1)", "F259"),
    ("(Indeks Kesehatan x Indeks Pendidikan x Indeks Hidup)^1/3", "F260"),
    ("Rata-rata (Nilai teori + Nilai praktik)", "F261"),
    ("√Nilai teori x Nilai praktik", "F262"),
    ("Jumlah kasus Covid - 19 x 100", "F263"),
    ("(4) / (3) x 100%", "F265"),
    ("Jumlah lapangan 4 x 6 / Jumlah lapangan", "F266"),
    ("Jumlah kasus / 100.000 penduduk", "F267"),
    ("Rata-rata nilai teori + nilai praktik", "F269"),
    ("A + B\nKeterangan:\nA = Jumlah hadir\nB = Jumlah izin\nC = Jumlah alpa", "F271"),
    ("n/N x 100%", "F272"),
    ("(kasus - kasus tahun lalu) / kasus tahun lalu", "F273"),
    ("Jumlah siswa laki - laki tahun lalu / Jumlah siswa", "F273"),
    ("JUMLAH SISWA LAKI - LAKI / JUMLAH SISWA", "F273"),
]
EXTERNAL = [
    "Sesuai Keputusan Menteri Nomor KEP/12/M.ABC/3/2003",
    "Berdasarkan Surat Nomor 800/123/2020",
    "mengacu PER-5/AB/2024 tentang tata cara penilaian",
    "Hasil Epdeskel sesuai Permendagri 81 Tahun 2015",
    "Nilai Epdeskel dari aplikasi Epdeskel",
    "LHE AKIP dari Inspektorat",
    "Nilai SAKIP hasil evaluasi Inspektorat",
    "Indeks dari aplikasi SIPD",
    "Skor IDM berdasarkan Permendes 21/2020",
    "Indeks SPBE menurut Peraturan Presiden Nomor 95 Tahun 2018",
    "Nilai IKM di sistem informasi survei",
]
COUNTED = [
    "Jumlah laporan sesuai standar",
    "Nilai tanah dari hasil penjualan",
    "Jumlah usulan sesuai Renja",
    "Jumlah usulan sesuai Permendagri 86 Tahun 2017",
    "Jumlah warga terdaftar di aplikasi JKN",
    "Jumlah hasil evaluasi Inspektorat yang ditindaklanjuti",
    "Banyaknya laporan dari aplikasi SIPD",
    "Nilai transaksi melalui aplikasi SIPLah",
    "Tingkat partisipasi warga di aplikasi",
    "LHE yang ditindaklanjuti",
    "Nilai ujian sesuai standar",
]
REFUSED = [
    ("2 (A/B)", "F110"),
    ("(A/B) 100%", "F110"),
    ('"A" "B"', "F110"),
    ("N1 + ... + N9", "F149"),
    ("N1 + N2 + dst.", "F149"),
    ("A ± B", "F113"),
    ("A ** B", "F103"),
    ("Jumlah hadir / Jumlah undanganx100%", "F136"),
    ("2xA + 3xB", "F136"),
    ("A / B x 100% (A = hadir, B = undangan)", "F132"),
    ("A x 2 (jika lebih dari 3)", "F133"),
    ("Jumlah A di bagi Jumlah B", "F130"),
    ("A; B", "F116"),
    ("A//B", "F103"),
    ("jika A > B maka 1", "F133"),
    ("[A == 5", "F105"),
]
READ = [
    ("Realisasi tahun 2023+ Realisasi tahun 2024", "Realisasi tahun 2023 + Realisasi tahun 2024"),
    ("Kas:Utang", "Kas / Utang"),
    ("(PAD - PAD tahun lalu) / PAD tahun lalu x 100%", "(PAD − PAD tahun lalu) / PAD tahun lalu × 100%"),
    ("Penerimaan PBB - PBB tahun lalu", "Penerimaan PBB − PBB tahun lalu"),
    ("(PAD - PAD(t-1)) / PAD(t-1)", "(PAD − PAD(t-1)) / PAD(t-1)"),
    ("A ／ B ＊ 100", "A / B × 100"),
    (r"\frac{A}{B} \times \text{100\%}", "A / B × 100%"),
    (r"A \text{ x } 100", "A × 100"),
    ("- Jumlah hadir / Jumlah undangan", "Jumlah hadir / Jumlah undangan"),
    ("1. Jumlah hadir / Jumlah undangan", "Jumlah hadir / Jumlah undangan"),
    ("Jumlah usulan Kec. Bugul Kidul", "Jumlah usulan Kec. Bugul Kidul"),
    ("Volume sampah (ton) / Volume sampah (m3)", "Volume sampah (ton) / Volume sampah (m3)"),
    ("Jumlah kasus terhadap Jumlah penduduk x 100%", "Jumlah kasus / Jumlah penduduk × 100%"),
    ("Jumlah R/ resep / Jumlah R/ lembar", '"Jumlah R/ resep" / "Jumlah R/ lembar"'),
    ("A / B dimana A adalah jumlah yang hadir", "jumlah yang hadir / B"),
]


@pytest.mark.parametrize(("text", "code"), DOUBTED, ids=[case[0] for case in DOUBTED])
def test_a_surprising_reading_is_doubted(text: str, code: str) -> None:
    formula = read(text)
    assert formula.tree is not None
    assert code in [finding.code for finding in formula.diagnostics]


@pytest.mark.parametrize(("text", "code"), REFUSED, ids=[case[0] for case in REFUSED])
def test_what_cannot_be_read_for_certain_is_refused(text: str, code: str) -> None:
    formula = read(text)
    assert formula.tree is None
    assert code in [finding.code for finding in formula.errors]


@pytest.mark.parametrize("text", COUNTED)
def test_what_is_measured_here_is_a_datum(text: str) -> None:
    assert read(text).kind is Kind.MEASURE


@pytest.mark.parametrize(("text", "canonical"), READ, ids=[case[0] for case in READ])
def test_what_is_meant_is_read(text: str, canonical: str) -> None:
    assert read(text).canonical == canonical
    assert not read(text).errors


def test_two_units_are_two_data() -> None:
    formula = read("Volume sampah (ton) / Volume sampah (m3)")
    assert formula.names == ("Volume sampah (ton)", "Volume sampah (m3)")
    assert formula.evaluate({"Volume sampah (ton)": 6, "Volume sampah (m3)": 2}).display == "3"


def test_declared_names_keep_their_x() -> None:
    known = KnownNames(["Nilai X1", "Nilai X2"])
    assert read("(Nilai X1 + Nilai X2) / 2", known).names == ("Nilai X1", "Nilai X2")


@pytest.mark.parametrize(
    "text",
    [
        "A" + "\n" * 30_000 + "B",
        "A\n" + " " * 50_000 + "\nB",
        "A\n--- x " + " " * 50_000 + "y" + " " * 50_000 + "z\nB",
        "A / B x Jumlah C + " * 3_000 + "A",
        "Jumlah " + "(%)" * 30_000,
        "A dibagi B + " * 5_000,
    ],
    ids=["blank lines", "a long blank line", "a bar with blanks", "doubtful factors", "notes", "operator words"],
)
def test_long_texts_take_their_time_and_no_more(text: str) -> None:
    formula = read(text)  # each of these took minutes, or gigabytes, before it was bounded
    assert len(formula.diagnostics) < 10_000


@pytest.mark.parametrize("text", EXTERNAL)
def test_the_number_of_a_letter_divides_nothing(text: str) -> None:
    assert read(text).kind is Kind.EXTERNAL


@pytest.mark.parametrize("text", ["Sesuai SOP jumlah hadir/jumlah undangan", "Sesuai KEP/12/2003: Jumlah A / Jumlah B"])
def test_a_calculation_after_such_a_number_is_none_the_less_one(text: str) -> None:
    assert read(text).kind is not Kind.EXTERNAL
