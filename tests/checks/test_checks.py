"""Each check finds what it is for, at its place, and leaves a sound definition alone."""

from __future__ import annotations

import pytest

from indikator_dsl import loads

SOUND = """
Tujuan: Layanan baik
  Sasaran: Laporan selesai
    Indikator: Persentase laporan yang selesai
      Definisi: Perbandingan jumlah laporan yang selesai dengan jumlah seluruh laporan
      Formula: Jumlah laporan selesai / Jumlah laporan x 100%
    Program: Ketertiban
      Indikator: Jumlah laporan
        Formula: Jumlah laporan
"""

CASES = [
    # what is changed, into what, the code, words of the message
    ("      Formula: Jumlah laporan selesai / Jumlah laporan x 100%\n", "", "P106", "belum punya formula"),
    ("    Program: Ketertiban", "Program: Ketertiban", "P105", "`Ketertiban`"),
    ("Perbandingan jumlah laporan yang selesai dengan", "Perhitungan", "P102", "menghitung jumlah"),
    (" x 100%", "", "P103", "100%"),
    ("Formula: Jumlah laporan\n", "Formula: Jumlah laporan x 100 / 2\n", "P104", "dikalikan 100"),
    ("Jumlah laporan selesai /", "Jumlah lapporan selesai /", "P101", "`lapporan` (1 kali)"),
]


def test_a_sound_definition_is_left_alone() -> None:
    assert [finding.code for finding in loads(SOUND).check()] == []


@pytest.mark.parametrize(("old", "new", "code", "words"), CASES, ids=[case[2] for case in CASES])
def test_each_check_points_at_what_it_found(old: str, new: str, code: str, words: str) -> None:
    assert old in SOUND
    text = SOUND.replace(old, new)
    if code == "P104":
        text = text.replace("Indikator: Jumlah laporan\n", "Indikator: Jumlah laporan tahunan\n")
    if code == "P105":
        head, _, tail = text.partition("Program:")
        text = head + "Program:" + tail.replace("\n    ", "\n")
    found = [finding for finding in loads(text).check() if finding.code == code]
    assert len(found) == 1
    assert words in found[0].message
    assert found[0].place is not None
    assert found[0].place.line > 1


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("Jumlah laporan tranribmas", "Jumlah laporan trantibmas", True),
        ("Usulan MUSREMBANGCAM", "Usulan musrebangcam yang masuk", True),
        ("Kelembagaan masyarakat yang aktif", "lembaga kemasyarakatan", True),
        ("Jumlah lembaga yang terbina", "Jumlah lembaga yang terbuka", False),
        ("Usulan musrenbangkot", "Usulan musrenbangcam", False),
        ("Penyelenggaraan pemerintahan", "menyelenggarakan pemerintahan", False),
        ("Kejadian bencana", "Jumlah binaan", False),
    ],
)
def test_near_names_are_reported_and_different_words_are_not(one: str, other: str, near: bool) -> None:
    text = f"Tujuan: Layanan\n  Indikator: Rasio\n    Formula: {one} / ({other})\n"
    registry = loads(text)
    codes = {finding.code for finding in registry.check()} & {"P101", "P107"}
    assert bool(codes) == near
    assert len(registry.base_data) == 2, "a near miss is reported, never merged"
