"""Operators written as words: `dibagi`, `dikali 100`, `ditambah`, `dikurangi` → the lexemes of their signs.

The words become signs before anything is settled, so every rule of the signs holds for them too. Words that only join
the steps (`lalu`, `kemudian`) and lead-ins (`dihitung dari`, `adalah`) go with them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.lexemes import Lexeme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.known import KnownNames

__all__ = ["drop_joiners", "read_operator_words"]

HINT = re.compile(r"dibagi|dikali|ditambah|dikurang", re.IGNORECASE)
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
JOINERS = frozenset(("lalu", "kemudian", "selanjutnya", "setelah", "itu"))
TIMES = frozenset("tahun thn th bulan bln minggu hari masa periode semester triwulan tw waktu".split())
LEAD_INS = (
    ("dihitung", "dari"),
    ("dihitung", "dengan"),
    ("dihitung", "berdasarkan"),
    ("diperoleh", "dari"),
    ("adalah",),
)


def read_operator_words(text: str, lexemes: list[Lexeme], known: KnownNames | None) -> list[Lexeme]:
    """`lexemes` with each operator word as its sign; the same list where there is none."""
    if not HINT.search(text):
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
            # `karyawan yang dibagi dua`: the word belongs to a clause about the name, and stays to be refused.
            if word in WORDS and not (read and read[-1].text.lower() == "yang"):
                drop_joiners(read)
                kind, sign = WORDS[word]
                last = at
                if not glued and at + 1 < len(lexemes) and lexemes[at + 1].text.lower() in FOLLOWERS:
                    last = at + 1
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
    return _without_lead_in(read)


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


def _without_lead_in(lexemes: list[Lexeme]) -> list[Lexeme]:
    """`Persentase dihitung dari A / B` says what A / B is: the lead-in becomes a left side."""
    for at in range(1, len(lexemes)):
        if lexemes[at].kind in ("divide", "times", "plus", "minus", "equals", "slash", "open"):
            return lexemes
        for words in LEAD_INS:
            stop = at + len(words)
            if tuple(lexeme.text.lower() for lexeme in lexemes[at:stop]) == words:
                while stop < len(lexemes) and lexemes[stop].text.lower() in ("rumus", "menghitung", "cara", ":"):
                    stop += 1
                sign = Lexeme("equals", "=", lexemes[at].start, lexemes[stop - 1].end, True)
                return [*lexemes[:at], sign, *lexemes[stop:]]
    return lexemes
