"""The sheet "Data": one row an entry, its number in a cell that people change. `read_data` reads it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve, frozen

from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import short
from indikator_dsl.workbook.by_method import as_entered, calculation
from indikator_dsl.workbook.coverage import written
from indikator_dsl.workbook.entries import joinings, plain
from indikator_dsl.workbook.joined_sheet import DataCell, write_joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from indikator_dsl.evaluation.result import Input
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results
    from indikator_dsl.workbook.book import Book, Sheet
    from indikator_dsl.workbook.entries import Joining

__all__ = ["DataCells", "write_data"]

COLUMNS = {
    "nama": 55,
    "nilai": 18,
    "satuan": 14,
    "unit": 26,
    "periode": 14,
    "sumber": 45,
    "keterangan": 30,
    "dipakai oleh": 28,
}
NAME, VALUE, UNIT_OF_MEASURE, UNIT, PERIOD, SOURCE, REMARK, USERS = range(len(COLUMNS))
LARGEST = 1e60  # as data files may have them
LONGEST_USERS = 500


@frozen
class DataCells:
    """The cells of each base datum by its key; `joined` where they are those of the sheet of joined data."""

    cells: Mapping[str, DataCell]
    joined: bool


def write_data(book: Book, names: tuple[str, str], registry: Registry, results: Results) -> DataCells:
    """Write the entries to the sheet of the first name, and, where there is something to join, the second sheet."""
    planned = (
        joinings(registry, results) if results.figures else plain(registry, results, dict(_given(registry, results)))
    )
    sheet = book.sheet(names[0], COLUMNS)
    _write_entries(sheet, planned)
    joined = not all(one.is_one for one in planned)
    single = [one for one in planned if one.of_method or not joined]
    cells = {}
    for one in single:
        (entry,) = one.entries
        cell = DataCell(sheet.reference(entry.row, VALUE), sheet.reference(entry.row, NAME))
        if joined and one.cover is not None:
            cell = evolve(cell, coverage=written(one.cover, results.subunits))
        cells[one.base.key] = cell
    if not joined:
        return DataCells(cells, joined=False)
    others = [one for one in planned if not one.of_method]
    sources = {id(entry): sheet.reference(entry.row, VALUE) for one in others for entry in one.entries}
    placed = write_joined(book, names[1], others, results.subunits, lambda entry: sources[id(entry)])
    cells |= {one.base.key: cell for one, cell in zip(others, placed, strict=True)}
    return DataCells(cells, joined=True)


def _write_entries(sheet: Sheet, planned: list[Joining]) -> None:
    row = 1
    for one in planned:
        satuan = one.base.definition.satuan if one.base.definition else None
        users = short("; ".join(one.base.indikator), LONGEST_USERS)
        for entry in one.entries:
            if entry.row:
                continue  # another name of the same datum has it already
            entry.row = row
            value = sheet.reference(row, VALUE)
            sheet.text(row, NAME, entry.nama)
            sheet.number(row, VALUE, entry.value, "fixed" if entry.remark else "number")
            sheet.text(row, UNIT_OF_MEASURE, satuan)
            sheet.text(row, UNIT, entry.unit, "entry")
            sheet.text(row, PERIOD, entry.periode, "entry")
            sheet.text(row, SOURCE, entry.origin if entry.value is not None else None, "entry")
            if entry.remark:
                sheet.text(row, REMARK, entry.remark)
            else:
                remark = f'IF(ISNUMBER({value}),"",IF(ISBLANK({value}),"belum ada data","bukan bilangan"))'
                sheet.formula(row, REMARK, remark, "belum ada data" if entry.value is None else "")
            sheet.text(row, USERS, users)
            row += 1
    sheet.whole_numbers(1, row - 1, VALUE)
    if row > 1:
        sheet.raw.data_validation(1, VALUE, row - 1, VALUE, VALIDATION)
        sheet.raw.autofilter(0, 0, row - 1, USERS)


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
