"""Figures worked out behind the formula, `A / B x 100% = 24/36 x 100% = 66,67%`: they are no part of it.

What stands before the first `=` is the left side where it is one name; a part between two `=` that is one name too only
names the result once more.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.lexemes import span_of, top_level, written
from indikator_dsl.text.lexicon import PERCENT_WORDS, UNIT_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["without_figures"]

SHORT = 60
CURRENCY = frozenset(("rp", "idr"))
WORDS = frozenset(("word", "quoted", "prose"))
LONGEST_RESULT = 5  # words of a result named behind the formula, and one more
MOST_PARTS = 12


def without_figures(lexemes: list[Lexeme], found: list[Diagnostic]) -> list[Lexeme]:
    """The statement as `left = formula`, without worked figures. Any other chain of `=` is left as it is."""
    signs = top_level(lexemes, [at for at, one in enumerate(lexemes) if one.kind == "equals" or one.text == "≈"])
    if not signs or signs[0] == 0 or len(signs) > MOST_PARTS:
        return lexemes
    starts = [0, *(sign + 1 for sign in signs)]
    parts = [lexemes[start:stop] for start, stop in zip(starts, [*signs, len(lexemes)], strict=True)]
    if len(parts) == 2 and _holds_arithmetic_sign(parts[0]) and _is_words(parts[1]) and len(parts[1]) < LONGEST_RESULT:
        return [*parts[1], lexemes[signs[0]], *parts[0]]  # `A / B = Produktivitas`: the result is named at the end
    left, rest = ([], parts) if _holds_arithmetic_sign(parts[0]) else ([*parts[0], lexemes[signs[0]]], parts[1:])
    while len(rest) > 1 and _is_words(rest[0]) and any(map(_holds_arithmetic_sign, rest[1:])):
        rest = rest[1:]
    formula, *others = rest
    if any(part and not _is_figures(part) for part in others):
        return lexemes
    figures = [part for part in others if part]
    if not formula:
        return lexemes
    if figures:
        figured = formula[0].kind == "number" and formula[-1].kind == "word" and _holds_arithmetic_sign(figures[0])
        if _begins_with_numbers(formula) or figured or (not left and _is_figures(formula)):
            found.append(Diagnostic.of("F137", *span_of(list(itertools.chain(formula, *figures)))))
        said = " = ".join(map(written, figures))
        found.append(Diagnostic.of("F226", *span_of(list(itertools.chain(*figures))), kata=said[:SHORT]))
    return [*left, *formula]


def _is_figures(part: Sequence[Lexeme]) -> bool:
    """Whether a part holds numbers and their units only, or nothing that could be a name: `= …%`."""
    if all(lexeme.kind in ("ellipsis", "percent", "mark", "bar") for lexeme in part):
        return True
    return any(lexeme.kind == "number" for lexeme in part) and not any(
        lexeme.kind in WORDS and lexeme.text.lower() not in UNIT_WORDS | PERCENT_WORDS | CURRENCY for lexeme in part
    )


def _is_words(part: Sequence[Lexeme]) -> bool:
    return bool(part) and all(lexeme.kind in WORDS for lexeme in part)


def _holds_arithmetic_sign(part: Sequence[Lexeme]) -> bool:
    """Whether a sign of arithmetic stands in `part`, whatever its neighbours; a slash in a name counts too."""
    return any(
        lexeme.kind in ("times", "divide", "slash", "plus", "power", "root")
        or (lexeme.kind in ("minus", "x", "colon") and lexeme.spaced)
        for lexeme in part
    )


def _begins_with_numbers(part: Sequence[Lexeme]) -> bool:
    """Whether every operand begins with a number, and some have words: `45 dosen / 300 dosen` works out an example."""
    if _is_figures(part):
        return False
    fresh = True
    for lexeme in part:
        if lexeme.kind in ("open", "close", "times", "divide", "slash", "plus", "x"):
            fresh = True
        elif fresh:
            if lexeme.kind != "number":
                return False
            fresh = False
    return True
