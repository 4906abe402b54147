"""An empty table for the office to fill in, as CSV or XLSX; what comes back filled in is read by `read_data`."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from attrs import frozen

from indikator_dsl.data.dataset import short
from indikator_dsl.data.gather import LONGEST_TEXT
from indikator_dsl.data.table import GUARDED
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["TemplateRow", "write_template"]

HEADING = ("nama", "nilai", "satuan", "periode", "unit", "sumber", "keterangan", "dipakai oleh")
WIDTHS = (55, 16, 12, 12, 20, 30, 45, 45)  # of the columns in a spreadsheet, in characters
FILLED_IN = {"nilai", "periode", "unit", "sumber"}
NOT_IN_FILES = re.compile("[\ud800-\udfff\ufffe\uffff]")  # no UTF-8 or XML file can hold these
LONGEST_NOTE = 1_000  # characters of definition or of users of a figure; for the eye only, cut without loss of data


@frozen
class TemplateRow:
    """One figure to ask for. `dipakai_oleh` names the indicators that need it; `eksternal` figures come from outside
    (a survey, an assessment) and their source is to be named. `pilihan` figures may stay empty: with them an external
    indicator is computed by its regulation, and without them its value is entered."""

    nama: str
    definisi: str | None = None
    satuan: str | None = None
    dipakai_oleh: tuple[str, ...] = ()
    eksternal: bool = False
    pilihan: bool = False


def write_template(
    rows: Iterable[TemplateRow],
    path: Path | str,
    periode: str | None = None,
    unit: str | None = None,
    *,
    overwrite: bool = False,
) -> None:
    """Write one row for every figure to `path` (`.csv` or `.xlsx`), period and unit filled in where given.

    Raises DataError where the file exists (unless `overwrite`), cannot be written, or a name fits no cell.
    """
    path = Path(path)
    table = [_cells(row, periode, unit) for row in rows]
    long = [cell for cells in table for cell in cells if len(cell) > LONGEST_TEXT]
    if long:
        raise DataError([Diagnostic.of("M114", nama=short(name), batas=LONGEST_TEXT) for name in long])
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        _refuse("M173", path, str(path.with_suffix(".csv")))
    raw = _xlsx(table, path) if suffix == ".xlsx" else _csv(table)
    try:
        with path.open("wb" if overwrite else "xb") as stream:
            stream.write(raw)
    except FileExistsError:
        _refuse("M170", path, str(path.with_stem(path.stem + "-baru")))
    except (OSError, ValueError):
        _refuse("M171", path)


def _refuse(code: str, path: Path, suggestion: str | None = None) -> NoReturn:
    raise DataError([Diagnostic.of(code, suggestion=suggestion, berkas=short(str(path), 120))])


def _cells(row: TemplateRow, periode: str | None, unit: str | None) -> tuple[str, ...]:
    note = clean(row.definisi or "")
    if row.eksternal:
        note = "; ".join(filter(None, [note, "nilai dari luar: sebutkan sumbernya"]))
    if row.pilihan:
        note = "; ".join(filter(None, [note, "pilihan: boleh kosong bila nilainya sendiri diisi"]))
    users = "; ".join(map(clean, row.dipakai_oleh))
    known = (clean(row.nama), "", row.satuan or "", periode or "", unit or "", "")
    cells = (*known, short(note, LONGEST_NOTE), short(users, LONGEST_NOTE))
    return tuple(NOT_IN_FILES.sub("\N{REPLACEMENT CHARACTER}", cell) for cell in cells)


def _csv(table: Sequence[tuple[str, ...]]) -> bytes:
    """With a mark that tells Excel the encoding, `;` as in a spreadsheet of a country with a decimal comma."""
    import csv

    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEADING)
    writer.writerows(["'" + cell if cell.startswith(GUARDED) else cell for cell in cells] for cells in table)
    return out.getvalue().encode("utf-8-sig")


def _xlsx(table: Sequence[tuple[str, ...]], path: Path) -> bytes:
    try:
        import xlsxwriter
    except ImportError:
        from indikator_dsl.data.xlsx_file import INSTALL

        _refuse("M108", path, INSTALL)
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as workbook:
        sheet = workbook.add_worksheet("Data")
        head = workbook.add_format({"bold": True, "bottom": 1, "bg_color": "#E8EEF4"})
        fixed = workbook.add_format({"text_wrap": True, "valign": "top"})
        # Unlocked, so that an office that protects the sheet can still fill it in.
        text = workbook.add_format({"locked": False, "valign": "top", "num_format": "@"})
        number = workbook.add_format({"locked": False, "valign": "top", "num_format": "#,##0.00####"})
        formats = [number if name == "nilai" else text if name in FILLED_IN else fixed for name in HEADING]
        for column, (name, width) in enumerate(zip(HEADING, WIDTHS, strict=True)):
            sheet.set_column(column, column, width, formats[column])
            sheet.write_string(0, column, name, head)
        for at, cells in enumerate(table, 1):
            for column, cell in enumerate(cells):
                if cell:
                    sheet.write_string(at, column, cell, formats[column])
                else:
                    sheet.write_blank(at, column, None, formats[column])
        sheet.freeze_panes(1, 1)
    return out.getvalue()
