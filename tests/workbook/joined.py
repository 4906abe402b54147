"""Registries with data of several units and periods, with targets and a policy, made by Hypothesis."""

from __future__ import annotations

import io
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import assume
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from indikator_dsl import DataError, Registry, Results, loads
from indikator_dsl.capaian import shipped_names
from indikator_dsl.data import Dataset, Datum
from indikator_dsl.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Iterator

WHOLE, DESA = "Kecamatan Contoh", ("Desa Awal", "Desa Besar", "Desa Cerah")
PARTS = {
    "2025": (
        ("TW I 2025", "TW II 2025", "TW III 2025", "TW IV 2025"),
        ("Semester I 2025", "Semester II 2025"),
        ("2025",),
        ("Januari 2025", "Februari 2025", "Agustus 2025"),
    ),
    "s.d. TW III 2025": (("TW I 2025", "TW II 2025", "TW III 2025"), ("Januari 2025", "April 2025", "September 2025")),
    "Semester I 2025": (("TW I 2025", "TW II 2025"), ("Semester I 2025",), ("Februari 2025", "Mei 2025")),
}
CUMULATIVE = ("s.d. TW I 2025", "s.d. TW II 2025")
WAYS = (
    "jumlah",
    "jumlah",
    "rata-rata",
    "periode: nilai terakhir; unit: jumlah",
    "periode: jumlah; unit: rata-rata",
    "periode: nilai terakhir; unit: rata-rata",
    "periode: rata-rata; unit: jumlah",
)
DATA = ("Jumlah A", "Jumlah B", "C", "Pagu", "Persentase warga")
FORMULAS = (
    "Jumlah A / Jumlah B × 100%",
    "C / Pagu",
    "Jumlah A - Jumlah B + C",
    "Jumlah A",
    "Pagu",
    "(Jumlah A - C) / Jumlah B × 100%",
    "Jumlah A / (Jumlah B - C)",
    '(Pagu - "Pagu tahun lalu") / "Pagu tahun lalu" × 100%',
    "rata-rata(Jumlah A; C)",
    "Persentase warga",
    "Ind 1 / C",
    "Ind 2 + Ind 1",
    "Ind 3 / Jumlah A × 100%",
    "Sesuai Permenpan RB Nomor 14 tahun 2017",
)
OWN_POLICY = """
Kebijakan: Kantor
  Berdasar: Permenpan RB 8/2021
  Capaian terendah: 0
  Capaian tertinggi: 150
  Target nol: 100 bila tercapai
  Kategori: Baik > 90; Cukup >= 75,5; Kurang
  Pembulatan: 1 desimal
"""
OTHER_POLICY = """
Kebijakan: Kantor Lain
  Makin tinggi: 100 + (Realisasi - Target) / |Target| x 100%
  Makin rendah: Target / Realisasi x 100%
  Makin dekat: akar(Realisasi x Target) / Target x 100%
  Di bawah rentang: Realisasi / Batas Bawah x 100%
  Dalam rentang: 100%
  Di atas rentang: (Batas Atas - Realisasi) x 2 + 50
  Target nol: 50
  Kategori: A >= 100; B > 99; C >= 50
"""
POLARITIES = ("makin tinggi makin baik", "makin rendah makin baik", "makin dekat target makin baik", "rentang", None)
TARGETS = ("0", "1", "50", "-20", "66,67", "33,333", "100", "80 - 90", "0 - 50", "0,5", "1.000", "5 - 5,5", None)
MOST_INDICATORS = 4
SHAPES = ("usual",) * 12 + ("own", "own parts", "other", "cumulative", "mixed", "undated", "none", "both", "both")


class Joined(NamedTuple):
    """A registry whose workbook was written with the results `written`; `results` are those after `change`.

    `change` is a row of the sheet of data, counted from 0, and the number that it gets. `data` are the entries before.
    """

    text: str
    data: str
    registry: Registry
    written: Results
    results: Results
    change: tuple[int, Fraction | None] | None
    reached: tuple[str, ...]


whole = st.integers(0, 12).map(Fraction)
decimals = st.one_of(st.integers(-5, 300).map(lambda n: Fraction(n, 10)), st.integers(1, 10**10).map(Fraction))
values = st.one_of(whole, whole, decimals)


