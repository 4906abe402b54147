"""Readings that could surprise their writer: each warning shows both readings and what to write to mean the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.printing import print_node
from indikator_dsl.formula.tree import Chain, Name, Node, Number, walk
from indikator_dsl.text.lexicon import MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indikator_dsl.formula.tokens import Token

__all__ = ["doubts"]

LONGEST_SHOWN = 20  # operands of a chain that a warning still prints


def doubts(node: Node, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """The warnings for a tree; `tokens` tell which sign of division was written."""
    if any(token.text == ":" for token in tokens):
        yield from _mixed_signs(tokens)
    for part in walk(node):
        # Nobody reads a reading of many operands; the parts of such a chain are looked at all the same.
        if not isinstance(part, Chain) or len(part.operands) > LONGEST_SHOWN:
            continue
        if part.additive:
            yield from _sum_before_division(part)
        else:
            yield from _measured_factor(part, tokens)
            yield from _list_of_slashes(part)
            yield from _many_slashes(part)


def _sum_before_division(chain: Chain) -> Iterator[Diagnostic]:
    """`Kas + Setara Kas / Utang Lancar`: only the last term is divided."""
    *first, last = chain.operands
    if not _bare_ratio(last) or any(map(_bare_ratio, first)) or isinstance(first[-1], Number):
        return
    assert isinstance(last, Chain)
    slash = last.operators.index("/")
    numerator = _chain(last.operators[:slash], last.operands[: slash + 1])
    total = Chain(chain.operators, (*first, numerator))
    other = print_node(Chain(last.operators[slash:], (total, *last.operands[slash + 1 :])))
    head = print_node(_chain(chain.operators[:-1], tuple(first)))
    read = f"{head} {chain.operators[-1]} ({print_node(last)})"
    yield Diagnostic.of("F201", *chain.span, other, dibaca=read, lain=other)


def _measured_factor(chain: Chain, tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """`A / B x C` where C is something measured: divided by B, or by B times C? `(A / B) x C` says which."""
    signs, parts = chain.operators, chain.operands
    for i in range(1, len(signs)):
        if signs[i - 1] + signs[i] != "/*" or not (isinstance(parts[i], Name) and _measured(parts[i + 1])):
            continue
        between = [token for token in tokens if parts[i].span[1] <= token.start < parts[i + 1].span[0]]
        if any(token.type == "CLOSE" for token in between):
            continue
        product = Chain("*", (parts[i], parts[i + 1]))
        other = print_node(_chain(signs[:i] + signs[i + 1 :], (*parts[:i], product, *parts[i + 2 :])))
        read = f"({print_node(_chain(signs[:i], parts[: i + 1]))}) × {print_node(parts[i + 1])}"
        yield Diagnostic.of("F202", parts[i].span[0], parts[i + 1].span[1], other, dibaca=read, lain=other)


def _list_of_slashes(chain: Chain) -> Iterator[Diagnostic]:
    """`SD / MI / Paket`: slashes with blanks between short words look like a list."""
    names = [part.text for part in chain.operands if isinstance(part, Name) and not _measured(part)]
    if chain.operators.count("/") != len(chain.operators) or len(names) != len(chain.operands) or len(names) < 3:
        return
    if all(" " not in name and len(name) > 1 for name in names):
        listed = "/".join(names)
        yield Diagnostic.of("F207", *chain.span, f'"{listed}"', daftar=listed)


def _many_slashes(chain: Chain) -> Iterator[Diagnostic]:
    """`A / B / C / D`: nobody divides three times in a row; some slash was part of a name."""
    if chain.operators.count("/") > 2 and "-" not in chain.operators:
        yield Diagnostic.of("F220", *chain.span, banyak=chain.operators.count("/"))


def _mixed_signs(tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """`A / B : C` at one level: which division comes first is left to right, and easily meant otherwise."""
    levels: list[set[str]] = [set()]
    for before, token in zip((None, *tokens), tokens, strict=False):
        if token.type in ("OPEN", "CALL"):
            levels.append(set())
        elif token.type == "CLOSE" and len(levels) > 1:
            levels.pop()
        elif token.type in ("PLUS", "MINUS", "COMMA"):
            levels[-1].clear()
        elif token.type == "DIVIDE" and before is not None and before.type != "CLOSE":
            levels[-1].add(":" if token.text == ":" else "/")
            if len(levels[-1]) > 1:
                levels[-1].clear()
                yield Diagnostic.of("F203", token.start, token.end)


def _bare_ratio(node: Node) -> bool:
    """A division that no bracket encloses: a bracketed chain's span begins before its first operand."""
    return isinstance(node, Chain) and "/" in node.operators and node.span[0] == node.operands[0].span[0]


def _measured(node: Node) -> bool:
    return isinstance(node, Name) and node.text.split()[0].lower() in MEASURE_WORDS


def _chain(operators: str, operands: tuple[Node, ...]) -> Node:
    return Chain(operators, operands) if operators else operands[0]
