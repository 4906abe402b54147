"""A formula of the report as mathematics, in MathML (pages) and OMML (Word): with its names, or the numbers put in.

Long names are set in several lines, so that a fraction of two sentences fits on a page. A formula that would still be
wider than a page is not drawn; its text stands for it.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_number
from indikator_dsl.formula.printing.layout import lay_out
from indikator_dsl.formula.printing.mathml import Mathml, escaped, math_element
from indikator_dsl.formula.tree import Name, Number
from indikator_dsl.report.words import line
from indikator_dsl.text.names import fold
from indikator_dsl.text.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from indikator_dsl.formula.tree import Node
    from indikator_dsl.report.model import FormulaPart

__all__ = ["mathml", "mathml_with_numbers", "omml", "omml_with_numbers"]

NAME_WIDTH = 30  # characters of a line inside a formula
NAME_LINES = 8  # lines of one name; the whole name stands in the table of data
PAGE_WIDTH = 76  # characters of a formula that is drawn
NO_VALUES: Mapping[str, Fraction] = {}


def mathml(formula: FormulaPart) -> str | None:
    """One `<math>` element, or None where nothing is to be drawn: no calculation, one name alone, too wide."""
    tree = _drawn(formula)
    return None if tree is None else math_element(lay_out(tree, _Pages()), formula.sentence or "")


def mathml_with_numbers(formula: FormulaPart) -> str | None:
    """The same with every name's number in its place, the name in brackets where it has none; None without numbers."""
    tree = _drawn(formula) if formula.values else None
    return None if tree is None else math_element(lay_out(tree, _Pages(formula.values)), formula.with_numbers or "")


def omml(formula: FormulaPart) -> str | None:
    """What stands inside `<m:oMath>`, or None where nothing is to be drawn."""
    tree = _drawn(formula)
    return None if tree is None else lay_out(tree, _Word())


def omml_with_numbers(formula: FormulaPart) -> str | None:
    """The same with every name's number in its place; None without numbers."""
    tree = _drawn(formula) if formula.values else None
    return None if tree is None else lay_out(tree, _Word(formula.values))


def _drawn(formula: FormulaPart) -> Node | None:
    tree = formula.tree
    return None if tree is None or isinstance(tree, Name | Number) or _width(tree) > PAGE_WIDTH else tree


def _lines(name: str) -> list[str]:
    found = textwrap.wrap(line(name), NAME_WIDTH) or [""]
    return found if len(found) <= NAME_LINES else [*found[: NAME_LINES - 1], found[NAME_LINES - 1] + " …"]


class _Pages(Mathml):
    """MathML with long names in lines; with `values`, the numbers in the place of names."""

    def __init__(self, values: Mapping[str, Fraction] = NO_VALUES) -> None:
        self.values = values

    def name(self, text: str) -> str:
        value = self.values.get(fold(text))
        if value is not None:
            number = f"<mn>{format_number(abs(value), None)}</mn>"
            return f"<mrow><mo>(</mo><mo>−</mo>{number}<mo>)</mo></mrow>" if value < 0 else number
        shown = _lines(f"[{text}]" if self.values else text)
        if len(shown) == 1:
            return f"<mtext>{escaped(shown[0])}</mtext>"
        rows = "".join(f"<mtr><mtd><mtext>{escaped(one)}</mtext></mtd></mtr>" for one in shown)
        return f"<mtable>{rows}</mtable>"


class _Word:
    """Office mathematics; every part is a run or a structure."""

    def __init__(self, values: Mapping[str, Fraction] = NO_VALUES) -> None:
        self.values = values

    def number(self, node: Number) -> str:
        return _run(print_number(node) + (" %" if node.percent else ""))

    def name(self, text: str) -> str:
        value = self.values.get(fold(text))
        if value is not None:
            number = format_number(abs(value), None)
            return _run(f"(−{number})" if value < 0 else number)
        shown = _lines(f"[{text}]" if self.values else text)
        if len(shown) == 1:
            return _run(shown[0])
        return "<m:eqArr>" + "".join(f"<m:e>{_run(one)}</m:e>" for one in shown) + "</m:eqArr>"

    def sign(self, operator: str) -> str:
        return _run({"+": "+", "-": "−", "*": "×", "/": "÷"}[operator])

    def row(self, parts: list[str]) -> str:
        return "".join(parts)

    def bracket(self, inside: str) -> str:
        return f"<m:d><m:e>{inside}</m:e></m:d>"

    def fraction(self, above: str, below: str) -> str:
        return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"

    def power(self, base: str, exponent: str) -> str:
        return f"<m:sSup><m:e>{base}</m:e><m:sup>{exponent}</m:sup></m:sSup>"

    def negative(self, operand: str) -> str:
        return _run("−") + operand

    def call(self, function: str, inside: list[str], arguments: tuple[Node, ...]) -> str:
        if function == "sqrt":
            return f'<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>{inside[0]}</m:e></m:rad>'
        if function == "root":
            return f"<m:rad><m:deg>{inside[1]}</m:deg><m:e>{inside[0]}</m:e></m:rad>"
        if function == "abs":
            bars = '<m:dPr><m:begChr m:val="|"/><m:endChr m:val="|"/></m:dPr>'
            return f"<m:d>{bars}<m:e>{inside[0]}</m:e></m:d>"
        return _run(FUNCTIONS[function]) + self.bracket(_run("; ").join(inside))


def _run(text: str) -> str:
    return f'<m:r><m:rPr><m:nor/></m:rPr><m:t xml:space="preserve">{escaped(text)}</m:t></m:r>'


class _Widths:
    """Writes a row of signs as long as the drawn formula is wide."""

    def number(self, node: Number) -> str:
        return print_number(node) + "%" * node.percent

    def name(self, text: str) -> str:
        return "n" * max(map(len, _lines(text)))

    def sign(self, operator: str) -> str:
        return f" {operator} "

    def row(self, parts: list[str]) -> str:
        return "".join(parts)

    def bracket(self, inside: str) -> str:
        return f"({inside})"

    def fraction(self, above: str, below: str) -> str:
        return max(above, below, key=len)

    def power(self, base: str, exponent: str) -> str:
        return base + exponent

    def negative(self, operand: str) -> str:
        return "-" + operand

    def call(self, function: str, inside: list[str], arguments: tuple[Node, ...]) -> str:
        return FUNCTIONS[function] + "; ".join(inside) + "()"


def _width(tree: Node) -> int:
    return len(lay_out(tree, _Widths()))
