"""What a label that is no period was most likely meant to be, for a message that suggests; never for deciding."""

from __future__ import annotations

import re

from indikator_dsl.text.names import fold
from indikator_dsl.text.periods import LONGEST, SPELLED, YEAR, Periode, read_period

__all__ = ["likely_period", "looks_like_period"]

SCHOOL_YEAR = re.compile(r"(?<![0-9])((?:19|20|21)[0-9]{2})\s*[/-]\s*((?:19|20|21)[0-9]{2})(?![0-9])")
NUMBERED = r"tw|triwulan|tri\s+wulan|q|kuartal|semester|smt|sem|bulan|bln|tahun|thn|th|ta"
WORD = re.compile(rf"\b(?:(?:{NUMBERED})(?:\b|(?=[0-9])|(?=(?:i+v?|v)\b))|(?:{'|'.join(SPELLED)})(?:\b|(?=[0-9])))")
YEAR_WORD = re.compile(r"\b(?:tahun|thn|th)\b\s*\.?\s*")
DECIMALS = re.compile(r"((?:19|20|21)[0-9]{2})[.,]0+")  # a spreadsheet's number, written out
SHORT_YEAR = re.compile(r"(.*[^0-9])['’]?([0-9]{2})")
LONG_FOUR = re.compile(r"\b(tw|triwulan|q)([\s.-]*)iiii\b")


def looks_like_period(label: str) -> bool:
    """Whether `label` has a year in it, or a word for a quarter, a month, a semester or a year.

    `2024/2025` names a school year, and has not.
    """
    folded = fold(label[: 4 * LONGEST])
    spans = SCHOOL_YEAR.search(folded)
    if spans is not None and int(spans[2]) == int(spans[1]) + 1:
        return False
    return YEAR.search(folded) is not None or WORD.search(folded) is not None


def likely_period(label: str, tahun: int | None) -> Periode | None:
    """The one period that `label` most likely means, `tahun` being its year where it names none; None in doubt."""
    if len(label) > LONGEST:
        return None
    folded = YEAR_WORD.sub(" ", DECIMALS.sub(r"\1", fold(label)))
    folded = LONG_FOUR.sub(r"\1\2iv", folded)
    if YEAR.search(folded):
        return read_period(folded)
    if (two := SHORT_YEAR.fullmatch(folded)) is not None and (found := read_period(f"{two[1]} 20{two[2]}")) is not None:
        return found
    return read_period(f"{folded} {tahun}") if tahun is not None and folded.strip() else None
