"""Many registries in few workbooks, each computed anew at once and held to the engine."""

from __future__ import annotations

import io
import math
import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import Factory, define, evolve, frozen
from hypothesis import HealthCheck, Phase, given, seed, settings
from python_calamine import CalamineWorkbook

from indikator_dsl import Diagnostic, Result, Status
from indikator_dsl.capaian import achieve
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.tree import Chain, Power, walk
from indikator_dsl.text.names import fold
from indikator_dsl.text.numbers import format_number
from indikator_dsl.workbook import add_registry, new_workbook
from tests.workbook.joined import Joined, every_way, joined
from tests.workbook.made import Made, every_kind, made
from tests.workbook.recalculating import named_rows, recalculated

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.formula import Node
    from indikator_dsl.workbook.book import Book
    from tests.workbook.recalculating import Cell, Table

A_BOOK = 100  # registries in one workbook
FIRST_ROW, TARGET = 6, 3  # where the first target stands, rows and columns from 0
CLOSE = Fraction(1, 10**12)
EPSILON = Fraction(1, 10**15)  # a few roundings of a float
DECIMALS = Fraction(1, 10**20)  # LibreOffice writes no more of them into a file
DIGITS = 10**13  # below this, two decimals are within the fifteen digits that a spreadsheet shows
NOISE = Fraction(1, 10**13)  # of a value: what can turn a half in the third decimal
LARGEST_EXPONENT = 10**6
LARGEST, SMALLEST = Fraction(10**300), Fraction(1, 10**300)


@define
class Report:
    """What a comparison saw. `beyond` counts indicators with numbers that no float can be: they are not compared.

    `changed` counts workbooks in which a number was changed after they were written, `reached` what occurred: ways of
    joining, polarities, classes, reasons.
    `ties` counts values shown otherwise in the last digit because they are a half there, but for the noise of floats.
    """

    registries: int = 0
    changed: int = 0
    reached: Counter[str] = Factory(Counter)
    statuses: Counter[str] = Factory(Counter)
    nodes: Counter[str] = Factory(Counter)
    beyond: int = 0
    ties: int = 0
    worst: float = 0.0
    stale: list[str] = Factory(list)
    wrong: list[str] = Factory(list)


@frozen
class Beside:
    """What is said of a row with joined data: `noise` is how much its differences make of the rounding of their terms
    (`_noise`), `uneven` whether some data of the registry cover less than others."""

    noise: Fraction
    uneven: bool


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


def compare_joined(many: int, folder: Path, *, start: int = 0) -> Report:
    """The same for registries with data of several units and periods, targets and a policy.

    In every second workbook one number was changed, emptied or filled in after it was written.
    """
    registries: list[Joined] = list(every_way())

    @seed(start)
    @settings(
        max_examples=many - len(registries),
        phases=[Phase.generate],
        deadline=None,
        database=None,
        suppress_health_check=[*HealthCheck],
    )
    @given(joined())
    def collect(one: Joined) -> None:
        registries.append(one)

    collect()
    report = Report(registries=len(registries))
    for first in range(0, len(registries), A_BOOK):
        _compare_joined(registries[first : first + A_BOOK], folder / f"gabungan{first}.xlsx", report)
    return report


def _compare_joined(registries: list[Joined], path: Path, report: Report) -> None:
    out = io.BytesIO()
    book = new_workbook(out)
    retargeted: dict[int, dict[str, Capaian]] = {}
    for at, one in enumerate(registries):
        add_registry(book, one.registry, one.written, f"R{at} ", capaian=one.registry.capaian(one.written))
        if one.change is not None:
            row, value = one.change
            sheet = book.workbook.get_worksheet_by_name(f"R{at} Data")
            if value is None:
                sheet.write_blank(row, 1, None, book.styles["number"])
            else:
                sheet.write_number(row, 1, float(value))
            report.changed += 1
        if at % 3 == 0:
            _retarget(book, f"R{at} Indikator", one, retargeted.setdefault(at, {}))
    book.close()
    path.write_bytes(out.getvalue())
    tables = recalculated(path, path.parent)
    untouched = [f"R{at} " for at, one in enumerate(registries) if one.change is None and at not in retargeted]
    report.stale += _stale(path, {name: table for name, table in tables.items() if name.startswith(tuple(untouched))})
    for at, one in enumerate(registries):
        rows = named_rows(tables[f"R{at} Indikator"])
        achieved = one.registry.capaian(one.results) | retargeted.get(at, {})
        beyond: set[str] = set()
        noise: dict[str, Fraction] = {}
        report.reached.update(one.reached)
        for id in one.registry.binder.order:
            result, cells = one.results[id], rows[id]
            if beyond & {used.indikator for used in result.inputs} or _is_beyond(result):
                beyond.add(id)
                report.beyond += 1
                continue
            report.statuses[result.status.value] += 1
            reason = result.reason.code if result.reason is not None else "-"
            report.reached[reason] += 1
            noise[id] = _noise(result) + max((noise[i] for i in _used(result)), default=Fraction(0))
            uneven = any(found.reason and found.reason.code in UNEVEN_CODES for found in one.results.values())
            beside = Beside(noise[id], uneven)
            problem = _problem(result, cells, report, beside)
            problem = problem or _judged(result, achieved[id], cells, report, beside)
            if problem:
                change = "" if one.change is None else f"\nrow {one.change[0] + 1} became {one.change[1]}"
                report.wrong.append(f"{problem}\nR{at}{change}\n{one.data}\n{one.text}")


