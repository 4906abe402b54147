"""Text → formula: `read` never raises, `parse` raises one error for a text that cannot be read."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic, FormulaError, Source
from indikator_dsl.formula.doubts import doubts
from indikator_dsl.formula.external import is_paragraph, names_source
from indikator_dsl.formula.forms.operator_words import read_operator_words
from indikator_dsl.formula.forms.results import bracket_results
from indikator_dsl.formula.forms.spoken import read_spoken
from indikator_dsl.formula.forms.two_lines import lex_two_lines
from indikator_dsl.formula.grammar import build
from indikator_dsl.formula.latex import is_latex, lex_latex
from indikator_dsl.formula.lexemes import lex
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.settle import Settler
from indikator_dsl.formula.tree import Name, Node, names_of
from indikator_dsl.formula.unread import unread_layout, unread_names
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from indikator_dsl.evaluation.result import Result
    from indikator_dsl.formula.known import KnownNames

__all__ = ["LONGEST", "Formula", "Kind", "parse", "read"]

LONGEST = 250_000
"""Characters that a formula may have; a sum of twenty thousand terms fits."""


NOTHING = frozenset(("", "-", "–", "—", "n/a", "N/A"))  # what people put into an empty cell
LIST_NUMBER = re.compile(r"\s*((?:[0-9]{1,2}|[a-z])[.)])\s+(?=[^\W\d]{2})")


class Kind(enum.Enum):
    """What a text is (docs/bahasa/jenis.md)."""

    EXPRESSION = "expression"
    MEASURE = "measure"
    EXTERNAL = "external"
    NARRATIVE = "narrative"
    EMPTY = "empty"


@frozen
class Formula:
    """One formula as it was read.

    `tree` is None unless `kind` is expression or measure and there is no error. `left` is the left side of `=`, where
    one was written. `diagnostics` has everything there is to say, in the order of the text. `names` are the names in
    the tree as first written, in the order of the text; names that are the same by `fold` count once.
    """

    text: str
    kind: Kind
    tree: Node | None
    left: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def canonical(self) -> str | None:
        """The formula printed back; it parses to the same tree. None where there is no tree."""
        return None if self.tree is None else print_node(self.tree)

    @property
    def sentence(self) -> str | None:
        """The formula as it is read aloud in Indonesian; it parses to the same tree. None where there is no tree."""
        from indikator_dsl.formula.printing.sentence import print_sentence

        return None if self.tree is None else print_sentence(self.tree)

    @property
    def latex(self) -> str | None:
        """The formula as LaTeX, without `$`; it parses to the same tree. None where there is no tree."""
        from indikator_dsl.formula.printing.latex import print_latex

        return None if self.tree is None else print_latex(self.tree)

    @property
    def mathml(self) -> str | None:
        """The formula as one `<math>` element, the sentence its `alttext`. None where there is no tree."""
        from indikator_dsl.formula.printing.mathml import print_mathml

        return None if self.tree is None else print_mathml(self.tree)

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        return tuple(diagnostic for diagnostic in self.diagnostics if diagnostic.is_error)

    def evaluate(self, data: Mapping[str, Any]) -> Result:
        """Compute the formula exactly.

        `data` maps names (compared by `fold`) to int, Fraction, Decimal, float, written text, or None for "no data
        yet"; names that the formula does not use are ignored. Never raises for missing data or a zero denominator:
        the result's status says so. Raises DataError for a value that is no number.
        """
        from indikator_dsl.evaluation.single import evaluate_formula

        return evaluate_formula(self, data)

    def to_json(self) -> dict[str, Any]:
        """The formula as JSON data: the keys in docs/api.md."""
        from indikator_dsl.formula.ast_json import formula_to_json

        return formula_to_json(self)


def parse(text: str, known: KnownNames | None = None) -> Formula:
    """Read the formula `text` as an official wrote it. Raises FormulaError, with every finding, if it cannot be read.

    `known` are declared names, which settle where a name ends. A text that names a source instead of a calculation, a
    paragraph or an empty text is no error: `kind` says what it is.
    """
    formula = read(text, known)
    if formula.errors:
        source = Source(text)
        raise FormulaError(source.locate(diagnostic) for diagnostic in formula.diagnostics)
    return formula


def read(text: str, known: KnownNames | None = None) -> Formula:
    """Like `parse`, but a text that cannot be read comes back without a tree and with the errors among its findings."""
    if not isinstance(text, str):
        raise TypeError(f"a formula is text, not {type(text).__name__}")
    if len(text) > LONGEST:
        return Formula(
            text, Kind.EXPRESSION, None, None, (Diagnostic.of("F101", 0, 1, batas=f"{LONGEST:,}".replace(",", ".")),)
        )
    found: list[Diagnostic] = []
    if text.strip() in NOTHING:
        return Formula(text, Kind.EMPTY, None)
    if is_latex(text):
        lexemes, found = lex_latex(text)
    else:
        fraction = lex_two_lines(text)
        layout = unread_layout(text) if fraction is None else None
        if layout is not None:
            return Formula(text, Kind.EXPRESSION, None, None, (layout,))
        listed = LIST_NUMBER.match(text)
        if listed:
            found.append(Diagnostic.of("F309", listed.start(1), listed.end(1), tanda=listed[1]))
        lexemes = lex(text, listed.end() if listed else 0) if fraction is None else fraction
        lexemes = read_spoken(text, read_operator_words(text, lexemes, known), known)
    if not lexemes:
        return Formula(text, Kind.EMPTY, None, None, tuple(found))
    settler = Settler(lexemes, known)
    settler.settle()
    if any(diagnostic.code == "F115" for diagnostic in found):
        found += [diagnostic for diagnostic in settler.diagnostics if diagnostic.code not in ("F105", "F106")]
    else:
        found += settler.diagnostics
    tokens, problems = bracket_results(text, settler.tokens)
    found += problems
    if len(tokens) == 1 and isinstance(tokens[0].node, Name) and lexemes[0].kind != "quoted":
        if names_source(text):
            return Formula(text, Kind.EXTERNAL, None, settler.left, (Diagnostic.of("F305", 0, len(text)),))
        if is_paragraph(text):
            return Formula(text, Kind.NARRATIVE, None, settler.left, (Diagnostic.of("F223", 0, len(text)),))
    tree: Node | None = None
    if not any(diagnostic.is_error for diagnostic in found):
        if tokens:
            tree, problems = build(tokens)
            found += problems
        else:
            found.append(Diagnostic.of("F123", 0, len(text)))
        if tree is not None and any(diagnostic.is_error for diagnostic in found):
            tree = None
    if tree is not None:
        found += unread_names(text, tree, known)
        found += doubts(tree, tokens)
        if any(diagnostic.code == "F201" for diagnostic in found):  # it shows both readings already
            found = [diagnostic for diagnostic in found if diagnostic.code != "F240"]
        if any(diagnostic.is_error for diagnostic in found):
            tree = None
    found.sort(key=lambda diagnostic: (diagnostic.start, diagnostic.end))
    kind = Kind.MEASURE if isinstance(tree, Name) else Kind.EXPRESSION
    return Formula(text, kind, tree, settler.left, tuple(found), _distinct(tree))


def _distinct(tree: Node | None) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names_of(tree) if tree is not None else ():
        first.setdefault(fold(name.text), name.text)
    return tuple(first.values())
