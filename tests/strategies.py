"""Hypothesis strategies for the product's own tests: names, trees, formula texts, data."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import strategies as st

from indikator_dsl.formula import Call, Chain, Name, Negative, Node, Number, Power
from indikator_dsl.text.names import clean, fold

WORDS = (
    "jumlah kelurahan laporan yang aktif ditindaklanjuti usulan total lembaga tepat waktu dan atau sesuai rata-rata "
    "Desa/Kelurahan 2017 usia 0-6 tahun PNS SD/MI Tapa'an persen X kelas A B NM E-Sukma ke-2 65+ (unit) (%) per"
).split()

worded_names = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


def _named(text: str) -> bool:
    return bool(fold(text)) and any(map(str.isalnum, text))


any_names = st.text(max_size=20).map(clean).filter(_named)
"""Names of any characters whatever: in quotes they are names too."""

names = st.one_of(worded_names, any_names).map(clean).filter(_named)

written_numbers = st.builds(
    lambda digits, places: Fraction(digits, 10**places), st.integers(0, 10**9), st.integers(0, 6)
)
numbers = st.builds(Number, written_numbers, st.booleans())


def _chain(operators: str, operands: list[Node]) -> Node:
    """A chain in the one form that a tree has: its first operand is no chain of the same precedence."""
    chain = Chain(operators, tuple(operands))
    first = operands[0]
    if isinstance(first, Chain) and first.additive == chain.additive:
        return Chain(first.operators + operators, (*first.operands, *operands[1:]))
    return chain


@st.composite
def _chains(draw: st.DrawFn, parts: st.SearchStrategy[Node]) -> Node:
    operators = draw(st.sampled_from(["+-", "*/"]).flatmap(lambda signs: st.text(signs, min_size=1, max_size=4)))
    return _chain(operators, [draw(parts) for _ in range(len(operators) + 1)])


@st.composite
def _calls(draw: st.DrawFn, parts: st.SearchStrategy[Node]) -> Node:
    function = draw(st.sampled_from(["sum", "mean", "min", "max", "abs", "sqrt", "root", "round"]))
    fewest, most = {"abs": (1, 1), "sqrt": (1, 1), "root": (2, 2), "round": (1, 2)}.get(function, (1, 3))
    return Call(function, tuple(draw(parts) for _ in range(draw(st.integers(fewest, most)))))


def trees(leaves: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Trees over `leaves`, every node type and function among them."""
    return st.recursive(
        leaves,
        lambda parts: st.one_of(
            _chains(parts), _calls(parts), st.builds(Power, parts, parts), st.builds(Negative, parts)
        ),
        max_leaves=12,
    )


any_trees = trees(st.one_of(names.map(Name), numbers))
few_names = st.sampled_from(["Jumlah A", "Jumlah B", "C", "lembaga yang aktif"])
small_trees = trees(st.one_of(few_names.map(Name), st.builds(Number, st.integers(0, 200).map(Fraction), st.booleans())))

values = st.one_of(
    st.none(),
    st.integers(-5, 5).map(Fraction),
    st.fractions(min_value=-1000, max_value=1000, max_denominator=50),
    st.integers(-(10**30), 10**30).map(Fraction),
)
"""What a datum can be: missing, zero, small, negative, huge."""

PIECES = (
    *WORDS,
    *("/", " / ", "x", " X ", "×", "*", "-", " - ", "–", "+", ":", "^", "√", "(", ")", "[", "]", "{", "}"),
    *("100%", "100", "1.000", "0,25", "1,000", "0.5", "=", ",", ";", '"', "%", " ", "\n", "<b>", "&nbsp;", "min("),
    *(" dibagi ", " dikali ", "dikalikan100", " dikurangi dengan ", " lalu ", " adalah ", "\n-----\n", "jumlah "),
    *(
        ", hasilnya dibagi ",
        " hasilnya x ",
        " pangkat 2",
        " pangkat (",
        "minus ",
        "akar pangkat 3 dari (",
        "jumlah dari (",
    ),
    *("\\frac{", "}{", "}", "\\text{", "\\times", "$", "_", "Σ", "|", ".", "е", "х", "１", "\u00a0", "\u200b"),
)
formula_texts = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)
"""Texts made of what formulas are made of, in any order: mostly broken ones."""
