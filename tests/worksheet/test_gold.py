"""Worksheets of many shapes, each as workbook and as document: the same definition, and the findings that it leaves.

A file of `gold/` holds a table, its cells parted by `|`: `^` is covered by the merged cell above, `<` by the one to the
left, `⏎` a line end in a cell. After `=>` stands the definition, after `!` the codes that the import says.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from indikator_dsl import import_worksheet_file
from indikator_dsl.definition import read_definition
from tests.worksheet.writing import Merge, docx, table, xlsx

if TYPE_CHECKING:
    from indikator_dsl.worksheet import Imported

FILES = sorted((Path(__file__).parent / "gold").glob("*.txt"))


class Gold(NamedTuple):
    grid: list[list[str]]
    merges: list[Merge]
    definition: str
    codes: list[str]


def read_gold(text: str) -> Gold:
    shown, _, expected = text.partition("=>\n")
    definition, _, codes = expected.partition("! ")
    cells = [[cell.strip().replace("⏎", "\n") for cell in line.split("|")] for line in shown.splitlines()]
    grid = [["" if cell in {"^", "<"} else cell for cell in row] for row in cells]
    merges = []
    for row, line in enumerate(cells):
        for column, cell in enumerate(line):
            if cell in {"^", "<"}:
                continue
            columns = rows = 1
            while column + columns < len(line) and line[column + columns] == "<":
                columns += 1
            while row + rows < len(cells) and cells[row + rows][column] == "^":
                rows += 1
            if rows * columns > 1:
                merges.append(Merge(row, column, rows, columns))
    return Gold(grid, merges, definition, codes.split())


def codes(imported: Imported) -> list[str]:
    return [finding.code for finding in imported.diagnostics]


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_worksheet_gives_its_definition_from_a_workbook_and_from_a_document(file: Path, tmp_path: Path) -> None:
    gold = read_gold(file.read_text(encoding="utf-8"))
    workbook, document = tmp_path / "kk.xlsx", tmp_path / "kk.docx"
    workbook.write_bytes(xlsx({"IKU": gold.grid}, {"IKU": gold.merges}))
    document.write_bytes(docx(table(gold.grid, gold.merges)))
    for path in (workbook, document):
        imported = import_worksheet_file(path)
        assert imported.definition_text == gold.definition
        assert codes(imported) == gold.codes
        assert all(finding.place is not None and finding.place.label for finding in imported.diagnostics)
    errors = {finding.code for finding in read_definition(gold.definition)[1] if finding.is_error}
    assert errors <= ({"D121"} if "K304" in gold.codes else set())
