"""The record beside the output: what is being computed of what, and which parts are done.

It is written anew after every part, whole or not at all. A run that was killed goes on by it, and never with another
definition, option, or input.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import asdict, define, field, frozen

from indikator_dsl.bulk.findings import refused
from indikator_dsl.bulk.outputs import sync_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["Noted", "Record", "only_one"]

SUFFIX = ".catatan.json"
PROGRAM = "indikator massal"


@frozen
class Noted:
    """A part that is done: rows from `start` to `stop` of file number `file`; its own file and size in the output."""

    file: int
    start: int
    stop: int
    rows: int
    name: str
    size: int


@define
class Record:
    """`meaning` is what decides on the output: each of its entries by the word that names it to people."""

    path: Path
    meaning: dict[str, str]
    parts: list[Noted] = field(factory=list)

    @classmethod
    def load(cls, output: Path) -> Record | None:
        """The record beside `output`, None where there is none. Raises DataError for a file that is no record."""
        path = output.with_name(output.name + SUFFIX)
        try:
            read = json.loads(path.read_bytes())
            if read["program"] != PROGRAM:
                raise ValueError
            return cls(path, dict(read["dasar"]), [Noted(**one) for one in read["bagian"]])
        except FileNotFoundError:
            return None
        except (ValueError, TypeError, KeyError):
            raise refused("E411", keluaran=path) from None

    @classmethod
    def new(cls, output: Path, meaning: dict[str, str]) -> Record:
        return cls(output.with_name(output.name + SUFFIX), meaning)

    def differs(self, meaning: dict[str, str]) -> list[str]:
        """The words for what is not as it was."""
        return [word for word in meaning if self.meaning.get(word) != meaning[word]]

    def save(self) -> None:
        made = self.path.with_name(self.path.name + ".sementara")
        content = {"program": PROGRAM, "dasar": self.meaning, "bagian": [asdict(one) for one in self.parts]}
        with made.open("w", encoding="utf-8") as file:
            json.dump(content, file, ensure_ascii=False, indent=1)
            file.flush()
            os.fsync(file.fileno())
        os.replace(made, self.path)
        sync_folder(self.path.parent)


@contextmanager
def only_one(place: Path, output: Path) -> Iterator[None]:
    """Nobody else works on `output` meanwhile. The lock ends with the process, however that ends.

    Raises DataError where another process holds it. On systems without such locks nothing is held.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    opened = os.open(place, os.O_RDONLY)
    try:
        try:
            fcntl.flock(opened, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise refused("E414", keluaran=output) from None
        except OSError:
            pass  # a file system without locks
        yield
    finally:
        os.close(opened)
