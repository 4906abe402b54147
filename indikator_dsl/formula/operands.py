"""Runs → operands: a row of lexemes between two operators becomes one name or one number (docs/bahasa/nama.md).

What a settler shares with its rules stands here too: the lexemes, the tokens, the findings.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.lexemes import span_of
from indikator_dsl.formula.tokens import Token
from indikator_dsl.formula.tree import Name, Number
from indikator_dsl.text.lexicon import NUMBER_WORDS, PERCENT_WORDS, UNIT_WORDS
from indikator_dsl.text.names import clean, fold
from indikator_dsl.text.numbers import NumberNotReadError, read_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["ENDS_OPERAND", "SHORT", "Operands"]

ENDS_OPERAND = frozenset(("CLOSE", "NAME", "NUMBER"))
OPERATOR_OF = {"slash": "DIVIDE", "colon": "DIVIDE", "minus": "MINUS", "plus": "PLUS", "x": "TIMES"}
CUT_DOUBTS = frozenset(("F208", "F209", "F210", "F213", "F273"))
AND_SO_ON = frozenset(("dst", "dll", "dsb", "dan seterusnya", "etc"))
GLUED_HINT = re.compile(r"[0-9][xX]|[xX][0-9]|[A-Z]x[A-Z]")
GLUED_X = re.compile(
    r"([A-Z]{1,3}(?=x[A-Z])|[^\W\d_]{3,}|[A-Z]|[0-9]+(?:[.,][0-9]+)?)[xX]"
    r"([0-9]{2,}|(?<=[0-9][xX])\w*|(?<=[A-Z]x)[A-Z]\w*)"
)
TIME_UNITS = frozenset("detik menit jam hari minggu bulan bln triwulan semester tahun thn th per".split())
SCALE = re.compile(r"10*|1(?:0{0,2})(?:\.000)+")
OPENS_OPERAND = frozenset(("jumlah", "jml", "total", "banyaknya", "σ", "∑", "nilai"))
TIMES_DONE = re.compile(r"[0-9]{1,2}[xX]")
LONGEST_NUMBER = 4  # words, and one more, of a number in words: `seratus ribu persen`
SHORT = 60  # characters of the writer's text that a message repeats
MOST_FINDINGS = 100
MOST_CUTS = 8  # signs of one name that are tried one by one against the known names


class Operands:
    """The run that is gathering, and what becomes of it when it is closed."""

    def __init__(self, lexemes: Sequence[Lexeme], known: KnownNames | None = None) -> None:
        self.lexemes = lexemes
        self.known = known
        self.tokens: list[Token] = []
        self.diagnostics: list[Diagnostic] = []
        self._failed = False
        self._first = -1  # the run: indexes of its first and last lexeme, -1 where there is none
        self._last = -1
        self._cuts: list[int] = []  # signs inside the run that could have been operators

    def _kind(self, i: int) -> str:
        return self.lexemes[i].kind if 0 <= i < len(self.lexemes) else ""

    def _text(self, first: int, last: int) -> str:
        """The words from one lexeme to another as written, blanks collapsed, markup left out."""
        rest = [f" {lexeme.text}" if lexeme.spaced else lexeme.text for lexeme in self.lexemes[first + 1 : last + 1]]
        return self.lexemes[first].text + "".join(rest)

    def _say(self, code: str, first: int, last: int, suggestion: str | None = None, /, **values: object) -> None:
        # A broken text of many pages has a finding a character; the first hundred say enough, and one error stays.
        is_error = code < "F2"
        if len(self.diagnostics) >= MOST_FINDINGS and (self._failed or not is_error):
            return
        self._failed = self._failed or is_error
        start, end = span_of(self.lexemes[first : last + 1])
        self.diagnostics.append(Diagnostic.of(code, start, end, suggestion, **values))

    def _note_known(self, first: int, last: int) -> None:
        self._say("F304", first, last, nama=self._text(first, last)[:SHORT])

    def _emit(self, type: str, i: int, text: str = "") -> int:
        self._flush()
        lexeme = self.lexemes[i]
        self.tokens.append(Token(type, lexeme.start, lexeme.end, text or lexeme.text))
        return i + 1

    # -- closing a run -------------------------------------------------------------------------------------------

    def _flush(self) -> None:
        """Close the run: it becomes one operand."""
        if self._first < 0:
            return
        first, last, cuts = self._first, self._last, self._cuts
        self._first, self._cuts = -1, []
        if self.tokens and self.tokens[-1].type in ENDS_OPERAND:
            self._after_operand(first, last)
        elif self._kind(first) == "number":
            self._number(first, last)
        else:
            self._name(first, last, cuts)

    def _after_operand(self, first: int, last: int) -> None:
        """Words after a closing bracket say something about the group; a number there lacks its operator."""
        words = self._text(first, last)
        opens = self.lexemes[first].text.lower() in OPENS_OPERAND
        quoted = last == first == len(self.lexemes) - 1 and self._kind(first) == "quoted"
        if self._kind(first) == "number" or opens or quoted:
            self._say("F110", first, last, "x " + words, kata=words[:SHORT])
        else:
            self._say("F205", first, last, kata=words[:SHORT])

    def _name(self, first: int, last: int, cuts: list[int]) -> None:
        lexeme = self.lexemes[first]
        start, end = lexeme.start, self.lexemes[last].end
        if first == last and lexeme.kind == "quoted":
            text = clean(lexeme.text[1:-1].replace('""', '"') if lexeme.text[0] == '"' else lexeme.text[1:-1])
            if not fold(text):
                self._say("F119", first, last)
            self.tokens.append(Token("NAME", start, end, node=Name(text, (start, end))))
            return None
        if self.known is not None and cuts and self._cut_by_known(first, last, cuts):
            return None
        text = clean(self._text(first, last)).rstrip(" .,;:")
        words = text.lower().split(" ")
        if words[0] in ("rp", "rp.") and self._kind(last) == "number" and len(words) == 2:
            self._say("F303", first, first, kata=words[0])
            return self._number(last, last)
        if len(words) < LONGEST_NUMBER and self.tokens and self.tokens[-1].type in ("TIMES", "DIVIDE"):
            percent = words[-1] in PERCENT_WORDS
            value = NUMBER_WORDS.get(" ".join(words[:-1] if percent else words))
            if value is not None:
                self.tokens.append(Token("NUMBER", start, end, node=Number(Fraction(value), percent, (start, end))))
                return None
        if text.lower() in AND_SO_ON:
            self._say("F149", first, last, kata=text)
        elif (glued := self._glued_x(first, last, text)) >= 0:
            self._say(
                "F136", glued, glued, GLUED_X.sub(r"\1 x \2", self.lexemes[glued].text), kata=self.lexemes[glued].text
            )
        elif text in ("%", "％"):
            self._say("F124", first, last, "100%")
        elif not any(map(str.isalnum, text)):
            self._say("F113", first, last, tanda=text[:SHORT])
        elif lexeme.kind == "science":
            self._say("F112", first, last, angka=lexeme.text[:SHORT])
        elif not text.isascii() and any(c.isdecimal() and not c.isascii() for c in text):
            self._say("F120", first, last, angka=text[:SHORT])
        self.tokens.append(Token("NAME", start, end, node=Name(text, (start, end))))
        return None

    def _glued_x(self, first: int, last: int, text: str) -> int:
        """The first lexeme of the run that hides a sign: `undanganx100`, `2xA`; -1 if none, or if the name is known."""
        if ("x" not in text and "X" not in text) or not GLUED_HINT.search(text):
            return -1
        for at in range(first, last + 1):
            if self.lexemes[at].kind == "word" and GLUED_X.fullmatch(self.lexemes[at].text):
                counted = first < at and self.lexemes[at - 1].text[0].isalpha()
                if counted and TIMES_DONE.fullmatch(self.lexemes[at].text) and self._kind(at + 1) in ("word", ""):
                    continue  # `kunjungan minimal 6x sesuai standar`: six times
                known = self.known is not None and self.known.knows(self._text(first, last))
                return -1 if known else at
        return -1

    def _cut_by_known(self, first: int, last: int, cuts: list[int]) -> bool:
        """Where the whole run is no known name and its pieces all are, the pieces are operands (a note says so)."""
        assert self.known is not None
        if self.known.knows(self._text(first, last)):
            return False
        singly = [[cut] for cut in cuts] if 1 < len(cuts) <= MOST_CUTS else []
        for chosen in (cuts, *singly):
            pieces = list(zip([first, *(c + 1 for c in chosen)], [*(c - 1 for c in chosen), last], strict=True))
            if any(a > b or not self.known.knows(self._text(a, b)) for a, b in pieces):
                continue
            for number, (a, b) in enumerate(pieces):
                if number:
                    sign = self.lexemes[chosen[number - 1]]
                    self.tokens.append(Token(OPERATOR_OF[sign.kind], sign.start, sign.end, sign.text))
                span = (self.lexemes[a].start, self.lexemes[b].end)
                self.tokens.append(Token("NAME", *span, node=Name(clean(self._text(a, b)), span)))
            # What the rules alone would have doubted inside this run, the known names have settled.
            start, end = self.lexemes[first].start, self.lexemes[last].end
            self.diagnostics = [
                found for found in self.diagnostics if found.code not in CUT_DOUBTS or not start <= found.start < end
            ]
            self._note_known(first, last)
            return True
        return False

    def _number(self, first: int, last: int) -> None:
        """A run that begins with a number: a number, a percentage, a number with its unit, or a name after all."""
        lexeme = self.lexemes[first]
        rest = first + 1
        percent = self._kind(rest) == "percent" or (
            self._kind(rest) == "word" and self.lexemes[rest].text.lower() in PERCENT_WORDS
        )
        if percent and rest <= last:
            rest += 1
        if rest <= last:
            words = self._text(rest, last)
            if percent or not set(fold(words).split()) <= UNIT_WORDS:
                if not percent and not self.lexemes[rest].spaced:
                    return self._name(first, last, [])  # `0-14`, `65+`
                if percent and lexeme.text != "100" and self.lexemes[rest].spaced and self._kind(rest) == "word":
                    return self._weighted(first, rest, last)
                if not (self.known and self.known.knows(self._text(first, last))):
                    code = "F110" if percent else "F211"
                    self._say(code, rest if percent else first, last, kata=self._text(first, last)[:SHORT])
                return self._name(first, last, [])
            divides = bool(self.tokens) and self.tokens[-1].type == "DIVIDE"
            counted = divides and not percent and not set(fold(words).split()) & TIME_UNITS
            if counted:
                code = "F267" if SCALE.fullmatch(lexeme.text) else "F238"
                self._say(code, first, last, kata=self._text(first, last)[:SHORT], angka=lexeme.text[:SHORT])
            else:
                self._say("F303", rest, last, kata=words[:SHORT])
        try:
            value, doubt = read_number(lexeme.text)
        except NumberNotReadError as problem:
            self._say("F111", first, first, problem.suggestion, angka=lexeme.text[:SHORT])
            value, doubt = read_number("1")
        if doubt:
            self._say(doubt, first, first, angka=lexeme.text)
        span = (lexeme.start, self.lexemes[last].end)
        self.tokens.append(Token("NUMBER", *span, node=Number(value, percent, span)))
        return None

    def _weighted(self, first: int, rest: int, last: int) -> None:
        """`40% Capaian Output`: a weight beside what it weighs, without a sign of multiplication."""
        words = self._text(rest, last)
        weight = self._text(first, rest - 1)
        self._say("F251", first, last, f"{weight} × {words}", bobot=weight, nama=words[:SHORT])
        self._number(first, rest - 1)
        sign = self.lexemes[rest].start
        self.tokens.append(Token("TIMES", sign, sign, "×"))
        self._name(rest, last, [])
