r"""Tree → LaTeX of mathematics mode, which reads back as the same tree.

\frac{\text{Jumlah A}}{\text{Jumlah B}} \times 100\%
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import assert_never

from indikator_dsl.formula.external import is_paragraph, names_source
from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_number
from indikator_dsl.formula.printing.fractions import MOST_STACKED, draws_fractions
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.formula.unread import holds_operator_word

__all__ = ["print_latex"]

SIGNS = {"+": " + ", "-": " - ", "*": r" \times ", "/": r" \div "}
COMMANDS = {"sum": r"\sum", "min": r"\min", "max": r"\max"}
SPECIAL = re.compile(r"[\\%&_#${}^~]")
ESCAPES = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
SUM, PRODUCT, SIGNED, POWER, ATOM = range(5)  # how tightly each kind of text binds


def print_latex(tree: Node) -> str:
    r"""The LaTeX of a tree, to be put between `$`: reading it gives an equal tree."""
    if isinstance(tree, Name) and (names_source(tree.text) or is_paragraph(tree.text)):
        return _in_quotes(tree.text)  # alone and bare it would be read as a source or a paragraph
    return _text(tree, draws_fractions(tree))[0]


def _print(node: Node, least: int, fractions: bool) -> str:
    text, binding = _text(node, fractions)
    return text if binding >= least else rf"\left({text}\right)"


def _text(node: Node, fractions: bool) -> tuple[str, int]:
    match node:
        case Number(_, percent):
            written = print_number(node)
            # In mathematics a comma is followed by a gap; in a text it is not.
            return (rf"\text{{{written}}}" if "," in written else written) + (r"\%" if percent else ""), ATOM
        case Name(text):
            return _name(text), ATOM
        case Chain(operators, operands):
            stacked = fractions and operators.count("/") <= MOST_STACKED
            return _row(operators, operands, fractions, stacked)
        case Power(base, exponent):
            return f"{_print(base, ATOM, fractions)}^{{{_text(exponent, fractions)[0]}}}", POWER
        case Negative(operand):
            return "-" + _print(operand, POWER, fractions), SIGNED
        case Call(function, arguments):
            return _call(function, [_text(argument, fractions)[0] for argument in arguments], arguments), ATOM
        case _:
            assert_never(node)


def _row(operators: str, operands: tuple[Node, ...], fractions: bool, stacked: bool) -> tuple[str, int]:
    own = SUM if operators[0] in "+-" else PRODUCT
    above, binding = _text(operands[0], fractions)
    parts = [above]  # what is read so far; a fraction takes all of it for its numerator
    for operator, operand in zip(operators, operands[1:], strict=True):
        if operator == "/" and stacked:
            parts = [rf"\frac{{{''.join(parts)}}}{{{_text(operand, fractions)[0]}}}"]
            binding = POWER
            continue
        if binding < own:
            parts = [r"\left(", *parts, r"\right)"]
        parts += (SIGNS[operator], _print(operand, own + 1, fractions))
        binding = own
    return "".join(parts), binding


def _call(function: str, inside: list[str], arguments: tuple[Node, ...]) -> str:
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