@st.composite
def joined(draw: st.DrawFn) -> Joined:
    units = DESA[: draw(st.integers(2, 3))]
    periode = draw(st.sampled_from(("2025", "2025", *PARTS)))
    usual = draw(st.sampled_from(PARTS[periode]))
    policy = draw(st.sampled_from((*(f"Kebijakan: {name}\n" for name in shipped_names()), OWN_POLICY, OTHER_POLICY)))
    lines = [f"Unit: {WHOLE}", f"Subunit: {'; '.join(units)}", policy, "Tujuan: T"]
    for number in range(1, draw(st.integers(1, MOST_INDICATORS)) + 1):
        lines += [f"  Indikator: Ind {number}", f"    Formula: {draw(st.sampled_from(FORMULAS))}"]
        polarity, target = draw(st.sampled_from(POLARITIES)), draw(st.sampled_from(TARGETS))
        lines += [f"    Polaritas: {polarity}"] if polarity else []
        lines += [f"    Target: {target}"] if target else []
    usually = draw(st.sampled_from(WAYS))
    ways = {}
    for name in (*DATA, *(f"Ind {number}" for number in range(1, MOST_INDICATORS + 1))):
        ways[name] = draw(st.sampled_from((*[usually] * 8, *WAYS, None)))
        if ways[name] and name in DATA:
            lines += [f"Data: {name}", f"  Konsolidasi: {ways[name]}"]
    text = "\n".join(lines) + "\n"
    registry = loads(text, strict=False)
    entries: list[Datum] = []
    gaps = {(unit, part) for unit in units for part in usual if draw(st.integers(0, 9)) == 0}
    for base in registry.base_data:
        entries += draw(_figures(base.nama, units, (periode, usual), gaps))
    return _made(draw, registry, text, entries, periode)


@st.composite
def _figures(
    draw: st.DrawFn, name: str, units: tuple[str, ...], usual: tuple[str, tuple[str, ...]], gaps: set[tuple[str, str]]
) -> list[Datum]:
    """The figures of one datum: mostly by unit and part, with the gaps that all have; now and then in other ways."""
    shape = draw(st.sampled_from(SHAPES))
    if name.endswith("tahun lalu"):
        name, years = name.removesuffix(" tahun lalu"), "2024"
    else:
        years = "2025"
    periode, parts = usual
    gone, holders = set(gaps), units
    if shape == "none":
        return []
    if shape == "own" or "Ind" in name or (name.startswith("Persentase") and draw(st.booleans())):
        return [Datum(name, draw(values), periode.replace("2025", years), WHOLE)]
    if shape == "own parts":
        holders = (WHOLE,)
    if shape == "other":
        parts = draw(st.sampled_from(PARTS[periode]))
    if shape == "cumulative":
        parts = CUMULATIVE
    if shape == "undated":
        return [Datum(name, draw(values), None, unit) for unit in units]
    if draw(st.integers(0, 5)) == 0:
        gone |= {(draw(st.sampled_from(holders)), draw(st.sampled_from(parts)))}
    entries = [
        Datum(name, draw(values), part.replace("2025", years), unit)
        for unit in holders
        for part in parts
        if (unit, part) not in gone
    ]
    if shape == "both" and len(parts) > 1:  # the whole's own figure of a part, where it tells what the units tell
        part = draw(st.sampled_from(parts)).replace("2025", years)
        told = [one.value for one in entries if one.periode == part and one.value is not None]
        whole_value = sum(told, Fraction(0)) if len(told) == len(units) else draw(values)
        entries.append(Datum(name, whole_value, part, WHOLE))
    if shape == "mixed" and years == "2025":
        entries.append(Datum(name, draw(values), "Semester I 2025", units[0]))
    return entries


def _made(draw: st.DrawFn, registry: Registry, text: str, entries: list[Datum], periode: str) -> Joined:
    try:
        written = registry.evaluate(Dataset(tuple(entries)), unit=WHOLE, periode=periode)
        registry.capaian(written)
    except DataError:
        assume(False)
        raise
    data = "\n".join(f"{d.name};{d.value};{d.unit};{d.periode}" for d in entries)
    if draw(st.booleans()):
        return Joined(text, data, registry, written, written, None, _reached(written))
    changed = _changed(registry, written, draw(st.integers(0, 10**6)), draw(st.one_of(st.none(), values)), periode)
    results, change = changed if changed is not None else (written, None)
    return Joined(text, data, registry, written, results, change, _reached(written))


def _changed(
    registry: Registry, written: Results, which: int, value: Fraction | None, periode: str
) -> tuple[Results, tuple[int, Fraction | None]] | None:
    """The results after one number of the workbook was changed, as somebody would get them who types all its data.

    None where the change contradicts the other data, or would be to a number that the engine joined.
    """
    rows = data_rows(registry, written)
    free = [at for at, row in enumerate(rows, 1) if "program" not in str(row["keterangan"])]
    if not free:
        return None
    chosen = free[which % len(free)]
    if rows[chosen - 1]["nilai"] == "" and value is None:
        value = Fraction(7)
    exact = {(d.name, d.unit, d.periode): d.value for figure in written.figures.values() for d in figure.given}
    entries = []
    for at, row in enumerate(rows, 1):
        name, unit, part = (str(row[heading]) or None for heading in ("nama", "unit", "periode"))
        number = exact.get((name or "", unit, part), Fraction(row["nilai"]) if row["nilai"] != "" else None)
        entries.append(Datum(name or "", value if at == chosen else number, part, unit))
    unwritten = {base.key for base in registry.base_data if base.metode is not None}
    seen = {(one.name, one.unit, one.periode) for one in entries}
    behind = (d for key, figure in written.figures.items() if key in unwritten for d in figure.given)
    entries += [d for d in behind if (d.name, d.unit, d.periode) not in seen]  # data of a method that no cell has
    try:
        results = registry.evaluate(Dataset(tuple(entries)), unit=WHOLE, periode=periode)
        registry.capaian(results)
    except DataError:
        return None
    return results, (chosen, value)


