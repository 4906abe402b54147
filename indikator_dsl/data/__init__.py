"""Figures in: from Python, CSV, JSON and XLSX to one Dataset whose every value knows where it came from."""

from indikator_dsl.data.dataset import Dataset, Datum, Origin, merge
from indikator_dsl.data.read import read_data
from indikator_dsl.data.template import TemplateRow, write_template

__all__ = ["Dataset", "Datum", "Origin", "TemplateRow", "merge", "read_data", "write_template"]
