"""Every code has a real example: what is broken gets the code, what is mended does not."""

from __future__ import annotations

import re

import pytest

from indikator_dsl.diagnostics.catalogue import SUBJECTS, all_entries
from indikator_dsl.examples import Example, example, examples
from indikator_dsl.examples.running import findings

SHOWN = {code: found for code in all_entries() if (found := example(code)) is not None and found.why is None}
UNSHOWABLE = 0.2  # at most so large a part of the codes is without an example


def test_every_code_has_an_example_or_a_reason_why_not() -> None:
    missing = [code for code in all_entries() if example(code) is None]
    assert missing == [], "write a section `== CODE` in indikator_dsl/examples/"


def test_every_example_belongs_to_a_code() -> None:
    written = [code for letter in SUBJECTS for code in examples(letter)]
    assert [code for code in written if code not in all_entries()] == []


def test_a_reason_is_a_sentence_and_rare() -> None:
    reasons = [found.why for code in all_entries() if (found := example(code)) is not None and found.why is not None]
    assert [why for why in reasons if not re.fullmatch(r"[a-z].{20,}\.", why)] == []
    engines = {code for code in all_entries() if code.startswith("E")}  # they take tables in memory, which are no text
    rare = [code for code in all_entries().keys() - engines if (found := example(code)) is not None and found.why]
    assert len(rare) < UNSHOWABLE * len(all_entries().keys() - engines)


@pytest.mark.parametrize("shown", SHOWN.values(), ids=list(SHOWN))
def test_the_broken_one_gets_the_code_and_the_mended_one_does_not(shown: Example) -> None:
    assert shown.code in [finding.code for finding in findings(shown.broken)]
    mended = findings(shown.mended)
    assert shown.code not in [finding.code for finding in mended]
    assert [str(finding) for finding in mended if finding.is_error] == []
    assert shown.changed
    assert shown.mended.keys() >= shown.broken.keys()
