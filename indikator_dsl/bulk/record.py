"""The record beside the output: what is being computed of what, and which parts are done.

A line a part, each on the disk before the next part begins; a last line that a killed process did not finish counts
for nothing. A run that was stopped goes on by it, and never with another definition, option, or input. Who holds its
lock is the only one at work.
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from attrs import asdict, define, field, frozen

from indikator_dsl.bulk.findings import refused
from indikator_dsl.text.names import listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from indikator_dsl.bulk.outputs import Output

__all__ = ["Noted", "Record", "open_record"]

SUFFIX = ".catatan.jsonl"
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
    """The open record, and the parts that are noted in it."""

    file: BinaryIO
    parts: list[Noted] = field(factory=list)

    def note(self, part: Noted) -> None:
        self._append(asdict(part))
        self.parts.append(part)

    def begin(self, meaning: Mapping[str, str]) -> None:
        """Forget everything, and note what is begun."""
        self.file.truncate(0)
        self._append({"program": PROGRAM, "dasar": dict(meaning)})
        self.parts.clear()

    def forget(self, kept: int) -> None:
        """Forget the parts behind the first `kept`."""
        self.file.seek(0)
        lines = self.file.readlines()
        self.file.truncate(sum(map(len, lines[: kept + 1])))
        del self.parts[kept:]

    def _append(self, line: Mapping[str, object]) -> None:
        self.file.write(json.dumps(line, ensure_ascii=False).encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())


@contextmanager
def open_record(place: Output, meaning: Mapping[str, str], restart: bool) -> Iterator[Record]:
    """The record of what is to be written to `place`, with the parts that still count.

    `meaning` is what decides on the output, each of its entries by the word that names it to people. Raises DataError
    where something else stands in the place, where it was begun with another meaning and is not to be begun anew, and
    where another process is at work.
    """
    path = place.path.with_name(place.path.name + SUFFIX)
    if (not path.exists() or not path.stat().st_size) and place.exists() and not (restart and place.own):
        raise refused("E411", keluaran=place.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+b") as file:
        _lock(file, place)
        record = Record(file)
        begun = _read(record, path)
        if restart or not record.parts:
            if begun or restart:
                place.clear()
            record.begin(meaning)
        elif differing := [word for word in meaning if begun.get(word) != meaning[word]]:
            raise refused("E412", keluaran=place.path, beda=listed(differing))
        place.prepare()
        record.forget(place.keep(record.parts))
        yield record


def _read(record: Record, path: Path) -> dict[str, str]:
    """The meaning that the record was begun with, and into `record` its parts."""
    record.file.seek(0)
    lines = [line for line in record.file.readlines() if line.endswith(b"\n")]
    if not lines:
        return {}
    try:
        first, *rest = map(json.loads, lines)
        if first["program"] != PROGRAM:
            raise ValueError
        record.parts.extend(Noted(**one) for one in rest)
        return dict(first["dasar"])
    except (ValueError, TypeError, KeyError):
        raise refused("E411", keluaran=path) from None


def _lock(file: BinaryIO, place: Output) -> None:
    """The lock ends with the process, however that ends. Systems and disks without locks do without."""
    try:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise refused("E414", keluaran=place.path) from None
    except (ImportError, OSError):
        return
