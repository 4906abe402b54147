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
from indikator_dsl.text.periods import LENGTHS, read_period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["TemplateRow", "write_template"]

HEADING = ("nama", "nilai", "satuan", "periode", "unit", "sumber", "keterangan", "dipakai oleh")
WIDTHS = (55, 16, 12, 12, 20, 30, 45, 45)  # of the columns in a spreadsheet, in characters
FILLED_IN = {"nilai", "periode", "unit", "sumber"}
NOT_IN_FILES = re.compile("[\ud800-\udfff\ufffe\uffff]")  # no UTF-8 or XML file can hold these
NILAI = HEADING.index("nilai")
MOST_ROWS = 200_000  # of eight cells each; more could not be read back
LONGEST_LIST = 255  # characters of a list of choices in a spreadsheet
COUNTED = re.compile(r"(?:jumlah|jml|jlh|banyaknya|total)\b", re.IGNORECASE)
# Only a warning: `belum ada` and `-` are answers, too.
ASKED = {"criteria": "between", "maximum": 10**15, "error_type": "warning", "error_title": "Bukan bilangan"}
SAID = "Isi bilangannya saja, tanpa %, Rp, atau satuan{}. Kosongkan bila belum ada data; nol ditulis 0."
NUMBERS = {"validate": "decimal", "minimum": -(10**15), "error_message": SAID.format(""), **ASKED}
COUNTS = {"validate": "decimal", "minimum": 0, "error_message": SAID.format(", tidak kurang dari 0"), **ASKED}
NOT_LISTED = {"error_title": "Bukan pilihan", "error_message": "Kolom ini sudah diisi; biarkan seperti semula."}
LONGEST_NOTE = 1_000  # characters of definition or of users of a figure; for the eye only, cut without loss of data


@frozen
class TemplateRow:
    """One figure to ask for. `dipakai_oleh` names the indicators that need it; `eksternal` figures come from outside
    (a survey, an assessment) and their source is to be named. `antarunit` and `antarperiode` tell that figures of
    several units, or periods, are joined: it is asked of each. `juga` says which other period it is needed for.
    `pilihan` figures may stay empty: with them an external indicator is computed by its regulation, and without them
    its value is entered."""

    nama: str
    definisi: str | None = None
    satuan: str | None = None
    dipakai_oleh: tuple[str, ...] = ()
    eksternal: bool = False
    antarunit: bool = False
    antarperiode: bool = False
    juga: str | None = None
    pilihan: bool = False


def write_template(
    rows: Iterable[TemplateRow],
    path: Path | str,
    periode: str | None = None,
    unit: str | None = None,
    *,
    subunits: Sequence[str] = (),
    per: str | None = None,
    overwrite: bool = False,
) -> int:
    """Write one row for every figure to `path` (`.csv` or `.xlsx`), period and unit filled in where given.

    What is joined over units is asked of each of `subunits`, the rows of one unit together; what is joined over periods
    of each part of `periode`, where `per` names such parts (`semester`, `triwulan`, `bulan`). Gives the number of rows.
    Raises DataError where the file exists (unless `overwrite`), cannot be written, or a name fits no cell; for a period
    that has no such parts; and for more rows than can be read back.
    """
    path = Path(path)
    rows = list(rows)
    parts = _parts(periode, per)
    count = sum(
        (len(subunits) if row.antarunit and subunits else 1) * (len(parts) if row.antarperiode else 1) for row in rows
    )
    if count > MOST_ROWS:
        raise DataError([Diagnostic.of("M178", jumlah=count, batas=MOST_ROWS)])
    table = [
        _cells(row, when, where)
        for where, below in ((unit, False), *((one, True) for one in subunits))
        for row in rows
        if (row.antarunit and bool(subunits)) == below
        for when in (parts if row.antarperiode else (periode,))
    ]
    long = [cell for cells in table for cell in cells if len(cell) > LONGEST_TEXT]
    if long:
        raise DataError([Diagnostic.of("M114", nama=short(name), batas=LONGEST_TEXT) for name in long])
    suffix = path.suffix.lower()
    if suffix not in {".csv", ".xlsx"}:
        _refuse("M173", path, str(path.with_suffix(".csv")))
    raw = _xlsx(table, path) if suffix == ".xlsx" else _csv(table)
    write_new(raw, path, overwrite=overwrite)
    return len(table)


def _parts(periode: str | None, per: str | None) -> tuple[str | None, ...]:
    """The periods to ask for. Raises DataError for one that has no parts of that kind."""
    if per is None:
        return (periode,)
    asked = read_period(periode) if periode is not None else None
    parts = asked.parts(LENGTHS[per]) if asked is not None and per in LENGTHS else ()
    if not parts:
        raise DataError([Diagnostic.of("M179", periode=short(periode or "(tidak disebut)"), per=short(per))])
    return tuple(map(str, parts))


def write_new(raw: bytes, path: Path, *, overwrite: bool) -> None:
    """Write a file whole. Raises DataError where there is one already (unless `overwrite`) or it cannot be written."""
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
    if row.juga:
        note = "; ".join(filter(None, [note, f"perlu juga angka {row.juga}"]))
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
        given = workbook.add_format({"valign": "top", "num_format": "@"})
        number = workbook.add_format({"locked": False, "valign": "top", "num_format": "#,##0.00####"})
        formats = [number if name == "nilai" else text if name in FILLED_IN else fixed for name in HEADING]
        for column, (name, width) in enumerate(zip(HEADING, WIDTHS, strict=True)):
            sheet.set_column(column, column, width, formats[column])
            sheet.write_string(0, column, name, head)
        for at, cells in enumerate(table, 1):
            for column, cell in enumerate(cells):
                if cell:
                    style = given if HEADING[column] in {"periode", "unit"} else formats[column]
                    sheet.write_string(at, column, cell, style)
                else:
                    sheet.write_blank(at, column, None, formats[column])
        for choice, counted in ((COUNTS, True), (NUMBERS, False)):
            rows = [at for at, cells in enumerate(table, 1) if bool(COUNTED.match(cells[0])) == counted]
            if rows:
                others = [[at, NILAI, at, NILAI] for at in rows[1:]]
                sheet.data_validation(rows[0], NILAI, rows[0], NILAI, {**choice, "other_cells": others})
        for column in (HEADING.index("periode"), HEADING.index("unit")):
            listed = list(dict.fromkeys(cells[column] for cells in table))
            if (
                all(listed)
                and table
                and len(",".join(listed)) <= LONGEST_LIST
                and not any("," in one for one in listed)
            ):
                sheet.data_validation(
                    1, column, len(table), column, {"validate": "list", "source": listed, **NOT_LISTED}
                )
        sheet.freeze_panes(1, 1)
    return out.getvalue()
