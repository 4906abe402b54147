"""Records of every kind that has a function of its own: whole numbers, others, and the same data missing each time."""

from __future__ import annotations

import math
from decimal import getcontext
from fractions import Fraction
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import Registry, Status
from indikator_dsl.compiled import compiling, variants
from indikator_dsl.compiled.decimals import decimal_function
from indikator_dsl.program import Formula, lower
from tests.compiled.agreeing import cancelling, plain, records, same, through
from tests.compiled.test_agreement import registry_of
from tests.methods.offices import IKM, office, skm

if TYPE_CHECKING:
    from indikator_dsl.compiled import Compiled

NAMES = tuple("ABCDEF")

formulas = st.recursive(
    st.sampled_from([*NAMES, *NAMES, "2", "10", "1.000", "0,5"]),
    lambda inner: st.builds("({} {} {})".format, inner, st.sampled_from("+-×/--"), inner),
    max_leaves=9,
)
small = st.integers(0, 40)
hundredths = st.integers(0, 9_999).map(lambda n: n / 100)
whole = [small, st.integers(0, 10**5 - 1), st.integers(0, 10**7), st.integers(0, 10**15), st.integers(0, 10**17)]
kinds = st.sampled_from([*whole, *[one.map(float) for one in whole], st.one_of(cancelling, small), plain, hundredths])


@st.composite
def subtracting(draw: st.DrawFn) -> tuple[Registry, list[dict[str, Any]]]:
    """A registry in which much is taken away, and records of one kind, then another."""
    found = draw(st.lists(formulas, min_size=1, max_size=5))
    registry = registry_of(*found)
    names = [one.name for one in lower(registry).inputs]
    made = []
    for _ in range(2):
        values = draw(kinds)
        lacking: set[str] = set()
        if draw(st.booleans()) and names:
            lacking = draw(st.sets(st.sampled_from(names), max_size=2))
        absent = draw(st.booleans())
        for _ in range(2):
            record: dict[str, Any] = {name: draw(values) for name in names if name not in lacking}
            made.append(record if absent else record | dict.fromkeys(lacking))
    return registry, made


@given(subtracting())
def test_all_kinds_say_what_the_interpreter_says(pair: tuple[Registry, list[dict[str, Any]]]) -> None:
    registry, made = pair
    with patch.object(compiling, "OFTEN", 0), patch.object(variants, "WORTH", -1.0):
        compiled = registry.compile()
        for record in [*made, *made[::-1]]:
            through(compiled, registry, record)


@given(records())
def test_data_that_are_always_missing(pair: tuple[Registry, dict[str, Any]]) -> None:
    registry, record = pair
    with patch.object(compiling, "OFTEN", 0):
        compiled = registry.compile()
        for lacking in [set(), *({name} for name in sorted(record)[:3]), set(record)]:
            through(compiled, registry, {name: value for name, value in record.items() if name not in lacking})
            through(compiled, registry, record | dict.fromkeys(lacking))


# -- which function a record is for ------------------------------------------------------------------------------------


