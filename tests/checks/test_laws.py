"""Laws of the checks: no file makes one raise, and what counts as the same calculation has the same value."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import DefinitionError, loads
from indikator_dsl.checks.meaning import meaning
from indikator_dsl.diagnostics.github import annotation
from indikator_dsl.diagnostics.sarif import sarif_log
from indikator_dsl.formula import Chain, Name, Node
from indikator_dsl.formula.printing.canonical import print_node
from indikator_dsl.formula.reading import read
from indikator_dsl.testing import jumbled_texts, trees
from indikator_dsl.text.names import fold
from tests.strategies import small_trees

NAMES = st.sampled_from(
    ["Persentase laporan", "Jumlah laporan", "Angka per 1.000 penduduk", "Indeks (%)", "A / B", "C"]
)
UNITS = st.sampled_from(["", "%", "Orang", "per 1.000 KH", "per 0", "indeks", "per 1.000.000.000.000.000.000.000"])
SILENCES = st.sampled_from(["", "P103 karena memang begitu", "P103", "x", "F201, P101 karena ada", "F216 karena kali"])
INDICATORS = st.lists(
    st.tuples(NAMES, jumbled_texts() | trees().map(print_node), UNITS, SILENCES), min_size=1, max_size=4
)


@given(INDICATORS)
def test_no_file_makes_a_check_or_an_output_raise(indicators: list[tuple[str, str, str, str]]) -> None:
    lines = ["Tujuan: A"]
    for number, (name, formula, unit, silence) in enumerate(indicators):
        shown = "\n      ".join(formula.split("\n"))
        lines += [f"  Sasaran: S{number}", f"    Indikator: {name}", f"      Formula: {shown}"]
        lines += [f"      Satuan: {unit}"] if unit else []
        lines += [f"      Abaikan: {silence}"] if silence else []
    lines += ["Data: Jumlah A", "  Sinonim: A; jumlah  a; B"]
    try:
        registry = loads("\n".join(lines), file="a.indikator", strict=False)
    except DefinitionError:
        return  # the text of a formula held a line that is another field
    found = registry.review()
    assert registry.check() == found.findings
    suppressed = [(silenced.diagnostic, silenced.alasan, silenced.place) for silenced in found.silenced]
    log = json.loads(json.dumps(sarif_log(found.findings, suppressed, version="1")))
    assert len(log["runs"][0]["results"]) == len(found.findings) + len(found.silenced)
    for finding in found.findings:
        assert "\n" not in annotation(finding)


@given(small_trees, small_trees)
def test_the_order_of_terms_and_factors_is_no_meaning(one: Node, other: Node) -> None:
    for sign in "+*":
        assert meaning(Chain(sign, (one, other)), fold) == meaning(Chain(sign, (other, one)), fold)


@given(st.permutations([Name("A"), Name("B"), Name("C")]), st.sampled_from(["+-", "-+", "--", "*/", "/*", "//"]))
def test_what_is_taken_away_or_divided_by_is_not_what_it_is_taken_from(names: list[Name], signs: str) -> None:
    taken = 1 if signs[0] in "-/" else 2
    swapped = list(names)
    swapped[0], swapped[taken] = swapped[taken], swapped[0]
    assert meaning(Chain(signs, tuple(names)), fold) != meaning(Chain(signs, tuple(swapped)), fold)


@given(trees())
def test_printed_and_read_again_a_calculation_is_the_same(tree: Node) -> None:
    again = read(print_node(tree)).tree
    assert again is not None
    assert meaning(again, fold) == meaning(tree, fold)
