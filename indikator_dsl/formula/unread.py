"""Forms of writing that are not read yet, refused by name: read as one long name they would be misread in silence.

A form that gets a reader of its own leaves this list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import names_of
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.tree import Node

__all__ = ["holds_operator_word", "unread_layout", "unread_names"]

OPERATOR_WORDS = re.compile(
    r"""\b(?: (?P<divide> di(?:per)?banding(?:kan)? (?:\s+dengan)? | dibagi(?:kan)? (?:\s+dengan)? )
          | (?P<times>  dikali(?:kan)? (?:\s+dengan)? )
          | (?P<plus>   ditambah(?:kan)? (?:\s+dengan)? )
          | (?P<minus>  dikurang(?:i|kan)? (?:\s+dengan)? )
          | (?P<power>  pangkat (?=\s+[0-9]) ) )(?=[\s0-9]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
SIGNS = {"divide": "/", "times": "x", "plus": "+", "minus": "-", "power": "^"}
RATIO_WORDS = re.compile(
    r"\b(?:perbandingan|terhadap|selisih|per\s+[0-9.]+|(?:rata-rata|rerata)\b.*\b(?:dari|geometrik))\b", re.IGNORECASE
)
CALL_WORDS = re.compile(r"(?:(?:jumlah|(?:rata-rata|rerata)(?:\s+geometrik)?)\s+dari|akar)\s", re.IGNORECASE)
LEGEND = re.compile(r"(?:\n\s*|\s)(?:keterangan|ket)\s*[.:]|\n\s*(?:keterangan|ket|di\s*mana)\b", re.IGNORECASE)
BAR = re.compile(r"-{3,}|_{3,}|[─━—]{2,}")
NEXT_LINE = re.compile(r"\n\s*(\S+)")


def unread_layout(text: str) -> Diagnostic | None:
    """The finding for a text whose layout carries meaning: a fraction bar, or a legend below the formula."""
    legend = LEGEND.search(text)
    if legend and text[: legend.start()].strip():
        return Diagnostic.of("F132", legend.start() + 1, legend.end())
    bar = BAR.search(text)
    return Diagnostic.of("F135", bar.start(), bar.end()) if bar else None


def unread_names(text: str, tree: Node, known: KnownNames | None) -> Iterator[Diagnostic]:
    """The findings for the names of `tree` that look like a form that is not read."""
    for name in names_of(tree):
        start, end = name.span
        written = text[start:end]
        if written[:1] in '"“' or (known is not None and known.knows(name.text)):
            continue
        word = OPERATOR_WORDS.search(written)
        if word:
            sign = SIGNS[word.lastgroup or ""]
            yield Diagnostic.of("F130", start + word.start(), start + word.end(), sign, kata=word[0], tanda=sign)
        for line in NEXT_LINE.finditer(written):
            if line[1].lower() in MEASURE_WORDS or not line[1][0].islower():
                before = start + line.start()
                yield Diagnostic.of("F131", before, start + line.end(1), f"/ {line[1]}", kata=line[1])
                break
        if CALL_WORDS.match(written) or (tree is name and RATIO_WORDS.search(written)):
            yield Diagnostic.of("F217", start, end, f'"{name.text}"')


def holds_operator_word(name: str) -> bool:
    """Whether a bare `name` would be refused for a word in it."""
    return OPERATOR_WORDS.search(name) is not None or unread_layout(name) is not None
