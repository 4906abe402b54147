"""JSON files: `{"nama data": nilai, …}`, or records `[{"nama": …, "nilai": …, "periode": …}, …]`, bare or as "data"."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from indikator_dsl.data.cell import Cell, typed_number
from indikator_dsl.data.columns import IGNORED, NAMA, NILAI, misspelled, role_of
from indikator_dsl.data.dataset import short
from indikator_dsl.data.decode import decode
from indikator_dsl.data.gather import Gatherer
from indikator_dsl.data.table import add_record
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import clean, fold
from indikator_dsl.text.numbers import MOST_DIGITS

if TYPE_CHECKING:
    from indikator_dsl.data.dataset import Dataset
    from indikator_dsl.diagnostics import Source

__all__ = ["read_json"]

TOKEN = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"|[^\s"\[\]{},:]++|[\[\]{}]')
"""In a text that is sound JSON: one match for each key and each value without parts, two for a list or an object."""

WANTED = {
    "Expecting value": "nilai",
    "Expecting property name": "nama dalam tanda kutip ganda",
    "Expecting ':'": "titik dua",
    "Expecting ','": "koma atau kurung penutup",
    "Extra data": "akhir berkas",
    "Illegal trailing comma": "kurung penutup tanpa koma di depannya",
    "Unterminated string": "teks yang ditutup tanda kutip",
    "Invalid control character": "\\n atau \\t di dalam teks",
    "Invalid \\": "tanda \\ yang sah di dalam teks",
}
"""How messages of the json module begin, and what should have stood there."""


def read_json(raw: bytes, file: str | None = None) -> Dataset:
    """The figures of a JSON file; numbers are exact and themselves, text is read as written, null is no data.

    Raises DataError with all errors of the file (a break of JSON itself is one error: nothing after it is certain).
    """
    source = decode(raw, file)
    gather = Gatherer(source)
    if source.text.strip():
        _Walk(gather, source).document(_parsed(source))
    else:
        gather.say("M107")
    return gather.dataset()


def _parsed(source: Source) -> Any:
    """What the text holds: a list as list, an object as tuple of its pairs (doublets too), a number as Fraction."""
    import json

    try:
        return json.loads(
            source.text,
            object_pairs_hook=tuple,
            parse_int=_whole,
            parse_float=_decimal,
            parse_constant=lambda written: Diagnostic.of("M140", isi=written),
        )
    except json.JSONDecodeError as error:
        wanted = next((word for start, word in WANTED.items() if error.msg.startswith(start)), "JSON yang sah")
        rest = source.text[error.pos : error.pos + 30]
        written = f'"{short(rest.split()[0])}"' if rest.strip() else "akhir berkas"
        finding = Diagnostic.of("M130", error.pos, error.pos + 1, None, harapan=wanted, isi=written)
    except RecursionError:
        finding = Diagnostic.of("M131", 0, 1)
    raise DataError([source.locate(finding)])


def _whole(text: str) -> Fraction | Diagnostic:
    return Fraction(int(text)) if len(text) <= MOST_DIGITS else Diagnostic.of("M152", isi=short(text, 30))


def _decimal(text: str) -> Fraction | Diagnostic:
    try:
        return typed_number(Decimal(text))
    except InvalidOperation:  # an exponent beyond what Decimal can hold
        return Diagnostic.of("M152", isi=short(text, 30))


class _Walk:
    """Goes through the values that json has read and the tokens of the text side by side: so each has its place."""

    def __init__(self, gather: Gatherer, source: Source) -> None:
        self.gather = gather
        self.tokens = TOKEN.finditer(source.text)
        self.unread: set[str] = set()

    def document(self, root: Any) -> None:
        opening = next(self.tokens)
        if isinstance(root, list):
            self.records(root)
        elif isinstance(root, tuple):
            self.members(root)
        else:
            self.gather.say("M132", *opening.span())

    def members(self, members: tuple[tuple[str, Any], ...]) -> None:
        """An object of names, or one whose "data" are records."""
        records = next((value for key, value in members if key == "data" and isinstance(value, list)), None)
        for key, value in members:
            name, token = next(self.tokens), next(self.tokens)
            if records is None:
                cell = self.cell(key, value, token)
                if cell is not None:
                    self.gather.datum(clean(key), cell, self.line(token))
            elif value is records:
                self.records(records)
            else:
                self.gather.say("M206", *name.span(), kunci=short(key))
                self.skip(token)

    def records(self, records: list[Any]) -> None:
        for record in records:
            token = next(self.tokens)
            if isinstance(record, tuple):
                self.record(record, token)
            else:
                self.gather.say("M134", *token.span())
                self.skip(token)
        next(self.tokens)

    def record(self, record: tuple[tuple[str, Any], ...], opening: re.Match[str]) -> None:
        cells: dict[str, Cell] = {}
        sound = True
        for key, value in record:
            name, token = next(self.tokens), next(self.tokens)
            role = role_of(key)
            if role is None:
                sound &= self.is_no_slip(key, name)
                self.skip(token)
                continue
            if role in cells:
                self.gather.say("M136", *name.span(), kunci=short(key))
                sound = False
            cell = self.cell(key, value, token)
            sound &= cell is not None
            cells[role] = cell or Cell(None, *token.span())
        closing = next(self.tokens)
        for role in (NAMA, NILAI):
            if role not in cells and sound:
                self.gather.say("M135", *opening.span(), kunci=role)
                sound = False
        if sound:
            add_record(self.gather, cells, self.line(opening), opening.start(), closing.end())

    def cell(self, key: str, value: Any, token: re.Match[str]) -> Cell | None:
        """The value as a cell, or None (and a finding) for a list or an object."""
        if isinstance(value, list | tuple):
            self.gather.say("M133", *token.span(), nama=short(key))
            self.skip(token)
            return None
        content = Diagnostic.of("M141", isi=token[0]) if isinstance(value, bool) else value
        return Cell(content, *token.span())

    def is_no_slip(self, key: str, name: re.Match[str]) -> bool:
        """Say once for each unknown key that it is not read; False where it is a misspelled one."""
        folded = fold(key)
        if folded in IGNORED:
            return True
        meant = misspelled(key)
        if folded not in self.unread:
            self.unread.add(folded)
            self.gather.say("M123" if meant else "M202", *name.span(), suggestion=meant, kolom=short(key))
        return meant is None

    def skip(self, token: re.Match[str]) -> None:
        """Go past the rest of the value that starts with `token`."""
        depth = 0
        while True:
            depth += (token[0] in {"[", "{"}) - (token[0] in {"]", "}"})
            if not depth:
                return
            token = next(self.tokens)

    def line(self, token: re.Match[str]) -> int | None:
        place = self.gather.place(*token.span())
        return place.line if place else None
