"""Names that mean the same datum of an earlier period."""

from __future__ import annotations

import pytest

from indikator_dsl import DataError, Result, Status, loads, parse
from indikator_dsl.text.lags import lag_of
from tests.consolidation.offices import office, table

GROWTH = "(Jumlah kasus - Jumlah kasus tahun lalu) / Jumlah kasus tahun lalu x 100%"
CASES = office(GROWTH, more="  Indikator: Jumlah\n    Formula: Jumlah kasus\n    Konsolidasi: jumlah\n")
SUMMED = office(GROWTH, "Jumlah kasus := jumlah")
YEARS = "Jumlah kasus;8;2024;\nJumlah kasus;10;2025;\n"


def hasil(registry: object, rows: str, **asked: str) -> Result:
    from indikator_dsl import Registry

    assert isinstance(registry, Registry)
    return registry.evaluate(table(rows), **asked)["Hasil"]


@pytest.mark.parametrize(
    ("name", "stem", "years", "steps"),
    [
        ("Jumlah kasus tahun lalu", "jumlah kasus", 1, 0),
        ("Jumlah kasus pada tahun sebelumnya", "jumlah kasus", 1, 0),
        ("Jumlah kasus (tahun n-1)", "jumlah kasus", 1, 0),
        ("Jumlah kasus tahun ke-(n-2)", "jumlah kasus", 2, 0),
        ("Jumlah kasus tahun n", "jumlah kasus", 0, 0),
        ("Jumlah kasus tahun t+1", "jumlah kasus", -1, 0),
        ("PBB th.n", "pbb", 0, 0),
        ("PBB th n-1", "pbb", 1, 0),
        ("PBB thn. n-1", "pbb", 1, 0),
        ("Jumlah kasus triwulan sebelumnya", "jumlah kasus", 0, 1),
        ("PDRB(t−1)", "pdrb", 0, 1),
        ("PDRB_{t-1}", "pdrb", 0, 1),
        ("PDRB_t-1", "pdrb", 0, 1),
        ("PDRB (t+1)", "pdrb", 0, -1),
        ("PDRB(t)", "pdrb", 0, 0),
    ],
)
def test_a_name_says_which_period_it_means(name: str, stem: str, years: int, steps: int) -> None:
    lag = lag_of(name)
    assert lag is not None
    assert (lag.stem, lag.years, lag.steps) == (stem, years, steps)


@pytest.mark.parametrize(
    "name",
    ["Jumlah kasus", "tahun lalu", "Jumlah siswa tahun ajaran lalu", "Jumlah anak usia n-1", "PDRBt-1", "(" * 5_000],
)
def test_other_names_mean_no_other_period(name: str) -> None:
    assert lag_of(name) is None


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (GROWTH, ("Jumlah kasus", "Jumlah kasus tahun lalu")),
        ("(PDRB(t)−PDRB(t−1))/PDRB(t−1) x 100%", ("PDRB(t)", "PDRB(t−1)")),
        ("{PDRB(t+1)-PDRB(t)}/PDRB(t) X 100%", ("PDRB(t+1)", "PDRB(t)")),
        (r"\frac{PDRB_t - PDRB_{t-1}}{PDRB_{t-1}} \times 100\%", ("PDRB_t", "PDRB_t-1")),
        ("Jumlah kasus tahun n - Jumlah kasus tahun n-1", ("Jumlah kasus tahun n", "Jumlah kasus tahun n-1")),
        ("Tren=((a−b)/b)*100", ("a", "b")),
    ],
)
def test_the_reader_of_formulas_leaves_such_names_whole(text: str, names: tuple[str, ...]) -> None:
    formula = parse(text)
    assert formula.names == names
    assert formula.errors == ()


@pytest.mark.parametrize(
    "formula",
    [
        GROWTH,
        "(Jumlah kasus(t)−Jumlah kasus(t−1))/Jumlah kasus(t−1) x 100%",
        r"\frac{\text{Jumlah kasus}_t - \text{Jumlah kasus}_{t-1}}{\text{Jumlah kasus}_{t-1}} \times 100\%",
        "(Jumlah kasus tahun n - Jumlah kasus tahun n-1) / Jumlah kasus tahun n-1 x 100%",
    ],
)
def test_growth_against_last_year_needs_each_figure_once(formula: str) -> None:
    result = hasil(office(formula), YEARS, periode="2025")
    assert result.display == "25 %"
    assert any("periode 2024" in (used.origin or "") and "baris 2" in (used.origin or "") for used in result.inputs)


