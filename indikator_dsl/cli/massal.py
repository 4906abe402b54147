"""`indikator massal DEFINISI MASUKAN KELUARAN`: every row of files that may be larger than memory.

On a terminal a bar shows how far it is; a pipe gets the one line at the end.
"""

from __future__ import annotations

import sys
from contextlib import contextmanager
from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import print_json, report
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable, Iterator


def run(options: Namespace) -> int:
    from indikator_dsl.bulk import evaluate_files
    from indikator_dsl.registry import load

    registry = load(options.definisi, strict=False)
    with _bar() as progress:
        done = evaluate_files(
            registry,
            options.masukan,
            options.keluaran,
            statuses=options.status,
            indicators=options.indikator or None,
            engine=options.mesin,
            kind=options.bentuk,
            decimal=options.desimal,
            restart=options.ulang,
            progress=progress,
        )
    if options.json:
        said = {"keluaran": str(done.output), "baris": done.rows, "bagian": done.parts, "sudah_ada": done.kept}
        print_json(said | {"definisi": [diagnostic.to_json() for diagnostic in registry.errors]})
    else:
        report(registry.errors)
        rows, parts, kept = (format_number(Fraction(one)) for one in (done.rows, done.parts, done.kept))
        before = f", {kept} di antaranya sudah ada" if done.kept else ""
        print(f"{rows} baris dalam {parts} bagian{before}: {done.output}")
    return 1 if registry.errors else 0


@contextmanager
def _bar() -> Iterator[Callable[[int, int], None] | None]:
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("Menghitung"),
        BarColumn(),
        TaskProgressColumn(),
        TimeElapsedColumn(),
        TextColumn("sisa"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, whole: bar.update(task, completed=done, total=whole)
