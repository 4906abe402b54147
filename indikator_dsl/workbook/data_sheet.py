"""The sheet "Data": one row a base datum, its number in a cell that people change. `read_data` reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import clean, short
from indikator_dsl.workbook.by_method import as_entered, calculation

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.evaluation.result import Input
    from indikator_dsl.registry.bound import BaseDatum
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results
    from indikator_dsl.workbook.book import Book

__all__ = ["DataCells", "write_data"]

COLUMNS = {
    "nama": 55,
    "nilai": 18,
    "satuan": 14,
    "unit": 22,
    "periode": 12,
    "sumber": 45,
    "keterangan": 30,
    "dipakai oleh": 28,
}
NAME, VALUE, UNIT_OF_MEASURE, UNIT, PERIOD, SOURCE, REMARK, USERS = range(len(COLUMNS))
LARGEST = 1e60  # as data files may have them
LONGEST_USERS = 500
UNKNOWN = "hanya dipakai formula yang galat; nilainya tidak dibaca"


class DataCells:
    """For the key of each base datum, the cells of its value and of its name."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.names: dict[str, str] = {}


def write_data(book: Book, name: str, title: str, registry: Registry, results: Results) -> DataCells:
    sheet = book.sheet(name, COLUMNS, title=title)
    given, cells = dict(_given(registry, results)), DataCells()
    results_of = ((bound, results.by_id[bound.id]) for bound in registry.indicators)
    computed = {bound.key for bound, result in results_of if calculation(result) is not None}
    rows = [base for base in registry.base_data if base.key in given or not _is_optional(base)]
    rows = [base for base in rows if base.key not in computed]
    for row, base in enumerate(rows, 1):
        used = given.get(base.key)
        value = sheet.reference(row, VALUE)
        cells.values[base.key], cells.names[base.key] = value, sheet.reference(row, NAME)
        sheet.text(row, NAME, clean(base.nama))
        sheet.number(row, VALUE, used.value if used else None)
        sheet.text(row, UNIT_OF_MEASURE, base.definition.satuan if base.definition else None)
        sheet.text(row, UNIT, results.unit, "entry")
        sheet.text(row, PERIOD, results.periode, "entry")
        sheet.text(row, SOURCE, used.origin if used and used.value is not None else None, "entry")
        if used is None:
            sheet.text(row, REMARK, UNKNOWN)
        else:
            remark = f'IF(ISNUMBER({value}),"",IF(ISBLANK({value}),"belum ada data","bukan bilangan"))'
            sheet.formula(row, REMARK, remark, "belum ada data" if used.value is None else "")
        sheet.text(row, USERS, short("; ".join(base.indikator), LONGEST_USERS))
    last = len(rows)
    sheet.whole_numbers(1, last, VALUE)
    if last:
        sheet.raw.data_validation(1, VALUE, last, VALUE, VALIDATION)
    return cells


VALIDATION = {
    "validate": "decimal",
    "criteria": "between",
    "minimum": -LARGEST,
    "maximum": LARGEST,
    "input_title": "Nilai",
    "input_message": "Isi dengan bilangan. Kosongkan bila datanya belum ada; 0 berarti memang nol.",
    "error_title": "Bukan bilangan",
    "error_message": "Sel ini hanya menerima bilangan, tanpa satuan. Kosongkan bila datanya belum ada.",
}


def _is_optional(base: BaseDatum) -> bool:
    """Whether it is a datum of a method whose value may be entered instead."""
    return base.metode is not None


def _given(registry: Registry, results: Results) -> Iterator[tuple[str, Input]]:
    """The key of each base datum that a result used, or lacked, and what it had of it."""
    for bound in registry.indicators:
        result = results.by_id[bound.id]
        inputs = result.inputs
        keys: list[str | None]
        if bound.metode is not None and calculation(result) is not None:
            keys = list(bound.metode.keys)
        elif bound.formula.kind is Kind.EXTERNAL:
            keys, inputs = [bound.key], as_entered(bound, result).inputs
        else:
            keys = [use.key if use.indikator is None else None for use in bound.uses]
        for key, used in zip(keys, inputs, strict=False):  # a result that is galat has no inputs
            if key is not None:
                yield key, used
