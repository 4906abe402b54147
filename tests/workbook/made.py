"""Registries with data, made by Hypothesis, in which every node and every status occurs."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import NamedTuple

from hypothesis import strategies as st

from indikator_dsl import Registry, Results, loads
from indikator_dsl.formula import Node, Number, print_node
from indikator_dsl.testing import trees

DATA = ("Jumlah A", "Jumlah B", "C", "lembaga yang aktif", "Pagu")
MOST_INDICATORS = 5

numbers = st.builds(Number, st.integers(0, 200).map(Fraction), st.booleans())
cancelling = st.sampled_from(
    [
        "Jumlah A / (Jumlah B + C - Pagu)",
        "Jumlah A + Jumlah B + C",
        "(Jumlah A - C - Jumlah B) / Pagu × 100%",
        "akar(Jumlah A - Jumlah B - C)",
        "Jumlah A / (Jumlah B / C - Jumlah B / C)",
        "(Jumlah A - 0,3 - 0,1)^-1",
    ]
)
functions = st.sampled_from(
    [
        "akar(Jumlah A; 3)",
        "akar(C; Pagu)",
        "akar(Jumlah B)",
        "Jumlah A^C",
        "C^(1/3) + C^(2/3)",
        "(Jumlah A × C)^Jumlah B",
        "Pagu^-2",
        "Pagu^0,5 × -Jumlah A^2",
        "bulat(Jumlah A / Pagu; 2)",
        "bulat(C; Jumlah B)",
        "bulat(Jumlah A × 1,5)",
        "maks(Jumlah A; C; 3) - min(Pagu; 2)",
        "abs(Jumlah A - Pagu) / Σ(C; 1)",
    ]
)
ratios = st.sampled_from(
    ["Jumlah A / Jumlah B × 100%", "C / Pagu X 1.000", "rata-rata(Jumlah A; C)", "Σ(Jumlah A; C; 1)"]
)
SOURCE = "Sesuai Permenpan RB Nomor 14 tahun 2017"
others = st.sampled_from([SOURCE, SOURCE, "", "(Jumlah A + ", "Pagu"])
tenths = st.sampled_from([Fraction(n, 10) for n in (1, 2, 3, 4, 6, -1, -3)])
amounts = st.one_of(
    st.integers(-5, 5).map(Fraction),
    st.integers(0, 10**12).map(Fraction),
    st.integers(-(10**6), 10**6).map(lambda n: Fraction(n, 100)),
    st.fractions(min_value=-1000, max_value=1000, max_denominator=50),
    tenths,
)
values = st.one_of(amounts, amounts, amounts, amounts, st.none())


class Made(NamedTuple):
    """A registry, its definition file, and its results for `data`."""

    text: str
    data: dict[str, Fraction | None]
    registry: Registry
    results: Results


EVERY_KIND = """
Tujuan: Tujuan pertama
  Indikator: Semua fungsi
    Formula: Σ(A; B) + rata-rata(A; B) + min(A; B) - maks(A; B) × abs(-A) / akar(B) + akar(A; 3)^2 + bulat(B; 1)
  Indikator: Menunggu
    Formula: Sesuai aplikasi pusat
  Indikator: Tanpa
  Indikator: Rusak
    Formula: (A +
  Indikator: Nol
    Formula: A / (B - B)
  Indikator: Kosong
    Formula: C / A
  Sasaran: Yang memakai indikator lain
    Indikator: Memakai semua
      Formula: Semua fungsi + Menunggu + Tanpa + Rusak + Nol + Kosong
    Indikator: Memakai yang nol dan yang kosong
      Formula: Nol / Kosong
    Indikator: Memakai yang nol
      Formula: Nol / Semua fungsi
    Indikator: Memakai yang menunggu
      Formula: Menunggu / Tanpa
"""


def every_kind() -> Made:
    """A registry in which every node and every status is certain to occur, each status used by another indicator."""
    registry, data = (
        loads(EVERY_KIND, strict=False),
        {"A": Fraction(8), "B": Fraction(1, 4), "C": None, "Menunggu": None, "Tanpa": None},
    )
    return Made(EVERY_KIND, data, registry, registry.evaluate(data))


@st.composite
def made(draw: st.DrawFn) -> Made:
    many = draw(st.integers(1, MOST_INDICATORS))
    names = [f"Indikator ke-{number}" for number in range(1, many + 1)]
    lines = ["Judul: Buatan", "Tujuan: Tujuan pertama"]
    for at, name in enumerate(draw(st.permutations(names))):
        lines += ["  Sasaran: Sasaran"] if at == 2 else []
        formula = draw(_formulas(tuple(names)))
        lines += [f"    Indikator: {name}"] + ([f"      Formula: {formula}"] if formula else [])
    registry = loads("\n".join(lines) + "\n", strict=False)
    asked = [base.nama for base in registry.base_data if base.metode is None]
    often_missing = {base.nama: st.one_of(st.none(), amounts) for base in registry.base_data if base.eksternal}
    data = draw(st.fixed_dictionaries(dict.fromkeys(asked, values) | often_missing))
    return Made("\n".join(lines) + "\n", data, registry, registry.evaluate(data))


@cache  # to make the strategy takes longer than to draw from it
def _formulas(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    """Formulas of an indicator among `names`: it may use any other, those below it too, and now and then itself."""
    tree = trees(st.sampled_from((*DATA, *DATA, *names)), numbers=numbers, max_leaves=8).map(_text)
    chain = st.builds("{} / {}".format, st.sampled_from(DATA), st.sampled_from(names))
    return st.one_of(ratios, tree, tree, functions, cancelling, chain, others)


def _text(tree: Node) -> str:
    return print_node(tree)
