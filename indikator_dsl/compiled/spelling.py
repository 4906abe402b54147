"""One tree → Python over doubles, certain to mean what exact arithmetic means, or RiskyError.

Doubles do not cancel exactly. So beside a sum in which something is taken away stands how many times smaller than its
terms it is; where all of these of a tree, multiplied, come too near to what the digits of a double can bear, it is a
doubt, on which the whole step is computed exactly. Everything else that may go wrong raises in Python itself: a
division by zero, a root of a negative number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, assert_never

from indikator_dsl.compiled.facts import ATOM, MOST_ERROR, PRODUCT, UNIT, WHOLE, Part, RiskyError, fits, written
from indikator_dsl.compiled.functions import call, power
from indikator_dsl.compiled.terms import (
    CHUNK,
    absolute,
    constant,
    facts_of_sum,
    flattened,
    is_constant,
    joined,
    negative,
    over_one_line,
    times,
)
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power, walk
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

__all__ = ["Speller"]

LEAST_FREE = 4.0  # a sum that may not get smaller than its terms by this is not worth trying in doubles
CANCELLED = 5.0  # decimal exponents by which a sum may be smaller than its terms without a doubt


class Shrunk(NamedTuple):
    """A sum that may be smaller than its terms: their `size` all in all, or more, and that of its terms on one `side`,
    of which the others can be no more than that and the sum itself."""

    size: str
    side: str


class Speller:
    """Spells the trees of one function. `lines` are its statements.

    With `positive` no datum in a sum is negative; `signed` and `finite` collect the data for which that, and being a
    number at all, has to be looked at.
    """

    def __init__(self, *, positive: bool) -> None:
        self.positive = positive
        self.lines: list[str] = []
        self.signed: dict[str, None] = {}
        self.finite: dict[str, None] = {}
        self.temporaries = 0
        self.keys: Mapping[int, int] = {}  # of nodes, by identity: the number of what they compute
        self.shared: Container[int] = ()  # the numbers of what is computed several times
        self.tree: Node | None = None
        self.values: Mapping[str, Part] = {}
        self.doubts: dict[str, None] = {}  # of the tree being spelled
        self.shrunk: dict[str, Shrunk] = {}  # its sums that may be smaller than their terms
        self.known: dict[int, tuple[Part, dict[str, None], dict[str, Shrunk]]] = {}

    def spell(self, tree: Node, values: Mapping[str, Part], most: float) -> tuple[Part, list[str]]:
        """The part of `tree`, no more than `most` units off, and its doubts.

        `values` has the part of the fold of each name. Raises RiskyError, and leaves nothing of the attempt, where
        doubles are never certain.
        """
        lines, known = len(self.lines), len(self.known)
        self.tree, self.values, self.doubts, self.shrunk = tree, values, {}, {}
        try:
            part = fits(self.part(tree))
            doubts = list(self.doubts)
            if self.shrunk:
                free = most / max(part.error, 1)
                if free < LEAST_FREE:
                    raise RiskyError
                doubts.append(self._too_small(free))
                part = part._replace(error=most)
        except RiskyError:
            del self.lines[lines:]
            for key in list(self.known)[known:]:
                del self.known[key]
            raise
        return part, doubts

    def temporary(self, text: str) -> str:
        name = f"t{self.temporaries}"
        self.temporaries += 1
        self.lines.append(f"{name} = {text}")
        return name

    # -- nodes -----------------------------------------------------------------------------------------------------

    def part(self, node: Node) -> Part:
        key = self.keys.get(id(node))
        if key is None or key not in self.shared:
            return self._made(node)
        if key not in self.known:
            before = self.doubts, self.shrunk
            self.doubts, self.shrunk = {}, {}
            part = self._made(node)
            part = part._replace(text=self.kept(part.text), rank=ATOM)
            self.known[key] = part, dict.fromkeys(map(self.kept, self.doubts)), self.shrunk
            self.doubts, self.shrunk = before
        part, doubts, shrunk = self.known[key]
        self.doubts |= doubts
        self.shrunk |= shrunk
        return part

    def _made(self, node: Node) -> Part:
        match node:
            case Number():
                return written(node.factor)
            case Name(text):
                return self.values[fold(text)]
            case Chain(operators, operands):
                if node.additive:
                    return self.sum(operands, "+" + operators)
                return self._product(operators, operands, at_top=node is self.tree)
            case Negative(operand):
                return negative(self.part(operand))
            case Power(base, exponent):
                return power(self, base, constant(exponent))
            case Call(function, arguments):
                return call(self, function, arguments)
            case _:
                assert_never(node)

    def _product(self, operators: str, operands: Sequence[Node], at_top: bool) -> Part:
        total = self.part(operands[0])
        for operator, operand in zip(operators, operands[1:], strict=True):
            part = self.part(operand)
            real = total.real or part.real
            error, positive = total.error + part.error + 1, total.positive and part.positive
            whole = False
            if operator == "/":
                if not at_top:  # there nothing else tells that something was divided by infinity
                    self.look_at_sizes(operand)
                low, high = total.low - part.high, total.high - part.low
                above, below, decimal = total.above + part.below, total.below + part.above, False
            else:
                low, high = total.low + part.low, total.high + part.high
                above, below = total.above + part.above, total.below + part.below
                decimal = total.decimal and part.decimal
                if whole := total.whole and part.whole and high < WHOLE:
                    error = 0
            exact = self._ratio(operator, total, part)
            text = f"{total.term} {operator} {part.operand}"
            total = fits(Part(text, PRODUCT, error, low, high, above, below, decimal, positive, real=real, whole=whole))
            total = total._replace(ratio=exact)
        return total

    def _ratio(self, operator: str, left: Part, right: Part) -> tuple[Part, Part] | None:
        """The product or quotient as one of whole numbers. None where it is none, or could leave what is exact."""
        if left.pair is None or right.pair is None or (operator == "/" and right.ratio):
            return None  # a denominator of a denominator would have to be looked at
        above, below = left.pair
        if operator == "/":
            below = times(right, below)
        else:
            above = times(above, right.pair[0])
            below = right.pair[1] if below is None else times(below, right.pair[1])
        return (above, below) if below is not None and above.whole and below.whole else None

    # -- sums ------------------------------------------------------------------------------------------------------

    def sum(self, terms: Sequence[Node], signs: str) -> Part:
        flat = flattened(terms, signs)
        parts = [(sign, self.part(term)) for sign, term in flat]
        if len(parts) == 1 and parts[0][0] == "+":
            return parts[0][1]
        plus = [part for sign, part in parts if sign == "+"]
        minus = [part for sign, part in parts if sign == "-"]
        facts = facts_of_sum(plus + minus)
        if facts.whole:
            positive = not minus and all(part.positive for part in plus)
            return fits(facts._replace(text=self._added(plus, minus), positive=positive))
        exact = over_one_line(parts, self.kept) if minus else None
        if exact is not None:
            return fits(exact)
        for _, term in flat if self.positive else ():
            self._look_at_signs(term)
        known = [(sign, part) for sign, part in parts if part.positive]
        if len(known) == len(parts) and not (plus and minus):
            return fits(facts._replace(text=self._added(plus, minus), positive=not minus))
        if len(known) == len(parts):
            above, below = self.kept(self._added(plus)), self.kept(self._added(minus))
            total = self.temporary(f"{above} - {below}")
            side = min(above, below, key=lambda text: (not is_constant(text), text.startswith("t")))
            self.shrunk[total] = Shrunk(f"{above} + {below}", side)
        else:
            total = self._mixed(parts)
        low = facts.low - CANCELLED
        return fits(facts._replace(text=total, rank=ATOM, error=facts.error + 1, low=low))

    def _mixed(self, parts: Sequence[tuple[str, Part]]) -> str:
        """A sum with parts of which it is not known whether they are negative: all but one of them are looked at."""
        alone = max((part.text for _, part in parts if not part.positive), key=len)
        rest: list[Part] = []
        texts: list[tuple[str, str]] = []
        for sign, part in sorted(parts, key=lambda one: one[0] != "+"):
            if part.text == alone:
                alone = ""
                texts.append((sign, part.term))
                continue
            kept = part._replace(text=self.kept(part.text), rank=ATOM)
            texts.append((sign, kept.text))
            rest.append(kept if kept.positive else absolute(kept))
        total = self.temporary(self._chunked(texts))
        side = self.kept(self._added(rest))
        self.shrunk[total] = Shrunk(f"{side} + {side} + abs({total})", side)
        return total

    def _too_small(self, free: float) -> str:
        """The condition that the sums of the tree are smaller than their terms by more than `free`, all in all."""
        if len(self.shrunk) == 1:
            ((total, one),) = self.shrunk.items()
            free = (free - 1) / 2  # all terms together are at most twice the side, and the sum itself
            if is_constant(one.side):
                bound = float(one.side) / free
                return f"-{bound!r} <= {total} <= {bound!r}"
            return f"not ({one.side} < {free!r} * {total} or {one.side} < -{free!r} * {total})"
        sizes, totals = [f"({one.size})" for one in self.shrunk.values()], list(self.shrunk)
        size, total = " * ".join(sizes), " * ".join(totals)
        if len(totals) > 1:
            size, total = self.temporary(size), self.temporary(total)
        return f"not ({size} < {free!r} * {total} or {size} < -{free!r} * {total})"

    def _look_at_signs(self, term: Node) -> None:
        """Have it looked at that nothing in `term` is negative that is taken not to be."""
        for node in walk(term):
            if isinstance(node, Name) and (part := self.values[fold(node.text)]).positive:
                if part.entered:
                    self.signed[part.text] = None
                else:
                    self.doubts[f"{part.text} < 0.0"] = None

    def look_at_sizes(self, node: Node) -> None:
        for part in walk(node):
            if isinstance(part, Name) and (name := self.values[fold(part.text)]).entered:
                self.finite[name.text] = None

    def kept(self, text: str) -> str:
        return text if text.isalnum() or is_constant(text) else self.temporary(text)

    def _added(self, plus: Sequence[Part], minus: Sequence[Part] = ()) -> str:
        return self._chunked([("+", part.term) for part in plus] + [("-", part.term) for part in minus])

    def _chunked(self, texts: list[tuple[str, str]]) -> str:
        while len(texts) > CHUNK:
            cut = [texts[at : at + CHUNK] for at in range(0, len(texts), CHUNK)]
            texts = [("+", self.temporary(joined(piece))) for piece in cut]
        return joined(texts)


assert MOST_ERROR * UNIT < 1e-12
