"""The text of a paragraph of Word: what a reader of the page sees, and remarks on what is there beside the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from indikator_dsl.text.names import short
from indikator_dsl.worksheet.word_math import read_equation

if TYPE_CHECKING:
    from indikator_dsl.office.xml import Element

__all__ = ["CONTAINERS", "Text", "paragraph_text"]

CONTAINERS = frozenset(
    "w:sdt w:sdtContent w:ins w:moveTo w:smartTag w:customXml w:hyperlink w:fldSimple w:dir w:bdo m:oMathPara".split()
)
"""What holds text, rows or blocks and adds nothing to them."""

GONE = frozenset(("w:del", "w:moveFrom"))
UNREAD = {
    "w:drawing": "Gambar atau bagan",
    "w:pict": "Gambar atau kotak teks",
    "w:object": "Objek tertanam",
    "mc:AlternateContent": "Gambar atau kotak teks",
    "w:footnoteReference": "Catatan kaki",
    "w:endnoteReference": "Catatan akhir",
    "w:sym": "Simbol",
}
SIGNS = {"w:tab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
SYMBOLS = {"B4": "×", "B8": "÷", "2B": "+", "2D": "−", "2F": "/", "B1": "±", "25": "%", "3D": "="}
"""Signs of the font Symbol by the last two digits of their code."""

ABOVE = dict(zip("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ", strict=True))


@define
class Text:
    """What is said, and remarks (a code and the values of its sentence) on what could not be."""

    said: str = ""
    remarks: list[tuple[str, dict[str, str]]] = field(factory=list)

    def say(self, code: str, **values: str) -> None:
        if (code, values) not in self.remarks:
            self.remarks.append((code, values))


def paragraph_text(paragraph: Element) -> Text:
    """The text of `w:p`; tabs and line breaks stay, equations become formulas, deleted text is left out."""
    text = Text()
    pieces: list[str] = []
    left = list(reversed(paragraph.children))
    while left:
        element = left.pop()
        if element.name == "w:r":
            _run(element, pieces, text)
        elif element.name == "m:oMath":
            said, problems = read_equation(element)
            for problem in problems:
                text.say("K513", jenis=problem, isi=short(said))
            pieces.append(f" {said} ")
        elif element.name in CONTAINERS:
            left += reversed(element.children)
        elif element.name in GONE:
            text.say("K515")
        elif element.name in UNREAD:
            _unread(element, text)
        if element.name in {"w:ins", "w:moveTo"}:
            text.say("K515")
    text.said = "".join(pieces)
    return text


def _run(run: Element, pieces: list[str], text: Text) -> None:
    properties = run.find("w:rPr")
    if properties is not None and any(_is_on(properties, name) for name in ("w:strike", "w:dstrike", "w:vanish")):
        gone = "".join(part.text for part in run.children if part.name == "w:t")
        if gone.strip():
            text.say("K512", jenis="Tulisan yang dicoret atau disembunyikan", isi=f": {short(gone)}")
        return
    place = properties.find("w:vertAlign") if properties is not None else None
    for part in run.children:
        if part.name == "w:t":
            pieces.append(_placed(part.text, place.get("val") if place is not None else None))
        elif part.name in SIGNS:
            if part.get("type") not in {"page", "column"}:
                pieces.append(SIGNS[part.name])
        elif part.name == "w:sym" and (sign := _symbol(part)):
            pieces.append(sign)
        elif part.name in UNREAD:
            _unread(part, text)


def _is_on(properties: Element, name: str) -> bool:
    switch = properties.find(name)
    return switch is not None and switch.get("val") not in {"0", "false", "off"}


def _placed(text: str, place: str | None) -> str:
    """Text above or below the line; as plain text `10` with a raised `2` would say 102."""
    plain = text.strip()
    if place == "superscript" and plain:
        return "".join(ABOVE[sign] for sign in plain) if set(plain) <= ABOVE.keys() else f"^({plain})"
    return f"_{plain}" if place == "subscript" and plain else text


def _symbol(element: Element) -> str | None:
    code = (element.get("char") or "").upper()
    return SYMBOLS.get(code[-2:]) if (element.get("font") or "").lower() == "symbol" else None


def _unread(element: Element, text: Text) -> None:
    said = " ".join("".join(part.text for part in element.all("w:t")).split())
    text.say("K512", jenis=UNREAD[element.name], isi=f": {short(said)}" if said else "")
