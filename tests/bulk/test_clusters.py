"""The same call on frames that are spread over processes: the interpreter's values and statuses, row by row."""

from __future__ import annotations

import math
import shutil
from typing import TYPE_CHECKING, Any

import pytest

pytest.importorskip("narwhals")

from indikator_dsl.evaluation import Status
from tests.bulk.tables import DATA, LABELS, WITH_COMMAS, WITH_POINTS, expected, registry, rows, same

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

REGISTRY = registry()
TEXT = rows(150, (*WITH_COMMAS, "12,5"), 3)
NUMBERS = [
    [*row[:2], *(float(cell) if cell else None for cell in row[2:])] for row in rows(150, (*WITH_POINTS, "nan"), 4)
]


def is_missing(value: object) -> bool:
    return value is None or (isinstance(value, float) and math.isnan(value))


def check(table: Sequence[Sequence[Any]], found: Iterable[dict[str, Any]]) -> None:
    """Each row has what the interpreter says of it; a NaN is missing."""
    rows_found = sorted(found, key=lambda row: str(row["kode"]))
    assert [row["kode"] for row in rows_found] == [row[0] for row in table]
    statuses = set()
    for row, one in zip(table, rows_found, strict=True):
        cells = ["" if is_missing(cell) else str(cell) for cell in row]
        wanted = expected(REGISTRY, cells, points=not isinstance(row[2], str))
        held = {name: None if is_missing(value) else value for name, value in one.items()}
        assert same(held, wanted), (row, one, wanted)
        statuses |= {status for _, status in wanted.values()}
    assert statuses == {one.value for one in (Status.TERHITUNG, Status.BELUM_ADA_DATA, Status.TAK_TERDEFINISI)} | {
        Status.EKSTERNAL.value
    }


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql = pytest.importorskip("pyspark.sql")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java, which is not here")
    options = {
        "spark.ui.enabled": "false",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.sql.shuffle.partitions": "2",
        "spark.default.parallelism": "2",
        "spark.sql.session.timeZone": "UTC",
        "spark.driver.memory": "1g",
        # A hundred rows are done before code is made for them.
        "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    }
    builder = sql.SparkSession.builder.master("local[2]").appName("indikator")
    for key, value in options.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("ERROR")
    yield session
    session.stop()


def spark_frame(spark: Any, table: Sequence[Sequence[Any]], kind: str) -> Any:
    schema = ", ".join([*(f"`{name}` string" for name in LABELS), *(f"`{name}` {kind}" for name in DATA)])
    return spark.createDataFrame([tuple(row) for row in table], schema)


@pytest.mark.parametrize(("table", "kind"), [(TEXT, "string"), (NUMBERS, "double")])
def test_spark(spark: Any, table: list[list[Any]], kind: str) -> None:
    frame = spark_frame(spark, table, kind)
    result = REGISTRY.evaluate_frame(frame, statuses=True)
    assert type(result) is type(frame)
    check(table, [row.asDict() for row in result.collect()])


def test_spark_reads_and_writes_partitioned_parquet(spark: Any, tmp_path: Path) -> None:
    whole = [[*row[:2], *(None if is_missing(cell) else cell for cell in row[2:])] for row in NUMBERS]
    frame = spark_frame(spark, whole, "double")
    data, output = str(tmp_path / "data"), str(tmp_path / "hasil")
    sections = frame.selectExpr("*", "substring(kode, 6, 1) as bagian")
    sections.write.partitionBy("bagian").parquet(data)
    result = REGISTRY.evaluate_frame(spark.read.parquet(data), statuses=True)
    assert "bagian" in result.columns
    result.write.partitionBy("bagian").parquet(output)
    assert len(list((tmp_path / "hasil").glob("bagian=*"))) == 10
    check(whole, [row.asDict() for row in spark.read.parquet(output).collect()])


@pytest.mark.parametrize("table", [TEXT, NUMBERS], ids=["text", "numbers"])
def test_dask(table: list[list[Any]]) -> None:
    pandas = pytest.importorskip("pandas")
    dask = pytest.importorskip("dask.dataframe")
    frame = dask.from_pandas(pandas.DataFrame(table, columns=[*LABELS, *DATA]), npartitions=3)
    result = REGISTRY.evaluate_frame(frame, statuses=True)
    assert type(result) is type(frame)
    computed = result.compute()
    check(table, computed.astype(object).where(computed.notna(), None).to_dict("records"))
