"""Tree → the text of an Excel formula: the same meaning as evaluation/exact.py, in binary floating point.

Two things stand between a tree and one formula. Excel bounds a formula (8,192 characters, 64 levels, 255 arguments), so
what is long gets a cell of its own. And floats do not cancel exactly: 0.1 + 0.2 - 0.3 is not 0, and a denominator that
is zero would go unseen. A sum that could leave such a rest gets a cell of its own too, in which a rest that is only
rounding becomes 0 (decisions/0018). So every text that comes out here has a sign, and a zero, that can be trusted.
"""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING, Protocol, assert_never

from attrs import frozen

from indikator_dsl.evaluation.exact import calculate, constant
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.names import fold
from indikator_dsl.workbook import powers
from indikator_dsl.workbook.parts import ATOM, POWER, PRODUCT, SUM, Part, number_text, packed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["Cell", "Check", "Steps", "Translator"]

LONGEST_PART = 1_000
"""Characters of a part; a longer one gets a cell. A status repeats its formula's parts, and stays below 8,192."""

LONGEST_REPEATED = 60  # characters of a part that is written several times, such as a denominator and its check
DEEPEST_PART = 20
MOST_ARGUMENTS = 200
TIGHT, LOOSE = 4e-15, 1e-12  # rests below this part of the terms are rounding: of terms as entered, of computed ones
EACH = 2.3e-16  # what one more term as entered may add
WHOLE = "0.4"  # no rest so large is taken for rounding, so that sums of whole numbers are always exact


@frozen
class Cell:
    """Where the value of a name stands. `given` marks a number as it was entered, not one that was computed."""

    reference: str
    given: bool = True


@frozen
class Check:
    """A condition (the text of a formula) under which the tree has no value, and the finding that says so.

    `node` is what stands in the way: the denominator that is zero (H102), the root or power out of its domain (H107).
    """

    text: str
    code: str
    node: Node


class Steps(Protocol):
    """Who gives cells to the parts of a formula."""

    def place(self, label: str, formula: str, engine: Callable[[Mapping[str, Fraction]], Fraction]) -> str:
        """A reference to a new cell with `formula`. `engine` gives what the engine has there; raises NoValueError."""
        ...


