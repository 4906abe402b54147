"""Slips that read as a name in silence: spreadsheet formulas, letters typed for digits, words nearly `dibagi`.

Each is refused in its own words: what a beginner needs to hear is what it is, not which sign is unknown.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.operator_words import WORDS
from indikator_dsl.text.names import QUOTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from indikator_dsl.formula.known import KnownNames
    from indikator_dsl.formula.tree import Name

__all__ = ["holds_slip", "slips", "spreadsheet_slips"]

MOST_FINDINGS = 20
WORD = re.compile(r"\w+")
SHEET_SIGNS = "#$!"  # a cheap look before the patterns
SHEET_HINT = re.compile(r"#[DRNVSG]|\$[A-Z]|[A-Z]\s?\(|![$A-Z]")
CELL = r"\$?[A-Z]{1,3}\$?[1-9][0-9]{0,5}"
SHEET = re.compile(
    rf"""(?P<failed> \#(?:DIV/0|REF|N/A|NAME|NAMA|VALUE|NILAI|NUM|NULL|SPILL|GETTING_DATA)\b[!?]? )
      | (?P<called> \b(?:IF|IFS|IFERROR|IFNA|JIKA|COUNT|COUNTA|COUNTIFS?|SUMIFS?|SUMPRODUCT|AVERAGEIFS?|ROUNDUP
                    |ROUNDDOWN|VLOOKUP|HLOOKUP|XLOOKUP)\s?(?=\() )
      | (?P<cells> (?<=[(;,])\s*{CELL}:{CELL}(?=\s*[);,]) | (?<!\w)\$[A-Z]{{1,3}}\$[0-9]{{1,6}}(?::{CELL})?(?!\w)
                 | \b\w{{1,40}}!{CELL}(?::{CELL})?(?!\w) )""",
    re.VERBOSE,
)
ONLY_CELLS = re.compile(rf"\s*=(?:[\s\d.,%()+*/^:;-]|(?<!\w){CELL}(?!\w))+")
FIRST_CELL = re.compile(rf"(?<!\w){CELL}(?!\w)")
CODES = {"failed": "F143", "cells": "F144", "called": "F145"}

DIGIT_PAIRS = ("l0", "I0", "O0", "o0", "0O", "0o", "1O", "1o")
TYPED_DIGITS = re.compile(r"(?<!\w)([xX]?)(?=\w*[0-9])(?=[xX]?\w*[lIoO])([1lI][0oO]{2,5})(?!\w)")
DIGITS = str.maketrans("lIoO", "1100")
ELSEWHERE = re.compile(
    r"(?:lihat|cek|baca)\s+(?:di\s+|pada\s+)?(?:lampiran|tabel|halaman|hal|lembar|sheet|file|excel|di\s?atas|atas)\b.*"
    r"|(?:data\s+|rumus\s+|formula\s+)?terlampir|(?:pada\s+|di\s+|dalam\s+)?lampiran(?:\s+\w{1,5})?"
    r"|s\.?d\.?a|idem|(?:sama\s+)?(?:seperti|dengan)\s+(?:yang\s+)?(?:di\s?)?atas",
    re.IGNORECASE,
)
LONGEST_POINTER = 80


def _misspelled() -> dict[str, str]:
    """Each operator word with one letter doubled, left out, or swapped with the next → the word that was meant."""
    found: dict[str, str] = {}
    for word in WORDS:
        for i, letter in enumerate(word):
            swapped = word[:i] + word[i + 1 : i + 2] + letter + word[i + 2 :]
            for slip in (word[:i] + letter + word[i:], word[:i] + word[i + 1 :], swapped):
                found.setdefault(slip, word)
    # Without its k `dibagikan` is `dibagian`, which people write for `di bagian`: no slip of a sign.
    real = {word.removesuffix("kan") + "an" for word in WORDS if word.endswith("kan")}
    return {slip: word for slip, word in found.items() if slip not in WORDS and slip not in real}


MISSPELLED = _misspelled()


def spreadsheet_slips(text: str) -> tuple[Diagnostic, ...]:
    """What of `text` only a spreadsheet understands: failed cells, addresses, functions; nothing inside quotes."""
    if not (any(map(text.__contains__, SHEET_SIGNS)) or _calls(text)) or not SHEET_HINT.search(text):
        return ()
    bare = QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    found: list[Diagnostic] = []
    for match in SHEET.finditer(bare):
        written = match[0].strip()
        end = match.end()
        code = CODES[match.lastgroup or ""]
        found.append(Diagnostic.of(code, end - len(match[0].lstrip()), end, kata=written))
        if len(found) == MOST_FINDINGS:
            break
    return tuple(found)


def _calls(text: str) -> bool:
    """Whether a capital stands right before a bracket, as in the name of a spreadsheet's function."""
    return any(piece[-1:].isupper() for piece in text.replace(" (", "(").split("(")[:-1]) if "(" in text else False


def slips(text: str, names: Sequence[Name], words: Set[str], known: KnownNames | None) -> Iterator[Diagnostic]:
    """The findings for the `names` of a formula that are slips of the keyboard, or that point elsewhere."""
    first = names[0] if len(names) == 1 and len(text) <= LONGEST_POINTER else None
    if first is not None and ELSEWHERE.fullmatch(first.text) and not _meant(first, text, known):
        yield Diagnostic.of("F148", *first.span, kata=first.text)
        return
    if text.lstrip()[:1] == "=" and ONLY_CELLS.fullmatch(text) and (cell := FIRST_CELL.search(text)):
        yield Diagnostic.of("F245", cell.start(), cell.end(), kata=cell[0])
    misspelled = not MISSPELLED.keys().isdisjoint(words)
    if not misspelled and not any(map(text.__contains__, DIGIT_PAIRS)):
        return
    said = 0
    for name in names:
        start, end = name.span
        written = text[start:end]
        if _meant(name, text, known):
            continue
        for match in TYPED_DIGITS.finditer(written):
            meant = ("x " if match[1] else "") + match[2].translate(DIGITS)
            yield Diagnostic.of("F146", start + match.start(), start + match.end(), meant, kata=match[0])
            said += 1
        for match in WORD.finditer(written) if misspelled else ():
            word = MISSPELLED.get(match[0].lower())
            if word is not None:
                place = start + match.start(), start + match.end()
                yield Diagnostic.of("F147", *place, word, kata=match[0], maksud=word)
                said += 1
        if said >= MOST_FINDINGS:
            return


def _meant(name: Name, text: str, known: KnownNames | None) -> bool:
    """Whether the writer said that this is a name: by quotes, or by declaring it."""
    return text[name.span[0]] in '"“' or (known is not None and known.knows(name.text))


def holds_slip(name: str) -> bool:
    """Whether a bare `name` would be refused here."""
    return (
        not MISSPELLED.keys().isdisjoint(name.lower().split())
        or TYPED_DIGITS.search(name) is not None
        or ELSEWHERE.fullmatch(name) is not None
        or bool(spreadsheet_slips(name))
    )
