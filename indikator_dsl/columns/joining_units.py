"""Which units make up which parent: as a column of the table says, as a mapping says, or as the definitions say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.registry.scope import subunits_of
from indikator_dsl.text.names import fold, listed, short

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Mapping, Sequence

    from indikator_dsl.registry.registry import Registry

__all__ = ["Members", "by_column", "by_mapping", "declared", "itself"]

SHOWN = 120
Unit = str | int


@frozen
class Members:
    """The parents in the order of their names, and how many units each has.

    `members` has, for each unit as the table writes it, the number of its unit and of its parent, where a mapping tells
    them; None where the table has them in its columns.
    """

    parents: tuple[Unit, ...]
    counts: tuple[int, ...]
    members: Mapping[Unit, tuple[int, int]] | None = None


def declared(registry: Registry) -> dict[str, str]:
    """The parent of each unit as the heads of the definitions say. Raises DataError where they say nothing of it."""
    found: dict[str, str] = {}
    heads = {fold(head.unit): head.unit for head in registry.definitions if head.unit}
    for own, below in subunits_of(registry).items():
        for unit in below:
            if found.setdefault(unit, heads[own]) != heads[own]:
                raise DataError(
                    [Diagnostic.of("E247", unit=short(unit, SHOWN), induk=listed((found[unit], heads[own])))]
                )
    if not found:
        raise DataError([Diagnostic.of("E241")])
    return found


def by_column(pairs: Sequence[tuple[Unit | None, Unit | None, int]]) -> Members:
    """The members where the table names the parent and the unit of each row; `pairs` are those, with how many figures.

    Raises DataError for figures without a unit or a parent, for a unit that is its own parent, and for one written in
    two ways: it would count twice.
    """
    counts: dict[Unit, int] = {}
    writings: dict[tuple[str, str], tuple[Unit, Unit]] = {}
    for parent, unit, given in pairs:
        above, below = _folded(parent), _folded(unit)
        if parent is None or unit is None or not above or not below:
            if given:
                raise DataError([Diagnostic.of("E248", banyak=given)])
            continue
        if above == below:
            if given:
                raise DataError([Diagnostic.of("E249", unit=short(str(unit), SHOWN))])
            continue
        before = writings.setdefault((above, below), (parent, unit))
        if before != (parent, unit):
            raise _two_writings(before, (parent, unit))
        counts[parent] = counts.get(parent, 0) + 1
    _distinct(counts)
    order = sorted(counts, key=_order)
    return Members(tuple(order), tuple(counts[parent] for parent in order))


def itself(units: Sequence[tuple[Unit | None, int]]) -> Members:
    """The members where each unit stands for itself. Raises DataError as `by_column` does."""
    found: dict[Unit, int] = {}
    for unit, given in units:
        if unit is not None and _folded(unit):
            found[unit] = 1
        elif given:
            raise DataError([Diagnostic.of("E248", banyak=given)])
    _distinct(found)
    order = sorted(found, key=_order)
    return Members(tuple(order), (1,) * len(order))


def by_mapping(parents: Mapping[Unit, Unit], units: Sequence[tuple[Unit | None, int]]) -> Members:
    """The members that a mapping of units to parents tells; `units` are those of the table, with how many figures.

    Names are compared as everywhere, by `fold`. Raises DataError for units that the mapping does not know.
    """
    above: dict[str, Unit] = {}
    of_unit: dict[str, str] = {}
    for unit, parent in parents.items():
        key, own = _folded(parent), _folded(unit)
        if of_unit.setdefault(own, key) != key:
            raise DataError(
                [
                    Diagnostic.of(
                        "E247", unit=short(str(unit), SHOWN), induk=listed((str(above[of_unit[own]]), str(parent)))
                    )
                ]
            )
        above.setdefault(key, parent)
    order = sorted(above, key=lambda key: _order(above[key]))
    number = {key: at for at, key in enumerate(order)}
    counts = [0] * len(order)
    for key in of_unit.values():
        counts[number[key]] += 1
    at = {own: (index, number[key]) for index, (own, key) in enumerate(of_unit.items())}
    members: dict[Unit, tuple[int, int]] = {}
    outside: list[str] = []
    for written, given in units:
        own = _folded(written)
        if own in at and written is not None:
            members[written] = at[own]
        elif given and not own:
            raise DataError([Diagnostic.of("E248", banyak=given)])
        elif given and own in above:
            raise DataError([Diagnostic.of("E249", unit=short(str(written), SHOWN))])
        elif given:
            outside.append(str(written))
    if outside:
        raise DataError([Diagnostic.of("E252", banyak=len(outside), daftar=listed(outside))])
    return Members(tuple(above[key] for key in order), tuple(counts), members)


def _folded(unit: Hashable) -> str:
    return "" if unit is None else fold(str(unit))


def _order(unit: Unit) -> tuple[int, int, str]:
    return (0, unit, "") if isinstance(unit, int) else (1, 0, unit)


def _distinct(units: Iterable[Unit]) -> None:
    """Raises DataError where two of `units` are one name in two writings."""
    first: dict[str, Unit] = {}
    for unit in units:
        before = first.setdefault(_folded(unit), unit)
        if before != unit:
            raise _two_writings((before,), (unit,))


def _two_writings(first: Sequence[Unit], second: Sequence[Unit]) -> DataError:
    pertama, kedua = (short(" / ".join(map(str, one)), SHOWN) for one in (first, second))
    return DataError([Diagnostic.of("E243", pertama=pertama, kedua=kedua)])
