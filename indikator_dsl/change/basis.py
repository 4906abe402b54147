"""An indicator as a function of the data that people enter, through all the indicators that it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.claims.subject import Subject
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.linear import Quotient, quotient
from indikator_dsl.formula.reading import Kind
from indikator_dsl.text.names import fold, short

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from indikator_dsl.evaluation import Result
    from indikator_dsl.registry import Registry, Results

__all__ = ["Basis", "figures_of"]

SHOWN = 120  # characters of a name in a message


def figures_of(registry: Registry, results: Results) -> dict[str, Fraction]:
    """The base data that `results` were computed from, by key; what is missing is left out."""
    figures: dict[str, Fraction] = {}
    for bound in registry.indicators:
        inputs = results.by_id[bound.id].inputs
        if bound.formula.kind is Kind.EXTERNAL:
            keys: list[str | None] = [bound.key]
        else:
            keys = [None if use.indikator else use.key for use in bound.uses]
        if len(keys) != len(inputs):
            continue  # an indicator that cannot be computed has no inputs
        for key, given in zip(keys, inputs, strict=True):
            if key is not None and given.value is not None:
                figures[key] = given.value
    return figures


@frozen
class Basis:
    """The indicator `id` and all that it rests on. `keys` are its base data, those of its own formula first."""

    registry: Registry
    id: str
    subject: Subject

    @classmethod
    def of(cls, registry: Registry, id: str) -> Basis:
        return cls(registry, id, Subject.of(registry, (id,)))

    @property
    def keys(self) -> tuple[str, ...]:
        return self.subject.keys

    @property
    def work(self) -> int:
        """About how many values one evaluation takes up."""
        indicators = self.registry.binder.indicators
        return sum(1 + len(indicators[id].uses) for id in self.subject.order)

    def compute(self, figures: Mapping[str, Fraction]) -> Result:
        """The result where the base data are `figures`."""
        return self.subject.compute({key: figures.get(key) for key in self.keys})[self.id]

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
