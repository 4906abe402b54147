"""`hasilnya` stands for everything said so far in its bracket: `A ditambah B, hasilnya dibagi C` is (A + B) / C.

The brackets are put around settled tokens, because only then is it known whether a sum stands before the word.
"""

from __future__ import annotations

import re

from attrs import define

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tokens import Token
from indikator_dsl.formula.tree import DEEPEST, Name

__all__ = ["RESULT", "bracket_results"]

RESULT = "hasilnya"
"""The word for everything said so far; the text of a lexeme and a token that it belongs to starts with it."""

HINTS = (RESULT, "lalu", "kemudian", "selanjutnya", "setelah")  # a cheap look before anything is done
PAUSED = re.compile(r",\s*di(?:bagi|kali)")
JOINED = re.compile(r"(?:,\s*)?\b(?P<word>lalu|kemudian|selanjutnya|setelah\s+itu)\s+\Z|,\s*\Z", re.IGNORECASE)
LONGEST_JOIN = 40
SHORT = 60  # characters of a name that a message repeats
ENDS = frozenset(("CLOSE", "NAME", "NUMBER"))


@define
class _Level:
    """One bracket, or one argument of a call: where it starts, and what was calculated in it so far."""

    start: int
    summed: bool = False
    calculated: bool = False


def bracket_results(text: str, tokens: list[Token]) -> tuple[list[Token], list[Diagnostic]]:
    """`tokens` with the brackets that `hasilnya` means, and doubts about `lalu dikali` behind a sum."""
    low = text.lower()
    if not any(map(low.__contains__, HINTS)) and not ("," in low and PAUSED.search(low)):
        return tokens, []
    opens: dict[int, int] = {}  # token → brackets that open before it
    closes: set[int] = set()
    doubts: list[Diagnostic] = []
    levels = [_Level(0)]
    for at, token in enumerate(tokens):
        level = levels[-1]
        if token.type in ("OPEN", "CALL"):
            levels.append(_Level(at + 1))
        elif token.type == "CLOSE" and len(levels) > 1:
            levels.pop()
        elif token.type == "COMMA":
            levels[-1] = _Level(at + 1)
        elif token.type in ("PLUS", "MINUS"):
            level.summed |= at > level.start and tokens[at - 1].type in ENDS
            level.calculated = True
        elif token.type in ("TIMES", "DIVIDE", "POWER"):
            if not token.text.startswith(RESULT):
                if level.summed and token.type != "POWER":
                    doubts += _joined(text, tokens[at - 1].end, token)
            elif level.summed or (token.type == "POWER" and level.calculated):
                opens[level.start] = opens.get(level.start, 0) + 1
                closes.add(at)
                doubts += _unpaused(text, tokens[at - 1], token)
                level.summed = False
            level.calculated = True
    if not opens:
        return tokens, doubts
    done: list[Token] = []
    depth = deepest = 0
    for at, token in enumerate(tokens):
        done += [Token("OPEN", token.start, token.start, "(")] * opens.get(at, 0)
        if at in closes:
            end = tokens[at - 1].end
            done.append(Token("CLOSE", end, end, ")"))
        done.append(token)
        depth += opens.get(at, 0) + (token.type in ("OPEN", "CALL")) - (token.type == "CLOSE") - (at in closes)
        deepest = max(deepest, depth)
    if deepest > DEEPEST:
        return done, [Diagnostic.of("F109", tokens[0].start, tokens[-1].end, batas=DEEPEST)]
    return done, doubts


def _unpaused(text: str, before: Token, token: Token) -> list[Diagnostic]:
    """`A + B yang dinilai hasilnya dibagi C`: without a comma, the word could be the end of the clause."""
    if not isinstance(before.node, Name) or " yang " not in before.node.text.lower():
        return []
    if text[before.end : token.start].strip():
        return []
    meant = ", " + text[token.start : token.end]
    return [Diagnostic.of("F241", token.start, token.end, meant, nama=before.node.text[:SHORT])]


def _joined(text: str, end: int, token: Token) -> list[Diagnostic]:
    """`A ditambah B, lalu dikali 100` multiplies B alone: was the sum meant?"""
    word = text[token.start : token.end]
    if not word[:1].isalpha() or len(word) < 2:
        return []
    before = max(end, token.start - LONGEST_JOIN)  # `tahun lalu` is the end of a name
    joined = JOINED.search(text[before : token.start])
    if joined is None:
        return []
    start = before + joined.start()
    said = f"{joined['word']} {word}" if joined["word"] else word
    meant = f"{RESULT} {word}"
    return [Diagnostic.of("F240", start, token.end, f", {meant}", kata=said, lain=meant)]
