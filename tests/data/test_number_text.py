"""What a figure written as text means, and what its writer is told; the pairs stand in files/."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.data.number_text import read_text
from indikator_dsl.text.numbers import format_number, read_number

FILES = Path(__file__).parent / "files"


def pairs(name: str) -> list[list[str]]:
    lines = (FILES / name).read_text(encoding="utf-8").splitlines()
    return [[part.strip(" ") for part in line.split("=> ")] for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(("written", "expected"), pairs("bilangan_terbaca.txt"))
def test_a_figure_has_the_value_its_writer_meant(written: str, expected: str) -> None:
    value, finding = read_text(written)
    code = expected.rpartition(" ")[2] if expected[-4:-3] == "M" else ""
    meant = expected.removesuffix(code).strip()
    assert value == (None if meant == "belum ada data" else Fraction(meant))
    assert (finding.code if finding else "") == code


def test_an_empty_cell_is_no_data() -> None:
    assert read_text("") == (None, None)
    assert read_text(" \u00a0\t") == (None, None)


@pytest.mark.parametrize("line", pairs("bilangan_ditolak.txt"), ids=lambda line: line[0])
def test_what_is_no_number_is_refused_with_what_to_write(line: list[str]) -> None:
    written, code, suggestion = line[0], line[1].removesuffix("=>").strip(), line[2] if len(line) > 2 else ""
    value, finding = read_text(written)
    assert value is None
    assert finding is not None
    assert finding.is_error
    assert (finding.code, finding.suggestion or "") == (code, suggestion)


@pytest.mark.parametrize("line", pairs("bilangan_ditolak.txt"), ids=lambda line: line[0])
def test_a_suggestion_can_be_pasted(line: list[str]) -> None:
    _, finding = read_text(line[0])
    if finding is not None and finding.suggestion is not None:
        value, doubt = read_text(finding.suggestion)
        assert value is not None
        assert doubt is None


def test_a_number_beyond_reason_is_refused() -> None:
    _, finding = read_text("9" * 61)
    assert finding is not None
    assert finding.code == "M152"


@given(st.builds(lambda digits, places: Fraction(digits, 10**places), st.integers(), st.integers(0, 8)))
def test_a_printed_value_reads_back(value: Fraction) -> None:
    assert read_text(format_number(value, None))[0] == value


@given(st.text(max_size=300))
def test_no_text_breaks_the_reader_and_a_value_is_never_invented(text: str) -> None:
    value, finding = read_text(text)
    if value is not None:
        unsigned = "".join(text.split()).strip("\u00ad\u200b\u200c\u200d\u2060\ufeff").lstrip("+-−")
        assert read_number(unsigned).value == abs(value)
    assert value is None or finding is None or not finding.is_error


@given(st.from_regex(r"[-+(]?[ ]?[0-9.,_eE%/ ]{1,12}[)%a-z]{0,3}", fullmatch=True))
def test_what_is_suggested_reads_without_doubt_or_is_not_suggested(text: str) -> None:
    value, finding = read_text(text)
    if finding is not None and finding.is_error and finding.suggestion is not None:
        assert value is None
        assert read_text(finding.suggestion)[0] is not None
