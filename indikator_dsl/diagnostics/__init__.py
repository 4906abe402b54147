"""What the engine has to say about a text: stable codes, Indonesian sentences, the place, what to write instead."""

from indikator_dsl.diagnostics.diagnostic import Diagnostic, Place, Severity
from indikator_dsl.diagnostics.errors import (
    DataError,
    DefinitionError,
    EngineError,
    FormulaError,
    IndikatorError,
    NameLookupError,
)
from indikator_dsl.diagnostics.source import Source

__all__ = [
    "DataError",
    "DefinitionError",
    "Diagnostic",
    "EngineError",
    "FormulaError",
    "IndikatorError",
    "NameLookupError",
    "Place",
    "Severity",
    "Source",
]
