"""The change of an indicator divided over its data, exactly, so that the parts add up to it.

The part of a datum is its Shapley value (L. S. Shapley, "A Value for n-Person Games", 1953): what its change adds to
the value, averaged over all orders in which the data could have changed one after the other. No order is preferred,
data that act alike get alike, what did not change gets nothing, and nothing is left over.
"""

from __future__ import annotations

from fractions import Fraction
from math import factorial, lcm
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.change.basis import Basis, figures_of
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.arithmetic import MOST_BITS, TooLargeError, checked
from indikator_dsl.evaluation.exact import NoValueError
from indikator_dsl.evaluation.linear import NotLinearError, Quotient, value_of
from indikator_dsl.evaluation.result import exact_text
from indikator_dsl.text.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from indikator_dsl.evaluation import Result
    from indikator_dsl.evaluation.linear import Linear
    from indikator_dsl.registry import Registry, Results

__all__ = ["MOST_CHANGED", "Change", "Part", "compare", "shapley"]

MOST_CHANGED = 12
"""Data that change together in what is no sum: each more doubles the mixtures of old and new that are computed."""

MOST_WORK = 200_000  # values that the mixtures of one change may take up, in formulas that are no quotient of sums


@frozen
class Part:
    """What one datum has to do with a change: `value` of it, in the unit of the indicator (points for a percentage)."""

    key: str
    nama: str
    before: Fraction
    after: Fraction
    value: Fraction
    share: Fraction | None
    """In percent of the whole change; None where that is zero."""

    @property
    def change(self) -> Fraction:
        """How much more the datum is."""
        return self.after - self.before


@frozen
class Change:
    """The change of an indicator from `before` to `after`.

    `parts` has one Part for each base datum, those of its own formula first, unchanged ones too; they add up to
    `total`. Where it cannot be divided there are none, and `reason` says why. `periods` are the two periods, None
    where the data name none.
    """

    id: str
    nama: str
    unit: str | None
    before: Fraction | None
    after: Fraction | None
    parts: tuple[Part, ...] = ()
    reason: Diagnostic | None = None
    periods: tuple[str | None, str | None] = (None, None)

    @property
    def total(self) -> Fraction | None:
        """How much more the indicator is; None where it has no value on one side."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def sentence(self) -> str:
        """The change in one Indonesian sentence: `Naik 6,06 poin: 4,04 karena Jumlah A bertambah 4, …`."""
        from indikator_dsl.change.wording import of_change

        return of_change(self)

    def to_json(self) -> dict[str, Any]:
        """The change as JSON data; values are exact text as in results."""
        (first, second), (before, after) = self.periods, (self.before, self.after)
        return {
            "id": self.id,
            "nama": self.nama,
            "satuan": self.unit,
            "dari": {"periode": first, "nilai": exact_text(before)},
            "ke": {"periode": second, "nilai": exact_text(after)},
            "perubahan": exact_text(self.total),
            "bagian": [
                {
                    "data": part.nama,
                    "dari": exact_text(part.before),
                    "ke": exact_text(part.after),
                    "bagian": exact_text(part.value),
                    "persen": exact_text(part.share),
                }
                for part in self.parts
            ],
            "kalimat": self.sentence,
            "alasan": self.reason.to_json() if self.reason else None,
        }


class _IndivisibleError(Exception):
    """There is no division; `finding` says why."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding)
        self.finding = finding


def compare(registry: Registry, name: str, before: Results, after: Results) -> Change:
    """How the indicator `name` came from its value in `before` to that in `after`, datum by datum.

    Both are results of `registry`. Raises NameLookupError where `name` means no indicator or several.
    """
    bound = registry.find(name)
    old, new = before.by_id[bound.id], after.by_id[bound.id]
    periods = (before.periode, after.periode)

    def change(parts: tuple[Part, ...], reason: Diagnostic | None = None) -> Change:
        return Change(bound.id, bound.nama, new.unit, old.value, new.value, parts, reason, periods)

    basis = Basis.of(registry, bound.id, before, after)
    first, second = figures_of(registry, before), figures_of(registry, after)
    for result, periode, word in ((old, periods[0], "semula"), (new, periods[1], "kemudian")):
        if result.value is None:
            return change((), _without_value(basis, result, periode or word))
    reason = basis.differs(old, first) or basis.differs(new, second)
    if reason is not None:
        return change((), reason)
    try:
        values = _divided(basis, first, second)
    except _IndivisibleError as refused:
        return change((), refused.finding)
    total = sum(values.values(), Fraction(0))
    parts = [
        Part(
            key,
            registry.name_of_datum(key),
            first[key],
            second[key],
            value := values.get(key, Fraction(0)),
            100 * value / total if total else None,
        )
        for key in basis.keys
    ]
    return change(tuple(parts))