@pytest.fixture
def careful(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The records that went step by step."""
    from indikator_dsl.compiled.compiling import Compiled

    taken: list[Any] = []
    real = Compiled._careful

    def way(self: Compiled, data: Any) -> Any:
        taken.append(data)
        return real(self, data)

    monkeypatch.setattr(Compiled, "_careful", way)
    return taken


def test_what_lacks_the_same_data_again_and_again_gets_a_function(careful: list[Any]) -> None:
    registry = registry_of("A / B", "-", "C", "A / Indikator 3")
    compiled = registry.compile()
    for record in ({"A": 1, "B": 2, "C": None}, {"A": 1, "B": 2}, {"A": None, "B": 2, "C": 3}):
        careful.clear()
        for _ in range(compiling.OFTEN + 5):
            through(compiled, registry, record)
        assert len(careful) == compiling.OFTEN
        through(compiled, registry, {"A": 1, "B": 0, "C": None})
    assert len(careful) == compiling.OFTEN + 1


def test_there_are_not_more_and_more_functions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiling, "MOST_VARIANTS", 3)
    monkeypatch.setattr(compiling, "MOST_SEEN", 4)
    registry = registry_of("A / B", "C", "D", "E", "F / A")
    compiled = registry.compile()
    full = dict.fromkeys("ABCDEF", 2)
    for _ in range(6):
        for name in full:
            through(compiled, registry, full | {name: None})
    assert len(compiled._runs) <= 3
    assert len(compiled._seen) <= 4


def test_whole_numbers_and_others_in_turn(careful: list[Any]) -> None:
    registry = registry_of("A - B", "(A - B) / (A - C)", "A / B - C", "A × B - C")
    compiled = registry.compile()
    for record in (
        {"A": 7, "B": 3, "C": 2},
        {"A": 7.0, "B": 3.0, "C": 2},
        {"A": 0.7, "B": 0.3, "C": 0.2},
        {"A": 10**14 + 1, "B": 10**14, "C": 2},
        {"A": 10**6 + 1, "B": 10**6, "C": 10**12},
        {"A": 7, "B": 3, "C": 2},
    ):
        through(compiled, registry, record)
    assert careful == []
    for odd in ("7", None, -1, math.nan, math.inf, -0.0, 10**40, Fraction(1, 3)):
        through(compiled, registry, {"A": 7, "B": odd, "C": 2})
        through(compiled, registry, {"A": 7.5, "B": odd, "C": 2})


def test_a_datum_that_a_method_reads_too_is_left_to_the_interpreter() -> None:
    names = " + ".join(lower(skm()).by_methods.values())
    source = "Sesuai Permenpan RB Nomor 14 tahun 2017 di aplikasi E-Sukma"
    registry = office(IKM, f"{source}\n  Indikator: Jumlah semuanya\n    Formula: {names}")
    record = dict.fromkeys((one.name for one in lower(registry).inputs), 3)
    assert through(registry.compile(), registry, record) is not None


def test_long_differences() -> None:
    many = " - ".join(f"Data {at}" for at in range(3_000))
    registry = registry_of(f"A - {many}", f"A / B - {many}", f"(A - {many}) / B - C / (A - B)")
    with patch.object(variants, "WORTH", -1.0):
        compiled = registry.compile()
    for kind in (int, float):
        record: dict[str, Any] = {name: kind(at) for at, name in enumerate(compiled.names, 3)}
        assert through(compiled, registry, record) is not None
        assert through(compiled, registry, record | {"Data 7": 0.1}) is not None


def test_code_grows_with_the_formulas_and_what_is_equal_is_computed_once() -> None:
    from indikator_dsl.compiled.writing import write

    def size(formulas: int) -> int:
        parts = [f"(A{at} + B{at}) / (C{at} + D{at})" for at in range(formulas)]
        return len(write(lower(registry_of(*parts))).source)

    assert size(2_000) < 2.5 * size(1_000)
    source = write(lower(registry_of("A / (B + C)", "D × (B + C)", "1 - D × (B + C)"))).source
    assert source.count("x1 + x2") == 1


# -- decimals ----------------------------------------------------------------------------------------------------------


@given(formulas, st.data())
def test_decimals_are_certain_or_say_that_they_are_not(formula: str, data: st.DataObject) -> None:
    registry = registry_of(formula)
    program = lower(registry)
    made = decimal_function(program, program.steps[0]) if isinstance(program.steps[0], Formula) else None
    record = {one.name: data.draw(plain) for one in program.inputs}
    before = getcontext()
    result = registry.evaluate(record)["T1.1"]
    try:
        value = made(record) if made is not None else None
    except ArithmeticError:
        value = None
    assert getcontext() is before
    if value is not None:
        assert result.status is Status.TERHITUNG
        assert same(value, result.value)


def test_where_decimals_help() -> None:
    helped: list[tuple[str, dict[str, Any], float]] = [
        ("A + B - C", {"A": 0.1, "B": 0.2, "C": 0.3}, 0.0),
        ("A / B - C / D", {"A": 1, "B": 3, "C": 333333333333333.0, "D": 10**15}, float(Fraction(1, 3 * 10**15))),
        ("(A - B) × 100 / B", {"A": 100000.3, "B": 100000.1}, float(Fraction(20, 1) / Fraction(1000001, 10))),
    ]
    for formula, data, expected in helped:
        program = lower(registry_of(formula))
        (step,) = program.steps
        assert isinstance(step, Formula)
        made = decimal_function(program, step)
        assert made is not None
        assert made(data) == expected
    not_helped: list[tuple[str, dict[str, Any]]] = [
        ("1 / (A / B - C / D)", {"A": 1, "B": 3, "C": 2, "D": 6}),
        ("A", {"A": math.inf}),
    ]
    for formula, data in not_helped:
        program = lower(registry_of(formula))
        (step,) = program.steps
        assert isinstance(step, Formula)
        made = decimal_function(program, step)
        assert made is not None
        with pytest.raises(ArithmeticError):
            made(data)
