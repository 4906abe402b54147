"""Columns of every kind become doubles as the interpreter reads the same cells."""

from __future__ import annotations

import datetime
import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indikator_dsl import DataError
from indikator_dsl.data.number_text import read_text
from tests.columns.frames import ENGINES, rows_of

nw = pytest.importorskip("narwhals")

written = st.one_of(
    st.from_regex(r"[-+−]?[0-9]{1,4}([.,][0-9]{1,4}){0,2}", fullmatch=True),
    st.from_regex(r" ?[-+]?[0-9.,]{1,9}[ %]?", fullmatch=True),
    st.sampled_from(
        ["-", "–", "—", "", " ", "N/A", "na", "n.a.", "Belum  ada", "belum ada\tdata", "...", "…", "nihil"]
    ),
    st.sampled_from(
        ["\u00a01.234\u00a0", "1\u200b000", "１２", "1 000", "1e5", "NaN", "inf", "ya", "=A1", "(5)", "Rp 5"]
    ),
    st.text(max_size=6),
)


def cleaned(engine: str, cells: list[Any]) -> list[tuple[float | None, bool]]:
    """The double of each cell, and whether it is bad."""
    from indikator_dsl.columns.cleaning import clean, kinds

    table = nw.from_native(ENGINES[engine]({"x": cells}))
    made = clean("x", kinds(table)["x"])
    table = table.with_columns(value=made.value, bad=nw.lit(False) if made.bad is None else made.bad)
    return [(row["value"], bool(row["bad"])) for row in rows_of(table.to_native())]


def as_read(text: str) -> tuple[float | None, bool]:
    value, finding = read_text(text)
    bad = finding is not None and finding.is_error
    return (None if value is None else float(value)), bad


@pytest.mark.parametrize("engine", ENGINES)
def test_text_is_read_as_in_a_data_file(engine: str) -> None:
    @settings(max_examples=12)
    @given(st.lists(written, min_size=1, max_size=40))
    @example(["1.234,5", "1,000", "1.5", "0.234", "1.234.567,89", "1234.567", "-5", "−5", "+5", "- 5"])
    @example(["belum\u00a0ada", "belum ada\tdata", "belum\u2003ada", "belumada"])
    @example(["1," + "0" * 59, "1," + "0" * 60, "-1.000," + "0" * 56, "1.000," + "0" * 57])
    def law(texts: list[str]) -> None:
        texts = [text for text in texts if "\x00" not in text]
        if texts:
            assert cleaned(engine, texts) == [as_read(text) for text in texts]

    law()


@pytest.mark.parametrize("engine", ENGINES)
def test_doubles_beyond_the_bounds_are_bad_and_a_nan_is_missing(engine: str) -> None:
    good = [1.0, -0.25, 0.0, 1e30, -1e30, 1e-30, -1e-30]
    bad = [math.inf, -math.inf, 1.1e30, 9e-31, -9e-31, 5e-324]
    found = cleaned(engine, [*good, *bad, math.nan, None])
    assert found[: len(good)] == [(one, False) for one in good]
    assert found[len(good) :] == [(None, True)] * len(bad) + [(None, False)] * 2


@pytest.mark.parametrize("engine", ENGINES)
def test_whole_numbers_and_decimals_lose_nothing(engine: str) -> None:
    assert cleaned(engine, [3, -(2**53), 0]) == [(3.0, False), (-(2.0**53), False), (0.0, False)]
    assert cleaned(engine, [Decimal("1.10"), None]) == [(1.1, False), (None, False)]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_column_that_cannot_hold_figures_is_refused_by_name(engine: str) -> None:
    with pytest.raises(DataError, match="Kolom `x` berjenis"):
        cleaned(engine, [True, False])


def test_dates_and_lists_are_refused() -> None:
    pl = pytest.importorskip("polars")
    from indikator_dsl.columns.cleaning import clean, kinds

    for cells in ([datetime.date(2024, 1, 1)], [[1.0]]):
        table = nw.from_native(pl.DataFrame({"x": cells}))
        with pytest.raises(DataError, match="Kolom `x` berjenis"):
            clean("x", kinds(table)["x"])


def test_categories_of_numbers_are_no_text() -> None:
    """As text 1.234 would be read as 1234."""
    pa, pd = pytest.importorskip("pyarrow"), pytest.importorskip("pandas")
    from indikator_dsl.columns.cleaning import clean, kinds

    encoded = pa.array([1.234]).dictionary_encode()
    decimals = pa.array([Decimal("1.234")]).dictionary_encode()
    for frame in (
        pd.DataFrame({"x": pd.Categorical([1.234])}),
        pd.DataFrame({"x": pd.Categorical([1.234], ordered=True)}),
        pd.DataFrame({"x": pd.Series(pd.arrays.ArrowExtensionArray(pa.chunked_array([encoded])))}),
        pa.table({"x": encoded}),
        pa.table({"x": decimals}),
    ):
        with pytest.raises(DataError, match="E203"):
            clean("x", kinds(nw.from_native(frame))["x"])
    for frame in (pd.DataFrame({"x": pd.Categorical(["1,5"])}), pa.table({"x": pa.array(["1,5"]).dictionary_encode()})):
        made = clean("x", kinds(nw.from_native(frame))["x"])
        assert rows_of(nw.from_native(frame).select(x=made.value).to_native()) == [{"x": 1.5}]


def test_kinds_that_pyarrow_casts_only_in_part() -> None:
    pa, pd = pytest.importorskip("pyarrow"), pytest.importorskip("pandas")
    from indikator_dsl import loads

    registry = loads("Tujuan: T\n  Indikator: I\n    Formula: Aaa + Bbb\n")

    def computed(cells: Any) -> list[Any]:
        return [row["T1.1"] for row in rows_of(registry.evaluate_frame(pa.table({"Aaa": cells, "Bbb": [0.5]})))]

    assert computed([22 * 10**15 + 1]) == [22 * 10**15 + 1.5]
    assert computed(pa.array([2**64 - 1], pa.uint64())) == [2.0**64]
    assert computed(pa.array(["1,5"], pa.string_view())) == [2.0]
    frame = pd.DataFrame({"Aaa": pd.Series([22 * 10**15 + 1], dtype="int64[pyarrow]"), "Bbb": [0.5]})
    assert registry.evaluate_frame(frame)["T1.1"].tolist() == [22 * 10**15 + 1.5]
    with pytest.raises(DataError, match=r"E203.*`Aaa`"):
        computed(pa.array([Decimal("1E2")], pa.decimal128(5, -2)))


def test_categories_of_numbers_are_no_text_to_dask_either() -> None:
    dd, pd = pytest.importorskip("dask.dataframe"), pytest.importorskip("pandas")
    from indikator_dsl.columns.cleaning import clean, kinds

    frame = dd.from_pandas(pd.DataFrame({"x": pd.Categorical([1.234])}), npartitions=1)
    with pytest.raises(DataError, match="E203"):
        clean("x", kinds(nw.from_native(frame))["x"])
