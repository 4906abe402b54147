"""Names that are declared (data, indicators, synonyms): where a text can be cut in several ways, theirs is the cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from indikator_dsl.formula.forms.operator_words import holds_operator_words, read_operator_words
from indikator_dsl.formula.forms.spoken import may_be_spoken, read_spoken
from indikator_dsl.formula.lexemes import Lexeme, lex
from indikator_dsl.formula.settle import Settler
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["KnownNames"]

BEHIND = frozenset(("slash", "times", "divide", "plus", "minus", "x", "colon", "close", "comma", "power", "equals"))
SIGNED_X = re.compile(r"\b[xXхХ][0-9]")
WORDS = re.compile(r"(?:\w{2,} )*\w{2,}")
Shape: TypeAlias = tuple[tuple[str, bool], ...]
"""The words and signs of a name, each with whether a blank stands before it: `A/B` and `A / B` are two names."""


class KnownNames:
    """The declared names of a registry, as the reader needs them. Built once; never changed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._folds: set[str] = set()
        self._signed: set[Shape] = set()
        self._lengths: dict[str, list[int]] = {}  # first word → how long its signed names are, longest first
        for name in names:
            folded = fold(name)
            if folded not in self._folds:
                self._folds.add(folded)
                self._protect(name)

    def _protect(self, name: str) -> None:
        """Remember a name that the rules alone would cut; any other needs no protection."""
        plain = WORDS.fullmatch(name) and not holds_operator_words(name) and not SIGNED_X.search(name)
        if plain and not may_be_spoken(name):
            return
        lexemes = lex(name)
        if not lexemes or lexemes[0].kind != "word":
            return
        alone = Settler(read_spoken(name, read_operator_words(name, list(lexemes), None), None))
        alone.settle()
        if len(alone.tokens) != 1 or alone.tokens[0].type != "NAME" or alone.diagnostics:
            shape = _shape(lexemes)
            self._signed.add(shape)
            lengths = self._lengths.setdefault(shape[0][0], [])
            if len(shape) not in lengths:
                lengths.append(len(shape))
                lengths.sort(reverse=True)

    def knows(self, text: str) -> bool:
        return fold(text) in self._folds

    def match(self, lexemes: Sequence[Lexeme], i: int) -> int:
        """Where the longest declared name with signs in it ends that is a whole operand from lexeme `i`; 0 if none."""
        if not self._signed:
            return 0
        for length in self._lengths.get(lexemes[i].text.casefold(), ()):
            stop = i + length
            if (
                stop <= len(lexemes)
                and _shape(lexemes[i:stop]) in self._signed
                and (stop == len(lexemes) or lexemes[stop].kind in BEHIND)
            ):
                return stop
        return 0


def _shape(lexemes: Sequence[Lexeme]) -> Shape:
    return tuple((lexeme.text.casefold(), lexeme.spaced and number > 0) for number, lexeme in enumerate(lexemes))
