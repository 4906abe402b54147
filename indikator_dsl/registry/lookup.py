"""Which indicator a person means by a name: the exact spelling first, then the fold; several are asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic, NameLookupError
from indikator_dsl.text.names import fold, listed, short
from indikator_dsl.text.nearest import nearest, similar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.registry.bound import BoundIndikator

__all__ = ["Lookup"]


@frozen
class Lookup:
    """The names of a registry's indicators. Immutable; pickles with the results that hold it."""

    titles: dict[str, str]
    exact: dict[str, tuple[str, ...]]
    folded: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, indicators: Iterable[BoundIndikator]) -> Lookup:
        titles: dict[str, str] = {}
        exact: dict[str, list[str]] = {}
        folded: dict[str, list[str]] = {}
        for bound in indicators:
            titles[bound.id] = bound.title
            exact.setdefault(bound.nama, []).append(bound.id)
            for name in dict.fromkeys(map(fold, (bound.nama, *bound.indikator.sinonim))):
                folded.setdefault(name, []).append(bound.id)
        return cls(titles, _as_tuples(exact), _as_tuples(folded))

    def find(self, name: str) -> str:
        """The id that `name` (an id, a name or a synonym) stands for. Raises NameLookupError for none or several."""
        if name in self.titles:
            return name
        found = self.exact.get(name) or self.folded.get(fold(name), ())
        if len(found) == 1:
            return found[0]
        shown = short(name, 80)
        if found:
            titles = listed([f"{id} ({self.titles[id]})" for id in found])
            raise NameLookupError([Diagnostic.of("R152", 0, 0, found[0], nama=shown, daftar=titles)])
        near = nearest(name, self.exact, least=60)
        suggestion = near[0] if near else None
        raise NameLookupError([Diagnostic.of("R151", 0, 0, suggestion, nama=shown, mirip=similar(near))])


def _as_tuples(ids: dict[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {name: tuple(found) for name, found in ids.items()}
