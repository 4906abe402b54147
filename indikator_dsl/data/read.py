"""One way in for figures of every kind."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from indikator_dsl.data.cell import Cell, typed_number
from indikator_dsl.data.dataset import Dataset, short
from indikator_dsl.data.gather import Gatherer
from indikator_dsl.diagnostics import DataError, Diagnostic
from indikator_dsl.text.names import clean
from indikator_dsl.text.nearest import nearest

if TYPE_CHECKING:
    from indikator_dsl.data.table import Row

__all__ = ["open_table", "read_bytes", "read_data"]

MOST_BYTES = 50_000_000


def read_data(source: Path | str | Mapping[str, Any] | Dataset) -> Dataset:
    """The figures of a file (`.csv`, `.tsv`, `.txt`, `.json`, `.xlsx`), of a mapping name -> value, or of a Dataset.

    Of a folder those of all its files but the `.txt`, as one: what six kelurahan handed in. Raises DataError with
    everything that is wrong with the source, and TypeError for a source of another type.
    """
    if isinstance(source, Dataset):
        return source
    if isinstance(source, Mapping):
        return _read_mapping(source)
    if not isinstance(source, str | Path):
        raise TypeError(f"read_data() needs a path, a mapping or a Dataset, not {type(source).__name__}")
    path, file = Path(source), str(source)
    if path.is_dir():
        from indikator_dsl.data.folder import read_folder

        return read_folder(path, read_data)
    reader = _reader(path.suffix.lower(), file)
    return reader(read_bytes(source), file)


def open_table(source: Path | str, sheet: str) -> tuple[Gatherer, Iterable[Row]]:
    """The rows of a table that is no table of data (`.csv`, `.tsv`, `.txt`, `.xlsx`), and where findings about them go.

    Of a workbook it is the sheet named `sheet`, else the first. Raises DataError for a file that cannot be opened or is
    of another kind.
    """
    path, file = Path(source), str(source)
    suffix = path.suffix.lower()
    if suffix == ".xlsx":
        from indikator_dsl.data.xlsx_file import xlsx_table

        return xlsx_table(read_bytes(source), file, sheet)
    if suffix not in {".csv", ".tsv", ".txt"}:
        _refuse("M103", berkas=short(file, 120), akhiran=short(suffix or "tanpa akhiran", 20))
    from indikator_dsl.data.csv_file import csv_table
    from indikator_dsl.data.decode import decode

    gather = Gatherer(decode(read_bytes(source), file))
    return gather, csv_table(gather)[0]


def _read_mapping(data: Mapping[Any, Any]) -> Dataset:
    """Names to int, Fraction, Decimal, float, str or None: numbers are themselves, text is read as written."""
    gather = Gatherer()
    for name, value in data.items():
        if isinstance(name, str):
            content = value if value is None or isinstance(value, str) else typed_number(value)
            gather.datum(clean(name), Cell(content))
        else:
            gather.say("M127", nama=short(repr(name)), jenis=type(name).__name__)
    return gather.dataset()


def _reader(suffix: str, file: str) -> Callable[[bytes, str], Dataset]:
    if suffix in {".csv", ".tsv", ".txt"}:
        from indikator_dsl.data.csv_file import read_csv

        return read_csv
    if suffix == ".json":
        from indikator_dsl.data.json_file import read_json

        return read_json
    if suffix == ".xlsx":
        from indikator_dsl.data.xlsx_file import read_xlsx

        return read_xlsx
    suffix = short(suffix or "tanpa akhiran", 20)
    raise DataError([Diagnostic.of("M103", berkas=short(file, 120), akhiran=suffix)])


def read_bytes(source: Path | str) -> bytes:
    """The bytes of a file. Raises DataError with the reason where it cannot be opened or is too large."""
    path, shown = Path(source), short(str(source), 120)
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_BYTES + 1)
    except FileNotFoundError:
        _refuse("M101", _neighbour(path), berkas=shown)
    except IsADirectoryError:
        _refuse("M102", berkas=shown, sebab="itu sebuah folder")
    except PermissionError:
        _refuse("M102", berkas=shown, sebab="Anda tidak memiliki izin untuk membacanya")
    except (OSError, ValueError):
        _refuse("M102", berkas=shown, sebab="sistem menolak membukanya")
    if len(raw) > MOST_BYTES:
        _refuse("M104", berkas=shown, batas=MOST_BYTES // 1_000_000)
    return raw


def _neighbour(path: Path) -> str | None:
    """A file of the same folder whose name is nearly that of `path`."""
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return None
    near = nearest(path.name, names, least=80)
    return str(path.with_name(near[0])) if near else None


def _refuse(code: str, suggestion: str | None = None, **values: object) -> NoReturn:
    raise DataError([Diagnostic.of(code, 0, 0, suggestion, **values)])
