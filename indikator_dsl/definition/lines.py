"""The grammar at work: a text cut into its lines, each with its kind."""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from indikator_dsl.grammar_files import grammar_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lark import Lark, Token

__all__ = ["cut_lines"]

BUILDING = Lock()


@cache
def _built() -> Lark:
    from lark import Lark

    # The grammar takes any sequence of lines: its lexer says all, and its parser would take as long again to agree.
    return Lark(grammar_text("definition.lark"), parser="lalr")


def _lexer() -> Lark:
    with BUILDING:  # two threads that come first together would build it twice
        return _built()


def cut_lines(text: str) -> Iterator[Token]:
    """`text` as tokens of definition.lark, one for each line with the blank lines after it. Takes any text."""
    if not text.endswith("\n"):
        text += "\n"
    return _lexer().lex(text)
