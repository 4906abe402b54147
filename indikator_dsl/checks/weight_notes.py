"""A weight in a bracketed note of a name: read as part of the name, it weighs nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.formula.printing.canonical import print_name
from indikator_dsl.formula.tree import Name, names_of
from indikator_dsl.text.names import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from indikator_dsl.registry.registry import Registry

NOTE = re.compile(r"\s*\((?:bobot\b[\s:=]*)?([0-9]{1,3}(?:,[0-9]{1,4})?)\s*(%|persen)\s*\)", re.IGNORECASE)


def check(registry: Registry) -> Iterator[Diagnostic]:
    for bound in registry.indicators:
        tree, passage = bound.formula.tree, bound.indikator.formula
        if tree is None or passage is None or isinstance(tree, Name):
            continue
        asked = {found.start for found in bound.formula.diagnostics if found.code == "F258"}  # by the reader already
        for name in names_of(tree):
            note = NOTE.search(name.text) if "(" in name.text else None
            if note is None or name.span[0] in asked:
                continue
            bare = " ".join((name.text[: note.start()] + name.text[note.end() :]).split())
            suggestion = f"{note[1]}% × {print_name(bare)}" if bare else None
            yield passage.locate(
                Diagnostic.of("P118", *name.span, suggestion, bobot=note[1], nama=short(name.text, 80))
            )