class Translator:
    """Translates one tree: `part(tree).text` is its formula, valid where none of `checks`, tried in order, holds.

    `cells` has a cell for the fold of every name.
    """

    def __init__(self, cells: Mapping[str, Cell], steps: Steps) -> None:
        self.cells = cells
        self.steps = steps
        self.checks: list[Check] = []

    def part(self, node: Node) -> Part:
        match node:
            case Number():
                found = Part(number_text(node.factor), exact=True)
            case Name(text):
                cell = self.cells[fold(text)]
                found = Part(cell.reference, exact=cell.given)
            case Chain(operators, operands):
                if node.additive:
                    signs = zip("+" + operators, operands, strict=True)
                    signed = [operand if sign == "+" else Negative(operand) for sign, operand in signs]
                    found = self._sum(node, signed)
                else:
                    found = self._product(node)
            case Negative(operand):
                inner = self.part(operand)
                found = Part("-" + inner.behind_minus(), SUM, inner.depth + 1, inner.exact)
            case Power(base, exponent):
                found = powers.power(self, node, base, exponent)
            case Call(function, arguments):
                found = self._call(node, function, arguments)
            case _:
                assert_never(node)
        return self.placed(found, node) if len(found.text) > LONGEST_PART or found.depth > DEEPEST_PART else found

    def placed(self, part: Part, node: Node) -> Part:
        """`part` as a cell of its own."""
        return Part(self._place(print_node(node), part.text, node), exact=part.exact)

    def _place(self, label: str, text: str, node: Node) -> str:
        return self.steps.place(label, text, partial(calculate, node))

    def repeatable(self, node: Node) -> Part:
        """The part of `node`, short enough to be written several times."""
        part = self.part(node)
        return self.placed(part, node) if len(part.text) > LONGEST_REPEATED else part

    def atom(self, node: Node) -> Part:
        """The part of `node` as a number or a cell."""
        part = self.part(node)
        return part if part.rank == ATOM and len(part.text) <= LONGEST_REPEATED else self.placed(part, node)

    def check(self, text: str, code: str, node: Node) -> None:
        self.checks.append(Check(text, code, node))

    # -- sums and products ---------------------------------------------------------------------------------------

    def _sum(self, node: Node, terms: Sequence[Node], *, mean: bool = False) -> Part:
        """The sum of `terms`, in a cell of its own unless it is exact: that of two numbers as they were entered."""
        parts = [self.part(term.operand if isinstance(term, Negative) else term) for term in terms]
        exact = all(part.exact for part in parts)
        signed = [
            "-" + part.behind_minus() if isinstance(term, Negative) else "+" + part.at_least(PRODUCT)
            for term, part in zip(terms, parts, strict=True)
        ]
        depth = max(part.depth for part in parts) + 1
        if len(terms) == 1:
            return Part(signed[0].removeprefix("+"), SUM, depth, exact)
        if exact and len(terms) == 2 and sum(map(len, signed)) <= LONGEST_REPEATED * 2:
            text = "".join(signed).removeprefix("+")
            return Part(f"({text})/2", PRODUCT, depth + 1) if mean else Part(text, SUM, depth)
        sizes = [f"+ABS({text[1:]})" for text in signed]
        signed, sizes = self._fitting(node, terms, signed, sizes)
        rest = max(TIGHT, len(terms) * EACH) if exact else LOOSE
        total, size = ("".join(texts).removeprefix("+") for texts in (signed, sizes))
        text = f"IF(ABS({total})<MIN({WHOLE},{number_text(Fraction(rest))}*({size})),0,{total})"
        whole = Call("sum", tuple(terms)) if mean else node
        cell = self._place(print_node(whole), text, whole)
        return Part(f"{cell}/{len(terms)}", PRODUCT) if mean else Part(cell)

    def _fitting(
        self, node: Node, terms: Sequence[Node], signed: list[str], sizes: list[str]
    ) -> tuple[list[str], list[str]]:
        """The terms and their sizes, in sums of sums where they are too long for one cell."""
        spans = [(at, at + 1) for at in range(len(terms))]
        while sum(map(len, sizes)) > LONGEST_PART:
            groups = packed(sizes, LONGEST_PART)
            spans = [(spans[first][0], spans[last - 1][1]) for first, last in groups]
            old_signed, old_sizes, signed, sizes = signed, sizes, [], []
            for (first, last), (start, end) in zip(groups, spans, strict=True):
                label = f"suku {start + 1}–{end}"
                values, bare = Call("sum", tuple(terms[start:end])), "".join(old_signed[first:last]).removeprefix("+")
                absolute = Call("sum", tuple(Call("abs", (term,)) for term in terms[start:end]))
                signed.append("+" + self._place(f"jumlah {label}", bare, values))
                size = "".join(old_sizes[first:last]).removeprefix("+")
                sizes.append("+" + self._place(f"besar {label}", size, absolute))
        return signed, sizes

    def _product(self, node: Chain) -> Part:
        text, depth = "", 0
        for at, (operator, operand) in enumerate(zip("*" + node.operators, node.operands, strict=True)):
            part = self.repeatable(operand) if operator == "/" else self.part(operand)
            if operator == "/" and not (isinstance(operand, Number) and operand.value):
                self.check(f"{part.text}=0", "H102", operand)
            if len(text) + len(part.text) > LONGEST_PART:
                before = Chain(node.operators[: at - 1], node.operands[:at]) if at > 1 else node.operands[0]
                text = self._place(print_node(before), text, before)
            depth = max(depth, part.depth + 1)
            text += (operator if at else "") + part.at_least(POWER if at else PRODUCT)
        return Part(text, PRODUCT, depth)

    # -- functions -----------------------------------------------------------------------------------------------

    def _call(self, node: Call, function: str, arguments: Sequence[Node]) -> Part:
        match function:
            case "sum" | "mean":
                return self._sum(node, arguments, mean=function == "mean")
            case "min" | "max":
                return self._extreme(function, arguments)
            case "abs":
                inner = self.part(arguments[0])
                return Part(f"ABS({inner.text})", ATOM, inner.depth + 1, inner.exact)
            case "sqrt":
                return powers.root(self, node, arguments[0], Number(Fraction(2)))
            case "root":
                return powers.root(self, node, *arguments)
            case "round":
                return self._round(node, *arguments)
            case _:
                raise ValueError(f"no function is called {function!r}")

    def _extreme(self, function: str, arguments: Sequence[Node]) -> Part:
        parts = [self.part(argument) for argument in arguments]
        exact, depth = all(part.exact for part in parts), max(part.depth for part in parts) + 1
        texts, spans = [part.text for part in parts], [(at, at + 1) for at in range(len(parts))]
        while len(texts) > 1 and (len(texts) > MOST_ARGUMENTS or sum(map(len, texts)) + len(texts) > LONGEST_PART):
            groups = packed([text + "," for text in texts], LONGEST_PART, MOST_ARGUMENTS)
            spans = [(spans[first][0], spans[last - 1][1]) for first, last in groups]
            texts = [
                self._place(
                    f"{function} {start + 1}–{end}",
                    f"{function.upper()}({','.join(texts[first:last])})",
                    Call(function, tuple(arguments[start:end])),
                )
                for (first, last), (start, end) in zip(groups, spans, strict=True)
            ]
        return Part(f"{function.upper()}({','.join(texts)})", ATOM, depth, exact)

    def _round(self, node: Call, value: Node, places: Node | None = None) -> Part:
        """Half away from zero, as Excel does. What was computed is first moved over the noise below a half."""
        decimals = Fraction(0) if places is None else constant(places)
        if decimals is None:
            assert places is not None
            text = self.atom(places).text
            part = self.repeatable(value)
            self.check(f"OR({text}<>ROUND({text},0),{text}<0,{text}>30)", "H107", node)
            finest = f"0.1*10^(-{text})"
        else:
            part = self.repeatable(value)
            if decimals.denominator != 1 or not 0 <= decimals <= 30:
                self.check("TRUE()", "H107", node)
                return Part("0")
            text, finest = str(decimals), f"1E-{decimals + 1}"
        if part.exact:
            return Part(f"ROUND({part.text},{text})", ATOM, part.depth + 1)
        moved = f"{part.at_least(PRODUCT)}+SIGN({part.text})*MIN({finest},{TIGHT:G}*ABS({part.text}))"
        return Part(f"ROUND({moved},{text})", ATOM, part.depth + 3)