def data_rows(registry: Registry, results: Results) -> list[dict[str, str | float]]:
    """The rows of the sheet of data, each cell by its heading."""
    out = io.BytesIO()
    write_workbook(registry, results, out)
    with CalamineWorkbook.from_filelike(io.BytesIO(out.getvalue())) as workbook:
        head, *rows = workbook.get_sheet_by_name("Data").to_python()
    names = list(map(str, head))
    return [dict(zip(names, (cell for cell in row if isinstance(cell, str | float)), strict=True)) for row in rows]


def _reached(results: Results) -> tuple[str, ...]:
    """The ways by which figures were joined, over periods and over units."""
    found = [f"periode: {figure.periode_way.value}" for figure in results.figures.values() if figure.periode_way]
    return (*found, *(f"unit: {figure.unit_way.value}" for figure in results.figures.values() if figure.unit_way))


EVERY = """
Unit: Kecamatan Contoh
Subunit: Desa Awal; Desa Besar
{policy}
Tujuan: T
  Indikator: Naik
    Formula: A / B × 100%
    Polaritas: makin tinggi makin baik
    Target: {target}
  Indikator: Turun
    Formula: A / B × 100%
    Polaritas: makin rendah makin baik
    Target: {target}
  Indikator: Dekat
    Formula: A / B × 100%
    Polaritas: makin dekat target makin baik
    Target: {target}
  Indikator: Rentang
    Formula: A / B × 100%
    Polaritas: rentang
    Target: {range}
  Indikator: Rentang naik
    Formula: A / B × 100%
    Polaritas: makin tinggi makin baik
    Target: {range}
  Indikator: Nol
    Formula: A / (B - B)
  Indikator: Tanpa
  Indikator: Rusak
    Formula: (A +
  Indikator: Luar
    Formula: Sesuai aplikasi pusat
  Indikator: Kurang satu unit
    Formula: A / Kurang unit
  Indikator: Kurang satu triwulan
    Formula: A / Kurang triwulan
  Indikator: Tanpa cara antarperiode
    Formula: A / Tanpa cara
  Indikator: Tanpa cara antarunit
    Formula: A / Setahun
  Indikator: Persentase gabungan
    Formula: A + Persentase warga
Data: A
  Konsolidasi: jumlah
Data: B
  Konsolidasi: periode: nilai terakhir; unit: jumlah
Data: Kurang unit
  Konsolidasi: rata-rata
Data: Kurang triwulan
  Konsolidasi: jumlah
Data: Persentase warga
  Konsolidasi: jumlah
"""
FIGURES = (
    ("A", (3, 3, 6, 3)),
    ("B", (5, 10, 5, 15)),
    ("Kurang unit", (1, 2, None, None)),
    ("Kurang triwulan", (1, 2, 3, None)),
    ("Tanpa cara", (1, 2, 3, 4)),
    ("Persentase warga", (1, None, 3, None)),
)


def every_way() -> Iterator[Joined]:
    """Each policy, with a target below, at and above the realisasi, ranges about it, and a target of zero."""
    policies = (*(f"Kebijakan: {name}" for name in shipped_names()), OWN_POLICY, OTHER_POLICY)
    cases = [
        (policies[at % len(policies)], target) for at, target in enumerate([0, 40, 60, 75, 100, -60, 90, 0, 0, -1, 0])
    ]
    for policy, target in cases:
        low, high = sorted((abs(target), abs(target) + 15))
        range_ = f"{low} - {high}"
        text = EVERY.format(policy=policy, target=target, range=range_)
        registry = loads(text, strict=False)
        places = [(unit, part) for unit in DESA[:2] for part in ("TW I 2025", "TW II 2025")]
        entries = [
            Datum(name, Fraction(value), part, unit)
            for name, numbers in FIGURES
            for value, (unit, part) in zip(numbers, places, strict=True)
            if value is not None
        ]
        entries += [Datum("Setahun", Fraction(4), "2025", unit) for unit in DESA[:2]]
        results = registry.evaluate(Dataset(tuple(entries)), unit=WHOLE, periode="2025")
        yield Joined(text, "", registry, results, results, None, _reached(results))
