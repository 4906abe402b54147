"""Readings that could surprise their writer: each warning shows both readings and what to write to mean the other."""

from __future__ import annotations

from bisect import bisect_left
from fractions import Fraction
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.forms.results import RESULT
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power, reach, walk
from indikator_dsl.text.lexicon import COUNT_WORDS, MEASURE_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from indikator_dsl.formula.tokens import Token

__all__ = ["doubts"]

SHORT = 60
SHORT_READING = 100
LARGEST_TORN = 100  # `Covid - 19`: a larger number behind a minus is one to subtract
LISTING = ("rata-rata ", "rerata ", "selisih ")
PERCENT_OPENERS = ("persentase ", "presentase ", "prosentase ")
SUMS = ("Σ", "∑", "Sigma ", "sigma ")
LONGEST_SHOWN = 20  # operands of a chain that a warning still prints


def doubts(node: Node, tokens: Sequence[Token]) -> list[Diagnostic]:
    """The warnings for a tree; `tokens` tell which sign of division was written."""
    found: list[Diagnostic] = []
    signs = [token.text for token in tokens]
    if ":" in signs:
        found += _mixed_signs(tokens)
    if signs.count("/") > 1:
        found += _uneven_slashes(tokens)
    if any(token.type == "ROOT" for token in tokens):
        found += _reach_of_root(tokens)
    todo: list[Node] = [node]
    while todo:
        part = todo.pop()
        if isinstance(part, Chain):
            todo += part.operands
            # Nobody reads a reading of many operands; the parts of such a chain are looked at all the same.
            if len(part.operands) <= LONGEST_SHOWN:
                found += _sum_doubts(part, tokens) if part.additive else _product_doubts(part, tokens)
        elif isinstance(part, Call):
            todo += part.arguments
            found += _row_by_row(part)
        elif isinstance(part, Power):
            todo += (part.base, part.exponent)
        elif isinstance(part, Negative):
            todo.append(part.operand)
    return found


def _is_mixed(tokens: Sequence[Token]) -> bool:
    """Whether both signs of division stand in the formula: that was asked about already."""
    signs = {token.text for token in tokens if token.type == "DIVIDE"}
    return ":" in signs and len(signs) > 1


def _sum_doubts(chain: Chain, tokens: Sequence[Token]) -> list[Diagnostic]:
    # `hasilnya` closes a bracket around everything before it, as good as a written one.
    results = [token.start for token in tokens if token.text.startswith(RESULT)]
    found = [*_hundred_percent(chain), *_reach_of_sum(chain), *_sum_and_division(chain, results), *_minus_one(chain)]
    return [*found, *_reach_of_words(chain)]


def _product_doubts(chain: Chain, tokens: Sequence[Token]) -> list[Diagnostic]:
    signs, operands = chain.operators, chain.operands
    first = operands[0]
    found: list[Diagnostic] = []
    if isinstance(first, Name) and signs[0] == "*":
        found += _sized(chain)
    if "/" not in signs:
        return [*found, *_reach_of_sum(chain)]
    if isinstance(first, Name):
        if signs[0] == "*":
            found += _reach_of_sum(chain)
        else:
            found += _choice_of_measures(first, operands[1])
            found += _percent_name(first, chain)
    if len(signs) > 1:
        if "/*" in signs and isinstance(operands[signs.index("/*") + 2], Name):
            closes = [token.start for token in tokens if token.type == "CLOSE" or token.text.startswith(RESULT)]
            found += [*_measured_factor(chain, closes), *_reach_of_sum(chain)]
        if signs.count("/") > 1:
            listed = list(_list_of_slashes(chain))
            found += listed or (() if _is_mixed(tokens) else _many_slashes(chain))
    if not isinstance(operands[1], Name) or len(signs) > 1:
        found += _percent_divisor(chain)
    if not isinstance(first, Name) or len(signs) > 2:
        found += _torn_power(chain)
    return found


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
        if isinstance(part, Number) and part.percent and part.value == 100:
            others = (other for i, other in enumerate(chain.operands) if i != at)
            if not any(isinstance(inner, Number) and inner.value == 100 for other in others for inner in walk(other)):
                yield Diagnostic.of("F222", *part.span, "1")


