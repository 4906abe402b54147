"""Many registries in few workbooks, each computed anew at once and held to the engine."""

from __future__ import annotations

import io
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import Factory, define
from hypothesis import HealthCheck, Phase, given, seed, settings

from indikator_dsl import Diagnostic, Result, Status
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.tree import Power, walk
from indikator_dsl.text.names import fold
from indikator_dsl.text.numbers import format_number
from indikator_dsl.workbook import add_registry, new_workbook
from tests.workbook.made import Made, every_kind, made
from tests.workbook.recalculating import recalculated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from indikator_dsl.formula import Node
    from indikator_dsl.workbook.book import Book
    from tests.workbook.recalculating import Cell

A_BOOK = 100  # registries in one workbook
CLOSE = Fraction(1, 10**12)
DECIMALS = Fraction(1, 10**20)  # LibreOffice writes no more of them into a file
DIGITS = 10**13  # below this, two decimals are within the fifteen digits that a spreadsheet shows
NOISE = Fraction(1, 10**13)  # of a value: what can turn a half in the third decimal
LARGEST_EXPONENT = 10**6
LARGEST, SMALLEST = Fraction(10**300), Fraction(1, 10**300)


@define
class Report:
    """What a comparison saw. `beyond` counts indicators with numbers that no float can be: they are not compared.

    `ties` counts values shown otherwise in the last digit because they are a half there, but for the noise of floats.
    """

    registries: int = 0
    statuses: Counter[str] = Factory(Counter)
    nodes: Counter[str] = Factory(Counter)
    beyond: int = 0
    ties: int = 0
    worst: float = 0.0
    wrong: list[str] = Factory(list)


def compare(many: int, folder: Path, *, start: int = 0) -> Report:
    """Make `many` registries, two or more, write and compute them anew, and compare every indicator's row."""
    registries: list[Made] = [every_kind()]

    @seed(start)
    @settings(
        max_examples=many - 1,
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(made())
    def collect(one: Made) -> None:
        registries.append(one)

    collect()
    report = Report(registries=len(registries))
    for first in range(0, len(registries), A_BOOK):
        _compare_book(registries[first : first + A_BOOK], folder / f"buku{first}.xlsx", report)
    return report


def _compare_book(registries: list[Made], path: Path, report: Report) -> None:
    out = io.BytesIO()
    book = new_workbook(out)
    for at, one in enumerate(registries):
        if at % 2:
            add_registry(book, one.registry, one.results, f"R{at} ")
        else:  # written without any data, and then filled in as an office would
            add_registry(book, one.registry, one.registry.evaluate({}), f"R{at} ")
            fill_in(book, f"R{at} Data", one)
    book.close()
    path.write_bytes(out.getvalue())
    tables = recalculated(path, path.parent)
    for at, one in enumerate(registries):
        rows = {row[0].value: row for row in tables[f"R{at} Indikator"] if row}
        beyond: set[str] = set()
        for id in one.registry.binder.order:
            result = one.results[id]
            if beyond & {used.indikator for used in result.inputs} or _is_beyond(result):
                beyond.add(id)
                report.beyond += 1
                continue
            report.statuses[result.status.value] += 1
            _count_nodes(result, report)
            problem = _problem(result, rows[id], report)
            if problem:
                report.wrong.append(f"{problem}\n{one.data}\n{one.text}")


def fill_in(book: Book, sheet: str, one: Made) -> None:
    """Type the data into the sheet, which asks for those of no method where none were there."""
    asked = [base for base in one.registry.base_data if base.metode is None]
    for row, base in enumerate(asked, 1):
        value = one.data[base.nama]
        if value is not None:
            book.workbook.get_worksheet_by_name(sheet).write_number(row, 1, float(value))


def _count_nodes(result: Result, report: Report) -> None:
    if result.status is Status.TERHITUNG and result.formula is not None and result.formula.tree is not None:
        for node in walk(result.formula.tree):
            report.nodes[getattr(node, "function", type(node).__name__)] += 1


def _is_beyond(result: Result) -> bool:
    """Whether a part of the formula has a value larger or smaller than any float, or more digits than the engine takes.

    A root of fifty digits to the power 51 is of that kind: the engine gives up (H106) where a float goes on.
    """
    if result.reason is not None and result.reason.code == "H106":
        return True
    if result.formula is None or result.formula.tree is None:
        return False
    values = {fold(used.name): used.value for used in result.inputs if used.value is not None}
    for node in walk(result.formula.tree):
        try:
            if _is_unsure(node, values):
                return True
            value = abs(calculate(node, values))
        except (NoValueError, KeyError):
            continue
        if value > LARGEST or 0 < value < SMALLEST or (not value and _vanishes(node, values)):
            return True
    return False


def _vanishes(node: Node, values: Mapping[str, Fraction]) -> bool:
    """Whether a power is zero only because the engine's own decimals end (at 1e-4000)."""
    return isinstance(node, Power) and bool(calculate(node.base, values))


def _is_unsure(node: Node, values: Mapping[str, Fraction]) -> bool:
    """Whether a negative number has an exponent so large that a float does not know whether it is whole."""
    if not isinstance(node, Power) or calculate(node.base, values) >= 0:
        return False
    return abs(calculate(node.exponent, values)) > LARGEST_EXPONENT


def _problem(result: Result, row: list[Cell], report: Report) -> str | None:
    name, value, status = row[1].value, row[3], row[5].value
    said = f"{name}: {result.display}, {result.status.value}; the workbook has {value}, {status}: {row[6].value}"
    if status != result.status.value or not _same_reason(result, row):
        return said
    if result.value is None:
        return None if value.value == "–" else said
    if not isinstance(value.value, float):
        return said
    off = abs(Fraction(value.value) - result.value)
    if off > DECIMALS and result.value:
        report.worst = max(report.worst, float(off / abs(result.value)))
    if off > CLOSE * abs(result.value) + DECIMALS:
        return said
    if abs(result.value) >= DIGITS or value.shown == _english(format_number(result.value)):
        return None
    report.ties += 1
    shown = Fraction(value.shown.replace(",", ""))
    near = abs(shown - result.value) <= Fraction(1, 200) + NOISE * abs(result.value)
    return None if near else f"shown otherwise. {said}"


def _same_reason(result: Result, row: list[Cell]) -> bool:
    note, names = str(row[6].value), str(row[7].value)
    if result.status is Status.BELUM_ADA_DATA:  # the cells may name twice what is missing in two ways
        return {*names.split("; ")} - {""} == {*result.causes} and note == f"Belum ada data untuk: {names[:-2]}."
    if result.status is Status.GALAT and note == Diagnostic.of("X301").message:
        return True  # floats end at 1.8e308, the engine at thousands of digits
    return note == (result.reason.message if result.reason else "")


def _english(shown: str) -> str:
    """As the cell's own format shows it; that a whole number has no decimals is a conditional format, not exported."""
    return shown.translate({ord("."): ",", ord(","): "."}) + ("" if "," in shown else ".00")
