"""Cells as tables have them: whole numbers, decimals, blanks, NaN, infinity, numbers in text, and no numbers."""

from __future__ import annotations

import math
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest

from indikator_dsl import DataError, Status, loads
from tests.engines.differences import expected

if TYPE_CHECKING:
    from collections.abc import Callable

REGISTRY = loads(
    "Tujuan: T\n  Indikator: Satu\n    Formula: Bulat / 4\n  Indikator: Dua\n    Formula: Desimal × 2\n"
    "  Indikator: Tiga\n    Formula: Pecahan + 1\n  Indikator: Empat\n    Formula: Teks × 2\n"
    "  Indikator: Lima\n    Formula: Satu / Pecahan + Teks / Bulat\n"
)
ROWS: list[tuple[int | None, Decimal | None, float | None, str | None]] = [
    (3, Decimal("1.50"), 0.5, "1.234,5"),
    (0, Decimal("0.00"), 0.0, "0"),
    (-7, Decimal("-2.25"), -0.0, "-85,5"),
    (None, None, None, None),
    (2**53 - 1, Decimal("12345678.91"), math.nan, " - "),
    (1, Decimal("0.01"), math.inf, "n/a"),
    (1, Decimal("0.01"), -math.inf, "1.234"),
    (10**15, Decimal("99999999.99"), 1e31, "tiga"),
    (5, Decimal("0.10"), 1e-31, "12 orang"),
    (6, Decimal("0.20"), 1e30, "007"),
    (8, Decimal("0.30"), 0.1, ""),
]
NAMES = ("Bulat", "Desimal", "Pecahan", "Teks")
WRITTEN = {"1.234,5": 1234.5, "0": 0, "-85,5": -85.5, " - ": None, "n/a": None, "1.234": 1234, "007": 7, "": None}


def wanted(row: tuple[Any, ...]) -> dict[str, Any]:
    """What engines of doubles may say of a row: a NaN is missing, and what is no number is bad."""
    cells = dict(zip(NAMES, row, strict=True))
    text = cells["Teks"]
    bad = [name for name, cell in cells.items() if isinstance(cell, float) and math.isinf(cell)]
    bad += ["Teks"] if text is not None and text not in WRITTEN else []
    data = {name: cell for name, cell in cells.items() if name not in bad}
    data |= {"Teks": None if text is None else WRITTEN.get(text)} | dict.fromkeys(bad)
    if isinstance(data["Pecahan"], float) and math.isnan(data["Pecahan"]):
        data["Pecahan"] = None
    return expected(REGISTRY, data, bad)


def polars() -> Any:
    pl = pytest.importorskip("polars")
    schema = {"Bulat": pl.Int64, "Desimal": pl.Decimal(12, 2), "Pecahan": pl.Float64, "Teks": pl.String}
    return pl.DataFrame(ROWS, schema=schema, orient="row")


def pyarrow() -> Any:
    pa = pytest.importorskip("pyarrow")
    kinds = (pa.int64(), pa.decimal128(12, 2), pa.float64(), pa.string())
    columns = zip(NAMES, zip(*ROWS, strict=True), kinds, strict=True)
    return pa.table({name: pa.array(cells, kind) for name, cells, kind in columns})


def pandas(nullable: bool) -> Any:
    pd = pytest.importorskip("pandas")
    if nullable:
        return pyarrow().to_pandas(types_mapper=pd.ArrowDtype)
    frame = pd.DataFrame(ROWS, columns=list(NAMES))
    return frame.astype({"Bulat": "float64", "Desimal": "float64", "Pecahan": "float64", "Teks": "str"})


def duckdb() -> Any:
    return pytest.importorskip("duckdb").connect().from_arrow(pyarrow())


FRAMES: dict[str, Callable[[], Any]] = {
    "Polars": polars,
    "Polars, lazy": lambda: polars().lazy(),
    "PyArrow": pyarrow,
    "pandas": lambda: pandas(nullable=False),
    "pandas with Arrow's types": lambda: pandas(nullable=True),
    "DuckDB": duckdb,
}


@pytest.mark.parametrize("name", FRAMES)
def test_cells_of_every_kind_end_in_the_same_statuses(name: str) -> None:
    pytest.importorskip("narwhals")
    import narwhals as nw

    found = nw.from_native(REGISTRY.evaluate_frame(FRAMES[name](), statuses=True))
    table = (found.collect() if isinstance(found, nw.LazyFrame) else found).to_dict(as_series=False)
    seen = set()
    for at, row in enumerate(ROWS):
        for id, wants in wanted(row).items():
            value = table[id][at]
            value = None if value is None or math.isnan(value) else value
            assert wants.problem(table[f"{id} status"][at], value) is None, f"{id} of {row}"
            seen |= wants.statuses
    assert seen == {Status.TERHITUNG, Status.BELUM_ADA_DATA, Status.TAK_TERDEFINISI, Status.GALAT}


def problems_of(data: dict[str, Any], engine: Callable[[dict[str, Any]], object]) -> list[str]:
    """What an engine has to say against the data."""
    try:
        engine(data)
    except DataError as error:
        return [str(found) for found in error.diagnostics]
    return []


@pytest.mark.parametrize("exact", [False, True])
def test_a_compiled_registry_takes_and_refuses_what_the_interpreter_does(exact: bool) -> None:
    """A mapping is data of one record, of which a person can be told what is wrong: nothing there is `galat`."""
    compiled = REGISTRY.compile(exact=exact)
    refused = 0
    for row in ROWS:
        data = dict(zip(NAMES, row, strict=True))
        problems = problems_of(data, REGISTRY.evaluate)
        assert problems_of(data, compiled) == problems
        if problems:
            refused += 1
            continue
        results, found = REGISTRY.evaluate(data), compiled(data)
        assert [one.status for one in results.values()] == list(found.statuses)
        values = [one.value for one in results.values()]
        if exact:
            assert values == list(found.values)
        else:
            near = [None if value is None else pytest.approx(float(value), rel=1e-12) for value in values]
            assert list(found.values) == near
    assert 3 <= refused < len(ROWS) - 3
