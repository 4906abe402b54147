"""What the page on joining shows is what the program does; its examples need the packages of the extra."""

from __future__ import annotations

import pytest

from tests.docs.test_examples import ROOT, blocks, execute

pytest.importorskip("polars")
pytest.importorskip("narwhals")


def test_the_page_on_joining_shows_what_the_program_does() -> None:
    path = ROOT / "docs" / "kolom-gabungan.md"
    shown = [block for block in blocks(path) if block.info == ["python", "kolom"]]
    names: dict[str, object] = {}
    for block in shown:
        execute(block, names, path.name)
    assert shown
