"""What the expression grammar reads: operands that are already nodes, and operators whose meaning is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indikator_dsl.formula.tree import Node

__all__ = ["Token"]


class Token:
    """A terminal of grammar/formula.lark with its place; `node` for an operand, `text` for everything else."""

    __slots__ = ("end", "node", "start", "text", "type")

    def __init__(self, type: str, start: int, end: int, text: str = "", node: Node | None = None) -> None:
        self.type = type
        self.start = start
        self.end = end
        self.text = text
        self.node = node

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.text or self.node!r})"
