"""What must hold for every tree and every data set."""

from __future__ import annotations

import json
import pickle
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import Status, parse
from indikator_dsl.formula import Node, print_node
from indikator_dsl.testing import figures
from tests import strategies as our

NAMES = ("Jumlah A", "Jumlah B", "C", "lembaga yang aktif")
data_sets = st.fixed_dictionaries(dict.fromkeys(NAMES, figures()))


@settings(max_examples=500)
@given(our.small_trees, data_sets)
def test_every_tree_and_every_data_set_gives_a_status(tree: Node, data: dict[str, Fraction | None]) -> None:
    result = parse(print_node(tree)).evaluate(data)
    assert (result.value is not None) == (result.status is Status.TERHITUNG)
    assert (result.reason is None) == (result.status is Status.TERHITUNG)
    if result.status is not Status.TERHITUNG:
        assert result.causes
    missing = {name for name in parse(print_node(tree)).names if data[name] is None}
    assert (result.status is Status.BELUM_ADA_DATA) == bool(missing)
    if missing:
        assert set(result.causes) == missing


@settings(max_examples=300)
@given(our.small_trees, data_sets)
def test_every_result_explains_itself_and_survives_pickling(tree: Node, data: dict[str, Fraction | None]) -> None:
    result = parse(print_node(tree)).evaluate(data)
    dumped = json.loads(json.dumps(result.trace.to_json()))
    assert dumped["versi"] == 1
    assert dumped["hasil"]["status"] == result.status.value
    assert result.display in str(result.trace)
    assert {entry["nama"] for entry in dumped["data"]} == set(parse(print_node(tree)).names)
    assert pickle.loads(pickle.dumps(result)) == result


@given(our.small_trees, data_sets, st.randoms())
def test_case_blanks_and_order_of_the_data_never_change_a_value(tree: Node, data: dict, random: object) -> None:  # type: ignore[type-arg]
    formula = parse(print_node(tree))
    dressed = [(name.upper().replace(" ", "\u00a0 "), value) for name, value in data.items()]
    random.shuffle(dressed)  # type: ignore[attr-defined]
    first, second = formula.evaluate(data), formula.evaluate(dict(dressed))
    assert (first.status, first.value, first.causes) == (second.status, second.value, second.causes)


@given(st.integers(-(10**6), 10**6), st.integers(-(10**6), 10**6))
def test_times_100_and_times_100_percent_are_the_same_value(a: int, b: int) -> None:
    plain = parse("Jumlah A/ Jumlah B X 100").evaluate({"Jumlah A": a, "jumlah b": b})
    for text in (
        "Jumlah A / Jumlah B × 100%",
        r"$\frac{\text{Jumlah A}}{\text{Jumlah B}} \times 100\%$",
        "(Jumlah A/Jumlah B)x100 persen",
    ):
        other = parse(text).evaluate({"Jumlah A": a, "jumlah b": b})
        assert (other.status, other.value) == (plain.status, plain.value)
    if b:
        assert plain.value == Fraction(100 * a, b)
    else:
        assert plain.status is Status.TAK_TERDEFINISI
        assert plain.causes == ("Jumlah B",)


@given(st.lists(st.fractions(max_denominator=99), min_size=1, max_size=8))
def test_sums_are_exact(parts: list[Fraction]) -> None:
    data = {f"Bagian {number}": part for number, part in enumerate(parts)}
    assert parse(" + ".join(data)).evaluate(data).value == sum(parts)
    assert parse(f"rata-rata({'; '.join(data)};)").evaluate(data).value == sum(parts) / len(parts)


@given(st.fractions(min_value=0, max_denominator=1000), st.integers(2, 6))
def test_a_root_undoes_a_power(base: Fraction, degree: int) -> None:
    assert parse(f"akar(A^{degree}; {degree})").evaluate({"A": base}).value == base
