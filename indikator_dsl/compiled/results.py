"""What a compiled registry gives for one record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import NameLookupError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from indikator_dsl.evaluation.result import Status
    from indikator_dsl.registry.lookup import Lookup

__all__ = ["CompiledResults", "Shape"]


class Shape:
    """What the results of all records of one compiled registry have in common: ids, and how names are found."""

    __slots__ = ("at", "ids", "lookup")

    def __init__(self, ids: tuple[str, ...], lookup: Lookup) -> None:
        self.ids = ids
        self.lookup = lookup
        self.at = {id: at for at, id in enumerate(ids)}

    def __reduce__(self) -> tuple[type[Shape], tuple[object, ...]]:
        return Shape, (self.ids, self.lookup)


class CompiledResults:
    """The value and the status of each indicator for one record, in the order of `ids`. Read-only.

    `values` are doubles (Fractions in exact mode), None unless the status is `terhitung`. `results[name]` takes an id,
    a name or a synonym and gives the pair of value and status; it raises NameLookupError (a KeyError) for none or
    several. There is no reason and no trace here: `registry.evaluate` of the same record has them.
    """

    # The generated code fills these in: a constructor would take as long as the whole of a formula.
    __slots__ = ("_shape", "_statuses", "_values")

    _shape: Shape
    _values: tuple[float | Fraction | None, ...]
    _statuses: tuple[Status, ...]

    @classmethod
    def of(
        cls, values: tuple[float | Fraction | None, ...], statuses: tuple[Status, ...], shape: Shape
    ) -> CompiledResults:
        made = cls()
        made._values, made._statuses, made._shape = values, statuses, shape
        return made

    @staticmethod
    def alike(statuses: tuple[Status, ...], shape: Shape) -> type[CompiledResults]:
        """The class of results that have all but their values in common, so that nothing else has to be filled in."""
        shared = {"__slots__": (), "_statuses": statuses, "_shape": shape}
        return type("CompiledResults", (CompiledResults,), shared)

    @property
    def values(self) -> tuple[float | Fraction | None, ...]:
        return self._values

    @property
    def statuses(self) -> tuple[Status, ...]:
        return self._statuses

    @property
    def ids(self) -> tuple[str, ...]:
        return self._shape.ids

    def __getitem__(self, name: str) -> tuple[float | Fraction | None, Status]:
        at = self._shape.at.get(name)
        if at is None:
            if not isinstance(name, str):
                raise KeyError(name)
            at = self._shape.at.get(self._shape.lookup.find(name))
            if at is None:  # an indicator of the registry that was not compiled
                raise KeyError(name)
        return self._values[at], self._statuses[at]

    def items(self) -> Iterator[tuple[str, tuple[float | Fraction | None, Status]]]:
        """Each id with its value and status, in the order of the registry."""
        return zip(self.ids, zip(self._values, self._statuses, strict=True), strict=True)

    def __contains__(self, name: object) -> bool:
        try:
            self[name]  # type: ignore[index]
        except (KeyError, NameLookupError):
            return False
        return True

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __len__(self) -> int:
        return len(self._values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, CompiledResults):
            return NotImplemented
        mine, theirs = (self.ids, self._values, self._statuses), (other.ids, other._values, other._statuses)
        return mine == theirs

    def __hash__(self) -> int:
        return hash((self.ids, self._values, self._statuses))

    def __repr__(self) -> str:
        return f"<CompiledResults of {len(self)} indicators>"

    def __reduce__(self) -> tuple[object, tuple[object, ...]]:
        return CompiledResults.of, (self._values, self._statuses, self._shape)
