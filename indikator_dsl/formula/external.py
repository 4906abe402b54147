"""Texts that are no arithmetic: a value that comes from elsewhere, or a paragraph (docs/bahasa/jenis.md)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.tokens import Token

__all__ = ["is_external", "is_narrative"]

EXTERNAL = re.compile(
    r"""\s*(?:
        (?:sesuai|berdasarkan|mengacu|mengikuti|merujuk|menggunakan|diperoleh\s+dari|bersumber|diambil\s+dari)\b
      | (?:nilai\s+|skor\s+)?hasil\s+(?:penilaian|evaluasi|survei|survey|audit|asesmen|assessment|pengukuran|reviu)\b
      | (?:nilai|skor|indeks|predikat|opini|kategori|tingkat)\b .* \b(?:dari|oleh|dirilis|diterbitkan)\s+[A-Z]\w*
    )""",
    re.VERBOSE | re.DOTALL,
)
SENTENCE_END = re.compile(r"[.;]\s+[A-Z]")
MOST_WORDS = 60


def is_external(text: str, tokens: Sequence[Token]) -> bool:
    """Whether `text` names a source instead of a calculation: `Sesuai …`, `Hasil penilaian …`, `Nilai … dari BKN`."""
    return len(tokens) == 1 and tokens[0].type == "NAME" and EXTERNAL.match(_lower_first(text)) is not None


def is_narrative(text: str, tokens: Sequence[Token]) -> bool:
    """Whether one "name" is really a paragraph: sentences, or more words than any name has."""
    if len(tokens) != 1 or tokens[0].type != "NAME" or text.lstrip()[:1] in '"“':
        return False
    return len(text.split()) > MOST_WORDS or SENTENCE_END.search(text) is not None


def _lower_first(text: str) -> str:
    """The first two words in lower case; institutions, further on, keep the capital they are known by."""
    words = text.split(None, 2)
    return " ".join([*map(str.lower, words[:2]), *words[2:]])
