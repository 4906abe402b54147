"""What names in formulas stand for, and what a registry refuses."""

from __future__ import annotations

import pickle

import pytest

from indikator_dsl import DataError, DefinitionError, NameLookupError, Status, load, loads


def definition(*indicators: tuple[str, str], tail: str = "") -> str:
    lines = ["Tujuan: Layanan baik"]
    for name, formula in indicators:
        lines += [f"  Indikator: {name}", f"    Formula: {formula}"] if formula else [f"  Indikator: {name}"]
    return "\n".join(lines) + "\n" + tail


OWN_NAMES = """
Tujuan: Masyarakat berdaya
  Sasaran: Lembaga aktif
    Indikator: Persentase Lembaga yang Aktif
      Formula: Lembaga aktif / Lembaga x 100
Program: Pembinaan
  Indikator: Jumlah lembaga dibina
    Formula: jumlah  LEMBAGA dibina
  Kegiatan: Rapat
    Indikator: Persentase lembaga Yang aktif (%)
      Formula: Persentase lembaga Yang aktif (%)
    Indikator: Persentase lembaga dibina
      Formula: Jumlah Lembaga Dibina / Lembaga x 100%
"""


def test_a_formula_that_is_its_own_name_is_its_datum_or_the_other_indicator_of_that_name() -> None:
    registry = loads(OWN_NAMES)
    results = registry.evaluate({"lembaga aktif": 3, "lembaga": 4, "jumlah lembaga dibina": 2})
    assert [result.display for result in results.values()] == ["75 %", "2", "75 %", "50 %"]
    assert results["P1.K1.1"].inputs[0].indikator == "T1.S1.1"
    assert [base.key for base in registry.base_data] == ["lembaga aktif", "lembaga", "jumlah lembaga dibina"]


def test_the_exact_spelling_is_found_first_and_several_are_asked_about() -> None:
    results = loads(OWN_NAMES).evaluate({})
    assert results["Persentase Lembaga yang Aktif"].id == "T1.S1.1"
    assert results["Persentase lembaga Yang aktif (%)"].id == "P1.K1.1"
    with pytest.raises(NameLookupError) as caught:
        results["PERSENTASE LEMBAGA YANG AKTIF"]
    assert "T1.S1.1" in str(caught.value)
    assert "P1.K1.1" in str(caught.value)
    with pytest.raises(KeyError) as unknown:
        results["Persentase lembaga yang aktip"]
    assert "Persentase lembaga Yang aktif (%)" in str(unknown.value)
    assert results.get("tidak ada") is None


def test_an_indicator_uses_the_value_of_another_and_explains_both() -> None:
    registry = loads(definition(("Rasio", "A / B"), ("Indeks", "Rasio × 25 + Rasio")))
    results = registry.evaluate({"a": 1, "b": 2})
    assert results["Indeks"].value == 13
    assert [trace.result.name for trace in results.explain("Indeks")] == ["Indeks", "Rasio"]
    assert [base.nama for base in registry.base_data] == ["A", "B"]


@pytest.mark.parametrize(
    ("first", "data", "status", "words"),
    [
        ("A / B", {"a": 1, "b": 0}, Status.TAK_TERDEFINISI, "Rasio"),
        ("A / B", {"a": 1}, Status.BELUM_ADA_DATA, "B"),
        ("Sesuai aplikasi", {}, Status.BELUM_ADA_DATA, "Rasio"),
        ("", {}, Status.BELUM_ADA_DATA, "Rasio"),
        ("9^9^9", {}, Status.GALAT, "Rasio"),
    ],
)
def test_trouble_of_one_is_named_by_those_that_use_it_and_stops_no_other(
    first: str, data: dict[str, int], status: Status, words: str
) -> None:
    results = loads(definition(("Rasio", first), ("Indeks", "Rasio × 25"), ("Lain", "2 + 3"))).evaluate(data)
    assert results["Indeks"].status is status
    assert results["Indeks"].reason is not None
    assert words in results["Indeks"].reason.message
    assert results["Lain"].value == 5


