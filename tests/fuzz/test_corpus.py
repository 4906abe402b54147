"""Every input of the kept corpus, and every find of the past, keeps what is promised of any text whatever."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.fuzz.finds import FINDS
from tests.fuzz.mutating import CORPUS, mutate, pieces
from tests.fuzz.scaling import SHAPES, attack
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from pathlib import Path


def _inputs(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


@pytest.mark.parametrize("target", TARGETS)
def test_the_kept_corpus(target: str) -> None:
    inputs = _inputs(CORPUS / target)
    assert inputs
    for file in inputs:
        TARGETS[target](file.read_bytes(), timed=False)


@pytest.mark.parametrize(
    ("target", "file"),
    [pytest.param(target, file, id=f"{target}-{file.name}") for target in TARGETS for file in _inputs(FINDS / target)],
)
def test_what_was_found_stays_mended(target: str, file: Path) -> None:
    TARGETS[target](file.read_bytes(), timed=False)


@pytest.mark.parametrize("target", TARGETS)
def test_repeated_fragments_are_answered(target: str) -> None:
    wrong = [attack(target, shape, 2_000) for shape in SHAPES[target]]
    assert [said for said in wrong if said and said.startswith("raises")] == []


@pytest.mark.parametrize("target", TARGETS)
def test_changed_seeds_keep_the_promises_too(target: str) -> None:
    """A few of them; the machines of `make fuzz` try millions."""
    raws = [file.read_bytes() for file in _inputs(CORPUS / target)][:40]
    for seed, raw in enumerate(raws):
        changed = mutate(target, raw, 2_000, seed)
        assert len(changed) <= 2_000
        assert mutate(target, raw, 2_000, seed) == changed
    assert pieces(target)
