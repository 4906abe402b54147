"""`|A - B|`: bars around an operand are its absolute value, `abs(A - B)`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["read_bars"]

BEFORE = frozenset(("slash", "times", "divide", "plus", "minus", "x", "equals", "open", "power", "break"))


def read_bars(lexemes: list[Lexeme]) -> list[Lexeme]:
    """`lexemes` with paired bars as calls of `abs`; the same list where one of them opens or closes nothing."""
    bars = [at for at, lexeme in enumerate(lexemes) if lexeme.text == "|"]
    pairs = list(zip(bars[::2], bars[1::2], strict=False))
    if not bars or len(bars) % 2 or not all(_opens(lexemes, one) and not lexemes[other].spaced for one, other in pairs):
        return lexemes
    opening = {one for one, _ in pairs}
    read: list[Lexeme] = []
    for at, lexeme in enumerate(lexemes):
        if lexeme.text != "|":
            read.append(lexeme)
        elif at in opening:
            read += [lexeme._replace(kind="word", text="abs"), lexeme._replace(kind="open", text="(", spaced=False)]
        else:
            read.append(lexeme._replace(kind="close", text=")"))
    return read


def _opens(lexemes: Sequence[Lexeme], at: int) -> bool:
    return (not at or lexemes[at - 1].kind in BEFORE) and not lexemes[at + 1].spaced
