"""`indikator format DEFINISI …`: the files in canonical form, on the screen or written back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import write_text
from indikator_dsl.diagnostics import DefinitionError, IndikatorError

if TYPE_CHECKING:
    from argparse import Namespace

    from indikator_dsl.diagnostics import Diagnostic


def run(options: Namespace) -> int:
    from indikator_dsl.data.decode import decode
    from indikator_dsl.data.read import read_bytes
    from indikator_dsl.definition import format_definition
    from indikator_dsl.registry.loading import definition_files

    problems: list[Diagnostic] = []
    files: list[str] = []
    for path in options.definisi:
        try:
            files += map(str, definition_files(Path(path)))
        except DefinitionError as error:
            problems += error.diagnostics
    for file in dict.fromkeys(files):
        try:
            text = decode(read_bytes(file), file).text
            formatted = format_definition(text, file)
        except IndikatorError as error:
            problems += error.diagnostics
            continue
        if not options.tulis:
            sys.stdout.write(formatted)
        elif formatted != text:
            write_text(file, formatted, overwrite=True)
            print(f"{file} dirapikan.", file=sys.stderr)
    if problems:
        raise DefinitionError(problems)
    return 0
