"""Plain text → lexemes: words, numbers and signs, each with its place. Nothing is decided here; `settle` decides.

Page markup (`<b>`, back-ticks, `**`) leaves no lexeme; entities are read as what they stand for. Where lines matter, a
line's end (and `<br>`, `</p>`, `</li>` …) is a lexeme of the kind `break`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["Lexeme", "equal_signs", "lex", "span_of", "top_level", "written"]


class Lexeme(NamedTuple):
    """A piece of text. `spaced`: a blank (or markup) stands before it. `text` may differ from the span's text.

    `kind` is one of: word number science quoted prose x times divide slash plus minus colon power root open close
    percent comma equals bar break mark. `prose` is the inside of a LaTeX \\text{}: a part of a name whatever it holds.
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
    (?:[^\S\n]|[\u200b-\u200d\u2060\ufeff\u00ad])*+ (?:
    (?P<word>    [^\W\d_xXхХΧχ](?:\w|∑|\u00ad|\u200b|\u2060)*+(?:['’](?=\w)\w+)* )
  | (?P<science> [0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]+(?!\w) )
  | (?P<number>  [0-9]{1,3}(?:\ 000)+(?![\w.,]) | (?>[0-9]+(?:[.,][0-9]+)*)(?!\w) )
  | (?P<x>       [xXхХΧχ](?!\w) | [xXхХΧχ](?=[0-9]) )
  | (?P<other>   (?!_{3})(?:\w|∑)+(?:['’](?=\w)\w+)* )
  | (?P<slash>   [/／╱] )
  | (?P<percent> [%％] )
  | (?P<open>    [(\[{（] )
  | (?P<close>   [)\]}）] )
  | (?P<comma>   [,;] )
  | (?P<colon>   [:：∶] )
  | (?P<plus>    [+＋➕] )
  | (?P<power>   \^ )
  | (?P<break>   \n | (?i:<br\s*/?>|</(?:p|div|li|tr|h[1-6]|pre)>|<li>) )
  | (?P<bar>     -{3,} | -(?:\ -){3,} | _{3,} | [─━—–]{2,} | [─━] )
  | (?P<markup>  (?i:</?(?:b|i|u|p|br|em|strong|span|su[bp]|div|font|t[dr]|li|[uo]l|h[1-6]|pre|code|table|t?body
                    |thead|small|center|a)(?:\s[^<>]{0,200})?/?>)
               | (?<![\w\s])\*\*|\*\*(?![\w\s])|(?<=\s)\*\*(?=\w)|(?<=\w)\*\*(?=\s|\Z) | \A\*\* | `+ )
  | (?P<entity>  &(?:[A-Za-z]{2,8}|\#[0-9]{1,7}|\#x[0-9A-Fa-f]{1,6}); )
  | (?P<quoted>  "[^"]*+(?:""[^"]*+)*+" | “[^“”]*” )
  | (?P<times>   [×✕✖⨯⨉*∗＊·•∙⋅´\uf0b4] )
  | (?P<divide>  [÷∕⁄➗\uf0b8] )
  | (?P<minus>   [-−–—‐‑‒―－] )
  | (?P<ellipsis> \.{2,} | … )
  | (?P<root>    [√∛∜] )
  | (?P<compare> [<>]= )
  | (?P<equals>  [=＝] )
  | (?P<mark>    . )
  | (?P<end>     \Z )
    )
    """,
    re.VERBOSE | re.DOTALL,
)


INSIDE_WORDS = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))
"""What a copied word may hold without being another word: hyphens of a line that was, joints without width."""
PLAIN = frozenset(("word", "number", "slash", "open", "close", "percent", "x", "comma", "times", "plus"))
RENAMED = {"other": "word", "compare": "mark"}


def lex(text: str, start: int = 0, end: int | None = None, *, lines: bool = False) -> list[Lexeme]:
    """The lexemes of `text[start:end]`, in order; spans count in `text`. `lines`: with a `break` at each line's end."""
    lexemes: list[Lexeme] = []
    spaced = False
    for match in PATTERN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or ""
        at = match.start(kind)
        if kind in PLAIN:  # most lexemes, and the shortest way to one
            written = match[kind]
            if kind == "word" and not written.isascii():
                written = written.translate(INSIDE_WORDS)
            parts = (kind, written, at, match.end(), spaced or at > match.start())
            lexemes.append(tuple.__new__(Lexeme, parts))
            spaced = False
            continue
        spaced = spaced or at > match.start()
        if kind == "markup":
            spaced = True
            continue
        if kind == "break":
            if lines:
                lexemes.append(Lexeme("break", "\n", at, match.end(), True))
            spaced = True
            continue
        if kind == "entity":
            meant = _entity(match, at, spaced)
            lexemes += meant
            spaced = not meant
            continue
        if kind == "end":
            break
        lexemes.append(Lexeme(RENAMED.get(kind, kind), match[kind], at, match.end(), spaced))
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


def top_level(lexemes: Sequence[Lexeme], indexes: list[int]) -> list[int]:
    """Those of `indexes` that stand outside brackets; where brackets do not match, all of them."""
    if not indexes:
        return indexes
    depth, outside, wanted = 0, [], set(indexes)
    for at, lexeme in enumerate(lexemes):
        kind = lexeme.kind
        if kind == "open":
            depth += 1
        elif kind == "close":
            depth -= 1
        elif not depth and at in wanted:
            outside.append(at)
    return indexes if depth else outside


def equal_signs(lexemes: Sequence[Lexeme]) -> list[int]:
    """The indexes of the equals signs outside brackets."""
    return top_level(lexemes, [at for at, lexeme in enumerate(lexemes) if lexeme.kind == "equals"])


def span_of(lexemes: Sequence[Lexeme]) -> tuple[int, int]:
    """The place of `lexemes` in the text, whatever order they are in."""
    return min(lexeme.start for lexeme in lexemes), max(lexeme.end for lexeme in lexemes)


def written(lexemes: Sequence[Lexeme]) -> str:
    """The words of `lexemes` as written, blanks collapsed, markup left out."""
    return "".join(" " * (lexeme.spaced and number > 0) + lexeme.text for number, lexeme in enumerate(lexemes))
