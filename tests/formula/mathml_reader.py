"""MathML → tree, for the tests alone: an `mrow` groups nothing, so the brackets that are drawn must be enough."""

from __future__ import annotations

from typing import TypeAlias
from xml.etree import ElementTree

from indikator_dsl.formula import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.numbers import read_number

MATH = "{http://www.w3.org/1998/Math/MathML}"
FUNCTIONS = {"Σ": "sum", "rata-rata": "mean", "min": "min", "maks": "max", "bulat": "round"}
SIGNS = {"+": "+", "−": "-", "×": "*", "÷": "/"}
Piece: TypeAlias = Node | str
"""An operand, or the text of an `mo` or `mi`."""


def read_mathml(text: str) -> tuple[Node, str]:
    """The tree, and the text for those who cannot see it."""
    root = ElementTree.fromstring(text)
    assert root.tag == MATH + "math"
    assert root.attrib["display"] == "block"
    return _node(list(root)), root.attrib["alttext"]


def _node(elements: list[ElementTree.Element]) -> Node:
    pieces: list[Piece] = []
    for element in elements:
        _flatten(element, pieces)
    reader = _Reader(pieces)
    node = reader.sum()
    assert reader.at == len(pieces), f"not understood from {pieces[reader.at]}"
    return node


def _flatten(element: ElementTree.Element, pieces: list[Piece]) -> None:
    children = list(element)
    match element.tag.removeprefix(MATH):
        case "mrow":
            for child in children:
                _flatten(child, pieces)
        case "mtext":
            pieces.append(Name(element.text or ""))
        case "mn":
            pieces.append(Number(read_number(element.text or "").value))
        case "mo" | "mi":
            pieces.append((element.text or "") + ("end" if element.get("form") == "postfix" else ""))
        case "mfrac":
            pieces.append(_row("/", [_node([child]) for child in children]))
        case "msup":
            base, exponent = children
            below: list[Piece] = []
            _flatten(base, below)
            assert len(below) == 1 or below[0] in ("(", "|", *FUNCTIONS) or below[1] == "%", "a base lacks its bracket"
            assert below[0] not in ("−",)
            pieces.append(Power(_node([base]), _node([exponent])))
        case "msqrt":
            pieces.append(Call("sqrt", (_node(children),)))
        case "mroot":
            pieces.append(Call("root", tuple(_node([child]) for child in children)))
        case tag:
            raise AssertionError(f"not understood: {tag}")


def _row(operators: str, operands: list[Node]) -> Node:
    first = operands[0]
    if isinstance(first, Chain) and first.additive == (operators[0] in "+-"):
        return Chain(first.operators + operators, (*first.operands, *operands[1:]))
    return Chain(operators, tuple(operands))


class _Reader:
    def __init__(self, pieces: list[Piece]) -> None:
        self.pieces = pieces
        self.at = 0

    def next(self) -> Piece | None:
        return self.pieces[self.at] if self.at < len(self.pieces) else None

    def take(self, *wanted: str) -> str | None:
        piece = self.next()
        if isinstance(piece, str) and piece in wanted:
            self.at += 1
            return piece
        return None

    def sum(self) -> Node:
        operands, operators = [self.product()], ""
        while sign := self.take("+", "−"):
            operators += SIGNS[sign]
            operands.append(self.product())
        return _row(operators, operands) if operators else operands[0]

    def product(self) -> Node:
        operands, operators = [self.signed()], ""
        while sign := self.take("×", "÷"):
            operators += SIGNS[sign]
            operands.append(self.signed())
        return _row(operators, operands) if operators else operands[0]

    def signed(self) -> Node:
        return Negative(self.atom()) if self.take("−") else self.atom()

    def atom(self) -> Node:
        if self.take("("):
            inside = self.sum()
            assert self.take(")")
            return inside
        if self.take("|"):
            inside = self.sum()
            assert self.take("|end")
            return Call("abs", (inside,))
        if function := self.take(*FUNCTIONS):
            assert self.take("\N{FUNCTION APPLICATION}")
            assert self.take("(")
            arguments = [self.sum()]
            while self.take(";"):
                arguments.append(self.sum())
            assert self.take(")")
            return Call(FUNCTIONS[function], tuple(arguments))
        node = self.next()
        assert node is not None
        assert not isinstance(node, str), f"no operand: {node}"
        self.at += 1
        return Number(node.value, True) if isinstance(node, Number) and self.take("%") else node
