"""Definition files: text an analyst writes, read into levels, indicators and names of data."""

from indikator_dsl.definition.formatter import format_definition
from indikator_dsl.definition.model import (
    Abaikan,
    Cara,
    DataName,
    Definition,
    Indikator,
    Konsolidasi,
    Level,
    Passage,
    Polaritas,
    Spot,
    Tahun,
    Target,
)
from indikator_dsl.definition.reader import read_definition, read_definition_file

__all__ = [
    "Abaikan",
    "Cara",
    "DataName",
    "Definition",
    "Indikator",
    "Konsolidasi",
    "Level",
    "Passage",
    "Polaritas",
    "Spot",
    "Tahun",
    "Target",
    "format_definition",
    "read_definition",
    "read_definition_file",
]
