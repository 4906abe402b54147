"""An office of several units for tests: its definitions, and its figures as rows of a table."""

from __future__ import annotations

from fractions import Fraction

from indikator_dsl import Registry, Results, loads
from indikator_dsl.data import Dataset, Datum
from indikator_dsl.data.csv_file import read_csv

UNITS = ("Desa Awan", "Desa Bumi", "Desa Cahaya")
Row = tuple[str, int | Fraction | None, str | None, str | None]
"""Name, value, period, unit."""


def office(formula: str, *data: str, units: tuple[str, ...] = UNITS, more: str = "") -> Registry:
    """One indicator `Hasil` of an office with `units` below it; `data` are declared as `Nama: cara`."""
    blocks = "".join(
        f"Data: {name}\n" + (f"  Konsolidasi: {way}\n" if way else "")
        for name, _, way in (one.partition(" := ") for one in data)
    )
    head = "Unit: Kecamatan Alam\n" + (f"Subunit: {'; '.join(units)}\n" if units else "")
    return loads(f"{head}Tujuan: T\n  Indikator: Hasil\n    Formula: {formula}\n{more}{blocks}", file="kk.indikator")


def dataset(*rows: Row) -> Dataset:
    return Dataset(
        tuple(
            Datum(name, None if value is None else Fraction(value), periode, unit)
            for name, value, periode, unit in rows
        )
    )


def table(text: str) -> Dataset:
    """The figures of a table `nama;nilai;periode;unit`, without its heading."""
    return read_csv(("nama;nilai;periode;unit\n" + text).encode(), "data.csv")


def value(results: Results) -> Fraction | None:
    return results["Hasil"].value
