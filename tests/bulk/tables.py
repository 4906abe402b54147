"""A registry, wide tables for it, and what the interpreter says of each row."""

from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING

from indikator_dsl import Registry, loads
from indikator_dsl.data.number_text import read_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

TEXT = """
Tujuan: Pelayanan desa
  Indikator: Persentase surat selesai
    Formula: Surat selesai / Surat masuk x 100%
    Satuan: %
  Indikator: Selisih anggaran
    Formula: (Pagu - Realisasi anggaran) / Pagu
  Indikator: Akar sisa
    Formula: akar(Surat masuk - Surat selesai)
  Indikator: Gabungan
    Formula: Persentase surat selesai + Selisih anggaran x 100
  Indikator: Kepuasan masyarakat
    Formula: Sesuai aplikasi pusat
"""
DATA = ("Surat selesai", "Surat masuk", "Pagu", "Realisasi anggaran", "Kepuasan masyarakat")
LABELS = ("kode", "desa")
FIGURES = ("0", "1", "2", "17", "1250", "", "-3", "85", "1000000000000")
WITH_COMMAS = (*FIGURES, "12,5", "1.234", "1.234,5", "n/a", "-", "0,001")
WITH_POINTS = (*FIGURES, "12.5", "1.234", "1234.5", "0.001", "1e3")
DESA = ("Bugul Kidul", "Desa, Lama", 'Desa "Baru"', "Dua\nbaris", "Titik; koma", " ", "")


def registry() -> Registry:
    return loads(TEXT)


def rows(many: int, figures: Sequence[str], seed: int = 1) -> list[list[str]]:
    draw = random.Random(seed)
    return [[f"{number:06}", draw.choice(DESA), *(draw.choice(figures) for _ in DATA)] for number in range(many)]


def as_csv(table: Sequence[Sequence[str]], separator: str = ";", end: str = "\n") -> bytes:
    made = io.StringIO()
    writer = csv.writer(made, delimiter=separator, lineterminator=end)
    writer.writerow([*LABELS, *DATA])
    writer.writerows(table)
    return made.getvalue().encode()


def expected(one: Registry, row: Sequence[str], *, points: bool = False) -> dict[str, tuple[float | None, str]]:
    """Value and status of each indicator by its id, from the interpreter."""
    data = {name: _figure(cell, points) for name, cell in zip(DATA, row[len(LABELS) :], strict=True)}
    results = one.evaluate(data)
    return {id: (_double(found.value), found.status.value) for id, found in results.by_id.items()}


def same(found: Mapping[str, object], wanted: Mapping[str, tuple[float | None, str]]) -> bool:
    """Whether a row of the output has the values and statuses of the interpreter."""
    return all(
        found[f"{id} status"] == status and (found[id] is None if value is None else _close(found[id], value))
        for id, (value, status) in wanted.items()
    )


def read_output(path: Path, separator: str = ";") -> list[dict[str, object]]:
    """The rows of one CSV file, values as numbers."""
    with path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file, delimiter=separator))
    return [{name: _number(cell) if f"{name} status" in row else cell for name, cell in row.items()} for row in read]


def _figure(cell: str, points: bool) -> object:
    if points:
        return float(cell) if cell else None
    value, _ = read_text(cell)
    return value


def _number(cell: str) -> float | None:
    return float(cell.replace(",", ".")) if cell else None


def _double(value: object) -> float | None:
    return None if value is None else float(value)  # type: ignore[arg-type]


def _close(found: object, value: float) -> bool:
    return isinstance(found, float) and abs(found - value) <= 1e-12 * abs(value)
