"""`indikator templat DEFINISI -o BERKAS`: every datum that has to be filled in, once for each unit and period."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import report

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    from indikator_dsl.data import write_template
    from indikator_dsl.registry import load
    from indikator_dsl.registry.asking import asked_units

    registry = load(options.definisi, strict=False)
    report(registry.errors)  # what an unreadable formula needs is not in the template
    rows = registry.template()
    unit, below = asked_units(registry, options.unit)
    count = write_template(
        rows,
        options.keluaran,
        periode=options.periode,
        unit=unit,
        subunits=below,
        per=options.per,
        overwrite=options.timpa,
    )
    optional = sum(row.pilihan for row in rows)
    asked = f"{len(rows) - optional} data"
    if count != len(rows):
        asked += f" dan {optional} pilihan, {count} baris" if optional else f", {count} baris"
        optional = 0
    also = f", {optional} pilihan" if optional else ""
    print(f"{options.keluaran} ditulis: {asked} untuk diisi{also}.", file=sys.stderr)
    return 1 if registry.errors else 0