def test_cycles_are_named_with_their_path_and_lines() -> None:
    text = definition(("Satu", "Dua + 1"), ("Dua", "Tiga × 2"), ("Tiga", "Satu - 1"), ("Empat", "Satu"))
    with pytest.raises(DefinitionError) as caught:
        loads(text)
    assert "`Satu` (baris 2) → `Dua` (baris 4) → `Tiga` (baris 6) → `Satu`" in str(caught.value)
    results = loads(text, strict=False).evaluate({})
    assert [result.status for result in results.values()] == [Status.GALAT] * 4


def test_a_formula_that_adds_to_itself_is_a_cycle() -> None:
    with pytest.raises(DefinitionError, match="berputar"):
        loads(definition(("Jumlah", "Jumlah + 1")))


def test_all_errors_come_at_once_with_their_lines() -> None:
    text = definition(("Satu", "A / / B"), ("Dua", "(C"), tail="  Indikatr: Tiga\n    Satuan: %\n")
    with pytest.raises(DefinitionError) as caught:
        loads(text, file="kerja.indikator")
    lines = {
        finding.place.line for finding in caught.value.diagnostics if finding.place is not None and finding.is_error
    }
    assert lines == {3, 5, 6}
    assert "kerja.indikator:3:18" in str(caught.value)
    assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics


def test_an_unreadable_formula_leaves_only_its_own_indicator_without_a_value() -> None:
    results = loads(definition(("Satu", "A / / B"), ("Dua", "2")), strict=False).evaluate({})
    assert [result.status for result in results.values()] == [Status.GALAT, Status.TERHITUNG]


SYNONYMS = definition(
    ("Rasio", "Banyaknya desa / Jumlah Desa"),
    tail="Data: Jumlah Desa\n  Satuan: desa\n  Sinonim: total desa; desa\n"
    "  Invarian: Banyaknya desa bagian dari Jumlah Desa\n",
)


def test_synonyms_are_the_same_datum_in_formulas_and_in_data() -> None:
    results = loads(SYNONYMS).evaluate({"banyaknya desa": 1, "TOTAL DESA": 4})
    assert results["Rasio"].display == "0,25"
    with pytest.raises(DataError) as caught:
        loads(SYNONYMS).evaluate({"banyaknya desa": 1, "total desa": 4, "jumlah desa": 5})
    assert "total desa" in str(caught.value)
    assert "5" in str(caught.value)


def test_data_that_break_an_invariant_are_pointed_out() -> None:
    results = loads(SYNONYMS).evaluate({"banyaknya desa": 5, "total desa": 4})
    assert results["Rasio"].display == "1,25"
    assert [finding.code for finding in results.diagnostics] == ["R201"]
    assert "`Banyaknya desa` = 5 seharusnya bagian dari `Jumlah Desa` = 4" in results.diagnostics[0].message
    assert loads(SYNONYMS).evaluate({"banyaknya desa": 5}).diagnostics == ()


