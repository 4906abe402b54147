"""A fraction by labels: `Numerator: jumlah A` and `Denominator: jumlah B`, also `Pembilang` and `Penyebut`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.formula.forms.fraction_bar import fraction, take_factor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.diagnostics import Diagnostic
    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["read_labels"]

ABOVE = frozenset(("numerator", "pembilang", "nominator"))
BELOW = frozenset(("denominator", "denumerator", "penyebut"))


def read_labels(lines: Sequence[list[Lexeme]], found: list[Diagnostic]) -> list[Lexeme] | None:
    """The two labelled lines (the label may stand alone, above its words) as a division; None if they are others."""
    parts: list[list[Lexeme]] = []
    labels: list[str] = []
    for line in lines:
        words = [lexeme for at, lexeme in enumerate(line) if at or lexeme.kind not in ("minus", "times")]
        label = words[0].text.lower() if words else ""
        if label in ABOVE | BELOW and (len(words) == 1 or words[1].kind in ("colon", "equals")):
            labels.append(label)
            parts.append(words[2:])
        elif parts:
            parts[-1] = parts[-1] + words
        else:
            return None
    if len(parts) != 2 or not all(parts) or (labels[0] in ABOVE) == (labels[1] in ABOVE):
        return None
    if labels[0] in BELOW:
        parts.reverse()
    below, factor = take_factor(_without_stop(parts[1]), lines, found)
    return [*fraction(_without_stop(parts[0]), below), *factor]


def _without_stop(part: list[Lexeme]) -> list[Lexeme]:
    while len(part) > 1 and part[-1].text in ".,;":
        part = part[:-1]
    return part
