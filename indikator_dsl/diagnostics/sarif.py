"""Findings as a SARIF 2.1.0 log, the form in which programs that show findings exchange them."""

from __future__ import annotations

from pathlib import PurePath
from string import Formatter
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from indikator_dsl.diagnostics.catalogue import entry
from indikator_dsl.diagnostics.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.diagnostics.diagnostic import Diagnostic, Place

__all__ = ["sarif_log"]

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def sarif_log(
    findings: Iterable[Diagnostic],
    suppressed: Iterable[tuple[Diagnostic, str, Place | None]] = (),
    *,
    version: str,
) -> dict[str, Any]:
    """The log of one run. `suppressed` are findings with the reason for letting them be and where that is written.

    Rules explain themselves (`help`) and have no `helpUri`: that must be absolute, and the pages of the codes stand
    beside the program, not at an address.
    """
    every = [(diagnostic, list[dict[str, Any]]()) for diagnostic in findings]
    every += [(diagnostic, [_suppression(reason, place)]) for diagnostic, reason, place in suppressed]
    codes = sorted({diagnostic.code for diagnostic, _ in every})
    number = {code: at for at, code in enumerate(codes)}
    driver = {
        "name": "indikator",
        "version": version,
        "semanticVersion": version,
        "language": "id",
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "language": "id",
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, number[diagnostic.code], given) for diagnostic, given in every],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rule(code: str) -> dict[str, Any]:
    told = entry(code)
    sentence = _shown(told.sentence)
    return {
        "id": code,
        "name": sentence.rstrip("."),
        "shortDescription": {"text": sentence},
        "fullDescription": {"text": told.cause},
        "help": {
            "text": f"{sentence}\n\nSebab: {told.cause}\n\nCara memperbaiki: {told.cure}",
            "markdown": f"{sentence}\n\n*Sebab:* {told.cause}\n\n*Cara memperbaiki:* {told.cure}",
        },
        "defaultConfiguration": {"level": LEVELS[told.severity]},
    }


def _shown(sentence: str) -> str:
    """The sentence of the catalogue with `…` in its holes."""
    return "".join(text + ("…" if hole else "") for text, hole, _, _ in Formatter().parse(sentence))


def _result(diagnostic: Diagnostic, number: int, suppressions: list[dict[str, Any]]) -> dict[str, Any]:
    message = diagnostic.message
    if diagnostic.suggestion is not None:
        message += f"\nTulis: {diagnostic.suggestion}"
    result = {
        "ruleId": diagnostic.code,
        "ruleIndex": number,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": message},
        # Of all results or of none: a list that is there and empty says that nothing suppresses the result.
        "suppressions": suppressions,
    }
    if diagnostic.place is not None:
        result["locations"] = [_location(diagnostic.place)]
    return result


def _suppression(reason: str, place: Place | None) -> dict[str, Any]:
    suppression: dict[str, Any] = {"kind": "inSource" if place else "external", "justification": reason}
    if place is not None:
        suppression["location"] = _location(place)
    return suppression


def _location(place: Place) -> dict[str, Any]:
    region = {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.line,
        "endColumn": max(place.column, min(place.column + place.width, len(place.excerpt) + 1)),
    }
    physical: dict[str, Any] = {"region": region}
    if place.file is not None:
        path = PurePath(place.file)
        uri = path.as_uri() if path.is_absolute() else quote(path.as_posix())
        physical["artifactLocation"] = {"uri": uri}
    return {"physicalLocation": physical}
