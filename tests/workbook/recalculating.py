"""LibreOffice Calc, made to compute a workbook anew, and what then stands in the cells."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_calc = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice Calc (soffice) is not installed")

ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
WRONG = "-987654321"
COMPUTED = re.compile(r'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(?: t="\w+")?>(<f>.*?</f>)<v>.*?</v>', re.DOTALL)
PRINTING = re.compile(r"<(pageSetup|headerFooter|pageMargins|definedNames)\b(?:[^>]*/>|.*?</\1>)", re.DOTALL)

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
WIDEST = 20  # columns


class Cell(NamedTuple):
    """What is in a cell, and what a person sees of it (LibreOffice in English: 1,234.50)."""

    value: float | str | bool
    shown: str


Table = list[list[Cell]]


def with_wrong_values(path: Path) -> Path:
    """The workbook with a wrong number as the cached value of every formula: what is right after that was computed.

    How it prints is taken out: with that, LibreOffice needs time with the square of the number of sheets.
    """
    spoiled = path.with_stem(path.stem + "_salah")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(spoiled, "w", zipfile.ZIP_DEFLATED) as target:
        for item in source.infolist():
            raw = source.read(item)
            if item.filename.startswith("xl/worksheets/sheet"):
                raw = COMPUTED.sub(rf"\1>\2<v>{WRONG}</v>", raw.decode()).encode()
            if item.filename.startswith("xl/wor"):
                raw = PRINTING.sub("", raw.decode()).encode()
            target.writestr(item, raw)
    return spoiled


def recalculated(path: Path, folder: Path) -> dict[str, Table]:
    """The sheets as LibreOffice computes them, every cached value being wrong before."""
    spoiled = with_wrong_values(path)
    profile = folder / "profil" / "user"
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS, encoding="utf-8")
    assert SOFFICE is not None
    command = [SOFFICE, f"-env:UserInstallation={profile.parent.as_uri()}", "--headless", "--convert-to", "ods"]
    done = subprocess.run(
        [*command, "--outdir", str(folder), str(spoiled)], capture_output=True, text=True, check=False, timeout=900
    )
    assert done.returncode == 0, done.stderr
    return sheets(spoiled.with_suffix(".ods"))


def sheets(path: Path) -> dict[str, Table]:
    """The rows of every sheet of an ODS file: it alone keeps both the values and what is shown."""
    with zipfile.ZipFile(path) as archive:
        root = ElementTree.fromstring(archive.read("content.xml"))
    return {
        table.attrib[f"{TABLE}name"]: [
            list(_cells(row))
            for row in table.iter(f"{TABLE}table-row")
            for _ in range(min(int(row.get(f"{TABLE}number-rows-repeated", "1")), 100))
        ]
        for table in root.iter(f"{TABLE}table")
    }


def named_rows(table: Table) -> dict[str, dict[str, Cell]]:
    """The rows of the indicators on their sheet by id, each cell by its heading."""
    head = next(at for at, row in enumerate(table) if row and row[0].value == "id")
    names = [str(cell.value) for cell in table[head]]
    nothing = Cell("", "")
    return {
        str(row[0].value): dict(zip(names, row + [nothing] * len(names), strict=False))
        for row in table[head + 1 :]
        if row
    }


def _cells(row: ElementTree.Element) -> Iterator[Cell]:
    for cell in row:
        shown = "\n".join("".join(line.itertext()) for line in cell)
        value: float | str | bool = shown
        if cell.get(f"{OFFICE}value-type") == "float":
            value = float(cell.attrib[f"{OFFICE}value"])
        elif cell.get(f"{OFFICE}value-type") == "boolean":
            value = cell.get(f"{OFFICE}boolean-value") == "true"
        yield from [Cell(value, shown)] * min(int(cell.get(f"{TABLE}number-columns-repeated", "1")), WIDEST)
