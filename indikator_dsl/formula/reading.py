"""Text → formula: `read` never raises, `parse` raises one error for a text that cannot be read."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.diagnostics import Diagnostic, FormulaError, Source
from indikator_dsl.formula.doubts import doubts
from indikator_dsl.formula.external import cites_number, is_paragraph, names_source
from indikator_dsl.formula.forms.chain import explained, keys_of, one_of, substitute
from indikator_dsl.formula.forms.expressed_as import read_expressed_as
from indikator_dsl.formula.forms.lead_ins import read_lead_in
from indikator_dsl.formula.forms.list_words import read_list_words
from indikator_dsl.formula.forms.operator_words import read_operator_words
from indikator_dsl.formula.forms.ratio_words import read_ratio_words
from indikator_dsl.formula.forms.results import bracket_results
from indikator_dsl.formula.forms.spoken import read_spoken
from indikator_dsl.formula.grammar import build
from indikator_dsl.formula.known import KnownNames
from indikator_dsl.formula.latex import is_latex, lex_latex
from indikator_dsl.formula.lexemes import lex, span_of
from indikator_dsl.formula.name_doubts import name_doubts
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.settle import Settler
from indikator_dsl.formula.slips import slips, spreadsheet_slips
from indikator_dsl.formula.statements import lay_out
from indikator_dsl.formula.tree import Name, Node, names_of
from indikator_dsl.formula.unread import unread_names
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from indikator_dsl.evaluation.result import Result
    from indikator_dsl.formula.lexemes import Lexeme

__all__ = ["LONGEST", "Formula", "Kind", "parse", "read"]

LONGEST = 250_000
"""Characters that a formula may have; a sum of twenty thousand terms fits."""


NOTHING = frozenset(("", "-", "–", "—", "n/a", "N/A"))  # what people put into an empty cell
LONGEST_SHOWN = 200  # characters of a formula that a message repeats
QUOTED_CELL = re.compile(r'\s*"([^"]*\n[^"]*)"\s*')
LIST_NUMBER = re.compile(r"\s*((?:[0-9]{1,2}|[a-z]|[IVX]{1,4})[.)])\s+(?=[^\W\d]{2})")


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
    the tree as first written, in the order of the text; names that are the same by `fold` count once. `legend` has the
    symbols that the text explains, each with its long name, which stands in the tree already.
    """

    text: str
    kind: Kind
    tree: Node | None
    left: str | None = None
    diagnostics: tuple[Diagnostic, ...] = ()
    names: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()

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
    if known is not None and not isinstance(known, KnownNames):
        raise TypeError(f"known names are KnownNames, not {type(known).__name__}")
    if len(text) > LONGEST:
        return Formula(
            text, Kind.EXPRESSION, None, None, (Diagnostic.of("F101", 0, 1, batas=f"{LONGEST:,}".replace(",", ".")),)
        )
    if text.strip() in NOTHING:
        return Formula(text, Kind.EMPTY, None)
    copied = spreadsheet_slips(text)
    if copied:
        return Formula(text, Kind.EXPRESSION, None, None, copied)
    found: list[Diagnostic] = []
    cell = QUOTED_CELL.fullmatch(text)
    if is_latex(text):
        lexemes, found = lex_latex(text)
    elif cell:  # a spreadsheet quotes what holds a line break
        lexemes = lex(text, cell.start(1), cell.end(1), lines=True)
    else:
        listed = LIST_NUMBER.match(text)
        if listed:
            found.append(Diagnostic.of("F309", listed.start(1), listed.end(1), tanda=listed[1]))
        lexemes = lex(text, listed.end() if listed else 0, lines=True)
    layout = lay_out(text, lexemes)
    found += layout.found
    if not layout.statements:
        return Formula(text, Kind.EMPTY, None, None, tuple(found))
    statements = [_read_statement(text, lexemes, known) for lexemes in layout.statements]
    if len(statements) == 1:
        (statement,) = statements
        alone = text[statement.start : statement.end]
        if (statement.named and names_source(alone)) or cites_number(alone):
            return Formula(text, Kind.EXTERNAL, None, statement.left, (Diagnostic.of("F305", 0, len(text)),))
        if statement.named and is_paragraph(alone):
            return Formula(text, Kind.NARRATIVE, None, statement.left, (Diagnostic.of("F223", 0, len(text)),))
    else:
        statement = _joined(statements, found)
    tree, legend = statement.tree, tuple((entry.symbol, entry.name) for entry in layout.legend)
    if legend:
        written = [name.text for name in names_of(tree)] if tree else []
        key = keys_of([entry.symbol for entry in layout.legend] + written)
        names = {key(entry.symbol): Name(entry.name, (entry.start, entry.end)) for entry in layout.legend}
        if tree is not None:
            used = {key(name) for name in (*written, statement.left or "")}
            found += [
                Diagnostic.of("F271", entry.start, entry.end, simbol=entry.symbol[:60])
                for entry in layout.legend
                if key(entry.symbol) not in used
            ]
            tree = substitute(tree, names, key)
    found += statement.found
    if found:
        codes = {diagnostic.code for diagnostic in found}
        if "F115" in codes:  # LaTeX that is torn: its brackets say nothing more
            found = [diagnostic for diagnostic in found if diagnostic.code not in ("F105", "F106")]
        if any(diagnostic.is_error for diagnostic in found):
            tree = None
        found.sort(key=lambda diagnostic: (diagnostic.start, diagnostic.end))
    kind = Kind.MEASURE if isinstance(tree, Name) else Kind.EXPRESSION
    named = () if tree is None else statement.names if tree is statement.tree else names_of(tree)
    return Formula(text, kind, tree, statement.left, tuple(found), _distinct(named), legend)


