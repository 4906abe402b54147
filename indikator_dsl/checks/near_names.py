"""Names that nearly match: reported for a person to join with `Sinonim`, never merged.

Two things are looked for. One letter's difference between long words (`tranribmas` ~ `trantibmas`), and two words that
differ only by the endings of nouns (`kelembagaan masyarakat` ~ `lembaga kemasyarakatan`). Both compare words of the
whole file, not all pairs of names, so ten thousand names take seconds, not hours.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.lexicon import MEASURE_WORDS
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.diagnostics import Place
    from indikator_dsl.registry.registry import Registry

WORD = re.compile(r"[^\W\d_]{5,}")
SHORTEST = 7  # letters of a word in which one other letter is more likely a slip than another word
LONGEST = 40  # letters of a word; no word of the language has more
MOST_ALIKE = (
    8  # words with a common form that are compared, and pairs of one word: slips come alone, not by the thousand
)
SUFFIXES = ("nya", "kan", "an", "i")
PREFIX = re.compile(r"(?:men[gy]?|mem|me|pen[gy]?|pem|pe|di|ber|ter|ke|se)(?=\w{4})")


def check(registry: Registry) -> Iterator[Diagnostic]:
    words: Counter[str] = Counter()
    pairs: dict[tuple[str, str], Counter[str]] = {}
    first: dict[str, Placed] = {}
    for name, owner, is_datum in _names(registry):
        spoken = [match[0] for match in WORD.finditer(fold(name)) if len(match[0]) <= LONGEST]
        for word in spoken:
            words[word] += 1
            first.setdefault(word, owner)
        for pair in pairwise(spoken):
            if not is_datum or pair[0] in MEASURE_WORDS:
                continue
            phrase = " ".join(pair)
            first.setdefault(phrase, owner)
            pairs.setdefault((_noun(pair[0]), _noun(pair[1])), Counter())[phrase] += 1
    for one, other in _slips(words):
        rare, usual = sorted((one, other), key=lambda word: (words[word], word))
        finding = Diagnostic.of("P101", jarang=rare, kali_jarang=words[rare], sering=usual, kali_sering=words[usual])
        yield from _placed(finding, first[rare], rare)
    for phrases in pairs.values():
        (usual, most), *others = phrases.most_common()
        for rare, times in others:
            if len(usual) != len(rare) or usual.split()[0] != rare.split()[0]:
                finding = Diagnostic.of("P107", jarang=rare, kali_jarang=times, sering=usual, kali_sering=most)
                yield from _placed(finding, first[rare], rare)


class Placed(Protocol):
    """What knows where it stands. Working that out for every name of a large file would take longer than the check."""

    @property
    def place(self) -> Place | None: ...


def _placed(finding: Diagnostic, owner: Placed, words: str) -> Iterator[Diagnostic]:
    place = owner.place
    if place is not None:
        yield finding.at(place.narrowed(words))


def _names(registry: Registry) -> Iterator[tuple[str, Placed, bool]]:
    """Every name of the registry with what it stands in, and whether it stands for a value."""
    for level in registry.levels:
        yield level.nama, level.level, False
    for bound in registry.indicators:
        yield bound.nama, bound.indikator, True
        passage = bound.indikator.formula
        if passage is not None:
            for name in bound.formula.names:
                yield name, passage, True
    for data in registry.binder.data.values():
        yield data.nama, data, True


def _slips(words: Counter[str]) -> Iterator[tuple[str, str]]:
    """Pairs of long words one letter apart that are not two forms of one word.

    Words one letter apart share a form with one letter left out, so only words with a common such form are compared.
    """
    from rapidfuzz.distance import OSA

    forms: dict[str, list[str]] = {}
    found: set[tuple[str, str]] = set()
    for word in sorted(words):
        if len(word) < SHORTEST:
            continue
        pairs = 0
        for form in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
            alike = forms.setdefault(form, [])
            for other in alike:
                pair = (other, word)
                if (
                    pairs < MOST_ALIKE
                    and pair not in found
                    and OSA.distance(*pair) == 1
                    and _stem(other) != _stem(word)
                ):
                    found.add(pair)
                    pairs += 1
                    yield pair
            if len(alike) < MOST_ALIKE:
                alike.append(word)


def _noun(word: str) -> str:
    """A noun without `ke-…-an` or `-an`: kelembagaan → lembaga, kemasyarakatan → masyarakat."""
    if word.endswith("an") and len(word) > 7:
        return word[2:-2] if word.startswith("ke") and len(word) > 9 else word[:-2]
    return word


def _stem(word: str) -> str:
    """A rough stem, only to tell two forms of one word from two spellings."""
    bare = PREFIX.sub("", word, count=1)
    for suffix in SUFFIXES:
        if bare.endswith(suffix) and len(bare) - len(suffix) >= 4:
            return bare[: -len(suffix)]
    return bare
