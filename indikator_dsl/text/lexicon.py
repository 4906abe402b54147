"""Word lists of the language: what a word says about the operator beside it. All lower case."""

from __future__ import annotations

__all__ = [
    "COMPARISONS",
    "COUNT_WORDS",
    "FAMILIES",
    "FUNCTIONS",
    "HEADINGS",
    "MEASURE_WORDS",
    "NUMBER_WORDS",
    "PERCENT_WORDS",
    "UNIT_NOTES",
    "UNIT_WORDS",
]

MEASURE_WORDS = frozenset(
    "jumlah jml jlh total banyaknya banyak nilai luas panjang realisasi target rata-rata rerata volume kapasitas "
    "frekuensi skor bobot angka indeks rasio persentase presentase prosentase capaian selisih akumulasi sisa pagu "
    "anggaran biaya pendapatan belanja periode seluruh".split()
)
"""Words that open the name of something measured or counted; after `/` or `x` they open a new operand."""

COMPARISONS = frozenset(("<", ">", "≤", "≥", "<=", ">="))

COUNT_WORDS = frozenset(("count", "jumlah", "jml", "banyaknya", "cacah"))
"""Alone before a `/`, one of these offers a choice of measures (`Count / nilai belanja`) and divides nothing."""

UNIT_NOTES = frozenset(
    "% persen orang jiwa unit buah ton kg kwintal liter ha hektar km km2 km² m m2 m² m3 m³ hari minggu bulan tahun "
    "jam menit detik rp rupiah kwh gbps mbps kali poin dokumen laporan kegiatan usulan desa kelurahan".split()
)
"""A bracketed note at the end of a name that holds just one of these names the unit and is not compared."""

UNIT_WORDS = UNIT_NOTES - {"%", "persen"} | frozenset(
    "penduduk kelahiran hidup kh kk rumah tangga keluarga k/l hektare semester triwulan bln thn th org ibu balita "
    "anak siswa guru pegawai responden km/jam per permil gram gr kilogram mil".split()
)
"""Words that may follow a bare number (`x 365 hari`, `1.000 penduduk`): they name its unit and are no operand."""

PERCENT_WORDS = frozenset(("persen", "prosen", "ppersen"))

NUMBER_WORDS = {
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
    "sepuluh": 10,
    "dua belas": 12,
    "seratus": 100,
    "seribu": 1_000,
    "sepuluh ribu": 10_000,
    "seratus ribu": 100_000,
    "sejuta": 1_000_000,
    "satu juta": 1_000_000,
}
"""Numbers written as words, read as numbers after a sign of multiplication or division."""

FAMILIES = tuple(
    frozenset(family.split())
    for family in (
        "TK RA KB PAUD SD MI SMP MTS SMA SMK MA MAK SLB PKBM SDLB",
        "PNS PPPK ASN CPNS PTT TNI POLRI",
        "RT RW KK RTM",
        "D1 D2 D3 D4 DI DII DIII DIV S1 S2 S3",
        "L P",
        "OPD PD SKPD UPTD",
    )
)
"""Abbreviations of one kind: a slash between two of them belongs to a name, `SD/MI`, and divides nothing."""

HEADINGS = frozenset(("rumus", "formula", "formulasi", "perhitungan", "cara perhitungan", "rumus perhitungan"))
"""Words before a colon that head the formula and are no operand."""

FUNCTIONS = {
    "min": "min",
    "minimum": "min",
    "maks": "max",
    "max": "max",
    "maksimum": "max",
    "abs": "abs",
    "mutlak": "abs",
    "akar": "root",
    "sqrt": "sqrt",
    "bulat": "round",
    "round": "round",
    "sum": "sum",
    "jumlah": "sum",
    "σ": "sum",
    "∑": "sum",
    "sigma": "sum",
    "avg": "mean",
    "average": "mean",
    "mean": "mean",
    "rata-rata": "mean",
    "rerata": "mean",
}
"""Words that, right before a bracket and alone, call a function of the tree (docs/bahasa/fungsi.md)."""
