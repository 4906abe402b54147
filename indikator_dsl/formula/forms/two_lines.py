"""A fraction on two lines: the numerator above the denominator, with or without a bar, `x 100%` beside or below.

    Jumlah laporan selesai
    ---------------------- x 100%
    Jumlah laporan

The lines become `(above) / (below) x 100%` as lexemes; each line is read by the ordinary rules.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.lexemes import Lexeme, lex
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["lex_two_lines"]

# Whole lines without the blanks at their ends: a pattern that skipped those itself would take time with their square.
BAR = re.compile(r"(?:-{3,}|_{3,}|[─━—–]{2,})\s*(?P<factor>[xX×*].*)?")
FACTOR = re.compile(r"[xX×*]\s*[0-9][0-9.,]*\s*(?:%|persen)?", re.IGNORECASE)
OPERATOR = re.compile(r"[/÷×*+=]|\s[-−x:]\s|dibagi|dikali", re.IGNORECASE)


def lex_two_lines(text: str) -> list[Lexeme] | None:
    """The lexemes of a fraction on two lines, or None where `text` is none."""
    if "\n" not in text.strip():
        return None
    lines = list(_lines(text))
    left = [lines.pop(0)] if text.find("=", *lines[0]) == lines[0][1] - 1 else []
    factor: tuple[int, int] | None = None
    bars = [at for at, (start, end) in enumerate(lines) if BAR.fullmatch(text, start, end)]
    if len(bars) == 1 and 0 < bars[0] < len(lines) - 1:
        found = BAR.fullmatch(text, *lines[bars[0]])
        assert found is not None
        if found["factor"]:
            factor = found.span("factor")
        above, below = lines[: bars[0]], lines[bars[0] + 1 :]
    elif not bars:
        above, below = lines[:1], lines[1:]
    else:
        return None
    if len(below) > 1 and FACTOR.fullmatch(text, *below[-1]):
        *below, factor = below
    if len(above) != 1 or len(below) != 1:
        return None
    if not bars and not (_alone(text, above[0]) and _opens_measure(text, below[0])):
        return None
    parts: list[Lexeme] = []
    for start, end in left:
        parts += lex(text, start, end)
    parts += _grouped(text, above[0])
    parts.append(Lexeme("divide", "/", above[0][1], below[0][0], True))
    parts += _grouped(text, below[0])
    if factor:
        parts += lex(text, *factor)
    return parts


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each line that is not blank, blanks at its ends left out."""
    start = 0
    for line in text.split("\n"):
        if line.strip():
            yield start + len(line) - len(line.lstrip()), start + len(line.rstrip())
        start += len(line) + 1


def _grouped(text: str, line: tuple[int, int]) -> list[Lexeme]:
    """A line as one operand: in a bracket of its own, unless it is a plain name."""
    start, end = line
    inside = lex(text, start, end)
    if not OPERATOR.search(text[start:end]):
        return inside
    return [Lexeme("open", "(", start, start, True), *inside, Lexeme("close", ")", end, end, False)]


def _alone(text: str, line: tuple[int, int]) -> bool:
    written = text[line[0] : line[1]]
    return OPERATOR.search(written.replace("/", "")) is None and " / " not in written and "/ " not in written


def _opens_measure(text: str, line: tuple[int, int]) -> bool:
    """Whether the second line opens a name of its own, and does not go on with the first line's name."""
    word = text[line[0] : line[1]].split(maxsplit=1)[0].lower()
    return word in MEASURE_WORDS and _alone(text, line)
