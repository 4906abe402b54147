"""The grammar and the table of keys must know the same words, and the grammar must take every sequence of lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lark import Lark

from indikator_dsl.definition.keys import ALL_KEYS, BLOCKS, FIELDS, HEAD, LEVELS, SPELLINGS, read_key
from indikator_dsl.definition.lines import cut_lines
from indikator_dsl.grammar_files import grammar_text


def kind_of(key: str) -> str:
    if key in HEAD:
        return "HEAD"
    if key in LEVELS:
        return "LEVEL"
    return {"Indikator": "INDIKATOR", "Data": "DATA", "Kebijakan": "DATA"}.get(key, "FIELD")


@pytest.mark.parametrize("key", ALL_KEYS)
def test_every_key_has_its_kind_of_line(key: str) -> None:
    for written in (key, key.upper(), key.lower(), f"\t\u00a0{key} ", key.replace(" ", " \u00a0")):
        (token,) = cut_lines(f"{written}: isi")
        assert token.type == kind_of(key)
        assert read_key(written) == (key, None)


@pytest.mark.parametrize("written", SPELLINGS)
def test_every_spelling_is_in_the_grammar(written: str) -> None:
    (token,) = cut_lines(f"  {written}:")
    assert token.type == kind_of(SPELLINGS[written])


def test_only_levels_have_numbers() -> None:
    assert {key for key in ALL_KEYS if read_key(f"{key} 2.1")} == set(LEVELS)
    assert [token.type for token in cut_lines("Sasaran 2a:\nIndikator 2:\nData 1:")] == ["LEVEL", "OTHER", "OTHER"]


def test_every_block_has_fields_and_every_field_a_block() -> None:
    assert set(FIELDS) == set(BLOCKS)
    assert {field for fields in FIELDS.values() for field in fields} == set(ALL_KEYS) - {*HEAD, *BLOCKS}


LINES = [
    "Formula: a",
    "  Indikator: b",
    "Tujuan 1: c",
    "data: d",
    "Unit: e",
    " # f",
    "",
    " \t",
    "\x0b",
    "apa saja",
    "a: b",
    "\u2028x",
]


@given(st.lists(st.sampled_from(LINES)))
def test_the_grammar_takes_any_lines_and_its_tokens_are_the_text(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    tokens = list(cut_lines(text))
    assert "".join(tokens) == text
    tree = Lark(grammar_text("definition.lark"), parser="lalr").parse(text)
    assert [(token.type, str(token)) for token in tokens] == [(child.type, str(child)) for child in tree.children]  # type: ignore[union-attr]


def test_an_unknown_grammar_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        grammar_text("tidak_ada.lark")
