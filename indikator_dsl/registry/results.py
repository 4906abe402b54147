"""All results of one evaluation: by id, by name, and each one explained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from attrs import field, frozen

from indikator_dsl.evaluation.result import Result
from indikator_dsl.evaluation.trace import TRACE_VERSION

if TYPE_CHECKING:
    from indikator_dsl.consolidation import Figure
    from indikator_dsl.diagnostics import Diagnostic
    from indikator_dsl.evaluation.trace import Trace
    from indikator_dsl.registry.lookup import Lookup

__all__ = ["Results"]


@frozen(eq=False)
class Results(Mapping[str, Result]):
    """A mapping from id to Result, in the order of the definition files; a name or synonym finds its result too.

    `results[name]` raises NameLookupError (a KeyError) where a name means no indicator or several. `diagnostics` is
    what the data left to be said: doubtful numbers, invariants that do not hold. `unit` and `periode` are those
    whose data were used, None where the data name none.
    """

    by_id: dict[str, Result]
    lookup: Lookup = field(repr=False)
    diagnostics: tuple[Diagnostic, ...] = ()
    unit: str | None = None
    periode: str | None = None
    figures: Mapping[str, Figure] = field(factory=dict, repr=False)
    """By the key of the base datum: the figures that each was joined from, where data named units or periods."""

    subunits: tuple[str, ...] = field(default=(), repr=False)
    """The units whose data make up those of `unit`; none where the data name none of them."""

    def __getitem__(self, name: str) -> Result:
        if not isinstance(name, str):
            raise KeyError(name)
        return self.by_id[self.lookup.find(name)]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_id)

    def __len__(self) -> int:
        return len(self.by_id)

    def explain(self, name: str) -> list[Trace]:
        """The trace of one result, followed by those of the indicators that it uses, each once, nearest first."""
        waiting, seen = [self.lookup.find(name)], set[str]()
        traces = []
        for id in waiting:
            if id not in seen:
                seen.add(id)
                traces.append(self.by_id[id].trace)
                waiting += [used.indikator for used in self.by_id[id].inputs if used.indikator is not None]
        return traces

    def to_json(self) -> dict[str, Any]:
        """All results as JSON data, with the version of its shape."""
        return {
            "versi": TRACE_VERSION,
            "unit": self.unit,
            "periode": self.periode,
            "hasil": [result.to_json() for result in self.by_id.values()],
            "diagnostik": [diagnostic.to_json() for diagnostic in self.diagnostics],
        }
