"""Readings that could surprise their writer: each warning shows both readings and what to write to mean the other."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.results import RESULT
from indikator_dsl.formula.printing.canonical import print_node
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
    # `hasilnya` closes a bracket around everything before it, as good as a written one.
    results = [token.start for token in tokens if token.text.startswith(RESULT)]
    closes = sorted(results + [token.start for token in tokens if token.type == "CLOSE"])
    for part in walk(node):
        # Nobody reads a reading of many operands; the parts of such a chain are looked at all the same.
        if not isinstance(part, Chain) or len(part.operands) > LONGEST_SHOWN:
            continue
        yield from _hundred_percent(part)
        if part.additive:
            yield from _sum_and_division(part, results)
        else:
            yield from _measured_factor(part, closes)
            yield from _list_of_slashes(part)
            yield from _many_slashes(part)


def _sum_and_division(chain: Chain, results: Sequence[int]) -> Iterator[Diagnostic]:
    """`Kas + Setara Kas / Utang` and `A / A + B`: a sum beside one division, without a bracket on either."""
    terms, signs = chain.operands, chain.operators
    ratios = [at for at, term in enumerate(terms) if _bare_ratio(term)]
    if len(ratios) != 1:
        return  # a sum of ratios is meant as one
    at = ratios[0]
    ratio = terms[at]
    assert isinstance(ratio, Chain)
    slash = ratio.operators.index("/")
    if at + 1 < len(terms):
        after = bisect_left(results, ratio.span[1])
        if after < len(results) and results[after] < terms[at + 1].span[0]:
            return
    if at and not isinstance(terms[at - 1], Number):
        above = _chain(ratio.operators[:slash], ratio.operands[: slash + 1])
        total = Chain(signs[:at], (*terms[:at], above))
        whole = Chain(ratio.operators[slash:], (total, *ratio.operands[slash + 1 :]))
        other = print_node(_chain(signs[at:], (whole, *terms[at + 1 :])))
    elif at + 1 < len(terms) and ratio.operators[-1] == "/" and isinstance(ratio.operands[-1], Name):
        if not isinstance(_first_part(terms[at + 1]), Name):
            return
        *tail, last = terms[at + 1 :]
        factor = last if isinstance(last, Chain) and last.operators[0] == "*" and not _bracketed(last) else None
        below = Chain(signs[at:], (ratio.operands[-1], *tail, factor.operands[0] if factor else last))
        divided = Chain(ratio.operators, (*ratio.operands[:-1], below))
        scaled = (
            Chain(ratio.operators + factor.operators, (*divided.operands, *factor.operands[1:])) if factor else divided
        )
        other = print_node(_chain(signs[:at], (*terms[:at], scaled)))
    else:
        return
    read = "".join(
        (f" {signs[i - 1]} " if i else "") + (f"({print_node(term)})" if i == at else print_node(term))
        for i, term in enumerate(terms)
    )
    yield Diagnostic.of("F201", *chain.span, other, dibaca=read, lain=other)


def _hundred_percent(chain: Chain) -> Iterator[Diagnostic]:
    """`(100% - 20%) x Pagu`: as a factor 100% scales to percent; as a term beside fractions it surprises."""
    for at, part in enumerate(chain.operands):
        if not (isinstance(part, Number) and part.percent and part.factor == 100):
            continue
        if chain.additive:
            others = (other for i, other in enumerate(chain.operands) if i != at)
            alone = not any(
                isinstance(inner, Number) and inner.factor == 100 for other in others for inner in walk(other)
            )
        else:
            alone = at > 0 and chain.operators[at - 1] == "/"
        if alone:
            yield Diagnostic.of("F222", *part.span, "1")


def _measured_factor(chain: Chain, closes: Sequence[int]) -> Iterator[Diagnostic]:
    """`A / B x C` where C is something measured: divided by B, or by B times C? `(A / B) x C` says which."""
    signs, parts = chain.operators, chain.operands
    for i in range(1, len(signs)):
        if signs[i - 1] + signs[i] != "/*" or not (isinstance(parts[i], Name) and _measured(parts[i + 1])):
            continue
        after = bisect_left(closes, parts[i].span[1])
        if after < len(closes) and closes[after] < parts[i + 1].span[0]:
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
    for token in tokens:
        if token.type in ("OPEN", "CALL"):
            levels.append(set())
        elif token.type == "CLOSE" and len(levels) > 1:
            levels.pop()
        elif token.type in ("PLUS", "MINUS", "COMMA"):
            levels[-1].clear()
        elif token.type == "DIVIDE":
            levels[-1].add(":" if token.text == ":" else "/")
            if len(levels[-1]) > 1:
                levels[-1].clear()
                yield Diagnostic.of("F203", token.start, token.end)


def _bare_ratio(node: Node) -> bool:
    """A division that no bracket encloses: a bracketed chain's span begins before its first operand."""
    return isinstance(node, Chain) and "/" in node.operators and not _bracketed(node)


def _bracketed(chain: Chain) -> bool:
    return chain.span[0] != chain.operands[0].span[0]


def _first_part(node: Node) -> Node:
    return node.operands[0] if isinstance(node, Chain) and not _bracketed(node) else node


def _measured(node: Node) -> bool:
    return isinstance(node, Name) and node.text.split()[0].lower() in MEASURE_WORDS


def _chain(operators: str, operands: tuple[Node, ...]) -> Node:
    return Chain(operators, operands) if operators else operands[0]
