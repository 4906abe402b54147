"""Plain text → lexemes: words, numbers and signs, each with its place. Nothing is decided here; `settle` decides.

Page markup (`<b>`, back-ticks, `**`) leaves no lexeme; entities are read as what they stand for. Where lines matter, a
line's end (and `<br>`, `</p>`, `</li>` …) is a lexeme of the kind `break`.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

__all__ = ["Lexeme", "assigns", "lex", "top_level", "written"]


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
    (?P<word>    [^\W\d_xXхХ](?:\w|∑)*+(?:['’](?=\w)\w+)* )
  | (?P<break>   \n | (?i:<br\s*/?>|</(?:p|div|li|tr|h[1-6]|pre)>|<li>) )
  | (?P<bar>     -{3,} | -(?:\ -){3,} | _{3,} | [─━—–]{2,} )
  | (?P<markup>  (?i:</?(?:b|i|u|p|br|em|strong|span|su[bp]|div|font|t[dr]|li|[uo]l|h[1-6]|pre|code|table|t?body
                    |thead|small|center|a)(?:\s[^<>]{0,200})?/?>)
               | (?<![\w\s])\*\*|\*\*(?![\w\s])|(?<=\s)\*\*(?=\w)|(?<=\w)\*\*(?=\s|\Z) | \A\*\* | `+ )
  | (?P<entity>  &(?:[A-Za-z]{2,8}|\#[0-9]{1,7}|\#x[0-9A-Fa-f]{1,6}); )
  | (?P<quoted>  "(?:[^"]|"")*" | “[^“”]*” )
  | (?P<science> [0-9]+(?:[.,][0-9]+)?[eE][-+]?[0-9]+(?!\w) )
  | (?P<number>  [0-9]{1,3}(?:\ 000)+(?![\w.,]) | (?>[0-9]+(?:[.,][0-9]+)*)(?!\w) )
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
  | (?P<compare> [<>]= )
  | (?P<equals>  [=＝] )
  | (?P<mark>    . )
  | (?P<end>     \Z )
    )
    """,
    re.VERBOSE | re.DOTALL,
)


RENAMED = {"other": "word", "compare": "mark"}


def lex(text: str, start: int = 0, end: int | None = None, *, lines: bool = False) -> list[Lexeme]:
    """The lexemes of `text[start:end]`, in order; spans count in `text`. `lines`: with a `break` at each line's end."""
    lexemes: list[Lexeme] = []
    spaced = False
    for match in PATTERN.finditer(text, start, len(text) if end is None else end):
        kind = match.lastgroup or ""
        at = match.start(kind)
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


def top_level(lexemes: Sequence[Lexeme], wanted: Callable[[int], bool]) -> list[int]:
    """The indexes outside brackets that are `wanted`; where brackets do not match, all that are."""
    depth, all_ones, outside = 0, [], []
    for at, lexeme in enumerate(lexemes):
        depth += (lexeme.kind == "open") - (lexeme.kind == "close")
        if wanted(at):
            all_ones.append(at)
            if not depth:
                outside.append(at)
    return all_ones if depth else outside


def assigns(lexemes: Sequence[Lexeme], at: int) -> bool:
    """Whether lexeme `at` is an equals sign, and not the second half of `>=`."""
    return lexemes[at].kind == "equals" and not (at and lexemes[at - 1].text in "<>≤≥!" and not lexemes[at].spaced)


def written(lexemes: Sequence[Lexeme]) -> str:
    """The words of `lexemes` as written, blanks collapsed, markup left out."""
    return "".join(" " * (lexeme.spaced and number > 0) + lexeme.text for number, lexeme in enumerate(lexemes))
