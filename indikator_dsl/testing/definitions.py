"""Definition files that load, with what loading them must give."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import strategies as st

from indikator_dsl.definition.keys import ALONE, LEVELS, PARENTS
from indikator_dsl.formula.tree import Node, names_of
from indikator_dsl.testing.names import plain_names
from indikator_dsl.testing.surface import formula_texts
from indikator_dsl.testing.trees import trees
from indikator_dsl.text.names import fold

__all__ = ["Shape", "WrittenDefinition", "definitions"]

MOST_DEEP = 4
FIELDS = (
    ("Definisi", "Perhitungan seluruh laporan"),
    ("Satuan", "%"),
    ("Target", "2024 = 80; 2025 = 85,5"),
    ("Polaritas", "makin tinggi makin baik"),
    ("Catatan", "diisi setiap triwulan"),
    ("Sumber data", "Buku register"),
    ("Target", "80 - 90 %"),
    ("Bobot", "2,5"),
)
POLICIES = (
    (("Berdasar", "Permendagri 86/2017"), ("Capaian tertinggi", "120 %")),
    (("Makin tinggi", "Realisasi / Target x 100%"), ("Kategori", "Baik >= 76; Kurang"), ("Pembulatan", "0 desimal")),
    (("Berdasar", "Permenpan RB 8/2021"), ("Target nol", "100 bila tercapai"), ("Dasar", "Keputusan Camat")),
)


class Shape(NamedTuple):
    """What a definition file says.

    `levels` are pairs of kind and name, `indicators` pairs of name and the tree of the formula (None where there is
    none), both in the order of the file. `data` are the names that are declared.
    """

    levels: tuple[tuple[str, str], ...]
    indicators: tuple[tuple[str, Node | None], ...]
    data: tuple[str, ...]


class WrittenDefinition(NamedTuple):
    """The text of a definition file, and what it says."""

    text: str
    shape: Shape


@st.composite
def definitions(draw: st.DrawFn, *, formulas: st.SearchStrategy[Node] | None = None) -> WrittenDefinition:
    """Definition files that load without an error, in any layout, with the shape of the registry they give.

    `formulas` are the trees of their formulas: over plain names where it is None.

        written = definitions().example()
        len(loads(written.text).indicators) == len(written.shape.indicators)
    """
    return _Writer(draw, formulas).written()


class _Writer:
    def __init__(self, draw: st.DrawFn, formulas: st.SearchStrategy[Node] | None) -> None:
        self.draw = draw
        self.formulas = trees(plain_names(), max_leaves=4) if formulas is None else formulas
        self.lines: list[str] = []
        self.levels: list[tuple[str, str]] = []
        self.indicators: list[tuple[str, Node | None]] = []

    def written(self) -> WrittenDefinition:
        if self.draw(st.booleans()):
            self.line(0, "Judul", "Kertas Kerja Kantor Contoh")
        if self.draw(st.booleans()):
            self.line(0, "Tahun", "2021-2026")
        if self.draw(st.booleans()):
            self.line(0, "Unit", "Kecamatan Contoh")
            self.line(0, "Subunit", "Kelurahan A; Kelurahan B")
        if self.draw(st.booleans()):
            self.line(0, "Kebijakan", "Kebijakan kantor")
            for key, value in self.draw(st.sampled_from(POLICIES)):
                self.line(2, key, value)
        for _ in range(self.draw(st.integers(1, 3))):
            self.level(None, 0)
        data = self.data()
        shape = Shape(tuple(self.levels), tuple(self.indicators), data)
        return WrittenDefinition("\n".join(self.lines) + "\n", shape)

    def level(self, parent: str | None, indentation: int) -> None:
        there = {kind for kind, _ in self.levels}
        orphans = {kind for kind, other in ALONE.items() if parent is None and other in there}
        allowed = [level for level in LEVELS if parent in PARENTS[level] and level not in orphans]
        kind = self.draw(st.sampled_from(allowed))
        name = f"{self.draw(plain_names())} {len(self.levels) + 1}"
        number = self.draw(st.sampled_from(("", " 1", " 2.1")))
        self.line(indentation, kind + number, name)
        self.levels.append((kind, name))
        inner = indentation + self.draw(st.integers(1, 4))
        for _ in range(self.draw(st.integers(0, 2))):
            self.indikator(inner)
        deeper = len(self.levels) < 8 and indentation < 4 * MOST_DEEP and kind != "Sub Kegiatan"
        for _ in range(self.draw(st.integers(0, 2)) if deeper else 0):
            self.level(kind, inner)

    def indikator(self, indentation: int) -> None:
        name = f"Persentase capaian {len(self.indicators) + 1}"  # no formula uses such a name
        self.line(indentation, "Indikator", name)
        inner = indentation + self.draw(st.integers(1, 4))
        tree = self.draw(st.one_of(st.none(), self.formulas))
        fields = [("Formula", self.draw(formula_texts(tree)))] if tree is not None else []
        fields += self.draw(st.lists(st.sampled_from(FIELDS), max_size=2, unique_by=lambda field: field[0]))
        for key, value in self.draw(st.permutations(fields)):
            self.line(inner, key, value)
        self.indicators.append((name, tree))

    def data(self) -> tuple[str, ...]:
        """Declare some of the data that the formulas use, one perhaps as a part of another."""
        used = {
            fold(name.text): name.text for _, tree in self.indicators if tree is not None for name in names_of(tree)
        }
        declared = self.draw(st.lists(st.sampled_from(sorted(used)), unique=True, max_size=4)) if used else []
        names = [used[key] for key in declared]
        for name in names:
            self.line(0, "Data", name)
            if self.draw(st.booleans()):
                self.line(2, "Satuan", "laporan")
        if len(names) > 1 and self.draw(st.booleans()):
            self.line(2, "Invarian", f'"{names[0]}" bagian dari "{names[1]}"')
        return tuple(names)

    def line(self, indentation: int, key: str, value: str) -> None:
        """One entry, the lines of its value below one another; blank lines and comments are thrown in."""
        between = self.draw(st.sampled_from(("", "", "blank", "comment")))
        if between:
            self.lines.append("" if between == "blank" else " " * indentation + "# keterangan")
        key = self.draw(st.sampled_from((key, key, key.lower(), key.upper())))
        blank = self.draw(st.sampled_from((" ", "", "   ")))
        margin = " " * indentation
        first, *more = value.split("\n")
        self.lines.append(f"{margin}{key}:{blank}{first.strip()}")
        self.lines += [f"{margin}      {line.strip()}" for line in more]
