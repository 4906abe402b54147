"""The packages that only some engines need, imported when they are used."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from indikator_dsl.diagnostics import Diagnostic, EngineError

__all__ = ["need"]


def need(package: str, extra: str) -> Any:
    """The module `package`. Raises EngineError with the one command that installs it, as the extra `extra`."""
    try:
        return import_module(package)
    except ImportError:
        command = f'pip install "indikator-dsl[{extra}]"'
        raise EngineError([Diagnostic.of("E101", 0, 0, command, paket=package.partition(".")[0])]) from None
