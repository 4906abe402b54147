"""How long until something happens: whole processes, from the command to the prompt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.measuring import Row, against, commands, row

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["figures"]

EXAMPLE = "definitions/bugul_kidul"
BARE, LARK, ATTRS = "`python -c pass`", "`import lark` (peer)", "`import attrs` (peer)"
HITUNG = ["-m", "indikator_dsl", "hitung", EXAMPLE, f"{EXAMPLE}/data_contoh.csv"]
ROUNDS = 15


def figures() -> Iterator[Row]:
    samples = commands(
        {
            BARE: ["-c", "pass"],
            ATTRS: ["-c", "import attrs"],
            LARK: ["-c", "import lark"],
            "`import indikator_dsl`": ["-c", "import indikator_dsl"],
            "`from indikator_dsl import load, parse`": ["-c", "from indikator_dsl import load, parse"],
            "the same, and the first `parse`": ["-c", "from indikator_dsl import load, parse; parse('A / B x 100%')"],
            "`indikator --version`": ["-m", "indikator_dsl", "--version"],
            "`indikator hitung` of the worksheet": HITUNG,
        },
        ROUNDS,
    )
    for name, taken in samples.items():
        beside = "" if name == BARE else f"{against(taken, samples[BARE], 'bare')}, "
        beside += "" if name in (BARE, LARK) else against(taken, samples[LARK], "`import lark`")
        yield row(name, taken, beside.removesuffix(", "))
