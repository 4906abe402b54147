"""Tree → canonical text: what a person may write instead, and what reads back as the same tree."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from indikator_dsl.formula.external import is_paragraph, names_source
from indikator_dsl.formula.operands import GLUED_HINT
from indikator_dsl.formula.printing.layout import ATOM, POWER, PRODUCT, SIGNED, SUM
from indikator_dsl.formula.slips import holds_slip
from indikator_dsl.formula.tree import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.formula.unread import holds_operator_word
from indikator_dsl.text.lexicon import COUNT_WORDS, NUMBER_WORDS, PERCENT_WORDS
from indikator_dsl.text.numbers import exact_decimal, format_number

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["FUNCTIONS", "print_argument", "print_name", "print_node", "print_number", "quoted"]

SIGNS = {"+": " + ", "-": " - ", "*": " × ", "/": " / "}
FUNCTIONS = {
    "sum": "Σ",
    "mean": "rata-rata",
    "min": "min",
    "max": "maks",
    "abs": "abs",
    "sqrt": "akar",
    "root": "akar",
    "round": "bulat",
}
STEMS = (
    *("dibagi", "dikali", "ditambah", "dikurang", "dihitung", "diperoleh", "didapat", "dirumuskan", "dibanding"),
    *("adalah", "merupakan", "yaitu", "terhadap", "perbandingan", "rasio", "membagi", "selisih", "geometrik"),
)
SUSPECTS = frozenset("mana dimana per dalam kali bagi dari ket ket. keterangan sumber catatan dinyatakan".split())
"""Words, or beginnings of words, of the forms in `forms/`."""
SUSPECT_SIGNS = "|=≈\n<>≥≤"
SENTENCE_END = re.compile(r"[\w)%]\s*[.)]\s+[A-Z]|%[.]")
LONGEST_CHECKED = 10_000
NUMBER_WORD = re.compile(rf"(?:{'|'.join(NUMBER_WORDS)})(?: (?:{'|'.join(PERCENT_WORDS)}))?", re.IGNORECASE)
TAG = re.compile(r"<[/A-Za-z]")  # beside another name with a `>` it could be markup
WORD, PIECE = re.compile(r"[^\s()^-]+"), re.compile(r"\w+")
PAIRED = '\\$"“”'  # signs whose meaning reaches beyond the name


def print_node(node: Node, show: Callable[[str], str] | None = None) -> str:
    """The canonical text of a tree: parsing it gives an equal tree. Names keep the analyst's words.

    `show` prints a name in another way (its number, in a trace); such a text is for reading only.
    """
    if show is not None:
        return _print(node, SUM, show, show)
    if isinstance(node, Name) and (names_source(node.text) or is_paragraph(node.text)):
        return quoted(node.text)  # alone and bare it would be read as a source or a paragraph
    text = _print(node, SUM, print_name, print_argument)
    if _is_suspect(text):
        from indikator_dsl.formula.reading import reads_back

        if len(text) > LONGEST_CHECKED or not reads_back(text, node):
            return _print(node, SUM, quoted, quoted)
    return text


def _print(node: Node, least: int, show: Callable[[str], str], show_argument: Callable[[str], str]) -> str:
    text, binding = _text(node, show, show_argument)
    return text if binding >= least else f"({text})"


def _text(node: Node, show: Callable[[str], str], show_argument: Callable[[str], str]) -> tuple[str, int]:
    match node:
        case Number(_, percent):
            return print_number(node) + ("%" if percent else ""), ATOM
        case Name(text):
            return show(text), ATOM
        case Chain(operators, operands):
            binding = SUM if node.additive else PRODUCT
            # The right-hand operands need a bracket at their own level too: a - (b - c).
            parts = [_print(operands[0], binding, show, show_argument)]
            for operator, left, operand in zip(operators, operands, operands[1:], strict=False):
                right = _print(operand, binding + 1, show, show_argument)
                parts += (SIGNS[operator], right)
                if operator == "-" and not _numbers(left, operand, bare=show in (print_name, print_argument, quoted)):
                    if right[0].isdigit() and parts[-3][-1].isdigit():
                        parts[-1] = f"({right})"  # `usia 5 - 6` is a name: behind one, a bracket makes it a minus
                    if _one_word(parts[-3], parts[-1]):
                        parts[-2] = " − "
            return "".join(parts), binding
        case Negative(operand):
            return "-" + _print(operand, POWER, show, show_argument), SIGNED
        case Power(base, exponent):
            above = _print(exponent, SIGNED, show, show_argument)
            return f"{_print(base, ATOM, show, show_argument)}^{above}", POWER
        case Call(function, arguments):
            # A list function of one argument is read as a call only if a `;` says so.
            end = ";" if function == "mean" and len(arguments) == 1 else ""
            inside = "; ".join(_print(argument, SUM, show_argument, show_argument) for argument in arguments)
            return f"{FUNCTIONS[function]}({inside}{end})", ATOM
        case _:
            assert_never(node)


def _numbers(left: Node, right: Node, *, bare: bool) -> bool:
    """Whether two numbers meet at a sign between `left` and `right`; names are numbers unless they are printed bare."""
    return all(
        isinstance(leaf, Number) or (not bare and isinstance(leaf, Name)) for leaf in (_last(left), _first(right))
    )


def _last(node: Node) -> Node:
    """What the text of `node` ends with."""
    while True:
        match node:
            case Chain(_, operands):
                node = operands[-1]
            case Negative(inner) | Power(_, inner):
                node = inner
            case _:
                return node


def _first(node: Node) -> Node:
    """What the text of `node` begins with."""
    while True:
        match node:
            case Chain(_, operands):
                node = operands[0]
            case Power(inner, _):
                node = inner
            case _:
                return node


def print_number(node: Number) -> str:
    """A number without its percent sign, as Indonesian texts write it."""
    exact = exact_decimal(node.value)
    if exact is None:
        raise ValueError(f"no written number is {node.value}: numbers of a tree are decimals")
    # 1,125 would be read with a doubt (it looks like English grouping): one more zero leaves none.
    whole, _, decimals = exact.partition(".")
    return format_number(node.value, None) + ("0" if len(decimals) == 3 and len(whole) <= 3 and whole != "0" else "")


@lru_cache(maxsize=1 << 14)
def print_name(text: str) -> str:
    """`text` bare where the reader takes it back as this very name and says nothing; in quotes otherwise."""
    from indikator_dsl.formula.forms.results import RESULT
    from indikator_dsl.formula.forms.spoken import read_spoken
    from indikator_dsl.formula.lexemes import lex
    from indikator_dsl.formula.reading import LIST_NUMBER
    from indikator_dsl.formula.settle import Settler

    doubtful = text[0] in "([{" or text.endswith(" %") or holds_operator_word(text) or holds_slip(text)
    # At the beginning of a text the one is a number in a list; before a sign the other stands for what is before it.
    doubtful = doubtful or LIST_NUMBER.match(text) is not None or text.lower().endswith(RESULT)
    doubtful = doubtful or text.lower() in COUNT_WORDS  # `jumlah / jumlah desa` offers two measures
    doubtful = doubtful or NUMBER_WORD.fullmatch(text) is not None or TAG.search(text) is not None
    if not doubtful and not any(sign in text for sign in PAIRED):
        alone = Settler(read_spoken(text, lex(text), None))
        alone.settle()
        tokens = alone.tokens
        if len(tokens) == 1 and tokens[0].node == Name(text) and not alone.diagnostics and alone.left is None:
            return text if _is_operand(text) else quoted(text)
    return quoted(text)


def _one_word(left: str, right: str) -> bool:
    """Whether a hyphen between the two would be read as part of a word: a true minus sign never is."""
    from indikator_dsl.formula.settle import joins_word

    before, after = WORD.findall(left)[-1:], WORD.findall(right)[:1]
    if not before or not after:
        return False
    if joins_word(before[0], after[0]):
        return True
    # The reader cuts at a comma, a stop: what has a piece in common may be one word to it.
    pieces = {piece for piece in PIECE.findall(before[0].lower()) if len(piece) > 2}
    return not pieces.isdisjoint(PIECE.findall(after[0].lower()))


def _is_suspect(text: str) -> bool:
    """Whether `text` holds a word or sign of a form in `forms/`: it may be bare only if it reads back."""
    words = set(text.lower().replace("(", " ").split())
    if not words.isdisjoint(SUSPECTS) or any(map(text.__contains__, SUSPECT_SIGNS)):
        return True
    return (
        any(map(text.lower().__contains__, STEMS))
        or GLUED_HINT.search(text) is not None
        or ("." in text and SENTENCE_END.search(text) is not None)
    )


def _is_operand(text: str) -> bool:
    """Whether a bare name stays what it is beside a sign: `jumlah adalah` would become a left side there."""
    if not _is_suspect(text):
        return True
    from indikator_dsl.formula.reading import reads_back

    one, name = Number(Fraction(1)), Name(text)
    return reads_back(f"{text} + 1", Chain("+", (name, one))) and reads_back(f"1 + {text}", Chain("+", (one, name)))


def print_argument(text: str) -> str:
    """Between the arguments of a call a comma ends an argument; anywhere else it may be part of a name."""
    return quoted(text) if "," in text or ";" in text else print_name(text)


def quoted(text: str) -> str:
    """A name in quotes, taken literally whatever it holds."""
    return '"' + text.replace('"', '""') + '"'
