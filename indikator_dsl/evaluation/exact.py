"""Tree and values → one exact value. This is the meaning of a formula; other backends are tested against it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from indikator_dsl.evaluation.arithmetic import UndefinedError, checked, power, root, round_half_up
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power, walk
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["NoValueError", "apply", "calculate", "constant"]


class NoValueError(Exception):
    """A node has no value. `node` is what stands in the way (the denominator that is zero), `cause` why."""

    def __init__(self, node: Node, cause: ArithmeticError) -> None:
        super().__init__(node, cause)
        self.node = node
        self.cause = cause


def calculate(node: Node, values: Mapping[str, Fraction]) -> Fraction:
    """The value of `node`; `values` maps the fold of every name in it. Raises NoValueError."""
    match node:
        case Number():
            return node.factor
        case Name(text):
            return values[fold(text)]
        case Chain(operators, operands):
            total = calculate(operands[0], values)
            for operator, operand in zip(operators, operands[1:], strict=True):
                total = apply(operator, total, calculate(operand, values), operand)
            return total
        case Negative(operand):
            return -calculate(operand, values)
        case Power(base, exponent):
            return _guarded(node, power, calculate(base, values), calculate(exponent, values))
        case Call(function, arguments):
            return _call(node, function, [calculate(argument, values) for argument in arguments])
        case _:
            assert_never(node)


def constant(node: Node) -> Fraction | None:
    """The value of a node without names, None where it has names or no value."""
    if isinstance(node, Number):
        return node.factor
    if any(isinstance(part, Name) for part in walk(node)):
        return None
    try:
        return calculate(node, {})
    except NoValueError:
        return None


def apply(operator: str, left: Fraction, right: Fraction, right_node: Node) -> Fraction:
    """One step of a chain. Raises NoValueError naming `right_node` where it is a zero denominator."""
    if operator == "/":
        if not right:
            raise NoValueError(right_node, UndefinedError())
        value = left / right
    elif operator == "*":
        value = left * right
    elif operator == "+":
        value = left + right
    else:
        value = left - right
    try:
        return checked(value)
    except ArithmeticError as cause:
        raise NoValueError(right_node, cause) from None


def _guarded(node: Node, operation: object, *values: Fraction) -> Fraction:
    try:
        result: Fraction = operation(*values)  # type: ignore[operator]
    except ArithmeticError as cause:
        raise NoValueError(node, cause) from None
    return result


def _call(node: Call, function: str, values: list[Fraction]) -> Fraction:
    match function:
        case "sum" | "mean":
            total = Fraction(0)
            for value, argument in zip(values, node.arguments, strict=True):
                total = apply("+", total, value, argument)
            return total / len(values) if function == "mean" else total
        case "min":
            return min(values)
        case "max":
            return max(values)
        case "abs":
            return abs(values[0])
        case "sqrt":
            return _guarded(node, root, values[0], Fraction(2))
        case "root":
            return _guarded(node, root, *values)
        case "round":
            return _guarded(node, round_half_up, values[0], values[1] if len(values) > 1 else Fraction(0))
        case _:
            raise ValueError(f"no function is called {function!r}")
