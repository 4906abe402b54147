"""A ratio in words: `perbandingan antara A dengan B`, `rasio A terhadap B`, `A per 1.000 B`.

The words are read where they are the whole formula, with or without a factor behind them. As one operand among others
(`Rasio laba terhadap aset tahun ini - …`) they are the name of a ratio that somebody else computed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.external import names_source
from indikator_dsl.formula.forms.regions import calculates, ends_operand, region
from indikator_dsl.formula.lexemes import Lexeme, span_of, written
from indikator_dsl.text.lexicon import MEASURE_WORDS, NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from indikator_dsl.formula.known import KnownNames

__all__ = ["RATIO_OPENERS", "read_ratio_words"]

PERCENTAGES = frozenset(("persentase", "presentase", "prosentase", "persen"))
COMPARES = frozenset(("perbandingan", "rasio", "ratio", "membagi", "membandingkan", "pembagian", "bagi"))
PRODUCTS = frozenset(("perkalian", "kali", "mengalikan"))
SETS = frozenset(("per", "setiap", "tiap"))
RATIO_OPENERS = PERCENTAGES | COMPARES | {"proporsi", "perkalian", "mengalikan"}
SKIPPED = frozenset(("antara", "dari", "merupakan", "adalah", "yaitu", "hasil", "cara", "dengan"))
COMPARISONS = frozenset(("dibandingkan", "dibanding"))
TIMES = frozenset(("tahun", "periode", "bulan", "triwulan", "semester", "minggu", "sebelumnya", "kuartal", "pada"))
WHOLES = frozenset(("total", "seluruh", "jumlah", "jml", "semua", "keseluruhan"))
OPENS_RATIO = frozenset(("perbandingan", "rasio", "ratio"))
REFUSED = frozenset(("perbandingan", "membagi", "mengalikan", "pembagian", "perkalian"))
TRIGGERS = frozenset(("terhadap", "kali", "bagi", "pembagian")) | (RATIO_OPENERS - PERCENTAGES) | COMPARISONS | SETS
COUNTED = frozenset(("jumlah", "jml", "jlh", "banyaknya", "banyak", "total", "kasus"))
SCALE = re.compile(r"10{2,}|1(?:0{0,2})(?:[.]000)+")
SHORT = 60


def read_ratio_words(
    lexemes: list[Lexeme], words: Set[str], known: KnownNames | None, found: list[Diagnostic]
) -> list[Lexeme]:
    """`lexemes` with a ratio in words as a division; the same list where there is none."""
    if words.isdisjoint(TRIGGERS) and ("dari" not in words or words.isdisjoint(PERCENTAGES | COUNTED)):
        return lexemes
    start, stop, scaled = region(lexemes)
    body = lexemes[start:stop]
    if not body or (known is not None and known.knows(written(body))) or names_source(written(body)):
        return lexemes
    if calculates(body) or any(lexeme.kind == "colon" for lexeme in body):
        return [*lexemes[:start], *_without_opener(body, found), *lexemes[stop:]]
    read = _with_opener(body, scaled, found) or _compared(body, found)
    read = read or _per_scale(body, found) or _two_measures(body, scaled, found)
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
        joins += ("dengan", "dan") if between or product else ("dengan",)
    cut, certain = _join(body, at, joins)
    if not cut and (percent or opener == "proporsi"):
        cut, certain = _whole_and_part(body, at), False
    if not cut:
        return []
    above, below = body[at:cut], body[cut + 1 :]
    if below[0].text.lower() in ("dengan", "antara") and len(below) > 1:
        below = below[1:]
    while len(above) > 1 and above[-1].text in ".,;":
        above = above[:-1]
    _no_choice(above, body[cut], found)
    if percent and scaled and below[0].text.lower() not in MEASURE_WORDS:
        certain = False  # `Persentase kepuasan terhadap layanan` may well be a name
    if not certain and (not percent or scaled):
        _warn("F229", body, above, below, found, hitung="dikali" if product else "dibagi")
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
            return measured[0], len(places) == 1 or word == "terhadap"
        if len(places) == 1:
            return places[0], word not in {"dengan", "dan"}
        if places:
            return (measured or places)[-1], False
    return 0, False


def _whole_and_part(body: Sequence[Lexeme], start: int) -> int:
    """The `dari` of `proporsi A dari seluruh B`: 0 unless exactly one stands before a word for the whole."""
    places = [at for at in range(start + 1, len(body) - 1) if body[at].text.lower() == "dari"]
    whole = [at for at in places if body[at + 1].text.lower() in WHOLES]
    return whole[0] if len(whole) == 1 else 0


def _without_opener(body: list[Lexeme], found: list[Diagnostic]) -> list[Lexeme]:
    """`Rasio guru : murid`: the word says what the sign does; beside other signs it is refused."""
    first = 0
    while first < len(body) - 1 and body[first].text.lower() in ("hasil", "dengan", "cara"):
        first += 1
    opener = body[first].text.lower()
    signs = [at for at in range(len(body)) if ends_operand(body, at) or body[at].kind == "colon"]
    if opener in OPENS_RATIO and len(signs) == 1 and 1 < signs[0] < len(body) - 1:
        below = body[signs[0] + 1]
        division = body[signs[0]].kind in ("colon", "slash", "divide")
        if division and below.kind == "word" and below.text.lower() not in RATIO_OPENERS:
            _warn("F229", body, body[1 : signs[0]], body[signs[0] + 1 :], found, hitung="dibagi")
            return _division(body[1 : signs[0]], body[signs[0] + 1 :], body[signs[0]])
    if opener in REFUSED or (first and opener in ("kali", "bagi", "penjumlahan", "pengurangan")):
        found.append(Diagnostic.of("F157", body[0].start, body[0].end, kata=body[0].text))
    return body


def _compared(body: list[Lexeme], found: list[Diagnostic]) -> list[Lexeme]:
    """`A dibandingkan dengan B`, unless B is a time: `yang naik dibanding tahun lalu` is a clause of the name."""
    places = [at for at in range(1, len(body) - 1) if body[at].text.lower() in COMPARISONS]
    if len(places) != 1:
        return []
    above, below = body[: places[0]], body[places[0] + 1 :]
    if below[0].text.lower() in ("dengan", "terhadap") and len(below) > 1:
        below = below[1:]
    if below[0].text.lower() in TIMES:
        return []
    _no_choice(above, body[places[0]], found)
    return _division(above, below, body[places[0]])


def _no_choice(above: Sequence[Lexeme], join: Lexeme, found: list[Diagnostic]) -> None:
    """`A atau dibandingkan B` offers two ways to compute: an error."""
    if above[-1].text.lower() == "atau":
        found.append(Diagnostic.of("F139", above[-1].start, join.end, kata=f"atau {join.text}"))


def _per_scale(body: list[Lexeme], found: list[Diagnostic]) -> list[Lexeme]:
    """`jumlah kasus per 1.000 penduduk`: kasus / penduduk × 1.000."""
    if body[0].text.lower() not in COUNTED:
        return []
    for at in range(1, len(body) - 2):
        scale = str(NUMBER_WORDS.get(body[at + 1].text.lower(), body[at + 1].text))
        if body[at].text.lower() not in SETS or not SCALE.fullmatch(scale):
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
            body[at + 1]._replace(kind="number", text=scale),
        ]
    return []


def _two_measures(body: list[Lexeme], scaled: bool, found: list[Diagnostic]) -> list[Lexeme]:
    """`jumlah A terhadap jumlah B`, `jumlah A per jumlah B`: two measures joined by a word of ratio."""
    if body[0].text.lower() not in MEASURE_WORDS:
        return []
    places = [
        at
        for at in range(1, len(body) - 1)
        if body[at].text.lower() in ("terhadap", "per") and body[at + 1].text.lower() in MEASURE_WORDS
    ]
    if not places and scaled and body[0].text.lower() in COUNTED:
        part = _whole_and_part(body, 0)
        places = [part] if part else []
    if len(places) != 1:
        return []
    above, below = body[: places[0]], body[places[0] + 1 :]
    _warn("F229", body, above, below, found, hitung="dibagi")
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
    sign = "×" if values.get("hitung") == "dikali" else "/"
    scale = {"F230": " × 100%", "F231": f" × {values.get('skala')}"}.get(code, "")
    plain = f"{written(above)} {sign} {written(below)}{scale}"
    shown: dict[str, Any] = {"atas": written(above)[:SHORT], "bawah": written(below)[:SHORT], **values}
    found.append(Diagnostic.of(code, *span_of(body), plain, **shown))