def _retarget(book: Book, sheet: str, one: Joined, achieved: dict[str, Capaian]) -> None:
    """Give the first indicator with a target another one, on the sheet and for the engine."""
    for row, (id, capaian) in enumerate(one.registry.capaian(one.results).items(), FIRST_ROW):
        goal = capaian.goal
        if goal is not None:
            goal = evolve(goal, nilai=goal.nilai - 13 if goal.atas is not None else 97 - goal.nilai)
            book.workbook.get_worksheet_by_name(sheet).write_number(row, TARGET, float(goal.nilai))
            result = one.results[id]
            found = achieve(one.registry.policy, capaian.polaritas, result.value, goal, satuan=result.unit)
            achieved[id] = found
            return


def _stale(path: Path, tables: dict[str, Table]) -> list[str]:
    """The cells that show something else before they are computed than after.

    A program may compute only what hangs on a cell that was changed: everything else must be right already.
    """
    found = []
    with CalamineWorkbook.from_path(str(path)) as workbook:
        for name, table in tables.items():
            for number, row in enumerate(workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)):
                after = [cell.value for cell in table[number]] if number < len(table) else []
                for column, cell in enumerate(row):
                    value = after[column] if column < len(after) else ""
                    if isinstance(cell, float) and isinstance(value, float):
                        same = abs(cell - value) <= 1e-6 * abs(cell) + 1e-9  # how exact it is, others look at
                    else:  # of data that lack units which each other have, the cells may name some
                        same = cell == value or (
                            {*str(value).split("; ")} < {*str(cell).split("; ")} and str(value)[-2:] == "; "
                        )
                    if not same:
                        found.append(f"{name} row {number + 1}, column {column}: {cell!r}, computed {value!r}")
    return found


def _used(result: Result) -> list[str]:
    return [used.indikator for used in result.inputs if used.indikator is not None]


def _noise(result: Result) -> Fraction:
    """How much larger than a difference its terms are: by that much the rounding of joined data grows in it."""
    if result.value is None or result.formula is None or result.formula.tree is None:
        return Fraction(0)
    values = {fold(used.name): used.value for used in result.inputs if used.value is not None}
    found = Fraction(0)
    for node in walk(result.formula.tree):
        if isinstance(node, Chain) and node.additive:
            total = abs(calculate(node, values))
            found += sum((abs(calculate(one, values)) for one in node.operands), Fraction(0)) / total if total else 0
    return found


def _noise_of_exponents(result: Result) -> Fraction:
    """How much the rounding of the terms of an exponent grows in its power: by their size and the log of the base."""
    if result.value is None or result.formula is None or result.formula.tree is None:
        return Fraction(0)
    values = {fold(used.name): used.value for used in result.inputs if used.value is not None}
    found = Fraction(0)
    for node in walk(result.formula.tree):
        base = abs(calculate(node.base, values)) if isinstance(node, Power) else Fraction(0)
        if isinstance(node, Power) and base:
            chains = (one for one in walk(node.exponent) if isinstance(one, Chain) and one.additive)
            terms = sum((abs(calculate(term, values)) for one in chains for term in one.operands), Fraction(0))
            found += terms * Fraction(abs(math.log(base)))
    return found


