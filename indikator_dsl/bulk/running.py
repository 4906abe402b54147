"""Files in, files out, part by part: each part is read, computed, written, put in its place and noted."""

from __future__ import annotations

import hashlib
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from attrs import frozen

from indikator_dsl.bulk.engines import ENGINES, Form
from indikator_dsl.bulk.findings import is_of_writing, refused, writing
from indikator_dsl.bulk.outputs import Folder, OneFile
from indikator_dsl.bulk.parts import CsvParts, ParquetParts
from indikator_dsl.bulk.record import Noted, open_record
from indikator_dsl.bulk.sources import find_sources
from indikator_dsl.columns.binding import is_datum
from indikator_dsl.data.columns import NAMA, NILAI, role_of
from indikator_dsl.program import lower, need

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from indikator_dsl.bulk.engines import Engine
    from indikator_dsl.bulk.outputs import Output
    from indikator_dsl.bulk.parts import Part, Parts
    from indikator_dsl.bulk.record import Record
    from indikator_dsl.bulk.sources import Source
    from indikator_dsl.registry.registry import Registry

__all__ = ["PART_ROWS", "Done", "evaluate_files"]

PART_ROWS = 250_000


@frozen
class Done:
    """What a run left behind: `rows` in all, in `parts` parts, of which `kept` were there from an earlier run."""

    output: Path
    rows: int
    parts: int
    kept: int


def evaluate_files(
    registry: Registry,
    source: str | Path,
    output: str | Path,
    *,
    statuses: bool = False,
    indicators: Iterable[str] | None = None,
    engine: str = "polars",
    part_rows: int = PART_ROWS,
    kind: str = "parquet",
    decimal: str | None = None,
    restart: bool = False,
    progress: Callable[[int, int], None] | None = None,
) -> Done:
    """Compute the indicators of every row of files that may be larger than memory; a row in is a row out, in order.

    `source` is a CSV or Parquet file, a folder of them (`tahun=2025/…` too), or a pattern (`data/*.csv`): wide tables,
    a column a datum. `output` that ends in `.csv` becomes one file; any other name a folder of parts in the folders of
    the input's partition, of the `kind` `parquet` or `csv`. The columns are those of `Registry.evaluate_frame`.

    A run that was stopped, in whatever way, is taken up by the same call, and the output is the same bytes. That holds
    for the same definitions, options, versions and unchanged input; for anything else it is refused, and `restart`
    begins anew. A record of the parts that are done stays beside the output (`….catatan.jsonl`). Input counts
    as changed that has another size, time of change (`mtime`, `ctime`) or number on the disk (inode); output that has
    another size or `mtime`.

    `engine` is `polars` or `duckdb`. About `part_rows` rows are in memory at a time. `decimal` (`koma`, `titik`) is how
    CSV writes decimals; without it the first rows tell. `progress` is called with what is done and the whole, in bytes
    or rows. Raises DataError for files or an output that cannot be used, EngineError for a package that is missing.
    """
    _check_words(engine=engine, kind=kind, decimal=decimal)
    output = Path(output)
    sources, parquet = find_sources(source, output)
    asked = None if indicators is None else list(indicators)
    nw, polars, working = need("narwhals", "kolom"), need("polars", "kolom"), ENGINES[engine]()
    data = partial(_data, registry)
    parts: Parts = (
        ParquetParts(polars, sources, part_rows, data)
        if parquet
        else CsvParts(polars, sources, part_rows, data, decimal)
    )
    one_file = output.suffix.lower() == ".csv"
    form = _form("csv" if one_file else kind, parts)
    if {NAMA, NILAI} <= set(map(role_of, parts.empty.columns)):
        raise refused("E415", berkas=sources[0].name)

    columns = list(parts.empty.columns)

    def compute(frame: Any) -> Any:
        """By name, in the order of the first file: another file may have another order."""
        ordered = nw.from_native(frame).select(*columns).to_native()
        return registry.evaluate_frame(ordered, statuses=statuses, indicators=asked)

    # What is wrong with the columns is said before anything is touched.
    results = compute(parts.empty).columns
    if engine == "duckdb":
        _check_capitals(sources[0], columns)
    _check_labels(sources, results if one_file else set(results) - set(columns), data)
    options = [statuses, asked and [registry.find(name).id for name in asked], part_rows, form, one_file, parts.sign]
    meaning = {
        "definisi": _digest((lower(registry), [registry.binder.key(name) for name in parts.empty.columns])),
        "pilihan": _digest(options),
        "masukan": _digest([(one.name, one.stamp) for one in sources]),
        "versi": _versions(working),
    }
    place: Output = OneFile(output) if one_file else Folder(output, kind)
    with writing(output), open_record(place, meaning, parts.spans(), restart) as record:
        return _Run(parts, working, compute, form, place, record, progress or _silent).to_the_end()


