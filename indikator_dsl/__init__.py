"""Indikator DSL: the formula sentence of a performance worksheet is the program.

    from indikator_dsl import load, parse
    parse("Jumlah A / Jumlah B X 100").evaluate({"Jumlah A": 2, "jumlah b": 3})
    results = load("definitions/bugul_kidul").evaluate("data.csv")

The names below are the public face; each is imported when first used, so that `import indikator_dsl` costs nothing.
"""

from __future__ import annotations

from importlib import import_module

TYPE_CHECKING = False  # what typing's name says to a type checker, without the time that importing typing takes
if TYPE_CHECKING:
    from typing import Any

    from indikator_dsl.capaian import Capaian, read_targets
    from indikator_dsl.data import read_data
    from indikator_dsl.definition import format_definition
    from indikator_dsl.diagnostics import (
        DataError,
        DefinitionError,
        Diagnostic,
        EngineError,
        FormulaError,
        IndikatorError,
        NameLookupError,
    )
    from indikator_dsl.evaluation import Result, Status
    from indikator_dsl.formula import Formula, parse
    from indikator_dsl.registry import Registry, Results, load, loads
    from indikator_dsl.worksheet import import_worksheet, import_worksheet_file

__version__ = "0.1.0"

__all__ = [
    "Capaian",
    "DataError",
    "DefinitionError",
    "Diagnostic",
    "EngineError",
    "Formula",
    "FormulaError",
    "IndikatorError",
    "NameLookupError",
    "Registry",
    "Result",
    "Results",
    "Status",
    "__version__",
    "format_definition",
    "import_worksheet",
    "import_worksheet_file",
    "load",
    "loads",
    "parse",
    "read_data",
    "read_targets",
]

_HOMES = {
    "capaian": ("Capaian", "read_targets"),
    "data": ("read_data",),
    "definition": ("format_definition",),
    "diagnostics": (
        "DataError",
        "DefinitionError",
        "Diagnostic",
        "EngineError",
        "FormulaError",
        "IndikatorError",
        "NameLookupError",
    ),
    "evaluation": ("Result", "Status"),
    "formula": ("Formula", "parse"),
    "registry": ("Registry", "Results", "load", "loads"),
    "worksheet": ("import_worksheet", "import_worksheet_file"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{home}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
