"""A real example for each code: what breaks, what the program then says, and what mends it.

The texts are in the `.txt` files beside this one, one file a subject. A section begins with `== CODE` and holds what is
broken, a line `=>`, and what is mended; `== CODE tanpa contoh: …` says instead why no short text can show the code.

A line `-- name` begins a file of the example: `formula`, `dikenal` (declared names), `naskah.txt` or `naskah.csv`,
`kk.indikator`, `data.csv`, `data.json`, `jawaban.csv`, `target.csv`, `pilihan` (`unit: …`, `periode: …`, `cari: …` for
a name to look up, or `banding: …` for an indicator to compare, with `dari: …` and `ke: …` or with `target: …` and
`untuk: …`). The first file needs no such line where it is the usual one of the subject. A mended example repeats only
the files that change.

`running` turns an example into the findings that the program prints.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from attrs import frozen

from indikator_dsl.diagnostics.catalogue import SUBJECTS

__all__ = ["Example", "example", "examples"]

SECTION = re.compile(r"^== (?P<code>\w+)(?: tanpa contoh: (?P<why>.+))?\n(?P<body>(?:(?!== ).*\n)*)", re.MULTILINE)
USUAL = {"F": "formula", "M": "data.csv", "K": "naskah.txt"}
"""What the first text of an example is, by the letter of its code; `kk.indikator` for all others."""


@frozen
class Example:
    """The texts of one code by the names of their files, or `why` there are none (one Indonesian sentence)."""

    code: str
    broken: dict[str, str]
    mended: dict[str, str]
    why: str | None = None

    @property
    def changed(self) -> tuple[str, ...]:
        """The names of the files that the mended example has otherwise."""
        return tuple(name for name, text in self.mended.items() if self.broken.get(name) != text)


@cache
def examples(letter: str) -> dict[str, Example]:
    """The examples of one subject by code; none where the subject has no file."""
    source = files(__name__).joinpath(f"{SUBJECTS[letter]}.txt")
    if not source.is_file():
        return {}
    text = source.read_text(encoding="utf-8")
    return {found["code"]: _example(found["code"], found["why"], found["body"]) for found in SECTION.finditer(text)}


def example(code: str) -> Example | None:
    """The example of `code`, or None where nobody has written one."""
    return examples(code[:1]).get(code)


def _example(code: str, why: str | None, body: str) -> Example:
    broken, _, mended = body.partition("=>\n")
    usual = USUAL.get(code[0], "kk.indikator")
    parts = _parts(broken, usual)
    return Example(code, parts, parts | _parts(mended, next(iter(parts), usual)), why)


def _parts(text: str, usual: str) -> dict[str, str]:
    pieces = re.split(r"^-- (\S+)\n", text, flags=re.MULTILINE)
    named = dict(zip(pieces[1::2], pieces[2::2], strict=True))
    if pieces[0].strip():
        named = {usual: pieces[0], **named}
    return {name: part.rstrip("\n") + "\n" for name, part in named.items()}
