"""Files with very many or very long names: read, and answered in messages of a length that people read."""

from __future__ import annotations

from indikator_dsl import Status, loads, parse

LONG = "Nilai " + "akhir" * 400 + " "


def test_declared_names_of_many_lengths_each_are_the_longest_that_fits() -> None:
    names = ["A/B", "A/B/C", "A/B/C/D/E"]
    file = "".join(f"Data: {name}\n" for name in names) + "Tujuan: T\n  Indikator: I\n    Formula: "
    assert loads(file + "A/B/C/D/E + A/B/C + A/B").indicators[0].formula.names == ("A/B/C/D/E", "A/B/C", "A/B")
    assert loads(file + "A/B/C x 2").indicators[0].formula.names == ("A/B/C",)


def test_a_ring_of_many_is_named_by_its_first_ones() -> None:
    rows = [f"  Indikator: {LONG}{at}\n    Formula: {LONG}{(at + 1) % 40}\n" for at in range(40)]
    registry = loads("Tujuan: T\n" + "".join(rows), strict=False)
    (ring,) = [finding for finding in registry.errors if finding.code == "R101"]
    assert "… (40 indikator)" in ring.message
    assert len(ring.message) < 1_500


def test_a_level_that_supports_one_of_many_of_a_name_or_none_of_them() -> None:
    levels = "Tujuan: Maju\n" * 30
    registry = loads(f"{levels}Program: P\n  Mendukung: Maju; {LONG}; Majuu\n", strict=False)
    several, unknown, slip = registry.errors
    assert (several.code, unknown.code, slip.code) == ("R107", "R106", "R106")
    assert "Tujuan T1; Tujuan T2" in several.message
    assert "…" in several.message
    assert len(unknown.message) < 300
    assert slip.suggestion == "Maju"


def test_what_lacks_data_is_named_by_its_first_ones_and_wholly_in_the_causes() -> None:
    result = parse(" + ".join(f"Jumlah A{at}" for at in range(20))).evaluate({})
    assert result.status is Status.BELUM_ADA_DATA
    assert len(result.causes) == 20
    assert result.reason is not None
    assert "Jumlah A7; dan 12 lainnya" in result.reason.message


def test_invariants_that_name_nothing_known_are_all_said_and_the_first_get_a_suggestion() -> None:
    laws = "".join(f"  Invarian: Jumlah rapat <= Jumlah rapat{at}\n" for at in range(60))
    found = [finding for finding in loads("Data: Jumlah rapat\n" + laws, strict=False).errors if finding.code == "R110"]
    assert len(found) == 60
    assert found[0].suggestion == "Jumlah rapat"


def test_a_word_without_end_and_words_all_alike_are_checked() -> None:
    alike = " ".join(f"laporan{'abcdefghij'[at % 10]}{'abcdefghij'[at // 10]}" for at in range(100))
    findings = loads(f"Tujuan: {'a' * 50_000} {alike} lapporan laporan\n").check()
    assert all(len(finding.message) < 500 for finding in findings)
    assert len(findings) < 100 * 8
