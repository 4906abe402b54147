"""Generated code kept on disk, in a folder that only its owner can write to.

What is read from there is run: so nothing is read from a folder or a file of somebody else, nor from one that others
may write to. What does not fit is no error: the code is made anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import stat
import sys
import tempfile
from pathlib import Path
from types import CodeType
from typing import TYPE_CHECKING, Any

from indikator_dsl import __version__
from indikator_dsl.diagnostics import Diagnostic, EngineError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.registry.registry import Registry

__all__ = ["Store"]

FORM = "2"  # of what is kept; another number makes all that was kept before unknown
CHECK = 16  # bytes of the checksum in front
MOST_BYTES = 500_000_000


class Store:
    """The place of one compiled registry in `folder`.

    Raises EngineError for a folder that cannot be made or used, or that others may write to.
    """

    def __init__(self, folder: str | os.PathLike[str], registry: Registry, asked: Iterable[str] | None) -> None:
        self.folder = Path(folder)
        digest = _digest(registry, asked)
        self.file = self.folder / f"{digest}.{sys.implementation.cache_tag}.indikator-kode" if digest else None
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            problem = _problem(self.folder.stat())
        except (OSError, ValueError):
            problem = "folder itu tidak dapat dibuat atau dibuka"
        if problem is not None:
            raise EngineError([Diagnostic.of("E102", 0, 0, folder=self.folder.name or str(folder), sebab=problem)])

    def read(self) -> tuple[Any, ...] | None:
        """What was kept; None where nothing was, or nothing that can be trusted."""
        if self.file is None:
            return None
        try:
            with self.file.open("rb") as stream:
                about = os.fstat(stream.fileno())
                if _problem(about) is not None or about.st_size > MOST_BYTES:
                    return None
                raw = stream.read()
            if _checksum(raw[CHECK:]) != raw[:CHECK]:
                return None
            found = marshal.loads(raw[CHECK:])
        except (OSError, ValueError, EOFError, TypeError):
            return None
        fits = isinstance(found, tuple) and found[:1] == (self.file.name,) and isinstance(found[1], CodeType)
        return found[1:] if fits else None

    def write(self, *kept: Any) -> None:
        """Keep code and what belongs to it. That it cannot be kept, on a full disk say, is no error."""
        if self.file is None:
            return
        raw = marshal.dumps((self.file.name, *kept))
        made = None
        try:
            handle, made = tempfile.mkstemp(dir=self.folder, prefix=".", suffix=".baru")
            with os.fdopen(handle, "wb") as stream:
                stream.write(_checksum(raw) + raw)
            os.replace(made, self.file)
        except OSError:
            if made is not None:
                with contextlib.suppress(OSError):
                    os.unlink(made)


def _digest(registry: Registry, asked: Iterable[str] | None) -> str | None:
    """What the code is made of: all that was read, and the versions of what made it. None where it was not read."""
    told = hashlib.blake2b(digest_size=20)
    python = importlib.util.MAGIC_NUMBER.hex()
    parts = [FORM, __version__, python, sys.version, "*" if asked is None else "\0".join(asked)]
    for definition in registry.definitions:
        spots = [level.spot for level in definition.levels] + [data.spot for data in definition.data]
        if None in spots:
            return None
        parts.append(spots[0].source.text if spots and spots[0] else "")
    for part in parts:
        text = part.encode("utf-8", "surrogatepass")
        told.update(b"%d:" % len(text))
        told.update(text)
    return told.hexdigest()


def _checksum(raw: bytes) -> bytes:
    return hashlib.blake2b(raw, digest_size=CHECK).digest()


def _problem(about: os.stat_result) -> str | None:
    """Why what `about` tells of is not to be trusted."""
    if hasattr(os, "getuid"):
        if about.st_uid != os.getuid():
            return "folder itu milik orang lain"
        if stat.S_IMODE(about.st_mode) & 0o022:
            return "orang lain dapat menulis di dalamnya"
    return None
