"""Registry → program: only what is asked for, names resolved to numbers, each step after those it uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.evaluation.result import Status
from indikator_dsl.formula.reading import Kind
from indikator_dsl.program.model import Entered, Fixed, Formula, Input, Program
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from indikator_dsl.program.model import Step
    from indikator_dsl.registry.bound import BoundIndikator
    from indikator_dsl.registry.registry import Registry

__all__ = ["lower"]


def lower(
    registry: Registry, indicators: Iterable[str] | None = None, *, present: Container[str] | None = None
) -> Program:
    """The program of `registry`, or of the indicators named alone, with those they use.

    `present` are the keys of the data that there are, where that is the same for every record (columns of a table):
    a datum that is absent and has a fallback is then replaced by it. Raises NameLookupError for an unknown name,
    TypeError for what are no names.
    """
    wanted = [bound.id for bound in registry.indicators]
    if indicators is not None:
        if isinstance(indicators, str):
            raise TypeError("indicators are several names or ids, not one text")
        indicators = list(indicators)
        if not all(isinstance(name, str) for name in indicators):
            raise TypeError("indicators are names or ids, as texts")
        asked = {registry.find(name).id for name in indicators}
        wanted = [id for id in wanted if id in asked]
    return _Lowering(registry, present).program(wanted)


class _Lowering:
    def __init__(self, registry: Registry, present: Container[str] | None) -> None:
        self.registry = registry
        self.binder = registry.binder
        self.present = present

    def program(self, wanted: list[str]) -> Program:
        ids = self._ordered(wanted)
        keys = dict.fromkeys(key for id in ids for key in self._keys(self.binder.indicators[id]))
        number = {("data", key): at for at, key in enumerate(keys)}
        number |= {("step", id): len(keys) + at for at, id in enumerate(ids)}
        inputs = tuple(self._input(key, number) for key in keys)
        steps = tuple(self._step(self.binder.indicators[id], number) for id in ids)
        at = {id: index for index, id in enumerate(ids)}
        methods = {
            key: ask.nama
            for id in ids
            if (metode := self.binder.indicators[id].metode) is not None
            for key, ask in zip(metode.keys, metode.asks, strict=True)
        }
        return Program(inputs, steps, tuple(at[id] for id in wanted), methods)

    # -- what is read ----------------------------------------------------------------------------------------------

    def _absent(self, key: str) -> bool:
        return self.present is not None and key not in self.present

    def _fallback(self, key: str) -> tuple[str, str] | None:
        """What counts where the datum `key` is not given: another datum, or the value of an indicator."""
        lag = self.binder.lags.get(key)
        if lag is None or lag.years or lag.steps:
            return None
        if lag.computed:
            return "step", self.binder.valued(lag.stem)[0][0]
        return "data", lag.stem

    def _source(self, key: str) -> tuple[str, str]:
        """Where the value of the datum `key` comes from, with what there is."""
        fallback = self._fallback(key)
        return fallback if fallback is not None and self._absent(key) else ("data", key)

    def _sources(self, bound: BoundIndikator) -> list[tuple[str, str]]:
        """What the indicator reads, in the order of its formula."""
        if bound.id in self.binder.broken:
            return []
        if bound.formula.kind is Kind.EXTERNAL:
            return [self._source(bound.key)]
        if bound.formula.tree is None:
            return []
        return [self._source(use.key) if use.indikator is None else ("step", use.indikator) for use in bound.uses]

    def _keys(self, bound: BoundIndikator) -> list[str]:
        """The data that the indicator reads, and those that count in their stead."""
        keys = [key for kind, key in self._sources(bound) if kind == "data"]
        below = [fallback[1] for key in keys if (fallback := self._fallback(key)) and fallback[0] == "data"]
        return [*keys, *below]

    def _needs(self, id: str) -> list[str]:
        """The indicators that must be computed before `id`."""
        bound = self.binder.indicators[id]
        found = []
        for kind, key in self._sources(bound):
            if kind == "step":
                found.append(key)
            elif (fallback := self._fallback(key)) is not None and fallback[0] == "step":
                found.append(fallback[1])
        return found

    def _ordered(self, wanted: list[str]) -> list[str]:
        """`wanted` and all that they need, each after those. Cycles are broken: such indicators need nothing."""
        done: dict[str, None] = {}
        for first in wanted:
            path = [(first, iter(self._needs(first)))]
            on_path = {first}
            while path:
                id, rest = path[-1]
                below = next((one for one in rest if one not in done and one not in on_path), None)
                if below is None:
                    path.pop()
                    on_path.discard(id)
                    done.setdefault(id)
                else:
                    path.append((below, iter(self._needs(below))))
                    on_path.add(below)
        return list(done)

    # -- what comes out --------------------------------------------------------------------------------------------

    def _input(self, key: str, number: dict[tuple[str, str], int]) -> Input:
        made = Input(key, self._name(key))
        fallback = self._fallback(key)
        return made if fallback is None else evolve(made, fallback=number.get(fallback))

    def _name(self, key: str) -> str:
        binder = self.binder
        if key in binder.base or key in binder.data:
            return self.registry.name_of_datum(key)
        return binder.stems.get(key, key)

    def _step(self, bound: BoundIndikator, number: dict[tuple[str, str], int]) -> Step:
        formula = bound.formula
        if bound.id in self.binder.broken:
            return Fixed(bound.id, bound.nama, Status.GALAT)
        if formula.kind is Kind.EXTERNAL:
            return Entered(bound.id, bound.nama, number[self._source(bound.key)])
        if formula.tree is None:
            nothing = formula.kind is Kind.EMPTY and not formula.errors
            return Fixed(bound.id, bound.nama, Status.TANPA_FORMULA if nothing else Status.GALAT)
        sources = self._sources(bound)
        uses = {fold(use.name): number[source] for use, source in zip(bound.uses, sources, strict=True)}
        return Formula(bound.id, bound.nama, formula.tree, uses)
