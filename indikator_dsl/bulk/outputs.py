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
    """`is_taken` tells of something that stands there and may not be written over, `prepare` makes the place.

    `place` is where a part is to be written first, `commit` puts it where it belongs and returns its name, size, and
    the time of its last change. `keep` returns how many of the noted parts stand, and drops everything else, but
    raises DataError for one that was changed; `clear` drops all; `finish` is called after the last part. `own`:
    the place is one file, which may be replaced by a run that begins anew.
    """

    path: Path
    own: bool

    def is_taken(self, restart: bool) -> bool: ...

    def prepare(self) -> None: ...

    def heading(self, number: int) -> bool: ...

    def place(self, number: int, source: Source) -> Path: ...

    def commit(self, made: Path) -> tuple[str, int, int]: ...

    def keep(self, noted: Sequence[Noted]) -> int: ...

    def clear(self) -> None: ...

    def finish(self) -> None: ...


class Folder:
    """`bagian-00000.parquet` and so on, below the folders of the partition that the input is in."""

    own = False

    def __init__(self, path: Path, kind: str) -> None:
        self.path, self.kind = path, kind

    def is_taken(self, restart: bool) -> bool:
        if not self.path.is_dir():
            return os.path.lexists(self.path)
        return any(one.is_symlink() or not one.is_dir() for one in self.path.rglob("*"))

    def prepare(self) -> None:
        self.path.mkdir(exist_ok=True)

    def heading(self, number: int) -> bool:
        return True

    def place(self, number: int, source: Source) -> Path:
        folder = self.path / source.folder
        folder.mkdir(parents=True, exist_ok=True)
        return folder / f"bagian-{number:05}.{self.kind}{UNFINISHED}"

    def commit(self, made: Path) -> tuple[str, int, int]:
        _sync(made)
        target = made.with_suffix("")
        os.replace(made, target)
        sync_folder(target.parent)
        return target.relative_to(self.path).as_posix(), *_state(target)

    def keep(self, noted: Sequence[Noted]) -> int:
        states = {
            file.relative_to(self.path).as_posix(): _state(file)
            for file in self.path.rglob("bagian-*")
            if OURS.fullmatch(file.name)
        }
        kept = 0
        while kept < len(noted) and noted[kept].name in states:
            if states[noted[kept].name] != (noted[kept].size, noted[kept].time):
                raise refused("E411", keluaran=self.path / noted[kept].name)
            kept += 1
        for name in states.keys() - {one.name for one in noted[:kept]}:
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

    def is_taken(self, restart: bool) -> bool:
        """What is not finished is never replaced: without a record nobody knows whose it is."""
        return any(map(os.path.lexists, self._unfinished() if restart else (self.path, *self._unfinished())))

    def prepare(self) -> None:
        if not os.path.lexists(self.path) and not os.path.lexists(self.growing):
            self.growing.open("xb").close()

    def heading(self, number: int) -> bool:
        return number == 0

    def place(self, number: int, source: Source) -> Path:
        return self._part()

    def commit(self, made: Path) -> tuple[str, int, int]:
        appending = os.open(self.growing, os.O_WRONLY | os.O_APPEND | getattr(os, "O_BINARY", 0))
        with made.open("rb") as part, open(appending, "ab") as whole:
            shutil.copyfileobj(part, whole, 1 << 20)
        _sync(self.growing)
        made.unlink()
        return self.path.name, *_state(self.growing)

    def keep(self, noted: Sequence[Noted]) -> int:
        growing, *rests = self._unfinished()
        if growing.is_symlink():
            raise refused("E411", keluaran=growing)
        for rest in rests:
            rest.unlink(missing_ok=True)
        if not growing.exists():
            if not noted or self.path.is_symlink() or _state(self.path) != (noted[-1].size, noted[-1].time):
                raise refused("E411", keluaran=self.path)
            return len(noted)
        size = growing.stat().st_size
        kept = sum(one.size <= size for one in noted)
        stands = noted[kept - 1].size if kept else 0
        if stands != size:  # cutting off nothing would change the time too
            os.truncate(growing, stands)
        return kept

    def clear(self) -> None:
        for one in (self.path, *self._unfinished()):
            one.unlink(missing_ok=True)

    def finish(self) -> None:
        if self.growing.exists():
            os.replace(self.growing, self.path)
            sync_folder(self.path.parent)

    def _unfinished(self) -> tuple[Path, ...]:
        part = self._part()
        return self.growing, part, part.with_name(part.name + ".baca")

    def _part(self) -> Path:
        return self.path.with_name(f"{self.path.name}.bagian{UNFINISHED}")


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` outlast a failure of power, where the system can."""
    if os.name == "posix":
        _sync(folder, os.O_RDONLY)


def _state(path: Path) -> tuple[int, int]:
    """Size and time of the last change."""
    stat = path.lstat()
    return stat.st_size, stat.st_mtime_ns


def _sync(path: Path, mode: int = os.O_RDWR) -> None:
    opened = os.open(path, mode)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