@pytest.mark.parametrize(
    ("tail", "words"),
    [
        ("Data: Desa\n  Invarian: Desa lebih besar\n", "Invarian"),
        ("Data: Desa\n  Invarian: Desa bagian dari Dessa\n", "Dessa"),
        ("Data: Desa\n  Sinonim: Rasio\n", "Rasio"),
        ("Data: Desa\n  Sinonim: A\nData: Kota\n  Sinonim: A\n", "`A`"),
        ("Data: Rasio\n", "sekaligus indikator"),
        ("Program: P\n  Mendukung: Layanan baek\n", "Layanan baek"),
    ],
)
def test_what_cannot_be_bound_is_an_error_at_its_line(tail: str, words: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        loads(definition(("Rasio", "A / B"), tail=tail))
    assert words in str(caught.value)
    assert "baris" in str(caught.value)


def test_names_of_data_that_nothing_asks_for_are_errors_all_of_them() -> None:
    registry = loads(definition(("Rasio", "Jumlah laporan / Hari"), ("Tanpa", ""), ("Luar", "Sesuai aplikasi")))
    with pytest.raises(DataError) as caught:
        registry.evaluate({"Jumlah laporn": 1, "Rasio": 2, "Tanpa": 3, "Luar": 4, "Hari": 5})
    assert [finding.code for finding in caught.value.diagnostics] == ["R153", "R155", "R154"]
    assert caught.value.diagnostics[0].suggestion == "Jumlah laporan"


def test_an_external_value_counts_with_its_origin_once_it_is_entered() -> None:
    registry = loads(definition(("Indeks Kepuasan", "Sesuai aplikasi survei")))
    waiting = registry.evaluate({})["Indeks Kepuasan"]
    assert (waiting.status, waiting.causes) == (Status.EKSTERNAL, ("Indeks Kepuasan",))
    assert registry.evaluate({"indeks kepuasan": "88,5"})["Indeks Kepuasan"].display == "88,50"


def test_one_name_of_several_formulas_is_asked_about_unless_they_agree() -> None:
    levels = (
        "Tujuan: T\n  Indikator: Rasio\n    Formula: A / B\n  Sasaran: S\n    Indikator: Rasio\n      Formula: {}\n"
    )
    use = "  Indikator: Indeks\n    Formula: Rasio × 2\n"
    agreed = loads("Tujuan: U\n" + use + levels.format("a / b"))
    assert agreed.evaluate({"A": 1, "B": 2})["Indeks"].status is Status.TERHITUNG
    with pytest.raises(DefinitionError) as caught:
        loads("Tujuan: U\n" + use + levels.format("B / A"))
    assert "T2.1" in str(caught.value)


def test_units_and_their_own_data_are_chosen_not_summed(tmp_path) -> None:  # type: ignore[no-untyped-def]
    data = tmp_path / "data.csv"
    data.write_text("nama;nilai;unit\nA;1;Desa Satu\nA;2;Desa Dua\nA;3;Kecamatan Contoh\n", encoding="utf-8")
    text = definition(("Nilai", "A"))
    with pytest.raises(DataError, match="Desa Satu"):
        loads(text).evaluate(data)
    assert loads(text).evaluate(data, unit="desa dua")["Nilai"].value == 2
    own = loads("Unit: KECAMATAN CONTOH\n" + text).evaluate(data)
    assert own["Nilai"].value == 3
    assert own.unit == "Kecamatan Contoh"
    assert "data.csv" in (own["Nilai"].inputs[0].origin or "")


def test_results_pickle_and_find_names_afterwards() -> None:
    results = loads(OWN_NAMES).evaluate({"lembaga aktif": 3, "lembaga": 4})
    again = pickle.loads(pickle.dumps(results))
    assert dict(again) == dict(results)
    assert again["Persentase Lembaga yang Aktif"].value == 75


def test_a_chain_of_thousands_of_indicators_computes() -> None:
    chain = [("Nomor 0", "A")] + [(f"Nomor {n}", f'"Nomor {n - 1}" + 1') for n in range(1, 3_000)]
    results = loads(definition(*reversed(chain))).evaluate({"A": 0})
    assert results["Nomor 2999"].value == 2_999
    assert len(results.explain("Nomor 2999")) == 3_000
    assert dict(pickle.loads(pickle.dumps(results))) == dict(results)


def test_another_type_is_a_mistake_of_the_program() -> None:
    for wrong in (None, 3, b"Tujuan: A", ["a"]):
        with pytest.raises(TypeError, match=f"text, not {type(wrong).__name__}"):
            loads(wrong)  # type: ignore[arg-type]
        with pytest.raises(TypeError, match=f"path, not {type(wrong).__name__}"):
            load(wrong)  # type: ignore[arg-type]
