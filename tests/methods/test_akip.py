"""AKIP: value and predicate of Permenpan RB 88/2021."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import DefinitionError, Status, loads
from tests.methods.offices import COMPONENTS, SAKIP, components, office

if TYPE_CHECKING:
    from pathlib import Path

FORMULA = "Sesuai Permenpan RB 88/2021"
REGISTRY = office(SAKIP, FORMULA)
TRENGGALEK = """Kebijakan: AKIP
  Dasar: Peraturan Bupati, bobot setempat
  Bobot: Perencanaan Kinerja: keberadaan = 6; Perencanaan Kinerja: kualitas = 9; Perencanaan Kinerja: pemanfaatan = 15;
         Capaian = 70
"""


def predicate(value: object) -> str:
    result = REGISTRY.evaluate({SAKIP: value})[SAKIP]
    assert result.method is not None
    assert result.method.kategori is not None
    return result.method.kategori.nama.partition(" ")[0]


@pytest.mark.parametrize(
    ("value", "letter"),
    [
        ("0", "D"), ("30", "D"), ("30,01", "C"), ("50", "C"), ("50,01", "CC"), ("60", "CC"), ("60,01", "B"),
        ("70", "B"), ("70,01", "BB"), ("80", "BB"), ("80,01", "A"), ("81,5", "A"), ("90", "A"), ("90,01", "AA"),
        ("100", "AA"), ("80,004", "BB"), ("80,005", "A"),
    ],
)  # fmt: skip
def test_a_value_on_a_bound_belongs_to_the_class_below(value: str, letter: str) -> None:
    assert predicate(value) == letter


def test_components_add_up_and_are_shown() -> None:
    result = REGISTRY.evaluate(components("24,5", 22, "11,25", 18))[SAKIP]
    assert (result.status, result.value) == (Status.TERHITUNG, Fraction(303, 4))
    text = str(result.trace)
    assert "predikat: BB (Sangat Baik)" in text
    assert "Pelaporan Kinerja (dari 15) = 11,25" in text
    assert "24,5 + 22 + 11,25 + 18" in text


def test_parts_of_components_are_summed_by_component() -> None:
    registry = office(SAKIP, FORMULA, "Kebijakan: AKIP\n  Berdasar: AKIP per subkomponen\n")
    names = [base.nama for base in registry.base_data if base.metode]
    assert len(names) == 12
    full = (6, 9, 15, 6, 9, 15, 3, "4,5", "7,5", 5, "7,5", "12,5")
    result = registry.evaluate(dict(zip(names, full, strict=True)))[SAKIP]
    assert result.value == 100
    assert "Pelaporan Kinerja (dari 15) = 15" in str(result.trace)
    assert "Pelaporan Kinerja: kualitas (dari 4,5) = 4,5" in str(result.trace)


def test_an_office_may_declare_its_own_weights() -> None:
    registry = office(SAKIP, FORMULA, TRENGGALEK)
    names = [base.nama for base in registry.base_data if base.metode]
    result = registry.evaluate(dict(zip(names, (5, 7, 12, 60), strict=True)))[SAKIP]
    assert result.value == 84
    assert result.method is not None
    assert result.method.dasar == "Peraturan Bupati, bobot setempat"
    with pytest.raises(DefinitionError, match="berjumlah 95, bukan 100"):
        office(SAKIP, FORMULA, TRENGGALEK.replace("70", "65"))


def test_an_office_may_declare_bounds_that_belong_to_the_class() -> None:
    own = "Kebijakan: AKIP\n  Kategori: AA >= 90; A >= 80; BB >= 70; B >= 60; CC >= 50; C >= 30; D\n"
    result = office(SAKIP, FORMULA, own).evaluate({SAKIP: 80})[SAKIP]
    assert result.method is not None
    assert result.method.kategori is not None
    assert result.method.kategori.nama == "A"


@pytest.mark.parametrize(("values", "words"), [((31, 1, 1, 1), "= 31 (bobot 30)"), ((1, 1, 1, -1), "Internal = -1")])
def test_a_component_above_its_weight_has_no_value(values: tuple[int, ...], words: str) -> None:
    result = REGISTRY.evaluate(components(*values))[SAKIP]
    assert result.status is Status.GALAT
    assert result.reason is not None
    assert words in result.reason.message


def test_a_missing_component_is_named_and_never_zero() -> None:
    result = REGISTRY.evaluate(components(24, 22, None, 18))[SAKIP]
    assert (result.status, result.causes) == (Status.BELUM_ADA_DATA, ("Nilai komponen Pelaporan Kinerja",))


def test_scores_of_several_offices_are_not_added(tmp_path: Path) -> None:
    head = "Unit: Kota A\nSubunit: Kecamatan B; Kecamatan C\n"
    rows = [f"Nilai komponen {name};5;{unit}" for name in COMPONENTS for unit in ("Kecamatan B", "Kecamatan C")]
    table = tmp_path / "d.csv"
    table.write_text("\n".join(["nama;nilai;unit", *rows]), encoding="utf-8")
    registry = office(SAKIP, FORMULA, head=head)
    result = registry.evaluate(table)[SAKIP]
    assert result.status is Status.GALAT
    assert result.reason is not None
    assert result.reason.code == "S111"
    assert registry.evaluate(table, unit="Kecamatan B")[SAKIP].value == 20


def test_a_declared_way_of_joining_scores_is_not_taken_and_said() -> None:
    text = f"Tujuan: T\n  Indikator: {SAKIP}\n    Formula: {FORMULA}\n"
    text += "Data: Nilai komponen Pelaporan Kinerja\n  Konsolidasi: jumlah\n"
    assert [found.code for found in loads(text).diagnostics if found.code != "F305"] == ["S104"]


@given(st.tuples(st.integers(0, 120), st.integers(0, 120), st.integers(0, 60), st.integers(0, 100)))
def test_the_value_is_the_sum_whatever_the_order(quarters: tuple[int, ...]) -> None:
    data = components(*(Fraction(quarter, 4) for quarter in quarters))
    first = REGISTRY.evaluate(data)[SAKIP]
    second = REGISTRY.evaluate(dict(reversed(data.items())))[SAKIP]
    assert first.value == second.value == Fraction(sum(quarters), 4)
    assert first.method is not None
    assert first.method.formula is not None
    assert first.method.formula.evaluate(data).value == first.value
