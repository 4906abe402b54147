"""Ten million rows in fresh processes: time, and peak memory beside the size of what comes out."""

from __future__ import annotations

import statistics
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.columns import EAGER, HAND, KINDS, LAZY, MAKERS, table_of
from benchmarks.measuring import Row, Sample, against, fresh, row
from benchmarks.sets import dense, worksheet

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.sets import FormulaSet

__all__ = ["SETS", "figures", "forget_peak", "peak", "polars_works"]

SETS = {"worksheet": worksheet, "dense": dense}

WORKS = (HAND, LAZY, EAGER, f"{LAZY}, checked before", f"{LAZY}, with statuses", f"{EAGER}, with statuses")
SETUP = """
from benchmarks.large import SETS, forget_peak, peak, polars_works
polars_works({chosen!r}, {kind!r}, 1_000)[{name!r}]()
work = polars_works({chosen!r}, {kind!r}, {rows})[{name!r}]
before = forget_peak()
"""
TOLD = "peak() - before, kept.estimated_size() / 2**20"
CLEAR = Path("/proc/self/clear_refs")


def figures() -> Iterator[Row]:
    for chosen, rows, rounds, kinds, works in (
        ("worksheet", 10_000_000, 3, KINDS, WORKS),
        ("dense", 3_000_000, 1, KINDS[1:], WORKS),
    ):
        for kind in kinds:
            yield Row(f"**{SETS[chosen]().title}, {rows:,} rows, {kind}**", "", "", 0)
            samples: dict[str, list[Sample]] = {name: [] for name in works}
            for _ in range(rounds):
                for name in works:
                    setup = SETUP.format(chosen=chosen, kind=kind, rows=rows, name=name)
                    samples[name] += fresh(setup, "kept = work()", 1, TOLD)
            for name, found in samples.items():
                told = [[float(figure) for figure in one.told.split()] for one in found]
                more = statistics.median(used for used, _ in told)
                beside = f"peak {more:.0f} MB above the data, {more / told[0][1]:.2f} × what came out"
                yield row(
                    name, found, beside + ("" if name == HAND else f"; {against(found, samples[HAND], 'by hand')}")
                )


def polars_works(chosen: str, kind: str, rows: int) -> dict[str, Callable[[], Any]]:
    from indikator_dsl import loads

    formulas: FormulaSet = SETS[chosen]()
    return MAKERS["Polars"](loads(formulas.definition), formulas, table_of(formulas, rows, kind))


def forget_peak() -> float:
    """Let the peak of this process begin anew where the system can, and say what it holds now, in MB."""
    if CLEAR.exists():
        CLEAR.write_text("5")
        return _status("VmRSS")
    return peak()


def peak() -> float:
    """The most memory that this process held at once, in MB."""
    if CLEAR.exists():
        return _status("VmHWM")
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _status(field: str) -> float:
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(field)) / 1024
