"""Lexemes → tokens: which sign is an operator and which belongs to a name. One rule of docs/bahasa/ is one method.

The reader goes once from left to right. Words gather into a *run* until an operator, a bracket of the arithmetic or the
end closes it; a closed run is one operand (`operands`). A rule looks at its neighbours only, so the time is linear.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.operands import ENDS_OPERAND, SHORT, Operands
from indikator_dsl.formula.tokens import Token
from indikator_dsl.formula.tree import DEEPEST, Name
from indikator_dsl.text.lags import lag_of
from indikator_dsl.text.lexicon import COMPARISONS, FAMILIES, FUNCTIONS, HEADINGS, MEASURE_WORDS
from indikator_dsl.text.names import fold, starts_as_percentage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["Settler", "joins_word"]

WORDY = frozenset(("word", "number", "quoted", "prose", "science"))
ALWAYS_OPERATORS = frozenset(("times", "divide", "power", "root"))
STOPS = ALWAYS_OPERATORS | {"slash", "plus", "colon", "close", "equals", "x", "comma"}
PAIRS = {"(": ")", "[": "]", "{": "}", "（": "）"}
SYMBOL = re.compile(r"\w{1,2}|\w+[A-Z]\w*|[A-Z]+|\w*[_0-9]\w*")
LONGEST_SYMBOL = 12
CLASS_WORDS = frozenset("kelas bab golongan komisi wilayah zona dapil tipe jenis kelompok tahap pasal blok".split())
LIST_FUNCTIONS = frozenset(("jumlah", "rata-rata", "rerata"))  # these also begin names: `Jumlah(orang)`
CALLED_FUNCTIONS = frozenset(FUNCTIONS) - LIST_FUNCTIONS
HEADING_WORDS = frozenset(("rumus", "formula", "formulasi", "perhitungan"))
TITLES = frozenset("rasio persentase presentase prosentase proporsi rata-rata rerata skor nilai indeks".split()) | {
    "rata rata"
}
LONGEST_HEADING = 6  # lexemes: `Rumus perhitungan capaian:`
COUNTING = frozenset(("jumlah", "jml", "jlh", "total", "banyaknya"))
PREFIXES = frozenset("non sub ber pra pasca anti semi multi antar eks".split())
REDUPLICATED = frozenset("laki undang rata anak kanak ibu bapak masing tiap sama cita mata".split())
"""Words that are written doubled as a matter of course, in capitals and before `tahun lalu` too."""
LONGEST_LAG = 12  # words and signs of a name that are looked at: `kasus pada tahun ke-(n-1)`
MONTHS = frozenset("januari februari maret april mei juni juli agustus september oktober november desember".split())
REMARKS = frozenset(("sumber", "catatan", "max", "maks", "maksimal", "min", "minimal"))
SPACED_FUNCTIONS = frozenset(("σ", "∑", "sigma"))
SCALE = re.compile(r"10{2,}|1(?:0{0,2})(?:\.000)+")
CONDITIONS = COMPARISONS | {"jika", "bila", "apabila", "kalau"}
ROOTS = {"√": 2, "∛": 3, "∜": 4}


def joins_word(before: str, after: str) -> bool:
    """Whether a hyphen between two words makes them one, even with blanks around it."""
    before, after = before.lower(), after.lower()
    return (before == after and len(before) > 2) or before in PREFIXES or (before in MONTHS and after in MONTHS)


def _one_family(left: str, right: str) -> bool:
    """Whether two abbreviations are of one kind, as SD and MI are."""
    return any(left.upper() in family and right.upper() in family for family in FAMILIES)


def symbolic(word: str) -> bool:
    """Whether a word looks like a symbol of a formula (`A`, `NM`, `PL_A`, `n3`, `UHHmin`) and not like a word."""
    return len(word) <= LONGEST_SYMBOL and SYMBOL.fullmatch(word) is not None


class Settler(Operands):
    """Settles one formula. After `settle()`: `tokens`, `left` (the left side of `=`, if any) and `diagnostics`."""

    def __init__(self, lexemes: Sequence[Lexeme], known: KnownNames | None = None) -> None:
        super().__init__(lexemes, known)
        self.left: str | None = None
        self._calls: list[str] = []  # the open brackets: what separates arguments in each, "" where it is no call
        self._partner: dict[int, int] = {}
        self._small_words: bool | None = None  # not looked at yet
        self._arithmetic: list[int] = [0]  # before each lexeme: how many signs are arithmetic whatever surrounds them
        self._commas: list[int] = [0]
        self._semicolons: list[int] = [0]

    def settle(self) -> None:
        lexemes, known = self.lexemes, self.known
        if any(lexeme.kind in ("open", "close") for lexeme in lexemes):
            self._match_brackets()
        i, end = 0, len(lexemes)
        while i < end:
            kind = lexemes[i].kind
            if kind in WORDY:
                if self._first < 0:
                    self._first = i
                    if kind == "word" and known is not None and (stop := known.match(lexemes, i)):
                        self._note_known(i, stop - 1)
                        self._last = stop - 1
                        i = stop
                        continue
                elif self._first == self._last and lexemes[self._first].kind == "quoted":
                    words = self._text(i, i)
                    self._say("F110", i, i, f"x {words}", kata=words[:SHORT])
                i += 1
                if kind != "quoted":
                    while i < end and lexemes[i].kind == "word":
                        i += 1  # the words of a name, without a look at each
                self._last = i - 1
            else:
                i = RULES[kind](self, i)
        self._flush()

    def _match_brackets(self) -> None:
        """Pair the brackets, count arithmetic, and say what does not fit."""
        opened: list[int] = []
        arithmetic = commas = semicolons = 0
        for i, lexeme in enumerate(self.lexemes):
            if lexeme.kind == "comma":
                commas += 1
                semicolons += lexeme.text == ";"
            elif lexeme.kind not in WORDY:
                arithmetic += self._looks_arithmetic(i)
            self._arithmetic.append(arithmetic)
            self._commas.append(commas)
            self._semicolons.append(semicolons)
            if lexeme.kind == "open":
                opened.append(i)
                if len(opened) == DEEPEST + 1:
                    self._say("F109", i, i, batas=DEEPEST)
            elif lexeme.kind == "close":
                if not opened:
                    self._say("F106", i, i, tanda=lexeme.text)
                    continue
                start = opened.pop()
                self._partner[start] = i
                expected = PAIRS[self.lexemes[start].text]
                if lexeme.text != expected:
                    self._say("F107", i, i, expected, tanda=lexeme.text, buka=self.lexemes[start].text)
        for i in opened:
            # A bracket that a fraction bar stands for is not in the text: the sign behind it is, or that before it.
            near = (*range(i, min(i + 4, len(self.lexemes))), *range(i - 1, max(i - 4, -1), -1))
            shown = next((j for j in near if self.lexemes[j].start < self.lexemes[j].end), i)
            self._say("F105", shown, shown, tanda=self.lexemes[i].text, tutup=PAIRS[self.lexemes[i].text])

    def _looks_arithmetic(self, i: int) -> bool:
        lexeme = self.lexemes[i]
        if lexeme.kind in ALWAYS_OPERATORS:
            return True
        if lexeme.kind not in ("plus", "minus", "slash", "x", "colon"):
            return False
        before, after = self._kind(i - 1), self._kind(i + 1)
        if lexeme.kind == "plus":
            return before in WORDY | {"close"} and after in WORDY | {"open"}
        symbols = self._symbol(i - 1) and self._symbol(i + 1) and not before == after == "number"
        if lexeme.kind in ("slash", "colon"):
            spaced = lexeme.spaced or (lexeme.kind == "slash" and self._blank_after(i))
            return spaced or (symbols and self._kind(i - 2) == "open") or self._measure_word(i + 1)
        if lexeme.kind == "minus":
            numbers = before == "number" and after == "number"
            return lexeme.spaced and self._blank_after(i) and not numbers
        between_words = lexeme.text == "x" and lexeme.spaced and self._blank_after(i) and after in WORDY
        return after == "number" or (before in WORDY and (between_words or self._measure_word(i + 1)))

    # -- looking around ------------------------------------------------------------------------------------------

    def _blank_after(self, i: int) -> bool:
        return i + 1 < len(self.lexemes) and self.lexemes[i + 1].spaced

    def _measure_word(self, i: int) -> bool:
        """Whether a name of something measured opens at lexeme `i`: `jumlah …`, `rata-rata …`, a LaTeX text."""
        if self._kind(i) != "word":
            return self._kind(i) == "prose"
        word = self.lexemes[i].text.lower()
        return word in MEASURE_WORDS or (word == "rata" and self._kind(i + 1) == "minus")

    def _bare_symbol(self, i: int) -> bool:
        """Whether lexeme `i` is a symbol that is a whole operand."""
        if self._kind(i) != "word" or not symbolic(self.lexemes[i].text):
            return False
        after = self._kind(i + 1)
        return not after or after in STOPS or (after == "minus" and self.lexemes[i + 1].spaced)

    def _symbol(self, i: int) -> bool:
        return self._kind(i) == "number" or (self._kind(i) == "word" and symbolic(self.lexemes[i].text))

    def _run_is_symbol(self) -> bool:
        lexeme = self.lexemes[self._first]
        return self._first == self._last and lexeme.kind == "word" and symbolic(lexeme.text)

    def _run_is_number(self) -> bool:
        """Whether the run is a bare number or percentage: `100`, `60%`."""
        rest = self._last - self._first
        return self._kind(self._first) == "number" and (not rest or (rest == 1 and self._kind(self._last) == "percent"))

    def _operand_before(self) -> bool:
        return self._first >= 0 or bool(self.tokens and self.tokens[-1].type in ENDS_OPERAND)

    def _has_arithmetic(self, start: int, stop: int) -> bool:
        return self._arithmetic[stop] > self._arithmetic[start]

    def _into_run(self, i: int) -> int:
        if self._first < 0:
            self._first = i
        self._last = i
        return i + 1

    def _into_name(self, i: int) -> int:
        """A sign that could have been an operator goes into the name."""
        self._cuts.append(i)
        return self._into_run(i)

    # -- one rule a sign: each takes the index of its lexeme and returns the index to go on from -----------------

    def _slash(self, i: int) -> int:
        lexeme, before, after = self.lexemes[i], self._kind(i - 1), self._kind(i + 1)
        if after == "slash":
            self._say("F103", i + 1, i + 1, tanda="/", sebelum="/")
        if lexeme.spaced or not after or (after and self._blank_after(i)):
            if self._abbreviates(i):
                self._say("F248", i - 1, i + 1, kata=self._text(i - 1, i + 1)[:SHORT])
                return self._into_name(i)
            return self._emit("DIVIDE", i)
        if before in ("close", "quoted") or after in ("open", "quoted") or self._first < 0:
            return self._emit("DIVIDE", i)
        if before == after == "word" and _one_family(self.lexemes[i - 1].text, self.lexemes[i + 1].text):
            return self._into_name(i)  # `SD/MI`, `PNS/PPPK`: two of a kind, counted together
        if before == "number" and after == "number" and self._first < self._last:
            self._say("F213", i - 1, i + 1, kata=self._text(i - 1, i + 1))
            return self._into_name(i)
        if before == "number" or after == "number":
            return self._emit("DIVIDE", i)
        if (self._run_is_symbol() and self._bare_symbol(i + 1)) or self._measure_word(i + 1):
            return self._emit("DIVIDE", i)
        return self._into_name(i)

    def _abbreviates(self, i: int) -> bool:
        """`Jumlah R/ resep yang …`: one capital inside a name, a slash glued to it, a small word behind."""
        if self.lexemes[i].spaced or self._kind(i - 1) != "word" or self._kind(i + 1) != "word" or self._first >= i - 1:
            return False
        letter, word = self.lexemes[i - 1].text, self.lexemes[i + 1].text
        whole = len(letter) == 1 and letter.isupper() and len(word) > 2 and word.islower()
        return whole and not self._measure_word(i + 1)

    def _x(self, i: int) -> int:
        lexeme, after = self.lexemes[i], self._kind(i + 1)
        if not self._operand_before() or (self._kind(i - 1) == "minus" and not lexeme.spaced):
            lacks_operand = after == "number" and self._blank_after(i)  # `A / x 100`
            return self._emit("TIMES", i) if lacks_operand else self._into_run(i)
        upper = lexeme.text in "XХΧ"
        if upper and after == "number" and not self._blank_after(i) and self._first >= 0 and not self._scales(i + 1):
            self._say("F214", i, i + 1, f"× {self.lexemes[i + 1].text}", tanda=self._text(i, i + 1))
            return self._into_name(i)  # `Nilai X2`: a symbol more often than a factor
        class_word = self._kind(i - 1) == "word" and self.lexemes[i - 1].text.lower() in CLASS_WORDS
        if not self._x_multiplies(i, after, roman=upper and class_word):
            if upper or not lexeme.spaced or (after and not self._blank_after(i)):
                if not class_word:
                    self._say("F208", i, i, "×", tanda=lexeme.text)
                return self._into_name(i)
            self._say("F216", i, i, "×", tanda=lexeme.text)
        if lexeme.text in "хХΧχ":
            self._say("F301", i, i, "x", tanda=lexeme.text)
        return self._emit("TIMES", i)

    def _x_multiplies(self, i: int, after: str, *, roman: bool) -> bool:
        """Whether what stands right of the x, or a bare number or group left of it, makes it a sign for certain."""
        if after == "number" and roman and not self._scales(i + 1):
            return False
        if after in ("number", "root", "quoted") or self._measure_word(i + 1):
            return True
        if self._first < 0 or self._run_is_number():
            return True
        return not roman and (after == "open" or self._bare_symbol(i + 1))

    def _scales(self, i: int) -> bool:
        """Whether number `i` is a power of ten or a percentage: `X100` scales, while `X2` may be a symbol."""
        return self._kind(i + 1) == "percent" or SCALE.fullmatch(self.lexemes[i].text) is not None

    def _minus(self, i: int) -> int:
        lexeme, before, after = self.lexemes[i], self._kind(i - 1), self._kind(i + 1)
        left, right = lexeme.spaced, self._blank_after(i)
        if right and not self.tokens and self._first < 0 and before in ("", "colon"):
            self._say("F309", i, i, tanda=lexeme.text)
            return i + 1  # a dash and a blank before everything is a bullet
        if lexeme.text == "—" and left and right:
            self._say("F250", i, i, "-")
        if right and self.tokens and self._first < 0 and self.tokens[-1].type in ("PLUS", "MINUS"):
            self._say("F103", i, i, tanda=lexeme.text, sebelum=self.tokens[-1].text)
        if left and right and lexeme.text in "-–—" and self._joins_word(i):
            return self._spaced_hyphen(i)
        if not self._operand_before() or before == "close" or after == "open" or not after or self._first < 0:
            return self._emit("MINUS", i)
        # A true minus sign, a word and a sign of LaTeX are no hyphens.
        if lexeme.text == "−" or lexeme.text[0].isalpha() or "prose" in (before, after):
            return self._emit("MINUS", i)
        numbers = before == "number" and after == "number"
        if left and right:
            words_around = self._first < self._last or (self._kind(i + 2) == "word" and self._kind(i + 2) not in STOPS)
            return self._into_name(i) if numbers and words_around else self._emit("MINUS", i)
        if left or right:
            if self._measure_word(i + 1) or (after == "number" and not numbers) or after == "quoted":
                self._say("F209", i, i, " - ", makna="pengurangan")
                return self._emit("MINUS", i)
            self._say("F209", i, i, " - ", makna="bagian nama")
            return self._into_name(i)
        one = self._first == self._last
        alone = one and (not self._kind(i + 2) or self._kind(i + 2) in STOPS | {"minus"})
        symbols = self._run_is_symbol() and (self._bare_symbol(i + 1) or self._symbol(i + 1))
        from_number = one and before == "number" and after != "number"
        if self._measure_word(i + 1) or from_number or (alone and numbers) or (one and symbols):
            spaced = f"{self.lexemes[i - 1].text} - {self.lexemes[i + 1].text}"
            self._say("F210", i - 1, i + 1, spaced, kata=self._text(i - 1, i + 1))
        return self._into_name(i)

    def _joins_word(self, i: int) -> bool:
        """`laki - laki`, `non - ASN`, `Januari - Maret`: a hyphen with blanks inside one word or span of time."""
        if self._first < 0 or self._kind(i - 1) != "word" or self._kind(i + 1) != "word":
            return False
        return joins_word(self.lexemes[i - 1].text, self.lexemes[i + 1].text)

    def _spaced_hyphen(self, i: int) -> int:
        """`laki - laki` is one word; `PAD - PAD tahun lalu`, and likely `kasus - kasus tahun lalu`, a difference."""
        left, right = self.lexemes[i - 1].text, self.lexemes[i + 1].text
        lower = right.lower()
        words: dict[str, object] = {"kata": left[:SHORT], "lain": right[:SHORT]}
        if left.lower() == lower and lower not in REDUPLICATED:
            if left.isupper() and self._holds_small_words():
                return self._emit("MINUS", i)  # an acronym is never doubled
            last = self._name_end(i + 1)
            name = self._text(i + 1, last)
            if (lag := lag_of(name)) is not None:
                if lag.worded:
                    self._say("F273", i - 1, last, f"{left} - ({name})", makna="dikurangi", **words)
                return self._emit("MINUS", i)
        self._say("F273", i - 1, i + 1, f"{left}-{right}", makna="satu kata dengan", **words)
        return self._into_name(i)

    def _holds_small_words(self) -> bool:
        """Whether the text is not in capitals throughout, so that a word in capitals is an acronym."""
        if self._small_words is None:
            words = (lexeme.text for lexeme in self.lexemes if lexeme.kind == "word")
            self._small_words = any(len(word) > 1 and word.islower() for word in words)
        return self._small_words

    def _name_end(self, i: int) -> int:
        """The last lexeme of the name that opens at lexeme `i`, as far as a name of another period could reach."""
        last, depth = i, 0
        for j in range(i, min(i + LONGEST_LAG, len(self.lexemes))):
            kind = self._kind(j)
            depth += (kind == "open") - (kind == "close")
            spaced_minus = kind == "minus" and self.lexemes[j].spaced and self._blank_after(j)
            if depth < 0 or (not depth and (spaced_minus or (kind in STOPS | {"slash", "colon"} and kind != "close"))):
                break
            last = j
        return last

    def _plus(self, i: int) -> int:
        after = self._kind(i + 1)
        glued = not self.lexemes[i].spaced and self._first >= 0
        doubled = after in ("plus", "minus") and not self._blank_after(i)
        if glued and not doubled and after not in WORDY and after not in ("open", "root", "x"):
            return self._into_run(i)  # `65+` before an operator, a closing bracket or the end
        spaced_name = self._blank_after(i) and self._first < self._last and not self._measure_word(i + 1)
        if glued and self._kind(i - 1) == "number" and spaced_name:
            return self._into_name(i)  # `usia 65+ tahun`
        return self._emit("PLUS", i)

    def _colon(self, i: int) -> int:
        lexeme, before, after = self.lexemes[i], self._kind(i - 1), self._kind(i + 1)
        if self._first >= 0 and not self.tokens and (self._blank_after(i) or not after):
            heading = self._text(self._first, self._last)
            known_heading = fold(heading) in HEADINGS or (
                self._last - self._first < LONGEST_HEADING and self.lexemes[self._first].text.lower() in HEADING_WORDS
            )
            titled = heading.lower() in TITLES and len(self.lexemes) > i + 2
            if known_heading or titled or not lexeme.spaced:
                if not known_heading and self._measure_word(self._first) and self._measure_word(i + 1):
                    if not starts_as_percentage(heading):
                        self._say("F134", i, i, " / ", kata=heading[:SHORT])
                elif not known_heading:
                    self._say("F212", self._first, i, kata=heading[:SHORT])
                self._first, self._cuts = -1, []
                return i + 1
        if self._first >= 0 and not lexeme.spaced and not self._blank_after(i) and before != "close" != after:
            numbers = before == "number" and after == "number"
            clock = numbers and self._first < self._last
            symbols = self._run_is_symbol() and self._bare_symbol(i + 1)
            words = before in WORDY and after in WORDY and not numbers
            if clock or not (numbers or symbols or words):
                return self._into_name(i)
        return self._emit("DIVIDE", i)

    def _equals(self, i: int) -> int:
        """`Persentase X = …`: what stands before the sign names the result."""
        if (self._kind(i - 1) == "mark" and self.lexemes[i - 1].text in "<>") or self._kind(i + 1) == "mark":
            self._say("F133", i, i)
            return len(self.lexemes)
        self._flush()
        if self.left is None and not self._calls and len(self.tokens) == 1 and self.tokens[0].type == "NAME":
            node = self.tokens.pop().node
            assert isinstance(node, Name)
            if "<" in node.text or ">" in node.text:
                self._say("F133", i, i)
            self.left = node.text
        elif self.tokens or self.left is not None or self._calls:
            self._say("F118", i, i)
            return len(self.lexemes)  # what follows is no part of this formula: nothing can be said of it
        return i + 1

    def _open(self, i: int) -> int:
        close = self._partner.get(i)
        if close is None:
            return i + 1
        arithmetic = self._has_arithmetic(i, close)
        after_number = self._kind(close + 1) == "number"
        if self._first >= 0:
            words = self._text(self._first, self._last).lower() if self._last - self._first < 3 else ""
            if self._calls_function(words, i, close, arithmetic):
                self._first, self._cuts = -1, []
                self._calls.append(";" if self._semicolons[close] > self._semicolons[i] else ",")
                lexeme = self.lexemes[i]
                self.tokens.append(Token("CALL", self.lexemes[i - 1].start, lexeme.end, FUNCTIONS[words]))
                return i + 1
            if words and self._kind(self._first) == "number" and not any(map(str.isalpha, words)):
                arithmetic = arithmetic or self.lexemes[i + 1].text.lower() in COUNTING
                if self._kind(i + 1) == "word" and self.lexemes[i + 1].text.lower() in REMARKS:
                    self._say("F224", i, close, kata=self._text(i, close)[:SHORT])
                elif arithmetic:
                    self._say("F110", i, close, "x " + self._text(i, close)[:SHORT], kata=self._text(i, close)[:SHORT])
                elif any(self._kind(j) == "equals" for j in range(i, min(close, i + 40))):
                    self._say("F132", i, close)
                elif any(self.lexemes[j].text.lower() in CONDITIONS for j in range(i, min(close, i + 40))):
                    self._say("F133", i, close)
                elif not self.lexemes[i].spaced and self._measure_word(i + 1):
                    inside = self._text(i, close)[:SHORT]
                    self._say("F110", i, close, f" x {inside}", kata=inside)
                else:
                    self._say("F308", i, close, kata=self._text(i, close)[:SHORT])
                return close + 1
            if arithmetic:
                self._say("F206", i, close, kata=self._text(i, close)[:SHORT])
            self._last = close
            return close + 1
        if self.tokens and self.tokens[-1].type in ENDS_OPERAND:
            words = self._text(i, close)
            arithmetic = arithmetic or (self._kind(i + 1) == "word" and self.lexemes[i + 1].text.lower() in COUNTING)
            self._say(
                "F110" if arithmetic else "F205", i, close, "x " + words if arithmetic else None, kata=words[:SHORT]
            )
            return close + 1
        if not arithmetic and self._kind(close + 1) in WORDY and close > i + 1 and not after_number:
            self._first, self._last = i, close  # `(Rata-rata) Nilai IKM`: the bracket opens a name
            if self.tokens:
                self._say("F218", i, close + 1, kata=self._text(i, close + 1)[:SHORT])
            return close + 1
        self._calls.append("")
        return self._emit("OPEN", i)

    def _calls_function(self, words: str, i: int, close: int, arithmetic: bool) -> bool:
        if words not in FUNCTIONS:
            return False
        listed = arithmetic or self._commas[close] > self._commas[i]
        if words in LIST_FUNCTIONS and words != "jumlah" and self.lexemes[i].spaced and arithmetic:
            return True  # `Rata-rata (A / B)`
        if self.lexemes[i].spaced and words not in SPACED_FUNCTIONS:
            return (words in CALLED_FUNCTIONS and listed) or self._semicolons[close] > self._semicolons[i]
        return listed or words not in LIST_FUNCTIONS

    def _close(self, i: int) -> int:
        if not self._calls:
            return i + 1  # said already: it closes nothing
        self._flush()
        if self.tokens[-1].type in ("OPEN", "CALL"):
            self._say("F108", i - 1, i)
        self._calls.pop()
        return self._emit("CLOSE", i)

    def _comma(self, i: int) -> int:
        mark = self.lexemes[i].text
        if self._calls and self._calls[-1] and (mark == ";" or self._calls[-1] == ","):
            return self._emit("COMMA", i)
        if (self._first < 0 or mark == ";") and i + 1 < len(self.lexemes):
            self._say("F116", i, i, tanda=mark)
        return i + 1  # inside a run it is kept if the run goes on, and is edge punctuation otherwise

    def _percent(self, i: int) -> int:
        if self._first < 0 and self.tokens and self.tokens[-1].type == "CLOSE":
            self._say("F124", i, i, " x 100%")
            return i + 1
        ends = self._kind(i + 1) in STOPS | {""}
        divided = bool(self.tokens) and self.tokens[-1].type == "DIVIDE"
        after_number = self._kind(i - 1) == "number"
        in_name = self._first < i - 1 if after_number else self.lexemes[i].spaced
        if ends and divided and self._first >= 0 and in_name:
            self._say("F219", self._first, i, kata=self._text(self._first, i)[:SHORT])
        return self._into_run(i)

    def _ellipsis(self, i: int) -> int:
        """`A1 + ... + A9` leaves out what has to be computed; at the end of a name it leaves out words only."""
        if i + 1 < len(self.lexemes) or self._first < 0:
            self._say("F149", i, i, kata=self.lexemes[i].text[:SHORT])
        return i + 1

    def _bar(self, i: int) -> int:
        self._say("F135", i, i)
        return self._into_run(i)

    def _target_follows(self, i: int) -> bool:
        """`… x 100% ≥ 80%`: whether a whole calculation stands before the sign and one number behind it."""
        rest = [lexeme.kind for lexeme in self.lexemes[i + 1 : i + 5]]
        number = rest in (["number"], ["number", "percent"], ["equals", "number"], ["equals", "number", "percent"])
        if not number or not self.tokens or self._calls:
            return False
        in_number = self._first >= 0 and self._kind(self._first) == "number"
        # Behind a name `≥ 4` may say which ones are counted; a percentage or `>=` is a target there too.
        named = self._first >= 0 and (rest[-1] == "percent" or self.lexemes[i].text in ("<=", ">="))
        return in_number or named or (self._first < 0 and self.tokens[-1].type == "CLOSE")

    def _power(self, i: int) -> int:
        return self._emit("POWER", i)

    def _root(self, i: int) -> int:
        return self._emit("ROOT", i, str(ROOTS[self.lexemes[i].text]))

    def _times(self, i: int) -> int:
        if self.lexemes[i].text in "•*·" and not self.tokens and self._first < 0:
            return i + 1  # a bullet before the formula
        return self._emit("TIMES", i)

    def _divide(self, i: int) -> int:
        return self._emit("DIVIDE", i)

    def _mark(self, i: int) -> int:
        mark = self.lexemes[i].text
        if (
            mark in ".'"
            or (mark == "?" and self._kind(i + 1) != "number")
            or (mark == "!" and i + 1 == len(self.lexemes) and self._kind(i - 1) == "word")
        ):
            return i + 1
        if mark in ("<=", ">=") and self.tokens and not self._calls and not self._target_follows(i):
            self._say("F133", i, i)
            return len(self.lexemes)
        if mark in COMPARISONS and self._target_follows(i):
            self._say("F221", i, len(self.lexemes) - 1, kata=self._text(i, len(self.lexemes) - 1)[:SHORT])
            return len(self.lexemes)
        if mark in "?@\ufffd" and self._kind(i + 1) == "number" and i:
            self._say("F113", i, i, tanda=mark)
        if mark == '"' and self._first < 0:
            self._say("F125", i, i)
        elif mark in "|\\±≈≠!" or not mark.isprintable():
            meant = "/" if mark == "\\" else None
            self._say("F113", i, i, meant, tanda=mark if mark.isprintable() else repr(mark))
        return self._into_run(i)


RULES: dict[str, Callable[[Settler, int], int]] = {
    "x": Settler._x,
    "times": Settler._times,
    "divide": Settler._divide,
    "slash": Settler._slash,
    "plus": Settler._plus,
    "minus": Settler._minus,
    "colon": Settler._colon,
    "power": Settler._power,
    "root": Settler._root,
    "open": Settler._open,
    "close": Settler._close,
    "percent": Settler._percent,
    "comma": Settler._comma,
    "equals": Settler._equals,
    "mark": Settler._mark,
    "ellipsis": Settler._ellipsis,
    "bar": Settler._bar,
}
