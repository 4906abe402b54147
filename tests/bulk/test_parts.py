"""A CSV file is the same rows wherever it is cut into parts, and its cells the same figures whatever is beside them."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("narwhals")
pytest.importorskip("polars")

import narwhals as nw
import polars as pl

from indikator_dsl.bulk.parts import CsvParts
from indikator_dsl.bulk.sources import find_sources
from indikator_dsl.columns.cleaning import clean
from indikator_dsl.data.number_text import read_text
from tests.bulk.tables import as_csv

if TYPE_CHECKING:
    from collections.abc import Sequence

cells = st.text(st.sampled_from("ab ;,\t\"\n'é0."), max_size=6)
figures = st.sampled_from(
    ["", "0", "7", "-3", "12345678901234567890", "12,5", "1.234", "1.234,5", "12.5", "n/a", " 5 ", "-", "+4", "-0", "e",
     "1e3", "nan", "tiga", "−2", "5%", "1,234,5", "0.001", "0,001", "."]
)  # fmt: skip


def parts(content: bytes, rows: int, data: Sequence[str], sign: str | None) -> list[Any]:
    """The parts of a file as frames of Polars, each at the place where the one before it stops."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "data.csv"
        path.write_bytes(content)
        sources, _ = find_sources(path, Path(folder) / "hasil")
        whole = CsvParts(pl, sources, rows, lambda name: name in data, sign)
        place, stop = whole.span(0)
        found = []
        while place < stop:
            part = whole.part(0, place)
            assert part.stop > part.start == place
            assert part.rows == part.frame.height
            found.append(part.frame)
            place = part.stop
        assert place == stop
        return found


@given(
    st.integers(2, 4).flatmap(lambda width: st.lists(st.lists(cells, min_size=width, max_size=width), max_size=12)),
    st.sampled_from(["\n", "\r\n", "\n\n", "\r\n\r\n"]),
    st.sampled_from([";", "\t", ","]),
    st.integers(1, 15),
    st.booleans(),
)
def test_no_row_is_lost_and_none_is_cut(
    table: list[list[str]], end: str, separator: str, rows: int, finished: bool
) -> None:
    width = len(table[0]) if table else 3
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator=end)
    writer.writerows([[f"kolom {at}" for at in range(width)], *table])
    content = made.getvalue().encode()
    found = parts(content if finished else content.removesuffix(end.encode()), rows, (), None)
    read = [tuple(cell or "" for cell in row) for frame in found for row in frame.iter_rows()]
    assert read == [tuple(row) for row in table]


@settings(max_examples=30)
@given(st.lists(figures, min_size=1, max_size=30), st.integers(3, 12))
def test_a_cell_with_a_comma_reads_as_it_does_elsewhere(column: list[str], rows: int) -> None:
    for cell, (value, bad) in zip(column, read_column(column, rows, "koma"), strict=True):
        known, finding = read_text(cell)
        assert bad == (finding is not None and finding.is_error), cell
        assert value == (None if known is None else pytest.approx(float(known), rel=1e-15)), cell


@settings(max_examples=30)
@given(st.lists(figures, min_size=1, max_size=30), st.integers(1, 12))
def test_a_cell_with_a_point_does_not_depend_on_its_neighbours(column: list[str], rows: int) -> None:
    alone = {cell: read_column([cell], 1, "titik")[0] for cell in column}
    assert read_column(column, rows, "titik") == [alone[cell] for cell in column]
    assert {cell: alone[cell] for cell in {"12.5", "1.234", "1e3", "12,5", "n/a"} & alone.keys()}.items() <= {
        "12.5": (12.5, False), "1.234": (1.234, False), "1e3": (1000.0, False), "12,5": (None, True),
        "n/a": (None, False),
    }.items()  # fmt: skip


def read_column(column: Sequence[str], rows: int, sign: str) -> list[tuple[float | None, bool]]:
    """Value and whether it is bad of each cell, as columns clean it."""
    found: list[tuple[float | None, bool]] = []
    made = io.StringIO()
    csv.writer(made, delimiter=";").writerows([["kode", "Pagu"], *(["x", cell] for cell in column)])
    for frame in parts(made.getvalue().encode(), rows, ("Pagu",), sign):
        made_ready = clean("Pagu", nw.from_native(frame).schema["Pagu"])
        bad = nw.lit(False) if made_ready.bad is None else made_ready.bad
        read = nw.from_native(frame).select("kode", value=made_ready.value, bad=bad).to_native()
        found += [(value, bool(bad)) for value, bad in read.select("value", "bad").iter_rows()]
    return found


def test_the_heading_may_be_written_as_offices_write_it() -> None:
    table = [["1", "x", "3", "4", "5", "6", "7"]]
    plain = parts(as_csv(table), 5, ("Pagu",), None)[0]
    for before in (b"\xef\xbb\xbf", b"\n\r\n", b"sep=;\n", b"\xef\xbb\xbfSEP=;\r\n\n"):
        assert parts(before + as_csv(table), 5, ("Pagu",), None)[0].equals(plain)
