"""Long tables of several parents with units below them, made by Hypothesis, and what the interpreter says of each."""

from __future__ import annotations

from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from hypothesis import strategies as st

from indikator_dsl import Registry, Result, Results, loads
from indikator_dsl.data import Dataset, Datum
from indikator_dsl.evaluation.exact import NoValueError, calculate
from indikator_dsl.formula.tree import Chain, Power, walk
from indikator_dsl.text.names import fold
from tests.workbook.made import cancelling, functions, ratios

if TYPE_CHECKING:
    from collections import Counter

PARENTS = {"Kec. Awan": ("Desa A", "Desa B", "Desa C"), "Kec. Bumi": ("Desa A", "Desa D"), "Kec. Cahaya": ("Desa E",)}
DATA = ("Jumlah A", "Jumlah B", "C", "lembaga yang aktif", "Pagu", "Persentase warga")
PARTS = {
    "2025": (
        ("TW I 2025", "TW II 2025", "TW III 2025", "TW IV 2025"),
        ("2025",),
        ("Semester I 2025", "Semester II 2025"),
        ("Januari 2025", "Februari 2025", "Agustus 2025", "Desember 2025"),
    ),
    "TW II 2025": (("TW II 2025",), ("April 2025", "Mei 2025", "Juni 2025"), ("April 2025",)),
    "s.d. TW III 2025": (("TW I 2025", "TW II 2025", "TW III 2025"), ("s.d. TW III 2025",), ("Maret 2025",)),
}
WRITINGS = {"TW I 2025": "2025 triwulan 1", "2025": "Tahun 2025", "April 2025": "2025-04", "2024": "TA 2024"}
WAYS = (
    "rata-rata",
    "periode: nilai terakhir; unit: jumlah",
    "periode: jumlah; unit: rata-rata",
    "periode: nilai terakhir; unit: rata-rata",
    "periode: rata-rata; unit: jumlah",
    "unit: jumlah",
    "periode: jumlah",
    "periode: jumlah; unit: nilai terakhir",
)
OTHERS = (
    '(Pagu - "Pagu tahun lalu") / "Pagu tahun lalu" × 100%',
    '"Pagu tahun ini" / C',
    '"Pagu periode lalu" + Pagu',
    "Persentase warga",
    "Pagu",
    "7",
    "Sesuai aplikasi pusat",
    "",
    "(Jumlah A + ",
)
CLOSE = Fraction(1, 10**12)
EPSILON = Fraction(1, 10**15)  # a few roundings of a double
LARGEST = Fraction(10**140)
Row = tuple[str, str, str, str, Fraction | None]


class Nation(NamedTuple):
    """A registry, the period asked for, the rows of a table (parent, unit, period, name, value), and the results."""

    text: str
    registry: Registry
    periode: str
    rows: tuple[Row, ...]
    results: dict[str, Results]

    @property
    def columns(self) -> dict[str, list[Any]]:
        """The table by columns, its figures as doubles."""
        parents, units, periods, names, values = zip(*self.rows, strict=True)
        figures = [None if value is None else float(value) for value in values]
        return {
            "kecamatan": [*parents],
            "unit": [*units],
            "periode": [*periods],
            "nama": [*names],
            "nilai": figures,
        }


whole = st.integers(0, 12).map(Fraction)
tenths = st.integers(-30, 300).map(lambda n: Fraction(n, 10))
large = st.integers(0, 10**9).map(Fraction)
values = st.one_of(*[whole] * 12, *[tenths] * 8, *[large] * 6, st.none())


def evaluated(text: str, periode: str, rows: tuple[Row, ...]) -> Nation:
    """What the interpreter says of each parent, with a head that names its units."""
    results = {}
    for parent in dict.fromkeys(row[0] for row in rows):
        mine = [row for row in rows if row[0] == parent]
        head = f"Unit: {parent}\nSubunit: {'; '.join(dict.fromkeys(row[1] for row in mine))}\n"
        data = Dataset(tuple(Datum(name, value, label, unit) for _, unit, label, name, value in mine))
        results[parent] = loads(head + text, strict=False).evaluate(data, unit=parent, periode=periode)
    return Nation(text, loads(text, strict=False), periode, rows, results)


