"""Definition files read: text in, a Definition and everything there is to say about the text out."""

from __future__ import annotations

import re
from pathlib import Path

from indikator_dsl.definition.building import build
from indikator_dsl.definition.document import Document
from indikator_dsl.definition.model import Definition
from indikator_dsl.definition.nesting import read_document
from indikator_dsl.diagnostics.diagnostic import Diagnostic
from indikator_dsl.diagnostics.source import Source

__all__ = ["MOST_BYTES", "MOST_LINES", "read_checked", "read_definition", "read_definition_file"]

MOST_BYTES = 20_000_000
MOST_LINES = 1_000_000
REASONS = (
    (FileNotFoundError, "berkasnya tidak ada"),
    (IsADirectoryError, "itu sebuah folder"),
    (PermissionError, "Anda tidak memiliki izin untuk membacanya"),
)
WORKSHEET_ROW = re.compile(r"^[^\n:]*\t[^\n]*\t[^\n]*\t", re.MULTILINE)
LONE_RETURN = re.compile("\r(?!\n)")

Found = tuple[Definition, tuple[Diagnostic, ...]]


def read_definition(text: str, file: str | None = None) -> Found:
    """What `text` defines, as far as it can be read, and all findings, located, in the order of the file.

    Raises nothing for any text. The definition is to be trusted only if none of the findings is an error. Formulas
    and invariants are not read here: they are kept as passages that know their place. `file` is named in the findings.
    """
    definition, _, diagnostics = read_checked(text, file)
    return definition, diagnostics


def read_definition_file(path: str | Path) -> Found:
    """The same for the file `path`, in UTF-8. What keeps the file from being opened or decoded is a finding too."""
    file = str(path)
    empty = Definition(file=file)
    try:
        with Path(path).open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as failure:
        reason = next((why for kind, why in REASONS if isinstance(failure, kind)), "sistem menolak membukanya")
        return empty, (Source("", file).locate(Diagnostic.of("D304", berkas=Path(path).name, sebab=reason)),)
    if len(raw) > MOST_BYTES:
        return empty, (Source("", file).locate(_too_large()),)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        before = raw[: failure.start].decode("utf-8-sig", errors="replace")
        byte = f"{raw[failure.start]:#04x}"
        finding = Diagnostic.of("D302", len(before), len(before) + 1, byte=byte)
        return empty, (Source(before, file).locate(finding),)
    return read_definition(text, file)


def read_checked(text: str, file: str | None = None) -> tuple[Definition, Document, tuple[Diagnostic, ...]]:
    """Like read_definition, with the document that the definition was read from."""
    if not isinstance(text, str):
        raise TypeError(f"a definition file is text, not {type(text).__name__}")
    text = LONE_RETURN.sub("\n", text.removeprefix("\ufeff"))
    source = Source(text, file)
    refusal = _refusal(text)
    if refusal is not None:
        return Definition(file=file), Document((), (), source), (source.locate(refusal),)
    document, diagnostics = read_document(source)
    definition, found = build(document, source)
    diagnostics += found
    row = WORKSHEET_ROW.search(text)
    if row and not definition.levels and not definition.data:
        # A raw worksheet in the place of a definition file: one finding says it, not one a line.
        return definition, document, (source.locate(Diagnostic.of("D307", row.start(), row.end())),)
    if not document.entries and not diagnostics:
        diagnostics.append(Diagnostic.of("D305"))
    diagnostics.sort(key=lambda finding: finding.start)
    return definition, document, tuple(map(source.locate, diagnostics))


def _refusal(text: str) -> Diagnostic | None:
    """Why `text` is not read at all."""
    if len(text) > MOST_BYTES:
        return _too_large()
    nul = text.find("\0")
    if nul >= 0:
        return Diagnostic.of("D301", nul, nul + 1)
    if text.count("\n") > MOST_LINES:
        return Diagnostic.of("D306", batas=f"{MOST_LINES:,}".replace(",", "."))
    return None


def _too_large() -> Diagnostic:
    return Diagnostic.of("D303", batas=f"{MOST_BYTES // 1_000_000} MB")
