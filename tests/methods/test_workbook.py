"""What a method computed, in the workbook of results: cells that compute, and a sheet that can be read back."""

from __future__ import annotations

import io
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from python_calamine import CalamineWorkbook

from indikator_dsl import Status, load, loads
from indikator_dsl.data import Dataset, Datum
from tests.methods.offices import components, scores, totals
from tests.workbook.recalculating import named_rows, needs_calc, recalculated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = Path(__file__).parents[2] / "definitions" / "bugul_kidul"
IKM, SHARE = "IKD1.T1.1", "IKD1.T2.1"


@pytest.mark.skipif(not FOLDER.is_dir(), reason="definitions/ is not beside the tests")
def test_the_index_and_the_share_come_back_from_the_sheet_of_data(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    from indikator_dsl.workbook import write_workbook

    registry = load(FOLDER)
    results = registry.evaluate(FOLDER / "skor_epdeskel.csv", jawaban=FOLDER / "jawaban_skm.csv", periode=2025)
    file = tmp_path / "hasil.xlsx"
    write_workbook(registry, results, file)
    again = registry.evaluate(file, periode=2025)
    for id in (IKM, SHARE):
        assert again[id].display == results[id].display
    method = again[IKM].method
    assert method is not None
    assert method.dihitung
    rows = CalamineWorkbook.from_path(str(file)).get_sheet_by_name("Jejak").to_python()
    said = {(row[0], row[1]): row[2] for row in rows}
    assert said[IKM, "mutu semula"] == "B (Baik)"
    names = {row[0] for row in CalamineWorkbook.from_path(str(file)).get_sheet_by_name("Data").to_python()}
    assert "Jumlah responden SKM" in names
    assert not [name for name in names if str(name).startswith("Skor Epdeskel")]


OFFICE = """
Unit: Kecamatan
Subunit: Desa A; Desa B
Tujuan: T
  Indikator: Indeks Kepuasan Masyarakat
    Formula: Sesuai Permenpan RB Nomor 14 Tahun 2017
  Indikator: Persentase kelurahan dengan kategori cepat berkembang
    Formula: Sesuai Epdeskel
  Indikator: Nilai SAKIP
    Formula: Permenpan RB 88 Tahun 2021
  Indikator: Dari indeks
    Formula: Indeks Kepuasan Masyarakat / X
  Indikator: Dari bagian
    Formula: Persentase kelurahan dengan kategori cepat berkembang + X
  Indikator: Dari nilai
    Formula: Nilai SAKIP + X
Data: X
  Konsolidasi: jumlah
"""
UNITS, QUARTERS = ("Desa A", "Desa B"), [f"TW {number} 2025" for number in ("I", "II", "III", "IV")]


def _figures(given: Mapping[str, object], units: Sequence[str], periods: Sequence[str]) -> list[Datum]:
    places = [(unit, period) for unit in units for period in periods]
    return [Datum(name, Fraction(str(value)), at, unit) for unit, at in places for name, value in given.items()]


X = _figures({"X": 10}, UNITS, QUARTERS)
ANSWERS = _figures(totals([33] * 9, 10), UNITS, QUARTERS)
SCORES = _figures(scores(160, 120, 90), UNITS, ["2025"])
COMPONENTS = _figures(components(20, 20, 10, 15), ["Kecamatan"], ["2025"])
ENTERED = _figures({"Nilai SAKIP": 66, "Indeks Kepuasan Masyarakat": 77}, ["Kecamatan"], ["2025"])
CASES = {
    "all": [*X, *ANSWERS, *SCORES, *COMPONENTS],
    "answers of fewer quarters": [*X, *ANSWERS[:-10], *SCORES, *COMPONENTS],
    "the method waits": [*X, *ANSWERS[:3], *SCORES[:3], *COMPONENTS[:2]],
    "the method waits, and a value was entered": [*X, *ANSWERS[:3], *SCORES[:3], *COMPONENTS[:2], *ENTERED],
    "only entered values": [*X, *ENTERED],
}


@needs_calc
@pytest.mark.parametrize("case", CASES)
def test_cells_agree_with_the_methods_where_data_are_joined(case: str, tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    from indikator_dsl.workbook import write_workbook

    registry = loads(OFFICE)
    results = registry.evaluate(Dataset(tuple(CASES[case])), unit="Kecamatan", periode="2025")
    write_workbook(registry, results, tmp_path / "hasil.xlsx")
    rows = named_rows(recalculated(tmp_path / "hasil.xlsx", tmp_path)["Indikator"])
    found = {id: (rows[id]["status"].value, rows[id]["nilai"].value) for id in results.by_id}
    for id, result in results.by_id.items():
        value = "–" if result.value is None else pytest.approx(float(result.value))
        assert found[id] == (result.status.value, value), result.name


@needs_calc
def test_a_value_that_is_entered_counts_where_its_method_waits(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    from indikator_dsl.workbook import add_registry, new_workbook

    registry, out = loads(OFFICE), io.BytesIO()
    results = registry.evaluate(Dataset(tuple(CASES["the method waits"])), unit="Kecamatan", periode="2025")
    book = new_workbook(out)
    add_registry(book, registry, results)
    book.close()
    with CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())) as workbook:
        names = [row[0] for row in workbook.get_sheet_by_name("Data").to_python()]
    out = io.BytesIO()
    book = new_workbook(out)
    add_registry(book, registry, results)
    book.workbook.get_worksheet_by_name("Data").write_number(names.index("Nilai SAKIP"), 1, 66)
    book.close()
    (tmp_path / "hasil.xlsx").write_bytes(out.getvalue())
    rows = named_rows(recalculated(tmp_path / "hasil.xlsx", tmp_path)["Indikator"])
    found = {row["indikator"].value: row for row in rows.values()}
    columns = ("nilai", "status", "keterangan", "data yang belum ada")
    assert [found["Nilai SAKIP"][name].value for name in columns] == [66.0, "terhitung", "", ""]
    assert found["Dari nilai"]["nilai"].value == 146.0
    assert found["Indeks Kepuasan Masyarakat"]["status"].value == "belum ada data"


@pytest.mark.skipif(not FOLDER.is_dir(), reason="definitions/ is not beside the tests")
def test_without_its_entered_value_an_indicator_waits_for_the_data_of_its_method() -> None:
    """Half of the answers are there, and the value was entered: a reader who empties it must learn what is missing."""
    registry = load(FOLDER)
    name = next(bound.nama for bound in registry.indicators if bound.metode is not None)
    asked = next(bound.metode.asks[0].nama for bound in registry.indicators if bound.metode is not None)
    result = registry.evaluate({name: 80, asked: 90})[name]
    assert result.value == 80
    assert result.method is not None
    assert result.method.reason is not None
    emptied = registry.evaluate({asked: 90})[name]
    assert (emptied.status, emptied.causes) == (Status.BELUM_ADA_DATA, result.method.causes)
