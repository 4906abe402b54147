"""Trees of formulas: every kind of node, in the one form that a tree has."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.testing.names import names as any_names

__all__ = ["numbers", "trees"]

FUNCTIONS = ("sum", "mean", "min", "max", "abs", "sqrt", "root", "round")
ARGUMENTS = {"abs": (1, 1), "sqrt": (1, 1), "root": (2, 2), "round": (1, 2)}


def numbers() -> st.SearchStrategy[Number]:
    """Written numbers: zero and up, at most six decimals, some of them percentages.

    numbers().example()  # Number(value=Fraction(1, 4), percent=True)
    """
    values = st.builds(lambda digits, places: Fraction(digits, 10**places), st.integers(0, 10**9), st.integers(0, 6))
    return st.builds(Number, values, st.booleans())


def trees(
    names: st.SearchStrategy[str] | None = None,
    *,
    numbers: st.SearchStrategy[Number] | None = None,
    max_leaves: int = 12,
) -> st.SearchStrategy[Node]:
    """Trees over `names` (any names where it is None) and `numbers`, every node type and function among them.

    trees(st.sampled_from(["Jumlah A", "Jumlah B"])).example()
    """
    written = _numbers() if numbers is None else numbers
    leaves = st.one_of((any_names() if names is None else names).map(Name), written)
    return st.recursive(
        leaves,
        lambda parts: st.one_of(
            _chains(parts), _calls(parts), st.builds(Power, parts, parts), st.builds(Negative, parts)
        ),
        max_leaves=max_leaves,
    )


_numbers = numbers


@st.composite
def _chains(draw: st.DrawFn, parts: st.SearchStrategy[Node]) -> Node:
    operators = draw(st.sampled_from(["+-", "*/"]).flatmap(lambda signs: st.text(signs, min_size=1, max_size=4)))
    operands = [draw(parts) for _ in range(len(operators) + 1)]
    chain = Chain(operators, tuple(operands))
    first = operands[0]
    if isinstance(first, Chain) and first.additive == chain.additive:  # (a / b) * c has the tree of a / b * c
        return Chain(first.operators + operators, (*first.operands, *operands[1:]))
    return chain


@st.composite
def _calls(draw: st.DrawFn, parts: st.SearchStrategy[Node]) -> Node:
    function = draw(st.sampled_from(FUNCTIONS))
    fewest, most = ARGUMENTS.get(function, (1, 3))
    return Call(function, tuple(draw(parts) for _ in range(draw(st.integers(fewest, most)))))
