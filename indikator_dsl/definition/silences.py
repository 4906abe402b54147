"""`Abaikan: P103 karena …`: one code and the reason to let its findings be. Says what it cannot take as that."""

from __future__ import annotations

import re
from functools import lru_cache

from indikator_dsl.definition.model import Abaikan
from indikator_dsl.diagnostics.catalogue import entry
from indikator_dsl.diagnostics.diagnostic import Diagnostic, Severity
from indikator_dsl.text.names import clean

__all__ = ["read_abaikan"]

LONGEST_VALUE = 40
MOST_CODES, LONGEST_REASON = 8, 200  # what a suggestion repeats
SILENCE = re.compile(r"([A-Za-z][0-9]{3})(?:\s+karena\b(.*))?", re.DOTALL | re.IGNORECASE)
CODE = re.compile(r"\b[A-Za-z][0-9]{3}\b")
LEADING = re.compile(r"(?:\W|\b(?:dan|karena)\b)+", re.IGNORECASE)
REASON = re.compile(r"[^\W\d_]{2}")
ABOUT_SILENCES = frozenset(("D230", "D231", "D232", "D233", "D234"))


@lru_cache(maxsize=4096)
def read_abaikan(text: str) -> tuple[Abaikan | None, tuple[Diagnostic, ...]]:
    """The code and the reason that `text` gives, or None and why it gives none. Spans count characters of `text`."""
    written = SILENCE.fullmatch(text)
    if written is None:
        return None, (Diagnostic.of("D230", 0, len(text), _suggestion(text), isi=_short(text)),)
    code, reason = written[1].upper(), clean(written[2] or "")
    try:
        severity = entry(code).severity
    except KeyError:
        return None, (Diagnostic.of("D232", 0, len(code), kode=code),)
    if severity is Severity.ERROR or code in ABOUT_SILENCES:
        return None, (Diagnostic.of("D233", 0, len(code), kode=code),)
    if not REASON.search(reason):
        return None, (Diagnostic.of("D231", 0, len(code), f"{code} karena …", kode=code),)
    return Abaikan(code, reason), ()


def _suggestion(text: str) -> str | None:
    """One line for each code that `text` names, all with the reason that stands behind the last."""
    codes = list(CODE.finditer(text))
    if not 0 < len(codes) <= MOST_CODES or len(text) - codes[-1].end() > LONGEST_REASON:
        return None
    behind = text[codes[-1].end() :]
    leading = LEADING.match(behind)
    reason = clean(behind[leading.end() :] if leading else behind)
    names = dict.fromkeys(code[0].upper() for code in codes)
    return "\nAbaikan: ".join(f"{name} karena {reason if REASON.search(reason) else '…'}" for name in names)


def _short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
