"""Epdeskel: the status of one desa, and the share of those that have one (Permendagri 81/2015)."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from indikator_dsl import Registry, Result, Status
from indikator_dsl.data import Dataset, Datum
from tests.methods.offices import FIELDS, SCORE, SHARE, office, scores

if TYPE_CHECKING:
    from collections.abc import Mapping

KUKUH = [  # Desa Kukuh, eight years, with the printed sum and status
    ((154, 0, 13), 167, "Kurang Berkembang"),
    ((157, 0, 0), 157, "Kurang Berkembang"),
    ((209, 72, 198), 479, "Cepat Berkembang"),
    ((223, 89, 196), 508, "Cepat Berkembang"),
    ((227, 89, 204), 520, "Cepat Berkembang"),
    ((227, 93, 186), 506, "Cepat Berkembang"),
    ((234, 100, 201), 535, "Cepat Berkembang"),
    ((232, 98, 199), 529, "Cepat Berkembang"),
]
ONE = office(SCORE, "Sesuai Permendagri 81/2015")
UNITS = ("Kelurahan A", "Kelurahan B", "Kelurahan C")
HEAD = f"Unit: Kecamatan K\nSubunit: {'; '.join(UNITS)}\n"


def of_units(given: Mapping[str, tuple[object, ...]], nama: str = SHARE, head: str = HEAD) -> Result:
    return registry_of(nama, head).evaluate(dataset(given))[nama]


def registry_of(nama: str = SHARE, head: str = HEAD) -> Registry:
    return office(nama, "Sesuai Aplikasi EPDESSEL", head=head)


def dataset(given: Mapping[str, tuple[object, ...]]) -> Dataset:
    return Dataset(
        tuple(
            Datum(f"Skor Epdeskel bidang {field}", Fraction(str(value)), "2025", unit)
            for unit, values in given.items()
            for field, value in zip(FIELDS, values, strict=False)
        )
    )


@pytest.mark.parametrize(("given", "total", "status"), KUKUH)
def test_eight_years_of_a_real_desa(given: tuple[int, ...], total: int, status: str) -> None:
    result = ONE.evaluate(scores(*given))[SCORE]
    assert result.value == total
    assert f"status  : {status}" in str(result.trace)


@pytest.mark.parametrize(
    ("total", "status"),
    [
        ("1", "Kurang Berkembang"),
        ("300", "Kurang Berkembang"),
        ("300,4", "Kurang Berkembang"),
        ("300,5", "Berkembang"),
        ("301", "Berkembang"),
        ("450", "Berkembang"),
        ("450,4", "Berkembang"),
        ("450,5", "Cepat Berkembang"),
        ("451", "Cepat Berkembang"),
    ],
)
def test_a_score_between_two_printed_bounds_is_rounded_half_up_first(total: str, status: str) -> None:
    for data in (scores(total, 0, 0), {SCORE: total}):
        method = ONE.evaluate(data)[SCORE].method
        assert method is not None
        assert method.kategori is not None
        assert method.kategori.nama == status


def test_a_score_of_zero_is_no_status_and_a_negative_one_none_at_all() -> None:
    zero = ONE.evaluate(scores(0, 0, 0))[SCORE]
    assert (zero.status, zero.value) == (Status.BELUM_ADA_DATA, None)
    assert "belum dinilai" in str(zero.reason)
    assert ONE.evaluate(scores(200, -1, 100))[SCORE].status is Status.GALAT
    assert ONE.evaluate(scores(200, None, 100))[SCORE].causes == ("Skor Epdeskel bidang kewilayahan",)


ALL = {UNITS[0]: (154, 0, 13), UNITS[1]: (209, 72, 198), UNITS[2]: (150, 150, "150.5")}


def test_the_share_is_over_all_subunits_and_shows_each() -> None:
    result = of_units(ALL)
    assert (result.value, result.display) == (Fraction(200, 3), "66,67 %")
    text = str(result.trace)
    assert "Kelurahan A: 154 + 0 + 13, Kurang Berkembang = 167" in text
    assert "kelurahan yang Cepat Berkembang = 2" in text
    assert result.cover is not None
    assert result.cover.display == "3 dari 3 kelurahan"


@pytest.mark.parametrize("last", [None, (150, 150), (0, 0, 0)])
def test_a_subunit_that_is_missing_or_not_assessed_is_not_taken_for_less(last: tuple[object, ...] | None) -> None:
    given = {unit: values for unit, values in ALL.items() if unit != UNITS[2]} | ({UNITS[2]: last} if last else {})
    result = of_units(given)
    assert (result.status, result.value) == (Status.BELUM_ADA_DATA, None)
    assert result.reason is not None
    assert result.reason.code == "S132"
    assert "Kelurahan C" in result.reason.message
    assert "Kelurahan A" not in result.reason.message
    assert all("Kelurahan C" in cause for cause in result.causes)


@pytest.mark.parametrize(
    ("nama", "value"),
    [
        ("Persentase kelurahan berkembang", 0),
        ("Persentase kelurahan kurang berkembang", Fraction(100, 3)),
        ("Persentase kelurahan kurang berkembang dan cepat berkembang", 100),
        ("Jumlah kelurahan dengan kategori cepat berkembang", 2),
    ],
)
def test_the_name_says_which_statuses_count(nama: str, value: Fraction) -> None:
    assert of_units(ALL, nama).value == value


@pytest.mark.parametrize(
    "status",
    [
        "tidak kurang berkembang",
        "bukan kurang berkembang",
        "belum berkembang",
        "selain kurang berkembang",
        "minimal berkembang",
        "paling rendah berkembang",
        "berkembang ke atas",
        "berkembang keatas",
        "berkembang atau lebih",
        "di atas berkembang",
        "di bawah cepat berkembang",
        "dengan status berkembang sampai cepat berkembang",
        "sekurang-kurangnya berkembang",
        "setidaknya berkembang",
        "yang mencapai status berkembang",
        "berstatus ≥ berkembang",
    ],
)
def test_a_word_that_turns_the_status_is_not_passed_over(status: str) -> None:
    found = of_units(ALL, f"Persentase kelurahan {status}")
    assert (found.status, found.value) == (Status.BELUM_ADA_DATA, None)
    assert found.reason is not None
    assert found.reason.code == "S135"
    assert "Cepat Berkembang" in found.reason.message


def test_a_name_without_a_status_and_data_without_units_compute_nothing() -> None:
    no_status = of_units(ALL, "Persentase kelurahan maju")
    assert (no_status.status, no_status.value) == (Status.BELUM_ADA_DATA, None)
    assert "tidak menyebut status" in str(no_status.reason)
    for head in ("", HEAD):
        without = registry_of(head=head).evaluate(scores(200, 200, 200))[SHARE]
        assert without.value is None
        assert "Subunit" in str(without.reason) or "per unit" in str(without.reason)


def test_an_entered_share_stands_and_has_no_status_of_its_own() -> None:
    entered = registry_of().evaluate({SHARE: 50})[SHARE]
    assert (entered.display, entered.method and entered.method.kategori) == ("50 %", None)
    results = registry_of().evaluate(
        Dataset((*dataset(ALL).entries, Datum(SHARE, Fraction(50), "2025", "Kecamatan K")))
    )
    assert results[SHARE].display == "66,67 %"
    said = [found.message for found in results.diagnostics if found.code == "S301"]
    assert len(said) == 1
    assert "50" in said[0]
    assert "66,67" in said[0]


def test_order_of_units_and_of_data_does_not_matter() -> None:
    turned = Dataset(tuple(reversed(dataset(ALL).entries)))
    assert registry_of().evaluate(turned)[SHARE].value == of_units(ALL).value


def test_the_score_of_a_kecamatan_is_not_the_sum_of_its_kelurahan() -> None:
    result = of_units(ALL, SCORE)
    assert result.status is Status.GALAT
    assert result.reason is not None
    assert result.reason.code == "S111"
    alone = of_units({"Kelurahan A": ALL["Kelurahan A"]}, SCORE)  # one of three is not the kecamatan either
    assert alone.reason is not None
    assert alone.reason.code == "S111"
    one = registry_of(SCORE).evaluate(dataset(ALL), unit="Kelurahan B")[SCORE]
    assert one.value == 479
