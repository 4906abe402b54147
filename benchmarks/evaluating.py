"""Computing the real worksheet, beside the same arithmetic written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measuring import TOP, Row, against, in_process, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from indikator_dsl import Results

__all__ = ["figures"]

EXAMPLE = TOP / "definitions" / "bugul_kidul"
TIMES = 100  # evaluations in one sample
RUNS = 7


def figures() -> Iterator[Row]:
    from indikator_dsl import load, read_data

    registry = load(EXAMPLE)
    data = read_data(EXAMPLE / "data_contoh.csv")
    results = registry.evaluate(data)
    given = {
        use.name: use.value
        for result in results.values()
        for use in result.inputs
        if use.indikator is None and use.value is not None
    }
    _same(results, by_hand(given))
    taken = in_process(lambda: [registry.evaluate(data) for _ in range(TIMES)], RUNS)
    hand = in_process(lambda: [by_hand(given) for _ in range(TIMES)], RUNS)
    from_file = in_process(lambda: registry.evaluate(EXAMPLE / "data_contoh.csv"), RUNS)
    yield row("`registry.evaluate(dataset)`, 17 indicators", taken, against(taken, hand, "by hand"), per=TIMES)
    yield row("the same from the CSV file, reading included", from_file)
    yield row("the arithmetic alone, written by hand in Fractions (peer)", hand, per=TIMES)


def by_hand(given: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The worksheet's 15 values, as a programmer would have written them for this one worksheet."""
    usulan = "Jumlah usulan musrenbang"
    aktif, lembaga = given["Jumlah Kelembagaan masyarakat yang aktif"], given["jumlah lembaga kemasyarakatan"]
    terpadu = given["Jumlah Kelurahan yang telah menyelenggarakan pelayanan terintegrasi"]
    dibina = given["Jumlah Kelembagaan masyarakat yang dibina"]
    kejadian = "jumlah kejadian bencana dan pengaduan tranribmas"
    ditangani = given["J" + kejadian[1:] + " yang ditangani secara tepat waktu"]
    sesuai = given["Jumlah Laporan Trantibmas yang ditindaklanjuti sesuai standard"]
    disepakati = given["Jumlah usulan MUSREMBANGCAM yang diakomodir dan disepakati dalam forum PD"]
    return {
        "IKD1.T1.1": given["Indeks Kepuasan Masyarakat atas layanan kecamatan"],
        "IKD1.T1.S1.1": terpadu / given["Jumlah Total Kelurahan"] * 100,
        "IKD1.T1.S1.2": sesuai / given["jumlah total laporan trantibmas"] * 100,
        "IKD1.T2.1": given["Persentase kelurahan dengan kategori cepat berkembang"],
        "IKD1.T2.S1.1": aktif / lembaga * 100,
        "IKD1.T2.S1.2": disepakati / given["Total usulan MUSREMBANGCAM yang dibahas dalam forum"] * 100,
        "P1.1": given[usulan + " yang diakomodir dalam musrenbangkot"] / given["j" + usulan[1:]] * 100,
        "P1.K1.1": given["Jumlah usulan dalam musrebangcam"],
        "P2.1": dibina / lembaga * 100,
        "P2.K1.1": dibina,
        "P2.K2.1": aktif / lembaga * 100,
        "P3.1": ditangani / given[kejadian] * 100,
        "P3.K1.1": ditangani,
        "P4.1": terpadu,
        "P4.K1.1": given["Jumlah Kegiatan Penyelenggaraan Urusan Pemerintahan Umum"],
    }


def _same(results: Results, expected: Mapping[str, Fraction]) -> None:
    """A peer that computes something else would be no peer."""
    computed = {id: result.value for id, result in results.by_id.items() if result.value is not None}
    if computed != expected:
        raise AssertionError(f"the arithmetic by hand differs: {computed} and {expected}")
