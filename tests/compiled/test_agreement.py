"""The compiled function says what the interpreter says: values to 1e-12, every status, every refusal."""

from __future__ import annotations

import math
import pickle
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import DataError, NameLookupError, Registry, Status, loads
from indikator_dsl.compiled import compile_registry
from indikator_dsl.formula import Node
from indikator_dsl.formula.tree import walk
from indikator_dsl.program import Formula, lower
from tests.compiled.agreeing import assert_agrees, records, refusal, same, through
from tests.workbook.made import every_kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.compiled import Compiled


def registry_of(*formulas: str) -> Registry:
    lines = ["Tujuan: T"]
    for at, formula in enumerate(formulas, 1):
        lines += [f"  Indikator: Indikator {at}", f"    Formula: {formula}"]
    return loads("\n".join(lines) + "\n", strict=False)


def value_of(formula: str, data: Mapping[str, Any]) -> Any:
    registry = registry_of(formula)
    results = through(registry.compile(), registry, data)
    assert results is not None
    return registry.compile()(data).values[0]


@given(records())
def test_it_says_what_the_interpreter_says(pair: tuple[Registry, dict[str, Any]]) -> None:
    registry, data = pair
    through(registry.compile(), registry, data)


@given(records())
def test_the_exact_one_says_exactly_what_the_interpreter_says(pair: tuple[Registry, dict[str, Any]]) -> None:
    registry, data = pair
    compiled = registry.compile(exact=True)
    if (refused := refusal(registry.evaluate, data)) is not None:
        also = refusal(compiled, data)
        assert also is not None
        assert also.diagnostics == refused.diagnostics
        return
    results, found = registry.evaluate(data), compiled(data)
    assert [(value, status) for value, status in zip(found.values, found.statuses, strict=True)] == [
        (result.value, result.status) for result in results.values()
    ]
    assert all(value is None or type(value) is Fraction for value in found.values)


def test_every_node_and_every_status_is_reached() -> None:
    one = every_kind()
    steps = [step for step in lower(one.registry).steps if isinstance(step, Formula)]
    assert {type(node) for step in steps for node in walk(step.tree)} == set(get_args(Node))
    for exact in (False, True):
        found = one.registry.compile(exact=exact)(one.data)
        assert set(found.statuses) == set(Status)
        assert found.statuses == tuple(result.status for result in one.results.values())
    assert_agrees(one.registry.compile()(one.data), one.results)


# -- the three ways ----------------------------------------------------------------------------------------------------


