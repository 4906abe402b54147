"""The capaian of one indicator as formulas: what capaian/achieving.py does, over the cells of realisasi and target.

The rule is the policy's formula, translated like any other. Floats must not turn a realisasi that equals its target
into one that misses it: within 1e-12 of a target the realisasi is taken for the target itself.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from indikator_dsl.capaian.achieving import ABOVE, BELOW, INSIDE, RULES, places_of, usable
from indikator_dsl.definition import Polaritas
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.arithmetic import round_half_up
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.result import Input
from indikator_dsl.evaluation.single import conclude
from indikator_dsl.text.names import fold, short
from indikator_dsl.workbook.book import NO_VALUE
from indikator_dsl.workbook.excel import Cell, Translator
from indikator_dsl.workbook.outcome import HOLDS, UNDEFINED, literal, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.evaluation.result import Result
    from indikator_dsl.formula.reading import Formula
    from indikator_dsl.workbook.outcome import Conditions
    from indikator_dsl.workbook.policy_sheet import PolicyCells
    from indikator_dsl.workbook.trace_sheet import Block

__all__ = ["Achieved", "write_achievement"]

NONE = f'"{NO_VALUE}"'
KIND, STEP = "capaian", "langkah capaian"
YES, NO, TURNED, USED = "ya", "tidak", "berbalik", "dipakai"
DECIMALS = range(2, 9)  # of a target, as far as a cell looks for them
NEAR = "1E-12"


@frozen
class Achieved:
    """Formulas without their `=` for the row of an indicator, and what they show before anything is computed."""

    value: str
    reached: str
    note: str
    reached_now: str
    note_now: str


@frozen
class _Branch:
    """One way to the achievement: the field of its rule, when it is taken (None: always), and the cell and value that
    stand for the target (no cell: the rule knows ranges)."""

    key: str
    when: str | None
    active: bool
    target: str | None = None
    value: Fraction | None = None


@frozen
class _Computed:
    """The cells of what a branch came to: its value, whether it turned round, and the conditions of its rule."""

    value: str
    turned: str | None
    conditions: Conditions | None


class _Steps:
    """Gives cells to the parts of a rule; they compute where `ready` holds."""

    def __init__(self, block: Block, ready: str, values: Mapping[str, Fraction] | None) -> None:
        self.block, self.ready, self.values = block, ready, values

    def place(self, label: str, formula: str, engine: Callable[[Mapping[str, Fraction]], Fraction]) -> str:
        value = None
        if self.values is not None:
            try:
                value = engine(self.values)
            except (NoValueError, KeyError):
                value = None
        return self.block.step(STEP, label, f"IF({self.ready},IFERROR({formula},{NONE}),{NONE})", value)


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

    def write(self) -> Achieved:
        why = self.capaian.reason if self.goal is None else None
        waits = literal(Diagnostic.of("C111").message)
        if why is not None and why.code != "C111":
            waits = self.block.text(KIND, why.message)
        unusable = usable(self.goal, self.polaritas, self.result.unit)[0] if self.goal is not None else None
        if unusable is not None:
            stop = self.block.text(KIND, self._lasting(unusable))
            return self._stopped(waits, stop)
        if self.high is None and self.polaritas not in RULES:
            return self._stopped(waits, literal(Diagnostic.of("C114").message))
        compared = self._compared()
        reached = self._reached_cell(compared)
        branches = self._branches(compared)
        computed = {branch.key: self._rule(branch, compared) for branch in branches if self._has_rule(branch)}
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

    def _better(self, value: str) -> str:
        """The condition that `value` is at least as good as the target, for a range as its worse bound."""
        upper = self.high or self.low
        if self.polaritas is Polaritas.MAXIMIZE:
            return f"{value}>={self.low}"
        if self.polaritas is Polaritas.MINIMIZE:
            return f"{value}<={upper}"
        return f"AND({value}>={self.low},{value}<={upper})"

    def _reached_cell(self, compared: str) -> str:
        """The cell that says whether the target is reached with the decimals that a reader compares."""
        places = places_of(self.goal) if self.goal is not None else DECIMALS[0]
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
        text = f'IF({self._better(rounded)},"{YES}","{NO}")'
        if self.high is not None and self.polaritas is None:
            text = f"IF(AND({compared}>={self.low},{compared}<={self.high}),{text},{NONE})"
        return self.block.step(KIND, "target tercapai", f"IF(ISNUMBER({compared}),{text},{NONE})", self._reached_now())

    def _reached_now(self) -> str:
        found = self.capaian.tercapai
        return NO_VALUE if found is None else YES if found else NO

    # -- the rule ------------------------------------------------------------------------------------------------

    def _branches(self, compared: str) -> list[_Branch]:
        known, goal = self.known, self.goal
        if self.high is None:
            assert self.polaritas is not None
            nilai = goal.nilai if goal is not None else None
            return [_Branch(RULES[self.polaritas], None, known is not None, self.low, nilai)]
        low, high = (goal.nilai, goal.atas) if goal is not None else (None, None)
        is_below = known is not None and low is not None and known < low
        is_above = known is not None and high is not None and known > high
        inside = known is not None and not is_below and not is_above
        found = [_Branch(INSIDE, f"AND({compared}>={self.low},{compared}<={self.high})", inside)]
        if self.polaritas is Polaritas.RANGE:
            found.append(_Branch(BELOW, f"{compared}<{self.low}", is_below))
            found.append(_Branch(ABOVE, f"{compared}>{self.high}", is_above))
        elif self.polaritas is not None:
            nearer = low if is_below else high if is_above else None
            label = "batas yang dipakai sebagai target"
            text = f"IF(ISNUMBER({compared}),IF({compared}<{self.low},{self.low},{self.high}),{NONE})"
            engine = nearer if nearer is not None else high if known is not None else None
            cell = self.block.step(KIND, label, text, engine)
            outside = f"OR({compared}<{self.low},{compared}>{self.high})"
            found.append(_Branch(RULES[self.polaritas], outside, is_below or is_above, cell, nearer))
        return found

    def _missing_rule(self, branch: _Branch) -> str | None:
        """The field of the rule that a branch needs and the policy does not have."""
        rules = self.policy.policy.rules
        needed = INSIDE if self.high is not None and INSIDE not in rules else branch.key
        return None if needed in rules else needed

    def _has_rule(self, branch: _Branch) -> bool:
        return self._missing_rule(branch) is None

    def _is_zero(self, branch: _Branch) -> str | None:
        """The condition that the target of a branch is zero, where the policy has a word on that."""
        return None if branch.target is None or self.policy.policy.zero is None else f"{branch.target}=0"

    def _rule(self, branch: _Branch, compared: str) -> _Computed:
        block, rule = self.block, self.policy.policy.rules[branch.key]
        zero = self._is_zero(branch)
        wanted = [f"ISNUMBER({compared})", *filter(None, [branch.when]), *([f"NOT({zero})"] if zero else [])]
        active = branch.active and not (zero and not branch.value)
        label = f"{branch.key}: {' '.join(rule.text.split())}"
        used = block.step(
            KIND,
            label,
            f'IF(ISNUMBER({compared}),IF(AND({",".join(wanted)}),"{USED}",{NONE}),{NONE})',
            USED if active else NO_VALUE,
        )
        ready = f'{used}="{USED}"'
        values = self._values(branch) if active else None
        cells = {"realisasi": Cell(compared, given=False), "batas bawah": Cell(self.low)}
        cells |= {"target": Cell(branch.target)} if branch.target else {}
        cells |= {"batas atas": Cell(self.high)} if self.high else {}
        value, conditions = self._apply(rule, cells, ready, values, "hasil aturan")
        if branch.key in (INSIDE, ABOVE):
            return _Computed(value, None, conditions)
        target = branch.target or self.low
        of_target = None if values is None else values | {"realisasi": values.get("target", values.get("batas bawah"))}
        same = cells | {"realisasi": Cell(target)}
        at_target, _ = self._apply(rule, same, ready, of_target, "hasil aturan bila realisasinya sama dengan target")
        room = f"{NEAR}*ABS({at_target})"
        worse = f"IF({self._better(compared)},{value}<{at_target}-{room},{value}>{at_target}+{room})"
        turned = f"AND(ISNUMBER({value}),ISNUMBER({at_target}),{compared}<>{target})"
        reason = self.capaian.reason
        now = TURNED if active and reason is not None and reason.code == "C121" else NO if active else NO_VALUE
        text = f'IF({ready},IF({turned},IF({worse},"{TURNED}","{NO}"),"{NO}"),{NONE})'
        return _Computed(value, block.step(KIND, "aturan berbalik arah", text, now), conditions)

    def _values(self, branch: _Branch) -> dict[str, Fraction | None]:
        goal = self.goal
        found: dict[str, Fraction | None] = {"realisasi": self.known}
        if goal is not None:
            found |= {"batas bawah": goal.nilai, "batas atas": goal.atas}
        if branch.target is not None:
            found["target"] = branch.value
        return found

    def _apply(
        self,
        rule: Formula,
        cells: Mapping[str, Cell],
        ready: str,
        values: Mapping[str, Fraction | None] | None,
        label: str,
    ) -> tuple[str, Conditions | None]:
        """The cell of what a rule gives, and the cells of its conditions."""
        given = {name: value for name, value in (values or {}).items() if value is not None}
        used = tuple(Input(name, given.get(fold(name))) for name in rule.names)
        engine = conclude(rule, used, name=None, unit=None)
        if rule.tree is None:
            return self.block.step(KIND, label, NONE, NO_VALUE), None
        translator = Translator(cells, _Steps(self.block, ready, given if values is not None else None))
        expression = translator.part(rule.tree).text
        begun = values is not None
        conditions = self.block.conditions(translator.checks, expression, ready, engine if begun else None)
        holds = f'{conditions.last}="{HOLDS}"' if conditions is not None else ready
        cell = self.block.step(
            KIND,
            label,
            f"IF({ready},IF({holds},{expression},{NONE}),{NONE})",
            engine.value if values is not None else None,
        )
        return cell, conditions

    # -- what it comes to ----------------------------------------------------------------------------------------

    def _zero(self, branches: list[_Branch]) -> str | None:
        """The condition that a target of zero is judged by what the policy says of it."""
        ruled = (branch for branch in branches if self._has_rule(branch))
        found = ((branch.when, zero) for branch in ruled if (zero := self._is_zero(branch)) is not None)
        return next((f"AND({zero},{when})" if when else zero for when, zero in found), None)

    def _unbounded(
        self, branches: list[_Branch], computed: Mapping[str, _Computed], compared: str, reached: str
    ) -> str:
        text = NONE
        for branch in reversed(branches):
            found = computed.get(branch.key)
            own = NONE
            if found is not None:
                own = found.value
                if found.turned is not None:
                    own = f'IF({found.turned}="{TURNED}",{NONE},{own})'
                if (zero := self._is_zero(branch)) is not None:
                    own = f"IF({zero},{self._of_zero(reached)},{own})"
            text = f"IF({branch.when},{own},{text})" if branch.when else own
        engine = self.capaian.unbounded
        return self.block.step(KIND, "capaian sebelum dibatasi", f"IF(ISNUMBER({compared}),{text},{NONE})", engine)

    def _of_zero(self, reached: str) -> str:
        zero = self.policy.policy.zero
        if zero is None or zero.nilai is None:
            return NONE
        return f'IF({reached}="{YES}",{self.policy.zero},0)' if zero.bila_tercapai else self.policy.zero

    def _reason(self, branches: list[_Branch], computed: Mapping[str, _Computed], zero: str | None) -> str:
        """The formula of the reason why there is no achievement although realisasi and target are there."""
        text = '""'
        if self.high is not None and self.polaritas is None:
            text = literal(Diagnostic.of("C114").message)
        for branch in reversed(branches):
            missing = self._missing_rule(branch)
            if missing is not None:
                own = self.policy.sentences[missing]
            else:
                own = self._failed(branch, computed[branch.key])
                if self._is_zero(branch) and zero:
                    own = f"IF({self._is_zero(branch)},{self.policy.sentences['C113']},{own})"
            text = f"IF({branch.when},{own},{text})" if branch.when else own
        return text

    def _failed(self, branch: _Branch, found: _Computed) -> str:
        conditions = found.conditions
        text = '""'
        if conditions is not None:
            first = f"MATCH({UNDEFINED},{conditions.outcomes},0)"
            cause = f"IF({conditions.last}={UNDEFINED},INDEX({conditions.sentences},{first}),{conditions.too_large})"
            text = sentence("C116", cause, "sebab", kunci=branch.key)
        else:
            rule = self.policy.policy.rules[branch.key]
            why = conclude(rule, (), name=None, unit=None).reason
            text = self.block.text(
                KIND, Diagnostic.of("C116", kunci=branch.key, sebab=why.message if why else "").message
            )
        if found.turned is not None:
            turned = literal(Diagnostic.of("X303", kunci=branch.key).message)
            text = f'IF({found.turned}="{TURNED}",{turned},{text})'
        return text

    def _lasting(self, finding: Diagnostic) -> str:
        """The sentence of a finding, without the target's number, which may be changed in its cell."""
        satuan = self.goal.satuan if self.goal is not None else None
        target = {"C118": satuan, "C119": "lihat kolom target", "C124": satuan}.get(finding.code)
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