def _minus_one(chain: Chain) -> Iterator[Diagnostic]:
    """`PAD tahun n - 1`: the year before, torn apart; and `usia - 19`, a number that no minus was meant for."""
    for sign, before, term in zip(chain.operators, chain.operands, chain.operands[1:], strict=False):
        left = before.operands[-1] if isinstance(before, Chain) and not _bracketed(before) else before
        right = term.operands[0] if isinstance(term, Chain) and not _bracketed(term) else term
        if sign == "-" and isinstance(left, Name) and isinstance(right, Number) and not right.percent:
            last = left.text.split()[-1]
            joined = f"{left.text}-{print_node(right)}"
            torn = len(last) == 1 and last.isalpha() and len(left.text) > 1
            if torn or (right.value.denominator == 1 and 1 < right.value < LARGEST_TORN and " " in left.text):
                shown = {"nama": left.text[:SHORT], "lain": joined[:SHORT]}
                yield Diagnostic.of("F259" if torn else "F263", left.span[0], right.span[1], joined, **shown)


def _torn_power(chain: Chain) -> Iterator[Diagnostic]:
    """`(A x B)^1/3`: the power takes the 1 alone, and the result is divided by three."""
    for sign, left, right in zip(chain.operators, chain.operands, chain.operands[1:], strict=False):
        if sign == "/" and isinstance(left, Power) and left.exponent == Number(Fraction(1)):
            meant = print_node(Power(left.base, Chain("/", (left.exponent, right))))
            yield Diagnostic.of("F260", left.span[0], right.span[1], meant, lain=meant[:SHORT_READING])


def _sized(chain: Chain) -> Iterator[Diagnostic]:
    """`lapangan 4 x 6`, `PON X 2024`: a size or an edition in a name, read as a product."""
    left, right = chain.operands[:2]
    if isinstance(left, Name) and isinstance(right, Number) and not right.percent:
        year = right.value.denominator == 1 and 1900 <= right.value <= 2100
        if (left.text[-1].isdigit() and str(right.value).strip("0") != "1") or year:
            whole = f"{left.text} x {print_node(right)}"
            yield Diagnostic.of("F266", left.span[0], right.span[1], f'"{whole}"', kata=whole[:SHORT])


def _reach_of_words(chain: Chain) -> Iterator[Diagnostic]:
    """`Rata-rata nilai A + nilai B`, `Selisih A - B`: the first word belongs to the first name alone."""
    first = chain.operands[0]
    following = chain.operands[1]
    if not isinstance(first, Name) or not isinstance(following, Name):
        return
    if first.text.lower().startswith(LISTING) and not following.text.lower().startswith(LISTING):
        yield Diagnostic.of("F269", *first.span, nama=first.text[:SHORT])


