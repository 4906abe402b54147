"""How much of one datum an indicator needs to reach a value: the formula solved for it, exactly, and tried.

With all other data as they are the value is (a x + b) / (c x + d), which reaches a wanted value at one x at most.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from itertools import islice
from math import ceil, floor, isfinite
from numbers import Rational
from typing import TYPE_CHECKING, Any

from attrs import evolve, frozen

from indikator_dsl.capaian.targets import Goal
from indikator_dsl.change.basis import SHOWN, Basis, figures_of
from indikator_dsl.change.limits import broken_limits, is_counted, wholes_of
from indikator_dsl.definition import Polaritas
from indikator_dsl.definition.fields import read_target
from indikator_dsl.diagnostics import Diagnostic, IndikatorError, NameLookupError
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.linear import NotLinearError, Quotient
from indikator_dsl.evaluation.result import Status, exact_text
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.text.names import fold, listed, short
from indikator_dsl.text.nearest import nearest
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.definition import Target
    from indikator_dsl.registry import Registry, Results

__all__ = ["Answer", "Solution", "solve", "target_for"]

MOST_DATA = 50  # of one formula that are tried, each by itself
MOST_WHOLES = 3  # of which one datum is a part, and that are tried growing along with it


@frozen
class Answer:
    """What one datum would have to be, all others being as they are.

    `needed` is exact. `whole` is the whole number beside it with which the target is still reached (as it is shown),
    for data that count things. `along` are names of data that grow by as much (the whole of which the datum is a
    part). Where there is no answer `reason` says why; `warnings` say which claims the answer would break.
    """

    key: str
    nama: str
    now: Fraction | None
    needed: Fraction | None = None
    whole: Fraction | None = None
    along: tuple[str, ...] = ()
    reason: Diagnostic | None = None
    warnings: tuple[Diagnostic, ...] = ()

    @property
    def value(self) -> Fraction | None:
        """What to aim for: the whole number where things are counted, else the exact one."""
        return self.needed if self.whole is None else self.whole

    @property
    def more(self) -> Fraction | None:
        """How many more that are than now; None where there is no answer, or no datum yet."""
        return None if self.value is None or self.now is None else self.value - self.now

    def to_json(self) -> dict[str, Any]:
        """The answer as JSON data; values are exact text as in results."""
        return {
            "data": self.nama,
            "sekarang": exact_text(self.now),
            "tepat": exact_text(self.needed),
            "menjadi": exact_text(self.value),
            "selisih": exact_text(self.more),
            "ikut_berubah": list(self.along),
            "alasan": self.reason.to_json() if self.reason else None,
            "peringatan": [warning.to_json() for warning in self.warnings],
        }


@frozen
class Solution:
    """What it takes for an indicator, now at `value`, to reach `target`: an Answer for each datum that was tried.

    A datum that a claim calls a part of another (`A bagian dari B`) has a second Answer, where both grow by as much.
    `untried` counts the data that were too many to try. `reason` says why nothing could be tried at all.
    """

    id: str
    nama: str
    unit: str | None
    value: Fraction | None
    target: Fraction
    polaritas: Polaritas
    answers: tuple[Answer, ...]
    untried: int = 0
    reason: Diagnostic | None = None

    @property
    def reached(self) -> bool:
        """Whether the target is reached already, by the value as it is shown: see Goal.reached_by."""
        return self.value is not None and Goal(self.target).reached_by(self.value, self.polaritas)

    @property
    def sentence(self) -> str:
        """The first answer in one Indonesian sentence: `Agar mencapai 80 %, Jumlah A harus menjadi 29: …`."""
        from indikator_dsl.change.wording import of_solution

        return of_solution(self)

    def to_json(self) -> dict[str, Any]:
        """The solution as JSON data; values are exact text as in results."""
        return {
            "id": self.id,
            "nama": self.nama,
            "satuan": self.unit,
            "nilai": exact_text(self.value),
            "target": exact_text(self.target),
            "polaritas": self.polaritas.value,
            "tercapai": self.reached,
            "jawaban": [answer.to_json() for answer in self.answers],
            "tidak_dicoba": self.untried,
            "kalimat": self.sentence,
            "alasan": self.reason.to_json() if self.reason else None,
        }


def target_for(capaian: Capaian, nama: str, periode: str | None, written: str | None = None) -> Fraction:
    """The number `written`; where it is None the target of `capaian`, the achievement of the indicator `nama`.

    Of a range it is the bound that is to be reached: the lower one, or the upper one where lower is better. Raises
    IndikatorError where there is no target (B210) or `written` is no number (B211).
    """
    found: Target | Goal | None = capaian.goal
    if written is not None:
        targets, unread = read_target(written)
        if unread or len(targets) != 1 or targets[0].periode is not None:
            suggestion = next((finding.suggestion for finding in unread if finding.suggestion), None)
            raise IndikatorError([Diagnostic.of("B211", 0, 0, suggestion, isi=short(written))])
        found = targets[0]
    if found is None:
        when = f" untuk periode {short(periode, SHOWN)}" if periode else ""
        raise IndikatorError([Diagnostic.of("B210", nama=short(nama, SHOWN), periode=when)])
    return found.atas if found.atas is not None and capaian.polaritas is Polaritas.MINIMIZE else found.nilai


def solve(
    registry: Registry,
    name: str,
    results: Results,
    target: Fraction | Decimal | float,
    *,
    datum: str | None = None,
    polaritas: Polaritas | None = None,
) -> Solution:
    """What `datum` would have to be for the indicator `name` to reach `target`, all other data as in `results`.

    Without `datum` each datum of the formula is tried by itself. `polaritas` says on which side of the target a whole
    number may lie: as the definition says, else the higher is the better. Raises NameLookupError for a name that is
    no indicator, or no datum of its formula, TypeError and ValueError for a target that is no finite number.
    """
    wanted = _exact(target)
    bound = registry.find(name)
    result = results.by_id[bound.id]
    basis = Basis.of(registry, bound.id, results)
    keys = basis.keys[:MOST_DATA] if datum is None else (_key(basis, datum),)
    way = polaritas or bound.indikator.polaritas or Polaritas.MAXIMIZE
    solver = _Solver(basis, figures_of(registry, results), wanted, way)
    if result.status in (Status.GALAT, Status.TANPA_FORMULA):
        why = result.reason.message if result.reason is not None else result.status.value + "."
        refused: Diagnostic | None = Diagnostic.of("B206", sebab=why)
    else:
        refused = basis.differs(result, solver.figures)
    answers: list[Answer] = []
    for key in keys:
        answer = solver.start(key)
        if refused is not None:
            answers.append(evolve(answer, reason=refused))
            continue
        answers.append(solver.answer(answer))
        wholes = wholes_of(registry, key, basis.keys) if answer.now is not None else ()
        for whole in islice((whole for whole in wholes if whole in solver.figures), MOST_WHOLES):
            growing = solver.answer(evolve(answer, along=(registry.name_of_datum(whole),)), whole)
            answers += [growing] if growing.reason is None and not growing.warnings else []
    untried = 0 if datum is not None else len(basis.keys) - len(keys)
    return Solution(bound.id, bound.nama, result.unit, result.value, wanted, way, tuple(answers), untried, refused)


def _exact(target: object) -> Fraction:
    """The number `target`. Raises TypeError for what is none, ValueError for one that is not finite."""
    if isinstance(target, float | Decimal):
        if not isfinite(target):
            raise ValueError(f"target is a finite number, not {target}")
        return Fraction(str(target))
    if isinstance(target, bool) or not isinstance(target, Rational):
        raise TypeError(f"target is a number, not {type(target).__name__}")
    return Fraction(target)


def _key(basis: Basis, datum: str) -> str:
    folded = fold(datum)
    key = basis.registry.binder.canonical.get(folded, folded)
    if key in basis.keys:
        return key
    near = nearest(datum, [basis.registry.name_of_datum(key) for key in basis.keys], least=60)
    shown = listed([basis.name(key) for key in basis.keys])
    finding = Diagnostic.of("B201", 0, 0, near[0] if near else None, data=short(datum), nama=basis.shown, daftar=shown)
    raise NameLookupError([finding])


@frozen
class _Solver:
    """One question: the indicator, the data as they are, and the value that is wanted."""

    basis: Basis
    figures: Mapping[str, Fraction]
    target: Fraction
    polaritas: Polaritas

    def start(self, key: str) -> Answer:
        return Answer(key, self.basis.registry.name_of_datum(key), self.figures.get(key))

    def answer(self, answer: Answer, whole: str | None = None) -> Answer:
        """`answer` with what is needed; the datum `whole` grows along with it."""
        key = answer.key
        missing = [self.basis.name(other) for other in self.basis.keys if other not in self.figures and other != key]
        if missing:
            return self._none(answer, "B206", sebab=f"belum ada data untuk {listed(missing)}.")
        moving = {key: Fraction(0)} | ({whole: self.figures[whole] - self.figures[key]} if whole else {})
        known = {other: Quotient.number(value) for other, value in self.figures.items()}
        known |= {other: Quotient.unknown(key, ahead) for other, ahead in moving.items()}
        try:
            form = self.basis.form(known)
        except NotLinearError as problem:
            return self._none(answer, "B205", data=self.basis.name(key), bagian=short(print_node(problem.node), SHOWN))
        except NoValueError as problem:
            part = f"`{short(print_node(problem.node), SHOWN)}` tidak punya nilai, berapa pun datanya."
            return self._none(answer, "B206", sebab=part)
        a, b = form.above.get(key, Fraction(0)), form.above[None]
        c, d = form.below.get(key, Fraction(0)), form.below[None]
        slope = a * d - b * c  # rising where it is positive, everywhere
        if not slope:
            return self._none(answer, "B202", data=self.basis.name(key))
        if a == self.target * c:
            return self._none(answer, "B203", data=self.basis.name(key), target=format_number(self.target))
        needed = (self.target * d - b) / (a - self.target * c)
        if self._value(moving, needed) != self.target:
            shown = format_number(needed, None)
            return self._none(answer, "B204", data=self.basis.name(key), nilai=shown)
        answer = evolve(answer, needed=needed)
        refused = self._refused(moving, needed)
        counted = refused is not None or is_counted(self.basis.registry, key, answer.now)
        if counted and needed.denominator != 1:
            near = self._whole(moving, needed, rising=slope > 0)
            if near is None:
                return self._none(answer, "B209", data=self.basis.name(key), nilai=format_number(needed, 4))
            answer = evolve(answer, whole=near)
            refused = self._refused(moving, near)
        if refused is not None:
            return self._none(evolve(answer, whole=None), "B206", sebab=refused.message)
        return evolve(answer, warnings=broken_limits(self.basis, self.figures, self._moved(moving, answer.value), key))

    def _whole(self, moving: Mapping[str, Fraction], needed: Fraction, *, rising: bool) -> Fraction | None:
        """The whole number beside `needed` that reaches the target as shown: the one below it where that is enough."""
        above, below = Fraction(ceil(needed)), Fraction(floor(needed))
        near, far = (above, below) if rising == (self.polaritas is Polaritas.MAXIMIZE) else (below, above)
        better, worse = self._value(moving, near), self._value(moving, far)
        goal, way = Goal(self.target), self.polaritas
        if way in (Polaritas.MAXIMIZE, Polaritas.MINIMIZE) and (
            better is None or not goal.met_by(better, way) or (worse is not None and goal.met_by(worse, way))
        ):
            return None  # the value jumps between the two
        reaching = ((worse, far), (better, near))
        return next((whole for value, whole in reaching if value is not None and goal.reached_by(value, way)), None)

    def _moved(self, moving: Mapping[str, Fraction], value: Fraction | None) -> dict[str, Fraction]:
        assert value is not None
        return {key: value + ahead for key, ahead in moving.items()}

    def _value(self, moving: Mapping[str, Fraction], value: Fraction) -> Fraction | None:
        return self.basis.compute({**self.figures, **self._moved(moving, value)}).value

    def _refused(self, moving: Mapping[str, Fraction], value: Fraction) -> Diagnostic | None:
        return self.basis.refused({**self.figures, **self._moved(moving, value)})

    def _none(self, answer: Answer, code: str, **values: str) -> Answer:
        return evolve(answer, needed=None, reason=Diagnostic.of(code, 0, 0, None, **values))
