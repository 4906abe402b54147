"""Every printed notation gives the tree back: the canonical text, the sentence, LaTeX and MathML."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indikator_dsl import parse, testing
from indikator_dsl.formula import Call, Chain, Kind, Name, Negative, Node, Number, Power, print_node, read
from indikator_dsl.formula.printing.latex import print_latex
from indikator_dsl.formula.printing.mathml import print_mathml
from indikator_dsl.formula.printing.sentence import print_sentence
from indikator_dsl.formula.tree import names_of
from tests.formula.mathml_reader import read_mathml

GOLD = Path(__file__).parent / "gold"
HARD_NAMES = (
    *(
        "50% {a_1} #2 $3 & \\frac ^2 ~",
        'dua "kutip" di dalam',
        'a"',
        "a}",
        "{a",
        "\\a",
        "2017",
        "x",
        "seratus",
        "% a",
        "a. bc",
    ),
    *("hasilnya", "Jumlah yang dinilai hasilnya", "A, hasilnya", "Realisasi tahun lalu", "minus A", "minus", "adalah"),
    *("A pangkat 2", "naik pangkat (gol II / III)", "akar dari (A)", "dengan baik", "oleh desa", "anak yang", "dst."),
    *("A dihitung dari B", "Sesuai aturan", "A dibagi B", "a, b", "a; b", "<b>A</b>", "&amp;", "\\text{A}", "x = y"),
)
trees = st.one_of(testing.trees(), testing.trees(st.sampled_from(HARD_NAMES)))


def pairs(name: str) -> list[tuple[str, str]]:
    text = "\n".join(line for line in (GOLD / name).read_text(encoding="utf-8").splitlines() if line[:2] != "# ")
    cases = [case.strip().split("\n=> ") for case in text.split("\n\n") if case.strip()]
    return [(formula, printed) for formula, printed in cases]


def warnings(text: str) -> set[str]:
    return {finding.code for finding in read(text).diagnostics if finding.code[1] in "12"}


@settings(max_examples=300)
@given(trees)
@example(Negative(Name("X jumlah")))
@example(Chain("-", (Name("jumlah"), Power(Name("jumlah"), Name("jumlah")))))
@example(Chain("-", (Negative(Name("jumlah")), Name("jumlah"))))
@example(Chain("+", (Name("B"), Name("tahun desa"))))
@example(Power(Name("jumlah"), Power(Name("0"), Name("0"))))
def test_a_sentence_reads_back_as_the_same_tree_and_leaves_no_new_doubt(tree: Node) -> None:
    sentence = print_sentence(tree)
    assert parse(sentence).tree == tree
    assert warnings(sentence) <= warnings(print_node(tree))


@settings(max_examples=300)
@given(trees)
def test_latex_reads_back_as_the_same_tree(tree: Node) -> None:
    assert parse(print_latex(tree)).tree == tree
    assert parse(f"${print_latex(tree)}$").tree == tree


@settings(max_examples=300)
@given(trees)
def test_mathml_holds_the_same_tree_and_the_sentence(tree: Node) -> None:
    printed = print_mathml(tree)
    if all(c.isprintable() for name in names_of(tree) for c in name.text):
        assert read_mathml(printed) == (tree, print_sentence(tree))
    else:
        read_mathml(printed)  # still sound XML


@pytest.mark.parametrize(("formula", "sentence"), pairs("kalimat.txt"), ids=lambda text: text)
def test_a_formula_is_read_aloud_as_people_would(formula: str, sentence: str) -> None:
    assert parse(formula).sentence == sentence
    assert parse(sentence).tree == parse(formula).tree
    assert warnings(sentence) <= warnings(formula)


@pytest.mark.parametrize(("formula", "latex"), pairs("latex.txt"), ids=lambda text: text)
def test_a_formula_is_set_in_latex_as_people_would(formula: str, latex: str) -> None:
    assert parse(formula).latex == latex
    assert parse(latex).tree == parse(formula).tree


def test_mathml_draws_fractions_and_the_brackets_that_are_needed() -> None:
    printed = parse("(A + B) / C × (D - 0,25) × 100%").mathml or ""
    assert printed.startswith(
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block" alttext="A ditambah B, '
    )
    assert "<mfrac><mrow><mtext>A</mtext><mo>+</mo><mtext>B</mtext></mrow><mtext>C</mtext></mfrac>" in printed
    assert "<mo>(</mo><mrow><mtext>D</mtext><mo>−</mo><mn>0,25</mn></mrow><mo>)</mo>" in printed
    assert "<mn>100</mn><mo>%</mo>" in printed
    assert printed.count("<mo>(</mo>") == 1


def test_mathml_escapes_what_xml_forbids() -> None:
    tree = Name('a <b> & "c" \x01\uffff')
    printed = print_mathml(tree)
    assert read_mathml(printed)[0] == Name('a <b> & "c" \ufffd\ufffd')


def test_long_and_deep_trees_print_and_read_back() -> None:
    deep: Node = Name("A")
    for _ in range(25):
        deep = Chain("/", (Number(Fraction(1)), Chain("+", (Name("B"), deep))))
    row = Chain("/" * 2000, (Name("A"),) * 2001)
    for tree in (deep, row):
        assert parse(print_sentence(tree)).tree == tree
        assert parse(print_latex(tree)).tree == tree
        assert read_mathml(print_mathml(tree))[0] == tree


@pytest.mark.parametrize("text", ["Sesuai Permenpan RB Nomor 14 tahun 2017", "-", "A / / B"])
def test_without_a_tree_there_is_no_notation(text: str) -> None:
    formula = read(text)
    assert (formula.canonical, formula.sentence, formula.latex, formula.mathml) == (None,) * 4


def test_a_name_alone_stays_a_name() -> None:
    for text in ("Sesuai aturan", "Hasil evaluasi", "kata " * 80):
        tree = Name(text.strip())
        for printed in (print_sentence(tree), print_latex(tree)):
            assert read(printed).tree == tree
            assert read(printed).kind is Kind.MEASURE
            assert read_mathml(print_mathml(tree))[0] == tree


def test_every_function_is_said_in_words() -> None:
    for function in ("sum", "mean", "min", "max", "abs", "sqrt", "round"):
        sentence = print_sentence(Call(function, (Name("A"),)))
        assert " dari (A)" in sentence
        assert parse(sentence).tree == Call(function, (Name("A"),))


def test_a_minus_between_equal_words_is_one_inside_a_call_too() -> None:
    tree = Call("sum", (Chain("-", (Name("kelurahan"), Name("kelurahan"))),))
    assert read(print_node(tree)).tree == tree
