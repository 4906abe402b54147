"""The data files of a folder read as one: what several kelurahan handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from indikator_dsl.data.dataset import Dataset, reconcile, short
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import fold, listed
from indikator_dsl.text.periods import period_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from indikator_dsl.data.dataset import Datum

__all__ = ["read_folder"]

READ = frozenset((".csv", ".tsv", ".json", ".xlsx"))
LIKE_DATA = frozenset((".xls", ".xlsm", ".xlsb", ".ods", ".numbers", ".docx", ".doc", ".odt", ".rtf", ".pdf"))
"""Kinds of files in which figures are handed in and which are not read."""

MOST_SAID = 50  # skipped files that are said one by one
SHOWN = 120


def read_folder(folder: Path, read: Callable[[Path], Dataset]) -> Dataset:
    """The files of `folder` (not of those in it) together; a figure given in two of them must be the same.

    What is passed over although it looks like data is said. Raises DataError with all that is wrong with all files.
    """
    there = [file for file in sorted(folder.iterdir()) if not file.name.startswith((".", "~$"))]
    files = [file for file in there if file.suffix.lower() in READ and file.is_file()]
    findings = _skipped(there)
    if not files:
        why = "folder itu tidak berisi berkas .csv, .json, atau .xlsx"
        raise DataError([Diagnostic.of("M102", berkas=short(str(folder), SHOWN), sebab=why), *findings])
    entries: list[Datum] = []
    for file in files:
        try:
            dataset = read(file)
        except DataError as error:
            findings += error.diagnostics
            dataset = error.partial or Dataset()
        else:
            findings += dataset.notes
        entries += dataset.entries
    entries, alike = _without_unit(entries)
    keyed = (((fold(d.name), fold(d.unit or ""), fold(d.periode or "")), d) for d in entries)
    joined, twice = reconcile(keyed)
    findings += (*alike, *twice)
    together = Dataset(tuple(joined.values()), tuple(findings))
    if any(finding.is_error for finding in findings):
        raise DataError(findings, evolve(together, notes=()))
    return together


def _skipped(there: Iterable[Path]) -> list[Diagnostic]:
    """A warning for each file and folder that is not read and may hold data."""
    names = [
        f"{file.name}/" if file.is_dir() else file.name
        for file in there
        if (_holds_data(file) if file.is_dir() else file.suffix.lower() in LIKE_DATA)
    ]
    said = names[:MOST_SAID] + ([f"dan {len(names) - MOST_SAID} lainnya"] if len(names) > MOST_SAID else [])
    return [Diagnostic.of("M210", nama=short(name, SHOWN)) for name in said]


def _holds_data(folder: Path) -> bool:
    """Whether a folder within the folder has files that look like data, or folders of its own."""
    try:
        return any(
            file.suffix.lower() in READ | LIKE_DATA or file.is_dir()
            for file in folder.iterdir()
            if not file.name.startswith((".", "~$"))
        )
    except OSError:
        return True


def _without_unit(entries: list[Datum]) -> tuple[list[Datum], list[Diagnostic]]:
    """The entries, and warnings for figures without a unit that several files give alike: those are left once.

    Nobody can tell one figure written down three times from the equal figures of three kelurahan.
    """
    groups: dict[tuple[str, object], list[Datum]] = {}
    for datum in entries:
        if datum.unit is None and datum.value is not None:
            groups.setdefault((fold(datum.name), period_key(datum.periode or "")), []).append(datum)
    by_files: dict[tuple[str, ...], list[Datum]] = {}
    dropped: set[int] = set()
    for group in groups.values():
        files = tuple(dict.fromkeys(datum.origin.file or "" for datum in group))
        if len(files) > 1 and len({datum.value for datum in group}) == 1:
            by_files.setdefault(files, []).append(group[0])
            dropped.update(id(datum) for datum in group[1:])
    findings = []
    for files, data in by_files.items():
        names = list(dict.fromkeys(datum.name for datum in data))
        finding = Diagnostic.of("M211", daftar=listed(names), berkas=listed(files), jumlah=len(files))
        findings.append(finding.at(data[0].place) if data[0].place else finding)
    return [datum for datum in entries if id(datum) not in dropped], findings
