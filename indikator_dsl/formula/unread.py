"""Forms of writing that are not read yet, refused by name: read as one long name they would be misread in silence.

A form that gets a reader of its own leaves this list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.tree import Name, names_of
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.formula.tree import Node

__all__ = ["unread_forms"]

OPERATOR_WORDS = re.compile(
    r"\b(?:(?P<divide>dibagi|diperbandingkan)|(?P<times>dikali)|(?P<plus>ditambah)|(?P<minus>dikurang))",
    re.IGNORECASE,
)
SIGNS = {"divide": "/", "times": "x", "plus": "+", "minus": "-"}
RATIO_WORDS = re.compile(
    r"\b(?:perbandingan|dibandingkan|terhadap|selisih|per\s+[0-9.]+)\b|^\s*(?:rata-rata|rerata)\b.*\bdari\b",
    re.IGNORECASE,
)
LEGEND = re.compile(r"\n\s*(?:keterangan|ket|di\s*mana|dengan)\b\s*[.:]?", re.IGNORECASE)
SUSPICIOUS = re.compile(r"\n|dibagi|dikali|ditambah|dikurang|banding|terhadap|selisih|\bper\b|dari", re.IGNORECASE)
NEXT_LINE = re.compile(r"\n\s*(\S+)")


def unread_forms(text: str, tree: Node) -> Iterator[Diagnostic]:
    """The findings for the names of `tree` that look like a form that is not read."""
    if not SUSPICIOUS.search(text):
        return
    for name in names_of(tree):
        start, end = name.span
        written = text[start:end]
        if written[:1] in '"“':
            continue
        word = OPERATOR_WORDS.search(written)
        if word:
            sign = SIGNS[word.lastgroup or ""]
            yield Diagnostic.of("F130", start + word.start(), start + word.end(), sign, kata=word[0], tanda=sign)
        for line in NEXT_LINE.finditer(written):
            if line[1].lower() in MEASURE_WORDS or not line[1][0].islower():
                yield Diagnostic.of("F131", start + line.start(1), start + line.end(1), kata=line[1])
                break
    if isinstance(tree, Name) and text.lstrip()[:1] not in '"“' and RATIO_WORDS.search(text):
        yield Diagnostic.of("F217", *tree.span)
    legend = LEGEND.search(text)
    if legend:
        yield Diagnostic.of("F132", legend.start(), legend.end())
