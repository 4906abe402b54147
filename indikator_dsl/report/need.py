"""The packages that a writer needs, where they are not installed."""

from __future__ import annotations

from typing import NoReturn

from indikator_dsl.diagnostics import DataError, Diagnostic

__all__ = ["INSTALL", "missing_package"]

INSTALL = 'pip install "indikator-dsl[laporan]"'


def missing_package(bentuk: str) -> NoReturn:
    """Raises DataError with the one command that installs what writes `bentuk`."""
    raise DataError([Diagnostic.of("L102", 0, 0, INSTALL, bentuk=bentuk)]) from None
