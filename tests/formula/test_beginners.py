"""What beginners write wrong, and what they are told: `pemula.txt` holds each formula with its exact messages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from indikator_dsl.diagnostics import Source
from indikator_dsl.formula import read

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
