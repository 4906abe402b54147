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

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.tree import Node

__all__ = ["holds_operator_word", "unread_layout", "unread_names"]

OPERATOR_WORDS = re.compile(
    r"""\b(?: (?P<divide> di(?:per)?banding(?:kan)? (?:\s+dengan)? | di\s?bagi(?:kan)? (?:\s+dengan)? )
          | (?P<times>  di\s?kali(?:kan)? (?:\s+dengan)? | kali (?=\s+[0-9]) )
          | (?P<plus>   di\s?tambah(?:kan)? (?:\s+dengan)? | dijumlahkan\s+dengan )
          | (?P<minus>  di\s?kurang(?:i|kan)? (?:\s+dengan)? )
          | (?P<power>  pangkat (?=\s+(?:[0-9]|dua\b|tiga\b)) ) )(?=[\s0-9]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
SIGNS = {"divide": "/", "times": "x", "plus": "+", "minus": "-", "power": "^"}
WHOLE_RATIO = re.compile(
    r"\b(?:perbandingan|terhadap|selisih|per\s+[0-9.]+|(?:rata-rata|rerata)\b.*\b(?:dari|geometrik))\b", re.IGNORECASE
)
"""A whole formula of these words sounds like a calculation; inside one they may belong to a name."""
NAMED_RATIO = re.compile(
    r"^(?:perbandingan|selisih|proporsi)\b.*\b(?:terhadap|dengan|dan)\b"
    r"|\b(?:terhadap|per)\s+(?:jumlah|jml|total|seluruh|banyaknya)\b|\bper\s+[0-9.]+|^(?:jumlah|rata-rata|rerata)\s+dari\s"
    r"|^(?:rata-rata|rerata)\s+geometrik\s|^akar\s",
    re.IGNORECASE,
)
LEGEND = re.compile(
    r"(?:\n[^\S\n]*|\s)(?:keterangan|ket)\s?[.:]|\n[^\S\n]*(?:keterangan|ket|di\s?mana)\b"
    r"|\bdi\s?mana\s+\w{1,12}\s+(?:adalah|merupakan|=)|[,;]\s+\w{1,12}\s+(?:adalah|merupakan)\b",
    re.IGNORECASE,
)
DIVISION = re.compile(r"[/:÷∕⁄]|dibagi", re.IGNORECASE)
MOST_FINDINGS = 20
BAR = re.compile(r"-{3,}|_{3,}|[─━—]{2,}")
QUOTED = re.compile(r'"(?:[^"]|"")*"|“[^“”]*”')
LEGEND_WORDS = ("ket", "mana", "adalah", "merupakan")  # a cheap look before the patterns
NAME_WORDS = (
    "\n",
    "per ",
    *"bagi kali tambah kurang jumlahkan pangkat banding terhadap selisih proporsi dari geometrik akar".split(),
)
BARS = ("---", "___", "──", "━━", "——")
NEXT_LINE = re.compile(r"\n\s*(\S+)")


def unread_layout(text: str) -> Diagnostic | None:
    """The finding for a text whose layout carries meaning: a fraction bar, or a legend below the formula."""
    if '"' in text:
        text = QUOTED.sub(lambda quoted: "q" * len(quoted[0]), text)  # what is in quotes is a name, whatever it holds
    lowered = text.lower()
    legend = LEGEND.search(text) if any(word in lowered for word in LEGEND_WORDS) else None
    if legend and text[: legend.start()].strip():
        return Diagnostic.of("F132", legend.start() + 1, legend.end())
    bar = BAR.search(text) if any(sign in text for sign in BARS) else None
    return Diagnostic.of("F135", bar.start(), bar.end()) if bar else None


def unread_names(text: str, tree: Node, known: KnownNames | None) -> Iterator[Diagnostic]:
    """The findings for the names of `tree` that look like a form that is not read; the first few of many."""
    lowered = text.lower()
    if not any(word in lowered for word in NAME_WORDS):
        return
    said = 0
    for name in names_of(tree):
        start, end = name.span
        written = text[start:end]
        inside = written.strip("()[]{} ").removeprefix("\\text{")  # a name's span takes its brackets in
        if QUOTED.fullmatch(inside) or (known is not None and known.knows(name.text)):
            continue
        found = list(_doubts(name, written, text, alone=tree is name))
        said += len(found)
        yield from found
        if said > MOST_FINDINGS:
            return


def _doubts(name: Name, written: str, text: str, *, alone: bool) -> Iterator[Diagnostic]:
    start, end = name.span
    word = OPERATOR_WORDS.search(written)
    if word:
        sign = SIGNS[word.lastgroup or ""]
        yield Diagnostic.of("F130", start + word.start(), start + word.end(), sign, kata=word[0], tanda=sign)
    wrapped = torn = False
    for line in NEXT_LINE.finditer(written):
        wrapped = True
        if line[1].lower() in MEASURE_WORDS or not line[1][0].islower():
            torn = True
            yield Diagnostic.of("F131", start + line.start(), start + line.end(1), f"/ {line[1]}", kata=line[1])
            break
    two_lines = wrapped and not DIVISION.search(text)
    if torn:
        return
    if NAMED_RATIO.search(written) or two_lines or (alone and WHOLE_RATIO.search(written)):
        yield Diagnostic.of("F217", start, end, f'"{name.text}"')


def holds_operator_word(name: str) -> bool:
    """Whether a bare `name` would be refused for a word in it."""
    return OPERATOR_WORDS.search(name) is not None or unread_layout(name) is not None
