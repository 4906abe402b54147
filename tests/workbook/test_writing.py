"""What a workbook is before anybody computes it: the engine's values, text that stays text, bounds, refusals."""

from __future__ import annotations

import datetime
import io
import re
import sys
import zipfile
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from python_calamine import CalamineWorkbook

from indikator_dsl import DataError, Registry, Results, loads
from indikator_dsl.data import Dataset, Datum, Origin
from indikator_dsl.data.xlsx_file import read_xlsx
from indikator_dsl.text.numbers import exact_decimal
from indikator_dsl.workbook import add_registry, book, new_workbook, write_workbook
from tests.workbook.made import Made, made
from tests.workbook.recalculating import needs_calc, recalculated

if TYPE_CHECKING:
    from pathlib import Path

FORMULA = re.compile(r"<f>(.*?)</f>", re.DOTALL)
TEXT = re.compile(r'"(?:[^"]|"")*"')
REGISTRY = loads("Tujuan: T\n  Indikator: Persentase\n    Formula: A / B × 100%\n")
RESULTS = REGISTRY.evaluate({"A": 1, "B": 3})


def written(registry: Registry, results: Results) -> bytes:
    out = io.BytesIO()
    write_workbook(registry, results, out)
    return out.getvalue()


def rows(raw: bytes, sheet: str) -> list[list[object]]:
    with CalamineWorkbook.from_filelike(io.BytesIO(raw)) as workbook:
        return [list(row) for row in workbook.get_sheet_by_name(sheet).to_python()]


