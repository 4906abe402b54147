"""The formulas of one indicator's row: its value, its status, and the sentence that says why there is no value.

A status is decided as registry/compute.py and evaluation/single.py decide it: an error in what is used comes before
missing data, that before an undefined value in what is used, and that before what the own numbers do. All formulas are
short whatever the indicator is, for they look at ranges of the trace sheet: the values and states of what is used, and
the conditions, each of which is tried only when those before it hold.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.result import Status
from indikator_dsl.formula.tree import Call, Name, Number, Power, walk
from indikator_dsl.workbook.book import NO_VALUE

if TYPE_CHECKING:
    from indikator_dsl.formula.tree import Node

__all__ = [
    "BROKEN",
    "EXTERNAL",
    "HOLDS",
    "MISSING",
    "OK",
    "UNDEFINED",
    "UNEVEN",
    "Conditions",
    "Inputs",
    "Outcome",
    "comparable",
    "computed",
    "condition",
    "entered",
    "fits",
    "is_bounded",
    "literal",
    "sentence",
]

OK, MISSING, UNDEFINED, EXTERNAL, EMPTY, BROKEN = (f'"{status.value}"' for status in Status)
HOLDS = "tidak terjadi"
UNEVEN = "tidak sama"
MOST_FACTORS = 4  # numbers of at most 60 digits whose product and quotient are certain to be floats


@frozen
class Inputs:
    """The ranges of what a formula uses on the trace sheet: values, states (the words of Status) and names.

    `lacking` is the cell that lists what is missing. `many` counts the rows, `stoppable` tells that some have a status
    of their own: indicators, and data that were joined. `problem` is the cell of the first reason why data could not be
    joined. `uneven` is the cell that says whether all cover the same units and periods, `covers` lists what each
    covers. All three are empty where nothing was joined.
    """

    many: int
    values: str
    states: str
    names: str
    lacking: str
    stoppable: bool
    problem: str = ""
    uneven: str = ""
    covers: str = ""

    @property
    def complete(self) -> str:
        """The condition that there is a number for every name."""
        return f"COUNT({self.values})={self.many}"


@frozen
class Conditions:
    """The cells of what a formula's own numbers must obey: the last outcome, and the ranges of outcomes and sentences.

    `too_large` is the sentence for a value that no cell can hold, None where there is no such value.
    """

    last: str
    outcomes: str
    sentences: str
    too_large: str | None


@frozen
class Outcome:
    """Formulas without their `=`."""

    value: str
    status: str
    note: str


def entered(cell: str, waiting: str, status: str = "", problem: str = "", *, waits: str = EXTERNAL) -> Outcome:
    """An indicator whose value comes from outside into `cell`; `waiting` is the cell that says what it waits for.

    `status` and `problem` are the cells of the status of a joined value and of why it could not be joined, or empty;
    `waits` is the status of the indicator until a value is there.
    """
    there, stopped, why = f"ISNUMBER({cell})", waits, waiting
    if status:
        stopped = f"IF({status}={BROKEN},{BROKEN},{waits})"
        why = f"IF({status}={BROKEN},{problem},{waiting})"
    return Outcome(f'IF({there},{cell},"{NO_VALUE}")', f"IF({there},{OK},{stopped})", f'IF({there},"",{why})')


def condition(ready: str | None, before: str | None, broken: str) -> str:
    """The formula of a condition's cell: HOLDS, or the status that the indicator has where `broken` is true.

    `before` is the cell of the condition before it, whose trouble it hands on; the first one looks only where `ready`.
    """
    return _after(ready, before, f'IFERROR(IF({broken},{UNDEFINED},"{HOLDS}"),{BROKEN})')


def fits(ready: str | None, before: str | None, expression: str) -> str:
    """The formula of the last condition's cell: that the value is a number that a cell can hold."""
    return _after(ready, before, f'IF(ISNUMBER({expression}),"{HOLDS}",{BROKEN})')


def _after(ready: str | None, before: str | None, own: str) -> str:
    if before is not None:
        return f'IF({before}="{HOLDS}",{own},{before})'
    return own if ready is None else f'IF({ready},{own},"{NO_VALUE}")'


def computed(status_cell: str, expression: str, inputs: Inputs | None, conditions: Conditions | None) -> Outcome:
    """A formula that computes; `conditions` is None where nothing can go wrong."""
    status, note = OK, '""'
    if conditions is not None:
        status = f'IF({conditions.last}="{HOLDS}",{OK},{conditions.last})'
        if conditions.too_large is not None:
            note = f"IF({status_cell}={BROKEN},{conditions.too_large},{note})"
        first = f"MATCH({UNDEFINED},{conditions.outcomes},0)"
        note = f"IF({status_cell}={UNDEFINED},INDEX({conditions.sentences},{first}),{note})"
    if inputs is not None:
        status = f"IF({inputs.complete},{status},{_stopped(inputs)})"
        note = f"IF({inputs.complete},{note},{_why_stopped(status_cell, inputs)})"
        if inputs.uneven:
            uneven = f'{inputs.uneven}="{UNEVEN}"'
            status = f"IF({uneven},{MISSING},{status})"
            note = f"IF({uneven},{_uneven(inputs)},{note})"
    return Outcome(f'IF({status_cell}={OK},{expression},"{NO_VALUE}")', status, note)


def _uneven(inputs: Inputs) -> str:
    return sentence("X302", f"LEFT({inputs.covers},LEN({inputs.covers})-2)", "daftar")


def comparable(inputs: Inputs) -> str:
    """The condition that nothing but an undefined value, or nothing at all, is wrong with what a formula uses."""
    return f"COUNTIF({inputs.states},{OK})+COUNTIF({inputs.states},{UNDEFINED})={inputs.many}"


def _stopped(inputs: Inputs) -> str:
    if not inputs.stoppable:
        return MISSING
    return f"IF(COUNTIF({inputs.states},{BROKEN})>0,{BROKEN},IF({comparable(inputs)},{UNDEFINED},{MISSING}))"


def _why_stopped(status_cell: str, inputs: Inputs) -> str:
    missing = sentence("H101", f"LEFT({inputs.lacking},LEN({inputs.lacking})-2)")
    if not inputs.stoppable:
        return missing
    name = f"INDEX({inputs.names},MATCH({status_cell},{inputs.states},0))"
    broken = sentence("H109", name)
    if inputs.problem:
        broken = f'IF({inputs.problem}<>"",{inputs.problem},{broken})'
    troubled = f"IF({status_cell}={BROKEN},{broken},{sentence('H108', name)})"
    return f"IF({status_cell}={MISSING},{missing},{troubled})"


def literal(text: str) -> str:
    """`text`, which is our own, as a formula holds it."""
    return '"' + text.replace('"', '""') + '"'


def sentence(code: str, formula: str, hole: str = "nama", **known: str) -> str:
    """The sentence of the catalogue as a formula that puts what another `formula` gives into its `hole`.

    `known` fills the other holes, with text of our own.
    """
    before, after = Diagnostic(code, values=(*known.items(), (hole, "\0"))).message.split("\0")
    return f"{literal(before)}&{formula}&{literal(after)}"


def is_bounded(tree: Node) -> bool:
    """Whether no entered data can make the value of `tree` too large or too small for a float.

    Data have at most 60 digits; a product of a few of them is a float, one of indicators or powers may be none.
    """
    nodes = list(walk(tree))
    raised = any(isinstance(node, Power) or (isinstance(node, Call) and node.function == "root") for node in nodes)
    return not raised and sum(isinstance(node, Name | Number) for node in nodes) <= MOST_FACTORS
