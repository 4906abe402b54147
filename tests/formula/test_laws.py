"""What must hold for every formula and every text."""

from __future__ import annotations

import pickle
from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indikator_dsl import FormulaError, parse
from indikator_dsl.formula import Chain, Kind, Name, Negative, Node, Number, print_node, read
from indikator_dsl.testing import jumbled_texts, names, trees
from tests import strategies as our


@settings(max_examples=400)
@given(trees())
@example(Chain("/", (Negative(Name("Sisa")), Name("hari 2 . Laporan baru"))))
def test_printing_and_parsing_again_gives_the_same_tree(tree: Node) -> None:
    assert parse(print_node(tree)).tree == tree


@given(names())
@example("jumlah per jumlah")
@example("A / B")
@example("(A)")
@example("65+")
@example("5 - 6")
@example("Sesuai aturan")
@example('kata "dalam kutip"')
@example("2017")
@example("a x b")
@example("Rumus: A")
@example("a. bagian")
@example("yang dinilai hasilnya")
@example("minus A")
@example("Seratus persen")
@example("sisi pangkat (2)")
def test_a_printed_name_reads_back_as_itself(name: str) -> None:
    # Whether it needs quotes is a question of the whole text: `jumlah per jumlah` does before `× 2`, not behind it.
    two = Number(Fraction(2))
    for tree in (Name(name), Chain("*", (Name(name), two)), Chain("*", (two, Name(name)))):
        assert parse(print_node(tree)).tree == tree


@settings(max_examples=500)
@given(st.one_of(jumbled_texts(), st.text(max_size=60)))
def test_any_text_reads_or_raises_the_one_documented_error(text: str) -> None:
    formula = read(text)
    if formula.errors:
        assert formula.tree is None
        with pytest.raises(FormulaError) as caught:
            parse(text)
        assert len(caught.value.diagnostics) == len(formula.diagnostics)
        assert pickle.loads(pickle.dumps(caught.value)).diagnostics == caught.value.diagnostics
    else:
        assert parse(text) == formula
        assert formula.tree is not None or formula.kind in (Kind.EXTERNAL, Kind.NARRATIVE, Kind.EMPTY)
        assert pickle.loads(pickle.dumps(formula)) == formula


@settings(max_examples=300)
@given(jumbled_texts())
def test_findings_point_into_the_text_and_read_as_sentences(text: str) -> None:
    for diagnostic in read(text).diagnostics:
        assert 0 <= diagnostic.start <= diagnostic.end <= len(text)
        assert diagnostic.message.strip()
        assert str(diagnostic).startswith(diagnostic.severity.label)


LAID_OUT = st.sampled_from(
    "Jumlah laporan|Jumlah hari.|Laporan baru|A|terhadap|-----|x 100%|x 100|=|(|)|/|:|≥ 80%|Keterangan:|Rumus:|N"
    "|N = jumlah|Sumber data: buku|Persentase laporan adalah|dinyatakan dalam persen|24/36|hasilnya dibagi"
    "|Penyebut:".split("|")
)
"""Pieces of which some are read in another order than that of the text: a bar, a legend, a factor."""


@settings(max_examples=300)
@given(st.lists(st.tuples(LAID_OUT, st.sampled_from(("\n", " "))).map("".join), max_size=10).map("".join))
@example("2\n \n \n \n 2::")
@example("(---x100\n  terhadap=")
@example("(Jumlah a ----- x 100\nJumlah b =")
@example("Jumlah laporan\n----- x 100%\nJumlah hari. Laporan baru dihitung")
@example("Keterangan: Aa : x 100%\nRumus: P = Jumlah hari x Jumlah laporan.")
@example("Keterangan:\nRumus: x 100 dan x 100 2")
@example("Penyebut: B\nPembilang: A\n\n\n/ dimana ")
@example(")\n-----x 100\n =\nRumus: N\n : =\n≥ 80%\n. Laporan baru hasilnya dibagi ")
def test_findings_point_into_the_text_whatever_its_layout_moves(text: str) -> None:
    for diagnostic in read(text).diagnostics:
        assert 0 <= diagnostic.start <= diagnostic.end <= len(text)


@pytest.mark.parametrize(
    ("text", "code", "pointed"),
    [
        ("2\n\n2::", "F132", "2::"),
        ("(A ----- x 100\nB =", "F226", "x 100\nB ="),
        ("siswa) yang dikali 2", "F106", ")"),
        ("Penyebut: B\nPembilang: A\n/ C", "F220", "B\nPembilang: A\n/ C"),
        ("Surat selesai\n--- x 100%\nJumlah surat. Surat batal tidak dihitung", "F224", "Surat batal tidak dihitung"),
    ],
)
def test_a_finding_points_at_the_words_it_is_about(text: str, code: str, pointed: str) -> None:
    assert [text[one.start : one.end] for one in read(text).diagnostics if one.code == code] == [pointed]


def test_another_type_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="text, not bytes"):
        parse(b"A / B")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="KnownNames, not list"):
        parse("A / B", ["A"])  # type: ignore[arg-type]


@settings(max_examples=300)
@given(jumbled_texts())
def test_whatever_is_read_prints_as_text_that_reads_the_same(text: str) -> None:
    formula = read(text)
    if formula.tree is not None and formula.canonical is not None:
        assert parse(formula.canonical + " + 1").tree == parse(f"({formula.canonical}) + 1").tree
        assert parse(formula.canonical + " × 1 + 0").errors == ()


@given(our.small_trees)
def test_case_and_blanks_of_the_text_change_nothing_but_the_words(tree: Node) -> None:
    text = print_node(tree)
    spaced = text.replace(" ", "\u00a0 \t")
    assert parse(spaced).tree == tree
    assert parse(text.upper()).names == tuple(name.upper() for name in parse(text).names)
