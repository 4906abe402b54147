"""An indicator made from the cells of its row, and of the rows below that go on with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from indikator_dsl.worksheet.headings import FIELDS
from indikator_dsl.worksheet.said import shown
from indikator_dsl.worksheet.table import REPEATED
from indikator_dsl.worksheet.tree import Node
from indikator_dsl.worksheet.values import polarity, target, without_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from indikator_dsl.worksheet.lines import Line
    from indikator_dsl.worksheet.said import Findings
    from indikator_dsl.worksheet.table import Cell, Row

__all__ = ["continue_indikator", "make_indikator"]


def make_indikator(line: Line, row: Row, findings: Findings) -> Node:
    """The indicator of `row`, with what the merged cells that reach down to it say of it too."""
    name = row.cells["Indikator"]
    node = Node("Indikator", name.text)
    reaching = [cell for cell in row.above if cell.kind not in REPEATED]
    shared = {cell.kind: cell for cell in reaching if cell.kind in FIELDS and cell.kind not in row.cells}
    if "Formula" in shared:
        findings.say("K214", line, shared["Formula"].column, isi=shown(shared["Formula"].text))
    others = [*row.others, *(cell for cell in row.above if cell.kind in REPEATED)]
    _add(node, line, {**shared, **row.cells}, sorted(others, key=lambda cell: cell.column), findings)
    if row.extra:
        node.fields.append(("Catatan", row.extra))
        findings.say("K209", line, isi=shown(row.extra))
    if not any(kind == "Formula" for kind, _ in node.fields):
        findings.say("K301", line, name.column, nama=shown(name.text))
    return node


def continue_indikator(node: Node, line: Line, row: Row, findings: Findings) -> None:
    """What a row says of the indicator whose merged cell reaches down to it: a formula's next line, another target."""
    findings.say("K215", line, nama=shown(node.name), isi=shown(" | ".join(row.leftovers)))
    more = Node("Indikator", node.name)
    _add(more, line, row.cells, row.others, findings)
    if row.extra:
        more.fields.append(("Catatan", row.extra))
    for kind, text in more.fields:
        before = next((at for at, (known, _) in enumerate(node.fields) if known == kind), None)
        if before is None or kind == "Catatan":
            node.fields.append((kind, text))
        else:
            parted = {"Formula": "\n", "Target": "; "}.get(kind, " ")
            node.fields[before] = (kind, node.fields[before][1] + parted + text)
    node.fields.sort(key=lambda field: FIELDS.index(field[0]) if field[0] in FIELDS else len(FIELDS))


def _add(node: Node, line: Line, cells: dict[str, Cell], others: Iterable[Cell], findings: Findings) -> None:
    """Put what the cells say of `node` into it, in the order of FIELDS, remarks last."""
    fields: dict[str, str] = {}
    remarks: list[str] = []
    for kind in FIELDS:
        cell = cells.get(kind)
        if cell is None:
            continue
        text = cell.text
        if kind == "Formula":
            text, taken = without_keys(text)
            for part in taken:
                findings.say("K216", line, cell.column, isi=shown(part))
                remarks.append(part.lstrip("# "))
        elif kind == "Polaritas":
            known, suggestion = polarity(text)
            if known is None:
                findings.say("K213", line, cell.column, suggestion and f"Polaritas: {suggestion}", isi=shown(text))
                remarks.append(f"{cell.title}: {text}")
                continue
            text = known
        fields[kind] = text
    targets: list[str] = []
    for cell in others:
        if cell.kind == "Target":
            written, suggestion = target(cell.title, cell.text)
            if written is not None and not _again(written, targets):
                targets.append(written)
                continue
            findings.say("K212", line, cell.column, suggestion and f"Target: {suggestion}", isi=shown(cell.text))
        remarks.append(f"{cell.title}: {cell.text}" if cell.title else cell.text)
    if targets:
        fields["Target"] = "; ".join(targets)
    node.fields += [(kind, fields[kind]) for kind in FIELDS if kind in fields]
    node.fields += [("Catatan", remark) for remark in remarks]


def _again(written: str, targets: list[str]) -> bool:
    """Whether a period has its target already."""
    periods = {part.partition("=")[0].strip() for target in targets for part in target.split(";")}
    if "=" not in written:
        return any("=" not in target for target in targets)
    return any(part.partition("=")[0].strip() in periods for part in written.split(";"))
