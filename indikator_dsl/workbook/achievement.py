"""The capaian of one indicator as formulas: what capaian/achieving.py does, over the cells of realisasi and target.

The rule is the policy's formula, translated like any other. Floats must not turn a realisasi that equals its target
into one that misses it: within 1e-12 of a target the realisasi is taken for the target itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from indikator_dsl.capaian.achieving import RULES, UNUSABLE
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.arithmetic import round_half_up
from indikator_dsl.text.names import short
from indikator_dsl.workbook.achievement_rule import KIND, NEAR, NO, NONE, TURNED, YES, Rules
from indikator_dsl.workbook.book import NO_VALUE
from indikator_dsl.workbook.outcome import literal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.evaluation.result import Result
    from indikator_dsl.workbook.achievement_rule import Applied, Branch
    from indikator_dsl.workbook.policy_sheet import PolicyCells
    from indikator_dsl.workbook.trace_sheet import Block

__all__ = ["Achieved", "write_achievement"]

DECIMALS = range(2, 9)  # of a target, as far as a cell looks for them


@frozen
class Achieved:
    """Formulas without their `=` for the row of an indicator, and what they show before anything is computed."""

    value: str
    reached: str
    note: str
    reached_now: str
    note_now: str


def write_achievement(
    block: Block, policy: PolicyCells, capaian: Capaian, result: Result, cells: tuple[str, str, str | None]
) -> Achieved:
    """Write the steps to the rows of the indicator; `cells` has realisasi, target and, of a range, its upper end."""
    return _Writer(block, policy, capaian, result, cells).write()


class _Writer:
    def __init__(
        self, block: Block, policy: PolicyCells, capaian: Capaian, result: Result, cells: tuple[str, str, str | None]
    ) -> None:
        self.block, self.policy, self.capaian, self.result = block, policy, capaian, result
        self.realisasi, self.low, self.high = cells
        self.goal, self.polaritas = capaian.goal, capaian.polaritas
        bounds = [self.low, *([self.high] if self.high else [])]
        self.there = f"COUNT({','.join(bounds)})={len(bounds)}"
        self.bounds = bounds
        self.known = result.value if self.goal is not None else None
        self.rules = Rules(block, policy, capaian, (self.low, self.high), self.known)

    def write(self) -> Achieved:
        why = self.capaian.reason if self.goal is None else None
        waits = literal(Diagnostic.of("C111").message)
        if why is not None and why.code != "C111":
            waits = self.block.text(KIND, why.message)
        of_target = self.capaian.of_target
        if of_target is not None and of_target.code in UNUSABLE:
            stop = self.block.text(KIND, self._lasting(of_target))
            return self._stopped(waits, stop)
        if self.high is None and self.polaritas not in RULES:
            return self._stopped(waits, literal(Diagnostic.of("C114").message))
        compared = self._compared()
        reached = self._reached_cell(compared)
        branches = self.rules.branches(compared)
        computed = {branch.key: self.rules.apply(branch, compared) for branch in branches if self.rules.has(branch)}
        unbounded = self._unbounded(branches, computed, compared, reached)
        zero = self._zero(branches)
        note = self._reason(branches, computed, zero)
        note = f"IF({self.there},{note},{waits})"
        value = f"IF(ISNUMBER({unbounded}),{self.policy.bounded(unbounded)},{NONE})"
        moved = f"ABS({self.policy.bounded(unbounded)}-{unbounded})>{NEAR}*ABS({unbounded})"
        said = [f'IF({moved},{self.policy.sentences["X304"]},"")']
        if zero:
            said.append(f'IF({zero},{self.policy.sentences["X305"]},"")')
        fixed = tuple(one for one in self.capaian.notes if one.code not in ("C117", "C120"))
        if of_target is not None and of_target not in fixed:
            fixed += (of_target,)  # not said yet where there is no realisasi
        if fixed:
            said.append(self.block.text(KIND, " ".join(map(self._lasting, fixed))))
        joined = '&" "&'.join(said)
        note = f"IF(ISNUMBER({unbounded}),TRIM({joined}),{note})"
        return Achieved(
            value, f"IF(ISNUMBER({compared}),{reached},{NONE})", note, self._reached_now(), self._note_now()
        )

    def _stopped(self, waits: str, why: str) -> Achieved:
        return Achieved(NONE, NONE, f"IF({self.there},{why},{waits})", NO_VALUE, self._note_now())

    # -- realisasi beside the target -----------------------------------------------------------------------------

    def _compared(self) -> str:
        """The realisasi that is compared: the target itself where only the rounding of floats is between them."""
        text = self.realisasi
        for bound in self.bounds:
            text = f"IF(ABS({self.realisasi}-{bound})<={NEAR}*ABS({bound}),{bound},{text})"
        ready = f"AND(ISNUMBER({self.realisasi}),{self.there})"
        return self.block.step(KIND, "realisasi yang dibandingkan", f"IF({ready},{text},{NONE})", self.known)

    def _reached_cell(self, compared: str) -> str:
        """The cell that says whether the target is reached with the decimals that a reader compares."""
        places = self.goal.places if self.goal is not None else DECIMALS[0]
        known = self.known
        label = "desimal yang dibandingkan"
        if places > DECIMALS[-1]:
            decimals = self.block.step(KIND, label, f"0+{places}", Fraction(places))
        else:
            each = []
            for bound in self.bounds:
                text = str(DECIMALS[-1])
                for number in reversed(DECIMALS[:-1]):
                    text = f"IF({bound}=ROUND({bound},{number}),{number},{text})"
                each.append(text)
            text = each[0] if len(each) == 1 else f"MAX({','.join(each)})"
            decimals = self.block.step(
                KIND, label, f"IF({self.there},{text},{NONE})", Fraction(places) if self.goal else None
            )
        moved = f"{compared}+SIGN({compared})*MIN(0.1*10^(-{decimals}),4E-15*ABS({compared}))"
        rounded = self.block.step(
            KIND,
            "realisasi dengan desimal itu",
            f"IF(ISNUMBER({compared}),ROUND({moved},{decimals}),{NONE})",
            None if known is None else round_half_up(known, Fraction(places)),
        )
        text = f'IF({self.rules.better(rounded)},"{YES}","{NO}")'
        if self.high is not None and self.polaritas is None:
            text = f"IF(AND({compared}>={self.low},{compared}<={self.high}),{text},{NONE})"
        return self.block.step(KIND, "target tercapai", f"IF(ISNUMBER({compared}),{text},{NONE})", self._reached_now())

    def _reached_now(self) -> str:
        found = self.capaian.tercapai
        return NO_VALUE if found is None else YES if found else NO

    # -- what it comes to ----------------------------------------------------------------------------------------

    def _zero(self, branches: list[Branch]) -> str | None:
        """The condition that a target of zero is judged by what the policy says of it."""
        ruled = (branch for branch in branches if self.rules.has(branch))
        found = ((branch.when, zero) for branch in ruled if (zero := self.rules.is_zero(branch)) is not None)
        return next((f"AND({zero},{when})" if when else zero for when, zero in found), None)

    def _unbounded(self, branches: list[Branch], computed: Mapping[str, Applied], compared: str, reached: str) -> str:
        text = NONE
        for branch in reversed(branches):
            found = computed.get(branch.key)
            own = NONE
            if found is not None:
                own = found.value
                if found.turned is not None:
                    own = f'IF({found.turned}="{TURNED}",{NONE},{own})'
                if (zero := self.rules.is_zero(branch)) is not None:
                    own = f"IF({zero},{self._of_zero(reached)},{own})"
            text = f"IF({branch.when},{own},{text})" if branch.when else own
        engine = self.capaian.unbounded
        return self.block.step(KIND, "capaian sebelum dibatasi", f"IF(ISNUMBER({compared}),{text},{NONE})", engine)

    def _of_zero(self, reached: str) -> str:
        zero = self.policy.policy.zero
        if zero is None or zero.nilai is None:
            return NONE
        return f'IF({reached}="{YES}",{self.policy.zero},0)' if zero.bila_tercapai else self.policy.zero

    def _reason(self, branches: list[Branch], computed: Mapping[str, Applied], zero: str | None) -> str:
        """The formula of the reason why there is no achievement although realisasi and target are there."""
        text = '""'
        if self.high is not None and self.polaritas is None:
            text = literal(Diagnostic.of("C114").message)
        for branch in reversed(branches):
            missing = self.rules.missing(branch)
            if missing is not None:
                own = self.policy.sentences[missing]
            else:
                own = self.rules.failed(branch, computed[branch.key])
                if self.rules.is_zero(branch) and zero:
                    own = f"IF({self.rules.is_zero(branch)},{self.policy.sentences['C113']},{own})"
            text = f"IF({branch.when},{own},{text})" if branch.when else own
        return text

    def _lasting(self, finding: Diagnostic) -> str:
        """The sentence of a finding, without the target's number, which may be changed in its cell."""
        satuan = self.goal.satuan if self.goal is not None else None
        target = {"C118": satuan, "C119": "lihat kolom target", "C124": satuan, "C125": satuan}.get(finding.code)
        if target is None:
            return finding.message
        values = tuple((key, short(target) if key == "target" else value) for key, value in finding.values)
        return evolve(finding, values=values).message

    def _note_now(self) -> str:
        """What the note shows before anything is computed: the engine's words, without the numbers that may change."""
        capaian, policy = self.capaian, self.policy.policy
        if capaian.reason is not None:
            if capaian.reason.code == "C121":
                return Diagnostic.of("X303", kunci=dict(capaian.reason.values)["kunci"]).message
            return self._lasting(capaian.reason)
        own = {"C117": "X304", "C120": "X305"}
        had = {note.code for note in capaian.notes}
        said = [Diagnostic.of(own[code], kebijakan=short(policy.nama)).message for code in own if code in had]
        return " ".join((*said, *(self._lasting(note) for note in capaian.notes if note.code not in own)))
