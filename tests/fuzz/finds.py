"""Finds: told apart by where they come from, made small, and kept as files that the tests replay ever after."""

from __future__ import annotations

import hashlib
import re
import traceback
from time import monotonic
from typing import TYPE_CHECKING

from tests.fuzz.judging import Find
from tests.fuzz.mutating import HERE, PIECE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fuzz.targets import Target

__all__ = ["FINDS", "Keeper", "mark_of", "shrunk"]

FINDS = HERE / "finds"
CODE = re.compile(r"\b[A-Z][0-9]{3}\b")
SECONDS = 20  # for making one input small


def mark_of(error: BaseException) -> str:
    """What tells one find from another: the kind of the exception, the line it comes from, the code it speaks of."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.endswith("judging.py")]
    last = frames[-1]
    code = CODE.search(str(error)) if isinstance(error, Find) else None
    return f"{type(error).__name__} {last.filename.rpartition('/')[2]}:{last.lineno} {code[0] if code else ''}".strip()


class Keeper:
    """Keeps the shortest input of each find in `folder`, one file each."""

    def __init__(self, target: str, folder: Path) -> None:
        self.target = target
        self.folder = folder
        self.shortest: dict[str, int] = {}

    def keep(self, raw: bytes, error: BaseException) -> str:
        """Write `raw` down if it is the shortest for its mark, which is returned."""
        mark = mark_of(error)
        if len(raw) < self.shortest.get(mark, len(raw) + 1):
            self.shortest[mark] = len(raw)
            self.folder.mkdir(parents=True, exist_ok=True)
            name = hashlib.sha256(f"{self.target} {mark}".encode()).hexdigest()[:16]
            (self.folder / name).write_bytes(raw)
        return mark


def failure(target: Target, raw: bytes) -> Exception | None:
    """What `target` raises for `raw`, or None."""
    try:
        target(raw)
    except Exception as error:
        return error
    return None


def shrunk(target: Target, raw: bytes) -> bytes:
    """A short input with the find that `raw` has: pieces are left out, large ones first, as long as it stays."""
    found = failure(target, raw)
    if found is None:
        return raw
    mark, end = mark_of(found), monotonic() + SECONDS
    parts = PIECE.findall(raw)
    size = len(parts) // 2
    while size and monotonic() < end:
        at, left_out = 0, False
        while at < len(parts) and monotonic() < end:
            fewer = parts[:at] + parts[at + size :]
            error = failure(target, b"".join(fewer))
            if error is not None and mark_of(error) == mark:
                parts, left_out = fewer, True
            else:
                at += size
        size = size if left_out and size == 1 else size // 2
    return b"".join(parts)
