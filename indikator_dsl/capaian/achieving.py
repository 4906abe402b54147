"""Realisasi, target and policy → capaian, or the reason why there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.capaian.scale import classify
from indikator_dsl.definition import Kategori, Polaritas
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.result import Input, exact_text
from indikator_dsl.evaluation.single import conclude
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.capaian.targets import Goal
    from indikator_dsl.evaluation.result import Result

__all__ = ["Capaian", "Mean", "achieve", "mean_of"]

RULES = {
    Polaritas.MAXIMIZE: "Makin tinggi",
    Polaritas.MINIMIZE: "Makin rendah",
    Polaritas.STABILIZE: "Makin dekat",
}


@frozen
class Capaian:
    """What an indicator achieved of its target.

    `value` is in percent (66.5 is 66,5 %), exact, within the bounds of the policy; `unbounded` is what the formula
    gave before them. Both are None where there is none, and `reason` then says why in one sentence. `rule` is the
    computation as a Result: its formula, inputs and trace. `notes` are findings that a reader must see.
    """

    goal: Goal | None
    value: Fraction | None = None
    unbounded: Fraction | None = None
    kategori: Kategori | None = None
    reason: Diagnostic | None = None
    rule: Result | None = None
    notes: tuple[Diagnostic, ...] = ()

    @property
    def display(self) -> str:
        """`87,5 %` with two decimals, half up; `–` where there is none."""
        return "–" if self.value is None else f"{format_number(self.value)} %"

    @property
    def tercapai(self) -> bool | None:
        """Whether the target is reached (100 % or more); None where that is not known."""
        return None if self.unbounded is None else self.unbounded >= 100

    def to_json(self) -> dict[str, Any]:
        """The achievement as JSON data; numbers as exact text."""
        return {
            "target": self.goal.to_json() if self.goal else None,
            "capaian": exact_text(self.value),
            "sebelum_dibatasi": exact_text(self.unbounded),
            "kategori": self.kategori.nama if self.kategori else None,
            "alasan": self.reason.message if self.reason else None,
            "catatan": [note.message for note in self.notes],
        }


def achieve(
    policy: Policy,
    polaritas: Polaritas | None,
    realisasi: Fraction | None,
    goal: Goal | None,
    why_none: Diagnostic | None = None,
) -> Capaian:
    """The achievement of `realisasi` against `goal` by `policy`. Never raises.

    `why_none` says why there is no goal, where that is known.
    """
    if goal is None:
        return Capaian(None, reason=why_none or Diagnostic.of("C111"))
    if realisasi is None:
        return Capaian(goal, reason=Diagnostic.of("C112"))
    ranged = goal.atas is not None
    if polaritas is None and not ranged:
        return Capaian(goal, reason=Diagnostic.of("C114"))
    if polaritas is Polaritas.RANGE and not ranged:
        return Capaian(goal, reason=Diagnostic.of("C119", target=goal.display))
    key = _range_rule(realisasi, goal) if ranged else RULES[polaritas or Polaritas.MAXIMIZE]
    rule = policy.rules.get(key)
    if rule is None:
        return Capaian(goal, reason=Diagnostic.of("C115", kebijakan=policy.nama, kunci=key))
    if not ranged and not goal.nilai:
        return _of_zero(policy, polaritas, realisasi, goal)
    inputs = {
        "realisasi": realisasi,
        "target": goal.nilai if not ranged else None,
        "batas bawah": goal.nilai if ranged else None,
        "batas atas": goal.atas,
    }
    used = tuple(Input(name, inputs.get(name.lower())) for name in rule.names)
    result = conclude(rule, used, name="Capaian", unit="%")
    if result.value is None:
        reason = Diagnostic.of("C116", kunci=key, sebab=result.reason.message if result.reason else "")
        return Capaian(goal, reason=reason, rule=result)
    return _judged(policy, goal, result.value, result)


def _range_rule(realisasi: Fraction, goal: Goal) -> str:
    if realisasi < goal.nilai:
        return "Di bawah rentang"
    return "Di atas rentang" if goal.atas is not None and realisasi > goal.atas else "Dalam rentang"


def _of_zero(policy: Policy, polaritas: Polaritas | None, realisasi: Fraction, goal: Goal) -> Capaian:
    """The achievement of a target of zero, which no ratio gives: what the policy says."""
    zero = policy.zero
    if zero.nilai is None:
        return Capaian(goal, reason=Diagnostic.of("C113", kebijakan=policy.nama))
    reached = {Polaritas.MINIMIZE: realisasi <= 0, Polaritas.STABILIZE: not realisasi}
    value = zero.nilai
    if zero.bila_tercapai and not reached.get(polaritas or Polaritas.MAXIMIZE, realisasi > 0):
        value = Fraction(0)
    note = Diagnostic.of("C120", kebijakan=policy.nama, nilai=format_number(value, None))
    return _judged(policy, goal, value, None, note)


def _judged(policy: Policy, goal: Goal, value: Fraction, rule: Result | None, *notes: Diagnostic) -> Capaian:
    """The achievement within the bounds of the policy, and its class."""
    bounded = value
    if policy.lowest is not None and value < policy.lowest:
        bounded = policy.lowest
    if policy.highest is not None and value > policy.highest:
        bounded = policy.highest
    if bounded != value:
        shown = format_number(value), format_number(bounded, None)
        notes += (Diagnostic.of("C117", kebijakan=policy.nama, asal=shown[0], batas=shown[1]),)
    return Capaian(goal, bounded, value, classify(bounded, policy.scale, policy.places), None, rule, notes)


@frozen
class Mean:
    """The mean of several achievements: of `count` out of `total` indicators, weighted or plain."""

    value: Fraction | None
    count: int
    total: int
    weighted: bool


def mean_of(achievements: Iterable[tuple[Capaian, Fraction | None]], *, weighted: bool) -> Mean:
    """The mean of those achievements that there are; each comes with its weight (`Bobot`).

    A weighted mean leaves out an indicator without a weight. What is left out shows in `count`; nothing counts as 0.
    """
    pairs = list(achievements)
    used = [
        (capaian.value, weight if weighted else Fraction(1))
        for capaian, weight in pairs
        if capaian.value is not None and (weight is not None or not weighted)
    ]
    total = sum((weight for _, weight in used if weight is not None), Fraction(0))
    if not total:
        return Mean(None, 0, len(pairs), weighted)
    value = sum((value * weight for value, weight in used if weight is not None), Fraction(0)) / total
    return Mean(value, len(used), len(pairs), weighted)
