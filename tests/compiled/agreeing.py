"""What every way of computing a record is held to: the interpreter's values and statuses, or its refusal."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from indikator_dsl import DataError, Registry, Results
from tests.workbook.made import made

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from indikator_dsl.compiled import Compiled, CompiledResults

__all__ = ["assert_agrees", "codes", "plain", "records", "refusal", "same", "through"]

CLOSE = Fraction(1, 10**12)


def same(value: Any, exact: Fraction | None) -> bool:
    """Whether `value` is `exact`, within 1e-12 of itself; infinity is what is too large for a double."""
    if exact is None or value is None:
        return value is exact
    if math.isinf(value):
        return abs(exact) > Fraction(10) ** 308 and (value > 0) == (exact > 0)
    return type(value) is float and (
        abs(Fraction(value) - exact) <= CLOSE * abs(exact) or abs(exact) < Fraction(1, 10**300)
    )


def assert_agrees(found: CompiledResults, results: Results) -> None:
    assert found.ids == tuple(results)
    for id, (value, status) in found.items():
        assert status is results.by_id[id].status, (id, status, results.by_id[id])
        assert same(value, results.by_id[id].value), (id, value, results.by_id[id].value)


def refusal(call: Callable[..., object], *arguments: object) -> DataError | None:
    """The DataError that `call` raises; None where it raises nothing."""
    try:
        call(*arguments)
    except DataError as refused:
        return refused
    return None


def codes(refused: DataError) -> list[str]:
    return [one.code for one in refused.diagnostics]


def through(compiled: Compiled, registry: Registry, data: Mapping[str, Any]) -> Results | None:
    """Hold `compiled` to the interpreter for one record; its results, or None where it refuses the record."""
    refused = refusal(registry.evaluate, data)
    if refused is None:
        results = registry.evaluate(data)
        assert_agrees(compiled(data), results)
        return results
    also = refusal(compiled, data)
    if also is not None:
        assert codes(also) == codes(refused)
    else:  # only numbers of more than 60 digits may go unnoticed
        assert {one.code for one in refused.diagnostics if one.is_error} == {"M152"}
        assert all(value is None or math.isfinite(value) for value in compiled(data).values)
    return None


whole = st.integers(-5, 5)
counts = st.integers(0, 10**6)
decimals = st.integers(-(10**8), 10**8).map(lambda n: n / 100)
cancelling = st.sampled_from([0.1, 0.2, 0.3, 0.30000000000000004, 0.4, 1e16, 1e16 + 2, 100000.3, 100000.1, 2**53 + 1])
wide = st.builds(lambda m, e: float(f"{m}e{e}"), st.integers(1, 999), st.integers(-35, 35))
plain: st.SearchStrategy[int | float] = st.one_of(whole, counts, counts, decimals, decimals, cancelling, wide)
ordinary: st.SearchStrategy[int | float] = st.one_of(counts.map(lambda n: n + 1), counts.map(lambda n: (n + 1) / 7))
odd = st.sampled_from(
    [None, None, 0, 0.0, -0.0, Fraction(1, 3), "1,5", "1.234", "-", 10**40, 10**400, math.nan, math.inf, "abc"]
)


@st.composite
def records(draw: st.DrawFn) -> tuple[Registry, dict[str, Any]]:
    """A registry and a record of it: most of them plain, as offices have them, others with anything in them."""
    made_one = draw(made())
    values = ordinary if draw(st.booleans()) else plain
    data: dict[str, Any] = {name: draw(values) for name in made_one.data}
    if draw(st.booleans()) and data:
        for name in draw(st.lists(st.sampled_from(sorted(data)), max_size=2)):
            data[name] = draw(odd)
    if draw(st.integers(0, 9)) == 0 and data:
        del data[draw(st.sampled_from(sorted(data)))]
    return made_one.registry, data
