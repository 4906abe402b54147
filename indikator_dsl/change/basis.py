"""An indicator as a function of the data that people enter, through all the indicators that it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from indikator_dsl.claims.subject import Subject
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.linear import Quotient, quotient
from indikator_dsl.evaluation.result import Input
from indikator_dsl.evaluation.single import conclude
from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from indikator_dsl.evaluation import Result
    from indikator_dsl.formula import Formula
    from indikator_dsl.registry import Registry, Results

__all__ = ["Basis", "calculation_of", "figures_of"]

SHOWN = 120  # characters of a name in a message


def figures_of(registry: Registry, results: Results) -> dict[str, Fraction]:
    """The figures that `results` were computed from, by key; what is missing is left out.

    An external indicator has its value under its own key, entered or computed, and beside it the data of its method.
    """
    figures: dict[str, Fraction] = {}
    external = [bound for bound in registry.indicators if bound.formula.kind is Kind.EXTERNAL]
    for bound in registry.indicators:
        result = results.by_id[bound.id]
        if calculation_of(result) is not None and bound.metode is not None:
            keys: list[str | None] = list(bound.metode.keys)
        elif bound.formula.kind is Kind.EXTERNAL:
            continue
        else:
            keys = [None if use.indikator else use.key for use in bound.uses]
        if len(keys) != len(result.inputs):
            continue  # an indicator that cannot be computed has no inputs
        for key, given in zip(keys, result.inputs, strict=True):
            if key is not None and given.value is not None:
                figures[key] = given.value
    for bound in external:
        value = results.by_id[bound.id].value
        if value is not None:
            figures[bound.key] = value
    return figures


def calculation_of(result: Result) -> Formula | None:
    """The calculation by which the method of a regulation came to the value, where it is one over its data."""
    method = result.method
    return method.formula if method is not None and method.dihitung and result.value is not None else None


@frozen
class Basis:
    """The indicator `id` and all that it rests on. `keys` are its data, those of its own formula first.

    An external indicator in `opened` rests on the data of its method by that calculation; any other is a datum of its
    own, whether its value was entered or counted from the figures of each unit.
    """

    registry: Registry
    id: str
    subject: Subject
    opened: Mapping[str, Formula] = field(factory=dict)
    keys: tuple[str, ...] = ()

    @classmethod
    def of(cls, registry: Registry, id: str, *results: Results) -> Basis:
        """What `id` rests on in all of `results`."""
        subject = Subject.of(registry, (id,))
        found = {one: [calculation_of(done.by_id[one]) for done in results] for one in subject.order}
        opened = {one: several[0] for one, several in found.items() if several and several[0] is not None}
        opened = {one: formula for one, formula in opened.items() if all(same == formula for same in found[one])}
        below = {
            bound.key: bound.metode.keys
            for bound in map(registry.binder.indicators.__getitem__, opened)
            if bound.metode is not None
        }
        keys = (part for key in subject.keys for part in below.get(key, (key,)))
        return cls(registry, id, subject, opened, tuple(dict.fromkeys(keys)))

    @property
    def work(self) -> int:
        """About how many values one evaluation takes up."""
        indicators = self.registry.binder.indicators
        used = sum(1 + len(indicators[id].uses) for id in self.subject.order)
        return used + sum(len(formula.names) for formula in self.opened.values())

    def compute(self, figures: Mapping[str, Fraction]) -> Result:
        """The result where the data are `figures`."""
        known = {id: self._opened(id, formula, figures) for id, formula in self.opened.items()}
        data = {key: figures.get(key) for key in self.subject.keys}
        return self.subject.compute(data, known)[self.id]

    def refused(self, figures: Mapping[str, Fraction]) -> Diagnostic | None:
        """Why the method of a regulation computes nothing from `figures`, which its calculation alone would take."""
        indicators = self.registry.binder.indicators
        for id in self.opened:
            metode = indicators[id].metode
            assert metode is not None
            alone = Subject(self.registry, (id,), metode.keys)
            result = alone.compute({key: figures.get(key) for key in metode.keys})[id]
            if result.value is None:
                return result.reason
        return None

    def _opened(self, id: str, formula: Formula, figures: Mapping[str, Fraction]) -> Result:
        bound = self.registry.binder.indicators[id]
        inputs = tuple(Input(name, figures.get(key)) for name, key in self._names(id).items())
        return conclude(formula, inputs, name=bound.nama, unit=None, id=id)

    def _names(self, id: str) -> dict[str, str]:
        """The keys of a method's data by the names that its calculation has for them."""
        metode = self.registry.binder.indicators[id].metode
        assert metode is not None
        return {use.name: use.key for use in metode.uses}

    def differs(self, result: Result, figures: Mapping[str, Fraction]) -> Diagnostic | None:
        """Why nothing can be said of `result`: `figures`, taken from it, do not give it back (B104)."""
        again = self.compute(figures)
        if (again.status, again.value) == (result.status, result.value):
            return None
        return Diagnostic.of("B104", nama=self.shown)

    def form(self, known: Mapping[str, Quotient]) -> Quotient:
        """The value as a quotient of linear forms in the unknowns of `known`, which has every key.

        Raises NotLinearError and NoValueError.
        """
        values: dict[str, Quotient] = {}
        for id in self.subject.order:
            bound = self.registry.binder.indicators[id]
            opened = self.opened.get(id)
            if opened is not None and opened.tree is not None:
                values[id] = quotient(opened.tree, {fold(name): known[key] for name, key in self._names(id).items()})
                continue
            if bound.formula.kind is Kind.EXTERNAL:
                values[id] = known[bound.key]
                continue
            assert bound.formula.tree is not None  # without one there is no value, and nobody asks
            names = {
                fold(use.name): known[use.key] if use.indikator is None else values[use.indikator] for use in bound.uses
            }
            values[id] = quotient(bound.formula.tree, names)
        return values[self.id]

    def name(self, key: str) -> str:
        """The name of the datum `key` for a reader."""
        return short(self.registry.name_of_datum(key), SHOWN)

    @property
    def shown(self) -> str:
        """The name of the indicator for a reader."""
        return short(self.registry.binder.indicators[self.id].nama, SHOWN)
