"""What a program calls: registry and results in, a workbook out."""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NoReturn

from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import short
from indikator_dsl.workbook.book import Book
from indikator_dsl.workbook.data_sheet import write_data
from indikator_dsl.workbook.indicator_sheet import write_indicators
from indikator_dsl.workbook.policy_sheet import write_policy

if TYPE_CHECKING:
    import datetime
    from collections.abc import Mapping

    from indikator_dsl.capaian import Capaian
    from indikator_dsl.registry.registry import Registry
    from indikator_dsl.registry.results import Results

__all__ = ["add_registry", "new_workbook", "write_workbook"]

SHOWN = 120
LONGEST_PREFIX = 20  # characters: a sheet's name has at most 31
TITLE = "Hasil indikator"


def write_workbook(
    registry: Registry,
    results: Results,
    target: Path | str | BinaryIO,
    *,
    capaian: Mapping[str, Capaian] | None = None,
    overwrite: bool = False,
    created: datetime.datetime | None = None,
) -> None:
    """Write the workbook of `results`, which `registry` has computed, to `target`: a path that ends in `.xlsx`, or a
    stream.

    Its sheets are "Data" (the entries, each number in a cell to be changed), "Gabungan" (where there are several units
    or periods: how they are joined), "Indikator" (the tree; values, statuses and reasons are formulas) and "Jejak"
    (where each number comes from). With `capaian`, what `registry.capaian` gave, the indicators have their targets and
    achievements, and "Kebijakan" the policy they are judged by. What a program shows that does not compute are the
    engine's values. The bytes depend on the arguments alone; `created` is the date in the properties.

    Raises DataError: the file exists (unless `overwrite`), cannot be written, has another ending; XlsxWriter is not
    installed; more rows than a sheet has.
    """
    if isinstance(target, str | Path):
        path = Path(target)
        _check_path(path, overwrite=overwrite)
        out = io.BytesIO()  # a workbook that cannot be made leaves no file behind
        write_workbook(registry, results, out, capaian=capaian, created=created)
        from indikator_dsl.data.template import write_new

        write_new(out.getvalue(), path, overwrite=overwrite)
    else:
        book = new_workbook(target, title=_title(registry), created=created)
        add_registry(book, registry, results, capaian=capaian)
        book.close()


def new_workbook(target: BinaryIO, *, title: str = TITLE, created: datetime.datetime | None = None) -> Book:
    """A workbook without sheets, for `add_registry`; its `close()` writes it to `target`.

    Raises DataError (M108) where XlsxWriter is not installed.
    """
    try:
        return Book(target, title=title, created=created)
    except ImportError:
        from indikator_dsl.data.xlsx_file import INSTALL

        raise DataError([Diagnostic.of("M108", suggestion=INSTALL, berkas="-")]) from None


def add_registry(
    book: Book,
    registry: Registry,
    results: Results,
    prefix: str = "",
    *,
    capaian: Mapping[str, Capaian] | None = None,
) -> None:
    """Add the sheets of one registry, their names after `prefix`, which no other registry of the book has.

    Raises DataError as `write_workbook` does; ValueError for a prefix that cannot be in the name of a sheet.
    """
    if len(prefix) > LONGEST_PREFIX or not (prefix + "x").replace(" ", "x").isalnum():
        raise ValueError(f"prefix has at most {LONGEST_PREFIX} letters, digits and blanks, not {prefix!r}")
    book.heading = _title(registry)
    book.keep_place(f"{prefix}Indikator")  # what one opens first
    data = write_data(book, (f"{prefix}Data", f"{prefix}Gabungan"), registry, results)
    policy = write_policy(book, f"{prefix}Kebijakan", registry.policy) if capaian is not None else None
    names = f"{prefix}Indikator", f"{prefix}Jejak"
    write_indicators(book, names, registry, results, data=data, capaian=capaian, policy=policy)


def _title(registry: Registry) -> str:
    return next((definition.judul for definition in registry.definitions if definition.judul), TITLE)


def _check_path(path: Path, *, overwrite: bool) -> None:
    if path.suffix.lower() != ".xlsx":
        _refuse("X203", path, str(path.with_suffix(".xlsx")) if path.name else None)
    if path.exists() and not overwrite:
        _refuse("M170", path, str(path.with_stem(path.stem + "-baru")))


def _refuse(code: str, path: Path, suggestion: str | None = None) -> NoReturn:
    raise DataError([Diagnostic.of(code, suggestion=suggestion, berkas=short(str(path), SHOWN))])
