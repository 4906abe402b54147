"""A fraction with a bar of `-`, `_` or `─`, on lines of its own or flattened into one, `x 100%` beside it or below.

    Jumlah laporan selesai
    ---------------------- x 100%        Jumlah laporan selesai ---------- x 100 % Jumlah laporan
    Jumlah laporan

Both become `(above) / (below) x 100%`. Figures worked out beside a flattened bar are no part of the formula.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.operator_words import holds_operator_words
from indikator_dsl.formula.lexemes import Lexeme, equal_signs, written

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["balanced", "fraction", "is_factor", "read_bar", "take_factor"]

ARITHMETIC = frozenset(("slash", "times", "divide", "plus", "minus", "x", "power", "colon", "equals", "root", "open"))
FIGURES = frozenset(("number", "slash", "times", "divide", "plus", "minus", "x", "colon", "open", "close", "percent"))
PERCENT_WORDS = frozenset(("persen", "prosen"))
SCALE = re.compile(r"10+|1(?:0{0,2})(?:[.]000)+")
SHORT = 60


def read_bar(lines: Sequence[list[Lexeme]], found: list[Diagnostic]) -> list[Lexeme] | None:
    """The statement on `lines` with its fraction bar read; None if it has none. A bar that fits nowhere is an error."""
    flat = [lexeme for line in lines for lexeme in line]
    bars = [at for at, lexeme in enumerate(flat) if lexeme.kind == "bar"]
    if not bars:
        return None
    bar = flat[bars[0]]
    left, above = _left(flat[: bars[0]])
    below = flat[bars[0] + 1 :]
    if len(bars) > 1 or not above or not below:
        found.append(Diagnostic.of("F135", bar.start, bar.end))
        return [lexeme for lexeme in flat if lexeme.kind != "bar"]
    inline = not any(line[0] is bar for line in lines)
    factor, below = _leading_factor(below)
    figures, below = _worked(below) if factor or inline else ([], below)
    if not factor:
        below, factor = take_factor(below, lines, found)
    if not below:
        found.append(Diagnostic.of("F135", bar.start, bar.end))
        return above
    if inline:
        found.append(
            Diagnostic.of("F225", bar.start, bar.end, atas=written(above)[:SHORT], bawah=written(below)[:SHORT])
        )
    if figures:
        found.append(Diagnostic.of("F226", figures[0].start, figures[-1].end, kata=written(figures)[:SHORT]))
    return [*left, *fraction(above, below), *factor]


def fraction(above: Sequence[Lexeme], below: Sequence[Lexeme]) -> list[Lexeme]:
    """`above / below`, each in a bracket of its own unless it is a plain row of words."""
    start, end = sorted((above[-1].end, below[0].start))  # a label may put the denominator first
    sign = Lexeme("divide", "/", start, end, True)
    return [*_grouped(above), sign, *_grouped(below)]


def _grouped(part: Sequence[Lexeme]) -> Sequence[Lexeme]:
    calculates = any(lexeme.kind in ARITHMETIC for lexeme in part) or holds_operator_words(written(part))
    if not calculates or not balanced(part):
        return part
    start, end = part[0].start, part[-1].end
    return [Lexeme("open", "(", start, start, True), *part, Lexeme("close", ")", end, end, False)]


def balanced(part: Sequence[Lexeme]) -> bool:
    """Whether the brackets of a part fit each other: an error about them must point at what was written."""
    depth = 0
    for lexeme in part:
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        if depth < 0:
            return False
    return not depth


def _left(lexemes: list[Lexeme]) -> tuple[list[Lexeme], list[Lexeme]]:
    """What stands before `=` with the sign, and the rest."""
    equals = equal_signs(lexemes)
    stop = equals[0] + 1 if equals else 0
    return lexemes[:stop], lexemes[stop:]


def _leading_factor(lexemes: list[Lexeme]) -> tuple[list[Lexeme], list[Lexeme]]:
    """`x 100 %` at the beginning, beside the bar."""
    stop = _factor_length(lexemes, 0)
    return lexemes[:stop], lexemes[stop:]


def is_factor(line: Sequence[Lexeme]) -> bool:
    """Whether a line is `x 100%` and nothing else."""
    return len(line) > 1 and _factor_length(line, 0) == len(line)


def _factor_length(lexemes: Sequence[Lexeme], at: int) -> int:
    """How many lexemes from `at` are `x 100 %`: a sign of multiplication, a number, a percent sign or word."""
    if at + 1 >= len(lexemes) or lexemes[at].kind not in ("x", "times") or lexemes[at + 1].kind != "number":
        return 0
    percent = at + 2 < len(lexemes) and (
        lexemes[at + 2].kind == "percent" or lexemes[at + 2].text.lower() in PERCENT_WORDS
    )
    return 3 if percent else 2


def take_factor(
    lexemes: list[Lexeme], lines: Sequence[Sequence[Lexeme]], found: list[Diagnostic]
) -> tuple[list[Lexeme], list[Lexeme]]:
    """What stands below without the `x 100%` at its end, and that factor, which multiplies the whole fraction.

    Behind the denominator on the same line it could be meant otherwise: only a scale is taken, and a warning says so.
    """
    for length in (3, 2):
        at = len(lexemes) - length
        if at < 1 or _factor_length(lexemes, at) != length:
            continue
        factor = lexemes[at:]
        if any(line[0] is factor[0] for line in lines):
            return lexemes[:at], factor
        if length == 3 or SCALE.fullmatch(factor[1].text):
            found.append(Diagnostic.of("F227", factor[0].start, factor[-1].end, kata=written(factor)))
            return lexemes[:at], factor
    return lexemes, []


def _worked(lexemes: list[Lexeme]) -> tuple[list[Lexeme], list[Lexeme]]:
    """Figures worked out before the denominator: `(7/10) x 100 % = 70`, and what follows them."""
    stop, calculates = 0, False
    for lexeme in lexemes:
        if lexeme.kind not in FIGURES and lexeme.kind != "equals":
            break
        calculates = calculates or lexeme.kind in ARITHMETIC
        stop += 1
    return (lexemes[:stop], lexemes[stop:]) if calculates else ([], lexemes)
