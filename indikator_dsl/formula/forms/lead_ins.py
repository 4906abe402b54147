"""`Persentase X dihitung dari A / B`, `Rumus X adalah A dibagi B`: the words before the calculation name its result.

They become a left side, like `Persentase X = A / B`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.regions import ends_operand
from indikator_dsl.formula.lexemes import Lexeme, span_of, written
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

__all__ = ["read_lead_in"]

CALCULATES = re.compile(
    r"[/÷×*+=√^]|\sx\s|dibagi|membagi|dikali|ditambah|dikurang|perbandingan|terhadap|dibanding|selisih|geometrik"
    r"|rata-rata\s+dari|jumlah\s+dari|\bper\s+[0-9]",
    re.IGNORECASE,
)
VERBS = frozenset(("dihitung", "diperoleh", "didapat", "didapatkan", "dirumuskan"))
TRIGGERS = VERBS | {"adalah", "merupakan", "yaitu"}
JOINS = frozenset(("dari", "dengan", "berdasarkan", "sebagai", "melalui", "menggunakan", "oleh", "cara"))
ALONE = frozenset(("adalah", "merupakan", "yaitu"))
TITLES = frozenset(
    "rumus formula persentase presentase prosentase persen indeks rasio angka tingkat nilai skor cakupan laju".split()
)
FILLERS = frozenset(("rumus", "menghitung", "cara", "berikut", "perhitungan", "sebagai", ":"))
OPENERS = frozenset(("hasil", "perbandingan", "rasio", "proporsi", "selisih", "jumlah", "persentase"))
CLAUSES = frozenset(("yang", "tidak", "bukan"))
SHORT = 60
BEFORE = frozenset(("dapat", "bisa"))


def read_lead_in(text: str, lexemes: list[Lexeme], words: Set[str], found: list[Diagnostic]) -> list[Lexeme]:
    """`lexemes` with a lead-in as the sign of equality; the same list where there is none."""
    if words.isdisjoint(TRIGGERS):
        return lexemes
    depth = int(lexemes[0].kind == "open")
    calculates = max((match.start() for match in CALCULATES.finditer(text)), default=-1)
    stop = _lead_in(lexemes, 0) if len(lexemes) > 2 and not depth else 0
    if 0 < stop < len(lexemes) and calculates >= lexemes[stop].start:
        return lexemes[stop:]  # nothing before it that could name a result
    for at in range(1, len(lexemes) - 1):
        depth += (lexemes[at].kind == "open") - (lexemes[at].kind == "close")
        if depth:
            continue  # `Angka Kematian Ibu (AKI) adalah …`: a note of the name
        if ends_operand(lexemes, at) or lexemes[at].kind == "equals":
            return lexemes
        stop = _lead_in(lexemes, at)
        if not stop or stop >= len(lexemes) or calculates < lexemes[stop].start:
            continue
        first = at - (at > 1 and (lexemes[at - 1].text.lower() in BEFORE or lexemes[at - 1].kind == "comma"))
        if lexemes[0].text.lower() in MEASURE_WORDS - TITLES:
            shown = written(lexemes[:first])[:SHORT]
            found.append(Diagnostic.of("F257", *span_of(lexemes[:stop]), kata=shown))
        sign = Lexeme("equals", "=", lexemes[at].start, lexemes[stop - 1].end, True)
        return [*lexemes[:first], sign, *lexemes[stop:]]
    return lexemes


def _lead_in(lexemes: Sequence[Lexeme], at: int) -> int:
    """Where the lead-in at `at` ends; 0 if none begins there."""
    word = lexemes[at].text.lower()
    if lexemes[at].kind != "word" or (at and lexemes[at - 1].text.lower() in CLAUSES):
        return 0  # `desa yang merupakan desa mandiri`: a clause of the name
    opens = lexemes[at + 1].text.lower() in OPENERS
    if (
        word == "adalah"
        or (word in ALONE and opens)
        or (word in ALONE and (at < 2 or lexemes[0].text.lower() in TITLES))
    ):
        stop = at + 1
    elif word in VERBS and lexemes[at + 1].text.lower() in JOINS:
        stop = at + 2
    else:
        return 0
    while stop < len(lexemes) and lexemes[stop].text.lower() in FILLERS:
        stop += 1
    return stop
