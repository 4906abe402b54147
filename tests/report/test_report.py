"""What the report says: the counts, the lists, the trends, what is missing and who supplies it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from indikator_dsl import DataError, loads
from indikator_dsl.report import build_report
from indikator_dsl.report.model import IndicatorPart, Report, Verdict
from indikator_dsl.report.series import stretches
from tests.report.situations import HOSTILE, OFFICE, broken, figures, many, office, surveyed

pytestmark = pytest.mark.skipif(not OFFICE.is_dir(), reason="definitions/ is not beside the tests")


def indicator(report: Report, nama: str) -> IndicatorPart:
    return next(one for one in report.indicators if one.nama == nama)


def test_the_summary_counts_every_indicator_once() -> None:
    for report in (office(), broken(), many()):
        total = len(report.indicators)
        assert sum(one.banyak for one in report.verdicts) == total
        assert sum(one.banyak for one in report.statuses) == total
        assert str(total) in report.ringkasan
        behind, unjudged = len(report.behind), len(report.unjudged)
        assert [one.banyak for one in report.verdicts] == [total - behind - unjudged, behind, unjudged]


def test_the_furthest_from_its_target_comes_first() -> None:
    values = [one.persen for one in office().behind]
    assert values == sorted(value for value in values if value is not None)
    assert all(one.verdict is Verdict.BELUM for one in office().behind)


def test_there_is_a_mean_only_where_it_is_asked_for_and_it_says_which_and_of_how_many() -> None:
    assert office().rata_rata is None
    plain = office(mean="polos").rata_rata or ""
    values = [one.persen for one in office().indicators if one.persen is not None]
    mean = f"{float(sum(values) / len(values)):.2f}".replace(".", ",")
    assert "polos" in plain
    assert f" {mean} %, dari {len(values)} di antara 17 indikator" in plain
    weighted = office(mean="berbobot").rata_rata or ""
    assert "berbobot" in weighted
    assert "tidak ada" in weighted  # no indicator of the example has a Bobot


def test_a_weighted_mean_is_that_of_the_weights() -> None:
    text = "Tujuan: A\n" + "".join(
        f"  Indikator: N{n}\n    Formula: D{n}\n    Target: 10\n"
        f"    Polaritas: makin tinggi makin baik\n    Bobot: {weight}\n"
        for n, weight in ((1, 3), (2, 1))
    )
    report = build_report(loads(text), {"D1": 10, "D2": 2}, mean="berbobot")
    assert " 80 %, dari 2 di antara 2 indikator" in (report.rata_rata or "")  # (3 × 100 + 1 × 20) / 4


def test_a_period_must_be_said_where_the_data_have_several() -> None:
    with pytest.raises(DataError) as caught:
        office(periode=None)
    assert [one.code for one in caught.value.diagnostics] == ["M162"]
    assert '"TW II 2025"' in str(caught.value)


def test_every_kelurahan_has_its_row_with_the_figures_it_gave() -> None:
    one = indicator(office(), "Persentase Laporan Trantibmas yang ditindaklanjuti sesuai standard")
    assert len(one.units) == 6
    assert one.unit_heads == tuple(used.nama for used in one.inputs)
    for column, used in enumerate(one.inputs):
        total = sum(Fraction(row.data[column].replace(",", ".")) for row in one.units)
        assert total == Fraction(used.nilai)
    kepel = indicator(office(), "Jumlah kejadian bencana dan pengaduan tranribmas yang ditangani secara tepat waktu")
    rows = {row.unit: row for row in kepel.units}
    assert (rows["Kelurahan Kepel"].realisasi, rows["Kelurahan Kepel"].status) == ("–", "belum ada data")


def test_the_trend_ends_with_the_period_of_the_report() -> None:
    one = indicator(office(), "Presentase Kelurahan yang telah menyelenggarakan pelayanan terintegrasi")
    quarters, years = one.trends
    assert [point.label for point in quarters.points] == ["TW I", "TW II", "TW III", "TW IV"]
    assert [point.periode for point in years.points] == ["2024", "2025"]
    assert years.points[-1].realisasi == one.realisasi
    assert years.points[0].target == "50 %"
    second = indicator(office("TW II 2025"), one.nama)
    assert [point.periode for point in second.trends[0].points] == ["TW I 2025", "TW II 2025"]


@pytest.mark.parametrize(
    ("known", "asked", "expected"),
    [
        (["2024", "2025", "2026"], "2025", {"Antartahun": ["2024", "2025"]}),
        (["2025"], "2025", {}),
        (["TW I 2025", "TW III 2025"], "2025", {"Triwulan 2025": ["TW I 2025", "TW II 2025", "TW III 2025"]}),
        (["Mei 2025", "Juni 2025", "Juli 2025"], "Juni 2025", {"Bulan 2025": ["Mei 2025", "Juni 2025"]}),
        (["TW II 2024", "TW II 2025"], "TW II 2025", {"TW II antartahun": ["TW II 2024", "TW II 2025"]}),
        (["Tahap 1", "Tahap 2", "Tahap 3"], "Tahap 2", {"Antarperiode": ["Tahap 1", "Tahap 2"]}),
        (["Tahap 1"], None, {}),
    ],
)  # fmt: skip
def test_periods_are_compared_with_their_like(
    known: list[str], asked: str | None, expected: dict[str, list[str]]
) -> None:
    found = {one.judul: [periode for periode, _ in one.periods] for one in stretches(known, asked)}
    assert found == expected


def test_a_quarter_without_data_is_a_gap_and_no_zero() -> None:
    text = "Tujuan: A\n  Indikator: N\n    Formula: D\n\nData: D\n  Konsolidasi: jumlah\n"
    data = figures("nama;nilai;periode\nD;1;TW I 2025\nD;3;TW III 2025\n")
    points = build_report(loads(text), data, periode="2025").indicators[0].trends[0].points
    assert [(point.label, point.nilai, point.status) for point in points] == [
        ("TW I", 1, "terhitung"),
        ("TW II", None, "belum ada data"),
        ("TW III", 3, "terhitung"),
    ]


def test_what_is_missing_names_the_one_who_supplies_it() -> None:
    lacking = {(one.apa, one.nama): one for one in office().missing}
    reports = lacking["Data", "jumlah total laporan trantibmas"]
    assert reports.siapa == "Kelurahan Tapa'an"
    assert "TW IV 2025" in reports.rincian
    events = lacking["Data", "jumlah kejadian bencana dan pengaduan tranribmas"]
    assert events.siapa == "Kelurahan Kepel"
    assert ("Formula", "Nilai SAKIP PD") in lacking


def test_the_nearest_responsible_one_is_named() -> None:
    lacking = {(one.apa, one.nama): one for one in broken().missing}
    pembagi = lacking["Data", "Jumlah pembagi"]
    assert pembagi.siapa == "Kelurahan A dan Kelurahan <i>B</i> (melalui Seksi Trantib)"
    assert pembagi.sumber == "Buku register"
    assert lacking["Formula", "Tanpa formula"].siapa == "Seksi <u>Umum</u>"  # of the level above
    assert lacking["Polaritas", "Tanpa polaritas"].untuk == (("T1.8", "Tanpa polaritas"),)
    assert ("Perbaikan", "Tak terbaca") in lacking
    assert lacking["Nilai dari luar", "Dari luar"].rincian


def test_each_of_the_six_statuses_has_its_reason() -> None:
    by_status = {one.status: one for one in broken().indicators}
    assert set(by_status) == {
        *("terhitung", "belum ada data", "tak terdefinisi", "eksternal", "tanpa formula", "galat"),
    }
    assert all(one.alasan for status, one in by_status.items() if status != "terhitung")
    assert all(one.realisasi == "–" for status, one in by_status.items() if status != "terhitung")


def test_achievements_below_zero_and_far_above_are_shown_as_they_are() -> None:
    assert indicator(broken(), "Angka kematian").capaian == "-150 %"
    assert indicator(broken(), HOSTILE).capaian == "300 %"


def test_no_character_turns_or_hides_the_text() -> None:
    name = broken().indicators[-1].nama
    assert name == "Jumlah \ufffdwadah\ufffd dan \ufffdbel"


def test_a_subunit_whose_data_contradict_is_said_and_stops_nothing() -> None:
    text = "Unit: K\nSubunit: A; B\nTujuan: T\n  Indikator: N\n    Formula: D\nData: D\n  Konsolidasi: jumlah\n"
    data = figures("nama;nilai;periode;unit\nD;5;2024;A\nD;1;TW I 2024;A\nD;1;TW II 2024;A\nD;1;TW III 2024;A\n"
                   "D;1;TW IV 2024;A\nD;7;2025;K\n")  # fmt: skip
    report = build_report(loads(text), data, periode="2025")
    assert report.indicators[0].realisasi == "7"
    assert [found.kode for found in report.findings if found.kode == "L111"] == ["L111"]


def test_findings_are_errors_first_and_their_places_are_named() -> None:
    levels = [found.tingkat for found in broken().findings]
    assert levels == sorted(levels)  # galat, peringatan
    assert any(found.tempat == "rusak.indikator baris 30" for found in broken().findings)


def test_a_value_by_its_regulation_has_its_class_its_steps_and_what_each_unit_has() -> None:
    index = indicator(surveyed(), "Indeks Kepuasan Masyarakat atas layanan kecamatan")
    assert index.realisasi_kelas == "80,83, mutu B (Baik)"
    assert index.metode == "SKM, Permenpan RB Nomor 14 Tahun 2017; dihitung dari datanya"
    assert index.langkah[0] == ("NRR Persyaratan: 227 / 72", "3,1528")
    assert index.langkah[-1] == ("IKM: nilai indeks × 25", "80,8256")
    assert index.formula is not None
    assert index.formula.text.startswith("Sesuai Permenpan RB Nomor 14")
    assert str(index.formula.with_numbers).endswith("/ 9 × 25")
    assert len(index.units) == 6
    assert [point.realisasi for point in index.trends[0].points] == ["81,17", "79,17", "79,94", "83,02"]
    share = indicator(surveyed(), "Persentase kelurahan dengan kategori cepat berkembang")
    assert ("kelurahan yang Cepat Berkembang", "4") in share.langkah


def test_data_of_a_method_are_missing_only_where_its_value_is() -> None:
    entered = office()
    assert indicator(entered, "Indeks Kepuasan Masyarakat atas layanan kecamatan").kelas == "mutu B (Baik)"
    assert not [one.nama for one in entered.missing if "unsur" in one.nama or "Skor Epdeskel" in one.nama]
    text = "Unit: K\nSubunit: A; B\nTujuan: T\n  Indikator: Jumlah desa berkembang\n    Formula: Permendagri 81/2015\n"
    rows = [f"Skor Epdeskel bidang {bidang};100;2025;A" for bidang in ("pemerintahan", "kewilayahan")]
    rows += [
        f"Skor Epdeskel bidang {bidang};100;2025;B" for bidang in ("pemerintahan", "kewilayahan", "kemasyarakatan")
    ]
    report = build_report(loads(text), figures("nama;nilai;periode;unit\n" + "\n".join(rows)), periode=2025)
    wanted = [(one.nama, one.siapa) for one in report.missing if one.apa == "Data"]
    assert wanted == [("Skor Epdeskel bidang kemasyarakatan", "A")]
