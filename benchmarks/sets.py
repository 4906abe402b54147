"""The two sets of formulas that engines are measured with, each as a definition file and as what peers read.

`worksheet()` are ten as worksheets have them: eight ratios and two counts. `dense()` are a hundred, each of eight
operators (`+ - * /` with brackets, depth 5) over forty data, made by a fixed seed.
"""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["FormulaSet", "Tree", "dense", "expression", "worksheet"]

Tree: TypeAlias = "str | float | tuple[str, Tree, Tree]"
"""The name of a datum (`n7`), a number, or an operator and what it stands between."""

OPERATORS, DEEPEST = 8, 5
SIGNS = {"*": "×"}


@frozen
class FormulaSet:
    """Formulas over data that peers call `n0`, `n1`, …"""

    title: str
    trees: tuple[Tree, ...]

    @property
    def names(self) -> list[str]:
        """The data in use, by the names that peers know."""
        found: set[str] = set()
        for tree in self.trees:
            _gather(tree, found)
        return sorted(found, key=lambda name: int(name[1:]))

    @staticmethod
    def ours(name: str) -> str:
        """What the definition calls the datum that peers call `name`."""
        return f"Jumlah layanan {name[1:]} selesai"

    @property
    def definition(self) -> str:
        """The set as a definition file."""
        rows = (
            f"  Indikator: Nilai {at}\n    Formula: {self.written(tree)}\n" for at, tree in enumerate(self.trees, 1)
        )
        return "Tujuan: Semua layanan\n" + "".join(rows)

    def written(self, tree: Tree) -> str:
        """A formula as its definition has it."""
        return expression(tree, self.ours, lambda number: f"{number:g}".replace(".", ","), SIGNS)

    def record(self, seed: int = 1) -> dict[str, int]:
        """Data of one record, by the names that peers know: whole numbers, and no denominator is zero."""
        while True:
            draw = random.Random(seed)
            found = {name: draw.randint(1, 1_000) for name in self.names}
            try:
                self.exact(found)
            except ZeroDivisionError:
                seed += 1
            else:
                return found

    def exact(self, record: Mapping[str, int]) -> list[float]:
        """The values of the formulas, computed in fractions."""
        return [float(_exact(tree, record)) for tree in self.trees]


def worksheet() -> FormulaSet:
    ratios: list[Tree] = [("*", ("/", f"n{2 * at}", f"n{2 * at + 1}"), 100.0) for at in range(8)]
    return FormulaSet("10 formulas", (*ratios, "n16", "n17"))


def dense(number: int = 100, names: int = 40) -> FormulaSet:
    draw = random.Random(2025)
    return FormulaSet(f"{number:,} formulas", tuple(_tree(draw, OPERATORS, 1, names) for _ in range(number)))


def expression(
    tree: Tree,
    name: Callable[[str], str],
    number: Callable[[float], str] = repr,
    signs: Mapping[str, str] | None = None,
    inner: bool = False,
) -> str:
    """`tree` as infix text, with brackets wherever an operation stands in another, but for `a / b * c`."""
    if isinstance(tree, str):
        return name(tree)
    if isinstance(tree, float):
        return number(tree)
    operator, left, right = tree
    flat = operator == "*" and isinstance(left, tuple) and left[0] == "/" and not inner
    before = expression(left, name, number, signs, not flat)
    after = expression(right, name, number, signs, True)
    text = f"{before} {(signs or {}).get(operator, operator)} {after}"
    return f"({text})" if inner else text


def _gather(tree: Tree, found: set[str]) -> None:
    if isinstance(tree, str):
        found.add(tree)
    elif isinstance(tree, tuple):
        _gather(tree[1], found)
        _gather(tree[2], found)


def _exact(tree: Tree, record: Mapping[str, int]) -> Fraction:
    if isinstance(tree, str):
        return Fraction(record[tree])
    if isinstance(tree, float):
        return Fraction(tree)
    operator, left, right = tree[0], _exact(tree[1], record), _exact(tree[2], record)
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    return left * right if operator == "*" else left / right


def _tree(draw: random.Random, operators: int, depth: int, names: int) -> Tree:
    """A tree of so many operators, at this depth; below DEEPEST there are none."""
    if not operators:
        return f"n{draw.randrange(names)}" if draw.random() < 0.9 else float(draw.choice([2, 10, 100, 1_000]))
    most = 2 ** (DEEPEST - depth) - 1  # operators that fit below on one side
    left = draw.randint(max(0, operators - 1 - most), min(most, operators - 1))
    sides = [_tree(draw, count, depth + 1, names) for count in (left, operators - 1 - left)]
    return (draw.choice("+-*/"), sides[0], sides[1])
