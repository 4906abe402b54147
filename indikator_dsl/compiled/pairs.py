"""One tree → Python over whole numbers: numerators and denominators, exact, reduced only at the end.

What is written here is what most formulas are made of; RiskyError for a tree with anything else in it, and for one
whose numbers could pass the bounds of exact arithmetic, which the interpreter looks at after each operation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from indikator_dsl.compiled.facts import ENTERED_BITS, RiskyError
from indikator_dsl.evaluation.arithmetic import MOST_BITS
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

__all__ = ["Pair", "spell_pairs"]

MOST_TERMS = 40  # of a sum: beyond that, what is not reduced grows too long


class Pair(NamedTuple):
    """The code of numerator and denominator, each an atom, and the bits that they may have. The denominator is zero
    where something was divided by zero, and may be negative."""

    above: str
    below: str
    most_above: float
    most_below: float


def spell_pairs(tree: Node, uses: Mapping[str, int], bits: Mapping[int, tuple[float, float]]) -> tuple[list[str], Pair]:
    """Statements and the pair of `tree`. Value k is the pair `n{k}`, `d{k}`; `bits` has those of computed ones."""
    speller = _Speller(uses, bits)
    return speller.lines, speller.pair(tree)


class _Speller:
    def __init__(self, uses: Mapping[str, int], bits: Mapping[int, tuple[float, float]]) -> None:
        self.uses = uses
        self.bits = bits
        self.lines: list[str] = []

    def pair(self, node: Node) -> Pair:
        match node:
            case Number():
                value = node.factor
                sizes = value.numerator.bit_length(), value.denominator.bit_length()
                return _fits(Pair(f"{value.numerator}", f"{value.denominator}", *sizes))
            case Name(text):
                number = self.uses[fold(text)]
                return Pair(f"n{number}", f"d{number}", *self.bits.get(number, (ENTERED_BITS, ENTERED_BITS)))
            case Chain(operators, operands):
                if node.additive:
                    return self._sum(operands, "+" + operators)
                return self._product(operators, operands)
            case Negative(operand):
                pair = self.pair(operand)
                return pair._replace(above=self._kept(f"-{pair.above}"))
            case Call("sum", arguments):
                return self._sum(arguments, "+" * len(arguments))
            case Power() | Call():
                raise RiskyError
            case _:
                assert_never(node)

    def _kept(self, text: str) -> str:
        name = f"t{len(self.lines)}"
        self.lines.append(f"{name} = {text}")
        return name

    def _product(self, operators: str, operands: Sequence[Node]) -> Pair:
        first = self.pair(operands[0])
        above, below = [first.above], [first.below]
        most_above, most_below = first.most_above, first.most_below
        for operator, operand in zip(operators, operands[1:], strict=True):
            pair = self.pair(operand)
            if operator == "/":
                if pair.below[0] in "nt":  # as a numerator its zero, of a division by zero, would go unnoticed
                    self.lines.append(f"1 // {pair.below}")
                pair = Pair(pair.below, pair.above, pair.most_below, pair.most_above)
            above.append(pair.above)
            below.append(pair.below)
            most_above, most_below = most_above + pair.most_above, most_below + pair.most_below
            _fits(Pair("", "", most_above, most_below))
        return Pair(self._multiplied(above), self._multiplied(below), most_above, most_below)

    def _multiplied(self, factors: list[str]) -> str:
        some = [factor for factor in factors if factor != "1"] or ["1"]
        return self._kept(" * ".join(some)) if len(some) > 1 else some[0]

    def _sum(self, terms: Sequence[Node], signs: str) -> Pair:
        if len(terms) > MOST_TERMS:
            raise RiskyError
        total = self.pair(terms[0])
        for sign, term in zip(signs[1:], terms[1:], strict=True):
            pair = self.pair(term)
            left, right = self._times(total.above, pair.below), self._times(pair.above, total.below)
            above, below = self._kept(f"{left} {sign} {right}"), self._multiplied([total.below, pair.below])
            most = max(total.most_above + pair.most_below, pair.most_above + total.most_below) + 1
            total = _fits(Pair(above, below, most, total.most_below + pair.most_below))
        return total

    def _times(self, left: str, right: str) -> str:
        return left if right == "1" else f"{left} * {right}"


def _fits(pair: Pair) -> Pair:
    if pair.most_above + pair.most_below > MOST_BITS:
        raise RiskyError
    return pair
