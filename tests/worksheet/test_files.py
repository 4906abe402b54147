"""Which files are worksheets, and CSV files, whose cells may hold line ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from indikator_dsl import DataError, DefinitionError, import_worksheet_file, parse

if TYPE_CHECKING:
    from pathlib import Path

HEADINGS = "No;Nama Tujuan/Sasaran;Indikator;Formula;Target 2025\n"
LABEL = "1;Tujuan;Indikator Tujuan;;\n"


def written(tmp_path: Path, name: str, text: str) -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_cell_of_a_csv_file_may_hold_lines_and_delimiters(delimiter: str, tmp_path: Path) -> None:
    text = (HEADINGS + LABEL + ';A;"B; C, D";"Jumlah A\n-----\nJumlah B";"85,5"\n').replace(";", delimiter)
    imported = import_worksheet_file(written(tmp_path, "kk.csv", text))
    formula = imported.definition_text.partition("Formula: ")[2].partition("Target")[0]
    assert parse("\n".join(map(str.strip, formula.splitlines()))).canonical == "Jumlah A / Jumlah B"
    assert "Target: 2025 = 85,5\n" in imported.definition_text
    assert imported.diagnostics == ()


def test_a_finding_in_a_csv_file_has_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, "kk.csv", HEADINGS + LABEL + ';A;B;"a\n/ b";naik\n;;C;;\n')
    found = [
        (one.code, one.place.line, one.place.column) for one in import_worksheet_file(path).diagnostics if one.place
    ]
    assert found == [("K212", 4, 6), ("K301", 5, 3)]


def test_open_quotes_are_said_where_they_stand(tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        import_worksheet_file(written(tmp_path, "kk.csv", HEADINGS + LABEL + ';A;"B;C\n'))
    (finding,) = caught.value.diagnostics
    assert finding.code == "K502"
    assert finding.place is not None
    assert finding.place.line == 3


@pytest.mark.parametrize("name", ["kk.pdf", "kk.xls", "kk", "kk.docm"])
def test_other_kinds_of_files_are_refused_by_their_ending(name: str, tmp_path: Path) -> None:
    with pytest.raises(DefinitionError) as caught:
        import_worksheet_file(written(tmp_path, name, "apa saja"))
    assert [finding.code for finding in caught.value.diagnostics] == ["K501"]


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        import_worksheet_file(tmp_path / "tidak_ada.txt")
    assert [finding.code for finding in caught.value.diagnostics] == ["M101"]
    (tmp_path / "kk.txt").write_bytes(b"caf\xe9")
    with pytest.raises(DataError) as caught:
        import_worksheet_file(tmp_path / "kk.txt")
    assert [finding.code for finding in caught.value.diagnostics] == ["M105"]
