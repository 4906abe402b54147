"""What a method computed, in the workbook of results: cells that compute, and a sheet that can be read back."""

from __future__ import annotations

from pathlib import Path

import pytest

from indikator_dsl import load

FOLDER = Path(__file__).parents[2] / "definitions" / "bugul_kidul"
IKM, SHARE = "IKD1.T1.1", "IKD1.T2.1"


@pytest.mark.skipif(not FOLDER.is_dir(), reason="definitions/ is not beside the tests")
def test_the_index_and_the_share_come_back_from_the_sheet_of_data(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    calamine = pytest.importorskip("python_calamine").CalamineWorkbook
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
    rows = calamine.from_path(str(file)).get_sheet_by_name("Jejak").to_python()
    said = {(row[0], row[1]): row[2] for row in rows}
    assert said[IKM, "mutu semula"] == "B (Baik)"
    names = {row[0] for row in calamine.from_path(str(file)).get_sheet_by_name("Data").to_python()}
    assert "Jumlah responden SKM" in names
    assert not [name for name in names if name.startswith("Skor Epdeskel")]
