"""CSV files cut into parts at fixed places: the ends of lines, and never one that stands inside quotes.

An engine reads a part without knowing the rest of the file, so what it means is settled before, once for all parts:
separator, columns and decimal sign. What an engine would read silently in some way or other (a line with too few
cells, a quote in the middle of a cell) is found here and refused with the number of its line.
"""

from __future__ import annotations

import codecs
import csv
import re
from contextlib import suppress
from itertools import islice
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.bulk.findings import reading, refused
from indikator_dsl.data.csv_file import DELIMITERS

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from indikator_dsl.bulk.sources import Source
    from indikator_dsl.diagnostics import DataError

__all__ = ["CsvFile", "decimal_sign", "whole_columns"]

SAMPLE = 1 << 20  # bytes that are looked at before anything is decided
SAMPLE_ROWS = 5000
LONGEST = 1 << 28  # bytes of a part in which no line ends: a quote was left open

COMMA_NUMBER = re.compile(r"[-+−]?[0-9.]*[0-9],[0-9]+")
POINT_NUMBER = re.compile(r"[-+−]?[0-9]*\.[0-9]+(?:[eE][-+]?[0-9]+)?|[-+−]?[0-9]+[eE][-+]?[0-9]+")
WHOLE = re.compile(r"(?:-?[0-9]{1,18})?")
SEPARATOR = re.compile(rb"sep=([;,|\t])\r?\n", re.IGNORECASE)
BLANK_LINES = re.compile(rb"(?:[ \t]*\r?\n)*")
GROUPED = re.compile(r"[-+−]?[1-9][0-9]{0,2}(?:\.[0-9]{3})+")


@frozen
class CsvFile:
    """A file that has been looked at. `start` is where its rows begin, `rows` are the first of them."""

    source: Source
    separator: str
    names: tuple[str, ...]
    start: int
    rows: tuple[tuple[str, ...], ...]

    @classmethod
    def open(cls, source: Source) -> CsvFile:
        """Raises DataError for a heading that is none."""
        with reading(source.name), source.path.open("rb") as file:
            head = file.read(SAMPLE)
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            raise refused("E407", berkas=source.name, baris=1)
        at = len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0
        said = SEPARATOR.match(head, at)
        at = BLANK_LINES.match(head, said.end() if said else at).end()  # type: ignore[union-attr]  # matches anything
        end = _first_end(head, at)
        heading = _text(source, head[at:end])
        separator = _separator(heading, said)
        names = _cells([heading], separator, 1)
        _check_heading(source, names[0] if names else [])
        body = head[end:] if len(head) == source.size else head[end : end + _last_end(head[end:])]
        rows = _cells(body.decode("utf-8", "replace").splitlines(keepends=True), separator, SAMPLE_ROWS)
        return cls(source, separator, tuple(name.strip() for name in names[0]), end, tuple(map(tuple, rows)))

    @property
    def average(self) -> float:
        """About how many bytes a row has."""
        return max(1.0, sum(sum(map(len, row)) + len(row) for row in self.rows) / max(1, len(self.rows)))

    def part(self, start: int, size: int) -> bytes:
        """About `size` bytes from `start` on, up to the end of a line."""
        with reading(self.source.name), self.source.path.open("rb") as file:
            file.seek(start)
            content = file.read(size)
            while start + len(content) < self.source.size:
                end = _last_end(content)
                if end:
                    return content[:end]
                more = file.read(size) if len(content) < LONGEST else b""
                if not more:
                    raise refused("E406", berkas=self.source.name, baris=self._line(start))
                content += more
        return content

    def checked(self, content: bytes, start: int) -> tuple[bytes, int]:
        """The part `content` without blank lines, and the number of its rows. `start` is where it stands in the file.

        Raises DataError for a line that has not as many cells as the heading, and for a quote in the middle of a cell.
        """
        sign = self.separator.encode()
        kept = content
        if content.startswith((b"\n", b"\r\n")) or b"\n\n" in content or b"\n\r\n" in content:
            kept = re.sub(b"(%b)|(?<![^\n])\r?\n" % _quoted(sign), lambda found: found[1] or b"", content)
        bare = re.sub(_quoted(sign), b"", kept) if b'"' in kept else kept
        rows = bare.count(b"\n") + (bare[-1:] not in (b"\n", b""))
        if b'"' in bare or bare.count(sign) != rows * (len(self.names) - 1):
            raise self.broken(content, start)
        return kept, rows

    def broken(self, content: bytes, start: int) -> DataError:
        """The finding for the first line of `content` that no engine would read as it is meant."""
        sign = self.separator.encode()
        line = self._line(start)
        try:
            content.decode()
        except UnicodeDecodeError as failure:
            return refused("E407", berkas=self.source.name, baris=line + content.count(b"\n", 0, failure.start))
        at = line
        for row in re.sub(_quoted(sign), lambda found: b"\0" * found[0].count(b"\n"), content).split(b"\n"):
            cells = row.count(sign) + 1
            if b'"' in row:
                return refused("E406", berkas=self.source.name, baris=at)
            if row.strip(b"\r\0") and cells != len(self.names):
                return refused("E405", berkas=self.source.name, baris=at, ada=cells, perlu=len(self.names))
            at += 1 + row.count(b"\0")
        return refused("E418", berkas=self.source.name, baris=line)

    def _line(self, offset: int) -> int:
        """The number of the line that starts at byte `offset`."""
        with self.source.path.open("rb") as file:
            return 1 + sum(file.read(min(SAMPLE, offset - at)).count(b"\n") for at in range(0, offset, SAMPLE))


