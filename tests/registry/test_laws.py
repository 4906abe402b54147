"""What must hold for every registry."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from indikator_dsl import loads
from indikator_dsl.formula import print_node, read
from indikator_dsl.testing import names
from tests import strategies as our

texts = st.one_of(
    our.small_trees.map(print_node),
    st.sampled_from(
        [
            "Desa/Kelurahan aktif / Jumlah Desa/Kelurahan x 100%",
            "A/B x 100",
            "SD/MI",
            "kelas X yang lulus / siswa",
            "usia 5 - 6 tahun / anak",
            "A-B",
            "Laki-laki/Perempuan",
            "NM/NDTPS x 100%",
            "Pagu X Serapan",
        ]
    ),
)
additions = st.one_of(
    names(worded=True), st.sampled_from(["A", "B", "A/B", "Desa", "Kelurahan aktif", "Laki-laki", "Perempuan", "A-B"])
)


@settings(max_examples=300)
@given(texts, additions)
def test_declaring_another_name_never_changes_a_formula_in_silence(text: str, name: str) -> None:
    before = f"Tujuan: T\n  Indikator: Hasil hitung\n    Formula: {text}\n"
    plain = loads(before, strict=False).indicators[0].formula
    registry = loads(before + f"Data: {name}\n", strict=False)
    with_name = registry.indicators[0].formula
    if with_name.tree != plain.tree:
        assert "F304" in [finding.code for finding in with_name.diagnostics]


@given(st.permutations(["Satu", "Dua", "Tiga", "Empat"]))
def test_the_order_of_indicators_never_changes_a_value(order: list[str]) -> None:
    formulas = {"Satu": "A + 1", "Dua": "Satu × 2", "Tiga": "Dua / Satu", "Empat": "Tiga - Dua"}
    text = "Tujuan: T\n" + "".join(f"  Indikator: {name}\n    Formula: {formulas[name]}\n" for name in order)
    results = loads(text).evaluate({"A": 2})
    assert {name: results[name].display for name in order} == {"Satu": "3", "Dua": "6", "Tiga": "2", "Empat": "-4"}


def test_known_names_cut_where_the_text_can_be_cut_in_two_ways() -> None:
    text = "Tujuan: T\n  Indikator: R\n    Formula: Laki-laki/Perempuan x 100\nData: Laki-laki\nData: Perempuan\n"
    formula = loads(text).indicators[0].formula
    assert formula.names == ("Laki-laki", "Perempuan")
    assert [finding.code for finding in formula.diagnostics] == ["F304"]
    whole = loads(text + "Data: Laki-laki/Perempuan\n").indicators[0].formula
    assert whole.names == ("Laki-laki/Perempuan",)
    assert read("Laki-laki/Perempuan x 100").names == ("Laki-laki/Perempuan",)
