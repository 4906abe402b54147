"""The one way into an XLSX or DOCX file: everything in it looked at before anything in it is believed.

An office file is a ZIP archive of XML parts. It can unpack to a thousand times its size, hold programs, point to other
files and servers, and be put together so that two programs see two different files in it. None of this is needed for
a table that people wrote; each is refused, and a worksheet saved anew in a new document has none of it.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.office.refusal import BrokenArchiveError, RefusedArchiveError
from indikator_dsl.office.xml import walk
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.office.xml import Attributes

__all__ = ["MOST_BYTES", "Archive", "open_archive"]

MOST_BYTES = 50_000_000  # unpacked
MOST_PARTS = 5_000

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTRY = b"PK\x01\x02"  # begins each line of an archive's directory
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# A part without a name is an IndexError to zipfile.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError),
    *(EOFError, ValueError, OSError, IndexError),
)
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How office programs pack; the others can grow without bound in one step."""

MACROS = re.compile(r"vbaproject|vbadata|(?:^|/)macrosheets/|(?:^|/)dialogsheets/|(?:^|/)activex/", re.IGNORECASE)
OUTSIDE = re.compile(r"(?:^|/)externallinks/|(?:^|/)connections\.xml$|(?:^|/)querytables/", re.IGNORECASE)
EMBEDDED = re.compile(r"(?:^|/)embeddings/|\.(?:zip|docx|docm|xlsx|xlsm|pptx|doc|xls|rtf|mht|mhtml)$", re.IGNORECASE)
MACRO_TYPE = re.compile(rb"macroenabled|vbaproject", re.IGNORECASE)
DTD = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

RELATIONS = {
    "vbaProject": "makro",
    "oleObject": "sisipan",
    "package": "sisipan",
    "aFChunk": "sisipan",
    "externalLink": "luar",
}
"""Kinds of relations between parts that are refused even within the file."""

HARMLESS_OUTSIDE = "hyperlink"
"""An address to click on is text; every other relation to the outside would be fetched by an office program."""


@frozen
class Archive:
    """The XML parts of an office file by name, each read once and found harmless."""

    parts: Mapping[str, bytes]

    def part(self, name: str) -> bytes:
        """Raises BrokenArchiveError where the part is missing."""
        if name not in self.parts:
            raise BrokenArchiveError(name)
        return self.parts[name]

    def packed(self) -> bytes:
        """The parts as a new archive, for a library that reads archives: it then sees what was looked at here."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, body in self.parts.items():
                archive.writestr(name, body)
        return out.getvalue()


def open_archive(raw: bytes, most_bytes: int = MOST_BYTES) -> Archive:
    """The XML parts of `raw`.

    Raises RefusedArchiveError for an old or encrypted file, for macros, links to the outside, embedded files, document
    types, an archive no office program writes, and more than `most_bytes` unpacked; BrokenArchiveError for what is
    no archive.
    """
    if raw.startswith(OLE):
        raise RefusedArchiveError("sandi" if ENCRYPTED in raw else "lama")
    if raw.count(ENTRY) > MOST_PARTS:
        raise RefusedArchiveError("arsip", sebab="bagiannya terlalu banyak")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            items = archive.infolist()
            _check_directory(items, most_bytes)
            # Reading every part proves that the directory told the truth about the sizes.
            bodies = {item.filename: archive.read(item) for item in items if not item.is_dir()}
    except BROKEN as error:
        raise BrokenArchiveError(str(error)) from error
    for name, body in bodies.items():
        if body.startswith((b"PK\x03\x04", OLE)):
            raise RefusedArchiveError("sisipan", bagian=_shown(name))
    parts = {name: body for name, body in bodies.items() if name.lower().endswith((".xml", ".rels"))}
    for name, body in parts.items():
        # Without the NULs, UTF-16 reads as the same letters.
        if DTD.search(body.replace(b"\0", b"")):
            raise RefusedArchiveError("dtd", bagian=_shown(name))
    if MACRO_TYPE.search(parts.get("[Content_Types].xml", b"")):
        raise RefusedArchiveError("makro", bagian="[Content_Types].xml")
    for name, body in parts.items():
        if name.lower().endswith(".rels"):
            _check_relations(name, body)
    return Archive(parts)


def _check_directory(items: list[zipfile.ZipInfo], most_bytes: int) -> None:
    size = sum(item.file_size for item in items)
    if size > most_bytes:
        raise RefusedArchiveError("besar", ukuran=size // 1_000_000, batas=most_bytes // 1_000_000)
    seen: set[str] = set()
    for item in items:
        name = item.filename
        plain = name.replace("\\", "/").lower()
        if plain in seen:
            raise RefusedArchiveError("arsip", sebab=f"bagian {_shown(name)} ada dua kali")
        seen.add(plain)
        if item.flag_bits & 1:
            raise RefusedArchiveError("sandi")
        if item.compress_type not in PACKED:
            raise RefusedArchiveError("arsip", sebab=f"bagian {_shown(name)} dipadatkan dengan cara lain")
        if plain.startswith("/") or ":" in plain or ".." in plain.split("/"):
            raise RefusedArchiveError("arsip", sebab=f"bagian {_shown(name)} menunjuk ke luar arsip")
        for pattern, reason in ((MACROS, "makro"), (OUTSIDE, "luar"), (EMBEDDED, "sisipan")):
            if pattern.search(plain):
                raise RefusedArchiveError(reason, bagian=_shown(name))


def _check_relations(part: str, body: bytes) -> None:
    def relation(tag: str, attributes: Attributes) -> None:
        if tag != "Relationship":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        outside = attributes.get("TargetMode", "").strip().lower() == "external"
        if outside and kind != HARMLESS_OUTSIDE:
            raise RefusedArchiveError("luar", bagian=_shown(attributes.get("Target", "")) or _shown(part))
        if kind in RELATIONS:
            raise RefusedArchiveError(RELATIONS[kind], bagian=_shown(attributes.get("Target", "")) or _shown(part))

    walk(body, part, relation)


def _shown(name: str) -> str:
    return short(name, 60)
