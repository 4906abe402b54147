"""`… dinyatakan dalam persen`, `… dalam persentase`: words at the end that scale the result to percent.

They become `x 100%`, with a warning, where no factor stands there already; otherwise they say it once more.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.regions import ends_operand
from indikator_dsl.formula.lexemes import Lexeme, written

if TYPE_CHECKING:
    from collections.abc import Sequence, Set

    from indikator_dsl.formula.known import KnownNames

__all__ = ["read_expressed_as"]

PERCENT = frozenset(("persen", "persentase", "presentase", "prosentase", "%"))
CLAUSE = re.compile(
    r"(?:(?:dan\s+|yang\s+|lalu\s+|kemudian\s+)?(?:biasanya\s+)?(?:di)?nyatakan\s+)?dalam\s+(?:bentuk\s+|satuan\s+)?"
    r"(?:persen|persentase|presentase|prosentase|%)(?:\s*\(\s*(?:%|persen)\s*\))?",
    re.IGNORECASE,
)
LONGEST = 10  # lexemes of the clause
CALCULATES = frozenset(("divide", "slash", "times", "minus", "plus"))
RATIOS = frozenset(("perbandingan", "terhadap", "dibandingkan", "dibanding", "membagi"))


def read_expressed_as(
    lexemes: list[Lexeme], words: Set[str], known: KnownNames | None, found: list[Diagnostic]
) -> list[Lexeme]:
    """`lexemes` with the clause at the end as `x 100%`; the same list where there is none."""
    if "dalam" not in words or words.isdisjoint(PERCENT):
        return lexemes
    stop = len(lexemes)
    while stop and lexemes[stop - 1].text in ".,;":
        stop -= 1
    for at in range(max(stop - LONGEST, 1), stop):
        if not CLAUSE.fullmatch(written(lexemes[at:stop])):
            continue
        rest = list(lexemes[:at])
        while rest and rest[-1].text in ".,;":
            rest.pop()
        if not any(lexeme.kind in CALCULATES or lexeme.text.lower() in RATIOS for lexeme in rest):
            return lexemes  # a name that says its unit
        if known is not None and known.knows(written(lexemes[_operand(rest) : stop])):
            return lexemes
        if scale := _scaled(rest):
            if scale != "100":
                clause = lexemes[at:stop]
                found.append(Diagnostic.of("F253", clause[0].start, clause[-1].end, kata=written(clause)))
            return rest
        start, end = lexemes[at].start, lexemes[stop - 1].end
        found.append(Diagnostic.of("F249", start, end, "x 100%", kata=written(lexemes[at:stop])))
        sign, number = Lexeme("times", "×", start, end, True), Lexeme("number", "100", start, end, True)
        return [*rest, sign, number, Lexeme("percent", "%", end, end, False)]
    return lexemes


def _operand(lexemes: Sequence[Lexeme]) -> int:
    """Where the last operand begins."""
    return max((at + 1 for at in range(len(lexemes)) if ends_operand(lexemes, at)), default=0)


def _scaled(lexemes: Sequence[Lexeme]) -> str:
    """The factor at the end, `100` of `x 100` and `x 100%`; empty where there is none."""
    end = len(lexemes) - (lexemes[-1].kind == "percent" or lexemes[-1].text.lower() in PERCENT)
    factor = end > 1 and lexemes[end - 1].kind == "number" and lexemes[end - 2].kind in ("x", "times")
    return lexemes[end - 1].text if factor else ""
