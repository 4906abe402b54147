r"""Tree → LaTeX of mathematics mode, which reads back as the same tree.

\frac{\text{Jumlah A}}{\text{Jumlah B}} \times 100\%
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from indikator_dsl.formula.external import is_paragraph, names_source
from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_number
from indikator_dsl.formula.printing.layout import lay_out
from indikator_dsl.formula.tree import Name, Number
from indikator_dsl.formula.unread import holds_operator_word

if TYPE_CHECKING:
    from indikator_dsl.formula.tree import Node

__all__ = ["print_latex"]

SIGNS = {"+": " + ", "-": " - ", "*": r" \times ", "/": r" \div "}
COMMANDS = {"sum": r"\sum", "min": r"\min", "max": r"\max"}
SPECIAL = re.compile(r"[\\%&_#${}^~]")
ESCAPES = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}


def print_latex(tree: Node) -> str:
    r"""The LaTeX of a tree, to be put between `$`: reading it gives an equal tree."""
    if isinstance(tree, Name) and (names_source(tree.text) or is_paragraph(tree.text)):
        return _in_quotes(tree.text)  # alone and bare it would be read as a source or a paragraph
    return lay_out(tree, _Latex())


class _Latex:
    def number(self, node: Number) -> str:
        written = print_number(node)
        # In mathematics a comma is followed by a gap; in a text it is not.
        return (rf"\text{{{written}}}" if "," in written else written) + (r"\%" if node.percent else "")

    def name(self, text: str) -> str:
        return _name(text)

    def sign(self, operator: str) -> str:
        return SIGNS[operator]

    def row(self, parts: list[str]) -> str:
        return "".join(parts)

    def bracket(self, inside: str) -> str:
        return rf"\left({inside}\right)"

    def fraction(self, above: str, below: str) -> str:
        return rf"\frac{{{above}}}{{{below}}}"

    def power(self, base: str, exponent: str) -> str:
        return f"{base}^{{{exponent}}}"

    def negative(self, operand: str) -> str:
        return "-" + operand

    def call(self, function: str, inside: list[str], arguments: tuple[Node, ...]) -> str:
        if function == "sqrt":
            return rf"\sqrt{{{inside[0]}}}"
        if function == "abs":
            return rf"\left|{inside[0]}\right|"
        if function == "root" and isinstance(arguments[1], Number) and not arguments[1].percent:
            return rf"\sqrt[{print_number(arguments[1])}]{{{inside[0]}}}"
        command = COMMANDS.get(function) or rf"\operatorname{{{FUNCTIONS[function]}}}"
        end = ";" if function == "mean" and len(inside) == 1 else ""  # as in the canonical text
        return rf"{command}\left({'; '.join(inside)}{end}\right)"


@lru_cache(maxsize=1 << 14)
def _name(text: str) -> str:
    """`text` as words where the reader takes it back as this very name and says nothing; in quotes otherwise."""
    from indikator_dsl.formula.latex import lex_latex
    from indikator_dsl.formula.settle import Settler

    bare = rf"\text{{{_escaped(text)}}}"
    if '"' not in text and not holds_operator_word(text):
        lexemes, found = lex_latex(rf"{bare} \div {bare}")
        alone = Settler(lexemes)
        alone.settle()
        nodes = [token.node for token in alone.tokens]
        if nodes == [Name(text), None, Name(text)] and not found and not alone.diagnostics:
            return bare
    return _in_quotes(text)


def _in_quotes(text: str) -> str:
    doubled = text.replace('"', '""')
    return rf'\text{{"{_escaped(doubled)}"}}'


def _escaped(text: str) -> str:
    return SPECIAL.sub(lambda sign: ESCAPES.get(sign[0], "\\" + sign[0]), text)