@pytest.mark.parametrize(
    "formula",
    [
        "(PBB tahun n - PBB tahun n-1) / PBB tahun n-1 x 100%",
        "(PBB th.n - PBB th.n-1) / PBB th.n-1 x 100%",
        "(PBB tahun ini - PBB tahun lalu) / PBB tahun lalu x 100%",
        "(PBB tahun berjalan - PBB tahun sebelumnya) / PBB tahun sebelumnya x 100%",
        "(PBB - PBB tahun lalu) / PBB tahun lalu x 100%",
    ],
)
def test_a_name_of_one_word_that_stands_for_two_periods_is_one_datum(formula: str) -> None:
    registry = office(formula)
    assert {found.code for found in registry.diagnostics} == {"G130"}
    assert hasil(registry, "PBB;100;2024;\nPBB;110;2025;\n", periode="2025").display == "10 %"


def test_a_word_of_one_period_alone_is_not_cut_from_its_name() -> None:
    assert office("Tabungan tahun lalu / 2").binder.lags == {}


def test_what_lies_ahead_is_taken_from_the_next_period() -> None:
    registry = office("{Jumlah kasus(t+1)-Jumlah kasus(t)}/Jumlah kasus(t) X 100%")
    assert hasil(registry, YEARS, periode="2024").display == "25 %"
    missing = hasil(registry, YEARS, periode="2025")
    assert missing.causes == ("Jumlah kasus (2026)",)


def test_the_quarter_before_and_the_quarter_of_last_year() -> None:
    rows = "".join(
        f"Jumlah kasus;{n};TW {tw} {year};\n" for n, tw, year in [(4, "I", 2024), (5, "IV", 2024), (8, "I", 2025)]
    )
    assert hasil(office("Jumlah kasus - Jumlah kasus triwulan lalu"), rows, periode="TW I 2025").value == 3
    assert hasil(office("Jumlah kasus - Jumlah kasus(t-1)"), rows, periode="TW I 2025").value == 3
    assert hasil(office("Jumlah kasus - Jumlah kasus tahun lalu"), rows, periode="TW I 2025").value == 4
    assert (
        hasil(office("Jumlah kasus - Jumlah kasus bulan lalu"), rows, periode="TW I 2025").status
        is Status.BELUM_ADA_DATA
    )


QUARTERS = "".join(
    f"Jumlah kasus;{n};{periode};\n"
    for n, periode in [
        (4, "TW I 2024"),
        (5, "TW IV 2024"),
        (15, "TW I 2025"),
        (2, "Desember 2024"),
        (7, "Januari 2025"),
    ]
)


@pytest.mark.parametrize("asked", ["TW I 2025", "s.d. TW I 2025", "Januari-Maret 2025", "s.d. Maret 2025"])
@pytest.mark.parametrize("name", ["Jumlah kasus triwulan lalu", "Jumlah kasus periode lalu", "Jumlah kasus(t-1)"])
def test_the_same_months_have_the_same_period_before_them_however_written(name: str, asked: str) -> None:
    assert hasil(office(f"Jumlah kasus - {name}"), QUARTERS, periode=asked).value == 10


def test_a_month_written_as_the_months_until_it_is_a_month() -> None:
    registry = office("Jumlah kasus - Jumlah kasus bulan lalu")
    for asked in ("Januari 2025", "s.d. Januari 2025"):
        assert hasil(registry, QUARTERS, periode=asked).value == 5


@pytest.mark.parametrize("asked", ["2025", "Februari-April 2025", "s.d. TW III 2025", "Maret 2025"])
def test_there_is_no_quarter_before_what_is_no_quarter(asked: str) -> None:
    rows = "".join(f"Jumlah kasus;{n};{p};\n" for n, p in [(9, asked), (4, asked.replace("2025", "2024"))])
    result = hasil(office("Jumlah kasus - Jumlah kasus triwulan lalu"), rows, periode=asked)
    assert result.status is Status.BELUM_ADA_DATA
    assert result.reason is not None
    assert result.reason.message == (f"Belum ada data untuk: Jumlah kasus triwulan lalu ({asked} bukan satu triwulan).")


def test_last_year_is_joined_from_its_parts_like_this_year() -> None:
    rows = "".join(
        f"Jumlah kasus;{4 + year - 2024};TW {tw} {year};Desa Awan\n" for year in (2024, 2025) for tw in ("I", "II")
    )
    result = hasil(SUMMED, rows, periode="2025")
    assert result.display == "25 %"
    assert result.inputs[1].origin is not None
    assert "periode 2024: jumlah 1 desa, masing-masing jumlah 2 periode" in result.inputs[1].origin
    uneven = hasil(SUMMED, rows + "Jumlah kasus;1;TW III 2025;Desa Awan\n", periode="2025")
    assert uneven.reason is not None
    assert '"Jumlah kasus tahun lalu" belum ada untuk TW III 2024 dari Desa Awan' in uneven.reason.message


