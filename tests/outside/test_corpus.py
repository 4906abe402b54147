"""Real formulas with gold readings: what this reader reads, it reads right or says that it doubts."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from indikator_dsl import parse
from indikator_dsl.formula import read
from tests.formula.mathml_reader import read_mathml

CORPUS = Path(__file__).parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpus is not beside this checkout")


def lines() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (CORPUS / "dev.jsonl").read_text(encoding="utf-8").splitlines()]


def test_every_notation_of_every_formula_gives_its_tree_back() -> None:
    read_back = 0
    for line in lines():
        formula = read(line["text"])
        if formula.tree is None:
            continue
        read_back += 1
        for printed in (formula.canonical, formula.sentence, formula.latex):
            assert printed is not None
            assert (line["id"], parse(printed).tree) == (line["id"], formula.tree)
        assert (line["id"], *read_mathml(formula.mathml or "")) == (line["id"], formula.tree, formula.sentence)
        doubts = {finding.code for finding in read(formula.sentence or "").diagnostics if finding.code[1] == "2"}
        assert doubts <= {finding.code for finding in read(formula.canonical or "").diagnostics}, line["id"]
    assert read_back > 100


def test_no_formula_of_the_corpus_is_without_an_answer() -> None:
    asked = "".join(json.dumps({"id": line["id"], "text": line["text"]}) + "\n" for line in lines())
    command = [sys.executable, "-m", "indikator_dsl", "urai", "--jsonl"]
    run = subprocess.run(command, input=asked, capture_output=True, encoding="utf-8", check=False)
    answers = [json.loads(line) for line in run.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [line["id"] for line in lines()]
    for answer in answers:
        errors = [found for found in answer["diagnostics"] if found["severity"] == "error"]
        assert not (errors and answer["ast"]), "an error always comes without a tree"
