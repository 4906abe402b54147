"""A ratio in words: `perbandingan antara A dengan B`, `rasio A terhadap B`, `A per 1.000 B`.

The words are read where they are the whole formula, with or without a factor behind them. As one operand among others
(`Rasio laba terhadap aset tahun ini - …`) they are the name of a ratio that somebody else computed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.external import names_source
from indikator_dsl.formula.forms.regions import calculates, region
from indikator_dsl.formula.lexemes import Lexeme, written
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from indikator_dsl.formula.known import KnownNames

__all__ = ["RATIO_OPENERS", "read_ratio_words"]

PERCENTAGES = frozenset(("persentase", "presentase", "prosentase", "persen"))
COMPARES = frozenset(("perbandingan", "rasio", "ratio", "membagi", "pembagian", "bagi"))
PRODUCTS = frozenset(("perkalian", "kali", "mengalikan"))
SETS = frozenset(("per", "setiap", "tiap"))
RATIO_OPENERS = PERCENTAGES | COMPARES | {"proporsi", "perkalian", "mengalikan"}
SKIPPED = frozenset(("antara", "dari", "merupakan", "adalah", "yaitu", "hasil", "cara"))
COMPARISONS = frozenset(("dibandingkan", "dibanding"))
TIMES = frozenset(("tahun", "periode", "bulan", "triwulan", "semester", "minggu", "sebelumnya", "kuartal", "pada"))
TRIGGERS = frozenset(("terhadap", "kali", "bagi", "pembagian")) | (RATIO_OPENERS - PERCENTAGES) | COMPARISONS | SETS
COUNTED = frozenset(("jumlah", "jml", "jlh", "banyaknya", "banyak", "total", "kasus"))
SCALE = re.compile(r"10{2,}|1(?:0{0,2})(?:[.]000)+")
SHORT = 60


def read_ratio_words(
    lexemes: list[Lexeme], words: Set[str], known: KnownNames | None, found: list[Diagnostic]
) -> list[Lexeme]:
    """`lexemes` with a ratio in words as a division; the same list where there is none."""
    if words.isdisjoint(TRIGGERS):
        return lexemes
    start, stop, scaled = region(lexemes)
    body = lexemes[start:stop]
    if not body or calculates(body) or (known is not None and known.knows(written(body))):
        return lexemes
    if names_source(written(body)):
        return lexemes
    read = _with_opener(body, scaled, found) or _compared(body) or _per_scale(body, found) or _two_measures(body, found)
    return [*lexemes[:start], *read, *lexemes[stop:]] if read else lexemes


def _with_opener(body: list[Lexeme], scaled: bool, found: list[Diagnostic]) -> list[Lexeme]:
    """`perbandingan A dengan B`, `proporsi A terhadap B`, `persentase A terhadap B`."""
    at = 0
    while at < len(body) and body[at].text.lower() in SKIPPED:
        at += 1
    opener = body[at].text.lower() if at < len(body) else ""
    percent = opener in PERCENTAGES or (at < len(body) and body[at].kind == "percent")
    product = opener in PRODUCTS and (opener != "kali" or body[at - 1].text.lower() == "hasil")
    if not percent and not product and (opener not in RATIO_OPENERS or (opener == "bagi" and not at)):
        return []
    at += 1
    while at < len(body) and body[at].text.lower() in RATIO_OPENERS:
        opener, at = body[at].text.lower(), at + 1
    between = at < len(body) and body[at].text.lower() == "antara"
    while at < len(body) and body[at].text.lower() in SKIPPED:
        at += 1
    joins: tuple[str, ...] = ("terhadap", "dibandingkan", "dibanding")
    if opener in COMPARES or product:
        joins += ("dengan", "dan") if between else ("dengan",)
    cut, certain = _join(body, at, joins)
    if not cut:
        return []
    above, below = body[at:cut], body[cut + 1 :]
    if below[0].text.lower() in ("dengan", "antara") and len(below) > 1:
        below = below[1:]
    while above[-1].text in ".,;":
        above = above[:-1]
    if not certain:
        _warn("F229", body, above, below, found)
    read = _division(above, below, body[cut])
    if product:
        read[len(above)] = read[len(above)]._replace(kind="times", text="×")
    if percent and not scaled:
        end = body[-1].end
        _warn("F230", body, above, below, found)
        read += [
            Lexeme("times", "×", end, end, True),
            Lexeme("number", "100", end, end, True),
            Lexeme("percent", "%", end, end, False),
        ]
    return read


def _join(body: Sequence[Lexeme], start: int, words: Sequence[str]) -> tuple[int, bool]:
    """The index of the word that joins the two, and whether it can be no other; 0 where there is none or too many."""
    for word in words:
        places = [at for at in range(start + 1, len(body) - 1) if body[at].text.lower() == word]
        measured = [at for at in places if body[at + 1].text.lower() in MEASURE_WORDS]
        if len(measured) == 1:
            return measured[0], True
        if len(places) == 1:
            return places[0], word not in {"dengan", "dan"}
        if places:
            return (measured or places)[-1], False
    return 0, False


def _compared(body: list[Lexeme]) -> list[Lexeme]:
    """`A dibandingkan dengan B`, unless B is a time: `yang naik dibanding tahun lalu` is a clause of the name."""
    places = [at for at in range(1, len(body) - 1) if body[at].text.lower() in COMPARISONS]
    if len(places) != 1:
        return []
    above, below = body[: places[0]], body[places[0] + 1 :]
    if below[0].text.lower() in ("dengan", "terhadap") and len(below) > 1:
        below = below[1:]
    return [] if below[0].text.lower() in TIMES else _division(above, below, body[places[0]])


def _per_scale(body: list[Lexeme], found: list[Diagnostic]) -> list[Lexeme]:
    """`jumlah kasus per 1.000 penduduk`: kasus / penduduk × 1.000."""
    if body[0].text.lower() not in COUNTED:
        return []
    for at in range(1, len(body) - 2):
        if body[at].text.lower() not in SETS or body[at + 1].kind != "number" or not SCALE.fullmatch(body[at + 1].text):
            continue
        above, below = body[:at], body[at + 2 :]
        if above[-1].text.lower() in ("pada", "untuk") and len(above) > 1:
            above = above[:-1]
        if below[0].kind != "word":
            return []
        _warn("F231", body, above, below, found, skala=body[at + 1].text)
        return [
            *_division(above, below, body[at]),
            Lexeme("times", "×", body[at].start, body[at].end, True),
            body[at + 1],
        ]
    return []


def _two_measures(body: list[Lexeme], found: list[Diagnostic]) -> list[Lexeme]:
    """`jumlah A terhadap jumlah B`, `jumlah A per jumlah B`: two measures joined by a word of ratio."""
    if body[0].text.lower() not in MEASURE_WORDS:
        return []
    places = [
        at
        for at in range(1, len(body) - 1)
        if body[at].text.lower() in ("terhadap", "per") and body[at + 1].text.lower() in MEASURE_WORDS
    ]
    if len(places) != 1:
        return []
    above, below = body[: places[0]], body[places[0] + 1 :]
    _warn("F229", body, above, below, found)
    return _division(above, below, body[places[0]])


def _division(above: Sequence[Lexeme], below: Sequence[Lexeme], join: Lexeme) -> list[Lexeme]:
    return [*above, Lexeme("divide", "/", join.start, join.end, True), below[0]._replace(spaced=True), *below[1:]]


def _warn(
    code: str,
    body: Sequence[Lexeme],
    above: Sequence[Lexeme],
    below: Sequence[Lexeme],
    found: list[Diagnostic],
    **values: object,
) -> None:
    shown = {"atas": written(above)[:SHORT], "bawah": written(below)[:SHORT], **values}
    found.append(Diagnostic.of(code, body[0].start, body[-1].end, f'"{written(body)}"', **shown))
