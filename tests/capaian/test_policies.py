"""Policies as text: what they inherit, what is refused, and the words in which it is."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from indikator_dsl import load, loads
from indikator_dsl.capaian import Policy, resolve, shipped, shipped_names, shipped_text
from indikator_dsl.diagnostics import DefinitionError

if TYPE_CHECKING:
    from pathlib import Path

    from indikator_dsl.diagnostics import Diagnostic

WORKSHEET = "Tujuan: A\n  Indikator: B\n    Formula: C\n"


def bound(text: str) -> tuple[Policy, list[Diagnostic]]:
    registry = loads(text + WORKSHEET, strict=False)
    return registry.policy, [finding for finding in registry.diagnostics if finding.code.startswith(("C", "F"))]


def rules(policy: Policy) -> dict[str, str]:
    return {key: rule.text for key, rule in policy.rules.items()}


@pytest.mark.parametrize("name", shipped_names())
def test_what_ships_reads_without_a_finding_and_can_be_copied(name: str) -> None:
    text, own = shipped_text(name), shipped(name)
    assert text is not None
    assert own is not None
    policy, findings = resolve(own)
    assert findings == []
    assert policy.dasar
    assert policy.rules
    copied = loads(text + "\n" + WORKSHEET)
    assert copied.diagnostics == ()
    assert rules(copied.policy) == rules(policy)
    assert copied.policy.to_json() == policy.to_json()


def test_without_a_policy_only_what_nobody_contests_is_computed() -> None:
    policy, findings = bound("")
    assert (policy.nama, list(policy.rules), findings) == ("Umum", ["Makin tinggi"], [])


def test_what_is_not_said_comes_from_the_base() -> None:
    policy, findings = bound(
        "Kebijakan: Kantor\n  Berdasar: Permendagri 86/2017\n  Makin rendah: Target / Realisasi x 100%\n"
        "  Capaian tertinggi: 110 %\n"
    )
    assert findings == []
    assert policy.nama == "Kantor"
    assert policy.dasar == "Permendagri Nomor 86 Tahun 2017"
    assert rules(policy)["Makin rendah"] == "Target / Realisasi x 100%"
    assert rules(policy)["Makin tinggi"] == "Realisasi / Target x 100%", "from the base of the base"
    assert policy.lowest is None
    assert policy.highest == 110
    assert [one.nama for one in policy.scale][:2] == ["Sangat Tinggi", "Tinggi"]


def test_a_bound_of_the_base_can_be_taken_away() -> None:
    policy, _ = bound("Kebijakan: Kantor\n  Berdasar: Paling tinggi 120\n  Capaian tertinggi: tanpa batas\n")
    assert policy.lowest == 0
    assert policy.highest is None


@pytest.mark.parametrize("base", ["", "  Berdasar: Permendagri 86/2017\n", "  Berdasar: permendagri 86/2017\n"])
def test_the_name_of_a_shipped_policy_is_that_one_with_what_is_said_in_its_place(base: str) -> None:
    policy, findings = bound(f"Kebijakan: Permendagri 86/2017\n{base}  Pembulatan: 2 desimal\n")
    assert findings == []
    assert policy.places == 2
    assert len(policy.scale) == 5
    assert "Makin rendah" in policy.rules


def test_what_stands_for_a_shipped_base_counts_for_all_that_rest_on_it() -> None:
    policy, findings = bound(
        "Kebijakan: Permendagri 86/2017\nKebijakan: Permenpan RB 53/2014\n  Makin rendah: Target / Realisasi x 100%\n"
    )
    assert findings == []
    assert policy.nama == "Permendagri 86/2017"
    assert rules(policy)["Makin rendah"] == "Target / Realisasi x 100%"


def test_two_policies_that_both_hold_are_refused_at_the_second() -> None:
    _, (finding,) = bound("Kebijakan: Satu\n  Makin tinggi: Realisasi\nKebijakan: Dua\n  Makin tinggi: Target\n")
    assert (finding.code, finding.place and finding.place.line) == ("C102", 3)
    assert finding.message == 'Ada dua kebijakan yang sama-sama berlaku: "Satu" dan "Dua".'


def test_the_same_policy_in_two_files_of_an_office_is_one(tmp_path: Path) -> None:
    for name, text in (("a", WORKSHEET), ("b", "")):
        (tmp_path / f"{name}.indikator").write_text(f"Kebijakan: Permendagri 86/2017\n\n{text}", encoding="utf-8")
    assert load(tmp_path).policy.nama == "Permendagri 86/2017"


def test_weights_of_a_method_are_no_second_policy() -> None:
    policy, findings = bound(
        "Kebijakan: Permendagri 86/2017\nKebijakan: Evaluasi\n  Bobot: Perencanaan = 30; Hasil = 70\n"
    )
    assert (policy.nama, findings) == ("Permendagri 86/2017", [])
    assert bound("Kebijakan: Evaluasi\n  Bobot: Perencanaan = 30; Hasil = 70\n")[0].nama == "Umum"


BROKEN = [
    # the policy, the code, line and column, the words, what is suggested
    ("Berdasar: Permendagri 86/2071", "C101", (2, 13), '"Permendagri 86/2071" tidak dikenal', "Permendagri 86/2017"),
    ("Berdasar: Kantor", "C105", (2, 13), '"Kantor" berputar', None),
    ("Makin tinggi: Realisasi / Jumlah siswa", "C103", (2, 29), '"Jumlah siswa"', None),
    ("Makin tinggi: Realisasi / Targt", "C103", (2, 29), '"Targt"; yang boleh di sini hanya Realisasi', "Target"),
    ("Makin tinggi: Realisasi / Batas Atas", "C103", (2, 29), '"Batas Atas"', None),
    ("Dalam rentang: Target / Batas Atas", "C103", (2, 18), '"Target"', None),
    ("Makin tinggi: Sesuai peraturan wali kota", "C104", (2, 17), '"Makin tinggi" bukan hitungan', None),
    ("Makin tinggi: Realisasi / (Target", "F105", (2, 29), "tidak ditutup", None),
    ("Makin rendah: Realisasi /\n      Targt", "C103", (3, 7), '"Targt"', "Target"),
]


@pytest.mark.parametrize(("line", "code", "at", "words", "meant"), BROKEN, ids=[f"{b[1]} {b[0][:30]}" for b in BROKEN])
def test_what_is_wrong_is_said_at_its_place(
    line: str, code: str, at: tuple[int, int], words: str, meant: str | None
) -> None:
    policy, findings = bound(f"Kebijakan: Kantor\n  {line}\n")
    (finding,) = [one for one in findings if one.is_error]
    assert finding.code == code
    assert finding.place is not None
    assert (finding.place.line, finding.place.column) == at
    assert words in finding.message
    assert finding.suggestion == meant
    assert policy.nama == "Kantor"


def test_a_circle_of_policies_ends_and_is_said_once() -> None:
    circle = "".join(f"Kebijakan: K{i}\n  Berdasar: K{(i + 1) % 3}\n" for i in range(3))
    _, findings = bound(circle)
    assert {one.code for one in findings} == {"C105"}


def test_a_long_line_of_bases_is_no_reason_to_hang() -> None:
    line = "".join(f"Kebijakan: K{i}\n  Berdasar: K{i + 1}\n" for i in range(2000))
    _, findings = bound(line + "Kebijakan: K2000\n  Makin tinggi: Realisasi\n")
    assert "C105" in {one.code for one in findings}


def test_bounds_that_no_value_meets_are_refused() -> None:
    _, (finding,) = bound("Kebijakan: Kantor\n  Berdasar: Paling tinggi 120\n  Capaian terendah: 150\n")
    assert finding.message == 'Kebijakan "Kantor" membatasi capaian dari 150 sampai 120: tidak ada nilai yang mungkin.'


def test_a_rule_that_cannot_be_read_costs_only_its_own_achievements() -> None:
    registry = loads(
        "Kebijakan: Kantor\n  Berdasar: Permenpan RB 53/2014\n  Makin rendah: Realisasi / / Target\n"
        "Tujuan: A\n"
        "  Indikator: Naik\n    Formula: Naik\n    Target: 10\n    Polaritas: makin tinggi makin baik\n"
        "  Indikator: Turun\n    Formula: Turun\n    Target: 10\n    Polaritas: makin rendah makin baik\n",
        strict=False,
    )
    naik, turun = registry.capaian(registry.evaluate({"Naik": 5, "Turun": 5})).values()
    assert naik.value == 50
    assert turun.reason is not None
    assert turun.reason.code == "C116"
    assert "Dua tanda hitung berurutan" in turun.reason.message


# -- the short fields --------------------------------------------------------------------------------------------------

READ = [
    ("Capaian tertinggi: 120", "highest", Fraction(120)),
    ("Capaian tertinggi: 120 %", "highest", Fraction(120)),
    ("Capaian terendah: -50,5%", "lowest", Fraction(-101, 2)),
    ("Capaian tertinggi: tidak dibatasi", "highest", None),
    ("Pembulatan: bilangan bulat", "places", 0),
    ("Pembulatan: 2 angka di belakang koma", "places", 2),
    ("Bobot: Perencanaan = 30 %; Hasil = 12,5", "weights", (("Perencanaan", 30), ("Hasil", Fraction(25, 2)))),
]


@pytest.mark.parametrize(("line", "attribute", "value"), READ, ids=[r[0] for r in READ])
def test_a_short_field_is_read_as_people_write_it(line: str, attribute: str, value: object) -> None:
    policy, findings = bound(f"Kebijakan: Kantor\n  Makin tinggi: Realisasi\n  {line}\n")
    assert findings == []
    assert getattr(policy, attribute) == value


@pytest.mark.parametrize(
    ("written", "value", "conditional"),
    [
        ("tak terdefinisi", None, False),
        ("tidak dihitung", None, False),
        ("0", 0, False),
        ("0 %", 0, False),
        ("100 bila tercapai", 100, True),
        ("100 % Bila target tercapai", 100, True),
    ],
)
def test_a_target_of_zero_is_declared_in_words(written: str, value: int | None, conditional: bool) -> None:
    zero = bound(f"Kebijakan: Kantor\n  Makin tinggi: Realisasi\n  Target nol: {written}\n")[0].zero
    assert zero is not None
    assert (zero.nilai, zero.bila_tercapai) == (value, conditional)


def test_classes_stand_in_the_order_of_their_bounds_however_they_are_written() -> None:
    scale = bound("Kebijakan: K\n  Makin tinggi: Realisasi\n  Kategori: Kurang; AA > 90; B ≥ 60,5 %; Minus >= -5\n")[
        0
    ].scale
    assert [(one.nama, one.batas, one.termasuk) for one in scale] == [
        ("AA", 90, False),
        ("B", Fraction(121, 2), True),
        ("Minus", -5, True),
        ("Kurang", None, True),
    ]


REFUSED = [
    ("Kategori: Baik 76-100; Kurang", "D220", "Baik >= 76"),
    ("Kategori: Baik: 76; Kurang", "D220", "Baik >= 76"),
    ("Kategori: Baik >= tujuh puluh; Kurang", "D220", None),
    ("Kategori: Baik >= 76; baik >= 60", "D221", None),
    ("Kategori: " + "; ".join(f"K{'a' * at} >= {at}" for at in range(202)), "D222", None),
    ("Kategori: Baik >= 76; Cukup > 76", "D221", None),
    ("Kategori: Rendah; Kurang", "D221", None),
    ("Capaian tertinggi: seratus", "D222", None),
    ("Target nol: kosong", "D222", None),
    ("Pembulatan: 9", "D222", None),
    ("Bobot: Perencanaan 30", "D222", None),
    ("Bobot: Perencanaan = 0", "D222", None),
    ("Bobot: A = 30; a = 70", "D222", None),
]


@pytest.mark.parametrize(("line", "code", "meant"), REFUSED, ids=[r[0] for r in REFUSED])
def test_a_short_field_that_cannot_be_read_is_refused(line: str, code: str, meant: str | None) -> None:
    registry_text = f"Kebijakan: Kantor\n  Makin tinggi: Realisasi\n  {line}\n" + WORKSHEET
    with pytest.raises(DefinitionError) as caught:
        loads(registry_text)
    (finding,) = caught.value.diagnostics
    assert finding.code == code
    assert finding.place is not None
    assert finding.place.line == 3
    assert finding.suggestion == meant


def test_a_doubtful_number_is_said() -> None:
    registry = loads("Kebijakan: Kantor\n  Makin tinggi: Realisasi\n  Kategori: Baik >= 76.5; Kurang\n" + WORKSHEET)
    (finding,) = registry.diagnostics
    assert finding.message == 'Angka "76.5" dibaca 76,5: titik di sini tanda desimal.'
    assert finding.place is not None
    assert finding.place.column == 21


def test_two_policies_of_one_name_and_a_subunit_said_twice() -> None:
    with pytest.raises(DefinitionError) as caught:
        loads("Kebijakan: Kantor\nKebijakan: kantor\n  Capaian tertinggi: 100\n" + WORKSHEET)
    assert 'Kebijakan "kantor" sudah ditulis di baris 1.' in str(caught.value)
    (finding,) = loads("Unit: U\nSubunit: Kelurahan A; kelurahan a\n" + WORKSHEET).diagnostics
    assert (finding.code, finding.is_error) == ("D225", False)
