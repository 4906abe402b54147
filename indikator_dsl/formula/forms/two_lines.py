"""A fraction on two lines without a bar: the numerator above the denominator, `x 100%` below or behind.

    Jml laporan selesai
    Jml laporan
    x 100%

Only two whole names make a fraction: a line that goes on with the name above it is no denominator.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.fraction_bar import fraction, is_factor, take_factor
from indikator_dsl.formula.forms.operator_words import holds_operator_words
from indikator_dsl.formula.lexemes import equal_signs, written
from indikator_dsl.formula.operands import ENDS_OPERAND
from indikator_dsl.formula.settle import Settler
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["read_two_lines"]

SHORT = 60
WORDS = frozenset(("word", "number", "comma"))
SUMS = frozenset(("Σ", "∑", "Sigma"))
OPENS = frozenset(("NAME", "NUMBER", "OPEN", "CALL", "ROOT", "MINUS"))
LONGEST_TITLE_WORD = 3  # `dan`, `di`, `per` keep their small letter in a title


def read_two_lines(text: str, lines: Sequence[list[Lexeme]], found: list[Diagnostic]) -> list[Lexeme] | None:
    """The statement on `lines` as a fraction, or None where they are one running text."""
    if len(lines) < 2 or holds_operator_words(text):
        return None
    left, above, below, factor = _parts(lines)
    said: list[Diagnostic] = []
    if not factor:
        below, factor = take_factor(below, lines, said)
    if not factor and above and below:
        above, factor = take_factor(above, [above[-length:] for length in (2, 3)], said)
    if not above or not below:
        return None
    names = _is_name(above), _is_name(below)
    if all(names):
        if not _opens_measure(below[0]):
            if not _opens_name(above, below):
                return None
            said.append(_doubt(above, below))
    elif (not _opens_measure(below[0]) and below[0].kind != "open") or not all(
        name or _is_whole_calculation(part) for name, part in zip(names, (above, below), strict=True)
    ):
        return None
    else:
        said.append(_doubt(above, below))
    found += said
    return [*left, *fraction(above, below), *factor]


def _parts(lines: Sequence[list[Lexeme]]) -> tuple[list[Lexeme], list[Lexeme], list[Lexeme], list[Lexeme]]:
    """Left side with its `=`, the lines above, the lines below, and a factor on a line of its own.

    The left side stands before the first line, or at the height of a bar that is not there: between the two.
    """
    equals = equal_signs(lines[0])
    left, first = (lines[0][: equals[0] + 1], lines[0][equals[0] + 1 :]) if equals else ([], lines[0])
    rest = [first, *lines[1:]] if first else list(lines[1:])
    for at in range(1, len(rest) - 1):
        line = rest[at]
        sign = next((i for i, lexeme in enumerate(line) if lexeme.kind == "equals"), -1)
        if sign > 0 and not left and (sign + 1 == len(line) or is_factor(line[sign + 1 :])):
            return line[: sign + 1], _flat(rest[:at]), _flat(rest[at + 1 :]), line[sign + 1 :]
        if is_factor(line):
            return left, _flat(rest[:at]), _flat(rest[at + 1 :]), line
    if not rest:
        return left, [], [], []
    stop = 1
    while stop < len(rest) and _goes_on(rest[stop]):
        stop += 1
    return left, _flat(rest[:stop]), _flat(rest[stop:]), []


def _flat(lines: Sequence[list[Lexeme]]) -> list[Lexeme]:
    return [lexeme for line in lines for lexeme in line]


def _doubt(above: Sequence[Lexeme], below: Sequence[Lexeme]) -> Diagnostic:
    shown = {"atas": written(above)[:SHORT], "bawah": written(below)[:SHORT]}
    return Diagnostic.of("F228", below[0].start, below[-1].end, **shown)


def _goes_on(line: Sequence[Lexeme]) -> bool:
    """Whether a line goes on with the name of the line above: it begins with a small letter and opens nothing."""
    return line[0].kind == "word" and line[0].text.islower() and not _opens_measure(line[0])


def _is_name(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the lexemes are one name and nothing else."""
    if lexemes[0].kind == "word" and WORDS.issuperset([lexeme.kind for lexeme in lexemes]):
        return True  # words and numbers alone: nothing to settle
    alone = Settler(lexemes)
    alone.settle()
    return len(alone.tokens) == 1 and alone.tokens[0].type == "NAME" and alone.left is None


def _is_whole_calculation(lexemes: Sequence[Lexeme]) -> bool:
    """Whether the lexemes are a whole calculation, with no operator left over; one that divides is no numerator."""
    alone = Settler(lexemes)
    alone.settle()
    tokens = alone.tokens
    if len(tokens) < 2 or alone.left is not None or any(token.type == "DIVIDE" for token in tokens):
        return False
    whole = tokens[0].type in OPENS and tokens[-1].type in ENDS_OPERAND
    return whole and not any(diagnostic.is_error for diagnostic in alone.diagnostics)


def _opens_measure(lexeme: Lexeme) -> bool:
    return lexeme.kind == "word" and (lexeme.text.lower() in MEASURE_WORDS or lexeme.text in SUMS)


def _opens_name(above: Sequence[Lexeme], below: Sequence[Lexeme]) -> bool:
    """Whether the second line seems to open a name of its own: a capital after a line that is no title, or a figure."""
    if below[0].kind == "number":
        return len(below) > 1
    words = [lexeme.text for lexeme in above[1:] if lexeme.kind == "word" and len(lexeme.text) > LONGEST_TITLE_WORD]
    return below[0].text[:1].isupper() and len(below) > 1 and any(word[0].islower() for word in words)
