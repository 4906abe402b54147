"""The input: one file, a folder (partitioned `tahun=2025/…` or not), or a pattern; its files always in one order."""

from __future__ import annotations

import glob
import os
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from attrs import frozen

from indikator_dsl.bulk.findings import refused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

__all__ = ["Source", "find_sources", "same_columns"]

CSV_SUFFIXES = (".csv", ".tsv", ".txt")
PARQUET_SUFFIXES = (".parquet", ".pq")
HIDDEN = ("_", ".")  # what engines keep beside their data: `_SUCCESS`, `._SUCCESS.crc`


@frozen
class Source:
    """One input file. `name` is its path below the input, `stamp` its size, times of change, and number on the disk.

    The time of what is kept about a file (`ctime`) is in it too: no program sets that back after a change.
    """

    path: Path
    name: str
    stamp: tuple[int, ...]

    @property
    def size(self) -> int:
        return self.stamp[0]

    def is_unchanged(self) -> bool:
        try:
            return _stamp(self.path) == self.stamp
        except OSError:
            return False

    @property
    def partition(self) -> Mapping[str, str]:
        """What the folders that the file is in say: `tahun=2025` is `{"tahun": "2025"}`."""
        return dict(self._pairs())

    @property
    def labels(self) -> tuple[str, ...]:
        """The names in `partition`; one that two folders have is there twice."""
        return tuple(name for name, _ in self._pairs())

    @property
    def folder(self) -> Path:
        """The folders of the partition, as they are written."""
        return Path(*(part for part in Path(self.name).parent.parts if "=" in part))

    def _pairs(self) -> Iterator[tuple[str, str]]:
        for part in Path(self.name).parent.parts:
            key, sign, value = part.partition("=")
            if sign and key:
                yield unquote(key), unquote(value)


def find_sources(given: str | Path, output: Path) -> tuple[list[Source], bool]:
    """The files, and whether they are Parquet. Raises DataError where there are none, or of both kinds."""
    path = Path(given)
    if path.is_file():
        found = [(path, path.name)]
    elif path.is_dir():
        if output.resolve().is_relative_to(path.resolve()):
            raise refused("E416", keluaran=output, masukan=path)
        files = (file for file in path.rglob("*") if file.is_file())
        found = [(file, str(file.relative_to(path))) for file in files]
    else:
        root = _root(str(given))
        files = (Path(name) for name in glob.glob(str(given), recursive=True))
        found = [(file, os.path.relpath(file, root)) for file in files if file.is_file()]
    kept = sorted((one for one in found if _is_data(one[1]) or len(found) == 1), key=lambda one: one[1])
    if not kept:
        raise refused("E401", masukan=given)
    if any(one.resolve().is_relative_to(output.resolve()) for one, _ in kept):
        raise refused("E416", keluaran=output, masukan=given)
    parquet = {one.suffix.lower() in PARQUET_SUFFIXES for one, _ in kept}
    if len(parquet) > 1:
        raise refused("E402", masukan=given)
    sources = [Source(path, name, _stamp(path)) for path, name in kept]
    for source in sources:
        same_columns(source, source.partition, sources[0], sources[0].partition)
    return sources, parquet == {True}


def _stamp(path: Path) -> tuple[int, ...]:
    stat = path.stat()
    return stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino


def _is_data(name: str) -> bool:
    path = Path(name)
    hidden = any(part.startswith(HIDDEN) and "=" not in part for part in path.parts if part not in ("..", "."))
    return not hidden and path.suffix.lower() in (*CSV_SUFFIXES, *PARQUET_SUFFIXES)


def _root(pattern: str) -> str:
    """The folder above the first part of the pattern that stands for many."""
    parts = Path(pattern).parts
    fixed = next((at for at, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    return str(Path(*parts[:fixed])) if fixed else "."


def same_columns(source: Source, columns: Iterable[object], first: Source, expected: Iterable[object]) -> None:
    """Raises DataError where the columns of `source` are not those of the first file, in any order."""
    different = set(columns) ^ set(expected)
    if different:
        names = sorted({str(one[0] if isinstance(one, tuple) else one) for one in different})
        raise refused("E404", berkas=source.name, dasar=first.name, beda=", ".join(names)[:200])
