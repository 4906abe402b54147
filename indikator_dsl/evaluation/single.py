"""A formula and its inputs → a result. The one place where a status is decided."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.arithmetic import TooLargeError
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.evaluation.result import Input, Result, Status
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.reading import Kind
from indikator_dsl.formula.tree import Call, Chain, Node, Number, Power, walk
from indikator_dsl.text.names import fold, listed
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from indikator_dsl.formula.reading import Formula

__all__ = ["conclude", "evaluate_formula", "shown_part", "unit_of", "waiting"]

SCALES = frozenset((1_000, 10_000, 100_000, 1_000_000))
SHOWN = 80  # characters of a denominator that a reason repeats


def evaluate_formula(formula: Formula, data: Mapping[str, Any]) -> Result:
    """Compute one formula that belongs to no registry from `data` (see Formula.evaluate)."""
    from indikator_dsl.data import read_data

    given = {fold(datum.name): datum for datum in read_data(data).select()}
    inputs = []
    for name in formula.names:
        datum = given.get(fold(name))
        inputs.append(Input(name, datum.value if datum else None))
    return conclude(formula, tuple(inputs), name=formula.left, unit=unit_of(formula))


def conclude(
    formula: Formula, inputs: tuple[Input, ...], *, name: str | None, unit: str | None, id: str | None = None
) -> Result:
    """The result of `formula` for `inputs`, one for each of its names. Never raises."""

    def result(status: Status, causes: tuple[str, ...] = (), reason: Diagnostic | None = None) -> Result:
        return Result(name, status, None, unit, causes, reason, formula, inputs, id)

    if formula.tree is None:
        return _without_tree(formula, result)
    missing = tuple(found.name for found in inputs if found.value is None)
    if missing:
        return result(Status.BELUM_ADA_DATA, missing, Diagnostic.of("H101", nama=listed(missing)))
    try:
        value = calculate(formula.tree, {fold(found.name): found.value for found in inputs if found.value is not None})
    except NoValueError as problem:
        cause, shown = print_node(problem.node), shown_part(problem.node)
        start, end = problem.node.span
        if isinstance(problem.cause, TooLargeError):
            return result(Status.GALAT, (cause,), Diagnostic.of("H106", start, end, bagian=shown))
        code = "H107" if isinstance(problem.node, Power | Call) and not _is_zero(problem.node, inputs) else "H102"
        return result(Status.TAK_TERDEFINISI, (cause,), Diagnostic.of(code, start, end, bagian=shown))
    return Result(name, Status.TERHITUNG, value, unit, (), None, formula, inputs, id)


def shown_part(node: Node) -> str:
    """A part of a formula as a sentence repeats it."""
    text = print_node(node)
    return text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"


def _is_zero(node: Node, inputs: tuple[Input, ...]) -> bool:
    """Whether a node that stands in the way has the value zero: then it is a denominator, else a root or power."""
    try:
        return not calculate(node, {fold(found.name): found.value for found in inputs if found.value is not None})
    except NoValueError:
        return False


def _without_tree(formula: Formula, result: Any) -> Result:
    outcome: Result
    if formula.kind is Kind.EXTERNAL:
        outcome = result(Status.EKSTERNAL, (), waiting(formula))
    elif formula.kind is Kind.EMPTY and not formula.errors:
        outcome = result(Status.TANPA_FORMULA, (), Diagnostic.of("H104"))
    else:
        first = formula.errors[0].message if formula.errors else "teksnya berupa uraian."
        outcome = result(Status.GALAT, (), Diagnostic.of("H105", sebab=first))
    return outcome


def waiting(formula: Formula) -> Diagnostic:
    """The finding that an external formula waits for the value of its source."""
    return Diagnostic.of("H103", sumber=" ".join(formula.text.split())[:SHOWN])


def unit_of(formula: Formula) -> str | None:
    """The unit that the formula itself says: `%` for a factor 100%, `per 1.000 penduduk` for such a factor."""
    if formula.tree is None:
        return None
    scale: Number | None = None
    for node in walk(formula.tree):
        if isinstance(node, Number) and node.percent and node.factor == 100:
            return "%"
        if isinstance(node, Chain) and "/" in node.operators:
            for operator, operand in zip(node.operators, node.operands[1:], strict=True):
                if operator == "*" and isinstance(operand, Number) and operand.factor in SCALES:
                    scale = scale or operand
    return None if scale is None else _per(scale, formula.text)


def _per(scale: Number, text: str) -> str:
    words = text[scale.span[0] : scale.span[1]].split()[1:]
    number: Fraction = scale.factor
    return " ".join(["per", format_number(number), *words])
