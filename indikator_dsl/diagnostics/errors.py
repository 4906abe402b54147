"""The exceptions of the library. All carry their findings; all pickle; none is raised for one finding out of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.data.dataset import Dataset
    from indikator_dsl.diagnostics.diagnostic import Diagnostic

__all__ = ["DataError", "DefinitionError", "EngineError", "FormulaError", "IndikatorError", "NameLookupError"]


class IndikatorError(Exception):
    """Base of every error that the library raises for what a person wrote.

    `diagnostics` holds everything that was found, errors first found first, warnings among them.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        from indikator_dsl.diagnostics.render import render

        return "\n".join(render(diagnostic) for diagnostic in self.diagnostics)


class FormulaError(IndikatorError):
    """A formula cannot be read. `diagnostics` point into its text."""


class DefinitionError(IndikatorError):
    """Definition files have errors. `diagnostics` name file, line and column, all errors of all files."""


class DataError(IndikatorError):
    """Data cannot be used: an unknown name, a doubtful number, a name given twice with two values.

    `partial` is what could be read all the same, so that names can be checked in the same run; None where nothing
    could, and after pickling.
    """

    def __init__(self, diagnostics: Iterable[Diagnostic], partial: Dataset | None = None) -> None:
        super().__init__(diagnostics)
        self.partial = partial


class NameLookupError(IndikatorError, KeyError):
    """No indicator, or more than one, bears the name that was asked for. A KeyError, so that mappings behave."""


class EngineError(IndikatorError):
    """An engine cannot do what was asked: its package is not installed, one of its limits is passed."""
