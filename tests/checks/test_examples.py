"""Each check has a definition in contoh/ that it alone asks about (P108.indikator), and a near miss (P108-wajar)."""

from __future__ import annotations

from pathlib import Path

import pytest

from indikator_dsl import load, loads
from indikator_dsl.diagnostics.catalogue import all_entries

EXAMPLES = Path(__file__).parent / "contoh"
CODES = [code for code in all_entries() if code.startswith("P")]


@pytest.mark.parametrize("code", CODES)
def test_the_example_is_found_and_nothing_else_is(code: str) -> None:
    found = load(EXAMPLES / f"{code}.indikator").check()
    assert {finding.code for finding in found} == {code}
    for finding in found:
        assert finding.place is not None
        assert finding.place.excerpt.strip()


@pytest.mark.parametrize("code", CODES)
def test_the_near_miss_is_left_alone(code: str) -> None:
    assert [finding.code for finding in load(EXAMPLES / f"{code}-wajar.indikator").check()] == []


@pytest.mark.parametrize("code", ["P103", "P118"])
def test_a_suggestion_pasted_is_an_answer(code: str) -> None:
    """Where a check says what to write instead, writing it leaves nothing to ask."""
    path = EXAMPLES / f"{code}.indikator"
    text = path.read_text(encoding="utf-8")
    suggestions = [finding for finding in load(path).check() if finding.suggestion is not None]
    assert suggestions
    lines = text.splitlines()
    for finding in reversed(suggestions):
        assert finding.place is not None
        assert finding.suggestion is not None
        line, start = lines[finding.place.line - 1], finding.place.column - 1
        lines[finding.place.line - 1] = line[:start] + finding.suggestion + line[start + finding.place.width :]
    assert [finding.code for finding in loads("\n".join(lines) + "\n").check()] == []
