"""A report and the ending of a file → the bytes of that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from indikator_dsl.report.model import Report

__all__ = ["SUFFIXES", "check_suffix", "write_report"]

SUFFIXES = (".html", ".md", ".docx", ".xlsx")
"""Every ending that `indikator laporan` writes; `.xlsx` is the workbook of results, not a form of this report."""


def check_suffix(suffix: str) -> None:
    """Raises DataError for an ending that no writer has."""
    if suffix.lower() not in SUFFIXES:
        shown = short(suffix or "tanpa akhiran", 20)
        raise DataError([Diagnostic.of("L101", akhiran=shown, daftar=", ".join(SUFFIXES))])


def write_report(report: Report, suffix: str) -> bytes:
    """The report as the bytes of a file that ends in `suffix`. Raises DataError for another ending, and where a package
    is not installed."""
    check_suffix(suffix)
    match suffix.lower():
        case ".html":
            from indikator_dsl.report.html import write_html

            return write_html(report).encode("utf-8")
        case ".md":
            from indikator_dsl.report.markdown import write_markdown

            return write_markdown(report).encode("utf-8")
        case ".docx":
            from indikator_dsl.report.docx import write_docx

            return write_docx(report)
        case _:
            raise ValueError(f"{suffix} is written from the registry, not from a report")
