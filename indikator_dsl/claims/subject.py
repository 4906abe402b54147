"""What a claim is tried on: some indicators with all that they use, computed from figures made up for the trial."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.evaluation.result import Result, Status
from indikator_dsl.formula.reading import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from fractions import Fraction

    from indikator_dsl.registry import Registry

__all__ = ["Subject"]


@frozen
class Subject:
    """`order` are the ids of the indicators, each after those it uses; `keys` the base data they need."""

    registry: Registry
    order: tuple[str, ...]
    keys: tuple[str, ...]

    @classmethod
    def of(cls, registry: Registry, ids: Iterable[str], given: Collection[str] = ()) -> Subject:
        """The indicators `ids` and what they use; the results `given` are not computed from anything."""
        indicators = registry.binder.indicators
        order: dict[str, None] = {}
        keys: dict[str, None] = {}
        seen: set[str] = set(given)
        todo = [(id, False) for id in ids]
        while todo:
            id, done = todo.pop()
            if done:
                order[id] = None
                continue
            if id in seen:
                continue
            seen.add(id)
            bound = indicators[id]
            if bound.formula.kind is Kind.EXTERNAL:
                keys[bound.key] = None
            keys.update((use.key, None) for use in bound.uses if use.indikator is None)
            todo.append((id, True))
            todo += [(use.indikator, False) for use in bound.uses if use.indikator is not None]
        return cls(registry, tuple(order), tuple(keys))

    def compute(
        self, data: Mapping[str, Fraction | None], results: Mapping[str, Fraction | Result] | None = None
    ) -> dict[str, Result]:
        """The results from `data` (keys to values) and from `results` of indicators that are given."""
        from indikator_dsl.data import Datum
        from indikator_dsl.registry.compute import compute_in_order

        known = {
            id: value
            if isinstance(value, Result)
            else Result(self.registry.binder.indicators[id].nama, Status.TERHITUNG, value, id=id)
            for id, value in (results or {}).items()
        }
        given = {key: Datum(key, value) for key, value in data.items()}
        return compute_in_order(self.registry, self.order, given, known)
