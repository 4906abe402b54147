"""`indikator templat DEFINISI -o BERKAS`: every datum that has to be filled in, once."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import report

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    from indikator_dsl.data import write_template
    from indikator_dsl.registry import load

    registry = load(options.definisi, strict=False)
    report(registry.errors)  # what an unreadable formula needs is not in the template
    rows = registry.template()
    write_template(rows, options.keluaran, periode=options.periode, unit=options.unit, overwrite=options.timpa)
    optional = sum(row.pilihan for row in rows)
    also = f", {optional} pilihan" if optional else ""
    print(f"{options.keluaran} ditulis: {len(rows) - optional} data untuk diisi{also}.", file=sys.stderr)
    return 1 if registry.errors else 0
