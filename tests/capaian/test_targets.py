"""Which target counts: of the definition or a table, for the period and the office; what is refused, in its words."""

from __future__ import annotations

import datetime
import io
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import DataError, loads
from indikator_dsl.capaian import goal_of, read_targets
from indikator_dsl.definition.fields import read_target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from indikator_dsl import Registry
    from indikator_dsl.capaian import Capaian, Goal, TargetTable
    from indikator_dsl.diagnostics import Diagnostic

OFFICE = """Unit: Kecamatan Contoh
Subunit: Kelurahan A; Kelurahan B

Tujuan: Layanan baik
  Indikator: Jumlah laporan selesai
    Formula: Jumlah laporan selesai
    Satuan: laporan
  Indikator: Persentase laporan selesai
    Formula: Jumlah laporan selesai / Jumlah laporan x 100%
    Polaritas: makin tinggi makin baik
"""
DATA = {"Jumlah laporan selesai": 60, "Jumlah laporan": 80}


def goal(written: str, periode: str | None) -> Goal | None:
    targets, findings = read_target(written)
    assert findings == ()
    return goal_of(targets, periode)


@pytest.mark.parametrize(
    ("written", "periode", "value", "yearly"),
    [
        ("85", None, 85, False),
        ("85", "TW II 2025", 85, False),
        ("2025 = 85", "2025", 85, False),
        ("2025 = 85", "Tahun 2025", 85, False),
        ("2025 = 85", None, 85, False),  # the only one there is
        ("2024 = 80; 2025 = 85", None, None, False),
        ("2025 = 85", "TW II 2025", None, False),  # a year's target is never cut into quarters
        ("2025 = 85; triwulan 2 2025 = 40", "TW II 2025", 40, False),
        ("2025 = 85", "s.d. TW III 2025", 85, True),
        ("2025 = 85; s.d. TW III 2025 = 60", "s.d. TW III 2025", 60, False),
        ("2025 = 85; TW I 2025 = 20", "s.d. TW I 2025", 20, False),  # the same months
        ("2025 = 85", "s.d. Desember 2025", 85, False),  # the whole year
        ("2025 = 85", "s.d. TW III 2026", None, False),
        ("70; 2025 = 85", "2025", 85, False),
        ("70; 2025 = 85", "2026", 70, False),
        ("Tahap 1 = 10; Tahap 2 = 20", "tahap 2", 20, False),
    ],
)
def test_the_target_of_a_period(written: str, periode: str | None, value: int | None, *, yearly: bool) -> None:
    found = goal(written, periode)
    assert (found and found.nilai, bool(found and found.yearly)) == (value, yearly)


@pytest.mark.parametrize(
    "written", ["2025 = 85; Tahun 2025 = 80", "85; 80", "TW I 2025 = 5; Triwulan I tahun 2025 = 6"]
)
def test_two_targets_for_one_period_are_refused_however_it_is_written(written: str) -> None:
    assert [finding.code for finding in read_target(written)[1]] == ["D214"]


# -- tables ------------------------------------------------------------------------------------------------------------


def table(tmp_path: Path, text: str, name: str = "target.csv") -> TargetTable:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read_targets(tmp_path / name)


def said(targets: TargetTable) -> list[tuple[object, ...]]:
    return [(r.nama, r.target.periode, r.target.nilai, r.target.atas, r.target.satuan) for r in targets.rows]


def refused(tmp_path: Path, text: str) -> tuple[Diagnostic, ...]:
    with pytest.raises(DataError) as caught:
        table(tmp_path, text)
    return caught.value.diagnostics


A = "Jumlah laporan selesai"
ONE: list[tuple[object, ...]] = [(A, "2025", 85, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        f"indikator;periode;target\n{A};2025;85\n",
        f"Nama Indikator,Tahun,Target\n{A},2025,85\n",
        f"indikator;2025\n{A};85\n",
        f"No;Indikator Kinerja;Target 2025;Keterangan\n1;{A};85;dari Renstra\n",
        f"indikator;Target Tahun 2025;2024\n{A};85;-\n",
        f"indikator\ttarget\n{A}\t2025 = 85\n",
        f"indikator;periode;target\n\nSasaran 1: Laporan;;\n{A};2025;85\n",  # a heading between the rows
    ],
)
def test_every_layout_says_the_same(text: str, tmp_path: Path) -> None:
    found = table(tmp_path, text)
    assert [(name, str(periode).removeprefix("Tahun "), *rest) for name, periode, *rest in said(found)] == ONE
    assert found.notes == ()


