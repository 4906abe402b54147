"""Names that are declared (data, indicators, synonyms): where a text can be cut in several ways, theirs is the cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

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
LONGEST = 60  # words and signs of a name that is looked for in formulas; so a text takes its length, times 60 at most


class Branch:
    """What may follow the words and signs so far: each with whether a blank stands before it (`A/B` is not `A / B`)."""

    __slots__ = ("ends", "following")

    def __init__(self) -> None:
        self.ends = False  # a name ends here
        self.following: dict[tuple[str, bool], Branch] = {}


class KnownNames:
    """The declared names of a registry, as the reader needs them. Built once; never changed."""

    def __init__(self, names: Iterable[str]) -> None:
        self._folds: set[str] = set()
        self._signed = Branch()
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
        if not lexemes or lexemes[0].kind != "word" or len(lexemes) > LONGEST:
            return
        alone = Settler(read_spoken(name, read_operator_words(name, list(lexemes), None), None))
        alone.settle()
        if len(alone.tokens) != 1 or alone.tokens[0].type != "NAME" or alone.diagnostics:
            branch = self._signed
            for number, lexeme in enumerate(lexemes):
                branch = branch.following.setdefault(_step(lexeme, number), Branch())
            branch.ends = True

    def knows(self, text: str) -> bool:
        return fold(text) in self._folds

    def match(self, lexemes: Sequence[Lexeme], i: int) -> int:
        """Where the longest declared name with signs in it ends that is a whole operand from lexeme `i`; 0 if none."""
        branch, stop, end = self._signed.following.get(_step(lexemes[i], 0)), i, 0
        while branch is not None:
            stop += 1
            if stop == len(lexemes):
                return stop if branch.ends else end
            if branch.ends and lexemes[stop].kind in BEHIND:
                end = stop
            branch = branch.following.get(_step(lexemes[stop], stop - i))
        return end


def _step(lexeme: Lexeme, number: int) -> tuple[str, bool]:
    return lexeme.text.casefold(), lexeme.spaced and number > 0
