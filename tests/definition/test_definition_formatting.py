"""The canonical layout: gold pairs, and the laws that it keeps meaning and comments and is reached in one step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indikator_dsl.definition import format_definition, read_definition
from indikator_dsl.diagnostics import DefinitionError

PAIRS = {
    "indentation, keys and blank lines": (
        "judul : A\nTUJUAN 1: B\n     indikator: C\n          formula: d\n            / e\n\n\n          satuan:   %\n"
        "     Sasaran:  D\nDATA: x\n\tSatuan: orang",
        "Judul: A\n\nTujuan 1: B\n\n  Indikator: C\n    Formula: d\n             / e\n    Satuan: %\n\n  Sasaran: D\n\n"
        "Data: x\n  Satuan: orang\n",
    ),
    "comments stay at their block": (
        "# berkas ini\n\n# kepala\nJudul: A\n# tentang B\nTujuan: B\n   # tentang C\n   Indikator: C\n"
        "      # tentang d\n      Formula: d\n      # sesudah d\n\n# tentang E\n\nData: E\n  # ekor\n\n# akhir\n",
        "# berkas ini\n\n# kepala\nJudul: A\n\n# tentang B\nTujuan: B\n\n  # tentang C\n"
        "  Indikator: C\n    # tentang d\n    Formula: d\n    # sesudah d\n"
        "\n# tentang E\n\nData: E\n# ekor\n\n# akhir\n",
    ),
    "a comment inside a long value goes before it": (
        "Tujuan: A\n  Indikator: B\n    Formula: c\n      # di dalam\n      / d\n",
        "Tujuan: A\n\n  Indikator: B\n    # di dalam\n    Formula: c\n             / d\n",
    ),
    "a value that starts on the next line": (
        "Tujuan: A\n  Catatan:\n    satu\n\n    dua\n",
        "Tujuan: A\n  Catatan: satu\n\n           dua\n",
    ),
    "spellings of a level": (
        "Program: A\n  Kegiatan: B\n    sub-kegiatan 1: C\n",
        "Program: A\n\n  Kegiatan: B\n\n    Sub Kegiatan 1: C\n",
    ),
    "nothing": ("\n\n", ""),
}  # fmt: skip


@pytest.mark.parametrize(("written", "canonical"), PAIRS.values(), ids=PAIRS)
def test_gold_pairs(written: str, canonical: str) -> None:
    assert format_definition(written) == canonical
    assert format_definition(canonical) == canonical


def test_a_file_with_errors_is_not_formatted() -> None:
    with pytest.raises(DefinitionError) as raised:
        format_definition("Tujuan: A\n  Indikatr: B\n  Kode:\n", "a.indikator")
    assert [finding.code for finding in raised.value.diagnostics] == ["D101", "D205"]
    assert "a.indikator:2:3" in str(raised.value)


CHILDREN = {
    "": ["IKD", "Misi", "Tujuan 1", "Program", "Data"],
    "IKD": ["Misi", "tujuan", "Indikator"],
    "Misi": ["Tujuan", "Indikator"],
    "Tujuan": ["Sasaran 2", "Program", "INDIKATOR"],
    "Sasaran": ["Program", "Indikator"],
    "Program": ["Kegiatan", "Indikator"],
    "Kegiatan": ["Sub-kegiatan", "Indikator"],
    "Sub Kegiatan": ["Indikator"],
}
FIELDS = {"Indikator": ["Formula", "definisi", "Satuan"], "Data": ["Sinonim", "Satuan"]}
VALUES = st.text(alphabet="ab/ %.#é\u2028", min_size=1, max_size=12).filter(
    lambda text: text.strip()[:1] not in ("", "#")
)


@st.composite
def files(draw: st.DrawFn) -> str:
    """Valid files in every bad layout: any indentation, blank lines and comments anywhere."""
    lines: list[str] = []
    names = iter(range(10_000))

    def loose(indentation: int) -> None:
        kinds = ["", "   ", " " * indentation + "# k", "# k", "            # k"]
        lines.extend(draw(st.lists(st.sampled_from(kinds), max_size=2)))

    def block(parent: str, indentation: int, depth: int) -> None:
        for key in draw(st.lists(st.sampled_from(CHILDREN[parent]), max_size=3 if depth < 3 else 1)):
            loose(indentation)
            lines.append(f"{' ' * indentation}{key}: nama {next(names)}")
            kind = key.split(" ")[0].capitalize().replace("Ikd", "IKD").replace("Sub-kegiatan", "Sub Kegiatan")
            inner = indentation + draw(st.integers(1, 5))
            for field in draw(st.lists(st.sampled_from(FIELDS.get(kind, ["Kode"])), unique=True)):
                loose(inner)
                lines.append(f"{' ' * inner}{field}:{draw(st.sampled_from(['', ' ', '  ']))}{draw(VALUES)}")
                for more in draw(st.lists(VALUES, max_size=2)):
                    loose(inner + 1)
                    lines.append(" " * (inner + 1 + draw(st.integers(0, 3))) + more)
            if kind in CHILDREN:
                block(kind, draw(st.integers(indentation + 1, inner)), depth + 1)

    block("", 0, 0)
    loose(0)
    return "\n".join(lines)


@given(files())
def test_formatting_keeps_meaning_and_comments(text: str) -> None:
    definition, diagnostics = read_definition(text)
    assert not [finding for finding in diagnostics if finding.is_error]
    formatted = format_definition(text)
    assert read_definition(formatted)[0] == definition
    assert formatted.count("# k") == text.count("# k")


@given(files())
def test_formatting_twice_is_formatting_once(text: str) -> None:
    formatted = format_definition(text)
    assert format_definition(formatted) == formatted
