"""The kept corpus: `python -m tests.fuzz.keeping TARGET FOLDER…` adds what FOLDERs reach that it does not reach yet.

An input is kept for a branch of the library that no shorter kept input takes; the others are deleted from the corpus.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import coverage

from tests.fuzz.mutating import CORPUS
from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["keep"]

LONGEST = 1_000  # bytes; a longer one is seldom for people to read


def keep(target: str, folders: Iterable[Path]) -> None:
    """Make the corpus of `target` the shortest inputs, of its own and of `folders`, that reach all that they reach."""
    files = [file for folder in (CORPUS / target, *folders) if folder.is_dir() for file in folder.iterdir()]
    written = {file.read_bytes(): file.name for file in reversed(files)}
    reached: set[tuple[str, int, int]] = set()
    kept: dict[str, bytes] = {}
    for raw in sorted(written, key=lambda raw: (not written[raw].startswith("seed"), len(raw), raw)):
        is_seed = written[raw].startswith("seed")
        if len(raw) > LONGEST and not is_seed:
            continue
        branches = _branches(target, raw)
        if branches is not None and (is_seed or branches - reached):
            reached |= branches
            kept[written[raw] if is_seed else hashlib.sha256(raw).hexdigest()[:12]] = raw
    for file in (CORPUS / target).iterdir():
        file.unlink()
    for name, raw in kept.items():
        (CORPUS / target / name).write_bytes(raw)
    print(f"{target}: {len(kept)} of {len(written)} inputs kept, {sum(map(len, kept.values()))} bytes")


def _branches(target: str, raw: bytes) -> set[tuple[str, int, int]] | None:
    """The branches of the library that `raw` takes; None for a find, which is no matter of the corpus."""
    watched = coverage.Coverage(data_file=None, branch=True, include=["*/indikator_dsl/*"], config_file=False)
    watched.start()
    try:
        TARGETS[target](raw, timed=False)
    except Exception:
        return None
    finally:
        watched.stop()
    data = watched.get_data()
    return {(file, *arc) for file in data.measured_files() for arc in data.arcs(file) or ()}


if __name__ == "__main__":
    keep(sys.argv[1], map(Path, sys.argv[2:]))
