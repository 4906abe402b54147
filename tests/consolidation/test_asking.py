"""The form for many units and periods: what they fill in comes back, and reads."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indikator_dsl import DataError, load, read_data
from indikator_dsl.data import write_template
from indikator_dsl.registry.asking import asked_units
from indikator_dsl.text.numbers import format_number
from tests.cli.running import run
from tests.consolidation.offices import office, table

if TYPE_CHECKING:
    from indikator_dsl import Registry

EXAMPLE = Path(__file__).parents[2] / "definitions" / "bugul_kidul"
OFFICE = office(
    "Jumlah A / Jumlah B x 100 + Persentase C + (Jumlah A - Jumlah A tahun lalu)",
    "Jumlah A := jumlah",
    "Jumlah B := periode: nilai terakhir; unit: jumlah",
    "Persentase C := periode: nilai terakhir",
)


def written(registry: Registry, path: Path, **asked: str) -> list[list[str]]:
    unit, below = asked_units(registry, asked.pop("unit", None))
    write_template(registry.template(), path, unit=unit, subunits=below, **asked)  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(path.read_text("utf-8-sig"), newline=""), delimiter=";"))[1:]


def test_each_unit_is_asked_for_each_quarter_of_what_is_joined_and_the_whole_for_the_rest(tmp_path: Path) -> None:
    rows = written(OFFICE, tmp_path / "isian.csv", periode="Semester I 2025", per="triwulan")
    assert [(row[4], row[0], row[3]) for row in rows][:4] == [
        ("Kecamatan Alam", "Persentase C", "TW I 2025"),
        ("Kecamatan Alam", "Persentase C", "TW II 2025"),
        ("Desa Awan", "Jumlah A", "TW I 2025"),
        ("Desa Awan", "Jumlah A", "TW II 2025"),
    ]
    assert len(rows) == 2 + 3 * 2 * 2
    assert {row[6] for row in rows if row[0] == "Jumlah A"} == {"perlu juga angka 1 tahun sebelumnya"}
    assert not [row for row in rows if "tahun lalu" in row[0]]


def test_one_unit_alone_is_asked_for_its_own(tmp_path: Path) -> None:
    rows = written(OFFICE, tmp_path / "isian.csv", unit="Desa Bumi", periode="2025")
    assert [(row[0], row[3], row[4]) for row in rows] == [
        (name, "2025", "Desa Bumi") for name in ("Jumlah A", "Jumlah B", "Persentase C")
    ]


def test_what_the_six_kelurahan_fill_in_comes_back_with_the_same_results(tmp_path: Path) -> None:
    """The figures of the example, put into the form for four quarters, give what the example gives."""
    registry = load(EXAMPLE)
    example = read_data(EXAMPLE / "data_triwulan.csv")
    path = tmp_path / "isian.csv"
    rows = written(registry, path, periode="2025", per="triwulan")
    key = registry.binder.key
    given = {(key(one.name), one.periode, one.unit): one.value for one in example.entries}
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(["nama", "nilai", "satuan", "periode", "unit", "sumber", "keterangan", "dipakai oleh"])
    filled = 0
    for row in rows:
        value = given.get((key(row[0]), row[3], row[4]))
        if value is None and row[3] == "TW I 2025" and (key(row[0]), "2025", row[4]) in given:
            row[3], value = "2025", given[key(row[0]), "2025", row[4]]  # what happens once a year is written once
        filled += value is not None
        writer.writerow([row[0], "" if value is None else format_number(value, None), *row[2:]])
    assert filled > 200
    path.write_text(out.getvalue(), encoding="utf-8")
    for periode in ("2025", "TW II 2025", "s.d. TW III 2025"):
        before, after = registry.evaluate(example, periode=periode), registry.evaluate(path, periode=periode)
        joined = [id for id in before if before[id].cover is not None and before[id].cover.units]  # type: ignore[union-attr]
        assert len(joined) > 8
        assert [(after[id].value, after[id].cover) for id in joined] == [
            (before[id].value, before[id].cover) for id in joined
        ]


def test_the_workbook_offers_its_units_and_periods_and_asks_for_numbers(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    write_template(
        OFFICE.template(), path, "2025", "Kecamatan Alam", subunits=("Desa Awan", "Desa Bumi"), per="triwulan"
    )
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    found = re.findall(r'<dataValidation type="(\w+)".*?sqref="([^"]+)".*?<formula1>(.*?)</formula1>', sheet)
    lists = {text for kind, _, text in found if kind == "list"}
    assert lists == {'"TW I 2025,TW II 2025,TW III 2025,TW IV 2025"', '"Kecamatan Alam,Desa Awan,Desa Bumi"'}
    least = {text: cells for kind, cells, text in found if kind == "decimal"}
    assert set(least) == {"0", "-1000000000000000"}
    assert "B2" in least["-1000000000000000"].split()  # Persentase C
    assert {(one.periode, one.unit) for one in read_data(path).entries} >= {("TW IV 2025", "Desa Bumi")}
    assert OFFICE.evaluate(path, periode="2025")["Hasil"].causes


def test_a_list_that_a_spreadsheet_cannot_hold_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "isian.xlsx"
    units = tuple(f"Desa dengan nama yang agak panjang nomor {number}" for number in range(20))
    assert write_template(OFFICE.template(), path, "2025", "Kecamatan Alam", subunits=units) == 41
    assert 'type="list"' in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()  # of the one period
    assert len(read_data(path).entries) == 41


@pytest.mark.parametrize(
    ("periode", "per"), [(None, "bulan"), ("Tahap 1", "bulan"), ("Mei 2025", "triwulan"), ("2025", "x")]
)
def test_a_period_without_such_parts_is_refused(tmp_path: Path, periode: str | None, per: str) -> None:
    with pytest.raises(DataError) as raised:
        write_template(OFFICE.template(), tmp_path / "isian.csv", periode, per=per)
    assert [found.code for found in raised.value.diagnostics] == ["M179"]
    assert list(tmp_path.iterdir()) == []


def test_more_rows_than_can_be_read_back_are_refused(tmp_path: Path) -> None:
    units = tuple(f"Desa {number}" for number in range(20_000))
    with pytest.raises(DataError) as raised:
        write_template(OFFICE.template(), tmp_path / "isian.csv", "2025", subunits=units, per="bulan")
    assert "memuat 480012 baris, lebih dari 200000" in str(raised.value)


def test_the_command_tells_how_many_rows_and_where_coverage_lacks(tmp_path: Path) -> None:
    (tmp_path / "kk.indikator").write_text(
        "Unit: Kecamatan Alam\nSubunit: Desa Awan; Desa Bumi\nTujuan: T\n  Indikator: Jumlah A\n"
        "    Formula: Jumlah A\n    Konsolidasi: jumlah\n"
    )
    ran = run("templat", "kk.indikator", "-o", "isian.csv", "--periode", "2025", "--per", "triwulan", cwd=tmp_path)
    assert "isian.csv ditulis: 1 data, 8 baris untuk diisi." in ran.err
    (tmp_path / "data.csv").write_text(
        "nama;nilai;periode;unit\nJumlah A;4;TW I 2025;Desa Awan\nJumlah A;5;TW II 2025;Desa Awan\n"
    )
    shown = run("hitung", "kk.indikator", "data.csv", "--periode", "2025", cwd=tmp_path)
    assert re.search(r"• Jumlah A +9 +terhitung +1 dari 2 desa, 2 dari 4 triwulan", shown.out)
    whole = run("hitung", "kk.indikator", "data.csv", "--periode", "TW I 2025", "--unit", "Desa Awan", cwd=tmp_path)
    assert "cakupan" not in whole.out
    told = run("jelaskan", "kk.indikator", "data.csv", "Jumlah A", "--periode", "2025", cwd=tmp_path)
    assert "[data.csv; jumlah 1 desa, masing-masing jumlah 2 periode]" in told.out
    assert "cakupan: 1 dari 2 desa, 2 dari 4 triwulan; belum ada dari Desa Bumi" in told.out
    refused = run("hitung", "kk.indikator", "data.csv", cwd=tmp_path)
    assert refused.code == 1
    assert "M162" in refused.err


def test_json_has_the_coverage() -> None:
    registry = office("Jumlah A", "Jumlah A := jumlah")
    rows = "Jumlah A;4;TW I 2025;Desa Awan\nJumlah A;5;TW II 2025;Desa Awan\nJumlah A;5;TW II 2025;Desa Bumi\n"
    results = registry.evaluate(table(rows), periode="2025")
    cover = {
        "tampilan": "2 dari 3 desa, 2 di antaranya belum lengkap",
        "unit": [2, 3],
        "unit_belum_ada": ["Desa Cahaya"],
        "unit_belum_lengkap": {"Desa Awan": "2 dari 4 triwulan", "Desa Bumi": "1 dari 4 triwulan"},
        "periode": [1, 4],
        "satuan_periode": "triwulan",
    }
    assert results.to_json()["hasil"][0]["cakupan"] == cover
    assert results["Hasil"].trace.to_json()["data"][0]["cakupan"] == cover
    assert registry.evaluate({"Jumlah A": 1}).to_json()["hasil"][0]["cakupan"] is None
