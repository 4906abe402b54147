"""Why an office file is not opened, as data; who opens it says it in a sentence of its own subject."""

from __future__ import annotations

from indikator_dsl.diagnostics import DataError, Diagnostic

__all__ = ["BrokenArchiveError", "RefusedArchiveError", "refuse"]

CODES = {
    "lama": "M180",
    "sandi": "M181",
    "makro": "M182",
    "luar": "M183",
    "sisipan": "M184",
    "dtd": "M185",
    "arsip": "M186",
    "besar": "M110",
}


class BrokenArchiveError(Exception):
    """The parts of the file are not as an office file has them."""


class RefusedArchiveError(Exception):
    """The file is whole, and holds what is not opened: `reason` is a key of CODES, `values` fill its sentence."""

    def __init__(self, reason: str, **values: object) -> None:
        super().__init__(reason, values)
        self.reason = reason
        self.values = values


def refuse(refused: RefusedArchiveError, file: str | None) -> DataError:
    """The error to raise for a file that is not opened."""
    return DataError([Diagnostic.of(CODES[refused.reason], 0, 0, None, berkas=file or "-", **refused.values)])
