"""The sheet "Jejak": what each indicator uses, the steps and conditions of its formula, and the formula itself."""

from __future__ import annotations

from contextlib import suppress
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.result import Status
from indikator_dsl.evaluation.single import shown_part
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.text.names import clean, fold, short
from indikator_dsl.workbook.book import NO_VALUE
from indikator_dsl.workbook.coverage import DIFFER, NOTHING, shared
from indikator_dsl.workbook.outcome import (
    BROKEN,
    EXTERNAL,
    HOLDS,
    MISSING,
    OK,
    UNEVEN,
    Conditions,
    Inputs,
    comparable,
    condition,
    fits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from indikator_dsl.evaluation.result import Input, Result
    from indikator_dsl.workbook.book import Book, Sheet
    from indikator_dsl.workbook.coverage import Coverage
    from indikator_dsl.workbook.excel import Check

__all__ = ["Block", "Source", "TraceSheet", "missing_list"]

COLUMNS = {"id": 14, "bagian": 14, "uraian": 60, "nilai": 18, "keadaan": 16, "yang belum ada": 24, "asal": 48}
ID, KIND, LABEL, VALUE, STATE, LACKING, ORIGIN = range(len(COLUMNS))
JOINED = {
    "cakupan": 34,
    "unit": 8,
    "bulan": 8,
    "banyak unit": 8,
    "banyak bulan": 8,
    "unit bersama": 8,
    "bulan bersama": 8,
    "daftar cakupan": 8,
    "sebab galat": 8,
}
"""More columns, where data were joined; all but the first are hidden."""

COVER, UNITS, MONTHS, UNIT_COUNT, MONTH_COUNT, ALL_UNITS, ALL_MONTHS, COVERS, PROBLEM = range(
    len(COLUMNS), len(COLUMNS) + len(JOINED)
)
LONGEST_LABEL = 200  # characters of a step's formula
LONGEST_LIST = 1_000  # characters of a list of what is missing


@frozen
class Source:
    """What a name of a formula stands for: the cells of its value and its name; `state` is what the engine has there.

    `status_cell` is that of an indicator or of a joined datum, `lacking_cell` (of an indicator) lists the names that it
    lacks, `problem_cell` (of a datum) says why it could not be joined. `coverage` are the cells of what it covers.
    `given` marks a number as it was entered.
    """

    value: str
    name: str
    state: Status
    status_cell: str = ""
    lacking_cell: str = ""
    problem_cell: str = ""
    coverage: Coverage | None = None
    given: bool = True
    lacks_now: str = ""
    """The names that an indicator lacks, as its cell lists them at first."""


class TraceSheet:
    def __init__(self, book: Book, name: str, *, joined: bool = False) -> None:
        self.sheet = book.sheet(name, COLUMNS | JOINED if joined else COLUMNS)
        self.joined = joined
        self.row = 1
        if joined:
            self.sheet.raw.set_column(UNITS, PROBLEM, None, None, {"hidden": True})
            self.sheet.columns_printed(COVER)

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
        self._covers_now = ""
        self.shared = ("", "")  # the cells of the signs that all sources have in common
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
        if not sources:
            return None
        first, last = self.trace.row, self.trace.row + len(sources) - 1
        values, states, names = (self._range(first, last, column) for column in (VALUE, STATE, LABEL))
        stoppable = any(source.status_cell for source in sources)
        inputs = Inputs(len(sources), values, states, names, self.sheet.reference(last, LACKING), stoppable)
        if self.trace.joined:
            inputs = evolve(
                inputs,
                problem=self.sheet.reference(last, PROBLEM),
                uneven=self.sheet.reference(last + 1, VALUE) if len(sources) > 1 else "",
                covers=self.sheet.reference(last, COVERS),
            )
        self.inputs, lacks = inputs, ""
        less = self._less_now(sources)
        for row, (source, used) in enumerate(zip(sources, self.result.inputs, strict=True), first):
            self._start("dipakai" if source.lacking_cell else "data", used.name)
            there = f"ISNUMBER({source.value})"
            self.sheet.formula(row, VALUE, f'IF({there},{source.value},"{NO_VALUE}")', used.value, "value")
            state = source.status_cell or f"IF({there},{OK},{MISSING})"
            self.sheet.formula(row, STATE, state, source.state.value)
            lacking = f"IF({there},{self._lacking_evenness(row, first, last)},{_lacking(source)})"
            before = f"{self.sheet.reference(row - 1, LACKING)}&" if row > first else ""
            # What is missing is in the last row, which the engine has whole, each name once.
            lacks += f"{clean(used.name)}; " if less[row - first] else self._lacks_now(source, used)
            whole = row == last and self.result.status in (Status.BELUM_ADA_DATA, Status.EKSTERNAL)
            engine = missing_list(self.result) if whole else lacks[:LONGEST_LIST]
            self.sheet.formula(row, LACKING, f"LEFT({before}{lacking},{LONGEST_LIST})", engine)
            self.sheet.text(row, ORIGIN, "; ".join(filter(None, [used.origin, "sel " + source.value])))
        if self.trace.joined:
            self._covers(first, sources)
        if inputs.uneven:
            self._evenness(inputs, sources, last)
        if self.trace.joined:
            self.shared = self.sheet.reference(last, ALL_UNITS), self.sheet.reference(last, ALL_MONTHS)
        return self.inputs

    def place(self, label: str, formula: str, engine: Callable[[Mapping[str, Fraction]], Fraction]) -> str:
        guarded = f'IFERROR({formula},"{NO_VALUE}")'
        if self.inputs is not None:
            guarded = f'IF({self.inputs.complete},{guarded},"{NO_VALUE}")'
        value = None
        if all(used.value is not None for used in self.result.inputs):
            with suppress(NoValueError):
                value = engine(self.values)
        return self.step("langkah", label, guarded, value)

    def step(self, kind: str, label: str, formula: str, engine: Fraction | str | None) -> str:
        """A row with a formula in its value; the cell of that."""
        row = self._start(kind, short(label, LONGEST_LABEL))
        self._blank(row, (STATE, LACKING, ORIGIN))
        return self.sheet.formula(row, VALUE, formula, engine, "value")

    def conditions(
        self, checks: Sequence[Check], expression: str | None, ready: str | None, result: Result | None
    ) -> Conditions | None:
        """A row for each condition; `expression` where the value may be none that a cell can hold.

        The first condition is tried where `ready`; `result` is what the engine found for the formula, None where it
        had no cause to compute it. None where there is no condition.
        """
        first, cell, too_large = self.trace.row, None, None
        status, causes = (result.status, result.causes) if result is not None else (None, ())
        begun = result is not None and all(used.value is not None for used in result.inputs)
        engine = HOLDS if begun else NO_VALUE
        for check in checks:
            if engine == HOLDS and status is Status.TAK_TERDEFINISI and print_node(check.node) in causes:
                engine = Status.TAK_TERDEFINISI.value
            sentence = Diagnostic.of(check.code, bagian=shown_part(check.node)).message
            cell = self.step("diperiksa", sentence, condition(ready, cell, check.text), engine)
        if expression is not None:
            engine = Status.GALAT.value if engine == HOLDS and status is Status.GALAT else engine
            too_large = self.sheet.reference(self.trace.row, LABEL)
            cell = self.step("diperiksa", Diagnostic.of("X301").message, fits(ready, cell, expression), engine)
        if cell is None:
            return None
        last = self.trace.row - 1
        return Conditions(cell, self._range(first, last, VALUE), self._range(first, last, LABEL), too_large)

    def text(self, kind: str, text: str) -> str:
        """A row of text; its cell."""
        row = self._start(kind, text)
        self._blank(row, (VALUE, STATE, LACKING, ORIGIN))
        return self.sheet.reference(row, LABEL)

    # -- what joined data cover ----------------------------------------------------------------------------------

    def _covers(self, first: int, sources: Sequence[Source]) -> None:
        """The columns of what the sources cover, each row handing on what it has in common with those above."""
        sheet = self.sheet
        texts = [source.coverage.engine if source.coverage else ("", "", "") for source in sources]
        shared_units, shared_months = (shared(text[at] for text in texts) for at in (1, 2))
        covers = problem_now = ""
        for row, (source, (said, units, months)) in enumerate(zip(sources, texts, strict=True), first):
            coverage, top = source.coverage, row == first
            cells = (coverage.said, coverage.units, coverage.months) if coverage else ("", "", "")
            for column, cell, text in zip((COVER, UNITS, MONTHS), cells, (said, units, months), strict=True):
                sheet.formula(
                    row, column, f'{cell}&""' if cell else '""', text, "text" if column == COVER else "helper"
                )
            for own, count, common, text, engine in (
                (UNITS, UNIT_COUNT, ALL_UNITS, units, shared_units[row - first]),
                (MONTHS, MONTH_COUNT, ALL_MONTHS, months, shared_months[row - first]),
            ):
                cell, before = sheet.reference(row, own), '""' if top else sheet.reference(row - 1, common)
                ones = len(text.replace("0", ""))
                counted = f'IF({cell}="","",LEN(SUBSTITUTE({cell},"0","")))'
                sheet.formula(row, count, counted, Fraction(ones) if text else "", "helper")
                same = f'IF({cell}="",{before},IF({before}="",{cell},IF({before}={cell},{cell},"{DIFFER}")))'
                sheet.formula(row, common, same, engine, "helper")
            name, shown = sheet.reference(row, LABEL), sheet.reference(row, COVER)
            before = "" if top else f"{sheet.reference(row - 1, COVERS)}&"
            covers += self.result.inputs[row - first].name + (f" ({said})" if said else "") + "; "
            listed = f'{name}&IF({shown}="",""," ("&{shown}&")")&"; "'
            sheet.formula(row, COVERS, f"LEFT({before}{listed},{LONGEST_LIST})", covers[:LONGEST_LIST], "helper")
            problem = '""' if top else sheet.reference(row - 1, PROBLEM)
            if source.problem_cell:
                problem = f'IF({problem}<>"",{problem},IF({source.status_cell}={BROKEN},{source.problem_cell},""))'
                if not problem_now and source.state is Status.GALAT:
                    problem_now = self._problem_text
            sheet.formula(row, PROBLEM, problem, problem_now, "helper")
        self._covers_now = covers[:LONGEST_LIST]

    @property
    def _problem_text(self) -> str:
        reason = self.result.reason
        return reason.message if reason is not None and self.result.status is Status.GALAT else ""

    @property
    def is_uneven(self) -> bool:
        """Whether the engine found that the data of the formula do not cover the same."""
        return self.result.reason is not None and self.result.reason.code in ("G120", "G121")

    @property
    def reason_now(self) -> str:
        """What the cells say at first where there is no value: the engine's words, or theirs for uneven data."""
        if self.is_uneven and self.inputs is not None and self.inputs.uneven:
            return Diagnostic.of("X302", daftar=self._covers_now.removesuffix("; ")).message
        return self.result.reason.message if self.result.reason is not None else ""

    def _lacks_now(self, source: Source, used: Input) -> str:
        if source.lacks_now or used.value is not None:
            return source.lacks_now
        return f"{clean(used.name)}; " if not source.lacking_cell and source.state is Status.BELUM_ADA_DATA else ""

    def _less_now(self, sources: Sequence[Source]) -> list[bool]:
        """Which sources cover less than the others, as `_lacking_evenness` tells it at first."""
        if not self.is_uneven or self.inputs is None or not self.inputs.uneven:
            return [False] * len(sources)
        signs = [source.coverage.engine[1:] if source.coverage else NOTHING for source in sources]
        at = 0 if shared(units for units, _ in signs)[-1] == DIFFER else 1
        ones = [one[at].count("1") if one[at] else None for one in signs]
        counts = [count for count in ones if count is not None]
        even = min(counts) == max(counts)
        return [count is not None and (even or count < max(counts)) for count in ones]

    def _evenness(self, inputs: Inputs, sources: Sequence[Source], last: int) -> None:
        """The row that says whether all data of the formula cover the same units and the same months of the period."""
        units, months = (self.sheet.reference(last, column) for column in (ALL_UNITS, ALL_MONTHS))
        differs = f'OR({units}="{DIFFER}",{months}="{DIFFER}")'
        engine = UNEVEN if self.is_uneven else "sama"
        if not {source.state for source in sources} <= {Status.TERHITUNG, Status.TAK_TERDEFINISI}:
            engine = NO_VALUE
        formula = f'IF({comparable(inputs)},IF({differs},"{UNEVEN}","sama"),"{NO_VALUE}")'
        self.step("diperiksa", "Unit dan periode yang dicakup data formula ini", formula, engine)

    def _lacking_evenness(self, row: int, first: int, last: int) -> str:
        """The formula of the name of a row whose data cover less than the others do; empty where all cover the same."""
        if self.inputs is None or not self.inputs.uneven:
            return '""'
        fewest = []
        for column in (UNIT_COUNT, MONTH_COUNT):
            cell, every = self.sheet.reference(row, column), self._range(first, last, column)
            fewest.append(f"AND(ISNUMBER({cell}),OR({cell}<MAX({every}),MIN({every})=MAX({every})))")
        units = f'{self.sheet.reference(last, ALL_UNITS)}="{DIFFER}"'
        lacks = f"IF({units},{fewest[0]},{fewest[1]})"
        return f'IF({self.inputs.uneven}="{UNEVEN}",IF({lacks},{self.sheet.reference(row, LABEL)}&"; ",""),"")'

    # -- rows ----------------------------------------------------------------------------------------------------

    def _start(self, kind: str, label: str, style: str = "text") -> int:
        row = self.trace.row
        self.trace.row += 1
        self.sheet.text(row, ID, self.result.id, style)
        self.sheet.text(row, KIND, kind, style)
        self.sheet.text(row, LABEL, label, style)
        return row

    def _blank(self, row: int, columns: Sequence[int], style: str = "text") -> None:
        for column in (*columns, COVER) if self.trace.joined else columns:
            self.sheet.text(row, column, None, style)

    def _range(self, first: int, last: int, column: int) -> str:
        return self.sheet.span((first, column), (last, column))


def _lacking(source: Source) -> str:
    """The formula of the names that are missing where `source` has no value, each followed by `; `."""
    if source.lacking_cell:
        own = f'IF({source.status_cell}={EXTERNAL},{source.name}&"; ","")'
        return f"IF({source.status_cell}={MISSING},{source.lacking_cell},{own})"
    if source.status_cell:
        return f'IF({source.status_cell}={MISSING},{source.name}&"; ","")'
    return f'{source.name}&"; "'


def missing_list(result: Result) -> str:
    """What the engine found missing for `result`, as the cells list it."""
    causes = result.causes if result.status in (Status.BELUM_ADA_DATA, Status.EKSTERNAL) else ()
    return "".join(f"{clean(name)}; " for name in causes)[:LONGEST_LIST]
