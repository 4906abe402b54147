"""The public strategies keep what they promise; with them, the reader is held to every surface form of every tree."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, find, given, settings
from hypothesis import strategies as st

from indikator_dsl import DefinitionError, FormulaError, Status, format_definition, loads, parse
from indikator_dsl.formula import Chain, Name, read
from indikator_dsl.testing import (
    WrittenDefinition,
    WrittenFormula,
    broken_definitions,
    broken_texts,
    data_for,
    definitions,
    figures,
    formula_texts,
    formulas,
    plain_names,
    trees,
)

if TYPE_CHECKING:
    from fractions import Fraction

slow = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=100)


@settings(slow, max_examples=600)
@given(formulas())
@example(WrittenFormula('"A"/"B"', Chain("/", (Name("A"), Name("B")))))
@example(WrittenFormula("Jumlah A\n-----\nJumlah B\nx 100 Persen", parse("Jumlah A / Jumlah B x 100%").tree))  # type: ignore[arg-type]
def test_every_surface_form_of_a_tree_reads_back_as_the_tree(written: WrittenFormula) -> None:
    assert parse(written.text).tree == written.tree


@slow
@given(formulas(trees(max_leaves=5)))
def test_names_of_any_characters_read_back_too(written: WrittenFormula) -> None:
    assert parse(written.text).tree == written.tree


@pytest.mark.parametrize(
    "form", ["dibagi", "÷", "\\frac", "-----", "Rumus:", "[", "<b>", "&nbsp;", "Persen", " = ", "\n", " X "]
)
def test_the_surface_forms_are_all_there(form: str) -> None:
    texts = formula_texts(parse("(Jumlah laporan + Jumlah usulan) / Jumlah desa x 100%").tree)
    searching = settings(database=None, derandomize=True, max_examples=2000)
    assert form in find(texts, lambda text: form in text, settings=searching)


@slow
@given(broken_texts())
def test_broken_texts_cannot_be_read(text: str) -> None:
    with pytest.raises(FormulaError):
        parse(text)


@settings(slow, max_examples=150)
@given(definitions())
def test_definitions_load_as_the_shape_that_they_say(written: WrittenDefinition) -> None:
    registry = loads(written.text)
    assert tuple((bound.jenis, bound.nama) for bound in registry.levels) == written.shape.levels
    assert tuple((bound.nama, bound.formula.tree) for bound in registry.indicators) == written.shape.indicators
    assert tuple(data.nama for data in registry.definitions[0].data) == written.shape.data
    assert loads(format_definition(written.text)).definitions == registry.definitions


@slow
@given(broken_definitions())
def test_broken_definitions_are_refused_at_a_line(text: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        loads(text)
    assert any(finding.place for finding in caught.value.diagnostics if finding.is_error)


@slow
@given(definitions(), st.data())
def test_data_for_a_registry_are_what_it_asks_for(written: WrittenDefinition, data: st.DataObject) -> None:
    registry = loads(written.text)
    given_data = data.draw(data_for(registry))
    results = registry.evaluate(given_data)
    for result in results.values():
        if result.status is Status.BELUM_ADA_DATA:
            assert all(given_data[name] is None for name in result.causes if name in given_data)


@slow
@given(definitions(formulas=trees(st.sampled_from(["Jumlah A", "Jumlah B", "Jumlah C"]), max_leaves=3)), st.data())
def test_consistent_data_break_no_claim(written: WrittenDefinition, data: st.DataObject) -> None:
    registry = loads(written.text)
    results = registry.evaluate(data.draw(data_for(registry, consistent=True)))
    assert [finding for finding in results.diagnostics if finding.code == "R201"] == []


@given(figures(missing=False, zeros=False))
def test_figures_leave_out_what_is_not_asked_for(value: Fraction | None) -> None:
    assert value


@given(plain_names(), plain_names())
def test_plain_names_mean_themselves_in_any_text(left: str, right: str) -> None:
    assert read(f"{left}/{right} x 100").names in ((left, right), (left,))


def test_without_hypothesis_the_one_command_that_installs_it_is_named() -> None:
    hidden = "import sys; sys.modules['hypothesis'] = None; import indikator_dsl.testing"
    done = subprocess.run([sys.executable, "-c", hidden], capture_output=True, text=True, check=False)
    assert "ImportError: indikator_dsl.testing needs Hypothesis" in done.stderr
    assert 'pip install "indikator-dsl[testing]"' in done.stderr
