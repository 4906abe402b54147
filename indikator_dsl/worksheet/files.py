"""Worksheets of every kind of file: text, CSV, XLSX, DOCX."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.diagnostics.errors import DataError, DefinitionError
from indikator_dsl.text.names import short
from indikator_dsl.worksheet.importer import Imported, Importer, import_worksheet

if TYPE_CHECKING:
    from indikator_dsl.diagnostics.source import Source
    from indikator_dsl.worksheet.pages import Page

__all__ = ["import_csv", "import_worksheet_file"]

TEXTS = frozenset((".txt", ".tsv", ".tab"))


def import_worksheet_file(path: str | Path) -> Imported:
    """Read a worksheet: a text (`.txt`, `.tsv`, `.csv`), a workbook (`.xlsx`) or a document (`.docx`).

    Findings in workbooks and documents are located by cell: `Place.label`. Raises DataError where the file cannot be
    opened, is no text, or is an office file that is not safe to open, and DefinitionError where it has no table.
    """
    from indikator_dsl.data.decode import decode
    from indikator_dsl.data.read import read_bytes

    file = str(path)
    raw = read_bytes(path)
    suffix = Path(path).suffix.lower()
    if suffix not in {*TEXTS, ".csv", ".xlsx", ".docx"}:
        shown = short(suffix or "tanpa akhiran", 20)
        raise DefinitionError([Diagnostic.of("K501", berkas=short(file, 120), akhiran=shown)])
    if suffix in TEXTS:
        return import_worksheet(decode(raw, file).text, file)
    if suffix == ".csv":
        return import_csv(decode(raw, file))
    importer = Importer()
    importer.read_pages(_pages(raw, file, suffix))
    return importer.imported()


def import_csv(source: Source) -> Imported:
    """Read a worksheet that was saved as CSV. Raises DefinitionError where it has no table, or its quotes are open."""
    from indikator_dsl.worksheet.csv_file import csv_lines

    importer = Importer()
    importer.read(csv_lines(source))
    return importer.imported()


def _pages(raw: bytes, file: str, suffix: str) -> list[Page]:
    from indikator_dsl.office.refusal import BrokenArchiveError, RefusedArchiveError, refuse
    from indikator_dsl.worksheet.pages import MOST_CELLS, TooWideError

    try:
        if suffix == ".xlsx":
            from indikator_dsl.worksheet.xlsx_file import xlsx_pages

            return xlsx_pages(raw, file)
        from indikator_dsl.worksheet.docx_file import docx_page

        return [docx_page(raw, file)]
    except ImportError:
        from indikator_dsl.office.sheets import INSTALL

        _refuse("M108", file, INSTALL)
    except RefusedArchiveError as refused:
        raise refuse(refused, file) from None
    except BrokenArchiveError:
        _refuse("M109" if suffix == ".xlsx" else "M187", file)
    except TooWideError as wide:
        _refuse("M111", file, sampai=wide.args[0], batas=MOST_CELLS)


def _refuse(code: str, file: str, suggestion: str | None = None, **values: object) -> NoReturn:
    raise DataError([Diagnostic.of(code, 0, 0, suggestion, berkas=file, **values)])