def decimal_sign(files: Iterable[CsvFile], columns: Container[str]) -> str:
    """`koma` or `titik`, whichever sign the figures in `columns` have; `koma` where there is none, as Indonesia writes.

    A point before groups of three digits says nothing: it may group thousands. Raises DataError where both are used.
    """
    found: dict[str, tuple[str, str, str]] = {}
    for file in files:
        for row in file.rows:
            for name, cell in zip(file.names, row, strict=False):
                if name in columns and ("," in cell or "." in cell or "e" in cell.casefold()):
                    text = cell.strip()
                    if COMMA_NUMBER.fullmatch(text):
                        found.setdefault("koma", (file.source.name, name, text))
                    elif POINT_NUMBER.fullmatch(text) and not GROUPED.fullmatch(text):
                        found.setdefault("titik", (file.source.name, name, text))
    if len(found) > 1:
        berkas, kolom, isi = found["titik"]
        _, kolom_koma, isi_koma = found["koma"]
        raise refused("E408", berkas=berkas, kolom=kolom, isi=isi, kolom_koma=kolom_koma, isi_koma=isi_koma)
    return next(iter(found), "koma")


def whole_columns(files: Sequence[CsvFile], columns: Container[str]) -> set[str]:
    """Those of `columns` that hold nothing but whole numbers in what was looked at."""
    return {
        name
        for at, name in enumerate(files[0].names)
        if name in columns
        and all(WHOLE.fullmatch(row[file.names.index(name)]) for file in files for row in file.rows if len(row) > at)
    }


def _quoted(sign: bytes) -> bytes:
    """The pattern of a whole cell between quotes."""
    return rb'(?<![^%b\n])"(?:[^"]++|"")*+"(?![^%b\r\n])' % (sign, sign)


def _last_end(content: bytes) -> int:
    """Where the last line that ends in `content` ends, 0 if none does. `content` begins where a line begins."""
    inside = content.count(b'"') % 2
    before = len(content)
    while (at := content.rfind(b"\n", 0, before)) >= 0:
        inside = (inside + content.count(b'"', at, before)) % 2
        if not inside:
            return at + 1
        before = at
    return 0


def _first_end(content: bytes, start: int) -> int:
    """Where the line that begins at `start` ends."""
    at = start - 1
    while (at := content.find(b"\n", at + 1)) >= 0:
        if content.count(b'"', start, at) % 2 == 0:
            return at + 1
    return len(content)


def _text(source: Source, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError:
        raise refused("E407", berkas=source.name, baris=1) from None


def _cells(lines: Iterable[str], separator: str, most: int) -> list[list[str]]:
    """The first rows, as far as they can be read: what is wrong in them is said when their part is read."""
    reader = csv.reader(lines, delimiter=separator)
    rows: list[list[str]] = []
    with suppress(csv.Error):
        rows.extend(row for row in islice(reader, most) if row)
    return rows


def _separator(heading: str, said: re.Match[bytes] | None) -> str:
    if said is not None:
        return said[1].decode()
    held = [sign for sign in DELIMITERS if max(map(len, _cells([heading], sign, 1)), default=0) > 1]
    return held[0] if held else DELIMITERS[1]


def _check_heading(source: Source, names: Sequence[str]) -> None:
    stripped = [name.strip() for name in names]
    if not stripped or "" in stripped:
        raise refused("E403", berkas=source.name, sebab="ada kolom tanpa nama")
    twice = next((name for at, name in enumerate(stripped) if name in stripped[:at]), None)
    if twice is not None:
        raise refused("E403", berkas=source.name, sebab=f"kolom `{twice[:80]}` ada dua kali")
