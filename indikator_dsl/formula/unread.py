"""Forms of writing that are not read yet, refused by name: read as one long name they would be misread in silence.

A form that gets a reader of its own leaves this list.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.lexicon import MEASURE_WORDS
from indikator_dsl.text.names import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.tree import Name, Node

__all__ = ["holds_operator_word", "unread_names"]

OPERATOR_WORDS = re.compile(
    r"""\b(?: (?P<divide> di(?:per)?banding(?:kan)? (?:\s+dengan)? | di\s?bagi (?:\s+dengan)? | dibagikan\s+dengan )
          | (?P<times>  di\s?kali(?:kan)? (?:\s+dengan)? | kali (?=\s+[0-9]) )
          | (?P<plus>   di\s?tambah(?:kan)? (?:\s+dengan)? | dijumlahkan\s+dengan )
          | (?P<minus>  di\s?kurang(?:i|kan)? (?:\s+dengan)? )
          | (?P<power>  pangkat (?=\s+(?:[0-9]|dua\b|tiga\b)) ) )(?=[\s0-9]|$)""",
    re.IGNORECASE | re.VERBOSE,
)
SIGNS = {"divide": "/", "times": "x", "plus": "+", "minus": "-", "power": "^"}
WHOLE_RATIO = re.compile(r"\b(?:perbandingan|terhadap|selisih|per\s+[0-9.]+)\b", re.IGNORECASE)
"""A whole formula of these words sounds like a calculation; inside one they may belong to a name."""
NAMED_RATIO = re.compile(
    r"^(?:perbandingan|selisih|proporsi)\b.*\b(?:terhadap|dengan|dan)\b"
    r"|\b(?:terhadap|per)\s+(?:jumlah|jml|total|seluruh|banyaknya)\b|\bper\s+[0-9.]+|^(?:jumlah|rata-rata|rerata)\s+dari\s"
    r"|\b(?:kuadrat|setengah|minus|plus|berbanding)\b|^log\s|\bkali\s+(?:se(?:puluh|ratus|ribu)|jumlah|nilai)\b"
    r"|^(?:hasil\s+)?(?:penjumlahan|pengurangan)\s|^total\s+dari\s|\bmembandingkan\b"
    r"|^(?:rata-rata|rerata)\s+geometrik\s|^akar\s|(?:\b(?:dan|serta)|,)\s+(?:jumlah|jml|total)\s",
    re.IGNORECASE,
)
DIVISION = re.compile(r"[/:÷∕⁄]|dibagi", re.IGNORECASE)
WHERE = re.compile(r"\bdi\s?mana\s+[A-Z]\w{0,3}\b")
MOST_FINDINGS = 20
NEXT_CELL = re.compile(r"\t\s*(?:jumlah|jml|total|banyaknya)\b", re.IGNORECASE)
GOES_ON = frozenset(
    "yang dan di pada untuk dari dengan dalam oleh ke tahun atau sesuai secara serta bagi tentang terhadap".split()
)
"""Words at the beginning of a line that go on with the name above it."""
OPERATOR_STEMS = ("bagi", "kali", "tambah", "kurang", "jumlahkan", "pangkat", "banding")
RATIOS = frozenset(
    "perbandingan terhadap selisih per proporsi geometrik akar kuadrat setengah log minus plus kali penjumlahan "
    "pengurangan membandingkan berbanding".split()
)
LISTS = frozenset(("rata", "rerata", "jumlah", "total"))
TOTALS = frozenset(("jumlah", "jml", "total"))
JOINED = tuple(f"{join} {total} " for join in (" dan", " serta", ",") for total in TOTALS)
NEXT_LINE = re.compile(r"(?:\n|<br\s*/?>|</(?:p|div|li|tr|pre)>|<li>)\s*(?:<\w+>\s*)*([^\s<]+)", re.IGNORECASE)


def unread_names(
    text: str, tree: Node, names: Sequence[Name], words: Set[str], known: KnownNames | None
) -> Iterator[Diagnostic]:
    """The findings for the names of `tree` that look like a form that is not read; the first few of many.

    `words` are the words of the formula in small letters: a cheap look, before any name is looked at.
    """
    lowered = text.lower()
    operators = any(map(lowered.__contains__, OPERATOR_STEMS))
    ratios = not words.isdisjoint(RATIOS) or ("dari" in words and not words.isdisjoint(LISTS))
    if not ratios and not words.isdisjoint(TOTALS) and ("," in text or "dan" in words or "serta" in words):
        ratios = any(map(" ".join(lowered.split()).__contains__, JOINED))
    if not (operators or ratios or "\n" in text or "\t" in text or "<" in text or "mana" in words or "dimana" in words):
        return
    said = 0
    for name in names:
        start, end = name.span
        written = text[start:end]
        inside = written.strip("()[]{} ").removeprefix("\\text{")  # a name's span takes its brackets in
        if QUOTED.fullmatch(inside) or (known is not None and known.knows(name.text)):
            continue
        found = list(_doubts(name, written, text, alone=tree is name, operators=operators, ratios=ratios))
        said += len(found)
        yield from found
        if said > MOST_FINDINGS:
            return


def _doubts(name: Name, written: str, text: str, *, alone: bool, operators: bool, ratios: bool) -> Iterator[Diagnostic]:
    start, end = name.span
    word = OPERATOR_WORDS.search(written) if operators else None
    if word:
        sign = SIGNS[word.lastgroup or ""]
        yield Diagnostic.of("F130", start + word.start(), start + word.end(), sign, kata=word[0], tanda=sign)
    if found := WHERE.search(written):
        yield Diagnostic.of("F132", start + found.start(), start + found.end())
    torn = wrapped = False
    for line in NEXT_LINE.finditer(written) if "\n" in written or "<" in written else ():
        wrapped = wrapped or line[1].lower() not in GOES_ON
        if line[1].lower() in MEASURE_WORDS or not line[1][0].islower():
            torn = True
            yield Diagnostic.of("F131", start + line.start(), start + line.end(1), f"/ {line[1]}", kata=line[1])
            break
    if torn:
        return
    if (wrapped and not DIVISION.search(text)) or ("\t" in written and NEXT_CELL.search(written)):
        yield Diagnostic.of("F217", start, end, f'"{name.text}"')
        return
    if not ratios:
        return
    if NAMED_RATIO.search(written) or (alone and (WHOLE_RATIO.search(written) or _averages(written))):
        yield Diagnostic.of("F217", start, end, f'"{name.text}"')


def _averages(written: str) -> bool:
    """`Rata-rata capaian dari keuangan dan fisik`: an average of two, or the name of one."""
    lowered = written.lower()
    return lowered.startswith(("rata-rata", "rerata")) and 0 < lowered.find(" dari ") < lowered.rfind(" dan ")


def holds_operator_word(name: str) -> bool:
    """Whether a bare `name` would be refused for a word in it."""
    return OPERATOR_WORDS.search(name) is not None
