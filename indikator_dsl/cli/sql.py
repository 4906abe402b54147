"""`indikator sql DEFINISI`: the statement that computes the indicators in a database."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import report, write_text

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable


def run(options: Namespace) -> int:
    from indikator_dsl.registry import load

    registry = load(options.definisi, strict=False)
    report(registry.errors)
    every = [word for word in options.tipe if "=" not in word]
    types = {base.nama: every[-1] for base in registry.base_data} if every else {}
    text = registry.to_sql(
        options.dialek,
        options.tabel,
        columns={name: column or None for name, column in _pairs(options.kolom)},
        types={**types, **dict(_pairs(word for word in options.tipe if "=" in word))},
        keys=options.kunci,
        statuses=options.status,
        view=options.view,
        indicators=options.indikator,
    )
    if options.keluaran:
        write_text(options.keluaran, text, overwrite=options.timpa)
        print(f"{options.keluaran} ditulis.", file=sys.stderr)
    else:
        print(text, end="")
    return 1 if registry.errors else 0


def _pairs(words: Iterable[str]) -> list[tuple[str, str]]:
    """`DATA=KOLOM` as name and column: the last sign divides, for a name of data may hold one."""
    return [(word.rpartition("=")[0] or word, word.rpartition("=")[2]) for word in words]
