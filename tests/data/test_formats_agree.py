"""The same records mean the same in every format, in every order."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl.data.csv_file import read_csv
from indikator_dsl.data.json_file import read_json
from indikator_dsl.data.xlsx_file import read_xlsx
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from indikator_dsl.data import Dataset

KEYS = ("nama", "nilai", "periode", "unit", "sumber")
Record = tuple[str, int | None, str | None, str | None, str | None]
Facts = set[tuple[str, Fraction | None, str | None, str | None, str | None]]

RECORDS = st.lists(
    st.tuples(
        st.sampled_from(["Jumlah laporan", "Nilai; A", 'Luas "B"', "Jumlah\nC"]),
        st.none() | st.integers(-(10**9), 10**9),  # thousandths
        st.sampled_from([None, "2023", "2024"]),
        st.sampled_from([None, "Kepel", "Tapa'an"]),
        st.sampled_from([None, "LKjIP, hlm. 5"]),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda record: (record[0], record[2], record[3]),
)


def as_csv(records: list[Record]) -> Dataset:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow(KEYS)
    for name, value, *rest in records:
        written = "" if value is None else format_number(Fraction(value, 1000), None)
        writer.writerow([name, written, *rest])
    return read_csv(out.getvalue().encode())


def as_json(records: list[Record]) -> Dataset:
    objects = [dict(zip(KEYS, record, strict=True)) for record in records]
    for item in objects:
        if isinstance(value := item["nilai"], int):
            item["nilai"] = value / 1000  # type: ignore[assignment]
    return read_json(json.dumps(objects).encode())


def as_xlsx(records: list[Record]) -> Dataset:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, KEYS)
        for at, (name, value, *rest) in enumerate(records, 1):
            sheet.write_string(at, 0, name)
            if value is not None:
                sheet.write_number(at, 1, value / 1000)
            for column, text in enumerate(rest, 2):
                sheet.write_string(at, column, text or "")
    return read_xlsx(out.getvalue())


def facts(data: Dataset) -> Facts:
    return {(d.name, d.value, d.periode, d.unit, d.origin.sumber) for d in data.entries}


@settings(deadline=None)
@given(RECORDS)
def test_csv_json_and_xlsx_agree(records: list[Record]) -> None:
    assert facts(as_csv(records)) == facts(as_json(records)) == facts(as_xlsx(records))
    assert len(as_csv(records).entries) == len(records)


@given(RECORDS, st.randoms(use_true_random=False))
def test_the_order_of_rows_never_matters(records: list[Record], random: object) -> None:
    shuffled = list(records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert facts(as_csv(records)) == facts(as_csv(shuffled))
