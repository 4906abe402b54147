"""Changes and solutions as Indonesian sentences."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.capaian.targets import Goal
from indikator_dsl.definition import Polaritas
from indikator_dsl.text.names import short
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from indikator_dsl.change.attribution import Change, Part
    from indikator_dsl.change.solving import Answer, Solution

__all__ = ["amount", "exactly", "of_change", "of_solution", "points", "signed"]

MOST_NAMED = 5  # data that the sentence of a change names
SMALLEST = Fraction(1, 100)  # what two decimals can show
POINTS = "poin"


def amount(value: Fraction) -> str:
    """`value` with two decimals, and with more where two would show nothing but zeros."""
    if not value or abs(value) >= SMALLEST:
        return format_number(value)
    return format_number(value, 6).rstrip("0").rstrip(",")


def exactly(needed: Fraction, whole: Fraction) -> str:
    """`needed` with as many decimals as set it apart from the whole number `whole` beside it: 24,0012 from 24."""
    if (places := next((at for at in range(2, 13) if round(abs(needed - whole) * 10**at)), None)) is None:
        return format_number(needed, None)
    return format_number(needed, places if places == 2 else places + 1)


def signed(value: Fraction) -> str:
    """`+4,04`, `-2`, `0`."""
    return f"+{amount(value)}" if value > 0 else amount(value)


def points(unit: str | None) -> str | None:
    """The unit of a change: a percentage changes by points, 60 % to 66 % being 6 points and not 6 %."""
    return POINTS if unit == "%" else unit


def of_change(change: Change) -> str:
    """See Change.sentence. Where there is no division, the reason for it."""
    total = change.total
    if change.reason is not None:
        moved = f"{_direction(change, total)}. " if total else ""
        return moved + change.reason.message
    assert total is not None
    parts = sorted((part for part in change.parts if part.value), key=lambda part: -abs(part.value))
    if not parts:
        return "Tetap: tidak ada data yang mengubahnya."
    if len(parts) == 1:
        return f"{_direction(change, total)}, seluruhnya karena {_moved(parts[0])}."
    causes = [_cause(part, total) for part in parts[:MOST_NAMED]]
    if len(parts) > MOST_NAMED:
        rest = sum((part.value for part in parts[MOST_NAMED:]), Fraction(0))
        causes.append(f"{signed(rest if total >= 0 else -rest)} karena {len(parts) - MOST_NAMED} data lain")
    return f"{_direction(change, total)}: {', '.join(causes)}."


def _direction(change: Change, total: Fraction | None) -> str:
    if not total:
        return "Tetap"
    unit = points(change.unit)
    return f"{'Naik' if total > 0 else 'Turun'} {amount(abs(total))}" + (f" {unit}" if unit else "")


def _cause(part: Part, total: Fraction) -> str:
    value = amount(abs(part.value))
    if not total:
        value = f"{'naik' if part.value > 0 else 'turun'} {value}"
    elif (part.value > 0) != (total > 0):
        value = f"dikurangi {value}"
    return f"{value} karena {_moved(part)}"


def _moved(part: Part) -> str:
    return f"{short(part.nama)} {'bertambah' if part.change > 0 else 'berkurang'} {amount(abs(part.change))}"


def of_solution(solution: Solution) -> str:
    """See Solution.sentence."""
    target = _with_unit(solution.target, solution.unit)
    shown = None if solution.value is None else Goal(solution.target).as_shown(solution.value)
    if solution.reached and shown != solution.target:
        verb = "di bawah" if solution.polaritas is Polaritas.MINIMIZE else "di atas"
        start = f"Sudah {verb} {target} ({_with_unit(solution.value, solution.unit)})"
    elif solution.reached:
        start = f"Sudah {target}"
    else:
        start = ""
    if solution.reason is not None:
        return solution.reason.message
    if not solution.answers:
        return f"{start or f'Target {target}'}; tidak ada data yang dapat diubah."
    answer = solution.answers[0]
    if answer.value is None:
        why = answer.reason.message if answer.reason is not None else ""
        return f"{start}. {why}".strip(". ") + "." if start else why
    enough = f"{short(answer.nama)} cukup" if start else f"Agar mencapai {target}, {short(answer.nama)} harus"
    return f"{start + '; ' if start else ''}{enough} {_becomes(answer)}." + "".join(
        f" {warning.message}" for warning in answer.warnings
    )


def _becomes(answer: Answer) -> str:
    value, more = answer.value, answer.more
    assert value is not None
    if more is None:
        return f"bernilai {amount(value)}"
    if not more:
        return f"tetap {amount(value)}"
    exact = (
        "" if answer.whole is None or answer.needed is None else f" (tepatnya {exactly(answer.needed, answer.whole)})"
    )
    return f"menjadi {amount(value)}{exact}, {'bertambah' if more > 0 else 'berkurang'} {amount(abs(more))}"


def _with_unit(value: Fraction | None, unit: str | None) -> str:
    return "–" if value is None else amount(value) + (f" {unit}" if unit else "")