@frozen
class _Statement:
    """One statement as it was read; `tree` may stand beside errors."""

    left: str | None
    tree: Node | None
    found: list[Diagnostic]
    start: int
    end: int
    names: Sequence[Name] = ()
    """The names of `tree`, where they were asked for."""
    named: bool = False
    """Whether it is nothing but one bare name, readable or not."""


def _read_statement(text: str, lexemes: list[Lexeme], known: KnownNames | None, *, ask: bool = True) -> _Statement:
    """One statement. `ask=False` leaves out the doubts that show another reading: the printer reads back."""
    found: list[Diagnostic] = []
    start, end = span_of(lexemes)
    words = {lexeme.text.lower() for lexeme in lexemes}
    lexemes = read_lead_in(text, lexemes, words, found)
    lexemes = read_operator_words(text, lexemes, known, found)
    lexemes = read_expressed_as(lexemes, words, known, found)
    lexemes = read_ratio_words(lexemes, words, known, found)
    lexemes = read_list_words(lexemes, words, known, found)
    lexemes = read_spoken(text, lexemes, known)
    settler = Settler(lexemes, known)
    settler.settle()
    found += settler.diagnostics
    tokens, problems = bracket_results(text, settler.tokens)
    found += problems
    tree: Node | None = None
    names: Sequence[Name] = ()
    if not found or not any(diagnostic.is_error for diagnostic in found):
        if tokens:
            tree, problems = build(tokens)
            found += problems
        else:
            found.append(Diagnostic.of("F123", start, end))
    if tree is not None:
        names = names_of(tree)
        found += unread_names(text, tree, names, words, known)
        found += name_doubts(text, tree, names, words, known)
        found += slips(text, names, words, known)
        found += doubts(tree, tokens) if ask else ()
        if len(found) > 1 and any(one.code == "F201" for one in found):
            found = [one for one in found if one.code != "F240"]  # F201 shows both readings
    named = len(tokens) == 1 and isinstance(tokens[0].node, Name) and lexemes[0].kind not in ("quoted", "prose")
    return _Statement(settler.left, tree, found, start, end, names, named)


def _joined(statements: list[_Statement], found: list[Diagnostic]) -> _Statement:
    """Several statements as one, where they are a chain; what was found in each is kept."""
    said = [diagnostic for statement in statements for diagnostic in statement.found]
    first, last = min(one.start for one in statements), max(one.end for one in statements)
    trees = [(statement.left, statement.tree) for statement in statements if statement.tree is not None]
    if len(trees) == len(statements):
        trees = explained(trees) or trees
        chained = one_of(trees)
    else:
        chained = None
    if chained is None:
        said.append(Diagnostic.of("F138", first, last, banyak=str(len(statements))))
        return _Statement(None, None, said, first, last)
    at, tree = chained
    found.append(Diagnostic.of("F234", first, last, dibaca=print_node(tree)[:LONGEST_SHOWN]))
    return _Statement(trees[at][0], tree, said, first, last, names_of(tree))


def reads_back(text: str, tree: Node) -> bool:
    """Whether `text` is read as just this tree: what the printer asks of a text that holds a word of some form."""
    lexemes = lex(text, lines=True)
    layout = lay_out(text, lexemes)
    if len(layout.statements) != 1 or layout.legend or layout.found:
        return False
    statement = _read_statement(text, layout.statements[0], None, ask=False)
    errors = any(diagnostic.is_error for diagnostic in statement.found)
    return statement.tree == tree and statement.left is None and not errors


def _distinct(names: Sequence[Name]) -> tuple[str, ...]:
    first: dict[str, str] = {}
    for name in names:
        first.setdefault(fold(name.text), name.text)
    return tuple(first.values())
