"""The rules of a policy over the cells of one indicator: which is taken, what it gives, whether it turns round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.capaian.achieving import ABOVE, BELOW, INSIDE, RULES
from indikator_dsl.definition import Polaritas
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.result import Input
from indikator_dsl.evaluation.single import conclude
from indikator_dsl.text.names import fold
from indikator_dsl.workbook.book import NO_VALUE
from indikator_dsl.workbook.excel import Cell, Translator
from indikator_dsl.workbook.outcome import HOLDS, UNDEFINED, literal, sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.formula.reading import Formula
    from indikator_dsl.workbook.outcome import Conditions
    from indikator_dsl.workbook.policy_sheet import PolicyCells
    from indikator_dsl.workbook.trace_sheet import Block

__all__ = ["KIND", "NEAR", "NO", "NONE", "TURNED", "YES", "Applied", "Branch", "Rules"]

NONE = f'"{NO_VALUE}"'
KIND, STEP = "capaian", "langkah capaian"
YES, NO, TURNED, USED = "ya", "tidak", "berbalik", "dipakai"
NEAR = "1E-12"


@frozen
class Branch:
    """One way to the achievement: the field of its rule, when it is taken (None: always), and the cell and value that
    stand for the target (no cell: the rule knows ranges)."""

    key: str
    when: str | None
    active: bool
    target: str | None = None
    value: Fraction | None = None


@frozen
class Applied:
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


class Rules:
    """Writes the rules of one indicator. `bounds` are the cells of its target, without an upper one unless it is a
    range; `known` is the realisasi that the engine had. The methods take the cell of the realisasi as `compared`."""

    def __init__(
        self,
        block: Block,
        policy: PolicyCells,
        capaian: Capaian,
        bounds: tuple[str, str | None],
        known: Fraction | None,
    ) -> None:
        self.block, self.policy, self.capaian, self.known = block, policy, capaian, known
        self.low, self.high = bounds
        self.goal, self.polaritas = capaian.goal, capaian.polaritas

    def better(self, value: str) -> str:
        """The condition that `value` is at least as good as the target, for a range as its worse bound."""
        upper = self.high or self.low
        if self.polaritas is Polaritas.MAXIMIZE:
            return f"{value}>={self.low}"
        if self.polaritas is Polaritas.MINIMIZE:
            return f"{value}<={upper}"
        return f"AND({value}>={self.low},{value}<={upper})"

    def branches(self, compared: str) -> list[Branch]:
        known, goal = self.known, self.goal
        if self.high is None:
            assert self.polaritas is not None
            nilai = goal.nilai if goal is not None else None
            return [Branch(RULES[self.polaritas], None, known is not None, self.low, nilai)]
        low, high = (goal.nilai, goal.atas) if goal is not None else (None, None)
        is_below = known is not None and low is not None and known < low
        is_above = known is not None and high is not None and known > high
        inside = known is not None and not is_below and not is_above
        found = [Branch(INSIDE, f"AND({compared}>={self.low},{compared}<={self.high})", inside)]
        if self.polaritas is Polaritas.RANGE:
            found.append(Branch(BELOW, f"{compared}<{self.low}", is_below))
            found.append(Branch(ABOVE, f"{compared}>{self.high}", is_above))
        elif self.polaritas is not None:
            nearer = low if is_below else high if is_above else None
            label = "batas yang dipakai sebagai target"
            text = f"IF(ISNUMBER({compared}),IF({compared}<{self.low},{self.low},{self.high}),{NONE})"
            engine = nearer if nearer is not None else high if known is not None else None
            cell = self.block.step(KIND, label, text, engine)
            outside = f"OR({compared}<{self.low},{compared}>{self.high})"
            found.append(Branch(RULES[self.polaritas], outside, is_below or is_above, cell, nearer))
        return found

    def missing(self, branch: Branch) -> str | None:
        """The field of the rule that a branch needs and the policy does not have."""
        rules = self.policy.policy.rules
        needed = INSIDE if self.high is not None and INSIDE not in rules else branch.key
        return None if needed in rules else needed

    def has(self, branch: Branch) -> bool:
        return self.missing(branch) is None

    def is_zero(self, branch: Branch) -> str | None:
        """The condition that the target of a branch is zero, where the policy has a word on that."""
        return None if branch.target is None or self.policy.policy.zero is None else f"{branch.target}=0"

    def apply(self, branch: Branch, compared: str) -> Applied:
        block, rule = self.block, self.policy.policy.rules[branch.key]
        zero = self.is_zero(branch)
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
            return Applied(value, None, conditions)
        target = branch.target or self.low
        of_target = None if values is None else values | {"realisasi": values.get("target", values.get("batas bawah"))}
        same = cells | {"realisasi": Cell(target)}
        at_target, _ = self._apply(rule, same, ready, of_target, "hasil aturan bila realisasinya sama dengan target")
        room = f"{NEAR}*ABS({at_target})"
        worse = f"IF({self.better(compared)},{value}<{at_target}-{room},{value}>{at_target}+{room})"
        turned = f"AND(ISNUMBER({value}),ISNUMBER({at_target}),{compared}<>{target})"
        reason = self.capaian.reason
        now = TURNED if active and reason is not None and reason.code == "C121" else NO if active else NO_VALUE
        text = f'IF({ready},IF({turned},IF({worse},"{TURNED}","{NO}"),"{NO}"),{NONE})'
        return Applied(value, block.step(KIND, "aturan berbalik arah", text, now), conditions)

    def _values(self, branch: Branch) -> dict[str, Fraction | None]:
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

    def failed(self, branch: Branch, found: Applied) -> str:
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
