"""`Invarian` lines → comparisons and directions, their names resolved as in formulas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.claims.examples_reading import QUOTED, read_example
from indikator_dsl.claims.model import Claims, Comparison, Direction
from indikator_dsl.claims.naming import Naming, shortened
from indikator_dsl.formula.reading import read
from indikator_dsl.formula.tree import Name, Number, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from indikator_dsl.claims.model import Claim, Term
    from indikator_dsl.definition import Definition, Passage
    from indikator_dsl.diagnostics import Diagnostic
    from indikator_dsl.formula.tree import Node
    from indikator_dsl.registry.bind import Binder

__all__ = ["read_claims"]

RELATION = re.compile(r"(?<=\s)bagian\s+dari(?=\s)|<=|>=|≤|≥|(?<=\s)[<>=](?=\s)", re.IGNORECASE)
DIRECTION = re.compile(
    r"\s*(?:hasil(?:nya)?\s+)?(?P<result>naik|turun)\s+(?:bila|jika|apabila|kalau|ketika)\s+"
    r"(?P<name>\S(?:.*\S)?)\s+(?P<datum>naik|turun)\s*[.]?\s*",
    re.IGNORECASE | re.DOTALL,
)
MOST_SIDES = 20


def read_claims(definitions: Sequence[Definition], binder: Binder) -> tuple[Claims, tuple[Diagnostic, ...]]:
    """The claims of all data names and indicators, and what cannot be read of them."""
    found: list[Diagnostic] = []
    about_data: list[Comparison] = []
    about_results: list[Claim] = []

    def add(claim: Claim | None) -> None:
        if isinstance(claim, Comparison) and not claim.indicators:
            about_data.append(claim)
        elif claim is not None:
            about_results.append(claim)

    naming = Naming(binder, None, found)
    for definition in definitions:
        for data in definition.data:
            for passage in data.invarian:
                add(_comparison(passage, naming))
    for bound in binder.indicators.values():
        if bound.indikator.invarian or bound.indikator.contoh:
            naming = Naming(binder, bound, found)
            for passage in bound.indikator.invarian:
                direction = DIRECTION.fullmatch(passage.text)
                add(_direction(passage, direction, naming) if direction else _comparison(passage, naming))
            for passage in bound.indikator.contoh:
                add(read_example(passage, naming))
    return Claims(tuple(about_data), tuple(about_results)), tuple(found)


def _comparison(passage: Passage, naming: Naming) -> Comparison | None:
    before = len(naming.found)
    masked = QUOTED.sub(lambda quoted: "q" * len(quoted[0]), passage.text)  # a quoted name may hold anything
    signs = list(RELATION.finditer(masked))
    if not 0 < len(signs) < MOST_SIDES:
        _unread(passage, naming)
        return None
    sides: list[Node] = []
    terms: dict[str, Term] = {}
    starts, ends = [0, *(sign.end() for sign in signs)], [*(sign.start() for sign in signs), len(passage.text)]
    for start, end in zip(starts, ends, strict=True):
        side = passage.part(start, end)
        tree = _side(side, passage, naming)
        if tree is None:
            continue
        sides.append(tree)
        for name in names_of(tree):
            term = naming.term(name.text, side, name.span, "R110")
            if term is not None:
                terms[term.folded] = term
    relations = tuple(" ".join(sign[0].lower().split()) for sign in signs)
    owner = naming.owner.id if naming.owner else None
    claim = Comparison(passage, tuple(sides), relations, tuple(terms.values()), owner)
    if claim.indicators and len(sides) == len(starts):
        _refuse_percentages(claim.sides, zip(starts, ends, strict=True), passage, naming)
    return claim if len(naming.found) == before else None


def _side(side: Passage, passage: Passage, naming: Naming) -> Node | None:
    formula = read(side.text, naming.binder.known)
    naming.found.extend(side.locate(diagnostic) for diagnostic in formula.diagnostics if diagnostic.is_error)
    if formula.tree is None and not formula.errors:
        _unread(passage, naming)
    return formula.tree


def _refuse_percentages(
    sides: Iterable[Node], spans: Iterable[tuple[int, int]], passage: Passage, naming: Naming
) -> None:
    """`hasil <= 80%` would compare the result with 0,8, while results in percent are numbers such as 80."""
    for tree, (start, end) in zip(sides, spans, strict=True):
        if isinstance(tree, Number) and tree.percent and tree.factor != tree.value:
            side = passage.part(start, end)
            written = side.text[slice(*tree.span)]
            bare = written.rstrip("% ").removesuffix("persen").rstrip()
            naming.say("U108", side, *tree.span, bare, angka=shortened(written), bilangan=shortened(bare))


def _direction(passage: Passage, found: re.Match[str], naming: Naming) -> Direction | None:
    assert naming.owner is not None
    side = passage.part(*found.span("name"))
    tree = _side(side, passage, naming)
    if tree is None:
        return None
    if not isinstance(tree, Name):
        _unread(passage, naming)
        return None
    term = naming.term(tree.text, side, tree.span, "R110")
    if term is None or term.indikator is not None:
        if term is not None:
            naming.say("U107", side, *tree.span, nama=shortened(tree.text))
        return None
    up = found["result"].lower() == found["datum"].lower()
    return Direction(passage, naming.owner.id, term.key, up)


def _unread(passage: Passage, naming: Naming) -> None:
    """Say that a law cannot be read."""
    if naming.owner is None:
        naming.say("R109", passage, 0, len(passage.text), "Jumlah A bagian dari Jumlah B")
    else:
        naming.say("U101", passage, 0, len(passage.text))
