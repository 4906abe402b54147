"""Worksheets written as office files, for tests: a grid of texts, with cells merged, as XLSX and as DOCX."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

import xlsxwriter

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Grid = list[list[str]]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"


class Merge(NamedTuple):
    """The cells from `row`, `column` over `rows` and `columns`, counted from 0; the text is that of the first."""

    row: int
    column: int
    rows: int
    columns: int


def xlsx(
    sheets: Mapping[str, Sequence[Sequence[Any]]],
    merges: Mapping[str, Sequence[Merge]] | None = None,
    formats: Mapping[tuple[int, int], Mapping[str, Any]] | None = None,
    hidden: Iterable[str] = (),
) -> bytes:
    """A workbook; text is text, numbers are numbers, blank cells are left out."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            if name in hidden:
                sheet.hide()
            for merge in (merges or {}).get(name, ()):
                last = merge.row + merge.rows - 1, merge.column + merge.columns - 1
                sheet.merge_range(merge.row, merge.column, *last, "")
            for at, row in enumerate(rows):
                for column, value in enumerate(row):
                    shape = (formats or {}).get((at, column))
                    given = [book.add_format(dict(shape))] if shape else []
                    if isinstance(value, str) and value:
                        sheet.write_string(at, column, value, *given)
                    elif value not in ("", None):
                        sheet.write(at, column, value, *given)
    return out.getvalue()


def docx(*blocks: str, **parts: str) -> bytes:
    """A document of `blocks` (WordprocessingML); `parts` are further parts, `__` in their names for `/`."""
    body = "".join(blocks)
    document = (
        f'<w:document xmlns:w="{WORD}" xmlns:m="{MATH}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'
    )
    types = f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    relation = f'<Relationship Id="rId1" Type="{RELATIONS}/officeDocument" Target="word/document.xml"/>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", types)
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{PACKAGE}/relationships">{relation}</Relationships>')
        archive.writestr("word/document.xml", document)
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return out.getvalue()


def paragraph(*texts: str) -> str:
    """A paragraph; a text that begins with `<w:` or `<m:` is markup, `\\n` a line break."""
    return f"<w:p>{''.join(map(run, texts))}</w:p>"


def run(text: str) -> str:
    if text.startswith(("<w:", "<m:")):
        return text
    broken = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\n"))
    return f"<w:r>{broken}</w:r>"


def table(grid: Sequence[Sequence[str]], merges: Sequence[Merge] = ()) -> str:
    """A table; a cell that begins with `<` is markup of its paragraphs, a line end in a cell ends a paragraph."""
    covered = {
        (row, column): merge
        for merge in merges
        for row in range(merge.row, merge.row + merge.rows)
        for column in range(merge.column, merge.column + merge.columns)
    }
    rows = []
    for at, cells in enumerate(grid):
        made = []
        for column, text in enumerate(cells):
            merge = covered.get((at, column))
            if merge is not None and column > merge.column:
                continue
            properties = ""
            if merge is not None and merge.columns > 1:
                properties += f'<w:gridSpan w:val="{merge.columns}"/>'
            if merge is not None and merge.rows > 1:
                properties += '<w:vMerge w:val="restart"/>' if at == merge.row else "<w:vMerge/>"
            shown = "" if merge is not None and at > merge.row else text
            inside = shown if shown.startswith("<w:p") else "".join(map(paragraph, shown.split("\n")))
            made.append(f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>")
        rows.append(f"<w:tr>{''.join(made)}</w:tr>")
    return f"<w:tbl><w:tblGrid/>{''.join(rows)}</w:tbl>"
