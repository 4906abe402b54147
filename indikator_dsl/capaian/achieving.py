"""Realisasi, target and policy → capaian, or the reason why there is none."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from indikator_dsl.capaian.scale import classify
from indikator_dsl.capaian.units import comparable, is_scaled, same_unit
from indikator_dsl.definition import Kategori, Polaritas
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.result import Input, exact_text
from indikator_dsl.evaluation.single import conclude
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from indikator_dsl.capaian.policy import Policy
    from indikator_dsl.capaian.targets import Goal
    from indikator_dsl.evaluation.result import Result
    from indikator_dsl.formula.reading import Formula

__all__ = ["ABOVE", "BELOW", "INSIDE", "RULES", "UNUSABLE", "Capaian", "achieve"]

RULES = {
    Polaritas.MAXIMIZE: "Makin tinggi",
    Polaritas.MINIMIZE: "Makin rendah",
    Polaritas.STABILIZE: "Makin dekat",
}
UNSTATED = "bilangan biasa"  # the unit of a realisasi that states none
UNUSABLE = ("C118", "C119")
"""The codes by which a target is of no use, whatever the realisasi is."""

INSIDE, BELOW, ABOVE = "Dalam rentang", "Di bawah rentang", "Di atas rentang"


@frozen
class Capaian:
    """What an indicator achieved of its target.

    `value` is in percent (66.5 is 66,5 %), exact, within the bounds of the policy; `unbounded` is what the formula
    gave before them. Both are None where there is none, and `reason` then says why in one sentence. `tercapai` tells
    whether the realisasi as shown (two decimals, or those of the target) is at least as good as the target, None where
    that is not known. `rule` is the computation as a Result: its formula, inputs and trace. `notes` are findings that a
    reader must see. `polaritas` is the one that was declared, in the definition or the table of targets. `of_target` is
    what must be said of the target beside any realisasi there could be: why it cannot be used, or a note.
    """

    goal: Goal | None
    value: Fraction | None = None
    unbounded: Fraction | None = None
    kategori: Kategori | None = None
    reason: Diagnostic | None = None
    tercapai: bool | None = None
    rule: Result | None = None
    notes: tuple[Diagnostic, ...] = ()
    polaritas: Polaritas | None = None
    of_target: Diagnostic | None = None

    @property
    def display(self) -> str:
        """`87,5 %` with two decimals, half up; `–` where there is none."""
        return "–" if self.value is None else f"{format_number(self.value)} %"

    def to_json(self) -> dict[str, Any]:
        """The achievement as JSON data; numbers as exact text."""
        rule = self.rule.formula if self.rule else None
        return {
            "target": self.goal.to_json() if self.goal else None,
            "polaritas": self.polaritas.value if self.polaritas else None,
            "capaian": exact_text(self.value),
            "sebelum_dibatasi": exact_text(self.unbounded),
            "tercapai": self.tercapai,
            "kategori": self.kategori.nama if self.kategori else None,
            "alasan": self.reason.message if self.reason else None,
            "aturan": " ".join(rule.text.split()) if rule else None,
            "dengan_angka": self.rule.trace.with_numbers if self.rule else None,
            "catatan": [note.message for note in self.notes],
        }


def achieve(
    policy: Policy,
    polaritas: Polaritas | None,
    realisasi: Fraction | None,
    goal: Goal | None,
    *,
    satuan: str | None = None,
    percentage: bool | None = None,
    why_none: Diagnostic | None = None,
) -> Capaian:
    """The achievement of `realisasi` (counted in `satuan`) against `goal` by `policy`. Never raises.

    `percentage` tells whether a realisasi without a satuan is a percentage, None where that is not known. `why_none`
    says why there is no goal, where that is known.
    """
    if goal is None:
        return Capaian(None, reason=why_none or Diagnostic.of("C111"), polaritas=polaritas)
    notes = (Diagnostic.of("C122", periode=goal.periode or ""),) if goal.yearly else ()
    whatever = _of_target(goal, polaritas, satuan, percentage)
    found = _achieve(policy, polaritas, realisasi, goal, whatever)
    return evolve(found, notes=(*notes, *found.notes), polaritas=polaritas, of_target=whatever)


def _achieve(
    policy: Policy, polaritas: Polaritas | None, realisasi: Fraction | None, goal: Goal, of_target: Diagnostic | None
) -> Capaian:
    if realisasi is None:
        return Capaian(goal, reason=Diagnostic.of("C112"))
    if of_target is not None and of_target.code in UNUSABLE:
        return Capaian(goal, reason=of_target)
    notes = () if of_target is None else (of_target,)
    key, target = _rule_for(polaritas, realisasi, goal)
    if key is None:
        return Capaian(goal, reason=Diagnostic.of("C114"), notes=notes)
    known = Capaian(goal, tercapai=goal.reached_by(realisasi, polaritas), notes=notes)
    # Only a policy that knows ranges says that a bound stands for the target.
    needed = INSIDE if goal.atas is not None and INSIDE not in policy.rules else key
    rule = policy.rules.get(needed)
    if rule is None:
        return evolve(known, reason=Diagnostic.of("C115", kebijakan=short(policy.nama), kunci=needed))
    if target is not None and not target and policy.zero is not None:
        return _of_zero(policy, known)
    values = {"realisasi": realisasi, "target": target, "batas bawah": goal.nilai, "batas atas": goal.atas}
    result = _apply(rule, values, goal.origin)
    known = evolve(known, rule=result)
    if result.value is None:
        cause = result.reason.message if result.reason else ""
        return evolve(known, reason=Diagnostic.of("C116", kunci=key, sebab=cause))
    if key not in (INSIDE, ABOVE) and _turned(rule, values, result.value, goal.met_by(realisasi, polaritas)):
        shown, came = format_number(realisasi), format_number(result.value)
        turned = Diagnostic.of("C121", kunci=key, target=goal.display, realisasi=shown, nilai=came)
        return evolve(known, reason=turned)
    return _judged(policy, known, result.value)


def _of_target(
    goal: Goal, polaritas: Polaritas | None, satuan: str | None, percentage: bool | None
) -> Diagnostic | None:
    """What is to be said of the target whatever the realisasi is."""
    differs = _difference(goal, satuan, percentage)
    if polaritas is Polaritas.RANGE and goal.atas is None and (differs is None or differs.code not in UNUSABLE):
        return Diagnostic.of("C119", target=goal.display)
    return differs


def _difference(goal: Goal, satuan: str | None, percentage: bool | None) -> Diagnostic | None:
    """What is to be said of the units of target and realisasi: C118 where they cannot be compared."""
    if goal.satuan is None:
        return None
    shown = short(goal.display)
    if satuan is not None:
        if same_unit(goal.satuan, satuan):
            return None
        return Diagnostic.of("C124" if comparable(goal.satuan, satuan) else "C118", target=shown, satuan=short(satuan))
    if is_scaled(goal.satuan):
        return Diagnostic.of("C118", target=shown, satuan=UNSTATED)
    if not same_unit(goal.satuan, "%") or percentage:
        return None
    if percentage is None:
        return Diagnostic.of("C125", target=shown)
    return Diagnostic.of("C118", target=shown, satuan=UNSTATED)


def _rule_for(
    polaritas: Polaritas | None, realisasi: Fraction, goal: Goal
) -> tuple[str, Fraction | None] | tuple[None, None]:
    """The field of the rule that computes, and what stands for Target in it; None where the polarity must be known.

    Outside of a range its nearer bound stands for the target, by the rule of the polarity; a range that is neither
    the higher the better nor the lower the better has rules of its own.
    """
    if goal.atas is None:
        return (RULES[polaritas], goal.nilai) if polaritas in RULES else (None, None)
    if goal.nilai <= realisasi <= goal.atas:
        return INSIDE, None
    if polaritas is None:
        return None, None
    below = realisasi < goal.nilai
    if polaritas is Polaritas.RANGE:
        return (BELOW if below else ABOVE), None
    return RULES[polaritas], goal.nilai if below else goal.atas


def _apply(rule: Formula, values: dict[str, Fraction | None], origin: str | None) -> Result:
    used = tuple(
        Input(name, values.get(fold(name)), None if fold(name) == "realisasi" else origin) for name in rule.names
    )
    return conclude(rule, used, name="Capaian", unit="%")


def _turned(rule: Formula, values: dict[str, Fraction | None], value: Fraction, better: bool) -> bool:
    """Whether a better realisasi than the target comes out lower than the target itself does, or a worse one higher.

    Quotients turn round where a target (or a realisasi that is divided by) is negative: no one meant that.
    """
    target = values["target"] if values["target"] is not None else values["batas bawah"]
    if values["realisasi"] == target:
        return False
    of_target = _apply(rule, values | {"realisasi": target}, None).value
    if of_target is None:
        return False
    return value < of_target if better else value > of_target


def _of_zero(policy: Policy, known: Capaian) -> Capaian:
    """The achievement of a target of zero, which no quotient gives: what the policy says."""
    zero = policy.zero
    if zero is None or zero.nilai is None:
        return evolve(known, reason=Diagnostic.of("C113", kebijakan=short(policy.nama)))
    value = zero.nilai if known.tercapai or not zero.bila_tercapai else Fraction(0)
    note = Diagnostic.of("C120", kebijakan=short(policy.nama), nilai=format_number(value, None))
    return _judged(policy, evolve(known, notes=(*known.notes, note)), value)


def _judged(policy: Policy, known: Capaian, value: Fraction) -> Capaian:
    """`known` with the achievement within the bounds of the policy, and its class."""
    bounded = value
    if policy.lowest is not None:
        bounded = max(bounded, policy.lowest)
    if policy.highest is not None:
        bounded = min(bounded, policy.highest)
    notes = known.notes
    if bounded != value:
        before, after = format_number(value), format_number(bounded, None)
        notes += (Diagnostic.of("C117", kebijakan=short(policy.nama), asal=before, batas=after),)
    kategori = classify(bounded, policy.scale, policy.places)
    return evolve(known, value=bounded, unbounded=value, kategori=kategori, notes=notes)
