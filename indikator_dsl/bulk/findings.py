"""What the files and the disk have to answer for, as findings."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import DataError, Diagnostic, IndikatorError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ["is_of_writing", "reading", "refused", "writing"]

UNKNOWN = "sistem menolaknya"
FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
FULL_WORDS = ("no space left", "os error 28", "file too large", "os error 27", "disk quota")
FORBIDDEN_WORDS = ("permission denied", "read-only file system")


def refused(code: str, suggestion: str | None = None, **values: object) -> DataError:
    return DataError([Diagnostic.of(code, 0, 0, suggestion, **values)])


@contextmanager
def writing(output: Path) -> Iterator[None]:
    """Where the disk refuses what is done inside, that is said of `output`. Engines wrap its errors as they like."""
    try:
        yield
    except IndikatorError:
        raise
    except OSError as failure:
        raise refused("E413", keluaran=output, sebab=_cause(failure) or UNKNOWN) from None
    except Exception as failure:
        if not is_of_writing(failure):
            raise
        raise refused("E413", keluaran=output, sebab=_cause(failure)) from None


@contextmanager
def reading(name: str) -> Iterator[None]:
    """The same for reading the file `name`."""
    try:
        yield
    except OSError as failure:
        raise refused("E409", berkas=name, sebab=_cause(failure) or UNKNOWN) from None


def is_of_writing(failure: Exception) -> bool:
    """Whether an engine failed because it could not write."""
    return _cause(failure) is not None


def _cause(failure: Exception) -> str | None:
    number, text = getattr(failure, "errno", None), str(failure).casefold()
    if number in FULL or any(word in text for word in FULL_WORDS):
        return "disk penuh"
    if number in FORBIDDEN or any(word in text for word in FORBIDDEN_WORDS):
        return "tidak ada izin untuk itu"
    return None