def _judged(result: Result, capaian: Capaian, row: dict[str, Cell], report: Report, beside: Beside) -> str | None:
    """What differs between an achievement and its row."""
    value, kategori, reached, note = (row[name].value for name in ("capaian", "kategori", "tercapai", "keterangan"))
    said = f"{result.name} = {result.display}: {capaian.to_json()}; "
    said += f"the workbook has {value}, {kategori}, {reached}: {note}"
    report.reached[capaian.polaritas.value if capaian.polaritas else "tanpa polaritas"] += 1
    report.reached[capaian.reason.code if capaian.reason else "capaian"] += 1
    report.reached.update(found.code for found in capaian.notes)
    wanted = "–" if capaian.tercapai is None else "ya" if capaian.tercapai else "tidak"
    if reached != wanted or kategori != (capaian.kategori.nama if capaian.kategori else "–"):
        return said
    why = capaian.reason
    if result.value is not None and why is not None and why.code not in ("C119", "C121") and note != why.message:
        return said
    if capaian.value is None:
        return None if value == "–" else said
    if not isinstance(value, float):
        return said
    off = abs(Fraction(value) - capaian.value)
    if off > DECIMALS and capaian.value and not beside.noise:
        report.worst = max(report.worst, float(off / abs(capaian.value)))
    return said if off > (CLOSE + EPSILON * beside.noise) * max(abs(capaian.value), Fraction(100)) + DECIMALS else None


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
        rows = named_rows(tables[f"R{at} Indikator"])
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


def _problem(result: Result, row: dict[str, Cell], report: Report, beside: Beside | None = None) -> str | None:
    name, value, status = row["indikator"].value, row["realisasi" if beside else "nilai"], row["status"].value
    judged = beside is not None and result.value is not None  # then the note is that on the capaian
    noise = (beside.noise if beside else Fraction(0)) + _noise_of_exponents(result)
    note = row["keterangan"].value
    said = f"{name}: {result.display}, {result.status.value}; the workbook has {value}, {status}: {note}"
    said += f" instead of {result.reason.message}" if result.reason is not None else ""
    if status != result.status.value or not (judged or _same_reason(result, row, beside)):
        return said
    if result.value is None:
        return None if value.value == "–" else said
    if not isinstance(value.value, float):
        return said
    off = abs(Fraction(value.value) - result.value)
    if off > DECIMALS and result.value and not noise:
        report.worst = max(report.worst, float(off / abs(result.value)))
    if off > (CLOSE + EPSILON * noise) * abs(result.value) + DECIMALS:
        return said
    if abs(result.value) >= DIGITS or value.shown == _english(format_number(result.value)):
        return None
    report.ties += 1
    shown = Fraction(value.shown.replace(",", ""))
    near = abs(shown - result.value) <= Fraction(1, 200) + NOISE * abs(result.value)
    return None if near else f"shown otherwise. {said}"


OF_PERIOD = re.compile(r" \([^()]*[0-9]{4}\)$")
UNEVEN_CODES = ("G120", "G121")
UNEVEN = "Data formula ini tidak mencakup unit atau periode yang sama: "


def _same_reason(result: Result, row: dict[str, Cell], beside: Beside | None) -> bool:
    note, names = str(row["keterangan"].value), str(row["data yang belum ada"].value)
    if result.reason is not None and note == result.reason.message:
        return True
    if result.reason is not None and result.reason.code in UNEVEN_CODES:
        return note.startswith(UNEVEN) and all(used.name in note for used in result.inputs if not used.indikator)
    if result.status is Status.BELUM_ADA_DATA:  # the cells may name twice what is missing in two ways
        # Of a datum of an earlier period the engine names the period too: `Pagu (Semester I 2024)`.
        found, causes = {*names.split("; ")} - {""}, {OF_PERIOD.sub("", cause) for cause in result.causes}
        # Where data lack units that each other have, the cells may name only the one that lacks most.
        some = beside is not None and beside.uneven and set() < found <= causes
        return (some or found in (causes, {*result.causes})) and note == f"Belum ada data untuk: {names[:-2]}."
    if result.status is Status.GALAT and note == Diagnostic.of("X301").message:
        return True  # floats end at 1.8e308, the engine at thousands of digits
    if result.reason is not None and result.reason.code.startswith("G11"):
        return note[:20] == result.reason.message[:20]  # how many figures there are may have changed since
    return note == (result.reason.message if result.reason else "")


def _english(shown: str) -> str:
    """As the cell's own format shows it; that a whole number has no decimals is a conditional format, not exported."""
    return shown.translate({ord("."): ",", ord(","): "."}) + ("" if "," in shown else ".00")
