"""The bytes of a text file as text, or what to do so that they become it."""

from __future__ import annotations

import codecs

from indikator_dsl.diagnostics import DataError, Diagnostic, Source

__all__ = ["decode"]

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decode(raw: bytes, file: str | None) -> Source:
    """UTF-8 with or without a mark, or UTF-16 with one; lines end with "\\n" afterwards, as in every editor.

    Raises DataError, with the place, for any other encoding and for NUL characters.
    """
    mark, encoding = next(((mark, name) for mark, name in MARKS if raw.startswith(mark)), (b"", "utf-8"))
    body = raw[len(mark) :]
    try:
        text = body.decode(encoding)
    except UnicodeDecodeError as error:
        before = _lines(body[: error.start].decode(encoding, "replace"))
        source = Source(_lines(body.decode(encoding, "replace")), file)
        raise DataError([_at(source, len(before), "M105")]) from None
    source = Source(_lines(text), file)
    nul = source.text.find("\0")
    if nul >= 0:
        raise DataError([_at(source, nul, "M106")])
    return source


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _at(source: Source, at: int, code: str) -> Diagnostic:
    return source.locate(Diagnostic.of(code, at, at + 1))
