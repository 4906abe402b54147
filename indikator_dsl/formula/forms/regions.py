"""What the readers of words share: which stretch of a statement is the formula itself, and where an operand ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.formula.lexemes import equal_signs, top_level
from indikator_dsl.text.lexicon import HEADINGS, NUMBER_WORDS, PERCENT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["calculates", "ends_operand", "region"]

LONGEST_HEADING = 8
OPERATORS = frozenset(("times", "divide", "plus", "power", "root", "equals", "bar"))


def region(lexemes: Sequence[Lexeme]) -> tuple[int, int, bool]:
    """The bounds of the formula proper, and whether a factor follows it.

    It begins behind `X =` or a heading, ends before a factor `x 100%`, and lies within its one bracket.
    """
    start, stop = 0, len(lexemes)
    equals = equal_signs(lexemes)
    start = equals[-1] + 1 if equals else _behind_heading(lexemes)
    while stop > start and lexemes[stop - 1].text in ".,;":
        stop -= 1
    end = stop - (lexemes[stop - 1].kind == "percent" or lexemes[stop - 1].text.lower() in PERCENT_WORDS)
    scaled = end - start > 2 and lexemes[end - 1].kind == "number" and lexemes[end - 2].kind in ("x", "times")
    if scaled:
        stop = end - 2
    else:
        at = next((at for at in range(end - 1, max(end - 4, start), -1) if lexemes[at].kind == "times"), 0)
        if at and " ".join(lexeme.text.lower() for lexeme in lexemes[at + 1 : end]) in NUMBER_WORDS:
            stop, scaled = at, True
    if stop - start > 2 and lexemes[start].kind == "open" and _partner(lexemes, start) == stop - 1:
        return start + 1, stop - 1, scaled
    return start, stop, scaled


def _behind_heading(lexemes: Sequence[Lexeme]) -> int:
    """Where the formula begins behind `Rumus:` or `Rasio:`, a colon glued to the word before it; 0 if none."""
    for at, lexeme in enumerate(lexemes[:LONGEST_HEADING]):
        if lexeme.kind == "colon":
            glued = not lexeme.spaced and at + 1 < len(lexemes) and lexemes[at + 1].spaced
            return at + 1 if at and (glued or lexemes[0].text.lower() in HEADINGS) else 0
        if lexeme.kind != "word":
            return 0
    return 0


def calculates(body: Sequence[Lexeme]) -> bool:
    """Whether a sign of arithmetic stands in `body` outside brackets."""
    return bool(top_level(body, [at for at in range(len(body)) if ends_operand(body, at)]))


def ends_operand(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether lexeme `at` is an operator for certain, whatever its neighbours are."""
    lexeme = lexemes[at]
    if lexeme.kind in OPERATORS:
        return True
    after = lexemes[at + 1] if at + 1 < len(lexemes) else None
    if lexeme.kind == "slash":
        return lexeme.spaced or after is None or after.spaced or after.kind == "open" or lexemes[at - 1].kind == "close"
    if lexeme.kind == "minus":
        numbers = at > 0 and lexemes[at - 1].kind == "number" and after is not None and after.kind == "number"
        return lexeme.spaced and after is not None and after.spaced and not numbers
    if lexeme.kind in ("x", "colon"):
        return after is not None and after.kind in ("number", "open") and (lexeme.kind == "x" or lexeme.spaced)
    return False


def _partner(lexemes: Sequence[Lexeme], start: int) -> int:
    depth = 0
    for at in range(start, len(lexemes)):
        depth += (lexemes[at].kind == "open") - (lexemes[at].kind == "close")
        if not depth:
            return at
    return -1
