"""`indikator format DEFINISI`: the file in canonical form, on the screen or written back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import write_text

if TYPE_CHECKING:
    from argparse import Namespace


def run(options: Namespace) -> int:
    from indikator_dsl.data.decode import decode
    from indikator_dsl.data.read import read_bytes
    from indikator_dsl.definition import format_definition

    files = [options.definisi]
    if Path(options.definisi).is_dir():
        files = [str(file) for file in sorted(Path(options.definisi).rglob("*.indikator"))]
    for file in files:
        text = decode(read_bytes(file), file).text
        formatted = format_definition(text, file)
        if not options.tulis:
            sys.stdout.write(formatted)
        elif formatted != text:
            write_text(file, formatted, overwrite=True)
            print(f"{file} dirapikan.", file=sys.stderr)
    return 0
