"""Calls in words: `rata-rata dari A, B dan C`, `rata-rata geometrik dari …`, `jumlah dari …`, `selisih A dan B`.

Each is read where an operand begins and reaches as far as the operand does. A list needs two items at least: `rata-rata
dari skor responden` is the name of one datum.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.fraction_bar import balanced
from indikator_dsl.formula.forms.regions import ends_operand
from indikator_dsl.formula.lexemes import Lexeme, span_of, written
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from indikator_dsl.formula.known import KnownNames

__all__ = ["read_list_words"]

ALONE = frozenset(("selisih", "geometrik", "ukur"))
OPENERS = frozenset(("rata", "rerata", "jumlah"))
OPENS = frozenset(("open", "equals", "times", "divide", "plus", "minus", "slash", "x", "comma"))
KINDS = {
    "geometrik": "akar",
    "ukur": "akar",
    "hitung": "rata-rata",
    "aritmatika": "rata-rata",
    "aritmetika": "rata-rata",
}
MOST_CALLS = 100
SHORT = 60


def read_list_words(
    lexemes: list[Lexeme], words: Set[str], known: KnownNames | None, found: list[Diagnostic]
) -> list[Lexeme]:
    """`lexemes` with each call in words as a call in signs; the same list where there is none."""
    if words.isdisjoint(ALONE) and ("dari" not in words or words.isdisjoint(OPENERS)):
        return lexemes
    read: list[Lexeme] = []
    at = tried = 0
    while at < len(lexemes):
        if lexemes[at].kind == "word" and (not read or read[-1].kind in OPENS or read[-1].kind == "colon"):
            function, first = _opening(lexemes, at)
            tried += bool(function)
            stop = _operand_end(lexemes, at) if function and tried < MOST_CALLS else at
            named = known is not None and known.knows(written(lexemes[at:stop]))
            if function and first < stop and lexemes[first].kind != "open" and not named:
                call = _call(function, lexemes[at:stop], first - at, found)
                if call:
                    read += call
                    at = stop
                    continue
        read.append(lexemes[at])
        at += 1
    return read


def _opening(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int]:
    """The function that the words from `at` open, and where its arguments begin; an empty name if they open none."""
    words = [lexeme.text.lower() for lexeme in lexemes[at : at + 7]]
    if words[0] == "selisih":
        return "selisih", at + 1 + (words[1:2] == ["antara"])
    if words[:3] == ["rata", "-", "rata"]:
        words, at = words[2:], at + 2
    elif words[:2] == ["rata", "rata"]:
        words, at = words[1:], at + 1
    elif words[0] == "jumlah":
        return ("sum", at + 2 + (words[2:3] == [":"])) if words[1:2] == ["dari"] else ("", at)
    elif words[0] != "rerata":
        return "", at
    function = KINDS.get(words[1]) if len(words) > 1 else None
    after = 2 if function else 1
    listed = words[after : after + 1] == ["dari"]
    if not listed and function != "akar":
        return "", at
    after += listed
    return function or "rata-rata", at + after + (words[after : after + 1] == [":"])


def _operand_end(lexemes: Sequence[Lexeme], at: int) -> int:
    depth = 0
    for i in range(at, len(lexemes)):
        lexeme = lexemes[i]
        if lexeme.kind == "close" and not depth:
            return i
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        if not depth and i > at and ends_operand(lexemes, i):
            return i
    return len(lexemes)


def _call(function: str, operand: list[Lexeme], first: int, found: list[Diagnostic]) -> list[Lexeme]:
    body = operand[first:]
    while body and body[-1].text in ".,;":
        body.pop()
    if not body or not balanced(body):
        return []
    start, end = operand[0].start, body[-1].end
    opened, closed = Lexeme("open", "(", start, body[0].start, False), Lexeme("close", ")", end, end, False)
    if function == "selisih":
        items, certain = _pair(body)
        if len(items) != 2:
            return []
        sign = Lexeme("minus", "−", items[0][-1].end, items[1][0].start, True)
        inside = [*items[0], sign, items[1][0]._replace(spaced=True), *items[1][1:]]
        if not certain:
            _warn("F232", operand, items, " − ", found)
        return [opened._replace(spaced=True), *inside, closed]
    items, certain = _items(body)
    if len(items) < 2:
        return []
    if not certain:
        _warn("F232", operand, items, "; ", found)
    name = Lexeme("word", function, start, start, True)
    between = Lexeme("comma", ";", end, end, False) if function != "akar" else Lexeme("times", "×", end, end, True)
    inside = []
    for number, item in enumerate(items):
        if number:
            inside.append(between._replace(start=item[0].start, end=item[0].start))
        inside += [item[0]._replace(spaced=True), *item[1:]]
    if function == "akar":
        inside += [Lexeme("comma", ";", end, end, False), Lexeme("number", str(len(items)), end, end, True)]
    return [name, opened, *inside, closed]


def _pair(body: list[Lexeme]) -> tuple[list[list[Lexeme]], bool]:
    """The two that a difference is taken of: joined by `dengan` or `dan`, the one before a measure word first."""
    for word in ("dengan", "dan", "terhadap"):
        places = [at for at in range(1, len(body) - 1) if body[at].text.lower() == word]
        measured = [at for at in places if body[at + 1].text.lower() in MEASURE_WORDS]
        if len(measured) == 1 or len(places) == 1:
            cut = (measured if len(measured) == 1 else places)[0]
            return [body[:cut], body[cut + 1 :]], bool(measured) and len(places) == 1
    return [], False


def _items(body: list[Lexeme]) -> tuple[list[list[Lexeme]], bool]:
    """The items of a list, and whether it can be nothing else: commas, or items that begin with the same word."""
    items: list[list[Lexeme]] = [[]]
    depth = commas = 0
    for lexeme in body:
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        comma = not depth and lexeme.kind == "comma"
        commas += comma
        if comma or (not depth and lexeme.text.lower() in ("dan", "serta")):
            if items[-1]:
                items.append([])
        else:
            items[-1].append(lexeme)
    if not items[-1]:
        items.pop()
    alike = len({item[0].text.lower() for item in items}) == 1 or all(len(item) == 1 for item in items)
    return items, alike


def _warn(
    code: str, operand: Sequence[Lexeme], items: Sequence[Sequence[Lexeme]], between: str, found: list[Diagnostic]
) -> None:
    whole = written(operand)
    shown = between.join(map(written, items))[:SHORT]
    found.append(Diagnostic.of(code, *span_of(operand), f'"{whole}"', dibaca=shown, kata=whole[:SHORT]))
