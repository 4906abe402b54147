"""The sheet "Indikator": the tree, each indicator in a row that computes from the data, and its capaian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.evaluation.result import Status
from indikator_dsl.evaluation.single import conclude, waiting
from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.workbook.book import NO_VALUE, absolute
from indikator_dsl.workbook.by_method import as_entered, calculation, without_value
from indikator_dsl.workbook.coverage import NOTHING, Coverage, shared
from indikator_dsl.workbook.excel import Cell, Translator
from indikator_dsl.workbook.indicator_columns import (
    ACHIEVED,
    CLASS,
    FORMULA,
    HIDDEN,
    ID,
    LACKING,
    MONTHS,
    NAME,
    NOTE,
    OF_TARGETS,
    RANK,
    REACHED,
    SATUAN,
    STATUS,
    TARGET,
    UNITS,
    UNTIL,
    VALUE,
    WIDTHS,
    is_range,
    write_columns,
)
from indikator_dsl.workbook.outcome import EXTERNAL, MISSING, OK, Outcome, computed, entered, is_bounded, literal
from indikator_dsl.workbook.trace_sheet import Block, Source, TraceSheet, missing_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.evaluation.result import Input, Result
    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.bound import BoundIndikator, BoundLevel
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results
    from indikator_dsl.workbook.book import Book
    from indikator_dsl.workbook.coverage import Signs
    from indikator_dsl.workbook.data_sheet import DataCells
    from indikator_dsl.workbook.policy_sheet import PolicyCells

__all__ = ["write_indicators"]

HEAD = 3  # the row of the headings, below the title and whose figures these are
LONGEST_FORMULA = 1_000  # characters of a formula in the row; the trace sheet has more
LONGEST_SENTENCE = 5_000  # characters of a formula that is read aloud: nobody listens to more
WORST = 4  # the last of the colours of classes


class _Writer:
    def __init__(
        self,
        book: Book,
        names: tuple[str, str],
        registry: Registry,
        results: Results,
        *,
        data: DataCells,
        capaian: Mapping[str, Capaian],
        policy: PolicyCells | None,
    ) -> None:
        self.registry, self.results, self.data = registry, results, data
        self.capaian, self.policy = capaian, policy
        self.head = HEAD + (policy is not None)  # below how many reached their targets
        ranged = any(is_range(one) for one in capaian.values())
        left_out = {*(() if policy is not None else OF_TARGETS), *(() if ranged else (UNTIL,))}
        left_out |= set() if data.joined else {UNITS, MONTHS}
        columns = {name: width for name, width in WIDTHS.items() if name not in left_out}
        self.at = {name: column for column, name in enumerate(columns)}
        if policy is None:
            columns = {"nilai" if name == VALUE else name: width for name, width in columns.items()}
        self.sheet = book.sheet(names[0], columns, head=self.head)
        for name in HIDDEN:
            if name in self.at:
                self.sheet.raw.set_column(self.at[name], self.at[name], None, None, {"hidden": True})
        self.sheet.columns_printed(self.at[NOTE])
        self.trace = TraceSheet(book, names[1], joined=data.joined)
        self.rows: dict[str, int] = {}
        self.signs = self._signs() if data.joined else {}

    def write(self) -> None:
        self.sheet.text(0, 0, self.sheet.book.heading, "title")
        parts = [("Unit", self.results.unit), ("Periode", self.results.periode)]
        self.sheet.text(1, 0, "; ".join(f"{word}: {said}" for word, said in parts if said), "note")
        row = self.head + 1
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
            self._indicator(bound)
        self._styles(row - 1)
        self._policy(row)
        self.trace.finish()

    def _styles(self, last: int) -> None:
        first, at = self.head + 1, self.at
        self.sheet.whole_numbers(first, last, at[VALUE])
        self.sheet.coloured(first, last, at[STATUS], [status.value for status in Status])
        if self.policy is None:
            return
        self.sheet.whole_numbers(first, last, at[TARGET], until=at.get(UNTIL, 0))
        self.sheet.whole_numbers(first, last, at[ACHIEVED], "whole percent")
        self.sheet.coloured(first, last, at[REACHED], ["ya", "tidak"])
        for rank in range(1, self.policy.many + 1):
            style = f"kelas {(rank - 1) * WORST // max(1, self.policy.many - 1)}"
            cell = f"${chr(ord('A') + at[RANK])}{first + 1}"
            self.sheet.where(f"{cell}={rank}", first, last, at[CLASS], style)

    def _policy(self, row: int) -> None:
        """Below the table: by which policy it was judged; above it: how many reached their targets."""
        if self.policy is None:
            return
        policy = self.policy.policy
        self.sheet.text(row + 1, 0, f"Kebijakan capaian: {clean(policy.nama)}", "note")
        self.sheet.text(row + 2, 0, f"Dasar: {clean(policy.dasar or 'tidak disebut')}", "note")
        self.sheet.text(row + 3, 0, "Aturan, batas, dan skalanya ada di lembar Kebijakan.", "note")
        reached = self.sheet.span((self.head + 1, self.at[REACHED]), (max(self.head + 1, row - 1), self.at[REACHED]))
        counts = [f'COUNTIF({reached},"{word}")' for word in ("ya", "tidak", NO_VALUE)]
        words = ("Mencapai target: ", "; belum mencapai: ", "; belum dapat dinilai: ")
        found = [one.tercapai for one in self.capaian.values()]
        engine = "".join(f"{word}{found.count(one)}" for word, one in zip(words, (True, False, None), strict=True))
        text = "&".join(f"{literal(word)}&{count}" for word, count in zip(words, counts, strict=True))
        self.sheet.formula(2, 0, text, engine, "note")

    def _level(self, row: int, level: BoundLevel) -> None:
        number = f" {level.level.nomor}" if level.level.nomor else ""
        for column in range(len(self.at)):
            self.sheet.text(row, column, None, "level")
        self.sheet.text(row, self.at[ID], level.id, "level")
        text = f"{level.jenis}{number}: {clean(level.nama)}"
        beside = sum(width for name, width in WIDTHS.items() if self.at[NAME] <= self.at.get(name, -1) <= self.at[NOTE])
        style = f"level {level.depth}" + (" in one line" if len(text) < beside * 0.6 else "")
        self.sheet.text(row, self.at[NAME], text, style)  # it runs on over the empty cells beside it

    # -- one indicator -------------------------------------------------------------------------------------------

    def _indicator(self, bound: BoundIndikator) -> None:
        row, at, sheet, result = self.rows[bound.id], self.at, self.sheet, self.results.by_id[bound.id]
        text = bound.formula.text.strip()
        if "\\" in text and bound.formula.canonical is not None:
            text = bound.formula.canonical  # LaTeX is for programs; the trace sheet has it as written
        sheet.text(row, at[ID], bound.id)
        sheet.text(row, at[NAME], clean(bound.nama), f"name {bound.level.depth + 1}")
        sheet.text(row, at[FORMULA], text if len(text) <= LONGEST_FORMULA else short(text, LONGEST_FORMULA))
        sheet.text(row, at[SATUAN], result.unit, "class")
        tree = calculation(result) or bound.formula.tree
        if tree is None and bound.formula.kind is Kind.EXTERNAL:
            result = as_entered(bound, result)
        block = Block(self.trace, result)
        block.heading(self._cell(bound.id, VALUE), self._cell(bound.id, STATUS))
        outcome = self._outcome(bound, result, tree, block)
        noted, note = block.reason_now, None
        if outcome is None:
            self._fixed(row, result)
        else:
            sheet.formula(row, at[VALUE], outcome.value, result.value, "result")
            sheet.formula(row, at[STATUS], outcome.status, result.status.value)
            note = outcome.note
        if self.policy is not None and bound.id in self.capaian:
            said, said_now = write_columns(sheet, row, at, block, (self.capaian[bound.id], self.policy))
            if outcome is not None:
                note = f"IF({absolute(row, at[STATUS])}={OK},{said},{outcome.note})"
            noted = noted if result.value is None else said_now
        if note is None:
            sheet.text(row, at[NOTE], noted)
        else:
            sheet.formula(row, at[NOTE], note, noted)
        if block.inputs is not None:
            waits = f"OR({absolute(row, at[STATUS])}={MISSING},{absolute(row, at[STATUS])}={EXTERNAL})"
            sheet.formula(row, at[LACKING], f'IF({waits},{block.inputs.lacking},"")', missing_list(result))
        elif outcome is not None and missing_list(result):
            listed = block.text("yang belum ada", missing_list(result))
            sheet.formula(
                row, at[LACKING], f'IF({absolute(row, at[STATUS])}={MISSING},{listed},"")', missing_list(result)
            )
        else:
            sheet.text(row, at[LACKING], missing_list(result) or None)
        if self.data.joined:
            for name, cell, signs in zip((UNITS, MONTHS), block.shared, self.signs[bound.id], strict=True):
                sheet.formula(row, at[name], cell or '""', signs, "helper")
        for kind, said in _written(bound, result):
            block.text(kind, said)

    def _fixed(self, row: int, result: Result) -> None:
        """A row that no data can change."""
        self.sheet.text(row, self.at[VALUE], NO_VALUE, "result")
        self.sheet.text(row, self.at[STATUS], result.status.value)

    def _outcome(self, bound: BoundIndikator, result: Result, tree: Node | None, block: Block) -> Outcome | None:
        """The formulas of the row, None where no cell can compute what it says."""
        formula = bound.formula
        if bound.id in self.registry.binder.broken:
            return None
        if without_value(result):
            return self._instead(bound, result, block) if result.status is Status.BELUM_ADA_DATA else None
        if formula.kind is Kind.EXTERNAL and tree is None:
            data = self.data.cells[bound.key]
            block.uses([self._datum(bound.key, result.inputs[0])])
            waits = result.method.reason if result.method is not None else None
            if waits is not None:  # without the entered value the indicator waits for the method's other data
                said = block.text("menunggu", waits.message)
                return entered(data.value, said, data.status, data.problem, waits=MISSING)
            return entered(data.value, block.text("menunggu", waiting(formula).message), data.status, data.problem)
        if tree is None:
            return None
        uses = bound.uses if bound.metode is None else bound.metode.uses
        sources = [
            self._datum(use.key, used) if use.indikator is None else self._used(use.indikator)
            for use, used in zip(uses, result.inputs, strict=True)
        ]
        inputs = block.uses(sources)
        cells = {
            fold(use.name): Cell(source.value, given=source.given) for use, source in zip(uses, sources, strict=True)
        }
        translator = Translator(cells, block)
        expression = translator.part(tree).text
        bounded = is_bounded(tree) and not any(source.lacking_cell for source in sources)
        ready = inputs.complete if inputs is not None else None
        if block.is_uneven:  # the cells try the conditions of the formula nevertheless
            result = conclude(formula, result.inputs, name=None, unit=None)
        conditions = block.conditions(translator.checks, None if bounded else expression, ready, result)
        return computed(absolute(self.rows[bound.id], self.at[STATUS]), expression, inputs, conditions)

    def _instead(self, bound: BoundIndikator, result: Result, block: Block) -> Outcome:
        """The formulas of an indicator whose method waits for data: a value that is entered counts meanwhile."""
        cell = self.data.cells[bound.key]
        if cell.coverage is not None:
            block.shared = cell.coverage.units, cell.coverage.months
        why = block.text("menunggu", result.reason.message if result.reason is not None else "")
        return entered(cell.value, why, waits=MISSING)

    def _datum(self, key: str, used: Input) -> Source:
        cell = self.data.cells[key]
        state = Status.BELUM_ADA_DATA if used.value is None else Status.TERHITUNG
        figure = self.results.figures.get(key)
        if cell.status and figure is not None and figure.problem is not None:
            state = Status.GALAT
        return Source(cell.value, cell.name, state, cell.status, "", cell.problem, cell.coverage, cell.given)

    def _used(self, id: str) -> Source:
        columns = (VALUE, NAME, STATUS, LACKING)
        value, name, status, lacking = (self._cell(id, column) for column in columns)
        coverage = None
        if self.data.joined:
            coverage = Coverage("", self._cell(id, UNITS), self._cell(id, MONTHS), ("", *self.signs[id]))
        result = self.results.by_id[id]
        lacks = missing_list(result) if result.status is Status.BELUM_ADA_DATA else ""
        if result.status is Status.EKSTERNAL:
            lacks = f"{clean(result.name or '')}; "
        return Source(value, name, result.status, status, lacking, "", coverage, given=False, lacks_now=lacks)

    def _signs(self) -> dict[str, Signs]:
        """What each indicator's data cover in common, as the cells will say it."""
        found: dict[str, Signs] = {}
        for id in self.registry.binder.order:
            bound, result = self.registry.binder.indicators[id], self.results.by_id[id]
            sources: list[Signs] = []
            if id in self.registry.binder.broken or (
                without_value(result) and result.status is not Status.BELUM_ADA_DATA
            ):
                pass
            elif calculation(result) is not None:
                sources = [self._own_signs(key) for key in (bound.metode.keys if bound.metode is not None else ())]
            elif bound.formula.kind is Kind.EXTERNAL:
                sources = [self._own_signs(bound.key)]
            elif bound.formula.tree is not None:
                sources = [
                    found.get(u.indikator, NOTHING) if u.indikator else self._own_signs(u.key) for u in bound.uses
                ]
            units, months = ((shared(one[at] for one in sources) or [""])[-1] for at in (0, 1))
            found[id] = units, months
        return found

    def _own_signs(self, key: str) -> Signs:
        cell = self.data.cells.get(key)
        return NOTHING if cell is None or cell.coverage is None else cell.coverage.engine[1:]

    def _cell(self, id: str, column: str) -> str:
        return self.sheet.reference(self.rows[id], self.at[column])


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


def write_indicators(
    book: Book,
    names: tuple[str, str],
    registry: Registry,
    results: Results,
    *,
    data: DataCells,
    capaian: Mapping[str, Capaian] | None = None,
    policy: PolicyCells | None = None,
) -> None:
    """Write the sheets of the indicators and of their traces, called `names`, whose formulas look at `data`.

    With the cells of a `policy` also target and `capaian` (by id). Raises DataError where a sheet would have more rows,
    or a cell a longer formula, than Excel takes.
    """
    _Writer(book, names, registry, results, data=data, capaian=capaian or {}, policy=policy).write()
