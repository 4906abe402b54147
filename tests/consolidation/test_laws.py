"""What must hold however an office divides its figures over units and periods."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl import Status
from indikator_dsl.text.periods import Periode
from tests.consolidation.offices import UNITS, Row, dataset, office, value

RATIO = office("Jumlah A / Jumlah B x 100", "Jumlah A := jumlah", "Jumlah B := jumlah")
MIXED = office(
    "Jumlah A / Jumlah B x 100",
    "Jumlah A := periode: nilai terakhir; unit: jumlah",
    "Jumlah B := periode: nilai terakhir; unit: jumlah",
)
PLAIN = office("Jumlah A", "Jumlah A := jumlah")
MONTHS = [str(Periode(2025, month, month)) for month in range(1, 13)]
counts = st.integers(0, 50)


def shares(total: int, weights: list[int]) -> list[int]:
    """`total` divided into whole parts, one for each weight."""
    parts, left = [], total
    for weight in weights[:-1]:
        part = left * weight // 10
        parts.append(part)
        left -= part
    return [*parts, left]


weights = st.lists(st.integers(0, 10), min_size=3, max_size=3)


@given(counts, counts, weights, weights)
def test_splitting_a_unit_into_parts_never_changes_the_whole(
    a: int, b: int, first: list[int], second: list[int]
) -> None:
    whole = dataset(("Jumlah A", a, "2025", "Kecamatan Alam"), ("Jumlah B", b, "2025", "Kecamatan Alam"))
    rows: list[Row] = []
    for name, total, weight in (("Jumlah A", a, first), ("Jumlah B", b, second)):
        rows += [(name, part, "2025", unit) for unit, part in zip(UNITS, shares(total, weight), strict=True)]
    before, after = RATIO.evaluate(whole)["Hasil"], RATIO.evaluate(dataset(*rows))["Hasil"]
    assert (after.status, after.value) == (before.status, before.value)
    assert after.cover is not None
    assert after.cover.display == "3 dari 3 desa"


@given(st.lists(counts, min_size=3, max_size=3), st.lists(st.integers(1, 50), min_size=3, max_size=3), st.data())
def test_states_of_the_last_quarter_are_summed_over_units(a: list[int], b: list[int], data: st.DataObject) -> None:
    rows: list[Row] = []
    for unit, upper, lower in zip(UNITS, a, b, strict=True):
        last = data.draw(st.sampled_from(["TW II 2025", "TW III 2025", "TW IV 2025"]))
        rows += [("Jumlah A", upper + 7, "TW I 2025", unit), ("Jumlah A", upper, last, unit)]
        rows += [("Jumlah B", lower, "TW IV 2025", unit), ("Jumlah B", None, "TW I 2025", unit)]
    found = MIXED.evaluate(dataset(*data.draw(st.permutations(rows))), periode="2025")
    assert value(found) == Fraction(sum(a) * 100, sum(b))


@given(st.lists(counts, min_size=12, max_size=12), st.data())
def test_months_quarters_semesters_and_sums_since_january_give_one_figure(
    facts: list[int], data: st.DataObject
) -> None:
    """The figures of a year are written down as any mixture of stretches that tells the asked one."""
    asked = data.draw(
        st.sampled_from([Periode(2025), Periode(2025, 4, 6), Periode(2025, 7, 12), Periode(2025, 1, 9, True)])
    )
    written = dict.fromkeys(data.draw(st.sampled_from([tellings(asked, length) for length in (1, 3)])))
    others = [*asked.parts(1), *Periode(2025).parts(3), *Periode(2025).parts(6), *since_january()]
    written |= dict.fromkeys(data.draw(st.lists(st.sampled_from(others), max_size=6)))
    rows: list[Row] = [
        ("Jumlah A", sum(facts[one.first - 1 : one.last]), str(one), "Kecamatan Alam")
        for one in data.draw(st.permutations(list(written)))
    ]
    result = PLAIN.evaluate(dataset(*rows), periode=str(asked))["Hasil"]
    assert result.value == sum(facts[asked.first - 1 : asked.last])
    assert result.cover is None or "lengkap" not in result.cover.display


def since_january() -> list[Periode]:
    return [Periode(2025, 1, last, kumulatif=True) for last in (3, 6, 9, 11)]


def tellings(asked: Periode, length: int) -> list[Periode]:
    """Two ways to tell the figure of `asked`: by its parts, and as the difference of two sums since January."""
    if length == 1:
        return list(asked.parts(1))
    ends = [asked.last] + ([asked.first - 1] if asked.first > 1 else [])
    return [Periode(2025, 1, last, kumulatif=True) for last in ends]


rows_of_any_kind = st.lists(
    st.tuples(
        st.sampled_from(["Jumlah A", "Jumlah B"]),
        counts,
        st.sampled_from(["2025", "TW I 2025", "TW II 2025", "s.d. TW II 2025", "Maret 2025", "Semester II 2025"]),
        st.sampled_from([*UNITS, "Kecamatan Alam", None]),
    ),
    max_size=8,
    unique_by=lambda row: (row[0], row[2], row[3]),
)


@given(rows_of_any_kind, st.data())
def test_the_order_of_rows_never_matters(rows: list[Row], data: st.DataObject) -> None:
    from indikator_dsl import DataError

    def outcome(rows: list[Row]) -> object:
        try:
            results = RATIO.evaluate(dataset(*rows), periode="2025")
        except DataError as error:
            return sorted(finding.message for finding in error.diagnostics)
        result = results["Hasil"]
        return result.status, result.value, set(result.causes), result.cover and result.cover.display

    assert outcome(data.draw(st.permutations(rows))) == outcome(rows)


@given(st.lists(counts, min_size=3, max_size=3), st.lists(st.integers(1, 50), min_size=3, max_size=3))
def test_a_unit_with_no_data_changes_only_the_coverage(a: list[int], b: list[int]) -> None:
    rows: list[Row] = []
    for unit, upper, lower in zip(UNITS, a, b, strict=True):
        rows += [("Jumlah A", upper, "2025", unit), ("Jumlah B", lower, "2025", unit)]
    wider = office(
        "Jumlah A / Jumlah B x 100", "Jumlah A := jumlah", "Jumlah B := jumlah", units=(*UNITS, "Desa Dahan")
    )
    before, after = RATIO.evaluate(dataset(*rows))["Hasil"], wider.evaluate(dataset(*rows))["Hasil"]
    assert (before.status, before.value) == (after.status, after.value)
    assert before.cover is not None
    assert after.cover is not None
    assert (before.cover.display, after.cover.display) == ("3 dari 3 desa", "3 dari 4 desa")
    assert after.cover.missing == ("Desa Dahan",)
    blank = wider.evaluate(dataset(*rows, ("Jumlah A", None, "2025", "Desa Dahan")))["Hasil"]
    assert (blank.value, blank.cover) == (after.value, after.cover)
    zero: list[Row] = [("Jumlah A", 0, "2025", "Desa Dahan"), ("Jumlah B", 5, "2025", "Desa Dahan")]
    declared = wider.evaluate(dataset(*rows, *zero))["Hasil"]
    assert declared.value == Fraction(sum(a) * 100, sum(b) + 5)


@given(st.lists(counts, min_size=3, max_size=3), st.data())
def test_what_is_missing_never_counts_as_zero(a: list[int], data: st.DataObject) -> None:
    """Whatever cells are empty: there is a value only where both data have the same cells."""
    quarters = ["TW I 2025", "TW II 2025"]
    cells = [(unit, quarter) for unit in UNITS for quarter in quarters]
    some = st.lists(st.sampled_from(cells), min_size=1, unique=True)
    upper, lower = data.draw(some), data.draw(some)
    rows: list[Row] = [("Jumlah A", a[UNITS.index(unit)], quarter, unit) for unit, quarter in upper]
    rows += [("Jumlah B", 4, quarter, unit) for unit, quarter in lower]
    result = RATIO.evaluate(dataset(*rows), periode="2025")["Hasil"]
    if set(upper) == set(lower):
        assert result.value == Fraction(100 * sum(a[UNITS.index(unit)] for unit, _ in upper), 4 * len(lower))
    else:
        assert result.status is Status.BELUM_ADA_DATA
        assert result.value is None
        assert set(result.causes) <= {"Jumlah A", "Jumlah B"}
        assert result.reason is not None
        missing = {unit for unit, quarter in {*upper} ^ {*lower}}
        assert any(unit in result.reason.message for unit in missing)
