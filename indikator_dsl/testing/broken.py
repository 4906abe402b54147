"""Texts and definition files as they go wrong: what a program that embeds the engine has to show to people."""

from __future__ import annotations

from hypothesis import strategies as st

from indikator_dsl.formula.reading import read
from indikator_dsl.testing.definitions import definitions
from indikator_dsl.testing.names import WORDS
from indikator_dsl.testing.surface import formula_texts

__all__ = ["broken_definitions", "broken_texts", "jumbled_texts"]

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
    *(
        "perbandingan ",
        " terhadap ",
        " per 1.000 ",
        "rata-rata dari ",
        "selisih ",
        "Keterangan: ",
        "dimana ",
        " = jumlah ",
    ),
    *(". Sumber data: ", " ----- x 100% ", "dinyatakan dalam persen", "Numerator: ", "Denominator: ", "40% ", "|A|"),
    *("\\frac{", "}{", "}", "\\text{", "\\times", "$", "_", "Σ", "|", ".", "е", "х", "１", "\u00a0", "\u200b"),
)
SLIPS = ("(", ")", "/", " x ", " + ", " / / ", "{", "]", '"', " = ", " … ", "1,2,3", "\\frac{", "^", "%)")
WRONG_LINES = (
    "Rumus: Jumlah A / Jumlah B",
    "Formula:",
    "Target: delapan puluh",
    "Tahun: dua ribu",
    "Sasaran",
    "tanpa kunci sama sekali",
    "Polaritas: entah",
    "Sub Kegiatan: di tempat yang salah",
    "Kegiatan:",
)
"""Lines that are wrong at the left margin after everything else."""


def jumbled_texts() -> st.SearchStrategy[str]:
    """Texts made of what formulas are made of, in any order: most of them cannot be read, some can.

    jumbled_texts().example()  # 'yang /÷(100%'
    """
    return st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def broken_texts() -> st.SearchStrategy[str]:
    """Texts that cannot be read: formulas with a slip of the pen, and jumbles. `parse` raises FormulaError for each.

    broken_texts().example()  # 'Jumlah laporan / / Total usulan x 100%'
    """
    return st.one_of(_slipped(), jumbled_texts()).filter(lambda text: bool(read(text).errors))


@st.composite
def _slipped(draw: st.DrawFn) -> str:
    text = draw(formula_texts())
    at = draw(st.integers(0, len(text)))
    cut = draw(st.integers(0, 3))
    return text[:at] + draw(st.sampled_from((*SLIPS, ""))) + text[at + cut :]


@st.composite
def broken_definitions(draw: st.DrawFn) -> str:
    """Texts of definition files with a mistake. `loads` raises DefinitionError for each, naming the line.

    broken_definitions().example()  # 'Tujuan: …\\n…\\nTarget: delapan puluh\\n'
    """
    text = draw(definitions()).text
    return text + "\n" + draw(st.sampled_from(WRONG_LINES)) + "\n"
