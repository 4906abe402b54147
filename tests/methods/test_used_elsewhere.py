"""A value that a method computes, in the formulas of other indicators, in comparisons of periods, and in forms."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from indikator_dsl import Registry, loads

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Kebijakan: SKM
  Bobot: Persyaratan = 1; Biaya/Tarif = 1
Tujuan: Layanan prima
  Indikator: Indeks Kepuasan Masyarakat
    Formula: Sesuai Permenpan RB Nomor 14 Tahun 2017
  Indikator: Nilai indeks
    Formula: Indeks Kepuasan Masyarakat / 25
"""
COUNTED = "Persentase kelurahan dengan kategori cepat berkembang"
IKM = "Indeks Kepuasan Masyarakat"


@pytest.fixture(scope="module")
def office() -> Registry:
    return loads(TEXT)


def survey(persyaratan: int, biaya: int, responden: int) -> dict[str, int]:
    return {
        "Jumlah nilai unsur Persyaratan": persyaratan,
        "Jumlah nilai unsur Biaya/Tarif": biaya,
        "Jumlah responden SKM": responden,
    }


def test_a_formula_that_names_the_index_uses_the_computed_value_and_not_the_entered_one(office: Registry) -> None:
    results = office.evaluate({**survey(30, 33, 10), IKM: 70})
    assert results["T1.1"].value == Fraction(315, 4)
    assert results["T1.2"].value == Fraction(63, 20)


def test_a_formula_that_names_the_index_uses_the_entered_value_where_nothing_else_is_there(office: Registry) -> None:
    assert office.evaluate({IKM: 75})["T1.2"].value == 3
    assert office.evaluate({})["T1.2"].causes == (IKM,)


@pytest.mark.parametrize("id", ["T1.1", "T1.2"])
def test_a_change_is_divided_over_the_answers(office: Registry, id: str) -> None:
    before, after = office.evaluate(survey(30, 33, 10)), office.evaluate(survey(40, 34, 11))
    change = office.compare(id, before, after)
    assert change.reason is None
    assert [part.nama for part in change.parts] == list(survey(0, 0, 0))
    assert sum(part.value for part in change.parts) == change.total


def test_where_one_value_was_entered_the_whole_change_is_its_own(office: Registry) -> None:
    change = office.compare("T1.1", office.evaluate({IKM: 70}), office.evaluate(survey(30, 33, 10)))
    assert [(part.nama, part.before, part.after) for part in change.parts] == [(IKM, Fraction(70), Fraction(315, 4))]


def test_what_was_counted_over_units_is_one_datum(tmp_path: Path) -> None:
    text = f"Unit: K\nSubunit: A; B\nTujuan: T\n  Indikator: {COUNTED}\n    Formula: Permendagri 81 Tahun 2015\n"
    rows = ["nama;nilai;periode;unit"]
    for bidang in ("pemerintahan", "kewilayahan", "kemasyarakatan"):
        for unit, scores in (("A", (100, 200)), ("B", (200, 200))):
            rows += [f"Skor Epdeskel bidang {bidang};{score};{2024 + at};{unit}" for at, score in enumerate(scores)]
    office = loads(text)
    data = tmp_path / "skor.csv"
    data.write_text("\n".join(rows), encoding="utf-8")
    change = office.compare(COUNTED, office.evaluate(data, periode=2024), office.evaluate(data, periode=2025))
    (part,) = change.parts
    assert (part.nama, str(part.before), str(part.after), str(part.share)) == (COUNTED, "50", "100", "100")


def test_what_a_target_takes_is_what_the_survey_can_give(office: Registry) -> None:
    solution = office.solve("T1.1", office.evaluate(survey(30, 33, 10)), 81)
    assert {answer.nama: answer.whole for answer in solution.answers[:2]} == {
        "Jumlah nilai unsur Persyaratan": Fraction(32),
        "Jumlah nilai unsur Biaya/Tarif": Fraction(35),
    }
    beyond = office.solve("T1.1", office.evaluate(survey(30, 33, 10)), 95)
    assert all(answer.value is None for answer in beyond.answers)
    assert "10 sampai 40" in str(beyond.answers[0].reason)


def test_the_form_asks_each_unit_for_what_is_joined_or_counted_and_nobody_for_what_is_one_assessment() -> None:
    text = (
        "Unit: K\nSubunit: A; B\nTujuan: T\n"
        f"  Indikator: {COUNTED}\n    Formula: Permendagri 81 Tahun 2015\n"
        "  Indikator: IKM\n    Formula: Permenpan RB 14 Tahun 2017\n"
        "  Indikator: Nilai SAKIP\n    Formula: Permenpan RB 88 Tahun 2021\n"
    )
    rows = {row.nama: row for row in loads(text).template()}
    asked = {name: (row.pilihan, row.antarunit, row.antarperiode) for name, row in rows.items()}
    assert asked["Jumlah responden SKM"] == (True, True, True)
    assert asked["Skor Epdeskel bidang kewilayahan"] == (True, True, False)
    assert asked["Nilai komponen Pengukuran Kinerja"] == (True, False, False)
    assert list(rows)[:3] == [COUNTED, "IKM", "Nilai SAKIP"]


def test_no_check_asks_for_a_way_of_joining_data_whose_regulation_says_it() -> None:
    text = "Unit: K\nSubunit: A; B\nTujuan: T\n  Indikator: IKM\n    Formula: Permenpan RB 14 Tahun 2017\n"
    assert "P121" not in [found.code for found in loads(text).check()]