def parts(raw: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def formulas(raw: bytes) -> list[str]:
    return [text for name, part in parts(raw).items() if "/sheet" in name for text in FORMULA.findall(part)]


def deepest(formula: str) -> int:
    depth = most = 0
    for sign in TEXT.sub("", formula.replace("&quot;", '"')):
        depth += (sign == "(") - (sign == ")")
        most = max(most, depth)
    return most


def refusal(call: object, *arguments: object, **options: object) -> str:
    with pytest.raises(DataError) as caught:
        call(*arguments, **options)  # type: ignore[operator]
    return " ".join(f"{found.code} {found.message}" for found in caught.value.diagnostics)


@settings(max_examples=30)
@given(made())
def test_a_program_that_does_not_compute_shows_what_the_engine_found(one: Made) -> None:
    raw = written(one.registry, one.results)
    assert written(one.registry, one.results) == raw
    found = {row[0]: row for row in rows(raw, "Indikator") if row[4]}
    for result in one.results.values():
        name, value, status, note = (found[result.id][column] for column in (1, 3, 4, 5))
        assert (name, status) == (result.name, result.status.value)
        assert note == (result.reason.message if result.reason else "")
        if result.value is None:
            assert value == "–"
        elif abs(result.value) < 10**300:
            assert value == float(result.value)
    for formula in formulas(raw):
        assert len(formula) < 8_192
        assert deepest(formula) <= 64


@settings(max_examples=30)
@given(made())
def test_the_data_sheet_is_a_data_file(one: Made) -> None:
    again = {datum.name: datum.value for datum in read_xlsx(written(one.registry, one.results)).entries}
    used = {entry.name for result in one.results.values() for entry in result.inputs if entry.indikator is None}
    for name in used & set(one.data):
        value, read = one.data[name], again[name]
        if value is None or exact_decimal(value) is not None:
            assert read == value
        else:
            assert read == pytest.approx(value, rel=1e-15)


def test_every_figure_says_where_it_came_from() -> None:
    origin = Origin("data.csv", 7, None, "Laporan seksi")
    entries = Datum("A", Fraction(5), "2025", "Kelurahan Kepel", origin), Datum("B", None, "2025", "Kelurahan Kepel")
    raw = written(REGISTRY, REGISTRY.evaluate(Dataset(entries)))
    head, first, second = rows(raw, "Data")
    assert head[:6] == ["nama", "nilai", "satuan", "unit", "periode", "sumber"]
    assert first[:7] == ["A", 5.0, "", "Kelurahan Kepel", "2025", "data.csv baris 7; sumber: Laporan seksi", ""]
    assert [second[0], second[1], second[6]] == ["B", "", "belum ada data"]
    assert rows(raw, "Indikator")[1][0] == "Unit: Kelurahan Kepel; Periode: 2025"
    trace = {row[1]: row for row in rows(raw, "Jejak")}
    assert trace["formula"][2] == "A / B × 100%"
    assert trace["dibaca"][2] == "A dibagi B, hasilnya dikali 100%"
    assert trace["angka semula"][2] == "5 / [B] × 100%"
    assert trace["indikator"][3:6] == ["–", "belum ada data", ""]


HOSTILE = (
    "=1+1",
    "+A1",
    "-2+3",
    "@SUM(A1)",
    "{=A1}",
    "=cmd|' /C calc'!A0",
    '=HYPERLINK("http://contoh.id")',
    "http://contoh.id/a",
    "mailto:a@contoh.id",
    "internal:Data!A1",
    "12,5",
    "_x0041_ dan FILTER(a) dan SORT(b)",
    "tanda \"kutip\" & <tag> dan 'koma atas'",
    "\x01\x07\x1b[31m\ufffe\ud800",
)


def hostile() -> tuple[Registry, Results]:
    """A registry in which every text that a writer or a data file can give looks like something else."""
    lines = ["Judul: =1+1&A", "Unit: @unit", "Tujuan: =tujuan"]
    for at, text in enumerate(HOSTILE):
        lines += [f"  Indikator: {text} {at}", f"    Satuan: ={at}", f'    Formula: "=data {at}" / "@B {at}"']
    lines += ["  Indikator: Kembar", "    Formula: A", "  Sasaran: S", "    Indikator: Kembar", "      Formula: B"]
    many = " + ".join(f'"+Desa {number}"' for number in range(500))
    lines += ["    Indikator: " + "=panjang " * 5_000, f"      Formula: {many}"]
    registry = loads("\n".join(lines) + "\n", strict=False)
    origin = Origin("=berkas.csv", 3, None, "=sumber")
    data = [Datum(base.nama, Fraction(1), "=2025", "+unit", origin) for base in registry.base_data]
    return registry, registry.evaluate(Dataset(tuple(data)))


def test_no_text_becomes_a_formula_or_a_link() -> None:
    registry, results = hostile()
    raw = written(registry, results)
    for formula in formulas(raw):
        words = set(TEXT.findall(formula.replace("&quot;", '"')))
        assert not any(text in word for word in words for text in ("1+1", "cmd", "http", "FILTER", "panjang", "=data"))
        assert re.fullmatch(r"[A-Z$0-9!+\-*/^(),=&<>.;:]*", TEXT.sub("", formula.replace("&quot;", '"')), re.IGNORECASE)
    every = parts(raw)
    assert not any("hyperlink" in part for part in every.values())
    assert not [name for name in every if "external" in name.lower() or "metadata" in name or "vba" in name.lower()]
    found = [row[1] for row in rows(raw, "Indikator")[5:]]
    assert found[0] == "=1+1 0"
    assert found[7] == "http://contoh.id/a 7"
    assert str(found[13]).startswith("\ufffd\ufffd\ufffd[31m")
    assert found.count("Kembar") == 2
    assert max(len(str(text)) for text in found) == 32_767
    assert "\\x" not in repr(found)


@needs_calc
def test_hostile_text_is_still_text_in_a_spreadsheet(tmp_path: Path) -> None:
    registry, results = hostile()
    write_workbook(registry, results, tmp_path / "jahat.xlsx")
    tables = recalculated(tmp_path / "jahat.xlsx", tmp_path)
    found = [row for row in tables["Indikator"][5:] if len(row) > 5]
    for row, text in zip(found, HOSTILE[:10], strict=False):
        assert str(row[1].value).startswith(text)
        assert (row[3].value, row[4].value) == (1.0, "terhitung")
    assert {row[0].value for row in tables["Data"]} >= {"=data 0", "@B 0"}


def test_a_sum_of_thousands_of_terms_is_cut_to_what_excel_takes() -> None:
    names = [f"D{number}" for number in range(6_000)]
    registry = loads(f"Tujuan: T\n  Indikator: Semua\n    Formula: {' + '.join(names)}\n")
    raw = written(registry, registry.evaluate(dict.fromkeys(names, 1)))
    assert max(map(len, formulas(raw))) < 8_192
    assert rows(raw, "Indikator")[5][3] == 6_000


@pytest.mark.parametrize("function", ["maks", "rata-rata", "Σ"])
def test_a_function_has_at_most_255_arguments(function: str) -> None:
    names = [f"D{number}" for number in range(1_000)]
    registry = loads(f"Tujuan: T\n  Indikator: Semua\n    Formula: {function}({'; '.join(names)})\n")
    for formula in formulas(written(registry, registry.evaluate(dict.fromkeys(names, 1)))):
        assert formula.count(",") < 255
        assert len(formula) < 8_192


def test_brackets_as_deep_as_a_formula_may_have_fit_the_levels_of_excel() -> None:
    text = "A" + "".join(f" + {n})^2" for n in range(90))
    registry = loads(f"Tujuan: T\n  Indikator: Dalam\n    Formula: {'(' * 90}{text}\n")
    assert max(map(deepest, formulas(written(registry, registry.evaluate({"A": 0}))))) <= 64


def test_several_registries_fit_one_workbook() -> None:
    out = io.BytesIO()
    several = new_workbook(out)
    add_registry(several, REGISTRY, RESULTS, "Satu ")
    add_registry(several, REGISTRY, REGISTRY.evaluate({}), "Dua ")
    for prefix in ("a/b", "x" * 30, "[a]", "'"):
        with pytest.raises(ValueError, match="prefix"):
            add_registry(several, REGISTRY, RESULTS, prefix)
    several.close()
    assert rows(out.getvalue(), "Satu Indikator")[5][4] == "terhitung"
    assert rows(out.getvalue(), "Dua Indikator")[5][4] == "belum ada data"


def test_the_date_in_the_properties_is_the_one_that_was_asked_for() -> None:
    out = io.BytesIO()
    write_workbook(REGISTRY, RESULTS, out, created=datetime.datetime(2025, 6, 30))
    assert "2025-06-30" in parts(out.getvalue())["docProps/core.xml"]
    assert "2000-01-01" in parts(written(REGISTRY, RESULTS))["docProps/core.xml"]


def test_a_file_is_not_overwritten_unless_asked(tmp_path: Path) -> None:
    path = tmp_path / "hasil.xlsx"
    write_workbook(REGISTRY, RESULTS, path)
    before = path.read_bytes()
    assert "M170" in refusal(write_workbook, REGISTRY, RESULTS, path)
    assert path.read_bytes() == before
    write_workbook(REGISTRY, REGISTRY.evaluate({}), str(path), overwrite=True)
    assert path.read_bytes() != before


def test_what_cannot_be_written_is_refused_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "M171" in refusal(write_workbook, REGISTRY, RESULTS, tmp_path / "tidak" / "ada.xlsx")
    assert "ditulis sebagai .xlsx" in refusal(write_workbook, REGISTRY, RESULTS, tmp_path / "hasil.xls")
    monkeypatch.setattr(book, "MOST_ROWS", 2)
    assert "X201" in refusal(write_workbook, REGISTRY, RESULTS, tmp_path / "hasil.xlsx")
    assert not (tmp_path / "hasil.xlsx").exists()


def test_a_formula_too_long_for_a_cell_is_refused() -> None:
    sheet = new_workbook(io.BytesIO()).sheet("Data", {"nama": 10.0})
    assert "X202" in refusal(sheet.formula, 1, 0, "1+" * 5_000 + "1", None)


def test_without_xlsxwriter_the_error_names_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(DataError) as caught:
        write_workbook(REGISTRY, RESULTS, io.BytesIO())
    assert caught.value.diagnostics[0].suggestion == 'pip install "indikator-dsl[xlsx]"'


OFFICE = loads(
    "Unit: Kecamatan\nSubunit: Desa A; Desa B\nKebijakan: Permendagri 86/2017\nTujuan: T\n"
    "  Indikator: Persentase\n    Formula: A / B × 100%\n    Polaritas: makin tinggi makin baik\n    Target: 50\n"
    "  Indikator: Indeks\n    Formula: Sesuai Permenpan RB Nomor 14 tahun 2017\n"
    "Data: A\n  Konsolidasi: jumlah\nData: B\n  Konsolidasi: periode: nilai terakhir; unit: jumlah\n"
)
QUARTERS = tuple(
    Datum(name, Fraction(value), part, unit)
    for name, value in (("A", 3), ("B", 20))
    for unit in ("Desa A", "Desa B")
    for part in ("TW I 2025", "TW III 2025")
)


def test_entries_of_many_units_and_periods_are_read_back_to_the_same_results() -> None:
    of_whole = Datum("Indeks", Fraction(80), "2025", "Kecamatan"), Datum("B", Fraction(90), "2025", "Kecamatan")
    for entries in (QUARTERS, (*QUARTERS, of_whole[0]), (*QUARTERS[:4], *of_whole)):
        results = OFFICE.evaluate(Dataset(entries), unit="Kecamatan", periode="2025")
        again = OFFICE.evaluate(read_xlsx(written(OFFICE, results)), unit="Kecamatan", periode="2025")
        assert [result.to_json() for result in again.values()] == [result.to_json() for result in results.values()]


def test_every_unit_has_a_cell_for_every_quarter_and_what_cells_cannot_join_says_so() -> None:
    results = OFFICE.evaluate(Dataset(QUARTERS), unit="Kecamatan", periode="2025")
    data = rows(written(OFFICE, results), "Data")
    blank = [row[:2] + row[3:5] + row[6:7] for row in data if row[0] == "A" and row[1] == ""]
    assert blank == [
        ["A", "", unit, f"TW {part} 2025", "belum ada data"] for unit in ("Desa A", "Desa B") for part in ("II", "IV")
    ]
    joined = {row[0]: row for row in rows(written(OFFICE, results), "Gabungan") if row[0] in ("A", "B")}
    assert joined["A"][2:9] == [
        *(f"TW {part} 2025" for part in ("I", "II", "III", "IV")),
        12.0,
        "2 dari 2 desa, 2 dari 4 triwulan",
        "terhitung",
    ]
    assert joined["B"][6:8] == [40.0, "2 dari 2 desa"]
    since = tuple(
        Datum("A", Fraction(value), part, "Desa A") for value, part in ((3, "s.d. TW I 2025"), (9, "s.d. TW III 2025"))
    )
    results = OFFICE.evaluate(Dataset((*since, *QUARTERS[4:])), unit="Kecamatan", periode="2025")
    raw = written(OFFICE, results)
    fixed = next(row for row in rows(raw, "Gabungan") if row[0] == "A")
    assert fixed[6] == 9.0
    assert str(fixed[9]).startswith("digabung oleh program, tidak dihitung ulang di sini: jumlah 1 desa")
    assert all("tidak mengubah hasil" in str(row[6]) for row in rows(raw, "Data") if row[0] == "A")


def test_target_and_capaian_stand_beside_the_realisasi_with_their_policy() -> None:
    results = OFFICE.evaluate(Dataset(QUARTERS), unit="Kecamatan", periode="2025")
    out = io.BytesIO()
    write_workbook(OFFICE, results, out, capaian=OFFICE.capaian(results))
    table = rows(out.getvalue(), "Indikator")
    assert table[2][0] == "Mencapai target: 0; belum mencapai: 1; belum dapat dinilai: 1"
    found = next(row for row in table if row[1] == "Persentase")
    assert found[3:8] == [50.0, 30.0, 60.0, "Rendah", "tidak"]
    assert "Dasar: Permendagri Nomor 86 Tahun 2017" in [row[0] for row in table]
    policy = [row[:4] for row in rows(out.getvalue(), "Kebijakan")]
    assert ["Makin tinggi", "Realisasi / Target x 100%", "", ""] in policy
    assert ["Kategori", "Sangat Tinggi", 91.0, "≥"] in policy
