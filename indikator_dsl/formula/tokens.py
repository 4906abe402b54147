"""What the expression grammar reads: operands that are already nodes, and operators whose meaning is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from indikator_dsl.formula.tree import Node

__all__ = ["Token"]


class Token:
    """A terminal of grammar/formula.lark with its place; `node` for an operand, `text` for everything else.

    The class attributes are what Lark asks of a token beside its type; places of ours are characters, not lines.
    """

    __slots__ = ("end", "node", "start", "text", "type")
    line = column = end_line = end_column = 1

    def __init__(self, type: str, start: int, end: int, text: str = "", node: Node | None = None) -> None:
        self.type = type
        self.start = start
        self.end = end
        self.text = text
        self.node = node

    @property
    def start_pos(self) -> int:
        return self.start

    @property
    def end_pos(self) -> int:
        return self.end

    def __repr__(self) -> str:
        return f"Token({self.type}, {self.text or self.node!r})"
