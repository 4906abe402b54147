"""What a sheet shows beside the values of its cells: drawings over them, and letters set higher or lower."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.office.sheets import related_parts
from indikator_dsl.office.xml import walk

if TYPE_CHECKING:
    from indikator_dsl.office.archive import Archive
    from indikator_dsl.office.xml import Attributes

__all__ = ["drawn_cells", "scripted_texts"]


def drawn_cells(archive: Archive, part: str) -> list[tuple[int, int]]:
    """The cells (row and column, from 1) over which the worksheet `part` has pictures, shapes or text boxes."""
    folder, _, name = part.rpartition("/")
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.parts:
        return []
    found: list[tuple[int, int]] = []
    numbers: dict[str, int] = {}
    inside = reading = ""

    def start(tag: str, _: Attributes) -> None:
        nonlocal inside, reading
        reading = tag if inside and tag in {"row", "col"} else ""
        if tag == "from":
            inside = tag
            numbers.clear()

    def text(data: str) -> None:
        if reading and re.fullmatch("[0-9]{1,7}", data.strip()):
            numbers[reading] = int(data) + 1

    def end(tag: str) -> None:
        nonlocal inside, reading
        reading = ""
        if tag.rpartition(":")[2] == "from":
            inside = ""
            found.append((numbers.get("row", 1), numbers.get("col", 1)))

    for drawing in related_parts(archive, relations, "drawing").values():
        if drawing in archive.parts:
            walk(archive.part(drawing), drawing, start, EndElementHandler=end, CharacterDataHandler=text)
    return found


def scripted_texts(archive: Archive) -> frozenset[str]:
    """The shared texts that have letters set above or below the line: their values alone show 10² as 102."""
    name = "xl/sharedStrings.xml"
    found: set[str] = set()
    pieces: list[str] = []
    inside = scripted = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal inside, scripted
        inside = tag == "t"
        if tag == "si":
            pieces.clear()
            scripted = False
        elif tag == "vertAlign" and attributes.get("val") in {"superscript", "subscript"}:
            scripted = True

    def text(data: str) -> None:
        if inside:
            pieces.append(data)

    def end(tag: str) -> None:
        nonlocal inside
        inside = False
        if tag.rpartition(":")[2] == "si" and scripted:
            found.add("".join(pieces))

    if name in archive.parts:
        walk(archive.part(name), name, start, EndElementHandler=end, CharacterDataHandler=text)
    return frozenset(found)
