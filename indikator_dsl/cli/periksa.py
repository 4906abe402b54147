"""`indikator periksa DEFINISI`: everything that is wrong or doubtful, in the order of the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.cli.output import counted, learn_more, print_json, working
from indikator_dsl.diagnostics import DefinitionError, Severity
from indikator_dsl.diagnostics.render import render

if TYPE_CHECKING:
    from argparse import Namespace

    from indikator_dsl.diagnostics import Diagnostic


def run(options: Namespace) -> int:
    from indikator_dsl.registry import load

    with working("Memeriksa definisi…"):
        try:
            registry = load(options.definisi, strict=False)
            found, indicators = registry.check(), len(registry.indicators)
        except DefinitionError as error:
            found, indicators = error.diagnostics, None
    ordered = sorted(found, key=_place)
    if options.json:
        print_json({"indikator": indicators, "diagnostik": [diagnostic.to_json() for diagnostic in ordered]})
    else:
        for diagnostic in ordered:
            print(render(diagnostic))
        print(("" if indicators is None else f"{indicators} indikator: ") + counted(ordered) + ".")
        print(learn_more(ordered), end="")
    return 1 if any(diagnostic.severity is not Severity.NOTE for diagnostic in ordered) else 0


def _place(diagnostic: Diagnostic) -> tuple[str, int, int]:
    place = diagnostic.place
    return (place.file or "", place.line, place.column) if place else ("", 0, 0)