def shapley(values: Sequence[Fraction]) -> list[Fraction]:
    """The Shapley value of each player, where `values[mask]` is what the players whose bits are set reach together.

    Raises TooLargeError where the parts would have thousands of digits.
    """
    players = len(values).bit_length() - 1
    common = 1
    for value in values:  # over one denominator the sums below are of whole numbers
        common = lcm(common, value.denominator)
        if common.bit_length() > MOST_BITS:
            raise TooLargeError
    whole = [value.numerator * (common // value.denominator) for value in values]
    weights = [factorial(size) * factorial(players - size - 1) for size in range(players)]
    parts = []
    for player in range(players):
        bit = 1 << player
        gains = [0] * players  # by how many were there before
        for mask in range(len(whole)):
            if not mask & bit:
                gains[mask.bit_count()] += whole[mask | bit] - whole[mask]
        gain = sum(weight * gained for weight, gained in zip(weights, gains, strict=True))
        parts.append(checked(Fraction(gain, common * factorial(players))))
    return parts


def _divided(basis: Basis, first: Mapping[str, Fraction], second: Mapping[str, Fraction]) -> dict[str, Fraction]:
    """The part of each datum that changed. Raises _IndivisibleError."""
    changed = [key for key in basis.keys if first[key] != second[key]]
    known = {key: Quotient.number(first[key]) for key in basis.keys}
    try:
        try:
            form = basis.form(known | {key: Quotient.unknown(key) for key in changed})
        except (NotLinearError, NoValueError):
            return _by_mixtures(basis, first, second, changed)
        return _by_form(basis, form, first, second)
    except TooLargeError:
        raise _IndivisibleError(Diagnostic.of("B105", jumlah=len(changed))) from None


def _by_mixtures(
    basis: Basis, first: Mapping[str, Fraction], second: Mapping[str, Fraction], changed: Sequence[str]
) -> dict[str, Fraction]:
    """Any formula: every mixture of old and new figures is computed."""
    if len(changed) > MOST_CHANGED or basis.work << len(changed) > MOST_WORK:
        raise _too_many(len(changed))
    values = []
    for mask in range(1 << len(changed)):
        mixed = _chosen(changed, mask)
        value = basis.compute({**first, **{key: second[key] for key in mixed}}).value
        if value is None:
            raise _undefined(basis, first, second, mixed)
        values.append(value)
    return dict(zip(changed, shapley(values), strict=True))


def _by_form(
    basis: Basis, form: Quotient, first: Mapping[str, Fraction], second: Mapping[str, Fraction]
) -> dict[str, Fraction]:
    """A quotient of sums: only the data of the denominator make mixtures, however many the numerator has.

    Data of the numerator alone share one factor, the mean of 1 / denominator, each with its own weight. As a player of
    its own ("somebody, times one") that factor is worked out once for all of them.
    """
    distinct = {frozenset(divisor.items()): divisor for divisor in (*form.divisors, form.below)}
    if sum(1 << min(len(divisor), MOST_CHANGED) for divisor in distinct.values()) > MOST_WORK:
        raise _too_many(sum(first[key] != second[key] for key in basis.keys))
    for divisor in distinct.values():
        keys = [key for key in divisor if key is not None]
        for mask, value in enumerate(_over_mixtures(divisor, keys, first, second)):
            if not value:
                raise _undefined(basis, first, second, _chosen(keys, mask))
    inner = [key for key in form.below if key is not None]
    outer = [key for key in form.above if key is not None and key not in form.below]
    moves = {key: form.above[key] * (second[key] - first[key]) for key in outer}
    below = _over_mixtures(form.below, inner, first, second)
    above = _over_mixtures(form.above, inner, first, second)
    own = shapley([over / under for over, under in zip(above, below, strict=True)])
    somebody = shapley([Fraction(0)] * len(below) + [1 / under for under in below])
    moved = sum(moves.values(), Fraction(0))
    parts = {key: part + moved * shared for key, part, shared in zip(inner, own, somebody[:-1], strict=True)}
    parts |= {key: move * somebody[-1] for key, move in moves.items()}
    return {key: checked(part) for key, part in parts.items()}


def _over_mixtures(
    form: Linear, keys: Sequence[str], first: Mapping[str, Fraction], second: Mapping[str, Fraction]
) -> list[Fraction]:
    """The value of `form` for each set of `keys` that has changed, all other data being as at first."""
    if len(keys) > MOST_CHANGED:
        raise _too_many(len(keys))
    values = [value_of(form, first)]
    for key in keys:
        step = form.get(key, Fraction(0)) * (second[key] - first[key])
        values += [value + step for value in values]
    return values


def _chosen(keys: Sequence[str], mask: int) -> list[str]:
    return [key for bit, key in enumerate(keys) if mask >> bit & 1]


def _without_value(basis: Basis, result: Result, periode: str) -> Diagnostic:
    reason = result.reason.message if result.reason is not None else result.status.value + "."
    return Diagnostic.of("B101", nama=basis.shown, periode=periode, sebab=reason)


def _undefined(
    basis: Basis, first: Mapping[str, Fraction], second: Mapping[str, Fraction], mixed: Iterable[str]
) -> _IndivisibleError:
    mixed = list(mixed)
    result = basis.compute({**first, **{key: second[key] for key in mixed}})
    reason = result.reason.message if result.reason is not None else "penyebutnya nol."
    return _IndivisibleError(Diagnostic.of("B102", data=listed([basis.name(key) for key in mixed]), sebab=reason))


def _too_many(changed: int) -> _IndivisibleError:
    return _IndivisibleError(Diagnostic.of("B103", jumlah=changed, batas=MOST_CHANGED))
