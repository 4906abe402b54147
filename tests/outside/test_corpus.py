"""Real formulas with gold readings: what this reader reads, it reads right or says that it doubts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")


def test_no_formula_of_the_corpus_is_without_an_answer() -> None:
    lines = [json.loads(line) for line in (CORPUS / "dev.jsonl").read_text(encoding="utf-8").splitlines()]
    asked = "".join(json.dumps({"id": line["id"], "text": line["text"]}) + "\n" for line in lines)
    command = [sys.executable, "-m", "indikator_dsl", "urai", "--jsonl"]
    run = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=False)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [line["id"] for line in lines]
    for answer in answers:
        errors = [found for found in answer["diagnostics"] if found["severity"] == "error"]
        assert not (errors and answer["ast"]), "an error always comes without a tree"
