"""Reading definition files of growing size, beside the same facts in YAML."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

from benchmarks.inputs import Facts, LevelFacts
from benchmarks.measuring import Row, Sample, against, fresh, row

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["count", "figures", "read_yaml"]

OURS = """
from benchmarks.inputs import as_definition, worksheet
from indikator_dsl import loads
text = as_definition(worksheet({size}))
"""
WORKSHEET = """
from benchmarks.inputs import repeated_worksheet
from indikator_dsl import loads
text = repeated_worksheet({copies})
"""
COPIES = 588  # of the real worksheet: 9,996 indicators
PEER = """
from benchmarks.inputs import as_yaml, worksheet
from benchmarks.reading import count, read_yaml
text = as_yaml(worksheet({size}))
"""
RUNS = {1_000: 5, 10_000: 5, 20_000: 3}
PEER_SIZE = 10_000
PURE, IN_C = "`yaml.safe_load` and attrs", "the same with `yaml.CSafeLoader`"


def figures() -> Iterator[Row]:
    ours: dict[int, list[Sample]] = {}
    for size, runs in RUNS.items():
        told = "len(registry.indicators)"
        ours[size] = _right(size, fresh(OURS.format(size=size), "registry = loads(text)", runs, told))
    peers = {PURE: _by_yaml("SafeLoader", 2), IN_C: _by_yaml("CSafeLoader", 3)}
    smallest = statistics.median(sample.seconds for sample in ours[1_000])
    for size, taken in ours.items():
        beside = [_memory(taken)]
        if size > 1_000:
            growth = statistics.median(sample.seconds for sample in taken) / smallest
            beside.append(f"{growth:.3g} times as long as 1,000")
        if size == PEER_SIZE:
            beside += [against(taken, samples, name) for name, samples in peers.items()]
        yield row(f"`loads`, {size:,} definitions", taken, "; ".join(beside))
    real = _right(17 * COPIES, fresh(WORKSHEET.format(copies=COPIES), "registry = loads(text)", 5, told))
    yield row(f"`loads`, {17 * COPIES:,} definitions: the real worksheet {COPIES} times", real, _memory(real))
    yield row(f"{PURE}, {PEER_SIZE:,} (peer, pure Python as ours)", peers[PURE], _memory(peers[PURE]))
    yield row(f"{IN_C} (peer in C)", peers[IN_C], _memory(peers[IN_C]))


def read_yaml(text: str, loader: str) -> list[LevelFacts]:
    """What the peer does: the same facts as immutable objects; nothing is read of a formula, no name looked up."""
    import yaml

    return [_built(level, 0) for level in yaml.load(text, getattr(yaml, loader))]


def count(levels: Sequence[LevelFacts]) -> int:
    """How many levels, and so indicators, there are."""
    return sum(1 + count(level.children) for level in levels)


def _built(level: dict[str, Any], depth: int) -> LevelFacts:
    below = [_built(child, depth + 1) for child in level.get("children", ())]
    return LevelFacts(level["jenis"], level["nama"], depth, Facts(**level["indikator"]), below)


def _by_yaml(loader: str, runs: int) -> list[Sample]:
    timed, told = f"levels = read_yaml(text, {loader!r})", "count(levels)"
    return _right(PEER_SIZE, fresh(PEER.format(size=PEER_SIZE), timed, runs, told))


def _right(size: int, samples: list[Sample]) -> list[Sample]:
    """`samples`, if each has read everything."""
    if {sample.told for sample in samples} != {str(size)}:
        raise AssertionError(f"not {size} read: {samples}")
    return samples


def _memory(samples: Sequence[Sample]) -> str:
    return f"peak {max(sample.memory for sample in samples):.0f} MB"
