"""A finding as a workflow command of GitHub Actions, which shows it beside the line of the file."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics.diagnostic import Severity

if TYPE_CHECKING:
    from indikator_dsl.diagnostics.diagnostic import Diagnostic

__all__ = ["annotation"]

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
IN_PROPERTY = IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def annotation(diagnostic: Diagnostic) -> str:
    """`::error file=…,line=…,col=…,endColumn=…,title=…::message`, one line whatever the texts hold."""
    properties: dict[str, object] = {}
    place = diagnostic.place
    if place is not None:
        if place.file is not None:
            properties["file"] = PurePath(place.file).as_posix()
        properties |= {"line": place.line, "col": place.column, "endColumn": place.column + place.width}
    properties["title"] = f"{diagnostic.code} ({diagnostic.severity.label})"
    written = ",".join(f"{key}={str(value).translate(IN_PROPERTY)}" for key, value in properties.items())
    message = diagnostic.message
    if diagnostic.suggestion is not None:
        message += f"\nTulis: {diagnostic.suggestion}"
    return f"::{COMMANDS[diagnostic.severity]} {written}::{message.translate(IN_MESSAGE)}"
