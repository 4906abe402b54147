"""A figure as an office writes it into a cell: a number, a word for "no data yet", or something to be mended."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

from indikator_dsl.data.dataset import short
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.lexicon import PERCENT_WORDS, UNIT_WORDS
from indikator_dsl.text.names import clean
from indikator_dsl.text.numbers import MOST_DIGITS, NumberNotReadError, format_number, read_number

__all__ = ["NO_DATA", "read_text"]

NO_DATA = frozenset(("", "-", "–", "—", "n/a", "na", "n.a.", "n.a", "belum ada", "belum ada data", "...", "…"))
"""Writings that mean that there is no figure yet (compared without regard to case)."""

LONGEST = 200  # characters of a cell that could still be a number with words around it
NOT_A_NUMBER = frozenset(("nan", "inf", "infinity", "tak hingga", "tak terhingga", "∞"))
ZEROS = frozenset(("nihil", "nol", "tidak ada"))  # none of them, or no figure: only the writer knows
INEXACT = frozenset(("lebih", "kurang", "an", "puluh", "belas", "ratus", "ratusan", "ribuan", "lusin", "kodi"))
SAID = re.compile(r"([0-9]+)\s*\(([^()0-9]+)\)\.?")
BOOLEANS = frozenset(("true", "false", "ya", "tidak", "benar", "salah", "yes", "no"))
CURRENCY = frozenset(("", "rp", "rp.", "idr"))
SCALES = {"ribu": 3, "rb": 3, "juta": 6, "jt": 6, "miliar": 9, "milyar": 9, "triliun": 12}

SIGNED = re.compile(r"([-−+]?)(.*)", re.DOTALL)
UNDERSCORED = re.compile(r"[0-9][0-9_.,]*_[0-9_.,]*")
EXPONENT = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s?[eE]([+-]?[0-9]+)")
BRACKETED = re.compile(r"\(\s*([0-9][0-9.,]*)\s*\)")
GROUPED_BY_BLANKS = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:,[0-9]+)?")
NUMBER = re.compile(r"[0-9](?:[0-9.,]*[0-9])?")
ONE_NUMBER = re.compile(r"([^0-9]*)([0-9](?:[0-9.,]*[0-9])?)([^0-9]*)")


def read_text(text: str) -> tuple[Fraction | None, Diagnostic | None]:
    """The value of `text`, None where it says that there is none yet, and what is to be said about the writing.

    With an error the value is None. The finding's values hold `isi`, the text as shown; the caller adds whose value
    it is and the place.
    """
    written = clean(text)
    if written.casefold() in NO_DATA:
        return None, None
    sign, body = SIGNED.match(written).groups()  # type: ignore[union-attr]  # the pattern matches every text
    minus = "-" if sign in ("-", "−") else ""
    try:
        value, doubt = read_number(body)
    except NumberNotReadError as refused:
        return None, _refusal(written, minus, body, refused.suggestion)
    value = -value if minus else value
    if doubt == "F204":
        return value, _finding("M201", written, minus + body.replace(",", "."), nilai=format_number(value, None))
    if doubt == "F302":
        return value, _finding("M301", written, minus + body.replace(".", ","))
    return value, None


def _finding(code: str, written: str, suggestion: str | None = None, **values: str) -> Diagnostic:
    return Diagnostic.of(code, 0, 0, suggestion, isi=short(written, 40), **values)


def _refusal(written: str, minus: str, body: str, english: str | None) -> Diagnostic:
    """Why `written` (`minus` and `body`) is no number, in the order from the most telling sign to the least."""
    if written.startswith("="):
        return _finding("M149", written)
    if any(c.isdigit() and not c.isascii() for c in body):
        plain = "".join(str(unicodedata.decimal(c, c)) for c in body)
        return _finding("M143", written, _readable(minus, plain))
    if body.casefold() in NOT_A_NUMBER:
        return _finding("M140", written)
    if body.casefold() in BOOLEANS:
        return _finding("M141", written)
    if body.casefold() in ZEROS:
        return _finding("M157", written, "0")
    if sum(map(str.isdigit, body)) > MOST_DIGITS:
        return _finding("M152", written)
    if len(body) > LONGEST:
        return _finding("M148", written)
    if UNDERSCORED.fullmatch(body):
        digits = body.replace("_", "")
        return _finding("M142", written, minus + _grouped(digits) if digits.isdigit() else None)
    if exponent := EXPONENT.fullmatch(body):
        return _finding("M144", written, _without_exponent(minus, *exponent.groups()))
    if bracketed := BRACKETED.fullmatch(body):
        return _finding("M146", written, _readable("-", bracketed[1]), bilangan=bracketed[1])
    if english is not None:
        return _finding("M150", written, minus + english)
    return _with_words(written, minus, body)


def _with_words(written: str, minus: str, body: str) -> Diagnostic:
    """The refusal of a text of digits, marks and words."""
    if GROUPED_BY_BLANKS.fullmatch(body):
        return _finding("M147", written, minus + body.replace(" ", "."))
    if len(NUMBER.findall(body)) > 1:
        return _finding("M147", written)
    parts = ONE_NUMBER.fullmatch(body)
    if parts is None:
        return _finding("M148", written)
    before, number, after = parts[1].strip().casefold(), parts[2], parts[3].casefold().strip(" .,-")
    before = "" if before in {",", "."} else before
    words = after.replace("%", " % ").split()
    if before in CURRENCY and (before or words) and _are_units(words):
        scale = SCALES.get(words[0], 0) if words else 0
        return _finding("M145", written, _readable(minus, number, scale))
    if words and not before and (SAID.fullmatch(body) or (after[:1].isalpha() and _name_what(words))):
        return _finding("M148", written, _readable(minus, number))
    if before or words:
        # A lone dash before the number is a minus sign set apart or written with another sign.
        return _finding("M148", written, _readable("-", number) if before in {"–", "—", "-"} and not words else None)
    return _finding("M151", written, _readable(minus, ("0" if body[0] in ".," else "") + body.strip(" -").rstrip(".,")))


def _name_what(words: list[str]) -> bool:
    """Whether the words behind a number only say what is counted (`9 aduan`), and nothing of how many."""
    counts = INEXACT | SCALES.keys() | {"%", *PERCENT_WORDS}
    return len(words) <= 3 and all(word.isalpha() and word not in counts for word in words)


def _are_units(words: list[str]) -> bool:
    known = UNIT_WORDS | SCALES.keys() | {"%", *PERCENT_WORDS}
    return all(word.strip(".,") in known for word in words)


def _readable(minus: str, number: str, scale: int = 0) -> str | None:
    """`number` as a text that reads as itself (times 10^scale), or None where it cannot be read either."""
    try:
        value, doubt = read_number(number)
    except NumberNotReadError as refused:
        return minus + refused.suggestion if refused.suggestion and not scale else None
    if scale:
        return minus + format_number(value * 10**scale, None)
    return minus + (number.replace(".", ",") if doubt == "F302" else number)


def _grouped(digits: str) -> str:
    return format_number(Fraction(int(digits)))


def _without_exponent(minus: str, mantissa: str, exponent: str) -> str | None:
    """`1e5` written out; None where that would be too long to have been meant."""
    if len(exponent) > 4 or abs(int(exponent)) > 15 or len(mantissa) > 20:
        return None
    return minus + format_number(Fraction(Decimal(mantissa.replace(",", "."))) * Fraction(10) ** int(exponent), None)
