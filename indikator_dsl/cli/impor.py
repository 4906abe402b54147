"""`indikator impor NASKAH -o BERKAS`: the raw worksheet becomes a definition file; what was seen is reported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import counted, print_json, report, working, write_text

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    from indikator_dsl.worksheet import import_worksheet_file

    with working("Membaca naskah…"):
        imported = import_worksheet_file(options.naskah)
    if options.keluaran:
        write_text(options.keluaran, imported.definition_text, overwrite=options.timpa)
    code = 1 if any(diagnostic.is_error for diagnostic in imported.diagnostics) else 0
    if options.json:
        print_json(
            {
                "definisi": None if options.keluaran else imported.definition_text,
                "berkas": options.keluaran,
                "diagnostik": [diagnostic.to_json() for diagnostic in imported.diagnostics],
            }
        )
        return code
    report(imported.diagnostics, notes=True)
    if options.keluaran:
        print(f"{options.keluaran} ditulis: {counted(imported.diagnostics)}.", file=sys.stderr)
    else:
        print(imported.definition_text, end="")
    return code
