"""Figures for the data of a formula or a registry."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from indikator_dsl.formula.reading import Formula

if TYPE_CHECKING:
    from indikator_dsl.registry import Registry

__all__ = ["data_for", "figures"]

HUGE = 10**30


def figures(*, missing: bool = True, zeros: bool = True, huge: bool = True) -> st.SearchStrategy[Fraction | None]:
    """What a datum can be: small whole numbers, fractions, negatives, and as asked for None, zero, thirty digits.

    figures(missing=False).example()  # Fraction(-7, 2)
    """
    kinds: list[st.SearchStrategy[Fraction]] = [
        st.integers(-5, 5).map(Fraction),
        st.fractions(min_value=-1000, max_value=1000, max_denominator=50),
    ]
    if huge:
        kinds.append(st.integers(-HUGE, HUGE).map(Fraction))
    values = st.one_of(kinds)
    if not zeros:
        values = values.filter(bool)
    return st.one_of(st.none(), values) if missing else values


def data_for(
    subject: Formula | Registry,
    *,
    missing: bool = True,
    zeros: bool = True,
    huge: bool = True,
    consistent: bool = False,
) -> st.SearchStrategy[dict[str, Fraction | None]]:
    """Data for every name that a formula, or a registry, asks for: a dict that `evaluate` takes.

    `missing` lets data be None, `zeros` be zero, `huge` have thirty digits. `consistent` draws only what obeys the
    registry's claims about its data (`A bagian dari B`): figures from zero up, none of them huge. The data of a
    regulation's method are left out: where they are missing, the entered value stands.

        data_for(parse("Jumlah A / Jumlah B")).example()  # {'Jumlah A': Fraction(3, 1), 'Jumlah B': None}
    """
    if isinstance(subject, Formula):
        if consistent:
            raise ValueError("a formula alone has no claims about data: give the registry")
        return st.fixed_dictionaries(dict.fromkeys(subject.names, figures(missing=missing, zeros=zeros, huge=huge)))
    if consistent:
        return _consistent(subject, missing=missing, zeros=zeros)
    asked = [base.nama for base in subject.base_data if base.metode is None]
    return st.fixed_dictionaries(dict.fromkeys(asked, figures(missing=missing, zeros=zeros, huge=huge)))


@st.composite
def _consistent(draw: st.DrawFn, registry: Registry, *, missing: bool, zeros: bool) -> dict[str, Fraction | None]:
    from hypothesis import assume

    from indikator_dsl.claims.drawing import World

    world = World.of([base.key for base in registry.base_data if base.metode is None], registry.claims.about_data)
    data: dict[str, Fraction | None] = {}
    for key, value in world.draw(draw).items():
        assume(zeros or value)
        data[registry.name_of_datum(key)] = None if missing and draw(st.integers(0, 9)) == 9 else value
    return data
