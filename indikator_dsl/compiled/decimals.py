"""One tree → Python over decimals of fifty digits: for values of which doubles are not certain, at a tenth of the cost
of whole numbers without end.

As with doubles, a sum that is much smaller than its terms is a doubt; but here it takes far more for that, and none is
left where no operation had to round.
"""

from __future__ import annotations

from decimal import Context, Decimal, DivisionByZero, Inexact, InvalidOperation, Overflow, getcontext, setcontext
from operator import itemgetter
from typing import TYPE_CHECKING, Any, assert_never

from indikator_dsl.compiled.exactly import LARGEST, MOST, SMALLEST
from indikator_dsl.compiled.facts import RiskyError
from indikator_dsl.compiled.pairs import spell_pairs
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from fractions import Fraction

    from indikator_dsl.program import Formula, Program

__all__ = ["decimal_function"]

DIGITS = 50
CANCELLED = 34
"""Digits that the sums of a tree may lose together: fifteen are left for the result."""

CONTEXT = Context(
    prec=DIGITS, Emax=999_999, Emin=-999_999, traps=[DivisionByZero, InvalidOperation, Overflow], flags=[]
)


def decimal_function(program: Program, step: Formula) -> Callable[[Mapping[str, Any]], float] | None:
    """The value of `step` from a record with all the data that it reads, by the names that they are called.

    It raises ArithmeticError where it is not certain. None for a step of which decimals are never certain.
    """
    used = program.used(step)
    if not used or max(used) >= len(program.inputs):
        return None
    try:
        spell_pairs(step.tree, step.uses, {})  # looks at the bounds of exact arithmetic
        speller = _Speller(step.uses)
        total = speller.spelled(step.tree)
    except RiskyError:
        return None
    most = Decimal(10) ** (CANCELLED // max(speller.sums, 1))
    names = [program.inputs[number].name for number in used]
    lines = ["flags = context.flags", f"{''.join(f'x{number}, ' for number in used)} = map(number, get(d))"]
    words = {"__builtins__": {}, "abs": abs, "map": map, "float": float, "number": _number, "inexact": Inexact}
    words |= {"get": itemgetter(*names) if len(names) > 1 else lambda data: (data[names[0]],)}
    words |= {"most": most, "odd": ArithmeticError()}
    words |= {f"c{at}": value for at, value in enumerate(speller.constants)}
    body = "\n ".join([*lines, *speller.lines, f"return float({total})"])
    exec(f"def step(d, context):\n {body}", words)
    made: Callable[[Mapping[str, Any], Context], float] = words["step"]  # type: ignore[assignment]

    def computed(data: Mapping[str, Any]) -> float:
        before, context = getcontext(), CONTEXT.copy()
        setcontext(context)
        try:
            return made(data, context) + 0.0
        finally:
            setcontext(before)

    return computed


def _number(value: Any) -> Decimal:
    """A number as it was entered."""
    if value.__class__ is float and (not value or SMALLEST <= abs(value) < LARGEST):
        return Decimal(repr(value))
    if value.__class__ is int and -MOST < value < MOST:
        return Decimal(value)
    raise ArithmeticError


class _Speller:
    """`lines` are the statements, `constants` the values of `c0`, `c1` and so on in them, `sums` counts those."""

    def __init__(self, uses: Mapping[str, int]) -> None:
        self.uses = uses
        self.lines: list[str] = []
        self.constants: list[Decimal] = []
        self.sums = 0

    def spelled(self, node: Node) -> str:
        """What `node` is called after the statements: an atom."""
        match node:
            case Number():
                return self._constant(node.factor)
            case Name(text):
                return f"x{self.uses[fold(text)]}"
            case Chain(operators, operands):
                parts = [self.spelled(operand) for operand in operands]
                if node.additive:
                    return self._sum(parts, "+" + operators)
                pairs = zip(operators, parts[1:], strict=True)
                return self._kept(parts[0] + "".join(f" {operator} {part}" for operator, part in pairs))
            case Negative(operand):
                return self._kept(f"-{self.spelled(operand)}")
            case Call("sum", arguments):
                return self._sum([self.spelled(argument) for argument in arguments], "+" * len(arguments))
            case Power() | Call():
                raise RiskyError
            case _:
                assert_never(node)

    def _constant(self, value: Fraction) -> str:
        exact = CONTEXT.divide(Decimal(value.numerator), Decimal(value.denominator))
        if exact.as_integer_ratio() != value.as_integer_ratio():
            raise RiskyError
        self.constants.append(exact)
        return f"c{len(self.constants) - 1}"

    def _kept(self, text: str) -> str:
        name = f"t{len(self.lines)}"
        self.lines.append(f"{name} = {text}")
        return name

    def _sum(self, parts: Sequence[str], signs: str) -> str:
        total = self._kept(" ".join(f"{sign} {part}" for sign, part in zip(signs, parts, strict=True)))
        self.sums += 1
        size = " + ".join(f"abs({part})" for part in parts)
        self.lines.append(f"if flags[inexact] and not {size} < most * abs({total}): raise odd")
        return total
