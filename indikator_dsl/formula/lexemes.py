"""Plain text → lexemes: words, numbers and signs, each with its place. Nothing is decided here; `settle` decides.

Page markup (`<b>`, `<br>`, back-ticks, `**`) leaves no lexeme; entities are read as what they stand for.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

__all__ = ["Lexeme", "lex"]


class Lexeme(NamedTuple):
    """A piece of text. `spaced`: a blank (or markup) stands before it. `text` may differ from the span's text.

    `kind` is one of: word number science quoted prose x times divide slash plus minus colon power root open close
    percent comma equals mark. `prose` is the inside of a LaTeX \\text{}: a part of a name whatever it holds.
    """

    kind: str
    text: str
    start: int
    end: int
    spaced: bool


# The order matters: the first alternative that fits is taken, behind any blanks. Every character fits one. `word` comes
# first because most lexemes are words; `other` are those that begin like a number or an x and are words all the same.
PATTERN = re.compile(
    r"""
    [\s\u200b-\u200d\u2060\ufeff\u00ad]*+ (?:
    (?P<word>    [^\W\d_xXхХ](?:\w|∑)*+(?:['’](?=\w)\w+)* )
  | (?P<markup>  (?i:</?(?:b|i|u|p|br|em|strong|span|su[bp]|div|font|t[dr]|li|[uo]l)(?:\s[^<>]{0,200})?/?>)
               | (?<![\w\s])\*\*|\*\*(?![\w\s])|(?<=\s)\*\*(?=\w)|(?<=\w)\*\*(?=\s|\Z) | \A\*\* | `+ )
  | (?P<entity>  &(?:[A-Za-z]{2,8}|\#[0-9]{1,7}|\#x[0-9A-Fa-f]{1,6}); )
  | (?P<quoted>  "(?:[^"]|"")*" | “[^“”]*” )
  | (?P<science> [0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]+(?!\w) )
  | (?P<number>  (?>[0-9]+(?:[.,][0-9]+)*)(?!\w) )
  | (?P<x>       [xXхХ](?!\w) | [xXхХ](?=[0-9]) )
  | (?P<other>   (?:\w|∑)+(?:['’](?=\w)\w+)* )
  | (?P<times>   [×✕✖⨯⨉*∗＊·•∙⋅] )
  | (?P<divide>  [÷∕⁄➗] )
  | (?P<slash>   [/／] )
  | (?P<plus>    [+＋➕] )
  | (?P<minus>   [-−–—‐‑－] )
  | (?P<colon>   [:：∶] )
  | (?P<power>   \^ )
  | (?P<ellipsis> \.{2,} | … )
  | (?P<root>    [√∛∜] )
  | (?P<open>    [(\[{（] )
  | (?P<close>   [)\]}）] )
  | (?P<percent> [%％] )
  | (?P<comma>   [,;] )
  | (?P<equals>  [=＝] )
  | (?P<mark>    . )
  | (?P<end>     \Z )
    )
    """,
    re.VERBOSE | re.DOTALL,
)


def lex(text: str, start: int = 0, end: int | None = None) -> list[Lexeme]:
    """The lexemes of `text[start:end]`, in order; spans count in `text`."""
    lexemes: list[Lexeme] = []
    spaced = False
    for match in PATTERN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or ""
        at = match.start(kind)
        spaced = spaced or at > match.start()
        if kind == "markup":
            spaced = True
            continue
        if kind == "entity":
            meant = _entity(match, at, spaced)
            lexemes += meant
            spaced = not meant
            continue
        if kind == "end":
            break
        lexemes.append(Lexeme("word" if kind == "other" else kind, match[kind], at, match.end(), spaced))
        spaced = False
    return lexemes


def _entity(match: re.Match[str], at: int, spaced: bool) -> list[Lexeme]:
    """What an entity stands for, at its place: none for a blank, a mark for one that stands for nothing."""
    meant = unescape(match["entity"])
    if meant == match["entity"]:
        return [Lexeme("mark", meant, at, match.end(), spaced)]
    found = lex(meant)
    return [
        inner._replace(start=at, end=match.end(), spaced=inner.spaced if number else spaced)
        for number, inner in enumerate(found)
    ]
