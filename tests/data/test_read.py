"""One way in, by type and suffix."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.data import Dataset, read_data
from indikator_dsl.data.csv_file import read_csv
from indikator_dsl.data.json_file import read_json
from indikator_dsl.data.xlsx_file import read_xlsx
from indikator_dsl.diagnostics import DataError
from indikator_dsl.diagnostics.catalogue.data import ENTRIES

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.mark.parametrize("name", ["a.csv", "A.CSV", "a.tsv", "a.txt"])
def test_the_suffix_chooses_the_reader(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("nama\tnilai\nJumlah laporan\t5\n", encoding="utf-8")
    for source in (path, str(path)):
        assert [(d.value, d.origin.file) for d in read_data(source).entries] == [(Fraction(5), str(path))]


def test_json_mapping_and_dataset(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('{"Jumlah laporan": 5}', encoding="utf-8")
    assert [d.value for d in read_data(path).entries] == [5]
    data = read_data({"Jumlah laporan": 5})
    assert isinstance(data, Dataset)
    assert read_data(data) is data


def refusal(source: Path | str) -> str:
    with pytest.raises(DataError) as caught:
        read_data(source)
    return str(caught.value)


def test_what_cannot_be_opened_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "data.csv").write_text("nama;nilai\n", encoding="utf-8")
    (tmp_path / "folder.csv").mkdir()
    missing = refusal(tmp_path / "dtaa.csv")
    assert "M101" in missing
    assert missing.endswith("data.csv")
    assert "folder" in refusal(tmp_path / "folder.csv")
    assert ".xlsx" in refusal(tmp_path / "lama.xls")
    (tmp_path / "catatan").write_text("nama;nilai\n", encoding="utf-8")
    assert "tanpa akhiran" in refusal(tmp_path / "catatan")
    assert "M102" in refusal("nama\0.csv")


def test_another_type_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="list"):
        read_data([1])  # type: ignore[arg-type]


def is_sound(reader: Callable[[bytes, str], Dataset], raw: bytes) -> bool:
    """Data without an error among their notes, or a refusal that can be shown and holds an error."""
    try:
        data = reader(raw, "x")
    except DataError as error:
        return bool(str(error)) and any(finding.is_error for finding in error.diagnostics)
    return not any(note.is_error for note in data.notes)


HEADS = st.sampled_from([b"", b"nama;nilai\n", b"unit,Jumlah A\n", b"\xef\xbb\xbf", b"\xff\xfe", b"{", b"[", b'"'])


@given(HEADS, st.binary(max_size=200))
def test_arbitrary_bytes_raise_nothing_but_data_errors(head: bytes, tail: bytes) -> None:
    assert is_sound(read_csv, head + tail)
    assert is_sound(read_json, head + tail)
    assert is_sound(read_xlsx, head + tail)


JSON_LIKE = st.text(alphabet='{}[],:"\\ 01.eE-nulNa\ntr', max_size=40)
CSV_LIKE = st.text(alphabet='nmail;,\t"\n\r 05.%=-', max_size=40)


@given(JSON_LIKE, CSV_LIKE)
def test_nearly_right_files_raise_nothing_but_data_errors(json: str, csv: str) -> None:
    assert is_sound(read_json, json.encode())
    assert is_sound(read_csv, csv.encode())
    assert is_sound(read_csv, b"nama;nilai;unit\n" + csv.encode())


@pytest.mark.parametrize("code", ENTRIES)
def test_every_entry_of_the_catalogue_has_cause_and_cure(code: str) -> None:
    severity, *texts = ENTRIES[code]
    assert code.startswith("M")
    assert severity.value == {"1": "error", "2": "warning", "3": "note"}[code[1]]
    for text in texts:
        assert text.endswith((".", "]."))
        assert text[:1].isupper() or text.startswith("{")


class TestFolder:
    """What several offices handed in, one file each."""

    def write(self, folder: Path, **files: str) -> Path:
        for name, text in files.items():
            (folder / name.replace("_", ".")).write_text("nama;nilai;periode;unit\n" + text, encoding="utf-8")
        return folder

    def test_the_files_of_a_folder_are_read_as_one(self, tmp_path: Path) -> None:
        folder = self.write(
            tmp_path, a_csv="Jumlah laporan;3;2025;Desa Awan\n", b_csv="Jumlah laporan;5;2025;Desa Bumi\n"
        )
        (folder / "naskah.txt").write_text("bukan data", encoding="utf-8")
        found = read_data(folder)
        assert [(datum.unit, str(datum.value)) for datum in found.entries] == [("Desa Awan", "3"), ("Desa Bumi", "5")]
        assert [Path(datum.origin.file or "").name for datum in found.entries] == ["a.csv", "b.csv"]

    def test_two_files_must_not_contradict_each_other(self, tmp_path: Path) -> None:
        folder = self.write(
            tmp_path, a_csv="Jumlah laporan;3;2025;Desa Awan\n", b_csv="Jumlah laporan;5;2025;Desa Awan\n"
        )
        with pytest.raises(DataError, match="M160") as caught:
            read_data(folder)
        assert "a.csv" in str(caught.value)
        assert "b.csv" in str(caught.value)

    def test_the_errors_of_all_files_are_said(self, tmp_path: Path) -> None:
        folder = self.write(tmp_path, a_csv="Jumlah laporan;tiga;2025;\n", b_csv="Jumlah laporan;lima;2025;\n")
        with pytest.raises(DataError) as caught:
            read_data(folder)
        places = [finding.place for finding in caught.value.diagnostics if finding.code == "M148"]
        assert [Path(place.file or "").name for place in places if place] == ["a.csv", "b.csv"]

    def test_a_folder_without_data_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(DataError, match=r"M102.*tidak berisi berkas"):
            read_data(tmp_path)

    def test_what_is_not_read_is_said_by_name(self, tmp_path: Path) -> None:
        folder = self.write(tmp_path, a_csv="Jumlah laporan;3;2025;Desa Awan\n")
        for name in ("kepel.xls", "lor.ods", "Kidul.DOCX", "catatan.md", ".rahasia.xls", "~$lor.xlsx"):
            (folder / name).write_bytes(b"")
        for name in ("arsip", "kosong", ".git"):
            (folder / name).mkdir()
        (folder / "arsip" / "b.csv").write_text("nama;nilai\n", encoding="utf-8")
        (folder / ".git" / "b.csv").write_text("nama;nilai\n", encoding="utf-8")
        notes = read_data(folder).notes
        assert {note.code for note in notes} == {"M210"}
        assert not any(note.is_error for note in notes)
        assert sorted(dict(note.values)["nama"] for note in notes) == ["Kidul.DOCX", "arsip/", "kepel.xls", "lor.ods"]

    def test_a_folder_of_other_files_alone_says_which(self, tmp_path: Path) -> None:
        (tmp_path / "kepel.xls").write_bytes(b"")
        with pytest.raises(DataError, match=r"(?s)M102.*kepel\.xls"):
            read_data(tmp_path)

    def test_equal_figures_without_a_unit_are_warned_about(self, tmp_path: Path) -> None:
        folder = self.write(
            tmp_path,
            a_csv="Jumlah laporan;7;TW I 2025;\nJumlah warga;9;2025;\n",
            b_csv="Jumlah laporan;7;Triwulan 1 2025;\nJumlah warga;9;2025;\n",
            c_csv="Jumlah kasus;7;2025;Desa Awan\n",
        )
        found = read_data(folder)
        (note,) = found.notes
        assert (note.code, note.is_error) == ("M211", False)
        for word in ("Unitnya tidak tertulis", "Jumlah laporan", "Jumlah warga", "a.csv", "b.csv"):
            assert word in note.message
        assert "c.csv" not in note.message
        assert [str(datum.value) for datum in found.entries] == ["7", "9", "7"]

    def test_equal_figures_of_named_units_are_no_matter(self, tmp_path: Path) -> None:
        folder = self.write(
            tmp_path, a_csv="Jumlah laporan;7;2025;Desa Awan\n", b_csv="Jumlah laporan;7;2025;Desa Bumi\n"
        )
        assert read_data(folder).notes == ()

    def test_different_figures_without_a_unit_stay_a_contradiction(self, tmp_path: Path) -> None:
        folder = self.write(tmp_path, a_csv="Jumlah laporan;7;2025;\n", b_csv="Jumlah laporan;8;2025;\n")
        with pytest.raises(DataError, match="M160"):
            read_data(folder)
