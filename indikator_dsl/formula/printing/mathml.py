"""Tree → MathML Core with the sentence as its `alttext`, for a page in a browser and for a reader of screens."""

from __future__ import annotations

import re
from typing import assert_never

from indikator_dsl.formula.printing.canonical import FUNCTIONS, print_number
from indikator_dsl.formula.printing.fractions import MOST_STACKED, draws_fractions
from indikator_dsl.formula.printing.sentence import print_sentence
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power

__all__ = ["print_mathml"]

NAMESPACE = "http://www.w3.org/1998/Math/MathML"
SIGNS = {"+": "+", "-": "−", "*": "×", "/": "÷"}
APPLIED = "<mo>\N{FUNCTION APPLICATION}</mo>"
FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SUM, PRODUCT, SIGNED, POWER, ATOM = range(5)  # how tightly each kind of element binds


def print_mathml(tree: Node) -> str:
    """One `<math>` element. A character of a name that XML forbids becomes U+FFFD."""
    said = _escaped(print_sentence(tree)).replace('"', "&quot;")
    inside = _text(tree, draws_fractions(tree))[0]
    return f'<math xmlns="{NAMESPACE}" display="block" alttext="{said}">{inside}</math>'


def _print(node: Node, least: int, fractions: bool) -> str:
    text, binding = _text(node, fractions)
    return text if binding >= least else _bracket(text)


def _text(node: Node, fractions: bool) -> tuple[str, int]:
    """Exactly one element, and how tightly it binds."""
    match node:
        case Number(_, percent):
            written = f"<mn>{print_number(node)}</mn>"
            return f"<mrow>{written}<mo>%</mo></mrow>" if percent else written, ATOM
        case Name(text):
            return f"<mtext>{_escaped(text)}</mtext>", ATOM
        case Chain(operators, operands):
            stacked = fractions and operators.count("/") <= MOST_STACKED
            return _row(operators, operands, fractions, stacked)
        case Power(base, exponent):
            return f"<msup>{_print(base, ATOM, fractions)}{_text(exponent, fractions)[0]}</msup>", POWER
        case Negative(operand):
            return f"<mrow><mo>−</mo>{_print(operand, POWER, fractions)}</mrow>", SIGNED
        case Call(function, arguments):
            return _call(function, [_text(argument, fractions)[0] for argument in arguments]), ATOM
        case _:
            assert_never(node)


def _row(operators: str, operands: tuple[Node, ...], fractions: bool, stacked: bool) -> tuple[str, int]:
    own = SUM if operators[0] in "+-" else PRODUCT
    above, binding = _text(operands[0], fractions)
    parts = [above]  # what is read so far; a fraction takes all of it for its numerator
    for operator, operand in zip(operators, operands[1:], strict=True):
        if operator == "/" and stacked:
            parts = [f"<mfrac>{_one(parts)}{_text(operand, fractions)[0]}</mfrac>"]
            binding = POWER
            continue
        if binding < own:
            parts = [_bracket("".join(parts))]
        parts += (f"<mo>{SIGNS[operator]}</mo>", _print(operand, own + 1, fractions))
        binding = own
    return _one(parts), binding


def _one(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else f"<mrow>{''.join(parts)}</mrow>"


def _bracket(inside: str) -> str:
    return f"<mrow><mo>(</mo>{inside}<mo>)</mo></mrow>"


def _call(function: str, inside: list[str]) -> str:
    if function == "sqrt":
        return f"<msqrt>{inside[0]}</msqrt>"
    if function == "root":
        return f"<mroot>{inside[0]}{inside[1]}</mroot>"
    if function == "abs":
        fences = ('<mo fence="true" form="prefix">|</mo>', '<mo fence="true" form="postfix">|</mo>')
        return f"<mrow>{fences[0]}{inside[0]}{fences[1]}</mrow>"
    return f"<mrow><mi>{FUNCTIONS[function]}</mi>{APPLIED}{_bracket('<mo>;</mo>'.join(inside))}</mrow>"


def _escaped(text: str) -> str:
    sound = FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
    return sound.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
