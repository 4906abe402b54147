"""Several formulas in one text: `IHLS = …`, `IRLS = …`, `IPendidikan = (IHLS + IRLS) / 2`.

Where all but one are used by another, directly or through a third, they make one formula: each name is replaced by what
stands behind its `=`. Otherwise nobody can say which of them is meant. A legend's symbols are replaced the same way.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.formula.tree import (
    DEEPEST,
    Call,
    Chain,
    Name,
    Negative,
    Node,
    Number,
    Power,
    make_chain,
    names_of,
    walk,
)
from indikator_dsl.text.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

__all__ = ["explained", "keys_of", "one_of", "substitute", "symbol_key"]

NOTED = re.compile(r"([^()]{1,400}?)\s*\(([A-Za-z]\w{0,5})\)")
LONGEST_SYMBOL = 6  # characters; in longer names a capital tells nothing
MOST_NODES = 5_000
"""Nodes that a formula put together from several may have: doubling names would grow without end otherwise."""


def symbol_key(symbol: str) -> str:
    """What is compared of a symbol: `N_A`, `Na` and `NA` are one in a text and its legend."""
    return fold(symbol).replace("_", "").replace(" ", "")


def keys_of(symbols: Sequence[str]) -> Callable[[str], str]:
    """How names are matched with these symbols: as `symbol_key` does, or letter for letter where that joins two."""
    exact = {"".join(symbol.replace("_", "").split()) for symbol in symbols if len(symbol) <= LONGEST_SYMBOL}
    if len({symbol_key(symbol) for symbol in exact}) == len(exact):
        return symbol_key
    return lambda name: "".join(name.replace("_", "").split())


def one_of(formulas: Sequence[tuple[str | None, Node]]) -> tuple[int, Node] | None:
    """The formula that all others serve: its index and its tree with theirs put in; None if they are no chain.

    `formulas` are (left side, tree), in the order of the text.
    """
    lefts = {symbol_key(left): at for at, (left, _) in enumerate(formulas) if left}
    if len(lefts) < sum(left is not None for left, _ in formulas):
        return None
    uses = [
        {lefts[key] for name in names_of(tree) if (key := symbol_key(name.text)) in lefts and lefts[key] != at}
        for at, (_, tree) in enumerate(formulas)
    ]
    used = set().union(*uses)
    roots = [at for at in range(len(formulas)) if at not in used]
    if len(roots) != 1:
        return None
    trees: dict[int, Node] = {}
    waiting = set(range(len(formulas)))
    while waiting:
        ready = [at for at in waiting if not uses[at] & waiting]
        if not ready:
            return None  # they go in a circle
        for at in ready:
            parts = {symbol_key(left): trees[other] for other in uses[at] if (left := formulas[other][0])}
            tree = substitute(formulas[at][1], parts)
            if tree is None:
                return None
            trees[at] = tree
            waiting.discard(at)
    return roots[0], trees[roots[0]]


def explained(formulas: Sequence[tuple[str | None, Node]]) -> list[tuple[str | None, Node]] | None:
    """Two formulas of which the first only says in words what the second says in symbols.

    `Rasio guru (G) terhadap murid (M)` above `Rasio = G / M`: the names in words end with the symbols of the other,
    which then takes them. None where it is not so.
    """
    if len(formulas) != 2 or formulas[0][0] is not None:
        return None
    names = {}
    for name in names_of(formulas[0][1]):
        if found := NOTED.fullmatch(name.text):
            names[symbol_key(found[2])] = Name(found[1], name.span)
    used = {symbol_key(name.text) for name in names_of(formulas[1][1])}
    if not names or not used <= set(names):
        return None
    tree = substitute(formulas[1][1], names)
    return None if tree is None else [(formulas[1][0], tree)]


def substitute(tree: Node, parts: Mapping[str, Node], key: Callable[[str], str] = symbol_key) -> Node | None:
    """`tree` with each name whose `key` is among `parts` replaced; None where it would grow beyond the bounds."""
    if not parts:
        return tree
    sizes = {symbol: sum(1 for _ in walk(part)) for symbol, part in parts.items()}
    size = sum(sizes.get(key(node.text), 1) if isinstance(node, Name) else 1 for node in walk(tree))
    if size > MOST_NODES and max(sizes.values()) > 1:
        return None
    put = _put(tree, parts, key)
    return put if _depth(put) <= max(DEEPEST, _depth(tree)) else None


def _put(node: Node, parts: Mapping[str, Node], key: Callable[[str], str]) -> Node:
    match node:
        case Name(text):
            return parts.get(key(text), node)
        case Number():
            return node
        case Chain(operators, operands):
            return make_chain(operators, [_put(operand, parts, key) for operand in operands], node.span)
        case Negative(operand):
            return Negative(_put(operand, parts, key), node.span)
        case Power(base, exponent):
            return Power(_put(base, parts, key), _put(exponent, parts, key), node.span)
        case Call(function, arguments):
            return Call(function, tuple(_put(argument, parts, key) for argument in arguments), node.span)


def _depth(tree: Node) -> int:
    deepest, todo = 0, [(tree, 1)]
    while todo:
        node, depth = todo.pop()
        deepest = max(deepest, depth)
        match node:
            case Chain(operands=inner) | Call(arguments=inner):
                todo += [(part, depth + 1) for part in inner]
            case Power(base, exponent):
                todo += [(base, depth + 1), (exponent, depth + 1)]
            case Negative(operand):
                todo.append((operand, depth + 1))
            case _:
                pass
    return deepest
