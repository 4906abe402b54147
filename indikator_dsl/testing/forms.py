"""One tree in forms that need more than signs: said aloud, in words, with a legend, in parts, over a flat bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from indikator_dsl.formula.forms.chain import substitute, symbol_key
from indikator_dsl.formula.printing.canonical import print_name, print_node
from indikator_dsl.formula.printing.sentence import print_sentence
from indikator_dsl.formula.tree import Chain, Name, Node, Number, names_of

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["worded_forms"]

SYMBOLS = "ABCDEFGHKLMNPQRSTUVW"
HEADINGS = ("\nKeterangan:\n", "\nKet.: ", "\ndimana ", "\n")
JOINING = frozenset(("dan", "dengan", "terhadap", "per", "dari", "yang"))
PART = "Nilai bantu"


def worded_forms(tree: Node, bare: Sequence[str]) -> list[st.SearchStrategy[str]]:
    """The forms that fit `tree`; `bare` are its names, if each of them means itself between any two signs."""
    kinds: list[st.SearchStrategy[str]] = [st.just(print_sentence(tree)), st.just(print_sentence(tree) + ".")]
    if isinstance(tree, Name) or not bare:
        return kinds
    if len(set(bare)) <= len(SYMBOLS):
        kinds.append(_with_legend(tree, list(dict.fromkeys(bare))))
    if isinstance(tree, Chain):
        kinds += _of_chain(tree)
    return kinds


def _of_chain(tree: Chain) -> list[st.SearchStrategy[str]]:
    kinds: list[st.SearchStrategy[str]] = []
    inner = [operand for operand in tree.operands if isinstance(operand, Chain)]
    if inner and PART not in {name.text for name in names_of(tree)}:
        kinds.append(_in_parts(tree, inner))
    above, below, *factors = tree.operands
    if not isinstance(above, Name) or not isinstance(below, Name) or tree.operators not in ("/", "/*"):
        return kinds
    scaled = factors and isinstance(factors[0], Number)
    if scaled or not factors:
        factor = f" x {print_node(factors[0])}" if factors else ""
        kinds.append(st.just(f"{above.text} -------------{factor} {below.text}"))
    if not factors:
        kinds.append(st.sampled_from([f"{one}: {above.text}\n{other}: {below.text}" for one, other in LABELS]))
        if JOINING.isdisjoint(f"{above.text} {below.text}".lower().split()):
            kinds.append(st.sampled_from([words.format(above.text, below.text) for words in RATIOS]))
    return kinds


LABELS = (("Numerator", "Denominator"), ("Pembilang", "Penyebut"))
RATIOS = (
    "perbandingan antara {} dengan {}",
    "Perbandingan {} terhadap {}",
    "rasio {} terhadap {}",
    "{} dibandingkan dengan {}",
    "membagi {} dengan {}",
)


@st.composite
def _with_legend(draw: st.DrawFn, tree: Node, names: list[str]) -> str:
    symbols = {symbol_key(name): Name(symbol) for name, symbol in zip(names, SYMBOLS, strict=False)}
    short = substitute(tree, symbols)
    assert short is not None
    heading = draw(st.sampled_from(HEADINGS))
    between = "\n" if heading[-1] == "\n" else draw(st.sampled_from(("\n", ", ", "; ")))
    sign = draw(st.sampled_from((" = ", " : ", "= ")))
    entries = between.join(f"{symbols[symbol_key(name)].text}{sign}{name}" for name in names)
    return print_node(short) + heading + entries


@st.composite
def _in_parts(draw: st.DrawFn, tree: Chain, inner: list[Chain]) -> str:
    """The whole and one of its parts as two formulas, in any order."""
    part = draw(st.sampled_from(inner))
    operands = tuple(Name(PART) if operand is part else operand for operand in tree.operands)
    whole = f"Hasil = {print_node(Chain(tree.operators, operands))}"
    lines = [whole, f"{print_name(PART)} = {print_node(part)}"]
    return draw(st.sampled_from(("\n", " | ", "\n\n"))).join(draw(st.permutations(lines)))
