"""What a program holds of a registry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import EngineError, NameLookupError, Registry, Status, loads
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.program import Entered, Fixed, Formula, Program, lower, need
from indikator_dsl.text.names import fold
from tests.methods.offices import IKM, skm
from tests.workbook.made import SOURCE, Made, made


def registry(*indicators: tuple[str, str]) -> Registry:
    rows = "".join(f"  Indikator: {name}\n    Formula: {formula}\n" for name, formula in indicators)
    return loads(f"Tujuan: T\n{rows}", strict=False)


def named(program: Program) -> list[str]:
    return [step.nama for step in program.steps]


@given(made())
def test_every_step_stands_after_those_it_uses(one: Made) -> None:
    program = lower(one.registry)
    inputs = len(program.inputs)
    for number, step in enumerate(program.steps, inputs):
        assert all(0 <= used < number for used in program.used(step))
        assert program.step_of(number) is step
    assert all(program.step_of(number) is None for number in range(inputs))
    assert program.ids == tuple(bound.id for bound in one.registry.indicators)
    assert sorted(program.order) == list(range(len(program.steps)))
    used = {number for step in program.steps for number in program.used(step)}
    fallbacks = {one.fallback for one in program.inputs}
    assert all(at in used or at in fallbacks for at in range(inputs))


@given(made())
def test_a_program_computes_what_the_registry_does(one: Made) -> None:
    """In exact numbers, with the numbers of values alone: no name is looked up any more."""
    program = lower(one.registry)
    given = {one.registry.binder.key(name): value for name, value in one.data.items()}
    values = [given.get(datum.key) for datum in program.inputs]
    for step in program.steps:
        value = None
        if isinstance(step, Entered):
            value = values[step.source]
        elif isinstance(step, Formula) and all(values[number] is not None for number in step.uses.values()):
            known = {name: found for name, number in step.uses.items() if (found := values[number]) is not None}
            try:
                value = calculate(step.tree, known)
            except NoValueError:
                value = None
        values.append(value)
        assert value == one.results[step.id].value
        if isinstance(step, Fixed):
            assert step.status is one.results[step.id].status


@given(made(), st.data())
def test_a_program_of_a_part_has_the_same_steps(one: Made, draw: st.DataObject) -> None:
    whole = lower(one.registry)
    asked = draw.draw(st.lists(st.sampled_from([bound.id for bound in one.registry.indicators]), unique=True))
    part = lower(one.registry, asked)
    assert set(part.ids) == set(asked)
    assert list(part.ids) == [id for id in whole.ids if id in asked]

    def meant(program: Program) -> dict[str, object]:
        def name(number: int) -> str:
            step = program.step_of(number)
            return program.inputs[number].key if step is None else step.id

        return {
            step.id: (type(step), {k: name(n) for k, n in step.uses.items()} if isinstance(step, Formula) else None)
            for step in program.steps
        }

    every, some = meant(whole), meant(part)
    assert some.items() <= every.items()
    needed = {number for at in part.order for number in [at + len(part.inputs)]}
    for number in range(len(part.inputs) + len(part.steps) - 1, -1, -1):
        step = part.step_of(number)
        if step is not None and number in needed:
            needed.update(part.used(step))
    assert needed == set(range(len(part.inputs) + len(part.steps)))  # nothing that nobody asked for


def test_inputs_are_named_as_people_know_them_and_steps_as_the_definition_does() -> None:
    program = lower(registry(("Satu", "jumlah A / Jumlah b"), ("Dua", "Satu + Jumlah A"), ("Tiga", "aplikasi pusat")))
    assert [(one.key, one.name, one.fallback) for one in program.inputs] == [
        (fold("jumlah A"), "jumlah A", None),
        (fold("Jumlah b"), "Jumlah b", None),
        (fold("aplikasi pusat"), "aplikasi pusat", None),
    ]
    assert named(program) == ["Satu", "Dua", "Tiga"]
    assert [program.used(step) for step in program.steps] == [(0, 1), (3, 0), (2,)]


def test_a_subset_takes_what_it_uses_along_but_shows_only_itself() -> None:
    all_of_it = registry(("Satu", "A"), ("Dua", "B"), ("Tiga", "Satu × 2"))
    program = lower(all_of_it, ["Tiga"])
    assert named(program) == ["Satu", "Tiga"]
    assert program.ids == ("T1.3",)
    assert [one.name for one in program.inputs] == ["A"]
    with pytest.raises(NameLookupError):
        lower(all_of_it, ["Empat"])


def test_what_cannot_be_computed_keeps_its_status() -> None:
    steps = lower(registry(("Satu", "Dua + 1"), ("Dua", "Satu + 1"), ("Tiga", "(A +"), ("Empat", ""))).steps
    assert {step.nama: step.status for step in steps if isinstance(step, Fixed)} == {
        "Satu": Status.GALAT,
        "Dua": Status.GALAT,
        "Tiga": Status.GALAT,
        "Empat": Status.TANPA_FORMULA,
    }


def test_an_external_indicator_is_what_is_entered_under_its_name() -> None:
    program = lower(registry(("Nilai SAKIP", "Sesuai aplikasi pusat"), ("Dua", "Nilai SAKIP / 100")))
    first, second = program.steps
    assert isinstance(first, Entered)
    assert [one.name for one in program.inputs] == ["Nilai SAKIP"]
    assert program.used(first) == program.used(second) == (0,)


def test_a_datum_of_this_year_falls_back_on_the_one_without_a_year() -> None:
    lagged = registry(("Satu", "Jumlah kasus tahun ini / Jumlah kasus tahun lalu"))
    program = lower(lagged)
    inputs = {one.name: one for one in program.inputs}
    fallback = inputs["Jumlah kasus tahun ini"].fallback
    assert fallback is not None
    assert program.inputs[fallback].name.casefold() == "jumlah kasus"
    assert inputs["Jumlah kasus tahun lalu"].fallback is None
    present = {fold("Jumlah kasus"), fold("Jumlah kasus tahun lalu")}
    program = lower(lagged, present=present)
    assert {one.key for one in program.inputs} == present
    program = lower(lagged, present={fold("Jumlah kasus tahun ini"), fold("Jumlah kasus tahun lalu")})
    assert program.used(program.steps[0])[0] == [one.name for one in program.inputs].index("Jumlah kasus tahun ini")


def test_the_value_of_an_indicator_by_a_method_counts_as_that_of_this_year() -> None:
    lagged = registry(("Dua", f"{IKM} tahun ini - {IKM} tahun lalu"), (IKM, SOURCE))
    program = lower(lagged)
    ini = next(one for one in program.inputs if one.name == f"{IKM} tahun ini")
    assert ini.fallback is not None
    step = program.step_of(ini.fallback)
    assert step is not None
    assert step.nama == IKM
    assert named(program) == [IKM, "Dua"]
    assert program.ids == ("T1.1", "T1.2")
    assert named(lower(lagged, ["Dua"])) == [IKM, "Dua"]
    without = lower(lagged, ["Dua"], present={fold(IKM), fold(f"{IKM} tahun lalu")})
    assert named(without) == [IKM, "Dua"]
    assert f"{IKM} tahun ini" not in {one.name for one in without.inputs}


def test_data_that_a_method_reads_are_named() -> None:
    program = lower(skm())
    assert program.by_methods
    assert not set(program.by_methods) & {one.key for one in program.inputs}
    assert all(isinstance(name, str) and name for name in program.by_methods.values())
    assert lower(registry(("Satu", "A"))).by_methods == {}
    shared = "Jumlah nilai unsur Persyaratan"
    program = lower(registry((IKM, SOURCE), ("Dua", f"{shared} / 2")))
    assert set(program.by_methods) & {one.key for one in program.inputs} == {fold(shared)}
    assert lower(registry((IKM, SOURCE), ("Dua", f"{shared} / 2")), ["Dua"]).by_methods == {}


def test_a_long_chain_of_indicators_is_lowered_without_recursion() -> None:
    many = 5_000
    rows = [(f"Nilai {at}", f"Nilai {at + 1} + A") for at in range(1, many)] + [(f"Nilai {many}", "A")]
    assert named(lower(registry(*rows))) == [f"Nilai {at}" for at in range(many, 0, -1)]


def test_a_package_that_is_missing_says_the_command_that_installs_it() -> None:
    with pytest.raises(EngineError) as raised:
        need("no_such_package.at_all", "kolom")
    (finding,) = raised.value.diagnostics
    assert finding.code == "E101"
    assert "no_such_package" in finding.message
    assert finding.suggestion == 'pip install "indikator-dsl[kolom]"'
    assert need("json", "kolom").dumps({}) == "{}"
