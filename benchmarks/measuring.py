"""Measuring: samples from this process or from fresh ones, summed up as median and minimum."""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["TOP", "Row", "Sample", "absent", "against", "commands", "fresh", "in_process", "in_turn", "row", "seconds"]

TOP = Path(__file__).parents[1]

TIMED = """
import resource, time
{setup}
start = time.perf_counter()
{timed}
took = time.perf_counter() - start
print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, {told})
"""


@frozen
class Sample:
    """One run: seconds, the peak memory of its process in MB (0 where not measured), and what the run told."""

    seconds: float
    memory: float = 0.0
    told: str = ""


@frozen
class Row:
    """One line of the table: what was measured, its figures, and how it stands to a peer of the same run."""

    what: str
    median: str
    least: str
    runs: int
    beside: str = ""


def row(what: str, samples: Sequence[Sample], beside: str = "", *, per: int = 1) -> Row:
    """Median and minimum of `samples`, each divided by the `per` things done in it."""
    figures = [sample.seconds / per for sample in samples]
    return Row(what, seconds(statistics.median(figures)), seconds(min(figures)), len(figures), beside)


def against(samples: Sequence[Sample], peers: Sequence[Sample], name: str) -> str:
    """How the medians compare: `2.13 × name`, the time of the peer being 1."""
    ours, theirs = (statistics.median(sample.seconds for sample in group) for group in (samples, peers))
    return f"{ours / theirs:.3g} × {name}"


def seconds(figure: float) -> str:
    """A duration with three digits and its unit."""
    if figure >= 1:
        return f"{figure:.3g} s"
    return f"{figure * 1e3:.3g} ms" if figure >= 1e-3 else f"{figure * 1e6:.3g} µs"


def in_process(work: Callable[[], object], runs: int) -> list[Sample]:
    """`work` done once to warm up, then `runs` times, with the garbage collector out of the way."""
    work()
    samples = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(runs):
            start = time.perf_counter()
            work()
            samples.append(Sample(time.perf_counter() - start))
    finally:
        gc.enable()
    return samples


def in_turn(works: Mapping[str, Callable[[], object]], runs: int) -> dict[str, list[Sample]]:
    """Each of `works` once to warm up, then all in turn, `runs` times, so that a busy moment hits them alike."""
    samples: dict[str, list[Sample]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(runs):
        for name, work in works.items():
            samples[name].append(_timed(work))
    return samples


def _timed(work: Callable[[], object]) -> Sample:
    gc.collect()
    gc.disable()
    try:
        start = time.perf_counter()
        kept = work()
        took = time.perf_counter() - start
        del kept  # freeing a table is no part of making it
    finally:
        gc.enable()
    return Sample(took)


def absent(what: str, missing: ModuleNotFoundError) -> Row:
    """The line of a peer that is not installed."""
    return Row(what, "–", "–", 0, f'{missing.name} is not installed: `pip install "indikator-dsl[bench]"`')


def fresh(setup: str, timed: str, runs: int, told: str = "''") -> list[Sample]:
    """`timed` in `runs` new processes, after `setup`, which is not timed; `told` is an expression to print."""
    code = TIMED.format(setup=setup, timed=timed, told=told)
    samples = []
    for _ in range(runs):
        out = subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, text=True, check=True).stdout
        took, memory, said = (out.strip() + " ").split(" ", 2)
        samples.append(Sample(float(took), int(memory) / 1024, said.strip()))
    return samples


def commands(named: Mapping[str, Sequence[str]], rounds: int) -> dict[str, list[Sample]]:
    """The wall time of each command as a whole process. All run in turn, so that a busy moment hits them alike."""
    samples: dict[str, list[Sample]] = {name: [] for name in named}
    for number in range(rounds + 1):
        for name, arguments in named.items():
            start = time.perf_counter()
            subprocess.run([sys.executable, *arguments], cwd=TOP, capture_output=True, check=True)
            if number:  # the first round fills the disk cache and compiles
                samples[name].append(Sample(time.perf_counter() - start))
    return samples
