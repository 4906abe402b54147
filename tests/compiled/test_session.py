"""A session: after any changes its results are those of the data as they are, and it says what changed."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import DataError, Registry, Status, loads
from tests.compiled.agreeing import assert_agrees, codes, plain, records, refusal

TEXT = """
Tujuan: T
  Indikator: Persentase
    Formula: Jumlah A / Jumlah B × 100%
  Indikator: Sisa
    Formula: Jumlah B - Jumlah A
  Indikator: Dari keduanya
    Formula: Persentase / Sisa
  Indikator: Lain
    Formula: C
"""


@given(records(), st.data(), st.booleans())
def test_results_are_those_of_the_data(pair: tuple[Registry, dict[str, Any]], data: st.DataObject, exact: bool) -> None:
    registry, record = pair
    compiled = registry.compile(exact=exact)
    if refusal(registry.evaluate, record) is not None:
        assert refusal(compiled.session, record) is not None
        return
    session = compiled.session(record)
    values = st.one_of(plain, plain, st.sampled_from([None, "1,5", 0, "abc"]))
    for name in data.draw(st.lists(st.sampled_from([*compiled.names, "Jumlah A", "tidak ada"]), max_size=6)):
        value = data.draw(values)
        before = session.results
        changes = {**record, name: value}
        if (refused := refusal(registry.evaluate, changes)) is not None:
            also = refusal(session.set, name, value)
            assert also is not None
            assert codes(also) == codes(refused)
            assert session.results == before
            continue
        record, results = changes, registry.evaluate(changes)
        changed = session.set(name, value)
        if exact:
            assert session.results.values == tuple(result.value for result in results.values())
        else:
            assert_agrees(session.results, results)
        then = dict(before.items())
        for one in changed:
            assert then.pop(one.id) == (one.value_before, one.status_before)
            assert session.results[one.id] == (one.value, one.status)
            assert (one.value, one.status) != (one.value_before, one.status_before)
        assert all(session.results[id] == old for id, old in then.items())


def test_only_what_depends_on_a_change_is_computed(monkeypatch: pytest.MonkeyPatch) -> None:
    from indikator_dsl.compiled.records import Record

    session = loads(TEXT).compile().session({"Jumlah A": 10, "Jumlah B": 40, "C": 3})
    computed: list[int] = []
    real = Record.compute

    def compute(self: Record, at: int) -> None:
        computed.append(at)
        real(self, at)

    monkeypatch.setattr(Record, "compute", compute)
    assert [one.id for one in session.set("C", 4)] == ["T1.4"]
    assert computed == [3]
    changed = session.set("jumlah a", 20)
    assert computed == [3, 0, 1, 2]
    assert [(one.id, one.value_before, one.value) for one in changed] == [
        ("T1.1", 25.0, 50.0),
        ("T1.2", 30.0, 20.0),
        ("T1.3", 25 / 30, 2.5),
    ]
    assert session.set("Jumlah A", 20) == ()


def test_statuses_change_too() -> None:
    session = loads(TEXT).compile().session({"Jumlah A": 10, "C": 3})
    assert session.results["Sisa"] == (None, Status.BELUM_ADA_DATA)
    assert [one.id for one in session.set("Jumlah B", 10)] == ["T1.1", "T1.2", "T1.3"]
    assert session.results["Dari keduanya"] == (None, Status.TAK_TERDEFINISI)
    assert session.set("Jumlah B", None)[0].status is Status.BELUM_ADA_DATA
    with pytest.raises(DataError):
        session.set("Jumlah X", 3)
    with pytest.raises(DataError):
        session.set("C", "tiga")
    with pytest.raises(TypeError):
        session.set(3, 4)  # type: ignore[arg-type]
    assert session.results["Lain"] == (3.0, Status.TERHITUNG)


def test_a_name_that_means_this_period_follows_the_plain_one() -> None:
    text = "Tujuan: T\n  Indikator: Tumbuh\n    Formula: (Jumlah kasus tahun ini - Jumlah kasus tahun lalu) / 2\n"
    registry = loads(text)
    record: dict[str, Any] = {"Jumlah kasus": 10, "Jumlah kasus tahun lalu": 4}
    session = registry.compile().session(record)
    assert session.results.values == (3.0,)
    assert session.set("Jumlah kasus", 12)[0].value == 4.0
    assert session.set("Jumlah kasus tahun ini", 6)[0].value == 1.0
    assert_agrees(registry.compile()(record), registry.evaluate(record))
