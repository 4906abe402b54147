"""Each check is alone in asking about its example, has nothing to ask once that is mended, and spares near misses.

The examples are those of the pages (indikator_dsl/examples/checks.txt); contoh/ has the near misses: definitions that
look like the broken one and are as they should be.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from indikator_dsl import load, loads
from indikator_dsl.examples import examples

EXAMPLES = {code: (found.broken["kk.indikator"], found.mended["kk.indikator"]) for code, found in examples("P").items()}
NEAR_MISSES = sorted((Path(__file__).parent / "contoh").glob("*.indikator"))


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_example_is_found_and_nothing_else_is(code: str) -> None:
    broken, mended = EXAMPLES[code]
    found = loads(broken).check()
    assert {finding.code for finding in found} == {code}
    for finding in found:
        assert finding.place is not None
        assert finding.place.excerpt.strip()
    assert loads(mended).check() == ()


@pytest.mark.parametrize("path", NEAR_MISSES, ids=lambda path: path.stem)
def test_the_near_miss_is_left_alone(path: Path) -> None:
    assert path.stem in EXAMPLES
    assert [str(finding) for finding in load(path).check()] == []


@pytest.mark.parametrize("code", ["P103", "P118"])
def test_a_suggestion_pasted_is_an_answer(code: str) -> None:
    """Where a check says what to write instead, writing it leaves nothing to ask."""
    text, _ = EXAMPLES[code]
    suggestions = [finding for finding in loads(text).check() if finding.suggestion is not None]
    assert suggestions
    lines = text.splitlines()
    for finding in reversed(suggestions):
        assert finding.place is not None
        assert finding.suggestion is not None
        line, start = lines[finding.place.line - 1], finding.place.column - 1
        lines[finding.place.line - 1] = line[:start] + finding.suggestion + line[start + finding.place.width :]
    assert [finding.code for finding in loads("\n".join(lines) + "\n").check()] == []
