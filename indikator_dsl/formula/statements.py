"""Lexemes → statements: which lines of a text are formulas, and which are a legend, a remark or a target beside them.

A text of one line without any of these is one statement, and costs one look. Each statement comes out as lexemes of one
line: fractions over a bar or over two lines are brackets and a sign of division by then.
"""

from __future__ import annotations

import itertools
import re
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.absolute_bars import read_bars
from indikator_dsl.formula.forms.fraction_bar import is_factor, read_bar
from indikator_dsl.formula.forms.labelled_fraction import read_labels
from indikator_dsl.formula.forms.legend import Entry, split_legend
from indikator_dsl.formula.forms.remarks import is_heading, is_remark, is_target, without_sentences
from indikator_dsl.formula.forms.two_lines import read_two_lines
from indikator_dsl.formula.forms.worked_figures import without_figures
from indikator_dsl.formula.lexemes import equal_signs, span_of, top_level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["Layout", "lay_out"]

KIND = itemgetter(0)
LAYOUT = frozenset(("break", "bar"))
ENDS_OPEN = frozenset(("slash", "times", "divide", "plus", "minus", "x", "equals", "colon", "power", "comma"))
LEGENDS = ("sumber", "catatan", "keterangan", "ket.", "ket ", "ket:", "mana")
SENTENCE = re.compile(r"[.]\s+[A-Z]")
MOST_STATEMENTS = 30
BULLETS = frozenset("-–—−•*·∙")
MOST_SEPARATORS = 60
SHORT = 60


class Layout(NamedTuple):
    """What a text holds: its statements as lexemes of one line, and what its legend says of symbols."""

    statements: tuple[list[Lexeme], ...]
    legend: tuple[Entry, ...] = ()
    found: Sequence[Diagnostic] = ()


def lay_out(text: str, lexemes: list[Lexeme]) -> Layout:
    """The statements of a text. Errors among `found` mean that there is a layout that cannot be read."""
    if not lexemes:
        return Layout(())
    if "|" in text:
        lexemes = read_bars(lexemes)
    if LAYOUT.isdisjoint(map(KIND, lexemes)) and not _hints(text):
        return Layout((lexemes,))
    found: list[Diagnostic] = []
    lexemes, legend = split_legend(lexemes, found)
    lines = _lines(lexemes)
    if len(lines) > 1:
        lines = _without_bullets(lines, found)
    groups = _groups(lines, found)
    if len(groups) > MOST_STATEMENTS:
        found.append(Diagnostic.of("F138", *span_of(lexemes), banyak=str(len(groups))))
        groups = groups[:1]
    statements = []
    for lines in groups:
        flat = read_bar(lines, found) or read_labels(lines, found) or read_two_lines(text, lines, found)
        if flat is None:
            flat = [lexeme for line in lines for lexeme in line]
        flat = without_sentences(without_figures(flat, found), found)
        if flat:
            statements.append(flat)
    return Layout(tuple(statements), legend, found)


def _hints(text: str) -> bool:
    """A cheap look: whether one line can hold more than one plain statement."""
    if ("=" in text and _chains(text)) or (". " in text and SENTENCE.search(text)):
        return True
    lowered = text.lower()
    return any(word in lowered for word in LEGENDS)


def _chains(text: str) -> bool:
    """Whether more than one `=` stands in `text`, or a calculation before the only one."""
    if text.count("=") + text.count("≈") > 1:
        return True
    return any(sign in text[: text.index("=")] for sign in "/÷×*")


def _lines(lexemes: Sequence[Lexeme]) -> list[list[Lexeme]]:
    """The lines, empty ones left out. Inside brackets a line goes on; so it does after an operator."""
    breaks = top_level(lexemes, [at for at, lexeme in enumerate(lexemes) if lexeme.kind == "break"])
    ends = {at for at in breaks if at and lexemes[at - 1].kind not in ENDS_OPEN - {"equals"}}
    ends |= _separators(lexemes)
    lines: list[list[Lexeme]] = [[]]
    for at, lexeme in enumerate(lexemes):
        if at in ends:
            lines.append([])
        elif lexeme.kind != "break":
            lines[-1].append(lexeme)
    return [line for line in lines if line]


def _without_bullets(lines: list[list[Lexeme]], found: list[Diagnostic]) -> list[list[Lexeme]]:
    """Lines without the bullets before them. Several bulleted lines without `=` are a list, of which none is meant."""
    bulleted = [line for line in lines if _has_bullet(line)]
    if not bulleted:
        return lines
    found += [Diagnostic.of("F309", line[0].start, line[0].end, tanda=line[0].text) for line in bulleted]
    bare = [line[1:] if _has_bullet(line) else line for line in lines]
    labelled = all(equal_signs(line) or any(lexeme.kind == "colon" for lexeme in line[:3]) for line in bare)
    if len(bulleted) > 1 and not labelled:
        found.append(Diagnostic.of("F138", bulleted[0][0].start, bulleted[-1][-1].end, banyak=str(len(bulleted))))
    return bare


def _has_bullet(line: Sequence[Lexeme]) -> bool:
    """`- A`, `• A`: a sign that could calculate, with a blank behind it, at the beginning of a line."""
    return len(line) > 1 and line[0].text in BULLETS and line[1].spaced and not is_factor(line)


def _separators(lexemes: Sequence[Lexeme]) -> set[int]:
    """`|` and `;` between two formulas that each have a left side."""
    signs = top_level(lexemes, [at for at, lexeme in enumerate(lexemes) if lexeme.text in ("|", ";")])
    if not signs or len(signs) > MOST_SEPARATORS:
        return set()
    equals = equal_signs(lexemes)
    parts = [-1, *signs, len(lexemes)]
    named = all(any(first < at < last for at in equals) for first, last in itertools.pairwise(parts[1:]))
    return set(signs) if named else set()


def _groups(lines: list[list[Lexeme]], found: list[Diagnostic]) -> list[list[list[Lexeme]]]:
    """Lines that belong to one statement together: a line with a left side of its own begins a new one."""
    groups: list[list[list[Lexeme]]] = []
    for line in lines:
        if len(lines) > 1 and is_remark(line):
            found.append(_said("F224", line))
        elif is_heading(line) and not groups:
            found.append(_said("F212", line))
        elif is_target(line) and (groups or len(lines) > 1):
            found.append(_said("F221", line))
        elif groups and not _begins(line, groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _begins(line: list[Lexeme], before: list[Lexeme]) -> bool:
    """Whether `line` begins a statement: `Name = …` after a line that is complete."""
    if before[-1].kind in ENDS_OPEN:
        return False
    equals = equal_signs(line)
    if not equals or not equals[0] or equals[0] + 1 == len(line) or is_factor(line[equals[0] + 1 :]):
        return False  # none of its own, or one at the height of a bar that is not there
    return all(lexeme.kind not in ("times", "divide", "power", "bar", "root") for lexeme in line[: equals[0]])


def _said(code: str, line: Sequence[Lexeme]) -> Diagnostic:
    words = " ".join(lexeme.text for lexeme in line[:12])
    return Diagnostic.of(code, *span_of(line), kata=words[:SHORT])
