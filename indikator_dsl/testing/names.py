"""Names of data and indicators."""

from __future__ import annotations

from hypothesis import strategies as st

from indikator_dsl.text.names import clean, fold

__all__ = ["WORDS", "names", "plain_names"]

WORDS = (
    "jumlah kelurahan laporan yang aktif ditindaklanjuti usulan total lembaga tepat waktu dan atau sesuai rata-rata "
    "Desa/Kelurahan 2017 usia 0-6 tahun PNS SD/MI Tapa'an persen X kelas A B NM E-Sukma ke-2 65+ (unit) (%) per"
).split()
"""Words of real names, those that look like signs, numbers and units among them."""

OPENERS = "Jumlah Total Banyaknya Nilai Luas Realisasi Target Skor Anggaran Indeks".split()
PLAIN = (
    "laporan usulan kelurahan lembaga temuan warga pegawai dokumen sampah air bersih jalan baik selesai aktif dibina "
    "ditangani disetujui tepat waktu sesuai standar kota kecamatan tahun berjalan sebelumnya seluruh desa".split()
)


def names(*, worded: bool = False) -> st.SearchStrategy[str]:
    """Names of any kind: words of real worksheets in any order, and (unless `worded`) any characters whatever.

    Some can stand in a formula only in quotes; `indikator_dsl.formula.print_node(Name(name))` writes each so.

        names().example()  # 'usulan SD/MI yang aktif'
    """
    of_words = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
    kinds = of_words if worded else st.one_of(of_words, st.text(max_size=20))
    return kinds.map(clean).filter(_is_name)


def plain_names() -> st.SearchStrategy[str]:
    """Names that mean themselves wherever they stand, as most do: `Jumlah laporan yang selesai`.

    plain_names().example()  # 'Total usulan disetujui'
    """
    rest = st.lists(st.sampled_from(PLAIN), min_size=1, max_size=3, unique=True).map(" ".join)
    return st.builds("{} {}".format, st.sampled_from(OPENERS), rest)


def _is_name(text: str) -> bool:
    return bool(fold(text)) and any(map(str.isalnum, text))