@pytest.mark.parametrize(
    ("cell", "value", "upper", "unit"),
    [
        ("17 Laporan", 17, None, "Laporan"),
        ("0 %", 0, None, "%"),
        ("80 % - 90 %", 80, 90, "%"),
        ("80 s.d. 90", 80, 90, None),
        ("-2,5", Fraction(-5, 2), None, None),
        ("1.250.000", 1_250_000, None, None),
    ],
)
def test_what_a_cell_holds_is_read_as_in_a_definition(
    cell: str, value: Fraction, upper: int | None, unit: str | None, tmp_path: Path
) -> None:
    assert said(table(tmp_path, f"indikator;2025\n{A};{cell}\n")) == [(A, "2025", value, upper, unit)]


def test_a_column_of_units_fills_in_where_the_cell_says_none(tmp_path: Path) -> None:
    found = table(tmp_path, f"indikator;satuan;2025;2026\n{A};laporan;85;90 berkas\n")
    assert [row.target.satuan for row in found.rows] == ["laporan", "berkas"]


def test_a_mistyped_point_is_asked_about_and_stays_with_its_target(tmp_path: Path) -> None:
    """A real plan says "8.3 Nilai" where 83 is meant."""
    found = table(tmp_path, f"indikator;2023\n{A};8.3 Nilai\n")
    (note,) = found.notes
    assert note.message == 'Angka "8.3" dibaca 8,3: titik di sini tanda desimal.'
    assert note.place is not None
    assert note.place.excerpt[note.place.column - 1 :].startswith("8.3")
    assert found.rows[0].notes == found.notes
    registry = loads(OFFICE)
    notes = registry.capaian(registry.evaluate(DATA), found)["T1.1"].notes
    assert [one.code for one in notes] == ["D219", "C124"]


def test_a_word_is_no_target_and_costs_the_others_nothing(tmp_path: Path) -> None:
    found = table(tmp_path, f"indikator;2025\nOpini BPK;WTP\n{A};85\n")
    assert said(found) == ONE
    assert [note.message for note in found.notes] == [
        'Target "WTP" untuk "Opini BPK" bukan angka, maka capaiannya tidak dihitung.'
    ]


REFUSED = [
    ("", ["C201"]),
    (f"{A};85\n", ["C201"]),
    ("indikator;keterangan\nA;85\n", ["C201"]),
    ("target;periode\n85;2025\n", ["C201"]),
    (f"indikator;2025\n;85\n{A};90\n", ["C203"]),
    (f"indikator;2025\n{A};delapan 5\n", ["D213"]),
    (f"indikator;2025\n{A};90 - 80\n", ["D224"]),
    (f"indikator;2025;polaritas\n{A};90;tinggi sekali\n", ["D215"]),
    (f"indikator;nama;2025\n{A};{A};90\n", ["M121"]),
    (f"indikator;target;nilai\n{A};90;80\n", ["M121"]),
    (f"indikator;targt;2025\n{A};90;80\n", ["M123"]),
    (f"indikator,2024,2025\n{A},85,5,90\n", ["M115"]),
    (f'indikator;2025\n"{A};90\n', ["M112"]),
]


@pytest.mark.parametrize(("text", "codes"), REFUSED, ids=[repr(r[0][:40]) for r in REFUSED])
def test_a_table_that_cannot_be_used_is_refused(text: str, codes: list[str], tmp_path: Path) -> None:
    assert [finding.code for finding in refused(tmp_path, text) if finding.is_error] == codes


def test_a_column_that_is_not_read_and_a_decimal_comma_that_splits_are_said(tmp_path: Path) -> None:
    found = table(tmp_path, f"indikator,target,pengisi\n{A},85,5\n")
    assert [note.code for note in found.notes] == ["C202", "M205"]
    assert 'Kolom "pengisi" di tabel target tidak dibaca.' in found.notes[0].message


