"""A place for what Hypothesis writes beside its work, so that no folder appears where the user stands."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["no_folder_left"]


@contextmanager
def no_folder_left() -> Iterator[None]:
    """Claims tried inside leave no `.hypothesis` folder. For the command only: the setting lasts for the process."""
    import os
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as scratch:
        os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", scratch)
        yield
