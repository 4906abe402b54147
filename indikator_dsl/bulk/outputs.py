"""Where finished parts go: into a folder as numbered files, or one behind the other into a single CSV file.

A part is written under another name first and then moved or appended; what the record notes of it tells, after a run
was killed, how much of the output stands.
"""

from __future__ import annotations

import os
import re
import shutil
from typing import TYPE_CHECKING, Protocol

from indikator_dsl.bulk.findings import refused

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from indikator_dsl.bulk.record import Noted
    from indikator_dsl.bulk.sources import Source

__all__ = ["Folder", "OneFile", "Output", "sync_folder"]

UNFINISHED = ".sementara"
OURS = re.compile(r"bagian-[0-9]{5,}\.(?:csv|parquet)(?:\.sementara(?:\.baca)?)?")


class Output(Protocol):
    """`exists` tells of something that stands there, `prepare` makes the place.

    `place` is where a part is to be written first, `commit` puts it where it belongs and returns its name and size.
    `keep` returns how many of the noted parts stand, and drops everything else; `clear` drops all; `finish` is called
    after the last part. `own`: whatever stands there, it is the result and nothing else, so that it may be replaced.
    """

    path: Path
    own: bool

    def exists(self) -> bool: ...

    def prepare(self) -> None: ...

    def heading(self, number: int) -> bool: ...

    def place(self, number: int, source: Source) -> Path: ...

    def commit(self, made: Path) -> tuple[str, int]: ...

    def keep(self, noted: Sequence[Noted]) -> int: ...

    def clear(self) -> None: ...

    def finish(self) -> None: ...


class Folder:
    """`bagian-00000.parquet` and so on, below the folders of the partition that the input is in."""

    own = False

    def __init__(self, path: Path, kind: str) -> None:
        self.path, self.kind = path, kind

    def exists(self) -> bool:
        return self.path.exists() and (not self.path.is_dir() or any(one.is_file() for one in self.path.rglob("*")))

    def prepare(self) -> None:
        self.path.mkdir(exist_ok=True)

    def heading(self, number: int) -> bool:
        return True

    def place(self, number: int, source: Source) -> Path:
        folder = self.path / source.folder
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"bagian-{number:05}.{self.kind}{UNFINISHED}"

    def commit(self, made: Path) -> tuple[str, int]:
        _sync(made)
        target = made.with_suffix("")
        os.replace(made, target)
        sync_folder(target.parent)
        return target.relative_to(self.path).as_posix(), target.stat().st_size

    def keep(self, noted: Sequence[Noted]) -> int:
        sizes = {
            file.relative_to(self.path).as_posix(): file.stat().st_size
            for file in self.path.rglob("bagian-*")
            if OURS.fullmatch(file.name)
        }
        kept = 0
        while kept < len(noted) and sizes.get(noted[kept].name) == noted[kept].size:
            kept += 1
        for name in sizes.keys() - {one.name for one in noted[:kept]}:
            (self.path / name).unlink()
        return kept

    def clear(self) -> None:
        self.keep(())

    def finish(self) -> None:
        """Nothing is left to do: each part stands where it belongs."""


class OneFile:
    """A CSV file that grows under another name until it is whole."""

    own = True

    def __init__(self, path: Path) -> None:
        self.path = path
        self.growing = path.with_name(path.name + UNFINISHED)

    def exists(self) -> bool:
        return self.path.exists() or self.growing.exists()

    def prepare(self) -> None:
        if not self.path.exists():
            self.growing.touch()

    def heading(self, number: int) -> bool:
        return number == 0

    def place(self, number: int, source: Source) -> Path:
        return self._part()

    def commit(self, made: Path) -> tuple[str, int]:
        with made.open("rb") as part, self.growing.open("ab") as whole:
            shutil.copyfileobj(part, whole, 1 << 20)
            size = whole.tell()
        _sync(self.growing)
        made.unlink()
        return self.path.name, size

    def keep(self, noted: Sequence[Noted]) -> int:
        part = self._part()
        for rest in (part, part.with_name(part.name + ".baca")):
            rest.unlink(missing_ok=True)
        if not self.growing.exists():
            if not noted or self.path.stat().st_size != noted[-1].size:
                raise refused("E411", keluaran=self.path)
            return len(noted)
        size = self.growing.stat().st_size
        kept = sum(one.size <= size for one in noted)
        os.truncate(self.growing, noted[kept - 1].size if kept else 0)
        return kept

    def clear(self) -> None:
        self.path.unlink(missing_ok=True)
        self.growing.unlink(missing_ok=True)

    def finish(self) -> None:
        if self.growing.exists():
            os.replace(self.growing, self.path)
            sync_folder(self.path.parent)

    def _part(self) -> Path:
        return self.path.with_name(f"{self.path.name}.bagian{UNFINISHED}")


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` outlast a failure of power, where the system can."""
    if os.name == "posix":
        _sync(folder, os.O_RDONLY)


def _sync(path: Path, mode: int = os.O_RDWR) -> None:
    opened = os.open(path, mode)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
