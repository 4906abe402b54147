"""Definition files and raw worksheets, given one by one, read into one registry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from indikator_dsl.definition import Definition, read_definition, read_definition_file
from indikator_dsl.diagnostics import DefinitionError
from indikator_dsl.registry.loading import definition_files
from indikator_dsl.registry.registry import Registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.diagnostics import Diagnostic

__all__ = ["WORKSHEETS", "load_together"]

WORKSHEETS = frozenset((".txt", ".tsv", ".tab", ".csv", ".xlsx", ".docx"))
"""Endings of files that are taken for a raw worksheet, and imported on the way."""

IMPORTED = "(diimpor)"


def load_together(paths: Sequence[str | Path], *, strict: bool = True) -> Registry:
    """Read `paths` together: definition files, folders of them, and raw worksheets, which are imported on the way.

    What the import of a worksheet found is among the findings of the registry; a finding about its formulas names the
    line of the definition that was made, in a file called `naskah.txt (diimpor)`. Raises DefinitionError as `load`
    does, and for a worksheet in which no table is found; DataError for one that cannot be opened.
    """
    from indikator_dsl.worksheet import import_worksheet_file

    definitions: list[Definition] = []
    found: list[Diagnostic] = []
    for path in map(Path, dict.fromkeys(paths)):
        if path.suffix.lower() in WORKSHEETS and not path.is_dir():
            imported = import_worksheet_file(path)
            definition, diagnostics = read_definition(imported.definition_text, f"{path} {IMPORTED}")
            definitions.append(definition)
            found += (*imported.diagnostics, *diagnostics)
            continue
        for file in definition_files(path):
            definition, diagnostics = read_definition_file(file)
            definitions.append(definition)
            found += diagnostics
    registry = Registry(definitions, found)
    if any(one.is_error for one in found) or (strict and registry.errors):
        raise DefinitionError(registry.diagnostics)
    return registry