@pytest.mark.parametrize("unit", ["", "Desa Awan"])
def test_a_figure_without_a_period_is_not_its_own_last_year(unit: str) -> None:
    timeless = f"Jumlah kasus;10;;{unit}\nJumlah lain;1;2025;{unit}\n"
    registry = office(
        GROWTH, "Jumlah kasus := jumlah", "Jumlah lain", more="  Indikator: L\n    Formula: Jumlah lain\n"
    )
    assert hasil(registry, timeless, periode="2025").causes == ("Jumlah kasus (2024)",)
    assert hasil(registry, timeless + f"Jumlah kasus;8;2024;{unit}\n", periode="2025").display == "25 %"
    present = office(
        "Jumlah kasus tahun ini",
        "Jumlah kasus := jumlah",
        "Jumlah lain",
        more="  Indikator: L\n    Formula: Jumlah lain\n",
    )
    assert hasil(present, timeless, periode="2025").value == 10


def test_an_indicator_of_figures_without_a_period_is_not_its_own_last_year() -> None:
    rows = TWO_YEARS[TWO_YEARS.index("Jumlah aktif;7") :].replace("Jumlah lembaga;10;2025", "Jumlah lembaga;10;")
    rows += "Jumlah aktif;5;2024;Desa Awan\nJumlah aktif;6;2024;Desa Bumi\n"
    assert hasil(INDICATOR, rows, periode="2025").causes == ("Persentase aktif (2024)",)


def test_a_missing_one_is_named_with_its_year() -> None:
    result = hasil(CASES, "Jumlah kasus;10;2025;\n", periode="2025")
    assert result.status is Status.BELUM_ADA_DATA
    assert result.causes == ("Jumlah kasus (2024)",)
    assert result.reason is not None
    assert result.reason.message == "Belum ada data untuk: Jumlah kasus (2024)."


def test_a_figure_entered_under_the_whole_name_stands_and_may_not_contradict() -> None:
    entered = "Jumlah kasus;10;2025;\nJumlah kasus tahun lalu;{};2025;\n"
    assert hasil(CASES, entered.format(5), periode="2025").display == "100 %"
    assert hasil(CASES, entered.format(8) + "Jumlah kasus;8;2024;\n", periode="2025").display == "25 %"
    with pytest.raises(DataError) as raised:
        CASES.evaluate(table(entered.format(5) + "Jumlah kasus;8;2024;\n"), periode="2025")
    [found] = raised.value.diagnostics
    assert found.code == "G107"
    assert (
        '"Jumlah kasus tahun lalu" tertulis 5 (data.csv baris 3), padahal "Jumlah kasus" untuk 2024 adalah 8'
        in found.message
    )


BOTH = "".join(
    f"Jumlah kasus;{n};{year};{unit}\n"
    for n, year, unit in [
        (8, 2024, "Desa Awan"),
        (6, 2024, "Desa Bumi"),
        (10, 2025, "Desa Awan"),
        (9, 2025, "Desa Bumi"),
    ]
)


def entered_apart(registry: object, rows: str, **asked: str) -> list[str]:
    with pytest.raises(DataError) as raised:
        hasil(registry, rows, **asked)
    assert {found.code for found in raised.value.diagnostics} == {"G107"}
    return [found.message for found in raised.value.diagnostics]


def test_what_some_units_entered_is_held_against_their_own_figures() -> None:
    row = "Jumlah kasus tahun lalu;{};2025;Desa Awan\n"
    [said] = entered_apart(SUMMED, BOTH + row.format(5), periode="2025")
    assert '"Jumlah kasus tahun lalu" tertulis 5 (data.csv baris 6), padahal "Jumlah kasus" untuk 2024 adalah 8' in said
    agreeing = hasil(SUMMED, BOTH + row.format(8), periode="2025")
    assert agreeing.reason is not None
    assert agreeing.reason.code == "G120"  # and Desa Bumi is not counted as zero
    swapped = row.format(6) + row.format(8).replace("Awan", "Bumi")  # the sums agree
    assert len(entered_apart(SUMMED, BOTH + swapped, periode="2025")) == 2


def test_what_was_entered_for_the_quarter_before_is_held_against_it() -> None:
    registry = office("Jumlah kasus - Jumlah kasus triwulan lalu", "Jumlah kasus := jumlah")
    rows = "Jumlah kasus;5;TW IV 2024;{0}\nJumlah kasus;8;TW I 2025;{0}\nJumlah kasus triwulan lalu;{1};TW I 2025;{0}\n"
    for unit in ("Desa Awan", "Kecamatan Alam"):
        assert len(entered_apart(registry, rows.format(unit, 4), periode="TW I 2025")) == 1
        assert hasil(registry, rows.format(unit, 5), periode="s.d. TW I 2025").value == 3


