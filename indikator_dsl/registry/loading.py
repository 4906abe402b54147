"""Files or text → a registry."""

from __future__ import annotations

from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from indikator_dsl.definition import read_definition, read_definition_file
from indikator_dsl.diagnostics import DefinitionError, Diagnostic
from indikator_dsl.registry.registry import Registry, everything_survives

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.checks.silence import Review
    from indikator_dsl.definition import Definition

__all__ = ["definition_files", "load", "loads", "review"]

SUFFIX = ".indikator"


def load(path: str | Path, *, strict: bool = True) -> Registry:
    """Read a definition file, or all `.indikator` files of a folder and the folders in it, into one registry.

    Raises DefinitionError with all errors of all files. With `strict=False` only what makes the structure doubtful is
    raised; an unreadable formula or a cycle then leaves its indicator with the status `galat`, and
    `registry.errors` has the findings.
    """
    if not isinstance(path, str | PathLike):
        raise TypeError(f"load() needs a path, not {type(path).__name__}")
    with everything_survives():
        read = [read_definition_file(file) for file in definition_files(Path(path))]
        found = [diagnostic for _, diagnostics in read for diagnostic in diagnostics]
        return _checked([definition for definition, _ in read], found, strict)


def loads(text: str, *, file: str | None = None, strict: bool = True) -> Registry:
    """Like `load`, from the text of one definition file."""
    with everything_survives():
        definition, found = read_definition(text, file)
        return _checked([definition], list(found), strict)


def review(files: Sequence[Path]) -> Review:
    """What is to be said of the definition files `files`, read together. Raises nothing for what people wrote.

    Where a file is so wrong that its structure is in doubt, the review has what reading found and nothing more.
    """
    from indikator_dsl.checks.silence import apply_silences

    with everything_survives():
        read = [read_definition_file(file) for file in files]
        found = [diagnostic for _, diagnostics in read for diagnostic in diagnostics]
        registry = Registry([definition for definition, _ in read], found)
    if any(diagnostic.is_error for diagnostic in found):
        return apply_silences(registry.definitions, registry.diagnostics, indicators=None)
    return registry.review()


def _checked(definitions: list[Definition], found: list[Diagnostic], strict: bool) -> Registry:
    broken = any(diagnostic.is_error for diagnostic in found)
    registry = Registry(definitions, found)
    if broken or (strict and registry.errors):
        raise DefinitionError(registry.diagnostics)
    return registry


def definition_files(path: Path) -> list[Path]:
    """The file itself, or the definition files of a folder, in order. Raises DefinitionError if there is none."""
    if not path.is_dir():
        return [path]
    files = sorted(file for file in path.rglob("*" + SUFFIX) if file.is_file())
    if not files:
        raise DefinitionError([Diagnostic.of("R102", folder=path.name or str(path), akhiran=SUFFIX)])
    return files
