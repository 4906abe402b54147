"""Findings that the file says to let be: out of those that remain, kept with their reason, and none by chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl import loads

if TYPE_CHECKING:
    from indikator_dsl.checks.silence import Review

TWO = """\
Tujuan: Pelayanan
{tujuan}
  Indikator: Persentase laporan
    Formula: A / B
{satu}
  Sasaran: Cepat
{sasaran}
    Indikator: Persentase usulan
      Formula: C / D
{dua}
"""
THREE = "Abaikan: P103 karena memang pecahan"


def review(head: str = "", **lines: str) -> Review:
    written = {place: "  " * depth + lines.get(place, "") for place, depth in DEPTHS.items()}
    return loads((head + "\n" if head else "") + TWO.format(**written)).review()


DEPTHS = {"tujuan": 1, "satu": 2, "sasaran": 2, "dua": 3}


def remaining(found: Review) -> list[tuple[str, int]]:
    return [(finding.code, finding.place.line) for finding in found.findings if finding.place]


def test_without_a_word_all_remain() -> None:
    assert remaining(review()) == [("P103", 4), ("P103", 9)]


def test_an_indicator_lets_its_own_be() -> None:
    found = review(satu=THREE)
    assert remaining(found) == [("P103", 9)]
    (silenced,) = found.silenced
    assert (silenced.diagnostic.code, silenced.alasan) == ("P103", "memang pecahan")
    assert silenced.place is not None
    assert silenced.place.line == 5


def test_a_level_lets_be_what_is_below_it_and_the_head_what_is_in_the_file() -> None:
    assert remaining(review(sasaran=THREE)) == [("P103", 4)]
    assert remaining(review(tujuan=THREE)) == []
    assert remaining(review(head=THREE)) == []


def test_of_two_that_fit_the_nearer_one_counts() -> None:
    found = review(tujuan=THREE, dua="Abaikan: P103 karena usulan lain")
    assert remaining(found) == []
    assert [silenced.alasan for silenced in found.silenced] == ["memang pecahan", "usulan lain"]


def test_one_that_lets_nothing_be_is_found_itself() -> None:
    assert remaining(review(dua="Abaikan: P101 karena ejaan lama")) == [("P103", 4), ("P103", 9), ("D234", 10)]
    assert remaining(review(head=THREE, satu=THREE, dua=THREE)) == [("D234", 1)]
    assert remaining(review(satu=f"{THREE}\n    {THREE}"))[-1] == ("D234", 5)


def test_warnings_of_reading_can_be_let_be_too() -> None:
    text = "Tujuan: A\n  Indikator: B\n    Formula: Kas + Setara Kas / Utang\n"
    assert [finding.code for finding in loads(text).check()] == ["F201"]
    assert loads(text + "    Abaikan: F201 karena memang begitu\n").check() == ()


def test_another_file_is_not_reached() -> None:
    text = "Abaikan: P103 karena memang pecahan\n" + TWO.format(tujuan="", satu="", sasaran="", dua="")
    found = loads(text, file="a.indikator").review()
    assert (found.findings, len(found.silenced)) == ((), 2)
    assert {silenced.place.file for silenced in found.silenced if silenced.place} == {"a.indikator"}


def test_ten_thousand_are_matched_one_by_one() -> None:
    """Each finding meets its own silence, however many of the same code there are."""
    blocks = "".join(
        f"  Indikator: Persentase x{at}\n    Formula: A{at} / B{at}\n    Abaikan: P103 karena alasan ke-{at}\n"
        for at in range(2000)
    )
    found = loads("Tujuan: A\n" + blocks).review()
    assert found.findings == ()
    assert [silenced.alasan for silenced in found.silenced] == [f"alasan ke-{at}" for at in range(2000)]
