"""Claims about data that a definition file makes: `A bagian dari B`, `A + B <= C`. Read once, checked against data."""

from __future__ import annotations

import operator
import re
from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.reading import read
from indikator_dsl.formula.tree import names_of
from indikator_dsl.text.names import fold, short
from indikator_dsl.text.nearest import nearest
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.definition import Definition, Passage
    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.bind import Binder

__all__ = ["Invariant", "broken_invariants", "read_invariants"]

RELATION = re.compile(r"(?<=\s)bagian\s+dari(?=\s)|<=|>=|≤|≥|(?<=\s)[<>=](?=\s)", re.IGNORECASE)

LONGEST = 120  # characters of a formula or name in a message
MOST_SUGGESTIONS = 20  # findings that get a suggestion: looking for one takes a look at every name


def _part_of(part: Fraction, whole: Fraction) -> bool:
    return 0 <= part <= whole


RELATIONS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "bagian dari": _part_of,
    "<=": operator.le,
    "≤": operator.le,
    ">=": operator.ge,
    "≥": operator.ge,
    "<": operator.lt,
    ">": operator.gt,
    "=": operator.eq,
}


@frozen
class Invariant:
    """`left relation right`, both formulas over data; `keys` maps the fold of each name to its datum's key."""

    passage: Passage
    left: Node
    relation: str
    right: Node
    keys: tuple[tuple[str, str], ...]


def read_invariants(
    definitions: Sequence[Definition], binder: Binder
) -> tuple[tuple[Invariant, ...], tuple[Diagnostic, ...]]:
    """The invariants of all data names, and what cannot be read of them."""
    read_ones: list[Invariant] = []
    found: list[Diagnostic] = []
    for definition in definitions:
        for data in definition.data:
            for passage in data.invarian:
                invariant = _read(passage, binder, found)
                if invariant is not None:
                    read_ones.append(invariant)
    return tuple(read_ones), tuple(found)


def _read(passage: Passage, binder: Binder, found: list[Diagnostic]) -> Invariant | None:
    signs = list(RELATION.finditer(passage.text))
    if len(signs) != 1:
        finding = Diagnostic.of("R109", 0, len(passage.text), "Jumlah A bagian dari Jumlah B")
        found.append(passage.locate(finding))
        return None
    sides: list[Node] = []
    keys: dict[str, str] = {}
    for start, end in ((0, signs[0].start()), (signs[0].end(), len(passage.text))):
        side = passage.part(start, end)
        formula = read(side.text, binder.known)
        found += [side.locate(diagnostic) for diagnostic in formula.diagnostics if diagnostic.is_error]
        if formula.tree is None:
            if not formula.errors:
                found.append(passage.locate(Diagnostic.of("R109", 0, len(passage.text))))
            continue
        sides.append(formula.tree)
        for name in names_of(formula.tree):
            folded = fold(name.text)
            keys[folded] = binder.canonical.get(folded, folded)
            if keys[folded] not in binder.base and keys[folded] not in binder.data:
                near: list[str] = []
                if len(found) < MOST_SUGGESTIONS:
                    names = [base.nama for base in binder.base.values()] + [data.nama for data in binder.data.values()]
                    near = nearest(name.text, names, least=60)
                finding = Diagnostic.of("R110", *name.span, near[0] if near else None, nama=short(name.text, LONGEST))
                found.append(side.locate(finding))
    if len(sides) != 2:
        return None
    relation = " ".join(signs[0][0].lower().split())
    return Invariant(passage, sides[0], relation, sides[1], tuple(keys.items()))


def broken_invariants(invariants: Sequence[Invariant], values: Mapping[str, Fraction | None]) -> list[Diagnostic]:
    """A warning for each invariant that the data contradict; one whose data are not all there says nothing."""
    found = []
    for invariant in invariants:
        known = {name: value for name, key in invariant.keys if (value := values.get(key)) is not None}
        try:
            left, right = calculate(invariant.left, known), calculate(invariant.right, known)
        except (KeyError, NoValueError):
            continue
        if not RELATIONS[invariant.relation](left, right):
            found.append(
                invariant.passage.locate(
                    Diagnostic.of(
                        "R201",
                        0,
                        len(invariant.passage.text),
                        kiri=short(print_node(invariant.left), LONGEST),
                        nilai_kiri=short(format_number(left, None), LONGEST),
                        hubungan=invariant.relation,
                        kanan=short(print_node(invariant.right), LONGEST),
                        nilai_kanan=short(format_number(right, None), LONGEST),
                    )
                )
            )
    return found
