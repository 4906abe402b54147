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
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from indikator_dsl.bulk.outputs import Output

__all__ = ["Noted", "Record", "open_record"]

SUFFIX = ".catatan.jsonl"
PROGRAM = "indikator massal"
HEAD = json.dumps({"program": PROGRAM}).encode()[:-1]  # what a record begins with, and no other file


@frozen
class Noted:
    """A part that is done: rows from `start` to `stop` of file number `file`.

    `name` is its own file in the output; `size` and `time` are what the system said of that when the part was in it.
    """

    file: int
    start: int
    stop: int
    rows: int
    name: str
    size: int
    time: int


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
def open_record(
    place: Output, meaning: Mapping[str, str], spans: Sequence[tuple[int, int]], restart: bool
) -> Iterator[Record]:
    """The record of what is to be written to `place`, with the parts that still count.

    `meaning` is what decides on the output, each of its entries by the word that names it to people; `spans` are where
    each input file starts and ends. Raises DataError where something else stands in the place, where it was begun with
    another meaning and is not to be begun anew, where the record is damaged, and where another process is at work.
    """
    path = place.path.with_name(place.path.name + SUFFIX)
    begun_before = path.is_file() and path.stat().st_size > 0
    if os.path.lexists(path) and (path.is_symlink() or not path.is_file()):
        raise refused("E411", keluaran=path)
    if not begun_before and place.is_taken(restart):
        raise refused("E411", keluaran=place.path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "a+b", opener=_opener) as file:
        _lock(file, place)
        record = Record(file)
        begun = _read(record, path, restart)
        if restart or not record.parts:
            if begun or restart:
                place.clear()
            record.begin(meaning)
        elif differing := [word for word in meaning if begun.get(word) != meaning[word]]:
            raise refused("E412", keluaran=place.path, beda=listed(differing))
        elif not _is_whole(record.parts, spans):
            raise refused("E411", keluaran=path)
        place.prepare()
        record.forget(place.keep(record.parts))
        yield record


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0), 0o666)


def _is_whole(noted: Sequence[Noted], spans: Sequence[tuple[int, int]]) -> bool:
    """Whether each noted part starts where the one before it stops, from the start of the first file on."""
    file, at = 0, spans[0][0]
    for number, one in enumerate(noted):
        if number and one.file == file + 1 and at == spans[file][1] and one.file < len(spans):
            file, at = one.file, spans[one.file][0]
        if one.file != file or one.start != at or not at <= one.stop <= spans[file][1]:
            return False
        at = one.stop
    return True


def _read(record: Record, path: Path, restart: bool) -> dict[str, str]:
    """The meaning that the record was begun with, and into `record` its parts where they still count."""
    record.file.seek(0)
    content = record.file.read()
    if not content.startswith(HEAD[: len(content)]):
        raise refused("E411", keluaran=path)
    lines = [line for line in content.splitlines(keepends=True) if line.endswith(b"\n")]
    if not lines:
        return {}
    try:
        if restart:
            return {"": ""}  # ours, whatever of it is damaged
        first, *rest = map(json.loads, lines)
        record.parts.extend(Noted(**one) for one in rest)
        if any(type(value) is not int for one in rest for word, value in one.items() if word != "name"):
            raise TypeError
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
