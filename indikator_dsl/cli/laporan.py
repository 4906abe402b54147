"""`indikator laporan DEFINISI DATA -o BERKAS`: the report of one unit and period, as HTML, Markdown, DOCX or XLSX."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from indikator_dsl.cli.output import report as say
from indikator_dsl.cli.output import working, write_bytes
from indikator_dsl.diagnostics import DataError, Diagnostic

if TYPE_CHECKING:
    from argparse import Namespace

    from indikator_dsl.registry import Registry


def run(options: Namespace) -> int:
    from indikator_dsl.registry import load_together
    from indikator_dsl.report import build_report, check_suffix, write_report

    outputs = [Path(output) for output in dict.fromkeys(options.keluaran)]
    for output in outputs:
        check_suffix(output.suffix)
    tanggal = _date(options.tanggal)
    with working("Menyusun laporan…"):
        registry = load_together([options.definisi, *options.bersama], strict=False)
        try:
            built = build_report(
                registry,
                options.data,
                targets=options.target,
                unit=options.unit,
                periode=options.periode,
                mean=options.rata_rata,
                tanggal=tanggal,
                jawaban=options.jawaban,
            )
        except DataError as error:
            raise DataError((*registry.errors, *error.diagnostics)) from None
        pages = {output: write_report(built, output.suffix) for output in outputs if not _is_workbook(output)}
        for output, page in pages.items():
            write_bytes(str(output), page, overwrite=options.timpa)
        for output in filter(_is_workbook, outputs):
            _write_workbook(registry, options, output)
    say(registry.errors)
    for output in outputs:
        print(f"{output} ditulis.", file=sys.stderr)
    print(built.ringkasan, file=sys.stderr)
    return 1 if registry.errors else 0


def _is_workbook(output: Path) -> bool:
    return output.suffix.lower() == ".xlsx"


def _write_workbook(registry: Registry, options: Namespace, output: Path) -> None:
    from indikator_dsl.workbook import write_workbook

    results = registry.evaluate(options.data, unit=options.unit, periode=options.periode, jawaban=options.jawaban)
    capaian = registry.capaian(results, options.target)
    write_workbook(registry, results, output, capaian=capaian, overwrite=options.timpa)


def _date(written: str | None) -> datetime.date:
    """The date for the page: the one asked for, else today's. Raises DataError for what is no date."""
    if written is None:
        return datetime.date.today()
    try:
        return datetime.date.fromisoformat(written)
    except ValueError:
        from indikator_dsl.text.names import short

        raise DataError([Diagnostic.of("L103", dicari=short(written))]) from None
