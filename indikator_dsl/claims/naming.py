"""What the names in claims stand for: data and indicators as in formulas, and `hasil` for the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from indikator_dsl.claims.model import Term
from indikator_dsl.diagnostics import Diagnostic
from indikator_dsl.text.names import clean, fold
from indikator_dsl.text.nearest import nearest

if TYPE_CHECKING:
    from indikator_dsl.definition import Passage
    from indikator_dsl.registry.bind import Binder
    from indikator_dsl.registry.bound import BoundIndikator

__all__ = ["RESULT", "Naming", "shortened"]

RESULT = "hasil"
LONGEST = 60
MOST_SUGGESTIONS = 20  # findings that get a suggestion: looking for one takes a look at every name


@frozen
class Naming:
    """Names under one owner: an indicator, or a Data where `owner` is None. Findings are added to `found`."""

    binder: Binder
    owner: BoundIndikator | None
    found: list[Diagnostic]

    def term(self, name: str, passage: Passage, span: tuple[int, int], unknown: str) -> Term | None:
        """What `name`, at `span` of `passage`, stands for; None with a finding (code `unknown`) for nothing known."""
        folded = fold(name)
        if self.owner is not None and folded == RESULT:
            return Term(folded, self.owner.key, self.owner.id)
        key = self.binder.canonical.get(folded, folded)
        real, agree = self.binder.computed(key)
        if self.owner is not None and self.owner.id in real:
            return Term(folded, key, self.owner.id)
        if len(real) > 1 and not agree:
            self.say("U106", passage, *span, nama=shortened(name), daftar="; ".join(real[:8]))
            return None
        if real:
            return Term(folded, key, real[0])
        if key in self.binder.base or key in self.binder.data:
            return Term(folded, key)
        suggestion = self._suggestion(name) if len(self.found) < MOST_SUGGESTIONS else None
        self.say(unknown, passage, *span, suggestion, nama=shortened(name))
        return None

    def _suggestion(self, name: str) -> str | None:
        """What `name` may have meant: a known name written much like it, or a division of known names."""
        from indikator_dsl.registry.splits import split

        names = [base.nama for base in self.binder.base.values()] + [data.nama for data in self.binder.data.values()]
        near = nearest(name, names, least=60)
        divided = split(name, {fold(known): known for known in names}, names)
        return divided.text if divided is not None else near[0] if near else None

    def say(
        self, code: str, passage: Passage, start: int, end: int, suggestion: str | None = None, /, **values: str
    ) -> None:
        self.found.append(passage.locate(Diagnostic.of(code, start, end, suggestion, **values)))


def shortened(text: str) -> str:
    """`text` on one line, cut where it is too long for a message."""
    text = clean(text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
