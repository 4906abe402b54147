"""What stands beside a formula and is no part of it: a source, a note, a target, sentences that follow it.

    Jumlah laporan selesai / Jumlah laporan x 100%. Laporan yang ditarik kembali tidak dihitung.
    Sumber data: buku register
    PLS ≥ 90%

It is left out with a warning that repeats it, so that nothing is lost unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.ratio_words import RATIO_OPENERS
from indikator_dsl.formula.lexemes import span_of, written
from indikator_dsl.text.lexicon import COMPARISONS, HEADINGS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["is_heading", "is_remark", "is_target", "without_sentences"]

CALCULATES = frozenset(("dibagi", "dikali", "dikalikan", "terhadap", "per", "dibandingkan", "dibanding", "membagi"))
REMARKS = frozenset("sumber catatan note nb contoh misal misalnya target satuan periode penjelasan referensi".split())
JOINED = frozenset(("data", "perhitungan", "capaian", "kinerja", "hitung", "pengukuran", "pelaporan"))
OPERATORS = frozenset(("slash", "times", "divide", "plus", "power", "root", "equals", "x"))
STEPS = frozenset("dibagi dikali dikalikan ditambah ditambahkan dikurangi dikurang hasilnya".split())
WORDS = frozenset(("word", "number", "percent", "close", "quoted"))
SHORTEST = 5  # letters of a word before a full stop; a shorter one may be an abbreviation (Kec., Gol.)
LONGEST_LEFT = 12  # words before the sign of a target
SHORT = 60


def is_remark(line: Sequence[Lexeme]) -> bool:
    """`Sumber data: …`, `Catatan: …`, `Contoh: …`: a heading that no formula has."""
    if not line or line[0].text.lower() not in REMARKS:
        return False
    at = 2 if len(line) > 2 and line[1].text.lower() in JOINED else 1
    return len(line) > at and line[at].kind == "colon"


def is_heading(line: Sequence[Lexeme]) -> bool:
    """`Persentase kelulusan dihitung dengan rumus sebagai berikut:`: a line of words that ends with a colon."""
    if " ".join(lexeme.text.lower() for lexeme in line[:3]) in HEADINGS and len(line) < 4:
        return True
    return len(line) > 2 and line[-1].kind == "colon" and not any(lexeme.kind in OPERATORS for lexeme in line)


def is_target(line: Sequence[Lexeme]) -> bool:
    """`PLS ≥ 90%`: a name, a comparison, a number."""
    end = len(line) - (line[-1].kind == "percent")
    if end < 3 or line[end - 1].kind != "number":
        return False
    sign = end - 2 - (line[end - 2].kind == "equals")
    return (
        0 < sign <= LONGEST_LEFT
        and line[sign].text in COMPARISONS
        and all(lexeme.kind in ("word", "number", "open", "close") for lexeme in line[:sign])
    )


def without_sentences(lexemes: list[Lexeme], found: list[Diagnostic]) -> list[Lexeme]:
    """The first sentence, where it calculates something and those after it do not."""
    depth = 0
    if not any(lexeme.kind == "comma" or lexeme.text == "." for lexeme in lexemes):
        return lexemes
    for at, lexeme in enumerate(lexemes):
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        if not depth and lexeme.kind == "comma" and at and is_remark(lexemes[at + 1 : at + 4]):
            remark = lexemes[at + 1 :]
            found.append(Diagnostic.of("F224", *span_of(remark), kata=written(remark)[:SHORT]))
            return lexemes[:at]
        if depth or lexeme.text != "." or not 0 < at < len(lexemes) - 1 or not _ends_sentence(lexemes, at):
            continue
        # The factor beside a fraction bar has gone behind the denominator; the sentence after that is no part of it.
        factor = [one for one in lexemes[at + 1 :] if one.start < lexeme.start]
        sentence, rest = lexemes[:at], [one for one in lexemes[at + 1 :] if one.start >= lexeme.start]
        opens = any(one.text.lower() in RATIO_OPENERS | CALCULATES for one in sentence)
        calculates = opens or any(one.kind in OPERATORS for one in sentence)
        if not calculates or not rest or any(one.kind in OPERATORS - {"slash", "x"} for one in rest):
            return lexemes
        goes_on = any(one.text.lower() in STEPS for one in rest)
        code = "F156" if goes_on else "F224"
        found.append(Diagnostic.of(code, rest[0].start, rest[-1].end, kata=written(rest)[:SHORT]))
        return sentence + factor
    return lexemes


def _ends_sentence(lexemes: Sequence[Lexeme], at: int) -> bool:
    before, after = lexemes[at - 1], lexemes[at + 1]
    if before.kind == "word" and len(before.text) < SHORTEST:
        return False
    return before.kind in WORDS and after.kind == "word" and after.spaced and after.text[0].isupper()
