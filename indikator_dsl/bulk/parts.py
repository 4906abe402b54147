"""The input as parts: cut at places that depend on the files and the options alone, and read by Polars.

Restarting is safe because of it: part 17 is the same rows in every run.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Protocol

from attrs import frozen

from indikator_dsl.bulk.csv_files import CsvFile, decimal_sign, whole_columns
from indikator_dsl.bulk.findings import refused
from indikator_dsl.bulk.sources import same_columns
from indikator_dsl.data.number_text import NO_DATA

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from indikator_dsl.bulk.sources import Source

__all__ = ["CsvParts", "ParquetParts", "Part", "Parts"]

PLAIN = r"^-?[0-9]{1,18}(?:,[0-9]{1,18})?$"
TINY = re.compile(rb"[0-9.][eE]-[0-9]{3}|0{30}")  # what a double may no longer tell from zero
PADDING = " \t\xa0"


@frozen
class Part:
    """Rows of one file. `stop` is where the next part starts, `frame` a DataFrame of Polars where they are read."""

    file: int
    start: int
    stop: int
    rows: int
    frame: Any = None


class Parts(Protocol):
    """`separator` and `sign` are those of the CSV; `empty` is a frame with the columns and without rows.

    `spans` are where the rows of each file start and end, `part` is the part that starts at a place.
    """

    sources: Sequence[Source]
    separator: str
    sign: str
    empty: Any

    def spans(self) -> Sequence[tuple[int, int]]: ...

    def part(self, file: int, start: int) -> Part: ...


class ParquetParts:
    """Parts of `rows` rows; places are numbers of rows."""

    separator, sign = ",", "titik"

    def __init__(self, polars: Any, sources: Sequence[Source], rows: int, is_datum: Callable[[str], bool]) -> None:
        self.sources, self.rows = sources, rows
        self.lengths: list[int] = []
        labels: list[dict[str, Any]] = []
        for source in sources:
            try:
                scan = polars.scan_parquet(source.path, hive_partitioning=False, glob=False)
                schema = scan.collect_schema()
                self.lengths.append(scan.select(polars.len()).collect().item())
            except (polars.exceptions.PolarsError, OSError):
                raise refused("E410", berkas=source.name) from None
            if not labels:
                self.empty = polars.DataFrame(schema=schema)
            labels.append({name: type for name, type in schema.items() if not is_datum(name)})
            same_columns(source, schema, sources[0], self.empty.columns)
            same_columns(source, labels[-1].items(), sources[0], labels[0].items())

    def spans(self) -> Sequence[tuple[int, int]]:
        return [(0, length) for length in self.lengths]

    def part(self, file: int, start: int) -> Part:
        stop = min(start + self.rows, self.lengths[file])
        return Part(file, start, stop, stop - start)


class CsvParts:
    """Parts of about `rows` rows; places are bytes.

    What is no datum is text, and comes out as it went in. A datum has one meaning in all parts, whatever type a part of
    its column is read with: with the sign `titik` as engines write numbers, with `koma` as `evaluate` reads CSV.
    """

    def __init__(
        self,
        polars: Any,
        sources: Sequence[Source],
        rows: int,
        is_datum: Callable[[str], bool],
        sign: str | None,
    ) -> None:
        self.polars, self.sources = polars, sources
        self.files = [CsvFile.open(source) for source in sources]
        first = self.files[0]
        for file in self.files:
            same_columns(file.source, file.names, first.source, first.names)
        self.separator = first.separator
        self.data = [name for name in first.names if is_datum(name)]
        self.sign = decimal_sign(self.files, self.data) if sign is None else sign
        self.size = max(1, int(first.average * rows))
        text = dict.fromkeys(first.names, polars.String)
        whole = dict.fromkeys(whole_columns(self.files, self.data), polars.Int64)
        decimal = text | dict.fromkeys(self.data, polars.Float64) if self.sign == "titik" else text
        # What is tried in turn: each reads every column that the one before it reads, to the same numbers.
        self.types = (decimal | whole, decimal, text)
        self.empty = polars.DataFrame(schema=self.types[0])

    def spans(self) -> Sequence[tuple[int, int]]:
        return [(file.start, file.source.size) for file in self.files]

    def part(self, file: int, start: int) -> Part:
        one = self.files[file]
        content = one.part(start, self.size)
        kept, rows = one.checked(content, start)
        kinds = self.types[-1:] if self.sign == "titik" and TINY.search(kept) else self.types
        frame = next((frame for types in kinds if (frame := self._read(kept, one, types)) is not None), None)
        if frame is None or frame.height != rows:
            raise one.broken(content, start)
        return Part(file, start, start + len(content), rows, self._as_numbers(frame))

    def _read(self, content: bytes, file: CsvFile, types: dict[str, Any]) -> Any:
        """The frame, or None where some cell is not of the type of its column."""
        schema = {name: types[name] for name in file.names}
        try:
            frame = self.polars.read_csv(
                content, has_header=False, separator=file.separator, schema=schema, raise_if_empty=False
            )
        except self.polars.exceptions.PolarsError:
            return None
        return frame.select(*types)

    def _as_numbers(self, frame: Any) -> Any:
        """Columns of text that are written with points as numbers: infinite, which is no datum, where a cell is none.

        Of those written with commas, the ones that hold nothing unusual; the others are cleaned as `evaluate` reads.
        """
        polars = self.polars
        text = [name for name in self.data if frame.schema[name] == polars.String]
        if self.sign == "koma":
            plain = frame.select(polars.col(text).str.contains(PLAIN).all()).row(0) if text else ()
            usual = [name for name, is_plain in zip(text, plain, strict=True) if is_plain]
            return frame.with_columns(polars.col(usual).str.replace(",", ".", literal=True).cast(polars.Float64))
        for name in text:
            cell = polars.col(name).str.strip_chars(PADDING)
            number = cell.str.replace("−", "-", literal=True).cast(polars.Float64, strict=False)
            lost = (number == 0) & cell.str.contains("^[^eE]*[1-9]")  # too small for a double
            number = polars.when(~lost).then(number)
            given = ~cell.str.to_lowercase().is_in(sorted(NO_DATA))
            frame = frame.with_columns(polars.when(given).then(number.fill_null(float("inf"))).alias(name))
        return frame