@given(st.text(alphabet='indkatorge;,\t\n"-=0123456789.% TWIs2025', max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    from indikator_dsl.capaian.target_file import targets_of
    from indikator_dsl.data.csv_file import csv_table
    from indikator_dsl.data.decode import decode
    from indikator_dsl.data.gather import Gatherer

    try:
        gather = Gatherer(decode(text.encode(), "target.csv"))
        targets_of(gather, csv_table(gather)[0])
    except DataError as error:
        assert error.diagnostics  # noqa: PT017


def workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[object]]], percent: str = "") -> Path:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"default_date_format": "yyyy-mm-dd"}) as book:
        shape = book.add_format({"num_format": "0%"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    is_percent = name.casefold() == "target" and f"{'ABCDEF'[column]}{at + 1}" == percent
                    sheet.write(at, column, value, *([shape] if is_percent else []))
    path.write_bytes(out.getvalue())
    return path


def test_typed_numbers_of_a_workbook_are_themselves(tmp_path: Path) -> None:
    rows: list[list[object]] = [["indikator", 2025, 2026], [A, 1250, 83.333], ["B", "80 % - 90 %", 0.1]]
    found = read_targets(workbook(tmp_path / "t.xlsx", {"Sheet1": rows}))
    assert said(found) == [
        (A, "2025", 1250, None, None),
        (A, "2026", Fraction("83.333"), None, None),
        ("B", "2025", 80, 90, "%"),
        ("B", "2026", Fraction(1, 10), None, None),
    ]
    assert found.notes == (), "nothing about a typed number is doubtful"
    assert found.rows[0].origin.endswith("t.xlsx baris 2 kolom B")


def test_a_cell_that_shows_percent_is_the_percentage_that_it_shows(tmp_path: Path) -> None:
    rows: list[list[object]] = [["indikator", "periode", "target"], [A, 2025, 0.855], ["B", 2025, 0.855]]
    found = read_targets(workbook(tmp_path / "t.xlsx", {"Target": rows}, percent="C2"))
    assert [(row.target.nilai, row.target.satuan) for row in found.rows] == [
        (Fraction("85.5"), "%"),
        (Fraction("0.855"), None),
    ]


def test_the_sheet_named_target_is_read_before_the_others(tmp_path: Path) -> None:
    sheets: dict[str, list[list[object]]] = {
        "Data": [["nama", "nilai"], ["X", 1]],
        "TARGET": [["indikator", "target"], [A, 85]],
    }
    found = read_targets(workbook(tmp_path / "t.xlsx", sheets))
    assert said(found) == [(A, None, 85, None, None)]
    assert [note.code for note in found.notes] == ["M208"]


def test_a_cell_that_holds_no_number_is_said_and_never_passed_over(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "t.xlsx", {"Target": [["indikator", 2025], [A, True], ["B", datetime.date(2025, 1, 31)]]}
    )
    with pytest.raises(DataError) as caught:
        read_targets(path)
    assert [finding.code for finding in caught.value.diagnostics] == ["M141", "M156"]
    assert A in str(caught.value)


@pytest.mark.parametrize("name", ["tidak_ada.csv", "target.json", "target"])
def test_a_file_that_cannot_be_read_is_an_error_of_the_data(name: str, tmp_path: Path) -> None:
    with pytest.raises(DataError):
        read_targets(tmp_path / name)


# -- a table and a definition ------------------------------------------------------------------------------------------


def judged(tmp_path: Path, text: str, office: str = OFFICE, **asked: Any) -> dict[str, Capaian]:
    registry: Registry = loads(office)
    data: Any = DATA
    if asked:
        periode = asked.setdefault("periode", "2025")
        units = ("Kelurahan A", "Kelurahan B")
        rows = [f"{name};{value};{unit};{periode}" for name, value in DATA.items() for unit in units]
        data = tmp_path / "data.csv"
        data.write_text("nama;nilai;unit;periode\n" + "\n".join(rows) + "\n", encoding="utf-8")
    (tmp_path / "target.csv").write_text(text, encoding="utf-8")
    return registry.capaian(registry.evaluate(data, **asked), tmp_path / "target.csv")


def problems(tmp_path: Path, text: str, office: str = OFFICE) -> list[Diagnostic]:
    with pytest.raises(DataError) as caught:
        judged(tmp_path, text, office)
    return list(caught.value.diagnostics)


POLARITY = "makin tinggi makin baik"


@pytest.mark.parametrize("name", [A, A.upper(), "T1.1", " jumlah  laporan selesai"])
def test_a_name_in_another_writing_or_an_id_is_the_same_indicator(name: str, tmp_path: Path) -> None:
    found = judged(tmp_path, f"indikator;target;polaritas\n{name};80;{POLARITY}\n")
    assert found["T1.1"].value == 75
    assert found["T1.1"].goal is not None
    assert found["T1.1"].goal.origin is not None
    assert found["T1.1"].goal.origin.endswith("target.csv baris 2")


def test_a_name_that_means_none_or_two_is_refused_once_each(tmp_path: Path) -> None:
    twice = OFFICE + "Tujuan: Lagi\n  Indikator: Persentase laporan selesai\n    Formula: Persentase laporan selesai\n"
    text = f"indikator;2025;2026\nJumlah laporn selesai;80;85\nPersentase laporan selesai;75;80\nT2.1;80;\n{A};80;\n"
    found = problems(tmp_path, text, twice)
    assert [finding.code for finding in found] == ["R151", "R152"]
    assert found[0].suggestion == A
    assert [finding.place and finding.place.line for finding in found] == [2, 3]
    assert "T1.2" in found[1].message


def test_an_id_beside_a_name_must_be_that_of_the_name(tmp_path: Path) -> None:
    text = "id;indikator;target\nT1.1;{};80\nT1.2;Persentase laporan selesai;90\n"
    assert judged(tmp_path, text.format(A))["T1.2"].goal is not None
    (finding,) = problems(tmp_path, text.format("Jumlah laporan"))
    assert finding.message == f'Id T1.1 milik "{A}", tetapi baris ini bernama "Jumlah laporan".'


def test_contradictions_are_refused_with_both_sides(tmp_path: Path) -> None:
    office = OFFICE.replace("    Polaritas:", "    Target: 2025 = 70 %; 2026 = 75 %\n    Polaritas:")
    text = (
        "indikator;periode;target;polaritas\n"
        f"{A};2025;80;{POLARITY}\n{A};tahun 2025;90;makin rendah makin baik\n"
        "Persentase laporan selesai;;75;makin rendah makin baik\n"
    )
    messages = [finding.message for finding in problems(tmp_path, text, office)]
    where = tmp_path / "target.csv"
    assert messages == [
        f'Indikator "{A}" diberi dua target yang berbeda untuk periode yang sama; yang pertama di {where} baris 2.',
        f'Polaritas "{A}" ditulis "{POLARITY}" di {where} baris 2, dan "makin rendah makin baik" di {where} baris 3.',
        f'Polaritas "Persentase laporan selesai" ditulis "{POLARITY}" di definisi, '
        f'dan "makin rendah makin baik" di {where} baris 4.',
    ]


def test_definition_and_table_must_agree_on_one_period(tmp_path: Path) -> None:
    office = OFFICE.replace("    Polaritas:", "    Target: 70 %\n    Polaritas:")
    assert judged(tmp_path, "indikator;target\nT1.2;70\n", office)["T1.2"].value == Fraction(750, 7)
    (finding,) = problems(tmp_path, "indikator;target\nT1.2;71\n", office)
    assert "bertarget 70 % di definisi dan 71 di " in finding.message


UNITS = f"indikator;unit;2025;polaritas\n{A};;200;{POLARITY}\n{A};Kelurahan A;50;{POLARITY}\n"


def test_a_target_of_one_unit_counts_for_that_unit_alone(tmp_path: Path) -> None:
    own = judged(tmp_path, UNITS, unit="Kelurahan A")["T1.1"]
    assert own.value == 120
    assert own.notes == ()
    other = judged(tmp_path, UNITS, unit="kelurahan b")["T1.1"]
    assert other.value == 30
    assert [note.message for note in other.notes] == [
        "Targetnya tidak menyebut unit, dan dipakai apa adanya untuk Kelurahan B."
    ]


def test_a_unit_with_a_target_of_its_own_leaves_the_others_without(tmp_path: Path) -> None:
    text = f"indikator;unit;2025;polaritas\n{A};Kelurahan A;50;{POLARITY}\n"
    other = judged(tmp_path, text, unit="Kelurahan B")["T1.1"]
    assert other.reason is not None
    assert other.reason.code == "C111"
    twice = f"{text}{A};kelurahan a;60;{POLARITY}\n"
    assert [finding.code for finding in problems(tmp_path, twice)] == ["C204"]


def test_why_there_is_none(tmp_path: Path) -> None:
    text = "indikator;2024;2025;polaritas\n{};70;80;\nPersentase laporan selesai;;80 laporan;\n"
    found = judged(tmp_path, text.format(A))  # the data name no period
    assert [capaian.reason and capaian.reason.message for capaian in found.values()] == [
        "Datanya tidak menyebut periode, sedangkan targetnya per periode: 2024; 2025.",
        "Satuan targetnya tidak cocok: target 80 laporan, sedangkan realisasinya dalam %.",
    ]
    found = judged(tmp_path, text.format(A), unit="Kelurahan A", periode="TW II 2025")
    assert [capaian.reason and capaian.reason.message for capaian in found.values()] == [
        "Tidak ada target untuk TW II 2025; yang ada: 2024; 2025.",
        "Tidak ada target untuk TW II 2025; yang ada: 2025.",
    ]
    found = judged(tmp_path, f"indikator;2025\n{A};80\n")
    assert [capaian.reason and capaian.reason.message for capaian in found.values()] == [
        "Belum dinyatakan apakah makin tinggi atau makin rendah makin baik.",
        "Belum ada target.",
    ]


def test_another_word_for_the_unit_is_said_and_computed(tmp_path: Path) -> None:
    found = judged(tmp_path, f"indikator;target;polaritas\n{A};80 berkas;{POLARITY}\n")["T1.1"]
    assert found.value == 75
    assert [note.message for note in found.notes] == [
        "Satuan target (80 berkas) dan satuan realisasi (laporan) ditulis berbeda."
    ]


def test_a_range_without_two_bounds_is_no_range(tmp_path: Path) -> None:
    found = judged(tmp_path, f"indikator;target;polaritas\n{A};80;rentang\n")["T1.1"]
    assert found.reason is not None
    assert found.reason.message == "Polaritasnya rentang, tetapi targetnya satu angka: 80."


def test_many_wrong_names_take_no_long_time_and_are_said_once(tmp_path: Path) -> None:
    rows = "\n".join(f"Indikator nomor {number % 50} yang lain;{number}" for number in range(5000))
    found = problems(tmp_path, f"indikator;target\n{rows}\n")
    assert len(found) == 50


def test_a_unit_of_the_table_that_is_nearly_one_of_the_office_is_refused(tmp_path: Path) -> None:
    office = OFFICE.replace("Kelurahan A; Kelurahan B", "Desa Kenanga; Desa Embun")
    (finding,) = problems(tmp_path, f"indikator;unit;target\n{A};Desa Kenaga;80\n{A};Desa Embun;80\n", office)
    assert (finding.code, finding.suggestion) == ("C209", "Desa Kenanga")
    assert finding.place is not None
    assert finding.place.line == 2
    (finding,) = problems(tmp_path, f"indikator;unit;target\n{A};Kecamtan Contoh;80\n", office)
    assert finding.suggestion == "Kecamatan Contoh"


@pytest.mark.parametrize("unit", ["Kelurahan Lain", "Kelurahan C"])
def test_a_unit_that_is_not_known_is_said_where_its_target_stands(unit: str, tmp_path: Path) -> None:
    found = judged(tmp_path, f"indikator;unit;target;polaritas\n{A};{unit};80;\n{A};;60;{POLARITY}\n")
    assert found["T1.1"].value == 100
    assert [note.message for note in found["T1.1"].notes] == [
        f'Target untuk unit "{unit}" tidak dipakai: bukan unit ini dan bukan salah satu subunitnya.'
    ]
    assert found["T1.2"].notes == ()


def test_targets_of_a_subunit_are_no_surprise_to_the_office(tmp_path: Path) -> None:
    found = judged(tmp_path, f"indikator;unit;target\n{A};Kelurahan A;80\n{A};;60\n")
    assert found["T1.1"].notes == ()
