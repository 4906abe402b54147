"""Definition files: text an analyst writes, read into levels, indicators and names of data."""

from indikator_dsl.definition.formatter import format_definition
from indikator_dsl.definition.model import (
    Abaikan,
    Batas,
    Cara,
    DataName,
    Definition,
    Indikator,
    Kategori,
    Kebijakan,
    Konsolidasi,
    Level,
    Passage,
    Polaritas,
    Spot,
    Tahun,
    Target,
    TargetNol,
)
from indikator_dsl.definition.reader import read_definition, read_definition_file

__all__ = [
    "Abaikan",
    "Batas",
    "Cara",
    "DataName",
    "Definition",
    "Indikator",
    "Kategori",
    "Kebijakan",
    "Konsolidasi",
    "Level",
    "Passage",
    "Polaritas",
    "Spot",
    "Tahun",
    "Target",
    "TargetNol",
    "format_definition",
    "read_definition",
    "read_definition_file",
]
