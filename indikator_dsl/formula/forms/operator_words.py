"""Operators written as words: `dibagi`, `dikali 100`, `ditambah`, `dikurangi` → the lexemes of their signs.

The words become signs before anything is settled, so every rule of the signs holds for them too. Words that only join
the steps (`lalu`, `kemudian`) go with them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.regions import ends_operand
from indikator_dsl.formula.lexemes import Lexeme, written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.known import KnownNames

__all__ = ["JOINERS", "WORDS", "drop_joiners", "holds_operator_words", "read_operator_words"]

HINTS = ("dibagi", "dikali", "ditambah", "dikurang")
WORDS = {
    "dibagi": ("divide", "/"),
    "dibagikan": ("divide", "/"),
    "dikali": ("times", "×"),
    "dikalikan": ("times", "×"),
    "ditambah": ("plus", "+"),
    "ditambahkan": ("plus", "+"),
    "dikurang": ("minus", "−"),
    "dikurangi": ("minus", "−"),
    "dikurangkan": ("minus", "−"),
}
GLUED = re.compile(r"(dibagi|dikali|dikalikan)([0-9][0-9.,]*)", re.IGNORECASE)
FOLLOWERS = frozenset(("dengan", "oleh"))
JOINERS = frozenset(("lalu", "kemudian", "selanjutnya", "setelah", "itu", "dan"))
TIMES = frozenset("tahun thn th bulan bln minggu hari masa periode semester triwulan tw waktu".split())
RECEIVERS = frozenset("kepada ke untuk merata gratis menjadi dalam".split())
LONGEST_CLAUSE = 200  # words and signs before `yang dibagi`
NUMBER_NOUNS = frozenset(("konstanta", "bilangan", "angka", "faktor"))
NUMBERS = {"dua": "2", "tiga": "3", "empat": "4", "lima": "5", "sepuluh": "10"}


def read_operator_words(
    text: str, lexemes: list[Lexeme], known: KnownNames | None, found: list[Diagnostic] | None = None
) -> list[Lexeme]:
    """`lexemes` with each operator word as its sign; the same list where there is none. Doubts are added to `found`."""
    if not holds_operator_words(text):
        return lexemes
    read: list[Lexeme] = []
    at = 0
    while at < len(lexemes):
        lexeme = lexemes[at]
        if lexeme.kind == "word":
            stop = known.match(lexemes, at) if known is not None and not _in_operand(read) else 0
            if stop:
                read += lexemes[at:stop]
                at = stop
                continue
            glued = GLUED.fullmatch(lexeme.text)
            word = (glued[1] if glued else lexeme.text).lower()
            clause = bool(read) and read[-1].text.lower() == "yang"
            if word in WORDS and clause and (stop := _clause(lexemes, at, read, found)):
                at = stop
                continue
            if word in WORDS and _is_verb(word, lexemes[at + 1 : at + 2]):
                read.append(lexeme)
                at += 1
                continue
            # `karyawan yang dibagi dalam kelompok`: the word belongs to a clause of the name, and stays to be refused.
            if word in WORDS and not clause:
                drop_joiners(read)
                if found is not None and read and read[-1].text.lower() == "atau":
                    found.append(Diagnostic.of("F139", read[-1].start, lexeme.end, kata=f"atau {lexeme.text}"))
                kind, sign = WORDS[word]
                last = at
                if not glued and at + 1 < len(lexemes) and lexemes[at + 1].text.lower() in FOLLOWERS:
                    last = at + 1
                if not glued and last + 2 < len(lexemes) and lexemes[last + 2].kind == "number":
                    last += lexemes[last + 1].text.lower() in NUMBER_NOUNS
                read.append(Lexeme(kind, sign, lexeme.start, lexemes[last].end, True))
                if glued:
                    start = lexeme.start + len(glued[1])
                    read.append(Lexeme("number", glued[2], start, lexeme.end, True))
                elif last + 1 < len(lexemes):
                    lexemes[last + 1] = lexemes[last + 1]._replace(spaced=True)
                at = last + 1
                continue
        read.append(lexeme)
        at += 1
    return read


def _is_verb(word: str, following: list[Lexeme]) -> bool:
    """`masker dibagikan kepada warga`, `guru ditambah tahun ini`: the word says what is done, not what is computed."""
    after = following[0].text.lower() if following and following[0].kind == "word" else ""
    if word.startswith("dibagi"):
        return (word == "dibagikan" and after != "dengan") or after in RECEIVERS
    return word.startswith("ditambah") and after in TIMES


def holds_operator_words(text: str) -> bool:
    """A cheap look: whether such a word stands anywhere in `text`."""
    lowered = text.lower()
    return any(map(lowered.__contains__, HINTS))


def _clause(lexemes: Sequence[Lexeme], at: int, read: list[Lexeme], found: list[Diagnostic] | None) -> int:
    """`karyawan di awal dan akhir tahun yang dibagi dua`: half of what the name before it says, whatever divides it.

    Puts that in a bracket at the end of `read` and returns where the clause ends; 0 if no number follows.
    """
    last = at + 1
    if last < len(lexemes) and lexemes[last].text.lower() in FOLLOWERS:
        last += 1
    if last >= len(lexemes) or found is None:
        return 0
    number = lexemes[last]
    digits = NUMBERS.get(number.text.lower(), number.text if number.kind == "number" else "")
    if not digits:
        return 0
    first, depth, least = len(read) - 1, 0, max(len(read) - LONGEST_CLAUSE, 0)
    while first > least:
        before = read[first - 1]
        if not depth and (ends_operand(read, first - 1) or before.kind in ("open", "equals")):
            break
        depth += (before.kind == "close") - (before.kind == "open")
        first -= 1
    if first == len(read) - 1 or depth:
        return 0  # nothing it could be said of; a bracket that is not opened
    kind, sign = WORDS[lexemes[at].text.lower()]
    start, name = read[first].start, read[first:-1]
    read[first:] = [
        Lexeme("open", "(", start, start, True),
        *name,
        Lexeme(kind, sign, lexemes[at].start, lexemes[last - 1].end, True),
        number._replace(kind="number", text=digits, spaced=True),
        Lexeme("close", ")", number.end, number.end, False),
    ]
    shown = written(name)[:60]
    found.append(Diagnostic.of("F233", lexemes[at].start, number.end, kata=shown, tanda=sign, angka=digits))
    return last + 1


def drop_joiners(read: list[Lexeme]) -> None:
    """Take commas and words that join steps off the end of `read`; `tahun lalu` and `desa itu` keep their last word."""
    while read and (read[-1].kind == "comma" or read[-1].text.lower() in JOINERS):
        before = read[-2].text.lower() if len(read) > 1 else ""
        word = read[-1].text.lower()
        if (word == "lalu" and before in TIMES) or (word == "itu" and before != "setelah"):
            return
        read.pop()


def _in_operand(read: Sequence[Lexeme]) -> bool:
    """Whether an operand has begun already, so that a known name cannot start here."""
    return bool(read) and read[-1].kind in ("word", "number")
