"""Files that carry more than a table are refused in one sentence, as data and as worksheets alike."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indikator_dsl import DataError, IndikatorError, import_worksheet_file, read_data
from indikator_dsl.office.archive import open_archive
from indikator_dsl.office.refusal import BrokenArchiveError
from tests.worksheet.writing import PACKAGE, RELATIONS, docx, paragraph, table, xlsx

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from indikator_dsl import Diagnostic

HEADINGS = ["No", "Nama Sasaran/Program", "Indikator", "Definisi", "Formula"]
ROWS = [HEADINGS, ["1", "Tujuan", "Indikator Tujuan", "", ""], ["", "A", "B", "d", "Jumlah A / Jumlah B x 100"]]
WORKBOOK = xlsx({"Kertas Kerja": ROWS})
DATA = xlsx({"Data": [["nama", "nilai"], ["Jumlah A", 5]]})
DOCUMENT = docx(paragraph("KERTAS KERJA"), table(ROWS))

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def with_parts(raw: bytes, added: Mapping[str, bytes], packed: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO(raw)
    with zipfile.ZipFile(out, "a", packed) as archive:
        for name, body in added.items():
            archive.writestr(name, body)
    return out.getvalue()


def replaced(raw: bytes, part: str, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            assert name != part or old in body
            target.writestr(name, body.replace(old, new, 1) if name == part else body)
    return out.getvalue()


def relations(kind: str, target: str, mode: str = "") -> bytes:
    inside = f'<Relationship Id="rId9" Type="{RELATIONS}/{kind}" Target="{target}"{mode}/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inside}</Relationships>'.encode()


OUTSIDE = ' TargetMode="External"'

HARM: dict[str, tuple[dict[str, bytes], str]] = {
    "macros": ({"xl/vbaProject.bin": OLE + bytes(100)}, "M182"),
    "macros under another name": ({"word/vbaProject1.bin": b"x"}, "M182"),
    "macro sheets": ({"xl/macrosheets/sheet1.xml": b"<a/>"}, "M182"),
    "controls": ({"word/activeX/activeX1.xml": b"<a/>"}, "M182"),
    "links to other workbooks": ({"xl/externalLinks/externalLink1.xml": b"<a/>"}, "M183"),
    "data connections": ({"xl/connections.xml": b"<a/>"}, "M183"),
    "a template elsewhere": (
        {"word/_rels/settings.xml.rels": relations("attachedTemplate", "http://x.example/t.dotm", OUTSIDE)},
        "M183",
    ),
    "a picture elsewhere": ({"xl/drawings/_rels/a.xml.rels": relations("image", "file://x/a.png", OUTSIDE)}, "M183"),
    "embedded objects": ({"word/embeddings/oleObject1.bin": OLE}, "M184"),
    "embedded objects under another name": ({"word/media/gambar.bin": OLE + bytes(9)}, "M184"),
    "an archive in the archive": ({"word/media/gambar.png": b"PK\x03\x04abc"}, "M184"),
    "foreign chunks": ({"word/_rels/a.xml.rels": relations("aFChunk", "afchunk.dat")}, "M184"),
    "a chunk of a web page": ({"word/afchunk.mht": b"x"}, "M184"),
    "entities": ({"docProps/a.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}, "M185"),
    "entities in UTF-16": ({"docProps/a.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'.encode("utf-16")}, "M185"),
    "one part twice": ({"XL/Workbook.xml": b"<a/>", "xl\\workbook.xml": b"<a/>"}, "M186"),
    "a way out of the archive": ({"../../etc/passwd": b"x"}, "M186"),
    "too many parts": ({f"a{i}.xml": b"" for i in range(5_001)}, "M186"),
    "a giant": ({"media/nol.bin": bytes(51_000_000)}, "M110"),
}


def refused(path: Path, raw: bytes) -> tuple[Diagnostic, ...]:
    path.write_bytes(raw)
    with pytest.raises(DataError) as caught:
        import_worksheet_file(path)
    if path.suffix == ".xlsx":
        with pytest.raises(DataError) as as_data:
            read_data(path)
        assert [one.code for one in as_data.value.diagnostics] == [one.code for one in caught.value.diagnostics]
    return caught.value.diagnostics


@pytest.mark.parametrize("harm", HARM)
def test_what_does_more_than_hold_a_table_is_refused(harm: str, tmp_path: Path) -> None:
    added, code = HARM[harm]
    for name, raw in (("kk.xlsx", WORKBOOK), ("kk.docx", DOCUMENT), ("data.xlsx", DATA)):
        (finding,) = refused(tmp_path / name, with_parts(raw, added))
        assert finding.code == code
        assert name in finding.message
        assert "{" not in finding.message


def test_the_content_type_of_macros_is_enough(tmp_path: Path) -> None:
    types = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    raw = replaced(WORKBOOK, "[Content_Types].xml", b"</Types>", types)
    assert [one.code for one in refused(tmp_path / "kk.xlsx", raw)] == ["M182"]


def test_parts_packed_in_a_way_that_grows_without_bound_are_refused(tmp_path: Path) -> None:
    for packed in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        raw = with_parts(WORKBOOK, {"xl/media/a.bin": bytes(1_000)}, packed)
        assert [one.code for one in refused(tmp_path / "kk.xlsx", raw)] == ["M186"]


@pytest.mark.parametrize("name", ["kk.xlsx", "kk.docx"])
def test_old_and_encrypted_files_are_told_apart(name: str, tmp_path: Path) -> None:
    old = OLE + bytes(500) + "Workbook".encode("utf-16-le") + bytes(500)
    locked = OLE + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    assert [one.code for one in refused(tmp_path / name, old)] == ["M180"]
    assert [one.code for one in refused(tmp_path / name, locked)] == ["M181"]


@pytest.mark.parametrize("field", ["INCLUDETEXT", "INCLUDEPICTURE", "LINK", "DDEAUTO"])
def test_fields_that_fetch_are_refused_however_they_are_cut(field: str, tmp_path: Path) -> None:
    begin, end = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    cut = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (" ", field[:3], field[3:] + " x.docx"))
    simple = f'<w:fldSimple w:instr="{field} x.docx"><w:r><w:t>a</w:t></w:r></w:fldSimple>'
    for inside in (begin + cut + end, simple):
        (finding,) = refused(tmp_path / "kk.docx", docx(table(ROWS), f"<w:p>{inside}</w:p>"))
        assert finding.code == "M183"
        assert field in finding.message


def test_page_numbers_and_web_addresses_are_no_harm(tmp_path: Path) -> None:
    page = '<w:p><w:fldSimple w:instr=" PAGE "><w:r><w:t>Halaman 1</w:t></w:r></w:fldSimple></w:p>'
    link = relations("hyperlink", "https://x.example/", OUTSIDE)
    path = tmp_path / "kk.docx"
    path.write_bytes(with_parts(docx(table(ROWS), page), {"word/_rels/document.xml.rels": link}))
    assert "Indikator: B" in import_worksheet_file(path).definition_text


@pytest.mark.parametrize(
    "document",
    [
        b"<w:document/>",
        b"nothing of the kind",
        b"<a>" * 300 + b"</a>" * 300,
        b"",
    ],
)
def test_a_document_that_is_none_is_refused(document: bytes, tmp_path: Path) -> None:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w") as archive:
        archive.writestr("word/document.xml", document)
    assert [one.code for one in refused(tmp_path / "kk.docx", raw.getvalue())] == ["M187"]
    assert [one.code for one in refused(tmp_path / "kk.docx", WORKBOOK)] == ["M187"]
    assert [one.code for one in refused(tmp_path / "kk.xlsx", DOCUMENT)] == ["M109"]


def test_a_table_without_end_is_refused_before_it_takes_the_memory(tmp_path: Path) -> None:
    wide = table(ROWS).replace("<w:tcPr></w:tcPr>", '<w:tcPr><w:gridSpan w:val="9999"/></w:tcPr>')
    assert [one.code for one in refused(tmp_path / "kk.docx", docx(wide))] == ["M111"]
    far = replaced(
        WORKBOOK,
        "xl/worksheets/sheet1.xml",
        b"</sheetData>",
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>',
    )
    (finding,) = refused(tmp_path / "kk.xlsx", far)
    assert finding.code == "M111"
    assert "XFD1048576" in finding.message


def test_merged_cells_without_end_are_refused(tmp_path: Path) -> None:
    merged = b"</sheetData><mergeCells>" + b'<mergeCell ref="A1:E3"/>' * 50_000 + b"</mergeCells>"
    raw = replaced(WORKBOOK, "xl/worksheets/sheet1.xml", b"</sheetData>", merged)
    path = tmp_path / "kk.xlsx"
    path.write_bytes(raw)
    with pytest.raises(DataError) as caught:
        import_worksheet_file(path)
    assert [one.code for one in caught.value.diagnostics] == ["M109"]


# -- anything at all ----------------------------------------------------------------------------------------------


def opened(path: Path, raw: bytes) -> None:
    """Open the file both ways: what comes is a result or a documented error with a sentence."""
    path.write_bytes(raw)
    for opening in (import_worksheet_file, read_data) if path.suffix == ".xlsx" else (import_worksheet_file,):
        said = ""
        try:
            opening(path)
        except IndikatorError as error:
            said = str(error)
        assert "{" not in said


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(["kk.xlsx", "kk.docx"]), st.binary(max_size=300), st.booleans())
def test_arbitrary_bytes_are_refused(tmp_path: Path, name: str, raw: bytes, signed: bool) -> None:
    path = tmp_path / name
    path.write_bytes(b"PK\x03\x04" + raw if signed else raw)
    with pytest.raises(DataError):
        import_worksheet_file(path)


@settings(deadline=None, max_examples=120, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([("kk.xlsx", WORKBOOK), ("kk.docx", DOCUMENT)]),
    st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), min_size=1, max_size=4),
    st.booleans(),
)
def test_changed_bytes_are_opened_or_refused(
    tmp_path: Path, file: tuple[str, bytes], changes: list[tuple[int, int]], cut: bool
) -> None:
    raw = bytearray(file[1])
    for at, byte in changes:
        raw[at % len(raw)] = byte
    opened(tmp_path / file[0], bytes(raw[: changes[0][0] % len(raw)] if cut else raw))


XML_PIECES = st.sampled_from(
    (
        b'<w:tc>|</w:tr>|<w:vMerge/>|r="B2"|<v>|1e999|&#0;|&amp;|\xff|<m:f>||<mergeCell ref="A1:B"/>|t="s"|t="e"|-1|'
        b'<w:tbl>|<w:gridSpan w:val="-3"/>|<t>_x0000_</t>'
    ).split(b"|")
)
CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 40), XML_PIECES), min_size=1, max_size=3)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.booleans(), CHANGES)
def test_changed_parts_are_opened_or_refused(
    tmp_path: Path, workbook: bool, changes: list[tuple[int, int, bytes]]
) -> None:
    raw, name = (WORKBOOK, "xl/worksheets/sheet1.xml") if workbook else (DOCUMENT, "word/document.xml")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        body = archive.read(name)
    changed = body
    for at, length, piece in changes:
        start = at % len(changed)
        changed = changed[:start] + piece + changed[start + length :]
    opened(tmp_path / ("kk.xlsx" if workbook else "kk.docx"), replaced(raw, name, body, changed))


def test_a_part_without_a_name_is_refused_as_a_broken_archive() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    with pytest.raises(BrokenArchiveError):
        open_archive(packed.getvalue().replace(b"a.xml", b"\0.xml"))
