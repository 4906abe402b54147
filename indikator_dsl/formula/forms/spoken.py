"""The formula as it is said aloud: `hasilnya dikali 100`, `pangkat 2`, `minus A`, `akar dari (…)`.

The rules are on docs/bahasa/kalimat.md. The words become lexemes before anything is settled; the brackets that
`hasilnya` means are put around settled tokens (`results`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.forms.operator_words import JOINERS, drop_joiners
from indikator_dsl.formula.forms.results import RESULT
from indikator_dsl.formula.lexemes import Lexeme

if TYPE_CHECKING:
    from indikator_dsl.formula.known import KnownNames

__all__ = ["may_be_spoken", "read_spoken"]

CALLED = re.compile(r"dari\s*[(\[{]")
SIGNS = {"x": "times", "slash": "divide", "colon": "divide"}  # signs that `hasilnya` leaves no doubt about
OPERATORS = frozenset(("times", "divide", "plus", "minus", "x", "slash", "colon", "power"))
MAYBE_IN_NAME = frozenset(("minus", "slash", "x", "colon"))
NO_OPERAND = OPERATORS - {"x"} | {"", "close", "comma", "equals"}
OPERANDS = frozenset(("word", "number", "quoted"))
GOES_ON = frozenset((RESULT, "pangkat"))
EXPONENTS = {"dua": "2", "tiga": "3", "empat": "4"}
RANKS = frozenset(
    "naik kenaikan turun penurunan golongan jabatan berdasarkan menurut per usul usulan proses dan atau sk tanda "
    "daftar urut yang jenis".split()
)
"""Words before `pangkat` that make it the rank of an official."""
PHRASES = {
    ("jumlah", "dari"): "sum",
    ("rata", "-", "rata", "dari"): "avg",
    ("rerata", "dari"): "avg",
    ("nilai", "terkecil", "dari"): "min",
    ("nilai", "terbesar", "dari"): "maks",
    ("nilai", "mutlak", "dari"): "abs",
    ("pembulatan", "dari"): "bulat",
    ("akar", "dari"): "akar",
    ("akar", "kuadrat", "dari"): "akar",
    ("akar", "pangkat", "dua", "dari"): "akar",
}
BY_FIRST_WORD: dict[str, list[tuple[tuple[str, ...], str]]] = {}
for _words, _function in PHRASES.items():
    BY_FIRST_WORD.setdefault(_words[0], []).append((_words, _function))


def may_be_spoken(text: str) -> bool:
    """A cheap look: whether `text` holds any of the words that are read here."""
    low = text.lower()
    if RESULT in low or "pangkat" in low or "minus" in low:
        return True
    return "dari" in low and CALLED.search(low) is not None


def read_spoken(text: str, lexemes: list[Lexeme], known: KnownNames | None) -> list[Lexeme]:
    """`lexemes`, whose operator words are signs already, with the other spoken words read; the same list if none."""
    if not may_be_spoken(text):
        return lexemes
    return _Reader(text, lexemes, known).read()


class _Reader:
    """One walk over the lexemes; every look ahead is a few lexemes long."""

    def __init__(self, text: str, lexemes: list[Lexeme], known: KnownNames | None) -> None:
        self.text = text
        self.lexemes = lexemes
        self.known = known
        self.out: list[Lexeme] = []
        self.calculated = [False]  # for each open bracket: whether something was calculated in it yet
        self.indexes: dict[int, Lexeme] = {}  # the closing bracket of a root → its index
        self.partner: dict[int, int] = {}
        self.arithmetic = [0]  # before each lexeme: how many calculate
        opened: list[int] = []
        for at, lexeme in enumerate(lexemes):
            self.arithmetic.append(self.arithmetic[-1] + self._is_operator(at))
            if lexeme.kind == "open":
                opened.append(at)
            elif lexeme.kind == "close" and opened:
                self.partner[opened.pop()] = at

    def read(self) -> list[Lexeme]:
        at = 0
        while at < len(self.lexemes):
            lexeme = self.lexemes[at]
            if lexeme.kind == "word":
                stop = self.known.match(self.lexemes, at) if self.known is not None and self._begins(at) else 0
                if stop:
                    self.out += self.lexemes[at:stop]
                else:
                    stop = self._result(at) or self._power(at) or self._minus(at) or self._function(at)
                if stop:
                    at = stop
                    continue
            elif lexeme.kind == "open":
                self.calculated.append(False)
            elif lexeme.kind == "close":
                if len(self.calculated) > 1:
                    self.calculated.pop()
                if at in self.indexes:
                    place = lexeme.start
                    self.out += (Lexeme("comma", ";", place, place, False), self.indexes[at])
            elif lexeme.text == ";":
                self.calculated[-1] = False
            elif self._is_operator(at):
                self.calculated[-1] = True
            self.out.append(lexeme)
            at += 1
        return self.out

    # -- looking around ------------------------------------------------------------------------------------------

    def _kind(self, at: int) -> str:
        return self.lexemes[at].kind if 0 <= at < len(self.lexemes) else ""

    def _word(self, at: int) -> str:
        return self.lexemes[at].text.lower() if self._kind(at) == "word" else ""

    def _is_operator(self, at: int) -> bool:
        """Whether lexeme `at` calculates: a sign, a root, or a word with the neighbours of an operator."""
        lexeme = self.lexemes[at]
        if lexeme.kind == "word":
            return self._is_operator_word(lexeme.text.lower(), self._kind(at - 1), self._kind(at + 1))
        if lexeme.kind in MAYBE_IN_NAME:
            return lexeme.spaced and at + 1 < len(self.lexemes) and self.lexemes[at + 1].spaced
        return lexeme.kind in OPERATORS or lexeme.kind == "root"

    def _is_operator_word(self, word: str, before: str, after: str) -> bool:
        if word == "minus":
            return before in OPERATORS | {"open"}
        return (word == "dari" and after == "open") or (
            word == "pangkat" and before in OPERANDS | {"close", "percent"} and after in ("number", "quoted", "open")
        )

    def _begins(self, at: int) -> bool:
        """Whether an operand begins at lexeme `at`."""
        if not self.out:
            return True
        before = self.out[-1]
        if before.kind in MAYBE_IN_NAME:
            return before.spaced or self.lexemes[at].spaced
        return before.kind in OPERATORS or before.kind in ("open", "equals", "root") or before.text == ";"

    def _ends(self, at: int) -> bool:
        """Whether an operand that ends before lexeme `at` really ends there, and is not the start of a name."""
        return self._kind(at) not in OPERANDS | {"open"} or self._word(at) in GOES_ON

    def _said(self, kind: str, text: str, first: int, last: int) -> int:
        """Put a sign for the lexemes from `first` to `last`; what follows begins a new operand."""
        self.out.append(Lexeme(kind, text, self.lexemes[first].start, self.lexemes[last].end, True))
        if last + 1 < len(self.lexemes):
            self.lexemes[last + 1] = self.lexemes[last + 1]._replace(spaced=True)
        self.calculated[-1] = True
        return last + 1

    # -- one rule a word: each returns the lexeme to go on from, 0 where the word is none of its own ----------------

    def _result(self, at: int) -> int:
        """`, hasilnya dikali`: without a comma, and with nothing calculated yet, the word belongs to a name."""
        if self._word(at) != RESULT:
            return 0
        kind = self._kind(at + 1)
        if self._word(at + 1) == "pangkat":
            kind = "power" if self._exponent(at + 2) else ""
        if kind not in OPERATORS:
            return 0
        sign = self.lexemes[at + 1]
        words = self.text[sign.start : sign.end]
        paused = bool(self.out) and (self.out[-1].kind in ("comma", "close") or self.out[-1].text.lower() in JOINERS)
        if not paused and not (words[:1].isalpha() and kind != "x" and self.calculated[-1]):
            return 0
        if self.out and self.out[-1].text.lower() == "dan":
            self.out.pop()
        drop_joiners(self.out)
        stop = self._said(SIGNS.get(kind, kind), f"{RESULT} {words}", at, at + 1)
        return self._exponent_word(stop) if kind == "power" else stop

    def _power(self, at: int) -> int:
        if self._word(at) != "pangkat" or not self.out or self.out[-1].text.lower() in RANKS:
            return 0
        if self.out[-1].kind not in OPERANDS | {"close", "percent"} or not self._exponent(at + 1):
            return 0
        return self._exponent_word(self._said("power", "pangkat", at, at))

    def _exponent(self, at: int) -> bool:
        """Whether an exponent stands at lexeme `at`: a number, a name in quotes, a calculation in a bracket."""
        if self._kind(at) == "number" or self._word(at) in EXPONENTS:
            return self._ends(at + 1 + (self._kind(at + 1) == "percent"))
        if self._kind(at) == "quoted":
            return True
        close = self.partner.get(at)
        if close is None:
            return False
        return self.arithmetic[close] > self.arithmetic[at] or (close == at + 2 and self._kind(at + 1) == "number")

    def _exponent_word(self, at: int) -> int:
        if self._word(at) not in EXPONENTS:
            return at
        word = self.lexemes[at]
        self.out.append(word._replace(kind="number", text=EXPONENTS[word.text.lower()]))
        return at + 1

    def _minus(self, at: int) -> int:
        if self._word(at) != "minus" or not self._begins(at) or self._kind(at + 1) in NO_OPERAND:
            return 0
        stop = self._said("minus", "−", at, at)
        self.lexemes[stop] = self.lexemes[stop]._replace(spaced=False)  # with a blank it would be a bullet
        return stop

    def _function(self, at: int) -> int:
        """`nilai terkecil dari (`, `akar pangkat 3 dari (`: the call of a function."""
        if not self._begins(at):
            return 0
        for words, function in BY_FIRST_WORD.get(self._word(at), ()):
            stop = at + len(words)
            if tuple(lexeme.text.lower() for lexeme in self.lexemes[at:stop]) == words:
                return self._call(function, at, stop, None)
        if self._word(at) == "akar" and self._word(at + 1) == "pangkat" and self._word(at + 3) == "dari":
            index = self.lexemes[at + 2]
            index = index._replace(kind="number", text=EXPONENTS.get(index.text.lower(), index.text))
            if self._kind(at + 2) == "number" or self._word(at + 2) in EXPONENTS:
                return self._call("akar", at, at + 4, index)
        return 0

    def _call(self, function: str, at: int, bracket: int, index: Lexeme | None) -> int:
        close = self.partner.get(bracket)
        if close is None or close == bracket + 1 or not self._ends(close + 1):
            return 0
        word, last = self.lexemes[at], self.lexemes[bracket - 1]
        self.out.append(Lexeme("word", function, word.start, last.end, word.spaced))
        self.out.append(self.lexemes[bracket]._replace(spaced=False))
        self.calculated.append(False)
        if index is not None:
            self.indexes[close] = index
        return bracket + 1
