"""The three kinds of claim, read. Immutable; each knows the passage that it was read from."""

from __future__ import annotations

import operator
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from fractions import Fraction

    from indikator_dsl.definition import Passage
    from indikator_dsl.evaluation import Status
    from indikator_dsl.formula.tree import Node

__all__ = ["RELATIONS", "Claim", "Claims", "Comparison", "Direction", "Example", "Term"]


def _part_of(part: Fraction, whole: Fraction) -> bool:
    return 0 <= part <= whole


RELATIONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "bagian dari": _part_of,
    "<=": operator.le,
    "≤": operator.le,
    ">=": operator.ge,
    "≥": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}


@frozen
class Term:
    """What a name in a claim stands for: the base datum `key`, or the result of the indicator with id `indikator`.

    `folded` is the fold of the name as the claim writes it.
    """

    folded: str
    key: str
    indikator: str | None = None


@frozen
class Comparison:
    """`sides[0] relations[0] sides[1] …`, each relation a key of RELATIONS: `0 <= hasil <= 100`, `A bagian dari B`.

    `owner` is the id of the indicator that the claim stands under, None under a Data.
    """

    passage: Passage
    sides: tuple[Node, ...]
    relations: tuple[str, ...]
    terms: tuple[Term, ...]
    owner: str | None = None

    @property
    def indicators(self) -> tuple[str, ...]:
        """The ids of the indicators whose results are compared; none in a claim about data alone."""
        return tuple(dict.fromkeys(term.indikator for term in self.terms if term.indikator is not None))

    @property
    def keys(self) -> tuple[str, ...]:
        """The base data that are compared."""
        return tuple(dict.fromkeys(term.key for term in self.terms if term.indikator is None))


@frozen
class Direction:
    """`naik bila A naik`: where the datum `key` goes up and nothing else changes, the result of `owner` goes up.

    `up` is False for `turun bila A naik` (and for `naik bila A turun`, which says the same). A step that leaves the
    result as it is contradicts neither; a result that never moves does.
    """

    passage: Passage
    owner: str
    key: str
    up: bool


@frozen
class Example:
    """A worked example: `data` maps keys of base data to values, `results` ids of other indicators to theirs.

    What must come out is `value`, rounded half up to `places` decimals as many as were written, or else `status`.
    """

    passage: Passage
    owner: str
    data: tuple[tuple[str, Fraction], ...]
    results: tuple[tuple[str, Fraction], ...]
    value: Fraction | None
    places: int
    status: Status


Claim: TypeAlias = Comparison | Direction | Example


@frozen
class Claims:
    """All claims of a registry in the order of the files: those about data alone, and those about results."""

    about_data: tuple[Comparison, ...] = ()
    about_results: tuple[Claim, ...] = ()
    _by_key: dict[str, list[Comparison]] = field(init=False, eq=False, repr=False)

    @property
    def keys(self) -> frozenset[str]:
        """The base data that any claim speaks of."""
        found: set[str] = set()
        for claim in (*self.about_data, *self.about_results):
            match claim:
                case Comparison(keys=keys):
                    found.update(keys)
                case Direction(key=key):
                    found.add(key)
                case Example(data=data):
                    found.update(key for key, _ in data)
        return frozenset(found)

    @property
    def names(self) -> frozenset[str]:
        """The folds of the names that comparisons write."""
        claims = (claim for claim in (*self.about_data, *self.about_results) if isinstance(claim, Comparison))
        return frozenset(term.folded for claim in claims for term in claim.terms)

    @_by_key.default
    def _index(self) -> dict[str, list[Comparison]]:
        by_key: dict[str, list[Comparison]] = {}
        for claim in self.about_data:
            for key in claim.keys:
                by_key.setdefault(key, []).append(claim)
        return by_key

    def linked(self, keys: Iterable[str]) -> tuple[Comparison, ...]:
        """The claims about data that say something about `keys`, or about data that such claims name."""
        waiting = list(dict.fromkeys(keys))
        seen = set(waiting)
        found: dict[int, Comparison] = {}
        for key in waiting:  # grows as it goes
            for claim in self._by_key.get(key, ()):
                found[id(claim)] = claim
                new = [other for other in claim.keys if other not in seen]
                seen.update(new)
                waiting += new
        return tuple(found.values())
