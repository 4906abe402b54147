"""The sheet "Indikator": the tree, each indicator in a row that computes from the data sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.evaluation.result import Status
from indikator_dsl.evaluation.single import waiting
from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.workbook.book import NO_VALUE
from indikator_dsl.workbook.by_method import as_entered, calculation, without_value
from indikator_dsl.workbook.excel import Cell, Translator
from indikator_dsl.workbook.outcome import computed, entered, is_bounded
from indikator_dsl.workbook.trace_sheet import Block, Source, TraceSheet, missing_list

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.evaluation.result import Input, Result
    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.bound import BoundIndikator, BoundLevel
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results
    from indikator_dsl.workbook.book import Book
    from indikator_dsl.workbook.data_sheet import DataCells
    from indikator_dsl.workbook.outcome import Outcome

__all__ = ["write_indicators"]

COLUMNS = {
    "id": 14,
    "indikator": 52,
    "formula": 52,
    "nilai": 16,
    "satuan": 14,
    "status": 16,
    "keterangan": 44,
    "data yang belum ada": 30,
}
ID, NAME, FORMULA, VALUE, UNIT_OF_MEASURE, STATUS, NOTE, LACKING = range(len(COLUMNS))
HEAD = 3  # the row of the headings, below the title and whose figures these are
LONGEST_FORMULA = 1_000  # characters of a formula in the row; the trace sheet has more

LONGEST_SENTENCE = 5_000  # characters of a formula that is read aloud: nobody listens to more


class _Writer:
    def __init__(self, book: Book, names: tuple[str, str], registry: Registry, results: Results, title: str) -> None:
        self.sheet = book.sheet(names[0], COLUMNS, head=HEAD, title=title)
        self.trace = TraceSheet(book, names[1], title)
        self.registry, self.results = registry, results
        self.rows: dict[str, int] = {}

    def write(self, title: str, data: DataCells) -> None:
        self.sheet.text(0, ID, title, "title")
        parts = [("Unit", self.results.unit), ("Periode", self.results.periode)]
        self.sheet.text(1, ID, "; ".join(f"{word}: {said}" for word, said in parts if said), "note")
        row = HEAD + 1
        below: dict[str, list[BoundIndikator]] = {}
        for bound in self.registry.indicators:
            below.setdefault(bound.level.id, []).append(bound)
        levels: list[tuple[int, BoundLevel]] = []
        for level in self.registry.levels:
            levels.append((row, level))
            for at, bound in enumerate(below.get(level.id, ()), row + 1):
                self.rows[bound.id] = at
            row += 1 + len(below.get(level.id, ()))
        for at, level in levels:
            self._level(at, level)
        for bound in self.registry.indicators:
            self._indicator(bound, data)
        self.sheet.whole_numbers(HEAD + 1, row - 1, VALUE)
        self.sheet.coloured(HEAD + 1, row - 1, STATUS, [status.value for status in Status])
        self.trace.finish()

    def _level(self, row: int, level: BoundLevel) -> None:
        number = f" {level.level.nomor}" if level.level.nomor else ""
        for column in range(len(COLUMNS)):
            self.sheet.text(row, column, None, "level")
        self.sheet.text(row, ID, level.id, "level")
        self.sheet.text(row, NAME, f"{level.jenis}{number}: {clean(level.nama)}", f"level {level.depth}")

    def _indicator(self, bound: BoundIndikator, data: DataCells) -> None:
        row, result = self.rows[bound.id], self.results.by_id[bound.id]
        text = bound.formula.text.strip()
        if "\\" in text and bound.formula.canonical is not None:
            text = bound.formula.canonical  # LaTeX is for programs; the trace sheet has it as written
        self.sheet.text(row, ID, bound.id)
        self.sheet.text(row, NAME, clean(bound.nama), f"name {bound.level.depth + 1}")
        self.sheet.text(row, FORMULA, text if len(text) <= LONGEST_FORMULA else short(text, LONGEST_FORMULA))
        self.sheet.text(row, UNIT_OF_MEASURE, result.unit)
        tree = calculation(result) or bound.formula.tree
        if tree is None and bound.formula.kind is Kind.EXTERNAL:
            result = as_entered(bound, result)
        block = Block(self.trace, result)
        block.heading(self._cell(bound.id, VALUE), self._cell(bound.id, STATUS))
        outcome = self._outcome(bound, result, tree, block, data)
        note = result.reason.message if result.reason is not None else ""
        if outcome is None:
            self.sheet.text(row, VALUE, NO_VALUE, "result")
            self.sheet.text(row, STATUS, result.status.value)
            self.sheet.text(row, NOTE, note)
        else:
            self.sheet.formula(row, VALUE, outcome.value, result.value, "result")
            self.sheet.formula(row, STATUS, outcome.status, result.status.value)
            self.sheet.formula(row, NOTE, outcome.note, note)
        if block.inputs is not None:
            self.sheet.formula(row, LACKING, block.inputs.lacking, missing_list(result))
        else:
            self.sheet.text(row, LACKING, None)
        for kind, said in _written(bound, result):
            block.text(kind, said)

    def _outcome(
        self, bound: BoundIndikator, result: Result, tree: Node | None, block: Block, data: DataCells
    ) -> Outcome | None:
        """The formulas of the row, None where no data can change what it says."""
        formula = bound.formula
        if bound.id in self.registry.binder.broken or without_value(result):
            return None
        if formula.kind is Kind.EXTERNAL and tree is None:
            cell = data.values[bound.key]
            block.uses([_datum(bound.key, result.inputs[0], data)])
            return entered(cell, block.text("menunggu", waiting(formula).message))
        if tree is None:
            return None
        uses = bound.uses if bound.metode is None else bound.metode.uses
        sources = [
            _datum(use.key, used, data) if use.indikator is None else self._used(use.indikator)
            for use, used in zip(uses, result.inputs, strict=True)
        ]
        inputs = block.uses(sources)
        cells = {
            fold(use.name): Cell(source.value, given=not source.status_cell)
            for use, source in zip(uses, sources, strict=True)
        }
        translator = Translator(cells, block)
        expression = translator.part(tree).text
        bounded = is_bounded(tree) and not any(source.status_cell for source in sources)
        conditions = block.conditions(translator.checks, None if bounded else expression)
        return computed(f"$F{self.rows[bound.id] + 1}", expression, inputs, conditions)

    def _used(self, id: str) -> Source:
        columns = (VALUE, NAME, STATUS, LACKING)
        value, name, status, lacking = (self._cell(id, column) for column in columns)
        return Source(value, name, self.results.by_id[id].status, status, lacking)

    def _cell(self, id: str, column: int) -> str:
        return self.sheet.reference(self.rows[id], column)


def _written(bound: BoundIndikator, result: Result) -> Iterator[tuple[str, str]]:
    """The formula as it is written, as it is read aloud, and with the numbers that it had when this was written."""
    formula = bound.formula
    if formula.text.strip():
        yield "formula", formula.text.strip()
    sentence = formula.sentence if len(formula.text) <= LONGEST_SENTENCE else None
    if sentence:
        yield "dibaca", sentence
    if result.method is not None:
        yield "metode", f"{result.method.metode}, {result.method.dasar}"
        if result.method.kategori is not None:
            yield f"{result.method.kata} semula", result.method.kategori.nama
    numbers = result.trace.with_numbers if result.inputs else None
    if numbers:
        yield "angka semula", numbers


def _datum(key: str, used: Input, data: DataCells) -> Source:
    state = Status.BELUM_ADA_DATA if used.value is None else Status.TERHITUNG
    return Source(data.values[key], data.names[key], state)


def write_indicators(
    book: Book, names: tuple[str, str], registry: Registry, results: Results, data: DataCells, *, title: str
) -> None:
    """Write the sheets of the indicators and of their traces, called `names`, whose formulas look at `data`.

    Raises DataError where a sheet would have more rows, or a cell a longer formula, than Excel takes.
    """
    _Writer(book, names, registry, results, title).write(title, data)
