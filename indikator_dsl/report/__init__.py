"""The report that an office hands in: built once as data, written as HTML, Markdown or DOCX.

`build` makes the model of registry, data and targets: `indicators` one indicator, `series` and `several` the other
units and periods, `missing` what is lacking and who supplies it. `html`, `markdown` and `docx` lay it out, one file a
format; `mathematics` and `svg` draw for them. No writer decides what is said.
"""

from indikator_dsl.report.build import build_report
from indikator_dsl.report.model import Report
from indikator_dsl.report.writing import SUFFIXES, check_suffix, write_report

__all__ = ["SUFFIXES", "Report", "build_report", "check_suffix", "write_report"]
