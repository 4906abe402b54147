"""One worksheet as text, CSV, workbook and document gives one definition, however its cells are merged."""

from __future__ import annotations

import csv
import io
import itertools
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indikator_dsl import import_worksheet, import_worksheet_file
from indikator_dsl.definition import read_definition
from tests.worksheet.writing import Grid, Merge, docx, paragraph, table, xlsx

if TYPE_CHECKING:
    from collections.abc import Sequence

NASKAH = Path(__file__).parents[2] / "definitions" / "bugul_kidul" / "naskah.txt"
SEED = Path(__file__).parents[3] / "shared" / "seed"

HEADINGS = ["No", "Sasaran/Program", "Indikator", "Formula", "Satuan", "Target 2025", "Penanggung Jawab"]
LEVELS = st.sampled_from(["Layanan prima", "Warga aman", "Kota bersih"])
NAMES = st.sampled_from(["Persentase laporan selesai", "Jumlah patroli", "Indeks kepuasan (IKM)", "Rasio A & B < C"])
ROW = st.tuples(
    NAMES,
    st.sampled_from(["", "Jumlah A / Jumlah B x 100%", "Jumlah patroli", "(A + B)/ C X 100", "Sesuai aplikasi"]),
    st.sampled_from(["", "%", "kali"]),
    st.sampled_from(["", "85,5", "90 %", "WTP", "1.250"]),
    st.sampled_from(["", "Sekretaris", "Kasi Trantib"]),
)
SECTIONS = st.lists(
    st.tuples(
        st.sampled_from(["Tujuan", "Sasaran 1", "Program", "Kegiatan"]),
        st.lists(st.tuples(LEVELS, st.lists(ROW, min_size=1, max_size=3)), min_size=1, max_size=2),
    ),
    min_size=1,
    max_size=3,
)


def grid_of(sections: Sequence[tuple[str, Sequence[tuple[str, Sequence[tuple[str, ...]]]]]]) -> Grid:
    """The rows of a worksheet; the name of a level stands in its first row alone."""
    grid = [[*HEADINGS]]
    for number, (label, levels) in enumerate(sections, 1):
        grid.append([str(number), label, f"Indikator {label.split()[0]}", "", "", "", ""])
        for name, rows in levels:
            for at, row in enumerate(rows):
                grid.append(["", name if at == 0 else "", *row])
    return grid


def merges_of(grid: Grid, draw: st.DrawFn) -> list[Merge]:
    """Cells merged downwards at random, where that changes nothing of what is said: names over the blank cells below
    them, and cells of equal text over rows that have an indicator each."""
    merges: list[Merge] = []
    is_row = [bool(row[2]) and not row[2].startswith("Indikator ") and at > 0 for at, row in enumerate(grid)]
    for column in (1, 4, 5, 6):
        row = 1
        while row < len(grid):
            end = row + 1
            while (
                end < len(grid)
                and is_row[row]
                and is_row[end]
                and grid[row][column]
                and grid[end][column] == ("" if column == 1 else grid[row][column])
            ):
                end += 1
            rows = draw(st.integers(1, end - row))
            if rows > 1:
                merges.append(Merge(row, column, rows, 1))
            row += rows
    return merges


@st.composite
def worksheets(draw: st.DrawFn) -> tuple[Grid, list[Merge]]:
    grid = grid_of(draw(SECTIONS))
    return grid, merges_of(grid, draw)


def cleared(grid: Grid, merges: Sequence[Merge]) -> Grid:
    """Only the first cell of merged ones holds the text."""
    bare = [[*row] for row in grid]
    for merge in merges:
        for row, column in itertools.product(
            range(merge.row, merge.row + merge.rows), range(merge.column, merge.column + merge.columns)
        ):
            if (row, column) != (merge.row, merge.column):
                bare[row][column] = ""
    return bare


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(worksheets(), st.integers(0, 6))
def test_one_worksheet_one_definition(tmp_path: Path, worksheet: tuple[Grid, list[Merge]], split: int) -> None:
    grid, merges = worksheet
    bare = cleared(grid, merges)
    text = "\n".join("\t".join(row) for row in grid)
    expected = import_worksheet(text).definition_text
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=";").writerows(grid)
    at = len(grid) if any(merge.row < split < merge.row + merge.rows for merge in merges) else min(split, len(grid))
    parts = [table(bare[:at], [merge for merge in merges if merge.row < at])] if at else []
    moved = [merge._replace(row=merge.row - at) for merge in merges if merge.row >= at]
    parts += [paragraph(""), table(bare[at:], moved)] if at < len(grid) else []
    written = {
        "kk.txt": text.encode(),
        "kk.csv": out.getvalue().encode(),
        "kk.xlsx": xlsx({"Kertas Kerja": bare}, {"Kertas Kerja": merges}),
        "kk.docx": docx(*parts),
    }
    for name, raw in written.items():
        path = tmp_path / name
        path.write_bytes(raw)
        imported = import_worksheet_file(path)
        assert imported.definition_text == expected, name
    codes = {finding.code for finding in read_definition(expected)[1] if finding.is_error}
    assert codes <= {"D121", "D203"}


def as_blocks(text: str) -> list[str]:
    """The raw text of the real worksheet as a document: runs of lines with tabs are tables."""
    blocks = []
    for is_table, lines in itertools.groupby(text.split("\n"), lambda line: "\t" in line):
        rows = [line.split("\t") for line in lines]
        width = max(map(len, rows))
        padded = [[*row, *[""] * (width - len(row))] for row in rows]
        blocks += [table(padded)] if is_table else [paragraph(row[0]) for row in rows]
    return blocks


def real_texts() -> list[Path]:
    return [NASKAH, *(sorted(SEED.glob("*.txt")) if SEED.is_dir() else [])]


@pytest.mark.parametrize("file", real_texts(), ids=lambda file: file.stem)
def test_the_real_worksheet_gives_one_definition_from_every_kind_of_file(file: Path, tmp_path: Path) -> None:
    text = file.read_text(encoding="utf-8")
    expected = import_worksheet(text).definition_text
    workbook, document = tmp_path / "naskah.xlsx", tmp_path / "naskah.docx"
    workbook.write_bytes(xlsx({"Kertas Kerja": [line.split("\t") for line in text.split("\n")]}))
    document.write_bytes(docx(*as_blocks(text)))
    assert import_worksheet_file(workbook).definition_text == expected
    assert import_worksheet_file(document).definition_text == expected