@frozen
class _Run:
    parts: Parts
    engine: Engine
    compute: Callable[[Any], Any]
    form: Form
    place: Output
    record: Record
    progress: Callable[[int, int], None]

    def to_the_end(self) -> Done:
        parts, kept = self.record.parts, len(self.record.parts)
        whole = sum(stop - start for start, stop in self.parts.spans())
        done = sum(one.stop - one.start for one in parts)
        self.progress(done, whole)
        for part in self._rest():
            self.record.note(self._written(part))
            done += part.stop - part.start
            self.progress(done, whole)
        for source in self.parts.sources:
            if not source.is_unchanged():
                raise refused("E417", berkas=source.name)
        self.place.finish()
        return Done(self.place.path, sum(one.rows for one in parts), len(parts), kept)

    def _rest(self) -> Iterator[Part]:
        """The parts that are not noted; each file has one at least, that its columns come out where it has no rows."""
        last = self.record.parts[-1] if self.record.parts else None
        for file, (start, stop) in enumerate(self.parts.spans()):
            if last is not None and file < last.file:
                continue
            begun = last is not None and last.file == file
            at = last.stop if last is not None and begun else start
            while at < stop or not begun:
                part = self.parts.part(file, at)
                yield part
                at, begun = part.stop, True

    def _written(self, part: Part) -> Noted:
        source, number = self.parts.sources[part.file], len(self.record.parts)
        made = self.place.place(number, source)
        labels = {name: source.partition[name] for name in self.parts.sources[0].partition}
        compute = partial(_with_labels, self.compute, labels) if self.place.own else self.compute
        try:
            self.engine.write(part, source.path, compute, made, self.form, heading=self.place.heading(number))
        except self.engine.errors as failure:
            if is_of_writing(failure):
                raise
            raise refused("E410", berkas=source.name) from None
        return Noted(part.file, part.start, part.stop, part.rows, *self.place.commit(made))


def _with_labels(compute: Callable[[Any], Any], labels: Mapping[str, str], frame: Any) -> Any:
    """The result with what the folders of the partition say as its first columns."""
    if not labels:
        return compute(frame)
    import narwhals as nw

    result = nw.from_native(compute(frame))
    made = result.with_columns(**{name: nw.lit(value) for name, value in labels.items()})
    return made.select(*labels, *result.collect_schema().names()).to_native()


def _check_labels(sources: Iterable[Source], columns: Iterable[str], is_datum: Callable[[str], bool]) -> None:
    """What folders say stands beside `columns`, for programs too that do not tell capitals apart."""
    taken = set(map(str.casefold, columns))
    for names in dict.fromkeys(source.labels for source in sources):
        folded = [name.casefold() for name in names]
        for at, name in enumerate(names):
            if is_datum(name) or folded[at] in taken or folded[at] in folded[:at]:
                raise refused("E419", kolom=name)


def _check_capitals(source: Source, columns: Sequence[str]) -> None:
    folded = [name.casefold() for name in columns]
    for at, name in enumerate(columns):
        if folded[at] in folded[:at]:
            raise refused("E403", berkas=source.name, sebab=f"bagi DuckDB kolom `{name[:80]}` ada dua kali")


def _data(registry: Registry, column: str) -> bool:
    return is_datum(registry, registry.binder.key(column))


def _form(kind: str, parts: Parts) -> Form:
    """CSV is written as it was read; between commas decimals have a point."""
    return Form(kind, parts.separator, comma=parts.sign == "koma" and parts.separator != ",")


def _check_words(**given: str | None) -> None:
    known = {"engine": tuple(ENGINES), "kind": ("parquet", "csv"), "decimal": ("koma", "titik", None)}
    for name, word in given.items():
        if word not in known[name]:
            raise ValueError(f"{name} is one of {known[name]}, not {word!r}")


def _digest(of: object) -> str:
    return hashlib.sha256(repr(of).encode()).hexdigest()


def _versions(engine: Engine) -> str:
    import narwhals
    import polars

    from indikator_dsl import __version__

    used = (f"indikator-dsl {__version__}", f"narwhals {narwhals.__version__}", f"polars {polars.__version__}")
    return ", ".join(dict.fromkeys((*used, engine.version)))


def _silent(done: int, whole: int) -> None:
    """Progress that nobody watches."""
