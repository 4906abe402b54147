"""The sheet "Jejak": what each indicator uses, the steps and conditions of its formula, and the formula itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.result import Status
from indikator_dsl.evaluation.single import shown_part
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.workbook.book import NO_VALUE
from indikator_dsl.workbook.outcome import HOLDS, Conditions, Inputs, condition, fits

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.evaluation.result import Result
    from indikator_dsl.workbook.book import Book, Sheet
    from indikator_dsl.workbook.excel import Check

__all__ = ["Block", "Source", "TraceSheet", "missing_list"]

COLUMNS = {"id": 14, "bagian": 14, "uraian": 60, "nilai": 18, "keadaan": 16, "yang belum ada": 24, "asal": 48}
ID, KIND, LABEL, VALUE, STATE, LACKING, ORIGIN = range(len(COLUMNS))
LONGEST_LABEL = 200  # characters of a step's formula
LONGEST_LIST = 1_000  # characters of a list of what is missing
THERE, MISSING, EXTERNAL = (
    f'"{status.value}"' for status in (Status.TERHITUNG, Status.BELUM_ADA_DATA, Status.EKSTERNAL)
)


@frozen
class Source:
    """What a name of a formula stands for: the cells of its value and its name; `state` is what the engine has there.

    Of an indicator also the cells of its status and of the names that it lacks.
    """

    value: str
    name: str
    state: Status
    status_cell: str = ""
    lacking_cell: str = ""


class TraceSheet:
    def __init__(self, book: Book, name: str, title: str) -> None:
        self.sheet = book.sheet(name, COLUMNS, title=title)
        self.row = 1

    def finish(self) -> None:
        self.sheet.whole_numbers(1, self.row - 1, VALUE)
        self.sheet.coloured(1, self.row - 1, STATE, [status.value for status in Status])


class Block:
    """The rows of one indicator. Gives cells to the steps of its formula (the `Steps` of a Translator)."""

    def __init__(self, trace: TraceSheet, result: Result) -> None:
        self.trace = trace
        self.sheet: Sheet = trace.sheet
        self.result = result
        self.inputs: Inputs | None = None
        self.values: Mapping[str, Fraction] = {
            fold(used.name): used.value for used in result.inputs if used.value is not None
        }

    def heading(self, value: str, status: str) -> None:
        """The first row: the indicator, and what its row on the other sheet has."""
        row = self._start("indikator", clean(self.result.name or ""), "level")
        self.sheet.formula(row, VALUE, value, self.result.value, "level value")
        self.sheet.formula(row, STATE, status, self.result.status.value, "level")
        self._blank(row, (LACKING, ORIGIN), "level")

    def uses(self, sources: Sequence[Source]) -> Inputs | None:
        """A row for each name of the formula; `sources` are theirs, in the order of the result's inputs."""
        first = self.trace.row
        for source, used in zip(sources, self.result.inputs, strict=True):
            row = self._start("dipakai" if source.status_cell else "data", used.name)
            there = f"ISNUMBER({source.value})"
            self.sheet.formula(row, VALUE, f'IF({there},{source.value},"{NO_VALUE}")', used.value, "value")
            state = source.status_cell or f"IF({there},{THERE},{MISSING})"
            self.sheet.formula(row, STATE, state, source.state.value)
            before = f"{self.sheet.reference(row - 1, LACKING)}&" if row > first else ""
            lacking = f'LEFT({before}IF({there},"",{_lacking(source)}),{LONGEST_LIST})'
            # What is missing behind an indicator is in the last row, which the engine has whole.
            ends = row == first + len(sources) - 1
            self.sheet.formula(row, LACKING, lacking, missing_list(self.result) if ends else "")
            self.sheet.text(row, ORIGIN, "; ".join(filter(None, [used.origin, "sel " + source.value])))
        if not sources:
            return None
        last = self.trace.row - 1
        values, states, names = (self._range(first, last, column) for column in (VALUE, STATE, LABEL))
        chained = any(source.status_cell for source in sources)
        self.inputs = Inputs(len(sources), values, states, names, self.sheet.reference(last, LACKING), chained)
        return self.inputs

    def place(self, label: str, formula: str, engine: Callable[[Mapping[str, Fraction]], Fraction]) -> str:
        row = self._start("langkah", short(label, LONGEST_LABEL))
        guarded = f'IFERROR({formula},"{NO_VALUE}")'
        if self.inputs is not None:
            guarded = f'IF({self.inputs.complete},{guarded},"{NO_VALUE}")'
        try:
            value = engine(self.values)
        except (NoValueError, KeyError):
            value = None
        self._blank(row, (STATE, LACKING, ORIGIN))
        return self.sheet.formula(row, VALUE, guarded, value, "value")

    def conditions(self, checks: Sequence[Check], expression: str | None) -> Conditions | None:
        """A row for each condition; `expression` where the value may be none that a cell can hold.

        None where there is no condition.
        """
        first, cell, too_large = self.trace.row, None, None
        status, causes = self.result.status, self.result.causes
        engine = NO_VALUE if any(used.value is None for used in self.result.inputs) else HOLDS
        for check in checks:
            if engine == HOLDS and status is Status.TAK_TERDEFINISI and print_node(check.node) in causes:
                engine = status.value
            sentence = Diagnostic.of(check.code, bagian=shown_part(check.node)).message
            cell = self._condition(sentence, condition(self.inputs, cell, check.text), engine)
        if expression is not None:
            engine = status.value if engine == HOLDS and status is Status.GALAT else engine
            too_large = self.sheet.reference(self.trace.row, LABEL)
            cell = self._condition(Diagnostic.of("X301").message, fits(self.inputs, cell, expression), engine)
        if cell is None:
            return None
        last = self.trace.row - 1
        return Conditions(cell, self._range(first, last, VALUE), self._range(first, last, LABEL), too_large)

    def _condition(self, sentence: str, formula: str, engine: str) -> str:
        row = self._start("diperiksa", sentence)
        self._blank(row, (STATE, LACKING, ORIGIN))
        return self.sheet.formula(row, VALUE, formula, engine, "value")

    def text(self, kind: str, text: str) -> str:
        """A row of text; its cell."""
        row = self._start(kind, text)
        self._blank(row, (VALUE, STATE, LACKING, ORIGIN))
        return self.sheet.reference(row, LABEL)

    def _start(self, kind: str, label: str, style: str = "text") -> int:
        row = self.trace.row
        self.trace.row += 1
        self.sheet.text(row, ID, self.result.id, style)
        self.sheet.text(row, KIND, kind, style)
        self.sheet.text(row, LABEL, label, style)
        return row

    def _blank(self, row: int, columns: Sequence[int], style: str = "text") -> None:
        for column in columns:
            self.sheet.text(row, column, None, style)

    def _range(self, first: int, last: int, column: int) -> str:
        return self.sheet.reference(first, column) + ":" + self.sheet.reference(last, column).rpartition("!")[2]


def _lacking(source: Source) -> str:
    """The formula of the names that are missing where `source` has no value, each followed by `; `."""
    if source.status_cell:
        own = f'IF({source.status_cell}={EXTERNAL},{source.name}&"; ","")'
        return f"IF({source.status_cell}={MISSING},{source.lacking_cell},{own})"
    return f'{source.name}&"; "'


def missing_list(result: Result) -> str:
    """What the engine found missing for `result`, as the cells list it."""
    causes = result.causes if result.status in (Status.BELUM_ADA_DATA, Status.EKSTERNAL) else ()
    return "".join(f"{clean(name)}; " for name in causes)[:LONGEST_LIST]