@cache  # to make the strategy takes longer than to draw from it
def _formulas(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    chain = st.builds("{} / {}".format, st.sampled_from(DATA), st.sampled_from(names))
    return st.one_of(ratios, ratios, functions, cancelling, chain, st.sampled_from(OTHERS))


@st.composite
def nations(draw: st.DrawFn) -> Nation:
    periode = draw(st.sampled_from(("2025", *PARTS)))
    usual = draw(st.sampled_from(PARTS[periode]))
    lines = ["Tujuan: T"]
    names = [f"Ind {number}" for number in range(1, draw(st.integers(1, 5)) + 1)]
    for name in names:
        formula = draw(_formulas(tuple(names)))
        lines += [f"  Indikator: {name}", *([f"    Formula: {formula}"] if formula else [])]
    for name in DATA:
        way = draw(st.sampled_from((*["jumlah"] * 6, *WAYS, None)))
        lines += [f"Data: {name}", *([f"  Konsolidasi: {way}"] if way else [])]
    text = "\n".join(lines) + "\n"
    registry = loads(text, strict=False)
    gaps = {
        (parent, unit, part)
        for parent, units in PARENTS.items()
        for unit in units
        for part in usual
        if draw(st.integers(0, 9)) == 0
    }
    rows: list[Row] = [(parent, unit, usual[0], DATA[0], None) for parent, units in PARENTS.items() for unit in units]
    for base in registry.base_data:
        if base.metode is None:
            rows += draw(_figures(base.nama, periode, usual, gaps))
    unique = {(parent, unit, fold(name), label): None for parent, unit, label, name, _ in rows}
    last = {(parent, unit, fold(name), label): (name, value) for parent, unit, label, name, value in rows}
    kept = [(parent, unit, label, *last[parent, unit, folded, label]) for parent, unit, folded, label in unique]
    written = [
        (parent, unit, draw(st.sampled_from((label, WRITINGS.get(label, label)))), name, value)
        for parent, unit, label, name, value in kept
    ]
    return evaluated(text, periode, tuple(draw(st.permutations(written))))


@st.composite
def _figures(
    draw: st.DrawFn, name: str, periode: str, usual: tuple[str, ...], gaps: set[tuple[str, str, str]]
) -> list[Row]:
    """The figures of one datum: mostly by the parts that all have, with the gaps that all have."""
    shape = draw(st.sampled_from(["usual"] * 6 + ["other", "none", "more gaps"]))
    years = "2025"
    if name.endswith(("tahun lalu", "tahun ini", "periode lalu")):
        if draw(st.booleans()) or not name.endswith("tahun lalu"):
            return []  # what the stem says counts
        name, years = name.removesuffix(" tahun lalu"), "2024"
    if shape == "none":
        return []
    parts = draw(st.sampled_from(PARTS[periode])) if shape == "other" else usual
    gone = set(gaps)
    if shape == "more gaps":
        parent = draw(st.sampled_from(list(PARENTS)))
        gone |= {(parent, draw(st.sampled_from(PARENTS[parent])), draw(st.sampled_from(parts)))}
    return [
        (parent, unit, part.replace("2025", years), name, draw(values))
        for parent, units in PARENTS.items()
        for unit in units
        for part in parts
        if (parent, unit, part) not in gone
    ]


def differences(nation: Nation, table: dict[str, list[Any]], reached: Counter[str]) -> list[str]:
    """What differs between a table that came out and the results; `reached` counts what occurred."""
    found = []
    for at, parent in enumerate(table["kecamatan"]):
        results = nation.results[parent]
        noise: dict[str, Fraction] = {}
        beyond: set[str | None] = set()
        units = len(dict.fromkeys(row[1] for row in nation.rows if row[0] == parent))
        for id in nation.registry.binder.order:
            result = results[id]
            if beyond & {one.indikator for one in result.inputs} or _is_beyond(result):
                beyond.add(id)
                continue
            used = (one.indikator for one in result.inputs if one.indikator is not None)
            noise[id] = _noise(result) + max((noise[one] for one in used), default=Fraction(0))
            value, status = _plain(table[id][at]), table[f"{id} status"][at]
            share = _plain(table[f"{id} bagian"][at])
            gave = _plain(table[f"{id} unit"][at]) if "banyak unit" in table else None
            if not (
                status == result.status.value
                and _alike(value, result.value, noise[id])
                and _covers(gave, share, result)
                and table.get("banyak unit", [units] * (at + 1))[at] == units
            ):
                shown = result.cover.display if result.cover else None
                wanted = f"{parent} {result.name}: {result.value} {result.status.value} ({shown})"
                found.append(f"{wanted}, the table has {value} {status} {gave} {share}")
            reached[result.status.value] += 1
            reached[result.reason.code if result.reason else "-"] += 1
    if sorted(table["kecamatan"]) != sorted(nation.results):
        found.append(f"the parents are {table['kecamatan']}")
    return found


def _plain(value: Any) -> Any:
    """None for the nothing of any engine."""
    return None if value is None or value != value else value  # noqa: PLR0124  # a NaN is not itself


def _alike(value: float | None, exact: Fraction | None, noise: Fraction) -> bool:
    if value is None or exact is None:
        return value is None and exact is None
    return abs(Fraction(value) - exact) <= (CLOSE + EPSILON * noise) * abs(exact)


def _covers(units: int | None, share: float | None, result: Result) -> bool:
    cover = result.cover
    wanted = None if cover is None or not cover.units else len(cover.units) - len(cover.missing)
    if cover is None or cover.periods is None:
        return units == wanted and share is None
    return units == wanted and share is not None and abs(share - cover.periods[0] / cover.periods[1]) < 1e-9


def _is_beyond(result: Result) -> bool:
    """Whether a part of the formula is so large or small that an engine of doubles may give up."""
    if result.reason is not None and result.reason.code == "H106":
        return True
    if result.formula is None or result.formula.tree is None:
        return False
    values = {fold(used.name): used.value for used in result.inputs if used.value is not None}
    for node in walk(result.formula.tree):
        try:
            value = abs(calculate(node, values))
        except (NoValueError, KeyError):
            continue
        if value > LARGEST or 0 < value < 1 / LARGEST:
            return True
    return False


def _noise(result: Result) -> Fraction:
    """How much larger than what comes out the terms are that cancel in it, and those of exponents."""
    if result.value is None or result.formula is None or result.formula.tree is None:
        return Fraction(0)
    values = {fold(used.name): used.value for used in result.inputs if used.value is not None}
    found = Fraction(0)
    for node in walk(result.formula.tree):
        try:
            if isinstance(node, Chain) and node.additive:
                total = abs(calculate(node, values))
                found += (
                    sum((abs(calculate(one, values)) for one in node.operands), Fraction(0)) / total if total else 0
                )
            elif isinstance(node, Power):
                found += abs(calculate(node.exponent, values)) * 100
        except NoValueError:
            continue
    return found


EVERY_STATUS = """
Tujuan: T
  Indikator: Hasil
    Formula: A / B × 100%
  Indikator: Menunggu
    Formula: Sesuai aplikasi pusat
  Indikator: Tanpa
  Indikator: Rusak
    Formula: (A +
  Indikator: Nol
    Formula: A / (B - B)
  Indikator: Kosong
    Formula: C / A
  Indikator: Sebagian unit
    Formula: A / D
  Indikator: Sebagian bulan
    Formula: A / E
  Indikator: Tanpa cara
    Formula: F
  Indikator: Tanpa cara menurut waktu
    Formula: G
  Indikator: Persen
    Formula: Persentase warga
  Indikator: Nilai terakhir antarunit
    Formula: H
  Indikator: Memakai nol
    Formula: Nol + A
  Indikator: Memakai rusak
    Formula: Rusak + A
Data: A
  Konsolidasi: jumlah
Data: B
  Konsolidasi: periode: nilai terakhir; unit: rata-rata
Data: C
  Konsolidasi: jumlah
Data: D
  Konsolidasi: jumlah
Data: E
  Konsolidasi: periode: jumlah; unit: rata-rata
Data: F
Data: G
  Konsolidasi: unit: jumlah
Data: H
  Konsolidasi: periode: jumlah; unit: nilai terakhir
Data: Persentase warga
  Konsolidasi: rata-rata
"""


def every_status() -> Nation:
    """A nation in which every status is certain to occur, and every reason why data are not joined."""
    rows: list[Row] = []
    for number, (parent, units) in enumerate(PARENTS.items()):
        for unit in units:
            for at, label in enumerate(("TW I 2025", "TW II 2025")):
                rows += [(parent, unit, label, name, Fraction(at + 2)) for name in "ABGH"]
                rows += [(parent, unit, label, "D", Fraction(3))] if unit != units[0] or number else []
                rows += [(parent, unit, label, "E", Fraction(1, 4))] if not at else []
            rows += [(parent, unit, "2025", name, Fraction(8)) for name in ("F", "Persentase warga")]
    return evaluated(EVERY_STATUS, "2025", tuple(rows))
