"""What the registry asks about a formula that reads: a name left undivided, a result that no data can change."""

from __future__ import annotations

import pytest

from indikator_dsl import DataError, loads
from indikator_dsl.registry.splits import split
from indikator_dsl.text.names import fold

KNOWN = {fold(name): name for name in ("Jumlah siswa", "guru", "Realisasi belanja", "Pagu", "rata-rata nilai")}


@pytest.mark.parametrize(
    ("name", "text", "others"),
    [
        ("Jumlah siswa/guru", "Jumlah siswa / guru", ()),
        ("Jumlah siswa:guru", "Jumlah siswa / guru", ()),
        ("Pagu-Realisasi belanja", "Pagu - Realisasi belanja", ()),
        ("Jumlah siswaxguru", "Jumlah siswa x guru", ()),
        ("rata-rata nilai/guru", "rata-rata nilai / guru", ()),
        ("Jumlah sisswa/guru", "Jumlah siswa / guru", ()),  # one piece is misspelled
        ("Realisasi blanja/Jumlah sisswa", "Realisasi belanja / Jumlah siswa", ()),  # both are
        ("Jumlah siswa/kelas", "Jumlah siswa / kelas", ("kelas",)),
    ],
)
def test_the_cut_that_would_make_it_known(name: str, text: str, others: tuple[str, ...]) -> None:
    found = split(name, KNOWN, list(KNOWN.values()))
    assert found is not None
    assert (found.text, found.others) == (text, others)


@pytest.mark.parametrize(
    "name",
    [
        "guru tahun n-1",
        "Pagu(t-1)",
        "Desa/Kelurahan",
        "usia 0-6 tahun",
        "rata-rata",
        "Jumlah ekspor",
        "Luas taxi/umum",
        "/",
    ],
)
def test_no_advice_where_nothing_is_known(name: str) -> None:
    assert split(name, KNOWN, list(KNOWN.values())) is None


def test_a_sign_before_the_words_of_time_still_divides() -> None:
    found = split("Jumlah siswa/guru tahun n-1", KNOWN, list(KNOWN.values()))
    assert found is not None
    assert found.text == "Jumlah siswa / guru tahun n-1"


def registry(formula: str, tail: str = "") -> str:
    return (
        "Tujuan: Sekolah baik\n"
        f"  Indikator: Rasio siswa\n    Formula: {formula}\n"
        "  Indikator: Rasio kelas\n    Formula: Jumlah siswa / Jumlah kelas\n" + tail
    )


def findings(text: str) -> list[tuple[str, str | None]]:
    return [(finding.code, finding.suggestion) for finding in loads(text, strict=False).diagnostics]


def test_a_name_whose_piece_another_formula_uses_is_told() -> None:
    assert findings(registry("Jumlah siswa/guru x 100")) == [("R204", "Jumlah siswa / guru")]
    (finding,) = loads(registry("Jumlah siswa/guru x 100")).diagnostics
    assert finding.place is not None
    assert (finding.place.line, finding.place.column, finding.place.width) == (3, 14, len("Jumlah siswa/guru"))
    assert "`Jumlah siswa`" in finding.message


def test_the_advice_taken_is_quiet() -> None:
    assert findings(registry("Jumlah siswa / guru x 100")) == []
    assert findings(registry("Jumlah siswa/guru x 100", "Data: Jumlah siswa/guru\n")) == []
    assert findings(registry('"Jumlah siswa/guru" x 100')) == []


def test_declared_pieces_are_cut_and_need_no_advice() -> None:
    declared = "Data: Jumlah siswa\nData: guru\n"
    assert findings(registry("Jumlah siswa/guru x 100", declared)) == [("F304", None)]


def test_data_for_the_pieces_are_told_of_the_joined_name() -> None:
    joined = loads(registry("Jumlah siswa/guru x 100").split("  Indikator: Rasio kelas")[0])
    with pytest.raises(DataError) as caught:
        joined.evaluate({"Jumlah siswa": 240, "guru": 12})
    assert [finding.code for finding in caught.value.diagnostics] == ["R111", "R111"]
    assert "`Jumlah siswa / guru`" in str(caught.value)


def test_joined_data_are_told_of_the_two_names() -> None:
    with pytest.raises(DataError) as caught:
        loads(registry("Jumlah siswa / guru")).evaluate({"Jumlah siswa/guru": 20})
    (finding,) = caught.value.diagnostics
    assert finding.code == "R112"
    assert "`Jumlah siswa` dan `guru`" in finding.message


def test_an_invariant_of_two_data_gets_the_text_to_paste() -> None:
    tail = "Data: Jumlah kelas\n  Invarian: Jumlah kelas <= Jumlah siswa/Jumlah kelass\n"
    (finding,) = [one for one in loads(registry("Jumlah guru", tail), strict=False).errors if one.code == "R110"]
    assert finding.suggestion is not None


def test_a_registry_of_thousands_of_joined_names_is_read_all_the_same() -> None:
    lines = [f"  Indikator: Rasio {n}\n    Formula: Jumlah siswa {n} baru/guru" for n in range(3_000)]
    found = loads(
        "Tujuan: Sekolah baik\n" + "\n".join(lines) + "\n  Indikator: Nilai kelas\n    Formula: guru / kelas\n"
    )
    assert {finding.code for finding in found.diagnostics} == {"R204"}


@pytest.mark.parametrize(
    ("formula", "codes"),
    [("100", ["R205"]), ("2 + 3", ["R205"]), ("A / 0", ["R206"]), ("5 / 0", ["R205", "R206"]), ("A / 10 + 0", [])],
)
def test_what_no_data_can_change_is_told(formula: str, codes: list[str]) -> None:
    found = loads(f"Tujuan: A\n  Indikator: Nilai\n    Formula: {formula}\n").diagnostics
    assert [finding.code for finding in found] == codes
    assert all(finding.place is not None and finding.place.line == 3 for finding in found)