def _reach_of_root(tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """`√A x B`: the root reaches over the name behind it and no further."""
    for at, token in enumerate(tokens[:-2]):
        if token.type == "ROOT" and tokens[at + 1].type == "NAME" and tokens[at + 2].type in ("TIMES", "DIVIDE"):
            name = tokens[at + 1].node
            assert isinstance(name, Name)
            yield Diagnostic.of("F262", token.start, tokens[at + 1].end, nama=name.text[:SHORT])


def _percent_divisor(chain: Chain) -> Iterator[Diagnostic]:
    """`A / 100%`, `A / (B x 100%)`: what scales to percent divides here. `A x 100% / B x 100%` scales twice."""
    scales = [part for part in chain.operands if isinstance(part, Number) and part.percent and part.value == 100]
    for scale in scales[1:]:
        yield Diagnostic.of("F222", *scale.span, "1")
    for sign, part in zip(chain.operators, chain.operands[1:], strict=True):
        if sign == "/" and not isinstance(part, Name):
            inside = part.operands if isinstance(part, Chain) and not part.additive else (part,)
            for inner in inside:
                if isinstance(inner, Number) and inner.percent and inner.value == 100:
                    yield Diagnostic.of("F222", *inner.span, "1")


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
        yield Diagnostic.of("F202", *reach(parts[i : i + 2]), other, dibaca=read, lain=other)


def _list_of_slashes(chain: Chain) -> Iterator[Diagnostic]:
    """`SD / MI / Paket`: slashes with blanks between short words look like a list."""
    names = [part.text for part in chain.operands if isinstance(part, Name) and not _measured(part)]
    if chain.operators.count("/") != len(chain.operators) or len(names) != len(chain.operands) or len(names) < 3:
        return
    if all(" " not in name and len(name) > 1 for name in names):
        listed = "/".join(names)
        yield Diagnostic.of("F207", *chain.span, f'"{listed}"', daftar=listed)


def _percent_name(first: Name, chain: Chain) -> list[Diagnostic]:
    """`Persentase A dibagi B`: the first word names the result, and stands in the numerator's name."""
    below, *scales = chain.operands[1:]
    if not first.text.lower().startswith(PERCENT_OPENERS) or not isinstance(below, Name) or len(scales) > 1:
        return []
    word, _, rest = first.text.partition(" ")
    measured = rest.split(" ", 1)[0].lower() in MEASURE_WORDS
    if not rest or below.text.lower().startswith(PERCENT_OPENERS) or (scales and not measured):
        return []
    other = print_node(Chain("/*", (Name(rest), below, Number(Fraction(100), True))))
    return [Diagnostic.of("F254", *chain.span, other, kata=word, lain=other[:SHORT_READING])]


def _reach_of_sum(chain: Chain) -> Iterator[Diagnostic]:
    """`Σ n × k`: the Σ belongs to the name behind it, and does not reach over the sign."""
    for sign, part, following in zip(chain.operators, chain.operands, chain.operands[1:], strict=False):
        if (
            sign in "*+-"
            and isinstance(part, Name)
            and part.text.startswith(SUMS)
            and not isinstance(following, Number)
        ):
            yield Diagnostic.of("F256", *part.span, nama=part.text[:SHORT_READING])


def _many_slashes(chain: Chain) -> Iterator[Diagnostic]:
    """`A / B / C`: nobody divides twice in a row; some slash was part of a name, or a bracket is missing."""
    names = [part for part in chain.operands if isinstance(part, Name)]
    if chain.operators.count("/") > 1 and len(names) > 2:
        yield Diagnostic.of("F220", *chain.span, banyak=chain.operators.count("/"))


def _choice_of_measures(left: Name, right: Node) -> list[Diagnostic]:
    """`Count / value belanja`: a lone word of counting beside a measure offers two measures and divides nothing."""
    bare = left.span[1] - left.span[0] == len(left.text)  # in quotes it is a name, whoever chose it
    if not bare or left.text.lower() not in COUNT_WORDS or not isinstance(right, Name):
        return []
    words = right.text.lower().split()
    if len(words) < 2 or words[0] not in MEASURE_WORDS | {"value"}:
        return []
    return [Diagnostic.of("F155", *reach((left, right)), kata=f"{left.text} / {words[0]}")]


def _row_by_row(call: Call) -> Iterator[Diagnostic]:
    """`Σ(A × B)`: meant row by row, computed with one value a name; only sums of sums come to the same."""
    (argument, *others) = call.arguments
    if others or not isinstance(argument, Chain | Power) or call.function not in ("sum", "mean"):
        return
    added = isinstance(argument, Chain) and set(argument.operators) == {"+"}
    if added and call.function == "mean":
        assert isinstance(argument, Chain)
        meant = f"rata-rata({'; '.join(map(print_node, argument.operands))})"
        yield Diagnostic.of("F261", *call.span, meant, lain=meant[:SHORT_READING])
    elif call.function == "sum" or any(
        isinstance(part, Power) or (isinstance(part, Chain) and not part.additive) for part in walk(argument)
    ):
        yield Diagnostic.of("F237", *call.span, kata=print_node(call)[:SHORT])


def _uneven_slashes(tokens: Sequence[Token]) -> Iterator[Diagnostic]:
    """`murid SD/ sederajat / penduduk`: one slash glued to the word before it, another with blanks on both sides."""
    slashes = [at for at, token in enumerate(tokens) if token.text == "/" and 0 < at < len(tokens) - 1]
    if len(slashes) < 2:
        return
    glued = [at for at in slashes if _glued(tokens, at)]
    if not glued or len(glued) == len(slashes):
        return
    for at in glued:
        following = tokens[at + 1].node
        if isinstance(following, Name) and not _measured(following):
            words = f"{_last_word(tokens[at - 1].node)}/ {following.text.split()[0]}"
            yield Diagnostic.of("F252", tokens[at].start, tokens[at].end, kata=words[:SHORT])


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at - 1].end == tokens[at].start and tokens[at + 1].start > tokens[at].end


def _last_word(node: Node | None) -> str:
    return node.text.split()[-1] if isinstance(node, Name) else ""


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
    """A division that no bracket encloses: a bracketed chain's span goes beyond its operands on both sides."""
    return isinstance(node, Chain) and "/" in node.operators and not _bracketed(node)


def _bracketed(chain: Chain) -> bool:
    start, end = reach(chain.operands)
    return chain.span[0] < start and chain.span[1] > end


def _first_part(node: Node) -> Node:
    return node.operands[0] if isinstance(node, Chain) and not _bracketed(node) else node


def _measured(node: Node) -> bool:
    return isinstance(node, Name) and node.text.split()[0].lower() in MEASURE_WORDS


def _chain(operators: str, operands: tuple[Node, ...]) -> Node:
    return Chain(operators, operands) if operators else operands[0]
