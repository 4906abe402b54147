"""Tree → the sentence that reads a formula aloud in Indonesian; it reads back as the same tree (forms/spoken.py).

Everything said so far is one value for the word `hasilnya`; what stands to the right of an operator and is a
calculation itself stands in a bracket. So no listener has to know which operation comes first.
"""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from indikator_dsl.formula.external import is_paragraph, names_source
from indikator_dsl.formula.printing.canonical import print_argument, print_name, print_number, quoted
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.lexicon import NUMBER_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["print_sentence"]

OPERATORS = {"+": "ditambah", "-": "dikurangi", "*": "dikali", "/": "dibagi"}
FUNCTIONS = {
    "sum": "jumlah dari",
    "mean": "rata-rata dari",
    "min": "nilai terkecil dari",
    "max": "nilai terbesar dari",
    "abs": "nilai mutlak dari",
    "sqrt": "akar dari",
    "root": "akar dari",
    "round": "pembulatan dari",
}
SPOKEN_NUMBERS = {value: words for words, value in reversed(NUMBER_WORDS.items())}


def print_sentence(node: Node) -> str:
    """The sentence of a tree: parsing it gives an equal tree. Names keep the analyst's words."""
    if isinstance(node, Name) and (names_source(node.text) or is_paragraph(node.text)):
        return quoted(node.text)  # alone and bare it would be read as a source or a paragraph
    return _say(node, _say_name)


def _say(node: Node, show: Callable[[str], str]) -> str:
    """`node` at the beginning of a sentence or a bracket."""
    match node:
        case Number(_, percent):
            return print_number(node) + ("%" if percent else "")
        case Name(text):
            return show(text)
        case Chain(operators, operands):
            return _row(operators, operands, show)
        case Power(base, exponent):
            below = _say(base, show) if isinstance(base, Number | Name) else f"({_say(base, show)})"
            if isinstance(exponent, Number):
                return f"{below} pangkat {_say(exponent, show)}"
            # Bare, the words behind `pangkat` would be the rank of an official.
            above = quoted(exponent.text) if isinstance(exponent, Name) else f"({_say(exponent, show)})"
            return f"{below} pangkat {above}"
        case Negative(operand):
            return f"minus {_part(operand, show)}"
        case Call("root", (radicand, Number(percent=False) as index)):
            return f"akar pangkat {print_number(index)} dari ({_say(radicand, _say_argument)})"
        case Call(function, arguments):
            return f"{FUNCTIONS[function]} ({'; '.join(_say(argument, _say_argument) for argument in arguments)})"
        case _:
            assert_never(node)


def _row(operators: str, operands: tuple[Node, ...], show: Callable[[str], str]) -> str:
    first = operands[0]
    said = [_say(first, show) if isinstance(first, Chain | Power) else _part(first, show)]
    doubtful = isinstance(first, Chain)  # a listener could take the next operator for less than everything so far
    for operator, operand in zip(operators, operands[1:], strict=True):
        said += (", hasilnya " if doubtful else " ", OPERATORS[operator], " ")
        spoken = operator == "*" and isinstance(operand, Number) and not operand.percent
        said.append(_spoken_number(operand) if spoken and isinstance(operand, Number) else _part(operand, show))
        doubtful = operator == "/"
    return "".join(said)


def _part(node: Node, show: Callable[[str], str]) -> str:
    said = _say(node, show)
    return said if isinstance(node, Number | Name | Call) else f"({said})"


def _spoken_number(number: Number) -> str:
    words = SPOKEN_NUMBERS.get(int(number.value)) if number.value.denominator == 1 else None
    return words or print_number(number)


def _say_argument(text: str) -> str:
    return print_argument(text) if "," in text or ";" in text else _say_name(text)


@lru_cache(maxsize=1 << 14)
def _say_name(text: str) -> str:
    """`text` bare where it reads back as itself between spoken operators too, and the reader says nothing."""
    from indikator_dsl.formula.reading import read

    if print_name(text) == text:
        name = Name(text)
        squared = Negative(Power(name, Number(Fraction(2))))
        tried = read(f"minus {text} pangkat 2 dikurangi {text} ditambah {text}, hasilnya dibagi {text}")
        if tried.tree == Chain("/", (Chain("-+", (squared, name, name)), name)) and not tried.diagnostics:
            return text
    return quoted(text)
