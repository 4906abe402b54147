"""Tree → MathML Core with the sentence as its `alttext`, for a page in a browser and for a reader of screens."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_number
from indikator_dsl.formula.printing.layout import lay_out
from indikator_dsl.formula.printing.sentence import print_sentence

if TYPE_CHECKING:
    from indikator_dsl.formula.tree import Node, Number

__all__ = ["Mathml", "escaped", "math_element", "print_mathml"]

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
APPLIED = "<mo>\N{FUNCTION APPLICATION}</mo>"
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def print_mathml(tree: Node) -> str:
    """One `<math>` element. A character of a name that XML forbids becomes U+FFFD."""
    return math_element(lay_out(tree, Mathml()), print_sentence(tree))


def math_element(inside: str, said: str) -> str:
    """The element around what a `Mathml` wrote; `said` is what a reader of screens reads instead."""
    quoted = escaped(said).replace('"', "&quot;")
    return f'<math xmlns="{NAMESPACE}" display="block" alttext="{quoted}">{inside}</math>'


class Mathml:
    """Every part is exactly one element."""

    def number(self, node: Number) -> str:
        written = f"<mn>{print_number(node)}</mn>"
        return f"<mrow>{written}<mo>%</mo></mrow>" if node.percent else written

    def name(self, text: str) -> str:
        return f"<mtext>{escaped(text)}</mtext>"

    def sign(self, operator: str) -> str:
        return f"<mo>{SIGNS[operator]}</mo>"

    def row(self, parts: list[str]) -> str:
        return parts[0] if len(parts) == 1 else f"<mrow>{''.join(parts)}</mrow>"

    def bracket(self, inside: str) -> str:
        return f"<mrow><mo>(</mo>{inside}<mo>)</mo></mrow>"

    def fraction(self, above: str, below: str) -> str:
        return f"<mfrac>{above}{below}</mfrac>"

    def power(self, base: str, exponent: str) -> str:
        return f"<msup>{base}{exponent}</msup>"

    def negative(self, operand: str) -> str:
        return f"<mrow><mo>−</mo>{operand}</mrow>"

    def call(self, function: str, inside: list[str], arguments: tuple[Node, ...]) -> str:
        if function == "sqrt":
            return f"<msqrt>{inside[0]}</msqrt>"
        if function == "root":
            return f"<mroot>{inside[0]}{inside[1]}</mroot>"
        if function == "abs":
            fences = ('<mo fence="true" form="prefix">|</mo>', '<mo fence="true" form="postfix">|</mo>')
            return f"<mrow>{fences[0]}{inside[0]}{fences[1]}</mrow>"
        return f"<mrow><mi>{FUNCTIONS[function]}</mi>{APPLIED}{self.bracket('<mo>;</mo>'.join(inside))}</mrow>"


def escaped(text: str) -> str:
    sound = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return sound.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
