"""Printing: tables and progress on a terminal, plain lines in a pipe, JSON for programs."""

from __future__ import annotations

import json as jsonlib
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from indikator_dsl.diagnostics import DataError, Diagnostic, Severity
from indikator_dsl.diagnostics.render import render

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

__all__ = ["counted", "learn_more", "print_json", "print_table", "report", "working", "write_bytes", "write_text"]


def print_json(data: Any) -> None:
    print(jsonlib.dumps(data, ensure_ascii=False, indent=2))


def report(diagnostics: Iterable[Diagnostic], *, json: bool = False, notes: bool = False) -> None:
    """Print findings: as JSON on standard output, or for people on standard error (notes only where asked for)."""
    diagnostics = list(diagnostics)
    if json:
        print_json({"diagnostik": [diagnostic.to_json() for diagnostic in diagnostics]})
        return
    for diagnostic in diagnostics:
        if notes or diagnostic.severity is not Severity.NOTE:
            print(render(diagnostic), file=sys.stderr)
    print(learn_more(diagnostics), end="", file=sys.stderr)


MOST_CODES = 5  # that are named at the end of a list of findings


def learn_more(diagnostics: Iterable[Diagnostic]) -> str:
    """The line on how to learn what the errors and warnings mean, errors first; empty where there are none."""
    found = [one for one in diagnostics if one.severity is not Severity.NOTE and one.code != "R119"]
    codes = dict.fromkeys(one.code for one in sorted(found, key=lambda one: not one.is_error))
    return f"Penjelasan: indikator kode {' '.join(list(codes)[:MOST_CODES])}\n" if codes else ""


def counted(diagnostics: Iterable[Diagnostic]) -> str:
    """`2 galat, 5 peringatan, 1 catatan`."""
    counts = dict.fromkeys(Severity, 0)
    for diagnostic in diagnostics:
        counts[diagnostic.severity] += 1
    return ", ".join(f"{number} {severity.label}" for severity, number in counts.items())


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]], *, right: frozenset[int] = frozenset()) -> None:
    """A table; the columns in `right` are aligned to the right. In a pipe no line is ever cut or wrapped."""
    if sys.stdout.isatty():
        from rich import box
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text

        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        for column, heading in enumerate(headings):
            table.add_column(heading, justify="right" if column in right else "left", overflow="fold")
        for row in rows:
            table.add_row(*map(Text, row))
        Console().print(table)
        return
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]
    for row in (headings, *rows):
        cells = [
            cell.rjust(width) if column in right else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())


@contextmanager
def working(what: str) -> Iterator[None]:
    """Say on a terminal that work is going on, until it is done. A pipe gets nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(what):
        yield


def write_text(path: str, text: str, *, overwrite: bool) -> None:
    """Write a text file as UTF-8. Raises DataError if another text stands there already and may not be overwritten."""
    write_bytes(path, text.encode("utf-8", "backslashreplace"), overwrite=overwrite)


def write_bytes(path: str, content: bytes, *, overwrite: bool) -> None:
    """Write a file. Raises DataError if something else stands there already and may not be overwritten."""
    target = Path(path)
    if target.is_file() and not overwrite and target.read_bytes() != content:
        raise DataError([Diagnostic.of("M170", suggestion=str(target.with_stem(target.stem + "-baru")), berkas=path)])
    try:
        target.write_bytes(content)
    except OSError:
        raise DataError([Diagnostic.of("M171", berkas=path)]) from None
