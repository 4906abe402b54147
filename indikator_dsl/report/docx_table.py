"""Tables and paragraphs of a Word document as their XML: a library's piece by piece takes seconds for a report."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["HEAD", "Cell", "paragraph_xml", "table_xml"]

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
EDGE = 'w:val="single" w:sz="4" w:space="0" w:color="C9C5BB"/>'
PROPERTIES = (
    '<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{total}" w:type="dxa"/>'
    f'<w:tblBorders><w:top {EDGE}<w:left w:val="nil"/><w:bottom {EDGE}<w:right w:val="nil"/>'
    f'<w:insideH {EDGE}<w:insideV w:val="nil"/></w:tblBorders><w:tblLayout w:type="fixed"/>'
    '<w:tblLook w:val="0620" w:firstRow="1"/></w:tblPr>'
)
TWIPS = 567  # twentieths of a point in a centimetre
INDENT = 250  # of one level of the tree
HEAD = "E7EEEE"


@frozen
class Cell:
    """What one cell shows, and how; `span` counts the columns that it takes."""

    shown: str
    right: bool = False
    bold: bool = False
    indent: int = 0
    colour: str | None = None
    shade: str | None = None
    span: int = 1


def table_xml(heads: Sequence[Cell], rows: Sequence[Sequence[Cell]], widths: Sequence[float]) -> str:
    """The element `w:tbl`; `widths` of the columns in centimetres. The row of `heads` stands again on every page."""
    twips = [round(width * TWIPS) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in twips)
    head = _row(heads, twips, "<w:cantSplit/><w:tblHeader/>")
    body = "".join(_row(row, twips, "<w:cantSplit/>") for row in rows)
    properties = PROPERTIES.format(total=sum(twips))
    return f'<w:tbl xmlns:w="{WORD}">{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>'


def paragraph_xml(text: str = "", style: str = "", *, bold: str = "", tight: bool = False, more: str = "") -> str:
    """The element `w:p` in the style with the id `style`: `bold` in bold, `text`, and the elements `more`."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    space = '<w:spacing w:after="0"/>' if tight else ""
    runs = (_run(bold, "<w:rPr><w:b/></w:rPr>") if bold else "") + (_run(text, "") if text else "")
    return f'<w:p xmlns:w="{WORD}"><w:pPr>{named}{space}</w:pPr>{runs}{more}</w:p>'


def _run(text: str, properties: str) -> str:
    lines = (f'<w:t xml:space="preserve">{escape(line, quote=False)}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _row(cells: Sequence[Cell], twips: Sequence[int], properties: str) -> str:
    made, at = [], 0
    for cell in cells:
        made.append(_cell(cell, sum(twips[at : at + cell.span])))
        at += cell.span
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def _cell(cell: Cell, width: int) -> str:
    span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.shade}"/>' if cell.shade else ""
    indent = f'<w:ind w:left="{INDENT * cell.indent}"/>' if cell.indent else ""
    keep = "<w:keepNext/>" if cell.span > 1 else ""  # the title of a level stays with its first indicator
    side = '<w:jc w:val="right"/>' if cell.right else ""
    bold = "<w:b/>" if cell.bold else ""
    colour = f'<w:color w:val="{cell.colour}"/>' if cell.colour else ""
    text = escape(cell.shown, quote=False)
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}</w:tcPr>'
        f'<w:p><w:pPr>{keep}<w:spacing w:before="20" w:after="20"/>{indent}{side}</w:pPr>'
        f'<w:r><w:rPr>{bold}{colour}<w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p></w:tc>'
    )
