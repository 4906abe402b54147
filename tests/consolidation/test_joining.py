"""Figures of units and periods, case by case: what is joined, what is refused, and the words that say so."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indikator_dsl import DataError, Diagnostic, Registry, Result, Status
from indikator_dsl.diagnostics import Severity
from tests.consolidation.offices import dataset, office, table, value

if TYPE_CHECKING:
    from indikator_dsl.data import Dataset

SUM = office("Jumlah A", "Jumlah A := jumlah")
LAST = office("Jumlah A", "Jumlah A := periode: nilai terakhir; unit: jumlah")
MEAN = office("Nilai A", "Nilai A := rata-rata")
UNDECLARED = office("Jumlah A", "Jumlah A")
RATIO = office("Jumlah A / Jumlah B x 100", "Jumlah A := jumlah", "Jumlah B := jumlah")
PERCENT = office("Persentase A", "Persentase A := rata-rata")


def refused(registry: Registry, data: Dataset, **asked: str) -> list[Diagnostic]:
    with pytest.raises(DataError) as raised:
        registry.evaluate(data, **asked)
    return list(raised.value.diagnostics)


def hasil(registry: Registry, text: str, **asked: str) -> Result:
    return registry.evaluate(table(text), **asked)["Hasil"]


def message(result: Result) -> str:
    assert result.reason is not None
    return f"{result.status.value} {result.reason.code}: {result.reason.message}"


# -- over units ------------------------------------------------------------------------------------------------------


def test_a_ratio_is_the_ratio_of_sums_and_never_the_mean_of_ratios() -> None:
    rows = (
        "Jumlah A;1;2025;Desa Awan\nJumlah B;1;2025;Desa Awan\nJumlah A;1;2025;Desa Bumi\nJumlah B;9;2025;Desa Bumi\n"
    )
    result = hasil(RATIO, rows)
    assert result.value == 20
    assert result.cover is not None
    assert result.cover.display == "2 dari 3 desa"


@pytest.mark.parametrize("way", ["rata-rata", "jumlah", "periode: nilai terakhir; unit: rata-rata"])
@pytest.mark.parametrize(
    "rows", ["Persentase A;100;2025;Desa Awan\nPersentase A;11,1;2025;Desa Bumi\n", "Persentase A;100;2025;Desa Awan\n"]
)
def test_the_mean_of_percentages_is_refused_with_the_reason(way: str, rows: str) -> None:
    result = hasil(office("Persentase A", f"Persentase A := {way}"), rows)
    assert message(result) == (
        'galat G111: "Persentase A" adalah persentase atau perbandingan. '
        "Angka beberapa unit tidak digabung dengan jumlah atau rata-rata."
    )


def test_neither_quarters_of_a_percentage_nor_a_single_one_make_the_year() -> None:
    one = "Persentase A;80;TW I 2025;Kecamatan Alam\n"
    for rows in (one, one + "Persentase A;90;TW II 2025;Kecamatan Alam\n"):
        found = message(hasil(PERCENT, rows, periode="2025"))
        assert found.startswith('galat G111: "Persentase A"')
        assert "Angka beberapa periode tidak digabung dengan rata-rata." in found


def test_a_percentage_given_for_the_whole_stands_whatever_its_parts_say() -> None:
    rows = (
        "Persentase A;20;2025;Kecamatan Alam\nPersentase A;100;2025;Desa Awan\nPersentase A;11,1;TW I 2025;Desa Bumi\n"
    )
    assert hasil(PERCENT, rows, periode="2025").value == 20
    last = office("Persentase A", "Persentase A := periode: nilai terakhir")
    assert hasil(last, "Persentase A;70;TW I 2025;\nPersentase A;80;TW III 2025;\n", periode="2025").value == 80


@pytest.mark.parametrize("satuan", ["%", "persen", "per 1.000 penduduk", "‰", "rasio"])
def test_a_unit_of_measurement_tells_a_ratio_too(satuan: str) -> None:
    registry = office("Angka A", f"Angka A := jumlah\n  Satuan: {satuan}")
    assert "G111" in message(hasil(registry, "Angka A;1;2025;Desa Awan\nAngka A;2;2025;Desa Bumi\n"))


HUNIAN = "Tingkat hunian;80;2025;Desa Awan\nTingkat hunian;90;2025;Desa Bumi\n"


@pytest.mark.parametrize("way", ["jumlah", "rata-rata"])
@pytest.mark.parametrize(
    "indicators",
    [
        "  Indikator: Persentase hunian\n    Formula: Tingkat hunian\n",
        "  Indikator: Hunian\n    Satuan: %\n    Formula: Tingkat hunian\n",
        "  Indikator: Persentase hunian\n    Formula: Hunian\n  Indikator: Hunian\n    Formula: Tingkat hunian\n",
    ],
)
def test_what_a_percentage_is_unchanged_is_a_percentage(indicators: str, way: str) -> None:
    registry = office("Tingkat hunian", f"Tingkat hunian := {way}", more=indicators)
    assert "G111" in message(registry.evaluate(table(HUNIAN), periode="2025")["Hasil"])


def test_a_datum_that_says_what_it_counts_is_no_percentage() -> None:
    more = "  Indikator: Persentase hunian\n    Formula: Tingkat hunian\n"
    registry = office("Tingkat hunian", "Tingkat hunian := jumlah\n  Satuan: kamar", more=more)
    assert hasil(registry, HUNIAN).value == 170
    more = "  Indikator: Persentase hunian\n    Formula: Tingkat hunian / 200\n"
    assert hasil(office("Tingkat hunian", "Tingkat hunian := jumlah", more=more), HUNIAN).value == 170


@pytest.mark.parametrize(
    "name",
    [
        "Rasio guru dan murid",
        "Tingkat hunian dalam persen",
        "Tingkat hunian (dalam %)",
        "Kematian bayi per 1.000 kelahiran hidup",
        "Kematian ibu per 100.000 kelahiran",
        "Angka kesakitan per seribu penduduk",
    ],
)
def test_a_name_tells_a_ratio(name: str) -> None:
    rows = HUNIAN.replace("Tingkat hunian", f'"{name}"')
    assert "G111" in message(hasil(office(f'"{name}"', f"{name} := jumlah"), rows))


@pytest.mark.parametrize(
    "name", ["Jumlah penduduk per 31 Desember", "Jumlah laporan per 1 Januari", "Jumlah persentil"]
)
def test_a_count_is_not_taken_for_a_ratio(name: str) -> None:
    rows = HUNIAN.replace("Tingkat hunian", f'"{name}"')
    assert hasil(office(f'"{name}"', f"{name} := jumlah"), rows).value == 170


def test_how_units_are_joined_is_never_guessed() -> None:
    rows = "Jumlah A;1;2025;Desa Awan\nJumlah A;2;2025;Desa Bumi\n"
    assert message(hasil(UNDECLARED, rows)) == (
        'galat G112: Belum dinyatakan bagaimana "Jumlah A" digabung antarunit: yang ada angka 2 desa.'
    )
    assert "G114" in message(hasil(office("Jumlah A", "Jumlah A := nilai terakhir"), rows))
    mean = hasil(office("Nilai A", "Nilai A := rata-rata"), rows.replace("Jumlah", "Nilai"))
    assert mean.value == Fraction(3, 2)


def test_one_indicator_s_trouble_does_not_stop_another() -> None:
    more = "  Indikator: Lain\n    Formula: Jumlah B\n"
    registry = office("Jumlah A", "Jumlah A", "Jumlah B := jumlah", more=more)
    found = registry.evaluate(table("Jumlah A;1;2025;Desa Awan\nJumlah B;2;2025;Desa Awan\n"))
    assert found["Hasil"].status is Status.GALAT
    assert found["Lain"].value == 2


def test_the_whole_s_own_figure_is_compared_with_its_parts() -> None:
    parts = "Jumlah A;1;2025;Desa Awan\nJumlah A;2;2025;Desa Bumi\nJumlah A;3;2025;Desa Cahaya\n"
    assert hasil(SUM, parts + "Jumlah A;6;2025;Kecamatan Alam\n").value == 6
    [found] = refused(SUM, table(parts + "Jumlah A;7;2025;Kecamatan Alam\n"))
    assert found.code == "G103"
    assert found.place is not None
    assert found.place.line == 5
    assert (
        "tertulis 7 untuk keseluruhan (data.csv baris 5), padahal jumlah dari 3 dari 3 desa adalah 6" in found.message
    )
    results = SUM.evaluate(table("Jumlah A;1;2025;Desa Awan\nJumlah A;7;2025;Kecamatan Alam\n"))
    assert value(results) == 7
    [note] = results.diagnostics
    assert note.code == "G106"
    assert note.severity is Severity.WARNING  # one figure was chosen over others: `hitung` says so
    assert "jumlah dari 1 dari 3 desa adalah 1" in note.message


QUARTERS = ("TW I", "TW II", "TW III", "TW IV")


def every_desa(*figures: int) -> str:
    return "".join(
        f"Jumlah A;{figure};{quarter} 2025;{unit}\n"
        for unit in ("Desa Awan", "Desa Bumi", "Desa Cahaya")
        for quarter, figure in zip(QUARTERS, figures, strict=False)
    )


def test_the_whole_s_own_quarter_is_not_its_year() -> None:
    parts = every_desa(10, 20, 30, 40)
    result = hasil(SUM, parts + "Jumlah A;30;TW I 2025;Kecamatan Alam\n", periode="2025")
    assert result.value == 300
    assert result.cover is not None
    assert result.cover.display == "3 dari 3 desa, 4 dari 4 triwulan"
    [found] = refused(SUM, table(parts + "Jumlah A;5;TW I 2025;Kecamatan Alam\n"), periode="2025")
    assert found.code == "G103"
    assert "tertulis 5 untuk keseluruhan (data.csv baris 14), padahal jumlah dari 3 dari 3 desa adalah 30" in (
        found.message
    )


def test_the_whole_s_last_value_is_compared_with_those_of_the_same_quarter() -> None:
    result = hasil(LAST, every_desa(10, 20, 30, 40) + "Jumlah A;30;TW I 2025;Kecamatan Alam\n", periode="2025")
    assert result.value == 120
    [found] = refused(LAST, table(every_desa(10, 20) + "Jumlah A;31;TW I 2025;Kecamatan Alam\n"), periode="2025")
    assert found.code == "G103"
    later = LAST.evaluate(table(every_desa(10) + "Jumlah A;70;TW III 2025;Kecamatan Alam\n"), periode="2025")
    assert value(later) == 70
    assert [found.code for found in later.diagnostics] == ["G106"]


def test_every_quarter_of_the_whole_is_held_against_its_parts() -> None:
    own = "".join(f"Jumlah A;{n};{q} 2025;Kecamatan Alam\n" for q, n in zip(QUARTERS, (31, 59, 90, 120), strict=True))
    found = refused(SUM, table(every_desa(10, 20, 30, 40) + own), periode="2025")  # the years agree
    assert [one.code for one in found] == ["G103", "G103"]


def test_the_whole_s_own_figure_stays_where_its_parts_tell_less() -> None:
    own = "Jumlah A;{};2025;Kecamatan Alam\n"
    results = SUM.evaluate(table(every_desa(10) + own.format(90)), periode="2025")
    assert value(results) == 90
    assert [found.code for found in results.diagnostics] == ["G106"]
    timeless = SUM.evaluate(table(every_desa(10) + "Jumlah A;90;;Kecamatan Alam\n"), periode="2025")
    assert value(timeless) == 90
    assert [found.code for found in timeless.diagnostics] == ["G106"]
    two = every_desa(10, 20, 30, 40).replace("Desa Cahaya", "Desa Bumi Lain")
    missing = SUM.evaluate(table(two + "Jumlah A;30;TW I 2025;Kecamatan Alam\n"), periode="2025")["Hasil"]
    assert missing.value == 30
    assert missing.cover is not None
    assert missing.cover.display == "1 dari 4 triwulan"


def test_a_figure_that_names_no_unit_is_the_whole_s_own() -> None:
    assert hasil(SUM, "Jumlah A;6;2025;\nJumlah A;1;2025;Desa Awan\n").value == 6


def test_data_that_cover_different_units_are_not_divided() -> None:
    rows = "Jumlah A;1;2025;Desa Awan\nJumlah B;4;2025;Desa Awan\nJumlah B;5;2025;Desa Bumi\n"
    result = hasil(RATIO, rows)
    assert message(result) == (
        'belum ada data G120: "Jumlah A" belum ada dari Desa Bumi, padahal data lain di formula ini sudah ada.'
    )
    assert result.causes == ("Jumlah A",)
    assert hasil(RATIO, rows + "Jumlah A;0;2025;Desa Bumi\n").value == Fraction(100, 9)
    whole = hasil(RATIO, rows + "Jumlah A;1;2025;Kecamatan Alam\n")
    assert whole.causes == ("Jumlah B",)
    assert "belum ada dari Desa Cahaya" in message(whole)


def test_data_that_cover_different_quarters_are_not_divided() -> None:
    rows = "Jumlah A;1;TW I 2025;Desa Awan\nJumlah B;4;TW I 2025;Desa Awan\nJumlah B;5;TW III 2025;Desa Awan\n"
    assert message(hasil(RATIO, rows, periode="2025")) == (
        'belum ada data G121: "Jumlah A" belum ada untuk TW III 2025 dari Desa Awan, '
        "padahal data lain di formula ini lebih lengkap."
    )


def test_means_over_different_units_are_not_divided_either() -> None:
    registry = office("Nilai A / Nilai B", "Nilai A := rata-rata", "Nilai B := rata-rata")
    rows = "Nilai A;1;2025;Desa Awan\nNilai B;4;2025;Desa Awan\nNilai B;5;2025;Desa Bumi\n"
    assert "G120" in message(hasil(registry, rows))


def test_the_evenness_is_asked_through_an_indicator_too() -> None:
    more = "  Indikator: Bagian\n    Formula: Hasil / Jumlah B\n"
    registry = office("Jumlah A", "Jumlah A := jumlah", "Jumlah B := jumlah", more=more)
    found = registry.evaluate(
        table("Jumlah A;1;2025;Desa Awan\nJumlah B;4;2025;Desa Awan\nJumlah B;5;2025;Desa Bumi\n")
    )
    assert "G120" in message(found["Bagian"])


def test_an_invariant_is_not_held_against_data_that_cover_less() -> None:
    claim = "  Invarian: Jumlah A bagian dari Jumlah B\n"
    registry = office("Jumlah A", "Jumlah A := jumlah", "Jumlah B := jumlah\n" + claim.rstrip())
    rows = "Jumlah A;5;2025;Desa Awan\nJumlah A;5;2025;Desa Bumi\nJumlah B;9;2025;Desa Awan\n"
    assert registry.evaluate(table(rows)).diagnostics == ()
    contradicted = registry.evaluate(table(rows + "Jumlah B;0;2025;Desa Bumi\n"))
    assert [found.code for found in contradicted.diagnostics] == ["R201"]


# -- names of units --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("also", ["", "Jumlah A;2;2025;Desa Cahaya\n"])
@pytest.mark.parametrize("written", ["Desa Cahya", "DESA CHAAYA", "Desa Cahayaa", "Desa  Cahaja"])
def test_a_misspelled_unit_is_an_error_not_a_gap(written: str, also: str) -> None:
    [found] = refused(SUM, table(f"Jumlah A;1;2025;Desa Awan\nJumlah A;1;2025;{written}\n" + also))
    assert (found.code, found.suggestion) == ("G104", "Desa Cahaya")
    assert found.place is not None
    assert found.place.line == 3


def test_another_office_s_figures_are_left_out_and_said() -> None:
    results = SUM.evaluate(
        table("Jumlah A;1;2025;Desa Awan\nJumlah A;5;2025;Desa Gunung\nJumlah A;5;2024;Desa Gunung\n")
    )
    assert value(results) == 1
    assert [found.code for found in results.diagnostics] == ["G105"]


@pytest.mark.parametrize(
    ("units", "other"),
    [
        (("Kelurahan Bugul Kidul", "Kelurahan Kepel"), "Kelurahan Bugul Lor"),
        (("RW 12", "RW 11"), "RW 13"),
        (("Desa Sukamaju I", "Desa Sukamaju III"), "Desa Sukamaju II"),
    ],
)
def test_names_that_differ_in_number_or_in_a_word_are_other_units(units: tuple[str, ...], other: str) -> None:
    registry = office("Jumlah A", "Jumlah A := jumlah", units=units)
    results = registry.evaluate(table(f"Jumlah A;1;2025;{units[0]}\nJumlah A;5;2025;{other}\n"))
    assert value(results) == 1
    assert [found.code for found in results.diagnostics] == ["G105"]


def test_a_unit_that_nothing_knows_is_told_what_there_is() -> None:
    [found] = refused(SUM, table("Jumlah A;1;2025;Desa Awan\nJumlah A;2;2025;Desa Bumi\n"), unit="Kecamatan Alm")
    assert (found.code, found.suggestion) == ("M163", "Kecamatan Alam")
    assert hasil(SUM, "Jumlah A;1;2025;Desa Awan\nJumlah A;2;2025;Desa Bumi\n", unit="desa bumi").value == 2


def test_of_several_definitions_the_unit_is_to_be_said() -> None:
    from indikator_dsl.definition import read_definition
    from indikator_dsl.registry import Registry

    text = "Unit: {}\nSubunit: {}\n"
    first = (
        text.format("Kecamatan Alam", "Desa Awan; Desa Bumi") + "Tujuan: T\n  Indikator: Hasil\n    Formula: Jumlah A\n"
    )
    second = text.format("Kecamatan Batu", "Desa Karang; Desa Laut") + "Data: Jumlah A\n  Konsolidasi: jumlah\n"
    third = text.format("Kecamatan Alam", "Desa Bumi; Desa Cahaya")
    registry = Registry([read_definition(one)[0] for one in (first, second, third)])
    data = table("Jumlah A;1;2025;Desa Awan\nJumlah A;2;2025;Desa Bumi\nJumlah A;4;2025;Desa Karang\n")
    assert [found.code for found in refused(registry, data)] == ["M161"]
    alam = registry.evaluate(data, unit="Kecamatan Alam")
    assert value(alam) == 3
    cover = alam["Hasil"].cover
    assert cover is not None
    assert cover.display == "2 dari 3 desa"  # what several files say of one unit is put together
    assert value(registry.evaluate(data, unit="Kecamatan Batu")) == 4


# -- over periods ----------------------------------------------------------------------------------------------------


def test_a_quarter_is_what_the_sum_since_january_grew_by() -> None:
    rows = "Jumlah A;10;s.d. TW II 2025;\nJumlah A;16;s.d. TW III 2025;\n"
    results = SUM.evaluate(table(rows), periode="TW III 2025")
    assert value(results) == 6
    origin = results["Hasil"].inputs[0].origin
    assert origin is not None
    assert "s.d. TW III 2025 dikurangi s.d. TW II 2025" in origin


def test_a_sum_since_january_that_falls_is_asked_about() -> None:
    results = SUM.evaluate(table("Jumlah A;10;s.d. TW II 2025;\nJumlah A;9;s.d. TW III 2025;\n"), periode="TW III 2025")
    assert value(results) == -1
    [found] = results.diagnostics
    assert found.code == "G108"
    assert "s.d. TW III 2025 lebih kecil daripada s.d. TW II 2025" in found.message


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (
            "Jumlah A;9;2025;\nJumlah A;4;Semester I 2025;\nJumlah A;6;Semester II 2025;\n",
            "menurut angka Semester I 2025, Semester II 2025 seharusnya 10",
        ),
        (
            "Jumlah A;3;TW I 2025;\nJumlah A;4;s.d. TW II 2025;\nJumlah A;6;TW II 2025;\n",
            "tertulis 4 (data.csv baris 3), padahal menurut angka TW I 2025, TW II 2025 seharusnya 9",
        ),
        ("Jumlah A;9;2025;\nJumlah A;8;s.d. TW III 2025;\nJumlah A;6;TW IV 2025;\n", "seharusnya 14"),
    ],
)
def test_a_period_that_its_parts_contradict_is_an_error(rows: str, says: str) -> None:
    [found] = refused(SUM, table(rows), periode="2025")
    assert found.code == "G101"
    assert says in found.message


def test_the_same_stretch_written_twice_is_one_figure_or_a_conflict() -> None:
    rows = "Jumlah A;9;Semester I 2025;\nJumlah A;{};s.d. Juni 2025;\n"
    assert hasil(SUM, rows.format(9), periode="semester 1 2025").value == 9
    assert [found.code for found in refused(SUM, table(rows.format(8)), periode="semester 1 2025")] == ["M160"]


def test_stretches_that_lie_across_each_other_are_not_added() -> None:
    rows = "Jumlah A;9;s.d. April 2025;\nJumlah A;5;TW II 2025;\n"
    results = SUM.evaluate(table(rows), periode="Semester I 2025")
    assert value(results) == 9
    [found] = results.diagnostics
    assert found.code == "G102"
    assert (
        "angka TW II 2025 tidak ikut dihitung, karena sebagian bulannya sudah termasuk di s.d. April 2025"
        in found.message
    )
    cover = results["Hasil"].cover
    assert cover is not None
    assert cover.display == "4 dari 6 bulan"


def test_a_month_beside_its_quarter_is_not_counted_twice() -> None:
    rows = "Jumlah A;9;TW I 2025;\nJumlah A;5;Februari 2025;\nJumlah A;1;Mei 2025;\n"
    result = hasil(SUM, rows, periode="2025")
    assert result.value == 10
    assert result.cover is not None
    assert result.cover.display == "4 dari 12 bulan"


def test_the_last_value_skips_a_missing_quarter() -> None:
    rows = "Jumlah A;5;TW I 2025;\nJumlah A;8;TW II 2025;\nJumlah A;belum ada;TW III 2025;\n"
    results = LAST.evaluate(table(rows), periode="2025")
    assert value(results) == 8
    assert "nilai terakhir: TW II 2025" in (results["Hasil"].inputs[0].origin or "")
    assert hasil(LAST, rows.replace("belum ada", "0"), periode="2025").value == 0
    assert hasil(LAST, "Jumlah A;8;s.d. TW II 2025;\n", periode="TW II 2025").value == 8


def test_a_year_whose_last_quarter_says_otherwise_is_an_error() -> None:
    [found] = refused(LAST, table("Jumlah A;5;2025;\nJumlah A;8;TW IV 2025;\n"), periode="2025")
    assert found.code == "G101"
    assert hasil(LAST, "Jumlah A;5;2025;\nJumlah A;8;TW III 2025;\n", periode="2025").value == 5


def test_a_mean_is_of_periods_of_one_length() -> None:
    rows = "Nilai A;4;TW I 2025;\nNilai A;6;TW II 2025;\n"
    result = hasil(MEAN, rows, periode="2025")
    assert result.value == 5
    assert result.cover is not None
    assert result.cover.display == "2 dari 4 triwulan"
    assert "G115" in message(hasil(MEAN, rows + "Nilai A;7;Juli 2025;\n", periode="2025"))
    assert "G113" in message(hasil(MEAN, rows + "Nilai A;7;s.d. TW III 2025;\n", periode="2025"))
    assert hasil(MEAN, rows + "Nilai A;7;2025;\n", periode="2025").value == 7


@pytest.mark.parametrize(("given", "agrees"), [("5", True), ("4,9", False), ("6", False)])
def test_a_year_that_is_not_the_mean_of_all_its_quarters_is_an_error(given: str, agrees: bool) -> None:
    rows = "".join(f"Nilai A;{n};{q} 2025;\n" for n, q in zip((3, 4, 6, 7), QUARTERS, strict=True))
    rows += f"Nilai A;{given};2025;\n"
    if agrees:
        assert hasil(MEAN, rows, periode="2025").value == 5
    else:
        [found] = refused(MEAN, table(rows), periode="2025")
        assert found.code == "G101"
        assert "menurut angka TW I 2025, TW II 2025, TW III 2025, TW IV 2025 seharusnya 5" in found.message


def test_a_mean_may_have_been_rounded_and_three_quarters_contradict_no_year() -> None:
    rows = "".join(f"Nilai A;{n};{q} 2025;\n" for n, q in zip((81, 82, 84, 84), QUARTERS, strict=True))
    assert hasil(MEAN, rows + "Nilai A;82,8;2025;\n", periode="2025").value == Fraction(828, 10)
    three = rows[: rows.index("Nilai A;84;TW IV")]
    assert hasil(MEAN, three + "Nilai A;90;2025;\n", periode="2025").value == 90


def test_the_whole_s_own_mean_is_held_against_that_of_its_parts() -> None:
    parts = "Nilai A;1;2025;Desa Awan\nNilai A;2;2025;Desa Bumi\nNilai A;2;2025;Desa Cahaya\n"
    assert hasil(MEAN, parts + "Nilai A;1,67;2025;Kecamatan Alam\n").value == Fraction(167, 100)
    [found] = refused(MEAN, table(parts + "Nilai A;1,6;2025;Kecamatan Alam\n"))
    assert found.code == "G103"
    assert "padahal rata-rata dari 3 dari 3 desa adalah" in found.message


@pytest.mark.parametrize("way", ["jumlah", "rata-rata"])
def test_a_percentage_of_the_year_is_not_held_against_a_sum_or_mean_of_its_quarters(way: str) -> None:
    rows = "".join(f"Persentase A;{n};{q} 2025;\n" for n, q in zip((81, 82, 84, 84), QUARTERS, strict=True))
    registry = office("Persentase A", f"Persentase A := {way}")
    assert hasil(registry, rows + "Persentase A;80;2025;\n", periode="2025").value == 80


def test_how_periods_are_joined_is_never_guessed() -> None:
    rows = "Jumlah A;1;TW I 2025;\nJumlah A;2;TW II 2025;\n"
    assert message(hasil(UNDECLARED, rows, periode="2025")) == (
        'galat G110: Belum dinyatakan bagaimana "Jumlah A" digabung menjadi 2025: yang ada 2 angka.'
    )
    assert "hanya s.d. TW II 2025" in message(hasil(UNDECLARED, "Jumlah A;1;s.d. TW II 2025;\n", periode="TW II 2025"))
    assert hasil(UNDECLARED, rows, periode="Triwulan 1 Tahun 2025").value == 1


def test_a_figure_without_a_period_counts_for_every_one_that_has_no_own() -> None:
    rows = "Jumlah A;6;;\nJumlah B;3;TW I 2025;\nJumlah B;9;TW II 2025;\n"
    registry = office("Jumlah A / Jumlah B", "Jumlah A := jumlah", "Jumlah B := jumlah")
    assert hasil(registry, rows, periode="2025").value == Fraction(1, 2)
    assert hasil(registry, rows, periode="TW I 2025").value == 2
    assert hasil(registry, rows + "Jumlah A;3;TW I 2025;\n", periode="TW I 2025").value == 1


def test_labels_outside_the_calendar_are_chosen_as_they_are() -> None:
    rows = "Jumlah A;6;Tahap 1;\nJumlah A;3;Tahap 2;\n"
    assert hasil(SUM, rows, periode="tahap 2").value == 3
    assert [found.code for found in refused(SUM, table(rows))] == ["M162"]
    [found] = refused(SUM, table(rows), periode="2025")
    assert found.code == "M164"


def test_a_period_of_which_nothing_is_told_is_unknown() -> None:
    [found] = refused(SUM, table("Jumlah A;6;2025;\n"), periode="TW II 2025")
    assert found.code == "M164"
    assert "2025" in found.message
    [found] = refused(SUM, table("Jumlah A;6;TW I 2025;\nJumlah A;6;TW II 2025;\n"))
    assert (found.code, found.suggestion) == ("M162", '--periode "TW I 2025"')


def test_unknown_names_of_other_periods_are_no_trouble() -> None:
    rows = "Jumlah A;6;2025;\nJumlah yang lain;6;2024;\n"
    assert hasil(SUM, rows, periode="2025").value == 6
    assert [found.code for found in refused(SUM, table(rows), periode="2024")] == ["R153"]


def test_the_example_s_numbers_in_a_mapping_need_no_unit_and_no_period() -> None:
    assert RATIO.evaluate({"Jumlah A": 2, "jumlah b": 10})["Hasil"].value == 20
    assert RATIO.evaluate(dataset(("Jumlah A", 2, None, None), ("Jumlah B", 10, None, None)))["Hasil"].cover is None


def test_the_example_of_six_kelurahan_says_what_it_covers() -> None:
    from indikator_dsl import load

    folder = Path(__file__).parents[2] / "definitions" / "bugul_kidul"
    results = load(folder).evaluate(folder / "data_triwulan.csv", periode="2025")
    assert results.unit == "Kecamatan Bugul Kidul"
    covered = {id: result.cover.display for id, result in results.by_id.items() if result.cover is not None}
    assert covered["IKD1.T1.S1.1"] == "6 dari 6 kelurahan"
    assert covered["IKD1.T1.S1.2"] == "6 dari 6 kelurahan, 1 di antaranya belum lengkap"