@pytest.fixture
def ways(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which ways records went, besides the one generated function: step by step, exactly, by the interpreter."""
    from indikator_dsl.compiled.compiling import Compiled

    taken: list[str] = []

    def told(name: str) -> None:
        real = getattr(Compiled, name)

        def way(self: Compiled, *args: Any) -> Any:
            taken.append(name)
            return real(self, *args)

        monkeypatch.setattr(Compiled, name, way)

    for name in ("_careful", "_exact", "_interpreted"):
        told(name)
    return taken


@pytest.mark.parametrize(
    ("formula", "data", "expected"),
    [
        ("A / B × 100", {"A": 24, "B": 36}, []),
        ("A / B × 100", {"A": 0, "B": 36}, []),
        ("A / B × 100", {"A": 0.5, "B": -36}, []),
        ("A / B × 100", {"A": Decimal("0.5"), "B": 3}, ["_careful"]),
        ("A / B × 100", {"A": 24, "B": 0}, ["_careful"]),
        ("A / B × 100", {"A": 24, "B": None}, ["_careful"]),
        ("A / B × 100", {"A": 24}, ["_careful"]),
        ("A / B × 100", {"a": 24, "b": 36}, ["_careful"]),
        ("A / B × 100", {"A": "24", "B": 36}, ["_careful", "_interpreted"]),
        ("A - B", {"A": 3, "B": 1}, []),
        ("A - B", {"A": -3, "B": 1}, ["_careful"]),
        ("A - B", {"A": 100000.3, "B": 100000.1}, ["_exact"]),
        ("A + B - C", {"A": 0.1, "B": 0.2, "C": 0.3}, ["_exact"]),
        ("1 / (A + B - C)", {"A": 0.1, "B": 0.2, "C": 0.3}, ["_exact", "_careful"]),
        ("A^B", {"A": 2, "B": 3}, ["_exact"]),
        ("bulat(A / B; 1)", {"A": 1, "B": 3}, []),
        ("bulat(A; 0)", {"A": 2.5}, ["_exact"]),
    ],
)
def test_which_way_a_record_goes(formula: str, data: dict[str, Any], expected: list[str], ways: list[str]) -> None:
    registry = registry_of(formula)
    compiled = registry.compile()
    assert through(compiled, registry, data) is not None
    assert ways == expected


def test_what_doubles_would_get_wrong() -> None:
    assert value_of("(A - B - C) / D", {"A": 0.3, "B": 0.1, "C": 0.2, "D": 2}) == 0
    assert value_of("A / (B + C - D)", {"A": 1, "B": 0.1, "C": 0.2, "D": 0.3}) is None
    assert value_of("akar(A - B - C)", {"A": 0.3, "B": 0.1, "C": 0.2}) == 0
    assert value_of("bulat(A × 1,1; 0)", {"A": 5 / 11 * 5}) is not None
    assert value_of("bulat(A; 2)", {"A": 1.005}) == 1.01
    assert value_of("A^(1/3)", {"A": -8}) == -2
    assert value_of("A / B × C", {"A": 10**18 + 1, "B": 10**18, "C": 1}) == 1.0
    assert value_of("A / (B / C)", {"A": 1, "B": 2, "C": 0}) is None
    assert value_of("A / (2 / A)", {"A": 0}) is None
    assert value_of("A × B - C", {"A": 10**9 + 1, "B": 10**9 - 1, "C": 10**18}) == -1


def test_what_is_too_large_for_doubles() -> None:
    """A value beyond doubles is infinite; its status is the one that it has."""
    assert value_of("A^6 × A", {"A": 10**50}) == math.inf
    assert value_of("-(A^6) × A", {"A": 10**50}) == -math.inf
    registry = registry_of("A^7", "Indikator 1 / A^6", "A^(-7) × A^7")
    assert through(registry.compile(), registry, {"A": 10**50}) is not None
    assert registry.compile()({"A": 10**50}).values == (math.inf, 1e50, 1.0)


def test_what_is_too_long_for_exact_arithmetic_is_galat_here_too() -> None:
    registry = registry_of("A^60 × B^60 / C^60 × A^60 / B^60", "Indikator 1 + 1", "A / B")
    data = {"A": 1.2345678901234567, "B": 3.4567890123456789e-7, "C": 1.1e11}
    assert through(registry.compile(), registry, data) is not None
    assert registry.compile()(data).statuses[:2] == (Status.GALAT, Status.GALAT)


@pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf, "dua", "1e5", 1j, [1], b"1", object()])
@pytest.mark.parametrize(
    "formula", ["A / B", "maks(A; B)", "min(B; A)", "B / A", "B + A", "A^0 + B", "bulat(A) + B", "abs(A)"]
)
def test_what_is_no_number_is_refused(formula: str, bad: object) -> None:
    registry = registry_of(formula, "B")
    compiled = registry.compile()
    with pytest.raises(DataError) as refused:
        registry.evaluate({"A": bad, "B": 2})
    with pytest.raises(DataError) as also:
        compiled({"A": bad, "B": 2})
    assert also.value.diagnostics == refused.value.diagnostics


def test_a_datum_that_only_a_broken_indicator_reads_is_refused_too() -> None:
    registry = registry_of("A / Indikator 2", "Indikator 1 + 1", "C / 2", "Indikator 2 / B")
    compiled = registry.compile()
    for bad in ({"A": 1, "B": math.inf, "C": 2}, {"A": 1, "B": "dua", "C": 2}):
        assert through(compiled, registry, bad) is None
    assert through(compiled, registry, {"B": None, "C": 2}) is not None


def test_what_else_is_refused() -> None:
    registry = registry_of("A / B")
    compiled = registry.compile()
    for data in (
        {"A": 1, "B": 2, "C": 3},
        {"A": 1, "b": 2, "B": 3},
        {"A": 1, 2: 3},
        {"A": 1, "Indikator 1": 3},
        {"": 1},
    ):
        with pytest.raises(DataError) as refused:
            registry.evaluate(data)  # type: ignore[arg-type]
        with pytest.raises(DataError) as also:
            compiled(data)  # type: ignore[arg-type]
        assert also.value.diagnostics == refused.value.diagnostics
    with pytest.raises(TypeError, match="mapping"):
        compiled([1, 2])  # type: ignore[arg-type]


def test_a_mapping_of_another_kind_is_read_and_left_alone() -> None:
    from collections import defaultdict
    from types import MappingProxyType

    compiled = registry_of("A / B").compile()
    assert compiled(MappingProxyType({"A": 1, "B": 4})).values == (0.25,)
    data: defaultdict[str, int] = defaultdict(lambda: 7, A=1, X=2)
    with pytest.raises(DataError):
        compiled(data)
    assert dict(data) == {"A": 1, "X": 2}


# -- names -------------------------------------------------------------------------------------------------------------

NAMES = ['__import__("os").system("true")', "x0", "d", "exact", "a'b", "100 {x} orang", "nama\\n", "run(d)", "%s", "ü"]


@given(
    st.lists(st.sampled_from(NAMES) | st.text("abc\"'\\{}()%;:#é_.0 ", min_size=1, max_size=12), min_size=1, max_size=5)
)
def test_no_name_is_ever_code(names: list[str]) -> None:
    """Declared names are written into definition files as they are; whatever they hold, they name data."""
    from indikator_dsl.compiled.writing import write

    quoted = [f"`{name}`" for name in dict.fromkeys(names)]
    text = "".join(f"Tujuan: T{at}\n  Indikator: I{at}\n    Formula: {one} / B\n" for at, one in enumerate(quoted))
    try:
        registry = loads(text, strict=False)
    except Exception:
        return
    program = lower(registry)
    source = write(program).source
    assert set(source) <= set("abcdefghijklmnopqrstuvwxyzE0123456789_ .,:()[]{}=<>!+-*/\n" + "ExceptionNone")
    data = {one.name: float(at + 2) for at, one in enumerate(program.inputs)}
    through(compile_registry(registry), registry, data)


def test_names_and_ids_find_results() -> None:
    found = registry_of("A / B", "C", "").compile()({"A": 1, "B": 4, "C": None})
    assert found["Indikator 1"] == found["T1.1"] == found["INDIKATOR  1"] == (0.25, Status.TERHITUNG)
    assert found["Indikator 2"] == (None, Status.BELUM_ADA_DATA)
    assert found["Indikator 3"] == (None, Status.TANPA_FORMULA)
    assert list(found) == list(found.ids) == ["T1.1", "T1.2", "T1.3"]
    assert dict(found.items())["T1.1"] == (0.25, Status.TERHITUNG)
    assert "Indikator 1" in found
    assert "Indikator 9" not in found
    with pytest.raises(NameLookupError):
        found["Indikator 9"]
    again = pickle.loads(pickle.dumps(found))
    assert again == found
    assert again["Indikator 1"] == found["Indikator 1"]


def test_only_some_indicators() -> None:
    registry = registry_of("A / B", "Indikator 1 × 2", "C / D", "-")
    compiled = registry.compile(["Indikator 2"])
    assert compiled.ids == ("T1.2",)
    assert compiled.names == ("A", "B")
    for data in ({"A": 1, "B": 4}, {"A": 1, "B": 4, "C": 3, "D": 0}):
        assert compiled(data).values == (0.5,)
    with pytest.raises(KeyError):
        compiled({"A": 1, "B": 4})["Indikator 1"]
    with pytest.raises(DataError):
        compiled({"A": 1, "B": 4, "E": 3})
    with pytest.raises(NameLookupError):
        registry.compile(["Indikator 9"])


def test_it_pickles_and_is_shared_by_threads() -> None:
    from concurrent.futures import ThreadPoolExecutor

    one = every_kind()
    compiled = pickle.loads(pickle.dumps(one.registry.compile()))
    data = dict.fromkeys(compiled.names, 2.0)
    expected = compiled(one.data), compiled(data)
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(compiled, [one.data, data] * 50))
    assert all(pair in expected for pair in found)


# -- shapes ------------------------------------------------------------------------------------------------------------


def test_a_long_sum_and_a_long_chain() -> None:
    many = 20_000
    registry = registry_of(" + ".join(f"Data {at}" for at in range(many)))
    compiled = registry.compile()
    data: dict[str, Any] = {name: at / 4 for at, name in enumerate(compiled.names)}
    assert same(compiled(data).values[0], sum(map(Fraction, data.values()), Fraction(0)))
    data["Data 7"] = None
    assert compiled(data).statuses == (Status.BELUM_ADA_DATA,)

    deep = 5_000
    registry = registry_of("A + B", *(f"Indikator {at} + B" for at in range(1, deep)))
    compiled = registry.compile()
    assert compiled({"A": 1, "B": 2}).values[-1] == 1 + 2 * deep
    assert compiled({"A": -1, "B": 2}).values[-1] == -1 + 2 * deep
    assert set(compiled({"A": 1}).statuses) == {Status.BELUM_ADA_DATA}
    assert registry.compile(exact=True)({"A": 1, "B": 2}).values[-1] == 1 + 2 * deep
    registry = registry_of("A / B", *(f"Indikator {at} / B × 3" for at in range(1, 1_000)))
    assert through(registry.compile(), registry, {"A": 1, "B": 3}) is not None
