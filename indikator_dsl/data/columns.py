"""The column headings of a table of data, and the same words as keys of JSON records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.text.names import fold
from indikator_dsl.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["IGNORED", "NAMA", "NILAI", "PERIODE", "SUMBER", "UNIT", "misspelled", "misspelled_among", "role_of"]

NAMA, NILAI, PERIODE, UNIT, SUMBER = "nama", "nilai", "periode", "unit", "sumber"

ROLES = {
    "nama": NAMA,
    "name": NAMA,
    "data": NAMA,
    "nilai": NILAI,
    "value": NILAI,
    "periode": PERIODE,
    "tahun": PERIODE,
    "unit": UNIT,
    "sumber": SUMBER,
    "source": SUMBER,
}
IGNORED = frozenset(("satuan", "keterangan", "dipakai oleh", "catatan", "definisi", "no", "nomor"))
"""Columns for the eye of the person who fills the table in; they may hold anything."""


def role_of(heading: str) -> str | None:
    """What the column is read as, or None for a heading that says nothing about that."""
    return ROLES.get(fold(heading))


def misspelled(heading: str) -> str | None:
    """The known heading that `heading` was probably meant to be, or None."""
    return misspelled_among(heading, [*ROLES, *IGNORED])


def misspelled_among(heading: str, known: Iterable[str]) -> str | None:
    """The one of the headings `known` that `heading` was probably meant to be, or None."""
    near = nearest(heading, known, least=75)
    return near[0] if near and len(fold(heading)) > 3 else None