def test_a_year_is_not_held_against_a_quarter_of_it() -> None:
    rows = "Jumlah kasus;3;TW I 2024;{0}\nJumlah kasus;9;2025;{0}\nJumlah kasus tahun lalu;8;2025;{0}\n"
    assert hasil(SUMMED, rows.format("Desa Awan"), periode="2025").display == "12,50 %"


def test_a_declared_name_is_itself() -> None:
    registry = office(GROWTH, "Jumlah kasus tahun lalu")
    assert hasil(registry, YEARS, periode="2025").causes == ("Jumlah kasus tahun lalu",)
    assert [found.code for found in CASES.diagnostics if found.code == "G130"] == ["G130"]
    assert [found.code for found in registry.diagnostics if found.code == "G130"] == []


def test_tons_are_no_time() -> None:
    registry = office("Sampah terangkut (t) / Sampah (t)")
    assert registry.binder.lags == {}
    assert registry.evaluate({"Sampah terangkut (t)": 1, "Sampah (t)": 2})["Hasil"].display == "0,50"


def test_this_year_is_the_plain_name_without_periods_too() -> None:
    registry = office("Jumlah kasus tahun ini - Jumlah kasus tahun lalu")
    assert registry.evaluate({"Jumlah kasus": 5, "Jumlah kasus tahun lalu": 3})["Hasil"].value == 2
    assert hasil(registry, YEARS, periode="2025").value == 2


def test_a_period_outside_the_calendar_has_no_earlier_one() -> None:
    result = hasil(CASES, "Jumlah kasus;8;Tahap 1;\nJumlah kasus;10;Tahap 2;\n", periode="Tahap 2")
    assert result.causes == ("Jumlah kasus tahun lalu",)


INDICATOR = loads(
    "Unit: Kecamatan Alam\nSubunit: Desa Awan; Desa Bumi\nTujuan: T\n"
    "  Indikator: Hasil\n    Formula: Persentase aktif - Persentase aktif tahun lalu\n"
    "  Indikator: Persentase aktif\n    Formula: Jumlah aktif / Jumlah lembaga x 100%\n"
    "Data: Jumlah aktif\n  Konsolidasi: jumlah\nData: Jumlah lembaga\n  Konsolidasi: jumlah\n"
)
TWO_YEARS = "".join(
    f"Jumlah aktif;{aktif};{year};{unit}\nJumlah lembaga;10;{year};{unit}\n"
    for year, unit, aktif in [
        (2024, "Desa Awan", 5),
        (2024, "Desa Bumi", 6),
        (2025, "Desa Awan", 7),
        (2025, "Desa Bumi", 8),
    ]
)


def test_an_indicator_s_own_value_of_last_year_is_computed_from_last_year_s_data() -> None:
    result = hasil(INDICATOR, TWO_YEARS, periode="2025")
    assert result.value == 20
    assert result.inputs[1].origin == "periode 2024: indikator T1.2"
    assert hasil(INDICATOR, TWO_YEARS, periode="2024").causes == ("Persentase aktif (2023)",)


def test_an_indicator_s_value_of_last_year_may_be_entered() -> None:
    this_year = TWO_YEARS[TWO_YEARS.index("Jumlah aktif;7") :]
    for row in ("Persentase aktif;50;2024;\n", "Persentase aktif tahun lalu;50;2025;\n"):
        assert hasil(INDICATOR, this_year + row, periode="2025").value == 25
        with pytest.raises(DataError) as raised:
            INDICATOR.evaluate(table(TWO_YEARS + row), periode="2025")
        assert [found.code for found in raised.value.diagnostics] == ["G107"]
    with pytest.raises(DataError) as raised:
        INDICATOR.evaluate(table(this_year + "Persentase aktif;50;2025;\n"), periode="2025")
    assert [found.code for found in raised.value.diagnostics] == ["R155"]


def test_an_indicator_that_starts_from_its_own_value_of_last_year() -> None:
    registry = loads("Tujuan: T\n  Indikator: Stok akhir\n    Formula: Stok akhir tahun lalu + Masuk\n")
    rows = table("Masuk;3;2025;\nStok akhir;4;2024;\n")
    assert registry.evaluate(rows, periode="2025")["Stok akhir"].value == 7
    missing = registry.evaluate(table("Masuk;3;2025;\nMasuk;4;2024;\n"), periode="2025")["Stok akhir"]
    assert missing.causes == ("Stok akhir (2024)",)
