"""What beginners write wrong, and what they are told: `pemula.txt` holds each formula with its exact messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indikator_dsl.diagnostics import Source
from indikator_dsl.formula import KnownNames, parse, print_node, read
from indikator_dsl.formula.tree import Chain, Name

SECTION = re.compile(r"^== (.+)\n(.+)\n--\n((?:(?!== ).*\n)*)", re.MULTILINE)
TEXT = (Path(__file__).parent / "pemula.txt").read_text(encoding="utf-8")
CASES = {found[1]: (found[2], found[3].rstrip("\n")) for found in SECTION.finditer(TEXT)}


@pytest.mark.parametrize("case", CASES)
def test_a_beginner_is_told(case: str) -> None:
    text, told = CASES[case]
    formula = read(text)
    source = Source(text)
    lines = [f"dibaca: {formula.canonical}"] if formula.tree is not None else []
    lines += [str(source.locate(finding)) for finding in formula.diagnostics]
    assert "\n".join(lines) == told


def test_the_file_is_read_whole() -> None:
    assert len(CASES) == TEXT.count("\n== ") + TEXT.startswith("== ") > 35


NAMES = [
    "Jumlah unit l00",
    "Jumlah 1OO meter",
    "Orang dibagii sembako",
    "lihat lampiran",
    "COUNT (orang)",
    "Data #REF!",
    "sda",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_only_looks_like_a_slip_is_kept_in_quotes(name: str) -> None:
    assert parse(f'"{name}" / B').names == (name, "B")
    for tree in (Name(name), Chain("/", (Name(name), Name("B")))):
        assert parse(print_node(tree)).tree == tree


@pytest.mark.parametrize("name", ["Jumlah unit l00", "Jumlah 1OO meter", "Orang dibagii sembako"])
def test_a_declared_name_is_no_slip(name: str) -> None:
    assert read(f"{name} / Jumlah B").errors != ()
    assert parse(f"{name} / Jumlah B", KnownNames([name])).names == (name, "Jumlah B")


@pytest.mark.parametrize(
    "text",
    [
        "Jumlah kasus yang dikaji / Jumlah kasus",
        "Kadar O3 / Kadar CO2",
        "Jumlah lampiran laporan / Jumlah laporan",
        "sum(A; B) / Jumlah (IF)",
        "Nilai I3 + Nilai O2",
        "Luas lahan 100 x 100",
        "Jumlah pegawai dibagian keuangan / Jumlah pegawai",
        "MIN(A; B)",
        "Jumlah desa di atas rata-rata",
    ],
)
def test_what_is_no_slip_is_left_alone(text: str) -> None:
    assert [finding.code for finding in read(text).errors] == []


@pytest.mark.parametrize(
    "piece", ["A1:A3 ", "(   ", "$A$1 ", "=A1", "l00", "dibagii ", "#REF!", "IF(", '"', "“", "Sheet1!A1 "]
)
def test_slips_of_many_pages_take_their_time_and_no_more(piece: str) -> None:
    assert len(read(piece * 20_000).diagnostics) < 10_000
